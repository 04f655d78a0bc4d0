"""What a topic means: "silver time", "wightman", "kerr personal best", "medals"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.input import topic_words, word_runs
from bot.facts.frozen import Frozen
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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
_FILLERS = frozenset(
    {"the", "of", "in", "at", "for", "on", "and", "his", "her", "their", "vs", "versus", "what", "was"}
)
_EVENT_WORDS = frozenset({"men", "women", "final", "semi", "heat", "metres", "meters", "race", "story"})
_FIGURE = re.compile(r"\d")
_SUBJECTS = ("person", "place", "population", "race", "meet", "series", "event")
"""Types of entries in the order in which a name is taken for one of them."""


class OfStory(Frozen, frozen=True):
    """A topic within one story: whoever has a place there (None: everybody), attributes, and words for the event."""

    place: str | None
    attributes: tuple[str, ...]
    event: str


class Named(Frozen, frozen=True):
    """A topic by names: a subject with those who share its name, attributes, and words that neither explains."""

    subject: EntryRow | None
    namesakes: tuple[EntryRow, ...]
    attributes: tuple[EntryRow, ...]
    rest: tuple[str, ...]


def of_story(topic: str, vocabulary: Vocabulary) -> OfStory | None:
    """A topic that speaks of a medal or a place ("silver time") or of nothing but an event; else None.

    "First day" and other names of attributes are no medals.
    """
    words = [word for word in topic_words(topic) if word not in _FILLERS]
    if _attributes(" ".join(words), vocabulary):
        return None
    place = next((_PLACES[word] for word in words if word in _PLACES), None)
    if place is None:
        return OfStory(None, (), " ".join(words)) if words and _is_event(words) else None
    rest = [word for word in words if word not in _PLACES and word not in _PLACE_FILLERS]
    for run in word_runs(rest):
        found = _attributes(run, vocabulary)
        left = _without(rest, run)
        if found and (not left or _is_event(left)):
            return OfStory(place, found, " ".join(left))
    return OfStory(place, (), " ".join(rest)) if not rest or _is_event(rest) else None


def _attributes(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The attributes that go by a folded key: their label, their id, or words in which people write them."""
    found = (
        attribute.id
        for attribute in vocabulary.attributes.values()
        if any(fold(name) == key for name in (attribute.label, attribute.id, *attribute.words))
    )
    return tuple(found) if key else ()


def _is_event(words: Collection[str]) -> bool:
    """Whether the words can only be an event: a distance, and words that go with one."""
    return any(_FIGURE.search(word) for word in words) and all(
        _FIGURE.search(word) or word in _EVENT_WORDS for word in words
    )


def _without(words: list[str], run: str) -> list[str]:
    size = len(run.split())
    start = next(place for place in range(len(words)) if " ".join(words[place : place + size]) == run)
    return words[:start] + words[start + size :]


def keys(topic: str) -> tuple[str, ...]:
    """Every run of a topic's words, longest first: each may be a name."""
    return word_runs(topic_words(topic))


def named(topic: str, rows: Sequence[EntryRow]) -> Named | None:
    """What the longest names in a topic mean; None where several could be meant and none owns the name.

    ``rows`` are the entries that go by any of `keys`, the longest key first.
    """
    left = topic_words(topic)
    subject: EntryRow | None = None
    namesakes: tuple[EntryRow, ...] = ()
    attributes: tuple[EntryRow, ...] = ()
    for key in dict.fromkeys(sorted((row.key for row in rows), key=lambda key: -len(key.split()))):
        of_key = [row for row in rows if row.key == key]
        subjects, about = _subjects(of_key), tuple(row for row in of_key if row.type == "attribute")
        if not _stands_in(left, key) or not (about if subject else subjects or about):
            continue
        left = _without(left, key)
        if subjects and subject is None:
            owner = _owner(subjects)
            if owner is None:
                return None
            subject, namesakes = owner, tuple(row for row in subjects if row is not owner)
        elif not attributes:
            attributes = about
    rest = tuple(word for word in left if word not in _FILLERS)
    return Named(subject, namesakes, attributes, rest)


def _subjects(rows: Sequence[EntryRow]) -> tuple[EntryRow, ...]:
    """The rows of the first type of subject among them."""
    for type_ in _SUBJECTS:
        found = tuple(row for row in rows if row.type == type_)
        if found:
            return found
    return ()


def _owner(rows: Sequence[EntryRow]) -> EntryRow | None:
    """Whom a name means: the only one who owns it; of races, meets and events that share one, the first (newest)."""
    owners = [row for row in rows if row.owner]
    if len(rows) == 1 or rows[0].type != "person":
        return rows[0]
    return owners[0] if len(owners) == 1 else None


def _stands_in(words: list[str], run: str) -> bool:
    return f" {run} " in f" {' '.join(words)} "
