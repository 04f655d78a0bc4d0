"""Reading what a person asked: cleaning, echoing, and the keys by which events and names are looked up.

Nothing typed reaches a lookup or an answer unless it came through here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.answers.points.wording import shorten
from bot.facts.frozen import Frozen
from bot.facts.names import MOST_WORDS, fold
from bot.facts.registers import ROUND_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_QUESTION = 200
"""Characters. No name or topic is nearly as long."""
LONGEST_ECHO = 60
"""Characters of a person's own words that an answer repeats."""

_ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
"""What sets a right-to-left name apart in answers: it comes along where one is copied from there."""
_SPACES = frozenset("\t\n\r\v\f")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Unicode categories of what cannot be seen: controls, formats (bidirectional ones too), half characters, private."""
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_GENDERS = frozenset({"men", "women", "boys", "girls", "mixed"})
_WHOSE = frozenset({"men", "women", "boy", "girl", "mixed"})
YEAR = re.compile(r"(?:19|20|21)\d\d")
"""A year in which there may have been a race."""

_FILLERS = frozenset({"the", "of", "at", "in", "on", "for", "result", "results", "race"})


class InvalidInput(Frozen, frozen=True):
    """Why something typed cannot be read, in one sentence that is fit to show."""

    sentence: str


def clean(text: str) -> str | InvalidInput:
    """What was typed, on one line and with single spaces; an InvalidInput where it cannot be a question.

    An empty text is clean. Tabs and line breaks count as spaces; other characters that cannot be seen, too much text,
    and text without a word or number that a lookup could compare are invalid.
    """
    if len(text) > LONGEST_QUESTION and len(text.strip()) > LONGEST_QUESTION:
        return InvalidInput(f"That is {len(text):,} characters long, and a question has at most {LONGEST_QUESTION}.")
    spaced = "".join(" " if letter in _SPACES else letter for letter in text.translate(_ISOLATES))
    # What can be printed is seen; to look at each letter is slow, and seldom needed.
    if not spaced.isprintable() and any(unicodedata.category(letter) in _UNSEEN for letter in spaced):
        return InvalidInput("That has characters in it that cannot be seen, so it cannot be read safely.")
    line = " ".join(spaced.split())
    # Most lines tell by a plain letter; what is left of other scripts' letters ("ー") may be nothing.
    if line and not (any(letter.isascii() and letter.isalnum() for letter in line) or fold(line)):
        return InvalidInput(f"There is no word or number in “{echo(line)}”.")
    return line


def echo(text: str, longest: int = LONGEST_ECHO) -> str:
    """A person's own words as an answer may repeat them: on one line, nothing unseen, cut at a word."""
    seen = "".join(
        " " if letter in _SPACES else letter
        for letter in text[: 10 * longest]
        if letter in _SPACES or unicodedata.category(letter) not in _UNSEEN
    )
    return shorten(" ".join(seen.split()), longest)


def is_right_to_left(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


class EventQuery(Frozen, frozen=True):
    """An event as it was asked for: folded keys, of which the store knows which are names.

    ``splits`` are the ways to part words into the key of an event and that of a meet. ``round`` and ``year`` stand in
    the words too, or are None.
    """

    event_keys: tuple[str, ...]
    meet_keys: tuple[str, ...] = ()
    splits: tuple[tuple[str, str], ...] = ()
    round: str | None = None
    year: str | None = None


def read_event(event: str, meet: str = "") -> EventQuery:
    """The keys of "men's 1500m final", or of "1500m worlds 2022" where the meet is in the same words.

    A year is a meet's as well: "1500m" and "2022".
    """
    words = topic_words(event)
    bare, round_ = _without_round(words)
    undated = [word for word in bare if not YEAR.fullmatch(word)] or bare
    year = next((word for word in bare if word not in undated), None)
    if YEAR.fullmatch(meet):
        meet, year = "", meet
    keys = _event_keys(words, bare, undated)
    if meet:
        return EventQuery(keys, (fold(meet),), (), round_, year)
    splits = _event_meet_splits(bare)
    if bare != undated:
        splits += _event_meet_splits(undated)
    return EventQuery(keys, (), splits, round_, year)


def is_of_any_event(event: str) -> bool:
    """Whether a round of an event is named or whose it is, and no event: "semi-final", "women"."""
    words = set(topic_words(event))
    return bool(words - _FILLERS) and words <= {*ROUND_WORDS, *_GENDERS, *_FILLERS}


def is_of_others(event: str, typed: str) -> bool:
    """Whether an event is of women, and one of men was typed, or the other way round."""
    whose, asked = whose_event(event), whose_event(typed)
    return bool(whose and asked) and whose.isdisjoint(asked)


def whose_event(event: str) -> frozenset[str]:
    """Whose an event is, in the singular: "women"; nothing where its name does not say so."""
    return frozenset(word.removesuffix("s") for word in fold(event).split()) & _WHOSE


def discipline(event: str) -> list[str]:
    """The folded words of an event's name without whose it is."""
    return [word for word in fold(event).split() if word not in _GENDERS]


def _event_meet_splits(words: list[str]) -> tuple[tuple[str, str], ...]:
    """Each way to part the words in two: the event first ("1500m worlds"), or the meet ("tokyo 1500m")."""
    splits: dict[tuple[str, str], None] = {}
    for cut in range(1, len(words)):
        head, tail = _trim_fillers(words[:cut]), _trim_fillers(words[cut:])
        if head and tail:
            for event, meet in ((head, tail), (tail, head)):
                for key in dict.fromkeys((" ".join(event), " ".join(_gender_first(event)))):
                    splits[key, " ".join(meet)] = None
    return tuple(splits)


def name_keys(text: str) -> tuple[str, ...]:
    """The keys that the beginning of a text may be, longest first: "kerr sore throat", "kerr sore", "kerr"."""
    words = topic_words(text)
    return tuple(" ".join(words[:count]) for count in range(len(words), 0, -1))


def word_runs(words: Sequence[str], longest: int = MOST_WORDS) -> tuple[str, ...]:
    """Every run of up to so many of the words, longest first: where in a topic a name may stand."""
    size = len(words)
    return tuple(
        dict.fromkeys(
            " ".join(words[start : start + count])
            for count in range(min(size, longest), 0, -1)
            for start in range(size - count + 1)
        )
    )


def topic_words(text: str) -> list[str]:
    """The folded words of a topic, as many as are tried."""
    return fold(text).split()[:MOST_WORDS]


def _without_round(words: list[str]) -> tuple[list[str], str | None]:
    rounds = [ROUND_WORDS[word] for word in words if word in ROUND_WORDS]
    if not rounds:
        return words, None
    # "semi final" names one round in two words: the semi-final.
    narrowest = next((round_ for round_ in rounds if round_ != "final"), "final")
    bare = [word for word in words if word not in ROUND_WORDS]
    return (bare or words), narrowest


def _event_keys(*ways: list[str]) -> tuple[str, ...]:
    """The words as they stand, without a leading or trailing "the" or "result", and with "women" in front."""
    parts = [part for words in ways for part in (words, _trim_fillers(words))]
    parts += [_gender_first(words) for words in parts]
    return tuple(dict.fromkeys([" ".join(part) for part in parts if part]))


def _gender_first(words: list[str]) -> list[str]:
    """Names of events begin with whose they are; people also type "1500m women"."""
    if _GENDERS.isdisjoint(words[1:]):
        return words
    return [word for word in words if word in _GENDERS] + [word for word in words if word not in _GENDERS]


def _trim_fillers(words: list[str]) -> list[str]:
    if _FILLERS.isdisjoint(words):
        return words
    first, end = 0, len(words)
    while first < end and words[first] in _FILLERS:
        first += 1
    while first < end and words[end - 1] in _FILLERS:
        end -= 1
    return words[first:end]
