"""The project's pages of documentation, and what a reader may follow or copy from them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_IMAGE = re.compile(r'!\[[^\]]*\]\(([^)\s]+)|<(?:img|source)[^>]*?\b(?:src|srcset)="([^"]+)"')
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a page: its language ("" for none) and its text."""

    language: str
    text: str


def blocks(page: Path) -> list[Block]:
    """Every fenced block of a page, in order."""
    return [Block(*fence.groups()) for fence in _FENCE.finditer(page.read_text("utf-8"))]


def links(page: Path) -> list[str]:
    """The target of every link of a page, outside of fenced blocks."""
    return _LINK.findall(_FENCE.sub("", page.read_text("utf-8")))


def images(page: Path) -> list[str]:
    """The address of every picture of a page, outside of fenced blocks, in Markdown or HTML."""
    return ["".join(image) for image in _IMAGE.findall(_FENCE.sub("", page.read_text("utf-8")))]


def anchors(page: Path) -> set[str]:
    """What may stand behind "#" in a link to a page, as GitHub makes it of a heading."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
