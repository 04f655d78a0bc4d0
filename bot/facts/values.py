"""How athletics writes values: read in prose, ordered, compared, printed.

A value is a string in the canonical form of its kind ("3:29.38", "8", "gold", "2023-08-23"); `KINDS` holds every kind.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.facts.kinds import Context, Kind, Reading, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.names import Names

__all__ = [
    "KINDS",
    "Context",
    "Kind",
    "Reading",
    "Relation",
    "centimetres",
    "coarser",
    "convention",
    "format_length",
    "format_time",
    "matches",
    "milliseconds",
    "order",
    "problem",
    "read",
    "relation",
    "scan",
    "show",
    "shows",
]

_TIME = re.compile(r"(?<![\d:.])(?:(\d{1,2}):)??(?:(\d{1,2}):)?(\d{1,2})(?:\.(\d{1,3}))?(?![\d:])")
_LENGTH = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?m\b")


def milliseconds(mark: str) -> int:
    """A canonical time ("3:29.38", "2:00:35", "0.67") in milliseconds. Raises ValueError for anything else."""
    total = 0
    whole, _, rest = mark.partition(".")
    for part in whole.split(":"):
        total = total * 60 + int(part)
    return total * 1000 + int((rest + "000")[:3])


def centimetres(mark: str) -> int:
    """A canonical length ("6.10m") in centimetres. Raises ValueError for anything else."""
    if not mark.endswith("m"):
        raise ValueError(f"{mark!r} is no length in metres")
    whole, _, rest = mark[:-1].partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


def format_time(ms: int) -> str:
    """Milliseconds as a canonical time: hundredths, and thousandths only where there are some."""
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    tail = f".{rest:03d}" if rest % 10 else f".{rest // 10:02d}"
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}" + (tail if rest else "")
    return f"{minutes}:{seconds:02d}{tail}" if minutes else f"{seconds}{tail}"


def format_length(cm: int) -> str:
    """Centimetres as a canonical length: 610 is "6.10m"."""
    return f"{cm // 100}.{cm % 100:02d}m"


def _read_marks(text: str, _context: Context) -> tuple[Reading, ...]:
    return tuple(
        Reading("mark", found.group(), found.start(), found.end())
        for found in re.finditer(r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?|\d{2}\.\d{2}|\d{1,3}\.\d{2}m\b", text)
    )


def _no_problem(_value: str, _context: Context) -> str | None:
    return None


def _text_order(value: str) -> tuple[int, ...]:
    return tuple(map(ord, value))


def _plain(name: str) -> Kind:
    pattern = re.compile(r"\d+")

    def reader(text: str, _context: Context) -> tuple[Reading, ...]:
        return tuple(Reading(name, found.group(), found.start(), found.end()) for found in pattern.finditer(text))

    return Kind(name=name, read=reader, problem=_no_problem, order=_text_order)


_NAMES = (
    "gap place ordinal count medal status outcome term date age year moment share distance points "
    "person place-name race meet event series text"
).split()

KINDS: Mapping[str, Kind] = MappingProxyType(
    {"mark": Kind("mark", _read_marks, _no_problem, _text_order)} | {name: _plain(name) for name in _NAMES}
)
"""Every kind of value by its name; the only place where a new one is entered."""


def read(kind: str, text: str, context: Context) -> tuple[Reading, ...]:
    """Every value of the kind that the text shows, in order. Raises KeyError for an unknown kind.

    A relative date is read as its first word only ("last-day"): which meet it belongs to is not in the words.
    """
    return tuple(KINDS[kind].read(text, context))


def matches(kind: str, reading: Reading, value: str) -> bool:
    """Whether the reading shows this canonical value ("last-day" shows "last-day harbour-2031")."""
    return KINDS[kind].matches(reading, value)


def shows(kind: str, text: str, value: str, context: Context) -> Reading | None:
    """The first reading in the text that shows this canonical value, or None: what the checks use."""
    chosen = KINDS[kind]
    if chosen.find is not None:
        return chosen.find(text, value, context)
    return next((reading for reading in chosen.read(text, context) if chosen.matches(reading, value)), None)


def problem(kind: str, value: str, context: Context) -> str | None:
    """Why a canonical value is malformed, in one sentence, or None."""
    return KINDS[kind].problem(value, context)


def relation(kind: str, a: str, b: str, names: Names | None = None) -> Relation:
    """What two canonical values mean for each other, as far as their kind says so."""
    return KINDS[kind].relation(a, b, names)


def coarser(kind: str, a: str, b: str, names: Names | None = None) -> bool:
    """Whether value a holds value b: "2023" holds "2023-08-23"."""
    return KINDS[kind].coarser(a, b, names)


def convention(kind: str, a: str, b: str) -> str | None:
    """The sentence that says by which convention the two values dispute each other, or None."""
    if kind == "status" and {a, b} == {"SB", "PB"}:
        return "a personal best is a season's best too, but a results sheet prints SB only where it is no PB"
    return None


def order(kind: str, value: str) -> tuple[int, ...]:
    """A key that sorts values of the kind: faster, earlier and better placed first; lengths by size."""
    return KINDS[kind].order(value)


def show(kind: str, value: str) -> str:
    """The canonical value as an answer prints it."""
    return KINDS[kind].show(value)


def scan(text: str, context: Context) -> tuple[Reading, ...]:
    """Every mark, number, date, ordinal and medal word of a text that a claim must cover, in order."""
    return read("mark", text, context)
