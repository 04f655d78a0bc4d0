"""When a thing happened of whose moment its point does not speak: articles that agree on it may time it differently."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.model import PointMoment, Verdict
from bot.facts.result_roles import is_standing
from bot.facts.values.kinds import Relation
from bot.facts.vocabulary import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.facts.compare.claim_votes import ClaimVote
    from bot.facts.moment import Moment
    from bot.facts.own_moments import OwnMoments

_OF_ONE_MIND = {Verdict.AGREED, Verdict.ONE_SOURCE}


def with_exact_moments(votes: Sequence[ClaimVote], own: OwnMoments) -> list[ClaimVote]:
    """The votes, each for its value at its moment, where the articles agree on the value and not on an exact moment.

    What an article says without a moment as well, it says of the one that it names. Those of the vocabulary's ``own``
    moments that are only before another are none.
    """
    stated = [vote for vote in votes if vote.claim.is_counted]
    if not votes[0].attribute.exact_moment or len({vote.value.text for vote in stated}) > 1:
        return [*votes]
    timed = [(vote.claim, when) for vote in stated if not vote.implied and (when := _of_race(vote))]
    exact = {claim.id: when for claim, when in timed if own.is_exact(when.at)}
    moments = {moment.at for moment in exact.values()}
    if all(values.relation("moment", *pair) is not Relation.CANNOT_STAND for pair in combinations(moments, 2)):
        return [*votes]
    of_article = {claim.article: when for claim, when in timed if claim.id in exact}
    return [
        replace(vote, value=replace(vote.value, moment=exact.get(vote.claim.id) or of_article.get(vote.claim.article)))
        if vote.claim.is_counted and not vote.implied
        else vote
        for vote in votes
    ]


def moments_of(votes: Iterable[ClaimVote], verdict: Verdict) -> tuple[PointMoment, ...]:
    """The moments that the claims of a point name beside their value, each with its articles; none of other verdicts.

    An instant ("50m to go") and a stretch ("last 50m") are two moments. A standing has none: what is told of it after
    the finish is a later change. Where no claim names a moment there are none.
    """
    articles_at: dict[Moment | None, set[str]] = {}
    for vote in votes if verdict in _OF_ONE_MIND else ():
        if vote.value.moment or Qualifier.WHEN in vote.attribute.point or is_standing(vote.attribute):
            return ()
        if vote.claim.is_counted and not vote.implied:
            articles_at.setdefault(_of_race(vote), set()).add(vote.claim.article)
    timed = set().union(*(articles for moment, articles in articles_at.items() if moment is not None))
    articles_at[None] = articles_at.get(None, set()) - timed
    ordered = sorted(articles_at, key=lambda when: (when is None, values.order("moment", when.at) if when else ()))
    return tuple(
        PointMoment(moment, tuple(sorted(articles_at[moment]))) for moment in ordered if articles_at[moment] and timed
    )


def settled_verdict(verdict: Verdict, moments: Iterable[PointMoment], own: OwnMoments) -> Verdict:
    """DIFFER in the place of AGREED where two articles give different moments; to name none is no other moment."""
    timed = [(each.moment.at, each.articles) for each in moments if each.moment and own.is_exact(each.moment.at)]
    differ = any(
        len({*articles, *others}) > 1 and not values.agree("moment", moment, other)
        for (moment, articles), (other, others) in combinations(timed, 2)
    )
    return Verdict.DIFFER if verdict is Verdict.AGREED and differ else verdict


def _of_race(vote: ClaimVote) -> Moment | None:
    """The moment of the race; a state of things ("as of X") is none."""
    when = vote.claim.when
    return when if when is not None and when.bound is None else None
