"""How well the lines of `tests/typed` are read: no worse than when they were counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import typed

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

LINES = Path(__file__).parents[2] / "typed"


async def shares(pack: LivePack, name: str) -> tuple[float, float, bool]:
    """Of the lines of a file those that are right, and those that are right or near; whether any is read in silence."""
    lines = typed.read_lines(LINES / f"{name}.toml")
    scores = [score for _, (score, _) in await typed.scores(lines, pack.store)]
    right, near = scores.count(typed.RIGHT), scores.count(typed.NEAR)
    return right / len(lines), (right + near) / len(lines), typed.UNSAID in scores


@pytest.mark.parametrize(
    ("name", "least_right", "least_near"),
    [
        ("shipped_build", 0.97, 0.99),
        ("shipped_more", 0.87, 0.95),
        ("shipped_kinds", 0.96, 1.0),
        ("shipped_third", 0.95, 0.99),
        ("shipped_held_out", 0.86, 0.92),
        ("harbour_build", 0.96, 0.96),
        ("harbour_more", 0.94, 0.98),
        ("harbour_kinds", 0.93, 0.93),
        ("harbour_third", 0.95, 0.98),
        ("harbour_held_out", 0.87, 0.92),
    ],
)
async def test_lines_are_read_as_well_as_they_were(
    shipped: LivePack, harbour: LivePack, name: str, least_right: float, least_near: float
) -> None:
    right, near, unsaid = await shares(shipped if name.startswith("shipped") else harbour, name)
    assert right >= least_right
    assert near >= least_near
    assert not unsaid


async def test_a_word_that_stands_nowhere_is_left_out_unless_the_answer_prints_it(shipped: LivePack) -> None:
    judge = typed.Judge(shipped.store)
    assert await judge.leaves_out("what did coe say about kerr", await shipped.ask("/quote kerr"))
    assert not await judge.leaves_out("what did coe say about kerr", await shipped.ask("/quote coe"))
    assert not await judge.leaves_out("kerr vs bolt", await shipped.ask("/compare kerr bolt"))
