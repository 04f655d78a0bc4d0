"""Which claims meet in which point: the keys of points, what a claim implies, what a meet says of its races."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.compare.meet_results import join_earlier_medals, join_meet_results, join_titles
from bot.facts.frozen import Frozen
from bot.facts.model import Mood, PointKey, Than, Value
from bot.facts.scope import Scope
from bot.facts.vocabulary import Compare, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.compare.scopes import Scopes
    from bot.facts.model import Claim, Pack
    from bot.facts.vocabulary import Attribute

TOOK_PART = "took-part"
_OF_SEVERAL = frozenset({"ordinal", "place", "count"})
"""Kinds of which it matters among whom, whatever the attribute says; to an age or a mark it is nothing."""

YES_OR_NO = {"yes", "no"}


class ClaimVote(Frozen, frozen=True):
    """One claim's part in a point, before the articles are counted.

    ``working`` and ``through`` say how it came here, where that is not plain.
    """

    claim: Claim
    attribute: Attribute
    value: Value
    implied: bool = False
    working: str | None = None
    through: tuple[str, ...] = ()


VotesByPoint = dict[PointKey, list[ClaimVote]]


def gather_votes(pack: Pack, scopes: Scopes) -> VotesByPoint:
    """Every claim of the pack at the points where it counts, by their keys; none of an unknown attribute."""
    attributes = pack.vocabulary.attributes
    implied = Implied(attributes)
    votes: VotesByPoint = {}
    for article in pack.articles:
        for claim in article.claims:
            attribute = attributes.get(claim.what)
            if attribute is None:
                continue
            for vote in (stated_vote(claim, attribute), *implied.of(claim)):
                votes.setdefault(key_of(vote), []).append(vote)
    join_meet_results(votes, attributes, scopes)
    join_titles(votes, scopes)
    join_earlier_medals(votes, scopes)
    carry_absences(votes, scopes)
    return votes


def key_of(vote: ClaimVote) -> PointKey:
    """The point at which a vote counts: its subject, its attribute, and the qualifiers that the attribute names.

    A rank "in Europe" is no other rank, and a gap to Lee none to Okafor, whether or not the attribute says so.
    """
    claim, qualifiers = vote.claim, vote.attribute.point
    return PointKey(
        about=claim.about,
        what=vote.attribute.id,
        in_=claim.in_ if Qualifier.IN in qualifiers else None,
        when=claim.when if Qualifier.WHEN in qualifiers else None,
        than=shortened(claim),
        among=claim.among if Qualifier.AMONG in qualifiers or vote.attribute.kind in _OF_SEVERAL else None,
        value=vote.value.text if vote.attribute.compare is Compare.LIST else None,
    )


def shortened(claim: Claim) -> Than | None:
    """What the claim compares with, without what is the claim's own anyway; None where nothing is left."""
    than = claim.than
    if than is None:
        return None
    short = Than(
        about=None if than.about == claim.about else than.about,
        what=None if than.what == claim.what else than.what,
        in_=None if than.in_ == claim.in_ else than.in_,
        when=None if than.when == claim.when else than.when,
    )
    return None if short == Than() else short


def stated_vote(claim: Claim, attribute: Attribute) -> ClaimVote:
    """The vote of a claim for what it says itself; ``attribute`` is that of which it says it."""
    denied = claim.mood is Mood.DENIED
    # Of yes and no, what is not the one is the other: a denial is counted with the articles that assert it. Of more
    # values a denial leaves open which one holds, and stays what it is.
    if denied and set(attribute.terms) == YES_OR_NO:
        return ClaimVote(claim, attribute, Value("no" if claim.value == "yes" else "yes"))
    return ClaimVote(claim, attribute, Value(claim.value, denied))


class Implied:
    """What values say of other attributes, at any remove: gold is place 1, and a place is having taken part."""

    def __init__(self, attributes: Mapping[str, Attribute]) -> None:
        """Follow the implications of ``attributes``."""
        self.attributes = attributes
        self._implications: dict[tuple[str, str], tuple[tuple[Attribute, str], ...]] = {}

    def of(self, claim: Claim) -> Iterator[ClaimVote]:
        """The implied votes of a claim: of an article's own assertion only."""
        if claim.is_counted and claim.mood is Mood.ASSERTED:
            for attribute, value in self.follow(claim.what, claim.value):
                yield ClaimVote(claim, attribute, Value(value), implied=True)

    def follow(self, what: str, value: str) -> tuple[tuple[Attribute, str], ...]:
        """The attributes and values that follow from one, nearest first, each once."""
        implications = self._implications.get((what, value))
        if implications is None:
            implications = self._implications[what, value] = tuple(self._follow(what, value))
        return implications

    def _follow(self, what: str, value: str) -> Iterator[tuple[Attribute, str]]:
        seen = {(what, value)}
        waiting = [(what, value)]
        while waiting:
            attribute = self.attributes[waiting[0][0]]
            for step in _steps(attribute, waiting.pop(0)[1]):
                if step not in seen and step[0] in self.attributes:
                    seen.add(step)
                    waiting.append(step)
                    yield self.attributes[step[0]], step[1]


def _steps(attribute: Attribute, value: str) -> Iterator[tuple[str, str]]:
    for implication in attribute.implies:
        implied = implication.values.get(value) if implication.values else implication.value
        if implied is not None:
            yield implication.what, implied


def carry_absences(votes: VotesByPoint, scopes: Scopes) -> None:
    """Carry "took no part in the meet" into those of its races where somebody says something of the same person.

    A point of the meet that has nothing else to say goes. Whoever took part in a meet need not have been in each race.
    """
    starts = [key for key, each in votes.items() if key.in_ is not None and TOOK_PART in each[0].attribute.roles]
    for key in [key for key in starts if any(_race_keys(key, scopes))]:
        absences = [vote for vote in votes[key] if vote.value.text == "no"]
        races = [race for race in _race_keys(key, scopes) if race in votes]
        for race in races:
            votes[race].extend(_carried(vote, scopes) for vote in absences)
        if races and len(absences) == len(votes[key]):
            del votes[key]


def _race_keys(key: PointKey, scopes: Scopes) -> Iterator[PointKey]:
    for race in scopes.races_of(key.in_) if key.in_ else ():
        yield replace(key, in_=Scope(race))


def _carried(vote: ClaimVote, scopes: Scopes) -> ClaimVote:
    meet = scopes.registers.meets.get(scopes.read(vote.claim.in_).meet or "")
    name = meet.name if meet else str(vote.claim.in_)
    return replace(vote, implied=True, working=f"no part in {name}, so none in any of its races")
