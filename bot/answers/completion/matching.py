"""How a name matches what was typed so far: itself, its beginning, its words, the middle of one, or with one slip."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answers.input import topic_words
from bot.store.queries.completions import SHORTEST_INSIDE, respaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNITS = ("metres", "meters", "kilometres", "kilometers")

SHORTEST_SLIP = 4
"""Letters. With one slip fewer may be too many names."""


class Match(IntEnum):
    """From the likeliest to the least."""

    EXACT = 0
    BEGINNING = 1
    WORDS = 2
    """Every word that was typed begins one of the name."""
    INSIDE = 3
    """The same, or it stands within one of them."""
    SLIP = 4
    """As with words, with one letter changed, put in, left out, or swapped with the next."""


def typed_prefixes(typed: str) -> tuple[str, ...]:
    """What names may begin with, folded: all that was typed, then each of its words; nothing for nothing."""
    words = topic_words(typed)
    if not words:
        return ()
    if len(words) > 1 and words[-2].isdecimal() and any(unit.startswith(words[-1]) for unit in _UNITS):
        words = words[:-1]  # "1500 met" is on its way to "1500m"
    return (" ".join(words), *(words if len(words) > 1 else ()))


def contains_all(prefixes: Sequence[str], keys: Iterable[str]) -> bool:
    """Whether every word that was typed stands somewhere in the folded names: nothing else matches without a slip."""
    text = " ".join(keys)
    return all(word in text for word in prefixes[1:] or prefixes)


def match_prefix(prefixes: Sequence[str], keys: Iterable[str]) -> Match | None:
    """How well the folded names of one thing match the typed prefixes, slips aside; None: not at all.

    Everything matches nothing.
    """
    if not prefixes:
        return Match.EXACT
    typed, words, names = prefixes[0], prefixes[1:] or prefixes, tuple(keys)
    if typed in names:
        return Match.EXACT
    if any(name.startswith(typed) for name in names):
        return Match.BEGINNING
    text = f" {' '.join(names)}"
    return Match.WORDS if all(f" {word}" in text for word in words) else None


def match_inside(prefixes: Sequence[str], keys: Iterable[str]) -> Match | None:
    """The same where a word of at least three letters that was typed stands within one of the name's."""
    text = f" {' '.join(keys)}"
    words = prefixes[1:] or prefixes
    is_inside = all((word if len(word) >= SHORTEST_INSIDE else f" {word}") in text for word in words)
    return Match.INSIDE if words and is_inside else None


def match_slip(prefixes: Sequence[str], keys: Iterable[str]) -> Match | None:
    """The same where there was one slip: in the only word that begins none of the name's, or in a space."""
    names = tuple(keys)
    text = f" {' '.join(names)}"
    missing = [word for word in prefixes[1:] or prefixes if f" {word}" not in text]
    if len(missing) == 1 and len(prefixes[0]) >= SHORTEST_SLIP:
        has_slip = any(starts_with_slip(missing[0], suffix) for name in names for suffix in word_suffixes(name))
    else:
        has_slip = False
    return Match.SLIP if has_slip or any(f" {words}" in text for words in respaced(prefixes[1:])) else None


@lru_cache(maxsize=4096)
def word_suffixes(key: str) -> tuple[str, ...]:
    """A name from each of its words on: "johnson thompson", "thompson"."""
    words = key.split()
    return tuple(" ".join(words[start:]) for start in range(len(words)))


def starts_with_slip(typed: str, name: str) -> bool:
    """Whether a name begins with what was typed, but for one letter changed, put in, left out, or two swapped."""
    same, shorter = 0, min(len(typed), len(name))
    while same < shorter and typed[same] == name[same]:
        same += 1
    left, others = typed[same:], name[same:]
    return (
        others[1:].startswith(left[1:])
        or others.startswith(left[1:])
        or others[1:].startswith(left)
        or (left[1:2] == others[:1] and left[:1] == others[1:2] and others[2:].startswith(left[2:]))
    )
