"""A file on top of another one: its tables add to those of the same keys, or change what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.facts.errors import Severity
from bot.facts.names import fold
from bot.facts.pack.toml.positions import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.errors import Problem
    from bot.facts.pack.toml.positions import KeyPath

_PAIRS = frozenset({"plausible"})
"""Lists of which another one takes the place: two bounds are no list to which a third is added."""


class PatchedFile(TomlFile):
    """A file with another one on top of it; a problem belongs to the one that has more of the keys that lead there."""

    def __init__(
        self, base: TomlFile, patch: TomlFile, entry: KeyPath = (), defaults: Mapping[str, Any] | None = None
    ) -> None:
        """Merge the tables of the two; with ``entry`` only those behind such keys, where ``defaults`` hold unsaid."""
        self.path = patch.path
        self._base = base
        self._patch = patch
        self._tables = _only(base.table, entry), _only(patch.table, entry)
        self.table = _merged(*self._tables)
        unsaid: Mapping[str, Any] = defaults or {}
        for key in reversed(entry):
            unsaid = {str(key): unsaid}
        self._known = _merged(unsaid, self._tables[0])

    def line(self, *place: str | int) -> int:
        """The line on which that key stands in the file that has it."""
        file, place = self._where(place)
        return file.line(*place)

    def source(self, *place: str | int) -> str:
        """Where that key stands, as ``file:line``."""
        file, place = self._where(place)
        return file.source(*place)

    def problem(self, rule: str, message: str, *place: str | int, severity: Severity = Severity.ERROR) -> Problem:
        """A problem at that key of the file that has it."""
        file, place = self._where(place)
        return file.problem(rule, message, *place, severity=severity)

    def needless(self) -> Iterator[Problem]:
        """A warning at each key of the patch that changes nothing."""
        for place in _needless(self._known, self._tables[1]):
            yield self._patch.problem(
                "needless-patch",
                f"“{place[-1]}” changes nothing: it is so at {self._base.source(*place)} already, take it away",
                *place,
                severity=Severity.WARNING,
            )

    def _where(self, place: KeyPath) -> tuple[TomlFile, KeyPath]:
        in_patch = _keys_in(self._patch.table, place, self.table)
        in_base = _keys_in(self._base.table, place, self.table)
        return (self._patch, in_patch) if len(in_patch) >= len(in_base) else (self._base, in_base)


def _only(table: Mapping[str, Any], entry: KeyPath) -> Any:  # noqa: ANN401 (a value of TOML may be anything)
    """A table without all that does not lie behind those keys."""
    return {entry[0]: _only(table[str(entry[0])], entry[1:])} if entry else table


def _merged(base: Any, patch: Any) -> Any:  # noqa: ANN401
    if isinstance(base, dict) and isinstance(patch, dict):
        return base | {key: _merged_item(base, key, value) for key, value in patch.items()}
    if isinstance(base, list) and isinstance(patch, list):
        return [*base, *(item for item in patch if item not in base)]
    return patch


def _merged_item(base: Mapping[str, Any], key: str, value: Any) -> Any:  # noqa: ANN401
    return value if key in _PAIRS or key not in base else _merged(base[key], value)


def _needless(base: Mapping[str, Any], patch: Mapping[str, Any], place: KeyPath = ()) -> Iterator[KeyPath]:
    for key in patch.keys() & base.keys():
        if patch[key] and isinstance(base[key], dict) and isinstance(patch[key], dict):
            yield from _needless(base[key], patch[key], (*place, key))
        elif _merged_item(base, key, patch[key]) == base[key] or _has_texts(base, key, patch[key]):
            yield (*place, key)


def _has_texts(base: Mapping[str, Any], key: str, added: Any) -> bool:  # noqa: ANN401
    """Whether all texts of a list stand in that of a base, or are its name, as they are read: in whatever case.

    "us" is another word than "US".
    """
    known = [*base[key], base.get("name", "")] if isinstance(base[key], list | tuple) else []
    if key in _PAIRS or not isinstance(added, list) or not all(isinstance(each, str) for each in (*known, *added)):
        return False
    return {(fold(each), each.isupper()) for each in added} <= {(fold(each), each.isupper()) for each in known}


def _keys_in(table: Any, place: KeyPath, merged: Any) -> KeyPath:  # noqa: ANN401
    """As many of the keys of a merged table as one of its parts has; items of a list are known by what they are."""
    found: KeyPath = ()
    for key in place:
        try:
            merged = merged[key]
            own = table.index(merged) if isinstance(table, list) else key
            table = table[own]
        except (KeyError, IndexError, TypeError, ValueError):
            break
        found = (*found, own)
    return found
