"""A picture in words: for whoever cannot see it, and the small print that names its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.charts import FinishChart
from bot.answers.points.wording import number_marks
from bot.render.charts.canvas import Ink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import CitedArticle
    from bot.answers.charts import Chart, FinishRow, LanesChart
    from bot.render.charts.canvas import Canvas

LONGEST_DESCRIPTION = 1024
"""Characters that Discord takes for the description of a picture."""


def description(chart: Chart) -> str:
    """What a picture shows, in at most `LONGEST_DESCRIPTION` characters: the first rows, and how many are left out."""
    rows = [*_finish_rows(chart)] if isinstance(chart, FinishChart) else [*_lane_rows(chart)]
    text = f"{chart.title}."
    for place, row in enumerate(rows):
        rest = f" And {len(rows) - place} more."
        if len(text) + len(row) + 1 + len(rest) > LONGEST_DESCRIPTION:
            return text + rest
        text += f" {row}"
    return text


def _finish_rows(chart: FinishChart) -> Iterator[str]:
    for row in chart.rows:
        yield f"{row.text}{': ' if row.marks else ''}{', '.join(_printed(row))}{f', {row.disputed}' if row.disputed else ''}."


def _printed(row: FinishRow) -> Iterator[str]:
    for mark in row.marks:
        yield " ".join(filter(None, (mark.printed, mark.gap, number_marks(mark.numbers))))


def _lane_rows(chart: LanesChart) -> Iterator[str]:
    for row in chart.rows:
        yield f"{row.heading}: {row.text}{', disputed' if row.disputed else ''} {number_marks(row.numbers)}."


def small_print(canvas: Canvas, articles: Sequence[CitedArticle]) -> None:
    """Name the articles of the marks below the picture."""
    canvas.lines(" · ".join(f"[{article.number}] {article.outlet}" for article in articles), 11, Ink.QUIET)
