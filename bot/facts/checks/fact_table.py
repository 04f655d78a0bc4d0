"""What the rules read: each article's own facts, and beside them what all articles give undisputed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.facts import values
from bot.facts.checks.performances import Performances
from bot.facts.compare.chronology import UNDISPUTED, Chronology, days_of, state
from bot.facts.compare.scopes import Extent, Scopes
from bot.facts.frozen import Frozen
from bot.facts.model import Mood
from bot.facts.moment import FINISH, Moment
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from bot.facts.model import Attribute, Claim, Pack, Point, Standing, Than

ALL = ""
"""The view over all articles; every other view is one article's slug."""

Key = TypeVar("Key", bound="Hashable")


class Fact(Frozen, frozen=True):
    """One value of one point, as one article gives it, or (in the view of all) as every article that states it does.

    ``claims`` are the receipts, in canonical order; qualifiers are those of the first. ``told`` is None for a value
    that is printed as it is, else the working by which a relative one was resolved.
    """

    view: str
    point: str
    attribute: Attribute
    value: str
    extent: Extent
    claims: tuple[Claim, ...]
    told: str | None = None

    @property
    def about(self) -> str:
        """The subject."""
        return self.claims[0].about

    @property
    def in_(self) -> Scope:
        """The scope that the claim gives."""
        return self.claims[0].in_

    @property
    def when(self) -> Moment | None:
        """When it held, as the claim has it."""
        return self.claims[0].when

    @property
    def than(self) -> Than | None:
        """What it is compared with."""
        return self.claims[0].than

    @property
    def among(self) -> str | None:
        """The population of a rank."""
        return self.claims[0].among

    @property
    def words(self) -> tuple[str, ...]:
        """The excerpts, sorted: what tells facts apart whatever their ids are."""
        return tuple(sorted(claim.excerpt for claim in self.claims))

    @property
    def moment(self) -> Moment | None:
        """The state of "as of X" or "before X"; for what happens in a race or meet, that occasion."""
        if self.when not in {None, FINISH}:
            return state(self.when)
        return Moment.as_of(self.extent.occasion) if self.extent.occasion else None


class Contradiction(Frozen, frozen=True):
    """What a rule has found: facts that cannot all be right, with the arithmetic in words.

    ``topic`` names what the clash is about, whoever says it: found within an article, it is not found again across.
    """

    facts: tuple[Fact, ...]
    working: str
    topic: tuple[object, ...]

    @property
    def view(self) -> str:
        """The article that contradicts itself, or ALL."""
        views = {fact.view for fact in self.facts}
        return views.pop() if len(views) == 1 else ALL


class FactTable:
    """The facts of a pack by the roles of their attributes."""

    def __init__(self, pack: Pack, points: Iterable[Point]) -> None:
        """Take down every asserted value of ``points``; reported speech, moods and denials are no facts here."""
        points = tuple(points)
        self.registers = pack.registers
        self.articles = {article.slug: article for article in pack.articles}
        self.scopes = Scopes(pack.registers)
        self.chronology = Chronology(self.scopes, pack.vocabulary.attributes, points)
        self._claims = {claim.id: claim for article in pack.articles for claim in article.claims}
        self._by_role: dict[str, list[Fact]] = {}
        self.dates: list[Fact] = []
        self.disputed: dict[str, Point] = {point.id: point for point in points if point.verdict not in UNDISPUTED}
        for point in points:
            attribute = pack.vocabulary.attributes[point.key.what]
            if attribute.roles or attribute.kind == "date":
                self._take_down(point, attribute)
        self.performances = Performances(self)

    def role(self, *roles: str) -> Iterator[Fact]:
        """The facts whose attribute has one of the roles, in the order of their points."""
        for role in roles:
            yield from self._by_role.get(role, ())

    def grouped(self, facts: Iterable[Fact], by: Callable[[Fact], Key | None]) -> dict[Key, list[Fact]]:
        """Facts by a key; those whose key is None are left out."""
        groups: dict[Key, list[Fact]] = {}
        for fact in facts:
            key = by(fact)
            if key is not None:
                groups.setdefault(key, []).append(fact)
        return groups

    def claim(self, claim_id: str) -> Claim:
        """The claim with that id."""
        return self._claims[claim_id]

    def name(self, entry_id: str) -> str:
        """The name of an entry; a date or a season as people write it."""
        entry = self.registers.entry(entry_id)
        if entry is not None:
            return entry.name
        season = Scope(entry_id).season
        if season is not None:
            return f"the season {season}"
        return values.show("date", entry_id) if days_of(entry_id) else entry_id

    def better(self, event: str | None) -> str:
        """Which marks of an event are better: "lower" or "higher"."""
        found = self.registers.events.get(event or "")
        return found.better if found else "lower"

    def _take_down(self, point: Point, attribute: Attribute) -> None:
        for view, standings in self._views(point):
            fact = self._fact(view, point, attribute, standings)
            for role in attribute.roles:
                self._by_role.setdefault(role, []).append(fact)
            if attribute.kind == "date":
                self.dates.append(fact)

    def _views(self, point: Point) -> Iterator[tuple[str, list[Standing]]]:
        """Each article with what it asserts here (unless it contradicts itself), ALL with an undisputed headline."""
        for value in point.values:
            asserted = [standing for standing in value.standings if self._asserts(standing)]
            by_article: dict[str, list[Standing]] = {}
            for standing in asserted:
                by_article.setdefault(standing.article, []).append(standing)
            for article, standings in by_article.items():
                if article not in point.contradicting:
                    yield article, standings
            if asserted and value.value == point.headline and point.verdict in UNDISPUTED:
                yield ALL, asserted

    def _asserts(self, standing: Standing) -> bool:
        claim = self._claims.get(standing.claim)
        return claim is not None and claim.own and claim.mood is Mood.ASSERTED

    def _fact(self, view: str, point: Point, attribute: Attribute, standings: list[Standing]) -> Fact:
        plain = [standing for standing in standings if not standing.implied] or standings
        claims = tuple(sorted((self._claims[standing.claim] for standing in plain), key=canonical))
        return Fact(
            view=view,
            point=point.id,
            attribute=attribute,
            value=plain[0].value.text,
            extent=self.scopes.read(claims[0].in_),
            claims=claims,
            told=next((standing.working for standing in plain if standing.working), None),
        )


def canonical(claim: Claim) -> tuple[object, ...]:
    """The order of claims: by article, then as they are read there."""
    return (claim.article, claim.span, claim.id)
