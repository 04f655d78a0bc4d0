"""Words of the vocabulary that tell a fact, in a sentence that has no claim of it."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.model import Span
from bot.facts.names import fold, words
from bot.facts.pack.rules.said_words import sentences_of
from bot.facts.registers import Person
from bot.facts.values.references import OF_PEOPLE
from bot.facts.word_forms import inflections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from bot.facts.model import Article, Claim
    from bot.facts.names import Word
    from bot.facts.pack.sentences.source import Source
    from bot.facts.text import ArticleText
    from bot.facts.vocabulary import Attribute, Vocabulary

_Phrase = tuple[str, ...]

_SHOWN = frozenset({"place-name", "date", "mark", "ordinal"})
"""Kinds of which the name or the figure in the sentence asks for the claim."""
_OBJECT = 4
"""Words behind a word of an attribute between people among which the other is: “beat her”, not “the beat”."""
_PRONOUNS = frozenset({"him", "his", "her", "them", "their"})
_POSSESSIVE = ("’s", "'s")
_PARTICLES = frozenset({"away", "back", "down", "off", "out", "up"})
"""What may end a verb behind an object of one or two words: “held him off”."""
_BE = frozenset({"be", "been", "is", "are", "was", "were"})
"""Verbs that have no object: “was thrown out” is no “was out”."""
_DOUBTS = frozenset({"whether", "if"})
"""What stands behind a verb of somebody who has doubts: “before deciding whether to run” decides no race."""
_BREAKS = frozenset(",;:.")
"""Beyond these a word has no object: “0.44 behind, and Lee won”."""
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


class _Telling(NamedTuple):
    """What a phrase tells: facts, in the order of the vocabulary; by which it is explained; whether of one person."""

    facts: dict[_Fact, None]
    explained_by: set[_Fact]
    is_between_people: bool


class VocabularyWords:
    """The words by which a vocabulary's attributes are told, made once for all articles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the phrases of every attribute, without single words that many of them have."""
        self._attributes = vocabulary.attributes
        users = _users(vocabulary)
        facts_of: dict[_Phrase, dict[_Fact, None]] = {}
        for attribute in vocabulary.attributes.values():
            for words_of, value in _phrases(attribute):
                for phrase in _forms(words_of, attribute, users):
                    facts_of.setdefault(phrase, {})[_Fact(attribute.id, value)] = None
        self._phrases: dict[str, dict[_Phrase, _Telling]] = {}
        for phrase, facts in facts_of.items():
            # What an attribute is called, whatever its value: the “appeal” of one that was rejected.
            own = {fact.what for fact in facts if " ".join(phrase) in map(fold, self._attributes[fact.what].words)}
            others = users.get(phrase, set()) - {fact.what for fact in facts} | own
            of_people = all(self._attributes[fact.what].kind in OF_PEOPLE for fact in facts)
            telling = _Telling(facts, facts.keys() | {_Fact(what, None) for what in others}, of_people)
            self._phrases.setdefault(phrase[0], {})[phrase] = telling

    def unclaimed(self, article: Article, source: Source) -> Iterator[tuple[str, Span]]:
        """Where words outside of asides tell a fact of which their sentence has no claim, behind its attribute."""
        claimed = self._claimed(article, source.text)
        people = {
            run.start
            for run in source.runs
            if run.holders.register is Person and not article.text.startswith(_POSSESSIVE, run.end)
        }
        explained = [aside.span for aside in article.asides]
        open_phrases: list[tuple[Span, _Telling]] = []
        for sentence, facts in zip(source.text.sentences, claimed, strict=True):
            for telling, span in self._tellings(article.text, sentence, people):
                if facts.isdisjoint(telling.explained_by):
                    open_phrases.append((span, telling))
                else:
                    explained.append(span)
        for span, telling in sorted(open_phrases, key=lambda each: each[0].start - each[0].end):
            # The “race” of “control the race” explains the whole no more than its words do.
            if not any(span.touches(each) and (span == each or not span.holds(each)) for each in explained):
                explained.append(span)
                yield "” or “".join(dict.fromkeys(fact.what for fact in telling.facts)), span

    def _tellings(self, text: str, sentence: Span, people: Set[int]) -> Iterator[tuple[_Telling, Span]]:
        """What the phrases of a sentence tell, each with its place."""
        found = words(text[sentence.start : sentence.end])
        for first, word in enumerate(found):
            for phrase, telling in self._phrases.get(word.folded, {}).items():
                size = _size_at(found[first:], phrase)
                behind = _clause(text[sentence.start : sentence.end], found[first + size - 1 :][: _OBJECT + 1])
                has_person = any(each.folded in _PRONOUNS or sentence.start + each.start in people for each in behind)
                is_doubted = bool(behind) and behind[0].folded in _DOUBTS
                if size and not is_doubted and (has_person or len(phrase) > 1 or not telling.is_between_people):
                    yield telling, Span(sentence.start + word.start, sentence.start + found[first + size - 1].end)

    def _claimed(self, article: Article, text: ArticleText) -> list[set[_Fact]]:
        """What the claims of each sentence have or imply: of each the attribute, with its value and without.

        The terms that claims imply hold wherever the article says them: who came third took part.
        """
        implied: set[_Fact] = set()
        claimed: list[set[_Fact]] = [set() for _ in text.sentences]
        for claim in article.claims:
            facts = {_Fact(fact.what, value) for fact in self._facts(claim) for value in (fact.value, None)}
            implied |= {fact for fact in facts if fact.what != claim.what and self._attributes[fact.what].terms}
            for number in sentences_of(claim, text):
                claimed[number] |= facts
        return [facts | implied for facts in claimed]

    def _facts(self, claim: Claim) -> Iterator[_Fact]:
        yield _Fact(claim.what, claim.value)
        attribute = self._attributes[claim.what]
        if claim.than is not None and claim.than.what is not None:
            yield _Fact(claim.than.what, None)
        yield from (_Fact(each.what, each.value or each.values.get(claim.value)) for each in attribute.implies)
        if not _SAME.isdisjoint(attribute.roles):
            yield from (_Fact(each.id, None) for each in self._attributes.values() if not _SAME.isdisjoint(each.roles))


def _phrases(attribute: Attribute) -> Iterator[tuple[str, str | None]]:
    """Each phrase that tells a fact of the attribute, with its value where the phrase is a term."""
    for value, terms in attribute.terms.items():
        phrases = [fold(term) for term in terms]
        for phrase in phrases:
            if not any(f" {phrase} " in f" {other} " for other in phrases if other != phrase):
                yield phrase, value
    for phrase in map(fold, attribute.words if attribute.kind not in _SHOWN else ()):
        if attribute.kind in OF_PEOPLE or " " in phrase or phrase.endswith(_PAST):
            yield phrase, None


def _forms(phrase: str, attribute: Attribute, users: Mapping[_Phrase, Set[str]]) -> Iterator[_Phrase]:
    """A phrase, with the forms of a verb that opens it; none of a single word that many have beside it."""
    first, *rest = phrase.split() or [""]
    is_verb = attribute.kind in OF_PEOPLE and not rest
    if not first or (not rest and not is_verb and len(users[first,]) >= _COMMON):
        return
    yield (first, *rest)
    if first.endswith(_PAST) or is_verb:
        yield from ((form, *rest) for form in inflections(first))


def _clause(text: str, found: Sequence[Word]) -> Sequence[Word]:
    """The words behind the first one, up to a comma or a stop."""
    breaks = (place for place, (one, other) in enumerate(pairwise(found)) if text[one.end : other.start][:1] in _BREAKS)
    return found[1 : 1 + next(breaks, len(found))]


def _users(vocabulary: Vocabulary) -> dict[_Phrase, set[str]]:
    """The attributes that have each phrase, also in a longer one: “world record” in “world record attempt”."""
    users: dict[_Phrase, set[str]] = {}
    for attribute in vocabulary.attributes.values():
        for words_of in (attribute.words, *attribute.terms.values()):
            for phrase in (fold(each).split() for each in words_of):
                for start, end in combinations(range(len(phrase) + 1), 2):
                    users.setdefault(tuple(phrase[start:end]), set()).add(attribute.id)
    return users


def _size_at(found: tuple[Word, ...], phrase: _Phrase) -> int:
    """How many words the phrase takes at the start of these, with an object before its particle; 0 where it is not."""
    folded = tuple(word.folded for word in found[: len(phrase) + 2])
    if folded[: len(phrase)] == phrase:
        return len(phrase)
    verb, *particle = phrase
    if (
        verb not in _BE
        and len(particle) == 1
        and folded[0] == verb
        and not _PARTICLES.isdisjoint(particle)
        and particle[0] in folded[2:]
    ):
        return folded.index(particle[0], 2) + 1
    return 0
