"""Who had a place at the finish, be it changed since, and which team had one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

KESTEVEN = ["Auda Kesteven originally finished third [1][2]", "Auda Kesteven was second as of 12 March 2035 [2]"]
TINDAL = [
    "Zora Tindal originally won [1][2]",
    "Zora Tindal was first as of 2 May 2035 [3], was disqualified as of 12 March 2035 [2]",
]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("who was third at the line in the steeplechase", KESTEVEN),
        ("who crossed the line third in the steeplechase", KESTEVEN),
        ("who originally won the steeplechase", TINDAL),
        ("who was first across the line in the steeplechase", TINDAL),
        ("who won the steeplechase on the day", TINDAL),
        ("who won the relay originally", ["Sollis Harriers won [1][2][3]"]),
    ],
)
async def test_a_place_at_the_finish_is_what_it_was_before_it_was_changed(
    corvane: LivePack, line: str, told: list[str]
) -> None:
    answer = await corvane.ask(line)
    assert texts(answer)[: len(told)] == told
    assert corvane.auditor.problems(answer) == []


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("which team won", "Thursday 16 June 2033 [1][2]"),
        ("which team was second", "Kestrel Road finished second [2][3]"),
        ("which team finished 4th", "Thursday 16 June 2033 [1][2]"),
        ("welche Mannschaft hat gewonnen", "Thursday 16 June 2033 [1][2]"),
    ],
)
async def test_a_team_is_asked_of_the_newest_race_of_teams(corvane: LivePack, line: str, first: str) -> None:
    answer = await corvane.ask(line)
    assert (answer.title, texts(answer)[0]) == ("Women's 4x400m relay final, Corvane Cup 2033", first)
