"""The points of a story against its articles as a picture: on what they agree, and who says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.charts import LanesChart, LanesKind
from bot.answers.evidence.story import points_by_group
from bot.answers.points.lanes import lane_row
from bot.answers.points.results_sheet import race_sheet
from bot.answers.sentences.race_writers import RaceWriters

if TYPE_CHECKING:
    from bot.answers.points.points import AnswerContext
    from bot.store.rows import Facts, RaceRow

MOST_ROWS = 30
"""Points of a picture; the page has all of them as a table."""


def agreement(title: str, race: RaceRow, facts: Facts, context: AnswerContext) -> LanesChart | None:
    """The first points of a race, those in dispute before all others; None where nothing is told of it."""
    places = {placing.about: place for place, placing in enumerate(race_sheet(facts, race).placings)}
    groups = points_by_group(race, facts, context.vocabulary, places)
    points = [
        ("In dispute" if group is None else group.label, row) for group, rows in groups for row in rows if row.values
    ]
    writers = RaceWriters(context, race)
    slugs = {row.slug for row in facts.articles if row.number is not None}
    articles = tuple(each for each in context.citations.all_articles() if each.slug in slugs)
    rows = []
    for heading, row in points[:MOST_ROWS]:
        leading = (
            [value for value in row.values if value.side == row.values[0].side] if row.is_contested else row.values
        )
        rows.append(lane_row(heading, row, leading, writers.of(row)))
    return LanesChart(LanesKind.AGREEMENT, title, tuple(rows), articles, len(points) - len(rows)) if rows else None
