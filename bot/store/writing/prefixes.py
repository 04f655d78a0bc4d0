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

Endings = list[tuple[str, int]]
"""Words, each with the number of the offer that is found by them; sorted."""


def word_rows(offers: Sequence[IndexedOffer]) -> list[tuple[str, str, int]]:
    """Kind, words and the number of the offer that is found by them."""
    return sorted((offer.kind, ending, n) for n, offer in enumerate(offers, 1) for ending in offer.endings)


def prefix_rows(offers: Sequence[IndexedOffer]) -> Iterator[tuple[str, str, int, int]]:
    """Kind, beginning, place and the number of an offer; the empty beginning of each kind first."""
    for kind, rows in groupby(enumerate(offers, 1), key=lambda row: row[1].kind):
        of_kind = dict(rows)
        for place, n in enumerate(_first_offers(kind, of_kind)[:_FIRST]):
            yield kind, "", place, n
        endings = sorted((ending, n) for n, offer in of_kind.items() for ending in offer.endings)
        for prefix, crowd in _crowded_prefixes(endings):
            for place, n in enumerate(_best_offers(prefix, crowd, of_kind)):
                yield kind, prefix, place, n


def _first_offers(kind: str, of_kind: dict[int, IndexedOffer]) -> list[int]:
    """What is offered of a kind where nothing was typed: disputes, then stories, then the best of every type."""
    types: dict[str, list[int]] = {"dispute": [], "story": []}
    for n, indexed in of_kind.items():
        offer = indexed.offer
        types.setdefault("story" if offer.type == "race" and offer.count else offer.type, []).append(n)
    mixed = types.values() if kind in {TOPIC, WORDS} else ()
    best = [n for numbers in mixed for n in numbers[:_OF_A_TYPE]]
    return list(dict.fromkeys((*types["dispute"], *types["story"], *best, *of_kind)))


def _crowded_prefixes(endings: Endings, length: int = 0) -> Iterator[tuple[str, Endings]]:
    """Every beginning longer than ``length`` that a crowd shares, with the words that begin so."""
    longer = (row for row in endings if len(row[0]) > length)
    for prefix, rows in groupby(longer, key=lambda row: row[0][: length + 1]):
        group = list(rows)
        if len(group) > CROWD:
            yield prefix, group
            yield from _crowded_prefixes(group, length + 1)


def _best_offers(prefix: str, endings: Endings, of_kind: dict[int, IndexedOffer]) -> list[int]:
    """The best offers behind a beginning: those whose name it is, those of whose name it is the ending, the others."""
    exact = {n for words, n in endings if words == prefix}

    def place(n: int) -> tuple[bool, bool, int]:
        return prefix not in of_kind[n].offer.keys, n not in exact, n

    return sorted({n for _, n in endings}, key=place)[:CROWD]
