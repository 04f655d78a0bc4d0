"""Whoever gives the marks of two says how far apart they were: "3:24.01" and "3:24.52" are 0.51 seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.compare.claim_votes import ClaimVote
from bot.facts.compare.standing import states
from bot.facts.model import Than, Value
from bot.facts.moment import FINISH
from bot.facts.result_roles import MARGIN_ROLE

if TYPE_CHECKING:
    from bot.facts.compare.claim_votes import VotesByPoint
    from bot.facts.scope import Scope


def join_gaps(votes: VotesByPoint) -> None:
    """Count an article that gives both marks, and no margin, where others say how far apart two were in their race.

    ``votes`` are changed in place. Of several marks of one article the finest counts.
    """
    marks: dict[tuple[str | None, Scope | None], dict[str, ClaimVote]] = {}
    for key, point_votes in votes.items():
        if "mark" in point_votes[0].attribute.roles and key.when in {None, FINISH}:
            stated = sorted(filter(states, point_votes), key=lambda vote: values.figures(vote.value.text))
            marks.setdefault((key.about, key.in_), {}).update({vote.claim.article: vote for vote in stated})
    for key, point_votes in votes.items():
        attribute, speaking = point_votes[0].attribute, {vote.claim.article for vote in point_votes}
        if MARGIN_ROLE not in attribute.roles or key.than is None or key.than != Than(about=key.than.about):
            continue
        ones, others = (marks.get((about, key.in_), {}) for about in (key.about, key.than.about))
        for article in sorted(ones.keys() & others.keys() - speaking):
            one, other = ones[article], others[article]
            gap = values.gap_between(one.value.text, other.value.text)
            if gap is not None:
                apart = (one, other) if values.is_length(gap) else (other, one)
                working, through = " − ".join(vote.value.text for vote in apart), (other.claim.id,)
                point_votes.append(
                    ClaimVote(one.claim, attribute, Value(gap), implied=True, working=working, through=through)
                )
