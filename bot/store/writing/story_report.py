"""What an answer about a story's articles tells, found out at the build: what is disputed, and what one alone says.

Most of what articles say they agree on, and such an answer shows none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict
from bot.store.rows import SoleClaim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.facts.model import Finding, Point
    from bot.store.writing.row_numbers import RowNumbers


_ALONE = 4
"""Of an article at most so many points that it alone makes."""


class StoryReport(Frozen, frozen=True):
    """All points and findings of a story, and of them those that an answer about its articles tells, in its order."""

    points: Sequence[Point]
    findings: Sequence[Finding]
    disputes: Sequence[Point]
    clashes: Sequence[Finding]
    """Findings within one article."""
    alone: Sequence[SoleClaim]


def story_reports(layout: RowNumbers) -> Mapping[str, StoryReport]:
    """What is told of each story's articles, in the order of the races' ids."""
    points: dict[str, list[Point]] = {}
    for point in layout.points:
        for story in layout.stories_of(point):
            points.setdefault(story, []).append(point)
    findings: dict[str, list[Finding]] = {}
    for finding in layout.findings:
        for story in layout.stories_of_finding(finding):
            findings.setdefault(story, []).append(finding)
    stories = sorted({*points, *findings, *layout.sizes})
    return {story: _sourced(layout, story, points.get(story, []), findings.get(story, [])) for story in stories}


def _sourced(layout: RowNumbers, story: str, points: Sequence[Point], findings: Sequence[Finding]) -> StoryReport:
    belongs = ranking.of_this_race(points, story)
    own = [point for point in points if belongs(point.key.within, point.key.about)]
    own.sort(key=lambda point: story not in (point.key.within, point.key.about))
    clashes = [
        finding
        for finding in findings
        if len(set(finding.articles)) == 1
        and any(belongs(layout.claims[claim].in_.whole, layout.claims[claim].about) for claim in finding.claims)
    ]
    disputes = [point for point in own if point.verdict in ranking.DISPUTED]
    return StoryReport(points, findings, disputes, clashes, [*_alone(own)])


def _alone(points: Sequence[Point]) -> Iterator[SoleClaim]:
    by_article: dict[str, list[Point]] = {}
    for point in points:
        if (
            point.verdict is Verdict.ONE_SOURCE
            and ranking.stands_for_itself(point)
            and len(point.values[0].articles) == 1
        ):
            by_article.setdefault(point.values[0].articles[0], []).append(point)
    for article, made in by_article.items():
        first = {point.key.what: point for point in reversed(made)}
        shown = [point for point in made if first[point.key.what] is point]
        for place, point in enumerate(shown[:_ALONE]):
            yield SoleClaim(place, article, point.key.what, point.values[0].standings[0].claim, len(made))
