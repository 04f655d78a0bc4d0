"""What the tables of the curated files may hold, checked key by key."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from bot.facts.errors import Severity
from bot.facts.frozen import Frozen
from bot.facts.names import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.facts.errors import Problem
    from bot.facts.pack.toml.positions import KeyPath, TomlFile

_Choice = TypeVar("_Choice", bound=StrEnum)

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class FieldType(Enum):
    """What may stand behind a key, in words for a message."""

    TEXT = "text in quotation marks"
    TEXTS = "a list of texts, each in quotation marks"
    NUMBER = "a whole number without quotation marks"
    FLAG = "a TOML boolean"
    TABLE = "a table"
    TABLES = "a list of tables"
    TEXT_OR_TABLE = "text in quotation marks, or a table"


_REPEATABLE = frozenset({FieldType.TABLE, FieldType.TABLES})
"""What a file may hold in several places: a misspelt key may mean one that is there already."""


class Shape(Frozen, frozen=True):
    """The keys that a table may have; ``subject`` says what the table is, with its article ("a claim")."""

    subject: str
    keys: Mapping[str, FieldType]
    required: tuple[str, ...] = ()


class SourceLocation(Struct):
    """A table of a file: where a problem of it belongs."""

    file: TomlFile
    place: KeyPath = ()

    @property
    def line(self) -> int:
        """The line (from 1) on which the table begins."""
        return self.file.line(*self.place)

    @property
    def source(self) -> str:
        """The place as ``file:line``."""
        return self.file.source(*self.place)

    def problem(self, rule: str, message: str, *keys: str | int, severity: Severity = Severity.ERROR) -> Problem:
        """A problem at a key of the table, or at the table itself."""
        return self.file.problem(rule, message, *self.place, *keys, severity=severity)

    def warning(self, rule: str, message: str, *keys: str | int) -> Problem:
        """A problem that keeps no pack from being built."""
        return self.problem(rule, message, *keys, severity=Severity.WARNING)

    def inside(self, *keys: str | int) -> SourceLocation:
        """The place of what stands behind those keys."""
        return SourceLocation(self.file, (*self.place, *keys))


class CheckedTable:
    """A table whose keys are checked: each that does not fit is a problem, and reads as if it were not there.

    So one mistake hides no other: what can be read is read, and nothing is made of it while there is a problem.
    ``outer`` is a table whose keys hold in this one too, where it has none of its own.
    """

    __slots__ = ("_values", "at", "outer", "problems")

    def __init__(self, values: Mapping[str, Any], shape: Shape, at: SourceLocation, problems: list[Problem]) -> None:
        """Check ``values``, which stand at ``at``; what does not fit ``shape`` is added to ``problems``."""
        self.at = at
        self.problems = problems
        self.outer: CheckedTable | None = None
        misfits = [key for key, value in values.items() if key not in shape.keys or not _FITS[shape.keys[key]](value)]
        self._values = {key: value for key, value in values.items() if key not in misfits} if misfits else values
        problems.extend(_misfit(values, key, shape, at) for key in misfits)
        for key in shape.required:
            if key not in values:
                self.report("missing-key", f"{shape.subject} needs the key “{key}”: add it")

    def report(self, rule: str, message: str, *keys: str | int) -> None:
        """Add a problem at a key of the table, or at the table itself."""
        self.problems.append(self.at.problem(rule, message, *keys))

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __getitem__(self, key: str) -> str:
        """The text behind a key that its shape requires; "" where it is missing, which is a problem already."""
        return self.text(key) or ""

    def values(self) -> Mapping[str, Any]:
        """All that fits, by its key."""
        return self._values

    def fields(self) -> dict[str, Any]:
        """All that fits, by the fields of what is made of it: a hyphen of a key is an underscore of its field."""
        return {
            key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
            for key, value in self._values.items()
        }

    def text(self, key: str) -> str | None:
        """The text behind a key, or None."""
        value = self._values.get(key)
        return value if isinstance(value, str) else None

    def home(self, key: str) -> CheckedTable:
        """The table that has a key: this one, or else the outer one."""
        return self.outer if self.outer is not None and key not in self and key in self.outer else self

    def number(self, key: str) -> int | None:
        """The whole number behind a key, or None."""
        value = self._values.get(key)
        return value if isinstance(value, int) else None

    def choice(self, key: str, choices: type[_Choice]) -> _Choice | None:
        """The member of ``choices`` behind a key, or None; another word is a problem."""
        word = self.text(key)
        if word is not None and word not in set(choices):
            self.problems.append(not_a_choice(self.at, key, word, choices))
            return None
        return None if word is None else choices(word)

    def mapping(self, key: str) -> Mapping[str, Any]:
        """The table behind a key as it stands, nothing in it checked; an empty one where there is none."""
        value = self._values.get(key)
        return value if isinstance(value, dict) else {}

    def mapping_of(self, key: str, type_: FieldType, noun: str = "") -> dict[str, Any]:
        """What fits ``type_`` in the table behind a key; the rest is a problem. ``noun`` says what its keys are."""
        fitting = {}
        for name, value in self.mapping(key).items():
            if _FITS[type_](value):
                fitting[name] = value
            else:
                self.report("key-type", f"{noun}{must_be(type_, name, value)}", key, name)
        return fitting

    def items(self, key: str) -> tuple[Any, ...]:
        """The texts or tables behind a key, nothing in them checked; () where there are none."""
        return tuple(self._values.get(key, ()))

    def inside(self, values: Mapping[str, Any], shape: Shape, *keys: str | int) -> CheckedTable:
        """A table that stands behind those keys, checked by a shape of its own."""
        return CheckedTable(values, shape, self.at.inside(*keys), self.problems)


def unknown(
    at: SourceLocation, id_: str, ids: Iterable[str], noun: str, *keys: str | int, meant: str | None = None
) -> Problem:
    """The problem of an id that is not among ``ids``, with what may have been meant; ``noun`` says of what."""
    rule = "unknown-attribute" if noun == "attribute" else "unknown-id"
    hint = did_you_mean(meant or id_, ids) or ": add it, or mend the id"
    return at.problem(rule, f"“{id_}” is no {noun} that this pack knows{hint}", *keys)


def slug_problems(at: SourceLocation, id_: str | None, *keys: str | int) -> Iterator[Problem]:
    """A problem where there is an id that is written as none is."""
    if id_ is not None and not SLUG.fullmatch(id_):
        yield at.problem("bad-id", f"“{id_}” is no id: use lower-case letters, digits and hyphens", *keys)


def not_a_choice(at: SourceLocation, key: str, word: str, choices: Iterable[str], *keys: str) -> Problem:
    """The problem of a word that is not one of a few, behind a key, or behind ``keys`` inside its table."""
    offered = list(map(str, choices))
    message = f"“{word}” is not one of {', '.join(offered)}{did_you_mean(word, offered)}"
    return at.problem("unknown-choice", message, key, *keys)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A did-you-mean for something misspelt, to be put behind a message; "" where nothing is near."""
    close = near(word, candidates, 1)
    return f": did you mean “{close[0]}”?" if close else ""


def must_be(type_: FieldType, key: str, value: object) -> str:
    """The message of a value of another type; it says how to write a whole number or a day (a float has lost zeros)."""
    is_bare = type_ is FieldType.TEXT and isinstance(value, int | date) and not isinstance(value, bool)
    hint = f': write {key} = "{value}"' if is_bare else ""
    if type_ is FieldType.TEXTS and isinstance(value, str):
        hint = f': write {key} = ["{value}"]'
    if type_ is FieldType.TABLES and isinstance(value, dict):
        hint = f": write [[{key}]] with two brackets on each side"
    if key == "value" and isinstance(value, list):
        hint = ": of several values each has a table of its own"
    return f"“{key}” must be {type_.value}{hint}"


def _misfit(values: Mapping[str, Any], key: str, shape: Shape, at: SourceLocation) -> Problem:
    if key not in shape.keys:
        free = [name for name, type_ in shape.keys.items() if name not in values or type_ in _REPEATABLE]
        hint = did_you_mean(key, free) or ": remove it"
        return at.problem("unknown-key", f"{shape.subject} has no key “{key}”{hint}", key)
    texts = values[key] if isinstance(values[key], list) else [values[key]]
    if any(isinstance(each, str) and "\0" in each for each in texts):
        return at.problem("nul", f"“{key}” holds a NUL, a character that nobody sees: take it away", key)
    if isinstance(values[key], str) and not values[key].strip():
        leave_out = "" if key in shape.required else ", or leave the key out"
        return at.problem("empty-value", f"“{key}” is empty: write it{leave_out}", key)
    return at.problem("key-type", must_be(shape.keys[key], key, values[key]), key)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\0" not in value


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


_FITS: Mapping[FieldType, Callable[[object], bool]] = {
    FieldType.TEXT: _is_text,
    FieldType.TEXTS: lambda value: isinstance(value, list) and all(map(_is_text, value)),
    # TOML's true and false are no numbers, though Python's are.
    FieldType.NUMBER: lambda value: isinstance(value, int) and not isinstance(value, bool),
    FieldType.FLAG: lambda value: isinstance(value, bool),
    FieldType.TABLE: _is_table,
    FieldType.TABLES: lambda value: isinstance(value, list) and all(map(_is_table, value)),
    FieldType.TEXT_OR_TABLE: lambda value: _is_text(value) or _is_table(value),
}
