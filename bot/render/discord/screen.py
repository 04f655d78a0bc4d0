"""How high a message stands on a phone: an estimate without a browser.

The figures are pixels of a client 400 wide, whose screen shows 640 of a chat's end, and widths of the letters of a wide
font in hundredths of its size. A letter of Chinese, Japanese or Korean is as wide as two others.
"""

from __future__ import annotations

import re
import unicodedata

from bot.render.discord.unbroken import WORD_JOINER, join_marks

SCREEN = 640
"""What a phone shows of a chat above the keyboard."""

BUTTONS, MENU = 40, 48
"""A row of buttons and a menu, each with the gap above it."""

GAP = 8
"""Between two texts of the card."""

SEPARATOR = 17
"""A line between two texts, with one of the gaps beside it."""

FRAME = 126
"""Who asked, the bot's name, the card's own padding, and the line below a private message."""

ROW_WIDTH = 312
_BUTTON_PADDING, _LEAST_BUTTON, _LABEL_SIZE = 26, 60, 14.5

_STYLES = (("### ", 1740, 21), ("-# ", 2310, 16.5), ("> ", 1810, 18), ("**", 1860, 18), ("", 1980, 18))
"""By what a line begins with: its width in letters of its size, and its pixels."""

_OTHER_LETTER = 58


class _Widths(dict[str, int]):
    """The widths of letters, also of those that are not in it."""

    def __missing__(self, letter: str) -> int:
        return _OTHER_LETTER * (2 if unicodedata.east_asian_width(letter) in "WF" else 1)


_LETTERS = _Widths(
    {
        **dict.fromkeys(map(chr, range(128)), _OTHER_LETTER),
        **dict.fromkeys(" \u00a0ijl.,:;·!|’'`J", 27),
        **dict.fromkeys("()-[]If“”t/\\", 34),
        **dict.fromkeys('r{}"?_z', 43),
        **dict.fromkeys("scvyFLxkSETae", 53),
        **dict.fromkeys("OQw…%GDUHN&", 77),
        **dict.fromkeys("MWm@—", 95),
        WORD_JOINER: 0,
    }
)

_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)")
_SIGNS = re.compile(r"^(?:### |-# |> )|\*\*|\|\||\\(?=[^\w\s]|_)|[\u200b\u2060\u2066-\u2069]")


def text_height(markdown: str) -> float:
    """The height of a text of one or more lines."""
    return sum([_line_height(line) for line in markdown.split("\n")])


def _line_height(line: str) -> float:
    room, pixels = next((room, pixels) for start, room, pixels in _STYLES if line.startswith(start))
    visible = _visible(line)
    return pixels * (1 if _width(visible) <= room else line_count(join_marks(visible), room))


def proxy_height(markdown: str) -> int:
    """The height of a text by a coarser rule: lines of 38 characters, 19 pixels each."""
    return sum([19 * max(-(-len(_visible(line)) // 38), 1) for line in markdown.split("\n")])


def _visible(line: str) -> str:
    return _SIGNS.sub("", _LINK.sub(r"\1", line))


def line_count(text: str, room: int) -> int:
    """The lines that a text takes where each is so wide; a longer word is broken."""
    lines, used, space = 1, 0, _LETTERS[" "]
    for word in text.split(" "):
        width = _width(word)
        if used and used + space + width > room:
            lines, used = lines + 1, width
        else:
            used += width + (space if used else 0)
        if used > room:
            broken = (used - 1) // room
            lines, used = lines + broken, used - broken * room
    return lines


def _width(text: str) -> int:
    return sum(map(_LETTERS.__getitem__, text))


def button_width(label: str) -> float:
    """The width of a button."""
    return max(_LEAST_BUTTON, _BUTTON_PADDING + _LABEL_SIZE * _width(label) / 100)
