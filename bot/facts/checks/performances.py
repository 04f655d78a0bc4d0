"""Marks, bests and records as the rules see them: how good, in which event, up to when, and within what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.checks.fact import ACROSS
from bot.facts.checks.measures import Measure, measure
from bot.facts.compare.scopes import Extent
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.moment import FINISH, Moment
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable

_OF_EVERYBODY = {"WR", "CR", "OR", "WL"}
_COVERS = {"PB": "career", "SB": "season", "WR": "career", "WL": "season", "CR": "series", "OR": "series"}
"""National and area records are left out: whom they cover is not in the mark's status."""

Marked = tuple["Fact", Measure]
Who = tuple[str, str, str]
"""A view, a race or an event, and a person."""


class Performance(Frozen, frozen=True):
    """What somebody did up to a moment, within a scope: a mark, a best, or (``record``) the best of everybody there.

    ``facts`` are those that tell it, first the one whose value it is.
    """

    facts: tuple[Fact, ...]
    measure: Measure
    extent: Extent
    moment: Moment
    event: str
    record: bool = False

    @property
    def fact(self) -> Fact:
        """The fact whose value it is."""
        return self.facts[0]

    @property
    def who(self) -> Who:
        """The view, the event and the person."""
        return (self.fact.view, self.event, self.fact.about)

    @property
    def called_best(self) -> bool:
        """Whether it is called a best, rather than being a mark only."""
        return len(self.facts) > 1 or "mark" not in self.fact.attribute.roles


def show_fact(fact: Fact) -> str:
    """A fact's value as answers print it."""
    return values.show(fact.attribute.kind, fact.value)


def marks_by_person(facts: FactTable) -> dict[Who, Marked]:
    """The mark with which each person finished each race, by view, race and person; none where several are given."""
    marked: dict[Who, list[Marked]] = {}
    for fact in facts.role("mark"):
        measured = measure(fact)
        if measured is not None and fact.extent.race is not None and fact.when in {None, FINISH}:
            marked.setdefault((fact.view, fact.extent.race, fact.about), []).append((fact, measured))
    return {key: several[0] for key, several in marked.items() if len(several) == 1}


class Performances:
    """Everything that the facts of a pack say of how good somebody was, read once for all the rules."""

    def __init__(self, facts: FactTable) -> None:
        """Collect the marks, the stated bests, and the marks that a status makes bests."""
        self.marked = marks_by_person(facts)
        self.marks = tuple(self._marks())
        stated = tuple(self._stated(facts))
        by_status = tuple(self._by_status(facts))
        self.bests = tuple(_each_once((*stated, *by_status)))
        self._tellings: dict[tuple[object, ...], list[Fact]] = {}
        for performance in (*self.marks, *stated, *by_status):
            self._tellings.setdefault(_identity(performance), []).extend(performance.facts)
        self.stated_by_person = grouped((done.who, done) for done in stated)
        self.by_person = grouped((done.who, done) for done in (*self.marks, *stated))
        self.by_event = grouped(((done.fact.view, done.event), done) for done in (*self.marks, *stated))

    def tellings(self, performance: Performance) -> tuple[Fact, ...]:
        """The facts by which an article tells a performance: a best of 3:29.05 is also a mark, and a PB in its race.

        Across articles only its own: others that tell it have no part in what is found.
        """
        same = () if performance.fact.view == ACROSS else self._tellings.get(_identity(performance), ())
        return tuple({(fact.point, fact.value): fact for fact in (*performance.facts, *same)}.values())

    def _marks(self) -> Iterator[Performance]:
        for (_, race, _), (fact, measured) in self.marked.items():
            if fact.extent.event is not None:
                yield Performance((fact,), measured, fact.extent, Moment.as_of(race), fact.extent.event)

    def _stated(self, facts: FactTable) -> Iterator[Performance]:
        records = (fact for fact in facts.role("record") if "best" not in fact.attribute.roles)
        for fact in (*facts.role("best"), *records):
            measured, moment = measure(fact), fact.moment
            event = event_of(facts, fact)
            if measured is not None and moment is not None and event is not None:
                record = "record" in fact.attribute.roles and fact.among is None
                yield Performance((fact,), measured, fact.extent, moment, event, record)

    def _by_status(self, facts: FactTable) -> Iterator[Performance]:
        for status in facts.role("mark-status"):
            race = status.extent.race
            mark = self.marked.get((status.view, race, status.about)) if race else None
            scope = _covered(status)
            if mark is not None and race is not None and scope is not None and scope.event is not None:
                record = status.value in _OF_EVERYBODY
                yield Performance((mark[0], status), mark[1], scope, Moment.as_of(race), scope.event, record)


def event_of(facts: FactTable, fact: Fact) -> str | None:
    """The event of a fact: of its scope, else of the race up to which it holds."""
    if fact.extent.event is not None or fact.moment is None:
        return fact.extent.event
    return facts.scopes.read(Scope(fact.moment.at)).event


def _identity(one: Performance) -> tuple[object, ...]:
    return (one.who, one.moment, one.measure.unit, one.measure.amount)


def _each_once(bests: Iterable[Performance]) -> Iterator[Performance]:
    """Of a best that is given in two ways (as a best, and as a mark with its status) only the first."""
    seen = set()
    for best in bests:
        identity = (best.who, best.moment, best.measure.amount, best.record, best.extent.season, best.extent.series)
        if identity not in seen:
            seen.add(identity)
            yield best


def _covered(status: Fact) -> Extent | None:
    """Within what a mark of that status is the best."""
    race = status.extent
    match _COVERS.get(status.value):
        case "career":
            return Extent(career=True, event=race.event)
        case "season" if race.year:
            return Extent(season=race.year, year=race.year, event=race.event)
        case "series" if race.series:
            return Extent(series=race.series, event=race.event)
    return None
