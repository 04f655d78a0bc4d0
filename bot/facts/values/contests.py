"""Which meet or race a text means: by its own name, or by that of its series or event and a year beside it.

Half of what a register has may go by "the Worlds": without a year these are the championships that the story is about.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.facts.model import Span
from bot.facts.names import Word, fold, words
from bot.facts.registers import ROUND_WORDS, Event, Race
from bot.facts.values.dates import read_dates
from bot.facts.values.kinds import ProseValue
from bot.facts.values.moments import read_moments
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import NUMBER, ORDINAL, cardinal, ordinal, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.names import NameRun, Names
    from bot.facts.registers import Entry, Meet
    from bot.facts.values.kinds import Context

_PARTED = {"semi": "semi-final", "quarter": "quarter-final"}
"""What stands before “final” where that is an earlier round."""
_NTH_OF = LazyRegex(rf"\bthe\s(?P<n>{ORDINAL})\s$")
_NUMBERED = LazyRegex(rf"\s(?:no\.?\s|number\s)?(?P<n>{NUMBER})(?![\w.:,-]\w)\b")
"""What stands before and behind a round where that says which of its races it is."""
_NEAREST = 3
"""Words that may stand between a name and its year: "the World Championships in Oregon last year"."""


def find_contest(kind: str, text: str, value: str, context: Context) -> ProseValue | None:
    """The first name in a text that shows a meet or race, or None."""
    if context.names is None:
        return None
    entry, meet = context.names.entry(value), meet_of(value, context.names)
    if entry is None or meet is None:
        return None
    years = [date for date in read_dates(text, context) if date.value[:4].isdigit()]
    for run in context.names.runs(text):
        is_named = context.names.ids_naming(value).intersection(run.holders.ids)
        if is_named and (_is_name_of_one(run, text, entry) or _is_of_year(run, text, meet, years, context)):
            return ProseValue(kind, value, run.start, run.end)
    return None


def event_runs(text: str, context: Context) -> list[NameRun]:
    """The names of events in a text, without those that are a moment of a race: “with 800m to go”."""
    runs = context.names.runs(text) if context.names else ()
    moments = [Span(each.start, each.end) for each in read_moments(text, context)]
    return [run for run in runs if run.holders.register is Event and not any(each.holds(run.span) for each in moments)]


def read_rounds(text: str) -> Iterator[ProseValue]:
    """The rounds that a text names, in order: “semi-final” is no final, and a dead heat no heat."""
    before: Word | None = None
    for word, behind in pairwise([*words(text), Word(0, 0, "")]):
        round_, last = ROUND_WORDS.get(word.folded), before.folded if before else ""
        if before and round_ == "final" and last in _PARTED:
            yield ProseValue("round", _PARTED[last], before.start, word.end)
        elif (
            round_ and (last, round_) != ("dead", "heat") and not (word.folded in _PARTED and behind.folded == "final")
        ):
            yield ProseValue("round", round_, word.start, word.end)
        before = word


def round_number(round_: ProseValue, text: str) -> int | None:
    """Which race of its round a text means: "the second heat", "heat 2"; None where it does not say."""
    low = plain(text)
    before, behind = _NTH_OF.search(low, 0, round_.start), _NUMBERED.match(low, round_.end)
    return (before and ordinal(before["n"])) or (cardinal(behind["n"]) if behind else None)


def is_round_of(race: Race, round_: ProseValue, text: str) -> bool:
    """Whether a round that a text names is that of a race, and its number too where both have one."""
    own, number = race.id.rpartition(f"{race.round}-")[2], round_number(round_, text)
    return round_.value == race.round and (number is None or not own.isdecimal() or number == int(own))


def meet_of(id_: str, names: Names) -> Meet | None:
    """The meet with that id, or that of the race with it; None where there is neither."""
    race = names.registers.races.get(id_)
    return names.registers.meets.get(race.meet if race else id_)


def _is_name_of_one(run: NameRun, text: str, entry: Entry) -> bool:
    """Whether a name is that of one meet or race alone; a race is called by its event and round at every meet."""
    if [*run.holders.ids] != [entry.id]:
        return False
    return not isinstance(entry, Race) or text[run.start : run.end].casefold() != entry.name.casefold()


def _is_of_year(run: NameRun, text: str, meet: Meet, years: Sequence[ProseValue], context: Context) -> bool:
    """Whether a name that several meets or races share is that of the year beside it, or else of the story's meet."""
    nearest = sorted(_years_near(run, text, years))
    # “Tokyo 2020” was held a year later.
    return nearest[0][1] in {str(meet.year), *fold(meet.name).split()} if nearest else meet.id == context.meet


def _years_near(run: NameRun, text: str, years: Sequence[ProseValue]) -> Iterator[tuple[int, str]]:
    """The years beside a name, with the number of words between."""
    for each in years:
        between = text[min(run.end, each.end) : max(run.start, each.start)]
        distance = len(between.split())
        if distance <= _NEAREST:
            yield distance, each.value[:4]
