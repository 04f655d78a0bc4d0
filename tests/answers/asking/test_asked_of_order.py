"""Which race was before which: the days of a meet, in their order, and what was on the day before or after a race."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


@pytest.mark.parametrize(
    "line",
    [
        "was the high jump before the relay",
        "which race came first, the 100m or the 200m",
        "was the 100m after the 200m",
    ],
)
async def test_which_of_two_races_was_first_is_told_by_the_days_of_their_meet(corvane: LivePack, line: str) -> None:
    answer = await corvane.ask(line)
    told = texts(answer)
    assert answer.read_as == "/compare Corvane Cup 2033 date"
    assert told[:4] == [
        "The women's 100m semi-final at the Corvane Cup 2033 took place on 14 June 2033 [11]",
        "The women's 3000m steeplechase heat at the Corvane Cup 2033 took place on 14 June 2033 [5]",
        "The women's high jump final at the Corvane Cup 2033 took place on 15 June 2033 [9], on 16 June 2033 [1]",
        "The women's 100m final at the Corvane Cup 2033 took place on 15 June 2033 [6]",
    ]
    assert told.index("The women's 4x400m relay final at the Corvane Cup 2033 took place on 16 June 2033 [2][8]") < (
        told.index("The women's 200m final at the Corvane Cup 2033 took place on 17 June 2033 [7][12]")
    )
    assert corvane.auditor.problems(answer) == []


async def test_the_day_after_a_race_has_what_was_on_it(corvane: LivePack) -> None:
    answer = await corvane.ask("what happened the day after the 100m")
    assert answer.read_as == "/compare 16 June 2033"
    assert "The women's 4x400m relay final at the Corvane Cup 2033 took place on 16 June 2033 [2][8]" in texts(answer)


async def test_the_day_before_a_race_of_which_articles_give_two_days_is_a_choice(corvane: LivePack) -> None:
    answer = await corvane.ask("what happened the day before the high jump")
    assert [choice.ask for choice in answer.choices] == ["/compare 14 June 2033", "/compare 15 June 2033"]
