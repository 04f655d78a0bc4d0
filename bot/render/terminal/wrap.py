"""Lines of text that fit a width: runs of words with a style, wrapped with hanging indents.

Nothing here knows what an answer is. A `Paragraph` is words and their styles; `lay` makes lines of it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from bot.facts.frozen import Frozen
from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator


class Style(StrEnum):
    """How a run looks where looks exist: the names are rich's, and none is needed to understand the text."""

    PLAIN = ""
    TITLE = "bold"
    HEADING = "bold"
    QUIET = "dim"
    AGREED = "bold green"
    ONE_SOURCE = "bold cyan"
    CONTESTED = "bold yellow"
    COMMAND = "cyan"
    FOUND = "bold underline"


class Run(Frozen, frozen=True):
    """Words in one style; ``link`` is an address that opens behind them where the terminal has links."""

    text: str
    style: Style = Style.PLAIN
    link: str | None = None


class Paragraph(Frozen, frozen=True):
    """Runs that are wrapped together: the first line is indented by ``first`` cells, the others by ``rest``.

    A ``whole`` paragraph is never broken, for addresses and commands are copied.
    """

    runs: tuple[Run, ...]
    first: int = 0
    rest: int = 0
    whole: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


class Line(Frozen, frozen=True):
    """One line as it is shown, its indent included."""

    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(run.text for run in self.runs)


def paragraph(*runs: Run | str, first: int = 0, rest: int | None = None, whole: bool = False) -> Paragraph:
    """A paragraph of runs or plain strings, made harmless; without ``rest`` every line is indented as the first."""
    plain = (Run(run) if isinstance(run, str) else run for run in runs)
    return Paragraph(
        tuple(Run(sanitize(run.text), run.style, run.link) for run in plain),
        first,
        first if rest is None else rest,
        whole,
    )


# --- from paragraphs to lines -------------------------------------------------------------------------------------

_PIECE = re.compile(r"(?:(?!\[\d+\])[^ ])+ \[\d+\](?:(?!\[\d+\])[^ ])*|(?:\[\d+\])?(?:(?!\[\d+\])[^ ])+|\[\d+\]")
"""What is kept together: what stands between two spaces (a no-break space is none), with the first mark behind it; of a
row of marks each later one, with the full stop behind it.
"""


def wrapped_lines(paragraph: Paragraph, width: int) -> Iterator[Line]:
    """The paragraph's lines, none wider than ``width`` cells unless the paragraph is whole."""
    text = paragraph.text
    spans = [(0, len(text))] if paragraph.whole else _fit(text, paragraph, width)
    for number, (start, end) in enumerate(spans):
        indent = paragraph.rest if number else paragraph.first
        margin = (Run(" " * indent),) if indent else ()
        yield Line(margin + tuple(_cut(paragraph.runs, start, end)))


def _fit(text: str, paragraph: Paragraph, width: int) -> list[tuple[int, int]]:
    """Spans of the text, one a line, filled from the left."""
    lines: list[tuple[int, int]] = []
    room = width - paragraph.first
    for start, end in _pieces(text, width - max(paragraph.first, paragraph.rest)):
        begun = lines[-1][0] if lines else start
        if lines and cell_len(text[begun:end]) <= room:
            lines[-1] = (begun, end)
            continue
        room = width - (paragraph.rest if lines else paragraph.first)
        lines.append((start, end))
    return lines


def _pieces(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Spans that are not to be broken; one wider than a line is cut so that its parts are not."""
    for match in _PIECE.finditer(text):
        start = match.start()
        for part in _parts(match[0], room):
            yield start, start + len(part)
            start += len(part)


def _parts(word: str, room: int) -> list[str]:
    return [word] if cell_len(word) <= room else chop_cells(word, room)


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    """The runs between two positions of the text that they make together."""
    position = 0
    for run in runs:
        text = run.text[max(start - position, 0) : max(end - position, 0)]
        position += len(run.text)
        if text:
            yield Run(text, run.style, run.link)
