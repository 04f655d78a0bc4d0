"""What a search shows: claims, quotations and passages that have its words, each as its article prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Quotation, Statement
from bot.answers.points.citations import IN_ORDER
from bot.answers.points.own_scope import of_claims
from bot.answers.points.points import all_standings
from bot.answers.points.tally import VerdictLine
from bot.answers.points.wording import (
    in_quotation_marks,
    label_of,
    name_in_a_sentence,
    name_of,
    occasion_words,
    qualifier_words,
)
from bot.answers.sentences.caveats import contested_words
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.frozen import Frozen
from bot.facts.model import Claim, Quote, Span
from bot.facts.occasion_names import with_article
from bot.store.rows import Evidence, Passage, PointRow

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from bot.answers.answer import Citation
    from bot.answers.points.points import AnswerContext
    from bot.answers.search.search_query import SearchQuery
    from bot.store.rows import Hit


class SearchResult(Frozen, frozen=True):
    """A hit and the runs of its article that are shown for it, with those of other articles that print the same.

    ``is_printed`` is whether the words that were looked for stand there, or only in what the hit is called.
    """

    hit: Hit
    runs: tuple[Span, ...]
    words: tuple[str, ...]
    duplicates: tuple[SearchResult, ...] = ()
    is_printed: bool = True

    @property
    def printings(self) -> tuple[SearchResult, ...]:
        """This one and its duplicates."""
        return (self, *self.duplicates)

    @property
    def subject(self) -> str:
        """The id of whom it is about or whose words it has; "" for a passage."""
        match self.hit.content:
            case Claim() as claim:
                return claim.about
            case Quote() as quote:
                return quote.speaker
            case Passage():
                return ""

    @property
    def duplicate_key(self) -> tuple[Hashable, ...]:
        """What is equal in results of several articles that print the same of the same."""
        words = " ".join(" ".join(self.words).split())
        match self.hit.content:
            case Claim() as claim:
                return (words, claim.about, claim.what, claim.value, claim.in_, claim.when, claim.by, claim.mood)
            case Quote() as quote:
                return (words, quote.speaker, quote.when, self.hit.article.story)
            case Passage():
                return (words,)

    def prints(self, query: SearchQuery) -> bool:
        """Whether the words stand there: in the runs that are shown, or in the name of whom they are of."""
        return not query.lacking(" ".join((*self.words, self._subject_name)))

    def has_together(self, query: SearchQuery) -> bool:
        """Whether one sentence of what is shown has the words together, with the name of whom it is of."""
        return any(query.stands_in(words, self._subject_name) for words in self.words)

    @property
    def _subject_name(self) -> str:
        row = self.hit.names.get(self.subject)
        return (row.unnamed or row.name) if row else ""

    def overlaps(self, other: SearchResult) -> bool:
        """Whether both are in one article and share words there."""
        is_same_article = self.hit.article.slug == other.hit.article.slug
        return is_same_article and self.runs[0].start < other.runs[-1].end and other.runs[0].start < self.runs[-1].end

    def tells_as(self, other: SearchResult) -> bool:
        """Whether a result brings nothing beside one that shares its words: of what prints none, whom it is about."""
        return self.overlaps(other) and (self.is_printed or other.is_printed or self.subject == other.subject)

    def covers(self, citation: Citation) -> bool:
        """Whether a citation is of words that are shown."""
        is_same_article = self.hit.article.slug == citation.article
        return is_same_article and any(run.start < citation.end and citation.start < run.end for run in self.runs)


def distinct_results(hits: Sequence[Hit], query: SearchQuery) -> tuple[SearchResult, ...]:
    """The hits in their order, no run of an article twice, and one for all articles that print the same of the same.

    Of runs that overlap the first stays; what is said within a quotation that has the words too gives way to it.
    """
    results: list[SearchResult] = []
    for result in _prefer_quotations([_search_result(hit, query) for hit in hits]):
        if not any(map(result.tells_as, results)):
            results.append(result)
    groups: dict[tuple[Hashable, ...], dict[str, SearchResult]] = {}
    for result in results:
        groups.setdefault(result.duplicate_key, {}).setdefault(result.hit.article.slug, result)
    return tuple(replace(first, duplicates=tuple(others)) for first, *others in map(dict.values, groups.values()))


def _prefer_quotations(results: Sequence[SearchResult]) -> Iterator[SearchResult]:
    quotations = [result for result in results if isinstance(result.hit.content, Quote)]
    for result in results:
        is_reported = isinstance(result.hit.content, Claim) and result.hit.content.by is not None
        yield next((quotation for quotation in quotations if is_reported and quotation.overlaps(result)), result)


def _search_result(hit: Hit, query: SearchQuery) -> SearchResult:
    """The words of the article that are shown: of a paragraph the sentences around what was looked for."""
    match hit.content:
        case Claim() as claim:
            result = SearchResult(hit, (claim.span,), (claim.excerpt,))
        case Quote() as quote:
            result = SearchResult(hit, (quote.span,), (quote.text,))
        case Passage(span, text):
            sentences = query.around(text)
            runs = tuple([Span(span.start + each.start, span.start + each.end) for each in sentences])
            return SearchResult(hit, runs, tuple([text[each.start : each.end] for each in sentences]))
    return replace(result, is_printed=result.prints(query))  # a paragraph has nothing but what is printed


def search_result_block(
    result: SearchResult, query: SearchQuery, context: AnswerContext, story: str = ""
) -> Statement | Quotation:
    """A result with its receipts and its words marked; that it is of the ``story`` goes without saying."""
    match result.hit.content:
        case Claim() as claim:
            return _mark_words(_claim_statement(result, claim, query, context, story), query)
        case Quote() as quote:
            return _hit_quotation(result, quote, query, context, story)
        case Passage():
            return _mark_words(_passage_statement(result, context), query)


def _mark_words(statement: Statement, query: SearchQuery) -> Statement:
    """The statement with the words marked in what the article prints."""
    return replace(statement, marks=query.marks(statement.text, statement.text.index("“")))


def _claim_statement(
    result: SearchResult, claim: Claim, query: SearchQuery, context: AnswerContext, story: str
) -> Statement:
    """As in "[3] “Wightman missed this year’s championships”", behind what it says where it has not the words."""
    evidence = tuple(
        Evidence(each.hit.content, each.hit.article) for each in result.printings if isinstance(each.hit.content, Claim)
    )
    told = None if result.is_printed else _sentence(result, claim, context)
    head = told.text.rpartition(" [")[0] if told else ""
    is_of_name = result.is_printed and query.lacking(claim.excerpt)
    if not head and (is_of_name or not context.citations.is_named(claim.about, claim)):
        head = f"Of {_subject_name(claim, context, story)}"
    point = result.hit.point
    verdict = VerdictLine(point.verdict if point and claim.is_counted else None, _contested(result, context))
    text = f"{_article_marks(result, context)} {head and f'{head}: '}“{claim.excerpt}”"
    readings = [*_claim_readings(result.hit, claim, context, story)]
    readings += [told.reading] if told and told.reading else []
    readings += context.citations.name_readings((claim.about, claim.value), evidence, readings)
    return context.citations.statement(text, evidence, verdict, reading=readings)


def _subject_name(claim: Claim, context: AnswerContext, story: str) -> str:
    """Whom or what a claim is about within a sentence; another race than the story's with its meet."""
    row, name = context.names.get(claim.about), name_in_a_sentence(claim.about, context.names)
    is_other = row is not None and row.type == "race" and row.id != story
    return f"{name} at {with_article(row.detail)}" if is_other and row is not None and row.detail else name


def _sentence(result: SearchResult, claim: Claim, context: AnswerContext) -> Statement | None:
    """What a claim says as every answer tells it; None where that is its own words, or a label."""
    point = result.hit.point
    if point is None:
        return None
    beside = tuple(each for each in point.beside if each.claim == claim.id)
    own = PointRow(replace(point, beside=beside, caveats=()), {claim.id: Evidence(claim, result.hit.article)})
    row = of_claims(own, {claim.id}) or replace(own, point=replace(own.point, values=()))
    if any(each.through for each in all_standings(row)):  # that by which a relative date was resolved is not at hand
        return None
    line = next(iter(SentenceWriter(context).lines(row)), None)
    is_label = line is None or "“" in line.text or f", {context.attribute(row).label}: " in line.text
    return None if is_label else line


def _claim_readings(hit: Hit, claim: Claim, context: AnswerContext, story: str) -> Iterator[str]:
    """Who says it, of what it is said, and how it was read."""
    if claim.by is not None:
        yield f"said by {name_of(claim.by, context.names)}"
    qualifiers = qualifier_words(hit.point.key, context.vocabulary, context.names, story) if hit.point else []
    label = label_of(claim.what, context.vocabulary)
    yield ", ".join((label, *qualifiers))
    if claim.printed is None and claim.reading:
        yield claim.reading


def _hit_quotation(
    result: SearchResult, quote: Quote, query: SearchQuery, context: AnswerContext, story: str
) -> Quotation:
    """The whole quotation; its heading names the speaker and the occasion, and the race where it is not the story's."""
    name, race = name_of(quote.speaker, context.names), context.names.get(result.hit.article.story or "")
    heading = [name, occasion_words(quote.when)]
    if race is not None and race.id != story:
        heading.append(", ".join(filter(None, (race.name, race.detail))))
    citation, *others = (
        context.citations.of_quote(each.hit.content) for each in result.printings if isinstance(each.hit.content, Quote)
    )
    marks = "".join(f"[{number}]" for number in sorted(other.number for other in others))
    difference = f"the same words in {marks}" if others else None
    return Quotation(quote.text, name, citation, " · ".join(heading), difference, marks=query.marks(quote.text))


def _passage_statement(result: SearchResult, context: AnswerContext) -> Statement:
    """Sentences as they are printed."""
    citations = [
        context.citations.of_passage(each.hit.article.slug, each.hit.paragraph, run, words)
        for each in result.printings
        for run, words in zip(each.runs, each.words, strict=True)
    ]
    citations.sort(key=IN_ORDER)
    text = f"{_article_marks(result, context)} {in_quotation_marks(' … '.join(result.words))}"
    return Statement(text, tuple(citations), tally=_contested(result, context))


def _contested(result: SearchResult, context: AnswerContext) -> str | None:
    """What is contested of the words that are shown, whichever claim has brought them, each by its name.

    What cannot hold in another article stands under the words of that one.
    """
    shown = {each.hit.article.slug for each in result.printings}
    points = [
        point
        for span, point in result.hit.contested
        if any(run.start <= span.start and span.end <= run.end for run in result.runs)
    ]
    return contested_words(points, context, shown, result.hit.point)


def _article_marks(result: SearchResult, context: AnswerContext) -> str:
    return context.citations.marks(each.hit.article.slug for each in result.printings)
