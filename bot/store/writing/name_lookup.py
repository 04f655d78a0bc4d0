"""Which entry a name leads to, as questions read it, so that a completion asks for the entry that its label shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.names import fold
from bot.store.queries.completions import is_short
from bot.store.writing.name_keys import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.store.writing.name_keys import NameKeys

    Leads = Callable[[str], str | None]

_TOPICS = ("person", "place", "population", "race", "meet", "series", "event", ATTRIBUTE)
"""What a topic's name is taken for, in this order."""


class NameResolver:
    """The keys of a directory, asked the other way round: which of an entry's names leads to it alone."""

    def __init__(self, directory: NameKeys) -> None:
        self._keys = directory.keys
        self._names = directory.names

    def person(self, key: str) -> str | None:
        """The person that a key means: the only one, or the one who lists it."""
        ids = self._keys.get((key, "person"), [])
        owners = [id_ for id_ in ids if (entry := self._names.entry(id_)) and self._names.lists(entry, key)]
        return next(iter(owners if len(ids) > 1 else ids), None) if len(owners) < 2 else None  # noqa: PLR2004

    def meet(self, key: str) -> str | None:
        """The meet or the series that a key means, where it means one only."""
        ids = [*self._keys.get((key, "meet"), []), *self._keys.get((key, "series"), [])]
        return ids[0] if len(ids) == 1 else None

    def topic(self, key: str) -> str | None:
        """What a key means as a topic: of the first type that has it, the person who owns it or the newest."""
        type_ = next((type_ for type_ in _TOPICS if (key, type_) in self._keys), "")
        return self.person(key) if type_ == "person" else next(iter(self._keys.get((key, type_), [])), None)

    def race(self, key: str) -> str | None:
        """The race that a key means, where it means one only and no event."""
        ids = self._keys.get((key, "race"), [])
        return ids[0] if len(ids) == 1 and (key, "event") not in self._keys else None

    def asks(self, id_: str, names: Iterable[str], leads: Leads) -> str:
        """What asks for an entry alone: the first of its names that does, else its id; "" where that means another."""
        leading = (name for name in (*names, id_) if is_short(name) and leads(fold(name)) == id_)
        return next(leading, "")
