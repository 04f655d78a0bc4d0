"""The days between which a plain date lies: one day, a month of them, or a year."""

from __future__ import annotations

import calendar
import re
from datetime import date

from bot.facts.frozen import Frozen

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


class Days(Frozen, frozen=True):
    """The days, first and last, between which something lies, as ordinals of the calendar."""

    first: int
    last: int


def days_of(value: str) -> Days | None:
    """The days of a plain date: one day, a month of them, or a year. None for anything else."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day is not None:
        return Days(first.toordinal(), first.toordinal())
    last_month = int(month or 12)
    last = date(int(year), last_month, calendar.monthrange(int(year), last_month)[1])
    return Days(first.toordinal(), last.toordinal())
