"""How the work of reading and building grows with a pack: twice the articles are about twice the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.corpus import write_corpus
from bot.facts import names
from bot.facts.names import Mention
from bot.facts.pack.coverage import coverage
from bot.facts.pack.reader import read_pack

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MOST_TIMES = 2.2
"""For twice the articles: what is shared by all, as the vocabulary, makes it a little less or more than two."""


def mentions_in(folder: Path, articles: int, monkeypatch: pytest.MonkeyPatch) -> int:
    made = 0

    class CountedMention(Mention, frozen=True):
        def __post_init__(self) -> None:
            nonlocal made
            made += 1

    write_corpus(folder, articles, seed=7)
    monkeypatch.setattr(names, "Mention", CountedMention)
    pack = read_pack(folder).pack
    assert pack is not None
    coverage(pack)
    return made


def test_a_name_that_ever_more_races_share_is_looked_up_once_in_each_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = mentions_in(tmp_path / "once", 150, monkeypatch)
    twice = mentions_in(tmp_path / "twice", 300, monkeypatch)
    assert 0 < twice <= MOST_TIMES * once
