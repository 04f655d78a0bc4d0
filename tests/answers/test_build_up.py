"""What was before a race: a title that somebody has, an injury, and why somebody lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Statement
from tests.packs.finals import FINAL

if TYPE_CHECKING:
    from tests.answers.conftest import AnswerTo, Ask

CHAMPION = {
    "Ada Brown, the Olympic 800m champion, won.": (
        "ada-brown place = 1; ada-brown title = champion in olympics/womens-800m"
    ),
    "Mina Lee, the favourite, was second.": "mina-lee place = 2",
}
HURT = {
    "Ada Brown won.": "ada-brown place = 1",
    "Mina Lee, who had an early season foot injury before the race, was second.": (
        "mina-lee place = 2; mina-lee injury = “an early season foot injury” when before"
    ),
}
HURT_TOO = {
    "Ada Brown won.": "ada-brown place = 1",
    "Mina Lee battled through injury before the race.": "mina-lee injury = injury when before",
}
UNHURT = {"Mina Lee ran without injury.": "mina-lee injury = “without injury”"}
OUT = {
    "Ada Brown won in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
    "Ada Brown had been out for a month.": "ada-brown time-lost = “a month”",
    "“We talked about it,” said Ada Brown.": "quote = ada-brown",
    "Ada Brown recalled how we had lost.": "ada-brown recalled = “how we had lost”",
}
SLOW = {
    "Ada Brown won.": "ada-brown place = 1",
    "A slow start cost Mina Lee the race.": "mina-lee race-cost = “A slow start”",
}


async def test_whether_somebody_is_the_olympic_champion_is_answered_by_the_title(ask: Ask) -> None:
    held = "Held the Olympic title in the women's 800m going into the Delta Games [1] | ONE SOURCE | ONE SOURCE"
    assert await ask("is ada brown the olympic champion", CHAMPION) == [held]


async def test_who_held_a_title_before_is_asked_of_titles_and_not_of_the_result(ask: Ask) -> None:
    held = "Ada Brown held the Olympic title in the women's 800m going into the Delta Games [1]"
    for question in ("who held the title before", "who were the champions before"):
        assert [line.partition(" | ")[0] for line in await ask(question, CHAMPION)] == [held], question


async def test_how_fast_somebody_ran_is_no_question_of_how_long_they_were_out(ask: Ask) -> None:
    assert [line.partition(" | ")[0] for line in await ask("wie schnell lief ada brown", OUT)] == ["Ran 1:58.20 [1]"]


async def test_a_text_in_which_somebody_speaks_of_themselves_stands_in_quotation_marks(ask: Ask) -> None:
    told = [line.partition(" | ")[0] for line in await ask("/athlete ada brown", OUT)]
    assert "Recalled “how we had lost” [1]" in told


async def test_a_card_has_a_title_of_before_the_race(ask: Ask) -> None:
    told = [line.partition(" | ")[0] for line in await ask("/athlete ada brown", CHAMPION)]
    assert "Held the Olympic title in the women's 800m going into the Delta Games [1]" in told


async def test_why_somebody_lost_begins_with_the_reasons(ask: Ask) -> None:
    for question in ("why did mina lee lose", "how did mina lee lose", "warum hat mina lee verloren"):
        assert (await ask(question, SLOW))[0].startswith("Paid for “A slow start” [1]"), question


async def test_one_text_that_contains_another_agrees_with_it_and_the_fuller_is_told_first(ask: Ask) -> None:
    assert await ask("/compare", HURT, HURT_TOO) == []
    told = [line.partition(" | ")[0] for line in await ask("/athlete mina lee", HURT, HURT_TOO)]
    assert "Was injured: an early season foot injury before the race [1], injury [2]" in told


async def test_a_text_that_denies_another_is_told_differently(ask: Ask) -> None:
    (line,) = [each for each in await ask("/compare", HURT_TOO, UNHURT) if "injur" in each]
    assert line.startswith("Mina Lee was injured: injury before the race [1]; was injured: without injury [2]")


async def test_an_injury_of_before_the_start_stands_before_the_race(answer_to: AnswerTo) -> None:
    answer = await answer_to("/recap 800m length:whole", HURT)
    part = ""
    for block in answer.blocks:
        part = block.text if isinstance(block, Heading) else part
        if isinstance(block, Statement) and "injury" in block.text:
            assert part == "Before"
            return
    raise AssertionError(answer.blocks)


async def test_a_title_that_came_with_the_race_was_held_after_it(ask: Ask) -> None:
    told = {
        "Ada Brown won to be champion.": "ada-brown place = 1; ada-brown title = champion in games when as of " + FINAL
    }
    held = "Held a title at the Games after the race [1]"
    assert held in [line.partition(" | ")[0] for line in await ask("/athlete Ada Brown", told)]


async def test_a_record_of_the_race_stands_on_a_card_before_an_older_best(ask: Ask) -> None:
    told = {
        "Ada Brown won in 1:58.20, a championship record.": (
            "ada-brown place = 1; ada-brown time = 1:58.20; ada-brown mark-status = CR"
        ),
        "Ada Brown had a personal best of 1:59.00.": f"ada-brown personal-best = 1:59.00 in career when before {FINAL}",
    }
    lines = [line.partition(" | ")[0] for line in await ask("/athlete Ada Brown", told)]
    assert [line for line in lines if "record" in line or "best" in line] == [
        "Set a championship record [1]",
        "Had a personal best of 1:59.00 going into the race [1]",
    ]
