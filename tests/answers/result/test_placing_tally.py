"""The verdict on a line of /result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Statement
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_line_has_the_weightiest_of_its_verdicts(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    lines = [block for block in answer.blocks if isinstance(block, Statement) and " · " in block.text]
    assert [line.verdict for line in lines[1:7]] == [
        Verdict.DISPUTED,
        Verdict.DISPUTED,
        Verdict.TIE,
        Verdict.TIE,
        Verdict.TIE,
        Verdict.TIE,
    ]
