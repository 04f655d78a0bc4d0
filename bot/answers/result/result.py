"""/result: who finished where, in what mark, and how far the articles agree on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Heading, Note, Outcome, Statement
from bot.answers.points.blocks import point_line, point_notes
from bot.answers.points.citations import Count
from bot.answers.points.findings import finding_statements
from bot.answers.points.points import (
    CONTESTED,
    AnswerContext,
    all_evidence,
    compare_choice,
    contested,
    disputes_of,
    evidence_of,
    givers,
    headline,
    headline_values,
    sides,
    spread,
    value_and_marks,
    value_evidence,
    value_workings,
)
from bot.answers.points.races import EVENT, MEET, no_race, other_events, result_facts
from bot.answers.points.results_sheet import country_of, results_sheet
from bot.answers.points.wording import (
    HEADLINE_NOTE,
    askable,
    capitalised,
    counted,
    in_a_sentence,
    join_words,
    label_of,
    name_of,
    tally_words,
)
from bot.answers.question import Question
from bot.answers.result.margins import margins
from bot.facts.model import Verdict
from bot.facts.values.dates import weekday_in, weekday_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.answers.points.results_sheet import Placing, Sheet
    from bot.answers.question import Call
    from bot.facts.model import Point, PointValue, Vocabulary
    from bot.store.rows import Evidence, Facts, FindingRow, PointRow, RaceRow
    from bot.store.store import Store

MOST_LINES = 24
"""Lines of a results sheet that are shown; the others are counted."""
MOST_DISPUTES = 12
MOST_FINDINGS = 8
MOST_OTHER_RACES = 3

_SETTLED = frozenset({Verdict.AGREED, Verdict.ONE_SOURCE})
_WEIGHT = {Verdict.TIE: 4, Verdict.DISPUTED: 3, Verdict.DIFFER: 2, Verdict.ONE_SOURCE: 1}


async def ask(store: Store, call: Call) -> Answer:
    """The result of the event that was asked for, or of the newest story; two statements."""
    rows, facts = await result_facts(store, call)
    if not rows:
        return await no_race(store, call)
    made = answer(call.line, rows, facts, store.vocabulary)
    others = other_events(call, rows)
    return replace(made, blocks=(*made.blocks, *others)) if others else made


def answer(question: str, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The result of the first of the races from its facts; the other races are choices."""
    race = rows[0]
    title = f"{race.name}, {race.meet_name}"
    context = AnswerContext.of(facts, vocabulary)
    sheet = results_sheet(facts.points, vocabulary, race.id, race.meet)
    disputes, found = _of_race(facts, race.id)
    choices = (
        *_choices(race, sheet, disputes, context),
        *empty.race_choices("result", rows[1 : 1 + MOST_OTHER_RACES]),
    )
    lines = [_line(placing, context) for placing in sheet.placings[:MOST_LINES]]
    if not lines:
        return _without_result(question, title, tuple(_setting(sheet, context)), context, choices)
    blocks: list[Block] = [*_setting(sheet, context), *lines, *_rest(sheet)]
    blocks += _part("Margins", margins(sheet.placings, context))
    blocks += _disputes(disputes, race, context)
    blocks += _findings(found, context)
    blocks.append(Note(HEADLINE_NOTE))
    in_dispute = disputes_of(disputes, facts.names, vocabulary)
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices, disputes=in_dispute)


def _without_result(
    question: str, title: str, setting: tuple[Statement, ...], context: AnswerContext, choices: Sequence[Choice]
) -> Answer:
    """A race that the articles know and tell no result of: silence, with its day and venue where they give them."""
    sentence = f"The articles give no result of the {in_a_sentence(title)}."
    if not setting:
        return empty.silent(question, sentence, choices)
    note = Note("This is all that they say of where and when.")
    return Answer(
        question, sentence, (*setting, note), context.citations.articles(), tuple(choices), (), Outcome.SILENT
    )


def _part(heading: str, statements: Iterator[Statement]) -> list[Block]:
    made = list(statements)
    return [Heading(heading), *made] if made else []


# --- where and when ---------------------------------------------------------------------------------------------


def _setting(sheet: Sheet, context: AnswerContext) -> Iterator[Statement]:
    """Venue and day on one line, each with the articles that give it."""
    rows = [(row, headline_values(row)) for row in (sheet.venue, sheet.date) if row is not None]
    if not rows:
        return
    text = " · ".join(_set_in(row, values, context) for row, values in rows)
    evidence = [item for row, values in rows for value in values for item in evidence_of(row, value.standings)]
    working = [line for row, values in rows for line in value_workings(row, context, values)]
    yield context.citations.statement(text, evidence, working=working)


def _set_in(row: PointRow, values: Sequence[PointValue], context: AnswerContext) -> str:
    """The headline with the articles of its side; without one each value with its own."""
    if row.point.headline is None:
        return join_words([value_and_marks(row, value, context) for value in values], "or")
    weekday = _weekday(row, values)
    return f"{f'{weekday} ' if weekday else ''}{headline(row, context)} {context.citations.marks(givers(values))}"


def _weekday(row: PointRow, values: Sequence[PointValue]) -> str:
    """The weekday of the day, where one of the cited excerpts prints it; else nothing."""
    right = weekday_of(row.point.headline or "")
    printed = (weekday_in(item.claim.excerpt) for value in values for item in evidence_of(row, value.standings))
    return right.capitalize() if right is not None and right in printed else ""


# --- the sheet --------------------------------------------------------------------------------------------------


def _line(placing: Placing, context: AnswerContext) -> Statement:
    """One line of the sheet: place, name, country, mark and its status, with the verdicts on each."""
    rows = placing.rows
    evidence = [item for row in rows for item in all_evidence(row)]
    country = _country(placing, evidence, context)
    evidence += country.evidence
    working = [line for row in rows for line in value_workings(row, context)]
    working += context.citations.unnamed((placing.about,), evidence, working)
    text = _sheet_text(placing, country.text, context)
    return context.citations.statement(text, evidence, _count(rows, context), working=working)


class _Country(NamedTuple):
    """A country as a line shows it, with what is cited for it."""

    text: str
    evidence: tuple[Evidence, ...]


def _country(placing: Placing, cited: Sequence[Evidence], context: AnswerContext) -> _Country:
    """As in " (HBR)": after articles that the line cites anyway, else with the marks of those that say it."""
    country = country_of(placing, context.names)
    if country is None or placing.country is None:
        return _Country("", ())
    evidence = value_evidence(placing.country, country.id)
    articles = {item.claim.article for item in cited}
    own = tuple(item for item in evidence if item.claim.article in articles)
    marks = "" if own else f" {context.citations.marks({item.claim.article for item in evidence})}"
    return _Country(f" ({country.code}{marks})", own or evidence)


def _sheet_text(placing: Placing, country: str, context: AnswerContext) -> str:
    """As on a results sheet: "1 · Ada Brown (HBR) — 1:58.20 PB"."""
    name = name_of(placing.about, context.names)
    mark = headline(placing.mark, context) if placing.mark else ""
    status = _status(placing, context)
    text = f"{_standing(placing, context)} · {name}{country}"
    return f"{text} — {mark}{status}" if mark else f"{text}{status}"


def _standing(placing: Placing, context: AnswerContext) -> str:
    """What stands first on the line: the place, an outcome, or that there is none."""
    if placing.place is not None:
        if placing.place.point.headline is not None:
            return placing.place.point.headline
        return join_words([value.value for value in placing.place.point.values], "or")
    if placing.outcome is not None:
        return headline(placing.outcome, context)
    if placing.mark is not None:
        return "no place given"
    in_dispute = placing.took_part is not None and placing.took_part.point.headline is None
    return "absent or not" if in_dispute else "absent"


def _status(placing: Placing, context: AnswerContext) -> str:
    if placing.status is None:
        return ""
    if placing.status.point.verdict in CONTESTED:
        return f" ({sides(placing.status, context)})"
    return f" {headline(placing.status, context)}"


def _count(rows: Sequence[PointRow], context: AnswerContext) -> Count:
    """One verdict where all that the line says stands alike; otherwise each by its name, and the weightiest verdict."""
    first = rows[0].point
    if first.verdict in _SETTLED and all(_stands_alike(row.point, first) for row in rows):
        return Count(first.verdict, f"{tally_words(first)} {context.citations.marks(_counted(first))}")
    weightiest = max((row.point.verdict for row in rows), key=lambda verdict: _WEIGHT.get(verdict, 0))
    return Count(weightiest, ". ".join([_part_count(row, context) for row in rows]))


def _stands_alike(point: Point, other: Point) -> bool:
    return point is other or (
        point.verdict is other.verdict
        and point.among_articles == other.among_articles
        and point.contradicting == other.contradicting
        and (_counted(point) == _counted(other) or set(_counted(point)) == set(_counted(other)))
    )


def _counted(point: Point) -> tuple[str, ...]:
    if len(point.values) == 1:
        return point.values[0].counted
    return tuple(dict.fromkeys([article for value in point.values for article in value.counted]))


def _part_count(row: PointRow, context: AnswerContext) -> str:
    """As in "Place AGREED, 5 of 5" or "Time DISPUTED: 1:58.20 in two [1][2], 1:58.02 in one [3]"."""
    label = capitalised(label_of(row.point.key.what, context.vocabulary))
    if row.point.verdict in _SETTLED:
        return f"{label} {row.point.verdict}, {len(_counted(row.point))} of {row.point.among_articles}"
    return f"{label} {row.point.verdict}: {spread(row, context)}"


def _rest(sheet: Sheet) -> list[Block]:
    more = len(sheet.placings) - MOST_LINES
    return [Note(f"And {counted(more, 'more line')}: /compare and a name tells of each.")] if more > 0 else []


# --- what the articles disagree on --------------------------------------------------------------------------------


def _of_race(facts: Facts, race: str) -> tuple[list[PointRow], list[FindingRow]]:
    """The disputes of the race, then those beside it, and the findings; nothing about people who were not in it."""
    runners = {row.point.key.about for row in facts.points if row.point.key.in_ == race}
    others = {name.id for name in facts.names.values() if name.type == "person"} - runners
    disputes = [row for row in contested(facts.points) if row.point.key.about not in others]
    disputes.sort(key=lambda row: race not in {row.point.key.in_, row.point.key.about})
    subjects = {row.finding.id: {item.claim.about for item in row.evidence.values()} for row in facts.findings}
    return disputes, [row for row in facts.findings if not subjects[row.finding.id] <= others]


def _disputes(rows: Sequence[PointRow], race: RaceRow, context: AnswerContext) -> list[Block]:
    if not rows:
        return []
    blocks: list[Block] = [Heading(f"The articles disagree on {counted(len(rows), 'point')}")]
    blocks += [point_line(row, context, race.id) for row in rows[:MOST_DISPUTES]]
    if len(rows) > MOST_DISPUTES:
        blocks.append(Note(f"And {len(rows) - MOST_DISPUTES} more: /compare lists them all."))
    blocks += point_notes(rows)
    return blocks


def _findings(rows: Sequence[FindingRow], context: AnswerContext) -> list[Block]:
    blocks = _part("What cannot be right", finding_statements(rows[:MOST_FINDINGS], context))
    if len(rows) > MOST_FINDINGS:
        blocks.append(Note(f"And {len(rows) - MOST_FINDINGS} more: /compare lists them all."))
    return blocks


# --- what to ask next ---------------------------------------------------------------------------------------------


def _choices(race: RaceRow, sheet: Sheet, disputes: Sequence[PointRow], context: AnswerContext) -> Iterator[Choice]:
    """The strongest dispute, the winner's words, the articles."""
    if disputes:
        yield compare_choice(disputes[0], context)
    if sheet.placings and sheet.placings[0].place is not None:
        winner = name_of(sheet.placings[0].about, context.names)
        yield Choice(f"Quotes: {winner}", f"/quote {askable(winner, sheet.placings[0].about)}")
    if race.articles:
        yield Choice("Sources", empty.race_ask("sources", race))


QUESTION = Question(
    "result",
    "Who finished where and in what mark, and how far the articles agree on it.",
    (EVENT, MEET),
    ask,
    ("/result",),
)
