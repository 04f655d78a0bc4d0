"""Marks and gaps as prose writes them: "3:29.38", "three minutes and 29.38 seconds", "16 feet, 2 3/4 inches"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.facts.values.kinds import Reading
from bot.facts.values.marks import format_length, format_time
from bot.facts.values.numerals import NUMBER, WORDS, cardinal, plain
from bot.facts.values.patterns import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.facts.values.kinds import Context

_END = r"(?![\d:]|[.,]\d|\s?(?:[ap]\.?m\b|o'clock|gmt|cest?\b))"
"""No further figure, and no time of day."""
_START = r"(?<![\d:.,-])"
_BETWEEN = r"(?:\s?,?\s(?:and\s)?|\s?)"
_SECONDS_UNIT = r"\s?-?(?:s(?:ec(?:ond)?s?)?)\b"
_PART = rf"(?:{NUMBER}|\d{{1,2}})"

_CLOCK = Pattern(rf"{_START}(?:(?P<h>\d{{1,2}}):)?(?P<m>\d{{1,2}}):(?P<s>\d{{2}})(?:[.,](?P<f>\d{{1,3}}))?{_END}")
_DOTTED = Pattern(rf"{_START}(?P<m>\d{{1,2}})\.(?P<s>\d{{2}})\.(?P<f>\d{{2}}){_END}")
_UNITS = Pattern(
    rf"{_START}(?:\b(?P<h>{_PART})\s?-?h(?:(?:ou)?rs?)?\b{_BETWEEN})?"
    rf"(?:\b(?P<m>{_PART})\s?-?min(?:ute)?s?\b\.?{_BETWEEN})?"
    rf"(?:\b(?P<s>{WORDS}|\d{{1,2}})(?:\.(?P<f>\d{{1,3}}))?{_SECONDS_UNIT})?"
)
_NAMES_UNITS = Pattern(r"(?:\d|\s|-)h(?:(?:ou)?rs?)?\b|min")
"""Only a text with hours or minutes in it can have a time in units: the long pattern is slow."""

_SECONDS = Pattern(rf"{_START}(?P<s>\d{{1,2}})\.(?P<f>\d{{1,3}}){_SECONDS_UNIT}")
_BARE = Pattern(
    rf"{_START}(?P<s>\d{{2}})\.(?P<f>\d{{2}}){_END}(?!\s?(?:m\b|met(?:re|er)|km|per\s?cent|%|s\b|sec|euro|million))"
)
_METRES = Pattern(r"(?<![\d:.,])(?P<m>\d{1,3})[.,](?P<cm>\d{1,2})\s?-?m(?:et(?:re|er)s?)?\b")
_FRACTION = r"(?:\s?(?P<top>\d)\s?/\s?(?P<low>\d))"
_IMPERIAL = (
    Pattern(rf"(?<![\d:./-])(?P<ft>\d{{1,3}})-(?P<in>\d{{1,2}}?){_FRACTION}(?![\d/])"),
    Pattern(
        rf"(?<![\d:./-])(?P<ft>\d{{1,3}})\s?-?(?:f(?:oo|ee)t|ft|')(?:\s?,?\s?(?P<in>\d{{1,2}}){_FRACTION}?\s?-?(?:in(?:ch(?:es)?)?\b|\"))"
    ),
)
_NEAR_MINUTES = Pattern(r"(?<![\d:.])(\d{1,2}):\d{2}\.\d{2}(?![\d:])")
_GAP = Pattern(rf"(?<![\d:.])(?P<s>\d{{0,2}})\.(?P<f>\d{{1,3}}){_SECONDS_UNIT}")
_BARE_GAP = Pattern(r"(?<![\w:.,])\.(?P<f>\d{2,3})(?![\d.])")
_WHOLE_GAP = Pattern(rf"(?<![\w:.,])(?P<s>{NUMBER}){_SECONDS_UNIT}")
_CENTIMETRES = Pattern(rf"(?<![\w.,])(?:(?P<n>{NUMBER})|an?(?:other|\ssingle)?)\s?-?(?:cm|centimet(?:re|er)s?)\b")
_METRE_GAP = _METRES

_MOST_INCHES = 12
_CM_A_FOOT, _CM_AN_INCH = 30.48, 2.54
_SIXTY = 60
_TEN_SECONDS = 10_000


def read_marks(text: str, context: Context) -> list[Reading]:
    """Every mark that the text writes, in order; "29.38 seconds" also as 3:29.38 where such a time stands near."""
    found = [*_times(plain(text), context), *_lengths(plain(text))]
    return sorted(found, key=lambda reading: (reading.start, -reading.end))


def read_gaps(text: str, _context: Context) -> list[Reading]:
    """Every gap that the text writes, in order: ".27 seconds", "0.67s", "another centimetre"."""
    low = plain(text)
    found = [_gap(match, match["s"], match["f"]) for match in _GAP.finditer(low)]
    found += [_gap(match, "0", match["f"]) for match in _BARE_GAP.finditer(low) if not _taken(match, found)]
    found += [
        _gap(match, str(cardinal(match["s"])), "") for match in _WHOLE_GAP.finditer(low) if not _taken(match, found)
    ]
    found += [
        _reading("gap", format_length(cardinal(match["n"] or "1")), match) for match in _CENTIMETRES.finditer(low)
    ]
    found += [_reading("gap", format_length(_cm(match)), match) for match in _METRE_GAP.finditer(low)]
    return sorted(found, key=lambda reading: reading.start)


def _gap(match: re.Match[str], seconds: str, fraction: str) -> Reading:
    whole = int(seconds or 0)
    return _reading("gap", f"{whole}.{fraction}" if fraction else str(whole), match)


def _reading(kind: str, value: str, match: re.Match[str]) -> Reading:
    return Reading(kind, value, match.start(), match.end())


def _taken(match: re.Match[str], found: list[Reading]) -> bool:
    return any(reading.start < match.end() and match.start() < reading.end for reading in found)


# --- times ------------------------------------------------------------------------------------------------------


def _times(low: str, context: Context) -> list[Reading]:
    found: list[Reading] = []
    in_units = (_UNITS,) if _NAMES_UNITS.search(low) else ()
    for pattern in (_CLOCK, _DOTTED, *in_units, _SECONDS, _BARE):
        for match in pattern.finditer(low):
            if match.group() and not _taken(match, found):
                found.extend(_time(match, pattern, context))
    return found


def _time(match: re.Match[str], pattern: Pattern, context: Context) -> Iterator[Reading]:
    parts = match.groupdict()
    if pattern is _UNITS and sum(part is not None for part in (parts["h"], parts["m"], parts["s"])) < len("ms"):
        return
    hours, minutes, seconds = (cardinal(parts.get(part) or "0") for part in "hms")
    if seconds >= _SIXTY or (minutes >= _SIXTY and parts.get("h")):
        return
    ms = ((hours * _SIXTY + minutes) * _SIXTY + seconds) * 1000 + int((parts.get("f") or "").ljust(3, "0"))
    if pattern in (_SECONDS, _BARE) and ms >= _TEN_SECONDS:
        yield from (_reading("mark", format_time(near * 60_000 + ms), match) for near in _minutes_near(context.near))
    if ms >= _TEN_SECONDS // 2 or minutes:
        yield _reading("mark", format_time(ms), match)


@lru_cache(maxsize=256)
def _minutes_near(near: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(match[1]) for match in _NEAR_MINUTES.finditer(near)))


# --- heights and lengths ----------------------------------------------------------------------------------------


def _lengths(low: str) -> Iterator[Reading]:
    for match in _METRES.finditer(low):
        yield _reading("mark", format_length(_cm(match)), match)
    for pattern in _IMPERIAL:
        for match in pattern.finditer(low):
            cm = _metric(match)
            if cm is not None:
                yield _reading("mark", format_length(cm), match)


def _cm(match: re.Match[str]) -> int:
    return int(match["m"]) * 100 + int(match["cm"].ljust(2, "0"))


def _metric(match: re.Match[str]) -> int | None:
    """Feet and inches in centimetres, to the nearest: the quarter inches of results are rounded metric marks."""
    inches = int(match["in"] or 0)
    top, low = int(match["top"] or 0), int(match["low"] or 1)
    if inches >= _MOST_INCHES or not low or top >= low > 1:
        return None
    return round(int(match["ft"]) * _CM_A_FOOT + (inches + top / low) * _CM_AN_INCH)
