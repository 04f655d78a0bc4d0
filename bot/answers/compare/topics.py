"""Reading the topic of /compare: "silver time", "wightman", "kerr personal best", "kerr background", "medals"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import field
from msgspec.structs import replace

from bot.answers.asking.words import function_words, word_forms
from bot.answers.input import topic_words, word_runs
from bot.answers.points.groups import group_labels
from bot.answers.search.search_query import content_query
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.facts.result_roles import MARK_STATUS_ROLE, PLACE
from bot.facts.values.prose.number_words import ORDINAL, ordinal
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.facts.own_moments import OwnMoment
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow

_PLACES = {
    **dict.fromkeys(("gold", "winner", "winners", "winning", "won"), "1"),
    **dict.fromkeys(("silver", "runner"), "2"),
    "bronze": "3",
}
_PLACE_FILLERS = frozenset({"up", "who", "position", "finished"})
_MEDAL_WORDS = frozenset({"medal", "medallist", "medalist"})
_FIGURE = re.compile(r"\d")
_FORMER = frozenset({"previous", *word_forms("previous")})
"""Words for a best or a record that was one before."""
_EVENT_WORDS = frozenset({"men", "women", "final", "semi", "heat", "metres", "race", "story"})
_SUBJECT_TYPES = ("person", "place", "population", "race", "meet", "series", "event")
"""Types of entries in the order in which a name is taken for one of them."""

SPREAD = frozenset({"event", "series"})
"""Types of subjects that no claim is about: theirs are the points whose scope or subject bears their name."""

_OF_RACES = frozenset({"", "race", "event"})
"""Types of what may tell which race is meant; "" is the newest."""

PAIRED = frozenset({"person", "place"})
"""Types of entries of which two may be compared."""

GROUPS = frozenset({*PAIRED, "population"})
"""Types of subjects of whom all is told, and not of a race of theirs."""

_NEAR = frozenset({"place", "population", "meet"})
"""Types of entries whose name beside a person tells which of their points are wanted."""

CONTRADICTIONS = "contradictions"
"""The part of a topic that is what cannot all hold of it."""


class PlaceTopic(Frozen, frozen=True):
    """Those who have a place in a race: the place, attributes that are asked for of them, and words for the race.

    ``other`` is a second place, where those of two are set side by side; "" where not.
    """

    place: str
    attributes: tuple[str, ...]
    event: str
    other: str = ""


class Topic(Frozen, frozen=True):
    """A topic as it is read: a subject with those who share its name, attributes, and phrases that neither explains.

    ``other`` is the second of two people, or of two countries or teams. ``part`` is the group of points that is wanted
    of the subject, or its contradictions; "" all of it. ``names``: what else each of the phrases goes by, as a name.
    ``place`` is how the topic reads as one of a race, and ``event`` what was typed without words that ask for nothing.
    ``articles`` are those of which alone it is asked what they tell, by number or publisher, folded. ``is_former``:
    it is a best or a record that was one before.
    """

    subject: EntryRow | None = None
    namesakes: tuple[EntryRow, ...] = ()
    attributes: tuple[EntryRow, ...] = ()
    rest: tuple[str, ...] = ()
    other: EntryRow | None = None
    part: str = ""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: PlaceTopic | None = None
    event: str = ""
    articles: tuple[str, ...] = ()
    is_former: bool = False

    @property
    def type(self) -> str:
        """The type of the subject; "" without one."""
        return self.subject.type if self.subject else ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing narrows the subject."""
        return not (self.attributes or self.rest or self.other)

    @property
    def is_event_alone(self) -> bool:
        """Whether nothing but an event is meant: a distance, and words that go with one."""
        return self.type in SPREAD and not (self.attributes or self.other or self.part) and _are_of_event(self.rest)


def _are_of_event(words: Iterable[str]) -> bool:
    return all(_FIGURE.search(word) or word in _EVENT_WORDS for word in words)


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


# --- a place ---------------------------------------------------------------------------------------------------------


def _read_place(topic: str, rows: Sequence[EntryRow], vocabulary: Vocabulary) -> PlaceTopic | None:
    """A topic that speaks of a medal or a place of a race ("silver time", "800m third"); else None.

    "First day" and other names of attributes are no places; a winner has one, and "won by" is a margin.
    """
    words = content_words(topic)
    called = [row.id for row in rows if row.type == "attribute" and row.key in {fold(topic), " ".join(words)}]
    if not all(PLACE in vocabulary.attributes[what].roles for what in called):
        return None
    medals = {word: _PLACES[word] for word in words if word in _PLACES}
    ordinals = {word: str(ordinal(word)) for word in words if re.fullmatch(ORDINAL, word)}
    # "The fifth hurdle" is where somebody was fourth.
    moments = values.read("moment", topic, values.Context())
    places = medals or ({} if any(each.value.startswith("hurdle ") for each in moments) else ordinals)
    fillers = _PLACE_FILLERS | (_MEDAL_WORDS if medals else frozenset())
    bare = [word for word in words if word not in places and word not in fillers]
    read = _read_names(" ".join(bare), rows) if places else None
    if read is None or read.other or read.type not in _OF_RACES:
        return None
    attributes = tuple(row.id for row in read.attributes)
    # "Third lap" and "first time" are no places either.
    is_place = medals or all(PLACE in vocabulary.attributes[what].roles for what in attributes)
    if not is_place or not _are_of_event(read.rest):
        return None
    event = _without_run(bare, read.attributes[0].key) if attributes else bare
    first, *others = dict.fromkeys(places.values())
    return PlaceTopic(first, attributes, " ".join(event), next(iter(others), ""))


def _without_run(words: list[str], run: str) -> list[str]:
    size = len(run.split())
    start = next(place for place in range(len(words)) if " ".join(words[place : place + size]) == run)
    return words[:start] + words[start + size :]


# --- names ----------------------------------------------------------------------------------------------------------


def topic_keys(topic: str) -> tuple[str, ...]:
    """Every run of a topic's words, longest first: each may be a name."""
    return word_runs(topic_words(topic))


def read_topic(topic: str, rows: Sequence[EntryRow], vocabulary: Vocabulary) -> Topic | None:
    """What the longest names in a topic mean; None where several could be meant and none owns the name.

    ``rows`` are the entries that go by any of `topic_keys`, the longest key first. Behind nothing but a subject a part
    of what is said of it may stand.
    """
    context = values.Context(moments=vocabulary.moments)
    named = [(each, vocabulary.moments.of(each.value)) for each in values.read("moment", topic, context)]
    moments = {f" {fold(topic[each.start : each.end])} ": own for each, own in named if own is not None}
    # A word of a moment names no attribute: "at the last changeover" asks of all that happened there.
    names = {typed.strip() for typed, (moment, _) in moments.items() if moment.before is None}
    parts = {run for typed in moments for run in topic_keys(typed)} - names
    rows = [row for row in rows if row.type != "attribute" or row.key not in parts]
    words, part = split_part(topic, vocabulary)
    whole = _read_names(words, rows) if part else None
    # Of an event nothing is told in parts: they are words.
    has_parts = whole is not None and whole.is_bare and whole.type not in {"", *SPREAD}
    if whole is not None and (has_parts or (whole.is_bare and part == CONTRADICTIONS)):
        return replace(whole, part=part)
    read = _read_names(topic, rows)
    if read is None:
        return None
    asked = (vocabulary.attributes[row.id] for row in read.attributes)
    is_best = any(vocabulary.phase(each) is GroupPhase.BESTS or MARK_STATUS_ROLE in each.roles for each in asked)
    rest = tuple(each for each in read.rest if not (is_best and each in _FORMER))
    is_former = rest != read.rest
    for typed, (moment, number) in moments.items():
        others = tuple(each for each in rest if f" {each} " not in typed)
        rest = (*others, moment_phrase(moment)) if others != rest and not number else rest
    return replace(read, rest=rest, is_former=is_former, place=_read_place(topic, rows, vocabulary))


def moment_phrase(moment: OwnMoment) -> str:
    """What answers call a moment of the vocabulary, folded and without its preposition: "second half"."""
    return fold(content_query(moment.words).text)


def _read_names(topic: str, rows: Sequence[EntryRow]) -> Topic | None:
    words = topic_words(topic)
    typed = f" {' '.join(words)} "
    subject: EntryRow | None = None
    other: EntryRow | None = None
    namesakes: tuple[EntryRow, ...] = ()
    attributes: tuple[EntryRow, ...] = ()
    types = {row.type for row in rows}
    names: dict[str, tuple[str, ...]] = {}
    for key in dict.fromkeys(row.key for row in sorted(rows, key=lambda row: _name_order(row, types, typed))):
        of_key = [row for row in rows if row.key == key]
        subjects, of_attributes = _subjects(of_key, words), tuple(row for row in of_key if row.type == "attribute")
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
        elif _is_near(subject, subjects, words):
            words = _without_run(words, key)
            near = tuple(fold(row.name) for row in of_key if row.type in _NEAR)
            # A word such as "us" stands in too many texts: the country is meant by its name.
            names[near[0] if key in function_words() else key] = near
        elif of_attributes and not attributes:
            words, attributes = _without_run(words, key), of_attributes
    rest = _unexplained(topic, words, subject, names)
    event = " ".join(word for word in typed.split() if word not in words or word not in function_words())
    read = Topic(subject, namesakes, attributes, rest, other, names=names, event=event)
    return _in_typed_order(read, typed)


def _unexplained(topic: str, words: Sequence[str], subject: EntryRow | None, names: Iterable[str]) -> tuple[str, ...]:
    """The phrases that ask for something and no name explains, and the names that only tell which, as typed."""
    own = set(fold(subject.detail or "").split()) if subject is not None and subject.type == "race" else set()
    phrases = [phrase.words for phrase in content_query(topic).phrases]
    asked = {*chain.from_iterable(phrases)}
    rest = {*words}.difference(own, function_words() if asked <= function_words() else ())
    typed = f" {fold(topic)} "
    each = (*(" ".join(phrase) for phrase in phrases if rest.issuperset(phrase)), *names)
    return tuple(sorted(each, key=lambda phrase: typed.find(f" {phrase} ")))


def _in_typed_order(topic: Topic, typed: str) -> Topic:
    """The topic with the one first who was typed first; ``typed`` are the folded words between spaces."""
    subject, other = topic.subject, topic.other
    if subject is None or other is None or typed.index(f" {subject.key} ") < typed.index(f" {other.key} "):
        return topic
    return replace(topic, subject=other, other=subject, namesakes=())


def _name_order(row: EntryRow, types: Collection[str], typed: str) -> tuple[bool, int, int, int]:
    """A sort key: the names of most words first, and behind them those that only tell which.

    Meets do so of the race that a topic names, countries, groups and attributes of the person ("Team GB" is no team);
    ``types`` are those of all entries. Of several that can stand against each other the first in what was ``typed``.
    """
    order = (*_SUBJECT_TYPES, "attribute").index(row.type)
    tells_which = ("race" in types and row.type == "meet") or (
        "person" in types and row.type in {"place", "population", "attribute"}
    )
    place = typed.find(f" {row.key} ") if row.type in PAIRED else 0
    return tells_which, -len(row.key.split()), order, place


def _is_second(subject: EntryRow | None, others: Sequence[EntryRow]) -> bool:
    """Whether others are what a subject can stand against: people of a person, countries and teams of a country."""
    return subject is not None and subject.type in PAIRED and bool(others) and others[0].type == subject.type


def _is_near(subject: EntryRow | None, others: Sequence[EntryRow], words: Sequence[str]) -> bool:
    """Whether others tell which points of a person are wanted: their country, their meet.

    A word such as "us" does so by itself: "kerr us", and not in "tell us about kerr".
    """
    if subject is None or subject.type != "person" or not others or others[0].type not in _NEAR:
        return False
    return others[0].key not in function_words() or not function_words().intersection({*words} - {others[0].key})


def _subjects(rows: Sequence[EntryRow], words: Sequence[str]) -> tuple[EntryRow, ...]:
    """The rows of the first type of subject among them; an event before a race of that name whose meet is not named."""
    types = {row.type for row in rows}
    named = any(row.type == "race" and set(fold(row.detail or "-").split()) <= set(words) for row in rows)
    order = [each for each in _SUBJECT_TYPES if each in types and (named or each != "race" or "event" not in types)]
    return tuple(row for row in rows if order and row.type == order[0])


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
