"""Which words of an article its entries say: the values of claims, and the names of what an entry of a sentence has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.names import fold
from bot.facts.pack.reference.concern import claim_ids
from bot.facts.pack.rules.number_owners import homes_of
from bot.facts.pack.sentences.stated_values import NUMBERS, places_of_value
from bot.facts.registers import Person, Place
from bot.facts.relative_day import DayOf
from bot.facts.values.moments import same_moment
from bot.facts.values.prose.used_spans import UsedSpans
from bot.facts.values.ranks import read_wins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from bot.facts.model import Article, Claim, Span
    from bot.facts.names import NameRun
    from bot.facts.pack.sentences.source import Source
    from bot.facts.text import ArticleText
    from bot.facts.vocabulary import Attribute

_OWNER = re.compile(r"\s|[’']s(?:\s[\w’'-]+){0,3}?\s")
_OF = re.compile(r"\s(?:of|from)\s|\s\(")
"""What stands between a country and a name behind it, and between a name and its country."""
_WIN = "win"
"""Words of winning, which say again who is first."""
_OF_NUMBERS = frozenset({*NUMBERS, "medal", "moment", "date"})
"""Kinds of which a “reading” may give the value."""


class SaidWords:
    """The words of one article that its entries say, looked for once."""

    def __init__(self, article: Article, source: Source, attributes: Mapping[str, Attribute]) -> None:
        """Read the words of every entry of the article."""
        self._article, self._source, self._attributes = article, source, attributes
        self._said = UsedSpans(article.text)
        ids = {claim.id: self._ids_of(claim) for claim in article.claims}
        said = [aside.span for aside in article.asides]
        for claim in article.claims:
            said += (run for span in spans_of(claim) for run in self._values(claim, span, ids[claim.id]))
        for span in said:
            self._said.add(span.start, span.end)
        named, homes = self._named(ids), homes_of(article.claims, source.reference)
        places = {(run.start, run.end) for run in source.runs if run.holders.register is Place}
        # A reading says too what the names mean among which it finds a number: “faster in Delta than Lee”.
        read = [
            span
            for claim in article.claims
            if claim.reading is not None and attributes[claim.what].kind in _OF_NUMBERS
            for span in spans_of(claim)
        ]
        for run in source.runs:
            (sentence, *_) = source.text.sentences_touching(run.span)
            has = named[sentence]
            if run.holders.register is Place and not self._describes_a_name(run):
                has = has.union(*(homes.get(id_, ()) for id_ in has))
            # “In Budapest” says where a meet is, whose name it may be too.
            is_place = run.holders.register is Place or (run.start, run.end) not in places
            is_read = any(span.holds(run) for span in read)
            if is_read or (is_place and not run.holders.ids.keys().isdisjoint(has)):
                self._said.add(run.start, run.end)

    def holds(self, span: Span) -> bool:
        """Whether an entry says all of these words."""
        return self._said.holds(span.start, span.end)

    # --- values ------------------------------------------------------------------------------------------------------

    def _values(self, claim: Claim, span: Span, ids: Set[str]) -> Iterator[Span]:
        """Where a run says a claim's value and what that implies, and its sentences its place, moment and year."""
        attribute = self._attributes[claim.what]
        implied = ((each.what, each.value or each.values.get(claim.value)) for each in attribute.implies)
        facts = [(attribute, claim.value), *((self._attributes[what], value) for what, value in implied if value)]
        said = [place for of, value in facts for place in self._places(claim, of, value, span)]
        said += self._own_words(attribute, span)
        if not said and claim.reading is not None and attribute.kind in _OF_NUMBERS:
            # The curator says how these words give the number.
            words = self._words(span)
            scanned = (*values.scan_values(words, self._source.context(span)), *read_wins(words))
            said += (span.part(each) for each in scanned)
        yield from said
        moments = {when.at for when in (claim.when, claim.than and claim.than.when) if when}
        # “Today” is the day of the claim’s race.
        days = {DayOf.SAME} if claim.in_.entry in self._source.reference.registers.races else set()
        years = {str(meet.year) for meet in map(self._source.reference.meet_of, ids) if meet}
        dates = {*moments, *years, *days, claim.in_.season}
        wins = {value for of, value in facts if of.kind == "place"}
        wanted: dict[str, Set[str | None]] = {"date": dates, _WIN: {*wins}}
        pattern = {*fold(" ".join(filter(None, (attribute.sentence, *attribute.sentences.values())))).split()}
        for sentence in map(self._source.text.sentences.__getitem__, self._source.text.sentences_touching(span)):
            for kind in ("ordinal", _WIN):  # what the claim is told by: “the first woman to win the title”
                yield from (place for _, place in self._read(kind, sentence) if fold(self._words(place)) in pattern)
            for kind, wanted_values in wanted.items():
                yield from (place for value, place in self._read(kind, sentence) if value in wanted_values)
            # Perhaps in other words: the last 400 metres are the final lap.
            said_moments = self._read("moment", sentence)
            yield from (place for value, place in said_moments if any(same_moment(value, each) for each in moments))
            if claim.reading is not None and claim.when is not None:
                yield from self._repeated(claim.reading, sentence)

    def _repeated(self, reading: str, sentence: Span) -> Iterator[Span]:
        """The figures of a sentence that a reading has: “the first kilometre ends there”."""
        words, folded = self._words(sentence), f" {fold(reading)} "
        for value in values.scan_values(words, self._source.context(sentence)):
            if f" {fold(words[value.start : value.end])} " in folded:
                yield sentence.part(value)

    def _places(self, claim: Claim, attribute: Attribute, value: str, span: Span) -> list[Span]:
        """Where a run says a value of an attribute; a medal word says a medal, and no place."""
        places = places_of_value(claim.about, attribute, value, span, self._source)
        medals = {place for _, place in self._read("medal", span)} if attribute.kind == "place" else set()
        return [place.run for place in places if place.is_claimed and place.run not in medals]

    def _own_words(self, attribute: Attribute, span: Span) -> Iterator[Span]:
        """The medal words and ordinals that are the attribute's own: the "golds" of "four golds", the "first since"."""
        own = {_singular(word) for phrase in (attribute.label, *attribute.words) for word in fold(phrase).split()}
        for kind in ("medal", "ordinal"):
            for _, place in self._read(kind, span):
                if _singular(fold(self._words(place))) in own:
                    yield place

    def _words(self, span: Span) -> str:
        return self._article.text[span.start : span.end]

    def _read(self, kind: str, span: Span) -> Iterator[tuple[str, Span]]:
        """The values of a kind in a run, each with its place."""
        words, context = self._words(span), self._source.context(span)
        for value in read_wins(words) if kind == _WIN else values.read(kind, words, context):
            yield value.value, span.part(value)

    # --- names -------------------------------------------------------------------------------------------------------

    def _describes_a_name(self, place: NameRun) -> bool:
        """Whether a place says of somebody named beside it whence they are: “Britain’s Kerr”, “Kerr of Britain”."""
        text, people = self._article.text, (run for run in self._source.runs if run.holders.register is Person)
        return any(
            _OWNER.fullmatch(text, place.end, each.start) or _OF.fullmatch(text, each.end, place.start)
            for each in people
        )

    def _named(self, ids: Mapping[str, Set[str]]) -> list[set[str]]:
        """Whom and what the entries of each sentence have."""
        named: list[set[str]] = [set() for _ in self._source.text.sentences]
        for claim in self._article.claims:
            for number in sentences_of(claim, self._source.text):
                named[number] |= ids[claim.id]
        for quote in self._article.quotes:
            for number in self._source.text.sentences_touching(quote.span):
                named[number].add(quote.speaker)
        return named

    def _ids_of(self, claim: Claim) -> set[str]:
        """What a claim is of: of a race also its event and meet, of a meet its series."""
        reference = self._source.reference
        ids = set(filter(None, claim_ids(claim, self._attributes[claim.what])))
        meets = {meet.id for meet in map(reference.meet_of, ids) if meet}
        ids.update(*(series.of for id_, series in reference.registers.series.items() if id_ in ids))
        return ids.union(*map(reference.names.ids_naming, ids | meets))


def _singular(word: str) -> str:
    return word.removesuffix("s")


def spans_of(claim: Claim) -> tuple[Span, ...]:
    """Every run of an article that says a claim."""
    return (claim.span, *claim.also)


def sentences_of(claim: Claim, text: ArticleText) -> set[int]:
    """The numbers (from 0) of the sentences of an article that say a claim."""
    return {number for span in spans_of(claim) for number in text.sentences_touching(span)}
