"""Marks and units stay with the word or figure that they belong to, where a client breaks the lines of a message.

It is for what is drawn alone: what is copied, or read by programs, has plain spaces.
"""

from __future__ import annotations

import re

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"

_MOST_JOINED = 6
"""Marks that stay in one piece: a line of a phone has room for them and a word."""

_MARK = r"\[\d+\]"
_JOINED_SPACE = re.compile(rf" (?:(?<=[^\s·>#…] )(?={_MARK})|(?=· {_MARK})|(?<=\d )(?=[sm]\b))")
"""Before a mark, before the sign between two parts, and between a figure and its unit."""
_STARTS = "|".join(rf"(?<={start}\[)" for start in ("^", "^> ", "^-# ", r"^\*\*", "· "))
_OPENING_MARKS = re.compile(rf"(\[(?:{_STARTS})\d+\](?:{_MARK})*) (?=\S)", re.MULTILINE)
# Both begin with a letter of their own: what begins by looking back is tried at every place of a text.
_ROW = re.compile(rf"{_MARK}(?:{_MARK})+")
_ADDRESS = re.compile(r"(\(<[^>]*>\))")


def join_marks(markdown: str) -> str:
    """The text with its marks joined to each other and to the word before them, or after those that open a part.

    A unit stays with its figure.
    """
    # Every second piece is an address, which stays as it is.
    pieces = _ADDRESS.split(_OPENING_MARKS.sub(rf"\1{NO_BREAK_SPACE}", _JOINED_SPACE.sub(NO_BREAK_SPACE, markdown)))
    pieces[::2] = [_ROW.sub(_joined, piece) for piece in pieces[::2]]
    return "".join(pieces)


def part_marks(markdown: str) -> str:
    """The text with plain spaces, as before `join_marks`."""
    return markdown.replace(NO_BREAK_SPACE, " ").replace(WORD_JOINER, "")


def _joined(row: re.Match[str]) -> str:
    marks = [f"{mark}]" for mark in row[0].split("]")[:-1]]
    pieces = [marks[start : start + _MOST_JOINED] for start in range(0, len(marks), _MOST_JOINED)]
    return "".join([WORD_JOINER.join(piece) for piece in pieces])
