"""What has the words of a search, told: a claim, a quotation or a passage, each in the article's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Quotation, Statement
from bot.answers.points.blocks import manner_of
from bot.answers.points.citations import NO_COUNT, Count
from bot.answers.points.wording import (
    capitalised,
    is_reference,
    label_of,
    name_of,
    occasion_words,
    qualifier_words,
    tally_words,
    value_words,
)
from bot.facts.frozen import Frozen
from bot.facts.model import Claim, Quote, Span
from bot.store.rows import Evidence, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.points.points import AnswerContext
    from bot.answers.search.search_query import SearchQuery
    from bot.store.rows import Hit


class SearchResult(Frozen, frozen=True):
    """A hit and the run of its article that is shown for it; ``alike`` are those that print the same of the same."""

    hit: Hit
    run: Span
    words: str
    alike: tuple[SearchResult, ...] = ()

    @property
    def every(self) -> tuple[SearchResult, ...]:
        """This one and those that are alike."""
        return (self, *self.alike)

    @property
    def content(self) -> tuple[object, ...]:
        """What is alike in those that print the same of the same."""
        words = " ".join(self.words.split())
        match self.hit.found:
            case Claim() as claim:
                return (words, claim.about, claim.what, claim.value, claim.in_, claim.when, claim.by, claim.mood)
            case Quote() as quote:
                return (words, quote.speaker, quote.when, self.hit.article.story)
            case Passage():
                return (words,)

    def overlaps(self, other: SearchResult) -> bool:
        """Whether both are in one article and share words there."""
        same = self.hit.article.slug == other.hit.article.slug
        return same and self.run.start < other.run.end and other.run.start < self.run.end


def distinct_results(hits: Sequence[Hit], sought: SearchQuery) -> tuple[SearchResult, ...]:
    """The hits in their order, no run of an article twice, and one for all articles that print the same of the same.

    Of runs that overlap the first stays; what is said within a quotation that has the words too gives way to it.
    """
    found = [_shown(hit, sought) for hit in hits]
    kept: list[SearchResult] = []
    for shown in _with_whole_quotations(found):
        if not any(shown.overlaps(other) for other in kept):
            kept.append(shown)
    alike: dict[tuple[object, ...], dict[str, SearchResult]] = {}
    for shown in kept:
        alike.setdefault(shown.content, {}).setdefault(shown.hit.article.slug, shown)
    return tuple(replace(first, alike=tuple(others)) for first, *others in map(dict.values, alike.values()))


def _with_whole_quotations(found: Sequence[SearchResult]) -> Iterator[SearchResult]:
    quotations = [shown for shown in found if isinstance(shown.hit.found, Quote)]
    for shown in found:
        reported = isinstance(shown.hit.found, Claim) and shown.hit.found.by is not None
        yield next((whole for whole in quotations if reported and whole.overlaps(shown)), shown)


def _shown(hit: Hit, sought: SearchQuery) -> SearchResult:
    """The words of the article that are shown: of a paragraph the sentence around what was looked for."""
    match hit.found:
        case Claim() as claim:
            return SearchResult(hit, claim.span, claim.excerpt)
        case Quote() as quote:
            return SearchResult(hit, quote.span, quote.text)
        case Passage(span, text):
            sentence = sought.around(text)
            run = Span(span.start + sentence.start, span.start + sentence.end)
            return SearchResult(hit, run, text[sentence.start : sentence.end])


def search_result_block(
    shown: SearchResult, sought: SearchQuery, context: AnswerContext, here: str = ""
) -> Statement | Quotation:
    """A hit with its receipt and its words marked; a scope that is ``here`` goes without saying."""
    match shown.hit.found:
        case Claim() as claim:
            return _marked(_claim(shown, claim, context, here), sought)
        case Quote() as quote:
            return _quotation(shown, quote, sought, context, here)
        case Passage():
            return _marked(_passage(shown, context), sought)


def _marked(statement: Statement, sought: SearchQuery) -> Statement:
    """The statement with its words marked; the articles' numbers in front are none of them."""
    return replace(statement, marks=sought.marks(statement.text, statement.text.index("] ") + 1))


def _claim(shown: SearchResult, claim: Claim, context: AnswerContext, here: str) -> Statement:
    """As in "[3] Jake Wightman, took part: no · “Wightman missed this year’s championships”", with its verdict."""
    hit = shown.hit
    evidence = tuple(
        Evidence(each.hit.found, each.hit.article) for each in shown.every if isinstance(each.hit.found, Claim)
    )
    value = _value(claim, context)
    head = (name_of(claim.about, context.names), label_of(claim.what, context.vocabulary), manner_of(claim))
    said = " · ".join(filter(None, (value, f"“{claim.excerpt}”")))
    working = [*_working(hit, claim, value, context, here)]
    working += context.citations.unnamed(_named(claim, context), evidence, working)
    standing = Count(hit.point.verdict, tally_words(hit.point)) if hit.point and claim.own else NO_COUNT
    text = f"{_marks(shown, context)} {', '.join(filter(None, head))}: {said}"
    return context.citations.statement(text, evidence, standing, working=working)


def _value(claim: Claim, context: AnswerContext) -> str:
    """What the words say, in short; "" where they do not show it, as a date that depends on another one."""
    attribute = context.vocabulary.attributes[claim.what]
    relative = attribute.kind in {"date", "moment"} and not claim.value[0].isdigit()
    if relative or not (is_reference(attribute) or claim.printed or claim.reading):
        return ""
    words = value_words(attribute, claim.value, context.names)
    return "" if attribute.label in words else words


def _working(hit: Hit, claim: Claim, value: str, context: AnswerContext, here: str) -> Iterator[str]:
    """Who says it, of what it is said, and how it was read."""
    if claim.by is not None:
        yield f"said by {name_of(claim.by, context.names)}"
    elsewhere = qualifier_words(hit.point.key, context.vocabulary, context.names, here) if hit.point else []
    if elsewhere:
        yield capitalised(", ".join(elsewhere))
    if value and claim.printed is None and claim.reading:
        yield f"{value}: {claim.reading}"


def _named(claim: Claim, context: AnswerContext) -> tuple[str, ...]:
    return (claim.about, claim.value) if is_reference(context.vocabulary.attributes[claim.what]) else (claim.about,)


def _quotation(shown: SearchResult, quote: Quote, sought: SearchQuery, context: AnswerContext, here: str) -> Quotation:
    """The whole quotation; its heading names the speaker and the occasion, and the race where it is not ``here``."""
    name, race = name_of(quote.speaker, context.names), context.names.get(shown.hit.article.story or "")
    heading = [name, occasion_words(quote.when)]
    if race is not None and race.id != here:
        heading.append(", ".join(filter(None, (race.name, race.detail))))
    citation = context.citations.of_quote(quote)
    others = [context.citations.of_quote(each.hit.found) for each in shown.alike if isinstance(each.hit.found, Quote)]
    marks = "".join(f"[{number}]" for number in sorted(other.number for other in others))
    same = f"the same words in {marks}" if others else None
    return Quotation(quote.text, name, citation, " · ".join(heading), same, marks=sought.marks(quote.text))


def _passage(shown: SearchResult, context: AnswerContext) -> Statement:
    """A sentence as it is printed."""
    citations = [
        context.citations.of_passage(each.hit.article.slug, each.hit.paragraph, each.run, each.words)
        for each in shown.every
    ]
    citations.sort(key=lambda citation: citation.number)
    return Statement(f"{_marks(shown, context)} “{shown.words}”", tuple(citations))


def _marks(shown: SearchResult, context: AnswerContext) -> str:
    return context.citations.marks(each.hit.article.slug for each in shown.every)
