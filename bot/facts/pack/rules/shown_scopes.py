"""Whether the words of an article show the meets, races and seasons to which a claim refers: year, event and round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.names import fold
from bot.facts.pack.sentences.stated_values import is_number
from bot.facts.relative_day import RelativeDay
from bot.facts.scope import SEASON
from bot.facts.values.contests import event_runs, find_contest, is_round_of, meet_of, read_rounds
from bot.facts.values.dates import read_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.errors import Problem
    from bot.facts.model import Claim, Span
    from bot.facts.pack.sentences.articles import Located
    from bot.facts.pack.sentences.source import Source
    from bot.facts.pack.toml.fields import SourceLocation
    from bot.facts.registers import Event, Race
    from bot.facts.values.kinds import Context

_YEAR = re.compile(r"\d{4}")
_PARTS = {"about": ("the subject", "subject-not-named"), "value": ("the value", "value-not-in-excerpt")}
"""What of a claim has no key of its own, and the rule that it breaks."""


class _Scope(NamedTuple):
    """The id and the event of what a claim refers to, and the table and the keys that lead to it."""

    at: SourceLocation
    id: str
    event: str | None
    keys: tuple[str, ...]


def scope_problems(claim: Located[Claim], source: Source, reading: str) -> Iterator[Problem]:
    """What a claim refers to by an id, where neither its sentence nor a reading names that, nor its year.

    An event that is not the story's stands in the paragraph, and so does a round that nobody would take for granted.
    """
    sentence = source.text.sentences_around(claim.entry.span)
    context = source.context(claim.entry.span)
    for scope in _scopes(claim, source):
        # What a claim is compared with may stand in the sentence before.
        stretch = source.up_to(sentence) if scope.keys[0] == "than" else sentence
        words = source.text.words(stretch)
        lack: str | None
        if not _shows_year(scope.id, words, context) and not (reading and _shows_year(scope.id, reading, context)):
            lack = "no name that is its own stands there, nor its year"
        else:
            lack = _event_unread(scope, sentence, source, reading) or _round_unread(scope, sentence, source, reading)
        if lack:
            key = scope.keys[-1]
            rule = "in-not-in-sentence" if key == "in" else "when-not-in-sentence"
            part, part_rule = _PARTS.get(key, (f"“{key}”", rule))
            message = (
                f"“{scope.id}” cannot be read in “{words}”: {lack}: mend {part}, or say in “reading” how it is read"
            )
            yield scope.at.problem(part_rule, message, *scope.keys)


def sex_problems(claims: Iterable[Located[Claim]], source: Source) -> Iterator[Problem]:
    """The men's event of somebody whose others are women's, where the words name no sex: “5000m” may be either."""
    reference = source.reference
    raced: dict[str, list[tuple[Located[Claim], Event]]] = {}
    for claim in claims:
        attribute = reference.attribute(claim.entry.what)
        event = reference.event_of(claim.entry.in_) if attribute is not None and is_number(attribute) else None
        if event is not None and claim.span is not None:
            raced.setdefault(claim.entry.about, []).append((claim, event))
    for claim, event, own in ((*each, claims_of) for claims_of in raced.values() for each in claims_of):
        sex, _, distance = event.name.partition(" ")
        others = {other.name.partition(" ")[0] for _, other in own if other.id != event.id}
        mates = {f"{other} {distance}" for other in others - {sex}}
        is_open = mates and sex not in others and event.id not in source.events
        if is_open and any(other.name in mates for other in reference.registers.events.values()):
            words = source.text.words(source.up_to(source.text.sentences_around(claim.entry.span)))
            if f" {fold(sex)} " not in f" {fold(words)} {fold(claim.entry.reading or '')} ":
                name = reference.name_of(claim.entry.about)
                message = (
                    f"{name} is in no {sex.lower()} event but this, and no word says so: "
                    "mend “in”, or say in “reading” how it is read"
                )
                yield claim.at.problem("in-not-in-sentence", message, "in")


def _scopes(claim: Located[Claim], source: Source) -> Iterator[_Scope]:
    """What a file writes behind “in” and “when”, and a meet or race as the subject, the value or that of its day."""
    entry, than = claim.entry, claim.entry.than
    if "in" in claim.table.home("in"):
        yield _Scope(claim.home("in"), entry.in_.entry, entry.in_.event, ("in",))
    if "when" in claim.table.home("when") and entry.when and entry.when.bound:
        yield _Scope(claim.home("when"), entry.when.at, None, ("when",))
    if than is not None and than.in_ is not None:
        yield _Scope(claim.at, than.in_.entry, than.in_.event, ("than", "in"))
    if than is not None and than.when is not None and than.when.bound:
        yield _Scope(claim.at, than.when.at, None, ("than", "when"))
    day = RelativeDay.parse(entry.value)
    if day is not None or source.reference.meet_of(entry.value) is not None:
        yield _Scope(claim.at, day.anchor if day else entry.value, None, ("value",))
    if source.reference.meet_of(entry.about) is not None:
        yield _Scope(claim.at, entry.about, None, ("about",))


def _shows_year(id_: str, words: str, context: Context) -> bool:
    """Whether words name a meet, race or season, or its year; the story's own need not be named."""
    names = context.names
    meet = meet_of(id_, names) if names else None
    year = str(meet.year) if meet else id_.removeprefix(SEASON)
    if names is None or not _YEAR.fullmatch(year) or id_ == f"{SEASON}{context.year}":
        return True
    if meet and meet.id == context.meet and not names.find(words, names.ids_naming(meet.id)):
        return True
    return any(date.value.startswith(year) for date in read_dates(words, context)) or any(
        find_contest(kind, words, each, context) for kind, each in (("meet", meet.id if meet else ""), ("race", id_))
    )


def _event_unread(scope: _Scope, sentence: Span, source: Source, reading: str) -> str | None:
    """What is missing where neither the paragraph up to a sentence's end nor a reading names another event."""
    registers = source.reference.registers
    race = registers.races.get(scope.id)
    event = registers.events.get(race.event if race else scope.event or "")
    if event is None or event.id in source.events:
        return None
    up_to = source.up_to(sentence)
    words = source.text.text[up_to.start : up_to.end]
    # “1500m” alone is the story's own of two events that go by it.
    printed = (run.holders.ids for text in (words, reading) for run in event_runs(text, source.context(up_to)))
    if any(event.id in ids and source.events.isdisjoint(ids) for ids in printed):
        return None
    if race and any([*run.holders.ids] == [race.id] for run in source.reference.names.runs(words)):
        return None
    # "The men's race" in a story of women is of the same event.
    sex, _, distance = event.name.partition(" ")
    own = {registers.events[each].name.partition(" ")[2] for each in source.events}
    if distance in own and f" {fold(sex)} " in f" {fold(words)} ":
        return None
    return f"no name of {event.name} stands from the start of the paragraph to there"


def _round_unread(scope: _Scope, sentence: Span, source: Source, reading: str) -> str | None:
    """What is missing where a race is of another round than the words tell of; a final alone goes without saying."""
    race = source.reference.registers.races.get(scope.id)
    if race is None or race.id in source.stories or _tells_round(race, reading):
        return None
    up_to = source.text.words(source.up_to(sentence))
    is_beside_own = any((each.meet, each.event) == (race.meet, race.event) for each in source.races)
    near = any(read_rounds(source.text.words(sentence)))
    is_default = race.round == "final" and not is_beside_own and not near
    return None if is_default or _tells_round(race, up_to) else f"its round, “{race.round}”, does not stand there"


def _tells_round(race: Race, words: str) -> bool:
    return any(is_round_of(race, each, words) for each in read_rounds(words))
