"""Wind readings: "+0.3" is a following wind of 0.3 m/s, "-1.2" a headwind; "a slight headwind" stays what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import plain
from bot.facts.values.references import find_text, letter_order, same_text, text_problem

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.facts.values.kinds import Context

_READING = LazyRegex(r"[+-]\d{1,2}\.\d|0\.0")
_NUMBER = r"(?<![\w.,:/])(?P<sign>[+–-])?\s?(?P<n>\d{1,2}\.\d)(?!\d)"
_UNIT = r"\s?-?(?:m\s?/\s?s(?:ec)?|mps|met(?:re|er)s?(?:\sper\s|[\s-]a[\s-]|/)sec(?:ond)?)\b"
_SPEED = LazyRegex(rf"{_NUMBER}{_UNIT}")
_SIGNED = LazyRegex(r"(?<![\w.,:/])(?P<sign>[+–-])(?P<n>\d\.\d)(?![\d:]|[.,]\d|\s?(?:s\b|sec|m\b|met|cm|per|%|point))")
_BARE = LazyRegex(rf"{_NUMBER}(?![.,:]\d|\s?(?:s\b|sec|m\b|cm|per|%|point))")
_AGAINST = LazyRegex(r"\bhead-?\s?winds?\b|\b(?:into|against)\s(?:an?|the)?\s?$")
_NEAR = len("headwind was measured at ")
"""How far before or behind a speed the word stands that says where the wind came from."""

_TENTHS = 10


def tenths(value: str) -> int | None:
    """A canonical reading in tenths of a metre per second, below zero for a headwind; None for a wind in words."""
    return round(float(value) * _TENTHS) if _READING.fullmatch(value) else None


def read_winds(text: str, _context: Context) -> list[ProseValue]:
    """Every wind speed that the text gives, with its unit or its sign: "+0.3", "a headwind of 1.2 m/s"."""
    low = plain(text)
    with_unit = [_wind(match, low) for match in _SPEED.finditer(low)]
    starts = {value.start for value in with_unit}
    signed = (_wind(match, low) for match in _SIGNED.finditer(low))
    return in_text_order([*with_unit, *(value for value in signed if value.start not in starts)])


def find_wind(text: str, value: str, context: Context) -> ProseValue | None:
    """The run that shows a wind: a speed without unit and sign too, for one is claimed there; words in their order."""
    if tenths(value) is None:
        return find_text(text, value, context)
    return next((each for each in (*read_winds(text, context), *_bare_winds(text)) if each.value == value), None)


def _bare_winds(text: str) -> Iterator[ProseValue]:
    low = plain(text)
    return (_wind(match, low) for match in _BARE.finditer(low))


def _wind(match: re.Match[str], low: str) -> ProseValue:
    """The reading; one without a sign is a following wind, unless the words around it tell of a headwind."""
    before, after = low[max(0, match.start() - _NEAR) : match.start()], low[match.end() : match.end() + _NEAR]
    is_against = match["sign"] in {"-", "–"} or (
        match["sign"] is None and any(_AGAINST.search(words) for words in (before, after))
    )
    sign = "" if match["n"] == "0.0" else "-" if is_against else "+"
    return ProseValue("wind", f"{sign}{match['n']}", match.start("sign" if match["sign"] else "n"), match.end())


def wind_problem(value: str, context: Context) -> str | None:
    """Why this is no wind, in one sentence, or None: words have no figures."""
    if tenths(value) is None and any(letter.isdigit() for letter in value):
        return f"“{value}” is no wind: write “+0.3”, a headwind “-1.2”, or words without a figure"
    return text_problem(value, context)


def wind_order(value: str) -> tuple[int, ...]:
    """A sortable key: a following wind before a headwind, and both before words."""
    speed = tenths(value)
    return (1, *letter_order(value)) if speed is None else (0, -speed)


def same_wind(first: str, second: str) -> bool:
    """Whether two winds are one reading, or the same words."""
    return first == second or (tenths(first) is None and same_text(first, second))


def winds_can_stand(first: str, second: str) -> bool:
    """A wind in words disputes no reading; of two readings one is wrong."""
    return tenths(first) is None or tenths(second) is None


def show_wind(value: str) -> str:
    """A reading with its unit, "+0.3 m/s", words as they are."""
    return value if tenths(value) is None else f"{value} m/s"
