"""Whether words of an article are a sentence of their own, as far as the small words and endings of English tell."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.facts.names import fold

_WORDS = re.compile(r"[^\W_](?:[\w’'-]*\w)?|,")
_SPEAKING = frozenset({"i", "we", "i'm", "i've", "i'd", "i'll", "we're"})
_FIRST_PERSON = _SPEAKING | {"me", "my", "mine", "myself", "us", "our"}
_THIRD_PERSON = frozenset({"he", "him", "his", "she", "her", "they", "them", "their"})
_NO_OPENING = frozenset(
    fold(
        "about after although and as at because before behind but by despite during for from if in into of on or out "
        "over since so than that though to under until when where while which who with without"
    ).split()
)
"""What opens a phrase, or a clause that hangs on another."""

_RELATIVE = frozenset({"who", "which", "that", "whose", "where", "when"})
_VERBS = frozenset(
    fold(
        "am is are was were be has had have does did do can could will would may might must should ran won took led "
        "beat came went made fell held broke left got felt said knew set drew lost began gave stood kept threw told saw"
    ).split()
)
_CONTRACTED = frozenset({"it's", "that's", "there's", "he's", "she's", "they're", "you're"})
_NOUN_FOLLOWS = frozenset({"a", "an", "the", "his", "her", "their", "its", "my", "of", "and", "in", "with"})
"""Behind them a word in "-ed" goes with a noun: "a determined athlete"."""

_UNPRINTED = frozenset(
    fold(
        "a an and as at be been by called for from had has have he held her his in it its not of on or she that the "
        "their they to was were with"
    ).split()
)
"""Words of a pattern that say nothing which an article would have to print."""

_UNREAL = re.compile(r"\b(?:would|could|might|should)(?:n['’]t| not| never| \w+ly)? have\b|['’]d have\b", re.IGNORECASE)
"""What might have been: "with a better start she would have won"."""

_SHORTEST_PAST = 4
"""Letters of a past tense: "ran" and the like are listed, "aged" is none of a three-letter word."""


def is_direct_speech(words: str) -> bool:
    """Whether a speaker speaks of themselves in the words: "I knew it was my time"."""
    return not _FIRST_PERSON.isdisjoint(_split(words))


def is_paraphrase(words: str) -> bool:
    """Whether an article speaks of its speaker in the words: "he mentioned struggling with dryness"."""
    return not is_direct_speech(words) and not _THIRD_PERSON.isdisjoint(_split(words))


def is_unreal(words: str) -> bool:
    """Whether words tell what did not come about, or may not have: that it would have been so."""
    return _UNREAL.search(words) is not None


def prints_words(excerpt: str, words: str) -> bool:
    """Whether an excerpt prints all of the words that say something."""
    printed = f" {fold(excerpt)} "
    return all(f" {word} " in printed for word in fold(words).split() if word not in _UNPRINTED)


def is_clause(words: str) -> bool:
    """Whether the words can stand by themselves: they are direct speech, or have a subject and a finite verb.

    Where the words do not tell, they are taken for a fragment.
    """
    split = _split(words)
    if not _SPEAKING.isdisjoint(split):
        return True
    if not split or split[0] in _NO_OPENING or split[0].endswith("ing"):
        return False
    main = _without_relative_clauses(split)
    return (bool(main) and main[0] in _CONTRACTED) or any(_is_finite(word, before) for before, word in pairwise(main))


def _split(words: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORDS.findall(words.casefold())]


def _without_relative_clauses(split: list[str]) -> list[str]:
    """The words without what follows a relative pronoun up to the next comma."""
    main: list[str] = []
    is_relative = False
    for word in split:
        is_relative = word in _RELATIVE or (is_relative and word != ",")
        if not is_relative:
            main.append(word)
    return main


def _is_finite(word: str, before: str) -> bool:
    is_past = word.endswith("ed") and len(word) > _SHORTEST_PAST and before not in _NOUN_FOLLOWS
    return before != "to" and (word in _VERBS or word.endswith("n't") or is_past)
