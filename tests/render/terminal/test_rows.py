"""The main answers fit a terminal of 40 rows and 100 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.render.terminal.text import Look, plain_answer

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

SHIPPED = ("/result", "/result 1500m", "/compare", "/compare silver time", "/quote kerr", "/recap")
HARBOUR = ("/result", "/result 800m", "/compare lee time", "/quote ada brown", "/recap")


async def rows(live: LivePack, line: str) -> int:
    return len(plain_answer(await live.ask(line), Look(100)).splitlines())


@pytest.mark.parametrize("line", SHIPPED)
async def test_an_answer_about_the_shipped_races_fits(shipped: LivePack, line: str) -> None:
    assert await rows(shipped, line) <= 40


@pytest.mark.parametrize("line", HARBOUR)
async def test_an_answer_about_the_invented_games_fits(harbour: LivePack, line: str) -> None:
    assert await rows(harbour, line) <= 40
