"""Lines with a lane for each article: the points of a story, or a race as a timeline."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.answers.charts import Stand
from bot.answers.points.wording import counted
from bot.facts.model import Verdict
from bot.render.charts.canvas import DOT, LINE_HEIGHT, ROOM, Canvas, Ink, SignStyle, wrapped
from bot.render.charts.words import description, join_unbroken, small_print

if TYPE_CHECKING:
    from bot.answers.charts import LaneRow, LanesChart

MOST_LANES = 12
"""Articles with a lane; what others say the table has."""
_LANE = 24
"""Pixels of a lane at most."""
_SIZE = 12.5
_MOST_OF_LANES = 0.5
"""The part of the width that the lanes may take."""

_SIGNS = {
    Verdict.AGREED: DOT,
    Verdict.ONE_SOURCE: "m-3,0a3,3 0 1 0 6,0a3,3 0 1 0 -6,0z",
    Verdict.DISPUTED: "m0,-6l6,6l-6,6l-6,-6z",
    Verdict.TIE: "m-5,-5h10v10h-10z",
    Verdict.DIFFER: "m0,-5.5l5.5,10h-11z",
    Verdict.REPORTED: "m-5.5,-2h11v4h-11z",
}
"""By verdict the shape of its sign, as a path from its middle."""
_STANDS = {
    Stand.SAYS: "filled: says so",
    Stand.OTHERWISE: "hollow: says otherwise, on another line",
    Stand.ITSELF: "crossed: says both",
    Stand.REPORTS: "bar: reports somebody's words",
}
_CROSS = "m-5,-5l10,10m0,-10l-10,10"
"""The sign over that of an article which contradicts itself."""


def draw_lanes(chart: LanesChart) -> str:
    """The picture as SVG."""
    canvas = Canvas(chart.title, description(chart))
    lanes = _Lanes(chart)
    _draw_legend(canvas, chart)
    lanes.head(canvas)
    for heading, rows in groupby(chart.rows, attrgetter("heading")):
        canvas.y += 8
        canvas.lines(heading, 12, Ink.QUIET, is_bold=True)
        for row in rows:
            lanes.row(canvas, row)
    if chart.more:
        canvas.lines(f"and {counted(chart.more, 'more line')}, not drawn", 12, Ink.QUIET)
    canvas.y += 8
    small_print(canvas, chart.articles[:MOST_LANES])
    if len(chart.articles) > MOST_LANES:
        canvas.lines(f"and {counted(len(chart.articles) - MOST_LANES, 'more article')}, in the table", 11, Ink.QUIET)
    return canvas.svg()


def _draw_legend(canvas: Canvas, chart: LanesChart) -> None:
    """What each shape means that is there, and a hollow one."""
    canvas.y += 18
    x = 0.0
    for verdict in dict.fromkeys(row.verdict for row in chart.rows):
        canvas.sign(x + 6, canvas.y - 4, _SIGNS[verdict])
        canvas.text(x + 16, canvas.y, verdict.value, 10.5, Ink.QUIET)
        x += 28 + 7.4 * len(verdict.value)
    canvas.y += 4
    used = {stand for row in chart.rows for stand in row.stands.values()}
    canvas.lines(join_unbroken(words for stand, words in _STANDS.items() if stand in used), 10.5, Ink.QUIET)


class _Lanes:
    """Where the lane of each article runs, on the right."""

    def __init__(self, chart: LanesChart) -> None:
        numbers = [article.number for article in chart.articles[:MOST_LANES]]
        self._width = min(_LANE, ROOM * _MOST_OF_LANES / len(numbers))
        self.left = ROOM - self._width * len(numbers)
        self._x = {number: self.left + self._width * (place + 0.5) for place, number in enumerate(numbers)}

    def head(self, canvas: Canvas) -> None:
        """The articles' numbers over their lanes."""
        canvas.y += 14
        for number, x in self._x.items():
            mark = f"[{number}]" if self._width == _LANE else str(number)
            canvas.text(x, canvas.y, mark, 10.5, Ink.QUIET, is_centred=True)

    def row(self, canvas: Canvas, row: LaneRow) -> None:
        """A line with its signs, each at the height of its middle."""
        top = canvas.y
        lines = [*wrapped(row.text, self.left - 8, _SIZE)]
        height = max(len(lines) * _SIZE * LINE_HEIGHT, 18) + 4
        for x in self._x.values():
            canvas.line((x, top), (x, top + height))
        for number, stand in row.stands.items():
            if number in self._x:
                self._sign(canvas, self._x[number], top + height / 2, row, stand)
        for place, line in enumerate(lines, 1):
            y = top + place * _SIZE * LINE_HEIGHT - 2
            canvas.text(0, y, line, _SIZE, Ink.DISPUTE if row.disputed else Ink.TEXT)
        canvas.y = top + height

    def _sign(self, canvas: Canvas, x: float, y: float, row: LaneRow, stand: Stand) -> None:
        shape = _SIGNS[Verdict.REPORTED if stand is Stand.REPORTS else row.verdict]
        canvas.sign(x, y, shape, SignStyle.HOLLOW if stand is Stand.OTHERWISE else SignStyle.FILLED)
        if stand is Stand.ITSELF:
            canvas.sign(x, y, _CROSS, SignStyle.LINES)
