"""Rules about attempts and failures: of equal marks who has fewer is ahead, and a clean sheet has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.checks.fact import Contradiction
from bot.facts.checks.measures import Measure, measure, worse
from bot.facts.checks.performances import show_fact
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.result_roles import CLEAN_SHEET_ROLE, COUNTBACK_ROLE, TIED_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable

_ATTEMPT = "attempt "
LEVEL = ""
"""Who is ahead where a countback parts nobody."""


class _Card(Frozen, frozen=True):
    """What a view says of one competitor that a countback counts: the mark, the attempt at its bar, all failures."""

    mark: tuple[Fact, Measure] | None = None
    clearance: tuple[Fact, int] | None = None
    failures: Fact | None = None


class _Counted(Frozen, frozen=True):
    """What parts two competitors, in words, with who is ahead by it: LEVEL if nobody is, None if no tie is."""

    facts: tuple[Fact, ...]
    ahead: str | None
    words: str


def countback_not_from_attempts(table: FactTable) -> Iterator[Contradiction]:
    """Who is ahead on countback has an equal mark with fewer attempts or failures; who shares a place has as many."""
    # Where an article does not say how many there were, nothing is found.
    for fact in table.role(COUNTBACK_ROLE, TIED_ROLE):
        counted = _counted(table, fact, fact.value) if fact.extent.race is not None else None
        is_tie = TIED_ROLE in fact.attribute.roles
        if counted is not None and counted.ahead != (LEVEL if is_tie else fact.about):
            names = f"{table.name(fact.about)} {{}} {table.name(fact.value)}"
            claimed = "{} cannot share a place" if is_tie else "a countback does not put {}"
            working = f"{counted.words}: {claimed.format(names.format('and' if is_tie else 'ahead of'))}"
            topic = (fact.extent.race, frozenset((fact.about, fact.value)))
            yield Contradiction((fact, *counted.facts), working, topic, counted.words)


def clean_sheet_with_failure(table: FactTable) -> Iterator[Contradiction]:
    """Who has a clean sheet has cleared each bar at the first attempt, by whatever article tells of it."""
    cleared_by = grouped(((jump.about, jump.extent), jump) for jump in table.role("cleared"))
    for sheet in table.role(CLEAN_SHEET_ROLE):
        for jump in cleared_by.get((sheet.about, sheet.extent), ()) if sheet.value == "yes" else ():
            attempt = _attempt(jump)
            if attempt is not None and attempt > 1:
                cleared = f"{show_fact(jump)} cleared at the {values.show('ordinal', str(attempt))} attempt"
                working = f"{cleared}: {table.name(sheet.about)} cannot have had a clean sheet"
                yield Contradiction((sheet, jump), working, (sheet.point,), f"{cleared}, no clean sheet")


def _card(table: FactTable, fact: Fact, who: str) -> _Card:
    """What the view of a fact says of a competitor of its race."""
    race = fact.extent.race
    marked = table.performances.marked.get((fact.view, race or "", who))
    jumps = [each for each in table.role("cleared", "failures") if (each.view, each.extent.race) == (fact.view, race)]
    jumps = [each for each in jumps if each.about == who]
    failures = next((each for each in jumps if "failures" in each.attribute.roles), None)
    bars = [(size.amount, each) for each in jumps if each is not failures and (size := measure(each)) is not None]
    last = max(bars, key=lambda bar: bar[0], default=None)
    attempt = _attempt(last[1]) if last and (marked is None or last[0] == marked[1].amount) else None
    return _Card(marked, (last[1], attempt) if last and attempt else None, failures)


def _attempt(clearance: Fact) -> int | None:
    """At which attempt a bar was cleared; None where that is not said, or differs."""
    moments = {claim.when.at if claim.when is not None else "" for claim in clearance.claims}
    number = moments.pop().removeprefix(_ATTEMPT) if len(moments) == 1 else ""
    return int(number) if number.isdecimal() else None


def _counted(table: FactTable, fact: Fact, rival: str) -> _Counted | None:
    """The first thing that parts the subject of a fact from a rival; None where too little of it is said."""
    who = fact.about, rival
    (name, one), (other_name, other) = ((table.name(each), _card(table, fact, each)) for each in who)
    if one.mark and other.mark and _differ(one.mark[1], other.mark[1]):
        working = f"{name} finished with {show_fact(one.mark[0])} and {other_name} with {show_fact(other.mark[0])}"
        return _Counted((one.mark[0], other.mark[0]), None, working)
    if not one.clearance or not other.clearance or one.clearance[0].value != other.clearance[0].value:
        return None
    bars, attempts = (one.clearance[0], other.clearance[0]), (one.clearance[1], other.clearance[1])
    if attempts[0] != attempts[1]:
        first, second = (values.show("ordinal", str(attempt)) for attempt in attempts)
        working = f"{name} cleared {show_fact(bars[0])} at the {first} attempt and {other_name} at the {second}"
        return _Counted(bars, who[attempts[0] > attempts[1]], working)
    if not one.failures or not other.failures:
        return None
    counts = int(one.failures.value), int(other.failures.value)
    working = f"{name} had {counts[0]} failure{'' if counts[0] == 1 else 's'} and {other_name} {counts[1]}"
    ahead = LEVEL if counts[0] == counts[1] else who[counts[0] > counts[1]]
    return _Counted((*bars, one.failures, other.failures), ahead, working)


def _differ(first: Measure, second: Measure) -> bool:
    return worse(first, second, "lower") or worse(second, first, "lower")
