"""What the articles of a story disagree on, what cannot all hold of it, and what they tell differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.compare.parts import (
    Parts,
    TopicPoints,
    contradictions_answer,
    loose_differences,
    points_answer,
    shown_findings,
)
from bot.answers.compare.point_detail import point_heading, point_line
from bot.answers.compare.topic_points import findings_on, rounds_of
from bot.answers.compare.topics import CONTRADICTIONS
from bot.answers.points.findings import distinct_findings
from bot.answers.points.later_changes import earlier_standings, is_changed
from bot.answers.points.points import (
    AnswerContext,
    dispute_choices,
    is_of_race,
    race_disputes,
    race_findings,
    race_points,
)
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.wording import counted, name_of
from bot.answers.result.placing_lines import has_open_standing
from bot.answers.sentences.caveats import without_reasons
from bot.answers.sentences.excerpts import without_parts
from bot.answers.sentences.race_writers import RaceWriters
from bot.answers.sentences.sentence import TOLD_DIFFERENTLY
from bot.facts.grouping import grouped
from bot.facts.model import Value
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import explains_outcome
from bot.facts.values.statuses import DISQUALIFIED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.answers.points.results_sheet import Sheet
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import Facts, PointRow, RaceRow

MOST_OTHER_RACES = 5
_NO_DISPUTE = "The articles do not disagree on anything of the {}."


def story_answer(
    question: str,
    rows: Sequence[RaceRow],
    facts: Facts,
    vocabulary: Vocabulary,
    part: str = "",
    story: Facts | None = None,
) -> Answer:
    """Where the articles of a story disagree, what cannot all hold, and what they tell differently.

    Of its contradictions, where they are the ``part`` that was asked for, each one. ``story`` has the day of which
    a race lay before or after that no article is a story of, and what contradicts it.
    """
    race = rows[0]
    context = AnswerContext.of(story or facts, vocabulary)
    writers = RaceWriters(context, race)
    points = race_points(facts, race.id) if race.articles else facts.points
    disputes = _by_place(race_disputes(facts, race.id), race_sheet(facts, race))
    findings = distinct_findings(race_findings(facts, race.id))
    differing = loose_differences(points)
    name = race.full_name
    parts = Parts(name, findings=tuple(findings))
    choices = (*_story_choices(race), *parts.choices(), *_other_races(rows))
    if part == CONTRADICTIONS and findings:
        every = (every_dispute(race), *_story_choices(race))
        return contradictions_answer(question, name, findings, context, every)
    changed = [*_changed(race_sheet(facts, race), disputes)]
    if not (disputes or findings or differing or changed):
        own_points = [row for row in points if stands_for_itself(row)]
        return _undisputed(
            question, rows, TopicPoints(own_points, findings_on(own_points, story or facts)), choices, writers
        )
    blocks: list[Block] = [Note(name)]
    for row in disputes:
        writer = writers.of(row)
        line = point_line(row, context, writer)
        # Unless some contradictions are left to a part, each is told below with its reason.
        is_bare = findings and not any(parts.choices())
        blocks += [Heading(point_heading(row, writer)), without_reasons(line) if is_bare else line]
    blocks += _change_blocks(changed, disputes, points, writers)
    blocks += shown_findings(findings, context)
    blocks += _told_differently(differing, writers)
    counts = [counted(len(rows), noun) for rows, noun in ((disputes, "dispute"), (findings, "contradiction")) if rows]
    counts = counts or ([f"{counted(len(differing), 'point')} told differently"] if differing else [])
    counts += ["none of this race"] if disputes and not any(is_of_race(row, race) for row in disputes) else []
    title = ", ".join(counts) or _NO_DISPUTE.format(in_a_sentence(name))
    menu = dispute_choices(disputes, facts.names)
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices, disputes=menu)


def _told_differently(differing: Sequence[PointRow], writers: RaceWriters) -> Iterator[Block]:
    """What is told differently: each side with its articles, below a heading that says so."""
    if differing:
        yield Heading(f"They tell it differently on {counted(len(differing), 'point')}")
        for line in (line for row in differing for line in writers.of(row).lines(row)):
            yield replace(line, text=line.text.removeprefix(TOLD_DIFFERENTLY))


def _changed(sheet: Sheet, disputes: Sequence[PointRow]) -> Iterator[PointRow]:
    """Those who were disqualified, unless that is a dispute, and whose place was changed later."""
    for placing in (*sheet.placings, *sheet.of_members):
        row = placing.place or placing.outcome
        is_out = row is not None and Value(DISQUALIFIED) in (each.value for each in row.values)
        if row is not None and ((is_out and row not in disputes) or earlier_standings(row)):
            yield row


def _change_blocks(
    changed: Sequence[PointRow], disputes: Sequence[PointRow], points: Sequence[PointRow], writers: RaceWriters
) -> Iterator[Block]:
    """What stands and why, and what it was, below a heading for each; of what is in dispute above not what stands."""
    attributes = writers.context.vocabulary.attributes
    reasons = [row for row in points if explains_outcome(row.attribute, attributes) and row.values]
    for is_later, rows in grouped((is_changed(row), row) for row in changed).items():
        yield Heading("Changed after the finish" if is_later else "Disqualified")
        for row in rows:
            of_row = [each for each in reasons if (each.about, each.within) == (row.about, row.within)]
            why = (writers.of(each).sentence(each) for each in of_row if each not in disputes)
            lines = writers.of(row).earlier(row) if row in disputes else writers.of(row).lines(row)
            yield from without_parts([*why, *lines], name_of(row.about, writers.context.names))


def _undisputed(
    question: str,
    rows: Sequence[RaceRow],
    points: TopicPoints,
    choices: tuple[Choice, ...],
    writers: RaceWriters,
) -> Answer:
    """A race on which nobody disagrees: what there is of one that has no story, or that one article alone tells of.

    What cannot hold together with what is told elsewhere heads it.
    """
    race = rows[0]
    own = race.name if race.articles or len(rounds_of(race.id, rows)) == 1 else race.event_name
    name = in_a_sentence(f"{own}, {race.meet_name}")
    is_of_one = len({item.claim.article for row in points.rows for item in row.evidence.values()}) == 1
    title = f"One article alone tells of the {name}." if is_of_one else _NO_DISPUTE.format(name)
    if not points.rows or (race.articles and not is_of_one):
        return no_answer.silent(question, title, choices)
    title = counted(len(points.findings), "contradiction") if points.findings else title
    return points_answer(Answer(question, title, (), choices=choices), points, writers)


def _by_place(rows: Sequence[PointRow], sheet: Sheet) -> list[PointRow]:
    """The rows of those who have a line on the sheet first, in its order; of one person, and of others, as they are."""
    places = {p.about: place for place, p in enumerate(sheet.placings) if p.has_line and not has_open_standing(p)}
    return sorted(rows, key=lambda row: places.get(row.about, len(places)))


def _story_choices(race: RaceRow) -> Iterator[Choice]:
    yield from no_answer.result_and_story(race)
    yield from no_answer.sources_choice(race)


def _other_races(rows: Sequence[RaceRow]) -> tuple[Choice, ...]:
    """Other stories that were meant, or, where none was named, the next ones."""
    others = [row for row in rows[1:] if row.articles][:MOST_OTHER_RACES]
    return tuple(Choice(f"{row.name} · {row.meet_name}", f"/compare {row.full_name}") for row in others)


def every_dispute(race: RaceRow) -> Choice:
    """The way to all on which the articles of a race's story disagree."""
    return Choice("All disputes", f"/compare {race.full_name}")
