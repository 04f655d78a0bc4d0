"""/sources: the articles of a story, where each stands against the others or itself, how much it alone says or lacks.

Of one article: all of that, line by line.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note, Outcome
from bot.answers.points.findings import finding_statement
from bot.answers.points.groups import line_total
from bot.answers.points.points import (
    AnswerContext,
    all_evidence,
    dispute_choices,
    evidence_of,
    names_race,
    race_disputes,
)
from bot.answers.points.races import EVENT, MEET, find_races, no_race
from bot.answers.points.wording import capitalised, counted, join_words, name_of, shorten, whose
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import or_sentences
from bot.answers.sources.agreement import agreement
from bot.answers.sources.reports import opponents, reports
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.question import Call
    from bot.answers.sources.reports import Report
    from bot.facts.model import Claim
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import ArticleRow, Facts, FindingRow, Overlap, PointRow, RaceRow
    from bot.store.store import Store

_MOST_ARTICLES = 12
"""Articles with a part of their own; the others are in the small print."""
_FEW_ARTICLES = 3
"""Articles whose authors a screen has room for."""

_LONGEST_LABEL = 16
"""Characters of what is named as lacking, so that the line is one on a phone."""

_NOTE = "Only here: no other has it, whole quotations aside. Omits: most have it. Counts are no verdict."

_NOTE_ON_WHOLE = "They cover other stories, too. Counts are of all these; what one omits, most on the same story have."

_ALONE = "What it alone says, whole quotations aside"
_TIMES = {1: "once", 2: "twice"}


class ReportLines(Frozen, frozen=True):
    """A report on one article in lines: those of what it contradicts, of what others dispute, and so on."""

    contradictions: tuple[Statement, ...]
    disputes: tuple[Statement, ...]
    alone: tuple[Statement, ...]
    left_out: tuple[Statement, ...]


ARTICLE = Parameter("article", "One article: its number, or its publisher.", ParameterKind.ARTICLE)


async def ask_sources(store: Store, call: Call) -> Answer:
    """The articles of the story that was asked for, or of the newest; two statements.

    Of an article that is not in the newest story all that there is on it in its own: four.
    """
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    facts = await store.source_facts(rows[0].id)
    if call.get("article"):
        elsewhere = await _stories_elsewhere(store, call, rows, facts)
        facts = await store.source_facts(elsewhere[0].id) if elsewhere else facts
        answer = article_answer(call, elsewhere or rows, facts, store.vocabulary)
        others = [_article_choice(call, race) for race in elsewhere[1:]]
        return replace(answer, choices=(*answer.choices, *others))
    answer = sources_answer(call.line, rows, facts, store.vocabulary)
    return await or_sentences(store, call.line, rows[0].event_name, answer)


async def _stories_elsewhere(store: Store, call: Call, rows: Sequence[RaceRow], facts: Facts) -> Sequence[RaceRow]:
    """The stories of articles of a name that nothing in the newest one has; none where an event is asked for."""
    words = call.get("article")
    of_story = [article for article in facts.articles if article.number is not None]
    if call.get("event") or call.get("meet") or _numbered(words) or any(_goes_by(each, words) for each in of_story):
        return ()
    articles = await store.articles([row.id for row in rows])
    stories = {each.story for each in articles if _goes_by(each, words)}
    return [row for row in rows if row.id in stories]


def _article_choice(call: Call, race: RaceRow) -> Choice:
    """The article that was asked for, in the story of another race."""
    ask = no_answer.race_ask("sources", race)
    return Choice(f"On the {in_a_sentence(race.name)}", f"{ask} article:{call.get('article')}")


def sources_answer(question: str, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The articles of the first of the races; the other races are choices."""
    race = rows[0]
    name = in_a_sentence(race.name)
    others = no_answer.race_choices("sources", [row for row in rows[1:] if row.articles])
    articles = [article for article in facts.articles if article.number is not None]
    if not articles:
        return _no_story(question, race, facts, vocabulary, others)
    context = AnswerContext.of(facts, vocabulary)
    blocks: list[Block] = []
    for report in reports(articles[:_MOST_ARTICLES], facts, race, vocabulary):
        blocks += _article_blocks(report, context, has_author=len(articles) <= _FEW_ARTICLES)
    if len(articles) > _MOST_ARTICLES:
        blocks.append(Note(f"And {counted(len(articles) - _MOST_ARTICLES, 'more article')}, named below."))
    blocks += [_overlap_note(overlap, context) for overlap in facts.overlaps[:1]]
    if len(facts.overlaps) > 1:
        blocks.append(Note(f"And {counted(len(facts.overlaps) - 1, 'shorter run')}: see each article by itself."))
    blocks.append(Note(_NOTE))
    if any(article.story not in {None, race.id} for article in articles):
        blocks.append(Note(_NOTE_ON_WHOLE))
    open_points = race_disputes(facts, race.id)
    disputes = dispute_choices(open_points, facts.names)
    choices = (*_race_choices(race, open_points), *_article_choices(race, articles, context), *others)
    title = f"{counted(len(articles), 'article')} on the {name}"
    cited, chart = context.citations.all_articles(), agreement(title, race, facts, context)
    return Answer(question, title, tuple(blocks), cited, choices, disputes=disputes, chart=chart)


def _no_story(question: str, race: RaceRow, facts: Facts, vocabulary: Vocabulary, others: Sequence[Choice]) -> Answer:
    """A race that is no article's story: who tells of it all the same."""
    title = f"No article here is mainly about the {in_a_sentence(race.name)}, {race.meet_name}."
    rows = [row for row in facts.points if names_race(row, race.id)]
    evidence = [row.evidence[standing.claim] for row in rows for standing in row.all_standings]
    if not evidence:
        return no_answer.silent(question, title, others)
    context = AnswerContext.of(facts, vocabulary)
    line = context.citations.statement(
        f"It is told of in {context.citations.marks(item.claim.article for item in evidence)}", evidence
    )
    story = Choice("Story", no_answer.race_ask("recap", race)) if race.has_story else Choice("The articles", "/sources")
    choices = (story, *others)
    return Answer(question, title, (line,), context.citations.articles(), choices, outcome=Outcome.SILENT)


def article_answer(call: Call, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """One article: its contradictions, where it stands against others, what it alone says and what it lacks.

    It is looked for in the story of the first of the races; those of the others are choices where there is none.
    """
    race, context = rows[0], AnswerContext.of(facts, vocabulary)
    articles = [article for article in facts.articles if article.number is not None]
    words = call.get("article")
    article = _named_article(words, articles, context) or _named_article(words, facts.articles, context)
    if article is None:
        others = no_answer.race_choices("sources", [row for row in rows[1:] if row.articles])
        choices = (*_article_choices(race, articles, context), *others)
        where = f"On the {in_a_sentence(race.name)} there are" if others else "Here are"
        marks = context.citations.marks(each.slug for each in articles)
        unknown = no_answer.not_found(call.line, "article", words, choices)
        note = (Note(f"{where} {marks}."),) if articles else unknown.blocks
        return replace(unknown, blocks=note, articles=context.citations.articles())
    if article.number is None:
        return _of_other_races(call, race, article, facts)
    (report,) = reports((article,), facts, race, vocabulary)
    lines = report_lines(report, context, race)
    parts = (
        ("Contradictions", lines.contradictions),
        ("Where it stands against others", lines.disputes),
        (_ALONE, lines.alone),
        ("What most others have and it omits", lines.left_out),
    )
    blocks: list[Block] = [_heading(article, context, has_author=True, is_whole=True)]
    for heading, of_part in parts:
        blocks += [Heading(f"{heading} ({len(of_part)})"), *of_part] if of_part else []
    shared = [overlap for overlap in facts.overlaps if article.slug in {overlap.first, overlap.second}]
    blocks += [_overlap_note(overlap, context) for overlap in shared]
    title = f"{article.outlet} on the {in_a_sentence(race.name)}"
    choices = (Choice("All articles", no_answer.race_ask("sources", race)), *_race_choices(race, ()))
    return Answer(call.line, title, tuple(blocks), context.citations.articles(), choices)


def _of_other_races(call: Call, race: RaceRow, article: ArticleRow, facts: Facts) -> Answer:
    """The article is no part of the story of the race: all that there is on it in its own story is a choice."""
    publisher = article.outlet
    title = f"{publisher} is not mainly about the {in_a_sentence(race.name)}, {race.meet_name}."
    choices = [
        Choice(f"All on {publisher}", f"{no_answer.race_ask('sources', each)} article:{article.story_number}")
        for each in facts.races
        if each.id == article.story
    ]
    return no_answer.silent(call.line, title, choices)


def report_lines(report: Report, context: AnswerContext, race: RaceRow) -> ReportLines:
    """Line by line what there is to say of an article, each line naming in full only whom no earlier one does."""
    writer = SentenceWriter(context, race)
    return ReportLines(
        contradictions=tuple(_contradiction_lines(report, context, writer)),
        disputes=tuple(_dispute_line(row, report.article, writer) for row in report.disputes),
        alone=tuple(line for row in report.alone for line in writer.lines(row)),
        left_out=tuple(writer.sentence(row) for row in report.left_out),
    )


def _contradiction_lines(report: Report, context: AnswerContext, writer: SentenceWriter) -> Iterator[Statement]:
    """The findings, then what the article gives two values of."""
    yield from (finding_statement(row, context) for row in (*report.findings, *report.clashes))
    yield from (writer.sentence(row) for row in report.torn)


def _dispute_line(row: PointRow, article: ArticleRow, writer: SentenceWriter) -> Statement:
    """A dispute with every side; of what nobody asserts the article's own line, which tells of the others."""
    if row.values:
        return writer.sentence(row)
    lines = writer.uncounted(row)
    return next(line for line in lines if any(cited.article == article.slug for cited in line.citations))


def _named_article(words: str, articles: Sequence[ArticleRow], context: AnswerContext) -> ArticleRow | None:
    """The article of that number ("3", "[3]"), or the only one whose publisher or slug has the words."""
    number = _numbered(words)
    numbered = [article for article in articles if number == str(context.citations.number(article.slug))]
    named = [article for article in articles if _goes_by(article, words)]
    return numbered[0] if numbered else named[0] if len(named) == 1 else None


def _numbered(words: str) -> str:
    """The number of an article as people type it, "3" or "[3]"; "" where it is none."""
    number = words.strip("[] ")
    return number if number.isdecimal() else ""


def _goes_by(article: ArticleRow, words: str) -> bool:
    """Whether words are of an article's name: its publisher's, that as one word, or its slug."""
    publisher = article.publisher or ""
    return fold(words) in fold(f"{publisher} {publisher.replace(' ', '')} {article.slug}")


# --- its part of the answer -----------------------------------------------------------------------------------------


def _article_blocks(report: Report, context: AnswerContext, *, has_author: bool) -> Iterator[Block]:
    """The heading, where it stands against others or itself, and in small print what it alone says and lacks."""
    yield _heading(report.article, context, has_author=has_author)
    if report.disputes or report.torn or report.findings or report.clashes:
        yield _against_line(report, context)
    else:
        differently = f"; tells {counted(report.differing, 'point')} differently" if report.differing else ""
        yield Note(f"Disagrees with none{differently}.")
    if report.alone or report.left_out:
        yield _own_line(report, context)


def _heading(article: ArticleRow, context: AnswerContext, *, has_author: bool, is_whole: bool = False) -> Heading:
    """As in "[4] olympics.com · no date", with whose it is; of an article by itself with all that its page states."""
    parts = [f"{context.citations.marks((article.slug,))} {article.outlet}"]
    parts += [f"“{article.title}”"] if article.title and is_whole else []
    parts += [f"by {article.author}"] if article.author and has_author else []
    parts += ["no author"] if is_whole and not article.author else []
    parts += [values.show("date", article.published) if article.published else "no date"]
    return Heading(" · ".join(parts), context.citations.number(article.slug))


def _against_line(report: Report, context: AnswerContext) -> Statement:
    """As in "Disagrees with [3] on 2 points · CONTRADICTS ITSELF and [4]"; the heading names the article."""
    parts = [_dispute_words(report, context)] if report.disputes else []
    parts += _clash_words(report, context)
    evidence = [item for row in (*report.disputes, *report.torn) for item in all_evidence(row)]
    evidence += [item for row in report.disputes for item in evidence_of(row, row.reports)]
    findings = (*report.findings, *report.clashes)
    evidence += [item for row in findings for item in row.evidence.values()]
    quotes = [quote for row in findings for quote in row.quotes]
    return context.citations.statement(capitalised(" · ".join(parts)), evidence, quotes=quotes)


def _dispute_words(report: Report, context: AnswerContext) -> str:
    """As in "Disagrees with [3] on Ingebrigtsen's time", "Disagrees with [2][3] on 4 points"."""
    slug, rows = report.article.slug, report.disputes
    marks = context.citations.marks(article for row in rows for article in opponents(row, slug))
    what = counted(len(rows), "point") if len(rows) > 1 else _short_label(rows[0], context)
    return f"Disagrees with {marks} on {what}"


def _clash_words(report: Report, context: AnswerContext) -> Iterator[str]:
    """As in "CONTRADICTS ITSELF, [3] and Kerr in [4]", "CONTRADICTS ITSELF twice and [2] once".

    Of somebody whose words the article reports "Kerr in [4] CONTRADICTS [1]".
    """
    own = context.citations.marks((report.article.slug,))
    clashes: dict[str, Counter[str]] = {"": Counter({"ITSELF": len(report.torn)})} if report.torn else {}
    in_order = sorted(report.clashes, key=lambda row: context.citations.marks(row.articles))
    for row in (*report.findings, *in_order):
        who, whom = _clash_sides(row, report.article.slug, context)
        clashes.setdefault("" if who == own else f"{who} ", Counter())[whom] += 1
    for who, counts in clashes.items():
        is_each_once = max(counts.values()) == 1
        whoms = [whom if is_each_once else f"{whom} {_TIMES.get(n, f'{n} times')}" for whom, n in counts.items()]
        yield f"{who}CONTRADICTS {join_words(whoms)}"


def _clash_sides(row: FindingRow, slug: str, context: AnswerContext) -> tuple[str, str]:
    """Who in the article stands against whom in a finding: the article itself, or somebody whose words it reports."""
    if row.within_an_article:
        return context.citations.marks((slug,)), "ITSELF"
    if row.quotes:
        own = {quote.speaker for quote in row.quotes if quote.article == slug}
        against = (quote.article for quote in row.quotes if quote.speaker not in own)
        return context.citations.marks((slug,)), context.citations.marks(against)
    claims = [item.claim for item in row.evidence.values()]
    others = [claim for claim in claims if claim.article != slug] or [claim for claim in claims if claim.by is None]
    return _side_words([claim for claim in claims if claim not in others], context), _side_words(others, context)


def _side_words(claims: Sequence[Claim], context: AnswerContext) -> str:
    """As in "[3]"; where somebody's words are reported "Kerr in [4]"."""
    speakers = join_words(sorted({_short_name(claim.by, context) for claim in claims if claim.by}))
    marks = context.citations.marks(claim.article for claim in claims)
    return f"{speakers} in {marks}" if speakers else marks


def _own_line(report: Report, context: AnswerContext) -> Statement:
    """As in "24 only here · omits Nordås's medal, 2 more": one line of a phone."""
    parts = [f"{line_total(report.alone)} only here"] if report.alone else []
    parts += [f"omits {_lacking_words(report.left_out, context)}"] if report.left_out else []
    evidence = [item for row in (*report.alone, *report.left_out) for item in all_evidence(row)]
    evidence += [item for row in report.alone for item in evidence_of(row, row.reports)]
    return replace(context.citations.statement(capitalised(" · ".join(parts)), evidence), level=1)


def _lacking_words(rows: Sequence[PointRow], context: AnswerContext) -> str:
    """The first that a few words name, and how many others there are; else how many there are."""
    labels = (_short_label(row, context) for row in rows)
    named = next((label for label in labels if len(label) <= _LONGEST_LABEL), None)
    if named is None:
        return counted(len(rows), "point")
    return f"{named}, {len(rows) - 1} more" if len(rows) > 1 else named


def _short_label(row: PointRow, context: AnswerContext) -> str:
    """As in "Nordås's place", "the date"."""
    label, entry = row.attribute.label, context.names.get(row.about)
    is_somebody = entry is not None and entry.type not in {"race", "meet"}
    return f"{whose(_short_name(row.about, context), entry)} {label}" if is_somebody else f"the {label}"


def _short_name(entry_id: str, context: AnswerContext) -> str:
    """As in "Nordås"; of somebody who does not own their surname the whole name."""
    name, entry = name_of(entry_id, context.names), context.names.get(entry_id)
    is_owner = entry is not None and entry.type == "person" and entry.owner
    return name.rsplit(maxsplit=1)[-1] if is_owner else name


def _overlap_note(overlap: Overlap, context: AnswerContext) -> Note:
    """Two articles that share a long run of words may rest on one source."""
    both = " and ".join(context.citations.marks((slug,)) for slug in (overlap.first, overlap.second))
    run = shorten(" ".join(overlap.excerpt.split()), 90)
    return Note(f"{both} share a run of {counted(overlap.words, 'word')}, perhaps from one source: “{run}”")


# --- what to ask next -----------------------------------------------------------------------------------------------


def _race_choices(race: RaceRow, disputes: Sequence[PointRow]) -> Iterator[Choice]:
    yield Choice("Result", no_answer.race_ask("result", race))
    yield Choice("Story", no_answer.race_ask("recap", race))
    yield from no_answer.dispute_choice(race, len(disputes))


def _article_choices(race: RaceRow, articles: Sequence[ArticleRow], context: AnswerContext) -> tuple[Choice, ...]:
    """One article by itself: its points in dispute, all that it alone says, all that it lacks."""
    ask = no_answer.race_ask("sources", race)
    return tuple(
        Choice(f"All on [{number}] {article.outlet}", f"{ask} article:{number}")
        for article in articles
        for number in [context.citations.number(article.slug)]
    )


QUESTION = Question(
    "sources",
    "The articles: where they differ, what each omits.",
    (EVENT, MEET, ARTICLE),
    ask_sources,
    ("/sources",),
    "/sources article:1",
    offers=OfferList.SOURCES,
)
