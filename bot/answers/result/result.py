"""/result: who finished where, in what mark, and how far the articles agree on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Note, Outcome
from bot.answers.points.later_changes import earlier_standings
from bot.answers.points.own_scope import split_placing
from bot.answers.points.points import (
    AnswerContext,
    curator_readings,
    dispute_choices,
    evidence_of,
    headline_values,
    headline_words,
    names_race,
    race_disputes,
    relative_words,
    standing_workings,
    value_and_marks,
)
from bot.answers.points.races import EVENT, MEET, find_races, no_race, other_events
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.tally import VerdictLine
from bot.answers.points.teams import member_lines
from bot.answers.points.wording import askable, counted, name_in_a_sentence, name_of
from bot.answers.question import ASKED, AT_FINISH, Question
from bot.answers.result.finish_chart import finish_chart
from bot.answers.result.margins import margins
from bot.answers.result.placing_lines import has_open_standing, meet_lines, placing_line, small_print, standing_line
from bot.answers.sentences.caveats import caveat_words, contested_verdict, without_reasons
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import or_sentences
from bot.facts.grouping import grouped
from bot.facts.model import Value, Verdict
from bot.facts.moment import Moment
from bot.facts.occasion_names import in_a_sentence
from bot.facts.relative_day import RelativeDay
from bot.facts.result_roles import BEHIND_ROLE, LEG_MARK_ROLE, LEG_ROLE, MARGIN_ROLE, explains_outcome
from bot.facts.values.dates import weekday_in, weekday_of
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.results_sheet import Placing, Sheet
    from bot.answers.question import Call
    from bot.facts.model import PointClaim, PointValue
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import Facts, PointRow, RaceRow
    from bot.store.store import Store

MOST_LINES = 24
"""Lines of a results sheet that are shown; the others are counted."""
MOST_OTHER_RACES = 3
_Split = tuple["Placing", "Placing", tuple["PointRow", ...]]
"""A placing, the same by the articles that name the event, and what the others say of the meet."""
_DATE, _WINNER = "date", "1"
_SILENCES = {_WINNER: "won", "2": "was second", "3": "was third"}
"""How it is said that nobody has what is asked for."""


async def ask_result(store: Store, call: Call) -> Answer:
    """The result of the event that was asked for, or of the newest story; two statements, four without a result."""
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    facts = await store.result_facts(rows[0].id)
    answer = result_answer(call.line, rows, facts, store.vocabulary, call.get(ASKED))
    if answer.outcome is Outcome.SILENT:
        answer = without_result(call.line, rows, await store.subject_facts(rows[0].id), store.vocabulary)
        answer = await or_sentences(store, call.line, call.get("event"), answer)
    others = other_events(call, rows)
    return replace(answer, blocks=(*answer.blocks, *others)) if others else answer


def result_answer(
    question: str, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary, asked: str = ""
) -> Answer:
    """The result of the first of the races from its facts, below the lines on what is ``asked`` for, if anything is.

    The other races are choices.
    """
    race = rows[0]
    title = race.full_name
    context = AnswerContext.of(facts, vocabulary)
    sheet = race_sheet(facts, race)
    disputes = race_disputes(facts, race.id)
    choices = (
        *_result_choices(race, sheet, disputes, context),
        *no_answer.race_choices("result", rows[1 : 1 + MOST_OTHER_RACES]),
    )
    if not sheet.placings:
        return no_answer.silent(question, _no_result(race), choices)
    # The lines are cited before the setting: at their words the small print's links open.
    first = _asked_lines(asked, race, sheet, context)
    lines = [*_placing_blocks(race, sheet, facts, context)]
    silence = () if first or asked not in _SILENCES else (Note(f"No article says who {_SILENCES[asked]}."),)
    if asked == _WINNER:  # whose line comes first anyway
        first = ()
    blocks = (*silence, *first, *_where_and_when(race, sheet, context), *lines)
    in_dispute = dispute_choices(disputes, facts.names)
    articles = context.citations.articles()
    own = [split_placing(each, context)[0] for each in sheet.placings]
    chart = finish_chart(title, [each for each in own if each.has_line], context, MOST_LINES)
    return Answer(question, title, blocks, articles, choices, disputes=in_dispute, chart=chart)


def without_result(question: str, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """A race of which the articles give no result: its day and venue, and what else is told of it: a qualification.

    ``facts`` are those of the race as a subject.
    """
    race = rows[0]
    context = AnswerContext.of(facts, vocabulary)
    sheet = race_sheet(facts, race)
    writer = SentenceWriter(context, race, noun=race.noun)
    others = [
        row for row in facts.points if row not in (sheet.venue, sheet.date, sheet.wind) and names_race(row, race.id)
    ]
    lines = (*setting_line(sheet, context), *(line for row in others for line in writer.lines(row)))
    choices = (*_other_choices(race, facts), *no_answer.race_choices("result", rows[1 : 1 + MOST_OTHER_RACES]))
    if not lines:
        return no_answer.silent(question, _no_result(race), choices)
    if any(_is_mark_of(row, race.id) for row in others):
        return Answer(question, race.full_name, lines, context.citations.articles(), choices)
    return Answer(question, _no_result(race), lines, context.citations.articles(), choices, outcome=Outcome.SILENT)


def _is_mark_of(row: PointRow, race: str) -> bool:
    """Whether a point is a best that stood as of the race: who ran it there has that mark in it."""
    is_mark = row.attribute.kind == "mark"
    return is_mark and bool(row.values) and row.key.when == Moment.as_of(race)


def _other_choices(race: RaceRow, facts: Facts) -> Iterator[Choice]:
    """What may be asked where there is no result: what comes next, and what else is told of the race."""
    disputes = race_disputes(facts, race.id)
    yield Choice("Next", "/next")
    yield from no_answer.dispute_choice(race, len(disputes))
    if race.has_story:
        yield Choice("Story", no_answer.race_ask("recap", race))


def _no_result(race: RaceRow) -> str:
    return f"The articles give no result of the {in_a_sentence(race.full_name)}."


# --- where and when ---------------------------------------------------------------------------------------------


def setting_line(sheet: Sheet, context: AnswerContext) -> Iterator[Statement]:
    """Venue, day and wind on one line, each with the articles that give it."""
    rows = [
        (row, row.values if row.is_contested else headline_values(row))
        for row in (sheet.venue, sheet.date, sheet.wind)
        if row is not None
    ]
    if not rows:
        return
    text = ", ".join(_setting_words(row, values, context) for row, values in rows)
    evidence = [item for row, values in rows for value in values for item in evidence_of(row, value.standings)]
    sides = [(row, value.standings) for row, values in rows for value in values]
    working = [line for row, standings in sides for line in standing_workings(row, standings, context)]
    reading = [line for row, standings in sides for line in curator_readings(row, standings)]
    points = [row for row, _ in rows]
    verdict = VerdictLine(contested_verdict(points), caveat_words(points, context))
    yield replace(context.citations.statement(text, evidence, verdict, working=working, reading=reading), level=1)


def _where_and_when(race: RaceRow, sheet: Sheet, context: AnswerContext) -> Iterator[Statement]:
    """Venue and day, and how a tie was broken; of a race whose venue is not told, where its meet was."""
    yield from setting_line(sheet, context)
    yield from (replace(SentenceWriter(context, race).sentence(row), level=1) for row in sheet.decided)
    if sheet.meet_venue is not None and sheet.meet_venue.verdict in {Verdict.AGREED, Verdict.ONE_SOURCE}:
        yield replace(SentenceWriter(context).sentence(sheet.meet_venue), level=1)


def _setting_words(row: PointRow, values: Sequence[PointValue], context: AnswerContext) -> str:
    """The headline with the articles of its side; what is in dispute by its label, each side with its own."""
    if row.is_contested:
        sides = ", ".join(value_and_marks(row, value, context) for value in values)
        return f"{row.attribute.label} {row.verdict}: {sides}"
    if row.attribute.kind == "wind":
        return f"{row.attribute.label} {', '.join(value_and_marks(row, value, context) for value in values)}"
    standings = [standing for value in values for standing in value.standings]
    occasions = [(standing, _relative_occasion(row, standing, context)) for standing in standings]
    dated = [standing for standing, occasion in occasions if not occasion] or standings
    day = relative_words(row, dated) or f"{_weekday(row, dated)}{headline_words(row, context)}"
    days = [f"{day} {context.citations.marks(standing.article for standing in dated)}"]
    hanging = [(standing, occasion) for standing, occasion in occasions if standing not in dated]
    return ", ".join((*days, *(f"{occasion} {context.citations.marks((each.article,))}" for each, occasion in hanging)))


def _relative_occasion(row: PointRow, standing: PointClaim, context: AnswerContext) -> str:
    """As in "the day of the women's 800m final", where an article gives no date; else ""."""
    relative = RelativeDay.parse(row.claim(standing).value)
    return f"{relative.day.words} {name_in_a_sentence(relative.anchor, context.names)}" if relative else ""


def _weekday(row: PointRow, standings: Sequence[PointClaim]) -> str:
    """The weekday of the day and a space, where the cited excerpts print it and none prints another; else nothing."""
    weekday = weekday_of(str(row.headline))
    excerpts = (item.claim.excerpt for item in evidence_of(row, standings))
    printed = {weekday_in(excerpt) for excerpt in excerpts} - {None}
    return f"{weekday.capitalize()} " if weekday is not None and printed == {weekday} else ""


# --- what is asked for ------------------------------------------------------------------------------------------


def _asked_lines(asked: str, race: RaceRow, sheet: Sheet, context: AnswerContext) -> tuple[Statement, ...]:
    """The day of the race, who has a place, by most articles first, or how somebody ended, in sentences.

    Of a place at the finish who had it then, and what came of it.
    """
    writer = SentenceWriter(context, race)
    place, at_finish, _ = asked.partition(AT_FINISH)
    placings = sorted(sheet.placings, key=lambda each: not each.has_place(place))
    found = [sheet.date] if place == _DATE else [row for each in placings for row in _asked_rows(each, place)]
    rows = [row for row in found if row is not None and (not at_finish or _was_given_at_finish(row, place))]
    told = [[writer.sentence(row), *writer.earlier(row)] for row in rows]
    lines = [line for each in told for line in (reversed(each) if at_finish else each)]
    # On the sheet below stands what cannot hold.
    return tuple(replace(without_reasons(line), strong=True) for line in lines)


def _asked_rows(placing: Placing, asked: str) -> tuple[PointRow | None, ...]:
    """The points that answer what is asked for, if this placing is meant."""
    if asked == placing.about:
        return (placing.place or placing.outcome or placing.took_part or placing.mark,)
    return (placing.place,) if placing.is_given_place(asked) else ()


def _was_given_at_finish(row: PointRow, place: str) -> bool:
    """Whether a place is what somebody had at the finish; what was not changed since is."""
    earlier = earlier_standings(row)
    return not earlier or any(each.value == Value(place) for each in earlier)


# --- the sheet --------------------------------------------------------------------------------------------------


def _placing_blocks(race: RaceRow, sheet: Sheet, facts: Facts, context: AnswerContext) -> Iterator[Block]:
    """The lines of the sheet, those whose standing is in dispute behind the others unless it is a win, and the margin.

    Who names the meet alone is cited for that, in small print below the line.
    """
    split = [(placing, *split_placing(placing, context)) for placing in sheet.placings]
    placed, contenders, others = list[_Split](), list[_Split](), list[_Split]()
    for each in split:
        own = each[1]
        if own.has_line:
            in_dispute = contenders if own.has_place(_WINNER) else others
            (in_dispute if has_open_standing(own) else placed).append(each)
    writers = {each[1].about: SentenceWriter(context, race, subject=each[1].about) for each in split}
    small = _small_lines(race, sheet, facts, writers, context)
    rows = [
        line for each in (*contenders, *placed[:MOST_LINES], *others) for line in _placing_rows(each, small, writers)
    ]
    rows += margins([own for _, own, _ in placed[:2]], context, facts.points)
    yield from rows
    if len(placed) > MOST_LINES:
        yield Note(f"And {counted(len(placed) - MOST_LINES, 'more line')}: /compare and a name tells of each.")


def _placing_rows(
    split: _Split, small: Mapping[str, Sequence[Statement]], writers: Mapping[str, SentenceWriter]
) -> Iterator[Statement]:
    """Somebody's line, and in small print what is told of them of the meet alone, beside it, and of a shared place."""
    whole, own, wider = split
    writer = writers[own.about]
    is_open = has_open_standing(own)
    yield standing_line(own, writer.context) if is_open else placing_line(own, writer.context, whole)
    yield from meet_lines(own.about, wider, writer.context)
    yield from small.get(own.about, ())
    yield from small_print(own.ties, own, writer)


def _small_lines(
    race: RaceRow, sheet: Sheet, facts: Facts, writers: Mapping[str, SentenceWriter], context: AnswerContext
) -> Mapping[str, Sequence[Statement]]:
    """By placing who ran for the team, what articles give one of them alone, why somebody was out, and gaps to others.

    The gap of the first two is the winning margin, and behind whom somebody finished shows where both have a line.
    """
    first, on_sheet = [placing.about for placing in sheet.placings[:2]], {each.about for each in sheet.placings}
    of_race = [row for row in facts.points if row.within == race.id and row.values]
    legs = [row for role in (LEG_ROLE, LEG_MARK_ROLE) for row in of_race if role in row.attribute.roles]
    lines = grouped((team, line) for team in writers for line in member_lines(team, sheet.members, legs, context))
    for placing in sheet.of_members:
        team = sheet.teams[placing.about]
        rows = [row for row in (placing.medal, *placing.rows) if row is not None and row.values]
        lines.setdefault(team, []).extend(writers[team].sentence(row) for row in rows if team in writers)
    for row in of_race:
        is_gap = MARGIN_ROLE in row.attribute.roles and [row.about, row.key.than and row.key.than.about] != first
        is_behind = BEHIND_ROLE in row.attribute.roles and on_sheet.isdisjoint(str(each.value) for each in row.values)
        is_reason = explains_outcome(row.attribute, context.vocabulary.attributes)
        if row.about in writers and (is_gap or is_behind or is_reason):
            # What is disputed of themselves stands on their line.
            caveats = tuple(each for each in row.caveats if each.about != row.about)
            lines.setdefault(row.about, []).append(writers[row.about].sentence(replace(row, caveats=caveats)))
    return {about: [replace(line, level=1) for line in of_one] for about, of_one in lines.items()}


# --- what to ask next ---------------------------------------------------------------------------------------------


def _result_choices(
    race: RaceRow, sheet: Sheet, disputes: Sequence[PointRow], context: AnswerContext
) -> Iterator[Choice]:
    """What is in dispute, the story, the winner's words; then the articles."""
    yield from no_answer.dispute_choice(race, len(disputes))
    yield Choice("Story", no_answer.race_ask("recap", race))
    winner = sheet.placings[0].about if sheet.placings else ""
    if winner in race.speakers and sheet.placings[0].place is not None:
        yield Choice("Quotes", f"/quote {askable(name_of(winner, context.names), winner)}")
    yield from no_answer.sources_choice(race)


QUESTION = Question(
    "result",
    "Who finished where.",
    (EVENT, MEET),
    ask_result,
    ("/result",),
    "/result {event}",
    offers=OfferList.RESULTS,
)
