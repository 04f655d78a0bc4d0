"""Which race is asked for what the newest story does not have: a place, a medal, a margin, a round, a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note
from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

DAYS = [
    "The women's 100m semi-final at the Corvane Cup 2033 took place on 14 June 2033 [11]",
    "The women's 3000m steeplechase heat at the Corvane Cup 2033 took place on 14 June 2033 [5]",
]
MOVED = [
    "Pella Norring (NMK) had gold in the women's 3000m steeplechase final as of 12 March 2035 [4], took silver [12]",
    "Pella Norring originally took silver in the women's 3000m steeplechase final [7]",
]
HEAT = ["Zora Tindal won [1]", "Tuesday 14 June 2033 [1]", "1 · Zora Tindal (CRV) — 9:30.11"]
SEVENTH = {"Eastfen originally finished seventh [3]", "Eastfen finished seventh [2]"}


@pytest.mark.parametrize("line", ["who crossed the line seventh", "who finished seventh", "wer wurde siebter"])
async def test_a_place_that_the_newest_race_lacks_is_asked_of_another_of_its_meet(corvane: LivePack, line: str) -> None:
    answer = await corvane.ask(line)
    assert answer.title == "Women's 4x400m relay final, Corvane Cup 2033"
    assert {*texts(answer)[:3]} >= SEVENTH
    assert corvane.auditor.problems(answer) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("who has the gold now", MOVED),
        ("who is the new champion", MOVED),
        ("what was the first event of the meet", DAYS),
        ("what was the last race", DAYS),
        ("did Tindal win her heat", HEAT),
        ("when was Tindal's heat", HEAT),
        ("did Heldreth run in the semi-final", ["Oona Heldreth ran 11.02 [2]"]),
    ],
)
async def test_a_race_that_is_not_named_is_not_always_the_newest(corvane: LivePack, line: str, told: list[str]) -> None:
    answer = await corvane.ask(line)
    assert texts(answer)[: len(told)] == told
    assert corvane.auditor.problems(answer) == []


async def test_a_meet_of_many_events_has_no_one_winner(corvane: LivePack) -> None:
    answer = await corvane.ask("who won the Corvane Cup")
    assert (answer.read_as, answer.title) == ("/medals Corvane Cup", "Medals, Corvane Cup 2033")


@pytest.mark.parametrize(
    ("line", "title", "first"),
    [
        (
            "who won by 0.42 seconds",
            (
                "Sollis Harriers, margin in the women's 4x400m relay final at the Corvane Cup 2033,"
                " against Kestrel Road · TIE, 1 against 1"
            ),
            ["0.42 s [6]"],
        ),
        ("who won by 0.77 seconds", "Nothing found for “margin” with “0.77”.", []),
        (
            "who lost by a hundredth",
            "Margin",
            [
                (
                    "Ysolde Pemberlin finished 0.005 seconds ahead of Saskia Ondrell in the women's 100m final"
                    " at the Corvane Cup 2033 [4][7]"
                )
            ],
        ),
        (
            "who won by a hundredth",
            "“who won by a hundredth” in the articles’ words",
            [
                (
                    "[3] “She ran 10.99 and lost by a hundredth of a second to Ysolde Pemberlin, who won in 10.98,"
                    " a personal best.”"
                )
            ],
        ),
    ],
)
async def test_a_margin_that_is_asked_for_is_no_other(
    corvane: LivePack, line: str, title: str, first: list[str]
) -> None:
    answer = await corvane.ask(line)
    assert (answer.title, texts(answer)[:1]) == (title, first)


async def test_how_many_shared_a_medal_or_set_records_is_who_did(corvane: LivePack) -> None:
    assert [
        text for text in texts(await corvane.ask("how many people shared gold in the high jump")) if "[" in text
    ] == [
        "Iseult Farrow shared her place with Tove Lindqvar [1]",
        "Tove Lindqvar shared her place with Iseult Farrow [1]",
    ]
    told = texts(await corvane.ask("how many records were set"))
    assert "Zora Tindal set a national record in the women's 3000m steeplechase final at the Corvane Cup 2033 [7]," in (
        " ".join(told)
    )
    assert texts(await corvane.ask("how many records did Tindal set"))[0] == "Set a national record [1]"


@pytest.mark.parametrize(
    "line",
    [
        "which athletes got no medal",
        "who finished outside the medals",
        "who missed the medals",
        "wer hat keine Medaille",
    ],
)
async def test_who_has_no_medal_is_not_answered_with_medals(corvane: LivePack, line: str) -> None:
    answer = await corvane.ask(line)
    assert (answer.title, texts(answer)) == ("Nothing found for “medals” with “outside”.", [])


async def test_a_medal_that_was_lost_is_not_looked_for_in_other_words(corvane: LivePack) -> None:
    answer = await corvane.ask("who lost the gold after two years")
    assert answer.title == "Zora Tindal, medal · TIE, 1 against 1"
    assert [text for text in texts(answer) if "isqualified" in text] == []
    assert "lost the gold" not in " ".join(block.text for block in answer.blocks if isinstance(block, Heading | Note))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("who came off the bench", ["Joss Brand [2][3]", "Luka Fenn [1]"]),
        ("wer hat das Elfmeterschießen gewonnen", ["Won the shoot-out 4–3 [1][2]"]),
        ("wer hat das Elfmeterschießen verloren", ["Kelham Town won the shoot-out 4–3 [1][2]"]),
    ],
)
async def test_a_substitute_and_a_shoot_out_go_by_other_words(football: LivePack, line: str, told: list[str]) -> None:
    lines = [text for text in texts(await football.ask(line)) if text.endswith("]")]
    assert lines[: len(told)] == told


@pytest.mark.parametrize(
    ("line", "title", "first"),
    [
        (
            "which team was disqualified",
            "Women's 4x400m relay final, outcome",
            "Eastfen was disqualified later [3]",
        ),
        ("who was stripped", "Zora Tindal, medal · TIE, 1 against 1", "Gold as of 2 May 2035 [3]"),
        ("was Eastfen's protest accepted", "Protest", "Eastfen lodged a protest [3]"),
    ],
)
async def test_who_was_disqualified_or_protested_is_told_of_who_is_meant(
    corvane: LivePack, line: str, title: str, first: str
) -> None:
    answer = await corvane.ask(line)
    assert (answer.title, texts(answer)[0]) == (title, first)


async def test_whether_a_protest_was_accepted_has_its_rejection(corvane: LivePack) -> None:
    assert "rejected the protest" in " ".join(texts(await corvane.ask("was Eastfen's protest accepted")))
    left_out = [block.text for block in (await corvane.ask("was Kestrel Road's protest accepted")).blocks][:1]
    assert left_out == ["“Kestrel Road” and “accepted” left out."]


@pytest.mark.parametrize("line", ["who won by a tenth", "wer gewann um eine Hundertstel"])
async def test_of_a_small_margin_all_margins_are_told(corvane: LivePack, line: str) -> None:
    answer = await corvane.ask(line)
    assert (answer.read_as, texts(answer)[:2]) == (
        "/compare margin",
        ["Winning margin: 0.19 s [2], 0.2 s [1]", "0.42 s [7]"],
    )
