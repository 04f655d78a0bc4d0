"""How completions are labelled: what a thing is called, and beside it what tells it from others of its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.points.wording import counted, shorten
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.store.rows import Offer

LONGEST = 100
"""Characters of a label that a chat platform shows."""

_SHORTEST_NAME = 30
"""So much of a name stays, whatever stands beside it."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR = re.compile(r"(?:19|20|21)\d\d")


def completion_label(offer: Offer) -> str:
    """As in "Men's 1500m final · Budapest · 23 Aug 2023 · 5 articles"."""
    return label_with_details(offer.name, *_BESIDE.get(offer.type, _said)(offer))


def label_with_details(name: str, *beside: str) -> str:
    """A name and what stands beside it, in at most 100 characters: a long name is cut before what tells it apart."""
    rest = "".join(f" · {part}" for part in beside if part)
    return shorten_label(f"{shorten_label(name, max(LONGEST - len(rest), _SHORTEST_NAME))}{rest}")


def shorten_label(text: str, longest: int = LONGEST) -> str:
    """The text on one line, or its beginning up to a word, with dots; never longer."""
    line = " ".join(text.split())
    return line if len(line) <= longest else shorten(line, longest - 1)


def short_date(day: int) -> str:
    """A day of eight digits as people write it: "23 Aug 2023", "Aug 2023" or "2023"; nothing for none."""
    year, month, number = day // 10000, day // 100 % 100, day % 100
    parts = (str(number) if number and month else "", _MONTHS[month - 1] if month else "", str(year) if year else "")
    return " ".join(filter(None, parts))


def _race(offer: Offer) -> tuple[str, ...]:
    place = offer.detail or ""
    day = short_date(offer.day)
    told = "" if len(day) == len("2023") and day in _YEAR.findall(place) else day
    return place, told, _articles(offer.count)


def _meet(offer: Offer) -> tuple[str, ...]:
    place, year = offer.detail or "", short_date(offer.day)
    return (
        "" if fold(place) in fold(offer.name) else place,
        "" if year in _YEAR.findall(offer.name) else year,
        _articles(offer.count),
    )


def _articles(count: int) -> str:
    return counted(count, "article") if count else "no story of its own"


def _said(offer: Offer) -> tuple[str, ...]:
    remarks = counted(offer.remarks, "remark") if offer.remarks else ""
    return counted(offer.count, "claim") if offer.count else "", remarks


def _quoted(offer: Offer) -> tuple[str, ...]:
    return (counted(offer.remarks, "remark") if offer.remarks else "not quoted",)


_BESIDE: Mapping[str, Callable[[Offer], tuple[str, ...]]] = {
    "race": _race,
    "event": lambda offer: (counted(offer.count, "race"),),
    "meet": _meet,
    "series": lambda offer: (counted(offer.count, "meet"),),
    "speaker": _quoted,
    "attribute": lambda offer: (offer.detail or "", counted(offer.count, "point")),
    "dispute": lambda offer: (offer.detail or "", counted(offer.count, "article")),
}
