"""The page on answers as JSON names every key that there is, and no other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bot.__main__ import main
from bot.answers.as_json import evidence_json, matrix_json
from bot.answers.evidence.article import article_evidence
from bot.answers.evidence.story import story_matrix
from bot.store.store import Store
from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

QUESTIONS = (
    "result 1500m",
    "quote kerr",
    "compare silver time",
    "recap",
    "recap spoilers:hide",
    "sources",
    "result 15OOO",
)


def rows() -> list[list[str]]:
    """The keys of each table of the page, in its order."""
    page = (ROOT / "docs" / "json.md").read_text("utf-8")
    tables = re.findall(r"^\| key.*\n\|[-|]+\n((?:\|.*\n)+)", page, re.MULTILINE)
    return [re.findall(r"`(\w+)`(?=[^|]*\|[^|]*\|$)", table, re.MULTILINE) for table in tables]


def objects(value: object) -> Iterator[dict[str, Any]]:
    """Every object in a value."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


def test_the_page_has_each_key_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKSIDE_CACHE", str(tmp_path))
    monkeypatch.delenv("TRACKSIDE_PACK", raising=False)
    answer, statement, quote, citation, article, *_ = rows()
    charts = rows()[-5:]
    others = [["label", "ask"], ["kind", "text", "article"], ["kind", "text"], *charts]
    found = set()
    for question in QUESTIONS:
        main(["ask", "--json", question])
        for each in objects(json.loads(capsys.readouterr().out)):
            if not all(key.isdecimal() for key in each):  # by article number
                assert list(each) in [answer, statement, quote, citation, article, *others]
                found.add(tuple(each))
    assert found >= {tuple(keys) for keys in (answer, statement, quote, citation, article, *charts)}


async def test_the_page_has_each_key_of_a_story(harbour_database: Path) -> None:
    tables = rows()
    async with await Store.open(harbour_database) as store:
        races = await store.races(())
        matrices = [story_matrix(race, await store.story_facts(race.id), store.vocabulary) for race in races]
    found = [list(each) for matrix in matrices for each in objects(json.loads(matrix_json(matrix)))]
    assert [keys for keys in found if keys not in [*tables, ["label", "ask"]]] == []
    assert [keys for keys in tables[5:10] if keys not in found] == []


async def test_the_page_has_each_key_of_the_evidence_in_an_article(shipped_database: Path) -> None:
    *of_answers, evidence, words = rows()[1:-5]
    lists = ["contradictions", "disputes", "alone", "left_out"]
    others = [lists, ["race", "name"], ["number", "span", "runs"], ["start", "text"]]
    async with await Store.open(shipped_database) as store:
        article = await article_evidence(store, "sportnewscenter")
    assert article is not None
    found = [list(each) for each in objects(json.loads(evidence_json(article)))]
    assert [keys for keys in found if keys not in [*of_answers, evidence, words, *others]] == []
    assert evidence in found
    assert words in found
