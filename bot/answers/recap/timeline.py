"""The race as a picture: who did what at which moment, and which article says so, a line for each telling."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers.charts import LaneRow, LanesChart, LanesKind
from bot.answers.points.lanes import lane_row
from bot.answers.points.wording import capitalised, moment_words
from bot.answers.recap.scenes import SUMMARY, Part
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts import values
from bot.facts.grouping import grouped
from bot.facts.model import OPEN_VERDICTS
from bot.facts.moment import FINISH, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.recap.story import Story
    from bot.facts.model import PointClaim, PointValue
    from bot.store.rows import PointRow

MOST_LINES = 30
"""Lines of a picture."""


class MomentTelling(NamedTuple):
    """What articles give of a point at a moment, None: they give none; who says so too, and who says otherwise."""

    when: Moment | None
    row: PointRow
    value: PointValue
    also: tuple[PointClaim, ...]
    against: tuple[PointClaim, ...]


def timeline(title: str, story: Story) -> LanesChart | None:
    """The picture of a story, from its first moment to the finish; None where no moment of the race is told.

    What sums the race up, and has no moment, is left out unless articles tell it differently.
    """
    context = story.context
    points = [item.row for item in story.items if item.row is not None and item.part is Part.RACE]
    tellings = [each for row in points for each in tellings_of(row) if each.when or row.verdict in OPEN_VERDICTS]
    if not any(each.when for each in tellings):
        return None
    results = (each for row in _results(story) for each in tellings_of(row))
    finish = [each._replace(when=FINISH) for each in results][:MOST_LINES]
    # Where there is no room for all, what is told differently comes first, then what most articles tell.
    heaviest = sorted(tellings, key=lambda each: (each.row.verdict not in OPEN_VERDICTS, -len(each.row.articles)))
    heaviest = heaviest[: MOST_LINES - len(finish)]
    course = sorted(heaviest, key=lambda telling: order_of(telling, tellings, story))
    writer = SentenceWriter(context, story.race, day=story.day)
    lines = tuple(_line(each, writer, story.race.contest) for each in (*course, *finish))
    more = len(tellings) - len(course)
    return LanesChart(LanesKind.TIMELINE, title, lines, context.citations.articles(), more)


def order_of(
    telling: MomentTelling, tellings: Sequence[MomentTelling], story: Story
) -> tuple[tuple[int, ...], str, int]:
    """How far on in the race a moment is; what is told of the same moment stands together, in the story's order."""
    when, own, distance = telling.when, story.context.vocabulary.moments, values.race_distance(story.race.name)
    order = SUMMARY if when is None else values.moment_order(when.at, own, distance)
    return order, when.at if when else "", tellings.index(telling)


def _results(story: Story) -> Iterator[PointRow]:
    """The points of how everybody on the sheet came out, and what else is in dispute of that."""
    for placing in story.sheet.placings:
        yield from (row for row in (placing.place, placing.outcome) if row is not None)
        contested = (row for row in (placing.took_part, placing.mark) if row is not None and row.is_contested)
        yield from contested


def tellings_of(row: PointRow) -> Iterator[MomentTelling]:
    """What articles give of a point, by the moment at which it happened: each value once for each moment.

    Who says when it happened says that it did, and is not against whoever does not say when.
    """
    every = [(value, _moment(row, value, standing), standing) for value in row.values for standing in value.standings]
    for value in row.values:
        moments = grouped((when, standing) for of, when, standing in every if of is value)
        for when, standings in moments.items():
            against = (each for of, at, each in every if of is not value or (when and at and at != when))
            also = value.standings if when is None else ()
            yield MomentTelling(when, row, replace(value, standings=tuple(standings)), tuple(also), tuple(against))


def _moment(row: PointRow, value: PointValue, standing: PointClaim) -> Moment | None:
    """The moment of the race that a claim tells of; None where it tells of none."""
    if row.attribute.kind == "moment":
        return Moment.parse(value.value.text)
    when = row.key.when or row.claim(standing).when
    return when if when is not None and when.bound is None else None


def _line(telling: MomentTelling, writer: SentenceWriter, contest: str) -> LaneRow:
    """One telling below the heading of its moment; what has none stands below that of the whole ``contest``."""
    heading = f"At some moment of the {contest}"
    if telling.when is not None:
        writer.imply(telling.when)
        heading = capitalised(moment_words(telling.when, writer.context.names))
    return lane_row(heading, telling.row, (telling.value,), writer, also=telling.also, against=telling.against)
