"""Which comes first: the newest race, the strongest dispute, the latest occasion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from bot.facts.model import Verdict
from bot.facts.moment import anchor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

    from bot.facts.model import Claim, Finding, Pack, Point

AnyPoint = TypeVar("AnyPoint", bound="Point")

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def story_sizes(pack: Pack) -> dict[str, int]:
    """How many articles each race's own story has; races without any are left out."""
    sizes: dict[str, int] = {}
    for article in pack.articles:
        for story in article.stories:
            sizes[story] = sizes.get(story, 0) + 1
    return sizes


def race_days(pack: Pack, points: Iterable[Point]) -> dict[str, int]:
    """A number for each race that sorts by its day: year, month and day in eight digits.

    The day is the headline of the race's date; where there is none, the meet's year with month and day 00.
    """
    dates = {id_ for id_, attribute in pack.vocabulary.attributes.items() if "race-date" in attribute.roles}
    race_dates = {
        point.about: day
        for point in points
        if point.what in dates and (day := _day_number(str(point.headline))) is not None
    }
    meets = pack.registers.meets
    return {
        id_: race_dates.get(id_, meets[race.meet].year * 10000 if race.meet in meets else 0)
        for id_, race in pack.registers.races.items()
    }


def by_recency(days: Mapping[str, int], sizes: Mapping[str, int]) -> list[str]:
    """Race ids, the newest story first, those that have no story last."""
    return sorted(days, key=lambda race: (race not in sizes, -days[race], race))


def stands_for_itself(point: Point) -> bool:
    """Whether a point stands for itself: somebody states it, or what other claims imply of it is in dispute."""
    if point.is_contested or point.reports:
        return True
    return any(not standing.implied for standing in point.standings)


def is_opposed(point: Point) -> bool:
    """Whether what is only reported, planned or expected is denied, too: "expected to retire", "denied it"."""
    reported = {standing.value for standing in point.reports} if point.verdict is Verdict.REPORTED else set()
    return any(value.denied and replace(value, denied=False) in reported for value in reported)


def plain_verdict(point: Point) -> Verdict:
    """The verdict as an answer has it: what one article tells and another tells as another point, they DIFFER on."""
    is_otherwise = any(caveat.verdict is Verdict.DIFFER for caveat in point.caveats)
    return Verdict.DIFFER if is_otherwise and point.verdict is Verdict.ONE_SOURCE else point.verdict


def of_this_race(points: Iterable[Point], race: str) -> Callable[..., bool]:
    """Whether a scope, a subject and the anchor of a state belong to an answer about a race.

    That is where none of them is another of the stories of its points.
    """
    others = {story for point in points for story in point.stories} - {race}

    def belongs(*ids: str | None) -> bool:
        return others.isdisjoint(ids)

    return belongs


def race_disputes(
    points: Iterable[AnyPoint], race: str, articles: Collection[str], people: Collection[str], races: Collection[str]
) -> tuple[AnyPoint, ...]:
    """Of a story's points those on which its ``articles`` disagree, those in or about its race first.

    None is about another of the ``people`` than who was in the race, nor about another of the ``races`` where an
    article of another story is a side. Who of two had a place is one dispute.
    """
    in_order = tuple(points)
    belongs = of_this_race(in_order, race)
    runners = {point.about for point in in_order if point.within == race}

    def is_own(point: Point) -> bool:
        about = point.about
        if not point.is_contested or not belongs(point.within, about, anchor_of(point.key.when)):
            return False
        if about in people:
            return about in runners
        return about == race or about not in races or point.articles <= set(articles)

    disputes = sorted(filter(is_own, in_order), key=lambda point: race not in (point.within, point.about))
    return distinct_disputes(disputes)


def distinct_disputes(points: Iterable[AnyPoint]) -> tuple[AnyPoint, ...]:
    """The points without those of which another rests on the same claims: that somebody else had the place."""
    first: dict[object, AnyPoint] = {}
    for point in points:
        first.setdefault(resting_on(point), point)
    return tuple(first.values())


def resting_on(point: Point) -> Hashable:
    """What is equal in a dispute over who had a place, of both who may have had it: the claims."""
    claims = frozenset(standing.claim for standing in point.standings)
    return claims if claims and point.is_contested else point.id


def finding_is_of_race(claims: Iterable[Claim], race: str, stories: Collection[str]) -> bool:
    """Whether what cannot all hold belongs to an answer about a race: a claim of it is of the race, or none of another.

    ``stories`` are the ids of all races that have a story.
    """
    others = {*stories} - {race}
    ids = [{claim.in_.whole, claim.about, anchor_of(claim.when)} for claim in claims]
    return any(race in each for each in ids) or all(others.isdisjoint(each) for each in ids)


def counts_by_side(point: Point) -> list[int]:
    """How many articles count for each side of a point, the most first."""
    sides: dict[int, set[str]] = {}
    for value in point.values:
        if value.side is not None:
            sides.setdefault(value.side, set()).update(value.counted)
    return sorted(map(len, sides.values()), reverse=True)


def strongest(points: Iterable[AnyPoint]) -> list[AnyPoint]:
    """The disputed points: first where most articles are counted, then where the sides are closest."""

    def strength(point: Point) -> tuple[int, int]:
        sides = [*counts_by_side(point), 0, 0]
        return -sum(sides), sides[0] - sides[1]

    return sorted((point for point in points if point.is_contested), key=strength)


def weightiest(findings: Iterable[Finding]) -> list[Finding]:
    """The findings: first those that concern most articles, then those that rest on most claims."""
    return sorted(findings, key=lambda finding: (-len(finding.articles), -len(finding.claims)))


def in_answer_order(pack: Pack, points: Sequence[Point], findings: Iterable[Finding]) -> list[Point]:
    """All points as an answer about one subject tells them.

    Disputes come first, the strongest first, then points with findings, then the others in the vocabulary's order.
    """
    disputes = {point.id: place for place, point in enumerate(strongest(points))}
    with_findings = {point for finding in findings for point in finding.points}
    groups = {id_: place for place, id_ in enumerate(pack.vocabulary.groups)}
    attributes = pack.vocabulary.attributes
    order = {id_: (groups[attributes[id_].group], place) for place, id_ in enumerate(attributes)}
    return sorted(
        points,
        key=lambda point: (disputes.get(point.id, len(disputes)), point.id not in with_findings, order[point.what]),
    )


def _day_number(date: str | None) -> int | None:
    match = _DATE.fullmatch(date or "")
    if match is None:
        return None
    year, month, day = match.groups(default="0")
    return int(year) * 10000 + int(month) * 100 + int(day)
