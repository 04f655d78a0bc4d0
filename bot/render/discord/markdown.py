"""Texts of a pack and words of a person as Discord's markdown: what they say is shown, and none of it is obeyed.

Nothing in an escaped text is a style, a link, a mention, a spoiler, a heading, a list or a quotation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.model import Verdict
from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Sequence

UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff]")
"""What shows nothing and only parts or turns what does. What joins letters and emoji (U+200C, U+200D) stays."""

_SIGNS = re.compile(r"[\\*_~`|<]")
"""What begins styles, code, spoilers, mentions, times and emoji of a server."""

_NAMED = re.compile(r":(?=//|[\w+~-]+:)")
"""What makes an address, or an emoji by its name."""

_HALF_A_MENTION = re.compile(r"@(?=[!&]?\d)|#(?=\d)")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_OPENING = re.compile(r" *(?:[#>+-]|[0-9]+(?=\.))")
"""What makes a heading, a quotation or a list of the line that it opens; no other space may stand in front."""

_OPENS_A_LINE = re.compile(rf"\n{_OPENING.pattern}")
OPENERS = frozenset("#>+-0123456789 ")

_ODD = r"\*_~`|<@#"
"""What a text holds, one of these at least, that is to be escaped, unless it has a link or a name."""

_LONGEST_FIRST = sorted(Verdict, key=len, reverse=True)
_VERDICT = re.compile("|".join([rf"{name}(?<!\w{name})\b" for name in _LONGEST_FIRST]))
"""What stands in front of a name is looked at last, for a search that knows how its finds begin is quick."""


def drawn_size(text: str) -> int:
    """The characters of a text as a platform counts them that counts UTF-16."""
    # With the mark of its byte order in front, which is not counted: without one, it takes three times as long.
    return len(text) if text.isascii() else len(text.encode("utf-16", "surrogatepass")) // 2 - 1


def plain_text(text: str) -> str:
    """The text on one line, without what steers or hides; it is not escaped yet."""
    return text if text.isprintable() else UNSEEN.sub("", sanitize(text))


def escape_markdown(text: str) -> str:
    """The text so that it is shown as it is written, behind something on its line."""
    text = plain_text(text)
    if _SIGNS.search(text):
        text = _SIGNS.sub(_behind_a_backslash, text)
    if "](" in text:  # a link behind words
        text = text.replace("](", "]\\(")
    if "//" in text or text.count(":") > 1:
        text = _NAMED.sub(_behind_a_backslash, text)
    if "@" in text or "#" in text:
        # A backslash does not keep a server from taking it for a mention of all, so that the two are parted.
        text = _EVERYBODY.sub("@\u200b", _HALF_A_MENTION.sub(_behind_a_backslash, text))
    return text


def show_as_written(texts: Sequence[str]) -> bool:
    """Whether `escaped` would change none of the texts, nor any part of one."""
    text = " ".join(texts)
    return (
        text.isprintable()
        and not any(sign in text for sign in _ODD)
        and not ("(" in text and "](" in text)
        and not _NAMED.search(text)
    )


def any_opens_otherwise(texts: Sequence[str]) -> bool:
    """Whether `opening` would change one of the texts."""
    return _OPENS_A_LINE.search("\n" + "\n".join(texts)) is not None


def opening(text: str) -> str:
    """The text, escaped before, so that it opens a line and is no heading, list or quotation."""
    if text[:1] not in OPENERS:
        return text
    opened = _OPENING.match(text)
    if opened is None:
        return text
    end = opened.end()
    return f"{text[:end]}\\{text[end:]}" if text[end - 1].isdigit() else f"{text[: end - 1]}\\{text[end - 1 :]}"


def with_verdicts(text: str) -> str:
    """The escaped text with the names of verdicts in bold."""
    return _VERDICT.sub(_in_bold, text)


def unescaped(text: str) -> str:
    """What `escaped` and `opening` were given, without what they took away."""
    return _BACKSLASH.sub(r"\1", text.replace("@\u200b", "@"))


_BACKSLASH = re.compile(r"\\([^\w\s]|_)")


def _behind_a_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _in_bold(match: re.Match[str]) -> str:
    return f"**{match[0]}**"
