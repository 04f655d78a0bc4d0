"""The verdict on a line of /result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Statement
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_line_has_the_weightiest_of_its_verdicts(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    lines = [block for block in answer.blocks if isinstance(block, Statement) and block.strong]
    assert [line.verdict for line in lines] == [Verdict.DISPUTED, Verdict.DISPUTED, Verdict.TIE]


async def test_parts_that_other_articles_give_are_counted_each_by_itself(harbour: LivePack) -> None:
    answer = await harbour.ask("/result marathon")
    line = next(block for block in answer.blocks if isinstance(block, Statement) and "Isolde" in block.text)
    assert (line.text, line.tally) == ("1 · Isolde Brown (HBR) — 2:24:35", "AGREED by both")
