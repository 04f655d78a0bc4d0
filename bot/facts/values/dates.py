"""Days, months and years as articles write them, and the relative ones: "last year", "the last night of the Games"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from bot.facts.relative_day import DayOf, RelativeDay
from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import NUMBER, ORDINAL_WORDS, cardinal, ordinal, plain
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.names import Names
    from bot.facts.values.kinds import Context

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|sept)\b"
    r"(?:(?:(?<![a-z]{4})(?<!may)|(?<=\bsept))\.)?"
)
"""A month whole or by its first three letters; September is shortened to four as often."""
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{ORDINAL_WORDS})"
_YEAR = r"(?:1[89]|20|21)\d{2}"
_TAIL = rf"(?:,?\s(?:of\s)?(?P<year>{_YEAR})(?!\d|[:.]\d))?"
_DAYS = (
    LazyRegex(rf"(?<![\d:.-])(?P<year>{_YEAR})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?![\d-])"),
    LazyRegex(rf"(?<![\d:.,/-])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>{_YEAR})(?!\d|[:.]\d)"),
    LazyRegex(rf"(?<![\w:.])(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}{_TAIL}"),
    LazyRegex(rf"\b{_MONTH}\s{_DAY}(?!\d|[:.]\d){_TAIL}"),
)
_MONTH_ALONE = LazyRegex(
    rf"(?P<in>\b(?:in|of|since|by|last|until|from)\s)?\b{_MONTH}(?:,?\s(?P<year>{_YEAR}))?(?![\w])"
)
_YEAR_ALONE = LazyRegex(rf"(?<![\w:.,/-])(?P<year>{_YEAR})(?![\w/]|[:.,]\d|-\d|\s?(?:met(?:re|er)|points?\b))")
_DAY_BEFORE = LazyRegex(r"\d(?:st|nd|rd|th)?\s(?:of\s)?$")
"""A day that no month has ("31 June") is no month either."""

_AGO = LazyRegex(rf"\b(?P<n>{NUMBER}|an?)\syears?\s(?:ago|earlier|before|prior)\b", ("year",))
_LAST_YEAR = LazyRegex(
    r"\b(?:last\s(?:year|season|summer)|(?:twelve|12)\smonths\s(?:ago|earlier|before)|(?:the|his|her|their|a)\sprevious\s(?:year|season)|the\s(?:year|season)\sbefore)\b"
)
_THIS_YEAR = LazyRegex(r"\bthis\s(?:year|season)\b", ("this",))
_RELATIVE_DAY = LazyRegex(
    r"\b(?:(?P<first>(?:first|opening)\s(?:day|night|evening|morning))"
    r"|(?P<last>(?:the\s(?:very\s)?last|final|closing)\s(?:day|night|evening|morning)|last\s(?:day|night)\sof)"
    r"|(?P<same>(?:this|that|the\ssame|same)\s(?:day|night|evening|morning|afternoon)|today|tonight"
    r"|(?:on\s)?the\s(?:day|night|evening|morning|afternoon)\sof))\b"
)
_RELATIVE_WORDS = {"first": DayOf.FIRST, "last": DayOf.LAST, "same": DayOf.SAME}
_WEEKDAY = LazyRegex(rf"\b({'|'.join(WEEKDAYS)})\b")
_ISO = LazyRegex(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def read_dates(text: str, context: Context) -> list[ProseValue]:
    """Every date that the text writes, in order; a relative day is read as its first word only ("last-day")."""
    low = plain(text)
    dates: list[ProseValue] = []
    used = UsedSpans(low)
    for prose_date in (*_days(low, context), *_months(low, text, context), *_years(low, context), *_relative_days(low)):
        if not used.holds(prose_date.start, prose_date.end):
            used.add(prose_date.start, prose_date.end)
            dates.append(prose_date)
    return in_text_order(dates)


def _days(low: str, context: Context) -> Iterator[ProseValue]:
    for pattern in _DAYS:
        for match in pattern.finditer(low):
            year = int(match["year"] or context.year or 0)
            day_word = match["day"]
            month, day = _month_number(match["month"]), int(day_word) if day_word.isdigit() else ordinal(day_word) or 0
            if year and _in_calendar(year, month, day):
                yield ProseValue.of_match("date", f"{year:04d}-{month:02d}-{day:02d}", match)


def _months(low: str, text: str, context: Context) -> Iterator[ProseValue]:
    for match in _MONTH_ALONE.finditer(low):
        year = match["year"] or context.year
        # "may" and "march" are verbs: only the capital letter tells.
        start = match.start("month")
        if _DAY_BEFORE.search(low, max(0, start - len("31st of ")), start):
            continue
        if year and text[start].isupper() and (len(match["month"]) > len("mar") or match["year"] or match["in"]):
            yield ProseValue("date", f"{int(year):04d}-{_month_number(match['month']):02d}", start, match.end())


def _years(low: str, context: Context) -> Iterator[ProseValue]:
    for match in _YEAR_ALONE.finditer(low):
        yield ProseValue.of_match("date", match["year"], match)
    if context.year is None:
        return
    for match in _AGO.finditer(low):
        yield ProseValue.of_match("date", f"{context.year - cardinal(match['n']):04d}", match)
    for pattern, back in ((_LAST_YEAR, 1), (_THIS_YEAR, 0)):
        for match in pattern.finditer(low):
            yield ProseValue.of_match("date", f"{context.year - back:04d}", match)


def _relative_days(low: str) -> Iterator[ProseValue]:
    for match in _RELATIVE_DAY.finditer(low):
        yield ProseValue.of_match("date", _RELATIVE_WORDS[match.lastgroup or ""], match)


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else [name[:3] for name in MONTHS].index(word[:3]) + 1


def _in_calendar(year: int, month: int, day: int) -> bool:
    return 1 <= month <= len(MONTHS) and 1 <= day <= monthrange(year, month)[1]


def weekday_in(text: str) -> str | None:
    """The weekday that a text names, in small letters, where it names exactly one; else None."""
    weekdays = set(_WEEKDAY.findall(plain(text)))
    return weekdays.pop() if len(weekdays) == 1 else None


def weekday_of(value: str) -> str | None:
    """The weekday of a day, in small letters; None for a month, a year or a relative day."""
    iso = _ISO.fullmatch(value)
    return WEEKDAYS[date.fromisoformat(value).weekday()] if iso is not None and iso[3] else None


# --- canonical dates ----------------------------------------------------------------------------------------------


def is_relative_date(value: str) -> bool:
    """Whether the value hangs on a meet or a race ("last-day harbour-2031")."""
    return RelativeDay.parse(value) is not None


def date_problem(value: str, context: Context) -> str | None:
    """Why this is no canonical date, in one sentence, or None."""
    relative = RelativeDay.parse(value)
    if relative is not None:
        if context.names is not None and context.names.entry(relative.anchor) is None:
            return f"“{value}” hangs on “{relative.anchor}”, which is in no register"
        return None
    iso = _ISO.fullmatch(value)
    if iso is None:
        return f"“{value}” is no date: write “2031-08-25”, “2031-08” or “2031”, or a relative day as “last-day MEET”"
    year, month, day = int(iso[1]), int(iso[2] or 1), int(iso[3] or 1)
    return (
        None if _in_calendar(year, month, day) else f"“{value}” is an impossible date, which no calendar has: mend it"
    )


def date_order(value: str) -> tuple[int, ...]:
    """A sortable key: earlier first, a year before its days; relative ones last, by their letters."""
    if _ISO.fullmatch(value) is None:
        return (9999, *map(ord, value))
    return tuple(int(part) for part in value.split("-"))


def lies_after(value: str, day: str) -> bool:
    """Whether a canonical date is after a day; nothing is after "", and a relative date after nothing."""
    return bool(day) and value[:1].isdigit() and date_order(value) > date_order(day)


def date_coarser(first: str, second: str, _names: Names | None = None) -> bool:
    """Whether the first date holds the second: a year its months and days, a month its days."""
    return second.startswith(f"{first}-")


def dates_can_stand(first: str, second: str) -> bool:
    """A relative day that hangs unresolved can stand with any."""
    return is_relative_date(first) or is_relative_date(second)


def date_matches(prose_date: ProseValue, value: str) -> bool:
    """Whether the text shows this date: "last-day" shows that of any meet, for the words do not name it."""
    return prose_date.value == value or value.startswith(f"{prose_date.value} ")


def show_date(value: str) -> str:
    """A date as people read it: "23 August 2023", "August 2023", "2023"; a relative one in words."""
    iso = _ISO.fullmatch(value)
    if iso is None:
        relative = RelativeDay.parse(value)
        return f"{relative.day.words} {relative.anchor}" if relative else value
    year, month, day = iso.groups()
    month_and_year = f"{MONTHS[int(month) - 1].capitalize()} {year}" if month else year
    return f"{int(day)} {month_and_year}" if day else month_and_year
