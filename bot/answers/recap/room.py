"""How much of a phone's screen lines take, so that a short recap is one screen: pixels, rather too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.answer import Statement
    from bot.store.rows import ArticleRow

SCREEN = 440
"""What a message of 640 pixels has for its title, its lines and the names of its articles."""

HEADING = 26
COVERING = HEADING + 3 * 16.5
"""What covers take: a note, a heading over the result, and words on links that would tell it."""
_TITLE, _STRONG, _TEXT, _QUOTE, _SMALL = (33, 21), (37, 18), (40, 18), (35, 18), (40, 18)
"""Characters of a line, and its pixels."""


def height(line: Statement | Quotation) -> float:
    """The pixels of a line with its small print."""
    if isinstance(line, Quotation):
        return HEADING * bool(line.heading) + _height(line.text, _QUOTE)
    style = _STRONG if line.strong else _SMALL if line.level else _TEXT
    below = (text for text in (line.tally, line.working) if text)
    return _height(line.text, style) + sum(_height(text, _SMALL) for text in below)


def room_below(texts: Sequence[str], articles: Iterable[ArticleRow]) -> float:
    """The pixels of a screen for lines: without a title, the notes behind it, and the names of articles."""
    names = " · ".join(f"[n] {article.publisher or ''}" for article in articles)
    return SCREEN - _height(texts[0], _TITLE) - sum(_height(text, _SMALL) for text in (*texts[1:], names))


def _height(text: str, style: tuple[int, float]) -> float:
    characters, pixels = style
    lines, left = 0, 0
    for size in map(len, text.split()):
        if size >= left:  # a word and the space behind it
            lines, left = lines + 1 + (size - 1) // characters, characters + 1
        left -= size + 1
    return pixels * lines
