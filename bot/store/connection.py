"""One database file, open for reading."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any

import aiosqlite

from bot.facts.errors import StoreError
from bot.facts.model import Group, GroupPhase, Vocabulary
from bot.store import records
from bot.store.integrity import is_current

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable
    from pathlib import Path

_PRAGMAS = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;"

FileIdentity = tuple[int, int, int]
"""Device, inode and time of change of a file."""

VOCABULARY = """
SELECT 0, n, id, label, phase FROM groups
UNION ALL SELECT 1, n, id, definition, NULL FROM attributes ORDER BY 1, 2
"""


def _vocabulary(rows: Iterable[Any]) -> Vocabulary:
    groups, attributes = {}, {}
    for part, _, id_, content, phase in rows:
        if part == 0:
            groups[id_] = Group(id_, content, GroupPhase(phase))
        else:
            attributes[id_] = records.read_attribute(content)
    return Vocabulary(attributes, groups)


class OpenDatabase:
    """One file, open: which file it was when it was opened, its connection and its vocabulary."""

    def __init__(
        self,
        path: Path,
        identity: FileIdentity | None,
        connecting: AsyncGenerator[aiosqlite.Connection, None],
        connection: aiosqlite.Connection,
        vocabulary: Vocabulary,
    ) -> None:
        self.path = path
        self.identity = identity
        self.connection = connection
        self.vocabulary = vocabulary
        self._connecting = connecting
        self._readers = 0
        self._is_retired = False

    def is_replaced(self) -> bool:
        """Whether another file stands at its path by now."""
        return _file_identity(self.path) not in {None, self.identity}

    def add_reader(self) -> None:
        """Count one more who reads it."""
        self._readers += 1

    async def remove_reader(self) -> None:
        """Count one less; the last one closes a file that is retired."""
        self._readers -= 1
        if self._is_retired and not self._readers:
            await self._connecting.aclose()

    async def retire(self) -> None:
        """Close it as soon as nobody reads it any more."""
        self._is_retired = True
        if not self._readers:
            await self._connecting.aclose()


def _file_identity(path: Path) -> FileIdentity | None:
    """What tells the file at a path from another one put there later; None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 — asked before each answer, and half as long as path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_mtime_ns


async def open_file(path: Path) -> OpenDatabase:
    """Open the database at a path.

    Raises:
        StoreError: there is none of this version, or it cannot be read.
    """
    identity = _file_identity(path)
    if not is_current(path):
        raise StoreError(f"There is no database of this version of trackside at {path}: run “trackside build”.")
    connecting = _connecting(path)
    try:
        connection = await anext(connecting)
        await connection.executescript(_PRAGMAS)
        vocabulary = _vocabulary(await connection.execute_fetchall(VOCABULARY))
    except sqlite3.Error as error:
        await connecting.aclose()
        raise StoreError(unreadable_sentence(path, error)) from error
    return OpenDatabase(path, identity, connecting, connection, vocabulary)


async def _connecting(path: Path) -> AsyncGenerator[aiosqlite.Connection, None]:
    # A connection has a thread, which would keep a process alive that ends with the connection open. An event loop
    # closes the generators that are left when it ends, and this one its connection.
    async with aiosqlite.connect(_read_only_uri(path), uri=True, isolation_level=None) as connection:
        yield connection


def _read_only_uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def unreadable_sentence(path: Path, error: sqlite3.Error) -> str:
    """The sentence about a file that turns out not to be readable."""
    return f"The database {path} cannot be read ({error}): run “trackside build”."
