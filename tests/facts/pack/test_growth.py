"""How the work of reading and building grows with a pack: twice the articles are about twice the work."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, SupportsIndex

import pytest

from bench.corpus import write_corpus
from bot.facts import names
from bot.facts.model import Span
from bot.facts.names import Mention, NameRun
from bot.facts.pack.folder.digest import pack_digest, pack_files
from bot.facts.pack.reader import read_pack
from bot.facts.pack.reference.reference import Reference
from bot.facts.pack.rules.coverage import coverage
from bot.facts.pack.sentences.source import Source
from bot.facts.registers import Registers
from bot.facts.text import ArticleText
from bot.facts.values.prose.count_nouns import CountNouns
from tests.facts import small_pack

if TYPE_CHECKING:
    from pathlib import Path

MOST_TIMES = 2.2
"""For twice the articles: what is shared by all, as the vocabulary, makes it a little less or more than two."""


def mentions_in(folder: Path, articles: int, monkeypatch: pytest.MonkeyPatch) -> int:
    made = 0

    class CountedMention(Mention, frozen=True):
        def __post_init__(self) -> None:
            nonlocal made
            made += 1

    def counted_run(holders: names.NameHolders, start: int, end: int) -> names.NameRun:
        nonlocal made
        made += 1
        return NameRun(holders, start, end)

    write_corpus(folder, articles, seed=7)
    monkeypatch.setattr(names, "Mention", CountedMention)
    monkeypatch.setattr(names, "NameRun", counted_run)
    pack = read_pack(folder).pack
    assert pack is not None
    coverage(pack, pack.registers)
    return made


def test_a_name_that_ever_more_races_share_is_looked_up_once_in_each_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = mentions_in(tmp_path / "once", 60, monkeypatch)
    twice = mentions_in(tmp_path / "twice", 120, monkeypatch)
    assert 0 < twice <= MOST_TIMES * once


def characters_parsed(root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many characters of TOML the digest of a pack has parsed."""
    parsed: list[int] = []

    def counted_loads(text: str) -> dict[str, Any]:
        parsed.append(len(text))
        return loads(text)

    loads = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", counted_loads)
    pack_digest(root)
    monkeypatch.undo()
    return sum(parsed)


def test_the_digest_parses_no_claim_to_know_which_text_an_article_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = small_pack.write(tmp_path / "small")
    large = small_pack.write(tmp_path / "large", {small_pack.ARTICLE: small_pack.article(small_pack.ENTRIES * 100)})
    assert characters_parsed(small, monkeypatch) == characters_parsed(large, monkeypatch) == 97


@pytest.mark.parametrize(
    "title",
    [
        pytest.param('title = """\n[stories]\n"""', id="a text with a bracket at the start of a line"),
        pytest.param('"title" = [\n["a"],\n["b"],\n]', id="a list of lists"),
        pytest.param("# [stories]\r\ntitle = 'a'\r", id="a comment, and line ends of another system"),
    ],
)
def test_the_text_of_an_article_is_known_whatever_stands_before_its_file(tmp_path: Path, title: str) -> None:
    article = small_pack.article(small_pack.ENTRIES)
    root = small_pack.write(tmp_path, {small_pack.ARTICLE: f"{title}\n{article}"})
    assert "seeds/gazette.txt" in pack_files(root)


class CountedText(str):
    """A text that keeps how many characters were cut out of it."""

    __slots__ = ("cut",)
    cut: int

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        self.cut += len(part)
        return part


def test_a_paragraph_is_read_once_however_many_claims_it_holds() -> None:
    text = CountedText("Ada Brown won. " * 1000)
    text.cut = 0
    article_text = ArticleText(text)
    nothing = Reference(
        None, Registers(), names.Names(Registers()), complete=True, count_nouns=CountNouns({}), race_ids={}
    )
    source = Source(article_text, nothing)
    assert article_text.paragraphs == (Span(0, 14_999),)
    before = text.cut
    paragraphs = {source.paragraph_words(Span(start, start + 9)) for start in range(0, 15_000, 15)}
    assert (len(paragraphs), text.cut - before) == (1, 14_999)
