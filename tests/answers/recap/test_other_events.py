"""A recap of a relay, which teams run, and of a heptathlon, which is won with points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.facts.pack.reader import read_pack
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.audit import Auditor
from tests.answers.recap.recaps import recap_lines
from tests.packs.events import events_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        (
            "/recap relay length:whole",
            [
                "** Harbour won in 3:21.30, both say",
                "Northmark finished second [1][2]",
                "-# time TIE: 3:22.01 [2], 3:22.10 [1]",
                "Corvane, TIE: DNF [2], DQ [1]",
                "# The race",
                "Ada Brown passed Mina Lee on the final bend [1]",
            ],
        ),
        (
            "/recap heptathlon",
            [
                "** Ada Brown won with 6740 points, both say",
                "Mina Lee took silver [1][2]",
                "-# points TIE: 6701 [2], 6710 [1]",
            ],
        ),
    ],
)
async def test_teams_and_points_are_told_like_runners_and_times(tmp_path: Path, line: str, lines: list[str]) -> None:
    root, target = events_pack(tmp_path / "pack"), tmp_path / "facts.db"
    build_database(root, target)
    async with await Store.open(target) as store:
        answer = await registry.ask_line(store, line)
    assert recap_lines(answer) == lines
    pack = read_pack(root).pack
    assert pack is not None
    assert Auditor(pack).problems(answer) == []
