"""Texts of a pack and words of a person, without what steers a terminal."""

from __future__ import annotations

import re

_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls of a terminal, marks that overrule the direction of writing, and halves of a code point."""

_PICTURES = {chr(code): chr(0x2400 + code) for code in range(32)} | {"\x7f": "␡"}

_BREAK = re.compile(r"(?<![ \t\n\r\f\v]) *+[\t\n\r\f\v][ \t\n\r\f\v]*+")
"""White space that is more than spaces. It is read from its start alone, or long runs of spaces would take for ever."""


def sanitize(text: str) -> str:
    """The text on one line, with nothing that steers a terminal: controls are shown as pictures or as "�"."""
    return _HARMFUL.sub(lambda match: _PICTURES.get(match[0], "�"), _BREAK.sub(" ", text))


def escape_controls(json: str) -> str:
    """JSON in which what would steer a terminal is written as an escape; it reads back as the same value."""
    return _HARMFUL.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", json)
