"""Whose medals moved after a race, and how many somebody or a country has that no article counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Quotation
from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

STEEPLECHASE = "Medals, Women's 3000m steeplechase, Corvane Cup 2033"


@pytest.mark.parametrize(
    "line",
    [
        "who was moved up",
        "who was upgraded",
        "who got a medal later",
        "who inherited the gold",
        "what changed after the race in the steeplechase",
        "did the result of the steeplechase change",
    ],
)
async def test_what_was_changed_is_told_of_the_race_whose_medals_moved(corvane: LivePack, line: str) -> None:
    answer = await corvane.ask(line)
    assert answer.title == STEEPLECHASE
    assert texts(answer)[1] == "Pella Norring originally took silver in the women's 3000m steeplechase final [7]"
    assert corvane.auditor.problems(answer) == []


@pytest.mark.parametrize("line", ["who won gold for Northmark", "how many golds did Northmark win"])
async def test_medals_that_no_article_counts_are_those_of_who_won_one(corvane: LivePack, line: str) -> None:
    told = texts(await corvane.ask(line))
    assert told[0] == "Won their first gold at the Corvane Cup [3]"
    assert "Won gold in the women's high jump final at the Corvane Cup 2033 [1][3], took silver [8]" in told
    assert "Originally took silver in the women's 3000m steeplechase final at the Corvane Cup 2033 [5]" in told


@pytest.mark.parametrize(
    ("line", "read_as", "first"),
    [
        (
            "how many medals did Norring win",
            "/medals Norring",
            "Had gold in the women's 3000m steeplechase final at the Corvane Cup 2033 as of 12 March 2035 [2],",
        ),
        ("how many golds did Corvane win", "/compare Corvane golds", "Had four golds at the Corvane Cup 2033"),
        ("did the result of the relay change", "/compare relay disqualified", "Eastfen was disqualified later"),
        ("first steeplechase gold since", "/compare steeplechase drought", "1991 [3]"),
        ("how did sollis harriers win", "/recap event:Women's 4x400m relay final", "Sollis Harriers won"),
        ("War es ein Fotofinish?", "/compare Fotofinish", "The women's 100m final at the Corvane Cup 2033 was decided"),
        ("who jumped highest", "/compare height", "Tove Lindqvar cleared 1.98m [1][2][3]"),
        ("à qui a-t-on retiré la médaille", "/compare Zora Tindal medal", "Gold as of 2 May 2035 [3]"),
    ],
)
async def test_what_is_asked_of_medals_is_told_first(corvane: LivePack, line: str, read_as: str, first: str) -> None:
    answer = await corvane.ask(line)
    assert answer.read_as.startswith(read_as)
    assert texts(answer)[0].startswith(first)


async def test_words_that_somebody_said_are_found_without_quotation_marks(corvane: LivePack) -> None:
    answer = await corvane.ask("who kept waiting for somebody to come past")
    speakers = [block.speaker for block in answer.blocks if isinstance(block, Quotation)]
    assert speakers == ["Zora Tindal", "Pella Norring"]
