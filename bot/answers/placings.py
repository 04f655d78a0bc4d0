"""Who finished where: the points of a race gathered by person, in the order of a results sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.answers.points import CONTESTED, is_shown
from bot.facts import values
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts.model import Attribute, Vocabulary
    from bot.facts.rows import EntryRow, PointRow

_LAST = 1_000_000
"""Where those stand on the sheet who have no place."""


@dataclass(slots=True)
class Placing:
    """What the articles say of one person's part in a race; each field is a point or None."""

    about: str
    place: PointRow | None = None
    mark: PointRow | None = None
    status: PointRow | None = None
    outcome: PointRow | None = None
    took_part: PointRow | None = None
    country: PointRow | None = None

    @property
    def rows(self) -> tuple[PointRow, ...]:
        """The points that a line counts: place, mark, its status, an outcome, and a dispute about having taken part."""
        contested = self.took_part if self.took_part and self.took_part.point.verdict in CONTESTED else None
        every = (self.place, self.mark, self.status, self.outcome, contested)
        return tuple(row for row in every if row is not None)

    def has_place(self, number: str) -> bool:
        """Whether that is their place by most articles, or, where there is no headline, by any."""
        return self.place is not None and number in _values(self.place)

    @property
    def is_listed(self) -> bool:
        """Whether the sheet has a line for them: a place, a mark, an outcome, or words that they were not there."""
        if self.place or self.mark or self.outcome:
            return True
        return self.took_part is not None and is_shown(self.took_part) and self.took_part.point.headline != "yes"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A race as a results sheet: placings in order, and the points about the race itself (its day, its venue)."""

    placings: tuple[Placing, ...]
    venue: PointRow | None = None
    date: PointRow | None = None


@dataclass(slots=True)
class _Reader:
    """Which attributes mean what, after the vocabulary's roles and kinds."""

    attributes: Mapping[str, Attribute]
    placings: dict[str, Placing] = field(default_factory=dict)

    def take(self, row: PointRow) -> None:
        """Put a point of the race where it belongs."""
        what = _field(self.attributes[row.point.key.what])
        if what is None:
            return
        placing = self._placing(row)
        if getattr(placing, what) is None or _is_plainer(row, getattr(placing, what)):
            setattr(placing, what, row)

    def take_country(self, row: PointRow) -> None:
        """Put a country beside the placing of whoever it belongs to."""
        placing = self.placings.get(row.point.key.about)
        if placing is not None:
            placing.country = row

    def _placing(self, row: PointRow) -> Placing:
        about = row.point.key.about
        return self.placings.setdefault(about, Placing(about))


_FIELDS = {"place": "place", "mark": "mark", "mark-status": "status", "took-part": "took_part"}
_FIELDS_OF_KINDS = {"outcome": "outcome"}


def _field(attribute: Attribute) -> str | None:
    found = next((_FIELDS[role] for role in attribute.roles if role in _FIELDS), None)
    return found or _FIELDS_OF_KINDS.get(attribute.kind)


def _is_plainer(row: PointRow, other: PointRow) -> bool:
    """Whether a point is to be shown rather than another of its kind: without a moment, with a value that holds."""
    return _plainness(row) < _plainness(other)


def _plainness(row: PointRow) -> tuple[bool, bool, int]:
    point = row.point
    headline = point.headline
    denied = headline is not None and headline.startswith("not ")
    return (denied or point.verdict is Verdict.REPORTED, point.key.when is not None, -len(row.evidence))


def read_sheet(points: Iterable[PointRow], vocabulary: Vocabulary, race: str, meet: str) -> Sheet:
    """The sheet of a race from the points of its story."""
    attributes = vocabulary.attributes
    reader = _Reader(attributes)
    rows = [row for row in points if row.point.verdict is not Verdict.REPORTED]
    for row in rows:
        if row.point.key.in_ == race:
            reader.take(row)
    for row in rows:
        if "country" in attributes[row.point.key.what].roles:
            reader.take_country(row)
    return Sheet(
        tuple(sorted(filter(_listed, reader.placings.values()), key=_order)),
        _about(rows, attributes, "venue", (race, meet)),
        _about(rows, attributes, "race-date", (race,)),
    )


def _listed(placing: Placing) -> bool:
    return placing.is_listed


def _about(
    rows: Iterable[PointRow], attributes: Mapping[str, Attribute], role: str, subjects: tuple[str, ...]
) -> PointRow | None:
    """The point with that role about the first of the subjects that has one."""
    found = {row.point.key.about: row for row in rows if role in attributes[row.point.key.what].roles}
    return next((found[subject] for subject in subjects if subject in found), None)


def _order(placing: Placing) -> tuple[int, tuple[int, ...], bool, str]:
    marks = _values(placing.mark)
    best = min((values.order("mark", mark) for mark in marks), default=(_LAST,))
    return (_place_number(placing), best if placing.place is None else (), placing.outcome is None, placing.about)


def _place_number(placing: Placing) -> int:
    row = placing.place
    if row is None:
        return _LAST
    numbers = [int(value) for value in _values(row) if value.isdecimal()]
    return min(numbers, default=_LAST)


def _values(row: PointRow | None) -> Iterator[str]:
    """The headline of a point, or without one every value that is given."""
    if row is None:
        return
    if row.point.headline is not None:
        yield row.point.headline
    else:
        yield from (value.value for value in row.point.values if not value.value.startswith("not "))


def country_of(placing: Placing, names: Mapping[str, EntryRow]) -> EntryRow | None:
    """The country with a code that the articles give somebody, or None."""
    given = (names.get(value) for value in _country_values(placing.country))
    return next((row for row in given if row is not None and row.code), None)


def _country_values(row: PointRow | None) -> Iterator[str]:
    """The headline first, for a finer value ("Scotland") has no code of its own."""
    yield from _values(row)
    if row is not None:
        yield from (value.value for value in row.point.values)
