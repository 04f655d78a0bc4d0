"""An invented article whose words are hard to mark: emoji, letters of no basic plane, HTML, runs that overlap."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from tests.packs.finals import FINAL, REGISTERS, ROOT
from tests.packs.papers import Papers, put_down

if TYPE_CHECKING:
    from pathlib import Path

    from tests.packs.papers import Table

TEXT = """\
😀 <script>alert("gulls")</script> & 🏟 Ada Brown won in 1:58.20 🏅 ahead of Mina Lee. The 𝔤𝔲𝔩𝔩𝔰 cheered 🐦.
Nobody counted the gulls & <b>crumbs</b>.
“I flew 🕊 & won,” said Brown. They sang 🎶. At the end Brown won 🏁.
"""
OTHER = "Ada Brown won in 1:58.25.\n“I flew and won,” Brown said.\n"

_CLAIMS: list[Table] = [
    {"about": "ada-brown", "what": "place", "value": "1", "excerpt": "Ada Brown won", "also": ["Brown won 🏁"]},
    {"about": "ada-brown", "what": "time", "value": "1:58.20", "excerpt": "Ada Brown won in 1:58.20"},
    {"about": "ada-brown", "what": "beat", "value": "mina-lee", "excerpt": "1:58.20 🏅 ahead of Mina Lee"},
]
_OTHER_CLAIMS: list[Table] = [
    {"about": "ada-brown", "what": "place", "value": "1", "excerpt": "Ada Brown won"},
    {"about": "ada-brown", "what": "time", "value": "1:58.25", "excerpt": "1:58.25"},
]


def marked_pack(root: Path) -> Path:
    """A pack at ``root`` with that article, ``gull-post``, and a plain one, ``paper``. Returns ``root``."""
    vocabulary = tomllib.loads((ROOT / "data" / "vocabulary.toml").read_text(encoding="utf-8"))
    seeds = {"gull-post.txt": TEXT, "paper.txt": OTHER}
    articles: dict[str, Table] = {
        "gull-post": {
            "file": "gull-post.txt",
            "publisher": "Gull & <i>Post</i>",
            "title": "🏅 <script>1</script>",
            "author": "A & B",
            "published": "2031-08-27",
            "url": "https://gulls.example/a?b=1&c=2",
            "stories": {FINAL: 1},
            "claim": _CLAIMS,
            "quote": [{"speaker": "ada-brown", "when": "after", "text": "I flew 🕊 & won", "remark": "flew"}],
        },
        "paper": {
            "file": "paper.txt",
            "stories": {FINAL: 2},
            "claim": _OTHER_CLAIMS,
            "quote": [{"speaker": "ada-brown", "when": "after", "text": "I flew and won", "remark": "flew"}],
        },
    }
    return put_down(Papers(seeds, vocabulary, REGISTERS, articles), root)
