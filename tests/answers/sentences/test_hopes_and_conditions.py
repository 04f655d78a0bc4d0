"""What is hoped for, what might have been, and what holds of one meet: each as it is meant, and where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.answers.conftest import Ask

WON = {"Ada Brown won the 800m final.": "ada-brown place = 1"}
UNREAL = {
    **WON,
    "Had the 800m final been a lap longer, Lee would have won gold.": "mina-lee medal = gold mood conditional",
}


async def test_golds_that_are_hoped_for_are_no_count_after_the_race(ask: Ask) -> None:
    hope = {**WON, "Brown’s win began her quest for four golds.": "ada-brown golds = 4 mood hoped"}
    assert await ask("/next", hope) == ["Ada Brown hoped for four golds [1]"]


async def test_one_gold_that_is_hoped_for_is_one_gold(ask: Ask) -> None:
    hope = {**WON, "Brown hopes for one gold.": "ada-brown golds = 1 mood hoped"}
    assert await ask("/next", hope) == ["Ada Brown hoped for one gold [1]"]


async def test_what_might_have_been_is_not_to_come(ask: Ask) -> None:
    assert await ask("/next", UNREAL) == []


async def test_what_may_yet_be_is_to_come(ask: Ask) -> None:
    later = "mina-lee medal = gold in delta-2031/womens-400m/final mood conditional"
    chance = {**WON, "Lee could still win gold in the 400m final.": later}
    assert await ask("/next", chance) == ["Mina Lee still had a chance of gold [1]"]


async def test_what_might_have_been_stands_with_the_result_in_its_own_words(ask: Ask) -> None:
    lines = await ask("/recap length:whole", UNREAL | {"Brown led from the bell.": "ada-brown took-lead = bell"})
    assert lines[-1] == "“Had the 800m final been a lap longer, Lee would have won gold” [1]"


async def test_where_a_quoted_condition_holds_is_not_said_again(ask: Ask) -> None:
    said = "Had the race been longer, Lee would have won four 800m titles."
    fourth = {said: "mina-lee titles-won = 4 in games/womens-800m mood conditional"}
    assert await ask("/compare lee titles won", fourth) == [
        "“Had the race been longer, Lee would have won four 800m titles” [1]"
    ]


async def test_the_title_of_one_meet_is_not_held_going_into_the_next(ask: Ask) -> None:
    once = {"Brown, the champion of the 2024 Olympics.": "ada-brown title = champion in olympics-2024/womens-800m"}
    assert await ask("/compare brown title", once) == [
        "Held the title in the women's 800m at the Paris 2024 Olympics [1] | ONE SOURCE | ONE SOURCE"
    ]


async def test_the_title_of_a_series_is_held_going_into_the_meet(ask: Ask) -> None:
    held = {"Brown, the Games champion.": "ada-brown title = champion in games/womens-800m"}
    assert await ask("/compare brown title", held) == [
        "Held the title in the women's 800m at the Games going into the Delta Games [1] | ONE SOURCE | ONE SOURCE"
    ]


async def test_a_gold_that_somebody_did_not_win_is_none_on_the_podium(ask: Ask) -> None:
    both = {**WON, "Lee missed gold in the 800m final.": "mina-lee medal = gold mood denied"}
    assert await ask("/medals", both) == ["Ada Brown won the women's 800m final [1] | ONE SOURCE"]


async def test_what_somebody_calls_themselves_is_by_themselves(ask: Ask) -> None:
    own = {"Brown called herself the queen.": "ada-brown epithet = queen by ada-brown"}
    assert await ask("/compare brown epithet", own) == ["Was called “queen” by herself [1]"]
    others = {"Lee called Brown the queen.": "ada-brown epithet = queen by mina-lee"}
    assert await ask("/compare brown epithet", others) == ["Was called “queen” by Mina Lee [1]"]
