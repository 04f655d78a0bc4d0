"""What each story's result shows, and what its articles say against each other and alone, as rows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts import ranking
from bot.facts.compare.overlaps import overlaps
from bot.facts.grouping import grouped
from bot.facts.model import Verdict
from bot.facts.moment import anchor_of
from bot.facts.result_roles import (
    BEHIND_ROLE,
    COUNTRY_ROLE,
    LEG_MARK_ROLE,
    LEG_ROLE,
    LINE_ROLES,
    MARGIN_ROLE,
    MEMBER_ROLE,
    SETTING_ROLES,
    TEAM_ROLE,
    TIE_ROLES,
    TOOK_PART_ROLE,
    WIND_ROLE,
    explains_outcome,
)
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.facts.model import Finding, Point
    from bot.facts.vocabulary import Attribute
    from bot.store.writing.row_numbers import RowNumbers

_OUTSIDE_ANY_SCOPE = SETTING_ROLES | {COUNTRY_ROLE}
"""Roles of what a results sheet prints of the race, its meet and its runners outside any scope."""

_BELOW_A_LINE = TIE_ROLES | {BEHIND_ROLE, LEG_MARK_ROLE, LEG_ROLE, MARGIN_ROLE, MEMBER_ROLE, TEAM_ROLE, WIND_ROLE}
"""Roles of what it prints below somebody's line, or with where and when."""


class StoryReport:
    """The points and findings of each story, by the id of its race."""

    def __init__(self, numbers: RowNumbers) -> None:
        self._numbers = numbers
        self._findings: dict[str, list[Finding]] = {}
        self._belonging: dict[str, Callable[..., bool]] = {}
        self._points = grouped(
            (story, point)
            for point in numbers.points
            for story in dict.fromkeys((*point.stories, *self._other_races(point)))
        )
        stories = {article.slug: set(article.stories) for article in numbers.pack.articles}
        for finding in numbers.findings:
            # The stories that all its articles tell; of a finding across stories, each of them.
            of_articles = [stories[article] for article in finding.articles]
            for story in set.intersection(*of_articles) or set.union(*of_articles):
                self._findings.setdefault(story, []).append(finding)

    def _other_races(self, point: Point) -> Iterator[str]:
        """The races that a point belongs to by what it tells, whatever else its articles are about.

        It is of such a race. Of one without a story it may also be about the race, the country of somebody who ran
        it, or the venue of its meet, so that these are known, too.
        """
        about, roles = point.about, self._attribute(point).roles
        of_runner = self._runs.get(about, ()) if COUNTRY_ROLE in roles else ()
        of_meet = self._at_meets.get(about, ()) if not SETTING_ROLES.isdisjoint(roles) else ()
        if point.within in self._numbers.recency:
            yield point.within
        for race in (about, *of_runner, *of_meet):
            if race in self._numbers.recency and race not in self._numbers.sizes:
                yield race

    def points_of(self, story: str) -> Sequence[Point]:
        """The points of a story, or of a race without one."""
        return self._points.get(story, ())

    @cached_property
    def races_with_result(self) -> frozenset[str]:
        """The races of which a place, a mark or an outcome is told, or that somebody was not there."""
        return frozenset(point.within or "" for point in self._numbers.points if self._has_line(point))

    def _has_line(self, point: Point) -> bool:
        if point.verdict is Verdict.REPORTED or not self._is_on_sheet(point):
            return False
        is_start = TOOK_PART_ROLE in self._attribute(point).roles
        return not is_start or (ranking.stands_for_itself(point) and str(point.headline) != "yes")

    @cached_property
    def story_races(self) -> frozenset[str]:
        """The races with a result, and those of which more is told than where and when."""
        points = filter(ranking.stands_for_itself, self._numbers.points)
        ids = (id_ for point in points if self._is_in_story(point) for id_ in (point.within, point.about))
        return self.races_with_result.union(filter(None, ids))

    @cached_property
    def named_races(self) -> frozenset[str]:
        """What a point is of or about, or has as its value: of races all that are named."""
        points = [point for point in self._numbers.points if ranking.stands_for_itself(point)]
        values = (each.value for point in points for each in point.values)
        others = (each.value for point in points for each in point.reports)
        ids = (id_ for point in points for id_ in (point.within, point.about))
        return frozenset(map(str, (*values, *others, *ids)))

    def _is_in_story(self, point: Point) -> bool:
        attribute = self._attribute(point)
        phase = self._numbers.pack.vocabulary.phase(attribute)
        return SETTING_ROLES.isdisjoint(attribute.roles) and phase is not GroupPhase.BACKGROUND

    def dispute_count(self, story: str) -> int:
        """On how many of its points the articles of a story disagree."""
        return len(self._disputes(story)) if story in self._points else 0

    def _disputes(self, story: str) -> tuple[Point, ...]:
        registers = self._numbers.pack.registers
        articles = [article.slug for article in self._numbers.articles_of.get(story, ())]
        return ranking.race_disputes(self._points[story], story, articles, registers.people, registers.races)

    def point_rows(self) -> Iterator[tuple[str, int, int, int | None]]:
        """Story, point, whether its result shows it, and its rank among the story's disputes."""
        for story, points in sorted(self._points.items()):
            ranks = {point.id: rank for rank, point in enumerate(self._disputes(story))}
            for point in points:
                yield story, self._numbers.point[point.id], int(self._shows_point(story, point)), ranks.get(point.id)

    def finding_rows(self) -> Iterator[tuple[str, int, int, int]]:
        """Story, finding, whether its result shows it, and whether one article contradicts itself there."""
        claims = self._numbers.claims
        for story, findings in sorted(self._findings.items()):
            for finding in findings:
                claims_there = [claims[claim] for claim in finding.claims]
                is_of_race = ranking.finding_is_of_race(claims_there, story, self._numbers.sizes)
                in_one_article = finding.within_an_article and is_of_race
                in_result = self._shows_finding(story, finding)
                yield story, self._numbers.finding[finding.id], int(in_result), int(in_one_article)

    def shared_run_rows(self) -> Iterator[tuple[str, int, int, int, int, str]]:
        """Story, rank, two articles, how many words they share, and the words as the first prints them."""
        for story, articles in sorted(self._numbers.articles_of.items()):
            texts = {article.slug: article.text for article in articles}
            for rank, shared in enumerate(overlaps(articles)):
                excerpt = texts[shared.first][shared.span.start : shared.span.end]
                first, second = self._numbers.article[shared.first], self._numbers.article[shared.second]
                yield story, rank, first, second, shared.words, excerpt

    def _shows_point(self, story: str, point: Point) -> bool:
        """Whether the result of a story shows a point: who came where, the countries, the day, the venue, disputes."""
        scope = point.within, point.about, anchor_of(point.key.when)
        if point.is_contested:
            return self._belongs(story)(*scope)
        if self._is_elsewhere(story, *scope):
            return False
        attribute, attributes = self._attribute(point), self._numbers.pack.vocabulary.attributes
        is_below = not _BELOW_A_LINE.isdisjoint(attribute.roles) or explains_outcome(attribute, attributes)
        if self._is_on_sheet(point) or is_below:
            return story in {point.within, point.about}
        if _OUTSIDE_ANY_SCOPE.isdisjoint(self._attribute(point).roles):
            return False
        meet = self._numbers.pack.registers.races[story].meet
        return point.about in {story, meet} or story in self._runs.get(point.about, ())

    def _shows_finding(self, story: str, finding: Finding) -> bool:
        """Whether the result of a story shows a finding: not where all its claims are of another race with a story."""
        claims = [self._numbers.claims[id_] for id_ in finding.claims]
        return not all(
            self._is_elsewhere(story, claim.in_.whole, claim.about, anchor_of(claim.when)) for claim in claims
        )

    def _is_elsewhere(self, story: str, *ids: str | None) -> bool:
        """Whether a scope, a subject or the anchor of a moment is another race, one with a story of its own."""
        return any(id_ in self._numbers.sizes and id_ != story for id_ in ids)

    @cached_property
    def _runs(self) -> Mapping[str, dict[str, None]]:
        """The races in whose results each has something."""
        runs: dict[str, dict[str, None]] = {}
        for point in self._numbers.points:
            if point.within in self._numbers.recency and self._is_on_sheet(point):
                runs.setdefault(point.about, {})[point.within] = None
        return runs

    @cached_property
    def _at_meets(self) -> Mapping[str, list[str]]:
        """The races of each meet."""
        return grouped((race.meet, race.id) for race in self._numbers.pack.registers.races.values())

    def _is_on_sheet(self, point: Point) -> bool:
        attribute = self._attribute(point)
        if TOOK_PART_ROLE in attribute.roles:
            return any(not standing.implied for standing in point.standings)
        return attribute.kind == "outcome" or not LINE_ROLES.isdisjoint(attribute.roles)

    def _attribute(self, point: Point) -> Attribute:
        return self._numbers.pack.vocabulary.attributes[point.what]

    def _belongs(self, story: str) -> Callable[..., bool]:
        """Whether a scope, a subject and the anchor of a state belong to a story: as answers count its disputes."""
        if story not in self._belonging:
            self._belonging[story] = ranking.of_this_race(self._points.get(story, ()), story)
        return self._belonging[story]
