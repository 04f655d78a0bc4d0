"""How far apart people were, as /compare works it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Outcome
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.compare.blocks import statements
from tests.packs.events import events_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import LivePack


async def test_a_margin_that_is_given_once_is_no_dispute(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare vossel holmquay")
    margin = statements(answer)[1]
    assert (margin.text, margin.verdict) == ("2nd to 3rd: 0.03 m [2]", None)
    assert margin.tally == "Katrin Vossel's height: TIE; CONTRADICTED in [4]"
    assert (statements(answer)[0].tally or "").endswith("CONTRADICTED in [4]: 1.93m in 2nd, 1.96m in 3rd")


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("kerr ingebrigtsen", "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]"),
        ("ingebrigtsen nordas", "2nd to 3rd, DISPUTED: 0.03 s [1][4], 0.13 s [3]"),
        ("nordas kerr", "1st to 3rd: 0.30 s [1][3][4]"),
        ("silver margin", "2nd to 3rd, DISPUTED: 0.03 s [1][4], 0.13 s [3]"),
    ],
)
async def test_how_far_apart_any_two_were_is_worked_out(shipped: LivePack, topic: str, line: str) -> None:
    assert line in [statement.text for statement in statements(await shipped.ask(f"/compare {topic}"))]


async def test_a_margin_that_nobody_states_is_worked_out_from_two_marks(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare winning margin")
    assert (answer.title, answer.outcome) == ("Margin, Men's 1500m final", Outcome.ANSWERED)
    assert [(line.text, line.working) for line in statements(answer)] == [
        (
            "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]",
            "3:29.65 − 3:29.38 = 0.27 s; 3:29.55 − 3:29.38 = 0.17 s",
        )
    ]


async def test_a_margin_by_the_marks_stands_over_one_that_an_article_states(harbour: LivePack) -> None:
    lines = [line.text for line in statements(await harbour.ask("/compare margin"))]
    assert lines[:2] == [
        "Winning margin, TIE: 0.32 s [1], 0.23 s [1][2], 0.43 s [3]",
        "0.23 s [2]",
    ]


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("high jump margin", "Winning margin, TIE: 0.03 m [1], 0.12 m [2]"),
        ("hallenby margin", "Winning margin, TIE: 0.03 m [1], 0.12 m [2]"),
        (
            "marathon margin",
            (
                "Isolde Brown finished 6 seconds ahead of Hanne Dahlmark "
                "in the women's marathon at the Harbour Games 2031 [1]"
            ),
        ),
        ("lee margin", "Winning margin, TIE: 0.32 s [1], 0.23 s [1][2], 0.43 s [3]"),
    ],
)
async def test_a_margin_of_an_event_or_a_person_follows_from_the_marks_or_is_stated(
    harbour: LivePack, topic: str, line: str
) -> None:
    assert statements(await harbour.ask(f"/compare {topic}"))[0].text == line


async def test_the_margin_of_a_person_is_one_to_a_neighbour(shipped: LivePack) -> None:
    for topic, line in (
        ("kerr margin", "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]"),
        ("nordas margin", "2nd to 3rd, DISPUTED: 0.03 s [1][4], 0.13 s [3]"),
    ):
        assert [told.text for told in statements(await shipped.ask(f"/compare {topic}"))] == [line]


async def test_a_margin_is_that_of_the_newest_story_with_marks(tmp_path: Path) -> None:
    build_database(events_pack(tmp_path / "pack"), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "/compare margin")
    assert [told.text for told in statements(answer)] == ["Winning margin, TIE: 0.80 s [1], 0.71 s [2]"]
