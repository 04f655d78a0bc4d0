"""Runs that are written from right to left, set apart from the line that they stand in."""

from __future__ import annotations

import pytest

from bot.render.direction import isolate


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("Josh Kerr — 3:29.38 “won”", "Josh Kerr — 3:29.38 “won”"),
        ("", ""),
        ("משה", "<משה>"),
        ("משה כהן 3:29", "<משה כהן> 3:29"),
        ("1 · بن-علي (TUN)", "1 · <بن-علي> (TUN)"),
        ("משה, דוד", "<משה>, <דוד>"),
        ("“רץ 800, Ada!” [1]", "“<רץ 800, Ada!>” [1]"),
        ("“Ada and משה ran” [1]", "“Ada and <משה> ran” [1]"),
        ("“Ada משה", "“Ada <משה>"),
        ("משה” Ada", "<משה>” Ada"),
        ("“1. משה”", "“<1. משה>”"),
        ("יוסף  x", "<יוסף>  x"),
    ],
)
def test_only_what_is_written_from_right_to_left_is_isolated(text: str, isolated: str) -> None:
    assert isolate(text).replace("\u2068", "<").replace("\u2069", ">") == isolated


def test_it_takes_time_in_proportion_to_the_text() -> None:
    for part in ("“", "א ", "א  ", "“א", "א*"):
        assert isolate(part * 20000).replace("\u2068", "").replace("\u2069", "") == part * 20000
