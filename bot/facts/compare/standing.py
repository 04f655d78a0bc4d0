"""How somebody came out of a race is one question: places, marks and medals stand against a DNF, a DNS and a DQ.

What articles say of an outcome joins the point of the place, where one of them gives a place or a medal, else the marks
join the point of the outcome. So does an absence ("missed the race with a torn calf"), with all that says the contrary.
A later change ("crossed the line seventh, then disqualified") is no contradiction.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.compare.claim_votes import TOOK_PART, ClaimVote
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.model import Mood, Value
from bot.facts.moment import AFTER, FINISH, is_some_time_later, state
from bot.facts.result_roles import OUTCOME, PLACE, is_standing
from bot.facts.values.kinds import Relation
from bot.facts.values.ranks import ABSENT, FINISHED, STARTED
from bot.facts.values.statuses import DID_NOT_START, DISQUALIFIED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.compare.claim_votes import VotesByPoint
    from bot.facts.compare.verdicts import Meaning
    from bot.facts.model import Claim, PointKey
    from bot.facts.scope import Scope
    from bot.facts.vocabulary import Attribute

_OF_A_FINISH = frozenset({PLACE, "mark", "medal"})
_AT_THE_START = {"yes": STARTED, "no": ABSENT}
"""What having taken part or not is in the place of a place."""

_NOT_OUT = frozenset({STARTED, FINISHED, DISQUALIFIED})
"""What stands in the place of a place, and leaves open that somebody came to the line."""

_SOME_TIME_LATER = 2

Somebody = tuple[str, "Scope | None"]
"""Who, and in which race."""


def states(vote: ClaimVote) -> bool:
    """Whether an article asserts the vote's value itself."""
    return vote.claim.is_counted and vote.claim.mood is Mood.ASSERTED and not vote.value.denied


# --- outcomes against places and marks ----------------------------------------------------------------------------


def join_standings(votes: VotesByPoint) -> None:
    """Put what articles say of one person's outcome or absence in a race beside the places and marks that others give.

    ``votes`` are changed in place; of whom nobody says that they were out, the points stay as they are.
    """
    groups: dict[Somebody, dict[str, list[PointKey]]] = {}
    for key, point_votes in votes.items():
        parts = _parts_of(point_votes[0].attribute) if key.when in {None, FINISH} else ()
        for part in parts:
            groups.setdefault((key.about, key.in_), {}).setdefault(part, []).append(key)
    for parts_of in groups.values():
        if not parts_of.keys().isdisjoint({OUTCOME, TOOK_PART}):
            _join(votes, parts_of)


def _parts_of(attribute: Attribute) -> tuple[str, ...]:
    """What an attribute is to a standing: a place, a mark, a medal, an outcome, having taken part."""
    if attribute.kind == OUTCOME:
        return (OUTCOME,)
    return tuple(role for role in attribute.roles if role in _OF_A_FINISH or role == TOOK_PART)


def _join(votes: VotesByPoint, parts: dict[str, list[PointKey]]) -> None:
    places = [key for key in parts.get(PLACE, ()) if any(map(states, votes[key]))]
    outcomes = [key for key in parts.get(OUTCOME, ()) if any(map(states, votes[key]))]
    finishes = [vote for part in ("mark", "medal") for key in parts.get(part, ()) for vote in votes[key]]
    finishes = [vote for vote in finishes if states(vote) and vote.claim.when in {None, FINISH}]
    starts = [key for key in parts.get(TOOK_PART, ()) if _tells_an_absence(votes[key])]
    if not _is_in_question(votes, places, outcomes, finishes, starts):
        return
    joined = votes[(places or outcomes)[0]]
    if places:
        for key in outcomes:
            joined.extend(_as_place(vote, joined) for vote in votes.pop(key))
    _join_starts(votes, starts, joined, finishes)
    joined.extend(_finished(finishes, joined))


def _tells_an_absence(votes: Iterable[ClaimVote]) -> bool:
    """Whether an article says itself that somebody took no part, of those who only did or did not."""
    stated = {vote.value.text for vote in votes if vote.claim.is_counted}
    return "no" in stated and stated <= _AT_THE_START.keys()


def _is_in_question(
    votes: VotesByPoint,
    places: list[PointKey],
    outcomes: list[PointKey],
    finishes: list[ClaimVote],
    starts: list[PointKey],
) -> bool:
    """Whether a point of a place or an outcome has something to stand against in another; a DNS is an absence."""
    if places:
        return bool(outcomes or starts)
    came = any(states(vote) and vote.value.text != DID_NOT_START for key in outcomes for vote in votes[key])
    return bool(outcomes and finishes) or bool(starts and came)


def _as_place(vote: ClaimVote, joined: list[ClaimVote], text: str | None = None) -> ClaimVote:
    """A vote as one of the point that it joins, with another value where ``text`` is given."""
    value = vote.value if text is None else Value(text)
    return replace(vote, attribute=joined[0].attribute, value=value, implied=True)


def _join_starts(
    votes: VotesByPoint, keys: Iterable[PointKey], joined: list[ClaimVote], finishes: Iterable[ClaimVote]
) -> None:
    """Put having taken part or not beside the place, and take its own point away: one question, one dispute.

    What is reported, planned or hoped of it stays there.
    """
    ids = {vote.claim.id for vote in (*joined, *finishes)}
    for key in keys:
        counted = [vote for vote in votes[key] if vote.claim.is_counted]
        joined.extend(
            _as_place(vote, joined, _AT_THE_START[vote.value.text]) for vote in counted if vote.claim.id not in ids
        )
        uncounted = [vote for vote in votes.pop(key) if not vote.claim.is_counted]
        if uncounted:
            votes[key] = uncounted


def _finished(finishes: Iterable[ClaimVote], joined: list[ClaimVote]) -> list[ClaimVote]:
    """A mark or a medal as having finished, of articles that give no place, where another says that they did not."""
    if not any(vote.claim.is_counted and vote.value.text not in _NOT_OUT for vote in joined if _is_out(vote)):
        return []
    placing = {vote.claim.article for vote in joined if states(vote) and not _is_out(vote)}
    return [_as_place(vote, joined, FINISHED) for vote in finishes if vote.claim.article not in placing]


def _is_out(vote: ClaimVote) -> bool:
    """Whether a vote is an outcome rather than a place."""
    return not vote.value.text.isdecimal()


# --- a later change -----------------------------------------------------------------------------------------------


class Changes(Frozen, frozen=True):
    """Votes of a point without those of what was changed later, and these.

    ``pairs`` are the values before and after a change on the day: they dispute each other in no article.
    """

    votes: tuple[ClaimVote, ...]
    earlier: tuple[ClaimVote, ...] = ()
    pairs: frozenset[frozenset[Value]] = frozenset()


def settle_changes(votes: list[ClaimVote], meaning: Meaning, published: Mapping[str, str | None]) -> Changes:
    """What stands after the later changes that articles tell: of a standing only.

    What an article tells to have stood some time after the day (a medal that moved up two years on) takes the place of
    what any article has on the day, but for those ``published`` later still: they stand against it. A change on the day
    takes the place of what its own article has.
    """
    if len(votes) < 2 or not is_standing(votes[0].attribute):  # noqa: PLR2004 — one vote changes nothing
        return Changes(tuple(votes))
    votes = _without_reasons(votes)
    counted = [vote for vote in votes if vote.claim.is_counted]
    replaced = [pair for pair in product(counted, counted) if _is_replaced(*pair, meaning, published)]
    earlier = tuple(before for before, _ in replaced)
    on_the_day = [pair for pair in replaced if time_of(pair[1].claim, pair[1].value)[0] < _SOME_TIME_LATER]
    return Changes(
        votes=tuple(vote for vote in votes if not any(vote is before for before in earlier)),
        earlier=tuple({id(vote): vote for vote in earlier}.values()),
        pairs=frozenset(frozenset((before.value, after.value)) for before, after in on_the_day),
    )


def disputed_before(changes: Changes, meaning: Meaning) -> list[ClaimVote]:
    """What articles have to have stood of one time before a later change, where they dispute it; else nothing.

    An article that has two such things itself is no side of it: it contradicts itself.
    """
    own = grouped(((vote.claim.article, time_of(vote.claim, vote.value)), vote) for vote in changes.earlier)
    agreed = [votes for votes in own.values() if not any(meaning.clashes(*pair) for pair in _each_with_all(votes))]
    of_time = grouped((time_of(vote.claim, vote.value), vote) for votes in agreed for vote in votes)
    clashing = (votes for votes in of_time.values() if any(meaning.clashes(*pair) for pair in _each_with_all(votes)))
    return next(clashing, [])


def _each_with_all(votes: Sequence[ClaimVote]) -> Iterator[tuple[Value, set[Value]]]:
    """Each value with all that are given."""
    given = {vote.value for vote in votes}
    return ((value, given) for value in given)


def _without_reasons(votes: list[ClaimVote]) -> list[ClaimVote]:
    """The votes without that somebody was disqualified as why they were has it, where its article says when."""
    dated = {vote.claim.article for vote in votes if _is_disqualified(vote) and is_some_time_later(vote.claim.when)}
    return [vote for vote in votes if vote.claim.when or not _is_disqualified(vote) or vote.claim.article not in dated]


def _is_replaced(before: ClaimVote, after: ClaimVote, meaning: Meaning, published: Mapping[str, str | None]) -> bool:
    """Whether what stood before was changed to what stands after: both cannot hold together."""
    early, late = time_of(before.claim, before.value), time_of(after.claim, after.value)
    is_later = early < late
    if before.claim.article != after.claim.article:
        changed, written = late[1], published.get(before.claim.article) or ""
        is_later = early[0] < late[0] == _SOME_TIME_LATER and (not changed or written <= changed)
    return is_later and meaning.relate(before.value, after.value) is Relation.CANNOT_STAND


def time_of(claim: Claim, value: Value) -> tuple[int, str]:
    """When a value stood by its claim, as what sorts: 0 for at the finish, 1 after it, 2 some time later; and the date.

    Who is disqualified is so after the line, unless told to be so later still. The date is that as of which an article
    tells how things stand, "" where it gives none.
    """
    late, when = int(claim.when == AFTER or value == Value(DISQUALIFIED)), state(claim.when)
    return _SOME_TIME_LATER if is_some_time_later(claim.when) else late, when.at if when else ""


def _is_disqualified(vote: ClaimVote) -> bool:
    return vote.value == Value(DISQUALIFIED)
