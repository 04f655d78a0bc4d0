"""Reading the registers of ``data/*.toml``: who and what the articles speak of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import fields

from bot.facts.frozen import Frozen
from bot.facts.pack.reference.sentence_keys import RESERVED_IDS
from bot.facts.pack.toml.fields import (
    CheckedTable,
    FieldType,
    Shape,
    SourceLocation,
    did_you_mean,
    not_a_choice,
    slug_problems,
)
from bot.facts.pack.toml.patches import PatchedFile
from bot.facts.registers import (
    Entry,
    Event,
    Meet,
    Organisation,
    Person,
    Place,
    Population,
    Race,
    Registers,
    Series,
    Team,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.errors import Problem
    from bot.facts.pack.reference.named_races import NamedRace
    from bot.facts.pack.toml.positions import TomlFile

RESERVED = re.compile(rf"career|season-\d+|{'|'.join(sorted(RESERVED_IDS))}")
"""Words that a claim's scope may be, and the keys of a sentence; no entry can have one as its id."""

_RACE = "race"
_OF_RACES = frozenset({"meet", "event", "round"})
"""What says of which contest a race is; what has none of it, adds to one that an article names."""

_NAMED = "named in an article"
"""The lowest layer of races: whatever a file says of one is a patch."""

_TYPES = {str: FieldType.TEXT, str | None: FieldType.TEXT, int: FieldType.NUMBER, bool: FieldType.FLAG}
"""What a file writes for a field of an entry, by the type of the field; a list of texts for any other."""


class _Register(Frozen, frozen=True):
    """A table of a register file: what its entries may hold. The keys of a shape are the fields of the entry.

    A hyphen of a key is an underscore of its field.
    """

    entry_type: type[Entry]
    shape: Shape


def _register(entry_type: type[Entry], subject: str, *required: str, without: str = "id") -> _Register:
    keys = {
        each.name.replace("_", "-"): _TYPES.get(each.type, FieldType.TEXTS)
        for each in fields(entry_type)
        if each.name not in {"id", without}
    }
    return _Register(entry_type, Shape(subject, keys, ("name", *required)))


_REGISTERS = {
    "person": _register(Person, "a person"),
    "population": _register(Population, "a population"),
    "country": _register(Place, "a country", "code"),
    "place": _register(Place, "a place", without="code"),
    "series": _register(Series, "a series"),
    "meet": _register(Meet, "a meet", "year"),
    "event": _register(Event, "an event", "better"),
    "race": _register(Race, "a race", "meet", "event", "round"),
    "team": _register(Team, "a team"),
    "organisation": _register(Organisation, "an organisation"),
}
_FILE = Shape("a register file", dict.fromkeys(_REGISTERS, FieldType.TABLE))
_CHOICES = {"better": ("lower", "higher"), "entrant": ("individual", "team")}


class RegisterFiles(Struct):
    """The registers while their files are read, and where each entry stands.

    ``layers`` says of each which base had the last word on it, or "" for the pack's own files; ``races`` are the files,
    with their layers, whose races wait for `add_races`.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, SourceLocation] = field(default_factory=dict)
    layers: dict[str, str] = field(default_factory=dict)
    races: list[tuple[CheckedTable, str]] = field(default_factory=list)

    @property
    def own(self) -> frozenset[str]:
        """The ids of what the pack's own files hold, patches of a base included, and of what its articles name."""
        return frozenset(id_ for id_, layer in self.layers.items() if layer in {"", _NAMED})

    def add(self, file: TomlFile, problems: list[Problem], base: str = "") -> bool:
        """Read one file of registers, of a base or the pack's own; what does not fit is added to ``problems``.

        An entry that a base has already is patched. False where a register or an entry is no table of the format.
        """
        registers = CheckedTable(file.table, _FILE, SourceLocation(file), problems)
        for name in _REGISTERS:
            if name != _RACE:
                self._add(name, registers, base)
        self.races.append((registers, base))
        tables = registers.values()
        return tables.keys() == file.table.keys() and all(
            isinstance(entry, dict) for table in tables.values() for entry in table.values()
        )

    def add_races(self, named: Iterable[NamedRace], problems: list[Problem], *, all_read: bool) -> None:
        """Read the races: first those that articles name, then those of the files, which may patch them.

        Unless ``all_read``, an article that cannot be read may name the race that is patched.
        """
        for race in named:
            self._add(_RACE, CheckedTable(race.table, _FILE, SourceLocation(race), problems), _NAMED)
        for registers, base in self.races:
            unread: list[Problem] = []
            self._add(_RACE, CheckedTable(registers.values(), _FILE, registers.at, unread), base)
            problems += [each for each in unread if all_read or each.rule != "unknown-id"]

    def registers(self) -> Registers:
        """What was read so far."""
        return Registers.of(self.entries.values())

    def _add(self, name: str, registers: CheckedTable, base: str) -> None:
        """Read one register of a file."""
        shape, file, problems = _REGISTERS[name].shape, registers.at.file, registers.problems
        for id_, values in registers.mapping_of(name, FieldType.TABLE).items():
            place, source, known = (name, id_), file, self.places.get(id_)
            if known is not None and known.place == place and self.layers[id_] != base:
                source = patched = PatchedFile(known.file, file, place, _defaults(_REGISTERS[name].entry_type))
                problems.extend(patched.needless())
            elif name == _RACE and not _OF_RACES & values.keys():
                hint = did_you_mean(id_, self.registers().races) or ": mend it, or give it meet, event and round"
                message = f"“{id_}” is no race that an article names{hint}"
                problems.append(registers.at.problem("unknown-id", message, *place))
                continue
            table = CheckedTable(source.table[name][id_], shape, SourceLocation(source, place), problems)
            if source is not file or self._is_new(id_, table):
                self.entries[id_] = _REGISTERS[name].entry_type(id_, **{"name": id_, **_entry_values(table)})
                self.places[id_], self.layers[id_] = table.at, base

    def _is_new(self, id_: str, table: CheckedTable) -> bool:
        """Whether no entry has that id; what is no id is a problem too."""
        if id_ in self.places:
            table.report("duplicate-id", f"the id “{id_}” is taken at {self.places[id_].source}: choose another one")
        elif RESERVED.fullmatch(id_):
            table.report("bad-id", f"“{id_}” is a word of the format: choose another id")
        else:
            table.problems.extend(slug_problems(table.at, id_))
        return id_ not in self.places


def _defaults(entry_type: type[Entry]) -> dict[str, Any]:
    """What holds of an entry whose table does not say it, by the key of the table."""
    return {each.name.replace("_", "-"): each.default for each in fields(entry_type) if not each.required}


def _entry_values(table: CheckedTable) -> dict[str, Any]:
    """What an entry's table holds, by the entry's fields."""
    for key, choices in _CHOICES.items():
        choice = table.text(key)
        if choice not in (None, *choices):
            table.problems.append(not_a_choice(table.at, key, choice, choices))
    values = table.fields()
    if "plausible" in table and len(values["plausible"]) != len(("low", "high")):
        table.report("key-type", "“plausible” must be two marks, the lesser first", "plausible")
        del values["plausible"]
    return values
