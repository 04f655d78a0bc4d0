"""What is asked of a match in words that only its base has: goals by what they made of the score, changes, the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

OPENER = "Ivo Marsh scored the first goal in the 12th minute [1][2][3]"
EQUALISER = ["Equalised in the 67th minute [1][3]", "Equalised in the 68th minute [2]"]
CHANGE = ["Joss Brand [2][3]", "Luka Fenn [1]"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("wer schoss den Ausgleich", EQUALISER),
        ("quién marcó el gol del empate", EQUALISER),
        ("qui a marqué le but égalisateur", EQUALISER),
        ("wer hat das 1:0 geschossen", [OPENER]),
        ("who made it 1-0", [OPENER]),
        ("who scored last", EQUALISER),
        ("who scored the last goal", EQUALISER),
        ("what was the last goal", EQUALISER),
        ("who scored first", [OPENER]),
        ("why did sorrel come off", ["Left the pitch with a cramp in the 80th minute [2]"]),
        ("who made the first sub", CHANGE),
        ("who was the first sub", CHANGE),
    ],
)
async def test_what_is_asked_for_leads(football: LivePack, line: str, told: list[str]) -> None:
    lines = [text for text in texts(await football.ask(line)) if text.endswith("]")]
    assert lines[: len(told)] == told


@pytest.mark.parametrize("line", ["what was the score after 90 minutes", "score after 90 minutes"])
async def test_a_score_after_ninety_minutes_is_that_of_all_goals_in_them(football: LivePack, line: str) -> None:
    assert texts(await football.ask(line)) == [
        OPENER,
        "Teo Lindqvist scored the second goal in the 45th minute [2][3], just before half-time [1]",
        "Dani Sorrel pulled a goal back in the 51st minute [1][2][3]",
        "Dani Sorrel equalised in the 67th minute [1][3], in the 68th minute [2]",
    ]


async def test_two_players_are_set_side_by_side_with_what_each_did_in_the_order_of_the_match(
    football: LivePack,
) -> None:
    assert texts(await football.ask("/compare Marsh Sorrel"))[3:] == [
        OPENER,
        "Ivo Marsh was shown the yellow card in the 40th minute [1][3]",
        "Dani Sorrel pulled a goal back in the 51st minute [1][2][3]",
        "Dani Sorrel equalised in the 67th minute [1][3], in the 68th minute [2]",
    ]


async def test_a_captain_is_one_of_the_team_by_the_article_that_calls_him_so(football: LivePack) -> None:
    players = next(text for text in texts(await football.ask("/result")) if "Aalbers" in text)
    assert players == "Aron Vey, Dani Sorrel, Joss Brand [3], Piet Aalbers [1][3]"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("quien falló el penalti", "Of Ivo Marsh: “Marsh was denied from the spot in the shoot-out” [2]"),
        ("wer verschoss den Elfmeter", "Of Ivo Marsh: “Marsh was denied from the spot in the shoot-out” [2]"),
        ("qui a été expulsé", "Piet Aalbers was shown the red card in the 88th minute [1][2][3]"),
        ("wer bekam Gelb", "Ivo Marsh was shown the yellow card in the 40th minute [1][3]"),
        ("cuántas tarjetas hubo", "Ivo Marsh was shown the yellow card in the 40th minute [1][3]"),
        ("¿quién fue el mejor jugador?", "Aron Vey [1]"),
        ("wie stand es zur Halbzeit", OPENER),
    ],
)
async def test_what_a_match_has_goes_by_words_of_other_languages(football: LivePack, line: str, told: str) -> None:
    assert texts(await football.ask(line))[0] == told
