"""The beginnings by which offers are found, and the best offers behind those that many share."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.store.writing.completions import TOPIC, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.store.writing.completions import IndexedOffer

CROWD = 100
"""A beginning that more words than this share has a list of the best offers behind it."""

_FIRST = 40
"""So many are offered where nothing was typed, though a place may show fewer."""

_OF_A_TYPE = 10
"""So many of one type where nothing was typed and several types are equally likely."""

Ends = list[tuple[str, int]]
"""Words, each with the number of the offer that is found by them; sorted."""


def word_rows(listed: Sequence[IndexedOffer]) -> list[tuple[str, str, int]]:
    """Kind, words and the number of the offer that is found by them."""
    return sorted((offer.kind, end, n) for n, offer in enumerate(listed, 1) for end in offer.ends)


def prefix_rows(listed: Sequence[IndexedOffer]) -> Iterator[tuple[str, str, int, int]]:
    """Kind, beginning, place and the number of an offer; the empty beginning of each kind first."""
    for kind, rows in groupby(enumerate(listed, 1), key=lambda row: row[1].kind):
        of_kind = dict(rows)
        for place, n in enumerate(_first(kind, of_kind)[:_FIRST]):
            yield kind, "", place, n
        for prefix, ends in _crowds(sorted((end, n) for n, offer in of_kind.items() for end in offer.ends)):
            for place, n in enumerate(_best(prefix, ends, of_kind)):
                yield kind, prefix, place, n


def _first(kind: str, of_kind: dict[int, IndexedOffer]) -> list[int]:
    """What is offered of a kind where nothing was typed: disputes, then stories, then the best of every type."""
    types: dict[str, list[int]] = {"dispute": [], "story": []}
    for n, listed in of_kind.items():
        offer = listed.offer
        types.setdefault("story" if offer.type == "race" and offer.count else offer.type, []).append(n)
    mixed = types.values() if kind in {TOPIC, WORDS} else ()
    best = [n for numbers in mixed for n in numbers[:_OF_A_TYPE]]
    return list(dict.fromkeys((*types["dispute"], *types["story"], *best, *of_kind)))


def _crowds(ends: Ends, length: int = 0) -> Iterator[tuple[str, Ends]]:
    """Every beginning longer than ``length`` that a crowd shares, with the words that begin so."""
    longer = (row for row in ends if len(row[0]) > length)
    for prefix, rows in groupby(longer, key=lambda row: row[0][: length + 1]):
        group = list(rows)
        if len(group) > CROWD:
            yield prefix, group
            yield from _crowds(group, length + 1)


def _best(prefix: str, ends: Ends, of_kind: dict[int, IndexedOffer]) -> list[int]:
    """The best offers behind a beginning: those whose name it is, those of whose name it is the end, the others."""
    whole = {n for words, n in ends if words == prefix}

    def place(n: int) -> tuple[bool, bool, int]:
        return prefix not in of_kind[n].offer.keys, n not in whole, n

    return sorted({n for _, n in ends}, key=place)[:CROWD]
