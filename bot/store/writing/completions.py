"""What a pack has to offer to a person who begins to type: of each list the best first, and only what has an answer.

With each stands what its answer counts, disputes or remarks; where it counts none, how many articles tell of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.model import OPEN_MOODS
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence, with_article
from bot.facts.result_roles import JOINED_ROLES, MEDAL_ROLE, PLACE
from bot.facts.values.references import REGISTERS
from bot.facts.vocabulary import GroupPhase
from bot.store.queries.completions import is_short
from bot.store.rows import Offer, OfferList
from bot.store.writing.name_keys import attribute_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.facts.model import Point
    from bot.facts.registers import Entry, Race
    from bot.store.writing.row_numbers import RowNumbers
    from bot.store.writing.search_index import SearchIndex, SearchItem
    from bot.store.writing.story_report import StoryReport

    Numbers = Mapping[str, Sequence[int]]
    """The numbers of points, by the id of an entry."""
    Count = tuple[int, str]
    """How much, and of what."""

_DATE = "date"
_MARK = re.compile(r"\d+[:.]\d")
_MEDALLISTS = ("1", "2", "3")
_TALLY = "tally-"
_FINAL = " final"

_QUESTIONS = {
    OfferList.WON: ("who won the {}?", "result"),
    OfferList.SPEAKERS: ("what did {} say?", "quote said"),
    OfferList.STORIES: ("what happened in the {}?", "recap story"),
    OfferList.NAMED: ("who is {}?", "athlete profile"),
    OfferList.PLANS: ("what is next for {}?", ""),
}
"""Questions of free text about what is offered of a list, and what else they go by."""
_OF_RACES = frozenset({OfferList.WON, OfferList.STORIES})
_ABOUT_EACH = 4
"""So many questions of each kind come first."""


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
        self._directory = numbers.directory
        self._stated = list(filter(ranking.stands_for_itself, numbers.points))

    def all(self) -> list[IndexedOffer]:
        """Everything that is offered, in the order of its numbers: of each list the best of the newest story first."""
        topics = {**self._subjects(), **self._attribute_offers()}
        names = self._names(dict.fromkeys(each.offer.name for each in topics.values()))
        entries = _short([*topics.values(), *self._races(), *self._people(), *self._speakers(), *names])
        return [*entries, *_questions(entries, _short(self._pairs(topics)))]

    # --- races and meets --------------------------------------------------------------------------------------

    def _races(self) -> Iterator[IndexedOffer]:
        """The races of which a question has an answer, and the meets where it is asked of one of them."""
        report, sizes, points = self._report, self._numbers.sizes, self._numbers.points
        disputes = {id_: report.dispute_count(id_) for id_ in self._numbers.recency}
        races: dict[OfferList, Collection[str | None]] = {
            OfferList.RESULTS: report.races_with_result,
            OfferList.WON: {point.within for point in points if self._is_place(point, "1")},
            OfferList.STORIES: report.story_races,
            OfferList.TOPICS: {id_ for id_ in sizes if disputes[id_]},
        }
        for race in (self._registers.races[id_] for id_ in disputes):
            lists = [each for each in races if race.id in races[each]]
            medals = self._tellers[OfferList.MEDALS, race.meet]
            yield from self._race_offers(lists, race, _count(self._tellers[race.id,], disputes[race.id], "dispute"))
            yield from self._race_offers([OfferList.MEDALS] if medals else [], race, _count(medals))
            if race.id in sizes:
                yield from self._race_offers([OfferList.SOURCES], race, (sizes[race.id], "article"))

    def _race_offers(self, lists: Sequence[OfferList], race: Race, count: Count) -> Iterator[IndexedOffer]:
        """A race, as people write it: its name if that is its alone, else with its meet; and the meet."""
        if not lists:
            return
        meet, event = self._registers.meets[race.meet], self._registers.events[race.event]
        series = [self._registers.series[meet.series]] if meet.series else []
        is_known = self._directory.means(race.name, "race", "event") == race.id
        words = race.name if is_known else f"{race.name} {meet.name}"
        offer = Offer(race.name, words if is_short(words) else race.id, meet.name, *count)
        at_meet = [each.of_meets_with_event for each in lists if self._taken[meet.id, event.id] == race.id]
        yield IndexedOffer((*lists, *at_meet), offer, self._folded(race, event, meet, *series))
        if self._taken[meet.id, ""] == race.id:
            yield self._entry_offer([each.of_meets for each in lists], meet, count, "meet", "series", more=series)

    @cached_property
    def _taken(self) -> Mapping[tuple[str, str], str]:
        """The race that a question takes of a meet, and of an event there: the newest story, else the newest final."""
        races = [self._registers.races[id_] for id_ in self._numbers.recency]
        races.sort(key=lambda race: (race.id not in self._numbers.sizes, race.round != "final"))
        return {(race.meet, event): race.id for race in reversed(races) for event in ("", race.event)}

    # --- people -----------------------------------------------------------------------------------------------

    def _people(self) -> Iterator[IndexedOffer]:
        """Who has a profile, and for whom something is to come."""
        tellers = self._tellers
        contested = [point.key for point in self._numbers.points if point.is_contested]
        # How far one was ahead of another is said of both.
        disputes = Counter(who for key in contested for who in {key.about, key.than.about if key.than else key.about})
        for person in self._ranked(self._registers.people):
            lists = (OfferList.ATHLETES, *(() if self._registers.people[person.id].unnamed else (OfferList.NAMED,)))
            if articles := tellers[OfferList.ATHLETES, person.id]:
                yield self._entry_offer(lists, person, _count(articles, disputes[person.id], "dispute"))
            if articles := tellers[OfferList.PLANS, person.id]:
                yield self._entry_offer((OfferList.PLANS,), person, _count(articles))

    def _speakers(self) -> Iterator[IndexedOffer]:
        """Who speaks or is spoken of, those who said most first."""
        quotes = [quote for article in self._numbers.pack.articles for quote in article.quotes]
        # However many articles print one.
        remarks = Counter(speaker for speaker, _ in {(quote.speaker, quote.remark or quote.id) for quote in quotes})
        speakers = [each for name in REGISTERS["speaker"] for each in self._ranked(getattr(self._registers, name))]
        for speaker in sorted(speakers, key=lambda speaker: -remarks[speaker.id]):
            if speaker.id in remarks or speaker.id in self._speeches:
                yield self._entry_offer((OfferList.SPEAKERS,), speaker, (remarks[speaker.id], "remark"))

    def _ranked(self, register: Mapping[str, Entry]) -> list[Entry]:
        """The entries of a register: those of the newest story first, and those of whom most is said."""
        return sorted(register.values(), key=lambda entry: (entry.id not in self._newest, -self._points[entry.id]))

    @cached_property
    def _newest(self) -> frozenset[str]:
        """Whom and what the points of the newest story are about."""
        stories = [race for race in self._numbers.recency if race in self._numbers.sizes][:1]
        return frozenset(point.about for race in stories for point in self._report.points_of(race))

    # --- topics -----------------------------------------------------------------------------------------------

    def _subjects(self) -> dict[str, IndexedOffer]:
        """Whom and what something is said of, by id."""
        registers = self._registers
        teams = (registers.teams, registers.organisations)
        ranked = map(self._ranked, (registers.people, registers.places, *teams, registers.populations, registers.meets))
        entries = [entry for of_register in ranked for entry in of_register if self._points[entry.id]]
        counts = {entry.id: _count(self._tellers[OfferList.ATHLETES, entry.id]) for entry in entries}
        return {entry.id: self._entry_offer((OfferList.TOPICS,), entry, counts[entry.id]) for entry in entries}

    def _attribute_offers(self) -> dict[str, IndexedOffer]:
        """Attributes of which there are points, by id, those with most first."""
        attributes = sorted(self._attributes.values(), key=lambda attribute: -self._points[attribute.id])
        groups, offers = self._numbers.pack.vocabulary.groups, dict[str, IndexedOffer]()
        for each in (attribute for attribute in attributes if self._points[attribute.id]):
            words = self._directory.asks(each.id, (each.label,))
            offer = Offer(each.label, words, groups[each.group].label, *_count(self._tellers[each.id,]))
            offers[each.id] = IndexedOffer((OfferList.TOPICS,), offer, tuple(" ".join(attribute_keys(each)).split()))
        return offers

    def _pairs(self, topics: Mapping[str, IndexedOffer]) -> list[IndexedOffer]:
        """What is said of whom, as answers order it, that of the newest story first; with its verdict if in dispute."""
        pairs = grouped(
            ((point.about, attribute), point)
            for point in ranking.in_answer_order(self._numbers.pack, self._stated, self._numbers.findings)
            for attribute in self._numbers.attributes_of(point)
        )
        newest_first = sorted(pairs, key=lambda pair: pair[0] not in self._newest)
        of_topics = (pair for pair in newest_first if topics.keys() >= {*pair})
        return [_pair(topics[pair[0]], topics[pair[1]], pairs[pair], self._tellers[pair]) for pair in of_topics]

    def _names(self, names: Iterable[str]) -> Iterator[IndexedOffer]:
        """Names to look for: the articles that have all words in one place, none counted where a search finds more."""
        folded = {name: fold(name).split() for name in names}
        places: dict[str, set[int]] = {word: set() for words in folded.values() for word in words}
        for n, item in enumerate(self._index.items):
            for word in places.keys() & " ".join(item.words).split():
                places[word].add(n)
        for name, words in folded.items():
            numbers = set.intersection(*sorted((places[word] for word in words), key=len)) if words else ()
            offer = Offer(name, name, "", *_count(_articles_with(words, [self._index.items[n] for n in numbers])))
            yield IndexedOffer((OfferList.WORDS,), offer, tuple(words))

    # --- who tells of it --------------------------------------------------------------------------------------

    @cached_property
    def _tellers(self) -> Mapping[tuple[str, ...], Collection[str]]:
        """The articles that tell of each as answers tell of it: of an id, of a pair of them, of an id in a list."""
        points, tellers = self._numbers.points, defaultdict[tuple[str, ...], set[str]](set)
        for point in points:
            articles = self._numbers.articles_telling(point)
            for key in self._keys(point):
                tellers[key] |= articles
        for id_, numbers in self._mentions.items():
            tellers[OfferList.ATHLETES, id_].update(*(self._numbers.articles_telling(points[n - 1]) for n in numbers))
        for finding in self._numbers.findings:
            people = {self._numbers.claims[claim].about for claim in finding.claims}
            for about in people.union(quote.speaker for quote in finding.quotes):
                tellers[OfferList.ATHLETES, about].update(finding.articles)
        for point in filter(self._is_to_come, points):  # when a race will be stands in the answer, too
            races = (point.within or "", *(each.value for each in self._numbers.claims_at(point)))
            dates = [tellers[_DATE, race] for race in races]
            tellers[OfferList.PLANS, point.about].update(self._numbers.articles_telling(point), *dates)
        return tellers

    def _keys(self, point: Point) -> Iterator[tuple[str, ...]]:
        """All that a point tells of: its subject, its race or meet, its attributes; medals at a meet, and the date."""
        about, within, attribute = point.about, point.within or "", self._attributes[point.what]
        if ranking.stands_for_itself(point):
            yield from ((about,), (within,), (OfferList.ATHLETES, about))
            yield from (key for each in self._attributes_at(point) for key in ((each,), (about, each)))
        if self._is_medal(point) or (point.values and any(role.startswith(_TALLY) for role in attribute.roles)):
            race = self._registers.races.get(within)
            yield OfferList.MEDALS, race.meet if race is not None and race.round == "final" else within
        if attribute.kind == _DATE:
            yield _DATE, about

    def _attributes_at(self, point: Point) -> Collection[str]:
        """The attributes in whose answers a point is told: a place is a medal."""
        roles = {MEDAL_ROLE, f"{_TALLY}total"} if self._is_medal(point) else set()
        medals = (each.id for each in self._attributes.values() if not roles.isdisjoint(each.roles))
        return self._counted.intersection((*self._numbers.attributes_of(point), *medals))

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The attributes whose answers tell their own points alone: "tactics" are in "similar tactics", too."""
        attributes = [each for each in self._attributes.values() if self._points[each.id]]
        keys = Counter(key for each in attributes for key in attribute_keys(each))
        kinds = {fold(each.label).partition(" ")[2] for each in attributes}
        plain = (each for each in attributes if JOINED_ROLES.isdisjoint(each.roles))
        return frozenset(each.id for each in plain if keys[fold(each.label)] == 1 and fold(each.label) not in kinds)

    def _is_medal(self, point: Point) -> bool:
        is_medal = MEDAL_ROLE in self._attributes[point.what].roles
        return bool(point.values) and (is_medal or self._is_place(point, *_MEDALLISTS))

    def _is_place(self, point: Point, *places: str) -> bool:
        return PLACE in self._attributes[point.what].roles and bool(point.values) and str(point.headline) in places

    def _is_to_come(self, point: Point) -> bool:
        """Whether a point is a plan or a hope, of no race with a story."""
        is_plan = self._numbers.pack.vocabulary.phase(self._attributes[point.what]) is GroupPhase.PLANS
        is_open = is_plan or any(claim.mood in OPEN_MOODS for claim in self._numbers.claims_at(point))
        return is_open and point.within not in self._numbers.sizes

    @cached_property
    def _points(self) -> Counter[str]:
        """How many points are about each subject, and of each attribute."""
        return Counter(id_ for each in self._stated for id_ in (each.about, *self._numbers.attributes_of(each)))

    # --- how an entry is asked for --------------------------------------------------------------------------------

    def _entry_offer(
        self, lists: Iterable[str], entry: Entry, count: Count, *types: str, more: Iterable[Entry] = ()
    ) -> IndexedOffer:
        """An entry, asked for among ``types`` or as a topic, that goes by its names, and by those of ``more``."""
        words = self._directory.asks(entry.id, (entry.name, *entry.aliases), *types)
        return IndexedOffer(tuple(lists), Offer(entry.name, words, "", *count), self._folded(entry, *more))

    def _folded(self, *entries: Entry) -> tuple[str, ...]:
        """The folded words of the entries' names and ids."""
        keys = (self._directory.names.keys(entry) for entry in entries)
        return tuple(dict.fromkeys(word for of_entry in keys for key in of_entry for word in key.split()))


def _count(articles: Collection[object], count: int = 0, counted: str = "") -> Count:
    """What an answer counts, and what that is; the articles that tell of it where that is nothing."""
    return (count, counted) if count else (len(articles), "article")


def _articles_with(words: Sequence[str], items: Sequence[SearchItem]) -> Collection[object]:
    """The articles of what has the words; none where something is only called so, and a search finds more."""
    of_words = [(label.split(), text.split(), item.columns[0]) for item in items for label, _, text in (item.words,)]
    is_label = any({*words} <= {*label} and not {*words} <= {*text} for label, text, _ in of_words)
    return () if is_label else {article for *_, article in of_words}


def _pair(about: IndexedOffer, what: IndexedOffer, points: Sequence[Point], articles: Collection[str]) -> IndexedOffer:
    """What is said of whom, a dispute with its sides; a mark that is told so leads to it, too."""
    names, words = f"{about.offer.name}, {what.offer.name}", f"{about.offer.words} {what.offer.words}"
    sides, detail, count = ranking.counts_by_side(points[0]), "", _count(articles)
    if points[0].is_contested:
        against = f", {sides[0]} against {sides[1]}" if len(sides) == 2 and sides[1] else ""  # noqa: PLR2004
        detail, count = f"{points[0].verdict}{against}", (0, "")
    values = (value.value.text for point in points for value in point.values)
    marks = (word for value in values if _MARK.match(value) for word in fold(value).split())
    lists = (OfferList.TOPICS, OfferList.PAIRS, OfferList.QUESTIONS)
    return IndexedOffer(lists, Offer(names, words, detail, *count), (*about.words, *what.words, *marks))


def _short(offers: Iterable[IndexedOffer]) -> list[IndexedOffer]:
    return [each for each in offers if is_short(each.offer.words)]


def _questions(entries: Sequence[IndexedOffer], pairs: Sequence[IndexedOffer]) -> Iterator[IndexedOffer]:
    """Questions as people type them, and the pairs: the first few of each kind, then the next."""
    kinds = [*(_questions_about(list_, entries) for list_ in _QUESTIONS), pairs]
    for start in range(0, max(map(len, kinds)), _ABOUT_EACH):
        yield from (each for kind in kinds for each in kind[start : start + _ABOUT_EACH])


def _questions_about(list_: OfferList, entries: Iterable[IndexedOffer]) -> list[IndexedOffer]:
    """A question about each of a list; of races, the newest first, the newest of an event goes by that alone."""
    (pattern, more), events, questions = _QUESTIONS[list_], set[str](), list[IndexedOffer]()
    for each in (each for each in entries if list_ in each.lists):
        offer, event = each.offer, each.offer.name.removesuffix(_FINAL)
        race = f"{offer.name} at {with_article(offer.detail)}" if event in events else event
        line = pattern.format(in_a_sentence(race) if list_ in _OF_RACES else offer.words)
        words = (*each.words, *fold(pattern).split(), *more.split())
        questions.append(IndexedOffer((OfferList.QUESTIONS,), replace(offer, name=line, words=line), words))
        events.add(event)
    return questions
