"""Who finished where: the points of a race gathered by person, in the order of a results sheet."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from bot.answers.points.points import CONTESTED, is_shown
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, PointRow

_LAST = 1_000_000
"""Where those stand on the sheet who have no place."""


class Placing(Struct):
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
        """The points that a line counts: place, mark, its status, an outcome.

        Having taken part is counted where that is in dispute, or where there is nothing else to count.
        """
        counted = tuple(row for row in (self.place, self.mark, self.status, self.outcome) if row is not None)
        if self.took_part is not None and (not counted or self.took_part.point.verdict in CONTESTED):
            return (*counted, self.took_part)
        return counted

    def has_place(self, number: str) -> bool:
        """Whether that is their place by most articles, or, where there is no headline, by any."""
        return self.place is not None and number in _values(self.place)

    @property
    def is_listed(self) -> bool:
        """Whether the sheet has a line for them: a place, a mark, an outcome, or words that they were not there."""
        if self.place or self.mark or self.outcome:
            return True
        return self.took_part is not None and is_shown(self.took_part) and self.took_part.point.headline != "yes"


class Sheet(Frozen, frozen=True):
    """A race as a results sheet: placings in order, and the points about the race itself (its day, its venue)."""

    placings: tuple[Placing, ...]
    venue: PointRow | None = None
    date: PointRow | None = None


_FIELDS = {"place": "place", "mark": "mark", "mark-status": "status", "took-part": "took_part", "country": "country"}
_SETTINGS = {"venue": "venue", "race-date": "date"}


@lru_cache(maxsize=1024)
def _field(roles: tuple[str, ...], kind: str) -> str | None:
    """What an attribute is on a sheet, after its roles and its kind."""
    for role in roles:
        if role in _FIELDS:
            return _FIELDS[role]
        if role in _SETTINGS:
            return _SETTINGS[role]
    return "outcome" if kind == "outcome" else None


class _Reader(Struct):
    """Points put where they belong on a sheet, one after the other."""

    race: str
    meet: str
    placings: dict[str, Placing] = field(default_factory=dict)
    countries: dict[str, PointRow] = field(default_factory=dict)
    settings: dict[tuple[str, str], PointRow] = field(default_factory=dict)

    def take(self, row: PointRow, what: str) -> None:
        """Take a point of which an attribute's field is known."""
        key = row.point.key
        if what == "country":
            self.countries[key.about] = row
        elif what in {"venue", "date"}:
            self.settings[what, key.about] = row
        elif key.in_ == self.race:
            placing = self.placings.setdefault(key.about, Placing(key.about))
            known = getattr(placing, what)
            if known is None or _is_plainer(row, known):
                setattr(placing, what, row)

    def sheet(self) -> Sheet:
        """The sheet of what was taken."""
        for about, placing in self.placings.items():
            placing.country = self.countries.get(about)
        listed = [placing for placing in self.placings.values() if placing.is_listed]
        venue = self.settings.get(("venue", self.race)) or self.settings.get(("venue", self.meet))
        return Sheet(tuple(sorted(listed, key=_order)), venue, self.settings.get(("date", self.race)))


def _is_plainer(row: PointRow, other: PointRow) -> bool:
    """Whether a point is to be shown rather than another of its kind: without a moment, with a value that holds."""
    return _plainness(row) < _plainness(other)


def _plainness(row: PointRow) -> tuple[bool, bool, int]:
    point = row.point
    headline = point.headline
    denied = headline is not None and headline.startswith("not ")
    return (denied or point.verdict is Verdict.REPORTED, point.key.when is not None, -len(row.evidence))


def results_sheet(points: Iterable[PointRow], vocabulary: Vocabulary, race: str, meet: str) -> Sheet:
    """The sheet of a race from the points of its story."""
    attributes = vocabulary.attributes
    reader = _Reader(race, meet)
    for row in points:
        attribute = attributes[row.point.key.what]
        what = _field(attribute.roles, attribute.kind)
        if what is not None and row.point.verdict is not Verdict.REPORTED:
            reader.take(row, what)
    return reader.sheet()


def _order(placing: Placing) -> tuple[int, tuple[int, ...], bool, str]:
    place = _place_number(placing)
    best: tuple[int, ...] = ()
    if placing.place is None:
        best = min((values.order("mark", mark) for mark in _values(placing.mark)), default=(_LAST,))
    return (place, best, placing.outcome is None, placing.about)


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
