"""A day that hangs on a meet or a race: "last-day MEET" is a date once any article says when the meet ends."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.facts.frozen import Stored

FIRST_DAY = "first-day"
"""The role of a meet's first day."""

LAST_DAY = "last-day"
"""The role of a meet's last day."""

RACE_DATE = "race-date"
"""The role of a race's day."""


class DayOf(StrEnum):
    """Which day of its occasion it is, as files write it."""

    FIRST = "first-day"
    LAST = "last-day"
    SAME = "day-of"

    @property
    def words(self) -> str:
        """How people say it, before the name of the occasion: "the last day of"."""
        return _WORDS[self]


_WORDS = {DayOf.FIRST: "the first day of", DayOf.LAST: "the last day of", DayOf.SAME: "the day of"}
_RELATIVE = re.compile(rf"({'|'.join(DayOf)}) (\S+)")


class RelativeDay(Stored, frozen=True):
    """A day by the occasion on which it hangs; ``anchor`` is the id of a meet or a race."""

    day: DayOf
    anchor: str

    @classmethod
    def parse(cls, text: str) -> RelativeDay | None:
        """The day that a file writes so, as ``str`` writes it again; None for a date of the calendar and all else."""
        match = _RELATIVE.fullmatch(text)
        return cls(DayOf(match[1]), match[2]) if match else None

    def __str__(self) -> str:
        return f"{self.day} {self.anchor}"
