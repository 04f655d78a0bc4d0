"""Whoever says that somebody cleared the bar of their mark gives the mark, too: "Oskel cleared 1.95m"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.compare.standing import states
from bot.facts.grouping import grouped
from bot.facts.moment import FINISH

if TYPE_CHECKING:
    from bot.facts.compare.claim_votes import VotesByPoint


def join_bars(votes: VotesByPoint) -> None:
    """Count an article by the highest bar that it has somebody clear for the one mark that others give, if that is it.

    ``votes`` are changed in place. A lower bar is one on the way, and where marks differ any may be.
    """
    cleared = grouped(
        ((key.about, key.in_), vote)
        for key, point_votes in votes.items()
        if "cleared" in point_votes[0].attribute.roles
        for vote in filter(states, point_votes)
        if values.is_length(vote.value.text)
    )
    for key, point_votes in votes.items():
        attribute, marks = point_votes[0].attribute, {vote.value for vote in point_votes}
        if "mark" in attribute.roles and key.when in {None, FINISH} and len(marks) == 1:
            bars = sorted(cleared.get((key.about, key.in_), ()), key=lambda bar: values.centimetres(bar.value.text))
            highest = {bar.claim.article: bar for bar in bars}
            of_mark = [highest[article] for article in highest.keys() - {vote.claim.article for vote in point_votes}]
            point_votes += [replace(bar, attribute=attribute, implied=True) for bar in of_mark if bar.value in marks]
