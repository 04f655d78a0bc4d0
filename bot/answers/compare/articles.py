"""Articles in a topic of /compare: all that one says of somebody, and on what two of them differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.compare.parts import by_weight, shown_findings
from bot.answers.points.findings import distinct_findings
from bot.answers.points.points import AnswerContext
from bot.answers.points.races import find_races
from bot.answers.points.repeats import repeats
from bot.answers.points.wording import counted, join_words
from bot.answers.question import Call
from bot.answers.sentences.race_writers import RaceWriters
from bot.answers.sources.reports import opponents, reports
from bot.answers.sources.sources import ask_sources
from bot.facts.model import OPEN_VERDICTS, Verdict
from bot.facts.names import fold
from bot.facts.ranking import stands_for_itself

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.answer import Block, CitedArticle
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import ArticleRow, Facts, PointRow, RaceRow
    from bot.store.store import Store

_ARTICLE = re.compile(r"\[([^\[\]]+)\]")
"""An article, by its number or its publisher: "[3]", "[olympics.com]"."""


def split_articles(topic: str) -> tuple[tuple[str, ...], str]:
    """The articles that a topic names in brackets, folded, and the topic without them."""
    names = map(fold, _ARTICLE.findall(topic))
    return tuple(dict.fromkeys(filter(None, names))), " ".join(_ARTICLE.sub(" ", topic).split())


def named_articles(asked: Iterable[str], articles: Iterable[ArticleRow]) -> list[ArticleRow]:
    """The articles of which one goes by its number in its story, or by its publisher, in the order of ``asked``."""
    rows = [*articles]
    found = [row for name in asked for row in rows if name in {str(row.story_number), fold(row.outlet)}]
    return [*{row.slug: row for row in found}.values()]


def only_of_articles(asked: Iterable[str], facts: Facts) -> Facts:
    """The facts with only the points and the contradictions of the articles that go by one of the names."""
    slugs = {row.slug for row in named_articles(asked, facts.articles)}
    points = tuple(row for row in facts.points if any(each.article in slugs for each in row.all_standings))
    findings = tuple(row for row in facts.findings if not slugs.isdisjoint(row.articles))
    return replace(facts, points=points, findings=findings)


def only_in(asked: Sequence[str], cited: Sequence[CitedArticle]) -> Note:
    """That only what some articles say is told, by their numbers and publishers."""
    named = [row for row in cited if {str(row.number), fold(row.outlet)}.intersection(asked)]
    words = [f"[{row.number}] {row.outlet}" for row in named] or [f"[{name}]" for name in asked]
    return Note(f"Only what {join_words(words)} {'tells' if len(words) == 1 else 'tell'}; counts are of all articles.")


async def of_article(store: Store, call: Call, articles: Sequence[str], event: str = "") -> Answer:
    """All that there is on an article of the story of an event, or of the newest."""
    return await ask_sources(store, replace(call, values={"event": event, "article": articles[0]}))


async def of_two_articles(store: Store, call: Call, articles: Sequence[str]) -> Answer:
    """On what two articles of the newest story differ."""
    races = await find_races(store, Call("result"))
    facts = await store.story_facts(races[0].id) if races else None
    if facts is None:
        return no_answer.not_found(call.line, "article", articles[0], ())
    return _two_articles(call, articles, races[0], facts, store.vocabulary)


def _two_articles(call: Call, asked: Sequence[str], race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """Where two articles of a story stand against each other, what they tell differently, and what both tell."""
    both = named_articles(asked, facts.articles)[:2]
    if len(both) < len(asked[:2]):
        unknown = next(name for name in asked if not named_articles((name,), facts.articles))
        return no_answer.not_found(call.line, "article", unknown, (Choice("The articles", "/sources"),))
    context = AnswerContext.of(facts, vocabulary)
    writers = RaceWriters(context, race)
    one, other = both
    (report,) = reports((one,), facts, race, vocabulary)
    against = [row for row in report.disputes if other.slug in opponents(row, one.slug)]
    findings = [row for row in report.clashes if other.slug in row.articles]
    again = {*repeats(facts), *(row.id for row in against)}
    rows = [row for row in facts.points if row.id not in again and stands_for_itself(row)]
    shared = [row for row in rows if row.articles.issuperset(each.slug for each in both)]
    apart = [row for row in shared if _is_apart(row, both)]
    differing = [row for row in apart if row.verdict is Verdict.DIFFER]
    agreed = by_weight([row for row in shared if row not in apart], context)
    blocks: list[Block] = [
        Note(race.full_name),
        Heading(f"They disagree on {counted(len(against), 'point')}" if against else "They disagree on nothing"),
    ]
    blocks += [writers.of(row).sentence(row) for row in against]
    blocks += [Heading(f"They tell it differently on {counted(len(differing), 'point')}")] if differing else []
    blocks += [writers.of(row).sentence(row) for row in differing]
    blocks += shown_findings(distinct_findings(findings), context, every=True)
    blocks += [Heading(f"Both tell {counted(len(agreed), 'point')} alike")] if agreed else []
    blocks += [writers.of(row).sentence(row) for row in agreed]
    choices = [Choice(f"All on {_name(row)}", f"/sources article:{row.story_number}") for row in both]
    title = " and ".join(_name(row) for row in both)
    return Answer(call.line, title, tuple(blocks), context.citations.articles(), tuple(choices))


def _is_apart(row: PointRow, both: Sequence[ArticleRow]) -> bool:
    """Whether two articles have no value, or no moment, of a point in common that is told in several ways."""
    ones, others = ({str(each.value) for each in row.values if of.slug in each.articles} for of in both)
    is_moved = row.verdict is Verdict.DIFFER and _have_other_moments(row, both)
    return is_moved or (row.verdict in OPEN_VERDICTS and ones.isdisjoint(others))


def _have_other_moments(row: PointRow, both: Sequence[ArticleRow]) -> bool:
    """Whether both articles say when it was, and at no moment alike."""
    claims = [(standing.article, row.evidence[standing.claim].claim) for standing in row.standings]
    ones, others = ({claim.when for article, claim in claims if claim.when and article == of.slug} for of in both)
    return bool(ones and others) and ones.isdisjoint(others)


def _name(article: ArticleRow) -> str:
    return f"[{article.story_number}] {article.outlet}"
