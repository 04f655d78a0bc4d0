"""What is told of a competition in which a bar is raised, and of those who stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.word_forms import inflections

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack

WON_ON_COUNTBACK = {
    "Ada Brown won.": "ada-brown place = 1",
    "Ada Brown was ahead of Mina Lee on countback.": "ada-brown ahead-on-countback = mina-lee",
}


async def texts(ask: Ask, line: str, *articles: dict[str, str]) -> list[str]:
    return [each.partition(" | ")[0] for each in await ask(line, *articles)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/result", "Was placed ahead of Mina Lee on countback [1]"),
        ("/recap", "Brown was placed ahead of Mina Lee on countback [1]"),
    ],
)
async def test_who_was_behind_on_countback_is_told_with_it(ask: Ask, line: str, told: str) -> None:
    lines = await texts(ask, line, WON_ON_COUNTBACK)
    assert told in lines
    assert not [each for each in lines if "was ahead on countback" in each.lower()]


async def test_a_bar_that_was_too_high_is_said_to_have_been_failed(ask: Ask) -> None:
    race = "in delta-2031/womens-high-jump/final"
    told = {
        "Ada Brown failed at 1.80m and cleared no height in the high jump final.": (
            f"ada-brown height = 1.80m {race} mood denied; ada-brown outcome = NH {race}"
        )
    }
    assert await texts(ask, "/result high jump", told) == ["NH · Ada Brown — failed at 1.80m"]
    assert await texts(ask, "/recap high jump length:whole", told) == [
        "Ada Brown cleared no height [1]",
        "Brown failed at 1.80m [1]",
    ]


async def test_a_story_has_the_bars_as_they_were_raised(ask: Ask) -> None:
    told = {
        "Ada Brown cleared 1.90m at the second attempt.": "ada-brown cleared = 1.90m when attempt 2",
        "Mina Lee had passed at 1.85m.": "mina-lee passed-height = 1.85m",
        "Mina Lee cleared 1.80m at the third attempt.": "mina-lee cleared = 1.80m when attempt 3",
    }
    assert await texts(ask, "/recap length:whole", told) == [
        "Mina Lee cleared 1.80m at the third attempt [1]",
        "Lee passed at 1.85m [1]",
        "Ada Brown cleared 1.90m at the second attempt [1]",
    ]


async def test_what_people_say_against_each_other_is_told_differently(ask: Ask) -> None:
    one = {"Mina Lee said that Ada Brown, 27, won.": "ada-brown age = 27 by mina-lee"}
    other = {"Tess Vale said that Ada Brown, 28, won.": "ada-brown age = 28 by tess-vale"}
    assert await texts(ask, "/compare", one, other) == [
        "Mina Lee said Ada Brown was 27 years old [1]",
        "Tess Vale said Brown was 28 years old [2]",
    ]


async def test_the_end_of_a_career_is_planned_in_its_own_words(ask: Ask) -> None:
    told = {"Ada Brown will end her career in September.": "ada-brown career-end = September mood planned"}
    assert await texts(ask, "/next", told) == ["Ada Brown planned to end Brown's career September [1]"]


async def test_a_card_has_what_somebody_said_of_a_last_final_and_of_an_injury(ask: Ask) -> None:
    told = {
        "Ada Brown was seventh.": "ada-brown place = 7",
        "Ada Brown was hurt.": "ada-brown injury = hurt",
        "A hamstring of Ada Brown was strained, Mina Lee said.": "ada-brown injury = strained by mina-lee",
        "It was the last final, Ada Brown said.": "ada-brown farewell = last-final by ada-brown",
    }
    assert await texts(ask, "/athlete ada brown", told) == [
        "Finished seventh [1]",
        "Was injured: hurt [1]",
        "Mina Lee said Ada Brown was injured: strained [1]",
        "Said she was in her last final [1]",
    ]


def test_only_a_hissing_word_has_another_syllable_for_many() -> None:
    assert "pole" in inflections("poles")
    assert "pol" not in inflections("poles")
    assert "box" in inflections("boxes")


HIGH_JUMP = {
    "Ada Brown won, ahead of Mina Lee on countback.": "ada-brown place = 1; ada-brown ahead-on-countback = mina-lee",
    "Brown cleared 1.90m at the first attempt.": "ada-brown cleared = 1.90m when attempt 1",
    "Brown had three failures at 1.93m.": "ada-brown failures = 3 when 1.93m",
    "Brown, a gymnast, took up the sport at 17.": "ada-brown occupation = gymnast; ada-brown started-at = 17",
    "It was the last final, Brown said.": "ada-brown farewell = last-final by ada-brown",
    "Brown will end Brown's career in September.": "ada-brown career-end = September mood planned",
    "Brown missed 2030 with a torn tendon.": "ada-brown time-lost = 2030; ada-brown injury = torn in season-2030",
}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "why did ada brown win",
            [
                "Ada Brown was placed ahead of Mina Lee on countback in the women's 800m final at the Delta Games [1]",
                "Brown cleared 1.90m at the first attempt in the women's 800m final at the Delta Games [1]",
            ],
        ),
        ("what height did ada brown try after winning", ["Had three failures at 1.93m [1]"]),
        ("what did ada brown do before the 800m", ["Is gymnast [1]", "Took up the sport at 17 [1]"]),
        (
            "is ada brown retiring",
            ["Said she was in her last final [1]", "Planned to end her career September [1]"],
        ),
        ("what injury did ada brown have", ["Was injured: torn in 2030 [1]", "Was out for 2030 [1]"]),
    ],
)
async def test_what_is_asked_of_somebody_is_told_with_what_goes_with_it(ask: Ask, line: str, told: list[str]) -> None:
    assert await texts(ask, line, HIGH_JUMP) == told


async def test_where_somebody_was_some_years_ago_is_the_race_of_that_year(harbour: LivePack) -> None:
    answer = await harbour.ask("where was brown two years ago")
    assert answer.read_as == "/result event:Women's 800m meet:Delta Open 2029"
    assert (await harbour.ask("where was brown three years ago")).title == "Nothing found for “2028” about Ada Brown."
