"""How much of the articles is curated: every sentence, and in it every name, mark, number, date and medal word.

A sentence is covered by a claim, a quotation or an aside that touches it. A name or a value is covered where an entry
of its sentence says it: that the words of a claim hold it is not enough. In a quotation "today" and "tonight" are no
dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.errors import Problem, Severity
from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.names import Names
from bot.facts.pack.folder.digest import SEEDS
from bot.facts.pack.reference.count_nouns import count_nouns_of
from bot.facts.pack.reference.reference import Reference
from bot.facts.pack.rules.said_words import SaidWords, spans_of
from bot.facts.pack.rules.unclaimed_words import VocabularyWords
from bot.facts.registers import Person, Place
from bot.facts.relative_day import DayOf
from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.model import Article, Pack
    from bot.facts.names import NameRun
    from bot.facts.registers import Registers

_NAMED = (Person, Place)


class Coverage(Frozen, frozen=True):
    """How many sentences, values and names the articles have, how many are covered, and what is not, as problems."""

    problems: tuple[Problem, ...]
    sentences: int
    covered: int
    values: int
    covered_values: int
    names: int
    covered_names: int


class _ArticleCoverage:
    """What of one article is covered: for each rule the places that it looks at, and those that no entry covers."""

    def __init__(self, article: Article, reference: Reference) -> None:
        self._article = article
        self.text = text = ArticleText(article.text)
        self._said = said = SaidWords(article, text, reference)
        runs = (Span(run.start, run.end) for run in said.names if _is_name(run, article.text))
        self.sentences = text.sentences
        context = values.Context(said.source.year, names=reference.names)
        quoted = [quote.span for quote in article.quotes]
        self.values = tuple(
            span for span, is_day in _value_spans(text, context) if not (is_day and _within(span, quoted))
        )
        self.names = tuple(dict.fromkeys(runs))
        self._people = [Span(run.start, run.end) for run in said.names if run.holders.register is Person]
        self.open_sentences = _bare_sentences(article, text)
        self.open_values = [span for span in self.values if not said.holds(span)]
        self.open_names = [span for span in self.names if not said.holds(span)]

    def problems(self, vocabulary_words: VocabularyWords) -> Iterator[Problem]:
        """A problem at each place that is not covered, and a warning at each word of the vocabulary that may be one."""
        for span in self.open_sentences:
            message = "no entry touches this sentence: “{}”; add a claim, a quotation or an aside"
            yield self.problem("sentence-not-covered", span, message)
        for span in self.open_values:
            message = f"no claim of this sentence says “{{}}”; {self._remedy(span)}"
            yield self.problem("value-not-covered", span, message)
        for span in self.open_names:
            message = f"no entry of this sentence has “{{}}”; {self._remedy(span)}"
            yield self.problem("name-not-covered", span, message)
        unclaimed = vocabulary_words.unclaimed(self._article, self.text, self._people)
        for what, span in (each for each in unclaimed if not self._said.holds(each.span)):
            message = f"“{{}}” may tell “{what}”, which no claim of this sentence has; add a claim under this sentence"
            yield self.problem("words-not-claimed", span, message, Severity.WARNING)

    def _remedy(self, span: Span) -> str:
        """What to do about words that no entry says: an aside in their sentence may be too short."""
        sentences = self.text.sentences_touching(span)
        has_aside = any(
            not set(sentences).isdisjoint(self.text.sentences_touching(aside.span)) for aside in self._article.asides
        )
        longer = "lengthen “at” of the aside to hold it, or " if has_aside else ""
        return f"{longer}add a claim under this sentence"

    def problem(self, rule: str, span: Span, message: str, severity: Severity = Severity.ERROR) -> Problem:
        article = self._article
        line = article.text.count("\n", 0, span.start) + 1
        words = " ".join(article.text[span.start : span.end].split())
        where = f" in {article.source.rpartition(':')[0]}"
        return Problem(f"{SEEDS}/{article.file}", line, severity, rule, message.format(words) + where)


def _is_name(run: NameRun, text: str) -> bool:
    """Whether a run is the name of a person or place; one small word is none: "to polish off", "a turkey"."""
    words = text[run.start : run.end]
    return run.holders.register in _NAMED and not (words.islower() and words.isalpha())


def coverage(pack: Pack, known: Registers) -> Coverage:
    """What of the pack's articles is curated, and a problem at each place of a text that is not.

    ``known`` is all by which the articles are read.
    """
    nouns = count_nouns_of(pack.vocabulary)
    reference = Reference(pack.vocabulary, known, Names(known), complete=True, count_nouns=nouns, race_ids={})
    vocabulary_words = VocabularyWords(pack.vocabulary)
    articles = [_ArticleCoverage(article, reference) for article in pack.articles]
    sentences = sum(len(each.sentences) for each in articles)
    found, names = sum(len(each.values) for each in articles), sum(len(each.names) for each in articles)
    return Coverage(
        problems=tuple(sorted(problem for each in articles for problem in each.problems(vocabulary_words))),
        sentences=sentences,
        covered=sentences - sum(len(each.open_sentences) for each in articles),
        values=found,
        covered_values=found - sum(len(each.open_values) for each in articles),
        names=names,
        covered_names=names - sum(len(each.open_names) for each in articles),
    )


def _bare_sentences(article: Article, text: ArticleText) -> list[Span]:
    touched: set[int] = set()
    for span in (
        *(span for claim in article.claims for span in spans_of(claim)),
        *(quote.span for quote in article.quotes),
        *(aside.span for aside in article.asides),
    ):
        touched.update(text.sentences_touching(span))
    return [sentence for index, sentence in enumerate(text.sentences) if index not in touched]


def _within(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _value_spans(article_text: ArticleText, context: values.Context) -> Iterator[tuple[Span, bool]]:
    """Where each value stands, and whether it is a day without a figure: "today"."""
    for paragraph in article_text.paragraphs:
        text = article_text.text[paragraph.start : paragraph.end]
        near = values.Context(context.year, context.terms, context.names, text)
        for value in values.scan_values(text, near):
            yield Span(paragraph.start + value.start, paragraph.start + value.end), value.value == DayOf.SAME
