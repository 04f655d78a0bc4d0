"""The line of where and when in /result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import registry
from bot.answers.answer import Statement
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.finals import FINAL, final_pack
from tests.packs.papers import put_down, take_apart

if TYPE_CHECKING:
    from pathlib import Path


async def test_how_a_curator_read_the_day_is_for_exact_words_and_no_working(tmp_path: Path) -> None:
    papers = take_apart(final_pack(tmp_path / "before", {"Ada Brown won on Wednesday.": "ada-brown place = 1"}))
    reading = "the final was on the Wednesday of these Games, 27 August"
    day = {"value": "2031-08-27", "words": "on Wednesday", "reading": reading}
    papers.articles["paper-1"]["sentence"].append({"at": "on Wednesday", FINAL: {"date": [day]}})
    build_database(put_down(papers, tmp_path / "pack"), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        line = (await registry.ask_line(store, "/result 800m")).blocks[0]
    assert isinstance(line, Statement)
    assert (line.text, line.working) == ("Wednesday 27 August 2031 [1]", None)
    assert line.reading == reading
