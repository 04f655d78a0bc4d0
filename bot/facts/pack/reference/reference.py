"""What the claims of a pack may refer to: the vocabulary and the registers, and whether an id is among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.moment import Moment
from bot.facts.names import fold
from bot.facts.own_moments import OwnMoments
from bot.facts.pack.toml.fields import unknown
from bot.facts.registers import ROUNDS
from bot.facts.relative_day import RelativeDay
from bot.facts.scope import SEASON
from bot.facts.values.prose.count_nouns import CountNouns
from bot.facts.values.references import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.facts.errors import Problem
    from bot.facts.names import Names
    from bot.facts.pack.toml.fields import SourceLocation
    from bot.facts.registers import Event, Meet, Registers
    from bot.facts.scope import Scope
    from bot.facts.vocabulary import Attribute, Vocabulary

_SEASON_OF_A_YEAR = re.compile(rf"{SEASON}\d{{4}}")
_NUMBER = re.compile(r"-\d+\Z")
"""Which of the races of a round an id means: "heat-2"."""
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")


class Reference(Frozen, frozen=True):
    """The vocabulary (None where it cannot be read), the registers, and whether every file of them was read.

    ``count_nouns`` are the nouns of what the vocabulary counts, ``race_ids`` the ids of races that the articles name as
    "meet/event/round".

    Where something could not be read, ids are not looked up: each would be a problem, and only one is.
    """

    vocabulary: Vocabulary | None
    registers: Registers
    names: Names
    complete: bool
    count_nouns: CountNouns
    race_ids: Mapping[str, str]

    @property
    def moments(self) -> OwnMoments:
        """The moments of the vocabulary's own."""
        return self.vocabulary.moments if self.vocabulary is not None else OwnMoments()

    def attribute(self, what: str | None) -> Attribute | None:
        """The attribute with that id whose kind is known, or None."""
        attribute = self.vocabulary.attributes.get(what) if self.vocabulary and what else None
        return attribute if attribute is not None and attribute.kind in values.KINDS else None

    def entry_id(self, word: str) -> str:
        """The id that a file's word for an entry means: of a race as the articles name it, or else itself."""
        return self.race_ids.get(word, word)

    def name_of(self, id_: str) -> str:
        """The name of the entry with that id, or the id where there is none."""
        entry = self.names.entry(id_)
        return entry.name if entry else id_

    def event_of(self, scope: Scope | None) -> Event | None:
        """The event that a scope is about, or None: of a race its own, of "games/womens-800m" the one it names."""
        if scope is None:
            return None
        race = self.registers.races.get(scope.whole or "")
        return self.registers.events.get(race.event if race else scope.event or "")

    def meet_of(self, id_: str | None) -> Meet | None:
        """The meet of a race, or the one with that id, or None."""
        race = self.registers.races.get(id_ or "")
        return self.registers.meets.get(race.meet if race else id_ or "")

    def id_problems(
        self, at: SourceLocation, id_: str | None, registers: Collection[str], *keys: str | int
    ) -> Iterator[Problem]:
        """A problem where there is an id, and none of those registers ("people", "races" …; () for any) has it."""
        if not id_ or not self.complete:
            return
        candidates = [getattr(self.registers, name) for name in registers] or self.registers.each()
        if not any(id_ in register for register in candidates):
            noun = " or ".join(NOUNS[name] for name in registers) or "entry of the registers"
            entries = {entry.id: entry for register in candidates for entry in register.values()}
            meant = next((each.id for each in entries.values() if fold(id_) in map(fold, each.aliases)), None)
            slashed = self._with_slashes(id_)
            yield unknown(at, id_, [*entries, *slashed], noun, *keys, meant=meant or next(iter(slashed), None))

    def _with_slashes(self, id_: str) -> list[str]:
        """How an article names the race with that id, of a meet and an event that are known."""
        contests = ((meet, event) for meet in self.registers.meets for event in self.registers.events)
        races = ((meet, event, id_.removeprefix(f"{meet}-{event}-")) for meet, event in contests)
        return ["/".join(race) for race in races if race[2] != id_ and _NUMBER.sub("", race[2]) in ROUNDS]

    def attribute_problems(self, at: SourceLocation, what: str | None, *keys: str | int) -> Iterator[Problem]:
        """A problem where there is an id of an attribute, and the vocabulary has it not."""
        if what and self.vocabulary is not None and what not in self.vocabulary.attributes:
            yield unknown(at, what, self.vocabulary.attributes, "attribute", *keys)

    def scope_problems(self, at: SourceLocation, scope: Scope | None, *keys: str | int) -> Iterator[Problem]:
        """What does not hold of a scope ("in"): a race, meet, series, season-YYYY or career, perhaps with "/event"."""
        if not scope:
            return
        yield from self.id_problems(at, scope.event, ("events",), *keys)
        if scope.entry in self.registers.races and scope.event is not None:
            yield at.problem(
                "bad-scope", f"“{scope.entry}” is a race and has its event already: leave out “/{scope.event}”", *keys
            )
        if scope.is_career or _SEASON_OF_A_YEAR.fullmatch(scope.entry):
            return
        if scope.season is not None:
            yield at.problem("bad-scope", f"“{scope.entry}” is no season: write it as “season-2031”", *keys)
            return
        yield from self.id_problems(at, scope.entry, ("races", "meets", "series"), *keys)

    def moment_problems(self, at: SourceLocation, when: Moment | None, *keys: str | int) -> Iterator[Problem]:
        """What does not hold of a moment ("when")."""
        if when is None:
            return
        if when.bound is None:
            message = values.problem("moment", str(when), self._context())
            if message is not None:
                yield at.problem("bad-moment", message, *keys)
        elif _ISO.fullmatch(when.at):
            yield from self.date_problems(at, when.at, *keys)
        elif not _SEASON_OF_A_YEAR.fullmatch(when.at):
            yield from self.id_problems(at, when.at, ("races", "meets"), *keys)

    def date_problems(self, at: SourceLocation, date: str, *keys: str | int) -> Iterator[Problem]:
        """What does not hold of a date: none of the calendar's, or relative to a race or meet that is not there."""
        relative = RelativeDay.parse(date)
        if relative is not None:
            unknown_anchor = list(self.id_problems(at, relative.anchor, ("races", "meets"), *keys))
            yield from unknown_anchor
            if unknown_anchor:
                return
        message = values.problem("date", date, self._context())
        if message is not None:
            yield at.problem("impossible-date" if _ISO.fullmatch(date) else "not-of-kind", message, *keys)

    def value_problems(self, at: SourceLocation, value: str, attribute: Attribute) -> Iterator[Problem]:
        """What does not hold of a canonical value of that attribute."""
        if attribute.kind in REGISTERS:
            yield from self.id_problems(at, value, REGISTERS[attribute.kind], "value")
        elif attribute.kind == "date":
            yield from self.date_problems(at, value, "value")
        elif attribute.kind == "moment":
            yield from self.moment_problems(at, Moment.parse(value), "value")
        else:
            message = values.problem(attribute.kind, value, self._context(attribute.terms))
            if message is not None:
                new_term = (
                    ", or add the word to this attribute's terms in data/vocabulary.toml" if attribute.terms else ""
                )
                yield at.problem("not-of-kind", f"{message}{new_term}", "value")

    def _context(self, terms: Mapping[str, tuple[str, ...]] | None = None) -> values.Context:
        """What a canonical value is held against: the names only where all of them were read."""
        names = self.names if self.complete else None
        return values.Context(terms=terms or {}, names=names, moments=self.moments)


def count_nouns_of(vocabulary: Vocabulary | None) -> CountNouns:
    """The nouns of a vocabulary's counts: their labels and words, by the ids of the attributes."""
    attributes = vocabulary.attributes.values() if vocabulary else ()
    return CountNouns({each.id: (each.label, *each.words) for each in attributes if each.is_count})


NOUNS = {
    "people": "person",
    "populations": "population",
    "places": "place",
    "series": "series",
    "meets": "meet",
    "events": "event",
    "races": "race",
    "teams": "team",
    "organisations": "organisation",
}
