"""How much one person may ask in a row: a burst at once, and then one answer a second."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

AT_ONCE = 10
"""Answers that a person gets at once: more than anybody reads, and enough to leaf through pages."""
SPACING = 1.0
"""Seconds after which one of them may be asked for again."""
REMEMBERED = 10_000
"""People that are kept in mind at most, should so many ask within the seconds that count."""


class RateLimit:
    """Who has asked how much lately.

    For each person one number is kept: when all that they asked would be due, were it spread out evenly (the
    generic cell rate algorithm of ITU-T I.371). It is forgotten as soon as anybody is answered after that.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """``clock`` tells seconds that only grow."""
        self._clock = clock
        self._due: OrderedDict[int, float] = OrderedDict()

    def wait(self, person: int) -> int:
        """Seconds that a person has to wait, 0 if they may ask now, which is then counted."""
        now = self._clock()
        due = max(self._due.get(person, 0.0), now)
        ahead = due - now - (AT_ONCE - 1) * SPACING
        if ahead > 0:
            return ceil(ahead)
        self._due[person] = due + SPACING
        self._due.move_to_end(person)
        self._forget(now)
        return 0

    def _forget(self, now: float) -> None:
        """Drop whoever may ask a full burst again: they stand first, where those stand who were answered first."""
        while len(self._due) > REMEMBERED or next(iter(self._due.values())) <= now:
            self._due.popitem(last=False)
