"""An invented pack whose every text tries to be part of a page: markup, templates, addresses that run code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs.papers import Papers, put_down

if TYPE_CHECKING:
    from pathlib import Path

    from tests.packs.papers import Table

MARKUP = "</p><script>alert(1)</script><img src=x onerror=alert(2)> \"'>& {{ 7*7 }} {% raw %} </textarea>"
RACE = "games-2031-final"

_TEXT = f"""\
{MARKUP} Harbour Gazette
Brown won the final in 1:58.20 {MARKUP} ahead of Lee, who cried “{MARKUP}”.
“I won {MARKUP} and slept,” said Brown.
"""
_OTHER = f"""\
{MARKUP} Brown won the final in 1:58.25, and Lee wept.
“I won {MARKUP} and woke,” said Brown.
"""

_REGISTERS: dict[str, Table] = {
    "people": {
        "person": {
            "ada-brown": {"name": f"Ada {MARKUP} Brown", "aliases": ["Brown"]},
            "mina-lee": {"name": f"Mina {MARKUP} Lee", "aliases": ["Lee"]},
        }
    },
    "races": {
        "series": {"games": {"name": f"Games {MARKUP}"}},
        "meet": {"games-2031": {"name": f"Games {MARKUP} of 2031", "series": "games", "year": 2031}},
        "event": {"womens-800m": {"name": f"800m {MARKUP}"}},
        "race": {
            RACE: {"name": f"Final {MARKUP}", "meet": "games-2031", "event": "womens-800m", "round": "final"},
        },
    },
}


def markup_pack(root: Path) -> Path:
    """A pack at ``root`` with two articles, ``gazette`` and ``wire``, who disagree on a time. Returns ``root``."""
    vocabulary: Table = {
        "attributes": {"time": {"label": f"time {MARKUP}"}},
        "groups": {"result": {"label": f"Result {MARKUP}"}},
    }
    seeds = {"gazette.txt": _TEXT, "wire.txt": _OTHER}
    gazette = _article(
        "gazette.txt", 1, "1:58.20", f"I won {MARKUP} and slept", "javascript:alert(3)//https://x.example"
    )
    wire = _article("wire.txt", 2, "1:58.25", f"I won {MARKUP} and woke", "https://x.example/\"onclick='alert(4)'>")
    articles = {"gazette": gazette, "wire": wire}
    return put_down(Papers(seeds, vocabulary, _REGISTERS, articles, ("athletics",)), root)


def _article(file: str, number: int, time: str, said: str, url: str) -> Table:
    return {
        "file": file,
        "publisher": f"Paper {number} {MARKUP}",
        "title": f"Title {number} {MARKUP}",
        "author": f"Author {number} {MARKUP}",
        "url": url,
        "stories": {RACE: number},
        "sentence": [
            {
                "at": f"Brown won the final in {time}",
                "ada-brown": {"place": {"value": "1", "words": "Brown won the final"}, "time": time},
            },
            {"at": said, "quote": "ada-brown", "words": said, "remark": "won"},
        ],
    }
