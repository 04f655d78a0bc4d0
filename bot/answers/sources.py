"""/sources: the articles of a story, what each alone says, and where it stands against the others or itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.points.citations import Count
from bot.answers.points.findings import finding_statement
from bot.answers.points.points import (
    CONTESTED,
    AnswerContext,
    all_evidence,
    count_of,
    disputes_of,
    value_and_marks,
    value_workings,
)
from bot.answers.points.races import EVENT, MEET, no_race, source_facts
from bot.answers.points.wording import COUNTS_NOTE, counted, in_a_sentence, join_words, label_of, name_of, shorten
from bot.answers.question import Question
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.question import Call
    from bot.facts.model import PointValue, Vocabulary
    from bot.store.rows import ArticleRow, Facts, LoneRow, Overlap, PointRow, RaceRow
    from bot.store.store import Store

MOST_ARTICLES = 12
"""Articles that are told of in full; the others are in the small print."""
MOST_AGAINST = 5
_LONGEST_TITLE = 80


async def ask(store: Store, call: Call) -> Answer:
    """The articles of the story that was asked for, or of the newest; two statements."""
    rows, facts = await source_facts(store, call)
    if not rows:
        return await no_race(store, call)
    return answer(call.line, rows, facts, store.vocabulary)


def answer(question: str, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The articles of the first of the races; the other races are choices."""
    race = rows[0]
    name = in_a_sentence(race.name)
    others = empty.race_choices("sources", [row for row in rows[1:] if row.articles])
    told = [article for article in facts.articles if article.number is not None]
    if not told:
        return empty.silent(question, f"No article here is about the {name}, {race.meet_name}.", others)
    context = AnswerContext.of(facts, vocabulary)
    blocks: list[Block] = []
    for article in told[:MOST_ARTICLES]:
        blocks += _article(article, facts, context)
    if len(told) > MOST_ARTICLES:
        blocks.append(Note(f"And {counted(len(told) - MOST_ARTICLES, 'more article')}, named below."))
    blocks += [_shared(overlap, context) for overlap in facts.overlaps]
    blocks.append(Note(COUNTS_NOTE))
    title = f"{counted(len(told), 'article')} on the {name}"
    choices = (Choice("Result", empty.race_ask("result", race)), Choice("Every disagreement", "/compare"), *others)
    disputes = disputes_of(facts.points, facts.names, vocabulary)
    return Answer(question, title, tuple(blocks), context.citations.all_articles(), choices, disputes=disputes)


def _article(article: ArticleRow, facts: Facts, context: AnswerContext) -> Iterator[Block]:
    """All that is told of one article."""
    yield Heading(f"{context.citations.marks((article.slug,))} {_record(article)}")
    alone = [row for row in facts.alone if row.evidence.claim.article == article.slug]
    if alone:
        yield _alone(article.slug, alone, context)
    against = [row for row in facts.points if _stands_against(row, article.slug)]
    for row in against[:MOST_AGAINST]:
        yield _against(row, article.slug, context)
    if len(against) > MOST_AGAINST:
        yield Note(f"And {counted(len(against) - MOST_AGAINST, 'more point')} on which it stands against others.")
    for finding in facts.findings:
        if set(finding.finding.articles) == {article.slug}:
            yield finding_statement(finding, context)


def _record(article: ArticleRow) -> str:
    """Publisher and title, and what the page does not state about itself."""
    parts = {
        "publisher": article.publisher,
        "title": article.title,
        "author": article.author,
        "date": article.published,
        "address": article.url,
    }
    unstated = [part for part, value in parts.items() if not value]
    known = [article.publisher or article.slug, f"“{shorten(article.title, _LONGEST_TITLE)}”" if article.title else ""]
    told = ", ".join(part for part in known if part)
    return f"{told}, {join_words(unstated)} not stated" if unstated else told


# --- what it alone says -------------------------------------------------------------------------------------------


def _alone(slug: str, rows: Sequence[LoneRow], context: AnswerContext) -> Statement:
    """A few of the points that only this article makes in its words, those of the race first."""
    told = "; ".join([f"{label_of(row.what, context.vocabulary)} “{row.evidence.claim.excerpt}”" for row in rows])
    tally = f"{len(rows)} of the {counted(rows[0].among, 'point')} that only {context.citations.marks((slug,))} makes"
    evidence = [row.evidence for row in rows]
    return context.citations.statement(f"Stands alone on: {told}", evidence, Count(Verdict.ONE_SOURCE, tally))


# --- where it stands against others -------------------------------------------------------------------------------


def _stands_against(row: PointRow, slug: str) -> bool:
    """Whether the article gives something else than most do, or is one side of a tie, or contradicts itself."""
    if row.point.verdict not in CONTESTED:
        return False
    own = _own(row, slug)
    return bool(own) and any(value.side != 0 or row.point.headline is None for value in own)


def _own(row: PointRow, slug: str) -> list[PointValue]:
    return [value for value in row.point.values if slug in value.articles]


def _against(row: PointRow, slug: str, context: AnswerContext) -> Statement:
    """As in "Mina Lee, time: 1:58.45 [3] against 1:58.43 [1][2]"."""
    own = _own(row, slug)
    others = [value for value in row.point.values if value not in own]
    key = row.point.key
    mine, theirs = (" · ".join(value_and_marks(row, value, context) for value in side) for side in (own, others))
    against = f" against {theirs}" if others else ", which cannot both hold"
    text = f"{name_of(key.about, context.names)}, {label_of(key.what, context.vocabulary)}: {mine}"
    evidence = all_evidence(row)
    working = [*value_workings(row, context)]
    working += context.citations.unnamed((key.about,), evidence, working)
    return context.citations.statement(f"{text}{against}", evidence, count_of(row), working=working)


def _shared(overlap: Overlap, context: AnswerContext) -> Note:
    """Two articles that share a long run of words may rest on one source."""
    both = " and ".join(context.citations.marks((slug,)) for slug in (overlap.first, overlap.second))
    run = shorten(" ".join(overlap.excerpt.split()), 90)
    return Note(f"{both} share a run of {counted(overlap.words, 'word')}, perhaps from one source: “{run}”")


QUESTION = Question(
    "sources",
    "The articles of a story: what each alone says, where they differ, what they leave out.",
    (EVENT, MEET),
    ask,
    ("/sources",),
)
