"""Rules about bests and records: each is at least as good as whatever was done before, within what it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.checks.fact import ACROSS, Contradiction
from bot.facts.checks.measures import Measure, best_first, difference_in_words, fits, how_much_worse, measure, worse
from bot.facts.checks.performances import Performance, event_of, show_fact
from bot.facts.compare.scopes import Extent
from bot.facts.model import Than
from bot.facts.moment import Bound, Moment, state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable


def best_got_worse(table: FactTable) -> Iterator[Contradiction]:
    """A best may not be worse than an earlier mark or best of the same person in the same event."""
    done = table.performances.by_person
    for best in table.performances.bests:
        yield from _beaten(table, best, done.get(best.who, ()))


def record_not_better(table: FactTable) -> Iterator[Contradiction]:
    """A record may not be worse than what somebody else had done before, where the record counts."""
    done = table.performances.by_event
    for best in table.performances.bests:
        if best.record:
            everybody = done.get((best.fact.view, best.event), ())
            others = [other for other in everybody if other.who != best.who and not _is_of_another_kind(other, best)]
            yield from _beaten(table, best, others)


def _is_of_another_kind(other: Performance, best: Performance) -> bool:
    """Whether both are called records, and by two attributes: a record of a country stands below one of the Games."""
    is_called = "mark" not in best.fact.attribute.roles
    return is_called and other.record and other.fact.attribute.id != best.fact.attribute.id


def _beaten(table: FactTable, best: Performance, done: Iterable[Performance]) -> Iterator[Contradiction]:
    """The clash of a best with the strongest performance that was better and not later, if there is one."""
    better = table.better(best.event)
    earlier = [
        other
        for other in done
        if worse(best.measure, other.measure, better)
        and best.extent.holds(other.extent)
        and _came_first(table, other, best)
    ]
    if earlier:
        strongest = _strongest(earlier, better)
        than = _rival_words(table, best, strongest)
        yield Contradiction(
            facts=(*best.facts, *table.performances.tellings(strongest)),
            working=f"{show_fact(best.fact)} is {how_much_worse(best.measure, strongest.measure)} than {than}",
            topic=(best.fact.about, best.event, best.moment, best.measure.amount),
            clash=_worse(table, best, strongest),
        )


def _worse(table: FactTable, best: Performance, other: Performance) -> str:
    """As in "3:29.38 is slower than 3:29.05 (Tokyo 2020 Olympics)", of others "Ada Brown’s record of …"."""
    how = how_much_worse(best.measure, other.measure).rsplit(maxsplit=1)[-1]
    first, than = show_fact(best.fact), _rival_words(table, best, other)
    if other.fact.about != best.fact.about:
        label = "record" if "mark" in best.fact.attribute.roles else best.fact.attribute.label
        first = f"{table.name(best.fact.about)}’s {label} of {first}"
    elif occasion := _occasion(table, best, other):
        than = f"{show_fact(other.fact)} ({occasion.removeprefix('the ')})"
    return f"{first} is {how} than {than}"


def _came_first(table: FactTable, other: Performance, best: Performance) -> bool:
    """Whether a performance surely was there by the moment of a best.

    Across articles those of the same moment are left out: what was done there is a point of its own.
    """
    if best.fact.view == ACROSS and other.moment == best.moment:
        return False
    return table.chronology.precedes(other.moment, best.moment)


def _strongest(done: Iterable[Performance], better: str) -> Performance:
    """The best of them; of equal ones one that is called a best, so that the finding names it."""
    return min(done, key=lambda one: (best_first(one.measure, better), not one.called_best, one.fact.words))


def _rival_words(table: FactTable, best: Performance, other: Performance) -> str:
    """What stands against ``best``, in words: "the 1:58.10 of the Delta Open 2029", "the earlier best 1:58.10"."""
    whose = "the" if other.fact.about == best.fact.about else f"{table.name(other.fact.about)}’s"
    if other.moment == best.moment:
        return f"{whose} {show_fact(other.fact)} of the same occasion"
    if occasion := _occasion(table, best, other):
        return f"{whose} {show_fact(other.fact)} of {occasion}"
    kind = "record" if other.record else "best" if other.called_best else "mark"
    return f"{whose} earlier {kind} {show_fact(other.fact)}"


def _occasion(table: FactTable, best: Performance, other: Performance) -> str:
    """Where a performance was reached, as far as it is known: its meet, of the meet of ``best`` its race; else ""."""
    races, at = table.registers.races, other.moment.at
    if other.moment.bound is not Bound.AS_OF or at not in races:
        return ""
    best_race = races.get(best.moment.at)
    is_same_meet = best_race is not None and best_race.meet == races[at].meet
    return table.occasion(at if is_same_meet else races[at].meet)


# --- attempts -----------------------------------------------------------------------------------------------------


def record_attempt_not_better(table: FactTable) -> Iterator[Contradiction]:
    """An attempt at a record has to be better than every earlier mark in the event."""
    for fact in table.role("world-record-attempt"):
        measured, event = measure(fact), fact.extent.event
        if measured is not None and event is not None and fact.extent.race is not None:
            scope = Extent(career=True, event=event)
            attempt = Performance((fact,), measured, scope, Moment.as_of(fact.extent.race), event, record=True)
            yield from _too_low(table, attempt, table.performances.by_event.get((fact.view, event), ()))


def _too_low(table: FactTable, attempt: Performance, done: Iterable[Performance]) -> Iterator[Contradiction]:
    better = table.better(attempt.event)
    reached = [
        other for other in done if _equals_or_beats(other, attempt, better) and _came_first(table, other, attempt)
    ]
    if reached:
        best = _strongest(reached, better)
        same = best.measure.amount == attempt.measure.amount
        how = "no better" if same else how_much_worse(attempt.measure, best.measure)
        than = _rival_words(table, attempt, best)
        yield Contradiction(
            facts=(attempt.fact, *best.facts),
            working=f"a world record of {show_fact(attempt.fact)} would be {how} than {than}",
            topic=(attempt.fact.about, attempt.moment, attempt.measure.amount),
        )


def _equals_or_beats(other: Performance, attempt: Performance, better: str) -> bool:
    """Whether a mark leaves nothing to attempt; in the same race an equal mark is the attempt that came off."""
    if other.measure.unit != attempt.measure.unit:
        return False
    if other.measure.amount == attempt.measure.amount:
        return other.moment != attempt.moment
    return worse(attempt.measure, other.measure, better)


# --- improvements -------------------------------------------------------------------------------------------------


def improvement_not_the_difference(table: FactTable) -> Iterator[Contradiction]:
    """An improvement has to be the difference between the new best and the one before it."""
    for improvement in table.role("improvement"):
        gap = measure(improvement)
        new = _improved_to(table, improvement) if improvement.view != ACROSS else None
        old, exact = _improved_from(table, improvement, new) if new else (None, False)
        if gap is None or new is None or old is None:
            continue
        working = _wrong_improvement(table, (gap, show_fact(improvement)), new, old, exact=exact)
        if working is not None:
            is_worse = worse(new.measure, old.measure, table.better(new.event))
            clash = _worse(table, new, old) if is_worse else ""
            facts = (improvement, new.fact, *table.performances.tellings(old))
            yield Contradiction(facts, working, (improvement.point,), clash)


def _improved_to(table: FactTable, improvement: Fact) -> Performance | None:
    """The new best: as of the race of the improvement, or else the mark in it."""
    moment = Moment.as_of(improvement.extent.race) if improvement.extent.race else improvement.moment
    event = event_of(table, improvement)
    if moment is None or event is None:
        return None
    who = (improvement.view, event, improvement.about)
    done = [one for one in table.performances.by_person.get(who, ()) if one.moment == moment]
    what = improvement.than.what if improvement.than else None
    return min(done, key=lambda one: (one.fact.attribute.id != what, not one.called_best), default=None)


def _improved_from(table: FactTable, improvement: Fact, new: Performance) -> tuple[Performance | None, bool]:
    """What was improved, and whether the article names just that: else it is the best of what came before."""
    than = improvement.than or Than()
    who = (improvement.view, new.event, than.about or improvement.about)
    done = [one for one in table.performances.by_person.get(who, ()) if one is not new and one.moment != new.moment]
    race = than.in_.whole if than.in_ else None
    moment = state(than.when) or (Moment.as_of(race) if race and race in table.registers.races else None)
    at_moment = [one for one in done if moment is not None and one.moment == moment]
    if at_moment:
        return _strongest(at_moment, table.better(new.event)), True
    start = Moment.before(new.moment.at)
    earlier = [one for one in done if table.chronology.precedes(one.moment, start)]
    return (_strongest(earlier, table.better(new.event)) if earlier else None), False


def _wrong_improvement(
    table: FactTable, improvement: tuple[Measure, str], new: Performance, old: Performance, *, exact: bool
) -> str | None:
    """Why an improvement cannot be, in words, or None.

    Where the article does not name the best that was improved, another one may have come between: then only an
    improvement that is too large cannot be.
    """
    gap, printed = improvement
    if worse(new.measure, old.measure, table.better(new.event)):
        how = how_much_worse(new.measure, old.measure)
        return f"{show_fact(new.fact)} is {how} than {_rival_words(table, new, old)}, no improvement of {printed}"
    too_large = gap.amount > abs(new.measure.amount - old.measure.amount)
    if fits(gap, new.measure, old.measure) or not (exact or too_large):
        return None
    return f"{difference_in_words((new.fact, new.measure), (old.fact, old.measure))}, not {printed}"
