"""What the bot keeps in memory, and how the garbage collector goes about it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COLLECTED = (1_000, 20, 100)
"""How often the garbage collector looks: at the young objects after a thousand more of them, which takes it a
millisecond or two (after twenty thousand it was measured to take twenty); at those that outlived that every twentieth
time; at all of them every hundredth time of those."""

ANSWERS = 250
"""So many answers come between two looks at all objects, each of which takes less than a millisecond."""


@contextmanager
def loading() -> Iterator[None]:
    """A block that the garbage collector stays out of until `loaded`: it would look through more and more each time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def loaded() -> None:
    """Have it look again, but not at what is loaded by now.

    What answers leave behind goes with its last reference; few cycles are left to be found, so they are sought less.
    """
    gc.freeze()
    gc.set_threshold(*COLLECTED)
    gc.enable()


def settle() -> None:
    """Drop what loading left behind, and spare the collector all that stays.

    It takes some 30 ms the first time, when nobody has asked anything yet.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Sweeping:
    """Has all objects looked at now and then.

    Python keeps the room of small tuples that are gone, up to two thousand of each length, until the collector looks at
    all objects; where answers leave no garbage, it sees no reason to. Without this, memory was measured to go on
    growing, by a megabyte after twenty thousand answers.
    """

    def __init__(self) -> None:
        self._answers = 0

    def answered(self) -> None:
        """Count an answer."""
        self._answers += 1
        if self._answers % ANSWERS == 0:
            gc.collect()
