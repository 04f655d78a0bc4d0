"""One leg of a team has one runner: whoever gives it to somebody says that nobody else ran it."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.compare.standing import states
from bot.facts.grouping import grouped
from bot.facts.model import Value
from bot.facts.result_roles import LEG_ROLE, MEMBER_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.compare.claim_votes import VotesByPoint
    from bot.facts.model import PointKey


def deny_other_runners(votes: VotesByPoint) -> None:
    """Let each article that gives a leg to one stand against another of the team who is said to have run it.

    ``votes`` are changed in place. An article that says itself which leg the other ran is counted with that.
    """
    speaking = {key: {vote.claim.article for vote in point_votes} for key, point_votes in votes.items()}
    for (*_, leg), runners in _runners(votes).items():
        for one, other in permutations(runners, 2):
            rival_votes = [
                vote
                for vote in votes[other]
                if vote.value == Value(leg) and vote.claim.about == other.about and states(vote)
            ]
            denied = [vote for vote in rival_votes if vote.claim.article not in speaking[one]]
            votes[one].extend(replace(vote, value=Value(leg, denied=True), implied=True) for vote in denied)


def _runners(votes: VotesByPoint) -> Mapping[tuple[str, str, str], list[PointKey]]:
    """By race, team and leg those who ran it by any article."""
    teams = grouped(
        ((key.within, key.value), key.about)
        for key, point_votes in votes.items()
        if MEMBER_ROLE in point_votes[0].attribute.roles and any(map(states, point_votes))
    )
    return grouped(
        ((key.within or "", team, leg), key)
        for key, point_votes in votes.items()
        if LEG_ROLE in point_votes[0].attribute.roles
        for leg in dict.fromkeys(vote.value.text for vote in point_votes if states(vote))
        for team in teams.get((key.within, key.about), ())
    )
