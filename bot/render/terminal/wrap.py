"""Lines of text that fit a width: words with a style, wrapped with hanging indents.

Nothing here knows what an answer is. The wrapping is our own, for rich's breaks at a no-break space and between a word
and its marks, and knows no hanging indent.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.text import Text

from bot.facts.frozen import Frozen
from bot.render.direction import END_ISOLATE, ISOLATE, isolated_runs
from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator

StyledWords = str | tuple[str, str]
"""Words, plain or with the name of a style that rich knows."""


class Style(StrEnum):
    """How words look where looks exist: the names are rich's, and none is needed to understand the text."""

    TITLE = "bold"
    HEADING = "bold"
    QUIET = "dim"
    AGREED = "bold green"
    ONE_SOURCE = "bold cyan"
    CONTESTED = "bold yellow"
    COMMAND = "cyan"
    MATCH = "bold underline"


class Paragraph(Frozen, frozen=True):
    """Text that is wrapped together: the first line is indented by ``first`` cells, the others by ``rest``.

    An ``unbroken`` paragraph is one line, for addresses and commands are copied.
    """

    text: Text
    first: int = 0
    rest: int = 0
    unbroken: bool = False


def paragraph(*parts: StyledWords, first: int = 0, rest: int | None = None, unbroken: bool = False) -> Paragraph:
    """A paragraph of words that steer no terminal; without ``rest`` every line is indented as the first."""
    styled = [(part, "") if isinstance(part, str) else part for part in parts]
    text = Text.assemble(*[(sanitize(words), style) for words, style in styled])
    return Paragraph(text, first, first if rest is None else rest, unbroken)


EMPTY_LINE = paragraph(unbroken=True)

_MARK = r"\[\d+\]"
_FIGURE = r"(?:[^ ]*\d (?=[sm]\b))?"
_WORD = re.compile(rf"{_FIGURE}(?:(?!{_MARK})[^ ])+(?<!·) (?:{_MARK})+[^ ]*|{_FIGURE}[^ ]+")
"""What is kept together: what stands between two spaces (a no-break space is none), a unit with its figure, and marks
with the word before them."""

_PART = re.compile(rf"(?:(?!{_MARK})[^ ])+ ?|{_MARK}(?:(?!{_MARK})[^ ])*")
"""The parts of what is wider than a line: words and marks, each with what is behind it."""


def wrapped_lines(paragraph: Paragraph, width: int) -> Iterator[Text]:
    """The paragraph's lines, none wider than ``width`` cells unless the paragraph is unbroken."""
    text = paragraph.text
    spans = [(0, len(text))] if paragraph.unbroken else _line_spans(paragraph, width)
    # Every second piece is a line, the others are the spaces between two lines.
    lines = text.divide([edge for span in spans for edge in span])[1::2]
    runs = isolated_runs(text.plain)
    for number, (plain, (start, end)) in enumerate(zip(lines, spans, strict=True)):
        line_runs = [(max(a, start) - start, min(b, end) - start) for a, b in runs if a < end and start < b]
        line = _isolated(plain, line_runs)
        line.pad_left(paragraph.rest if number else paragraph.first)
        yield line


def _isolated(line: Text, runs: list[tuple[int, int]]) -> Text:
    """A line with runs of it set apart, which takes no cells: each line of a run that is broken has its own marks."""
    if not runs:
        return line
    isolated = Text()
    for number, piece in enumerate(line.divide([edge for run in runs for edge in run])):
        # Every second piece is a run.
        isolated += Text.assemble(ISOLATE, piece, END_ISOLATE) if number % 2 else piece
    return isolated


def _line_spans(paragraph: Paragraph, width: int) -> list[tuple[int, int]]:
    """Where the lines stand in the text, each filled with as many words as it has room for."""
    text = paragraph.text.plain
    spans: list[tuple[int, int]] = []
    for start, end in _word_spans(text, width - max(paragraph.first, paragraph.rest)):
        room = width - (paragraph.rest if len(spans) > 1 else paragraph.first)
        if spans and cell_len(text[spans[-1][0] : end]) <= room:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _word_spans(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Spans that are not to be broken; a word wider than a line is cut."""
    for match in _WORD.finditer(text):
        parts = [match[0]] if cell_len(match[0]) <= room else _PART.findall(match[0])
        start = match.start()
        for part in chain.from_iterable([chop_cells(part, room) for part in parts]):
            yield start, start + len(part.rstrip(" "))
            start += len(part)
