"""Each picture as SVG, and as the table of what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.charts import FinishChart
from bot.answers.points.wording import number_marks
from bot.render.charts.finish import draw_finish
from bot.render.charts.lanes import draw_lanes

if TYPE_CHECKING:
    from bot.answers.charts import Chart, LanesChart

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""The heads of the columns, and the rows."""


def draw_chart(chart: Chart) -> str:
    """The picture as SVG."""
    return draw_finish(chart) if isinstance(chart, FinishChart) else draw_lanes(chart)


def chart_table(chart: Chart) -> Table:
    """All that a picture shows, as a table."""
    return _finish_table(chart) if isinstance(chart, FinishChart) else _lanes_table(chart)


def _finish_table(chart: FinishChart) -> Table:
    rows = []
    for row in chart.rows:
        marks = [(mark.printed, mark.gap, number_marks(mark.numbers)) for mark in row.marks]
        rows += [(row.text, *mark, row.disputed) for mark in marks or [("", "", number_marks(row.numbers))]]
    return ("Place", "Mark", "Behind the winner", "Articles", "In dispute"), tuple(rows)


def _lanes_table(chart: LanesChart) -> Table:
    numbers = [article.number for article in chart.articles]
    rows = [
        (row.heading, row.text, row.verdict.value, *(row.stands.get(number, "") for number in numbers))
        for row in chart.rows
    ]
    return ("Part", "Line", "Verdict", *(f"[{number}]" for number in numbers)), tuple(rows)
