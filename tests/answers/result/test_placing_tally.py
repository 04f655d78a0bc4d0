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
    assert (line.text, line.tally) == ("1 · Isolde Brown (HBR) — 2:24:35", "AGREED by both [1][2]")


async def test_what_is_contradicted_stands_behind_what_is_agreed_upon(harbour: LivePack) -> None:
    answer = await harbour.ask("/result high jump")
    assert [block.tally for block in answer.blocks if isinstance(block, Statement) and "1.9" in block.text] == [
        "height TIE: 1.93m [2], 1.99m [1]; CONTRADICTED in [2]: 1.93m in 2nd, 1.96m in 3rd",
        "AGREED by both [1][2]; CONTRADICTED in [2]",
    ]


async def test_a_contradiction_names_all_articles_between_which_it_lies(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare Ottilie Strand record")
    told = next(block.tally for block in answer.blocks if isinstance(block, Statement))
    assert told == (
        "ONE SOURCE; CONTRADICTED in [2][4]: Runa Hallenby’s record of 2.02m is less than Ottilie Strand’s earlier "
        "record 2.03m"
    )
    assert [article.publisher for article in answer.articles] == ["The Mile", "City Post"]
