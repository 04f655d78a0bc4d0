"""A close finish: its margin in a short recap, a best by its name, and words that go on in a second paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.points.wording import as_spoken

if TYPE_CHECKING:
    from tests.answers.conftest import Ask

CLOSE = {
    "Ada Brown won the 800m final in 1:58.20, a personal best.": (
        "ada-brown place = 1; ada-brown time = 1:58.20; ada-brown mark-status = PB"
    ),
    "Brown finished 0.05 seconds ahead of Lee.": "ada-brown margin = 0.05 than mina-lee",
    "Lee finished 0.01 seconds ahead of Okafor.": "mina-lee margin = 0.01 than ife-okafor",
}
AGAIN = {
    "Ada Brown won the 800m final in 1:58.20, a best.": "ada-brown place = 1; ada-brown time = 1:58.20",
    "Brown beat Lee by 0.05 seconds.": "ada-brown margin = 0.05 than mina-lee",
}


async def test_a_short_recap_has_the_margin_that_several_articles_give(ask: Ask) -> None:
    assert "Brown finished 0.05 seconds ahead of Mina Lee [1][2] | AGREED" in await ask("/recap", CLOSE, AGAIN)


async def test_a_margin_that_one_article_gives_is_left_to_the_whole_story(ask: Ask) -> None:
    told = await ask("/recap", CLOSE)
    assert not any("0.05" in line for line in told)


async def test_a_best_on_which_all_agree_is_called_by_its_name(ask: Ask) -> None:
    (first, *_) = await ask("/result", CLOSE, AGAIN)
    assert "personal best ONE SOURCE [1]" in first


@pytest.mark.parametrize(
    ("printed", "spoken"),
    [
        ("I won it. “I waited for it,", "I won it. I waited for it,"),
        ('I won. "I waited. "I ran.', "I won. I waited. I ran."),
        ("I said “no” to it,", "I said “no” to it,"),
        ('I said "no" to it,', 'I said "no" to it,'),
    ],
)
def test_a_mark_that_only_opens_a_paragraph_of_a_quotation_is_not_told(printed: str, spoken: str) -> None:
    assert as_spoken(printed) == spoken


async def test_a_photo_finish_stands_below_the_places_it_decided(ask: Ask) -> None:
    photo = CLOSE | {"The 800m final was decided by a photo finish.": "race photo-finish = yes"}
    assert (await ask("/result", photo))[0] == "The race was decided by a photo finish [1] | ONE SOURCE"


async def test_where_room_is_short_the_turn_of_who_won_stands_before_that_of_somebody_else(ask: Ask) -> None:
    falls = {
        f"{name} fell at the start.": f"{id_} mishap = fell when start"
        for name, id_ in (
            ("Okafor", "ife-okafor"),
            ("Tess Vale", "tess-vale"),
            ("Nora Vale", "nora-vale"),
            ("Lee", "mina-lee"),
        )
    }
    lead = {"Brown took the lead at the bell.": "ada-brown took-lead = bell"}
    lines = [line.partition(" | ")[0] for line in await ask("/recap", CLOSE | falls | lead)]
    assert lines[-1] == "Brown took the lead at the bell [1]"


async def test_what_stood_before_is_left_to_the_whole_story_where_the_race_weighs_more_than_twice_as_much(
    ask: Ask,
) -> None:
    falls = {"Tess Vale fell at the bell.": "tess-vale mishap = fell when bell"}
    favourite = {"Lee was the favourite.": "mina-lee billing = favourite"}
    short = [line.partition(" | ")[0] for line in await ask("/recap", CLOSE | falls | favourite, AGAIN | falls)]
    assert "Tess Vale fell at the bell [1][2]" in short
    assert not any("favourite" in line for line in short)


async def test_where_room_is_short_who_led_on_the_way_stands_before_who_only_fell(ask: Ask) -> None:
    falls = {
        f"{name} fell at the start.": f"{id_} mishap = fell when start"
        for name, id_ in (("Okafor", "ife-okafor"), ("Tess Vale", "tess-vale"), ("Nora Vale", "nora-vale"))
    }
    lead = {"Lee was first at the bell.": "mina-lee position = 1 when bell"}
    lines = [line.partition(" | ")[0] for line in await ask("/recap", CLOSE | falls | lead)]
    assert any(line.endswith("was first at the bell [1]") for line in lines)
