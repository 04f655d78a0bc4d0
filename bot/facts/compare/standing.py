"""How somebody came out of a race is one question: places, marks and medals stand against a DNF, a DNS and a DQ.

What articles say of an outcome joins the point of the place, where one of them gives a place or a medal, else the marks
join the point of the outcome. A later change ("crossed the line seventh, then disqualified") is no contradiction.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.compare.claim_votes import TOOK_PART, ClaimVote
from bot.facts.frozen import Frozen
from bot.facts.model import Mood, Value
from bot.facts.moment import FINISH, Moment
from bot.facts.result_roles import OUTCOME, PLACE
from bot.facts.values.kinds import Relation
from bot.facts.values.ranks import FINISHED
from bot.facts.values.statuses import DISQUALIFIED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.compare.claim_votes import VotesByPoint
    from bot.facts.compare.verdicts import Meaning
    from bot.facts.model import Attribute, PointKey
    from bot.facts.scope import Scope

_OF_A_FINISH = frozenset({PLACE, "mark", "medal"})
_STANDING = _OF_A_FINISH | {"mark-status"}
_LATER = {Moment("after"): 1, Moment("later"): 2}
"""How long after the finish a standing is told that changes one."""

Somebody = tuple[str, "Scope | None"]
"""Who, and in which race."""


def is_standing(attribute: Attribute) -> bool:
    """Whether an attribute says how somebody came out of a race."""
    return attribute.kind == OUTCOME or not _STANDING.isdisjoint(attribute.roles)


def states(vote: ClaimVote) -> bool:
    """Whether an article asserts the vote's value itself."""
    return vote.claim.is_counted and vote.claim.mood is Mood.ASSERTED and not vote.value.denied


# --- outcomes against places and marks ----------------------------------------------------------------------------


def join_standings(votes: VotesByPoint) -> None:
    """Put what articles say of one person's outcome in a race beside the places and marks that others give.

    ``votes`` are changed in place; who has an outcome alone, or none, keeps the points as they are.
    """
    groups: dict[Somebody, dict[str, list[PointKey]]] = {}
    for key, point_votes in votes.items():
        parts = _parts_of(point_votes[0].attribute) if key.when in {None, FINISH} else ()
        for part in parts:
            groups.setdefault((key.about, key.in_), {}).setdefault(part, []).append(key)
    for parts_of in groups.values():
        if any(states(vote) for key in parts_of.get(OUTCOME, ()) for vote in votes[key]):
            _join(votes, parts_of)


def _parts_of(attribute: Attribute) -> tuple[str, ...]:
    """What an attribute is to a standing: a place, a mark, a medal, an outcome, having taken part."""
    if attribute.kind == OUTCOME:
        return (OUTCOME,)
    return tuple(role for role in attribute.roles if role in _OF_A_FINISH or role == TOOK_PART)


def _join(votes: VotesByPoint, parts: dict[str, list[PointKey]]) -> None:
    places = [key for key in parts.get(PLACE, ()) if any(map(states, votes[key]))]
    finishes = [vote for part in ("mark", "medal") for key in parts.get(part, ()) for vote in votes[key]]
    finishes = [vote for vote in finishes if states(vote) and vote.claim.when in {None, FINISH}]
    outcomes = [vote for key in parts[OUTCOME] for vote in votes[key]]
    if not places and not finishes:
        return
    target = (places or parts[OUTCOME])[0]
    joined = votes[target]
    if places:
        attribute = joined[0].attribute
        joined.extend(replace(vote, attribute=attribute, implied=True) for vote in outcomes)
        for key in parts[OUTCOME]:
            del votes[key]
    _drop_repeated(votes, parts.get(TOOK_PART, ()), [*joined, *finishes])
    joined.extend(_finished(finishes, joined))


def _finished(finishes: Iterable[ClaimVote], joined: list[ClaimVote]) -> list[ClaimVote]:
    """A mark or a medal as having finished, of articles that give no place, where another says that they did not."""
    if not any(states(vote) and vote.value.text not in {DISQUALIFIED, FINISHED} for vote in joined if _is_out(vote)):
        return []
    placing = {vote.claim.article for vote in joined if states(vote) and not _is_out(vote)}
    attribute = joined[0].attribute
    return [
        replace(vote, attribute=attribute, value=Value(FINISHED), implied=True)
        for vote in finishes
        if vote.claim.article not in placing
    ]


def _is_out(vote: ClaimVote) -> bool:
    """Whether a vote is an outcome rather than a place."""
    return not vote.value.text.isdecimal()


def _drop_repeated(votes: VotesByPoint, keys: Iterable[PointKey], joined: list[ClaimVote]) -> None:
    """Take away disputes over having taken part that say no more than the standing does: one question, one dispute."""
    claims = {vote.claim.id for vote in joined}
    for key in keys:
        disputed = len({vote.value for vote in votes[key]}) > 1
        if disputed and all(vote.implied and vote.claim.id in claims for vote in votes[key]):
            del votes[key]


# --- a later change -----------------------------------------------------------------------------------------------


class Changes(Frozen, frozen=True):
    """Votes of a point without those that their own article says were changed later, and these.

    ``pairs`` are the values before and after a change: they dispute each other in no article.
    """

    votes: tuple[ClaimVote, ...]
    earlier: tuple[ClaimVote, ...] = ()
    pairs: frozenset[frozenset[Value]] = frozenset()


def settle_changes(votes: list[ClaimVote], meaning: Meaning) -> Changes:
    """What stands after the later changes that articles tell of themselves: of a standing only."""
    if len(votes) < 2 or not is_standing(votes[0].attribute):  # noqa: PLR2004 — one vote changes nothing
        return Changes(tuple(votes))
    replaced = [pair for own in _by_article(votes) for pair in _replacements(own, meaning)]
    earlier = tuple(before for before, _ in replaced)
    return Changes(
        votes=tuple(vote for vote in votes if not any(vote is before for before in earlier)),
        earlier=tuple({id(vote): vote for vote in earlier}.values()),
        pairs=frozenset(frozenset((before.value, after.value)) for before, after in replaced),
    )


def _by_article(votes: Iterable[ClaimVote]) -> Iterable[list[ClaimVote]]:
    """What each article says itself."""
    own: dict[str, list[ClaimVote]] = {}
    for vote in votes:
        if vote.claim.is_counted:
            own.setdefault(vote.claim.article, []).append(vote)
    return own.values()


def _replacements(own: list[ClaimVote], meaning: Meaning) -> Iterator[tuple[ClaimVote, ClaimVote]]:
    """Of one article what it says stood before and what stands after, where both cannot hold together."""
    for before, after in product(own, own):
        if _how_late(before) < _how_late(after) and (
            meaning.relate(before.value, after.value) is Relation.CANNOT_STAND
        ):
            yield before, after


def _how_late(vote: ClaimVote) -> int:
    """0 for what stood at the finish; who is disqualified is so after the line, unless told to be so later still."""
    late = _LATER.get(vote.claim.when, 0) if vote.claim.when else 0
    return max(late, int(vote.value == Value(DISQUALIFIED)))
