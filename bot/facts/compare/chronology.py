"""What came before what: the days of races and meets, and the states "as of X" and "before X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.days import Days, days_of
from bot.facts.model import Verdict
from bot.facts.moment import Bound
from bot.facts.registers import ROUNDS
from bot.facts.relative_day import FIRST_DAY, LAST_DAY, RACE_DATE
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.compare.scopes import Extent, Scopes
    from bot.facts.model import Point
    from bot.facts.moment import Moment
    from bot.facts.vocabulary import Attribute

UNDISPUTED = frozenset({Verdict.AGREED, Verdict.ONE_SOURCE, Verdict.DIFFER})


class Chronology:
    """Puts moments in order, by the dates that no article disputes, else by meets' years and by rounds."""

    def __init__(self, scopes: Scopes, attributes: Mapping[str, Attribute], points: Iterable[Point]) -> None:
        """Learn the days of races and meets from the headlines of their points."""
        self.scopes = scopes
        self._days: dict[tuple[str, str], Days] = {}
        roles = {
            attribute.id: role
            for attribute in attributes.values()
            for role in (FIRST_DAY, LAST_DAY, RACE_DATE)
            if role in attribute.roles
        }
        for point in points:
            role = roles.get(point.what)
            days = days_of(str(point.headline)) if role and point.headline and point.verdict in UNDISPUTED else None
            if role and days:
                self._days[role, point.about] = days

    def days(self, occasion: str) -> Days | None:
        """Between which days an occasion lies, as closely as is known."""
        scope = self.scopes.read(Scope(occasion))
        if scope.race is not None:
            return self._days.get((RACE_DATE, scope.race)) or self.days(scope.meet or "")
        if scope.meet is not None:
            return self._meet(scope)
        return _year(scope.season) or days_of(occasion)

    def precedes(self, first: Moment, second: Moment) -> bool:
        """Whether the first of two states is surely no later than the second."""
        if first.at == second.at:
            return first.bound is Bound.BEFORE or second.bound is Bound.AS_OF
        if self._over_before(first.at, second.at):
            return True
        earlier, later = self.scopes.read(Scope(first.at)), self.scopes.read(Scope(second.at))
        return (first.bound is Bound.BEFORE and earlier.holds(later)) or (
            second.bound is Bound.AS_OF and later.holds(earlier)
        )

    def _meet(self, scope: Extent) -> Days | None:
        year = _year(scope.year)
        first, last = (self._days.get((role, scope.meet or "")) for role in (FIRST_DAY, LAST_DAY))
        any_day = first or last or year
        if any_day is None:
            return None
        earliest = first or year or any_day
        latest = last or year or any_day
        return Days(min(earliest.first, latest.last), max(earliest.first, latest.last))

    def _over_before(self, first: str, second: str) -> bool:
        """Whether one occasion is surely over before another begins."""
        if self._earlier_round(self.scopes.read(Scope(first)), self.scopes.read(Scope(second))):
            return True
        earlier, later = self.days(first), self.days(second)
        return earlier is not None and later is not None and earlier.last < later.first

    def _earlier_round(self, first: Extent, second: Extent) -> bool:
        races = self.scopes.registers.races
        if first.race is None or second.race is None or (first.meet, first.event) != (second.meet, second.event):
            return False
        rounds = [races[race].round for race in (first.race, second.race)]
        return set(rounds) <= set(ROUNDS) and ROUNDS.index(rounds[0]) < ROUNDS.index(rounds[1])


def _year(year: int | None) -> Days | None:
    return days_of(f"{year:04d}") if year else None
