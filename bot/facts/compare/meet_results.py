"""What is told of a meet and can only mean one race of it counts in that race: "the bronze medallist of the Games".

So does a title: its champion has won at the edition before, where another article tells of that race.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.model import Value
from bot.facts.moment import Bound
from bot.facts.result_roles import EARLIER_MEDALS_ROLE, MEDAL_ROLE, RESULT_ROLES
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.compare.claim_votes import ClaimVote, VotesByPoint
    from bot.facts.compare.scopes import Scopes
    from bot.facts.model import PointKey
    from bot.facts.vocabulary import Attribute

Entrant = tuple[str, str]
"""Somebody, and the meet."""


def join_meet_results(votes: VotesByPoint, attributes: Mapping[str, Attribute], scopes: Scopes) -> None:
    """Move the results of a meet, or of an event of it, to the final that they can only mean.

    That is the final of the event, or else the only one of the meet in which anything is said of the same person; the
    two have to give one and the same result, for of another race there may be nothing else. ``votes`` are changed in
    place.
    """
    entered = _races_by_entrant(votes, scopes)
    for (about, scope), keys in _meet_keys(votes, scopes).items():
        meet = scopes.read(scope).meet or ""
        races = scopes.races_of(scope) if scope.event else entered.get((about, meet), ())
        finals = [race for race in races if scopes.registers.races[race].round == "final"]
        if len(finals) == 1 and (scope.event or _shares_a_value(votes, keys, finals[0])):
            for key in keys:
                _move(votes, key, _results(votes, key, attributes), finals[0])


def join_earlier_medals(votes: VotesByPoint, scopes: Scopes) -> None:
    """Count whoever names a medal of an earlier year where it is told that somebody had one before.

    ``votes`` are changed in place.
    """
    keys = [key for key in votes if EARLIER_MEDALS_ROLE in votes[key][0].attribute.roles and key.when is not None]
    of_medals = [each for each in votes.values() if MEDAL_ROLE in each[0].attribute.roles] if keys else []
    medals = [vote for each in of_medals for vote in each if vote.claim.is_counted and not vote.value.denied]
    for key in keys:
        year = scopes.read(Scope(key.when.at)).year if key.when else None
        for vote in medals:
            won = scopes.read(vote.claim.in_).year
            if vote.claim.about == key.about and won and year and won < year:
                votes[key].append(replace(vote, attribute=votes[key][0].attribute, value=Value("yes"), implied=True))


def join_titles(votes: VotesByPoint, scopes: Scopes) -> None:
    """Move what a title going into a meet implies to the final of the edition before that gave it.

    Another article has to have the same person win there: of an edition of which nobody tells nothing is known. Of a
    title of no event that has to be the one final that they won there. ``votes`` are changed in place.
    """
    entered = _races_by_entrant(votes, scopes)
    for key in [key for key in votes if key.in_ is not None and key.in_.entry in scopes.registers.series]:
        for vote in [vote for vote in votes[key] if vote.implied]:
            race = _title_race(votes, key, vote, entered, scopes)
            if race is not None:
                meet = scopes.registers.meets[scopes.registers.races[race].meet]
                title_vote = replace(vote, working=f"{vote.claim.value} going into a later one, so at {meet.name}")
                votes.setdefault(replace(key, in_=Scope(race)), []).append(title_vote)
                votes[key] = [other for other in votes[key] if other is not vote]
        if not votes[key]:
            del votes[key]


def _title_race(
    votes: VotesByPoint, key: PointKey, vote: ClaimVote, entered: Mapping[Entrant, set[str]], scopes: Scopes
) -> str | None:
    """The final that gave a title: of the last edition before the one that the claim names, where the person won."""
    edition = _edition_before(vote, scopes)
    races = []
    for race in entered.get((key.about, edition or ""), ()):
        entry = scopes.registers.races[race]
        is_of_title = entry.round == "final" and key.in_ is not None and key.in_.event in {None, entry.event}
        others = (other for other in votes.get(replace(key, in_=Scope(race)), ()) if other.claim.is_counted)
        if is_of_title and any(other.value == vote.value and not other.working for other in others):
            races.append(race)
    return races[0] if len(races) == 1 else None


def _edition_before(vote: ClaimVote, scopes: Scopes) -> str | None:
    """The last meet of a claim's series before the meet into which somebody goes with the title."""
    when, meets = vote.claim.when, scopes.registers.meets
    if when is None or when.bound is not Bound.BEFORE or when.at not in meets:
        return None
    series = vote.claim.in_.entry
    earlier = [meet for meet in meets.values() if meet.series == series and meet.year < meets[when.at].year]
    return max(earlier, key=lambda meet: meet.year).id if earlier else None


def _races_by_entrant(votes: VotesByPoint, scopes: Scopes) -> dict[Entrant, set[str]]:
    """The races in which anything is said of somebody, by person and meet."""
    races: dict[Entrant, set[str]] = {}
    for key in votes:
        extent = scopes.read(key.in_) if key.in_ else None
        if extent is not None and extent.race is not None and extent.meet is not None:
            races.setdefault((key.about, extent.meet), set()).add(extent.race)
    return races


def _meet_keys(votes: VotesByPoint, scopes: Scopes) -> dict[tuple[str, Scope], list[PointKey]]:
    """The points that lie in a meet and in no one race, by person and scope."""
    keys: dict[tuple[str, Scope], list[PointKey]] = {}
    for key in votes:
        extent = scopes.read(key.in_) if key.in_ else None
        if key.in_ is not None and extent is not None and extent.meet is not None and extent.race is None:
            keys.setdefault((key.about, key.in_), []).append(key)
    return keys


def _results(votes: VotesByPoint, key: PointKey, attributes: Mapping[str, Attribute]) -> set[str]:
    """The claims at a point that are of a result, or imply it by one: a medal also that somebody took part."""
    claims = [vote.claim for vote in votes[key]]
    return {claim.id for claim in claims if not RESULT_ROLES.isdisjoint(attributes[claim.what].roles)}


def _shares_a_value(votes: VotesByPoint, keys: Iterable[PointKey], race: str) -> bool:
    """Whether a result of the meet is also one of the race, by what articles say themselves."""
    return any(
        RESULT_ROLES.intersection(vote.attribute.roles) and vote.claim.is_counted and vote.value == other.value
        for key in keys
        for vote in votes[key]
        for other in votes.get(replace(key, in_=Scope(race)), ())
        if other.claim.is_counted
    )


def _move(votes: VotesByPoint, key: PointKey, claims: set[str], race: str) -> None:
    moved = [vote for vote in votes[key] if vote.claim.id in claims]
    if moved:
        votes.setdefault(replace(key, in_=Scope(race)), []).extend(moved)
        votes[key] = [vote for vote in votes[key] if vote.claim.id not in claims]
    if not votes[key]:
        del votes[key]
