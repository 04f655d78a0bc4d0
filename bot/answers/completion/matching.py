"""What may be meant by words that somebody has typed so far: they themselves, or others that are written nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.asking.lexicon import ATTRIBUTE, lexicon
from bot.answers.asking.tidy import as_figures
from bot.answers.asking.words import function_words
from bot.answers.input import topic_words, word_runs
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.store.queries.completions import Spellings

_UNITS = ("metres", "meters", "kilometres", "kilometers")

_SHORTEST = 3
"""Letters that may stand within a word, or be a slip. Fewer are too many words."""
_LONG = 8
"""Letters of a word that may have two slips."""


def typed_words(typed: str) -> tuple[str, ...]:
    """The folded words that were typed, figures for letters; without a unit that is on its way ("1500 met")."""
    words = topic_words(as_figures(typed))
    if len(words) > 1 and words[-2].isdecimal() and any(unit.startswith(words[-1]) for unit in _UNITS):
        words = words[:-1]
    return tuple(words)


def in_english(words: Sequence[str]) -> tuple[str, ...]:
    """The folded words, with the English ones for what other languages call a topic or an event."""
    text, language = f" {' '.join(words)} ", lexicon().language(words)
    for run in word_runs(words):
        meaning = lexicon().meaning(run, language)
        if meaning is not None and meaning.slot in {ATTRIBUTE, *lexicon().fills["event"]}:
            text = text.replace(f" {run} ", f" {fold(meaning.text)} ")
    return tuple(text.split())


def without_question(words: Sequence[str], name: str, question: str) -> tuple[str, ...]:
    """The folded words but for those of a question, in any language.

    ``name`` is that of the question, ``question`` how it is typed.
    """
    asking = fold(question)
    slots = {lexicon().named[name]}.union(*map(_slots, asking.split()))
    return tuple(word for word in words if slots.isdisjoint(_slots(word)) and f" {word}" not in f" {asking}")


def silent_words(words: Sequence[str]) -> frozenset[str]:
    """Those of the folded words that ask for nothing by themselves; the last may be on its way to another."""
    return frozenset(word for word in words[:-1] if word in function_words() and not _slots(word))


def _slots(word: str) -> set[str]:
    """What a folded word may ask for."""
    return {meaning.slot for meaning in lexicon().phrases.get(word, ()) if lexicon().weight(meaning.slot)}


def as_typed(words: Iterable[str]) -> Spellings:
    """The spellings of words that are as they should be."""
    return tuple((word,) for word in words)


def begins_words(spellings: Spellings, name: str) -> bool:
    """Whether of each word one of the spellings begins a word of a folded name."""
    return all(any(f" {word}" in f" {name}" for word in meant) for meant in spellings)


def likely_spellings(words: Sequence[str], known: Collection[str]) -> list[Spellings]:
    """What may be meant by words that no name has together: of each what it begins, else what it is nearly like.

    ``known`` are words of names. A space may be a slip too.
    """
    typed = "".join(words)
    is_long = len(typed) > _SHORTEST
    meant = tuple(_begun(word, known) or _similar(word, known, slips=is_long) for word in words)
    return [*([meant] if all(meant) else []), *_respaced(typed, known)]


def _begun(word: str, known: Iterable[str]) -> tuple[str, ...]:
    return (word,) if any(each.startswith(word) for each in known) else ()


def _similar(word: str, known: Collection[str], *, slips: bool) -> tuple[str, ...]:
    """The known words in which a word stands; else those that begin so but for the fewest ``slips``."""
    inside = tuple(each for each in known if word in each)
    if inside or not slips or len(word) < _SHORTEST:
        return inside if len(word) >= _SHORTEST else ()
    # A slow import that only a slip of the pen needs.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    most = 2 if len(word) >= _LONG else 1
    ends = range(len(word) - most, len(word) + most + 1)
    distances = [(min(OSA.distance(word, each[:end]) for end in ends), each) for each in known]
    fewest = min(distances, default=(0, ""))[0]
    return tuple(each for distance, each in distances if distance == fewest <= most)


def _respaced(typed: str, known: Collection[str]) -> Iterator[Spellings]:
    """All that was typed as one word, and as two, with another letter for the space between them or without it."""
    if _begun(typed, known):
        yield as_typed((typed,))
    for end in range(_SHORTEST, len(typed)):
        for rest in (typed[end:], typed[end + 1 :]):
            if rest and typed[:end] in known and _begun(rest, known):
                yield as_typed((typed[:end], rest))
