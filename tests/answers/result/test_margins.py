"""The winning margin in /result."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Statement
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.result.result_lines import margin_lines
from tests.conftest import HARBOUR
from tests.packs.papers import put_down, take_apart

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import Ask, LivePack


async def test_a_margin_shows_its_subtraction_behind_another_that_is_stated(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    assert margin_lines(answer) == [
        "Winning margin, TIE: 0.32 s [1], 0.23 s [1][2], 0.43 s [3]",
        "  CONTRADICTED in [1] and in [3]",
        "  1:58.43 − 1:58.20 = 0.23 s; 1:58.45 − 1:58.02 = 0.43 s",
    ]


async def test_an_article_is_cited_for_the_margin_of_its_own_two_marks_alone(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m")
    margin = next(block for block in answer.blocks if isinstance(block, Statement) and "Winning margin" in block.text)
    assert margin.text == "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]"
    assert sorted({citation.number for citation in margin.citations}) == [1, 2, 3, 4]


async def test_a_margin_that_is_stated_and_that_the_marks_have_needs_no_subtraction(harbour: LivePack) -> None:
    answer = await harbour.ask("/result marathon")
    assert margin_lines(answer)[:2] == ["Winning margin: 6 s [1]"]


@pytest.mark.parametrize(
    ("behind", "lines"),
    [
        ("2:24:41.3", ["Winning margin: 6 s [1]"]),
        ("2:24:41.0h", ["Winning margin: 6 s [1]"]),
        ("2:24:42", ["Winning margin: 6 s [1], 7 s [1]"]),
    ],
)
async def test_marks_of_other_figures_or_timing_have_no_difference_and_no_finer_one(
    tmp_path: Path, behind: str, lines: list[str]
) -> None:
    papers = take_apart(HARBOUR)
    texts = {name: text.replace("2:24:41", behind) for name, text in papers.seeds.items()}
    articles = json.loads(json.dumps(papers.articles, ensure_ascii=False).replace("2:24:41", behind))
    put_down(replace(papers, seeds=texts, articles=articles), tmp_path)
    build_database(tmp_path, tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "/result marathon")
        told = [getattr(block, "text", "") for block in answer.blocks]
        assert [text for text in told if text.startswith("Winning margin: ")] == lines


async def test_of_marks_that_an_article_prints_in_two_ways_those_of_one_precision_are_subtracted(ask: Ask) -> None:
    paper = {
        "Ada Brown won in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Mina Lee was second in 1:58.43.": "mina-lee place = 2; mina-lee time = 1:58.43",
        "The camera had Mina Lee at 1:58.427.": "mina-lee time = 1:58.427",
    }
    lines = await ask("/result 800m", paper)
    assert lines[1].startswith("2 · Mina Lee — 1:58.427 | ")
    assert lines[-1] == "Winning margin: 0.23 s [1] | 1:58.43 − 1:58.20 = 0.23 s"


async def test_a_winning_margin_is_marked_where_an_article_gives_another_than_its_marks_have(ask: Ask) -> None:
    paper = {
        "Ada Brown won in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Mina Lee was second in 1:58.43.": "mina-lee place = 2; mina-lee time = 1:58.43",
        "Ada Brown beat Mina Lee by 0.33 seconds.": "ada-brown margin = 0.33 than mina-lee",
    }
    assert (await ask("/result 800m", paper))[-1] == (
        "Winning margin: 0.33 s [1], 0.23 s [1] | CONTRADICTED in [1] | 1:58.43 − 1:58.20 = 0.23 s"
    )
