"""The rows of every table of the database, in an order that only the pack decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts import bodies, ranking
from bot.facts.directory import Directory
from bot.facts.evidence import Prose
from bot.facts.overlaps import overlaps
from bot.facts.values import order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.facts.model import Article, Claim, Finding, Pack, Point, Quote

Row = tuple[str | int | None, ...]

RESULT_GROUP = "result"
"""The vocabulary's group that a result shows."""

_SETTING = frozenset({"place-name", "date"})
"""Kinds of which a result shows what is said of its meet and its runners outside any scope: venue, days, countries."""

_NAMED = re.compile(r"[^\s/]+")
"""What may be an id in a scope ("games/womens-800m"), a moment ("as of harbour-2031") or a value ("not ada-brown")."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A pack and what follows from it: everything that a database is made of."""

    pack: Pack
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name and its rows, each with a value for every column."""

    name: str
    rows: list[Row]


def tables(gathered: Gathered) -> tuple[Table, ...]:
    """Every table but ``meta``, those that others refer to first."""
    layout = _Layout(gathered)
    return tuple(Table(name, list(rows(layout))) for name, rows in _TABLES.items())


class _Layout:
    """Which number everything has in its table."""

    def __init__(self, gathered: Gathered) -> None:
        self.pack = gathered.pack
        self.points = gathered.points
        self.findings = ranking.weightiest(gathered.findings)
        self.directory = Directory(self.pack, self.days, self.sizes)
        self.recency = self.directory.recency
        self.entry = {id_: n for n, id_ in enumerate(self.directory.entries, 1)}
        self.article = {article.slug: n for n, article in enumerate(self.pack.articles, 1)}
        self.claims = {claim.id: claim for article in self.pack.articles for claim in article.claims}
        self.claim = {id_: n for n, id_ in enumerate(self.claims, 1)}
        self.point = {point.id: n for n, point in enumerate(self.points, 1)}
        self.finding = {finding.id: n for n, finding in enumerate(self.findings)}

    @cached_property
    def days(self) -> Mapping[str, int]:
        return ranking.race_days(self.pack, self.points)

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        return ranking.story_sizes(self.pack)

    @cached_property
    def findings_of(self) -> Mapping[str, list[str]]:
        """The ids of each point's findings."""
        found: dict[str, list[str]] = {}
        for finding in self.findings:
            for point in finding.points:
                found.setdefault(point, []).append(finding.id)
        return found

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the claims that each point rests on."""
        return {point.id: _claims_of(point) for point in self.points}

    @cached_property
    def runners(self) -> Mapping[str, frozenset[str]]:
        """Who has something in each race's result."""
        found: dict[str, set[str]] = {}
        for point in self.points:
            if point.key.in_ in self.recency and self._group(point) == RESULT_GROUP:
                found.setdefault(point.key.in_, set()).add(point.key.about)
        return {race: frozenset(about) for race, about in found.items()}

    def main(self, point: Point, story: str) -> bool:
        """Whether the result of a story shows a point: who came where, the countries, the day, the venue, disputes."""
        if point.verdict in ranking.DISPUTED or point.id in self.findings_of or point.key.about == story:
            return True
        if self._group(point) == RESULT_GROUP:
            return point.key.in_ == story
        if point.key.in_ is not None or self.pack.vocabulary.attributes[point.key.what].kind not in _SETTING:
            return False
        meet = self.pack.registers.races[story].meet
        return point.key.about == meet or point.key.about in self.runners.get(story, ())

    def other_races(self, point: Point) -> Iterator[str]:
        """The race that a point is about or in where it has no story of its own, so that its result is known too."""
        for race in (point.key.in_, point.key.about):
            if race in self.recency and race not in self.sizes:
                yield race

    def names_in(self, claims: Iterable[str], *more: str | None) -> list[int]:
        """The numbers of the entries that claims, and further strings, name."""
        written = {text for claim in claims for text in _strings(self.claims[claim])}
        written.update(text for text in more if text)
        ids = {id_ for text in written for id_ in _NAMED.findall(text)}
        return sorted(self.entry[id_] for id_ in ids if id_ in self.entry)

    def _group(self, point: Point) -> str:
        return self.pack.vocabulary.attributes[point.key.what].group


def _strings(claim: Claim) -> Iterator[str]:
    than = claim.than
    compared = () if than is None else (than.about, than.in_, than.when)
    for text in (claim.about, claim.in_, claim.when, claim.among, claim.by, claim.value, *compared):
        if text:
            yield text


def _claims_of(point: Point) -> tuple[str, ...]:
    """Every claim that a point rests on, once, in the order in which it names them."""
    standings = [standing for value in point.values for standing in value.standings]
    standings.extend(point.beside)
    return tuple(dict.fromkeys(claim for standing in standings for claim in (standing.claim, *standing.through)))


# --- the vocabulary and the registers -----------------------------------------------------------------------------


def _groups(layout: _Layout) -> Iterator[Row]:
    for n, group in enumerate(layout.pack.vocabulary.groups.values(), 1):
        yield n, group.id, group.label


def _attributes(layout: _Layout) -> Iterator[Row]:
    for n, attribute in enumerate(layout.pack.vocabulary.attributes.values(), 1):
        yield n, attribute.id, bodies.write_attribute(attribute)


def _entries(layout: _Layout) -> Iterator[Row]:
    for id_, (type_, record) in layout.directory.entries.items():
        yield layout.entry[id_], id_, type_, bodies.write_record(*record)


def _meets(layout: _Layout) -> Iterator[Row]:
    for meet in layout.pack.registers.meets.values():
        yield meet.id, meet.series, meet.year


def _races(layout: _Layout) -> Iterator[Row]:
    races = layout.pack.registers.races
    for recency, id_ in enumerate(layout.recency):
        race, articles = races[id_], layout.sizes.get(id_, 0)
        yield recency, id_, race.meet, race.event, articles, layout.directory.race_body(race)


def _keys(layout: _Layout) -> Iterator[Row]:
    yield from layout.directory.key_rows()


def _race_keys(layout: _Layout) -> Iterator[Row]:
    yield from layout.directory.race_key_rows()


def _spellings(layout: _Layout) -> Iterator[Row]:
    for key, type_ in layout.directory.spellings():
        yield f"  {key} ", type_


# --- what articles say ---------------------------------------------------------------------------------------------


def _articles(layout: _Layout) -> Iterator[Row]:
    for n, article in enumerate(layout.pack.articles, 1):
        yield n, article.slug, article.sha256, article.source, _article_body(article), article.text


def _article_body(article: Article) -> str:
    story, number = next(iter(article.stories.items()), (None, None))
    return bodies.write_record(
        article.slug,
        article.publisher,
        article.title,
        article.author,
        article.published,
        article.url,
        article.file,
        story,
        None if number is None else str(number),
    )


def _passages(layout: _Layout) -> Iterator[Row]:
    for n, article in enumerate(layout.pack.articles, 1):
        for number, span in enumerate(Prose(article.text).paragraphs, 1):
            yield n, number, span.start, span.end


def _story_articles(layout: _Layout) -> Iterator[Row]:
    for article in layout.pack.articles:
        for story, number in article.stories.items():
            yield story, number, layout.article[article.slug]


def _claims(layout: _Layout) -> Iterator[Row]:
    for n, claim in enumerate(layout.claims.values(), 1):
        article = layout.article[claim.article]
        yield n, claim.id, article, claim.paragraph, claim.about, claim.what, bodies.write_claim(claim)


def _also(layout: _Layout) -> Iterator[Row]:
    for n, claim in enumerate(layout.claims.values(), 1):
        for number, span in enumerate(claim.also, 1):
            yield n, number, span.start, span.end


def _quotes(layout: _Layout) -> Iterator[Row]:
    speakers: dict[str, list[tuple[Article, Quote]]] = {}
    for article in layout.pack.articles:
        for quote in article.quotes:
            speakers.setdefault(quote.speaker, []).append((article, quote))
    for speaker, quotes in speakers.items():
        yield from _quotes_of(layout, speaker, quotes)


def _quotes_of(layout: _Layout, speaker: str, quotes: Sequence[tuple[Article, Quote]]) -> Iterator[Row]:
    def occasion(printed: tuple[Article, Quote]) -> tuple[int, tuple[int, ...]]:
        article, quote = printed
        moment = tuple(-step for step in order("moment", quote.when)) if quote.when else (1,)
        return layout.recency[next(iter(article.stories))], moment

    occasions = {when: place for place, when in enumerate(sorted(set(map(occasion, quotes))))}
    for place, printed in enumerate(sorted(quotes, key=occasion)):
        article, quote = printed
        story, number = next(iter(article.stories.items()))
        n, shared = layout.article[article.slug], occasions[occasion(printed)]
        yield speaker, place, shared, quote.id, n, number, story, bodies.write_quote(quote)


def _overlaps(layout: _Layout) -> Iterator[Row]:
    stories: dict[str, list[Article]] = {}
    for article in layout.pack.articles:
        for story in article.stories:
            stories.setdefault(story, []).append(article)
    for story, articles in stories.items():
        articles.sort(key=lambda article: article.stories[story])
        for number, shared in enumerate(overlaps(articles)):
            first, second = layout.article[shared.first], layout.article[shared.second]
            yield story, number, first, second, shared.words, shared.span.start, shared.span.end


# --- what follows --------------------------------------------------------------------------------------------------


def _points(layout: _Layout) -> Iterator[Row]:
    for n, point in enumerate(layout.points, 1):
        body = bodies.write_point(point, layout.claims_of[point.id], layout.findings_of.get(point.id, ()))
        yield n, point.id, point.key.about, point.key.what, point.verdict, body


def _point_claims(layout: _Layout) -> Iterator[Row]:
    for n, point in enumerate(layout.points, 1):
        for claim in sorted(layout.claim[id_] for id_ in layout.claims_of[point.id]):
            yield n, claim


def _point_names(layout: _Layout) -> Iterator[Row]:
    for n, point in enumerate(layout.points, 1):
        values = (value.value for value in point.values)
        for entry in layout.names_in(layout.claims_of[point.id], point.key.about, point.key.in_, *values):
            yield n, entry


def _story_points(layout: _Layout) -> Iterator[Row]:
    rows = [
        (story, int(layout.main(point, story)), n)
        for n, point in enumerate(layout.points, 1)
        for story in dict.fromkeys((*point.stories, *layout.other_races(point)))
    ]
    yield from sorted(rows)


def _subject_points(layout: _Layout) -> Iterator[Row]:
    subjects: dict[str, list[int]] = {}
    for point in ranking.as_told(layout.pack, layout.points, layout.findings):
        for subject in dict.fromkeys((point.key.about, point.key.what)):
            subjects.setdefault(subject, []).append(layout.point[point.id])
    for subject, points in sorted(subjects.items()):
        yield from ((subject, rank, point) for rank, point in enumerate(points))


def _disputed(layout: _Layout) -> Iterator[Row]:
    for rank, point in enumerate(ranking.strongest(layout.points)):
        yield rank, layout.point[point.id]


def _findings(layout: _Layout) -> Iterator[Row]:
    for n, finding in enumerate(layout.findings):
        yield n, finding.id, bodies.write_finding(finding)


def _finding_claims(layout: _Layout) -> Iterator[Row]:
    for n, finding in enumerate(layout.findings):
        for claim in sorted({layout.claim[id_] for id_ in finding.claims}):
            yield n, claim


def _finding_names(layout: _Layout) -> Iterator[Row]:
    for n, finding in enumerate(layout.findings):
        for entry in layout.names_in(finding.claims):
            yield n, entry


def _story_findings(layout: _Layout) -> Iterator[Row]:
    stories = {article.slug: article.stories for article in layout.pack.articles}
    rows: list[Row] = []
    for n, finding in enumerate(layout.findings):
        told = [set(stories[article]) for article in finding.articles]
        # A finding belongs to the stories that all its articles tell; one across stories to each of them.
        shared = set.intersection(*told) or set.union(*told)
        rows.extend((story, n) for story in shared)
    yield from sorted(rows)


def _subject_findings(layout: _Layout) -> Iterator[Row]:
    rows = {
        (subject, n)
        for n, finding in enumerate(layout.findings)
        for claim in finding.claims
        for subject in (layout.claims[claim].about, layout.claims[claim].what)
    }
    yield from sorted(rows)


_TABLES: Mapping[str, Callable[[_Layout], Iterator[Row]]] = {
    "groups": _groups,
    "attributes": _attributes,
    "entries": _entries,
    "meets": _meets,
    "races": _races,
    "keys": _keys,
    "race_keys": _race_keys,
    "spellings": _spellings,
    "articles": _articles,
    "passages": _passages,
    "story_articles": _story_articles,
    "claims": _claims,
    "also": _also,
    "quotes": _quotes,
    "points": _points,
    "point_claims": _point_claims,
    "point_names": _point_names,
    "story_points": _story_points,
    "subject_points": _subject_points,
    "disputed": _disputed,
    "findings": _findings,
    "finding_claims": _finding_claims,
    "finding_names": _finding_names,
    "story_findings": _story_findings,
    "subject_findings": _subject_findings,
    "overlaps": _overlaps,
}
