"""An invented article whose words are hard to mark: emoji, letters of no basic plane, HTML, runs that overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs.finals import FINAL, REGISTERS
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

_SENTENCES: list[Table] = [
    {
        "at": "Ada Brown won in 1:58.20",
        "ada-brown": {
            "place": {"value": "1", "words": "Ada Brown won"},
            "time": "1:58.20",
            "beat": {"value": "mina-lee", "words": "1:58.20 🏅 ahead of Mina Lee"},
        },
    },
    {"at": "I flew 🕊 & won", "quote": "ada-brown", "words": "I flew 🕊 & won", "remark": "flew"},
    {"at": "Brown won 🏁", "ada-brown": {"place": "1"}},
]
_OTHER_SENTENCES: list[Table] = [
    {
        "at": "Ada Brown won in",
        "ada-brown": {
            "place": {"value": "1", "words": "Ada Brown won"},
            "time": {"value": "1:58.25", "words": "1:58.25"},
        },
    },
    {"at": "I flew and won", "quote": "ada-brown", "words": "I flew and won", "remark": "flew"},
]


def marked_pack(root: Path) -> Path:
    """A pack at ``root`` with that article, ``gull-post``, and a plain one, ``paper``. Returns ``root``."""
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
            "sentence": _SENTENCES,
        },
        "paper": {
            "file": "paper.txt",
            "stories": {FINAL: 2},
            "sentence": _OTHER_SENTENCES,
        },
    }
    return put_down(Papers(seeds, {}, REGISTERS, articles, ("athletics",)), root)
