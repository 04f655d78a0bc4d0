"""What was on a day: every race that an article dates then, in whatever words, with its dispute over the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

OF_FRIDAY = [
    "The mixed 4x400m relay final at the Corvane Cup 2033 was set for 17 June 2033 [8]",
    "The women's 200m final at the Corvane Cup 2033 took place on 17 June 2033 [7][12]",
    "The women's 200m final at the Corvane Cup 2033 was set for 17 June 2033 [4]",
    "The women's 5000m final at the Corvane Cup 2033 took place on 17 June 2033 [10]",
    "The women's 5000m final at the Corvane Cup 2033 was set for 17 June 2033 [5]",
]
OF_THURSDAY = [
    "15 June 2033 [9]",
    "16 June 2033 [1]",
    "The women's 3000m steeplechase final at the Corvane Cup 2033 took place on 16 June 2033 [5]",
    "The women's 4x400m relay final at the Corvane Cup 2033 took place on 16 June 2033 [2][8]",
]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("what happened on 17 june", OF_FRIDAY),
        ("17 june 2033", OF_FRIDAY),
        ("what races were on friday", OF_FRIDAY),
        ("/compare 16 june", OF_THURSDAY),
        ("what was on thursday", OF_THURSDAY),
    ],
)
async def test_a_day_has_all_its_races_in_whatever_words_articles_date_them(
    corvane: LivePack, line: str, told: list[str]
) -> None:
    answer = await corvane.ask(line)
    assert [text for text in texts(answer) if "June 2033" in text] == told
    assert corvane.auditor.problems(answer) == []


async def test_a_day_with_other_words_is_no_question_for_all_that_was_on_it(corvane: LivePack) -> None:
    assert (await corvane.ask("/compare friday pistol")).title != "Friday pistol"


@pytest.mark.parametrize("line", ["who won on thursday", "what happened on thursday", "wer hat am donnerstag gewonnen"])
async def test_who_won_on_a_day_is_told_of_no_other_day(corvane: LivePack, line: str) -> None:
    answer = await corvane.ask(line)
    assert [text for text in texts(answer) if "June 2033" in text] == OF_THURSDAY
    assert corvane.auditor.problems(answer) == []


async def test_of_a_day_on_which_nothing_was_no_other_result_is_given(corvane: LivePack) -> None:
    answer = await corvane.ask("who won on sunday")
    assert (answer.title, texts(answer)) == ("No topic here goes by “Sunday”.", [])
