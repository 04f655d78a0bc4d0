"""Rules about one race: places against marks, margins, and places that two people hold."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.checks.fact import ACROSS, Contradiction
from bot.facts.checks.measures import Measure, best_first, difference_in_words, fits, how_much_worse, measure, worse
from bot.facts.checks.performances import shown
from bot.facts.moment import FINISH
from bot.facts.scope import Scope
from bot.facts.values.ranks import PLACES_OF_MEDALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.checks.context import CheckContext
    from bot.facts.checks.fact import Fact
    from bot.facts.checks.performances import Marked

_RELAY = re.compile(r"\brelay\b|\d ?[x×] ?\d", re.IGNORECASE)


def order_against_marks(context: CheckContext) -> Iterator[Contradiction]:
    """A mark in a race may not be better than that of somebody who is placed ahead."""
    marked = context.performances.marked
    for (view, race), people in _placed(context).items():
        placed = [
            (place, *marked[view, race, person], fact)
            for person, (place, fact) in people.items()
            if (view, race, person) in marked
        ]
        better = context.facts.better(context.facts.scopes.read(Scope(race)).event)
        placed.sort(key=lambda entry: (entry[0], best_first(entry[2], better), entry[1].words))
        for ahead, behind in pairwise(placed):
            if ahead[0] < behind[0] and worse(ahead[2], behind[2], better):
                yield _out_of_order((ahead[3], ahead[1], ahead[2]), (behind[3], behind[1], behind[2]), race)


def _out_of_order(ahead: tuple[Fact, Fact, Measure], behind: tuple[Fact, Fact, Measure], race: str) -> Contradiction:
    first, second = (_placed_with(place, mark) for place, mark, _ in (ahead, behind))
    return Contradiction(
        facts=(ahead[0], ahead[1], behind[0], behind[1]),
        working=f"{first} is {how_much_worse(ahead[2], behind[2])} than {second}",
        topic=(race, ahead[0].about, behind[0].about),
    )


def _placed_with(place: Fact, mark: Fact) -> str:
    ordinal = values.show("ordinal", str(_place(place) or place.value))
    return f"{shown(mark)} in {ordinal} place"


def _placed(context: CheckContext) -> dict[tuple[str, str], dict[str, tuple[int, Fact]]]:
    """Who is in which place of which race: by view and race, then by person; a place before the medal that shows it."""
    places: dict[tuple[str, str], dict[str, tuple[int, Fact]]] = {}
    for fact in context.facts.role("place", "medal"):
        place = _place(fact)
        if place is not None and fact.extent.race is not None and fact.when in {None, FINISH}:
            places.setdefault((fact.view, fact.extent.race), {}).setdefault(fact.about, (place, fact))
    return places


def _place(fact: Fact) -> int | None:
    if fact.attribute.kind == "medal":
        return PLACES_OF_MEDALS.get(fact.value)
    return int(fact.value) if fact.value.isdigit() else None


# --- two people in one place --------------------------------------------------------------------------------------


def two_in_one_place(context: CheckContext) -> Iterator[Contradiction]:
    """Two people cannot hold one place of a final, unless their marks are equal or they run for one team."""
    marked = context.performances.marked
    for (view, race), people in _placed(context).items():
        if not _for_one_each(context, race):
            continue
        by_place: dict[int, list[Fact]] = {}
        for person, (place, fact) in people.items():
            if person in context.facts.registers.people:
                by_place.setdefault(place, []).append(fact)
        for place, facts in by_place.items():
            alone = _without_ties(facts, [marked.get((view, race, fact.about)) for fact in facts])
            if len(alone) > 1:
                yield _shared_place(context, race, place, alone)


def _for_one_each(context: CheckContext, race: str) -> bool:
    """Whether each place of a race goes to one person: in its final, and in no relay."""
    entry = context.facts.registers.races[race]
    event = context.facts.registers.events.get(entry.event)
    named = (entry.name, event.name, *event.aliases) if event else (entry.name,)
    return entry.round == "final" and not any(map(_RELAY.search, named))


def _without_ties(facts: list[Fact], marked: list[Marked | None]) -> list[Fact]:
    """Those who may not share their place: of people with equal marks only the first."""
    seen: set[tuple[str, int]] = set()
    alone = []
    for fact, mark in zip(facts, marked, strict=True):
        size = (mark[1].unit, mark[1].amount) if mark else None
        if size is None or size not in seen:
            alone.append(fact)
        if size is not None:
            seen.add(size)
    return alone


def _shared_place(context: CheckContext, race: str, place: int, facts: list[Fact]) -> Contradiction:
    names = [context.facts.name(fact.about) for fact in facts]
    people = f"{', '.join(names[:-1])} and {names[-1]}"
    return Contradiction(
        facts=tuple(facts),
        working=f"{people} cannot each be {values.show('ordinal', str(place))}",
        topic=(race, place),
    )


# --- margins ------------------------------------------------------------------------------------------------------


def margin_not_the_difference(context: CheckContext) -> Iterator[Contradiction]:
    """A margin between two people in a race has to be the difference between their marks."""
    marked = context.performances.marked
    for margin in context.facts.role("margin"):
        if margin.view == ACROSS or margin.than is None or margin.than.about is None:
            continue
        race = margin.extent.race or ""
        mark = marked.get((margin.view, race, margin.about))
        other = marked.get((margin.view, margin.than.in_.entry if margin.than.in_ else race, margin.than.about))
        gap = measure(margin)
        if mark and other and gap and not fits(gap, mark[1], other[1]):
            yield Contradiction(
                facts=(margin, mark[0], other[0]),
                working=f"{difference_in_words(mark, other)}, not {shown(margin)}",
                topic=(margin.point, margin.value),
            )
