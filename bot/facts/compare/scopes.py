"""What a claim's scope covers: a race, a meet, a season, a series or a career, and perhaps one event of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from bot.facts.registers import Registers


class Extent(Frozen, frozen=True):
    """All that a scope covers. A race knows its meet, series, event and year; a meet its series and year.

    ``season`` is set only where the scope itself is a season; ``year`` is the year in which it lies. ``several`` are
    the series of a scope over more than one.
    """

    race: str | None = None
    meet: str | None = None
    series: str | None = None
    event: str | None = None
    year: int | None = None
    season: int | None = None
    career: bool = False
    several: tuple[str, ...] = ()

    @property
    def occasion(self) -> str | None:
        """The race, else the meet, at which something in this scope happens."""
        return self.race or self.meet

    def holds(self, smaller: Extent) -> bool:
        """Whether whatever lies in ``smaller`` surely lies in this scope (a scope holds itself)."""
        if self.race is not None:
            return smaller.race == self.race
        if self.event is not None and smaller.event != self.event:
            return False
        if self.meet is not None:
            return smaller.meet == self.meet
        if self.series is not None:
            return smaller.series in {self.series, *self.several}
        if self.season is not None:
            return smaller.year == self.season
        return self.career


class Scopes:
    """What the scopes of one pack cover, each read once."""

    def __init__(self, registers: Registers) -> None:
        """Read races, meets and series of ``registers``."""
        self.registers = registers
        self._extents: dict[Scope, Extent] = {}
        self._races = grouped((race.meet, race.id) for race in registers.races.values())

    def read(self, scope: Scope) -> Extent:
        """What a scope covers; an unknown one covers nothing."""
        extent = self._extents.get(scope)
        if extent is None:
            extent = self._extents[scope] = self._read(scope)
        return extent

    def races_of(self, scope: Scope) -> tuple[str, ...]:
        """The races of the registers that lie in a meet, or in one event of a meet; none for any other scope."""
        extent = self.read(scope)
        if extent.race is not None or extent.meet is None:
            return ()
        return tuple(race for race in self._races.get(extent.meet, ()) if extent.holds(self.read(Scope(race))))

    def _read(self, scope: Scope) -> Extent:
        if scope.event is not None:
            return replace(self.read(Scope(scope.entry)), event=scope.event)
        registers = self.registers
        if scope.entry in registers.races:
            race = registers.races[scope.entry]
            return replace(self.read(Scope(race.meet)), race=race.id, event=race.event)
        if scope.entry in registers.meets:
            meet = registers.meets[scope.entry]
            return Extent(meet=meet.id, series=meet.series, year=meet.year or None)
        if scope.entry in registers.series:
            return Extent(series=scope.entry, several=registers.series[scope.entry].of)
        if scope.season is not None and scope.season.isdigit():
            return Extent(year=int(scope.season), season=int(scope.season))
        return Extent(career=scope.is_career)
