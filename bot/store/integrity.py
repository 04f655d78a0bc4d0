"""Whether a file is a whole database of this version. Little is imported here: every start looks at a file's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x54524B53
"""“TRKS”, in the head of each file."""

SCHEMA_VERSION = 17
"""Counts up with every change of ``schema.sql``, or of what its rows mean; the file's ``user_version``."""

_MAGIC = b"SQLite format 3\x00"
_HEAD_SIZE = 100


def is_current(path: Path) -> bool:
    """Whether a file is a database of this program and of this version of its schema."""
    head = _head(path)
    return head.startswith(_MAGIC) and (_number(head, 60), _number(head, 68)) == (SCHEMA_VERSION, APPLICATION_ID)


def is_as_built(path: Path) -> bool:
    """Whether a file is such a database, as long as its head says, and not changed since it was built."""
    head = _head(path)
    # Each transaction counts up the number at 24, and a build is one transaction.
    return (
        is_current(path)
        and _number(head, 24) == 1
        and path.stat().st_size == _number(head, 28) * int.from_bytes(head[16:18], "big")
    )


def _head(path: Path) -> bytes:
    """The head of a database file; its fields are at the offsets of https://www.sqlite.org/fileformat.html."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_SIZE)
    except OSError:
        return b""


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")
