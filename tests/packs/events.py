"""An invented pack of a relay and a heptathlon, two articles each, with the vocabulary that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs.papers import Papers, put_down

if TYPE_CHECKING:
    from pathlib import Path

    from tests.packs.papers import Table

_POINTS: Table = {
    "label": "points",
    "kind": "points",
    "compare": "exact",
    "point": ["in"],
    "group": "result",
    "sentence": "{about} scored {value} points {in}",
    "tells-outcome": True,
    "implies": [{"what": "took-part", "value": "yes"}],
    "roles": ["mark"],
}
_REGISTERS: dict[str, Table] = {
    "people": {"person": {"ada-brown": {"name": "Ada Brown"}, "mina-lee": {"name": "Mina Lee"}}},
    "places": {"place": {name.casefold(): {"name": name} for name in ("Harbour", "Northmark", "Corvane")}},
    "races": {
        "series": {"games": {"name": "Games"}},
        "meet": {"delta-2031": {"name": "Delta Games", "series": "games", "year": 2031}},
        "event": {
            "relay": {
                "name": "Women's 4x400m relay",
                "aliases": ["relay"],
                "better": "lower",
                "plausible": ["3:00.00", "5:00.00"],
            },
            "heptathlon": {"name": "Women's heptathlon", "better": "higher", "plausible": ["3000", "8000"]},
        },
        "race": {
            "relay-final": {
                "name": "Women's 4x400m relay final",
                "meet": "delta-2031",
                "event": "relay",
                "round": "final",
            },
            "heptathlon-final": {
                "name": "Women's heptathlon",
                "meet": "delta-2031",
                "event": "heptathlon",
                "round": "final",
            },
        },
    },
}
_ARTICLES: dict[str, tuple[str, dict[str, list[str]]]] = {
    "relay-1": (
        "relay-final",
        {
            "Harbour won the relay in 3:21.30.": ["harbour place 1", "harbour time 3:21.30"],
            "Ada Brown passed Mina Lee on the final bend.": ["ada-brown passed mina-lee"],
            "Northmark was second in 3:22.10.": ["northmark place 2", "northmark time 3:22.10"],
            "Corvane was disqualified.": ["corvane outcome DQ"],
        },
    ),
    "relay-2": (
        "relay-final",
        {
            "Harbour took gold in 3:21.30.": ["harbour medal gold", "harbour time 3:21.30"],
            "Northmark was second in 3:22.01.": ["northmark place 2", "northmark time 3:22.01"],
            "Corvane did not finish.": ["corvane outcome DNF"],
        },
    ),
    "heptathlon-1": (
        "heptathlon-final",
        {
            "Ada Brown won with 6,740 points.": ["ada-brown place 1", "ada-brown points 6740"],
            "Mina Lee took silver with 6,710 points.": ["mina-lee medal silver", "mina-lee points 6710"],
        },
    ),
    "heptathlon-2": (
        "heptathlon-final",
        {
            "Ada Brown won gold with 6740 points.": ["ada-brown medal gold", "ada-brown points 6740"],
            "Mina Lee took silver with 6,701 points.": ["mina-lee medal silver", "mina-lee points 6701"],
        },
    ),
}


def events_pack(root: Path) -> Path:
    """The pack, put down at ``root``, which it returns."""
    seeds = {f"{slug}.txt": "\n".join(sentences) + "\n" for slug, (_, sentences) in _ARTICLES.items()}
    records = {slug: _record(slug, race, sentences) for slug, (race, sentences) in _ARTICLES.items()}
    return put_down(Papers(seeds, {"attributes": {"points": _POINTS}}, _REGISTERS, records, ("athletics",)), root)


def _record(slug: str, race: str, sentences: dict[str, list[str]]) -> Table:
    number = int(slug.rpartition("-")[2])
    entries = [_sentence(sentence, claims) for sentence, claims in sentences.items()]
    return {"file": f"{slug}.txt", "publisher": slug, "title": slug, "stories": {race: number}, "sentence": entries}


def _sentence(sentence: str, claims: list[str]) -> Table:
    when = {"when": "final bend"} if "final bend" in sentence else {}
    entry: Table = {"at": sentence.rstrip("."), **when}
    for about, what, value in map(str.split, claims):
        entry.setdefault(about, {})[what] = value
    return entry
