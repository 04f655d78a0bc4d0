"""A picture in words: for whoever cannot see it, and the small print that names its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.charts import FinishChart, Stand
from bot.answers.points.wording import number_marks, shorten
from bot.facts.grouping import grouped
from bot.render.charts.canvas import Ink
from bot.render.discord.markdown import drawn_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import CitedArticle
    from bot.answers.charts import Chart, FinishMark, FinishRow, LaneRow
    from bot.render.charts.canvas import Canvas

LONGEST_DESCRIPTION = 1024
"""Characters that Discord takes for the description of a picture."""


_LONGEST_TITLE = 400
"""Characters of a title: as many as leave room for it, whatever its letters are."""


def description(chart: Chart) -> str:
    """What a picture shows, in at most `LONGEST_DESCRIPTION` characters: the first rows, and how many are left out."""
    rows = [*(map(_finish_words, chart.rows) if isinstance(chart, FinishChart) else _lane_words(chart.rows))]
    text = f"{shorten(chart.title, _LONGEST_TITLE)}."
    for place, row in enumerate(rows):
        rest = f" And {len(rows) - place + chart.more} more."
        if drawn_size(f"{text} {row}{rest}") > LONGEST_DESCRIPTION:
            return text + rest
        text += f" {row}"
    return f"{text} And {chart.more} more." if chart.more else text


def _finish_words(row: FinishRow) -> str:
    """As in "2 · Jakob Ingebrigtsen: DISPUTED, 3:29.65 +0.27 [1][2][4], 3:29.55 +0.17 [3]."."""
    marks = ", ".join(filter(None, (row.disputed, *map(mark_words, row.marks))))
    return f"{row.text}: {marks}." if marks else f"{row.text}."


def mark_words(mark: FinishMark) -> str:
    """A mark, how far it is behind, and its articles: "3:29.65 +0.27 [1][2][4]"."""
    return " ".join(filter(None, (mark.printed, mark.gap, number_marks(mark.numbers))))


def _lane_words(rows: Sequence[LaneRow]) -> Iterator[str]:
    """As in "At the bell: Kerr was fourth [3].", "Kerr took part [1], [3] says otherwise."."""
    heading = ""
    for row in rows:
        own = f"{row.heading}: " if row.heading != heading else ""
        stands = grouped((stand, number) for number, stand in row.stands.items())
        said = number_marks(stands.pop(Stand.SAYS, ()))
        others = "".join(f", {number_marks(numbers)} {stand}" for stand, numbers in stands.items())
        yield f"{own}{row.text} {said}{others}.".replace(" ,", ",")
        heading = row.heading


def small_print(canvas: Canvas, articles: Sequence[CitedArticle]) -> None:
    """Name the articles of the marks below the picture."""
    canvas.lines(join_unbroken(f"[{article.number}] {article.outlet}" for article in articles), 11, Ink.QUIET)


def join_unbroken(parts: Iterable[str]) -> str:
    """Parts with a dot between each two, which a line breaks behind a dot alone."""
    return "\u00a0· ".join(part.replace(" ", "\u00a0") for part in parts)
