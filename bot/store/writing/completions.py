"""What a pack has to offer to a person who begins to type: of each list the best first, and only what has an answer."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

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
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from bot.facts.model import Claim, Point
    from bot.facts.registers import Entry, Race
    from bot.store.writing.row_numbers import RowNumbers
    from bot.store.writing.story_report import StoryReport

    Resolve = Callable[[str], str | None]

_AT_START = 10
"""So many disputes, and so many people, of the newest story are offered as topics where nothing was typed."""

_MEDALLISTS = {"gold", "silver", "bronze", "1", "2", "3"}


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
        """Everything that is offered, in the order of its numbers: each list's together."""
        offers = (*self._race_lists(), *self._people(), *self._topics(), *self._words())
        return [each for each in offers if is_short(each.offer.value)]

    # --- races and meets --------------------------------------------------------------------------------------

    def _race_lists(self) -> Iterator[IndexedOffer]:
        """The races of each list, the newest story first, and its meets."""
        races = {
            OfferList.RESULTS: self._report.races_with_result,
            OfferList.STORIES: self._report.told_races,
            OfferList.SOURCES: frozenset(self._numbers.sizes),
            OfferList.MEDALS: self._with_medals,
        }
        for list_, ids in races.items():
            for id_ in filter(ids.__contains__, self._numbers.recency):
                yield self._race_offer(list_, self._registers.races[id_])
            yield from self._meet_offers(list_, ids)

    def _race_offer(self, list_: OfferList, race: Race) -> IndexedOffer:
        meet = self._registers.meets[race.meet]
        # Where a meet was held is no venue of each of its races: a marathon is not run in the stadium.
        place = self._venues.get(race.id) or meet.name
        venue = self._venues.get(meet.id, "")
        day, words = self._numbers.days[race.id], self._race_words(race)
        offer = Offer(race.name, race.id, words, place, day, *self._count(list_, race))
        return IndexedOffer((list_,), offer, self._folded(race, *self._around(race), place, venue))

    def _count(self, list_: OfferList, race: Race) -> tuple[int, str]:
        """How much of what the answer about a race counts."""
        if list_ is OfferList.SOURCES:
            return self._numbers.sizes[race.id], "article"
        return 0 if list_ is OfferList.MEDALS else self._report.dispute_count(race.id), "dispute"

    def _around(self, race: Race) -> tuple[Entry, ...]:
        """By whose names a race goes too: its event, its meet, its series."""
        meet = self._registers.meets[race.meet]
        series = self._registers.series.get(meet.series or "")
        return self._registers.events[race.event], meet, *([series] if series else ())

    def _race_words(self, race: Race) -> str:
        """A race as people write it: its name if that is its alone, else with its meet, else its id."""
        if self._resolver.race(fold(race.name)) == race.id:
            return race.name
        words = f"{race.name} {self._registers.meets[race.meet].name}"
        return words if is_short(words) and self._races_by_name[race.meet, fold(race.name)] == 1 else race.id

    @cached_property
    def _races_by_name(self) -> Mapping[tuple[str, str], int]:
        return Counter((race.meet, fold(race.name)) for race in self._registers.races.values())

    def _meet_offers(self, list_: OfferList, races: Collection[str]) -> Iterator[IndexedOffer]:
        """The meets of which one of these races is meant, by the meet alone, and by an event and the meet.

        Those go by the names of both, and of all races that may be meant.
        """
        for of_meet in self._same_races(lambda race: race.meet):
            if of_meet[0].id in races:
                yield from self._meet_offer(list_, list_.of_meets, of_meet[0], self._around(of_meet[0])[1:])
        for of_event in self._same_races(lambda race: (race.meet, race.event)):
            if of_event[0].id in races:
                names = (*self._around(of_event[0]), *of_event)
                yield from self._meet_offer(list_, list_.of_meets_with_event, of_event[0], names)

    def _same_races(self, of: Callable[[Race], object]) -> Iterable[list[Race]]:
        """The races that have something in common, first the one that a question takes: of a story, else a final."""
        same: dict[object, list[Race]] = {}
        for race in sorted((self._registers.races[id_] for id_ in self._numbers.recency), key=self._likelihood):
            same.setdefault(of(race), []).append(race)
        return same.values()

    def _likelihood(self, race: Race) -> int:
        """A sort key: races with a story, then finals."""
        return 0 if race.id in self._numbers.sizes else 1 + (race.round != "final")

    def _meet_offer(self, list_: OfferList, name: str, race: Race, names: Iterable[Entry]) -> Iterator[IndexedOffer]:
        meet = self._registers.meets[race.meet]
        place = self._venues.get(meet.id, "")
        detail = "" if fold(place) in fold(meet.name) else place
        offer = Offer(meet.name, "", "", detail, meet.year * 10000, *self._count(list_, race))
        yield from self._entry_offer(name, meet, offer, self._resolver.meet, self._folded(*names, place))

    @cached_property
    def _with_medals(self) -> frozenset[str]:
        """The races in whose stories medals of their meets are told."""
        races, points = self._registers.races.values(), self._report.points_of
        return frozenset(race.id for race in races if any(self._is_medal(each, race.meet) for each in points(race.id)))

    def _is_medal(self, point: Point, meet: str) -> bool:
        """Whether a point counts medals of a country at a meet, or gives somebody one there."""
        roles, within = self._attributes[point.key.what].roles, point.key.within
        if not point.values or within is None:
            return False
        if within == meet and any(role.startswith("tally-") for role in roles):
            return point.key.about in self._registers.places
        race = self._registers.races.get(within)
        is_final = within == meet or (race is not None and race.meet == meet and race.round == "final")
        return is_final and (MEDAL_ROLE in roles or (PLACE in roles and str(point.headline) in _MEDALLISTS))

    @cached_property
    def _venues(self) -> Mapping[str, str]:
        """The name of the place where most articles set each race and each meet."""
        venues = (point for point in self._numbers.points if "venue" in self._attributes[point.key.what].roles)
        ids, places = {point.key.about: str(point.headline) for point in venues}, self._registers.places
        return {about: places[id_].name for about, id_ in ids.items() if id_ in places}

    # --- people -----------------------------------------------------------------------------------------------

    def _people(self) -> Iterator[IndexedOffer]:
        """Who has a profile, who speaks or is spoken of, for whom something is to come; the newest story's first."""
        disputes = Counter(point.key.about for point in self._numbers.points if point.verdict in ranking.CONTESTED)
        lists: dict[OfferList, tuple[Collection[str], Counter[str], str]] = {
            OfferList.ATHLETES: (self._points.keys() | self._named, disputes, "dispute"),
            OfferList.SPEAKERS: (self._remarks.keys() | self._speaking, self._remarks, "remark"),
            OfferList.PLANS: (self._with_plans, Counter(), ""),
        }
        for list_, (ids, counts, counted) in lists.items():
            people = self._ranked(self._registers.people)
            if list_ is OfferList.SPEAKERS:
                people.sort(key=lambda person: -counts[person.id])
            for person in people:
                if person.id in ids:
                    offer = Offer(person.name, "", "", count=counts[person.id], counted=counted)
                    yield from self._entry_offer(list_, person, offer, self._resolver.person, self._folded(person))

    @cached_property
    def _remarks(self) -> Counter[str]:
        """How many remarks are of each speaker, however many articles print one."""
        quotes = [quote for article in self._numbers.pack.articles for quote in article.quotes]
        return Counter(speaker for speaker, _ in {(quote.speaker, quote.remark or quote.id) for quote in quotes})

    @cached_property
    def _with_plans(self) -> frozenset[str]:
        """The people of whom a plan or a hope is told that is of no race with a story."""
        points = (point for point in self._numbers.points if point.key.within not in self._numbers.sizes)
        return frozenset(point.key.about for point in points if self._is_plan(point))

    def _is_plan(self, point: Point) -> bool:
        phase = self._numbers.pack.vocabulary.phase(self._attributes[point.key.what])
        claims = (self._numbers.claims[id_] for id_ in self._numbers.claims_of[point.id])
        return phase is GroupPhase.PLANS or any(claim.mood in OPEN_MOODS for claim in claims)

    def _ranked(self, register: Mapping[str, Entry]) -> list[Entry]:
        """The entries of a register: those of the newest story first, and those of whom most is said."""

        def rank(entry: Entry) -> tuple[bool, int, int]:
            return entry.id not in self._newest, -self._points[entry.id], -self._remarks[entry.id]

        return sorted(register.values(), key=rank)

    @cached_property
    def _newest(self) -> frozenset[str]:
        """Whom and what the points of the newest story are about."""
        stories = [race for race in self._numbers.recency if race in self._numbers.sizes][:1]
        return frozenset(point.key.about for race in stories for point in self._report.points_of(race))

    # --- topics and words -------------------------------------------------------------------------------------

    def _topics(self) -> Iterator[IndexedOffer]:
        """What is offered where nothing was typed; then whom and what something is said of, attributes, and pairs."""
        subjects, attributes = [*self._subjects()], [*self._attribute_offers()]
        pairs = [*self._pairs(subjects, attributes)]
        races = [*self._race_topics()]
        newest = [pair for pair in pairs if pair.offer.detail in ranking.CONTESTED]
        people = [each for each in subjects if each.offer.value in self._registers.people]
        first = (*newest[:_AT_START], *races[:1], *people[:_AT_START])
        yield from (replace(each, lists=(OfferList.TOPICS.at_start,)) for each in first)
        yield from (*subjects, *races, *attributes, *pairs)

    def _subjects(self) -> Iterator[IndexedOffer]:
        registers = self._registers
        for register in (registers.people, registers.places, registers.populations, registers.meets):
            for entry in filter(lambda entry: self._points[entry.id], self._ranked(register)):
                offer, words = Offer(entry.name, "", ""), self._folded(entry)
                yield from self._entry_offer(OfferList.TOPICS, entry, offer, self._resolver.topic, words)

    def _race_topics(self) -> Iterator[IndexedOffer]:
        for id_ in self._numbers.recency:
            if self._report.dispute_count(id_) and id_ in self._numbers.sizes:
                topic = self._race_offer(OfferList.TOPICS, self._registers.races[id_])
                yield replace(topic, offer=replace(topic.offer, words=id_))

    def _attribute_offers(self) -> Iterator[IndexedOffer]:
        """Attributes of which there are points, those with most first."""
        groups = self._numbers.pack.vocabulary.groups
        for attribute in sorted(self._attributes.values(), key=lambda attribute: -self._points[attribute.id]):
            if self._points[attribute.id] and self._resolver.topic(fold(attribute.id)) == attribute.id:
                is_unique = self._resolver.attribute(fold(attribute.label)) == attribute.id
                words, group = attribute.label if is_unique else attribute.id, groups[attribute.group].label
                offer = Offer(attribute.label, attribute.id, words, group)
                yield IndexedOffer((OfferList.TOPICS,), offer, tuple(" ".join(attribute_keys(attribute)).split()))

    def _pairs(self, subjects: Iterable[IndexedOffer], attributes: Iterable[IndexedOffer]) -> Iterator[IndexedOffer]:
        """What is said of whom, as answers order it; with its verdict where it is one point or in dispute."""
        offers = {each.offer.value: each for each in (*subjects, *attributes)}
        points: dict[tuple[str, str], list[Point]] = {}
        stated = filter(ranking.stands_for_itself, self._numbers.points)
        for point in ranking.in_answer_order(self._numbers.pack, list(stated), self._numbers.findings):
            for attribute in self._asked_for(point):
                points.setdefault((point.key.about, attribute), []).append(point)

        def rank(item: tuple[tuple[str, str], list[Point]]) -> tuple[bool, bool]:
            return item[0][0] not in self._newest, item[1][0].verdict not in ranking.CONTESTED

        for (about, what), of_pair in sorted(points.items(), key=rank):
            if about in offers and what in offers:
                # What comes next is a question of its own.
                is_plan = self._numbers.pack.vocabulary.phase(self._attributes[what]) is GroupPhase.PLANS
                lists = (OfferList.TOPICS,) if is_plan else (OfferList.TOPICS, OfferList.PAIRS)
                is_told = len(of_pair) == 1 or of_pair[0].verdict in ranking.CONTESTED
                yield _pair(offers[about], offers[what], ranking.told_verdict(of_pair[0]) if is_told else "", lists)

    def _asked_for(self, point: Point) -> list[str]:
        """The attributes by which a point is asked for, its own first."""
        standings = (standing for value in point.values for standing in value.standings)
        claims: Iterable[Claim] = (self._numbers.claims[standing.claim] for standing in standings)
        attributes = attributes_at(point.key.what, claims, self._attributes)
        return sorted(attributes, key=lambda attribute: (attribute != point.key.what, attribute))

    @cached_property
    def _points(self) -> Counter[str]:
        """How many points are about each subject, and of each attribute."""
        points = filter(ranking.stands_for_itself, self._numbers.points)
        return Counter(id_ for point in points for id_ in (point.key.about, *self._asked_for(point)))

    def _words(self) -> Iterator[IndexedOffer]:
        """The names of whom and what something is said of, as words to look for: each claim is found by them."""
        names = (each.offer.name for each in (*self._subjects(), *self._attribute_offers()))
        races = (self._registers.races[id_] for id_ in self._numbers.recency if self._points[id_])
        events = ((self._registers.events[race.event], {*fold(race.name).split()}) for race in races)
        of_races = (event.name for event, words in events if words.issuperset(fold(event.name).split()))
        for name in dict.fromkeys((*names, *of_races)):
            yield IndexedOffer((OfferList.WORDS,), Offer(name, name, name), tuple(fold(name).split()))

    # --- how an entry is found --------------------------------------------------------------------------------

    def _entry_offer(
        self, list_: str, entry: Entry, offer: Offer, resolve: Resolve, words: tuple[str, ...]
    ) -> Iterator[IndexedOffer]:
        """The offer with what asks for the entry; nothing where every name of it means another too."""
        asks = self._resolver.asks(entry, resolve)
        if asks is not None:
            yield IndexedOffer((list_,), replace(offer, value=asks[0], words=asks[1]), words)

    def _folded(self, *entries: Entry | str) -> tuple[str, ...]:
        """The folded words of names, and of the entries' own names and ids."""
        names = self._numbers.directory.names
        keys: list[str] = []
        for entry in entries:
            keys += [fold(entry)] if isinstance(entry, str) else [*names.keys(entry)]
        return tuple(dict.fromkeys(" ".join(keys).split()))


def _pair(subject: IndexedOffer, attribute: IndexedOffer, verdict: str, lists: tuple[str, ...]) -> IndexedOffer:
    about, what = subject.offer, attribute.offer
    words, value = f"{about.words} {what.words}", f"{about.value} {what.value}"
    offer = Offer(f"{about.name}, {what.name}", value, words if is_short(words) else value, verdict)
    return IndexedOffer(lists, offer, (*subject.words, *attribute.words))
