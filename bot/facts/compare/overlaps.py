"""Long runs of words that two articles of one story share: perhaps they are one source."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts.model import Article

LEAST_WORDS = 12

_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")


class Shared(NamedTuple):
    """A run of ``words`` words which articles ``first`` and ``second`` share; ``span`` is its place in the first."""

    first: str
    second: str
    words: int
    span: Span


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


Shingle = tuple[str, ...]
Place = tuple[int, int]
"""Which article, and which of its words."""


def overlaps(articles: Sequence[Article]) -> tuple[Shared, ...]:
    """The runs of at least twelve words that two of the articles share, the longest first.

    Case and punctuation do not count. Words inside quotations are left out: two reporters at one press conference
    print the same remark. The time taken grows with the number of words.
    """
    texts = [_words(article) for article in articles]
    shared_runs = [
        Shared(articles[first].slug, articles[second].slug, length, _span(texts[first], start, length))
        for first, second, start, length in _runs(texts)
    ]
    return tuple(sorted(shared_runs, key=lambda shared: (-shared.words, shared.first, shared.second, shared.span)))


def _words(article: Article) -> list[_Word | None]:
    """The words in order; None stands for a quotation, over which no run goes."""
    words: list[_Word | None] = []
    position = 0
    for quotation in sorted({quote.span for quote in article.quotes}):
        words.extend(_between(article.text, position, quotation.start))
        words.append(None)
        position = max(position, quotation.end)
    words.extend(_between(article.text, position, len(article.text)))
    return words


def _between(text: str, start: int, end: int) -> Iterator[_Word]:
    for match in _WORD.finditer(text, start, end):
        yield _Word(match.group().casefold(), match.start(), match.end())


def _shingles(words: Sequence[_Word | None]) -> Iterator[tuple[int, Shingle]]:
    folded = [None if word is None else word.folded for word in words]
    barrier = -1
    for last, word in enumerate(folded):
        if word is None:
            barrier = last
        first = last - LEAST_WORDS + 1
        if first > barrier:
            yield first, tuple(folded[first : last + 1])  # type: ignore[arg-type]  # no None after the barrier


def _runs(texts: Sequence[Sequence[_Word | None]]) -> Iterator[tuple[int, int, int, int]]:
    """First article, second article, where the run starts in the first, how many words it has."""
    seen: defaultdict[Shingle, list[Place]] = defaultdict(list)
    for second, words in enumerate(texts):
        shingles = list(_shingles(words))
        matches = ((position, place) for position, shingle in shingles for place in seen.get(shingle, ()))
        for first, start, count in _joined(matches):
            yield first, second, start, count + LEAST_WORDS - 1
        for position, shingle in shingles:
            seen[shingle].append((second, position))


def _joined(matches: Iterable[tuple[int, Place]]) -> Iterator[tuple[int, int, int]]:
    """Shingles that follow one another in both articles, as one run: article, start there, how many."""
    runs: dict[tuple[int, int], tuple[int, int]] = {}
    for position, (article, there) in matches:
        diagonal = (article, there - position)
        start, count = runs.get(diagonal, (there, 0))
        if start + count != there:
            yield article, start, count
            start, count = there, 0
        runs[diagonal] = (start, count + 1)
    for (article, _), (start, count) in runs.items():
        yield article, start, count


def _span(words: Sequence[_Word | None], start: int, length: int) -> Span:
    first, last = words[start], words[start + length - 1]
    if first is None or last is None:
        raise AssertionError("a run goes over no quotation")
    return Span(first.start, last.end)
