"""A line that somebody typed: its parts, with the slots that they fill."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answers.asking.lexicon import EVENT
from bot.facts.frozen import Frozen
from bot.facts.names import fold

if TYPE_CHECKING:
    from bot.store.rows import EntryRow

REST, UNKNOWN, TALK = "rest", "unknown", "talk"
FUNCTION = "function"
"""The slot of words that ask for nothing by themselves."""
NAMING = frozenset({"person", "country", "demonym", "meet", EVENT, "no-event", "year", "article", "mark", "stretch"})
"""Slots of what is asked about."""


class LinePart(Frozen, frozen=True):
    """A run of words: the slot that it fills, what it puts there, and the entries that go by it.

    ``number`` is that of a place; of other words it says whether they are a topic that people ask about. ``typed`` is
    the word for such a topic, where it is one. ``said`` are the words of a name or a phrase as they were typed.
    """

    slot: str
    text: str
    entries: tuple[EntryRow, ...] = ()
    number: str = ""
    typed: str = ""
    said: str = ""


class TypedLine(Frozen, frozen=True):
    """What was read of a line: its parts in the order in which they were typed."""

    parts: tuple[LinePart, ...]

    @property
    def slots(self) -> frozenset[str]:
        """Every slot that is filled."""
        return frozenset(part.slot for part in self.parts)

    @property
    def keys(self) -> frozenset[str]:
        """Every slot, alone, twice, with what fills it or was typed, and before the next one, as rules name them."""
        filled = {f"{part.slot}:{text}" for part in self.parts for text in (part.text, fold(part.said))}
        twice = {f"{slot}+" for slot in self.slots if sum(part.slot == slot for part in self.parts) > 1}
        return self.slots | twice | filled | {f"{one.slot}<{other.slot}" for one, other in pairwise(self.parts)}

    def first(self, slot: str) -> LinePart | None:
        """The first part that fills a slot."""
        return next((part for part in self.parts if part.slot == slot), None)

    def text(self, *slots: str) -> str:
        """What fills the slots, as it was typed, nothing twice."""
        return " ".join(dict.fromkeys(part.text for part in self.parts if part.slot in slots))


def unknown_words(part: LinePart) -> str:
    """The words of a part that stand nowhere; "" of another, and of a figure."""
    return part.text if part.slot == UNKNOWN and part.text.replace(" ", "").isalpha() else ""
