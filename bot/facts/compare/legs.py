"""One leg of a team has one runner: whoever gives it to somebody says that nobody else ran it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.compare.standing import states
from bot.facts.grouping import grouped
from bot.facts.model import Value
from bot.facts.result_roles import LEG_ROLE, MEMBER_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.compare.claim_votes import ClaimVote, VotesByPoint
    from bot.facts.model import PointKey


def deny_other_runners(votes: VotesByPoint) -> None:
    """Let each article that gives a leg to one stand against another of the team who is said to have run it.

    ``votes`` are changed in place. An article that says itself which leg the other ran is counted with that.
    """
    speaking = {key: {vote.claim.article for vote in point_votes} for key, point_votes in votes.items()}
    for (*_, leg), runs in _runs(votes).items():
        for one in dict.fromkeys(key for key, _ in runs):
            rivals = [vote for other, vote in runs if other != one and vote.claim.article not in speaking[one]]
            votes[one].extend(replace(vote, value=Value(leg, denied=True), implied=True) for vote in rivals)


def _runs(votes: VotesByPoint) -> Mapping[tuple[str, str, str], list[tuple[PointKey, ClaimVote]]]:
    """By race, team and leg those who ran it by any article: for the team that it names, or that any does."""
    members = [
        (vote.claim.article, (key.within, key.value), key.about)
        for key, point_votes in votes.items()
        if MEMBER_ROLE in point_votes[0].attribute.roles
        for vote in filter(states, point_votes)
    ]
    of_article = grouped(((article, *runner), team) for article, runner, team in members)
    of_any = grouped((runner, team) for _, runner, team in members)
    return grouped(
        ((key.within or "", team, vote.value.text), (key, vote))
        for key, point_votes in votes.items()
        if LEG_ROLE in point_votes[0].attribute.roles
        for vote in filter(states, point_votes)
        for team in dict.fromkeys(
            of_article.get((vote.claim.article, key.within, key.about), of_any.get((key.within, key.about), []))
        )
    )
