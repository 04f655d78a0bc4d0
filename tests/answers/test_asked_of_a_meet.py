"""What a fan and a reporter ask of one meet: splits, winds, the last win, what was changed, whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note
from tests.answers.blocks import notes, texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

LEGS = [
    "Petra Vane ran her leg in 49.8 [1][2]",
    "Dana Corrie ran her leg in 51.5 [1]",
    "Imke Tarrow ran her leg in 51.9 [1]",
    "Ruta Selwick ran her leg in 52.1 [1]",
]
WIND = ["+0.3 m/s [1][2]", "The wind was +0.3 m/s", "The wind gauge read +0.3", "+0.5 m/s [3]", "The wind was +0.5 m/s"]


@pytest.mark.parametrize(
    ("line", "read_as", "told"),
    [
        ("relay splits", "/compare relay splits", LEGS),
        ("who clocked the quickest leg in the relay", "/compare relay leg time", LEGS),
        ("who ran the fastest leg?", "/compare leg time", LEGS),
        ("is pemberlins record legal", "/compare pemberlin wind", WIND),
        (
            "when did corvane last win the steeplechase?",
            "/compare corvane drought",
            [
                "1991 [7]",
                "first steeplechase gold for Corvane at the Harbour Games or the Corvane Cup since 1991",
                "1995 [3]",
                "first steeplechase gold for Corvane at the Harbour Games or the Corvane Cup since 1995",
            ],
        ),
        (
            "what happened at the final handover",
            "/compare at the last changeover",
            ["Petra Vane was fifth at the last changeover [1]", "Petra Vane, fifth at the last change"],
        ),
        (
            "who was 5th at the last change",
            "/compare at the last changeover",
            ["Petra Vane was fifth at the last changeover [1]", "Petra Vane, fifth at the last change"],
        ),
        (
            "who led at the bell in the steeple",
            "/compare bell",
            [
                "1st [3]",
                "Auda Kesteven led at the bell",
                "1st is Pella Norring [1]",
                "Pella Norring of Northmark, who had led at the bell",
            ],
        ),
    ],
)
async def test_what_is_asked_is_told_first(corvane: LivePack, line: str, read_as: str, told: list[str]) -> None:
    answer = await corvane.ask(line)
    assert (answer.read_as, texts(answer)[: len(told)]) == (read_as, told)
    assert corvane.auditor.problems(answer) == []


async def test_the_fastest_reaction_is_not_that_of_the_winner(corvane: LivePack) -> None:
    told = texts(await corvane.ask("who had the fastest reaction time in the 100m"))
    assert "Oona Heldreth reacted to the gun in 0.098 seconds [2]" in told


async def test_who_was_disqualified_without_a_dispute_stands_in_the_comparison_of_the_race(corvane: LivePack) -> None:
    told = texts(await corvane.ask("/compare relay"))
    assert [line for line in told if line.startswith("Eastfen")] == [
        "Eastfen was disqualified later for a change outside the zone [3]",
        "Eastfen finished seventh [2]",
        "Eastfen originally finished seventh [3]",
    ]


async def test_a_search_says_that_two_are_given_the_words(corvane: LivePack) -> None:
    told = texts(await corvane.ask('who said "I kept waiting for somebody to come past me"?'))
    assert told[-1] == "[1][3] contradict each other on who said it: Zora Tindal in [1] or Pella Norring in [3]"


async def test_two_whose_places_were_changed_stand_with_what_they_were_at_the_finish_and_their_times(
    corvane: LivePack,
) -> None:
    assert texts(await corvane.ask("/compare tindal norring"))[:3] == [
        (
            "Women's 3000m steeplechase final (Corvane Cup 2033): Zora Tindal 1st as of 2 May 2035 [3] or DQ as of "
            "12 March 2035 [2] (at the finish 1st [1][2]), Pella Norring 1st as of 12 March 2035 [2] or 2nd [3] "
            "(at the finish 2nd [1][2])"
        ),
        "Zora Tindal ran 9:12.40 [1][3]",
        "Pella Norring ran 9:13.05 [1]",
    ]


async def test_an_article_that_tells_times_differently_disagrees_with_none_and_says_so(corvane: LivePack) -> None:
    assert notes(await corvane.ask("/sources 200m"))[:2] == ["Disagrees with none; tells 3 points differently."] * 2
    answer = await corvane.ask("/compare 200m")
    assert texts(answer) == [
        "Hedda Brinmoor ran 24.3 (hand-timed) [1]; 24.52 [2]",
        "Ilse Quennell ran 24.9 (hand-timed) [1]; 25.20 [2]",
        "Saskia Ondrell ran 24.5 (hand-timed) [1]; 24.71 [2]",
    ]
    assert Note("Women's 200m final, Corvane Cup 2033") in answer.blocks
