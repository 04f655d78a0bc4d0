"""What was changed later of how somebody came out of a race: what stood on the day, and as of when it is otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """Each value that was changed later, with the marks of the articles that tell it, also of those that end there."""
    articles = {value.value: list(value.articles) for value in row.values}
    earlier = earlier_standings(row)
    articles = {standing.value: articles.get(standing.value, []) for standing in earlier}
    for standing in earlier:
        articles[standing.value].append(standing.article)
    return tuple((value, context.citations.marks(slugs)) for value, slugs in articles.items())


def as_of_words(row: PointRow, value: PointValue) -> str:
    """As in " as of 12 March 2035", of what articles tell to have stood so some time after the day; else ""."""
    claims = row.claims(value.standings) if is_standing(row.attribute) else ()
    dates = [state(claim.when) if is_some_time_later(claim.when) else None for claim in claims]
    told = sorted(each.at for each in dates if each)
    return f" as of {show('date', told[0])}" if told and all(dates) else ""
