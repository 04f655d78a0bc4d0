"""The labels of completions: what a thing is called, and the details that tell it from others of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.input import YEAR
from bot.answers.points.wording import counted, shorten
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.store.rows import Offer

LONGEST_LABEL = 100
"""Characters of a label that a chat platform shows."""

_SHORTEST_NAME = 30
"""So much of a name stays, however long its details are."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def completion_label(offer: Offer) -> str:
    """As in "Men's 1500m final · Budapest · 23 Aug 2023 · 5 articles"."""
    return label_with_details(offer.name, *_DETAILS.get(offer.type, _claim_details)(offer))


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


def _race_details(offer: Offer) -> tuple[str, ...]:
    place, day = offer.detail or "", short_date(offer.day)
    is_year_in_place = len(day) == len("2023") and day in YEAR.findall(place)
    return place, "" if is_year_in_place else day, _article_count(offer.count)


def _meet_details(offer: Offer) -> tuple[str, ...]:
    place, year = offer.detail or "", short_date(offer.day)
    return (
        "" if fold(place) in fold(offer.name) else place,
        "" if year in YEAR.findall(offer.name) else year,
        _article_count(offer.count),
    )


def _article_count(count: int) -> str:
    return counted(count, "article") if count else "no story of its own"


def _claim_details(offer: Offer) -> tuple[str, ...]:
    remarks = counted(offer.remarks, "remark") if offer.remarks else ""
    return counted(offer.count, "claim") if offer.count else "", remarks


_DETAILS: Mapping[str, Callable[[Offer], tuple[str, ...]]] = {
    "race": _race_details,
    "event": lambda offer: (counted(offer.count, "race"),),
    "meet": _meet_details,
    "series": lambda offer: (counted(offer.count, "meet"),),
    "speaker": lambda offer: (counted(offer.remarks, "remark") if offer.remarks else "not quoted",),
    "attribute": lambda offer: (offer.detail or "", counted(offer.count, "point")),
    "dispute": lambda offer: (offer.detail or "", counted(offer.count, "article")),
}
