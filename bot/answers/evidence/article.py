"""An article as it was supplied: every claim and quotation in place, and what other articles print of the same."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import CitedArticle, Quotation, Statement
from bot.answers.compare.point_detail import excerpt_of
from bot.answers.points.citations import cited_article
from bot.answers.points.points import AnswerContext, compare_ask
from bot.answers.points.wording import as_spoken, askable, occasion_words
from bot.answers.quote.wording_difference import wording_difference
from bot.answers.sentences.race_writers import RaceWriters
from bot.answers.sources.reports import reports
from bot.answers.sources.sources import ReportLines, report_lines
from bot.facts.compare.claim_votes import key_of, stated_vote
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_VERDICTS, Point, PointClaim, PointValue, Span, Verdict
from bot.facts.occasion_names import in_a_sentence
from bot.facts.text import ArticleText
from bot.store.rows import Evidence, PointRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.model import Claim
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import ArticleContents, ArticleRow, Facts, RaceRow, SpeakerQuoteRow
    from bot.store.store import Store

MOST_SENTENCES = 10
"""Sentences of an article that are shown at once where its whole text is not."""


"""Verdicts with several sides to know of."""


class TextRun(Frozen, frozen=True):
    """A run of the article that is shown; ``start`` is a code point of its text."""

    start: int
    text: str


class TextParagraph(Frozen, frozen=True):
    """A paragraph, counted from 1, and what is shown of it: all of it, or some sentences in order."""

    number: int
    span: Span
    runs: tuple[TextRun, ...]


class MarkedWords(Frozen, frozen=True):
    """A claim or a quotation of the article, with what stands on its words.

    ``kind`` is "claim" or "quote". ``spans`` are its runs in code points of the article's text, end exclusive: its own,
    which begins in ``paragraph``, then those where the article says it again. ``lines`` tell its point as every answer
    does; of a quotation who said it when, and of what is set against no other article there are none. ``others`` are
    the words of each other article of that point, ``ask`` is the question that shows every side. ``is_contested`` is
    whether there is something to know of it that the marks do not tell.
    """

    id: str
    kind: str
    paragraph: int
    spans: tuple[Span, ...]
    excerpt: str
    lines: tuple[Statement, ...]
    others: tuple[Quotation, ...]
    ask: str
    is_contested: bool


class ArticleStory(Frozen, frozen=True):
    """A race with a story: its id, and its name with that of its meet as a sentence has it."""

    race: str
    name: str


class ArticleEvidence(Frozen, frozen=True):
    """An article with the evidence in it.

    ``stories`` are the races of which it tells, the one first that it is mainly about. ``report`` is how it stands
    against the others of that. ``words`` are its claims and quotations in the order in which they begin, ``articles``
    those that marks name, itself among them. ``is_numbered`` is whether their numbers are the same in every answer,
    which they are where there is one story. ``is_whole`` is whether the paragraphs are all of its text.
    """

    article: CitedArticle
    stories: tuple[ArticleStory, ...]
    report: ReportLines
    paragraphs: tuple[TextParagraph, ...]
    words: tuple[MarkedWords, ...]
    articles: tuple[CitedArticle, ...]
    is_numbered: bool
    is_whole: bool = True


async def article_evidence(store: Store, slug: str) -> ArticleEvidence | None:
    """The evidence in the article of that slug, None where there is none; two statements."""
    contents = await store.article(slug)
    if contents is None:
        return None
    return evidence_in(contents, await store.source_facts(contents.race.id), store.vocabulary)


def evidence_in(contents: ArticleContents, facts: Facts, vocabulary: Vocabulary) -> ArticleEvidence:
    """The evidence in an article, whole; ``facts`` are all that the articles of its story tell."""
    context, race = AnswerContext.of(replace(facts, names={**contents.names, **facts.names}), vocabulary), contents.race
    (report,) = reports((contents.article,), facts, race, vocabulary)
    lines = report_lines(report, context, race)
    points = _claim_points(facts.points)
    words = [_claim_words(claim, points.get(claim.id), contents, context) for claim in contents.claims]
    own_quotes = (row for row in contents.quotes if row.article.slug == contents.article.slug)
    words += [_quote_words(row, contents, context) for row in own_quotes]
    return ArticleEvidence(
        cited_article(contents.article, context.citations.number(contents.article.slug), None),
        tuple(ArticleStory(each.id, f"{in_a_sentence(each.name)}, {each.meet_name}") for each in contents.stories),
        lines,
        tuple(_text_paragraphs(contents)),
        tuple(sorted(words, key=lambda each: (each.spans[0].start, -each.spans[0].end, each.id))),
        context.citations.articles(),
        contents.is_of_only_story,
    )


def _text_paragraphs(contents: ArticleContents) -> Iterator[TextParagraph]:
    for number, span in enumerate(contents.paragraphs, 1):
        yield TextParagraph(number, span, (TextRun(span.start, contents.text[span.start : span.end]),))


# --- what stands on the words -------------------------------------------------------------------------------------


def _claim_points(rows: Iterable[PointRow]) -> Mapping[str, PointRow]:
    """For each claim the point of what it says itself, or else one for which it counts, a contested one first."""
    ranked: dict[str, tuple[tuple[bool, bool], PointRow]] = {}
    for row in rows:
        for standing in row.all_standings:
            is_implied = standing.implied or row.claim(standing).what != row.what
            rank = is_implied, not row.is_contested
            if standing.claim not in ranked or rank < ranked[standing.claim][0]:
                ranked[standing.claim] = rank, row
    return {claim: row for claim, (_, row) in ranked.items()}


def _claim_words(claim: Claim, row: PointRow | None, contents: ArticleContents, context: AnswerContext) -> MarkedWords:
    own = _own_point(claim, contents.article, context)
    lines = _point_lines(row or own, claim, contents.race, context)
    if not any(citation.claim == claim.id for line in lines for citation in line.citations):
        lines = (*_point_lines(own, claim, contents.race, context), *lines)
    return MarkedWords(
        claim.id,
        "claim",
        claim.paragraph,
        (claim.span, *claim.also),
        claim.excerpt,
        lines,
        tuple(_other_excerpts(row, claim.article, lines, context)) if row else (),
        compare_ask(row, context.names) if row else "",
        is_contested=any(line.tally or line.verdict in OPEN_VERDICTS for line in lines),
    )


def _point_lines(row: PointRow, claim: Claim, race: RaceRow, context: AnswerContext) -> tuple[Statement, ...]:
    """The lines of a point that cite the claim; all, where it only stands behind the value that they tell."""
    # Each is read by itself: a writer of its own names everybody in full.
    lines = RaceWriters(context, race).of(row).lines(row)
    citing = [line for line in lines if any(citation.claim == claim.id for citation in line.citations)]
    return tuple(citing) or lines


def _own_point(claim: Claim, article: ArticleRow, context: AnswerContext) -> PointRow:
    """The claim as a point of its own: what it says, whatever the others do."""
    vote = stated_vote(claim, context.vocabulary.attributes[claim.what])
    standing = PointClaim(claim.id, claim.article, vote.value)
    value = PointValue(vote.value, 0, (claim.article,), (claim.article,), (standing,))
    values, extras = ((value,), ()) if claim.is_counted else ((), (standing,))
    verdict = Verdict.ONE_SOURCE if values else Verdict.REPORTED
    point = Point(claim.id, key_of(vote), verdict, vote.value if values else None, values, (), 1, (), reports=extras)
    return PointRow.of(point, context.vocabulary, {claim.id: Evidence(claim, article)})


def _other_excerpts(
    row: PointRow, slug: str, lines: Iterable[Statement], context: AnswerContext
) -> Iterator[Quotation]:
    """One excerpt of each other article that the lines cite, what it states outright before what it only implies."""
    cited = {citation.claim for line in lines for citation in line.citations}
    of_article = {slug: ""}
    standings = (standing for standing in (*row.standings, *row.reports) if standing.claim in cited)
    for standing in sorted(standings, key=lambda standing: standing.implied):
        of_article.setdefault(standing.article, standing.claim)
    for article in sorted(of_article.keys() - {slug}, key=context.citations.number):
        yield excerpt_of(row.evidence[of_article[article]], context)


def _quote_words(row: SpeakerQuoteRow, contents: ArticleContents, context: AnswerContext) -> MarkedWords:
    quote, name = row.quote, row.speaker.shown_name
    mark, occasion = context.citations.marks((row.article.slug,)), occasion_words(quote.when, contents.race.noun)
    printings = sorted(_same_remark(row, contents.quotes), key=lambda each: each.article.number or 0)
    marks = context.citations.marks(each.article.slug for each in (row, *printings))
    citations = tuple(context.citations.of_quote(each.quote) for each in (row, *printings))
    return MarkedWords(
        quote.id,
        "quote",
        quote.paragraph,
        (quote.span,),
        quote.text,
        (Statement(f"{name}, {occasion} {marks}", citations, reading=f"the words of {name}"),),
        tuple(_printing(each, row, name, mark, context) for each in printings),
        f"/quote {askable(name, row.speaker.id)}",
        is_contested=False,
    )


def _same_remark(row: SpeakerQuoteRow, rows: Iterable[SpeakerQuoteRow]) -> Iterator[SpeakerQuoteRow]:
    """The other printings of a remark, in other articles."""
    for each in rows:
        is_same = each.quote.remark is not None and each.quote.remark == row.quote.remark
        if is_same and each.speaker.id == row.speaker.id and each.article.slug != row.article.slug:
            yield each


def _printing(row: SpeakerQuoteRow, own: SpeakerQuoteRow, name: str, mark: str, context: AnswerContext) -> Quotation:
    difference = wording_difference(own.quote.text, row.quote.text, mark)
    return Quotation(as_spoken(row.quote.text), name, context.citations.of_quote(row.quote), difference=difference)


# --- what is asked for, and excerpts ------------------------------------------------------------------------------

_RUN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def asked_spans(evidence: ArticleEvidence, claims: Sequence[str], words: str = "") -> tuple[Span, ...]:
    """The runs of the claims and quotations with these ids, each its own alone, and of ``words``: "120-145".

    What the article does not have is left out.
    """
    spans = {each.id: each.spans[0] for each in evidence.words}
    run, end = _RUN.fullmatch(words), evidence.paragraphs[-1].span.end if evidence.paragraphs else 0
    asked = [spans[claim] for claim in dict.fromkeys(claims) if claim in spans]
    if run and int(run[1]) < int(run[2]) <= end:
        asked.append(Span(int(run[1]), int(run[2])))
    return tuple(asked)


def excerpted(evidence: ArticleEvidence, spans: Sequence[Span]) -> ArticleEvidence:
    """Of the text nothing but the sentences that these runs touch, at most ten, and the claims that begin there.

    Each has the one before and after it in its paragraph, where they are ten with that. Without any run they are
    those of what is contested.
    """
    spans = spans or [each.spans[0] for each in evidence.words if each.is_contested]
    touched = [(paragraph, _sentences_at(paragraph, spans)) for paragraph in evidence.paragraphs]
    around = [(paragraph, _with_neighbours(paragraph, numbers)) for paragraph, numbers in touched]
    is_short = sum(len(numbers) for _, numbers in around) <= MOST_SENTENCES
    paragraphs = tuple(_cut_paragraphs(around if is_short else touched))
    shown = [(run.start, run.start + len(run.text)) for each in paragraphs for run in each.runs]
    words = (each for each in evidence.words if any(start <= each.spans[0].start < end for start, end in shown))
    return replace(evidence, paragraphs=paragraphs, words=tuple(words), is_whole=False)


def _sentences_at(paragraph: TextParagraph, spans: Iterable[Span]) -> Sequence[int]:
    """Which sentences of a whole paragraph, counted from 0, the runs touch."""
    (whole,) = paragraph.runs
    text, length = ArticleText(whole.text), len(whole.text)
    inside = (Span(max(each.start - whole.start, 0), min(each.end - whole.start, length)) for each in spans)
    touched = [text.sentences_touching(each) for each in inside if each.start < each.end]
    return sorted({number for numbers in touched for number in numbers})


def _with_neighbours(paragraph: TextParagraph, sentences: Iterable[int]) -> Sequence[int]:
    """Sentences of a whole paragraph with the one before and after each."""
    (whole,) = paragraph.runs
    around = {number + step for number in sentences for step in (-1, 0, 1)}
    return sorted(around & {*range(len(ArticleText(whole.text).sentences))})


def _cut_paragraphs(touched: Iterable[tuple[TextParagraph, Sequence[int]]]) -> Iterator[TextParagraph]:
    """The paragraphs of the first ten of the sentences with nothing else."""
    left = MOST_SENTENCES
    for paragraph, sentences in touched:
        shown = sentences[:left]
        left -= len(shown)
        if shown:
            yield replace(paragraph, runs=tuple(_runs_of(paragraph, shown)))


def _runs_of(paragraph: TextParagraph, sentences: Sequence[int]) -> Iterator[TextRun]:
    """Those sentences of a whole paragraph; what follow each other are one run."""
    (whole,) = paragraph.runs
    spans = ArticleText(whole.text).sentences
    for _, group in groupby(enumerate(sentences), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in group]
        start, end = spans[numbers[0]].start, spans[numbers[-1]].end
        yield TextRun(whole.start + start, whole.text[start:end])
