"""What else is contested of a point: a contested thing is contested wherever it stands. Linear in points and claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.compare.claim_votes import TOOK_PART
from bot.facts.compare.leads import Leads
from bot.facts.grouping import grouped
from bot.facts.model import Caveat, Mood, Verdict
from bot.facts.moment import Bound
from bot.facts.ranking import is_opposed
from bot.facts.result_roles import (
    BEST_ROLE,
    IMPROVEMENT_ROLE,
    MARGIN_ROLE,
    MARK_STATUS_ROLE,
    ORDER_ROLES,
    OUTCOME,
    PLACE,
    RECORD_ROLE,
    RESULT_ROLES,
    TIE_ROLES,
)
from bot.facts.scope import Scope
from bot.facts.values.ranks import ABSENT
from bot.facts.values.statuses import DID_NOT_START
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.model import Article, Finding, Pack, Point, PointClaim, PointKey

_NOT_THERE = frozenset({ABSENT, DID_NOT_START})
_OF_AN_ORDER = ORDER_ROLES | TIE_ROLES | {MARGIN_ROLE}
_HANGING = {PLACE: _OF_AN_ORDER, OUTCOME: _OF_AN_ORDER | RESULT_ROLES}
"""What hangs on where somebody came in, and on how they came out: all else does only on whether they were there."""

_OF_A_RACE = {GroupPhase.RESULT, GroupPhase.COURSE}


def add_caveats(pack: Pack, points: Sequence[Point], findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The points, each with what else is contested of its claims and of the people in it."""
    contested = _Contested(pack, points, findings)
    return tuple(_with_caveats(point, contested.of(point)) for point in points)


def _with_caveats(point: Point, caveats: tuple[Caveat, ...]) -> Point:
    """The point with its caveats; articles that agree on it and not on its moment DIFFER."""
    differ = point.verdict is Verdict.AGREED and any(each.verdict is Verdict.DIFFER for each in caveats)
    return replace(point, caveats=caveats, verdict=Verdict.DIFFER if differ else point.verdict) if caveats else point


class _Contested:
    """Everything that is contested in a pack, by what hangs on it."""

    def __init__(self, pack: Pack, points: Sequence[Point], findings: Sequence[Finding]) -> None:
        self._people = pack.registers.people
        self._vocabulary = pack.vocabulary
        self._claims = {claim.id: claim for article in pack.articles for claim in article.claims}
        self._start = next((each.id for each in pack.vocabulary.attributes.values() if TOOK_PART in each.roles), None)
        self._leads = Leads(pack, points)
        self._disputes: dict[str, list[Caveat]] = {}
        self._hanging: defaultdict[tuple[object, ...], list[Caveat]] = defaultdict(list)
        """Disputes on which other things hang: by whom they are about, and in which race, of what or at which bar."""
        self._findings = grouped((claim, _of_finding(each)) for each in findings for claim in each.claims)
        self._orders = grouped((order, _of_finding(each)) for each in findings for order in self._orders_of(each))
        self._derived = {each.id for each in findings if not all(map(self._is_result, each.claims))}
        self._marks = grouped(
            ((point.about, value.value.text), point.key.in_)
            for point in points
            for value in (point.values if "mark" in self._roles(point) else ())
        )
        self._bests = grouped(
            ((point.about, race), standing)
            for point in points
            for value in (point.values if BEST_ROLE in self._roles(point) else ())
            for race in self._marks.get((point.about, value.value.text), ())
            for standing in value.standings
        )
        for point in points:
            if point.is_contested:
                self._enter_dispute(point)
        for article in pack.articles:
            self._pass_on(article)

    def _pass_on(self, article: Article) -> None:
        """What is contested of a claim, to those of its article that follow from it: they stand below it."""
        ids = {claim.name: claim.id for claim in article.claims}
        for claim in article.claims:
            for contested in (self._findings, self._disputes) if claim.follows else ():
                if inherited := contested.get(ids[claim.follows]):
                    contested.setdefault(claim.id, []).extend(inherited)

    def _orders_of(self, finding: Finding) -> dict[tuple[frozenset[str], Scope | None], None]:
        """Whom a finding is about, with each scope of its claims."""
        claims = [self._claims[claim] for claim in finding.claims]
        people = frozenset(claim.about for claim in claims)
        return dict.fromkeys((people, claim.in_) for claim in claims)

    def _roles(self, point: Point) -> tuple[str, ...]:
        return self._vocabulary.attributes[point.what].roles

    def _is_result(self, claim: str) -> bool:
        """Whether a claim is a place, a mark or a medal, rather than what is counted or worked out from such."""
        return not RESULT_ROLES.isdisjoint(self._vocabulary.attributes[self._claims[claim].what].roles)

    def _enter_dispute(self, point: Point) -> None:
        # A margin that is worked out of marks is none of what is said of them.
        is_margin = MARGIN_ROLE in self._roles(point)
        claims = [each.claim for each in self._standings(point) if not (is_margin and each.implied)]
        for claim in dict.fromkeys(claims):
            self._disputes.setdefault(claim, []).append(self._of_point(point))
        key, caveat = point.key, self._of_point(point)
        if MARK_STATUS_ROLE in self._roles(point):
            self._hanging[MARK_STATUS_ROLE, key.about, key.in_].append(caveat)
        if key.when is not None and any(value.value.text == key.when.at for value in point.values):
            # On whether a bar was cleared hangs in which attempt that was, and how many there were.
            self._hanging[key.when, key.about, key.in_].append(caveat)
        attribute = self._vocabulary.attributes[key.what]
        if attribute.kind == OUTCOME or not {PLACE, TOOK_PART}.isdisjoint(attribute.roles):
            # Who took no part in a meet ran none of its races: then what is told of them at the meet hangs on it, too.
            is_place = all(value.value.text.isdecimal() for value in point.values)
            on = TOOK_PART if caveat.what == self._start else PLACE if is_place else OUTCOME
            for scope in dict.fromkeys((key.in_, *(self._claims[claim].in_ for claim in claims))):
                self._hanging[on, key.about, scope].append(caveat)

    def _of_point(self, point: Point) -> Caveat:
        """A dispute; one over a place is over the start where an article has somebody not in the race at all."""
        articles = point.articles
        is_start = any(value.value.text in _NOT_THERE for value in point.values)
        what = self._start if is_start and self._start else point.what
        return Caveat(point.id, tuple(sorted(articles)), point.verdict, point.about, what)

    def of(self, point: Point) -> tuple[Caveat, ...]:
        """What else is contested: findings, then disputes over its claims, then starts; each once, in that order."""
        caveats = [*self._contradictions(point), *self._order_of(point), *self._opposition(point)]
        caveats += [caveat for claim in self._stated(point) for caveat in self._disputes.get(claim, ())]
        caveats += [caveat for key in self._hangs_on(point) for caveat in self._hanging.get(key, ())]
        caveats += self._leads.lead_caveats(point)
        # Of a point that is told differently each moment is another thing.
        first = {(caveat.id, caveat.clash): caveat for caveat in reversed(caveats) if caveat.id != point.id}
        return tuple(first.values())[::-1]

    def _standings(self, point: Point) -> list[PointClaim]:
        """What is said of the point's subject itself, asserted or else reported.

        That another holds its place is a dispute of that other.
        """
        standings = point.standings or point.reports
        return [each for each in standings if self._claims[each.claim].about == point.about]

    def _stated(self, point: Point) -> list[str]:
        """The claims that state its values; what one implies holds on each side of a dispute over what it states."""
        return [claim for each in self._standings(point) if not each.implied for claim in _stating_claims(each)]

    def _contradictions(self, point: Point) -> list[Caveat]:
        """The findings that name its claims, unless they are results which nobody denies.

        A result is denied by no count and no margin that does not fit it, where another article has it too, or all of
        the finding. Nothing but reported speech counts for no value, and yet a finding may name it. Whoever has a mark
        took part, whatever contradicts the mark.
        """
        is_start = TOOK_PART in self._roles(point)
        standings = [each for each in self._standings(point) if not (is_start and each.implied)]
        # What articles say themselves of a point, and that it was changed later.
        changed = point.reports if point.standings else ()
        standings += [each for each in changed if self._claims[each.claim].is_counted]
        standings += self._bests_of(point)
        stated = [(each.article, claim) for each in standings for claim in _stating_claims(each)]
        contradictory = [(article, claim) for article, claim in stated if claim in self._findings]
        giving = {article for article, _ in contradictory}
        others = {each.article for each in standings} - giving
        return [
            caveat
            for _, claim in contradictory
            for caveat in self._findings[claim]
            if point.verdict is not Verdict.AGREED
            or not (self._is_result(claim) and caveat.id in self._derived)
            or not (others or giving.issuperset(caveat.articles))
        ]

    def _bests_of(self, point: Point) -> list[PointClaim]:
        """Of what a mark was in its race the bests of that mark, by articles that contradict themselves in it.

        Whether the mark itself was another in another article is a dispute over the mark, and told there.
        """
        if MARK_STATUS_ROLE not in self._roles(point):
            return []
        saying = {each.article for each in self._standings(point)}
        return [
            each
            for each in self._bests.get((point.about, point.key.in_), ())
            if each.article in saying
            and (
                RECORD_ROLE in self._vocabulary.attributes[self._claims[each.claim].what].roles
                or all(len(of.articles) == 1 for of in self._findings.get(each.claim, ()))
            )
        ]

    def _order_of(self, point: Point) -> Iterator[Caveat]:
        """Of who is ahead on a list what contradicts the order of just these two there, in an article that has it."""
        if self._vocabulary.phase(self._vocabulary.attributes[point.what]) is GroupPhase.BESTS:
            for value in point.values:
                for caveat in self._orders.get((frozenset((point.about, value.value.text)), point.key.in_), ()):
                    if not set(caveat.articles).isdisjoint(value.articles):
                        yield caveat

    def _opposition(self, point: Point) -> Iterator[Caveat]:
        """Of what is only reported and also denied, who has it how: "expected [delta-wire], denied [city-post]"."""
        articles: dict[str, set[str]] = {}
        for standing in point.reports if is_opposed(point) else ():
            mood = self._claims[standing.claim].mood
            articles.setdefault("said" if mood is Mood.ASSERTED else mood, set()).add(standing.article)
        clash = ", ".join(
            f"{manner} [{' '.join(sorted(articles[manner]))}]" for manner in sorted(articles, reverse=True)
        )
        if clash:
            yield Caveat(f"{point.id}-ways", tuple(sorted(set().union(*articles.values()))), point.verdict, clash=clash)

    def _hangs_on(self, point: Point) -> Iterator[tuple[object, ...]]:
        """On what a point hangs: what a best's mark was in its race, a bar, and the starts of all of whom it tells.

        Those are its subject, and whom the course or the result names beside it. An improvement hangs on a best.
        """
        key, values = point.key, [value.value.text for value in point.values]
        for value in values if BEST_ROLE in self._roles(point) else ():
            yield from ((MARK_STATUS_ROLE, key.about, race) for race in self._marks.get((key.about, value), ()))
        if IMPROVEMENT_ROLE in self._roles(point):
            yield MARK_STATUS_ROLE, key.about, _improved_in(key)
        yield key.when, key.about, key.in_
        hanging = (TOOK_PART, *(on for on, roles in _HANGING.items() if not roles.isdisjoint(self._roles(point))))
        yield from ((on, key.about, key.in_) for on in hanging)
        if self._vocabulary.phase(self._vocabulary.attributes[key.what]) in _OF_A_RACE:
            others = (key.than.about if key.than else None, *values)
            yield from ((on, other, key.in_) for other in others if other in self._people for on in hanging)


def _stating_claims(standing: PointClaim) -> tuple[str, ...]:
    """A claim, and of a relative date those that say when it is."""
    return (standing.claim,) if standing.implied else (standing.claim, *standing.through)


def _improved_in(key: PointKey) -> Scope | None:
    """Where somebody improved: in the race before which their best stood; else where the improvement is told of."""
    before = key.than.when if key.than else None
    return Scope(before.at) if before is not None and before.bound is Bound.BEFORE else key.in_


def _of_finding(finding: Finding) -> Caveat:
    return Caveat(finding.id, finding.articles, clash=finding.clash, claims=finding.claims)
