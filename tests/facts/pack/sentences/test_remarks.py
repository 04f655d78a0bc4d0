"""Printings of one remark are found by their words; ``remark`` in a file only overrules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.pack.reader import read_pack
from tests.conftest import ROOT
from tests.facts.small_pack import ARTICLE, article, write

if TYPE_CHECKING:
    from pathlib import Path

GAZETTE = "“I never once looked back, for I was afraid,” said Brown.\n"
MILE = "“I never once looked back,” said Brown. “What a race it was today,” said Brown.\n"
RACE = "What a race it was today"


def remarks(root: Path) -> list[list[str]]:
    """The printings of each remark that several quotations print, as "article: words"."""
    pack = read_pack(root).pack
    assert pack is not None
    found: dict[str, list[str]] = {}
    for quote in (quote for each in pack.articles for quote in each.quotes):
        if quote.remark is not None:
            found.setdefault(quote.remark, []).append(f"{quote.article}: {quote.text[:24]}")
    return list(found.values())


def said(at: str, remark: str = "", speaker: str = "ada-brown") -> str:
    overruled = f'remark = "{remark}"\n' if remark else ""
    return f'[[sentence]]\nat = "{at}"\nquote = "{speaker}"\n{overruled}'


def two_articles(root: Path, gazette: str, mile: str) -> Path:
    files = {
        ARTICLE: article(gazette, GAZETTE),
        "data/articles/mile.toml": article(mile, MILE, number=2, file="mile.txt"),
        "seeds/mile.txt": MILE,
    }
    return write(root, files, text=GAZETTE)


def test_one_remark_that_two_articles_print_is_found_by_its_words(tmp_path: Path) -> None:
    root = two_articles(tmp_path, said("I never once"), said("I never once") + said(RACE))
    assert remarks(root) == [["gazette: I never once looked back", "mile: I never once looked back"]]


def test_a_remark_of_the_files_joins_other_words(tmp_path: Path) -> None:
    root = two_articles(tmp_path, said("I never once", "race"), said("I never once") + said(RACE, "race"))
    assert remarks(root) == [
        ["gazette: I never once looked back", "mile: I never once looked back", f"mile: {RACE}"],
    ]


def test_two_remarks_of_the_files_part_the_same_words(tmp_path: Path) -> None:
    root = two_articles(tmp_path, said("I never once", "once"), said("I never once", "again"))
    assert remarks(root) == [["gazette: I never once looked back"], ["mile: I never once looked back"]]


def test_the_same_words_of_two_speakers_are_two_remarks(tmp_path: Path) -> None:
    reading = 'reading = "Lee speaks in the sentence before"\n'
    root = two_articles(tmp_path, said("I never once"), said("I never once", speaker="mina-lee") + reading)
    assert remarks(root) == []


def test_the_shipped_and_the_invented_articles_print_one_remark_twice() -> None:
    """No file of theirs names a remark."""
    assert remarks(ROOT) == [
        ["east-coast-daily: It’s been a long time co", "sportnewscenter: It’s been a long time co"]
    ]
    assert remarks(ROOT / "tests" / "packs" / "harbour") == [
        ["delta-wire: I never looked back. I w", "harbour-gazette: I never looked back, bec"]
    ]
