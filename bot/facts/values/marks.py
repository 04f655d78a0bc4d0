"""The arithmetic of marks: times in milliseconds, heights and lengths in centimetres, the gaps between them.

Canonical marks are "3:29.38", "49.60", "2:00:35" and "6.10m", each with the figures that are printed ("3:29" is no
"3:29.00"), and "10.1h" is a hand time; canonical gaps are "0.67" and "0.01m".

Which exact marks a mark with fewer figures may stand for follows the rules of the sport, and what reports make of them:

- Times are never rounded to the nearest: World Athletics' Technical Rules, under Timing and Photo Finish (rule 165 of
  the IAAF until 2019), have a photo-finish time recorded to the next longer hundredth, a hand time to the next longer
  tenth, a time on the road to the next longer second. A report cuts figures off, or rounds. So "1:58" may stand for all
  between 1:57 and 1:59, both left out.
- Heights and lengths are recorded to the centimetre below; a report rounds to the nearest. So "6.1m" may stand for
  6.05 m up to, and without, 6.20 m.
- A watch starts late and stops early: a hand time is another measurement than an automatic one, and disputes none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.facts.names import Names
    from bot.facts.values.kinds import Context, ProseValue

_TIME = re.compile(
    r"(?:(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):)?(?P<s>\d{1,3})(?:\.(?P<f>\d{1,3}))?(?P<by_hand>h)?", re.ASCII
)
_LENGTH = re.compile(r"(?P<m>\d{1,3})(?:\.(?P<cm>\d{1,2}))?m", re.ASCII)
_SIXTY = 60
_SECOND = 1000
_METRE = 100
_FARTHEST_THROW_CM = 12_000
"""Beyond it a number of metres is a distance to run."""

_STEPS = (1, 10, 100, 1000)
"""In how many steps so many figures after a point divide a second or a metre."""

_HAND_TIMED = "h"


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
    return int(match["m"]) * _METRE + int((match["cm"] or "").ljust(2, "0"))


def is_length(mark: str) -> bool:
    """Whether the canonical mark or gap is a height or length rather than a time."""
    return mark.endswith("m")


def is_hand_timed(mark: str) -> bool:
    """Whether the canonical mark is said to be taken by hand: "10.1h"."""
    return mark.endswith(_HAND_TIMED)


def figures(mark: str) -> int:
    """How many figures a canonical mark or gap has after its point."""
    return len(mark.rstrip(f"m{_HAND_TIMED}").partition(".")[2])


def grain(mark: str) -> int:
    """The smallest step of the figures of a canonical mark: 10 ms of "3:29.38", 1000 of "2:00:35", 10 cm of "6.1m"."""
    return (_METRE if is_length(mark) else _SECOND) // _STEPS[figures(mark)]


def are_alike(first: str, second: str) -> bool:
    """Whether two canonical marks have as many figures, and are timed alike: only then their difference is exact."""
    return figures(first) == figures(second) and is_hand_timed(first) == is_hand_timed(second)


def format_time(ms: int, places: int | None = None) -> str:
    """Milliseconds as a canonical time, with so many figures after the point.

    Where ``places`` is None: hundredths, thousandths where there are some, none with hours.
    """
    seconds, rest = divmod(ms, _SECOND)
    minutes, seconds = divmod(seconds, _SIXTY)
    hours, minutes = divmod(minutes, _SIXTY)
    if places is None:
        places = len("000") if rest % 10 else 0 if hours and not rest else len("00")
    tail = f".{rest:03d}"[: places + 1] if places else ""
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}{tail}"
    return f"{minutes}:{seconds:02d}{tail}" if minutes else f"{seconds}{tail}"


def format_length(cm: int, places: int = 2) -> str:
    """Centimetres as a canonical length, with so many figures after the point: 610 is "6.10m"."""
    metres, rest = divmod(cm, _METRE)
    return f"{metres}{f'.{rest:02d}'[: places + 1] if places else ''}m"


def gap_between(ahead: str, behind: str) -> str | None:
    """The canonical gap of two canonical marks; None where the one behind has no worse mark.

    A finding says so, and no margin does. None too where one mark is rounded or timed by hand and the other is not:
    their difference is no margin.
    """
    if not are_alike(ahead, behind):
        return None
    try:
        if ahead.endswith("m"):
            apart = centimetres(ahead) - centimetres(behind)
            return format_length(apart, figures(ahead)) if apart > 0 else None
        apart = milliseconds(behind) - milliseconds(ahead)
    except ValueError:
        return None
    # No more figures than the marks have: the gap of two marathons is in whole seconds.
    return format_time(apart, figures(ahead)) if apart > 0 else None


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


def mark_coarser(first: str, second: str, _names: Names | None = None) -> bool:
    """Whether the first mark is rounded, and the second may be what it is rounded from: "1:58" holds "1:58.20"."""
    try:
        return is_hand_timed(first) == is_hand_timed(second) and _may_be_rounded_from(first, second)
    except ValueError:
        return False


def mark_matches(prose_mark: ProseValue, value: str) -> bool:
    """Whether prose shows this mark with these figures: "1:58" does not show "1:58.00"."""
    return same_mark(prose_mark.value, value)


def same_mark(first: str, second: str) -> bool:
    """Whether two marks or gaps are the same size, with as many figures, and timed alike."""
    return same_size(first, second) and grain(first) == grain(second) and is_hand_timed(first) == is_hand_timed(second)


def may_be_one_mark(first: str, second: str) -> bool:
    """Whether one is rounded and may stand for the other, or one is a hand time and the other an automatic one."""
    try:
        if is_hand_timed(first) != is_hand_timed(second):
            return not is_length(first) and not is_length(second)
        return _may_be_rounded_from(first, second) or _may_be_rounded_from(second, first)
    except ValueError:
        return False


def _may_be_rounded_from(rounded: str, exact: str) -> bool:
    """Whether the first mark has fewer figures and may stand for the second. Raises ValueError for a malformed one."""
    (unit, size), (other_unit, other) = mark_size(rounded), mark_size(exact)
    step = grain(rounded)
    below = step / 2 if is_length(rounded) else step
    from_there = size - below <= other if is_length(rounded) else size - below < other
    return unit == other_unit and step > grain(exact) and from_there and other < size + step


def same_size(first: str, second: str) -> bool:
    """Whether two marks or gaps are the same size; malformed ones are alike only when written alike."""
    if first == second:
        return True
    try:
        return mark_size(first) == mark_size(second)
    except ValueError:
        return False


def show_mark(value: str) -> str:
    """A canonical mark as answers print it: "1:58.20", "54.3 (hand-timed)", "68 seconds"."""
    if value.isdecimal():
        return f"{value} seconds"
    return f"{value.removesuffix(_HAND_TIMED)} (hand-timed)" if is_hand_timed(value) else value


def show_gap(value: str) -> str:
    """A canonical gap with its unit: "0.67 s", "0.01 m", "1:05.00"."""
    if is_length(value):
        return f"{value[:-1]} m"
    return value if ":" in value else f"{value} s"
