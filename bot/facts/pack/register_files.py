"""Reading the registers of ``data/*.toml``: who and what the articles speak of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

from bot.facts.frozen import Frozen
from bot.facts.pack.fields import SLUG, CheckedTable, FieldType, Shape, SourceLocation, not_a_choice
from bot.facts.pack.patches import PatchedFile
from bot.facts.pack.sentence_entries import RESERVED_IDS
from bot.facts.registers import Entry, Event, Meet, Person, Place, Population, Race, Registers, Series

if TYPE_CHECKING:
    from bot.facts.errors import Problem
    from bot.facts.pack.toml_positions import TomlFile

RESERVED = re.compile(rf"career|season-\d+|{'|'.join(sorted(RESERVED_IDS))}")
"""Words that a claim's scope may be, and the keys of a sentence; no entry can have one as its id."""

_AnyEntry = TypeVar("_AnyEntry", bound=Entry)

_NAMES = {"name": FieldType.TEXT, "aliases": FieldType.TEXTS}


class _Register(Frozen, frozen=True):
    """A table of a register file: what its entries may hold. The keys of a shape are the fields of the entry.

    A hyphen of a key is an underscore of its field.
    """

    entry_type: type[Entry]
    shape: Shape


_REGISTERS = {
    "person": _Register(Person, Shape("a person", {**_NAMES, "unnamed": FieldType.TEXT}, ("name",))),
    "population": _Register(Population, Shape("a population", _NAMES, ("name",))),
    "country": _Register(
        Place, Shape("a country", {**_NAMES, "within": FieldType.TEXT, "code": FieldType.TEXT}, ("name", "code"))
    ),
    "place": _Register(Place, Shape("a place", {**_NAMES, "within": FieldType.TEXT}, ("name",))),
    "series": _Register(Series, Shape("a series", _NAMES, ("name",))),
    "meet": _Register(
        Meet,
        Shape(
            "a meet",
            {
                **_NAMES,
                "series": FieldType.TEXT,
                "year": FieldType.NUMBER,
                "host": FieldType.TEXT,
                "first-day": FieldType.TEXT,
                "last-day": FieldType.TEXT,
            },
            ("name", "year"),
        ),
    ),
    "event": _Register(
        Event,
        Shape(
            "an event",
            {
                **_NAMES,
                "better": FieldType.TEXT,
                "plausible": FieldType.TEXTS,
                "entrant": FieldType.TEXT,
                "wind": FieldType.FLAG,
            },
            ("name", "better"),
        ),
    ),
    "race": _Register(
        Race,
        Shape(
            "a race",
            {**_NAMES, "meet": FieldType.TEXT, "event": FieldType.TEXT, "round": FieldType.TEXT},
            ("name", "meet", "event", "round"),
        ),
    ),
}
_FILE = Shape("a register file", dict.fromkeys(_REGISTERS, FieldType.TABLE))
_CHOICES = {"better": ("lower", "higher"), "entrant": ("individual", "team")}


class RegisterFiles(Struct):
    """The registers while their files are read, and where each entry stands.

    ``layers`` says of each which base had the last word on it, or "" for the pack's own files.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, SourceLocation] = field(default_factory=dict)
    layers: dict[str, str] = field(default_factory=dict)

    @property
    def own(self) -> frozenset[str]:
        """The ids of what the pack's own files hold, patches of a base included."""
        return frozenset(id_ for id_, layer in self.layers.items() if not layer)

    def add(self, file: TomlFile, problems: list[Problem], base: str = "") -> None:
        """Read one file of registers, of a base or the pack's own; what does not fit is added to ``problems``.

        An entry that a base has already is patched.
        """
        registers = CheckedTable(file.table, _FILE, SourceLocation(file), problems)
        for name, register in _REGISTERS.items():
            for id_ in registers.mapping_of(name, FieldType.TABLE):
                place = (name, id_)
                source = self._patched(file, place, problems) if self._is_below(place, base) else file
                table = CheckedTable(source.table[name][id_], register.shape, SourceLocation(source, place), problems)
                if source is not file or self._is_new(id_, table):
                    self.entries[id_] = register.entry_type(id_, **{"name": id_, **_entry_values(table)})
                    self.places[id_], self.layers[id_] = table.at, base

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

    def _all(self, entry_type: type[_AnyEntry]) -> dict[str, _AnyEntry]:
        return {entry.id: entry for entry in self.entries.values() if isinstance(entry, entry_type)}

    def _is_below(self, place: tuple[str, str], base: str) -> bool:
        """Whether another layer has that entry of that register already."""
        return place[1] in self.places and self.places[place[1]].place == place and self.layers[place[1]] != base

    def _patched(self, file: TomlFile, place: tuple[str, str], problems: list[Problem]) -> PatchedFile:
        """An entry that is known, with what a file of a higher layer changes of it."""
        patched = PatchedFile(self.places[place[1]].file, file, place)
        problems.extend(patched.needless())
        return patched

    def _is_new(self, id_: str, table: CheckedTable) -> bool:
        """Whether no entry has that id; what is no id is a problem too."""
        if id_ in self.places:
            table.report("duplicate-id", f"the id “{id_}” is taken at {self.places[id_].source}: choose another one")
        elif RESERVED.fullmatch(id_):
            table.report("bad-id", f"“{id_}” is a word of the format: choose another id")
        elif not SLUG.fullmatch(id_):
            table.report("bad-id", f"“{id_}” is no id: use lower-case letters, digits and hyphens")
        return id_ not in self.places


def _entry_values(table: CheckedTable) -> dict[str, Any]:
    """What an entry's table holds, by the entry's fields."""
    for key, choices in _CHOICES.items():
        choice = table.text(key)
        if choice not in (None, *choices):
            table.problems.append(not_a_choice(table.at, key, choice, choices))
    values = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in table.values().items()
    }
    if "plausible" in table and len(values["plausible"]) != len(("low", "high")):
        table.report("key-type", "“plausible” must be two marks, the lesser first", "plausible")
        del values["plausible"]
    return values
