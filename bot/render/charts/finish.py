"""The finish: places by time, height or length on a line, a dot for each printed value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import counted
from bot.facts.values.marks import format_length, format_time
from bot.render.charts.canvas import DOT, ROOM, Canvas, Ink, SignStyle
from bot.render.charts.words import description, join_unbroken, mark_words, small_print

if TYPE_CHECKING:
    from bot.answers.charts import FinishChart, FinishRow

_STEPS = (1, 2, 5)
_MOST_TICKS = 5
_INSET = 8
"""Pixels between the ends of a line and the first and the last dot."""


def draw_finish(chart: FinishChart) -> str:
    """The picture as SVG."""
    canvas = Canvas(chart.title, description(chart))
    scale = _Scale(chart)
    if scale.sizes:
        canvas.lines(_legend(chart), 11, Ink.QUIET)
        _draw_axis(canvas, scale)
    for row in chart.rows:
        _draw_row(canvas, row, scale)
    if chart.more:
        canvas.lines(f"and {counted(chart.more, 'more line')}, not drawn", 12, Ink.QUIET)
    canvas.y += 6
    small_print(canvas, chart.articles)
    return canvas.svg()


def _legend(chart: FinishChart) -> str:
    """What the signs mean that are there."""
    marks = [mark for row in chart.rows for mark in row.marks]
    meanings = {
        "● a printed mark": not all(mark.disputed for mark in marks),
        "○ one in dispute": any(mark.disputed for mark in marks),
        ("− behind the winner" if chart.is_length else "+ behind the winner"): any(mark.gap for mark in marks),
    }
    return "   ".join(words for words, is_used in meanings.items() if is_used)


class _Scale:
    """Where a mark stands on the line: the best first, so that a time runs to the right, and a height to the left."""

    def __init__(self, chart: FinishChart) -> None:
        self.sizes = [mark.size for row in chart.rows for mark in row.marks]
        self.is_length = chart.is_length
        self.low, self.high = min(self.sizes, default=0), max(self.sizes, default=0)

    def x(self, size: int) -> float:
        """Pixels from the margin."""
        if self.low == self.high:
            return ROOM / 2
        part = (size - self.low) / (self.high - self.low)
        return _INSET + (ROOM - 2 * _INSET) * (1 - part if self.is_length else part)

    def ticks(self) -> list[int]:
        """Round sizes along the line."""
        steps = (step * 10**power for power in range(8) for step in _STEPS)
        step = next(each for each in steps if (self.high - self.low) / each <= _MOST_TICKS - 1)
        return [*range(-(-self.low // step) * step, self.high + 1, step)] or [self.low]

    def words(self, size: int) -> str:
        """A tick's size in words."""
        return format_length(size) if self.is_length else format_time(size)


def _draw_axis(canvas: Canvas, scale: _Scale) -> None:
    canvas.y += 16
    for tick in scale.ticks():
        x = min(max(scale.x(tick), 22), ROOM - 22)
        canvas.text(x, canvas.y, scale.words(tick), 11, Ink.QUIET, is_centred=True)
    canvas.y += 4


def _draw_row(canvas: Canvas, row: FinishRow, scale: _Scale) -> None:
    """Who, the line with the dots, and what is printed with its articles."""
    canvas.y += 6
    canvas.lines(row.text, 13, is_bold=bool(row.marks))
    if row.marks:
        canvas.y += 8
        canvas.line((0, canvas.y), (ROOM, canvas.y))
        for tick in scale.ticks():
            canvas.line((scale.x(tick), canvas.y - 4), (scale.x(tick), canvas.y + 4))
        for mark in row.marks:
            canvas.sign(scale.x(mark.size), canvas.y, DOT, SignStyle.HOLLOW if mark.disputed else SignStyle.FILLED)
        canvas.y += 6
    words = " · ".join(filter(None, (row.disputed, join_unbroken(map(mark_words, row.marks)))))
    canvas.lines(words, 12, Ink.DISPUTE if row.disputed else Ink.TEXT)
