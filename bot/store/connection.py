"""One database file, open for reading."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any

import aiosqlite

from bot.facts.errors import StoreError
from bot.facts.model import Group, Vocabulary
from bot.store import json_codec
from bot.store.integrity import is_current

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PRAGMAS = "PRAGMA query_only = ON; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;"

Stamp = tuple[int, int, int]
"""Device, inode and time of change of a file."""

VOCABULARY = """
SELECT 0, n, id, label FROM groups UNION ALL SELECT 1, n, id, body FROM attributes ORDER BY 1, 2
"""


def _vocabulary(rows: Iterable[Any]) -> Vocabulary:
    groups, attributes = {}, {}
    for part, _, id_, told in rows:
        if part == 0:
            groups[id_] = Group(id_, told)
        else:
            attributes[id_] = json_codec.read_attribute(told)
    return Vocabulary(attributes, groups)


class OpenDatabase:
    """One file, open: what told it from others when it was opened, its connection and its vocabulary."""

    def __init__(self, stamped: Stamp | None, connection: aiosqlite.Connection, vocabulary: Vocabulary) -> None:
        self.stamp = stamped
        self.connection = connection
        self.vocabulary = vocabulary
        self._readers = 0
        self._is_over = False

    def read(self) -> None:
        """Count one more who reads it."""
        self._readers += 1

    async def leave(self) -> None:
        """Count one less; the last one closes a file that is over."""
        self._readers -= 1
        if self._is_over and not self._readers:
            await self.connection.close()

    async def end(self) -> None:
        """Close it as soon as nobody reads it any more."""
        self._is_over = True
        if not self._readers:
            await self.connection.close()


def stamp(path: Path) -> Stamp | None:
    """What tells the file at a path from another one put there later; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 — asked before each answer, and half as long as path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns


async def open_file(path: Path) -> OpenDatabase:
    """Open the database at a path.

    Raises:
        StoreError: there is none of this version, or it cannot be read.
    """
    stamped = stamp(path)
    if not is_current(path):
        raise StoreError(f"There is no database of this version of trackside at {path}: run “trackside build”.")
    connection = aiosqlite.connect(_address(path), uri=True, isolation_level=None)
    # Nothing is lost when a process ends with a file open for reading; a thread that is no daemon would keep it alive.
    thread: Any = getattr(connection, "_thread", connection)
    thread.daemon = True
    try:
        await connection
    except sqlite3.Error as error:
        raise StoreError(damaged(path, error)) from error
    try:
        await connection.executescript(_PRAGMAS)
        vocabulary = _vocabulary(await connection.execute_fetchall(VOCABULARY))
    except sqlite3.Error as error:
        await connection.close()
        raise StoreError(damaged(path, error)) from error
    return OpenDatabase(stamped, connection, vocabulary)


def damaged(path: Path, error: sqlite3.Error) -> str:
    """The sentence about a file that turns out not to be readable."""
    return f"The database {path} cannot be read ({error}): run “trackside build”."


def _address(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"
