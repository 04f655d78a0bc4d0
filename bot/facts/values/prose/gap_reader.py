"""Gaps as prose writes them: ".27 seconds", "0.67s", "27 hundredths", "half a second", "another centimetre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.marks import format_length
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.mark_reader import METRES, OTHER_UNIT, SECONDS_UNIT, START, metric_length, times_in_units
from bot.facts.values.prose.number_words import NUMBER, cardinal, plain
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.facts.values.kinds import Context

_OF_A_SECOND = r"(?:\sof\s(?:a|one)\ssecond)?"
_PARTS = LazyRegex(
    rf"\b(?P<n>{NUMBER}|an?)(?:\s|-(?=\w+ths\b))(?:one-)?(?P<part>tenth|hundredth|thousandth)s?\b{_OF_A_SECOND}",
    ("tenth", "hundredth", "thousandth"),
)
"""With a hyphen before it only in the plural: "the two-hundredth race" is no gap."""

_SHARES_OF_A_SECOND = {"tenth": 1, "hundredth": 2, "thousandth": 3}
_HALF = LazyRegex(r"\bhalf[\s-](?:a[\s-])?second\b", ("half",))
_ONE_SECOND = LazyRegex(
    r"\b(?:by|than|within|under|over|(?:lead|margin|gap|advantage|deficit|difference|improvement)\sof)\s(?:just\s|only\s|almost\s|nearly\s|about\s)?(?P<a>an?|one)\s(?P<second>second)\b"
    r"(?!\s(?:gold|silver|bronze|medal|title|time|lap|place))",
    ("second",),
)
_DECIMAL = LazyRegex(rf"{START}(?<![\w/'+])(?P<s>\d{{0,2}})\.(?P<f>\d{{1,3}}){SECONDS_UNIT}")
_BARE = LazyRegex(rf"{START}(?<![\w/'+])(?P<s>\d{{0,2}})\.(?P<f>\d{{2,3}})(?![\d:]|[.,]\d){OTHER_UNIT}")
_PLAIN_SECONDS = LazyRegex(rf"(?<![\w:.,])(?P<s>{NUMBER}){SECONDS_UNIT}")
_CENTIMETRES = LazyRegex(
    rf"(?<![\w.,])(?:(?P<n>{NUMBER})|an?(?:other|\ssingle)?)\s?-?(?:cm|centimet(?:re|er)s?)\b", ("cm", "centim")
)
_BY_METRES = LazyRegex(rf"(?<=\bby\s)(?P<n>{NUMBER})\s?-?m(?:et(?:re|er)s?)?\b", ("by",))


def read_gaps(text: str, _context: Context) -> list[ProseValue]:
    """Every gap that the text writes, in order: ".27 seconds", "0.67s", "another centimetre"."""
    low = plain(text)
    return in_text_order([*_gap_seconds(low), *_gap_lengths(low)])


def _gap_seconds(low: str) -> Iterator[ProseValue]:
    used = UsedSpans(low)
    for match, time in times_in_units(low, used):
        yield ProseValue.of_match("gap", time, match)
    for match in _PARTS.finditer(low):
        used.add(*match.span())
        yield ProseValue.of_match("gap", _decimal_fraction(match), match)
    for pattern in (_DECIMAL, _BARE, _PLAIN_SECONDS):
        for match in pattern.finditer(low):
            if not used.touches(*match.span()):
                used.add(*match.span())
                yield ProseValue.of_match("gap", _plain_seconds(match), match)
    yield from (ProseValue.of_match("gap", "0.5", match) for match in _HALF.finditer(low))
    for match in _ONE_SECOND.finditer(low):
        start, end = match.start("a"), match.end("second")
        if not used.touches(start, end):
            yield ProseValue("gap", "1", start, end)


def _decimal_fraction(match: re.Match[str]) -> str:
    """So many tenths, hundredths or thousandths as seconds, with as many figures after the point."""
    figures = _SHARES_OF_A_SECOND[match["part"]]
    number = str(cardinal(match["n"])).rjust(figures + 1, "0")
    return f"{number[:-figures]}.{number[-figures:]}"


def _plain_seconds(match: re.Match[str]) -> str:
    parts = match.groupdict()
    seconds = cardinal(parts["s"] or "0")
    return f"{seconds}.{parts['f']}" if parts.get("f") else str(seconds)


def _gap_lengths(low: str) -> Iterator[ProseValue]:
    for match in _CENTIMETRES.finditer(low):
        yield ProseValue.of_match("gap", format_length(cardinal(match["n"] or "1")), match)
    for match in METRES.finditer(low):
        yield ProseValue.of_match("gap", metric_length(match), match)
    for match in _BY_METRES.finditer(low):
        yield ProseValue.of_match("gap", f"{cardinal(match['n'])}m", match)
