"""Which entry a name leads to, as questions read it, so that a completion asks for the entry that its label shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.names import fold
from bot.store.queries.completions import is_short
from bot.store.writing.name_keys import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.writing.name_keys import NameKeys

_TOPICS = ("person", "place", "population", "race", "meet", "series", "event", ATTRIBUTE)
"""What a topic's name is taken for, in this order."""


class NameResolver:
    """The keys of a directory, asked the other way round: which of an entry's names leads to it alone."""

    def __init__(self, directory: NameKeys) -> None:
        self._keys = directory.keys
        self._names = directory.names

    def asks(self, id_: str, names: Iterable[str], *types: str) -> str:
        """What asks for an entry alone: the first of its names that does, else its id; "" where that means another."""
        return next((name for name in filter(is_short, (*names, id_)) if self.means(name, *types) == id_), "")

    def means(self, name: str, *types: str) -> str | None:
        """What a name means among the entries of some types: the only one, or the one who lists it.

        Without types what it means as a topic: of the first type that has it; there the newest comes before others.
        """
        key, of_topic = fold(name), next((type_ for type_ in _TOPICS if (fold(name), type_) in self._keys), "")
        ids = [id_ for type_ in types or (of_topic,) for id_ in self._keys.get((key, type_), [])]
        if not types and of_topic != "person":
            return next(iter(ids), None)
        owners = [id_ for id_ in ids if (entry := self._names.entry(id_)) and self._names.lists(entry, key)]
        return next(iter(owners if len(ids) > 1 else ids), None) if len(owners) < 2 else None  # noqa: PLR2004
