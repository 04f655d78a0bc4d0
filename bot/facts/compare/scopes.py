"""What a claim's scope covers: a race, a meet, a season, a series or a career, and perhaps one event of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.facts.registers import Race, Registers

SEASON = "season-"
CAREER = "career"


class Scope(Frozen, frozen=True):
    """A scope taken apart. A race knows its meet, series, event and year; a meet its series and year.

    ``season`` is set only where the scope itself is a season; ``year`` is the year in which it lies.
    """

    race: str | None = None
    meet: str | None = None
    series: str | None = None
    event: str | None = None
    year: int | None = None
    season: int | None = None
    career: bool = False

    @property
    def occasion(self) -> str | None:
        """The race, else the meet, at which something in this scope happens."""
        return self.race or self.meet

    def holds(self, smaller: Scope) -> bool:
        """Whether whatever lies in ``smaller`` surely lies in this scope (a scope holds itself)."""
        if self.race is not None:
            return smaller.race == self.race
        if self.event is not None and smaller.event != self.event:
            return False
        if self.meet is not None:
            return smaller.meet == self.meet
        if self.series is not None:
            return smaller.series == self.series
        if self.season is not None:
            return smaller.year == self.season
        return self.career


class Scopes:
    """The scopes of one pack, each taken apart once."""

    def __init__(self, registers: Registers) -> None:
        """Read races, meets and series of ``registers``."""
        self.registers = registers
        self._known: dict[str, Scope] = {}
        self._races: dict[str, list[str]] = {}
        for race in registers.races.values():
            self._races.setdefault(race.meet, []).append(race.id)

    def read(self, scope: str) -> Scope:
        """The scope of an ``in`` key; an unknown one covers nothing."""
        found = self._known.get(scope)
        if found is None:
            found = self._known[scope] = self._read(scope)
        return found

    def races_of(self, scope: str) -> tuple[str, ...]:
        """The races of the registers that lie in a meet, or in one event of a meet; none for any other scope."""
        read = self.read(scope)
        if read.race is not None or read.meet is None:
            return ()
        return tuple(race for race in self._races.get(read.meet, ()) if read.holds(self.read(race)))

    def _read(self, scope: str) -> Scope:
        larger, slash, event = scope.partition("/")
        if slash:
            return replace(self.read(larger), event=event)
        registers = self.registers
        if scope in registers.races:
            return self._race(registers.races[scope])
        if scope in registers.meets:
            meet = registers.meets[scope]
            return Scope(meet=meet.id, series=meet.series, year=meet.year or None)
        if scope in registers.series:
            return Scope(series=scope)
        if scope.startswith(SEASON) and scope.removeprefix(SEASON).isdigit():
            season = int(scope.removeprefix(SEASON))
            return Scope(year=season, season=season)
        return Scope(career=scope == CAREER)

    def _race(self, race: Race) -> Scope:
        return replace(self.read(race.meet), race=race.id, event=race.event)
