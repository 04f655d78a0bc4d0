"""What a story need not tell twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.repeats import repeats

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def told_again(asked: LivePack, race: str) -> list[tuple[str, str, str]]:
    """The points of a story that say again what others say: about whom, what, and as of when."""
    facts = await asked.store.story_facts_and_quotes(race)
    again = repeats(facts)
    keys = [row.key for row in facts.points if row.id in again]
    return sorted((key.about, key.what, str(key.when)) for key in keys)


async def test_a_best_is_told_with_the_mark_that_the_same_articles_call_so(shipped: LivePack) -> None:
    again = await told_again(shipped, "worlds-2023-mens-1500m-final")
    assert ("josh-kerr", "personal-best", "as of worlds-2023-mens-1500m-final") in again
    assert ("josh-kerr", "season-best", "as of worlds-2023-mens-1500m-final") in again


async def test_a_medal_before_is_told_by_those_who_name_it(shipped: LivePack) -> None:
    again = await told_again(shipped, "worlds-2023-mens-1500m-final")
    assert ("josh-kerr", "earlier-medals", "before worlds-2023-mens-1500m-final") in again


async def test_a_best_of_another_race_is_told_with_the_mark_of_that_race(harbour: LivePack) -> None:
    again = await told_again(harbour, "harbour-2031-womens-800m-final")
    assert [(what, when) for about, what, when in again if about == "ada-brown"] == [
        ("lifetime-best", "as of delta-2029-womens-800m-final"),
        ("lifetime-best", "as of harbour-2031-womens-800m-final"),
        ("year-best", "as of harbour-2031-womens-800m-final"),
    ]
