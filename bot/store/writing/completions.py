"""What a pack has to offer to a person who begins to type, for each kind of parameter the best first."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.facts.result_roles import attributes_at
from bot.store.queries.completions import is_short
from bot.store.rows import Offer
from bot.store.writing.name_keys import ATTRIBUTE, attribute_keys
from bot.store.writing.name_lookup import NameResolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts.model import Point
    from bot.facts.registers import Entry, Meet, Race
    from bot.store.writing.row_numbers import RowNumbers
    from bot.store.writing.search_index import SearchIndex

EVENT, MEET, PERSON, SPEAKER, TOPIC, WORDS = "event", "meet", "person", "speaker", "topic", "words"
"""The kinds of parameters for which there are offers."""

DISPUTE = "dispute"

_MOST_KEYS = 4
"""Under so many of its names an attribute is looked for after the name of whom a dispute is about."""


class IndexedOffer(Frozen, frozen=True):
    """An offer for parameters of one kind; it is found by what begins with a word of ``endings``."""

    kind: str
    entry: str | None
    offer: Offer
    endings: frozenset[str]


def all_offers(numbers: RowNumbers, index: SearchIndex) -> list[IndexedOffer]:
    """Everything that is offered, in the order of its numbers."""
    offers = _Offers(numbers, index)
    kinds = (offers.events, offers.meets, offers.people, offers.speakers, offers.topics, offers.words)
    return [offer for kind in kinds for offer in kind() if is_short(offer.offer.value)]


class _Offers:
    """The registers and the vocabulary of a pack as offers."""

    def __init__(self, numbers: RowNumbers, index: SearchIndex) -> None:
        self._numbers = numbers
        self._index = index
        self._registers = numbers.pack.registers
        self._attributes = numbers.pack.vocabulary.attributes
        self._names = numbers.directory.names
        self._resolver = NameResolver(numbers.directory)

    # --- races and meets --------------------------------------------------------------------------------------

    def events(self) -> Iterator[IndexedOffer]:
        """Races, the newest story first, and each event after the newest of its races."""
        races = self._registers.races
        left = Counter(race.event for race in races.values())
        for id_ in self._numbers.recency:
            yield self._race_offer(EVENT, races[id_], self._race_words(races[id_]))
            count = left.pop(races[id_].event, 0)
            if count:
                event = self._registers.events[races[id_].event]
                yield from self._entry_offers(EVENT, event, Offer("event", event.name, count=count))

    def meets(self) -> Iterator[IndexedOffer]:
        """Meets with a race, the newest story's first, and each series of several after the newest of its meets."""
        left = Counter(meet.series for meet in self._meets)
        for meet in self._meets:
            yield from self._entry_offers(MEET, meet, self._meet_offer(meet))
            count = left.pop(meet.series, 0)
            if meet.series is not None and count > 1:
                series = self._registers.series[meet.series]
                yield from self._entry_offers(MEET, series, Offer("series", series.name, count=count))

    @cached_property
    def _meets(self) -> list[Meet]:
        races = self._registers.races
        return [self._registers.meets[id_] for id_ in dict.fromkeys(races[race].meet for race in self._numbers.recency)]

    def _meet_offer(self, meet: Meet) -> Offer:
        return Offer("meet", meet.name, self._venue(meet.id), day=meet.year * 10000, count=self._articles[meet.id])

    @cached_property
    def _articles(self) -> Mapping[str, int]:
        """How many articles the stories of each meet have."""
        counts: Counter[str] = Counter()
        for story, size in self._numbers.sizes.items():
            counts[self._registers.races[story].meet] += size
        return counts

    def _race_offer(self, kind: str, race: Race, words: str) -> IndexedOffer:
        """A race, found by its own names, its event's, its meet's and its series'."""
        meet = self._registers.meets[race.meet]
        series = self._registers.series.get(meet.series or "")
        larger = [entry for entry in (self._registers.events[race.event], meet, series) if entry is not None]
        place = self._venue(race.id) or self._venue(meet.id) or meet.name
        day, articles = self._numbers.days[race.id], self._numbers.sizes.get(race.id, 0)
        offer = Offer("race", race.name, place, value=race.id, words=words, day=day, count=articles)
        return self._name_offer(kind, race.id, offer, (race, *larger))

    def _race_words(self, race: Race) -> str:
        """A race as people write it: its name if that is its alone, else with its meet, else its id."""
        if self._resolver.race(fold(race.name)) == race.id:
            return race.name
        words = f"{race.name} {self._registers.meets[race.meet].name}"
        return words if is_short(words) and self._races_by_name[race.meet, fold(race.name)] == 1 else race.id

    @cached_property
    def _races_by_name(self) -> Mapping[tuple[str, str], int]:
        return Counter((race.meet, fold(race.name)) for race in self._registers.races.values())

    def _venue(self, id_: str) -> str | None:
        """The name of the place where most articles set a race or a meet."""
        place = self._registers.places.get(self._venues.get(id_) or "")
        return None if place is None else place.name

    @cached_property
    def _venues(self) -> Mapping[str, str | None]:
        roles = {id_: attribute.roles for id_, attribute in self._attributes.items()}
        return {
            point.key.about: str(point.headline) if point.headline else None
            for point in self._numbers.points
            if "venue" in roles[point.key.what]
        }

    # --- people, topics and words --------------------------------------------------------------------------------

    def people(self) -> Iterator[IndexedOffer]:
        """Persons, those of whom most is said first."""
        yield from self._register_offers(PERSON, "person", self._registers.people)

    def speakers(self) -> Iterator[IndexedOffer]:
        """Persons, those with most remarks first, then those whom nobody quotes."""
        people = sorted(
            self._registers.people.items(), key=lambda item: (-self._remarks[item[0]], -self._claims[item[0]])
        )
        for id_, person in people:
            offer = Offer("speaker", person.name, remarks=self._remarks[id_])
            yield from self._entry_offers(SPEAKER, person, offer)

    def topics(self) -> Iterator[IndexedOffer]:
        """Whom and what something is said of, then attributes, then what is disputed of whom."""
        topics = [*self._subject_offers(), *self._attribute_offers()]
        yield from topics
        yield from self._dispute_offers({topic.entry or topic.offer.value: topic.offer for topic in topics})

    def words(self) -> Iterator[IndexedOffer]:
        """The names of whom and what something is said of, as words to look for, where they are found together."""
        events = (event for event in self.events() if event.offer.type == "event")
        # An attribute is found by its label alone: other words for it are looked for as they are.
        attributes = [attribute.offer for attribute in self._attribute_offers()]
        labels = (_keyed_offer(TOPIC, None, offer, (fold(offer.name),)) for offer in attributes)
        topics = [topic for topic in (*self._subject_offers(), *events, *labels) if topic.offer.type != "race"]
        names = self._index.names_in_one_item(fold(topic.offer.name) for topic in topics)
        for topic in topics:
            if fold(topic.offer.name) in names:
                offer = replace(topic.offer, value=topic.offer.name, words=topic.offer.name)
                yield replace(topic, kind=WORDS, offer=offer)

    def _subject_offers(self) -> Iterator[IndexedOffer]:
        registers = self._registers
        yield from self._register_offers(TOPIC, "person", registers.people)
        for id_ in self._numbers.recency:
            if id_ in self._numbers.sizes:
                yield self._race_offer(TOPIC, registers.races[id_], id_)
        yield from self._register_offers(TOPIC, "place", registers.places)
        yield from self._register_offers(TOPIC, "population", registers.populations)
        for meet in self._meets:
            if self._points[meet.id]:
                yield from self._entry_offers(TOPIC, meet, self._meet_offer(meet))

    def _register_offers(self, kind: str, type_: str, register: Mapping[str, Entry]) -> Iterator[IndexedOffer]:
        """The entries of a register, those of whom most is said first; as topics none of whom nothing is said."""
        for entry in sorted(register.values(), key=lambda entry: (-self._claims[entry.id], -self._remarks[entry.id])):
            if kind != TOPIC or self._points[entry.id]:
                offer = Offer(type_, entry.name, count=self._claims[entry.id], remarks=self._remarks[entry.id])
                yield from self._entry_offers(kind, entry, offer)

    def _attribute_offers(self) -> Iterator[IndexedOffer]:
        """Attributes of which there are points, those with most first."""
        groups = self._numbers.pack.vocabulary.groups
        for attribute in sorted(self._attributes.values(), key=lambda attribute: -self._points[attribute.id]):
            count = self._points[attribute.id]
            if count and self._resolver.topic(fold(attribute.id)) == attribute.id:
                is_unique = self._resolver.attribute(fold(attribute.label)) == attribute.id
                words, group = attribute.label if is_unique else attribute.id, groups[attribute.group].label
                keys = sorted(attribute_keys(attribute).items(), key=itemgetter(1))
                offer = Offer(ATTRIBUTE, attribute.label, group, attribute.id, words, count=count)
                yield _keyed_offer(TOPIC, None, offer, (key for key, _ in keys))

    def _dispute_offers(self, topics: Mapping[str, Offer]) -> Iterator[IndexedOffer]:
        """What is disputed of whom, the strongest first, each once."""
        pairs: set[tuple[str, str]] = set()
        for point in ranking.strongest(self._numbers.points):
            about = topics.get(point.key.about)
            for attribute in self._asked_for(point):
                what = topics.get(attribute)
                if about and what and (point.key.about, attribute) not in pairs:
                    pairs.add((point.key.about, attribute))
                    yield self._dispute_offer(point, about, what)

    def _asked_for(self, point: Point) -> list[str]:
        """The attributes by which a point is asked for, its own first."""
        standings = (standing for value in point.values for standing in value.standings)
        claims = (self._numbers.claims[standing.claim] for standing in standings)
        attributes = attributes_at(point.key.what, claims, self._attributes)
        return sorted(attributes, key=lambda attribute: (attribute != point.key.what, attribute))

    def _dispute_offer(self, point: Point, about: Offer, what: Offer) -> IndexedOffer:
        """It is found by the names of its attribute: by those of whom it is about, they are found themselves."""
        value, words = f"{about.value} {what.value}", f"{about.words} {what.words}"
        attribute_keys = what.keys[:_MOST_KEYS]
        keys = tuple(f"{about.keys[0]} {key}" for key in attribute_keys)
        words, count = words if is_short(words) else value, sum(ranking.counts_by_side(point))
        offer = Offer(DISPUTE, f"{about.name}, {what.name}", point.verdict, value, words, count=count, keys=keys)
        return IndexedOffer(TOPIC, None, offer, frozenset(end for key in attribute_keys for end in _endings(key)))

    # --- how an entry is found -----------------------------------------------------------------------------------

    def _entry_offers(self, kind: str, entry: Entry, offer: Offer) -> Iterator[IndexedOffer]:
        """The offer with what asks for the entry; nothing where every name of it means another too."""
        leads = {
            EVENT: self._resolver.event,
            MEET: self._resolver.meet,
            PERSON: self._resolver.person,
            SPEAKER: self._resolver.person,
        }
        resolve = leads.get(kind, self._resolver.topic)
        value, words = self._resolver.value(entry, resolve), self._resolver.words(entry, resolve)
        if value is not None and words is not None:
            yield self._name_offer(kind, entry.id, replace(offer, value=value, words=words), (entry,))

    def _name_offer(self, kind: str, id_: str, offer: Offer, entries: Iterable[Entry]) -> IndexedOffer:
        keys = [key for entry in entries for key in self._names.keys(entry) if self._names.lists(entry, key)]
        distinct = tuple(dict.fromkeys(keys))
        endings = frozenset(ending for key in distinct for ending in _endings(key))
        # Nobody types the words of an id one by one: it is found from its beginning only.
        key = fold(id_)
        return IndexedOffer(kind, id_, replace(offer, keys=tuple(dict.fromkeys((*distinct, key)))), endings | {key})

    @cached_property
    def _claims(self) -> Mapping[str, int]:
        return Counter(claim.about for article in self._numbers.pack.articles for claim in article.claims)

    @cached_property
    def _remarks(self) -> Mapping[str, int]:
        """The remarks of each person: several articles may print one."""
        quotes = (quote for article in self._numbers.pack.articles for quote in article.quotes)
        return Counter(speaker for speaker, _ in {(quote.speaker, quote.remark or quote.id) for quote in quotes})

    @cached_property
    def _points(self) -> Mapping[str, int]:
        points = filter(ranking.stands_for_itself, self._numbers.points)
        return Counter(chain.from_iterable((point.key.about, *self._asked_for(point)) for point in points))


def _keyed_offer(kind: str, entry: str | None, offer: Offer, keys: Iterable[str]) -> IndexedOffer:
    keys = tuple(keys)
    return IndexedOffer(kind, entry, replace(offer, keys=keys), frozenset(end for key in keys for end in _endings(key)))


def _endings(key: str) -> Iterator[str]:
    """A key from each of its words on: "johnson thompson", "thompson"."""
    words = key.split()
    return (" ".join(words[start:]) for start in range(len(words)))
