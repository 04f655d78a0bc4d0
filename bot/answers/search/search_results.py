"""What a search shows: claims, quotations and passages that have its words, each as its article prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Quotation, Statement
from bot.answers.points.citations import IN_ORDER
from bot.answers.points.tally import VerdictLine
from bot.answers.points.wording import (
    in_quotation_marks,
    label_of,
    moment_words,
    name_in_a_sentence,
    name_of,
    number_marks,
    occasion_words,
    qualifier_words,
    value_words,
)
from bot.answers.sentences.caveats import contested_words, named_contradictions
from bot.answers.sentences.race_writers import RaceWriters
from bot.answers.sentences.speech import speeches
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_VERDICTS, Claim, Quote, Span, Verdict
from bot.facts.occasion_names import with_article
from bot.facts.ranking import resting_on
from bot.store.rows import Evidence, Passage

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from bot.answers.answer import Block, Citation
    from bot.answers.points.points import AnswerContext
    from bot.answers.search.search_query import SearchQuery
    from bot.facts.model import Point
    from bot.store.rows import Facts, Hit, PointRow


class SearchResult(Frozen, frozen=True):
    """A hit and the runs of its article that are shown for it, with those of other articles that print the same.

    ``is_printed`` is whether the words that were looked for stand there, or only in what the hit is called.
    ``row`` is the point by whose lines it is told then.
    """

    hit: Hit
    runs: tuple[Span, ...]
    words: tuple[str, ...]
    duplicates: tuple[SearchResult, ...] = ()
    is_printed: bool = True
    row: PointRow | None = None

    @property
    def lines(self) -> int:
        """How many lines tell it: what articles assert of a point, and what each speaker says of it."""
        return bool(self.row.values) + len(speeches(self.row)) if self.row is not None else 1

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

    def has_in_one_sentence(self, query: SearchQuery) -> bool:
        """Whether one sentence of what is shown has the words, with the name of whom it is of."""
        return any(query.stands_in(words, self._subject_name) for words in self.words)

    @property
    def _subject_name(self) -> str:
        row = self.hit.names.get(self.subject)
        return row.shown_name if row else ""

    def overlaps(self, other: SearchResult) -> bool:
        """Whether both are in one article and share words there."""
        is_same_article = self.hit.article.slug == other.hit.article.slug
        return is_same_article and self.runs[0].start < other.runs[-1].end and other.runs[0].start < self.runs[-1].end

    def tells_as(self, other: SearchResult) -> bool:
        """Whether a result brings nothing beside one that shares its words: of what prints none, whom it is about."""
        is_alike = self.is_printed == other.is_printed and (self.is_printed or self.subject == other.subject)
        return is_alike and self.overlaps(other)

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


def results_in_other_words(hits: Iterable[Hit], query: SearchQuery) -> Iterator[SearchResult]:
    """What only goes by the words, as no paragraph does."""
    named = (_search_result(hit, query) for hit in hits if not isinstance(hit.content, Passage))
    return (result for result in named if not result.is_printed)


def has_another_version(result: SearchResult) -> bool:
    """Whether the point of a result is told in several ways."""
    return result.hit.point is not None and result.hit.point.verdict is Verdict.DIFFER


def with_points(results: Iterable[SearchResult], stories: Mapping[str, Facts]) -> Iterable[SearchResult]:
    """The results with the points of their stories by which they are told, each point once, and each dispute."""
    results_by_point: dict[Hashable, SearchResult] = {}
    for result in results:
        facts = stories.get(result.hit.article.story or "")
        row = _point_of(result.hit, facts.points) if facts is not None else None
        results_by_point.setdefault(resting_on(row) if row else " ".join(result.words), replace(result, row=row))
    return results_by_point.values()


def _point_of(hit: Hit, rows: Sequence[PointRow]) -> PointRow | None:
    """The point of a hit; of a claim that has none of its own the one for which it counts, a contested one first."""
    if hit.point is not None:
        return next((row for row in rows if hit.point.id == row.id), None)
    claim = hit.content.id if isinstance(hit.content, Claim) else ""
    counting = [row for row in rows if any(each.claim == claim for each in row.all_standings)]
    return min(counting, key=lambda row: not row.is_contested, default=None)


def _prefer_quotations(results: Sequence[SearchResult]) -> Iterator[SearchResult]:
    """The results, for what is said in a quotation the whole of it, and for one of several subjects that of all."""
    for result in results:
        yield next((other for other in results if _holds(other, result)), result)


def _holds(one: SearchResult, other: SearchResult) -> bool:
    """Whether one result prints whatever another one does, of a speaker or of another subject besides."""
    match one.hit.content, other.hit.content:
        case Quote(), Claim(by=str()):
            return one.overlaps(other)
        case Claim(what=what), Claim(what=others) if what == others and one.subject != other.subject:
            (wide,), (narrow,) = one.runs, other.runs
            is_wider = wide != narrow and wide.start <= narrow.start and narrow.end <= wide.end
            return is_wider and one.is_printed and one.overlaps(other)
    return False


def _search_result(hit: Hit, query: SearchQuery) -> SearchResult:
    """The words of the article that are shown: of a paragraph the sentences around what was looked for."""
    match hit.content:
        case Claim() as claim:
            result = SearchResult(hit, (claim.span,), (claim.excerpt,))
        case Quote() as quote:
            result = SearchResult(hit, (quote.span,), (quote.text,))
        case Passage(span, text):
            sentences = query.around(text)
            runs = tuple([span.part(each) for each in sentences])
            return SearchResult(hit, runs, tuple([text[each.start : each.end] for each in sentences]))
    return replace(result, is_printed=result.prints(query))  # a paragraph has nothing but what is printed


def point_blocks(
    results: Sequence[SearchResult], query: SearchQuery, context: AnswerContext, stories: Mapping[str, Facts]
) -> Iterator[Block]:
    """The lines of the points, as every answer tells them: those of a race under its name, all with their excerpts."""
    for story, facts in stories.items():
        rows = [each.row for each in results if each.row is not None and each.hit.article.story == story]
        writers = RaceWriters(context, next((race for race in facts.races if race.id == story), None))
        own = [row for row in rows if writers.is_of_race(row)]
        # What stands below as a line of its own has its mark there.
        others = [row for row in facts.points if row not in rows and any(each.is_clash for each in row.caveats)]
        for row in (*(row for row in rows if row not in own), *own):
            yield from writers.race_note(own) if row in own[:1] else ()
            for line in writers.of(row).lines(row):
                own_caveats = {*row.caveats}
                contrary = [each for each in others if {of for of in each.caveats if of.is_clash} - own_caveats]
                yield line
                yield from (_excerpt_block(each, contrary, query, context) for each in _excerpts(line, contrary))


def _excerpts(line: Statement, contradicted: Sequence[PointRow]) -> list[Citation]:
    """The excerpts that the line above has not as a quotation, each once.

    What an article prints for the one value of a line is not shown with words of other points that cannot hold, where
    the article prints it otherwise, too.
    """
    cited = {(each.article, each.excerpt): each for each in line.citations if f"“{each.excerpt}”" not in line.text}
    several = line.working or line.verdict in OPEN_VERDICTS
    clear = [each for each in cited.values() if several or not any(_stands_in(each, row) for row in contradicted)]
    return [each for each in cited.values() if each in clear or each.article not in {other.article for other in clear}]


def _excerpt_block(
    run: Citation, contradicted: Sequence[PointRow], query: SearchQuery, context: AnswerContext
) -> Statement | Quotation:
    """What an article prints for a line, with what of other points cannot hold in its words."""
    points = [row for row in contradicted if _stands_in(run, row)]
    if not points:
        return Quotation(run.excerpt, "", run, marks=query.marks(run.excerpt))
    tally = named_contradictions(points, context, {run.article})
    return Statement(f"[{run.number}] {in_quotation_marks(run.excerpt)}", (run,), tally=tally, level=1)


def _stands_in(run: Citation, row: PointRow) -> bool:
    """Whether words of a run give a point in an article in which it cannot hold."""
    if not any(each.is_clash and run.article in each.articles for each in row.caveats):
        return False
    claims = (row.claim(each) for each in row.all_standings if not each.implied)
    spans = (claim.span for claim in claims if claim.article == run.article)
    return any(run.start <= span.start and span.end <= run.end for span in spans)


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
    """As in "[3] “Wightman missed this year’s championships”", behind whom it is of where it has not their name."""
    evidence = tuple(
        Evidence(each.hit.content, each.hit.article) for each in result.printings if isinstance(each.hit.content, Claim)
    )
    is_of_name = result.is_printed and query.lacking(claim.excerpt)
    is_unnamed = is_of_name or not context.citations.is_named(claim.about, claim)
    head = f"Of {_subject_name(claim, context, story)}: " if is_unnamed else ""
    point = result.hit.point
    verdict = VerdictLine(point.verdict if point and claim.is_counted else None, _contested(result, context))
    text = f"{_article_marks(result, context)} {head}“{claim.excerpt}”"
    readings = [*_claim_readings(result.hit, claim, context, story)]
    readings += context.citations.name_readings((claim.about, claim.value), evidence, readings)
    return context.citations.statement(text, evidence, verdict, reading=readings)


def _subject_name(claim: Claim, context: AnswerContext, story: str) -> str:
    """Whom or what a claim is about within a sentence; another race than the story's with its meet."""
    row, name = context.names.get(claim.about), name_in_a_sentence(claim.about, context.names)
    is_other = row is not None and row.type == "race" and row.id != story
    return f"{name} at {with_article(row.detail)}" if is_other and row is not None and row.detail else name


def _claim_readings(hit: Hit, claim: Claim, context: AnswerContext, story: str) -> Iterator[str]:
    """Who says it, of what it is said, and how it was read."""
    if claim.by is not None:
        yield f"said by {name_of(claim.by, context.names)}"
    qualifiers = qualifier_words(hit.point.key, context.vocabulary, context.names, story) if hit.point else []
    yield ", ".join((label_of(claim.what, context.vocabulary), *qualifiers))
    if claim.printed is None and claim.reading:
        yield claim.reading


def _hit_quotation(
    result: SearchResult, quote: Quote, query: SearchQuery, context: AnswerContext, story: str
) -> Quotation:
    """The whole quotation; its heading names the speaker and the occasion, and the race where it is not the story's."""
    name = name_of(quote.speaker, context.names)
    race = context.names.get(result.hit.story or result.hit.article.story or "")
    heading = [name, occasion_words(quote.when, race.noun if race is not None else "race")]
    if race is not None and race.id != story:
        heading.append(", ".join(filter(None, (race.name, race.detail))))
    citation, *others = (
        context.citations.of_quote(each.hit.content) for each in result.printings if isinstance(each.hit.content, Quote)
    )
    marks = number_marks(other.number for other in others)
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
    words = contested_words(points, context, shown, result.hit.point)
    others = _sides_of_others(result.hit.point, context, shown)
    if not others:
        return words
    *before, last = (words or "").split("; ")
    rest = last.removeprefix("told differently: ")
    numbers = ", ".join(others if rest == last else (*others, rest))
    return "; ".join(filter(None, (*before, last if rest == last else "", f"told differently: {numbers}")))


def _sides_of_others(point: Point | None, context: AnswerContext, shown: AbstractSet[str]) -> list[str]:
    """When others have it happen, or what they give instead, where one point is told in several ways.

    A moment is no other one to who gives none.
    """
    if point is None or point.verdict is not Verdict.DIFFER:
        return []
    attribute = context.vocabulary.attributes[point.what]
    sides = [(moment_words(each.moment, context.names), each.articles) for each in point.moments if each.moment]
    if sides and all(shown.isdisjoint(slugs) for _, slugs in sides):
        return []
    sides = sides or [(value_words(attribute, each.value, context.names), each.articles) for each in point.values]
    return [f"{words} {context.citations.marks(slugs)}" for words, slugs in sides if shown.isdisjoint(slugs)]


def _article_marks(result: SearchResult, context: AnswerContext) -> str:
    return context.citations.marks(each.hit.article.slug for each in result.printings)
