"""Reading the registers of ``data/*.toml``: who and what the articles speak of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from bot.facts.frozen import Frozen
from bot.facts.pack.fields import SLUG, Fields, FieldType, Shape, SourceLocation, checked, not_a_choice
from bot.facts.registers import Entry, Event, Meet, Person, Place, Population, Race, Registers, Series

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.facts.model import Problem
    from bot.facts.pack.toml_positions import TomlFile

RESERVED = re.compile(r"career|season-\d+")
"""Words that a claim's scope may be; no entry can have one as its id."""

_AnyEntry = TypeVar("_AnyEntry", bound=Entry)

_NAMED = {"name": FieldType.TEXT, "aliases": FieldType.TEXTS}
_WITHIN = {**_NAMED, "within": FieldType.TEXT}


def _person(id_: str, given: Fields, _at: SourceLocation, _problems: list[Problem]) -> Person:
    return Person(id_, given.text("name") or id_, given.texts("aliases"), unnamed=given.text("unnamed"))


def _population(id_: str, given: Fields, _at: SourceLocation, _problems: list[Problem]) -> Population:
    return Population(id_, given.text("name") or id_, given.texts("aliases"))


def _place(id_: str, given: Fields, _at: SourceLocation, _problems: list[Problem]) -> Place:
    within, code = given.text("within"), given.text("code")
    return Place(id_, given.text("name") or id_, given.texts("aliases"), within=within, code=code)


def _series(id_: str, given: Fields, _at: SourceLocation, _problems: list[Problem]) -> Series:
    return Series(id_, given.text("name") or id_, given.texts("aliases"))


def _meet(id_: str, given: Fields, _at: SourceLocation, _problems: list[Problem]) -> Meet:
    series, year = given.text("series"), given.number("year") or 0
    return Meet(id_, given.text("name") or id_, given.texts("aliases"), series=series, year=year)


def _event(id_: str, given: Fields, at: SourceLocation, problems: list[Problem]) -> Event:
    better = given.text("better") or "lower"
    if better not in {"lower", "higher"}:
        problems.append(not_a_choice(at, "better", better, ("lower", "higher")))
    low, high = (*given.texts("plausible"), "", "")[:2]
    if "plausible" in given and (len(given.texts("plausible")) != len((low, high)) or not high):
        problems.append(at.problem("key-type", "“plausible” must be two marks, the lesser first", "plausible"))
        low = ""
    plausible = (low, high) if low else None
    return Event(id_, given.text("name") or id_, given.texts("aliases"), better=better, plausible=plausible)


def _race(id_: str, given: Fields, _at: SourceLocation, _problems: list[Problem]) -> Race:
    names = given.text("name") or id_, given.texts("aliases")
    meet, event = given.text("meet") or "", given.text("event") or ""
    return Race(id_, *names, meet=meet, event=event, round=given.text("round") or "final")


class _Register(Frozen, frozen=True):
    """A table of a register file: what its entries may hold, and how one is made."""

    shape: Shape
    make: Callable[[str, Fields, SourceLocation, list[Problem]], Entry]


_REGISTERS = {
    "person": _Register(Shape("a person", {**_NAMED, "unnamed": FieldType.TEXT}, ("name",)), _person),
    "population": _Register(Shape("a population", _NAMED, ("name",)), _population),
    "country": _Register(Shape("a country", {**_WITHIN, "code": FieldType.TEXT}, ("name", "code")), _place),
    "place": _Register(Shape("a place", _WITHIN, ("name",)), _place),
    "series": _Register(Shape("a series", _NAMED, ("name",)), _series),
    "meet": _Register(
        Shape("a meet", {**_NAMED, "series": FieldType.TEXT, "year": FieldType.NUMBER}, ("name", "year")), _meet
    ),
    "event": _Register(
        Shape("an event", {**_NAMED, "better": FieldType.TEXT, "plausible": FieldType.TEXTS}, ("name", "better")),
        _event,
    ),
    "race": _Register(
        Shape(
            "a race",
            {**_NAMED, "meet": FieldType.TEXT, "event": FieldType.TEXT, "round": FieldType.TEXT},
            ("name", "meet", "event", "round"),
        ),
        _race,
    ),
}
_FILE = Shape("a register file", dict.fromkeys(_REGISTERS, FieldType.TABLE))


class Registered(Struct):
    """The registers while they are read, and where each entry stands."""

    entries: list[Entry] = field(default_factory=list)
    places: dict[str, SourceLocation] = field(default_factory=dict)

    def add(self, file: TomlFile, problems: list[Problem]) -> None:
        """Read one file of registers; what is amiss is added to ``problems``, and left out."""
        fields = checked(file.table, _FILE, SourceLocation(file), problems)
        for name, register in _REGISTERS.items():
            for id_, table in fields.table(name).items():
                self._add(id_, table, register, SourceLocation(file, (name, id_)), problems)

    def registers(self) -> Registers:
        """What was read so far."""
        return Registers(
            people=self._all(Person),
            populations=self._all(Population),
            places=self._all(Place),
            series=self._all(Series),
            meets=self._all(Meet),
            events=self._all(Event),
            races=self._all(Race),
        )

    def _all(self, kind: type[_AnyEntry]) -> dict[str, _AnyEntry]:
        return {entry.id: entry for entry in self.entries if isinstance(entry, kind)}

    def _add(self, id_: str, table: object, register: _Register, at: SourceLocation, problems: list[Problem]) -> None:
        if not isinstance(table, dict):
            problems.append(at.problem("key-type", f"“{id_}” must be {FieldType.TABLE.value}"))
            return
        amiss = self._id_problem(id_, at)
        if amiss is not None:
            problems.append(amiss)
        entry = register.make(id_, checked(table, register.shape, at, problems), at, problems)
        if id_ not in self.places:
            self.places[id_] = at
            self.entries.append(entry)

    def _id_problem(self, id_: str, at: SourceLocation) -> Problem | None:
        if id_ in self.places:
            first = self.places[id_].source
            return at.problem("duplicate-id", f"the id “{id_}” is taken at {first}: choose another one")
        if RESERVED.fullmatch(id_):
            return at.problem("bad-id", f"“{id_}” is a word for scopes: choose another id")
        if not SLUG.fullmatch(id_):
            return at.problem("bad-id", f"“{id_}” is no id: use lower-case letters, digits and hyphens")
        return None
