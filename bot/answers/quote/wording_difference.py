"""The difference between two printings of one remark, told in words.

"shorter; a full stop where [1] has “but”": what an editor would say over the shoulder, made with difflib over words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*|[^\w\s]|_")
_MARKS = {
    ".": "a full stop",
    ",": "a comma",
    ";": "a semicolon",
    ":": "a colon",
    "!": "an exclamation mark",
    "?": "a question mark",
    "…": "dots",
    "–": "a dash",
    "—": "a long dash",
    "-": "a hyphen",
    "(": "a bracket",
    ")": "a bracket",
    "[": "a square bracket",
    "]": "a square bracket",
}
_TIGHT = frozenset(".,;:!?…)]'\"")
_PLAIN = str.maketrans("‘’ʼ“”„‟", '\'\'\'""""')
_FEW = 4
"""Words up to which an omission or an addition is printed in full."""
_SHOWN = 3
"""Changes of words that are told; the rest is counted."""


class _Change(Frozen, frozen=True):
    """What stands in the first printing (``before``) and what in its place in the other (``after``), as tokens."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def wording_difference(first: str, other: str, mark: str) -> str | None:
    """How ``other`` differs from ``first``, whose article is ``mark`` ("[1]"); None where words and stops are equal.

    Case and the style of quotation marks are no difference in words, but a printing that differs in nothing else is
    said to differ in them.
    """
    if first.split() == other.split():
        return None
    if has_same_words(first, other):
        return "the same words; capitals or quotation marks differ"
    changes = _changes(_tokens(first), _tokens(other))
    parts = [*_length(changes), *_told(changes, mark)]
    return "; ".join(parts)


def has_same_words(first: str, other: str) -> bool:
    """Whether two printings have the same words and stops, whatever their capitals and quotation marks."""
    return first == other or _folded(_tokens(first)) == _folded(_tokens(other))


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text.translate(_PLAIN)))


def _folded(tokens: tuple[str, ...]) -> list[str]:
    return [token.casefold() for token in tokens]


def _changes(first: tuple[str, ...], other: tuple[str, ...]) -> list[_Change]:
    # difflib costs 5 ms to import and only a remark that two articles print needs it.
    from difflib import SequenceMatcher  # noqa: PLC0415

    one, two = _folded(first), _folded(other)
    # Most printings differ in few words; what is alike on either side of those need not be looked through.
    start = _alike(one, two)
    end = _alike(one[start:][::-1], two[start:][::-1])
    matcher = SequenceMatcher(None, one[start : len(one) - end], two[start : len(two) - end], autojunk=False)
    return [
        _Change(first[start + from_first : start + to_first], other[start + from_other : start + to_other])
        for tag, from_first, to_first, from_other, to_other in matcher.get_opcodes()
        if tag != "equal"
    ]


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """With how many equal tokens both begin."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((place for place, (first, other) in pairs if first != other), min(len(one), len(two)))


def _words(tokens: tuple[str, ...]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def _is_long(change: _Change) -> bool:
    """Whether a change is told as a difference of length: many words on one side, none on the other."""
    longer, shorter = sorted((_words(change.before), _words(change.after)), reverse=True)
    return longer > _FEW and shorter == 0


def _length(changes: list[_Change]) -> list[str]:
    long = [change for change in changes if _is_long(change)]
    if not long:
        return []
    less, more = (any(_words(side) for side in sides) for sides in ([c.before for c in long], [c.after for c in long]))
    if less and more:
        return ["leaves some out and has more elsewhere"]
    return ["shorter"] if less else ["longer"]


def _told(changes: list[_Change], mark: str) -> list[str]:
    short = [change for change in changes if not _is_long(change)]
    told = [_tell(change, mark) for change in short[:_SHOWN]]
    rest = len(short) - _SHOWN
    if rest > 0:
        told.append(f"and {rest} more small {'difference' if rest == 1 else 'differences'}")
    return told


def _tell(change: _Change, mark: str) -> str:
    if not change.after:
        return f"without {_name(change.before)}"
    if not change.before:
        return f"with {_name(change.after)} added"
    return f"{_name(change.after)} where {mark} has {_name(change.before)}"


def _name(tokens: tuple[str, ...]) -> str:
    if len(tokens) == 1 and tokens[0] in _MARKS:
        return _MARKS[tokens[0]]
    return f"“{_join(tokens)}”"


def _join(tokens: tuple[str, ...]) -> str:
    """Tokens as a line: no space before a stop or within brackets."""
    text = ""
    for piece in tokens:
        tight = not text or text[-1] in "([" or piece in _TIGHT
        text += piece if tight else f" {piece}"
    return text
