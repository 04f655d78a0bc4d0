"""What a story need not tell, because it tells the same otherwise: coarser, or as the status of a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.model import Value
from bot.facts.moment import Bound
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.model import Attribute, PointClaim, Vocabulary
    from bot.store.rows import Facts, FindingRow, PointRow

_COLOURS = ("tally-gold", "tally-silver", "tally-bronze")
_TOTAL = "tally-total"


def repeats(facts: Facts, vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of points that say again what others of the story say, by at least as many articles."""
    attributes = [vocabulary.attributes[row.point.key.what] for row in facts.points]
    told = list(zip(facts.points, attributes, strict=True))
    return frozenset((*_said_coarser(facts), *_bests_run(told), *_totals_of_one(told)))


def _said_coarser(facts: Facts) -> Iterator[str]:
    """Points of a race that say no more than one of its meet does, which as many articles make."""
    meets = {row.name: id_ for id_, row in facts.names.items() if row.type == "meet"}
    told: dict[tuple[object, ...], set[str]] = {}
    for row in facts.points:
        told[_said(row, row.point.key.in_)] = _articles(row)
    for row in facts.points:
        race = facts.names.get(row.point.key.within or "")
        meet = meets.get(race.detail or "") if race is not None and race.type == "race" else None
        if meet is None or row.point.headline is None:
            continue
        if _articles(row) <= told.get(_said(row, Scope(meet)), set()):
            yield row.point.id


def _said(row: PointRow, scope: Scope | None) -> tuple[object, ...]:
    return row.point.key.about, row.point.key.what, scope, row.point.headline


def _bests_run(told: Sequence[tuple[PointRow, Attribute]]) -> Iterator[str]:
    """Bests as of a race that are the mark run in it, where the same articles call that mark a best already."""
    given: set[tuple[str, str | None, Value, str]] = set()
    for row, attribute in told:
        if not {"mark", "mark-status"}.isdisjoint(attribute.roles):
            given |= {
                (row.point.key.about, row.point.key.within, value.value, article)
                for value in row.point.values
                for article in value.articles
            }
    for row, attribute in told:
        when = row.point.key.when
        if when is None or when.bound is not Bound.AS_OF:
            continue
        if "best" not in attribute.roles or row.point.beside or not row.point.values:
            continue
        called = next((reading.value for reading in values.read("status", attribute.label, values.Context())), "")
        about = row.point.key.about
        if all(
            (about, when.at, said, article) in given
            for value in row.point.values
            for said in (value.value, Value(called))
            for article in value.articles
        ):
            yield row.point.id


def _totals_of_one(told: Sequence[tuple[PointRow, Attribute]]) -> Iterator[str]:
    """Tallies of all medals that are all of one colour: "one medal" beside "one bronze"."""
    colours = {
        _tally(row, standing.value, standing.article)
        for row, attribute in told
        if not set(_COLOURS).isdisjoint(attribute.roles)
        for standing in _standings(row)
    }
    for row, attribute in told:
        if _TOTAL in attribute.roles and all(_tally(row, s.value, s.article) in colours for s in _standings(row)):
            yield row.point.id


def _tally(row: PointRow, value: Value, article: str) -> tuple[object, ...]:
    key = row.point.key
    return key.about, key.in_, key.when, value, article


def _standings(row: PointRow) -> list[PointClaim]:
    return [*row.point.beside, *(standing for value in row.point.values for standing in value.standings)]


def _articles(row: PointRow) -> set[str]:
    given = {article for value in row.point.values for article in value.articles}
    return given | {standing.article for standing in row.point.beside}


def distinct(findings: Sequence[FindingRow]) -> list[FindingRow]:
    """The findings without those that say of the same articles and subject no more than another one does."""
    kept: list[FindingRow] = []
    for finding in sorted(findings, key=lambda row: -len(row.finding.claims)):
        if not any(_holds(other, finding) for other in kept):
            kept.append(finding)
    return [finding for finding in findings if finding in kept]


def _holds(longer: FindingRow, shorter: FindingRow) -> bool:
    """Whether one finding has every claim of another one."""
    return set(shorter.finding.claims) <= set(longer.finding.claims)
