"""How the work of writing grows with a pack: twice the articles are about twice the work."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bench.corpus import write_corpus
from bot.facts.compared_pack import compare_pack
from bot.store.writing.tables import all_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_TIMES = 2.2
"""For twice the articles: what is shared by all, as the vocabulary, makes it a little less or more than two."""

Reads = Counter[str]


def counted(name: str, values: tuple[Any, ...], reads: Reads) -> tuple[Any, ...]:
    """The same values; each that is read from them one after the other is counted under a name."""

    class CountedTuple(tuple[Any, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Any]:
            for value in super().__iter__():
                reads[name] += 1
                yield value

    return CountedTuple(values)


def reads_of(folder: Path, articles: int) -> Reads:
    """How many articles, points and findings are read, one after the other, to make the tables of a pack."""
    write_corpus(folder, articles, seed=7)
    compared, reads = compare_pack(folder), Reads()
    all_tables(
        replace(
            compared,
            pack=replace(compared.pack, articles=counted("articles", compared.pack.articles, reads)),
            points=counted("points", compared.points, reads),
            findings=counted("findings", compared.findings, reads),
        )
    )
    return reads


def test_no_story_walks_the_articles_and_points_of_all_the_others(tmp_path: Path) -> None:
    once, twice = reads_of(tmp_path / "once", 100), reads_of(tmp_path / "twice", 200)
    assert set(once) == {"articles", "points", "findings"}
    assert {name: count for name, count in twice.items() if count > MOST_TIMES * once[name]} == {}
