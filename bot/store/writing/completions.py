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

    from bot.facts.model import Claim, Point
    from bot.facts.registers import Entry, Race
    from bot.store.writing.name_lookup import Leads
    from bot.store.writing.row_numbers import RowNumbers
    from bot.store.writing.search_index import SearchIndex
    from bot.store.writing.story_report import StoryReport

    Numbers = Mapping[str, Sequence[int]]
    """The numbers of points, by the id of an entry."""
    Count = tuple[int, str]
    """How much, and of what."""
    Told = Mapping[tuple[str, ...], Collection[str]]
    """The articles that tell of each: of an id alone, before that of an attribute, or behind a list."""

_DATE = "date"
_MARK = re.compile(r"\d+[:.]\d")
_MEDALLISTS = ("1", "2", "3")


class IndexedOffer(Frozen, frozen=True):
    """An offer of some lists; it goes by folded ``words``."""

    lists: tuple[str, ...]
    offer: Offer
    words: tuple[str, ...]


class Offers:
    """The registers and the vocabulary of a pack as offers."""

    def __init__(
        self, numbers: RowNumbers, report: StoryReport, index: SearchIndex, mentions: Numbers, speeches: Numbers
    ) -> None:
        """``mentions`` are the points about others that name each, ``speeches`` those in which each is heard."""
        self._numbers, self._report, self._index = numbers, report, index
        self._mentions, self._speeches = mentions, speeches
        self._registers = numbers.pack.registers
        self._attributes = numbers.pack.vocabulary.attributes
        self._resolver = NameResolver(numbers.directory)
        self._stated = list(filter(ranking.stands_for_itself, numbers.points))

    def all(self) -> list[IndexedOffer]:
        """Everything that is offered, in the order of its numbers: of each list the best of the newest story first."""
        topics = {**self._subjects(), **self._attribute_offers()}
        names = dict.fromkeys(each.offer.name for each in topics.values())
        offers = (*topics.values(), *self._races(), *self._people(), *self._pairs(topics), *self._names(names))
        return [each for each in offers if is_short(each.offer.words)]

    # --- races and meets --------------------------------------------------------------------------------------

    def _races(self) -> Iterator[IndexedOffer]:
        """The races of which a question has an answer, and the meets where it is asked of one of them."""
        told, sizes, recency, report = self._told, self._numbers.sizes, self._numbers.recency, self._report
        races = [self._registers.races[id_] for id_ in recency]
        counts = {id_: _count(told.get((id_,), ()), report.dispute_count(id_), "dispute") for id_ in recency}
        medals = {race.id: _count(of) for race in races if (of := told.get((OfferList.MEDALS, race.meet)))}
        lists: tuple[tuple[OfferList, Collection[str], Mapping[str, Count]], ...] = (
            (OfferList.RESULTS, report.races_with_result, counts),
            (OfferList.WON, {p.key.within or "" for p in self._numbers.points if self._is_place(p, "1")}, counts),
            (OfferList.STORIES, report.told_races, counts),
            (OfferList.TOPICS, {id_ for id_ in sizes if counts[id_][1] == "dispute"}, counts),
            (OfferList.SOURCES, sizes, {id_: (size, "article") for id_, size in sizes.items()}),
            (OfferList.MEDALS, medals, medals),
        )
        for list_, asked, of_list in lists:
            for race in (race for race in races if race.id in asked):
                yield from self._race_offers(list_, race, of_list[race.id])

    def _race_offers(self, list_: OfferList, race: Race, count: Count) -> Iterator[IndexedOffer]:
        """A race, as people write it: its name if that is its alone, else with its meet; and the meet."""
        meet, event = self._registers.meets[race.meet], self._registers.events[race.event]
        series = [each for each in self._registers.series.values() if each.id == meet.series]
        words = race.name if self._resolver.race(fold(race.name)) == race.id else f"{race.name} {meet.name}"
        offer = Offer(race.name, words if is_short(words) else race.id, meet.name, *count)
        lists = (list_, list_.of_meets_with_event) if self._taken[meet.id, event.id] == race.id else (list_,)
        yield IndexedOffer(lists, offer, self._folded(race, event, meet, *series))
        if self._taken[meet.id, ""] == race.id:
            yield self._entry_offer((list_.of_meets,), meet, self._resolver.meet, count, *series)

    @cached_property
    def _taken(self) -> Mapping[tuple[str, str], str]:
        """The race that a question takes of a meet, and of an event there: the newest story, else the newest final."""
        races = [self._registers.races[id_] for id_ in self._numbers.recency]
        races.sort(key=lambda race: (race.id not in self._numbers.sizes, race.round != "final"))
        return {(race.meet, event): race.id for race in reversed(races) for event in ("", race.event)}

    # --- people -----------------------------------------------------------------------------------------------

    def _people(self) -> Iterator[IndexedOffer]:
        """Who has a profile, for whom something is to come, and who speaks or is spoken of."""
        quotes = [quote for article in self._numbers.pack.articles for quote in article.quotes]
        # However many articles print one.
        remarks = Counter(speaker for speaker, _ in {(quote.speaker, quote.remark or quote.id) for quote in quotes})
        disputes = Counter(point.key.about for point in self._numbers.points if point.verdict in ranking.CONTESTED)
        people, leads = self._ranked(self._registers.people), self._resolver.person
        for person in people:
            if told := self._told.get((OfferList.ATHLETES, person.id)):
                is_named = not self._registers.people[person.id].unnamed
                lists = (OfferList.ATHLETES, OfferList.NAMED) if is_named else (OfferList.ATHLETES,)
                yield self._entry_offer(lists, person, leads, _count(told, disputes[person.id], "dispute"))
            if told := self._told.get((OfferList.PLANS, person.id)):
                yield self._entry_offer((OfferList.PLANS,), person, leads, _count(told))
        for person in sorted(people, key=lambda person: -remarks[person.id]):
            if person.id in remarks or person.id in self._speeches:
                yield self._entry_offer((OfferList.SPEAKERS,), person, leads, (remarks[person.id], "remark"))

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
        registers, offers = self._registers, dict[str, IndexedOffer]()
        ranked = map(self._ranked, (registers.people, registers.places, registers.populations, registers.meets))
        for entry in (entry for of_register in ranked for entry in of_register if self._points[entry.id]):
            count = _count(self._told[OfferList.ATHLETES, entry.id])
            offers[entry.id] = self._entry_offer((OfferList.TOPICS,), entry, self._resolver.topic, count)
        return offers

    def _attribute_offers(self) -> Mapping[str, IndexedOffer]:
        """Attributes of which there are points, by id, those with most first."""
        attributes = sorted(self._attributes.values(), key=lambda attribute: -self._points[attribute.id])
        groups, offers = self._numbers.pack.vocabulary.groups, dict[str, IndexedOffer]()
        for each in (attribute for attribute in attributes if self._points[attribute.id]):
            words = self._resolver.asks(each.id, (each.label,), self._resolver.topic)
            offer = Offer(each.label, words, groups[each.group].label, *_count(self._told.get((each.id,), ())))
            offers[each.id] = IndexedOffer((OfferList.TOPICS,), offer, tuple(" ".join(attribute_keys(each)).split()))
        return offers

    def _pairs(self, topics: Mapping[str, IndexedOffer]) -> Iterator[IndexedOffer]:
        """What is said of whom, as answers order it, that of the newest story first; with its verdict if in dispute."""
        pairs: dict[tuple[str, str], list[Point]] = {}
        for point in ranking.in_answer_order(self._numbers.pack, self._stated, self._numbers.findings):
            for attribute in self._asked_for(point):
                pairs.setdefault((point.key.about, attribute), []).append(point)
        for (about, what), points in sorted(pairs.items(), key=lambda item: item[0][0] not in self._newest):
            if about in topics and what in topics:
                yield _pair(topics[about], topics[what], points, self._told.get((about, what), ()))

    def _asked_for(self, point: Point) -> tuple[str, ...]:
        """The attributes by which a point is asked for, its own first."""
        claims = [self._numbers.claims[each.claim] for value in point.values for each in value.standings]
        return attributes_at(point, claims, self._attributes)

    def _names(self, names: Iterable[str]) -> Iterator[IndexedOffer]:
        """Names to look for: the articles that have all words in one place, none counted where a search finds more."""
        words = {name: frozenset(fold(name).split()) for name in names}
        articles: dict[str, set[str]] = {name: set() for name in words}
        by_word, by_label = defaultdict[str, list[str]](list), set[str]()
        for name, of_name in words.items():
            by_word[min(of_name, default="")].append(name)
        for item in self._index.items:
            label, _, text = (frozenset(of.split()) for of in item.words)
            there = frozenset(" ".join(item.words).split())
            for name in (name for word in there & by_word.keys() for name in by_word[word] if words[name] <= there):
                articles[name].add(str(item.columns[0]))
                by_label |= {name} if words[name] <= label and not words[name] <= text else set()
        for name in words:
            offer = Offer(name, name, "", *_count(() if name in by_label else articles[name]))
            yield IndexedOffer((OfferList.WORDS,), offer, tuple(fold(name).split()))

    # --- who tells of it --------------------------------------------------------------------------------------

    @cached_property
    def _told(self) -> Told:
        """The articles that tell of each as answers tell of it."""
        points, told = self._numbers.points, defaultdict[tuple[str, ...], set[str]](set)
        for point in points:
            articles = self._articles(point)
            for key in self._told_as(point):
                told[key] |= articles
        for id_, numbers in self._mentions.items():
            told[OfferList.ATHLETES, id_].update(*(self._articles(points[n - 1]) for n in numbers))
        for finding in self._numbers.findings:
            people = {self._numbers.claims[claim].about for claim in finding.claims}
            people |= {quote.speaker for quote in finding.quotes}
            for key in {(str(OfferList.ATHLETES), person) for person in people} & told.keys():
                told[key].update(finding.articles)
        for point in filter(self._is_to_come, points):  # when a race will be stands in the answer, too
            races = (point.key.within or "", *(claim.value for claim in self._claims(point)))
            dates = [told.get((_DATE, race), ()) for race in races]
            told[OfferList.PLANS, point.key.about].update(self._articles(point), *dates)
        return told

    def _told_as(self, point: Point) -> Iterator[tuple[str, ...]]:
        """All that a point tells of: its subject, its race or meet, its attributes; medals at a meet, and the date."""
        about, within = point.key.about, point.key.within or ""
        if ranking.stands_for_itself(point):
            attributes = self._told_by(point)
            yield from ((about,), (within,), (OfferList.ATHLETES, about), *((each,) for each in attributes))
            yield from ((about, each) for each in attributes)
        if self._is_medal(point):
            race = self._registers.races.get(within)
            yield OfferList.MEDALS, race.meet if race is not None and race.round == "final" else within
        if self._attributes[point.key.what].kind == _DATE:
            yield _DATE, about

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

    def _is_medal(self, point: Point) -> bool:
        roles = self._attributes[point.key.what].roles
        is_counted = MEDAL_ROLE in roles or any(role.startswith("tally-") for role in roles)
        return (is_counted and bool(point.values)) or self._is_place(point, *_MEDALLISTS)

    def _is_place(self, point: Point, *places: str) -> bool:
        return PLACE in self._attributes[point.key.what].roles and bool(point.values) and str(point.headline) in places

    def _is_to_come(self, point: Point) -> bool:
        """Whether a point is a plan or a hope, of no race with a story."""
        is_plan = self._numbers.pack.vocabulary.phase(self._attributes[point.key.what]) is GroupPhase.PLANS
        is_open = is_plan or any(claim.mood in OPEN_MOODS for claim in self._claims(point))
        return is_open and point.key.within not in self._numbers.sizes

    def _claims(self, point: Point) -> list[Claim]:
        return [self._numbers.claims[id_] for id_ in self._numbers.claims_of[point.id]]

    def _articles(self, point: Point) -> set[str]:
        return {claim.article for claim in self._claims(point)}

    @cached_property
    def _points(self) -> Counter[str]:
        """How many points are about each subject, and of each attribute."""
        return Counter(id_ for point in self._stated for id_ in (point.key.about, *self._asked_for(point)))

    # --- how an entry is asked for --------------------------------------------------------------------------------

    def _entry_offer(
        self, lists: tuple[str, ...], entry: Entry, leads: Leads, count: Count, *more: Entry
    ) -> IndexedOffer:
        """An entry that goes by its names, and by those of ``more``."""
        words = self._resolver.asks(entry.id, (entry.name, *entry.aliases), leads)
        return IndexedOffer(lists, Offer(entry.name, words, "", *count), self._folded(entry, *more))

    def _folded(self, *entries: Entry) -> tuple[str, ...]:
        """The folded words of the entries' names and ids."""
        keys = (self._numbers.directory.names.keys(entry) for entry in entries)
        return tuple(dict.fromkeys(word for of_entry in keys for key in of_entry for word in key.split()))


def _count(articles: Collection[str], count: int = 0, counted: str = "") -> Count:
    """What an answer counts, and what that is; the articles that tell of it where that is nothing."""
    return (count, counted) if count else (len(articles), "article")


def _pair(about: IndexedOffer, what: IndexedOffer, points: Sequence[Point], articles: Collection[str]) -> IndexedOffer:
    """What is said of whom, a dispute with its sides; a mark that is told so leads to it, too."""
    names, words = f"{about.offer.name}, {what.offer.name}", f"{about.offer.words} {what.offer.words}"
    sides, detail, count = ranking.counts_by_side(points[0]), "", _count(articles)
    if points[0].verdict in ranking.CONTESTED:
        against = f", {sides[0]} against {sides[1]}" if len(sides) == 2 and sides[1] else ""  # noqa: PLR2004
        detail, count = f"{points[0].verdict}{against}", (0, "")
    values = (value.value.text for point in points for value in point.values)
    marks = (word for value in values if _MARK.match(value) for word in fold(value).split())
    offer = Offer(names, words, detail, *count)
    return IndexedOffer((OfferList.TOPICS, OfferList.PAIRS), offer, (*about.words, *what.words, *marks))
