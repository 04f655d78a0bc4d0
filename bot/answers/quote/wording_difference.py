"""The difference between two printings of one remark, described in words.

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
_PUNCTUATION = {
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
_CLOSING = frozenset(".,;:!?…)]'\"")
_STRAIGHT_MARKS = str.maketrans("‘’ʼ“”„‟", '\'\'\'""""')
_FEW = 4
"""Words up to which an omission or an addition is printed in full."""
_MOST_CHANGES = 3
"""Changes of words that are described; the rest is counted."""


class _Change(Frozen, frozen=True):
    """What stands in the first printing (``before``) and what in its place in the other (``after``), as tokens."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is described as a difference of length: many words on one side, none on the other."""
        shorter, longer = sorted((_word_total(self.before), _word_total(self.after)))
        return longer > _FEW and shorter == 0


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
    return "; ".join([*_length_difference(changes), *_word_differences(changes, mark)])


def has_same_words(first: str, other: str) -> bool:
    """Whether two printings have the same words and stops, whatever their capitals and quotation marks."""
    return first == other or _fold_tokens(_tokens(first)) == _fold_tokens(_tokens(other))


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text.translate(_STRAIGHT_MARKS)))


def _fold_tokens(tokens: tuple[str, ...]) -> list[str]:
    return [token.casefold() for token in tokens]


def _changes(first: tuple[str, ...], other: tuple[str, ...]) -> list[_Change]:
    # difflib costs 5 ms to import and only a remark that two articles print needs it.
    from difflib import SequenceMatcher  # noqa: PLC0415

    one, two = _fold_tokens(first), _fold_tokens(other)
    # Most printings differ in few words; what is the same on either side of those need not be looked through.
    start = _common_beginning(one, two)
    end = _common_beginning(one[start:][::-1], two[start:][::-1])
    matcher = SequenceMatcher(None, one[start : len(one) - end], two[start : len(two) - end], autojunk=False)
    return [
        _Change(first[start + from_first : start + to_first], other[start + from_other : start + to_other])
        for tag, from_first, to_first, from_other, to_other in matcher.get_opcodes()
        if tag != "equal"
    ]


def _common_beginning(one: Sequence[str], two: Sequence[str]) -> int:
    """With how many equal tokens both begin."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((place for place, (first, other) in pairs if first != other), min(len(one), len(two)))


def _word_total(tokens: tuple[str, ...]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def _length_difference(changes: list[_Change]) -> list[str]:
    long = [change for change in changes if change.is_long]
    if not long:
        return []
    less = any(_word_total(change.before) for change in long)
    if less and any(_word_total(change.after) for change in long):
        return ["leaves some out and has more elsewhere"]
    return ["shorter"] if less else ["longer"]


def _word_differences(changes: list[_Change], mark: str) -> list[str]:
    short = [change for change in changes if not change.is_long]
    differences = [_describe_change(change, mark) for change in short[:_MOST_CHANGES]]
    rest = len(short) - _MOST_CHANGES
    if rest > 0:
        differences.append(f"and {rest} more small {'difference' if rest == 1 else 'differences'}")
    return differences


def _describe_change(change: _Change, mark: str) -> str:
    if not change.after:
        return f"without {_quote_tokens(change.before)}"
    if not change.before:
        return f"with {_quote_tokens(change.after)} added"
    return f"{_quote_tokens(change.after)} where {mark} has {_quote_tokens(change.before)}"


def _quote_tokens(tokens: tuple[str, ...]) -> str:
    """A stop by its name, else the tokens in quotation marks: no space before a stop or within brackets."""
    if len(tokens) == 1 and tokens[0] in _PUNCTUATION:
        return _PUNCTUATION[tokens[0]]
    text = ""
    for token in tokens:
        is_tight = not text or text[-1] in "([" or token in _CLOSING
        text += token if is_tight else f" {token}"
    return f"“{text}”"
