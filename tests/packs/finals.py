"""Invented articles on one final, made of sentences and what each says, with the vocabulary that ships."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.packs.papers import Papers, put_down

if TYPE_CHECKING:
    from pathlib import Path

    from tests.packs.papers import Table

FINAL = "delta-2031-womens-800m-final"

REGISTERS: dict[str, Table] = {
    "people": {
        "person": {
            "ada-brown": {"name": "Ada Brown", "aliases": ["Brown"]},
            "mina-lee": {"name": "Mina Lee", "aliases": ["Lee"]},
            "ife-okafor": {"name": "Ife Okafor", "aliases": ["Okafor"]},
            "tess-vale": {"name": "Tess Vale"},
            "nora-vale": {"name": "Nora Vale"},
        }
    },
    "places": {"place": {"quay-town": {"name": "Quay Town", "within": "norway"}}},
    "races": {
        "series": {"games": {"name": "Games"}},
        "meet": {
            "delta-2031": {"name": "Delta Games", "series": "games", "year": 2031},
            "tide-2033": {"name": "Tide Games 2033", "year": 2033},
        },
        "race": {FINAL: {"name": "Women's 800m final", "meet": "delta-2031", "event": "womens-800m", "round": "final"}},
    },
}
_SAYS = re.compile(
    r"(\S+) (\S+) = (“[^”]+”|\S+(?: \d+)?)(?: in (\S+))?(?: than (\S+))?(?: among (\S+))?(?: by (\S+))?(?: mood (\S+))?"
    r"(?: when (.+))?"
)

_SPOKEN = re.compile(r"“(.+)”")


def final_pack(root: Path, *articles: dict[str, str]) -> Path:
    """A pack at ``root`` with an article for each dict: sentences, with their claims separated by semicolons.

    A claim is "ada-brown place = 1", "ada-brown outcome = DQ when later", "ada-brown medal = gold in delta-2031",
    "mina-lee medal = silver by mina-lee", "mina-lee place = 1 mood denied" "ada-brown margin = 0.33 than mina-lee"
    or "ada-brown injury = “a sore knee”";
    "quote = ada-brown" says whose words stand in the sentence.
    Returns ``root``.
    """
    seeds = {f"paper-{number}.txt": "\n".join(article) + "\n" for number, article in enumerate(articles, start=1)}
    records = {f"paper-{number}": _record(number, article) for number, article in enumerate(articles, start=1)}
    return put_down(Papers(seeds, {}, REGISTERS, records, ("athletics",)), root)


def _record(number: int, article: dict[str, str]) -> Table:
    return {
        "file": f"paper-{number}.txt",
        "publisher": f"Paper {number}",
        "title": f"Report {number}",
        "stories": {FINAL: number},
        "sentence": [_sentence(sentence, says.split("; ")) for sentence, says in article.items()],
    }


def _sentence(sentence: str, says: list[str]) -> Table:
    if spoken := _SPOKEN.search(sentence):
        return {"at": spoken[1], "quote": says[0].removeprefix("quote = ")}
    entry: Table = {"at": sentence.rstrip(".")}
    for said in says:
        match = _SAYS.fullmatch(said)
        if match is None:
            raise ValueError(f"{said!r} is no claim: write “ada-brown place = 1”")
        about, what, value, *qualifiers = match.groups()
        given = zip(("in", "than", "among", "by", "mood", "when"), qualifiers, strict=True)
        claim = {
            "value": value.strip("“”"),
            "words": sentence.rstrip("."),
            **{key: text for key, text in given if text},
        }
        entry.setdefault(about, {}).setdefault(what, []).append(claim)
    return entry
