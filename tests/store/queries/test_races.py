from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.store.store import Store

FINAL = "harbour-2031-womens-800m-final"
JUMP = "harbour-2031-womens-high-jump-final"


async def test_without_a_key_the_stories_come_newest_first(store: Store) -> None:
    rows = await store.races([])
    # The marathon's day is a tie, so that only its year is known.
    assert [(row.id, row.articles) for row in rows] == [(FINAL, 4), (JUMP, 2), ("harbour-2031-womens-marathon", 2)]


async def test_a_race_goes_by_its_events_keys_and_stories_come_before_races_without_one(store: Store) -> None:
    rows = await store.races(["800m"])
    assert [(row.id, row.articles) for row in rows] == [(FINAL, 4), ("delta-2029-womens-800m-final", 0)]


async def test_where_a_race_is_asked_for_by_its_id_no_other_is_looked_for_in_the_same_words(store: Store) -> None:
    keys, splits = ["games 2027 women marathon"], [("women 800m", "harbour games 2031")]
    assert [row.id for row in await store.races(keys, (), splits)] == ["games-2027-womens-marathon"]
    assert [row.id for row in await store.races(["no such race"], (), splits)] == [FINAL]


async def test_a_race_row_names_its_meet_and_event(store: Store) -> None:
    (row,) = await store.races(["high jump final"])
    assert (row.name, row.meet, row.meet_name) == ("Women's high jump final", "harbour-2031", "Harbour Games 2031")
    assert (row.event, row.event_name, row.round) == ("womens-high-jump", "Women's high jump", "final")


@pytest.mark.parametrize(
    ("events", "meets", "found"),
    [
        (["800m"], ["delta open 2029"], ["delta-2029-womens-800m-final"]),
        (["800m"], ["harbour 31"], [FINAL]),
        (["marathon"], ["the games"], ["harbour-2031-womens-marathon", "games-2027-womens-marathon"]),
        (["marathon"], ["delta open"], []),
        (
            [],
            ["harbour games 2031"],
            [
                FINAL,
                JUMP,
                "harbour-2031-womens-marathon",
                "harbour-2031-womens-400m-final",
                "harbour-2031-womens-400m-semi-final",
            ],
        ),
        ([], ["delta open"], ["delta-2029-womens-800m-final"]),
        (["walking"], [], []),
    ],
)
async def test_races_are_found_by_event_and_meet(
    store: Store, events: list[str], meets: list[str], found: list[str]
) -> None:
    assert [row.id for row in await store.races(events, meets)] == found
