"""Whom and what people can ask for: every entry with its record, and the folded keys that lead to it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from bot.facts.grouping import grouped
from bot.facts.names import Names, fold, surname
from bot.facts.ranking import by_recency
from bot.facts.registers import Meet, Person, Place, Race, Team
from bot.facts.vocabulary import GroupPhase
from bot.store.queries.completions import is_short
from bot.store.rows import EntryRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts.model import Pack
    from bot.facts.registers import Entry
    from bot.facts.vocabulary import Attribute

TYPES = ("person", "population", "place", "series", "meet", "event", "race", "place", "place")
"""The types of entries, in the order of ``Registers.each()``: a team and an organisation stand as a country does."""

ATTRIBUTE = "attribute"

_TOPICS = ("person", "place", "population", "race", "meet", "series", "event", ATTRIBUTE)
"""What a topic's name is taken for, in this order."""

PUBLISHER, YEAR, SPEAKER, TEAM = "publisher", "year", "speaker", "team"

_OF_A_RACE = frozenset({GroupPhase.RESULT, GroupPhase.COURSE})

_DOMAIN = re.compile(r"\.[a-z]{2,6}\Z", re.IGNORECASE)
"""What ends the name of a website, and is seldom typed."""

Keyed = tuple[str, str]
"""A folded key and the type of what it leads to."""


class NameKeys:
    """The entries of a pack by id, and what leads to them; ``days`` and ``sizes`` are those of its races."""

    def __init__(self, pack: Pack, days: Mapping[str, int], sizes: Mapping[str, int]) -> None:
        self._pack = pack
        self._registers = pack.registers
        self._days = days
        self.names = Names(pack.registers)
        self.recency = {race: place for place, race in enumerate(by_recency(days, sizes))}

    @cached_property
    def entries(self) -> Mapping[str, EntryRow]:
        """The record of each entry, and of each publisher, by its id."""
        records = {entry.id: self._record(type_, entry) for type_, entry in self._each()}
        return records | {id_: EntryRow(id_, PUBLISHER, name) for id_, name in self._publishers.items()}

    @cached_property
    def keys(self) -> Mapping[Keyed, list[str]]:
        """What each key leads to, best first: those that list it themselves, then the newest, then by register."""
        leads: dict[Keyed, list[tuple[bool, int, str]]] = {}
        for place, (type_, entry) in enumerate(self._each()):
            order = self._order(entry, place)
            for key in self.names.keys(entry):
                leads.setdefault((key, type_), []).append((not self._owns(entry, key), order, entry.id))
        for place, attribute in enumerate(self._pack.vocabulary.attributes.values()):
            for key, is_word in attribute_keys(attribute).items():
                leads.setdefault((key, ATTRIBUTE), []).append((is_word, place, attribute.id))
        for place, (keyed, id_) in enumerate(self._typed_keys()):
            speaker = self.names.entry(id_) if keyed[1] == SPEAKER else None
            is_part = speaker is not None and not self._owns(speaker, keyed[0])
            leads.setdefault(keyed, []).append((is_part, place, id_))
        return {keyed: [id_ for *_, id_ in sorted(ranked)] for keyed, ranked in sorted(leads.items())}

    def asks(self, id_: str, names: Iterable[str], *types: str) -> str:
        """What asks for an entry alone: the first of its names that does, else its id; "" where that means another."""
        return next((name for name in filter(is_short, (*names, id_)) if self.means(name, *types) == id_), "")

    def means(self, name: str, *types: str) -> str | None:
        """What a name means among the entries of some types: the only one, or the one who lists it.

        Without types what it means as a topic: of the first type that has it; there the newest comes before others.
        """
        key, of_topic = fold(name), next((type_ for type_ in _TOPICS if (fold(name), type_) in self.keys), "")
        ids = [id_ for type_ in types or (of_topic,) for id_ in self.keys.get((key, type_), [])]
        if not types and of_topic != "person":
            return next(iter(ids), None)
        owners = [id_ for id_ in ids if (entry := self.names.entry(id_)) and self._owns(entry, key)]
        return next(iter(owners if len(ids) > 1 else ids), None) if len(owners) < 2 else None  # noqa: PLR2004

    def key_rows(self) -> Iterator[tuple[str | int | None, ...]]:
        """Key, type, rank, entry or attribute, and whether it lists the key itself, or is claimed of anybody."""
        for (key, type_), ids in self.keys.items():
            for rank, id_ in enumerate(ids):
                if type_ == ATTRIBUTE:
                    yield key, type_, rank, None, id_, int(id_ in self._claimed)
                else:
                    entry = self.names.entry(id_) if type_ in {"person", SPEAKER} else None
                    yield key, type_, rank, id_, None, int(entry is None or self._owns(entry, key))

    def race_key_rows(self) -> Iterator[tuple[str | int | None, ...]]:
        """Key, rank and the race's recency: a race goes by its own keys and by its event's."""
        races_by_key: dict[str, list[int]] = {}
        for race in self._registers.races.values():
            for key in dict.fromkeys((*self.names.keys(race), *self.names.keys(self._registers.events[race.event]))):
                races_by_key.setdefault(key, []).append(self.recency[race.id])
        for key, races in sorted(races_by_key.items()):
            yield from ((key, rank, race) for rank, race in enumerate(sorted(races)))

    def spellings(self) -> Iterator[Keyed]:
        """Every key with its types, once each, but for an id of a race and for attributes of which nothing is claimed.

        Nobody writes those, or means them by a slip.
        """
        ids = {fold(race.id) for race in self._registers.races.values() if not self.names.lists(race, fold(race.id))}
        for key, type_ in self.keys:
            is_id = type_ == "race" and key in ids
            if not is_id and (type_ != ATTRIBUTE or not self._claimed.isdisjoint(self.keys[key, type_])):
                yield key, type_

    @cached_property
    def _claimed(self) -> frozenset[str]:
        """The attributes of which an article claims something."""
        return frozenset(claim.what for article in self._pack.articles for claim in article.claims)

    @cached_property
    def _publishers(self) -> Mapping[str, str]:
        """Who publishes the articles, by ids that no register has."""
        names = (article.publisher for article in self._pack.articles)
        return {f"{PUBLISHER}:{fold(name)}": name for name in names if name and fold(name)}

    def _typed_keys(self) -> Iterator[tuple[Keyed, str]]:
        """Who speaks and is no person, also by the last word; teams, of which is asked as of people; then others.

        What only free text asks by is publishers with their authors, and the meets of a year, the newest first.
        """
        for entry in filter(None, map(self.names.entry, self._speakers)):
            last = fold(entry.name).rpartition(" ")[2]
            keys = () if isinstance(entry, Person) else (*self.names.keys(entry), last, f"the {last}")
            for key in dict.fromkeys(keys):
                yield (key, SPEAKER), entry.id
        for team in self._registers.teams.values():
            for key in self.names.keys(team):
                yield (key, TEAM), team.id
        for id_, name in self._publishers.items():
            folded = fold(name)
            keys = (folded, folded.replace(" ", ""), fold(_DOMAIN.sub("", name)), *self._authors(name))
            for key in dict.fromkeys(keys):
                yield (key, PUBLISHER), id_
        races = sorted(self._registers.races.values(), key=lambda race: self.recency[race.id])
        for meet in dict.fromkeys(race.meet for race in races):
            yield (str(self._registers.meets[meet].year), YEAR), meet

    @cached_property
    def _speakers(self) -> Mapping[str, None]:
        """Whose words the articles print or report."""
        articles = self._pack.articles
        quoted = (quote.speaker for article in articles for quote in article.quotes)
        reported = (claim.by for article in articles for claim in article.claims if claim.by)
        return dict.fromkeys((*quoted, *reported))

    def _authors(self, publisher: str) -> Iterator[str]:
        """The full names and the surnames of those who wrote for a publisher."""
        authors = (fold(each.author or "") for each in self._pack.articles if each.publisher == publisher)
        return (name for author in authors if " " in author for name in (author, author.rpartition(" ")[2]))

    def _each(self) -> Iterator[tuple[str, Entry]]:
        for type_, register in zip(TYPES, self._registers.each(), strict=True):
            for entry in register.values():
                yield type_, entry

    def _record(self, type_: str, entry: Entry) -> EntryRow:
        code = entry.code if isinstance(entry, Place | Team) else None
        unnamed = entry.unnamed if isinstance(entry, Person) else None
        last = surname(entry)
        owner = last is None or self.names.lists(entry, fold(last))
        noun = self._registers.events[entry.event].contest if isinstance(entry, Race) else ""
        return EntryRow(entry.id, type_, entry.name, code, unnamed, self._detail(entry), owner, noun=noun)

    def _detail(self, entry: Entry) -> str | None:
        """What tells namesakes apart, as far as the registers say: names only."""
        registers = self._registers
        larger: Mapping[str, Entry]
        if isinstance(entry, Race):
            larger, id_ = registers.meets, entry.meet
        elif isinstance(entry, Place):
            larger, id_ = registers.places, entry.within or ""
        else:
            return None
        return larger[id_].name if id_ in larger else None

    def _order(self, entry: Entry, place: int) -> int:
        if isinstance(entry, Race):
            return self.recency[entry.id]
        return -entry.year if isinstance(entry, Meet) else place

    def _owns(self, entry: Entry, key: str) -> bool:
        """Whether an entry lists a key, or is whom a surname means that others share."""
        return self.names.lists(entry, key) or self._surname_owners.get(key) == entry.id

    @cached_property
    def _surname_owners(self) -> Mapping[str, str]:
        """Whom a surname means that several share and nobody lists: the only one who stands in the race of a story."""
        of_surname = grouped((fold(surname(person) or ""), person) for person in self._registers.people.values())
        owners = {}
        for key, people in of_surname.items():
            in_story = [person.id for person in people if person.id in self._in_stories]
            if len(people) > 1 and len(in_story) == 1 and not any(self.names.lists(each, key) for each in people):
                owners[key] = in_story[0]
        return owners

    @cached_property
    def _in_stories(self) -> frozenset[str]:
        """Of whom an article tells a result or the course of the race of one of its stories."""
        vocabulary = self._pack.vocabulary
        whats = {what for what, each in vocabulary.attributes.items() if vocabulary.phase(each) in _OF_A_RACE}
        claims = ((claim, article.stories) for article in self._pack.articles for claim in article.claims)
        return frozenset(claim.about for claim, stories in claims if claim.what in whats and claim.in_.entry in stories)


def id_key(id_: str) -> str | None:
    """The folded key by which an id is asked for; None where folding joins parts of it ("800-m")."""
    key = fold(id_)
    return key if key.count(" ") == id_.count("-") else None


def attribute_keys(attribute: Attribute) -> dict[str, bool]:
    """The folded keys of an attribute; the value tells those of its words from its label and id, which come first.

    What happens at one moment goes by the words for each of its kinds as well: who was "booked", and "sent off".
    """
    kinds = attribute.terms.values() if attribute.exact_moment else ()
    names = dict.fromkeys((fold(attribute.label), fold(attribute.id)), False)
    words = dict.fromkeys(map(fold, (*attribute.words, *attribute.cues, *chain.from_iterable(kinds))), True)
    return {key: is_word for key, is_word in (words | names).items() if key}
