"""Words of the vocabulary that no entry cites, in a sentence that has no claim of their attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.facts.model import Span
from bot.facts.names import fold, words
from bot.facts.pack.said_words import spans_of
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.model import Article, Attribute, Vocabulary
    from bot.facts.names import Word
    from bot.facts.text import ArticleText

_BETWEEN_PEOPLE = "person"
"""Each word of such an attribute tells of two people: “beat”, “followed”. Of others “time” or “from” tells nothing."""


class UnclaimedWord(NamedTuple):
    """Words at a place of an article, and the attribute of which they would be a claim."""

    what: str
    span: Span


class VocabularyWords:
    """The words by which a vocabulary's attributes are told, made once for all articles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the terms, the phrases of several words, and every word of what is between two people."""
        self._implied = {
            each.id: {each.id, *(implied.what for implied in each.implies)} for each in vocabulary.attributes.values()
        }
        self._phrases: dict[str, list[tuple[list[str], str]]] = {}
        for attribute in vocabulary.attributes.values():
            for phrase in dict.fromkeys(map(fold, _telling(attribute))):
                first, *_ = phrase_words = phrase.split() or [""]
                self._phrases.setdefault(first, []).append((phrase_words, attribute.id))

    def unclaimed(self, article: Article, text: ArticleText) -> Iterator[UnclaimedWord]:
        """The words of the article that no entry cites, where their sentence has no claim of their attribute."""
        cited, claimed = UsedSpans(article.text), self._claimed(article, text)
        spans = [span for claim in article.claims for span in spans_of(claim)]
        spans += [quote.span for quote in article.quotes]
        for span in (*spans, *(aside.span for aside in article.asides)):
            cited.add(span.start, span.end)
        for number, sentence in enumerate(text.sentences):
            for what, span in self._told(article.text, sentence):
                if what not in claimed.get(number, ()) and not cited.touches(span.start, span.end):
                    yield UnclaimedWord(what, span)

    def _told(self, text: str, sentence: Span) -> Iterator[tuple[str, Span]]:
        found = words(text[sentence.start : sentence.end])
        for first, word in enumerate(found):
            for phrase, what in self._phrases.get(word.folded, ()):
                run = found[first : first + len(phrase)]
                if [each.folded for each in run] == phrase:
                    yield what, _place(run, sentence)

    def _claimed(self, article: Article, text: ArticleText) -> dict[int, set[str]]:
        """The attributes that the claims of each sentence have or imply."""
        claimed: dict[int, set[str]] = {}
        for claim in article.claims:
            for span in spans_of(claim):
                for number in text.sentences_touching(span):
                    claimed.setdefault(number, set()).update(self._implied.get(claim.what, ()))
        return claimed


def _telling(attribute: Attribute) -> Iterator[str]:
    for terms in attribute.terms.values():
        yield from terms
    for word in attribute.words:
        if attribute.kind == _BETWEEN_PEOPLE or " " in word.strip():
            yield word


def _place(run: tuple[Word, ...], sentence: Span) -> Span:
    return Span(sentence.start + run[0].start, sentence.start + run[-1].end)
