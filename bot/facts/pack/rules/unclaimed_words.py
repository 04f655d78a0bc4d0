"""Words of the vocabulary that tell a fact, in a sentence that has no claim of it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.model import Span
from bot.facts.names import fold, words
from bot.facts.pack.rules.said_words import spans_of
from bot.facts.values.prose.used_spans import UsedSpans
from bot.facts.word_forms import inflections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from bot.facts.model import Article, Attribute, Claim, Vocabulary
    from bot.facts.names import Word
    from bot.facts.text import ArticleText

_Phrase = tuple[str, ...]

_SHOWN = frozenset({"place-name", "date", "mark", "ordinal"})
"""Kinds of which the name or the figure in the sentence asks for the claim."""
_BETWEEN_PEOPLE = "person"
"""A single word of such an attribute tells a fact where a person stands behind it: “beat her”, not “the beat”."""
_OBJECT = 4
"""Words behind such a word among which the person is."""
_PRONOUNS = frozenset({"him", "his", "her", "them", "their"})
_POSSESSIVE = ("’s", "'s")
_PARTICLES = frozenset({"away", "back", "down", "off", "out", "up"})
"""What may end a verb behind an object of one or two words: “held him off”."""
_PAST = "ed"
"""What ends most verbs in the past: “accelerated”. Other single words are nouns by which people ask: “time”."""
_COMMON = 3
"""How many attributes have a word among theirs that alone tells of none: “stunned”, “title”."""
_SAME = frozenset({"ahead", "finished-behind"})
"""Roles of attributes by which the same is told from two sides."""


class _Fact(NamedTuple):
    """What words may tell: an attribute, and its value where they are a term."""

    what: str
    value: str | None


class UnclaimedWord(NamedTuple):
    """Words at a place of an article, and the attribute of which they would be a claim."""

    what: str
    span: Span


class VocabularyWords:
    """The words by which a vocabulary's attributes are told, made once for all articles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the phrases of every attribute, without single words that many of them have."""
        self._attributes = vocabulary.attributes
        self._phrases: dict[str, dict[_Phrase, dict[_Fact, None]]] = {}
        common = _common_words(vocabulary)
        for attribute in vocabulary.attributes.values():
            for phrase, fact in _telling(attribute, common):
                self._phrases.setdefault(phrase[0], {}).setdefault(phrase, {})[fact] = None
        self._users = _users(vocabulary)

    def unclaimed(self, article: Article, text: ArticleText, people: Iterable[Span]) -> Iterator[UnclaimedWord]:
        """The words outside of quotations and asides that tell a fact of which their sentence has no claim.

        ``people`` is where persons are named.
        """
        claimed, implied = self._claimed(article, text), self._implied(article)
        starts = {span.start for span in people if not article.text.startswith(_POSSESSIVE, span.end)}
        explained = UsedSpans(article.text)
        for whole in (*(quote.span for quote in article.quotes), *(aside.span for aside in article.asides)):
            explained.add(whole.start, whole.end)
        open_phrases: list[tuple[Span, dict[_Fact, None]]] = []
        for number, sentence in enumerate(text.sentences):
            facts_here = claimed.get(number, set()) | implied
            for phrase, span in self._told(article.text, sentence, starts):
                facts = self._phrases[phrase[0]][phrase]
                users = {_Fact(what, None) for what in self._users.get(phrase, set()) - {fact.what for fact in facts}}
                if facts_here.isdisjoint(facts.keys() | users):
                    open_phrases.append((span, facts))
                else:
                    explained.add(span.start, span.end)
        for span, facts in sorted(open_phrases, key=lambda each: each[0].start - each[0].end):
            if not explained.touches(span.start, span.end):
                explained.add(span.start, span.end)
                yield UnclaimedWord("” or “".join(dict.fromkeys(fact.what for fact in facts)), span)

    def _told(self, text: str, sentence: Span, people: Set[int]) -> Iterator[tuple[_Phrase, Span]]:
        """The phrases of a sentence, each with its place."""
        found = words(text[sentence.start : sentence.end])
        for first, word in enumerate(found):
            for phrase, facts in self._phrases.get(word.folded, {}).items():
                size = _size_at(found[first:], phrase)
                behind = found[first + size : first + size + _OBJECT]
                has_person = any(each.folded in _PRONOUNS or sentence.start + each.start in people for each in behind)
                if size and (has_person or len(phrase) > 1 or not self._are_between_people(facts)):
                    yield phrase, _place(found[first : first + size], sentence)

    def _are_between_people(self, facts: Iterable[_Fact]) -> bool:
        return all(self._attributes[fact.what].kind == _BETWEEN_PEOPLE for fact in facts)

    def _claimed(self, article: Article, text: ArticleText) -> dict[int, set[_Fact]]:
        """What the claims of each sentence have or imply: of each the attribute, with its value and without."""
        claimed: dict[int, set[_Fact]] = {}
        for claim in article.claims:
            facts = {_Fact(what, value) for what, of in self._facts(claim) for value in (of, None)}
            for span in spans_of(claim):
                for number in text.sentences_touching(span):
                    claimed.setdefault(number, set()).update(facts)
        return claimed

    def _facts(self, claim: Claim) -> Iterator[_Fact]:
        yield _Fact(claim.what, claim.value)
        attribute = self._attributes[claim.what]
        if claim.than is not None and claim.than.what is not None:
            yield _Fact(claim.than.what, None)
        yield from (_Fact(each.what, each.value or each.values.get(claim.value)) for each in attribute.implies)
        if not _SAME.isdisjoint(attribute.roles):
            yield from (_Fact(each.id, None) for each in self._attributes.values() if not _SAME.isdisjoint(each.roles))

    def _implied(self, article: Article) -> set[_Fact]:
        """The terms that claims of the article imply, wherever it says them: who came third took part."""
        return {
            _Fact(fact.what, value)
            for claim in article.claims
            for fact in self._facts(claim)
            if fact.what != claim.what and self._attributes[fact.what].terms
            for value in (fact.value, None)
        }


def _telling(attribute: Attribute, common: Set[str]) -> Iterator[tuple[_Phrase, _Fact]]:
    """Each phrase that tells a fact of the attribute, with the forms of a verb that opens it."""
    for value, terms in attribute.terms.items():
        phrases = [fold(term) for term in terms]
        for phrase in phrases:
            is_part = any(f" {phrase} " in f" {other} " for other in phrases if other != phrase)
            if not is_part:
                yield from ((form, _Fact(attribute.id, value)) for form in _forms(phrase, attribute, common))
    for phrase in map(fold, attribute.words if attribute.kind not in _SHOWN else ()):
        if attribute.kind == _BETWEEN_PEOPLE or " " in phrase or phrase.endswith(_PAST):
            yield from ((form, _Fact(attribute.id, None)) for form in _forms(phrase, attribute, common))


def _forms(phrase: str, attribute: Attribute, common: Set[str]) -> Iterator[_Phrase]:
    first, *rest = phrase.split() or [""]
    if not first or (not rest and first in common):
        return
    yield (first, *rest)
    if first.endswith(_PAST) or (attribute.kind == _BETWEEN_PEOPLE and not rest):
        yield from ((form, *rest) for form in inflections(first))


def _all_phrases(attribute: Attribute) -> Iterator[str]:
    yield from map(fold, attribute.words)
    yield from (fold(term) for terms in attribute.terms.values() for term in terms)


def _users(vocabulary: Vocabulary) -> dict[_Phrase, set[str]]:
    """The attributes that have each phrase, also in a longer one: “world record” in “world record attempt”."""
    users: dict[_Phrase, set[str]] = {}
    for attribute in vocabulary.attributes.values():
        for phrase in map(str.split, _all_phrases(attribute)):
            for start, end in combinations(range(len(phrase) + 1), 2):
                users.setdefault(tuple(phrase[start:end]), set()).add(attribute.id)
    return users


def _common_words(vocabulary: Vocabulary) -> Set[str]:
    users = Counter(
        word
        for attribute in vocabulary.attributes.values()
        for word in {word for phrase in _all_phrases(attribute) for word in phrase.split()}
    )
    return {word for word, count in users.items() if count >= _COMMON}


def _size_at(found: tuple[Word, ...], phrase: _Phrase) -> int:
    """How many words the phrase takes at the start of these, with an object before its particle; 0 where it is not."""
    folded = tuple(word.folded for word in found[: len(phrase) + 2])
    if folded[: len(phrase)] == phrase:
        return len(phrase)
    verb, *particle = phrase
    if len(particle) == 1 and folded[0] == verb and not _PARTICLES.isdisjoint(particle) and particle[0] in folded[2:]:
        return folded.index(particle[0], 2) + 1
    return 0


def _place(run: tuple[Word, ...], sentence: Span) -> Span:
    return Span(sentence.start + run[0].start, sentence.start + run[-1].end)
