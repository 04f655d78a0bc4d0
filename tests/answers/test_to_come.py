"""/next: plans and hopes, and what of the meet was still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Outcome, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack


def texts(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Statement)]


async def test_what_lies_after_the_race_was_planned_and_its_dispute_is_told(shipped: LivePack) -> None:
    answer = await shipped.ask("/next")
    date = next(
        block for block in answer.blocks if isinstance(block, Statement) and "5000m final was set" in block.text
    )
    assert date.text == "The men's 5000m final was set for 25 August 2023 [3], 27 August 2023 [2]"
    assert (date.tally or "").startswith("TIE, 1 against 1")
    assert not [text for text in texts(answer) if "marathon was on" in text]


async def test_plans_of_one_person_are_told_without_their_name(shipped: LivePack) -> None:
    answer = await shipped.ask("/next jakob")
    assert texts(answer)[:2] == [
        "Was due to compete in the men's 5000m final at the World Championships 2023 [3]",
        "Intended to defend his title in the men's 5000m final at the World Championships 2023 [2]",
    ]


async def test_what_was_hoped_for_in_the_race_itself_is_not_to_come(shipped: LivePack) -> None:
    assert not [text for text in texts(await shipped.ask("/next")) if "hoped to win" in text]


async def test_somebody_without_plans_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/next wightman")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles say nothing of what comes next for Jake Wightman."
