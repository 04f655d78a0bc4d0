"""Names and quotations that are written from right to left, set apart from the line that they stand in.

A line takes its direction from its first letter, and figures beside a name from it: so each such run stands between
two marks that nobody sees, and the line is laid out as if it were one letter.
"""

from __future__ import annotations

import re

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""The marks: what stands between them has a direction of its own, that of its first letter."""

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RIGHT_TO_LEFT = re.compile(_LETTER)

# What parts the words of one name, also where it is escaped or partly bold; a comma parts two names. No group here is
# possessive: Python 3.11.2, which Debian ships, takes too much with one.
_RUN = re.compile(rf"{_LETTER}+(?:[ ’.'\-*\\]+{_LETTER}+)*")
_QUOTED = re.compile(r"(?<=“)[^“”]++(?=”)")


def isolated_runs(text: str) -> list[tuple[int, int]]:
    """The runs to set apart, in code points, end exclusive: names, and quotations that begin with such a letter."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return []
    quoted = [match.span() for match in _QUOTED.finditer(text) if _begins_right_to_left(match[0])]
    parts: list[tuple[int, int]] = []
    end = 0
    for start, stop in [*quoted, (len(text), len(text))]:
        parts += [match.span() for match in _RUN.finditer(text, end, start)]
        parts += [(start, stop)] if stop > start else []
        end = stop
    return parts


def isolate(text: str) -> str:
    """The text with its right-to-left runs set apart; any other text as it is."""
    parts, end = [], 0
    for start, stop in isolated_runs(text):
        parts += [text[end:start], ISOLATE, text[start:stop], END_ISOLATE]
        end = stop
    return "".join([*parts, text[end:]])


def _begins_right_to_left(text: str) -> bool:
    first = next((letter for letter in text if letter.isalpha()), "")
    return bool(_RIGHT_TO_LEFT.match(first))
