"""What somebody asks of a race over hurdles: who hit which one, who drew level, and a coach's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Statement
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import Ask

RESULT = {
    "Ada Brown won.": "ada-brown place = 1",
    "Mina Lee was second.": "mina-lee place = 2",
    "Tess Vale was disqualified.": "tess-vale outcome = DQ",
}


async def first_line(ask: Ask, line: str, *articles: dict[str, str]) -> str:
    """The first line of an answer, without its small print."""
    return (await ask(line, *articles))[0].partition(" | ")[0]


@pytest.mark.parametrize("line", ["did brown hit a hurdle", "who hit a hurdle"])
async def test_two_articles_do_not_agree_on_the_hurdle_that_somebody_hit(ask: Ask, line: str) -> None:
    one = {"Ada Brown clattered hurdle nine.": "ada-brown mishap = hit-hurdle when hurdle 9"}
    other = {"Ada Brown clattered hurdle eight.": "ada-brown mishap = hit-hurdle when hurdle 8"}
    lines = [each.partition(" | ")[0].removeprefix("Ada Brown ").lower() for each in await ask(line, one, other)]
    assert lines == ["hit the barrier at the eighth hurdle [2]", "hit the barrier at the ninth hurdle [1]"]


@pytest.mark.parametrize("line", ["what did the coach say about her start", "what did her coach say about the race"])
async def test_what_a_coach_said_of_something_are_the_words_of_the_coach(tmp_path: Path, line: str) -> None:
    told = {
        "Ada Brown won.": "ada-brown place = 1",
        "Her coach is Ife Okafor.": "ada-brown coach = ife-okafor",
        "“It was a terrible start,” said Okafor.": "quote = ife-okafor",
    }
    build_database(final_pack(tmp_path / "pack", told), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, line)
    assert answer.read_as == "/quote Ife Okafor"


async def test_who_catches_somebody_draws_level(ask: Ask) -> None:
    told = {"Ada Brown caught Mina Lee at the bell.": "ada-brown drew-level = mina-lee when bell"}
    assert (await first_line(ask, "when did brown catch lee", told)).startswith("Ada Brown drew level with Mina Lee")


async def test_a_short_story_has_who_was_disqualified(tmp_path: Path) -> None:
    build_database(final_pack(tmp_path / "pack", RESULT), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "/recap")
    lines = [each.text for each in answer.blocks if isinstance(each, Statement)]
    assert lines == ["Ada Brown won [1]", "Mina Lee finished second [1]", "Tess Vale was disqualified [1]"]


async def test_how_long_is_asked_of_the_thing_that_more_words_name(ask: Ask) -> None:
    told = {**RESULT, "Ada Brown ran 2:01.10.": "ada-brown time = 2:01.10"}
    told |= {"Ada Brown waited for minutes.": "ada-brown result-wait = minutes"}
    assert await first_line(ask, "how long did they wait for the result", told) == (
        "Ada Brown waited minutes for the result [1]"
    )


@pytest.mark.parametrize("line", ["how old is the norwegian", "how old is the norwegian runner"])
async def test_somebody_from_a_town_is_from_the_country_in_which_it_lies(ask: Ask, line: str) -> None:
    told = {
        **RESULT,
        "Mina Lee is 19 years old.": "mina-lee age = 19",
        "Ada Brown is 23 years old.": "ada-brown age = 23",
        "Mina Lee comes from Quay Town.": "mina-lee origin = quay-town",
        "Ada Brown tore a muscle in Quay Town.": "ada-brown injury-place = quay-town",
    }
    assert await first_line(ask, line, told) == "Was 19 years old [1]"


@pytest.mark.parametrize("line", ["last norwegian to win it", "who was the last norwegian champion"])
async def test_the_last_of_a_country_to_win_is_told_with_the_wait_since(ask: Ask, line: str) -> None:
    told = {**RESULT, "Norway won for the first time since 2021.": "norway first-gold-since = 2021"}
    assert await first_line(ask, line, told) == "Won their first gold since 2021 [1]"


async def test_another_way_to_say_farewell_is_not_nothing(tmp_path: Path) -> None:
    told = {**RESULT, "It was the last final, Mina Lee said.": "mina-lee farewell = last-final by mina-lee"}
    build_database(final_pack(tmp_path / "pack", told), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "is lee retiring")
    assert answer.blocks[0].text == "Said she was in her last final [1]"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("where are the next championships", "The venue of the Tide Games 2033 was to be Quay Town [1]"),
        ("what is next", "The Tide Games 2033 was set for 2 June 2033 [1]"),
    ],
)
async def test_what_is_set_for_a_meet_stands_before_the_plans_of_people(ask: Ask, line: str, first: str) -> None:
    told = {
        **RESULT,
        "Ada Brown will be at the Tide Games 2033.": "ada-brown meet-plan = tide-2033 mood planned",
        "The Tide Games 2033 are at Quay Town on 2 June 2033.": (
            "tide-2033 venue = quay-town mood planned; tide-2033 date = 2033-06-02 mood planned"
        ),
    }
    lines = [each.partition(" | ")[0] for each in await ask(line, told)]
    assert lines[0] == first
    assert lines[-1] == "Ada Brown planned to compete at the Tide Games 2033 [1]"


async def test_the_last_winner_of_a_country_stands_above_the_wait_since(tmp_path: Path) -> None:
    told = "Norway won for the first time since Nora Vale won in 2029."
    claims = "norway first-gold-since = 2029 in games/womens-800m; nora-vale place = 1 in tide-2029-womens-800m-final"
    pack = final_pack(tmp_path / "pack", {**RESULT, told: claims})
    with (pack / "data" / "races.toml").open("a", encoding="utf-8") as races:
        races.write(
            '\n[meet.tide-2029]\nname = "Tide Games 2029"\nyear = 2029\n\n[race.tide-2029-womens-800m-final]\n'
            'name = "Women\'s 800m final"\nmeet = "tide-2029"\nevent = "womens-800m"\nround = "final"\n'
        )
    build_database(pack, tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answers = [
            await registry.ask_line(store, line)
            for line in ("last norwegian to win it", "when was the last time a norwegian won this title")
        ]
    for answer in answers:
        assert [each.text for each in answer.blocks if isinstance(each, Statement)] == [
            "Nora Vale won the women's 800m final at the Tide Games 2029 [1]",
            "Won their first gold in the women's 800m at the Games since 2029 [1]",
        ]


async def test_who_comes_from_near_a_town_does_not_come_from_it(ask: Ask) -> None:
    told = {**RESULT, "Mina Lee comes from a village near Quay Town.": "mina-lee origin = quay-town"}
    assert await first_line(ask, "where is lee from", told) == "Comes from near Quay Town [1]"


async def test_the_year_of_the_race_is_not_said_behind_what_an_article_says_of_that_season(ask: Ask) -> None:
    told = {
        **RESULT,
        "The 800m final was held on 12 June 2031.": "race date = 2031-06-12",
        "The season of Mina Lee was over, her season is over.": "mina-lee season-over = yes in season-2031",
    }
    lines = [line.partition(" | ")[0] for line in await ask("/recap length:whole", told)]
    assert "“The season of Mina Lee was over, her season is over” [1]" in lines
