"""What is worth offering of a pack to whoever begins to type, for each kind of parameter the best first."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.facts import ranking
from bot.facts.names import fold
from bot.store.queries.completions import is_short
from bot.store.rows import Offer
from bot.store.writing.name_keys import ATTRIBUTE, attribute_keys
from bot.store.writing.name_lookup import Resolver

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
"""Under so many of its names an attribute is looked for beside whom a dispute is about."""


class IndexedOffer(NamedTuple):
    """An offer for parameters of one kind; it is found by what begins with a word of ``ends``."""

    kind: str
    entry: str | None
    offer: Offer
    ends: frozenset[str]


def all_offers(numbers: RowNumbers, index: SearchIndex) -> list[IndexedOffer]:
    """Everything that is offered, in the order of its numbers."""
    offering = _Offering(numbers, index)
    kinds = (offering.events, offering.meets, offering.people, offering.speakers, offering.topics, offering.words)
    return [offer for kind in kinds for offer in kind() if is_short(offer.offer.value)]


class _Offering:
    """The registers and the vocabulary of a pack as offers."""

    def __init__(self, numbers: RowNumbers, index: SearchIndex) -> None:
        self._numbers = numbers
        self._index = index
        self._registers = numbers.pack.registers
        self._attributes = numbers.pack.vocabulary.attributes
        self._names = numbers.directory.names
        self._resolver = Resolver(numbers.directory)

    # --- races and meets --------------------------------------------------------------------------------------

    def events(self) -> Iterator[IndexedOffer]:
        """Races, the newest story first, and each event after the newest of its races."""
        races = self._registers.races
        left = Counter(race.event for race in races.values())
        for id_ in self._numbers.recency:
            yield self._race(EVENT, races[id_], self._written_out(races[id_]))
            count = left.pop(races[id_].event, 0)
            if count:
                event = self._registers.events[races[id_].event]
                yield from self._resolved(EVENT, event, Offer("event", event.name, count=count))

    def meets(self) -> Iterator[IndexedOffer]:
        """Meets with a race, the newest story's first, and each series of several after the newest of its meets."""
        left = Counter(meet.series for meet in self._meets)
        for meet in self._meets:
            yield from self._resolved(MEET, meet, self._meet(meet))
            count = left.pop(meet.series, 0)
            if meet.series is not None and count > 1:
                series = self._registers.series[meet.series]
                yield from self._resolved(MEET, series, Offer("series", series.name, count=count))

    @cached_property
    def _meets(self) -> list[Meet]:
        races = self._registers.races
        return [self._registers.meets[id_] for id_ in dict.fromkeys(races[race].meet for race in self._numbers.recency)]

    def _meet(self, meet: Meet) -> Offer:
        return Offer("meet", meet.name, self._venue(meet.id), day=meet.year * 10000, count=self._articles[meet.id])

    @cached_property
    def _articles(self) -> Mapping[str, int]:
        """How many articles the stories of each meet have."""
        found: Counter[str] = Counter()
        for story, size in self._numbers.sizes.items():
            found[self._registers.races[story].meet] += size
        return found

    def _race(self, kind: str, race: Race, words: str) -> IndexedOffer:
        """A race, found by its own names, its event's, its meet's and its series'."""
        meet = self._registers.meets[race.meet]
        series = self._registers.series.get(meet.series or "")
        larger = [entry for entry in (self._registers.events[race.event], meet, series) if entry is not None]
        place = self._venue(race.id) or self._venue(meet.id) or meet.name
        day, articles = self._numbers.days[race.id], self._numbers.sizes.get(race.id, 0)
        offer = Offer("race", race.name, place, value=race.id, words=words, day=day, count=articles)
        return self._found(kind, race.id, offer, (race, *larger))

    def _written_out(self, race: Race) -> str:
        """A race as people write it: its name if that is its alone, else with its meet, else its id."""
        if self._resolver.race(fold(race.name)) == race.id:
            return race.name
        words = f"{race.name} {self._registers.meets[race.meet].name}"
        return words if is_short(words) and self._written[race.meet, fold(race.name)] == 1 else race.id

    @cached_property
    def _written(self) -> Mapping[tuple[str, str], int]:
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
        yield from self._told(PERSON, "person", self._registers.people)

    def speakers(self) -> Iterator[IndexedOffer]:
        """Persons, those with most remarks first, then those whom nobody quotes."""
        people = sorted(
            self._registers.people.items(), key=lambda item: (-self._remarks[item[0]], -self._claims[item[0]])
        )
        for id_, person in people:
            offer = Offer("speaker", person.name, remarks=self._remarks[id_])
            yield from self._resolved(SPEAKER, person, offer)

    def topics(self) -> Iterator[IndexedOffer]:
        """Whom and what something is said of, then attributes, then what is disputed of whom."""
        found = [*self._subjects(), *self._of_attributes()]
        yield from found
        yield from self._disputes({topic.entry or topic.offer.value: topic.offer for topic in found})

    def words(self) -> Iterator[IndexedOffer]:
        """The names of whom and what something is said of, as words to look for, where they are found together."""
        events = (event for event in self.events() if event.offer.type == "event")
        labels = (_by_label(attribute) for attribute in self._of_attributes())
        topics = [topic for topic in (*self._subjects(), *events, *labels) if topic.offer.type != "race"]
        found = self._index.together(fold(topic.offer.name) for topic in topics)
        for topic in topics:
            if fold(topic.offer.name) in found:
                offer = replace(topic.offer, value=topic.offer.name, words=topic.offer.name)
                yield topic._replace(kind=WORDS, offer=offer)

    def _subjects(self) -> Iterator[IndexedOffer]:
        registers = self._registers
        yield from self._told(TOPIC, "person", registers.people)
        for id_ in self._numbers.recency:
            if id_ in self._numbers.sizes:
                yield self._race(TOPIC, registers.races[id_], id_)
        yield from self._told(TOPIC, "place", registers.places)
        yield from self._told(TOPIC, "population", registers.populations)
        for meet in self._meets:
            if self._points[meet.id]:
                yield from self._resolved(TOPIC, meet, self._meet(meet))

    def _told(self, kind: str, type_: str, register: Mapping[str, Entry]) -> Iterator[IndexedOffer]:
        """The entries of a register, those of whom most is said first; as topics none of whom nothing is said."""
        for entry in sorted(register.values(), key=lambda entry: (-self._claims[entry.id], -self._remarks[entry.id])):
            if kind != TOPIC or self._points[entry.id]:
                offer = Offer(type_, entry.name, count=self._claims[entry.id], remarks=self._remarks[entry.id])
                yield from self._resolved(kind, entry, offer)

    def _of_attributes(self) -> Iterator[IndexedOffer]:
        """Attributes of which there are points, those with most first."""
        groups = self._numbers.pack.vocabulary.groups
        for attribute in sorted(self._attributes.values(), key=lambda attribute: -self._points[attribute.id]):
            count = self._points[attribute.id]
            if count and self._resolver.topic(fold(attribute.id)) == attribute.id:
                alone = self._resolver.attribute(fold(attribute.label)) == attribute.id
                words, group = attribute.label if alone else attribute.id, groups[attribute.group].label
                keys = sorted(attribute_keys(attribute).items(), key=itemgetter(1))
                offer = Offer(ATTRIBUTE, attribute.label, group, attribute.id, words, count=count)
                yield _by_keys(TOPIC, None, offer, (key for key, _ in keys))

    def _disputes(self, topics: Mapping[str, Offer]) -> Iterator[IndexedOffer]:
        """What is disputed of whom, the strongest first, each once."""
        told: set[tuple[str, str]] = set()
        for point in ranking.strongest(self._numbers.points):
            about, what = topics.get(point.key.about), topics.get(point.key.what)
            if about and what and (point.key.about, point.key.what) not in told:
                told.add((point.key.about, point.key.what))
                yield self._dispute(point, about, what)

    def _dispute(self, point: Point, about: Offer, what: Offer) -> IndexedOffer:
        """It is found by the names of its attribute: by those of whom it is about, they are found themselves."""
        value, words = f"{about.value} {what.value}", f"{about.words} {what.words}"
        attribute_keys = what.keys[:_MOST_KEYS]
        keys = tuple(f"{about.keys[0]} {key}" for key in attribute_keys)
        words, count = words if is_short(words) else value, sum(ranking.counts_by_side(point))
        offer = Offer(DISPUTE, f"{about.name}, {what.name}", point.verdict, value, words, count=count, keys=keys)
        return IndexedOffer(TOPIC, None, offer, frozenset(end for key in attribute_keys for end in _ends(key)))

    # --- how an entry is found -----------------------------------------------------------------------------------

    def _resolved(self, kind: str, entry: Entry, offer: Offer) -> Iterator[IndexedOffer]:
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
            yield self._found(kind, entry.id, replace(offer, value=value, words=words), (entry,))

    def _found(self, kind: str, id_: str, offer: Offer, entries: Iterable[Entry]) -> IndexedOffer:
        keys = [key for entry in entries for key in self._names.keys(entry) if self._names.lists(entry, key)]
        made, own = _by_keys(kind, id_, offer, dict.fromkeys(keys)), fold(id_)
        known = dict.fromkeys((*made.offer.keys, own))
        return made._replace(offer=replace(made.offer, keys=tuple(known)), ends=made.ends | {own})

    @cached_property
    def _claims(self) -> Mapping[str, int]:
        return Counter(claim.about for article in self._numbers.pack.articles for claim in article.claims)

    @cached_property
    def _remarks(self) -> Mapping[str, int]:
        return Counter(quote.speaker for article in self._numbers.pack.articles for quote in article.quotes)

    @cached_property
    def _points(self) -> Mapping[str, int]:
        keys = (point.key for point in self._numbers.points if ranking.stands_for_itself(point))
        return Counter(chain.from_iterable((key.about, key.what) for key in keys))


def _by_keys(kind: str, entry: str | None, offer: Offer, keys: Iterable[str]) -> IndexedOffer:
    found = tuple(keys)
    return IndexedOffer(kind, entry, replace(offer, keys=found), frozenset(end for key in found for end in _ends(key)))


def _by_label(attribute: IndexedOffer) -> IndexedOffer:
    """An attribute found by its label alone: other words for it are looked for as they are."""
    return _by_keys(TOPIC, None, attribute.offer, (fold(attribute.offer.name),))


def _ends(key: str) -> Iterator[str]:
    """A key from each of its words on: "johnson thompson", "thompson"."""
    words = key.split()
    return (" ".join(words[start:]) for start in range(len(words)))
