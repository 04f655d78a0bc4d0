"""Whether a file is a whole database of this version. Little is imported here: every start looks at a file's head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x54524B53
"""“TRKS”, in the head of each file."""

_MAGIC = b"SQLite format 3\x00"
_HEAD_SIZE = 100
_PAGE_SIZE = slice(16, 18)

_NAME = re.compile(r".+-([0-9a-f]{16})\.db")


def database_digest(name: str) -> str | None:
    """The digits in the name of a database of the cache, which tell its pack and code; None where it has another name.

    The file itself holds them as well, in ``meta``.
    """
    match = _NAME.fullmatch(name)
    return match and match[1]


def is_current(path: Path) -> bool:
    """Whether a file is a database of this program, and of the pack and the code that its name tells."""
    head, meta = _first_pages(path)
    return (
        head.startswith(_MAGIC)
        and _number(head, 68) == APPLICATION_ID
        and (database_digest(path.name) or "").encode() in meta
    )


def is_as_built(path: Path) -> bool:
    """Whether a file is such a database, as long as its head says, and not changed since it was built."""
    head, _ = _first_pages(path)
    # Each transaction counts up the number at 24, and a build is one transaction.
    return is_current(path) and _number(head, 24) == 1 and path.stat().st_size == _number(head, 28) * _page_size(head)


def _first_pages(path: Path) -> tuple[bytes, bytes]:
    """The head of a database file, and its second page, where ``meta`` is, for that is created first.

    The head's fields are at the offsets of https://www.sqlite.org/fileformat.html.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_SIZE)
            file.seek(_page_size(head))
            return head, file.read(_page_size(head))
    except OSError:
        return b"", b""


def _page_size(head: bytes) -> int:
    return int.from_bytes(head[_PAGE_SIZE], "big")


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")
