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
from bot.facts.names import Names, fold
from bot.facts.pack.folder.digest import SEEDS
from bot.facts.pack.reference.reference import Reference, count_nouns_of
from bot.facts.pack.rules.said_words import SaidWords, sentences_of
from bot.facts.pack.rules.unclaimed_words import VocabularyWords
from bot.facts.pack.rules.unregistered_names import common_words, unregistered_names
from bot.facts.pack.sentences.source import Source
from bot.facts.registers import Person, Place
from bot.facts.relative_day import DayOf
from bot.facts.text import ArticleText
from bot.facts.values.prose.used_spans import UsedSpans
from bot.facts.values.ranks import read_wins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from bot.facts.model import Article, Pack, Span
    from bot.facts.names import NameRun
    from bot.facts.registers import Registers
    from bot.facts.vocabulary import Attribute

_NAMED = (Person, Place)
_ADD = "add a claim under this sentence"


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

    def __init__(self, article: Article, reference: Reference, attributes: Mapping[str, Attribute]) -> None:
        self._article = article
        self.source = Source(ArticleText(article.text), reference, article.stories)
        self._said = said = SaidWords(article, self.source, attributes)
        text = self.source.text
        claimed = (number for claim in article.claims for number in sentences_of(claim, text))
        others = (*(quote.span for quote in article.quotes), *(aside.span for aside in article.asides))
        touched = {*claimed, *(number for span in others for number in text.sentences_touching(span))}
        self.values = tuple(self._value_spans())
        self.names = tuple(dict.fromkeys(run.span for run in self.source.runs if _is_name(run, article.text)))
        self.open_sentences = [span for number, span in enumerate(text.sentences) if number not in touched]
        self.open_values = [span for span in self.values if not said.holds(span)]
        self.open_names = [span for span in self.names if not said.holds(span)]

    @property
    def counts(self) -> Iterator[int]:
        """How many sentences, values and names there are, each with how many are covered."""
        for spans, uncovered in (
            (self.source.text.sentences, self.open_sentences),
            (self.values, self.open_values),
            (self.names, self.open_names),
        ):
            yield from (len(spans), len(spans) - len(uncovered))

    def _value_spans(self) -> Iterator[Span]:
        """Where each value stands, a victory too; in a quotation neither that nor a day without a figure is one."""
        quoted = [quote.span for quote in self._article.quotes]
        for paragraph in self.source.text.paragraphs:
            words = self._article.text[paragraph.start : paragraph.end]
            wins = read_wins(words)
            for value in (*values.scan_values(words, self.source.context(paragraph)), *wins):
                span = paragraph.part(value)
                is_fact = value not in wins and value.value != DayOf.SAME
                if is_fact or not any(quote.holds(span) for quote in quoted):
                    yield span

    def problems(self, vocabulary_words: VocabularyWords, common: Set[str]) -> Iterator[Problem]:
        """A problem at each place that is not covered, and a warning at each word of the vocabulary that may be one."""
        message = "no entry touches this sentence: “{}”; add a claim, a quotation or an aside"
        yield from (self.problem("sentence-not-covered", span, message) for span in self.open_sentences)
        for span in self.open_values:
            message = f"no claim of this sentence says “{{}}”; {self._remedy(span)}"
            yield self.problem("value-not-covered", span, message)
        for span in self.open_names:
            message = f"no entry of this sentence has “{{}}”; {self._remedy(span)}"
            yield self.problem("name-not-covered", span, message)
        for what, span in vocabulary_words.unclaimed(self._article, self.source):
            if not self._said.holds(span):
                message = (
                    f"“{{}}” may tell “{what}”, which no claim of this sentence has; add a claim under this sentence"
                )
                yield self.problem("words-not-claimed", span, message, Severity.WARNING)
        own = {*common, *fold(f"{self._article.publisher} {self._article.author}").split()}
        known = UsedSpans(self._article.text)
        for span in (*self.values, *(run.span for run in self.source.runs)):
            known.add(span.start, span.end)

        def is_known(span: Span, word: str) -> bool:
            return word in own or known.touches(span.start, span.end) or self._said.holds(span)

        for span in unregistered_names(self.source.text, is_known):
            message = (
                "“{}” stands in no register: add it to data/people.toml or data/places.toml, or make an aside of it"
            )
            yield self.problem("name-not-registered", span, message, Severity.WARNING)

    def _remedy(self, span: Span) -> str:
        """What to do about words that no entry says: an aside in their sentence may be too short."""
        text = self.source.text
        sentences = set(text.sentences_touching(span))
        has_aside = any(sentences.intersection(text.sentences_touching(aside.span)) for aside in self._article.asides)
        longer = "lengthen “at” of the aside to hold it, or " if has_aside else ""
        return f"{longer}{_ADD}"

    def problem(self, rule: str, span: Span, message: str, severity: Severity = Severity.ERROR) -> Problem:
        article = self._article
        line = article.text.count("\n", 0, span.start) + 1
        where = f" in {article.source.rpartition(':')[0]}"
        words = self.source.text.words(span)
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
    vocabulary_words, common = VocabularyWords(pack.vocabulary), common_words(pack.vocabulary, known)
    articles = [_ArticleCoverage(article, reference, pack.vocabulary.attributes) for article in pack.articles]
    problems = sorted(problem for each in articles for problem in each.problems(vocabulary_words, common))
    return Coverage(tuple(problems), *map(sum, zip((0,) * 6, *(each.counts for each in articles), strict=True)))
