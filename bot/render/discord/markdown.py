"""Texts of a pack and words of a person as Discord's markdown: what they say is shown, and none of it is obeyed.

Nothing in an escaped text is a style, a link, a mention, a spoiler, a heading, a list or a quotation.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from bot.render.direction import END_ISOLATE, ISOLATE
from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterable

COVER = "||"
"""What stands before and after what is covered."""

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff]")
"""What shows nothing and only parts or turns what does. What joins letters and emoji (U+200C, U+200D) stays."""

_SIGNS = re.compile(r"[\\*_~`|<]")
"""What begins styles, code, spoilers, mentions, times and emoji of a server."""

_STEERING = re.compile(r"\((?<=\]\()|:(?=//|[\w+~-]+:)|@(?=[!&]?\d)|#(?=\d)")
"""What makes a link of words, an address, an emoji by its name, or half a mention."""

_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)

_LINE_START = re.compile(r"^ *(?:[0-9]+(?=\.)|(?=[#>+-]))")
"""What stands before the sign of a heading, a quotation or a list; no other space may."""

_EMOJI_SIGNS = frozenset("\ufe0f\u20e3‼⁉〰")
"""What makes emoji beside the symbols of Unicode: how one is shown, keys, and three signs of punctuation."""

_ESCAPE = re.compile(r"\\([^\w\s]|_)")


def drawn_size(text: str) -> int:
    """The characters of a text as Discord counts them: those of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain_text(text: str) -> str:
    """The text on one line, without what steers or hides; it is not escaped yet."""
    return text if text.isprintable() else _INVISIBLE.sub("", sanitize(text))


def escape_markdown(text: str) -> str:
    """The text so that it is shown as it is written, behind something on its line."""
    escaped = _STEERING.sub(_backslashed, _SIGNS.sub(_backslashed, plain_text(text)))
    # A backslash does not keep a server from taking it for a mention of all, so that the two are parted.
    return _EVERYBODY.sub("@\u200b", escaped)


def escape_line_start(text: str) -> str:
    """The text, escaped before, so that it opens a line and is no heading, list or quotation."""
    return _LINE_START.sub(lambda match: f"{match[0]}\\", text)


def bold_runs(text: str, runs: Iterable[tuple[int, int]]) -> str:
    """The text, escaped, with runs of it in bold, which are code points, end exclusive; a run of spaces stays plain.

    Runs that touch are one, for their signs would not part. What shows nothing goes first: a run of nothing else would
    part what then stands side by side.
    """
    places = {place for run in runs for place in range(*run)}
    visible = (
        (place, letter) for place, letter in enumerate(text) if letter.isprintable() or not _INVISIBLE.match(letter)
    )
    letters = [(place in places, letter) for place, letter in visible]
    parts = []
    for is_bold, group in groupby(letters, key=itemgetter(0)):
        part = escape_markdown("".join([letter for _, letter in group]))
        if is_bold:  # Discord looks for blocks at the start of what is bold, too
            part = escape_line_start(part)
        parts.append(f"**{part}**" if is_bold and part.strip() else part)
    return "".join(parts)


def unescape_markdown(text: str) -> str:
    """What was escaped, also at the start of a line, without what was taken away then or set apart."""
    bare = text.replace(ISOLATE, "").replace(END_ISOLATE, "")
    return _ESCAPE.sub(r"\1", bare.replace("@\u200b", "@"))


def masked_link(words: str, address: str | None) -> str:
    """The plain words with an address behind them, or beside them where a link would show them otherwise.

    Within a link Discord shows backslashes, and an emoji or an address breaks it.
    """
    escaped = escape_markdown(words)
    if address is None:
        return escaped
    if escape_line_start(escaped) != words or any(map(_breaks_link, words)):
        return f"{escaped} ([open](<{address}>))"
    return f"[{words}](<{address}>)"


def _breaks_link(letter: str) -> bool:
    if letter in "[]" or letter in _EMOJI_SIGNS:
        return True
    category = unicodedata.category(letter)
    return not letter.isascii() and category[0] == "S" and category != "Sc"


def _backslashed(match: re.Match[str]) -> str:
    # A function, for a template is read anew for every text, and most texts have nothing to escape.
    return f"\\{match[0]}"
