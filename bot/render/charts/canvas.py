"""A picture from top to bottom: texts, lines and signs as SVG, and how wide a text is.

Colours stand in attributes, so that a file looks alike wherever it is opened; each also has a class, by which the page
gives it the colours of its own scheme. Nothing is told by a colour alone.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from bot.render.direction import isolate

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 480
"""Pixels of a picture's width: a phone shows it nearly in its own size."""
MARGIN = 16
ROOM = WIDTH - 2 * MARGIN
LINE_HEIGHT = 1.35
"""Of a text, in sizes of its letters."""
DOT = "m-5,0a5,5 0 1 0 10,0a5,5 0 1 0 -10,0z"
"""The shape of a dot."""

FONT = "DejaVu Sans, Verdana, sans-serif"
"""The font that ships with Trackside, and one of the same widths."""


class Ink(StrEnum):
    """What a colour means; the page has one of its own for each."""

    TEXT = "#1c1b19"
    QUIET = "#5b5953"
    LINE = "#c9c5bc"
    DISPUTE = "#9a3d00"


PAPER = "#ffffff"


def _filled(ink: Ink) -> str:
    return f'class="fill-{ink.name.lower()}" fill="{ink.value}"'


def _stroked(ink: Ink, width: float, fill: str = "none") -> str:
    paper = " fill-paper" if fill == PAPER else ""
    return f'class="stroke-{ink.name.lower()}{paper}" stroke="{ink.value}" stroke-width="{width:g}" fill="{fill}"'


_LINE = _stroked(Ink.LINE, 1)


class SignStyle(StrEnum):
    """How a sign is drawn, as the attributes of its element."""

    FILLED = _filled(Ink.TEXT)
    HOLLOW = _stroked(Ink.DISPUTE, 2, PAPER)
    """In dispute, or another value."""
    LINES = _stroked(Ink.DISPUTE, 2)


class Canvas:
    """A picture that grows downwards: ``y`` is how far it reaches, in pixels.

    What is drawn alike stands in one element, so that a file stays small; lines lie below signs, and signs below texts.
    """

    def __init__(self, title: str, description: str) -> None:
        """``title`` is its heading, ``description`` what it shows in words."""
        self._description = description
        self._shapes: dict[str, list[str]] = {_LINE: []}
        self._texts: dict[str, list[str]] = {}
        self.y = float(MARGIN)
        self.lines(title, 16, is_bold=True)

    def lines(self, text: str, size: float = 12, ink: Ink = Ink.TEXT, *, is_bold: bool = False) -> None:
        """A text below all else, in as many lines as it needs."""
        for line in wrapped(text, ROOM, size, is_bold=is_bold):
            self.y += size * LINE_HEIGHT
            self.text(0, self.y - size * (LINE_HEIGHT - 1), line, size, ink, is_bold=is_bold)

    def text(  # noqa: PLR0913 — what a text has
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        ink: Ink = Ink.TEXT,
        *,
        is_bold: bool = False,
        is_centred: bool = False,
    ) -> None:
        """One line of text, its feet at ``y``, its start or its middle so many pixels from the margin."""
        bold = ' font-weight="700"' if is_bold else ""
        anchor = ' text-anchor="middle"' if is_centred else ""
        style = f'font-size="{_number(size)}"{bold}{anchor} {_filled(ink)}'
        element = f'<text x="{_number(MARGIN + x)}" y="{_number(y)}">{escape(isolate(text))}</text>'
        self._texts.setdefault(style, []).append(element)

    def line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A straight line."""
        (x, y), (end_x, end_y) = start, end
        steps = f"M{_number(MARGIN + x)},{_number(y)}L{_number(MARGIN + end_x)},{_number(end_y)}"
        self._shapes[_LINE].append(steps)

    def sign(self, x: float, y: float, shape: str, look: SignStyle = SignStyle.FILLED) -> None:
        """A sign: the steps of a path from its middle."""
        self._shapes.setdefault(look.value, []).append(f"M{_number(MARGIN + x)},{_number(y)}{shape}")

    def svg(self) -> str:
        """The whole picture."""
        height = _number(self.y + MARGIN)
        shapes = "".join(f'<path {style} d="{"".join(paths)}"/>' for style, paths in self._shapes.items() if paths)
        texts = "".join(f"<g {style}>{''.join(lines)}</g>" for style, lines in self._texts.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label={quoteattr(self._description)} font-family="{FONT}">'
            f'<rect class="fill-paper" width="100%" height="100%" fill="{PAPER}"/>{shapes}{texts}</svg>'
        )


def _number(value: float) -> str:
    """A number with at most one figure after its point."""
    return f"{value:.1f}".removesuffix(".0")


# --- how wide a text is ---------------------------------------------------------------------------------------------

_OTHER = 68
"""Hundredths of its size that a letter is wide which is not in the list."""
_LETTERS = {
    letter: width
    for width, letters in {
        30: " '\u00a0,./:;I|Jijl·’\\",
        40: "-f!()[]rt",
        52: '"*_`–?sz“”',
        60: "FLckçPTYaeovxyøåöäéè",
        64: "$0123456789EKSbdghnpqu{}üßñ",
        78: "&DGHNUÜOQwØÖ",
        88: "#+<=>^~M",
        100: "%mÆ@W—…æ",
    }.items()
    for letter in letters
}
"""Hundredths of its size that a letter of DejaVu Sans is wide, rounded up."""
_BOLD = 1.2
"""How much wider a bold text is."""


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a text is drawn, in pixels, rather more than less."""
    return sum(map(_letter_width, text)) * size / 100 * (_BOLD if is_bold else 1)


def _letter_width(letter: str) -> int:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if unicodedata.category(letter) in {"Mn", "Cf"}:
        return 0  # it stands over another, or is a mark that nobody sees
    return 100 if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def wrapped(text: str, room: float, size: float, *, is_bold: bool = False) -> Iterator[str]:
    """The lines of a text that has so many pixels for each; a word that is wider is broken."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, is_bold=is_bold) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while text_width(line, size, is_bold=is_bold) > room:
            fitting = _fitting(line, room, size, is_bold=is_bold)
            yield line[:fitting]
            line = line[fitting:]
    if line:
        yield line


def _fitting(word: str, room: float, size: float, *, is_bold: bool) -> int:
    """How many letters of a word have room, at least one."""
    ends = range(2, len(word) + 1)
    return next((end - 1 for end in ends if text_width(word[:end], size, is_bold=is_bold) > room), len(word))
