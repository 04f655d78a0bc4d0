"""How much of the articles is curated: every sentence touched, every value in a claim.

A sentence is covered by a claim, a quotation or an aside that touches it. A mark, number, date, ordinal or medal word
is covered where it lies within one run of a claim, or in an aside that is furniture or a question.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.errors import Problem, Severity
from bot.facts.frozen import Frozen
from bot.facts.model import AsideWhy, Span
from bot.facts.names import Names
from bot.facts.pack.digest import SEEDS
from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.model import Article, Pack
    from bot.facts.registers import Registers

_HOLDS_VALUES = frozenset({AsideWhy.FURNITURE, AsideWhy.QUESTION})


class Coverage(Frozen, frozen=True):
    """How many sentences and values the articles have, how many are covered, and a problem for each that is not."""

    problems: tuple[Problem, ...]
    sentences: int
    covered: int
    values: int
    covered_values: int


def coverage(pack: Pack, known: Registers) -> Coverage:
    """What of the pack's articles is curated, and a problem at each place of a text that is not.

    ``known`` is all by which the articles are read.
    """
    names = Names(known)
    problems: list[Problem] = []
    sentences = read = 0
    uncovered_values = uncovered_sentences = 0
    for article in pack.articles:
        article_text = ArticleText(article.text)
        bare = _bare_sentences(article, article_text)
        value_spans = tuple(_value_spans(article_text, _value_context(article, pack, names)))
        open_values = _open_values(article, value_spans)
        sentences, read = sentences + len(article_text.sentences), read + len(value_spans)
        uncovered_sentences, uncovered_values = uncovered_sentences + len(bare), uncovered_values + len(open_values)
        problems += _coverage_problems("sentence-not-covered", "no entry touches this sentence", article, bare)
        problems += _coverage_problems("value-not-covered", "no claim's excerpt holds this value", article, open_values)
    return Coverage(tuple(sorted(problems)), sentences, sentences - uncovered_sentences, read, read - uncovered_values)


def _value_context(article: Article, pack: Pack, names: Names) -> values.Context:
    race = pack.registers.races.get(next(iter(article.stories), ""))
    meet = pack.registers.meets.get(race.meet) if race else None
    return values.Context(year=meet.year or None if meet else None, names=names)


def _bare_sentences(article: Article, article_text: ArticleText) -> list[Span]:
    touched: set[int] = set()
    for span in (
        *_claimed(article),
        *(quote.span for quote in article.quotes),
        *(aside.span for aside in article.asides),
    ):
        touched.update(article_text.sentences_touching(span))
    return [sentence for index, sentence in enumerate(article_text.sentences) if index not in touched]


def _value_spans(article_text: ArticleText, context: values.Context) -> Iterator[Span]:
    for paragraph in article_text.paragraphs:
        text = article_text.text[paragraph.start : paragraph.end]
        near = values.Context(context.year, context.terms, context.names, text)
        for value in values.scan_values(text, near):
            yield Span(paragraph.start + value.start, paragraph.start + value.end)


def _open_values(article: Article, value_spans: Iterable[Span]) -> list[Span]:
    asides = (aside.span for aside in article.asides if aside.why in _HOLDS_VALUES)
    spans = sorted((*_claimed(article), *asides))
    starts = [span.start for span in spans]
    reach = list(accumulate((span.end for span in spans), max))
    return [span for span in value_spans if not _lies_within_one(span, starts, reach)]


def _lies_within_one(value: Span, starts: list[int], reach: list[int]) -> bool:
    """Whether one of the runs holds the value: of those that begin before it, the one that reaches farthest."""
    before = bisect_right(starts, value.start)
    return before > 0 and reach[before - 1] >= value.end


def _claimed(article: Article) -> Iterator[Span]:
    for claim in article.claims:
        yield claim.span
        yield from claim.also


def _coverage_problems(rule: str, reason: str, article: Article, spans: Iterable[Span]) -> Iterator[Problem]:
    for span in spans:
        line = article.text.count("\n", 0, span.start) + 1
        words = " ".join(article.text[span.start : span.end].split())
        fix = (
            "add a claim, a quotation or an aside"
            if rule == "sentence-not-covered"
            else "add a claim, or list it in “also”"
        )
        message = f"{reason}: “{words}”; {fix} in {article.source.rpartition(':')[0]}"
        yield Problem(f"{SEEDS}/{article.file}", line, Severity.ERROR, rule, message)
