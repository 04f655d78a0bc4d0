"""What the rules read: each article's own facts, and what all articles give undisputed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from bot.facts import values
from bot.facts.checks.fact import ACROSS, Fact, reading_order
from bot.facts.checks.moved_medals import MovedMedal, medal_of
from bot.facts.checks.performances import Performances
from bot.facts.compare.chronology import UNDISPUTED, Chronology
from bot.facts.compare.scopes import Scopes
from bot.facts.compare.standing import time_of
from bot.facts.compare.verdicts import Meaning
from bot.facts.days import days_of
from bot.facts.grouping import grouped
from bot.facts.model import Mood
from bot.facts.moment import is_some_time_later
from bot.facts.names import Names
from bot.facts.occasion_names import in_a_sentence, with_article
from bot.facts.result_roles import COUNTRY_ROLE, MEDAL_ROLE, PLACE, is_standing
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from bot.facts.compare.scopes import Extent
    from bot.facts.model import Claim, Pack, Point, PointClaim, Value
    from bot.facts.vocabulary import Attribute

Key = TypeVar("Key", bound="Hashable")


class FactTable:
    """The facts of a pack by the roles of their attributes."""

    def __init__(self, pack: Pack, points: Iterable[Point]) -> None:
        """Take down every asserted value of ``points``; moods and denials are no facts, reported speech is apart."""
        points = tuple(points)
        self.registers = pack.registers
        self.articles = {article.slug: article for article in pack.articles}
        self.names = Names(pack.registers)
        self.scopes = Scopes(pack.registers)
        self.chronology = Chronology(self.scopes, pack.vocabulary.attributes, points)
        self._claims = {claim.id: claim for article in pack.articles for claim in article.claims}
        self._by_role: dict[str, list[Fact]] = {}
        self._reported: dict[str, list[Fact]] = {}
        self._earlier: list[Fact] = []
        self.dates: list[Fact] = []
        self._moved: dict[tuple[str, Extent], MovedMedal] = {}
        self.torn: list[list[Fact]] = []
        """What an article says of how somebody came out of a race, where that cannot all hold."""
        self.torn_before: list[list[Fact]] = []
        """The same of what was changed later, by one article or by several: each value as each article has it."""
        self.disputed: dict[str, Point] = {point.id: point for point in points if point.verdict not in UNDISPUTED}
        for point in points:
            attribute = pack.vocabulary.attributes[point.what]
            if attribute.roles or attribute.kind == "date" or is_standing(attribute):
                self._take_down(point, attribute)

    @cached_property
    def performances(self) -> Performances:
        """What the facts say of how good somebody was."""
        return Performances(self)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of which there are facts."""
        return tuple(self._by_role)

    def role(self, *roles: str) -> Iterator[Fact]:
        """The facts whose attribute has one of the roles, in the order of their points."""
        for role in roles:
            yield from self._by_role.get(role, ())

    def with_reported(self, *roles: str) -> Iterator[Fact]:
        """The same, and what somebody is reported to say where no article says it itself."""
        for role in roles:
            yield from (*self._by_role.get(role, ()), *self._reported.get(role, ()))

    def with_earlier(self, *roles: str) -> Iterator[Fact]:
        """The same, and how each article itself has somebody come out of a race, where that was changed later."""
        yield from (fact for fact in self._earlier if not set(roles).isdisjoint(fact.attribute.roles))
        yield from self.role(*roles)

    def claim(self, claim_id: str) -> Claim:
        """The claim with that id."""
        return self._claims[claim_id]

    def moved_medals(self, holder: str) -> Iterator[MovedMedal]:
        """The medals of somebody, or of those who are of a country, that moved some time after the day."""
        countries = grouped((fact.about, fact.value) for fact in self.role(COUNTRY_ROLE)) if self._moved else {}
        for (about, _), moved in self._moved.items():
            if holder in {about, *countries.get(about, ())}:
                yield moved

    def name(self, entry_id: str) -> str:
        """The name of an entry; a date or a season as people write it."""
        entry = self.registers.entry(entry_id)
        if entry is not None:
            return entry.name
        season = Scope(entry_id).season
        if season is not None:
            return f"the season {season}"
        return values.show("date", entry_id) if days_of(entry_id) else entry_id

    def occasion(self, entry_id: str) -> str:
        """A race or a meet as a sentence has it: "the men's 1500m final", "the Harbour Games 2031"."""
        name = self.name(entry_id)
        if entry_id in self.registers.races:
            return f"the {in_a_sentence(name)}"
        return with_article(name) if entry_id in self.registers.meets else name

    def better(self, event: str | None) -> str:
        """Which marks of an event are better: "lower" or "higher"."""
        entry = self.registers.events.get(event or "")
        return entry.better if entry else "lower"

    def _take_down(self, point: Point, attribute: Attribute) -> None:
        if is_standing(attribute):
            self.torn.extend(self._torn(point, attribute, article) for article in point.contradicting)
            self.torn_before.extend(self._torn_before(point, attribute))
        if not {PLACE, MEDAL_ROLE}.isdisjoint(attribute.roles):
            self._take_down_move(point, attribute)
        for view, standings in self._views(point):
            fact = self._fact(view, point, attribute, standings)
            for role in attribute.roles:
                self._by_role.setdefault(role, []).append(fact)
            if attribute.kind == "date":
                self.dates.append(fact)
        changed = filter(self._asserts, point.reports)
        self._earlier += [self._fact(each.article, point, attribute, [each]) for each in changed]
        for speaker, standings in self._speeches(point):
            fact = replace(self._fact(ACROSS, point, attribute, standings), speaker=speaker)
            for role in attribute.roles:
                self._reported.setdefault(role, []).append(fact)

    def _take_down_move(self, point: Point, attribute: Attribute) -> None:
        """Take down a medal that moved some time after the day, by the medal where one is told, else by the place."""
        earlier = [standing for standing in point.reports if self.claim(standing.claim).is_counted]
        later = [each for each in point.standings if is_some_time_later(self.claim(each.claim).when)]
        after = [each for each in later if all(each.value != standing.value for standing in earlier)]
        if earlier and after:
            before, now = (self._fact(ACROSS, point, attribute, each) for each in (earlier[:1], after[:1]))
            lost, gained = medal_of(earlier[0].value), medal_of(after[0].value)
            if lost != gained and (MEDAL_ROLE in attribute.roles or (before.about, before.extent) not in self._moved):
                self._moved[before.about, before.extent] = MovedMedal(before, now, lost, gained)

    def _speeches(self, point: Point) -> Iterator[tuple[str, list[PointClaim]]]:
        """Each speaker with a value that they are reported to assert here, and that no article gives."""
        stated = {value.value for value in point.values}
        speeches: dict[tuple[str, Value], list[PointClaim]] = {}
        for standing in point.reports:
            claim = self._claims[standing.claim]
            asserted = claim.mood is Mood.ASSERTED and not standing.value.denied
            if claim.by is not None and asserted and standing.value not in stated:
                speeches.setdefault((claim.by, standing.value), []).append(standing)
        for (speaker, _), standings in speeches.items():
            yield speaker, standings

    def _views(self, point: Point) -> Iterator[tuple[str, list[PointClaim]]]:
        """Each article with what it asserts here (unless it contradicts itself), ACROSS with an undisputed headline."""
        for value in point.values:
            asserted = [standing for standing in value.standings if self._asserts(standing)]
            for article, standings in grouped((standing.article, standing) for standing in asserted).items():
                if article not in point.contradicting:
                    yield article, standings
            if asserted and value.value == point.headline and point.verdict in UNDISPUTED:
                yield ACROSS, asserted

    def _torn(self, point: Point, attribute: Attribute, article: str) -> list[Fact]:
        """Every value that an article asserts at a point at which it contradicts itself."""
        asserted = [
            [standing for standing in value.standings if standing.article == article and self._asserts(standing)]
            for value in point.values
        ]
        return [self._fact(article, point, attribute, standings) for standings in asserted if standings]

    def _torn_before(self, point: Point, attribute: Attribute) -> Iterator[list[Fact]]:
        """Of an article every value of one time that was changed later and cannot hold with another."""
        meaning = Meaning(attribute, self.names)
        earlier = [(self.claim(each.claim), each) for each in point.reports if self._asserts(each)]
        own = grouped(((each.article, time_of(claim, each.value)), each) for claim, each in earlier)
        for (article, _), standings in own.items():
            values_ = {each.value for each in standings}
            rivals = grouped((each.value, each) for each in standings if meaning.clashes(each.value, values_))
            if rivals:
                yield [self._fact(article, point, attribute, told) for told in rivals.values()]

    def _asserts(self, standing: PointClaim) -> bool:
        claim = self._claims.get(standing.claim)
        asserted = claim is not None and claim.is_counted and claim.mood is Mood.ASSERTED
        return asserted and not standing.value.denied

    def _fact(self, view: str, point: Point, attribute: Attribute, standings: list[PointClaim]) -> Fact:
        plain = [standing for standing in standings if not standing.implied] or standings
        claims = tuple(sorted((self._claims[standing.claim] for standing in plain), key=reading_order))
        return Fact(
            view=view,
            point=point.id,
            attribute=attribute,
            value=plain[0].value.text,
            extent=self.scopes.read(point.key.in_ or claims[0].in_),
            claims=claims,
            working=next((standing.working for standing in plain if standing.working), None),
        )
