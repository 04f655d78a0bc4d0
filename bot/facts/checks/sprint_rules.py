"""Rules of races in which the wind and the start are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.checks.fact import Contradiction
from bot.facts.checks.measures import measure
from bot.facts.checks.performances import show_fact
from bot.facts.moment import Moment
from bot.facts.result_roles import MARK_STATUS_ROLE, PLACE, WIND_ROLE
from bot.facts.values.ranks import OUT_OF_THE_RACE
from bot.facts.values.winds import tenths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable

_LEGAL_WIND = 20
"""Tenths of a metre per second: with more behind them marks are wind-assisted, and count for no best or record."""

_FASTEST_REACTION = 100
"""Milliseconds: who leaves the blocks sooner has made a false start."""


def best_with_wind(table: FactTable) -> Iterator[Contradiction]:
    """A mark with a following wind of more than 2.0 m/s is no best and no record."""
    for wind in table.role(WIND_ROLE):
        speed = tenths(wind.value)
        if speed is not None and speed > _LEGAL_WIND:
            for best in _bests(table, wind):
                yield Contradiction(
                    facts=(wind, *best),
                    working=f"with a wind of {show_fact(wind)}, over +2.0 m/s, {_best_words(best)} is wind-assisted",
                    topic=(_race(wind), best[-1].point, best[-1].value),
                    clash=f"a wind of {show_fact(wind)} is over +2.0 m/s",
                )


def _bests(table: FactTable, wind: Fact) -> Iterator[tuple[Fact, ...]]:
    """What is called a best or a record in the race of a wind: a status of its mark, or a best that is its mark."""
    race, view = _race(wind), wind.view
    for status in table.role(MARK_STATUS_ROLE):
        if (status.view, status.extent.race) == (view, race) and _is_felt_by(wind, status):
            yield (status,)
    for best in table.role("best", "record"):
        mark = table.performances.marked.get((view, race, best.about))
        is_mark = mark is not None and best.value == mark[0].value and best.moment == Moment.as_of(race)
        if best.view == view and is_mark and _is_felt_by(wind, best):
            yield (mark[0], best) if mark else (best,)


def _race(wind: Fact) -> str:
    """The race in which a wind was measured."""
    return wind.extent.race or ""


def _is_felt_by(wind: Fact, best: Fact) -> bool:
    """Whether it is the wind of the whole race, or of that person's own attempt."""
    return wind.about in {_race(wind), best.about}


def _best_words(best: tuple[Fact, ...]) -> str:
    """As in "the NR", "the personal best 10.98"."""
    last = best[-1]
    return f"the {show_fact(last)}" if len(best) == 1 else f"the {last.attribute.label} {show_fact(last)}"


def reaction_before_the_gun(table: FactTable) -> Iterator[Contradiction]:
    """Who reacts in less than 0.100 s has made a false start, and comes in no place."""
    places = {(place.view, place.extent.race, place.about): place for place in table.with_earlier(PLACE)}
    for reaction in table.role("reaction"):
        measured = measure(reaction)
        place = places.get((reaction.view, reaction.extent.race, reaction.about))
        is_early = measured is not None and measured.unit == "s" and measured.amount < _FASTEST_REACTION
        if is_early and place is not None and place.value not in OUT_OF_THE_RACE:
            yield Contradiction(
                facts=(reaction, place),
                working=f"a reaction of {show_fact(reaction)}, under 0.100 s, counts as a start before the gun",
                topic=(reaction.point, reaction.value),
            )
