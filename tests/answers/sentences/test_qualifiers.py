"""No qualifier of a claim is lost, whatever its attribute is compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.answers.conftest import Ask

RANK = "ada-brown season-rank = {} in season-2031/womens-800m"
IN_NORWAY = {"Ada Brown was the third fastest of Norway in 2031.": f"{RANK.format(3)} among norway"}
IN_THE_WORLD = {"Ada Brown was the fifth fastest in 2031.": RANK.format(5)}
ONCE = " | ONE SOURCE"
IN_NORWAY_TOLD = (
    "Had the third best mark in the women's 800m in 2031 in Norway going into the Delta Games [1] | ONE SOURCE"
)


async def test_a_rank_of_a_country_is_told_as_one_there(ask: Ask) -> None:
    assert await ask("/athlete Brown part:bests", IN_NORWAY) == [IN_NORWAY_TOLD]


async def test_a_rank_of_a_country_does_not_dispute_one_of_the_world(ask: Ask) -> None:
    assert await ask("/athlete Brown part:bests", IN_NORWAY, IN_THE_WORLD) == [
        "Had the fifth best mark in the women's 800m in 2031 going into the Delta Games [2] | ONE SOURCE",
        IN_NORWAY_TOLD,
    ]


async def test_whom_somebody_is_compared_with_is_told_of_any_attribute(ask: Ask) -> None:
    best = "ada-brown season-best = 1:58.20 in season-2031/womens-800m than mina-lee"
    assert await ask("/athlete Brown part:bests", {"Ada Brown had 1:58.20 in 2031, and Lee less.": best}) == [
        "Had a season's best of 1:58.20 in 2031 after the women's 800m final at the Delta Games, against Mina Lee [1]"
        + ONCE
    ]


async def test_an_evening_that_the_same_article_calls_night_is_no_contradiction(ask: Ask) -> None:
    both = {
        "The 800m final was on Friday night.": "race time-of-day = night",
        "An evening of the 800m final.": "race time-of-day = evening",
    }
    assert await ask("/compare time of day", both) == [
        "The race was held in the evening [1] | ONE SOURCE",
        "The race was held at night [1] | ONE SOURCE",
    ]


async def test_a_mark_with_fewer_figures_is_told_behind_that_with_more(ask: Ask) -> None:
    exact = {"Ada Brown won the 800m final in 1:58.20.": "ada-brown time = 1:58.20"}
    rounded = {"Ada Brown won the 800m final in 1:58.": "ada-brown time = 1:58"}
    assert await ask("/athlete Brown part:result", rounded, exact) == ["Ran 1:58.20 [2], 1:58 [1] | AGREED"]
    assert (await ask("/result 800m", rounded, exact))[0].startswith("No place given · Ada Brown — 1:58.20 ")


async def test_reported_denial_is_told_in_natural_words(ask: Ask) -> None:
    denied = {"Ada Brown said she had no medal.": "ada-brown medal = unstated by ada-brown mood denied"}
    assert await ask("/athlete Brown part:result", denied) == ["Said she did not take a medal [1]"]


async def test_a_figure_that_is_none_exactly_is_told_as_the_article_has_it(ask: Ask) -> None:
    almost = {"Ada Brown finished almost four seconds ahead of Mina Lee.": "ada-brown margin = 4 than mina-lee"}
    exact = {"Ada Brown finished four seconds ahead of Mina Lee.": "ada-brown margin = 4 than mina-lee"}
    assert await ask("/athlete Brown part:result", almost) == [
        "Finished almost 4 seconds ahead of Mina Lee [1] | ONE SOURCE"
    ]
    assert await ask("/athlete Brown part:result", almost, exact) == [
        "Finished 4 seconds ahead of Mina Lee [1][2] | AGREED"
    ]
