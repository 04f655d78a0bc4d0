"""Printings of one remark: quotations in the same words, or of which one leaves out some of the other's."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts.model import Article, Quote

_LEAST_WORDS = 4
"""Words in a row that both printings have: “It hurts”, “a great race” is said of many things, and more than once."""
_LEAST_RUN = 2
"""Words in a row that count as the same: between longer ones a single one of a speech ("and", "I") stands by chance."""
_MOST_CHANGED = 10
"""One word in so many of the shorter one may be another: who writes down what is spoken hears “I’ve” or “I have”."""

Pair = tuple["Quote", "Quote"]


def printings(articles: Iterable[Article]) -> Iterator[Pair]:
    """Each two quotations, of two articles of one story, that print the same words, whoever is said to speak them.

    The time taken grows with the number of words, and with how often four in a row come back.
    """
    for quotes in _quotes_by_story(articles).values():
        words = [tuple(fold(quote.text).split()) for quote in quotes]
        for first, second in _sharing_a_run(words):
            is_of_two = quotes[first].article != quotes[second].article
            if is_of_two and have_same_words(words[first], words[second]):
                yield quotes[first], quotes[second]


def have_same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether of folded words the fewer stand among the others in their order, in runs, but for one in ten."""
    if one == other:
        return True
    # Only what shares a run of words comes here, and difflib costs 5 ms to import.
    from difflib import SequenceMatcher  # noqa: PLC0415

    runs = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    same, fewest = sum(run.size for run in runs if run.size >= _LEAST_RUN), min(len(one), len(other))
    return fewest - same <= fewest // _MOST_CHANGED


def _quotes_by_story(articles: Iterable[Article]) -> dict[str, list[Quote]]:
    quotes: defaultdict[str, list[Quote]] = defaultdict(list)
    for article in articles:
        for story in article.stories:
            quotes[story] += article.quotes
    return quotes


def _sharing_a_run(texts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Each two texts that have four words in a row in common, by their numbers."""
    holders: defaultdict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for number, words in enumerate(texts):
        for start in range(len(words) - _LEAST_WORDS + 1):
            holders[tuple(words[start : start + _LEAST_WORDS])][number] = None
    return sorted({pair for numbers in holders.values() for pair in combinations(numbers, 2)})
