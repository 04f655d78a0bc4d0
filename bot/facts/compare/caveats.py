"""What else is contested of a point: a contested thing is contested wherever it stands. Linear in points and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.compare.claim_votes import TOOK_PART
from bot.facts.model import Caveat, CaveatKind, GroupPhase, Verdict
from bot.facts.ranking import CONTESTED
from bot.facts.result_roles import BEST_ROLE, IN_FRONT_ROLE, LEAD_ROLES, MARK_STATUS_ROLE, OUTCOME, PLACE, RECORD_ROLE
from bot.facts.values.ranks import ABSENT
from bot.facts.values.statuses import DID_NOT_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts.model import Attribute, Finding, Pack, Point, PointClaim
    from bot.facts.scope import Scope

_NOT_THERE = frozenset({ABSENT, DID_NOT_START})
_LONG = frozenset({"all", "most"})
"""Shares of a race that leave less than half of it."""
_OF_A_RACE = {GroupPhase.RESULT, GroupPhase.COURSE}

Start = tuple[str, "Scope | None"]
"""Somebody, and the race or the meet."""


def add_caveats(pack: Pack, points: Sequence[Point], findings: Iterable[Finding]) -> tuple[Point, ...]:
    """The points, each with what else is contested of its claims and of the people in it."""
    contested = _Contested(pack, points, findings)
    return tuple(_with_caveats(point, contested.of(point)) for point in points)


def _with_caveats(point: Point, caveats: tuple[Caveat, ...]) -> Point:
    """The point with its caveats; articles that agree on it and not on its moment DIFFER."""
    differ = point.verdict is Verdict.AGREED and any(each.verdict is Verdict.DIFFER for each in caveats)
    return replace(point, caveats=caveats, verdict=Verdict.DIFFER if differ else point.verdict) if caveats else point


class _Contested:
    """Everything that is contested in a pack, by what hangs on it."""

    def __init__(self, pack: Pack, points: Sequence[Point], findings: Iterable[Finding]) -> None:
        self._people = pack.registers.people
        self._vocabulary = pack.vocabulary
        self._claims = {claim.id: claim for article in pack.articles for claim in article.claims}
        attributes = pack.vocabulary.attributes.values()
        self._start = next((each.id for each in attributes if TOOK_PART in each.roles), None)
        self._findings: dict[str, list[Caveat]] = {}
        self._of_one_claim: set[str] = set()
        self._disputes: dict[str, list[Caveat]] = {}
        self._starts: dict[Start, list[Caveat]] = {}
        self._statuses: dict[Start, Caveat] = {}
        self._marks: dict[tuple[str, str], list[Scope | None]] = {}
        self._bests: dict[Start, list[PointClaim]] = {}
        self._races = pack.registers.races
        self._shares: dict[Start, list[Point]] = {}
        self._overtakings: dict[Start, list[tuple[Point, str, tuple[str, ...]]]] = {}
        self._orders: dict[tuple[frozenset[str], Scope | None], list[Caveat]] = {}
        for finding in findings:
            for claim in finding.claims:
                self._findings.setdefault(claim, []).append(_of_finding(finding))
            self._enter_order(finding)
            if len(finding.claims) == 1:
                self._of_one_claim.add(finding.id)
        for point in points:
            self._enter(point)
        for point in points:
            self._enter_bests(point)

    def _enter_order(self, finding: Finding) -> None:
        """A finding on two people, by the scopes of its claims."""
        claims = [self._claims[claim] for claim in finding.claims]
        people = frozenset(claim.about for claim in claims)
        for scope in dict.fromkeys(claim.in_ for claim in claims):
            self._orders.setdefault((people, scope), []).append(_of_finding(finding))

    def _enter(self, point: Point) -> None:
        for value in point.values if "mark" in self._roles(point) else ():
            self._marks.setdefault((point.key.about, value.value.text), []).append(point.key.in_)
        for moment, articles in self._timed(point) if self._is_of_lead(point) else ():
            start = point.key.about, point.key.in_
            self._overtakings.setdefault(start, []).append((point, moment, articles))
        if self._vocabulary.attributes[point.key.what].kind == "share":
            self._shares.setdefault((point.key.about, point.key.in_), []).append(point)
        if point.verdict in CONTESTED:
            self._enter_dispute(point)

    def _enter_bests(self, point: Point) -> None:
        for value in point.values if BEST_ROLE in self._roles(point) else ():
            for race in self._marks.get((point.key.about, value.value.text), ()):
                self._bests.setdefault((point.key.about, race), []).extend(value.standings)

    def _timed(self, point: Point) -> list[tuple[str, tuple[str, ...]]]:
        """The moments that a point's articles name, as its value or beside it, each with them."""
        if self._vocabulary.attributes[point.key.what].kind == "moment":
            return [(value.value.text, value.articles) for value in point.values if not value.value.denied]
        return [(each.moment.at, each.articles) for each in point.moments if each.moment is not None]

    def _roles(self, point: Point) -> tuple[str, ...]:
        return self._vocabulary.attributes[point.key.what].roles

    def _enter_dispute(self, point: Point) -> None:
        claims = [standing.claim for standing in self._standings(point)]
        for claim in dict.fromkeys(claims):
            self._disputes.setdefault(claim, []).append(self._of_point(CaveatKind.DISPUTE, point))
        if MARK_STATUS_ROLE in self._roles(point):
            self._statuses[point.key.about, point.key.in_] = self._of_point(CaveatKind.DISPUTE, point)
        if _is_start(self._vocabulary.attributes[point.key.what]):
            # Who took no part in a meet ran none of its races: then what is told of them at the meet hangs on it, too.
            for scope in dict.fromkeys((point.key.in_, *(self._claims[claim].in_ for claim in claims))):
                self._starts.setdefault((point.key.about, scope), []).append(self._of_point(CaveatKind.START, point))

    def _of_point(self, kind: CaveatKind, point: Point) -> Caveat:
        """A dispute; one over a place is over the start where an article has somebody not in the race at all."""
        articles = {article for value in point.values for article in value.articles}
        is_start = any(value.value.text in _NOT_THERE for value in point.values)
        what = self._start if is_start and self._start else point.key.what
        return Caveat(kind, point.id, tuple(sorted(articles)), point.verdict, point.key.about, what)

    def of(self, point: Point) -> tuple[Caveat, ...]:
        """What else is contested: findings, then disputes over its claims, then starts; each once, in their order."""
        caveats = self._contradictions(point)
        caveats += [caveat for claim in self._stated(point) for caveat in self._disputes.get(claim, ())]
        caveats += self._order_of(point)
        caveats += self._status_of(point)
        caveats += self._told_otherwise(point) if self._is_of_lead(point) else ()
        caveats += self._led_otherwise(point)
        caveats += [caveat for start in self._starts_in(point) for caveat in self._starts.get(start, ())]
        first: dict[tuple[str, str | None], Caveat] = {}
        for caveat in (each for each in caveats if each.id != point.id):
            # Of a point that is told differently each moment is another thing.
            first.setdefault((caveat.id, caveat.clash if caveat.verdict is Verdict.DIFFER else None), caveat)
        return tuple(sorted(first.values(), key=lambda caveat: (_PLACES[caveat.kind], caveat.about or "", caveat.id)))

    def _standings(self, point: Point) -> list[PointClaim]:
        """What is said of the point's subject itself: that another holds its place is a dispute of that other."""
        standings = [standing for value in point.values for standing in value.standings]
        return [each for each in standings if self._claims[each.claim].about == point.key.about]

    def _stated(self, point: Point) -> list[str]:
        """The claims that state its values; what one implies holds on each side of a dispute over what it states."""
        standings = [standing for standing in self._standings(point) if not standing.implied]
        return [claim for standing in standings for claim in (standing.claim, *standing.through)]

    def _contradictions(self, point: Point) -> list[Caveat]:
        """The findings that name its claims, unless nobody denies it: another article says it too, or all of a finding.

        What contradicts itself in one breath, as a date with another weekday, is marked whoever says it too. Nothing
        but reported speech counts for no value, and yet a finding may name it.
        """
        standings = [*(self._standings(point) or point.beside), *self._bests_of(point)]
        contradictory = [each for each in standings if each.claim in self._findings]
        giving = {each.article for each in contradictory}
        others = {each.article for each in standings} - giving
        caveats = [caveat for each in contradictory for caveat in self._findings[each.claim]]
        if point.verdict is Verdict.AGREED and others:
            return [caveat for caveat in caveats if caveat.id in self._of_one_claim]
        return [each for each in caveats if point.verdict is not Verdict.AGREED or not giving.issuperset(each.articles)]

    def _bests_of(self, point: Point) -> list[PointClaim]:
        """Of what a mark was in its race the bests of that mark, by articles that contradict themselves in it.

        Whether the mark itself was another in another article is a dispute over the mark, and told there.
        """
        if MARK_STATUS_ROLE not in self._roles(point):
            return []
        saying = {each.article for each in self._standings(point)}
        return [
            each
            for each in self._bests.get((point.key.about, point.key.in_), ())
            if each.article in saying and (self._is_record(each) or self._is_own_contradiction(each))
        ]

    def _is_record(self, standing: PointClaim) -> bool:
        """Whether a best is a record: what others did before stands against it, whatever the mark was."""
        return RECORD_ROLE in self._vocabulary.attributes[self._claims[standing.claim].what].roles

    def _is_own_contradiction(self, standing: PointClaim) -> bool:
        return all(len(of.articles) == 1 for of in self._findings.get(standing.claim, ()))

    def _order_of(self, point: Point) -> Iterator[Caveat]:
        """Of who is ahead on a list what contradicts the order of just these two there, in an article that has it."""
        if self._vocabulary.phase(self._vocabulary.attributes[point.key.what]) is GroupPhase.BESTS:
            for value in point.values:
                for caveat in self._orders.get((frozenset((point.key.about, value.value.text)), point.key.in_), ()):
                    if not set(caveat.articles).isdisjoint(value.articles):
                        yield caveat

    def _status_of(self, point: Point) -> Iterator[Caveat]:
        """Of a best what its mark was in the race in which it was reached: "a personal best" here, "SB" there."""
        for value in point.values if BEST_ROLE in self._roles(point) else ():
            for race in self._marks.get((point.key.about, value.value.text), ()):
                if (point.key.about, race) in self._statuses:
                    yield self._statuses[point.key.about, race]

    def _is_of_lead(self, point: Point) -> bool:
        return not LEAD_ROLES.isdisjoint(self._roles(point))

    def _told_otherwise(self, point: Point) -> Iterator[Caveat]:
        """When another article has somebody take the lead, pass the leader or be in front: one event."""
        own = self._timed(point)
        giving = {article for _, articles in own for article in articles}
        told: dict[str, set[str]] = {}
        for other, moment, articles in self._overtakings.get((point.key.about, point.key.in_), ()) if own else ():
            others = tuple(article for article in articles if article not in giving)
            # Who passes the leader takes the lead: the same articles tell the same event once.
            if told.get(moment, set()).issuperset(others) or other.key.what == point.key.what:
                continue
            is_led = self._led(other.key.value or point.key.value, point)
            if is_led and not any(self._fits(other, moment, point, mine) for mine, _ in own):
                told.setdefault(moment, set()).update(others)
                yield _told_so(other, values.show("moment", moment), others)

    def _led_otherwise(self, point: Point) -> Iterator[Caveat]:
        """When another article has somebody take the lead, too late to lead for as long as this one says; and back."""
        start = point.key.about, point.key.in_
        for share in self._shares.get(start, ()):
            leads = [lead for lead in self._overtakings.get(start, ()) if self._is_too_late(lead[1], point.key.in_)]
            for long in (value for value in share.values if value.value.text in _LONG):
                for lead, moment, articles in (each for each in leads if each[0].key.value is None):
                    if point.id == share.id:
                        others = tuple(article for article in articles if article not in long.articles)
                        yield from [_told_so(lead, values.show("moment", moment), others)] if others else []
                    elif point.id == lead.id:
                        others = tuple(article for article in long.articles if article not in articles)
                        words = f"for {values.show('share', long.value.text)} of the race"
                        yield from [_told_so(share, words, others)] if others else []

    def _is_too_late(self, moment: str, scope: Scope | None) -> bool:
        """Whether at most half of a race is left to run; of one whose length no name says nothing is too late."""
        race = self._races.get(scope.whole or "") if scope else None
        length = values.read("distance", race.name, values.Context())[:1] if race else ()
        if not length:
            return False
        distance = int(length[0].value.removesuffix("m"))
        left = values.metres_to_go(moment, distance)
        return left is not None and left * 2 <= distance

    def _fits(self, one: Point, moment: str, other: Point, others: str) -> bool:
        """Whether the lead may be taken at one moment and held at the other, or be taken at both.

        Who holds somebody off in the home straight has passed them before it, and not in the last of it.
        """
        holding = [IN_FRONT_ROLE in self._roles(each) and each.key.value is not None for each in (one, other)]
        if holding[0] == holding[1]:
            return values.agree("moment", moment, others)
        taken, held = (others, moment) if holding[0] else (moment, others)
        return values.order("moment", taken) <= values.order("moment", held)

    def _led(self, runner: str | None, point: Point) -> bool:
        """Whether anybody has a runner lead the race of a point; of what is told of no other runner that is plain."""
        led = self._overtakings.get((runner or "", point.key.in_), ())
        return runner is None or any(each.key.value is None for each, _, _ in led)

    def _starts_in(self, point: Point) -> Iterator[Start]:
        """Everybody of whom a point tells in a race: its subject, and whom the course or the result names beside it."""
        key = point.key
        yield key.about, key.in_
        if self._vocabulary.phase(self._vocabulary.attributes[key.what]) in _OF_A_RACE:
            values = (value.value.text for value in point.values)
            for somebody in (key.than.about or "" if key.than else "", *values):
                if somebody in self._people:
                    yield somebody, key.in_


def _told_so(point: Point, words: str, articles: tuple[str, ...]) -> Caveat:
    """That articles have another point, which is of the same event, at a moment or for a time that does not fit."""
    return Caveat(CaveatKind.DISPUTE, point.id, articles, Verdict.DIFFER, point.key.about, point.key.what, clash=words)


def _is_start(attribute: Attribute) -> bool:
    """Whether an attribute says that and how somebody came out of a race."""
    return attribute.kind == OUTCOME or not {PLACE, TOOK_PART}.isdisjoint(attribute.roles)


def _of_finding(finding: Finding) -> Caveat:
    return Caveat(CaveatKind.CONTRADICTION, finding.id, finding.articles, clash=finding.clash)


_PLACES = {kind: place for place, kind in enumerate(CaveatKind)}
