"""Who has a place by articles that deny it to somebody only so: each is given the holders that it names."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.wording import join_words, name_of
from bot.facts.grouping import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.points.points import AnswerContext
    from bot.facts.model import PointClaim, PointValue, Value
    from bot.store.rows import PointRow


def holders(row: PointRow, value: Value, standings: Iterable[PointClaim]) -> tuple[str, ...]:
    """Who has a place by articles that deny it to the point's subject no otherwise; none where one denies it itself."""
    about = dict.fromkeys(row.claim(standing).about for standing in standings)
    return () if not value.denied or row.about in about else tuple(about)


def claims_by_holders(row: PointRow, value: Value, standings: Sequence[PointClaim]) -> list[Sequence[PointClaim]]:
    """The claims of a value, apart where articles give the place to others: one names two winners, one only one."""
    if not holders(row, value, standings):
        return [standings]
    by_article = grouped((each.article, each) for each in standings)
    groups = grouped((frozenset(holders(row, value, each)), each) for each in by_article.values())
    return [[*chain(*each)] for each in groups.values()]


def by_holders(row: PointRow, value: PointValue) -> list[PointValue]:
    """The same of a value, each with its articles."""
    groups = claims_by_holders(row, value.value, value.standings)
    parts = [(tuple(each), tuple(dict.fromkeys(claim.article for claim in each))) for each in groups]
    return [replace(value, articles=articles, standings=each) for each, articles in parts] if parts[1:] else [value]


def holders_words(row: PointRow, value: PointValue, context: AnswerContext) -> str:
    """As in "4th is Noor Vance": what an article says is who came there, that another did not follows; else ""."""
    return held_by_words(row, value.value, value.standings, context)


def held_by_words(row: PointRow, value: Value, standings: Iterable[PointClaim], context: AnswerContext) -> str:
    """The same, of a value by some of the claims that give it."""
    names = [name_of(holder, context.names) for holder in holders(row, value, standings)]
    return f"{context.words(row, replace(value, denied=False))} is {join_words(names)}" if names else ""
