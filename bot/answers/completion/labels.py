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

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def completion_label(offer: Offer) -> str:
    """As in "Men's 1500m final · Budapest · 23 Aug 2023 · 5 disputes"."""
    return label_with_details(offer.name, *details(offer))


def details(offer: Offer) -> tuple[str, ...]:
    """What tells an offer from others of its name: a place, a day, how much there is of something."""
    day = short_date(offer.day)
    is_told = day in f"{offer.name} {offer.detail}".split()
    return offer.detail, "" if is_told else day, counted(offer.count, offer.counted) if offer.count else ""


def label_with_details(name: str, *details: str) -> str:
    """A name and what tells it apart, in at most 100 characters: a long name is cut before its details are."""
    rest = "".join(f" · {detail}" for detail in details if detail)
    return shorten_label(f"{shorten_label(name, max(LONGEST_LABEL - len(rest), _SHORTEST_NAME))}{rest}")


def shorten_label(text: str, longest: int = LONGEST_LABEL) -> str:
    """The text on one line, or its beginning up to a word, with dots; never longer."""
    line = " ".join(text.split())
    return line if len(line) <= longest else shorten(line, longest - 1)


def short_date(day: int) -> str:
    """A day of eight digits as people write it: "23 Aug 2023", "Aug 2023" or "2023"; nothing for none."""
    year, month, number = day // 10000, day // 100 % 100, day % 100
    parts = (str(number) if number and month else "", _MONTHS[month - 1] if month else "", str(year) if year else "")
    return " ".join(filter(None, parts))
