"""How like a name is to what was typed so far: the name itself, its beginning, its words, or one slip of the pen."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from bot.answers.asking import topic_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNITS = ("metres", "meters", "kilometres", "kilometers")

SHORTEST_SLIP = 4
"""Letters. With one slip a shorter word may be too many others."""

_SIDES = 2
"""Words that a space too many makes of one."""


class Likeness(IntEnum):
    """From the likeliest to the least."""

    EXACT = 0
    BEGINNING = 1
    WORDS = 2
    """Every word that was typed begins one of the name."""
    SLIP = 3
    """The same with one letter changed, put in, left out, or swapped with the next."""


def beginnings(typed: str) -> tuple[str, ...]:
    """What names may begin with, folded: all that was typed, then each of its words; nothing for nothing."""
    words = topic_words(typed)
    if len(words) > 1 and words[-2].isdecimal() and any(unit.startswith(words[-1]) for unit in _UNITS):
        words = words[:-1]  # "1500 met" is on its way to "1500m"
    return (" ".join(words), *(words if len(words) > 1 else ()))


def likeness(heads: Sequence[str], keys: Iterable[str]) -> Likeness | None:
    """How like the folded names of one thing are to the beginnings, slips aside; None: not at all.

    Everything is like nothing.
    """
    if not heads:
        return Likeness.EXACT
    whole, words, known = heads[0], heads[1:] or heads, tuple(keys)
    if whole in known:
        return Likeness.EXACT
    if any(key.startswith(whole) for key in known):
        return Likeness.BEGINNING
    told = f" {' '.join(known)}"
    return Likeness.WORDS if all(f" {word}" in told for word in words) else None


def nearly(heads: Sequence[str], keys: Iterable[str]) -> Likeness | None:
    """The same where there was one slip: in the only word that begins none of the name's, or in a space."""
    known = tuple(keys)
    told = f" {' '.join(known)}"
    missing = [word for word in heads[1:] or heads if f" {word}" not in told]
    if len(missing) > _SIDES:
        return None
    meant = [heads[0]] if len(heads) > 1 else []
    if len(missing) == 1 and len(missing[0]) >= SHORTEST_SLIP:
        meant.append(missing[0])
    ends = {end for key in known for end in _ends(key)} if meant else set()
    return Likeness.SLIP if any(begins_nearly(typed, end) for typed in meant for end in ends) else None


def _ends(key: str) -> Iterable[str]:
    """A key from each of its words on."""
    words = key.split()
    return (" ".join(words[start:]) for start in range(len(words)))


def begins_nearly(typed: str, name: str) -> bool:
    """Whether a name begins with what was typed, but for one letter changed, put in, left out, or two swapped."""
    same = next((at for at, (ours, theirs) in enumerate(zip(typed, name, strict=False)) if ours != theirs), None)
    if same is None:
        return len(typed) <= len(name) + 1
    left, others = typed[same:], name[same:]
    return (
        others[1:].startswith(left[1:])
        or others.startswith(left[1:])
        or others[1:].startswith(left)
        or (left[1:2] == others[:1] and left[:1] == others[1:2] and others[2:].startswith(left[2:]))
    )
