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
    date = answer.blocks[0]
    assert isinstance(date, Statement)
    assert date.text == "The men's 5000m final was set for 25 August 2023 [3], the last night [2]"
    assert (date.tally or "").startswith("TIE, 1 against 1")
    assert not [text for text in texts(answer) if "marathon was on" in text]


async def test_plans_of_one_person_are_told_without_their_name(shipped: LivePack) -> None:
    answer = await shipped.ask("/next jakob")
    assert "Was due to compete in the men's 5000m final at the World Championships 2023 [3]" in texts(answer)


async def test_the_chances_and_the_days_of_what_is_planned_stand_with_it(shipped: LivePack) -> None:
    answer, statements = await shipped.counted("/next jakob")
    lines, race = texts(answer), "the men's 5000m final at the World Championships 2023"
    assert f"Still had a chance of another medal in {race} [3]" in lines
    assert lines[-1] == f"T{race[1:]} was set for 25 August 2023 [3], the last night [2]"
    assert statements == 2


async def test_who_will_be_faced_is_told_of_both(shipped: LivePack) -> None:
    race = "the men's 5000m final at the World Championships 2023"
    faces = f"Jakob Ingebrigtsen was due to face Selemon Barega in {race} [3]"
    assert faces in texts(await shipped.ask("/next barega"))
    assert faces in texts(await shipped.ask("/athlete barega"))


async def test_a_final_that_somebody_reached_is_to_come(shipped: LivePack) -> None:
    lines = texts(await shipped.ask("/next"))
    assert "Laura Muir qualified for the women's 1500m final [5]" in lines
    assert "Victoria Ohuruogu qualified for the women's 400m final [5]" in lines


async def test_a_race_whose_day_is_told_is_not_also_said_to_come(shipped: LivePack) -> None:
    lines = texts(await shipped.ask("/next"))
    assert "The men's marathon was set for 27 August 2023 [3]" in lines
    assert "The men's marathon was still to come [3]" not in lines


async def test_what_was_hoped_for_in_the_race_itself_is_not_to_come(shipped: LivePack) -> None:
    assert not [text for text in texts(await shipped.ask("/next")) if "hoped to win" in text]


async def test_somebody_without_plans_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/next wightman")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles say nothing of what comes next for Jake Wightman."
