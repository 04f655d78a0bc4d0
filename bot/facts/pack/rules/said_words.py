"""Which words of an article its entries say: the values of claims, and the names of what an entry of a sentence has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.model import Span
from bot.facts.names import fold
from bot.facts.pack.rules.number_owners import homes_of
from bot.facts.pack.sentences.source import Source
from bot.facts.pack.sentences.stated_values import NUMBERS, places_of_value
from bot.facts.pack.sentences.subjects import Subjects
from bot.facts.registers import Meet, Race
from bot.facts.relative_day import DayOf
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.model import Article, Attribute, Claim
    from bot.facts.moment import Moment
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.text import ArticleText

_OF_NUMBERS = frozenset({*NUMBERS, "medal", "moment", "date"})
"""Kinds of which a “reading” may give the value."""


class SaidWords:
    """The words of one article that its entries say, looked for once."""

    def __init__(self, article: Article, text: ArticleText, reference: Reference) -> None:
        """Read the words of every entry of the article."""
        self.names = reference.names.runs(article.text)
        self._article, self._text, self._reference = article, text, reference
        meet = reference.meet_of(next(iter(article.stories), None))
        self._source = Source(text, Subjects(text, reference.names), meet)
        self._said = UsedSpans(article.text)
        for aside in article.asides:
            self._said.add(aside.span.start, aside.span.end)
        for claim in article.claims:
            for span in spans_of(claim):
                self._add_values(claim, span)
        self._add_names()

    @property
    def source(self) -> Source:
        """The article as its entries are read from it."""
        return self._source

    def holds(self, span: Span) -> bool:
        """Whether an entry says all of these words."""
        return self._said.holds(span.start, span.end)

    # --- values ------------------------------------------------------------------------------------------------------

    def _add_values(self, claim: Claim, span: Span) -> None:
        attribute = self._reference.attribute(claim.what)
        if attribute is None:
            return
        said = [*self._places(claim, attribute, claim.value, span), *self._medal_nouns(attribute, span)]
        for implied in attribute.implies:
            value = implied.value or implied.values.get(claim.value)
            other = self._reference.attribute(implied.what)
            if other is not None and value is not None:
                said += self._places(claim, other, value, span)
        if not said and claim.reading is not None and attribute.kind in _OF_NUMBERS:
            said.append(span)  # the curator says how these words give the number
        for number in self._text.sentences_touching(span):
            said += self._qualifiers(claim, self._text.sentences[number])
        for each in said:
            self._said.add(each.start, each.end)

    def _places(self, claim: Claim, attribute: Attribute, value: str, span: Span) -> list[Span]:
        places = places_of_value(claim.about, attribute, value, span, self._source, self._reference)
        return [place.run for place in places if place.is_claimed]

    def _medal_nouns(self, attribute: Attribute, span: Span) -> Iterator[Span]:
        """The medal words that are the attribute's own: the "golds" of "four golds"."""
        own = {_singular(word) for phrase in (attribute.label, *attribute.words) for word in fold(phrase).split()}
        for _, place in self._read("medal", span):
            if _singular(fold(self._article.text[place.start : place.end])) in own:
                yield place

    def _qualifiers(self, claim: Claim, sentence: Span) -> Iterator[Span]:
        """Where a sentence says when a claim holds, or in which year; “today” is the day of the claim’s race."""
        moments = {when.at for when in _moments(claim)}
        days = {DayOf.SAME} if claim.in_.entry in self._reference.registers.races else set()
        wanted = {"moment": moments, "date": moments | self._years(claim) | days}
        yield from (place for kind in wanted for value, place in self._read(kind, sentence) if value in wanted[kind])

    def _read(self, kind: str, span: Span) -> Iterator[tuple[str, Span]]:
        """The values of a kind in a run, each with its place."""
        words = self._article.text[span.start : span.end]
        context = self._source.context(span, self._reference)
        for value in values.read(kind, words, context):
            yield value.value, Span(span.start + value.start, span.start + value.end)

    def _years(self, claim: Claim) -> set[str]:
        meets = (self._reference.meet_of(id_) for id_ in self._ids_of(claim))
        return {str(meet.year) for meet in meets if meet} | ({claim.in_.season} if claim.in_.season else set())

    # --- names -------------------------------------------------------------------------------------------------------

    def _add_names(self) -> None:
        ids_of_sentences = self._ids_of_sentences()
        for run in self.names:
            (sentence, *_) = self._text.sentences_touching(Span(run.start, run.end))
            if not run.holders.ids.keys().isdisjoint(ids_of_sentences[sentence]):
                self._said.add(run.start, run.end)

    def _ids_of_sentences(self) -> list[set[str]]:
        ids: list[set[str]] = [set() for _ in self._text.sentences]
        homes = homes_of(self._article.claims, self._reference)
        for claim in self._article.claims:
            claim_ids = set(self._ids_of(claim))
            claim_ids |= {home for id_ in claim_ids for home in homes.get(id_, ())}
            for span in spans_of(claim):
                for sentence in self._text.sentences_touching(span):
                    ids[sentence] |= claim_ids
        for quote in self._article.quotes:
            for sentence in self._text.sentences_touching(quote.span):
                ids[sentence] |= {quote.speaker, *homes.get(quote.speaker, ())}
        return ids

    def _ids_of(self, claim: Claim) -> Iterator[str]:
        than = claim.than
        words = (claim.about, claim.value, claim.among, claim.by, than and than.about)
        yield from (part for word in words if word for part in self._contest(word))
        for scope in (claim.in_, *([than.in_] if than and than.in_ else [])):
            yield from self._contest(scope.entry)
            yield from () if scope.event is None else (scope.event,)
        yield from (part for when in _moments(claim) for part in self._contest(when.at))

    def _contest(self, id_: str) -> Iterator[str]:
        """An entry, and of a race its event and meet, of a meet its series."""
        yield id_
        entry = self._reference.names.entry(id_)
        if isinstance(entry, Race):
            yield entry.event
            yield from self._contest(entry.meet)
        elif isinstance(entry, Meet) and entry.series:
            yield entry.series


def _moments(claim: Claim) -> list[Moment]:
    """When a claim holds, and when what it compares with does."""
    return [when for when in (claim.when, claim.than.when if claim.than else None) if when]


def _singular(word: str) -> str:
    return word.removesuffix("s")


def spans_of(claim: Claim) -> tuple[Span, ...]:
    """Every run of an article that says a claim."""
    return (claim.span, *claim.also)
