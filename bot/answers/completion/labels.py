"""The labels of completions: what a thing is called, and the details that tell it from others of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import counted, shorten

if TYPE_CHECKING:
    from bot.store.rows import Offer

LONGEST_LABEL = 100
"""Characters of a label that a chat platform shows."""

_SHORTEST_NAME = 30
"""So much of a name stays, however long its details are."""


def offer_label(name: str, offer: Offer) -> str:
    """An offer by a name, as in "Men's 1500m final · World Championships 2023 · 5 disputes"."""
    detail = "" if offer.detail in name else offer.detail
    return label_with_details(name, detail, counted(offer.count, offer.counted) if offer.count else "")


def label_with_details(name: str, *details: str) -> str:
    """A name and what tells it apart, on one line of at most 100 characters: a long name is cut before its details."""
    rest = "".join(f" · {detail}" for detail in details if detail)
    return _cut(f"{_cut(name, max(LONGEST_LABEL - len(rest), _SHORTEST_NAME))}{rest}", LONGEST_LABEL)


def _cut(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else shorten(line, longest - 1)
