"""What is told of each story's result and of its articles, found out at the build and written as one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.compare.overlaps import overlaps
from bot.store import json_codec
from bot.store.queries.story_facts import RESULT, SOURCES, Told
from bot.store.rows import ArticleRow, EntryRow, Overlap
from bot.store.writing.row_numbers import article_row, claim_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts.model import Article, Claim, Finding, Point
    from bot.store.writing.row_numbers import RowNumbers
    from bot.store.writing.story_report import StoryReport


def story_fact_rows(layout: RowNumbers) -> Iterator[tuple[str, str, str]]:
    """Every race that articles tell of, what is told of it, and the text of that row."""
    for race, sourced in layout.sourced.items():
        points = [point for point in sourced.points if layout.main(point, race)]
        findings = [finding for finding in sourced.findings if layout.main_finding(finding, race)]
        yield race, RESULT, json_codec.write(_result(layout, race, points, findings))
        yield race, SOURCES, json_codec.write(_sources(layout, race, sourced))


def _result(layout: RowNumbers, race: str, points: Sequence[Point], findings: Sequence[Finding]) -> Told:
    claims = _claims(layout, points, findings)
    return Told(
        articles=_articles(layout, race, claims),
        names=_names(layout, points, findings),
        claims=claims,
        points=tuple(map(layout.point_body, points)),
        findings=tuple(findings),
    )


def _sources(layout: RowNumbers, race: str, sourced: StoryReport) -> Told:
    """Every article on which anything in the story rests is there, and every name that occurs in it."""
    alone = [each for each in sourced.alone if layout.article[each.article] in layout.articles_of[race]]
    return Told(
        articles=_articles(layout, race, _claims(layout, sourced.points, sourced.findings)),
        names=_names(layout, sourced.points, sourced.findings),
        claims=_claims(layout, sourced.disputes, sourced.clashes, [each.claim for each in alone]),
        points=tuple(map(layout.point_body, sourced.disputes)),
        findings=tuple(sourced.clashes),
        overlaps=tuple(_overlaps(layout, race)),
        alone=tuple(sorted(alone, key=lambda each: (layout.article[each.article], each.place))),
    )


def _claims(
    layout: RowNumbers, points: Iterable[Point], findings: Iterable[Finding], more: Iterable[str] = ()
) -> tuple[Claim, ...]:
    rested = [*(layout.claims_of[point.id] for point in points), *(finding.claims for finding in findings), more]
    ids = sorted({id_ for claims in rested for id_ in claims}, key=layout.claim.__getitem__)
    return tuple(claim_row(layout.claims[id_]) for id_ in ids)


def _names(layout: RowNumbers, points: Iterable[Point], findings: Iterable[Finding]) -> tuple[EntryRow, ...]:
    named = {n for point in points for n in layout.names_of(point)}
    named.update(n for finding in findings for n in layout.names_in(finding.claims))
    return tuple(layout.records[n - 1] for n in sorted(named))


def _articles(layout: RowNumbers, race: str, claims: Iterable[Claim]) -> tuple[ArticleRow, ...]:
    cited = {claim.article for claim in claims}
    others = [each for each in layout.pack.articles if each.slug in cited and race not in each.stories]
    return tuple(article_row(each, each.stories.get(race)) for each in (*_own_articles(layout, race), *others))


def _own_articles(layout: RowNumbers, race: str) -> list[Article]:
    own = (layout.pack.articles[n - 1] for n in layout.articles_of[race])
    return sorted(own, key=lambda each: each.stories[race])


def _overlaps(layout: RowNumbers, race: str) -> Iterator[Overlap]:
    """The runs of words that articles share, as the first of them prints each."""
    articles = _own_articles(layout, race)
    texts = {article.slug: article.text for article in articles}
    for shared in overlaps(articles):
        excerpt = texts[shared.first][shared.span.start : shared.span.end]
        yield Overlap(shared.first, shared.second, shared.words, excerpt)
