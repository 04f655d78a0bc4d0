"""The excerpts below a line show what the line tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import registry
from bot.answers.answer import Quotation
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import LivePack


async def test_a_moment_is_shown_by_the_words_that_have_it_and_not_by_the_headline(tmp_path: Path) -> None:
    fall = {
        "Brown is down, Ada Brown fell.": "ada-brown mishap = fell",
        "With 200 metres to go Ada Brown fell hard.": "ada-brown mishap = fell when 200m to go",
    }
    root, target = final_pack(tmp_path / "pack", fall), tmp_path / "facts.db"
    build_database(root, target)
    async with await Store.open(target) as store:
        answer = await registry.ask_line(store, "/compare Brown mishap")
    assert [block.text for block in answer.blocks if isinstance(block, Quotation)] == [
        "With 200 metres to go Ada Brown fell hard"
    ]


async def test_words_that_do_not_name_the_race_say_how_they_come_to_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman title")
    quotations = [block for block in answer.blocks if isinstance(block, Quotation) and block.difference]
    assert [(each.citation.number, each.difference) for each in quotations] == [
        (5, "champion going into a later one, so at World Championships 2022")
    ]
