"""Who was in front of a race, and from when on: what articles tell of it at moments that do not fit is one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Caveat, Verdict
from bot.facts.result_roles import IN_FRONT_ROLE, LEAD_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.model import Pack, Point
    from bot.facts.scope import Scope
    from bot.facts.vocabulary import Attribute

_LONG = frozenset({"all", "most"})
"""Shares of a race that leave less than half of it."""


class _Lead(Frozen, frozen=True):
    """That articles have somebody in front at a moment, as a point tells it in words.

    ``holds`` is whether they are there already: they took the lead no later than at that moment. Where that is for most
    of the race there is no ``moment``; at one that ``is_late`` at most half of the race is left.
    """

    point: Point
    articles: tuple[str, ...]
    words: str
    moment: str = ""
    holds: bool = True
    is_late: bool = False

    def fits(self, other: _Lead) -> bool:
        """Whether the lead may be taken at one moment and held at the other, or be taken at both.

        Who holds somebody off in the home straight has passed them before it, and not in the last of it.
        """
        if self.holds == other.holds:
            return self.holds or values.agree("moment", self.moment, other.moment)
        taken, leading = (other, self) if self.holds else (self, other)
        if not leading.moment:
            return not taken.is_late or taken.point.key.value is not None
        return values.order("moment", taken.moment) <= values.order("moment", leading.moment)


class Leads:
    """All that a pack tells of who was in front."""

    def __init__(self, pack: Pack, points: Iterable[Point]) -> None:
        self._attributes, self._races = pack.vocabulary.attributes, pack.registers.races
        self._of_runner: dict[tuple[str, Scope | None], list[_Lead]] = {}
        for point in points:
            self._of_runner.setdefault((point.about, point.key.in_), []).extend(self._leads(point))

    def _leads(self, point: Point) -> Iterator[_Lead]:
        """Each moment that a point's articles name, as its value or beside it, and for how long somebody led."""
        attribute = self._attributes[point.what]
        if attribute.kind == "share":
            for value in (value for value in point.values if value.value.text in _LONG):
                yield _Lead(point, value.articles, f"for {values.show('share', value.value.text)} of the race")
        elif not LEAD_ROLES.isdisjoint(attribute.roles):
            holds = IN_FRONT_ROLE in attribute.roles and point.key.value is not None
            for moment, articles in _moments(point, attribute):
                words, is_late = values.show("moment", moment), self._is_late(moment, point.within)
                yield _Lead(point, articles, words, moment, holds, is_late)

    def _is_late(self, moment: str, race_id: str | None) -> bool:
        """Whether at most half of a race is left to run; of one whose length no name says nothing is too late."""
        race = self._races.get(race_id or "")
        distance = values.race_distance(race.name) if race else None
        left = values.metres_to_go(moment, distance) if distance else None
        return left is not None and distance is not None and left * 2 <= distance

    def lead_caveats(self, point: Point) -> Iterator[Caveat]:
        """How other articles have somebody take the lead, pass the leader or be in front: one event."""
        leads = [*self._leads(point)]
        with_lead = {article for lead in leads for article in lead.articles}
        for lead in self._of_runner.get((point.about, point.key.in_), ()) if leads else ():
            # Who passes the leader takes the lead: each article tells the same event once.
            others, key = tuple(article for article in lead.articles if article not in with_lead), lead.point.key
            is_another = bool(others) and key.what != point.what and self._led(key.value or point.key.value, point)
            if is_another and not any(map(lead.fits, leads)):
                with_lead.update(others)
                yield Caveat(lead.point.id, others, Verdict.DIFFER, key.about, key.what, lead.words)

    def _led(self, runner: str | None, point: Point) -> bool:
        """Whether anybody has a runner lead the race of a point; of what is told of no other runner that is plain."""
        return runner is None or any(
            lead.point.key.value is None for lead in self._of_runner.get((runner, point.key.in_), ())
        )


def _moments(point: Point, attribute: Attribute) -> list[tuple[str, tuple[str, ...]]]:
    """The moments of a point, each with the articles that give it."""
    if attribute.kind == "moment":
        return [(value.value.text, value.articles) for value in point.values if not value.value.denied]
    return [(each.moment.at, each.articles) for each in point.moments if each.moment is not None]
