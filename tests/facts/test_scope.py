"""A scope is read as a file writes it, and written as it was read."""

from __future__ import annotations

import pytest

from bot.facts.scope import Scope


@pytest.mark.parametrize(
    ("text", "scope", "whole"),
    [
        ("harbour-2031", Scope("harbour-2031"), "harbour-2031"),
        ("games/womens-800m", Scope("games", "womens-800m"), None),
        ("games/", Scope("games", ""), None),
    ],
)
def test_a_scope_is_read_and_written_alike(text: str, scope: Scope, whole: str | None) -> None:
    assert Scope.parse(text) == scope
    assert (str(scope), scope.whole) == (text, whole)


def test_a_scope_knows_a_season_and_a_career() -> None:
    assert Scope.parse("season-2031/womens-800m").season == "2031"
    assert Scope.parse("career/womens-800m").is_career
    race = Scope.parse("harbour-2031")
    assert (race.season, race.is_career) == (None, False)
