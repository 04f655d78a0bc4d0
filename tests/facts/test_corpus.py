"""The invented corpus is a pack like any other, the same for the same seed, whatever its size."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import corpus
from bot.facts.compare.points import compare_articles
from bot.facts.model import Verdict
from bot.facts.names import fold
from bot.facts.pack.reader import read_pack
from bot.facts.pack.rules.coverage import coverage

if TYPE_CHECKING:
    from bot.facts.model import Pack

ROOT = Path(__file__).parents[2]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write_corpus(folder, 150, seed=7)
    return folder


@pytest.fixture(scope="module")
def pack(folder: Path) -> Pack:
    loaded = read_pack(folder)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.pack is not None
    return loaded.pack


def test_a_corpus_is_read_without_a_problem(pack: Pack) -> None:
    assert len(pack.articles) == 150


def test_every_sentence_and_every_value_of_it_is_covered(pack: Pack) -> None:
    covered = coverage(pack, pack.registers)
    assert [str(problem) for problem in covered.problems] == []
    assert covered.sentences == covered.covered > 0
    assert covered.values == covered.covered_values > 0


def test_an_article_makes_some_twelve_claims(pack: Pack) -> None:
    claims = sum(len(article.claims) for article in pack.articles)
    assert 11 <= claims / len(pack.articles) <= 15


def test_five_papers_tell_each_story(pack: Pack) -> None:
    numbers: dict[str, set[int]] = {}
    for article in pack.articles:
        for story, number in article.stories.items():
            numbers.setdefault(story, set()).add(number)
    assert set(map(frozenset, numbers.values())) == {frozenset({1, 2, 3, 4, 5})}


def test_papers_agree_for_the_most_part_and_dispute_now_and_then(pack: Pack) -> None:
    points = compare_articles(pack)
    verdicts = [point.verdict for point in points]
    assert set(Verdict) - {Verdict.TIE} <= set(verdicts)
    assert 0.01 < verdicts.count(Verdict.DISPUTED) / len(verdicts) < 0.2
    assert any(point.contradicting for point in points)


def test_people_have_diacritics_and_share_surnames(pack: Pack) -> None:
    names = [person.name for person in pack.registers.people.values()]
    surnames = [name.split()[-1] for name in names]
    assert len(set(surnames)) < len(surnames)
    assert sum(not name.isascii() for name in names) > len(names) / 2
    assert len(set(map(fold, names))) == len(names)


def test_a_remark_is_printed_in_two_wordings(pack: Pack) -> None:
    wordings: dict[tuple[str, str | None], set[str]] = {}
    for article in pack.articles:
        for quote in article.quotes:
            wordings.setdefault((quote.speaker, quote.remark), set()).add(quote.text)
    assert max(map(len, wordings.values())) == 2


def test_the_same_seed_writes_the_same_files_and_another_one_others(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        corpus.write_corpus(tmp_path / name, 10, seed)
    assert files(tmp_path / "one") == files(tmp_path / "same")
    assert files(tmp_path / "one") != files(tmp_path / "other")


def test_a_larger_corpus_begins_with_the_articles_of_a_smaller_one(folder: Path, tmp_path: Path) -> None:
    corpus.write_corpus(tmp_path / "small", 20, seed=7)
    large = files(folder)
    small = {path: text for path, text in files(tmp_path / "small").items() if re.search("seeds/|articles/", path)}
    assert len(small) == 40
    assert small.items() <= large.items()


def test_the_command_line_writes_what_the_function_writes(tmp_path: Path) -> None:
    corpus.write_corpus(tmp_path / "function", 7, seed=3)
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    subprocess.run(
        [sys.executable, str(ROOT / "bench" / "corpus.py"), "--articles", "7", "--seed", "3", str(tmp_path / "line")],
        env={**os.environ, "PYTHONPATH": search},
        check=True,
    )
    assert files(tmp_path / "line") == files(tmp_path / "function")
