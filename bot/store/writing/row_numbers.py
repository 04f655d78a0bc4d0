"""What the tables are made from: a pack and what follows from it, every part with its number."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.store.rows import ArticleRow, PointBody
from bot.store.writing import completions
from bot.store.writing.name_keys import NameKeys
from bot.store.writing.search_index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts.model import Article, Attribute, Claim, Finding, Pack, Point, Problem
    from bot.facts.moment import Moment
    from bot.facts.scope import Scope
    from bot.store.writing.completions import IndexedOffer

_SHEET = frozenset({"place", "mark", "mark-status"})
"""Roles of what a results sheet prints on a runner's line; beside them an outcome, and words on having taken part."""

_SETTING = frozenset({"venue", "race-date", "country"})
"""Roles of what it prints of the race, its meet and its runners outside any scope."""

_NAMED = re.compile(r"[^\s/]+")
"""What may be an id in a value ("not ada-brown")."""


class ComparedPack(Frozen, frozen=True):
    """A pack and what follows from it: everything that a database is made of."""

    pack: Pack
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[Problem, ...] = ()
    """The pack's problems that do not keep a database from being built."""
    seconds: float = 0.0
    """How long it took to read and compare."""


class RowNumbers:
    """Which number everything has in its table."""

    def __init__(self, gathered: ComparedPack) -> None:
        self.pack = gathered.pack
        self.points = gathered.points
        self.findings = ranking.weightiest(gathered.findings)
        self.directory = NameKeys(self.pack, self.days, self.sizes)
        self.recency = self.directory.recency
        self.entry = {id_: n for n, id_ in enumerate(self.directory.entries, 1)}
        self.article = {article.slug: n for n, article in enumerate(self.pack.articles, 1)}
        self.claims = {claim.id: claim for article in self.pack.articles for claim in article.claims}
        self.claim = {id_: n for n, id_ in enumerate(self.claims, 1)}
        self.point = {point.id: n for n, point in enumerate(self.points, 1)}
        self.finding = {finding.id: n for n, finding in enumerate(self.findings)}
        self.index = Index(self)

    @cached_property
    def days(self) -> Mapping[str, int]:
        """A number for each race that sorts by its day."""
        return ranking.race_days(self.pack, self.points)

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many articles each story has."""
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
    def offers(self) -> list[IndexedOffer]:
        """Everything that is offered to whoever begins to type, in the order of its numbers."""
        return completions.all_offers(self)

    @cached_property
    def runners(self) -> Mapping[str, frozenset[str]]:
        """Who has something in each race's result."""
        found: dict[str, set[str]] = {}
        for point in self.points:
            if point.key.within in self.recency and self._is_on_sheet(point):
                found.setdefault(point.key.within, set()).add(point.key.about)
        return {race: frozenset(about) for race, about in found.items()}

    def main(self, point: Point, story: str) -> bool:
        """Whether the result of a story shows a point: who came where, the countries, the day, the venue, disputes."""
        if self.elsewhere(story, point.key.within, point.key.about, _anchor(point.key.when)):
            return False
        if point.verdict in ranking.DISPUTED:
            return True
        if self._is_on_sheet(point):
            return point.key.within == story
        if _SETTING.isdisjoint(self._attribute(point).roles):
            return False
        meet = self.pack.registers.races[story].meet
        return point.key.about in {story, meet} or point.key.about in self.runners.get(story, ())

    def point_body(self, point: Point) -> PointBody:
        """A point with the ids of the claims on which it rests, and of its findings."""
        return PointBody(point, self.claims_of[point.id], tuple(self.findings_of.get(point.id, ())))

    def main_finding(self, finding: Finding, story: str) -> bool:
        """Whether the result of a story shows a finding: not where all its claims are of another race with a story."""
        claims = [self.claims[id_] for id_ in finding.claims]
        return not all(self.elsewhere(story, claim.in_.whole, claim.about, _anchor(claim.when)) for claim in claims)

    def stories_of(self, point: Point) -> tuple[str, ...]:
        """The races whose answers may tell a point."""
        return tuple(dict.fromkeys((*point.stories, *self.other_races(point))))

    def stories_of_finding(self, finding: Finding) -> set[str]:
        """The stories that all its articles tell; of a finding across stories, each of them."""
        told = [set(self._stories[article]) for article in finding.articles]
        return set.intersection(*told) or set.union(*told)

    @cached_property
    def articles_of(self) -> Mapping[str, list[Article]]:
        """The articles of each story, in the order of their numbers."""
        articles: dict[str, list[Article]] = {}
        for article in self.pack.articles:
            for story in article.stories:
                articles.setdefault(story, []).append(article)
        return {story: sorted(each, key=lambda article: article.stories[story]) for story, each in articles.items()}

    @cached_property
    def _stories(self) -> Mapping[str, Mapping[str, int]]:
        return {article.slug: article.stories for article in self.pack.articles}

    def names_of(self, point: Point) -> list[int]:
        """The numbers of the entries that a point and its claims name."""
        values = (value.value.text for value in point.values)
        return self.names_in(self.claims_of[point.id], point.key.about, *_scope_ids(point.key.in_), *values)

    def other_races(self, point: Point) -> Iterator[str]:
        """The race that a point is about or in where it has no story of its own, so that its result is known too."""
        for race in (point.key.within, point.key.about):
            if race in self.recency and race not in self.sizes:
                yield race

    def elsewhere(self, story: str, *written: str | None) -> bool:
        """Whether a scope, a subject or what a moment hangs on is another race, one with a story of its own."""
        ids = (id_ for text in written if text for id_ in _NAMED.findall(text))
        return any(id_ in self.sizes and id_ != story for id_ in ids)

    def names_in(self, claims: Iterable[str], *more: str | None) -> list[int]:
        """The numbers of the entries that claims, and further strings, name."""
        written = {text for claim in claims for text in _strings(self.claims[claim])}
        written.update(text for text in more if text)
        ids = {id_ for text in written for id_ in _NAMED.findall(text)}
        return sorted(self.entry[id_] for id_ in ids if id_ in self.entry)

    def _is_on_sheet(self, point: Point) -> bool:
        attribute = self._attribute(point)
        if "took-part" in attribute.roles:
            return any(not standing.implied for value in point.values for standing in value.standings)
        return attribute.kind == "outcome" or not _SHEET.isdisjoint(attribute.roles)

    def _attribute(self, point: Point) -> Attribute:
        return self.pack.vocabulary.attributes[point.key.what]


def article_row(article: Article, number: int | None = None) -> ArticleRow:
    """An article's record, with the story that it tells first; ``number`` is its number in the story asked for."""
    story, first = next(iter(article.stories.items()), (None, None))
    told = article.publisher, article.title, article.author, article.published, article.url
    return ArticleRow(article.slug, number, *told, article.file, story, first)


def claim_row(claim: Claim) -> Claim:
    """A claim as rows have it: without its ``also`` runs, and without the line that curates it."""
    return replace(claim, also=(), source="")


def _strings(claim: Claim) -> Iterator[str]:
    than = claim.than
    compared = () if than is None else (than.about, *_scope_ids(than.in_), _anchor(than.when))
    for text in (
        claim.about,
        *_scope_ids(claim.in_),
        _anchor(claim.when),
        claim.among,
        claim.by,
        claim.value,
        *compared,
    ):
        if text:
            yield text


def _scope_ids(scope: Scope | None) -> tuple[str | None, ...]:
    return () if scope is None else (scope.entry, scope.event)


def _anchor(when: Moment | None) -> str | None:
    return when.at if when is not None and when.bound is not None else None


def _claims_of(point: Point) -> tuple[str, ...]:
    """Every claim that a point rests on, once, in the order in which it names them."""
    standings = [standing for value in point.values for standing in value.standings]
    standings.extend(point.beside)
    return tuple(dict.fromkeys(claim for standing in standings for claim in (standing.claim, *standing.through)))
