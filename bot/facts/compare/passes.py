"""Who passes the leader takes the lead: "powering past him in the last 50 metres" is a lead at that moment, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.compare.standing import states
from bot.facts.model import Value
from bot.facts.result_roles import LEAD_ROLES, OVERTAKING_ROLE

if TYPE_CHECKING:
    from bot.facts.compare.claim_votes import ClaimVote, VotesByPoint
    from bot.facts.model import PointKey
    from bot.facts.scope import Scope

Runner = tuple[str | None, "Scope | None"]
"""Somebody, and the race."""


def join_passes(votes: VotesByPoint) -> None:
    """Count a pass of somebody who led, at a moment that its article names, where others have its runner take the lead.

    ``votes`` are changed in place.
    """
    leaders: set[Runner] = set()
    passes: dict[Runner, list[ClaimVote]] = {}
    leads: list[PointKey] = []
    for key, point_votes in votes.items():
        roles = point_votes[0].attribute.roles
        if key.value is None and not LEAD_ROLES.isdisjoint(roles):
            leaders.add((key.about, key.in_))
        if OVERTAKING_ROLE in roles:
            leads += [key] if key.value is None else []
            passes.setdefault((key.about, key.in_), []).extend(point_votes if key.value is not None else ())
    for key in leads:
        of_leaders = [vote for vote in passes[key.about, key.in_] if (vote.claim.value, key.in_) in leaders]
        attribute = votes[key][0].attribute
        for vote in of_leaders:
            when = vote.claim.when
            if states(vote) and when is not None and when.bound is None:
                votes[key].append(replace(vote, attribute=attribute, value=Value(when.at), implied=True))
