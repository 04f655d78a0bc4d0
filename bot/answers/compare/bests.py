"""Bests and records among the points of a topic: the marks that they were, and what else articles call those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.model import Value
from bot.facts.moment import Bound
from bot.facts.result_roles import BEST_ROLE, MARK_STATUS_ROLE, OF_MEDALS_ROLE, PLACE, RECORD_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.facts.vocabulary import Attribute
    from bot.store.rows import EntryRow, PointRow


def is_former(row: PointRow) -> bool:
    """Whether a point is of a best or a record as it was before."""
    is_before = row.key.when is not None and row.key.when.bound is Bound.BEFORE
    return is_before and not {BEST_ROLE, RECORD_ROLE}.isdisjoint(row.attribute.roles)


def statuses_of(told: Sequence[PointRow], rows: Sequence[PointRow]) -> list[PointRow]:
    """What else the marks of bests are by other articles: the dispute of which a best is only one side."""
    disputes = {caveat.id for row in told for caveat in row.caveats if BEST_ROLE in row.attribute.roles}
    statuses = (row for row in rows if row.id in disputes and row not in told)
    return [row for row in statuses if MARK_STATUS_ROLE in row.attribute.roles]


def statuses_of_marks(told: Sequence[PointRow], rows: Iterable[PointRow]) -> list[PointRow]:
    """What the marks among points were, where the points do not tell it."""
    of_mark = {(row.about, row.key.in_) for row in told if "mark" in row.attribute.roles}
    statuses = (row for row in rows if MARK_STATUS_ROLE in row.attribute.roles and row not in told)
    return [row for row in statuses if (row.about, row.key.in_) in of_mark]


def with_marks_of_statuses(told: Sequence[PointRow], rows: Iterable[PointRow]) -> list[PointRow]:
    """The points, and the marks themselves behind what they were: the time that was a national record."""
    statuses = (row.key for row in told if MARK_STATUS_ROLE in row.attribute.roles)
    of_mark = {(key.about, key.in_) for key in statuses}
    return [*told, *(row for row in _marks(told, rows) if (row.about, row.key.in_) in of_mark)]


def with_former_marks(told: Sequence[PointRow], rows: Iterable[PointRow]) -> list[PointRow]:
    """The points, and behind bests and records of before where they had been set."""
    former = {(row.about, value.value) for row in told if is_former(row) for value in row.values}
    return [
        *told,
        *(row for row in _marks(told, rows) if any((row.about, each.value) in former for each in row.values)),
    ]


def counts_from(attribute: Attribute) -> bool:
    """Whether an attribute is the year since which nobody had won."""
    return attribute.kind == "date" and OF_MEDALS_ROLE in attribute.roles


def last_winners(told: Sequence[PointRow], rows: Iterable[PointRow], names: Mapping[str, EntryRow]) -> list[PointRow]:
    """Who won in the year since which nobody had, by the words of an article that tell of that."""
    spans = {
        (item.claim.article, str(value.value)): item.claim.span
        for row in told
        if counts_from(row.attribute)
        for value in row.values
        for item in row.evidence.values()
    }
    wins = (row for row in rows if PLACE in row.attribute.roles and row.headline == Value("1")) if spans else ()
    return [
        row
        for row in wins
        if any(
            item.claim.article == article and item.claim.span.touches(span) and year in _meet(row, names)
            for (article, year), span in spans.items()
            for item in row.evidence.values()
        )
    ]


def _meet(row: PointRow, names: Mapping[str, EntryRow]) -> str:
    race = names.get(row.within or "")
    return (race.detail or "") if race is not None else ""


def _marks(told: Sequence[PointRow], rows: Iterable[PointRow]) -> list[PointRow]:
    return [row for row in rows if "mark" in row.attribute.roles and row not in told]
