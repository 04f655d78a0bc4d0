"""The last bar that somebody cleared is their height."""

from __future__ import annotations

import pytest

from tests.facts.press import JUMP, article, claim, point, sides


@pytest.mark.parametrize(
    ("bars", "heights"),
    [
        (["1.95m"], [("1.95m", 0, "ab")]),
        (["1.90m", "1.95m"], [("1.95m", 0, "ab")]),
        (["1.90m"], [("1.95m", 0, "a")]),
        (["1.95m", "1.98m"], [("1.95m", 0, "a")]),
    ],
)
def test_whose_last_bar_is_the_height_of_another_article_gives_it_too(
    bars: list[str], heights: list[tuple[str, int, str]]
) -> None:
    cleared = (claim("ada-brown", "cleared", bar, JUMP, when="attempt 3") for bar in bars)
    articles = (article("a", claim("ada-brown", "height", "1.95m", JUMP)), article("b", *cleared))
    assert sides(point(articles, "ada-brown", "height", JUMP)) == heights


def test_an_article_with_a_height_of_its_own_is_counted_for_that_alone() -> None:
    articles = (
        article("a", claim("ada-brown", "height", "1.95m", JUMP)),
        article("b", claim("ada-brown", "height", "1.98m", JUMP), claim("ada-brown", "cleared", "1.95m", JUMP)),
    )
    assert sides(point(articles, "ada-brown", "height", JUMP)) == [("1.95m", 0, "a"), ("1.98m", 1, "b")]


def test_a_bar_takes_no_side_where_heights_differ() -> None:
    said = [claim("ada-brown", "height", height, JUMP) for height in ("1.95m", "1.98m")]
    articles = (*map(article, "ab", said), article("c", claim("ada-brown", "cleared", "1.95m", JUMP, when="attempt 1")))
    assert sides(point(articles, "ada-brown", "height", JUMP)) == [("1.95m", 0, "a"), ("1.98m", 1, "b")]
