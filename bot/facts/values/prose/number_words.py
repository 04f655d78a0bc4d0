"""Numbers in words and in figures, and the one plain form of a text in which every reader looks.

The patterns are sources to be built into larger ones; they expect text that has been through `plain`.
"""

from __future__ import annotations

import re

_RAISED_POINT = re.compile(r"(?<=\d)[·∙⋅](?=\d)")
"""The decimal point as British papers raise it: "1:58·20"."""

_SAME_LENGTH = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "′": "'",
        "“": '"',
        "”": '"',
        "″": '"',
        "‐": "-",
        "‑": "-",
        "−": "-",
        "×": "x",
    }
)
_UNITS = {
    word: number
    for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], start=1)
}
_TEENS = {
    word: number
    for number, word in enumerate(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=10,
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000}
_SMALL = {"a": 1, "an": 1, "zero": 0, **_UNITS, **_TEENS, **_TENS}
_IRREGULAR_ORDINALS = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_ELEVEN_TO_THIRTEEN = range(11, 14)


def _any(words: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_JOIN = r"[\s-]{1,3}"
_BELOW_HUNDRED = rf"(?:{_any(_TENS)}(?:{_JOIN}{_any(_UNITS)}\b)?|{_any(_TEENS)}|{_any(_UNITS)})"
_BELOW_THOUSAND = (
    rf"(?:(?:{_any(_UNITS)}|an?){_JOIN}hundred\b(?:\s{{1,3}}and\s{{1,3}}{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)

WORDS = (
    rf"(?:(?:{_BELOW_THOUSAND}|an?){_JOIN}thousand\b(?:\s{{1,3}}(?:and\s{{1,3}})?{_BELOW_THOUSAND})?|{_BELOW_THOUSAND})"
)
"""A whole number in words ("twenty-five", "a hundred and four"); put a word boundary on both sides."""

FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})"
"""A whole number in figures ("25", "5,000")."""

NUMBER = rf"(?:{FIGURES}|{WORDS})"

_ORDINAL_UNITS = "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_ORDINAL_TEENS = (
    "(?:tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)"
)
_ORDINAL_TENS = "(?:twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth)"
ORDINAL_WORDS = rf"(?:{_any(_TENS)}{_JOIN}{_ORDINAL_UNITS}|{_ORDINAL_UNITS}|{_ORDINAL_TEENS}|{_ORDINAL_TENS}|hundredth)"
"""An ordinal in words; put a word boundary on both sides."""

ORDINAL = rf"(?:{ORDINAL_WORDS}|[0-9]{{1,4}}(?:st|nd|rd|th))"
"""An ordinal in words or figures; `ordinal` refuses the wrong endings ("3th")."""


def plain(text: str) -> str:
    """The text in small letters with straight marks and plain hyphens, as long as before, so that spans agree."""
    if text.isascii():
        return text.lower()
    straight = _RAISED_POINT.sub(".", text.translate(_SAME_LENGTH))
    lowered = straight.lower()
    if len(lowered) == len(straight):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in straight)


def cardinal(words: str) -> int:
    """The whole number that a run of `NUMBER` writes. Raises ValueError for any other text."""
    if words[:1].isdigit():
        return int(words.replace(",", ""))
    total = group = 0
    for word in re.split(r"[\s-]+", words):
        if word in _SCALES:
            group *= _SCALES[word]
            total, group = (total + group, 0) if word == "thousand" else (total, group)
        elif word in _SMALL:
            group += _SMALL[word]
        elif word != "and":
            raise ValueError(f"{words!r} is no number")
    return total + group


def ordinal(words: str) -> int | None:
    """The number of an `ORDINAL` run, or None where figures have the wrong ending ("3th")."""
    if words[0].isdigit():
        number = int(words[:-2])
        return number if ordinal_figures(number) == words else None
    head, last = re.fullmatch(r"(.*?)([a-z]+)", words, re.DOTALL).groups()  # type: ignore[union-attr]  # ends in a word
    return (cardinal(head.strip(" \t\r\n-")) if head.strip() else 0) + _last_ordinal(last)


def _last_ordinal(word: str) -> int:
    if word in _IRREGULAR_ORDINALS:
        return _SMALL[_IRREGULAR_ORDINALS[word]]
    stem = word.removesuffix("th")
    return _SCALES.get(stem) or _SMALL[stem.removesuffix("ie") + "y" if stem.endswith("ie") else stem]


def ordinal_figures(number: int) -> str:
    """1 as "1st", 12 as "12th", 23 as "23rd"."""
    if number % 100 in _ELEVEN_TO_THIRTEEN:
        return f"{number}th"
    return f"{number}{_SUFFIXES.get(number % 10, 'th')}"
