"""Forms that endings make of an English word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 3
"""Letters of a word to which an ending may belong."""
_ENDINGS = {"ies": ("y",), "ied": ("y",), "s": ("",), "es": ("",), "ed": ("", "e"), "ing": ("", "e")}
"""What ends a form of a word, and what the word may have instead."""
_BEFORE_ES = ("s", "x", "z", "h", "o")
"""What a word ends in to which "es" is added: "boxes", but "poles" of "pole"."""


def inflections(word: str) -> Iterator[str]:
    """What may be forms of a word: "denied", "denies" and "denying" of "deny", and "deny" of those."""
    if " " in word or not word.isalpha() or len(word) < _SHORTEST:
        return
    stems = [word] + [
        f"{word.removesuffix(ending)}{last}"
        for ending, lasts in _ENDINGS.items()
        if word.endswith(ending) and word != ending
        if ending != "es" or word.removesuffix(ending).endswith(_BEFORE_ES)
        for last in lasts
    ]
    for stem in stems:
        yield from (f"{stem}{ending}" for ending in ("", "s", "es", "ed", "ing"))
        if stem.endswith("e"):
            yield from (f"{stem}d", f"{stem[:-1]}ing")
        if stem.endswith("y"):
            yield from (f"{stem[:-1]}ies", f"{stem[:-1]}ied")
        yield from (f"{stem}{stem[-1]}{ending}" for ending in ("ed", "ing"))
