"""The order of the ``[[sentence]]`` entries of an article's file: that of the sentences in its text.

Entries of one sentence stay as they are written, and what follows from a claim stays below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.errors import Problem
    from bot.facts.model import Claim
    from bot.facts.pack.sentences.articles import ArticleFile


def sentence_order(article: ArticleFile) -> list[int]:
    """The numbers (from 0) of a file's entries, as its text has their sentences."""
    starts = _starts(article)
    return sorted(range(len(starts)), key=starts.__getitem__)


def order_problems(article: ArticleFile) -> Iterator[Problem]:
    """A warning at the first entry that stands too low in its file."""
    starts = _starts(article)
    for index, start in enumerate(starts):
        later = next((above for above, other in enumerate(starts[:index]) if other > start), None)
        if later is not None:
            line = article.sentences[later].table.at.line
            yield article.sentences[index].table.at.warning(
                "sentence-order", f"the text has this sentence before that of line {line}: run “trackside check --fix”"
            )
            return


def _starts(article: ArticleFile) -> Sequence[int]:
    """Where the sentence of each entry begins, or what it follows from; where that is unknown, as the entry above."""
    claims: dict[str | int, list[Claim]] = {}
    for claim in article.claims:
        claims.setdefault(claim.at.place[1], []).append(claim.entry)
    starts: list[int] = []
    named: dict[str | None, int] = {}
    for index, sentence in enumerate(article.sentences):
        start = sentence.whole.start if sentence.whole else max(starts[-1:], default=0)
        here = claims.get(index, [])
        starts.append(max([start, *(named.get(claim.follows, 0) for claim in here if claim.follows)]))
        named |= {claim.name: starts[-1] for claim in here}
    return starts
