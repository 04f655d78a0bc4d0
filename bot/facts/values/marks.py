"""The arithmetic of marks: times in milliseconds, heights and lengths in centimetres, the gaps between them.

Canonical marks are "3:29.38", "49.60", "2:00:35" and "6.10m"; canonical gaps "0.67" and "0.01m".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.values.kinds import Relation

if TYPE_CHECKING:
    from bot.facts.names import Names
    from bot.facts.values.kinds import Context, ProseValue

_TIME = re.compile(r"(?:(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):)?(?P<s>\d{1,3})(?:\.(?P<f>\d{1,3}))?", re.ASCII)
_LENGTH = re.compile(r"(?P<m>\d{1,3})(?:\.(?P<cm>\d{1,2}))?m", re.ASCII)
_SIXTY = 60
_SECOND = 1000
_FARTHEST_THROW_CM = 12_000
"""Beyond it a number of metres is a distance to run."""


def milliseconds(mark: str) -> int:
    """A canonical time ("3:29.38", "2:00:35", "0.67") in milliseconds. Raises ValueError for anything else."""
    match = _TIME.fullmatch(mark)
    if match is None or _overflows(match):
        raise ValueError(f"{mark!r} is no time")
    hours, minutes, seconds = (int(match[part] or 0) for part in "hms")
    return ((hours * _SIXTY + minutes) * _SIXTY + seconds) * _SECOND + int((match["f"] or "").ljust(3, "0"))


def _overflows(match: re.Match[str]) -> bool:
    """Sixty seconds after a colon, or sixty minutes after one; and after a colon two figures stand."""
    seconds, minutes = match["s"], match["m"]
    if minutes is None:
        return False
    badly_long = len(seconds) != len("00") or int(seconds) >= _SIXTY
    return badly_long or (match["h"] is not None and (len(minutes) != len("00") or int(minutes) >= _SIXTY))


def centimetres(mark: str) -> int:
    """A canonical height or length ("6.10m") in centimetres. Raises ValueError for anything else."""
    match = _LENGTH.fullmatch(mark)
    if match is None:
        raise ValueError(f"{mark!r} is no length in metres")
    return int(match["m"]) * 100 + int((match["cm"] or "").ljust(2, "0"))


def is_length(mark: str) -> bool:
    """Whether the canonical mark or gap is a height or length rather than a time."""
    return mark.endswith("m")


def format_time(ms: int) -> str:
    """Milliseconds as a canonical time: hundredths, thousandths where there are some, none with hours."""
    seconds, rest = divmod(ms, _SECOND)
    minutes, seconds = divmod(seconds, _SIXTY)
    hours, minutes = divmod(minutes, _SIXTY)
    tail = f".{rest:03d}" if rest % 10 else f".{rest // 10:02d}"
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}{tail if rest else ''}"
    return f"{minutes}:{seconds:02d}{tail}" if minutes else f"{seconds}{tail}"


def format_length(cm: int) -> str:
    """Centimetres as a canonical length: 610 is "6.10m"."""
    return f"{cm // 100}.{cm % 100:02d}m"


# --- the kinds "mark" and "gap" ---------------------------------------------------------------------------------


def mark_size(value: str) -> tuple[int, ...]:
    """A sortable key: times before lengths, small before large. Raises ValueError for a malformed value."""
    return (1, centimetres(value)) if is_length(value) else (0, milliseconds(value))


def mark_problem(value: str, _context: Context) -> str | None:
    """Why this is no canonical mark, in one sentence, or None."""
    if gap_problem(value, _context) is not None:
        return f"“{value}” is no mark: write a time as “3:29.38”, “49.60” or “2:00:35”, a height or length as “6.10m”"
    if is_length(value) and centimetres(value) > _FARTHEST_THROW_CM:
        return f"“{value}” is longer than any throw: it is a distance"
    return None if mark_size(value)[1] else f"“{value}” is no mark: it is nothing"


def gap_problem(value: str, _context: Context) -> str | None:
    """Why this is no canonical gap, in one sentence, or None."""
    try:
        mark_size(value)
    except ValueError:
        return f"“{value}” is no gap: write seconds as “0.67”, a length as “0.01m”"
    return None


def mark_relation(first: str, second: str, _names: Names | None = None) -> Relation:
    """Marks are equal by size: "3:29.38" is "03:29.380"."""
    return Relation.EQUAL if same_size(first, second) else Relation.CANNOT_STAND


def mark_matches(prose_mark: ProseValue, value: str) -> bool:
    """Whether prose shows this mark, however many figures either has."""
    return same_size(prose_mark.value, value)


def same_size(first: str, second: str) -> bool:
    """Whether two marks or gaps are the same size; malformed ones are alike only when written alike."""
    if first == second:
        return True
    try:
        return mark_size(first) == mark_size(second)
    except ValueError:
        return False


def show_gap(value: str) -> str:
    """A canonical gap with its unit: "0.67 s", "0.01 m", "1:05.00"."""
    if is_length(value):
        return f"{value[:-1]} m"
    return value if ":" in value else f"{value} s"
