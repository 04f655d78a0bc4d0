"""One place of a race has one holder: whoever crowns somebody says that nobody else won, unless a tie is stated.

So has a position at one instant of it: two are not first at the bell.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.compare.claim_votes import ClaimVote, key_of
from bot.facts.compare.standing import states
from bot.facts.model import Value
from bot.facts.moment import FINISH
from bot.facts.result_roles import AHEAD_ROLE, ORDER_ROLES, PLACE, TIED_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.compare.claim_votes import VotesByPoint
    from bot.facts.model import Claim, PointKey
    from bot.facts.moment import Moment
    from bot.facts.names import Names
    from bot.facts.registers import Registers
    from bot.facts.scope import Scope

_RELAY = re.compile(r"\brelay\b|\d ?[x×] ?\d", re.IGNORECASE)

Holders = dict["PointKey", dict[str, list["ClaimVote"]]]
"""The votes for one place by the point of each holder, then by article."""


def deny_other_holders(votes: VotesByPoint, registers: Registers, names: Names) -> None:
    """Let each article that gives a place to one stand against another who is said to hold it.

    ``votes`` are changed in place. An article that says itself where the other came is counted with that.
    """
    marks, ties = _marks(votes), _ties(votes)
    speaking = {key: {vote.claim.article for vote in point_votes} for key, point_votes in votes.items()}
    for (race, place, when), holders in _holders(votes).items():
        for one, other in permutations(holders, 2):
            if not may_not_share(race, one.about, other.about, registers, names):
                continue
            # Who shares a place at the finish, or has an equal mark there, was level at no other moment for it.
            is_tie = when is None and (race, frozenset((one.about, other.about))) in ties
            if not is_tie and not _is_tied(holders[one], holders[other], marks if when is None else {}):
                rivals = [each for slug, each in holders[other].items() if slug not in speaking[one]]
                votes[one].extend(_denial(vote, place, other.about, registers) for each in rivals for vote in each)


def _holders(votes: VotesByPoint) -> dict[tuple[str, str, Moment | None], Holders]:
    """By race, place and instant (None: the finish) those who hold it by any article.

    A place in one's own time group or meet is left out, and a position over a stretch, in which several may have it.
    """
    places: dict[tuple[str, str, Moment | None], Holders] = {}
    for key, point_votes in votes.items():
        attribute = point_votes[0].attribute
        is_place = PLACE in attribute.roles and key.when in {None, FINISH}
        at = key.when if attribute.kind == "place" and key.when and values.is_instant(key.when.at) else None
        for vote in filter(states, point_votes if key.within and (is_place or at) else ()):
            if vote.value.text.isdecimal() and (at or vote.claim.when in {None, FINISH}):
                holders = places.setdefault((key.within or "", vote.value.text, at), {})
                holders.setdefault(key, {}).setdefault(vote.claim.article, []).append(vote)
    return {place: holders for place, holders in places.items() if len(holders) > 1}


def _denial(vote: ClaimVote, place: str, about: str, registers: Registers) -> ClaimVote:
    holder = registers.entry(about)
    name = holder.name if holder else about
    at = vote.claim.when
    moment = f" {values.show('moment', at.at)}" if at is not None and at != FINISH else ""
    working = f"{name} was {values.show('ordinal', place)}{moment}"
    return replace(vote, value=Value(place, denied=True), implied=True, working=working)


def join_ties(votes: VotesByPoint) -> None:
    """Count an article that says with whom somebody shares a place for that place of the other, if it gives them none.

    ``votes`` are changed in place.
    """
    asserted = [vote for point_votes in votes.values() for vote in filter(states, point_votes)]
    places = {
        (vote.claim.article, vote.claim.about, vote.claim.in_): vote
        for vote in asserted
        if PLACE in vote.attribute.roles and vote.value.text.isdecimal() and vote.claim.when in {None, FINISH}
    }
    for tie in (vote for vote in asserted if TIED_ROLE in vote.attribute.roles):
        article, pair, race = tie.claim.article, (tie.claim.about, tie.value.text), tie.claim.in_
        for one, other in permutations(pair):
            place = places.get((article, one, race))
            if place is not None and (article, other, race) not in places:
                claim = replace(tie.claim, about=other)
                vote = ClaimVote(tie.claim, place.attribute, place.value, implied=True, through=(place.claim.id,))
                votes.setdefault(key_of(replace(vote, claim=claim)), []).append(vote)


def join_orders(votes: VotesByPoint) -> None:
    """Count an article that gives both places where others say who beat whom, or who finished behind whom.

    ``votes`` are changed in place.
    """
    places: dict[tuple[Scope | None, str], dict[str, ClaimVote]] = {}
    for key, point_votes in votes.items():
        for vote in filter(states, point_votes) if PLACE in point_votes[0].attribute.roles else ():
            if vote.value.text.isdecimal() and vote.claim.in_ == key.in_:
                places.setdefault((key.in_, key.about), {})[vote.claim.article] = vote
    for key, point_votes in votes.items():
        attribute, slugs = point_votes[0].attribute, {vote.claim.article for vote in point_votes}
        ones, others = (places.get((key.in_, who), {}) for who in (key.about, key.value or ""))
        for article in sorted(ones.keys() & others.keys() - slugs) if ORDER_ROLES.intersection(attribute.roles) else ():
            one, other = (int(each[article].value.text) for each in (ones, others))
            if one < other if AHEAD_ROLE in attribute.roles else other < one:
                through = (others[article].claim.id,)
                value = Value(key.value or "")
                point_votes.append(
                    replace(ones[article], attribute=attribute, value=value, implied=True, through=through)
                )


# --- who may share a place ----------------------------------------------------------------------------------------


def may_not_share(race: str, first: str, second: str, registers: Registers, names: Names) -> bool:
    """Whether one place of a race cannot go to both: in a final, to people or to teams that are not part of each other.

    People of a relay run for teams, so that several hold its places.
    """
    entry = registers.races.get(race)
    people = [about in registers.people for about in (first, second)]
    if entry is None or entry.round != "final" or people[0] != people[1]:
        return False
    if people[0]:
        event = registers.events.get(entry.event)
        event_names = (entry.name, event.name, *event.aliases) if event else (entry.name,)
        return not any(map(_RELAY.search, event_names))
    return values.relation("place-name", first, second, names) is values.Relation.CANNOT_STAND


def in_one_breath(first: Iterable[Claim], second: Iterable[Claim]) -> bool:
    """Whether an article gives two people their place in the same words, as it states a tie."""
    ones = [(claim.article, claim) for claim in first]
    return any(
        article == other.article and (one.excerpt == other.excerpt or one.span.touches(other.span))
        for article, one in ones
        for other in second
    )


def _is_tied(first: dict[str, list[ClaimVote]], second: dict[str, list[ClaimVote]], marks: Marks) -> bool:
    """Whether an article that gives both the place says so in one breath, or gives them equal marks."""
    for article in first.keys() & second.keys():
        ones, others = first[article], second[article]
        if in_one_breath((vote.claim for vote in ones), (vote.claim for vote in others)):
            return True
        mark, other = (marks.get((article, each[0].claim.about, each[0].claim.in_.entry)) for each in (ones, others))
        if mark and mark == other:
            return True
    return False


def _ties(votes: VotesByPoint) -> frozenset[tuple[str, frozenset[str]]]:
    """The races, and who shares a place in each, as articles say in so many words."""
    return frozenset(
        (key.within, frozenset((key.about, vote.value.text)))
        for key, point_votes in votes.items()
        if TIED_ROLE in point_votes[0].attribute.roles and key.within
        for vote in filter(states, point_votes)
    )


Marks = dict[tuple[str, str, str], frozenset[str]]
"""By article, person and race the marks of the finish."""


def _marks(votes: VotesByPoint) -> Marks:
    marks: Marks = {}
    for article, about, race, mark in _stated_marks(votes):
        marks[article, about, race] = marks.get((article, about, race), frozenset()) | {mark}
    return marks


def _stated_marks(votes: VotesByPoint) -> Iterator[tuple[str, str, str, str]]:
    for key, point_votes in votes.items():
        if "mark" in point_votes[0].attribute.roles and key.within:
            for vote in filter(states, point_votes):
                if vote.claim.when in {None, FINISH}:
                    yield vote.claim.article, key.about, key.within, vote.value.text
