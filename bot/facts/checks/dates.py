"""Rules about the calendar: weekdays, the days of a meet, and ages."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.checks.fact import ACROSS, Contradiction
from bot.facts.checks.performances import show_fact
from bot.facts.days import Days, days_of
from bot.facts.grouping import grouped
from bot.facts.moment import FINISH, Moment
from bot.facts.occasion_names import with_article
from bot.facts.relative_day import FIRST_DAY, LAST_DAY, RACE_DATE
from bot.facts.scope import Scope
from bot.facts.vocabulary import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable
    from bot.facts.model import Claim

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_DURING = {None, Moment("start"), FINISH, Moment("bell")}


def weekday_not_of_date(table: FactTable) -> Iterator[Contradiction]:
    """A weekday printed with a date has to be the weekday of that date."""
    for fact in table.dates:
        day = days_of(fact.value)
        if fact.view == ACROSS or fact.working is not None or day is None or day.first != day.last:
            continue
        right = _WEEKDAYS[date.fromordinal(day.first).weekday()]
        printed = next((name for claim in fact.claims for name in _weekdays(table, claim) if name != right), None)
        if printed is not None:
            yield Contradiction(
                (fact,), f"{show_fact(fact)} is a {right}, not a {printed}", topic=(fact.point, printed)
            )


def _weekdays(table: FactTable, claim: Claim) -> Iterator[str]:
    """The weekdays that a claim's words print with its date."""
    text = table.articles[claim.article].text
    for words in (claim.excerpt, *(text[span.start : span.end] for span in claim.also)):
        weekdays = _weekdays_near(words, claim.printed)
        yield from weekdays if len(set(weekdays)) == 1 else ()


def _weekdays_near(words: str, printed: str | None) -> list[str]:
    """The weekdays in or next to the printed date; where the date is not there, all that the words hold."""
    if not printed or printed not in words:
        return _WEEKDAY.findall(words)
    if _WEEKDAY.search(printed):
        return _WEEKDAY.findall(printed)
    before, _, after = words.partition(printed)
    near = (re.search(r"(\w+)\W{0,3}(?:the )?$", before), re.search(r"^\W{0,3}(\w+)", after))
    return [match[1] for match in near if match is not None and match[1] in _WEEKDAYS]


# --- the days of a meet -------------------------------------------------------------------------------------------


def date_outside_meet(table: FactTable) -> Iterator[Contradiction]:
    """What happens at a meet happens between its first and its last day, and these are in order."""
    limits = grouped(((fact.view, fact.about), fact) for fact in table.role(FIRST_DAY, LAST_DAY))
    for (_, meet), days in limits.items():
        yield from _in_order(meet, days)
    for fact in table.dates:
        within = _meet_of(fact, table)
        if within is not None and fact.view != ACROSS and fact.working is None:
            of_view = limits.get((fact.view, within), [])
            roles = {role for day in of_view for role in day.attribute.roles}
            others = [day for day in limits.get((ACROSS, within), []) if not roles.intersection(day.attribute.roles)]
            for day in (*of_view, *others):
                yield from _outside(table, fact, day)


def _in_order(meet: str, days: list[Fact]) -> Iterator[Contradiction]:
    first = [fact for fact in days if FIRST_DAY in fact.attribute.roles]
    last = [fact for fact in days if LAST_DAY in fact.attribute.roles]
    for opening in first:
        for closing in last:
            opens, closes = days_of(opening.value), days_of(closing.value)
            if opens is not None and closes is not None and closes.last < opens.first:
                working = f"the last day, {show_fact(closing)}, is before the first, {show_fact(opening)}"
                yield Contradiction((opening, closing), working, topic=(meet, "order"))


def _meet_of(fact: Fact, table: FactTable) -> str | None:
    """The meet in which a date has to lie: of the race whose date it is, or of the scope that its point names."""
    if RACE_DATE in fact.attribute.roles:
        return table.scopes.read(Scope(fact.about)).meet
    if Qualifier.IN not in fact.attribute.point or fact.when not in _DURING:
        return None
    return None if {FIRST_DAY, LAST_DAY, "birth-date"}.intersection(fact.attribute.roles) else fact.extent.meet


def _outside(table: FactTable, fact: Fact, limit: Fact) -> Iterator[Contradiction]:
    days, bound = days_of(fact.value), days_of(limit.value)
    if days is None or bound is None:
        return
    name = with_article(table.name(limit.about))
    if FIRST_DAY in limit.attribute.roles and days.last < bound.first:
        working = f"{show_fact(fact)} is before the first day of {name}, {show_fact(limit)}"
        yield Contradiction((fact, limit), working, topic=(fact.point, fact.value, FIRST_DAY))
    if LAST_DAY in limit.attribute.roles and days.first > bound.last:
        working = f"{show_fact(fact)} is after the last day of {name}, {show_fact(limit)}"
        yield Contradiction((fact, limit), working, topic=(fact.point, fact.value, LAST_DAY))


# --- ages ---------------------------------------------------------------------------------------------------------


def age_not_from_birth(table: FactTable) -> Iterator[Contradiction]:
    """An age has to follow from the date of birth."""
    births = grouped(((fact.view, fact.about), fact) for fact in table.role("birth-date"))
    for age in table.role("age"):
        for birth in births.get((age.view, age.about), ()):
            day, born = (table.chronology.days(age.moment.at) if age.moment is not None else None), days_of(birth.value)
            if day is not None and born is not None and age.value.isdigit():
                yield from _wrong_age(age, birth, (_age(born.last, day.first), _age(born.first, day.last)), day)


def _age(born: int, day: int) -> int:
    """The completed years of life on a day; both days are ordinals."""
    birth, today = date.fromordinal(born), date.fromordinal(day)
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _wrong_age(age: Fact, birth: Fact, ages: tuple[int, int], day: Days) -> Iterator[Contradiction]:
    youngest, oldest = ages
    if youngest <= int(age.value) <= oldest:
        return
    follows = str(oldest) if youngest == oldest else f"{youngest} or {oldest}" if oldest - youngest == 1 else None
    follows = follows or f"{youngest} to {oldest}"
    yield Contradiction(
        facts=(age, birth),
        working=f"born {values.show('date', birth.value)}, so {follows} {_on(day)}, not {age.value}",
        topic=(age.about, age.point),
    )


def _on(day: Days) -> str:
    if day.first == day.last:
        return f"on {values.show('date', date.fromordinal(day.first).isoformat())}"
    return f"in {date.fromordinal(day.first).year}"
