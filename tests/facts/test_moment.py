"""A moment is read as a file writes it, and written as it was read."""

from __future__ import annotations

import pytest

from bot.facts.moment import Bound, Moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("bell", Moment("bell")),
        ("after lap 2", Moment("after lap 2")),
        ("before", Moment("before")),
        ("as of harbour-2031", Moment("harbour-2031", Bound.AS_OF)),
        ("before 2031-08-26", Moment("2031-08-26", Bound.BEFORE)),
        ("before the final bend", Moment("before the final bend")),
    ],
)
def test_a_moment_is_read_and_written_alike(text: str, moment: Moment) -> None:
    assert Moment.parse(text) == moment
    assert str(moment) == text
