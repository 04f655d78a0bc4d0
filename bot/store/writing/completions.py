"""What a pack has to offer to a person who begins to type: of each list the best first, and only what has an answer."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_MOODS, GroupPhase
from bot.facts.names import fold
from bot.facts.result_roles import MEDAL_ROLE, PLACE, attributes_at
from bot.store.queries.completions import is_short
from bot.store.rows import Offer, OfferList
from bot.store.writing.name_keys import attribute_keys
from bot.store.writing.name_lookup import NameResolver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.facts.model import Point
    from bot.facts.registers import Entry, Race
    from bot.store.writing.name_lookup import Leads
    from bot.store.writing.row_numbers import RowNumbers
    from bot.store.writing.story_report import StoryReport

    Listed = tuple[OfferList, Collection[str], Mapping[str, int], str]
    """A list, the ids of what it has, and how much of what the answers count."""

_MEDALLISTS = ("1", "2", "3")


class IndexedOffer(Frozen, frozen=True):
    """An offer of some lists; it goes by folded ``words``."""

    lists: tuple[str, ...]
    offer: Offer
    words: tuple[str, ...]


class Offers:
    """The registers and the vocabulary of a pack as offers; ``named`` are those whom points about others name."""

    def __init__(
        self, numbers: RowNumbers, report: StoryReport, named: Collection[str], speaking: Collection[str]
    ) -> None:
        """``speaking`` are those of whose words, or of whom in whose words, something is reported."""
        self._numbers, self._report, self._named, self._speaking = numbers, report, named, speaking
        self._registers = numbers.pack.registers
        self._attributes = numbers.pack.vocabulary.attributes
        self._resolver = NameResolver(numbers.directory)

    def all(self) -> list[IndexedOffer]:
        """Everything that is offered, in the order of its numbers: of each list the best of the newest story first."""
        topics = {**self._subjects(), **self._attribute_offers()}
        names = dict.fromkeys(each.offer.name for each in topics.values())
        words = (IndexedOffer((OfferList.WORDS,), Offer(name, name), tuple(fold(name).split())) for name in names)
        offers = (*topics.values(), *self._races(), *self._people(), *self._pairs(topics), *words)
        return [each for each in offers if is_short(each.offer.words)]

    # --- races and meets --------------------------------------------------------------------------------------

    def _races(self) -> Iterator[IndexedOffer]:
        """The races of which a question has an answer, and the meets where it is asked of one of them."""
        sizes, races = self._numbers.sizes, [self._registers.races[id_] for id_ in self._numbers.recency]
        disputes = {race.id: self._report.dispute_count(race.id) for race in races}
        won = {point.key.within or "" for point in self._numbers.points if self._is_place(point, "1")}
        lists: tuple[Listed, ...] = (
            (OfferList.RESULTS, self._report.races_with_result, disputes, "dispute"),
            (OfferList.WON, won, disputes, "dispute"),
            (OfferList.STORIES, self._report.told_races, disputes, "dispute"),
            (OfferList.TOPICS, {id_ for id_ in sizes if disputes[id_]}, disputes, "dispute"),
            (OfferList.SOURCES, sizes, sizes, "article"),
            (OfferList.MEDALS, {race.id for race in races if race.meet in self._with_medals}, {}, ""),
        )
        for list_, ids, counts, counted in lists:
            for race in (race for race in races if race.id in ids):
                yield from self._race_offers(list_, race, counts.get(race.id, 0), counted)

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
    def _with_medals(self) -> frozenset[str]:
        """The meets of which medals are told: how many somebody has, or who has them of a final."""
        finals = {race.id: race.meet for race in self._registers.races.values() if race.round == "final"}
        within = (point.key.within or "" for point in self._numbers.points if self._is_medal(point))
        return frozenset(finals.get(id_, id_) for id_ in within)

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
            (OfferList.ATHLETES, {*self._points, *self._named}, disputes, "dispute"),
            (OfferList.SPEAKERS, {*remarks, *self._speaking}, remarks, "remark"),
            (OfferList.PLANS, self._with_plans, {}, ""),
        )
        for list_, ids, counts, counted in lists:
            people = [person for person in self._ranked(self._registers.people) if person.id in ids]
            if list_ is OfferList.SPEAKERS:
                people.sort(key=lambda person: -remarks[person.id])
            for person in people:
                words = self._asking(person, self._resolver.person)
                offer = Offer(person.name, words, "", counts.get(person.id, 0), counted)
                yield IndexedOffer((list_,), offer, self._folded(person))

    @cached_property
    def _with_plans(self) -> frozenset[str]:
        """The people of whom a plan or a hope is told that is of no race with a story."""
        phase, claims_of = self._numbers.pack.vocabulary.phase, self._numbers.claims_of
        open_ = {id_ for id_, claim in self._numbers.claims.items() if claim.mood in OPEN_MOODS}
        points = (point for point in self._numbers.points if point.key.within not in self._numbers.sizes)
        return frozenset(
            point.key.about
            for point in points
            if phase(self._attributes[point.key.what]) is GroupPhase.PLANS or open_.intersection(claims_of[point.id])
        )

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
        offers = {entry: Offer(entry.name, self._asking(entry, leads)) for entry in entries}
        return {each.id: IndexedOffer((OfferList.TOPICS,), offer, self._folded(each)) for each, offer in offers.items()}

    def _attribute_offers(self) -> Mapping[str, IndexedOffer]:
        """Attributes of which there are points, by id, those with most first."""
        attributes = sorted(self._attributes.values(), key=lambda attribute: -self._points[attribute.id])
        groups, offers = self._numbers.pack.vocabulary.groups, dict[str, IndexedOffer]()
        for each in (attribute for attribute in attributes if self._points[attribute.id]):
            words = self._resolver.asks(each.id, (each.label,), self._resolver.topic)
            offer = Offer(each.label, words, groups[each.group].label)
            offers[each.id] = IndexedOffer((OfferList.TOPICS,), offer, tuple(" ".join(attribute_keys(each)).split()))
        return offers

    def _pairs(self, topics: Mapping[str, IndexedOffer]) -> Iterator[IndexedOffer]:
        """What is said of whom, as answers order it, that of the newest story first; with its verdict if in dispute."""
        pairs: dict[tuple[str, str], Point] = {}
        stated = list(filter(ranking.stands_for_itself, self._numbers.points))
        for point in ranking.in_answer_order(self._numbers.pack, stated, self._numbers.findings):
            for attribute in self._asked_for(point):
                pairs.setdefault((point.key.about, attribute), point)
        for (about, what), point in sorted(pairs.items(), key=lambda item: item[0][0] not in self._newest):
            if about in topics and what in topics:
                yield _pair(topics[about], topics[what], point)

    def _asked_for(self, point: Point) -> tuple[str, ...]:
        """The attributes by which a point is asked for, its own first."""
        claims = [self._numbers.claims[each.claim] for value in point.values for each in value.standings]
        return attributes_at(point, claims, self._attributes)

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


def _pair(about: IndexedOffer, what: IndexedOffer, point: Point) -> IndexedOffer:
    names, words = f"{about.offer.name}, {what.offer.name}", f"{about.offer.words} {what.offer.words}"
    verdict = point.verdict if point.verdict in ranking.CONTESTED else ""
    return IndexedOffer((OfferList.TOPICS, OfferList.PAIRS), Offer(names, words, verdict), (*about.words, *what.words))
