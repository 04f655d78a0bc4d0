"""The picture of an answer as a file: SVG, or PNG where the libraries for it are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.console import OutputError, print_error
from bot.chat.output_file import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.answer import Answer
    from bot.answers.charts import Chart

_OPTION = "--save"


def save_picture(answer: Answer, path: Path) -> None:
    """Write the picture of an answer, and say in words what it shows.

    Raises:
        OutputError: the answer has none, the file's name is of another kind, or it cannot be written.
    """
    from bot.render.charts.words import description  # noqa: PLC0415 — most answers are read in words

    if answer.chart is None:
        raise OutputError(f"{answer.question} has no picture: ask for /result, /recap or /sources of a race.")
    write_file(path, [_drawn(answer.chart, path)], _OPTION)
    print_error(f"Wrote {path}: {description(answer.chart)}")


def _drawn(chart: Chart, path: Path) -> bytes:
    from bot.render.charts.drawing import draw_chart  # noqa: PLC0415 — the same
    from bot.render.charts.png import can_draw_png, draw_png  # noqa: PLC0415 — the same

    match path.suffix.casefold():
        case ".svg":
            return draw_chart(chart).encode()
        case ".png" if can_draw_png():
            return draw_png(draw_chart(chart))
        case ".png":
            raise OutputError("PNG needs two libraries: pip install pillow resvg_py. An .svg needs none.")
        case _:
            raise OutputError(f"{path} is no picture: name an .svg or a .png with {_OPTION}.")
