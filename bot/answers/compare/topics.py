"""Reading the topic of /compare: "silver time", "wightman", "kerr personal best", "kerr background", "medals"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import field
from msgspec.structs import replace

from bot.answers.asking.words import function_words
from bot.answers.input import topic_words, word_runs
from bot.answers.points.groups import group_labels
from bot.answers.search.search_query import content_query
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.facts.result_roles import PLACE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow

_PLACES = {
    "gold": "1",
    "winner": "1",
    "winners": "1",
    "winning": "1",
    "won": "1",
    "silver": "2",
    "runner": "2",
    "bronze": "3",
}
_PLACE_FILLERS = frozenset({"medal", "medallist", "medalist", "up", "who", "position"})
_EVENT_WORDS = frozenset({"men", "women", "final", "semi", "heat", "metres", "race", "story"})
_FIGURE = re.compile(r"\d")
_SUBJECT_TYPES = ("person", "place", "population", "race", "meet", "series", "event")
"""Types of entries in the order in which a name is taken for one of them."""


PAIRED = frozenset({"person", "place"})
"""Types of entries of which two may be compared."""

_BESIDE = frozenset({"place", "population", "meet"})
"""Types of entries whose name beside a person tells which of their points are wanted."""


CONTRADICTIONS = "contradictions"
"""The part of a topic that is what cannot all hold of it."""


class RaceTopic(Frozen, frozen=True):
    """A topic within one story: those who have a place there (None: everybody), attributes, and words for the event."""

    place: str | None
    attributes: tuple[str, ...]
    event: str


class NameTopic(Frozen, frozen=True):
    """A topic by names: a subject with those who share its name, attributes, and phrases that neither explains.

    ``other`` is the second of two people, or of two countries or teams. ``part`` is the group of points that is wanted
    of the subject, or its contradictions; "" all of it. ``names``: what else each of the phrases goes by, as a name.
    """

    subject: EntryRow | None
    namesakes: tuple[EntryRow, ...]
    attributes: tuple[EntryRow, ...]
    rest: tuple[str, ...]
    other: EntryRow | None = None
    part: str = ""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def part_labels(vocabulary: Vocabulary) -> dict[str, str]:
    """How each part is called, by what it is in a topic: the groups of points, and contradictions."""
    return {**group_labels(vocabulary), CONTRADICTIONS: CONTRADICTIONS}


def split_part(topic: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """A topic without the part that ends it, and that part: a group's id, by its label, or contradictions; else ""."""
    words = fold(topic)
    for id_, label in part_labels(vocabulary).items():
        if f" {words}".endswith(f" {fold(label)}"):
            return words.removesuffix(fold(label)).strip(), id_
    return topic, ""


def content_words(topic: str) -> list[str]:
    """The folded words of a topic without those that ask for nothing by themselves."""
    return [word for word in topic_words(topic) if word not in function_words()]


# --- a race ---------------------------------------------------------------------------------------------------------


def read_race_topic(topic: str, vocabulary: Vocabulary) -> RaceTopic | None:
    """A topic that speaks of a medal or a place ("silver time") or of nothing but an event; else None.

    "First day" and other names of attributes are no medals; a winner has a place, and "won by" is a margin.
    """
    words = content_words(topic)
    place = next((_PLACES[word] for word in words if word in _PLACES), None)
    called = {*_attributes_called(fold(topic), vocabulary), *_attributes_called(" ".join(words), vocabulary)}
    is_place = place is not None and all(PLACE in vocabulary.attributes[what].roles for what in called)
    if called and not is_place:
        return None
    if place is None:
        return RaceTopic(None, (), " ".join(words)) if _is_event(words) else None
    rest = [word for word in words if word not in _PLACES and word not in _PLACE_FILLERS]
    for run in word_runs(rest):
        attributes = _attributes_called(run, vocabulary)
        event = _without_run(rest, run)
        if attributes and (not event or _is_event(event)):
            return RaceTopic(place, attributes, " ".join(event))
    return RaceTopic(place, (), " ".join(rest)) if not rest or _is_event(rest) else None


def _attributes_called(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The attributes that go by a folded key: their label, their id, or words in which people write them."""
    if not key:
        return ()
    return tuple(
        attribute.id
        for attribute in vocabulary.attributes.values()
        if any(fold(name) == key for name in (attribute.label, attribute.id, *attribute.words))
    )


def _is_event(words: Collection[str]) -> bool:
    """Whether the words can only be an event: a distance, and words that go with one."""
    return any(_FIGURE.search(word) for word in words) and all(
        _FIGURE.search(word) or word in _EVENT_WORDS for word in words
    )


def _without_run(words: list[str], run: str) -> list[str]:
    size = len(run.split())
    start = next(place for place in range(len(words)) if " ".join(words[place : place + size]) == run)
    return words[:start] + words[start + size :]


# --- names ----------------------------------------------------------------------------------------------------------


def topic_keys(topic: str) -> tuple[str, ...]:
    """Every run of a topic's words, longest first: each may be a name."""
    return word_runs(topic_words(topic))


def read_name_topic(topic: str, rows: Sequence[EntryRow], vocabulary: Vocabulary) -> NameTopic | None:
    """What the longest names in a topic mean; None where several could be meant and none owns the name.

    ``rows`` are the entries that go by any of `topic_keys`, the longest key first. Behind nothing but a subject a part
    of what is said of it may stand.
    """
    words, part = split_part(topic, vocabulary)
    whole = _read_names(words, rows) if part else None
    if whole is not None and whole.subject and not (whole.attributes or whole.rest or whole.other):
        return replace(whole, part=part)
    return _read_names(topic, rows)


def _read_names(topic: str, rows: Sequence[EntryRow]) -> NameTopic | None:
    words = topic_words(topic)
    typed = f" {' '.join(words)} "
    subject: EntryRow | None = None
    other: EntryRow | None = None
    namesakes: tuple[EntryRow, ...] = ()
    attributes: tuple[EntryRow, ...] = ()
    types = {row.type for row in rows}
    names: dict[str, tuple[str, ...]] = {}
    for key in dict.fromkeys(row.key for row in sorted(rows, key=lambda row: _name_order(row, types))):
        of_key = [row for row in rows if row.key == key]
        subjects, of_attributes = _subjects(of_key), tuple(row for row in of_key if row.type == "attribute")
        if f" {key} " not in f" {' '.join(words)} ":
            continue
        if subjects and subject is None:
            owner = _name_owner(subjects, words)
            if owner is None:
                return None
            words = _without_run(words, key)
            subject, namesakes = owner, tuple(row for row in subjects if row is not owner)
        elif _is_second(subject, subjects) and other is None:
            words, other = _without_run(words, key), _name_owner(subjects, words)
        elif _is_beside(subject, subjects):
            words = _without_run(words, key)
            names[key] = tuple(fold(row.name) for row in of_key if row.type in _BESIDE)
        elif of_attributes and not attributes:
            words, attributes = _without_run(words, key), of_attributes
    own = set(fold(subject.detail or "").split()) if subject is not None and subject.type == "race" else set()
    rest = {word for word in words if word not in function_words() | own}
    phrases = (phrase.words for phrase in content_query(topic).phrases)
    rest_phrases = tuple(" ".join(phrase) for phrase in phrases if rest.issuperset(phrase))
    rest_phrases = tuple(sorted((*rest_phrases, *names), key=lambda phrase: typed.find(f" {phrase} ")))
    return _in_typed_order(NameTopic(subject, namesakes, attributes, rest_phrases, other, names=names), typed)


def _in_typed_order(topic: NameTopic, typed: str) -> NameTopic:
    """The topic with the one first who was typed first; ``typed`` are the folded words between spaces."""
    subject, other = topic.subject, topic.other
    if subject is None or other is None or typed.index(f" {subject.key} ") < typed.index(f" {other.key} "):
        return topic
    return replace(topic, subject=other, other=subject, namesakes=())


def _name_order(row: EntryRow, types: Collection[str]) -> tuple[bool, int, int]:
    """A sort key: the longest names first, and behind them those that only tell which.

    Meets do so of the race that a topic names, countries, groups and attributes of the person ("Team GB" is no team);
    ``types`` are those of all entries.
    """
    order = (*_SUBJECT_TYPES, "attribute").index(row.type)
    tells_which = ("race" in types and row.type == "meet") or (
        "person" in types and row.type in {"place", "population", "attribute"}
    )
    return tells_which, -len(row.key.split()), order


def _is_second(subject: EntryRow | None, others: Sequence[EntryRow]) -> bool:
    """Whether others are what a subject can stand against: people of a person, countries and teams of a country."""
    return subject is not None and subject.type in PAIRED and bool(others) and others[0].type == subject.type


def _is_beside(subject: EntryRow | None, others: Sequence[EntryRow]) -> bool:
    """Whether others tell which points of a person are wanted: their country, their meet."""
    of_person = subject is not None and subject.type == "person" and bool(others)
    return of_person and others[0].type in _BESIDE and others[0].key not in function_words()


def _subjects(rows: Sequence[EntryRow]) -> tuple[EntryRow, ...]:
    """The rows of the first type of subject among them."""
    by_type = (tuple(row for row in rows if row.type == type_) for type_ in _SUBJECT_TYPES)
    return next((subjects for subjects in by_type if subjects), ())


def _name_owner(rows: Sequence[EntryRow], words: Sequence[str]) -> EntryRow | None:
    """Whom a name means: the only one who owns it; of races that share one, that of the meet which the words name.

    Of meets and events, and of races without such words, the first (newest).
    """
    owners = [row for row in rows if row.owner]
    if len(rows) == 1:
        return rows[0]
    if rows[0].type == "race":
        of_meet = (row for row in rows if row.detail and set(fold(row.detail).split()) <= set(words))
        return next(of_meet, rows[0])
    if rows[0].type != "person":
        return rows[0]
    return owners[0] if len(owners) == 1 else None
