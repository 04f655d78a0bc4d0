"""/sources: the articles of a story, what each alone says, and where it stands against the others or itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.points.findings import finding_statement
from bot.answers.points.points import (
    AnswerContext,
    all_evidence,
    dispute_choices,
    value_and_marks,
    value_workings,
)
from bot.answers.points.races import EVENT, MEET, find_races, no_race
from bot.answers.points.tally import VerdictLine, verdict_line
from bot.answers.points.wording import COUNTS_NOTE, counted, in_a_sentence, join_words, label_of, name_of, shorten
from bot.answers.question import Question
from bot.facts.model import Verdict
from bot.facts.ranking import CONTESTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.question import Call
    from bot.facts.model import Vocabulary
    from bot.store.rows import ArticleRow, Facts, Overlap, PointRow, RaceRow, SoleClaimRow
    from bot.store.store import Store

MOST_ARTICLES = 12
"""Articles with a part of their own; the others are in the small print."""
MOST_AGAINST = 5
_LONGEST_TITLE = 80


async def ask_sources(store: Store, call: Call) -> Answer:
    """The articles of the story that was asked for, or of the newest; two statements."""
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    return sources_answer(call.line, rows, await store.source_facts(rows[0].id), store.vocabulary)


def sources_answer(question: str, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The articles of the first of the races; the other races are choices."""
    race = rows[0]
    name = in_a_sentence(race.name)
    others = no_answer.race_choices("sources", [row for row in rows[1:] if row.articles])
    articles = [article for article in facts.articles if article.number is not None]
    if not articles:
        return no_answer.silent(question, f"No article here is about the {name}, {race.meet_name}.", others)
    context = AnswerContext.of(facts, vocabulary)
    blocks: list[Block] = []
    for article in articles[:MOST_ARTICLES]:
        blocks += _article_blocks(article, facts, context)
    if len(articles) > MOST_ARTICLES:
        blocks.append(Note(f"And {counted(len(articles) - MOST_ARTICLES, 'more article')}, named below."))
    blocks += [_overlap_note(overlap, context) for overlap in facts.overlaps]
    blocks.append(Note(COUNTS_NOTE))
    title = f"{counted(len(articles), 'article')} on the {name}"
    choices = (Choice("Result", no_answer.race_ask("result", race)), Choice("Every disagreement", "/compare"), *others)
    disputes = dispute_choices(facts.points, facts.names, vocabulary)
    return Answer(question, title, tuple(blocks), context.citations.all_articles(), choices, disputes=disputes)


def _article_blocks(article: ArticleRow, facts: Facts, context: AnswerContext) -> Iterator[Block]:
    """The part of one article: what it alone says, where it stands against others, and its contradictions."""
    yield Heading(f"{context.citations.marks((article.slug,))} {_imprint(article)}")
    sole_claims = [row for row in facts.sole_claims if row.evidence.claim.article == article.slug]
    if sole_claims:
        yield _sole_claims_line(article.slug, sole_claims, context)
    disputes = [row for row in facts.points if _stands_against(row, article.slug)]
    for row in disputes[:MOST_AGAINST]:
        yield _against_line(row, article.slug, context)
    if len(disputes) > MOST_AGAINST:
        yield Note(f"And {counted(len(disputes) - MOST_AGAINST, 'more point')} on which it stands against others.")
    for finding in facts.findings:
        if set(finding.finding.articles) == {article.slug}:
            yield finding_statement(finding, context)


def _imprint(article: ArticleRow) -> str:
    """Publisher and title, and what the page does not state about itself."""
    record = {
        "publisher": article.publisher,
        "title": article.title,
        "author": article.author,
        "date": article.published,
        "address": article.url,
    }
    unstated = [part for part, value in record.items() if not value]
    title = f", “{shorten(article.title, _LONGEST_TITLE)}”" if article.title else ""
    imprint = f"{article.publisher or article.slug}{title}"
    return f"{imprint}, {join_words(unstated)} not stated" if unstated else imprint


# --- what it alone says -------------------------------------------------------------------------------------------


def _sole_claims_line(slug: str, rows: Sequence[SoleClaimRow], context: AnswerContext) -> Statement:
    """A few of the points that only this article makes in its words, those of the race first."""
    claims = "; ".join([f"{label_of(row.what, context.vocabulary)} “{row.evidence.claim.excerpt}”" for row in rows])
    tally = f"{len(rows)} of the {counted(rows[0].total, 'point')} that only {context.citations.marks((slug,))} makes"
    evidence = [row.evidence for row in rows]
    return context.citations.statement(f"Stands alone on: {claims}", evidence, VerdictLine(Verdict.ONE_SOURCE, tally))


# --- where it stands against others -------------------------------------------------------------------------------


def _stands_against(row: PointRow, slug: str) -> bool:
    """Whether the article gives something else than most do, or is one side of a tie, or contradicts itself."""
    if row.point.verdict not in CONTESTED:
        return False
    return any(value.side != 0 or row.point.headline is None for value in row.point.values if slug in value.articles)


def _against_line(row: PointRow, slug: str, context: AnswerContext) -> Statement:
    """As in "Mina Lee, time: 1:58.45 [3] against 1:58.43 [1][2]"."""
    its_values = [value for value in row.point.values if slug in value.articles]
    others = [value for value in row.point.values if slug not in value.articles]
    its_side, other_sides = (
        " · ".join(value_and_marks(row, value, context) for value in side) for side in (its_values, others)
    )
    against = f" against {other_sides}" if others else ", which cannot both hold"
    key, evidence = row.point.key, all_evidence(row)
    text = f"{name_of(key.about, context.names)}, {label_of(key.what, context.vocabulary)}: {its_side}{against}"
    working = [*value_workings(row, context)]
    working += context.citations.name_readings((key.about,), evidence, working)
    return context.citations.statement(text, evidence, verdict_line(row.point), working=working)


def _overlap_note(overlap: Overlap, context: AnswerContext) -> Note:
    """Two articles that share a long run of words may rest on one source."""
    both = " and ".join(context.citations.marks((slug,)) for slug in (overlap.first, overlap.second))
    run = shorten(" ".join(overlap.excerpt.split()), 90)
    return Note(f"{both} share a run of {counted(overlap.words, 'word')}, perhaps from one source: “{run}”")


QUESTION = Question(
    "sources",
    "The articles of a story: what each alone says, where they differ, what they leave out.",
    (EVENT, MEET),
    ask_sources,
    ("/sources",),
)
