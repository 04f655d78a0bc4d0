"""What a story need not tell, because it tells the same otherwise: coarser, or as the status of a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.model import Value
from bot.facts.moment import Bound
from bot.facts.result_roles import EARLIER_MEDALS_ROLE, MEMBER_ROLE
from bot.facts.scope import Scope
from bot.facts.values.statuses import named_status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.facts.vocabulary import Attribute
    from bot.store.rows import EntryRow, Facts, PointRow

Content = tuple[object, ...]
"""Whom a thing is said of, what, where, which value, and by which article."""

_SHEET = frozenset({"mark", "mark-status"})


def repeats(facts: Facts) -> frozenset[str]:
    """The ids of points that say again what others of the story say, by all articles that make them."""
    meets = {row.name: row for row in facts.names.values() if row.type == "meet"}
    rows = [(row, row.attribute) for row in facts.points]
    scopes = {Scope(meet.id) for meet in meets.values()}
    stated = {content for row, attribute in rows for content in _stated(row, attribute, scopes)}
    there = {content for row, attribute in rows if attribute.implies for content in _there(row)}
    return frozenset(
        row.id
        for row, attribute in rows
        if _follows_from_medals(row, attribute)
        or (MEMBER_ROLE in attribute.roles and _ran(row) <= there)
        or any(
            all(content in stated for content in contents)
            for contents in _otherwise(row, attribute, meets.get(_meet_name(facts, row)))
        )
    )


def _follows_from_medals(row: PointRow, attribute: Attribute) -> bool:
    """Whether all who tell that somebody had a medal name one."""
    if EARLIER_MEDALS_ROLE not in attribute.roles:
        return False
    standings = row.standings
    return {standing.article for standing in standings if standing.implied} == {each.article for each in standings}


def _there(row: PointRow) -> Iterator[Content]:
    """Whom a point gives which value in a race, by which article: that somebody started for a team."""
    return ((row.about, row.within, str(value), article) for value, article in _sides(row))


def _ran(row: PointRow) -> set[Content]:
    """Who ran for a team, told as `_there` has it of whoever started for it."""
    return {(str(value), row.within, row.about, article) for value, article in _sides(row)}


def _meet_name(facts: Facts, row: PointRow) -> str:
    race = facts.names.get(row.within or "")
    return (race.detail or "") if race is not None and race.type == "race" else ""


def _stated(row: PointRow, attribute: Attribute, meets: Collection[Scope]) -> Iterator[Content]:
    """What a point says of a meet, or as a part of a results sheet."""
    key = row.key
    places: list[Content] = [(key.what, key.in_)] if key.in_ in meets else []
    places += [] if _SHEET.isdisjoint(attribute.roles) else [(_SHEET, key.within)]
    return ((key.about, *place, value, article) for place in places for value, article in _sides(row))


def _otherwise(row: PointRow, attribute: Attribute, meet: EntryRow | None) -> Iterator[Iterator[Content]]:
    """What others may say in a point's stead.

    The same of the meet of its race; a best as of a race as the mark that was run there and called so, and a record
    that was broken there as the status of that mark.
    """
    key = row.key
    statuses = {value: map(named_status, names) for value, names in attribute.terms.items()}
    codes = {value: Value(code) for value, named in statuses.items() for code in named if code is not None}
    if all(str(value) in codes for value, _ in _sides(row)):
        yield ((key.about, _SHEET, key.within, codes[value.text], article) for value, article in _sides(row))
    if meet is not None:
        yield ((key.about, key.what, Scope(meet.id), value, article) for value, article in _sides(row))
    if "best" in attribute.roles and key.when is not None and key.when.bound is Bound.AS_OF and not row.reports:
        for status in values.read("status", attribute.label, values.Context())[:1]:
            said = [(each, article) for value, article in _sides(row) for each in (value, Value(status.value))]
            yield ((key.about, _SHEET, key.when.at, value, article) for value, article in said)


def _sides(row: PointRow) -> Iterator[tuple[Value, str]]:
    """Each value with each article that gives it, and what stands beside them."""
    yield from ((value.value, article) for value in row.values for article in value.articles)
    yield from ((standing.value, standing.article) for standing in row.reports)
