"""Which row number every part of a pack, and of what follows from it, has in its table."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts import ranking
from bot.facts.grouping import grouped
from bot.facts.moment import anchor_of
from bot.facts.result_roles import attributes_at
from bot.store.writing.name_keys import NameKeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts.compared_pack import ComparedPack
    from bot.facts.model import Article, Claim, Point
    from bot.facts.scope import Scope

_ID = re.compile(r"[^\s/]+")
"""What may be an id in a value ("not ada-brown")."""


class RowNumbers:
    """Which number everything has in its table."""

    def __init__(self, compared: ComparedPack) -> None:
        self.pack = compared.pack
        self.points = compared.points
        self.findings = ranking.weightiest(compared.findings)
        self.directory = NameKeys(self.pack, self.days, self.sizes)
        self.recency = self.directory.recency
        self.entry = {id_: n for n, id_ in enumerate(self.directory.entries, 1)}
        self.article = {article.slug: n for n, article in enumerate(self.pack.articles, 1)}
        self.claims = {claim.id: claim for article in self.pack.articles for claim in article.claims}
        self.claim = {id_: n for n, id_ in enumerate(self.claims, 1)}
        self.point = {point.id: n for n, point in enumerate(self.points, 1)}
        self.finding = {finding.id: n for n, finding in enumerate(self.findings)}

    @cached_property
    def days(self) -> Mapping[str, int]:
        """A number for each race that sorts by its day."""
        return ranking.race_days(self.pack, self.points)

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many articles each story has."""
        return ranking.story_sizes(self.pack)

    @cached_property
    def races_of(self) -> Mapping[str, set[str]]:
        """The ids of the races and meets in which something is said of each entry."""
        races: dict[str, set[str]] = {}
        for point in self.points:
            if point.within is not None:
                races.setdefault(point.about, set()).add(point.within)
        return races

    @cached_property
    def findings_of(self) -> Mapping[str, list[str]]:
        """The ids of each point's findings."""
        return grouped((point, finding.id) for finding in self.findings for point in finding.points)

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the claims that each point rests on."""
        return {point.id: _claims_of(point) for point in self.points}

    @cached_property
    def articles_of(self) -> Mapping[str, list[Article]]:
        """The articles of each story, in the order of their numbers."""
        articles = grouped((story, article) for article in self.pack.articles for story in article.stories)
        return {story: sorted(each, key=lambda article: article.stories[story]) for story, each in articles.items()}

    def claims_at(self, point: Point) -> list[Claim]:
        """The claims that a point rests on."""
        return [self.claims[id_] for id_ in self.claims_of[point.id]]

    def articles_telling(self, point: Point) -> set[str]:
        """The articles of those claims."""
        return {claim.article for claim in self.claims_at(point)}

    def attributes_of(self, point: Point) -> tuple[str, ...]:
        """The attributes by which a point is asked for, its own first."""
        claims = (self.claims[standing.claim] for standing in point.standings)
        return attributes_at(point, claims, self.pack.vocabulary.attributes)

    def names_of(self, point: Point) -> list[int]:
        """The numbers of the entries that a point and its claims name."""
        values = (value.value.text for value in point.values)
        return self.names_in(self.claims_of[point.id], point.about, *_scope_ids(point.key.in_), *values)

    def names_in(self, claims: Iterable[str], *more: str | None) -> list[int]:
        """The numbers of the entries that claims, and further strings, name."""
        texts = {text for claim in claims for text in _strings(self.claims[claim])}
        texts.update(text for text in more if text)
        ids = {id_ for text in texts for id_ in _ID.findall(text)}
        return sorted(self.entry[id_] for id_ in ids if id_ in self.entry)


def _strings(claim: Claim) -> Iterator[str]:
    than = claim.than
    compared = () if than is None else (than.about, *_scope_ids(than.in_), anchor_of(than.when))
    for text in (
        claim.about,
        *_scope_ids(claim.in_),
        anchor_of(claim.when),
        claim.among,
        claim.by,
        claim.value,
        *compared,
    ):
        if text:
            yield text


def _scope_ids(scope: Scope | None) -> tuple[str | None, ...]:
    return () if scope is None else (scope.entry, scope.event)


def _claims_of(point: Point) -> tuple[str, ...]:
    """Every claim that a point rests on, once, in the order in which it names them."""
    standings = (*point.standings, *point.reports)
    return tuple(dict.fromkeys(claim for standing in standings for claim in (standing.claim, *standing.through)))
