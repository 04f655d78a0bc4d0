"""What the tables of the curated files may hold, checked key by key."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from bot.facts.frozen import Frozen
from bot.facts.model import Severity
from bot.facts.names import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.facts.model import Problem
    from bot.facts.pack.toml_positions import KeyPath, TomlFile

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class FieldType(Enum):
    """What may stand behind a key, in words for a message."""

    TEXT = "text in quotation marks"
    TEXTS = "a list of texts, each in quotation marks"
    NUMBER = "a whole number without quotation marks"
    FLAG = "a TOML boolean"
    TABLE = "a table"
    TABLES = "a list of tables"
    RUNS = "a list of texts, or of tables with excerpt and nth"


_GO_ON = frozenset({FieldType.TABLE, FieldType.TABLES})
"""What a file may hold in several places, so that a key that is there already may be meant once more."""


class Shape(Frozen, frozen=True):
    """The keys that a table may have; ``subject`` says what the table is, with its article ("a claim")."""

    subject: str
    keys: Mapping[str, FieldType]
    required: tuple[str, ...] = ()


class SourceLocation(Struct):
    """A table of a file: where a problem of it belongs. ``line`` is where the table begins, if that is known."""

    file: TomlFile
    place: KeyPath = ()
    known_line: int | None = field(default=None)

    @property
    def line(self) -> int:
        """The line (from 1) on which the table begins."""
        return self.file.line(*self.place) if self.known_line is None else self.known_line

    @property
    def source(self) -> str:
        """The place as ``file:line``."""
        return f"{self.file.path}:{self.line}"

    def problem(self, rule: str, message: str, *keys: str | int, severity: Severity = Severity.ERROR) -> Problem:
        """A problem at a key of the table, or at the table itself."""
        return self.file.problem(rule, message, *self.place, *keys, severity=severity)

    def inside(self, *keys: str | int) -> SourceLocation:
        """The place of what stands behind those keys."""
        return SourceLocation(self.file, (*self.place, *keys))


class Fields:
    """A table whose keys were checked: what does not fit its shape is left out, and reads as if it were not there."""

    __slots__ = ("_table",)

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Take a table all of whose values fit the shape that the caller reads it by."""
        self._table = table

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def text(self, key: str) -> str | None:
        """The text behind a key, or None."""
        value = self._table.get(key)
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts behind a key, () where there are none."""
        return tuple(self._table.get(key, ()))

    def number(self, key: str) -> int | None:
        """The whole number behind a key, or None."""
        value = self._table.get(key)
        return value if isinstance(value, int) else None

    def flag(self, key: str) -> bool:
        """The boolean behind a key; one that is not given is off."""
        return bool(self._table.get(key))

    def table(self, key: str) -> Mapping[str, Any]:
        """The table behind a key, an empty one where there is none."""
        value = self._table.get(key)
        return value if isinstance(value, dict) else {}

    def items(self, key: str) -> tuple[Any, ...]:
        """The tables, or runs, behind a key; () where there are none."""
        return tuple(self._table.get(key, ()))


def checked(table: Mapping[str, Any], shape: Shape, at: SourceLocation, problems: list[Problem]) -> Fields:
    """The table without the keys that do not fit ``shape``; each of those is added to ``problems``."""
    amiss = [key for key, value in table.items() if key not in shape.keys or not _FITS[shape.keys[key]](value)]
    problems.extend(_misfit(table, key, shape, at) for key in amiss)
    missing = [key for key in shape.required if key not in table]
    problems.extend(at.problem("missing-key", f"{shape.subject} needs the key “{key}”: add it") for key in missing)
    return Fields({key: value for key, value in table.items() if key not in amiss} if amiss else table)


def entries(table: Mapping[str, Any], name: str, file: TomlFile) -> Iterator[tuple[SourceLocation, Mapping[str, Any]]]:
    """The ``[[name]]`` entries of a file whose shape was checked, each with its place."""
    for index, line in enumerate(file.header_lines(name) if name in table else ()):
        yield SourceLocation(file, (name, index), line), table[name][index]


def unknown(at: SourceLocation, given: str, known: Iterable[str], noun: str, *keys: str | int) -> Problem:
    """The problem of an id that is not among ``known``, with what may have been meant; ``noun`` says of what."""
    rule = "unknown-attribute" if noun == "attribute" else "unknown-id"
    hint = did_you_mean(given, known) or ": add it, or mend the id"
    return at.problem(rule, f"“{given}” is no {noun} that this pack knows{hint}", *keys)


def not_a_choice(at: SourceLocation, key: str, given: str, choices: Iterable[str]) -> Problem:
    """The problem of a word that is not one of a few."""
    offered = list(choices)
    message = f"“{given}” is not one of {', '.join(offered)}{did_you_mean(given, offered)}"
    return at.problem("unknown-choice", message, key)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A did-you-mean for something misspelt, to be put behind a message; "" where nothing is near."""
    close = near(given, known, 1)
    return f": did you mean “{close[0]}”?" if close else ""


def _misfit(table: Mapping[str, Any], key: str, shape: Shape, at: SourceLocation) -> Problem:
    if key not in shape.keys:
        free = [name for name, holds in shape.keys.items() if name not in table or holds in _GO_ON]
        hint = did_you_mean(key, free) or ": remove it"
        return at.problem("unknown-key", f"{shape.subject} has no key “{key}”{hint}", key)
    holds = shape.keys[key]
    if isinstance(table[key], str) and not table[key].strip():
        leave_out = "" if key in shape.required else ", or leave the key out"
        return at.problem("empty-value", f"“{key}” is empty: write it{leave_out}", key)
    return at.problem("key-type", f"“{key}” must be {holds.value}", key)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_table, value))


def _are_runs(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(item) or _is_table(item) for item in value)


_FITS: Mapping[FieldType, Callable[[object], bool]] = {
    FieldType.TEXT: _is_text,
    FieldType.TEXTS: _are_texts,
    FieldType.NUMBER: _is_number,
    FieldType.FLAG: _is_flag,
    FieldType.TABLE: _is_table,
    FieldType.TABLES: _are_tables,
    FieldType.RUNS: _are_runs,
}
