"""/sources: the articles of a story, where each stands against the others or itself, and what it leaves out.

Of one article: all that it alone says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.points.findings import distinct_findings, finding_statement
from bot.answers.points.points import AnswerContext, all_evidence, contested, dispute_choices, evidence_of, race_points
from bot.answers.points.races import EVENT, MEET, find_races, no_race, race_runners
from bot.answers.points.repeats import repeats
from bot.answers.points.wording import COUNTS_NOTE, counted, label_of, name_of, shorten
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.sentences.sentence import SentenceWriter, speeches
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import GroupPhase, Verdict
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import PLACE, TOOK_PART_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.question import Call
    from bot.facts.model import Vocabulary
    from bot.store.rows import ArticleRow, Facts, FindingRow, Overlap, PointRow, RaceRow
    from bot.store.store import Store

MOST_ARTICLES = 12
"""Articles with a part of their own; the others are in the small print."""
_LONGEST_LABEL = 24
"""Characters of what is named as left out."""

_FEWEST_OTHERS = 2
"""Articles that have to say a thing before another one leaves it out."""

_NUMBER = re.compile(r"\[?(\d+)\]?")

ARTICLE = Parameter("article", "One article: its number, or its publisher.", ParameterKind.ARTICLE)


async def ask_sources(store: Store, call: Call) -> Answer:
    """The articles of the story that was asked for, or of the newest; two statements."""
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    facts = await store.source_facts(rows[0].id)
    if call.get("article"):
        return article_answer(call, rows[0], facts, store.vocabulary)
    return sources_answer(call.line, rows, facts, store.vocabulary)


class Report(Frozen, frozen=True):
    """What there is to say of one article: its points alone, those in dispute, what it leaves out, contradictions.

    ``findings`` are those within the article, ``clashes`` those with others.
    """

    article: ArticleRow
    alone: tuple[PointRow, ...]
    disputes: tuple[PointRow, ...]
    left_out: tuple[PointRow, ...]
    findings: tuple[FindingRow, ...]
    clashes: tuple[FindingRow, ...]


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
    for report in _reports(articles[:MOST_ARTICLES], facts, race, context):
        blocks += _article_blocks(report, context)
    if len(articles) > MOST_ARTICLES:
        blocks.append(Note(f"And {counted(len(articles) - MOST_ARTICLES, 'more article')}, named below."))
    blocks += [_overlap_note(overlap, context) for overlap in facts.overlaps]
    blocks.append(Note(COUNTS_NOTE))
    disputes = dispute_choices(facts.points, facts.names, vocabulary)
    open_points = contested(race_points(facts, race.id))
    choices = (*_race_choices(race, open_points), *_article_choices(race, articles, context), *others)
    title = f"{counted(len(articles), 'article')} on the {name}"
    return Answer(question, title, tuple(blocks), context.citations.all_articles(), choices, disputes=disputes)


def article_answer(call: Call, race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """One article: its contradictions, where it stands against others, what it alone says and what it leaves out."""
    context = AnswerContext.of(facts, vocabulary)
    articles = [article for article in facts.articles if article.number is not None]
    article = _named_article(call.get("article"), articles, context)
    if article is None:
        choices = _article_choices(race, articles, context)
        return no_answer.not_found(call.line, "article", call.get("article"), choices)
    (report,) = _reports((article,), facts, race, context)
    writer = SentenceWriter(context, race, runners=race_runners(facts, race))
    blocks: list[Block] = [_heading(article, context, is_whole=True)]
    blocks += [finding_statement(finding, context) for finding in (*report.findings, *report.clashes)]
    for heading, rows in (
        ("Where it stands against others", report.disputes),
        ("What it alone says", report.alone),
        ("What it leaves out", report.left_out),
    ):
        blocks += [Heading(heading)] if rows else []
        blocks += [line for row in rows for line in _point_lines(row, writer, is_whole=rows is report.alone)]
    title = f"{_publisher(article)} on the {in_a_sentence(race.name)}"
    choices = (Choice("All articles", no_answer.race_ask("sources", race)), *_race_choices(race, ()))
    return Answer(call.line, title, tuple(blocks), context.citations.articles(), choices)


def _point_lines(row: PointRow, writer: SentenceWriter, *, is_whole: bool) -> tuple[Statement, ...]:
    """What articles assert of a point; of what one alone says also what it reports, plans or hopes for."""
    return writer.lines(row) if is_whole else (writer.sentence(row),)


def _named_article(words: str, articles: Sequence[ArticleRow], context: AnswerContext) -> ArticleRow | None:
    """The article of that number ("3", "[3]"), or the only one whose publisher or slug has the words."""
    number = _NUMBER.fullmatch(words.strip())
    if number:
        return next((article for article in articles if context.citations.number(article.slug) == int(number[1])), None)
    named = [article for article in articles if fold(words) in fold(f"{article.publisher or ''} {article.slug}")]
    return named[0] if len(named) == 1 else None


# --- what there is to say of an article -----------------------------------------------------------------------------


def _reports(articles: Sequence[ArticleRow], facts: Facts, race: RaceRow, context: AnswerContext) -> Iterator[Report]:
    """A report on each article: what all of them rest on is looked at once."""
    alone = _sole_points(facts.points, context)
    again = repeats(facts, context.vocabulary)
    disputes = contested(facts.points)
    of_most = [row for row in facts.points if _is_of_race(row, race) and _is_said_by_most(row, context)]
    of_most.sort(key=lambda row: not _is_result(row, context))
    for article in articles:
        slug = article.slug
        findings = distinct_findings([row for row in facts.findings if slug in row.finding.articles])
        yield Report(
            article,
            alone=tuple(row for row in alone.get(slug, ()) if row.point.id not in again),
            disputes=tuple(row for row in disputes if slug in _stating(row)),
            left_out=tuple(_left_out(of_most, slug, context)),
            findings=tuple(row for row in findings if row.finding.within_an_article),
            clashes=tuple(row for row in findings if not row.finding.within_an_article),
        )


def _sole_points(rows: Sequence[PointRow], context: AnswerContext) -> dict[str, list[PointRow]]:
    """By article the points that no other article states or reports, nor the place that a medal shows."""
    placed = _place_givers(rows, context)
    alone: dict[str, list[PointRow]] = {}
    for row in rows:
        if row.point.verdict not in {Verdict.ONE_SOURCE, Verdict.REPORTED} or not stands_for_itself(row.point):
            continue
        standings = [*row.point.beside, *(standing for value in row.point.values for standing in value.standings)]
        articles = {standing.article for standing in standings}
        articles = articles.union(*(placed.get(standing.claim, ()) for standing in standings))
        if len(articles) == 1:
            alone.setdefault(articles.pop(), []).append(row)
    return alone


def _place_givers(rows: Iterable[PointRow], context: AnswerContext) -> dict[str, set[str]]:
    """By claim the articles that give the place which it gives, or shows by a medal."""
    givers: dict[str, set[str]] = {}
    for row in rows:
        for value in row.point.values if PLACE in context.attribute(row).roles else ():
            for standing in value.standings:
                givers.setdefault(standing.claim, set()).update(value.articles)
    return givers


def _is_of_race(row: PointRow, race: RaceRow) -> bool:
    return not {race.id, race.meet}.isdisjoint({row.point.key.about, row.point.key.within})


def _left_out(rows: Iterable[PointRow], slug: str, context: AnswerContext) -> Iterator[PointRow]:
    """Of what most say of the race what this article does not: one point of somebody's result, and the rest."""
    results: set[str] = set()
    for row in rows:
        if slug not in row.point.silent:
            continue
        if _is_result(row, context):
            if row.point.key.about in results:
                continue
            results.add(row.point.key.about)
        yield row


def _is_said_by_most(row: PointRow, context: AnswerContext) -> bool:
    """Whether more than half of the other articles state it; having run follows from a place."""
    if not stands_for_itself(row.point) or TOOK_PART_ROLE in context.attribute(row).roles:
        return False
    number = len(_stating(row))
    return number >= _FEWEST_OTHERS and 2 * number > row.point.among_articles - 1


def _stating(row: PointRow) -> set[str]:
    return {article for value in row.point.values for article in value.articles}


def _is_result(row: PointRow, context: AnswerContext) -> bool:
    return context.vocabulary.phase(context.attribute(row)) is GroupPhase.RESULT


# --- its part of the answer -----------------------------------------------------------------------------------------


def _article_blocks(report: Report, context: AnswerContext) -> Iterator[Block]:
    """The heading, where it stands against others or itself, and in small print what it alone says and leaves out."""
    yield _heading(report.article, context)
    if report.disputes or report.findings or report.clashes:
        yield _against_line(report, context)
    else:
        yield Note("Stands against none.")
    if report.alone or report.left_out:
        yield _own_line(report, context)


def _heading(article: ArticleRow, context: AnswerContext, *, is_whole: bool = False) -> Heading:
    """As in "[4] olympics.com · no date"; of an article by itself with all that its page states."""
    parts = [values.show("date", article.published) if article.published else "no date"]
    if is_whole:
        parts = [*([f"“{article.title}”"] if article.title else []), f"{article.author or 'no author'}, {parts[0]}"]
    mark = context.citations.marks((article.slug,))
    text = " · ".join((f"{mark} {_publisher(article)}", *parts))
    return Heading(text, context.citations.number(article.slug))


def _publisher(article: ArticleRow) -> str:
    return article.publisher or article.slug


def _against_line(report: Report, context: AnswerContext) -> Statement:
    """As in "Stands against [3] on 2 points · CONTRADICTS ITSELF once, [4] twice"; the heading names the article."""
    slug = report.article.slug
    parts = []
    if report.disputes:
        marks = context.citations.marks(article for row in report.disputes for article in _opponents(row, slug))
        against = f"Stands against {marks}" if marks else "Gives two values"
        parts.append(f"{against} on {_what_words(report.disputes, context)}")
    clashes = [f"ITSELF {_times(len(report.findings))}"] if report.findings else []
    if report.clashes:
        others = {article for finding in report.clashes for article in finding.finding.articles}
        clashes.append(f"{context.citations.marks(others - {slug})} {_times(len(report.clashes))}")
    parts += [f"CONTRADICTS {', '.join(clashes)}"] if clashes else []
    evidence = [item for row in report.disputes for item in all_evidence(row)]
    evidence += [item for row in (*report.findings, *report.clashes) for item in row.evidence.values()]
    return context.citations.statement(" · ".join(parts), evidence)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _opponents(row: PointRow, slug: str) -> set[str]:
    """The articles that give what cannot hold beside the article's own value."""
    own = {value.side for value in row.point.values if slug in value.articles}
    return {article for value in row.point.values if value.side not in own for article in value.articles} - {slug}


def _what_words(rows: Sequence[PointRow], context: AnswerContext) -> str:
    """What a single point is about, the number of several."""
    return _short_label(rows[0], context) if len(rows) == 1 else counted(len(rows), "point")


def _own_line(report: Report, context: AnswerContext) -> Statement:
    """As in "24 of its own · leaves out Nordås's place, 2 more": one line of a phone."""
    number = sum(bool(row.point.values) + len(speeches(row)) for row in report.alone)
    parts = [f"{number} of its own"] if number else []
    parts += [f"leaves out {_left_out_words(report.left_out, context)}"] if report.left_out else []
    evidence = [item for row in (*report.alone, *report.left_out) for item in all_evidence(row)]
    evidence += [item for row in report.alone for item in evidence_of(row, row.point.beside)]
    return replace(context.citations.statement(" · ".join(parts), evidence), level=1)


def _left_out_words(rows: Sequence[PointRow], context: AnswerContext) -> str:
    """The first that a few words name, and how many others there are; else how many there are."""
    labels = (_short_label(row, context) for row in rows)
    named = next((label for label in labels if len(label) <= _LONGEST_LABEL), None)
    if named is None:
        return counted(len(rows), "point")
    return f"{named}, {len(rows) - 1} more" if len(rows) > 1 else named


def _short_label(row: PointRow, context: AnswerContext) -> str:
    """As in "Nordås's place", "the date"."""
    label = label_of(row.point.key.what, context.vocabulary)
    entry = context.names.get(row.point.key.about)
    if entry is None or entry.type in {"race", "meet"}:
        return f"the {label}"
    name = name_of(entry.id, context.names)
    short = name.rsplit(maxsplit=1)[-1] if entry.type == "person" and entry.owner else name
    return f"{short}'s {label}"


def _overlap_note(overlap: Overlap, context: AnswerContext) -> Note:
    """Two articles that share a long run of words may rest on one source."""
    both = " and ".join(context.citations.marks((slug,)) for slug in (overlap.first, overlap.second))
    run = shorten(" ".join(overlap.excerpt.split()), 90)
    return Note(f"{both} share a run of {counted(overlap.words, 'word')}, perhaps from one source: “{run}”")


# --- what to ask next -----------------------------------------------------------------------------------------------


def _race_choices(race: RaceRow, disputes: Sequence[PointRow]) -> Iterator[Choice]:
    yield Choice("Result", no_answer.race_ask("result", race))
    yield Choice("Story", no_answer.race_ask("recap", race))
    if disputes:
        yield Choice(counted(len(disputes), "dispute"), f"/compare {race.name}, {race.meet_name}")


def _article_choices(race: RaceRow, articles: Sequence[ArticleRow], context: AnswerContext) -> tuple[Choice, ...]:
    """One article by itself: all that it alone says."""
    ask = no_answer.race_ask("sources", race)
    return tuple(
        Choice(f"Only in [{number}] {_publisher(article)}", f"{ask} article:{number}")
        for article in articles
        for number in [context.citations.number(article.slug)]
    )


QUESTION = Question(
    "sources",
    "The articles: where they differ, what each leaves out.",
    (EVENT, MEET, ARTICLE),
    ask_sources,
    ("/sources",),
)
