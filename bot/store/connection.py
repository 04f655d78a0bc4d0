"""One database file, open for reading."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any

import aiosqlite
from msgspec import DecodeError

from bot.facts.errors import DamagedError, StoreError
from bot.facts.own_moments import OwnMoments
from bot.facts.vocabulary import Group, GroupPhase, Vocabulary
from bot.store import records
from bot.store.integrity import is_current

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Hashable, Iterable, Mapping
    from pathlib import Path

_PRAGMAS = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;"

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR})
"""SQLite's codes for a file that is not as it was written."""

FileIdentity = tuple[int, int, int, int, int]
"""Device and inode of a file, its size, the time of its content and that of its last change."""

VOCABULARY = """
SELECT 0, n, id, label, phase FROM groups
UNION ALL SELECT 1, n, id, definition, NULL FROM attributes
UNION ALL SELECT 2, n, id, definition, NULL FROM moments ORDER BY 1, 2
"""


_HAS_ARTICLES = "SELECT EXISTS (SELECT 1 FROM articles)"


def _vocabulary(rows: Iterable[Any]) -> Vocabulary:
    groups, attributes, moments = {}, {}, []
    for part, _, id_, content, phase in rows:
        if part == 0:
            groups[id_] = Group(id_, content, GroupPhase(phase))
        elif part == 1:
            attributes[id_] = records.read_attribute(content)
        else:
            moments.append(records.read_moment(content))
    return Vocabulary(attributes, groups, OwnMoments(tuple(moments)))


class OpenDatabase:
    """One file, open: which one it was then, its connection, its vocabulary, and whether it has any article."""

    def __init__(
        self,
        path: Path,
        identity: FileIdentity | None,
        connecting: AsyncGenerator[aiosqlite.Connection, None],
        connection: aiosqlite.Connection,
        vocabulary: Vocabulary,
        *,
        has_articles: bool,
    ) -> None:
        self.path = path
        self.identity = identity
        self.connection = connection
        self.vocabulary = vocabulary
        self.has_articles = has_articles
        self._connecting = connecting
        self._readers = 0
        self._is_retired = False

    async def rows(self, statement: str, parameters: Mapping[str, Any]) -> Iterable[Any]:
        """The rows that a statement gives. Raises StoreError where the file cannot be read.

        Nothing is awaited before the statement is queued, so a file that is swapped meanwhile still answers it.
        """
        try:
            return await self.connection.execute_fetchall(statement, parameters)
        except sqlite3.DatabaseError as error:
            raise read_error(self.path, error, self.version) from error

    def is_replaced(self) -> bool:
        """Whether another file stands at its path by now."""
        return _file_identity(self.path) not in {None, self.identity}

    def check_file(self) -> None:
        """See that its own file, if it still stands at its path, is as it was when it was opened.

        Raises:
            DamagedError: it was changed since, which no build does: what was in it may be nowhere any more.
        """
        now, then = _file_identity(self.path), self.identity
        if now and then and now != then and now[:2] == then[:2]:
            raise DamagedError(f"The database {self.path} was changed since it was opened", self.version)

    @property
    def version(self) -> Hashable:
        """What tells the file from any other, and from itself after a change."""
        return self.path, self.identity

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
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


async def open_file(path: Path) -> OpenDatabase:
    """Open the database at a path.

    Raises:
        DamagedError: there is none of this version, or it is not as it was built.
        StoreError: it cannot be read for now.
    """
    identity = _file_identity(path)
    if not is_current(path):
        raise DamagedError(f"There is no database of this version of trackside at {path}")
    connecting = _connecting(path)
    try:
        connection = await anext(connecting)
        await connection.executescript(_PRAGMAS)
        vocabulary = _vocabulary(await connection.execute_fetchall(VOCABULARY))
        ((has_articles,),) = await connection.execute_fetchall(_HAS_ARTICLES)
    except (sqlite3.Error, DecodeError) as error:
        await connecting.aclose()
        raise read_error(path, error) from error
    return OpenDatabase(path, identity, connecting, connection, vocabulary, has_articles=bool(has_articles))


async def _connecting(path: Path) -> AsyncGenerator[aiosqlite.Connection, None]:
    # A connection has a thread, which would keep a process alive that ends with the connection open. An event loop
    # closes the generators that are left when it ends, and this one its connection.
    async with aiosqlite.connect(_read_only_uri(path), uri=True, isolation_level=None) as connection:
        yield connection


def _read_only_uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def read_error(path: Path, error: Exception, version: Hashable = None) -> StoreError:
    """What it means that a file cannot be read: it is damaged, unless only its reading has failed."""
    fault = f"The database {path} cannot be read ({error})"
    # What cannot be decoded has no code. Any other code is a matter of the file only where it is not ours any more.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _DAMAGE or not is_current(path):
        return DamagedError(fault, version)
    return StoreError(f"{fault}: ask again.")
