"""What a pack has to offer to a person who begins to type: of each list the best first, and only what has an answer.

With each stands what its answer counts, disputes or remarks; where it counts none, how many articles tell of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_MOODS, GroupPhase
from bot.facts.names import fold
from bot.facts.result_roles import JOINED_ROLES, MEDAL_ROLE, PLACE, attributes_at
from bot.store.queries.completions import is_short
from bot.store.rows import Offer, OfferList
from bot.store.writing.name_keys import attribute_keys
from bot.store.writing.name_lookup import NameResolver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.facts.model import Point
    from bot.facts.registers import Entry, Race
    from bot.store.writing.name_lookup import Leads
    from bot.store.writing.row_numbers import RowNumbers
    from bot.store.writing.search_index import SearchIndex
    from bot.store.writing.story_report import StoryReport

    Numbers = Mapping[str, Sequence[int]]
    """The numbers of points, by the id of an entry."""
    Articles = Mapping[str, Collection[str]]
    """The articles that tell of each, by its id."""
    Listed = tuple[OfferList, Articles, Mapping[str, int], str]
    """A list, the articles that tell of what it has, and how much of what the answers count."""

_MARK = re.compile(r"\d+[:.]\d")
_MEDALLISTS = ("1", "2", "3")


class IndexedOffer(Frozen, frozen=True):
    """An offer of some lists; it goes by folded ``words``."""

    lists: tuple[str, ...]
    offer: Offer
    words: tuple[str, ...]


class Offers:
    """The registers and the vocabulary of a pack as offers; ``naming`` are the points about others that name each."""

    def __init__(
        self,
        numbers: RowNumbers,
        report: StoryReport,
        index: SearchIndex,
        naming: Numbers,
        speaking: Collection[str],
    ) -> None:
        """``speaking`` are those of whose words, or of whom in whose words, something is reported."""
        self._numbers, self._report, self._index, self._naming, self._speaking = (
            numbers,
            report,
            index,
            naming,
            speaking,
        )
        self._registers = numbers.pack.registers
        self._attributes = numbers.pack.vocabulary.attributes
        self._resolver = NameResolver(numbers.directory)

    def all(self) -> list[IndexedOffer]:
        """Everything that is offered, in the order of its numbers: of each list the best of the newest story first."""
        topics = {**self._subjects(), **self._attribute_offers()}
        names = dict.fromkeys(each.offer.name for each in topics.values())
        words = (
            IndexedOffer((OfferList.WORDS,), Offer(name, name, "", *_count(articles)), tuple(fold(name).split()))
            for name, articles in self._having(names).items()
        )
        offers = (*topics.values(), *self._races(), *self._people(), *self._pairs(topics), *words)
        return [each for each in offers if is_short(each.offer.words)]

    def _having(self, names: Iterable[str]) -> Articles:
        """The articles in which a search finds all words of each name in one place; none where it finds more."""
        words = {name: frozenset(fold(name).split()) for name in names}
        having: dict[str, set[str]] = {name: set() for name in words}
        by_word: dict[str, list[str]] = {}
        for name, of_name in words.items():
            by_word.setdefault(min(of_name, default=""), []).append(name)
        by_label: set[str] = set()
        for item in self._index.items:
            label, subject, text = (frozenset(of.split()) for of in item.words)
            there = label | subject | text
            for name in (name for word in there & by_word.keys() for name in by_word[word] if words[name] <= there):
                having[name].add(str(item.columns[0]))
                by_label |= {name} if words[name] <= label and not words[name] <= text else set()
        return {name: () if name in by_label else articles for name, articles in having.items()}

    # --- races and meets --------------------------------------------------------------------------------------

    def _races(self) -> Iterator[IndexedOffer]:
        """The races of which a question has an answer, and the meets where it is asked of one of them."""
        sizes, races, told = self._numbers.sizes, self._numbers.recency, self._told
        disputes = {race: self._report.dispute_count(race) for race in races}
        won = {point.key.within or "" for point in self._numbers.points if self._is_place(point, "1")}
        lists: tuple[Listed, ...] = (
            (OfferList.RESULTS, {race: told[race] for race in self._report.races_with_result}, disputes, "dispute"),
            (OfferList.WON, {race: told[race] for race in won}, disputes, "dispute"),
            (OfferList.STORIES, {race: told[race] for race in self._report.told_races}, disputes, "dispute"),
            (OfferList.TOPICS, {race: told[race] for race in sizes if disputes[race]}, disputes, "dispute"),
            (OfferList.SOURCES, {race: told[race] for race in sizes}, sizes, "article"),
            (OfferList.MEDALS, self._medals, {}, ""),
        )
        for list_, articles, counts, counted in lists:
            for race in (self._registers.races[race] for race in races if race in articles):
                count = _count(articles[race.id], counts.get(race.id, 0), counted)
                yield from self._race_offers(list_, race, *count)

    def _race_offers(self, list_: OfferList, race: Race, count: int, counted: str) -> Iterator[IndexedOffer]:
        """A race, as people write it: its name if that is its alone, else with its meet; and the meet."""
        meet, event = self._registers.meets[race.meet], self._registers.events[race.event]
        of_meet = self._folded(meet, *(each for each in self._registers.series.values() if each.id == meet.series))
        words = race.name if self._resolver.race(fold(race.name)) == race.id else f"{race.name} {meet.name}"
        offer = Offer(race.name, words if is_short(words) else race.id, meet.name, count, counted)
        lists = (list_, list_.of_meets_with_event) if self._taken[meet.id, event.id] == race.id else (list_,)
        yield IndexedOffer(lists, offer, (*self._folded(race, event), *of_meet))
        if self._taken[meet.id, ""] == race.id:
            offer = Offer(meet.name, self._asking(meet, self._resolver.meet), "", count, counted)
            yield IndexedOffer((list_.of_meets,), offer, of_meet)

    @cached_property
    def _taken(self) -> Mapping[tuple[str, str], str]:
        """The race that a question takes of a meet, and of an event there: the newest story, else the newest final."""
        races = [self._registers.races[id_] for id_ in self._numbers.recency]
        races.sort(key=lambda race: (race.id not in self._numbers.sizes, race.round != "final"))
        return {(race.meet, event): race.id for race in reversed(races) for event in ("", race.event)}

    @cached_property
    def _medals(self) -> Articles:
        """Who tells of the medals at the meet of each race: how many somebody has, or who has them of a final."""
        races = self._registers.races.values()
        finals = {race.id: race.meet for race in races if race.round == "final"}
        medals = filter(self._is_medal, self._numbers.points)
        told = self._by_id(((finals.get(point.key.within or "", point.key.within or ""),), point) for point in medals)
        return {race.id: told[race.meet] for race in races if race.meet in told}

    def _is_medal(self, point: Point) -> bool:
        roles = self._attributes[point.key.what].roles
        is_counted = MEDAL_ROLE in roles or any(role.startswith("tally-") for role in roles)
        return (is_counted and bool(point.values)) or self._is_place(point, *_MEDALLISTS)

    def _is_place(self, point: Point, *places: str) -> bool:
        return PLACE in self._attributes[point.key.what].roles and bool(point.values) and str(point.headline) in places

    # --- people -----------------------------------------------------------------------------------------------

    def _people(self) -> Iterator[IndexedOffer]:
        """Who has a profile, who speaks or is spoken of, and for whom something is to come."""
        quotes = [quote for article in self._numbers.pack.articles for quote in article.quotes]
        # However many articles print one.
        remarks = Counter(speaker for speaker, _ in {(quote.speaker, quote.remark or quote.id) for quote in quotes})
        disputes = Counter(point.key.about for point in self._numbers.points if point.verdict in ranking.CONTESTED)
        lists: tuple[Listed, ...] = (
            (OfferList.ATHLETES, self._told_of_people, disputes, "dispute"),
            (OfferList.SPEAKERS, dict.fromkeys((*remarks, *self._speaking), ()), remarks, "remark"),
            (OfferList.PLANS, self._plans, {}, ""),
        )
        for list_, articles, counts, counted in lists:
            people = [person for person in self._ranked(self._registers.people) if person.id in articles]
            if list_ is OfferList.SPEAKERS:
                people.sort(key=lambda person: -remarks[person.id])
            for person in people:
                words = self._asking(person, self._resolver.person)
                count = _count(articles[person.id], counts.get(person.id, 0), counted)
                is_named = list_ is OfferList.ATHLETES and not self._registers.people[person.id].unnamed
                in_lists = (list_, OfferList.NAMED) if is_named else (list_,)
                yield IndexedOffer(in_lists, Offer(person.name, words, "", *count), self._folded(person))

    @cached_property
    def _plans(self) -> Articles:
        """Who tells of a plan or a hope of each that is of no race with a story, or when that race is."""
        phase, claims_of, claims = self._numbers.pack.vocabulary.phase, self._numbers.claims_of, self._numbers.claims
        is_date = {each.id for each in self._attributes.values() if each.kind == "date"}
        dates = self._by_id(((p.key.about,), p) for p in self._numbers.points if p.key.what in is_date)
        told = defaultdict[str, set[str]](set)
        for point in (point for point in self._numbers.points if point.key.within not in self._numbers.sizes):
            stated = [claims[id_] for id_ in claims_of[point.id]]
            is_plan = phase(self._attributes[point.key.what]) is GroupPhase.PLANS
            if is_plan or any(claim.mood in OPEN_MOODS for claim in stated):
                races = (point.key.within or "", *(claim.value for claim in stated))
                told[point.key.about].update(claim.article for claim in stated)
                told[point.key.about].update(article for race in races for article in dates.get(race, ()))
        return told

    def _ranked(self, register: Mapping[str, Entry]) -> list[Entry]:
        """The entries of a register: those of the newest story first, and those of whom most is said."""
        return sorted(register.values(), key=lambda entry: (entry.id not in self._newest, -self._points[entry.id]))

    @cached_property
    def _newest(self) -> frozenset[str]:
        """Whom and what the points of the newest story are about."""
        stories = [race for race in self._numbers.recency if race in self._numbers.sizes][:1]
        return frozenset(point.key.about for race in stories for point in self._report.points_of(race))

    # --- topics -----------------------------------------------------------------------------------------------

    def _subjects(self) -> Mapping[str, IndexedOffer]:
        """Whom and what something is said of, by id."""
        registers, leads = self._registers, self._resolver.topic
        ranked = map(self._ranked, (registers.people, registers.places, registers.populations, registers.meets))
        entries = (entry for of_register in ranked for entry in of_register if self._points[entry.id])
        told = {**self._told, **self._told_of_people}
        offers = {each: Offer(each.name, self._asking(each, leads), "", *_count(told[each.id])) for each in entries}
        return {each.id: IndexedOffer((OfferList.TOPICS,), offer, self._folded(each)) for each, offer in offers.items()}

    def _attribute_offers(self) -> Mapping[str, IndexedOffer]:
        """Attributes of which there are points, by id, those with most first."""
        attributes = sorted(self._attributes.values(), key=lambda attribute: -self._points[attribute.id])
        groups, offers = self._numbers.pack.vocabulary.groups, dict[str, IndexedOffer]()
        for each in (attribute for attribute in attributes if self._points[attribute.id]):
            words = self._resolver.asks(each.id, (each.label,), self._resolver.topic)
            offer = Offer(each.label, words, groups[each.group].label, *_count(self._told[each.id]))
            offers[each.id] = IndexedOffer((OfferList.TOPICS,), offer, tuple(" ".join(attribute_keys(each)).split()))
        return offers

    def _pairs(self, topics: Mapping[str, IndexedOffer]) -> Iterator[IndexedOffer]:
        """What is said of whom, as answers order it, that of the newest story first; with its verdict if in dispute."""
        pairs: dict[tuple[str, str], list[Point]] = {}
        stated = list(filter(ranking.stands_for_itself, self._numbers.points))
        for point in ranking.in_answer_order(self._numbers.pack, stated, self._numbers.findings):
            for attribute in self._asked_for(point):
                pairs.setdefault((point.key.about, attribute), []).append(point)
        for (about, what), points in sorted(pairs.items(), key=lambda item: item[0][0] not in self._newest):
            if about in topics and what in topics:
                yield _pair(topics[about], topics[what], points, self._told[f"{about} {what}"])

    def _asked_for(self, point: Point) -> tuple[str, ...]:
        """The attributes by which a point is asked for, its own first."""
        claims = [self._numbers.claims[each.claim] for value in point.values for each in value.standings]
        return attributes_at(point, claims, self._attributes)

    @cached_property
    def _told(self) -> Articles:
        """Who tells of each subject, in each race or meet, by each attribute, and of each subject by each attribute."""
        stated = filter(ranking.stands_for_itself, self._numbers.points)
        points = [(point, self._told_by(point)) for point in stated]
        return self._by_id(
            ((p.key.about, p.key.within or "", *whats, *(f"{p.key.about} {what}" for what in whats)), p)
            for p, whats in points
        )

    def _told_by(self, point: Point) -> Collection[str]:
        """The attributes in whose answers a point is told: a place is a medal."""
        is_medal = self._is_place(point, *_MEDALLISTS) or MEDAL_ROLE in self._attributes[point.key.what].roles
        roles = {MEDAL_ROLE, "tally-total"} if is_medal else set()
        medals = (each.id for each in self._attributes.values() if not roles.isdisjoint(each.roles))
        return self._counted.intersection((*self._asked_for(point), *medals))

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The attributes whose answers tell their own points alone: "tactics" are in "similar tactics", too."""
        attributes = self._attributes.values()
        keys = Counter(key for each in attributes for key in attribute_keys(each))
        kinds = {fold(each.label).partition(" ")[2] for each in attributes}
        plain = (each for each in attributes if JOINED_ROLES.isdisjoint(each.roles))
        return frozenset(each.id for each in plain if keys[fold(each.label)] == 1 and fold(each.label) not in kinds)

    @cached_property
    def _told_of_people(self) -> Articles:
        """Who tells of each person, or names them in what is told of others."""
        points = self._numbers.points
        named = self._by_id(((id_,), points[n - 1]) for id_, numbers in self._naming.items() for n in numbers)
        found = defaultdict[str, set[str]](set)
        for finding in self._numbers.findings:
            for claim in finding.claims:
                found[self._numbers.claims[claim].about].update(finding.articles)
        every = (self._told, named, found)
        return {id_: set().union(*(of.get(id_, ()) for of in every)) for id_ in {*self._points, *named}}

    def _by_id(self, points: Iterable[tuple[Iterable[str], Point]]) -> Articles:
        """The articles that tell of each id in points, which each have some."""
        articles = defaultdict[str, set[str]](set)
        for ids, point in points:
            for id_ in ids:
                articles[id_].update(self._numbers.claims[claim].article for claim in self._numbers.claims_of[point.id])
        return articles

    @cached_property
    def _points(self) -> Counter[str]:
        """How many points are about each subject, and of each attribute."""
        points = filter(ranking.stands_for_itself, self._numbers.points)
        return Counter(id_ for point in points for id_ in (point.key.about, *self._asked_for(point)))

    # --- how an entry is found --------------------------------------------------------------------------------

    def _asking(self, entry: Entry, leads: Leads) -> str:
        return self._resolver.asks(entry.id, (entry.name, *entry.aliases), leads)

    def _folded(self, *entries: Entry) -> tuple[str, ...]:
        """The folded words of the entries' names and ids."""
        keys = (self._numbers.directory.names.keys(entry) for entry in entries)
        return tuple(dict.fromkeys(word for of_entry in keys for key in of_entry for word in key.split()))


def _count(articles: Collection[str], count: int = 0, counted: str = "") -> tuple[int, str]:
    """What an answer counts, and what that is; the articles that tell of it where that is nothing."""
    return (count, counted) if count else (len(articles), "article")


def _pair(about: IndexedOffer, what: IndexedOffer, points: Sequence[Point], articles: Collection[str]) -> IndexedOffer:
    """What is said of whom, a dispute with its sides; a mark that is told so leads to it, too."""
    names, words = f"{about.offer.name}, {what.offer.name}", f"{about.offer.words} {what.offer.words}"
    sides, verdict = ranking.counts_by_side(points[0]), points[0].verdict
    is_contested = verdict in ranking.CONTESTED
    told = f"{verdict}, {sides[0]} against {sides[1]}" if len(sides) == 2 and sides[1] else str(verdict)  # noqa: PLR2004
    detail, count = (told, (0, "")) if is_contested else ("", _count(articles))
    values = (value.value.text for point in points for value in point.values)
    marks = " ".join(fold(value) for value in values if _MARK.match(value)).split()
    lists = (OfferList.TOPICS, OfferList.PAIRS)
    return IndexedOffer(lists, Offer(names, words, detail, *count), (*about.words, *what.words, *marks))
