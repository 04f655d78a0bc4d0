"""What may be meant by words that somebody has typed so far: they themselves, or others that are written nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.asking.lexicon import ATTRIBUTE, lexicon
from bot.answers.asking.tidy import as_figures
from bot.answers.asking.words import function_words
from bot.answers.input import topic_words, word_runs
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.store.queries.completions import Spellings

_OTHER_QUESTIONS = frozenset({"beat", "next", "result"})
"""Slots of labels that are asked for as /result or /next."""

_ASKING = frozenset({"who", "won"})
"""Slots of what questions are asked with, beside their names."""

_UNITS = ("metres", "meters", "kilometres", "kilometers")

_SHORTEST = 3
"""Letters that may stand within a word; one more may have a slip. Fewer are too many words."""
_LONG = 8
"""Letters of a word that may have two slips."""


def typed_words(typed: str) -> tuple[str, ...]:
    """The folded words that were typed, figures for letters; without a unit that is on its way ("1500 met")."""
    words = topic_words(as_figures(typed))
    is_unit = len(words) > 1 and words[-2].isdecimal() and any(unit.startswith(words[-1]) for unit in _UNITS)
    return tuple(words[:-1] if is_unit else words)


def in_english(words: Sequence[str]) -> tuple[str, ...]:
    """The folded words that ask for something, with the English ones for a topic, an event or a question."""
    text, language = f" {' '.join(words)} ", lexicon().language(words)
    slots = {ATTRIBUTE, *lexicon().fills["event"], *lexicon().named.values(), *_ASKING}
    for run in word_runs(words):
        meaning = lexicon().meaning(run, language)
        if meaning is not None and meaning.slot in slots:
            text = text.replace(f" {run} ", f" {fold(meaning.text)} ")
    return tuple(
        word for word in text.split() if word not in function_words() or any(map(lexicon().weight, _slots(word)))
    )


def is_greeting(words: Sequence[str]) -> bool:
    """Whether folded words greet, and ask for nothing."""
    return "hello" in _slots(" ".join(words))


def _slots(phrase: str) -> set[str]:
    return {meaning.slot for meaning in lexicon().phrases.get(phrase, ())}


def asks_otherwise(name: str) -> bool:
    """Whether what is said of whom ("Mina Lee, next race") is read as another question, which counts otherwise."""
    meaning = lexicon().meaning(fold(name.rpartition(", ")[2]), "en")
    return meaning is not None and meaning.slot in _OTHER_QUESTIONS


def as_typed(words: Iterable[str]) -> Spellings:
    """The spellings of words that are as they should be."""
    return tuple((word,) for word in words)


def begins_words(spellings: Spellings, name: str) -> bool:
    """Whether of each word one of the spellings begins a word of a folded name."""
    return all(any(f" {word}" in f" {name}" for word in meant) for meant in spellings)


def likely_spellings(words: Sequence[str], known: Collection[str]) -> list[Spellings]:
    """What may be meant by words that no name has together, or by all as one word; nothing by none.

    Of each word what it begins, else what it is nearly like, of the ``known`` words of names.
    """
    meant = [_likely(word, known) for word in words]
    ways = [meant, as_typed(["".join(words)])] if all(meant) else [as_typed(["".join(words)])]
    return ways if words else []


def _likely(word: str, known: Collection[str]) -> Sequence[str]:
    """The word if it begins a known one; else those in which it stands, or that begin so but for the fewest slips.

    A number is no other: "100m" is another event than "1500m".
    """
    if any(each.startswith(word) for each in known):
        return (word,)
    if word[0].isdecimal():
        return ()
    inside = [each for each in known if word in each and len(word) >= _SHORTEST]
    if inside or len(word) <= _SHORTEST:
        return inside
    # A slow import that only a slip of the pen needs.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    most = 2 if len(word) >= _LONG else 1
    ends = range(len(word) - most, len(word) + most + 1)
    distances = {each: min(OSA.distance(word, each[:end]) for end in ends) for each in known}
    fewest = min(distances.values(), default=most + 1)
    return [each for each, distance in distances.items() if distance == fewest <= most]
