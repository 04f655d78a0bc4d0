"""A day that hangs on a race or a meet is read as a file writes it, and written as it was read."""

from __future__ import annotations

import pytest

from bot.facts.relative_day import DayOf, RelativeDay


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("first-day harbour-2031", RelativeDay(DayOf.FIRST, "harbour-2031")),
        ("last-day harbour-2031", RelativeDay(DayOf.LAST, "harbour-2031")),
        ("day-of harbour-2031-womens-800m-final", RelativeDay(DayOf.SAME, "harbour-2031-womens-800m-final")),
    ],
)
def test_a_relative_day_is_read_and_written_alike(text: str, day: RelativeDay) -> None:
    assert RelativeDay.parse(text) == day
    assert str(day) == text


@pytest.mark.parametrize(
    "text", ["2031-08-25", "last-day", "last-day ", "2-days-after harbour-2031", "last-day a b", ""]
)
def test_whatever_else_a_file_writes_is_none(text: str) -> None:
    assert RelativeDay.parse(text) is None
