"""What the articles of a story say against each other and alone, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import ranking
from bot.facts.compare.overlaps import overlaps
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.facts.model import Finding, Point
    from bot.store.writing.row_numbers import RowNumbers

_MOST_SOLE_CLAIMS = 4
"""Of an article at most so many points that it alone makes."""


class StoryReports:
    """The points and findings of each story, by the id of its race; stories are in the order of their ids."""

    def __init__(self, numbers: RowNumbers) -> None:
        self._numbers = numbers
        self.points: dict[str, list[Point]] = {}
        self.findings: dict[str, list[Finding]] = {}
        for point in numbers.points:
            for story in numbers.stories_of(point):
                self.points.setdefault(story, []).append(point)
        for finding in numbers.findings:
            for story in numbers.stories_of_finding(finding):
                self.findings.setdefault(story, []).append(finding)

    def point_rows(self) -> Iterator[tuple[str, int, int, int | None]]:
        """Story, point, whether its result shows it, and its rank among the story's disputes."""
        for story, points in sorted(self.points.items()):
            disputes = [point for point in self._own_points(story) if point.verdict in ranking.DISPUTED]
            ranks = {point.id: rank for rank, point in enumerate(disputes)}
            for point in points:
                in_result = self._numbers.main(point, story)
                yield story, self._numbers.point[point.id], int(in_result), ranks.get(point.id)

    def finding_rows(self) -> Iterator[tuple[str, int, int, int]]:
        """Story, finding, whether its result shows it, and whether one article contradicts itself there."""
        claims = self._numbers.claims
        for story, findings in sorted(self.findings.items()):
            belongs = ranking.of_this_race(self.points.get(story, ()), story)
            for finding in findings:
                scopes = [(claims[claim].in_.whole, claims[claim].about) for claim in finding.claims]
                in_one_article = len(set(finding.articles)) == 1 and any(belongs(*scope) for scope in scopes)
                in_result = self._numbers.main_finding(finding, story)
                yield story, self._numbers.finding[finding.id], int(in_result), int(in_one_article)

    def sole_claim_rows(self) -> Iterator[tuple[str, int, int, str, int]]:
        """Story, rank, claim, attribute, and how many points only the claim's article makes."""
        for story in sorted(self.points):
            rank = 0
            by_article = self._sole_points(story)
            for article in self._numbers.articles_of.get(story, ()):
                points = by_article.get(article.slug, [])
                firsts = {point.key.what: point for point in reversed(points)}
                shown = [point for point in points if firsts[point.key.what] is point]
                for point in shown[:_MOST_SOLE_CLAIMS]:
                    claim = self._numbers.claim[point.values[0].standings[0].claim]
                    yield story, rank, claim, point.key.what, len(points)
                    rank += 1

    def shared_run_rows(self) -> Iterator[tuple[str, int, int, int, int, str]]:
        """Story, rank, two articles, how many words they share, and the words as the first prints them."""
        for story, articles in sorted(self._numbers.articles_of.items()):
            texts = {article.slug: article.text for article in articles}
            for rank, shared in enumerate(overlaps(articles)):
                excerpt = texts[shared.first][shared.span.start : shared.span.end]
                first, second = self._numbers.article[shared.first], self._numbers.article[shared.second]
                yield story, rank, first, second, shared.words, excerpt

    def _own_points(self, story: str) -> list[Point]:
        """The points of a story that are of no other story, those in or about its race first."""
        points = self.points[story]
        belongs = ranking.of_this_race(points, story)
        own = [point for point in points if belongs(point.key.within, point.key.about)]
        return sorted(own, key=lambda point: story not in (point.key.within, point.key.about))

    def _sole_points(self, story: str) -> Mapping[str, Sequence[Point]]:
        by_article: dict[str, list[Point]] = {}
        for point in self._own_points(story):
            if (
                point.verdict is Verdict.ONE_SOURCE
                and ranking.stands_for_itself(point)
                and len(point.values[0].articles) == 1
            ):
                by_article.setdefault(point.values[0].articles[0], []).append(point)
        return by_article
