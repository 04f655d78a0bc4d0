"""Marks as prose writes them: "3:29.38", "three minutes and 29.38 seconds", "16 feet, 2 3/4 inches"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.marks import format_length, format_time, is_hand_timed
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import NUMBER, WORDS, cardinal, plain
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.facts.values.kinds import Context

_OF_DAY = r"\s?(?:[ap]\.?m\b|o'clock|gmt\b|utc\b|bst\b|c?est?\b|edt\b|local\b)"
_END = rf"(?![\d:]|[.,]\d|{_OF_DAY}|(?<=:\d\d)(?<!:\d\d:\d\d)h\b)"
"""No further figure, and no time of day ("21:15h" is none of a race: hand times have tenths)."""
START = r"(?<![\d:.,£$€-])"
"""Before a mark stand no figures, and no sign of money."""
_BETWEEN = r"(?:\s?,?\s(?:and\s)?|\s?)"
SECONDS_UNIT = r"\s?-?(?:s(?:ec(?:ond)?s?)?)\b"
_PART = rf"(?:{NUMBER}|\d{{1,2}}|an?)"

_CLOCK = LazyRegex(
    rf"{START}(?:(?P<h>\d{{1,2}})[:h](?=\d\d:))?(?P<m>\d{{1,2}}):(?P<s>\d{{2}})(?:[.,](?P<f>\d{{1,3}}))?{_END}",
    (":",),
)
_DOTTED = LazyRegex(rf"{START}(?P<m>\d{{1,2}})\.(?P<s>\d{{2}})\.(?P<f>\d{{2}}){_END}")
_PRIMES = LazyRegex(rf"{START}(?P<m>\d{{1,2}})'\s?(?P<s>[0-5]\d)(?:\"|''|[.,])(?P<f>\d{{1,3}})\"?{_END}", ("'",))
_COMPACT = LazyRegex(
    rf"{START}(?:(?P<h>\d{{1,2}})\s?h(?:rs?)?\s?)?(?P<m>\d{{1,2}})\s?m(?:ins?)?\s?"
    r"(?P<s>\d{1,2})(?:[.,](?P<f>\d{1,3}))?\s?s(?:ecs?)?\b"
)
_UNITS = LazyRegex(
    rf"\b(?={_PART}\s?-?(?:h|min)){START}(?:\b(?P<h>{_PART})\s?-?h(?:(?:ou)?rs?)?\b{_BETWEEN})?"
    rf"(?:\b(?P<m>{_PART})\s?-?min(?:ute)?s?\b\.?{_BETWEEN})?"
    rf"(?:\b(?P<s>{WORDS}|\d{{1,2}})(?:[.,](?P<f>\d{{1,3}}))?(?:{SECONDS_UNIT}|(?<=[.,]\d\d)(?![\w.,]*\d)))?"
)
_NAMES_UNITS = LazyRegex(r"(?:\d|\s|-)h(?:(?:ou)?rs?)?\b|min")
"""Only a text with hours or minutes in it can have a time in units: the long pattern is slow."""

_SECONDS = LazyRegex(rf"{START}(?P<s>\d{{1,2}})\.(?P<f>\d{{1,3}}){SECONDS_UNIT}")
OTHER_UNIT = (
    r"(?!\s?(?:[ckm]?m\b|met(?:re|er)|miles?\b|per\s?cent|%|°|s\b|sec|min|euro|pounds?\b|dollar|[mb]illion|points?\b|pts\b"
    r"|years?\b|kg\b|f(?:ee)?t\b|inch))"
)
_BARE = LazyRegex(rf"{START}(?<![+/'\w])(?P<s>\d{{1,2}})\.(?P<f>\d{{2}}){_END}{OTHER_UNIT}")
_BARE_TENTHS = LazyRegex(rf"{START}(?<![+/'\w])(?P<s>\d{{1,2}})\.(?P<f>\d){_END}{OTHER_UNIT}")
"""No mark where nothing says that it was timed by hand."""

_CLAIMED = LazyRegex(rf"{START}(?<![+/'\w])(?P<s>\d{{1,2}})\.(?P<f>\d{{1,3}}){_END}{OTHER_UNIT}")
"""A number that may be anything in prose, and a time where a claim says so."""

_WHOLE_SECONDS = LazyRegex(rf"{START}(?<![+/'\w])(?P<s>\d{{2,3}})(?P<f>){SECONDS_UNIT}")
"""As a number without a point may be a gap as well: “a lap of 68 seconds”."""

_HAND = r"(?:hand[\s-]time[ds]?|timed\sby\shand|hand[\s-]timing|manually\stimed|manual\stiming)"
_BY_HAND_AFTER = LazyRegex(
    rf"(?:(?<=[.,]\d)|(?<=[.,]\d\d))ht?\b|\s?\((?:ht?|hand)\)|\sht\b|,?\s(?:{_HAND}|by\shand)\b|\s\({_HAND}\)"
)
"""Behind tenths an h is a hand time, behind "2:04:03" it means hours."""

_BY_HAND_BEFORE = LazyRegex(rf"\b{_HAND},?\s(?:(?:in|at|of|as)\s)?(?:an?\s)?$")

_LONGEST_HAND = len("hand-timed by hand, in a ")
"""How far before a mark the words stand that say how it was timed."""
METRES = LazyRegex(r"(?<![\d:.,£$€])(?P<m>\d{1,3})[.,](?P<cm>\d{1,2})\s?-?m(?:et(?:re|er)s?)?\b(?!/)")
_BARE_METRES = LazyRegex(rf"{START}(?<![+/'\w])(?P<m>[1-9])\.(?P<cm>\d{{2}}){_END}{OTHER_UNIT}")
_FRACTION = r"(?:\s?(?P<top>\d)\s?[/⁄]\s?(?P<low>[248])|\s?(?P<sign>[¼½¾⅛⅜⅝⅞]))"
_IMPERIAL = (
    LazyRegex(rf"(?<![\d:./-])(?P<ft>\d{{1,3}})-(?P<in>\d{{1,2}}?){_FRACTION}(?![\d/])"),
    LazyRegex(
        r"(?<![\d:./-])(?P<ft>\d{1,3})\s?-?(?:f(?:oo|ee)t|ft|')"
        rf"(?:\s?,?\s?(?P<in>\d{{1,2}}){_FRACTION}?\s?-?(?:in(?:ch(?:es)?)?\b|\"))"
    ),
)
_NEAR_MINUTES = LazyRegex(rf"(?<![\d:.])(?P<clock>\d{{1,2}}):\d{{2}}\.\d{{2}}(?![\d:])|\b(?P<words>{NUMBER})\s?-?min")

_EIGHTHS = {"⅛": 1, "¼": 2, "⅜": 3, "½": 4, "⅝": 5, "¾": 6, "⅞": 7}
_MOST_INCHES = 12
_CM_A_FOOT, _CM_AN_INCH = 30.48, 2.54
_WHOLE_METRES = LazyRegex(rf"{START}(?P<m>[1-9]\d?)\s?-?m(?:et(?:re|er)s?)?\b(?!/)")
_SIXTY = 60
_TEN_SECONDS = 10_000


def read_marks(text: str, context: Context) -> list[ProseValue]:
    """Every mark that the text writes, in order; "29.38 seconds" also as 3:29.38 where such a time stands near."""
    low = plain(text)
    return in_text_order([*_mark_times(low, context), *_mark_lengths(low)])


# --- times ------------------------------------------------------------------------------------------------------


def _mark_times(low: str, context: Context) -> list[ProseValue]:
    times: list[ProseValue] = []
    used = UsedSpans(low)
    for match, time in (*_timed(low, (_CLOCK, _DOTTED, _PRIMES), used), *times_in_units(low, used)):
        times.append(_timed_by(ProseValue.of_match("mark", time, match), low))
    for pattern in (_SECONDS, _BARE, _BARE_TENTHS):
        for match in pattern.finditer(low):
            if not used.touches(*match.span()):
                seconds = [_timed_by(each, low) for each in _seconds_alone(match, context)]
                if pattern is not _BARE_TENTHS or any(is_hand_timed(each.value) for each in seconds):
                    used.add(*match.span())
                    times.extend(seconds)
    return times


def read_bare_marks(text: str, context: Context) -> list[ProseValue]:
    """Every number that may be a time in seconds ("9.784") or a length in whole metres ("67m"), in order."""
    low = plain(text)
    matches = (match for pattern in (_CLAIMED, _WHOLE_SECONDS) for match in pattern.finditer(low))
    seconds = [value for match in matches for value in _seconds_alone(match, context)]
    metres = [ProseValue.of_match("mark", f"{int(match['m'])}m", match) for match in _WHOLE_METRES.finditer(low)]
    return in_text_order([*seconds, *metres])


def _timed_by(time: ProseValue, low: str) -> ProseValue:
    """The time as a hand time, with the words that say so, where they stand beside it."""
    after = _BY_HAND_AFTER.match(low, time.end)
    # Only what stands before is looked at, so that a long text does not make this slow.
    start = max(0, time.start - _LONGEST_HAND)
    before = None if after else _BY_HAND_BEFORE.search(low[start : time.start])
    if after is None and before is None:
        return time
    return ProseValue(
        "mark",
        f"{time.value}h",
        time.start if before is None else start + before.start(),
        time.end if after is None else after.end(),
    )


def times_in_units(low: str, used: UsedSpans) -> Iterator[tuple[re.Match[str], str]]:
    """Every time of a plain text in two or three units, in canonical form; its run is added to ``used``."""
    if _NAMES_UNITS.search(low) is not None or "m" in low:
        yield from _timed(low, (_COMPACT,), used)
    if _NAMES_UNITS.search(low) is not None:
        yield from _timed(low, (_UNITS,), used)


def _timed(low: str, patterns: tuple[LazyRegex, ...], used: UsedSpans) -> Iterator[tuple[re.Match[str], str]]:
    for pattern in patterns:
        for match in pattern.finditer(low):
            parts = match.groupdict()
            if sum(parts.get(unit) is not None for unit in "hms") < len("ms") or used.touches(*match.span()):
                continue
            used.add(*match.span())
            ms = _milliseconds(match)
            if ms is not None:
                yield match, format_time(ms, len(match["f"] or ""))


def _milliseconds(match: re.Match[str]) -> int | None:
    """What the parts of a time come to; None for sixty seconds or minutes after a larger part."""
    parts = match.groupdict()
    hours, minutes, seconds = (cardinal(parts.get(unit) or "0") for unit in "hms")
    if seconds >= _SIXTY or (minutes >= _SIXTY and parts.get("h")):
        return None
    return ((hours * _SIXTY + minutes) * _SIXTY + seconds) * 1000 + _thousandths(parts["f"])


def _thousandths(fraction: str | None) -> int:
    return int((fraction or "").ljust(len("000"), "0"))


def _seconds_alone(match: re.Match[str], context: Context) -> Iterator[ProseValue]:
    """A time in seconds alone: with the minutes that stand near, and without."""
    ms, figures = int(match["s"]) * 1000 + _thousandths(match["f"]), len(match["f"])
    if ms >= _TEN_SECONDS:
        for near in _minutes_near(context.near):
            yield ProseValue.of_match("mark", format_time(near * _SIXTY * 1000 + ms, figures), match)
    if ms >= _TEN_SECONDS // 2:
        yield ProseValue.of_match("mark", format_time(ms, figures), match)


def _minutes_near(near: str) -> tuple[int, ...]:
    matches = _NEAR_MINUTES.finditer(plain(near))
    return tuple(dict.fromkeys(cardinal(match["clock"] or match["words"]) for match in matches))


# --- heights and lengths ----------------------------------------------------------------------------------------


def _mark_lengths(low: str) -> Iterator[ProseValue]:
    for pattern in (METRES, _BARE_METRES):
        for match in pattern.finditer(low):
            yield ProseValue.of_match("mark", metric_length(match), match)
    for pattern in _IMPERIAL:
        for match in pattern.finditer(low):
            cm = _metric(match)
            if cm is not None:
                yield ProseValue.of_match("mark", format_length(cm), match)


def metric_length(match: re.Match[str]) -> str:
    """The canonical length of a match of `METRES`, with the figures that it has."""
    return f"{int(match['m'])}.{match['cm']}m"


def _metric(match: re.Match[str]) -> int | None:
    """Feet and inches in centimetres, to the nearest: the quarter inches of results are rounded metric marks."""
    inches = int(match["in"] or 0)
    top, low = (_EIGHTHS[match["sign"]], 8) if match["sign"] else (int(match["top"] or 0), int(match["low"] or 1))
    if inches >= _MOST_INCHES or not low or top >= low > 1:
        return None
    return round(int(match["ft"]) * _CM_A_FOOT + (inches + top / low) * _CM_AN_INCH)
