"""Which claims meet in which point: the keys of points, what a claim implies, what a meet says of its races."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.frozen import Frozen
from bot.facts.model import Compare, Mood, PointKey, Qualifier, Than, Value
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.compare.scopes import Scopes
    from bot.facts.model import Attribute, Claim, Implication, Pack

TOOK_PART = "took-part"
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


Drafts = dict[PointKey, list[ClaimVote]]


def gather(pack: Pack, scopes: Scopes) -> Drafts:
    """Every claim of the pack at the points where it counts, by their keys; none of an unknown attribute."""
    attributes = pack.vocabulary.attributes
    implied = Implied(attributes)
    drafts: Drafts = {}
    for article in pack.articles:
        for claim in article.claims:
            attribute = attributes.get(claim.what)
            if attribute is None:
                continue
            for draft in (_stated(claim, attribute), *implied.of(claim)):
                drafts.setdefault(key_of(draft), []).append(draft)
    carry_absences(drafts, scopes)
    return drafts


def key_of(draft: ClaimVote) -> PointKey:
    """The point at which a draft counts: its subject, its attribute, and the qualifiers that the attribute names."""
    claim, named = draft.claim, draft.attribute.point
    return PointKey(
        about=claim.about,
        what=draft.attribute.id,
        in_=claim.in_ if Qualifier.IN in named else None,
        when=claim.when if Qualifier.WHEN in named else None,
        than=shortened(claim) if Qualifier.THAN in named else None,
        among=claim.among if Qualifier.AMONG in named else None,
        value=draft.value.text if draft.attribute.compare is Compare.LIST else None,
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


def _stated(claim: Claim, attribute: Attribute) -> ClaimVote:
    denied = claim.mood is Mood.DENIED
    if denied and set(attribute.terms) == YES_OR_NO:
        return ClaimVote(claim, attribute, Value("no" if claim.value == "yes" else "yes"))
    return ClaimVote(claim, attribute, Value(claim.value, denied))


class Implied:
    """What values say of other attributes, at any remove: gold is place 1, and a place is having taken part."""

    def __init__(self, attributes: Mapping[str, Attribute]) -> None:
        """Follow the implications of ``attributes``."""
        self.attributes = attributes
        self._known: dict[tuple[str, str], tuple[tuple[Attribute, str], ...]] = {}

    def of(self, claim: Claim) -> Iterator[ClaimVote]:
        """The implied drafts of a claim: of an article's own assertion only."""
        if claim.own and claim.mood is Mood.ASSERTED:
            for attribute, value in self.follow(claim.what, claim.value):
                yield ClaimVote(claim, attribute, Value(value), implied=True)

    def follow(self, what: str, value: str) -> tuple[tuple[Attribute, str], ...]:
        """The attributes and values that follow from one, nearest first, each once."""
        known = self._known.get((what, value))
        if known is None:
            known = self._known[what, value] = tuple(self._follow(what, value))
        return known

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
        implied = _value(implication, value)
        if implied is not None:
            yield implication.what, implied


def _value(implication: Implication, value: str) -> str | None:
    return implication.values.get(value) if implication.values else implication.value


def carry_absences(drafts: Drafts, scopes: Scopes) -> None:
    """Carry "took no part in the meet" into those of its races where somebody says something of the same person.

    A point of the meet that has nothing else to say goes. Whoever took part in a meet need not have been in each race.
    """
    for key in [key for key in drafts if _is_of_a_meet(key, drafts, scopes)]:
        absences = [draft for draft in drafts[key] if draft.value.text == "no"]
        races = [race for race in _race_keys(key, scopes) if race in drafts]
        for race in races:
            drafts[race].extend(_carried(draft, scopes) for draft in absences)
        if races and len(absences) == len(drafts[key]):
            del drafts[key]


def _is_of_a_meet(key: PointKey, drafts: Drafts, scopes: Scopes) -> bool:
    return key.in_ is not None and TOOK_PART in drafts[key][0].attribute.roles and bool(scopes.races_of(key.in_))


def _race_keys(key: PointKey, scopes: Scopes) -> Iterator[PointKey]:
    for race in scopes.races_of(key.in_) if key.in_ else ():
        yield replace(key, in_=Scope(race))


def _carried(draft: ClaimVote, scopes: Scopes) -> ClaimVote:
    meet = scopes.registers.meets.get(scopes.read(draft.claim.in_).meet or "")
    name = meet.name if meet else str(draft.claim.in_)
    return replace(draft, implied=True, working=f"no part in {name}, so none in any of its races")
