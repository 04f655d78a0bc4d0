"""What a story need not tell, because it tells the same otherwise: coarser, or as the status of a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.model import Value
from bot.facts.moment import Bound
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.model import Attribute, Vocabulary
    from bot.store.rows import Facts, PointRow

_COLOURS = frozenset({"tally-gold", "tally-silver", "tally-bronze"})
_TOTAL = "tally-total"
_ON_SHEET = frozenset({"mark", "mark-status"})


def repeats(facts: Facts, vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of points that say again what others of the story say, by at least as many articles."""
    rows = [(row, vocabulary.attributes[row.point.key.what]) for row in facts.points]
    return frozenset((*_coarser(facts), *_bests_run(rows), *_totals_of_one(rows)))


def _coarser(facts: Facts) -> Iterator[str]:
    """Points of a race that say no more than one of its meet does, which as many articles make."""
    meets = {row.name: id_ for id_, row in facts.names.items() if row.type == "meet"}
    articles = {_content(row, row.point.key.in_): set(_articles_and_values(row)) for row in facts.points}
    for row in facts.points:
        race = facts.names.get(row.point.key.within or "")
        meet = meets.get(race.detail or "") if race is not None and race.type == "race" else None
        if meet is not None and row.point.headline is not None:
            of_meet = articles.get(_content(row, Scope(meet)), set())
            if {article for article, _ in _articles_and_values(row)} <= {article for article, _ in of_meet}:
                yield row.point.id


def _content(row: PointRow, scope: Scope | None) -> tuple[object, ...]:
    return row.point.key.about, row.point.key.what, scope, row.point.headline


def _bests_run(rows: Sequence[tuple[PointRow, Attribute]]) -> Iterator[str]:
    """Bests as of a race that are the mark run in it, where the same articles call that mark a best already."""
    run = {
        (row.point.key.about, row.point.key.within, article, value)
        for row, attribute in rows
        if not _ON_SHEET.isdisjoint(attribute.roles)
        for article, value in _articles_and_values(row)
    }
    for row, attribute in rows:
        about, when = row.point.key.about, row.point.key.when
        if when is None or when.bound is not Bound.AS_OF or "best" not in attribute.roles or row.point.beside:
            continue
        statuses = [Value(reading.value) for reading in values.read("status", attribute.label, values.Context())]
        stated = [(article, each) for article, value in _articles_and_values(row) for each in (value, *statuses[:1])]
        if statuses and all((about, when.at, article, each) in run for article, each in stated):
            yield row.point.id


def _totals_of_one(rows: Sequence[tuple[PointRow, Attribute]]) -> Iterator[str]:
    """Tallies of all medals that are all of one colour: "one medal" beside "one bronze"."""

    def tallies(row: PointRow) -> set[tuple[object, ...]]:
        key = row.point.key
        return {(key.about, key.in_, key.when, article, value) for article, value in _articles_and_values(row)}

    of_colours = {
        tally for row, attribute in rows if not _COLOURS.isdisjoint(attribute.roles) for tally in tallies(row)
    }
    yield from (row.point.id for row, attribute in rows if _TOTAL in attribute.roles and tallies(row) <= of_colours)


def _articles_and_values(row: PointRow) -> Iterator[tuple[str, Value]]:
    """What each article gives, and what stands beside that."""
    for value in row.point.values:
        yield from ((article, value.value) for article in value.articles)
    yield from ((standing.article, standing.value) for standing in row.point.beside)
