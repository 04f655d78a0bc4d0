"""Rules about one race: places against marks and outcomes, margins, and places that two hold."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.checks.fact import ACROSS, Contradiction
from bot.facts.checks.measures import Measure, best_first, difference_in_words, fits, how_much_worse, measure, worse
from bot.facts.checks.performances import show_fact
from bot.facts.compare.places import in_one_breath, may_not_share
from bot.facts.grouping import grouped
from bot.facts.moment import FINISH
from bot.facts.result_roles import TIED_ROLE
from bot.facts.scope import Scope
from bot.facts.values.ranks import OUT_OF_THE_RACE, PLACES_OF_MEDALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable
    from bot.facts.checks.performances import Marked


def order_against_marks(table: FactTable) -> Iterator[Contradiction]:
    """A mark in a race may not be better than that of somebody who is placed ahead."""
    marked = table.performances.marked
    for (view, race), people in places_by_race(table).items():
        finishers = [
            (place, *marked[view, race, person], fact)
            for person, (place, fact) in people.items()
            if (view, race, person) in marked
        ]
        better = table.better(table.scopes.read(Scope(race)).event)
        finishers.sort(key=lambda entry: (entry[0], best_first(entry[2], better), entry[1].words))
        for ahead, behind in pairwise(finishers):
            if ahead[0] < behind[0] and worse(ahead[2], behind[2], better):
                yield _out_of_order((ahead[3], ahead[1], ahead[2]), (behind[3], behind[1], behind[2]), race)


def _out_of_order(ahead: tuple[Fact, Fact, Measure], behind: tuple[Fact, Fact, Measure], race: str) -> Contradiction:
    first, second = (f"{_in_place(place, mark)} place" for place, mark, _ in (ahead, behind))
    return Contradiction(
        facts=(ahead[0], ahead[1], behind[0], behind[1]),
        working=f"{first} is {how_much_worse(ahead[2], behind[2])} than {second}",
        topic=(race, ahead[0].about, behind[0].about),
        clash=f"{_in_place(*ahead[:2])}, {_in_place(*behind[:2])}",
    )


def _in_place(place: Fact, mark: Fact) -> str:
    """As in "1:58.20 in 1st"."""
    return f"{show_fact(mark)} in {values.show('ordinal', str(_place(place) or place.value))}"


def places_by_race(table: FactTable) -> dict[tuple[str, str], dict[str, tuple[int, Fact]]]:
    """Who is in which place of which race: by view and race, then by person; a place before the medal that shows it."""
    places: dict[tuple[str, str], dict[str, tuple[int, Fact]]] = {}
    for fact in table.role("place", "medal"):
        place = _place(fact)
        if place is not None and fact.extent.race is not None and fact.when in {None, FINISH}:
            places.setdefault((fact.view, fact.extent.race), {}).setdefault(fact.about, (place, fact))
    return places


def _place(fact: Fact) -> int | None:
    if fact.attribute.kind == "medal":
        return PLACES_OF_MEDALS.get(fact.value)
    return int(fact.value) if fact.value.isdigit() else None


# --- two people in one place --------------------------------------------------------------------------------------


def two_in_one_place(table: FactTable) -> Iterator[Contradiction]:
    """Two people or teams cannot hold one place of a final, unless their marks are equal or a tie is stated."""
    for (view, race), people in places_by_race(table).items():
        for place, facts in _by_place(people).items():
            alone = _contenders(table, view, race, facts)
            if len(alone) > 1:
                yield Contradiction(
                    facts=tuple(alone),
                    working=f"{_names(table, alone)} cannot each be {values.show('ordinal', str(place))}",
                    topic=(race, place),
                )


def _by_place(people: Mapping[str, tuple[int, Fact]]) -> dict[int, list[Fact]]:
    """Who is in each place."""
    return grouped((place, fact) for place, fact in people.values())


def _contenders(table: FactTable, view: str, race: str, facts: list[Fact]) -> list[Fact]:
    """Of those in one place who may not share it, and of whom no tie is stated."""
    clashing = [pair for pair in combinations(facts, 2) if _clash(table, race, *pair)]
    sharing = [fact for fact in facts if any(fact in pair for pair in clashing)]
    return _without_ties(sharing, [table.performances.marked.get((view, race, fact.about)) for fact in sharing])


def _clash(table: FactTable, race: str, first: Fact, second: Fact) -> bool:
    """Whether two of one place may not share it, no tie is stated, and no article gives it to both in one breath."""
    if not _are_rivals(table, race, first, second) or in_one_breath(first.claims, second.claims):
        return False
    pair = {first.about, second.about}
    return all({tie.about, tie.value} != pair or tie.extent.race != race for tie in table.role(TIED_ROLE))


def _are_rivals(table: FactTable, race: str, first: Fact, second: Fact) -> bool:
    """Whether one place of a race cannot go to both, but by a tie."""
    return may_not_share(race, first.about, second.about, table.registers, table.names)


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


def _names(table: FactTable, facts: list[Fact]) -> str:
    """Whom facts are about, as a list in a sentence; there are two or more."""
    names = [table.name(fact.about) for fact in facts]
    return f"{', '.join(names[:-1])} and {names[-1]}"


# --- the place after a tie ----------------------------------------------------------------------------------------


def place_after_tie(table: FactTable) -> Iterator[Contradiction]:
    """After a tie for a place of a final as many places are skipped as share it, less one."""
    for (view, race), people in places_by_race(table).items():
        by_place = _by_place(people)
        for place, facts in by_place.items():
            tied = _tied(table, view, race, facts)
            for skipped in range(place + 1, place + len(tied)):
                for fact in by_place.get(skipped, ()):
                    if all(_are_rivals(table, race, fact, each) for each in tied):
                        yield _skipped_place(table, race, tied, fact)


def _tied(table: FactTable, view: str, race: str, facts: list[Fact]) -> list[Fact]:
    """Those who share a place by a tie that is stated, or by equal marks; nobody where one of them contends for it."""
    if len(_contenders(table, view, race, facts)) > 1:
        return []
    pairs = [pair for pair in combinations(facts, 2) if _are_rivals(table, race, *pair)]
    return [fact for fact in facts if any(fact in pair for pair in pairs)]


def _skipped_place(table: FactTable, race: str, tied: list[Fact], late: Fact) -> Contradiction:
    place, skipped = _place(tied[0]) or 0, _place(late) or 0
    shared, following, claimed = (values.show("ordinal", str(each)) for each in (place, place + len(tied), skipped))
    share = f"{_names(table, tied)} share the {shared} place"
    return Contradiction(
        facts=(*tied, late),
        working=f"{share}, so the next is {following}: {table.name(late.about)} cannot be {claimed}",
        topic=(race, place, late.about),
    )


# --- a place or a mark against an outcome ------------------------------------------------------------------------


def finish_against_outcome(table: FactTable) -> Iterator[Contradiction]:
    """Who did not start or did not finish has no place and no mark, in one article."""
    for facts in table.torn:
        if any(fact.value in OUT_OF_THE_RACE for fact in facts) and len(facts) > 1:
            ordinals = " and ".join(values.show("ordinal", fact.value) for fact in facts)
            yield Contradiction(tuple(facts), f"{ordinals} cannot both hold", topic=(facts[0].point,))


def two_standings_before_a_change(table: FactTable) -> Iterator[Contradiction]:
    """What stood of somebody before a later change is one thing in an article; articles may dispute it."""
    for facts in table.torn_before:
        told = grouped((values.show("ordinal", fact.value), fact.view) for fact in facts)
        sides = " or ".join(f"{words} [{' '.join(articles)}]" for words, articles in told.items())
        working = f"{' and '.join(told)} cannot both have stood before the change"
        yield Contradiction(tuple(facts), working, topic=(facts[0].about, facts[0].extent.race), clash=sides)


# --- margins ------------------------------------------------------------------------------------------------------


def margin_not_the_difference(table: FactTable) -> Iterator[Contradiction]:
    """A margin between two people in a race has to be the difference between their marks."""
    marked = table.performances.marked
    for margin in table.role("margin"):
        if margin.view == ACROSS or margin.than is None or margin.than.about is None:
            continue
        race = margin.extent.race or ""
        mark = marked.get((margin.view, race, margin.about))
        other = marked.get((margin.view, margin.than.in_.entry if margin.than.in_ else race, margin.than.about))
        gap = measure(margin)
        if mark and other and gap and not fits(gap, mark[1], other[1]):
            yield Contradiction(
                facts=(margin, mark[0], other[0]),
                working=f"{difference_in_words(mark, other)}, not {show_fact(margin)}",
                topic=(margin.point, margin.value),
            )
