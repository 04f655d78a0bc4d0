"""Names, values, scopes and moments as a sentence says them: "on lap two", "at the Harbour Games 2027".

An answer names somebody in full once, and then by the surname where that is theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from bot.answers.points.wording import (
    full_name,
    in_quotation_marks,
    name_in_a_sentence,
    name_of,
    number_word,
    own_moment_words,
    pronouns,
    value_words,
)
from bot.answers.sentences.clauses import is_direct_speech
from bot.facts import values
from bot.facts.model import Value
from bot.facts.moment import Bound, Moment
from bot.facts.occasion_names import in_a_sentence, with_article
from bot.facts.values.ranks import ABSENT, STARTED
from bot.facts.values.references import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.facts.model import Than
    from bot.facts.scope import Scope
    from bot.facts.vocabulary import Attribute
    from bot.store.rows import EntryRow, RaceRow

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
STATUS_WORDS = {
    "PB": "a personal best",
    "SB": "a season's best",
    "NR": "a national record",
    "AR": "an area record",
    "CR": "a championship record",
    "OR": "an Olympic record",
    "WR": "a world record",
    "WL": "a world lead",
}
"""What a line calls the status of a mark, by its code."""
_OUTCOMES = {
    "DNS": "did not start",
    "DNF": "did not finish",
    "DQ": "was disqualified",
    "NH": "cleared no height",
    "NM": "had no valid mark",
}
_PLACE_WORDS = _OUTCOMES | {STARTED: "took part", ABSENT: "did not take part"}
_AFTER = "after"
"""How the state as of a race is told: it stood so once that was run."""

_LAP = re.compile(r"lap (\d+)")
_AFTER_LAPS = re.compile(r"after lap (\d+)")
_LAPS_TO_GO = re.compile(r"(\d+) laps to go")
_ATTEMPT = re.compile(r"(attempt|hurdle) (\d+)")
_CENTIMETRES = re.compile(r"0\.(\d\d)m")
_ONE_OF_SEVERAL = re.compile(r"(?P<event>.+) (?P<round>(?:semi|quarter)-final|heat)")
_TITLE = re.compile(r"(?P<games>.+ic) Games|(?P<championships>.+) Championships")
_ADJECTIVES = {"World": "world", "Indoor": "indoor", "National": "national", "World Indoor": "world indoor"}


class Phrasing(Struct):
    """How one answer speaks of people and things.

    ``race`` is the one that the answer is about: it and its meet go without saying. None: every scope is said.
    ``noun`` is what the race is called ("the competition"); ``pronouns`` are those of people by id, where an event
    tells them.
    """

    names: Mapping[str, EntryRow]
    race: RaceRow | None = None
    pronouns: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    noun: str = "race"
    implied: frozenset[Moment] = frozenset()
    """Moments that go without saying, for a heading says them."""
    unsaid: frozenset[Moment] = frozenset()
    """Those of them that the sentence leaves out."""
    brief: bool = False
    """Whether metres are "m"."""
    introduced: set[str] = field(default_factory=set)
    """Who has been named in full."""
    named: dict[str, None] = field(default_factory=dict)
    """The ids that the sentence names, in order."""

    def apart(self) -> Phrasing:
        """The same, to which nobody is introduced from here on whom the other names."""
        return replace(self, introduced={*self.introduced}, named={})

    def begin(self, *, says_moments: bool = False) -> None:
        """A new sentence; ``says_moments``: it tells several, so that none goes without saying."""
        self.named.clear()
        self.unsaid = frozenset() if says_moments else self.implied

    def whose(self, about: str) -> str:
        """As in "his"; "Brown's" where no event tells; of a team "their"."""
        if about in self.pronouns:
            return self.pronouns[about][1]
        row = self.names.get(about)
        return f"{self.name(about)}'s" if row is not None and row.type == "person" else "their"

    def member(self, population: str) -> str:
        """One of a population, "British athlete", "British man"; of a place "from Morocco"."""
        row = self.names.get(population)
        if row is not None and row.type == "place":
            return f"from {self.name(population)}"
        return re.sub(r"men$", "man", self.name(population)).removesuffix("s")

    def name(self, entry_id: str) -> str:
        """Somebody's or something's name within a sentence."""
        if self.race is not None and entry_id == self.race.id:
            return f"the {self.noun}"
        self.named[entry_id] = None
        row = self.names.get(entry_id)
        if row is None or row.type != "person":
            name = name_in_a_sentence(entry_id, self.names)
            return f"{name}{self._at(row.detail, name)}" if row is not None and row.type == "race" else name
        short = entry_id in self.introduced and row.owner and not row.unnamed
        self.introduced.add(entry_id)
        return row.name.rsplit(maxsplit=1)[-1] if short else name_of(entry_id, self.names)

    def heading_name(self, entry_id: str) -> str:
        """A name in full, as a heading has it; the own meet of a race goes without saying."""
        row = self.names.get(entry_id)
        is_own = row is not None and self.race is not None and row.detail == self.race.meet_name
        return name_of(entry_id, self.names) if is_own else full_name(entry_id, self.names)

    def stood_at(self, when: Moment, scope: Scope) -> str:
        """As in "at the Harbour Games 2031", of how things stood there once these Games were over; else ""."""
        row = self.names.get(scope.entry) if when == Moment.as_of(scope.entry) and scope.event is None else None
        return f"at {self.name(row.id)}" if row is not None and row.type == "meet" else ""

    def _at(self, meet: str | None, race: str) -> str:
        """Where a race was, unless it goes without saying: "at the Delta Open 2029"."""
        own = self.race.meet_name if self.race is not None else ""
        words = [word for word in (meet or "").split() if not word.isdigit()]
        return "" if not meet or meet == own or " ".join(words) in race else f" at {with_article(meet)}"

    def value(self, attribute: Attribute, value: Value) -> str:
        """A canonical value within a sentence: places and counts in words, what was denied with "not".

        A text in which a speaker speaks of themselves stands in quotation marks.
        """
        if value.denied:
            return f"not {self.value(attribute, Value(value.text))}"
        if attribute.kind == "text" and is_direct_speech(value.text):
            return in_quotation_marks(value.text)
        words = _OF_KINDS.get(attribute.kind)
        return words(self, value.text) if words is not None else value_words(attribute, value, self.names)

    def moment(self, when: Moment, *, with_own: bool = False) -> str:
        """A moment within a sentence: "on lap two", "before the 2023 season".

        The state after the own race goes without saying; ``with_own``: "after the race".
        """
        if when in self.unsaid:
            return ""
        if when.bound is None:
            words = own_moment_words(when, self.names) or _moment_of_race(when.at)
            words = words.replace("the race", f"the {self.noun}")
            return words.replace(" metres", " m") if self.brief else words
        if when.at[0].isdigit():
            return f"{'as of' if when.bound is Bound.AS_OF else 'before'} {values.show('date', when.at)}"
        if self.race is not None and when == Moment.as_of(self.race.id):
            return f"{_AFTER} the {self.noun}" if with_own else ""
        if when.bound is not Bound.AS_OF:
            return f"going into {self.name(when.at)}"
        # A race is over for whoever tells of it; championships may be going on.
        row = self.names.get(when.at)
        return f"{'as of' if row is not None and row.type == 'meet' else _AFTER} {self.name(when.at)}"

    def scope(self, scope: Scope, before: str = "") -> str:
        """A claim's scope with its preposition, "" where it goes without saying: "in the mile in 2031".

        ``told`` are words beside it, which may name the event in the name of a race.
        """
        where = self._where(scope)
        is_own = self.race is not None and (scope.entry, scope.event) == (self.race.meet, self.race.event)
        event = self.name(scope.event) if scope.event and not is_own else ""
        return " ".join(filter(None, (f"in {event}" if event and event not in before else "", where)))

    def contest(self, scope: Scope) -> str:
        """What is won in a scope, as an object where it is a contest: "the mile at the Harbour Games 2031"."""
        words = self.scope(scope)
        return words if scope.season is not None and not scope.event else words.removeprefix("in ")

    def _where(self, scope: Scope) -> str:
        own = {self.race.id, self.race.meet} if self.race is not None else set()
        if scope.is_career or scope.entry in own:
            return ""
        if scope.season is not None:
            return f"in {scope.season}"
        row = self.names.get(scope.entry)
        if row is None or row.type != "race":
            return f"at {self.name(scope.entry)}"
        one = _ONE_OF_SEVERAL.fullmatch(row.name)
        if one is None:
            return f"in {self.name(scope.entry)}"
        self.named[scope.entry] = None
        whose = (pronouns(row.name) or ("", "a"))[1]
        return f"in {whose} {one['round']} of the {in_a_sentence(one['event'])}{self._at(row.detail, row.name)}"

    def title(self, scope: Scope) -> str:
        """The title that is won there, with its event: "world title in the mile", "title at the Delta Open"."""
        row = self.names.get(scope.entry)
        series = _TITLE.fullmatch(row.name) if row is not None and row.type == "series" else None
        if series is None:
            return f"title {self.scope(scope)}".rstrip()
        self.named[scope.entry] = None
        title = f"{_ADJECTIVES.get(whose := series['games'] or series['championships'], whose)} title"
        return f"{title} in {self.name(scope.event)}" if scope.event else title

    def comparison(self, than: Than, label: str, within: str = "") -> str:
        """What a comparative compares with: "his personal best from the final at Tokyo 2020".

        ``label`` names the attribute which is compared with, and whose it is, "" for none; ``within`` is the race or
        meet of the point, before which and in whose event a best or record goes without saying to have stood.
        """
        races = {within, self.race.id if self.race is not None else ""}
        own = {*races, self.race.meet if self.race is not None else ""}
        moment = than.when if than.when and not (than.when.bound is Bound.BEFORE and than.when.at in own) else None
        when = self.moment(moment) if moment else ""
        contests = [f"the {in_a_sentence(name_of(race, self.names))}" for race in races if race]
        scope = self.scope(than.in_, " ".join((when, *contests))) if than.in_ else ""
        stood = when.removeprefix(f"{_AFTER} ").removeprefix("as of ").replace("going into", "before")
        since = f"from {stood}" if label and when else when
        return " ".join(filter(None, (self.name(than.about) if than.about else "", label, scope, since)))


def _moment_of_race(moment: str) -> str:
    lap, laps, to_go, attempt = (pattern.fullmatch(moment) for pattern in (_LAP, _AFTER_LAPS, _LAPS_TO_GO, _ATTEMPT))
    if to_go:
        return f"with {number_word(int(to_go[1]))} laps to go"
    if lap:
        return f"on lap {number_word(int(lap[1]))}"
    if laps:
        return f"after {number_word(int(laps[1]))} {'lap' if laps[1] == '1' else 'laps'}"
    if attempt:
        return f"at the {_ordinal_word(attempt[2])} {attempt[1]}"
    return values.show("moment", moment)


def _ordinal(_phrasing: Phrasing, value: str) -> str:
    return _ordinal_word(value) if value.isdecimal() else _PLACE_WORDS.get(value, value)


def _ordinal_word(value: str) -> str:
    number = int(value)
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else values.show("ordinal", value)


def _gap(_phrasing: Phrasing, value: str) -> str:
    centimetres = _CENTIMETRES.fullmatch(value)
    return f"{int(centimetres[1])} cm" if centimetres else re.sub(r" s$", " seconds", values.show("gap", value))


_OF_KINDS: Mapping[str, Callable[[Phrasing, str], str]] = {
    "place": _ordinal,
    "ordinal": _ordinal,
    "count": lambda _, value: number_word(int(value)),
    "gap": _gap,
    "status": lambda _, value: STATUS_WORDS.get(value, value),
    "outcome": lambda _, value: _OUTCOMES.get(value, value),
    "moment": lambda phrasing, value: phrasing.moment(Moment.parse(value)),
    **dict.fromkeys(REGISTERS, Phrasing.name),
}
