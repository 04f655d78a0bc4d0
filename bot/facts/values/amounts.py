"""Ages, shares of a race, distances and points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import FIGURES, NUMBER, cardinal, plain

if TYPE_CHECKING:
    from bot.facts.values.kinds import Context

_AGES = (
    LazyRegex(rf"\b(?P<n>{NUMBER})[\s-]years?[\s-]old\b", ("old",)),
    LazyRegex(
        rf"\b(?:aged?|age of|who is|who was|turned|turns)\s(?P<n>{NUMBER})\b"
        r"(?![.,:]\d|\s?(?:m\b|met|km|sec|min|lap|%|per))"
    ),
    LazyRegex(
        rf"\b(?:at|only|just)\s(?P<n>{NUMBER})\b(?=\s?(?:$|[;)!?]|[.,](?!\d)|years?\sold|(?:s?he|they|when|and)\b))"
    ),
    LazyRegex(r"(?<=\w,\s)(?P<n>[1-9]\d)(?=\s*(?:,|\.(?!\d)|$|\)|;))"),
    LazyRegex(r"(?<=\()(?P<n>[1-9]\d)(?=\))"),
)
_OLDEST = 120

_SHARES: tuple[tuple[str, LazyRegex], ...] = tuple(
    (share, LazyRegex("|".join(forms)))
    for share, forms in (
        (
            "all",
            (
                r"(?<!almost )(?<!nearly )\ball (?:the way|of the (?:race|way))\b",
                r"(?<!almost )(?<!nearly )\bthe (?:whole|entire) (?:race|way|distance)\b",
                r"\b(?:(?:from )?gun to tape|(?:from )?start to finish|wire to wire|throughout)\b",
            ),
        ),
        (
            "most",
            (
                r"\b(?:most of (?:the |it)|the (?:vast )?majority of|more than half|largely|for the most part)",
                r"\b(?:almost|nearly) (?:all of|all the|the (?:whole|entire))",
            ),
        ),
        (
            "much",
            (
                r"\b(?:an? (?:significant|large|good|considerable|big) (?:portion|part|share|proportion)|much) of\b",
                r"\b(?:large|long|big) (?:parts|stretches) of\b",
            ),
        ),
        ("half", (r"(?<!than )\bhalf (?:of |the )",)),
        ("some", (r"\b(?:some of|an? (?:small )?(?:part|portion|while)|briefly|for a (?:time|lap))\b",)),
        ("none", (r"\b(?:none of|never|at no (?:point|time)|not once)\b",)),
    )
)
_SIZES = tuple(share for share, _ in _SHARES)
_NEAR = ({"most", "much"}, {"half", "much"}, {"some", "much"}, {"some", "half"})

_DISTANCE = LazyRegex(rf"(?<![\d.,x])(?P<n>{FIGURES})\s?-?(?P<unit>k?m(?:et(?:re|er)s?)?|kilomet(?:re|er)s?)\b")
_POINTS = LazyRegex(rf"(?<![\w.,])(?P<n>{FIGURES}|{NUMBER})[\s-]?(?:points?|pts?)\b", ("point", "pt"))
_METRES_OF = {"k": 1000, "m": 1}
_DISTANCE_VALUE = LazyRegex(r"[1-9]\d{0,5}m")


def read_ages(text: str, _context: Context) -> list[ProseValue]:
    """Every age that the text gives: "25-year-old", "aged 25", "Brown, 26,"."""
    low = plain(text)
    ages = [
        ProseValue.of_match("age", age, match, "n")
        for pattern in _AGES
        for match in pattern.finditer(low)
        if 0 < (age := cardinal(match["n"])) <= _OLDEST
    ]
    return in_text_order(set(ages))


def age_problem(value: str, _context: Context) -> str | None:
    """Why this is no age in years, in one sentence, or None."""
    if value.isascii() and value.isdigit() and 0 < int(value[:4]) <= _OLDEST and str(int(value)) == value:
        return None
    return f"“{value}” is no age: write whole years, as “25”"


def read_shares(text: str, _context: Context) -> list[ProseValue]:
    """Every share of the race that the text gives: "most of the way", "the majority of the race"."""
    low = plain(text)
    shares = [
        ProseValue.of_match("share", share, match) for share, pattern in _SHARES for match in pattern.finditer(low)
    ]
    return in_text_order(shares)


def share_problem(value: str, _context: Context) -> str | None:
    """Why this is no share, in one sentence, or None."""
    return None if value in _SIZES else f"“{value}” is no share: write one of {', '.join(_SIZES)}"


def share_order(value: str) -> tuple[int, ...]:
    """A sortable key: the largest share first."""
    return (_SIZES.index(value),)


def shares_can_stand(first: str, second: str) -> bool:
    """Shares that shade into each other can stand ("most" and "much"); all, most and none exclude each other."""
    return {first, second} in _NEAR


def read_distances(text: str, _context: Context) -> list[ProseValue]:
    """Every distance to run or to go that the text gives, in metres: "1,500 metres" is "1500m", "10km" is "10000m"."""
    return [
        ProseValue.of_match("distance", f"{cardinal(match['n']) * _METRES_OF[match['unit'][0]]}m", match)
        for match in _DISTANCE.finditer(plain(text))
    ]


def distance_problem(value: str, _context: Context) -> str | None:
    """Why this is no distance, in one sentence, or None."""
    return None if _DISTANCE_VALUE.fullmatch(value) else f"“{value}” is no distance: write whole metres, as “1500m”"


def distance_order(value: str) -> tuple[int, ...]:
    """A sortable key: the metres."""
    return (int(value[:-1]),)


def read_points(text: str, _context: Context) -> list[ProseValue]:
    """Every score of the text: "6,740 points"."""
    return [ProseValue.of_match("points", cardinal(match["n"]), match) for match in _POINTS.finditer(plain(text))]
