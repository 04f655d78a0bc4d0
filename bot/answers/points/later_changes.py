"""What was changed later of how somebody came out of a race: what stood on the day, and as of when it is otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.grouping import grouped
from bot.facts.moment import is_some_time_later, state
from bot.facts.result_roles import is_standing
from bot.facts.values import show

if TYPE_CHECKING:
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import PointClaim, PointValue, Value
    from bot.store.rows import PointRow


def earlier_standings(row: PointRow) -> tuple[PointClaim, ...]:
    """What articles say themselves of a point, and that it was changed later: seventh, before the disqualification."""
    return tuple(standing for standing in row.beside if row.claim(standing).is_counted)


def earlier_marks(row: PointRow, context: AnswerContext) -> tuple[tuple[Value, str], ...]:
    """Each value that was changed later, with the marks of the articles that tell it, also of those that end there.

    Of a point in dispute, those stand on a side of their own.
    """
    ending = {value.value: value.articles for value in row.values if not row.is_contested}
    earlier = grouped((standing.value, standing.article) for standing in earlier_standings(row))
    return tuple(
        (value, context.citations.marks((*ending.get(value, ()), *articles))) for value, articles in earlier.items()
    )


def as_of_words(row: PointRow, value: PointValue) -> str:
    """As in " as of 12 March 2035", of what articles tell to have stood so some time after the day; else ""."""
    claims = row.claims(value.standings) if is_standing(row.attribute) else ()
    dated = [(claim.article, when.at) for claim in claims if (when := state(claim.when)) and is_some_time_later(when)]
    is_of_all = {article for article, _ in dated} == {claim.article for claim in claims}
    return f" as of {show('date', min(day for _, day in dated))}" if dated and is_of_all else ""
