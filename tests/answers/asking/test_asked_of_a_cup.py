"""What is asked of a meet of several races: which came when, who won for the first time, who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Statement

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

THIRD = "Finished third in the women's 5000m final at the Corvane Cup 2033 [3]"
SHARED = [
    "Iseult Farrow shared her place with Tove Lindqvar [1]",
    "Tove Lindqvar shared her place with Iseult Farrow [1]",
]
FIRST_GOLD = "Won their first gold at the Corvane Cup [3]"


async def lines(corvane: LivePack, line: str) -> list[str]:
    """The lines of an answer, each receipt of it audited."""
    answer = await corvane.ask(line)
    assert list(corvane.auditor.problems(answer)) == []
    return [each.text for each in answer.blocks if isinstance(each, Heading | Statement)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("what came after the steeplechase", ["Women's 5000m final", "Took place on 17 June 2033 [3]"]),
        ("how did norring do in the 5000", [THIRD]),
        ("an welchem Tag lief Norring die 5000m", ["Women's 5000m final, Corvane Cup 2033"]),
        ("did Northmark ever win gold before", [FIRST_GOLD]),
        ("was it northmark's first gold", [FIRST_GOLD]),
        (
            "was the protest accepted",
            [
                "Eastfen lodged a protest [3]",
                "Of Corvane Track Federation: “The track federation rejected the protest” [3]",
            ],
        ),
        ("wer teilte sich Gold", SHARED),
        ("since when had corvane not won the steeplechase", ["1991 [7]", "1995 [3]"]),
        ("seit wann hatte Corvane kein Gold mehr?", ["1991 [7]", "1995 [3]"]),
    ],
)
async def test_a_question_about_the_cup_is_answered(corvane: LivePack, line: str, told: list[str]) -> None:
    assert (await lines(corvane, line))[: len(told)] == told


@pytest.mark.parametrize("line", ["who timed the 200m", "wurde die Zeit mit der Hand gestoppt?"])
async def test_hand_times_are_told_beside_the_automatic_ones(corvane: LivePack, line: str) -> None:
    assert {"24.3 (hand-timed) [7]", "24.52 [11]"} <= {*await lines(corvane, line)}


async def test_words_that_a_federation_said_are_told_with_its_name(corvane: LivePack) -> None:
    answer = await corvane.ask('who said "we take back a medal"')
    assert answer.title.startswith("Corvane Athletics — 1 remark")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Petra Vane passed", "Petra Vane, passes and number passed"),
        ("Saskia Ondrell start", "Saskia Ondrell, participation"),
        ("hand timed", "Found for “hand timed”"),
    ],
)
async def test_the_title_of_an_answer_is_english(corvane: LivePack, line: str, title: str) -> None:
    assert (await corvane.ask(line)).title == title
