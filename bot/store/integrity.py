"""Whether a file is a whole database of ours. This room imports little: every start looks at a file's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

APPLICATION_ID = 0x54524B53
"""“TRKS”, in the head of each file."""

SCHEMA_VERSION = 12
"""Counts up with every change of ``schema.sql``, or of what its rows mean."""

_MAGIC = b"SQLite format 3\x00"
_HEAD = 100
_VERSION_AT = 60
_APPLICATION_AT = 68


class DamagedError(Exception):
    """A database is not what was to be written; ``str()`` says what is amiss."""


def is_current(path: Path) -> bool:
    """Whether the head of a file is that of a database of this program and of this version of its schema."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return (
        len(head) == _HEAD
        and head.startswith(_MAGIC)
        and int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big") == SCHEMA_VERSION
        and int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4], "big") == APPLICATION_ID
    )


def examine(connection: sqlite3.Connection, counts: Mapping[str, int] | None = None) -> None:
    """Look at every page and link of a database, and at how many rows each table of ``counts`` has.

    Raises:
        NotWhole: something is amiss.
        sqlite3.DatabaseError: the file is no database, or too damaged to be looked at.
    """
    broken = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if broken != "ok":
        raise DamagedError(f"the file is damaged: {broken}")
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is not None:
        raise DamagedError(f"row {dangling[1]} of {dangling[0]} points at no row of {dangling[2]}")
    for table, expected in (counts or {}).items():
        # The names of tables are our own, and cannot be bound as values.
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        if found != expected:
            raise DamagedError(f"{table} has {found} rows instead of {expected}")


def digest_in(path: Path) -> str:
    """The digest of the pack from which a whole database was built.

    Raises:
        NotWhole: the file is missing, damaged, or none of ours.
    """
    # Only who looks at a whole file needs SQLite; the head alone is read without it.
    import sqlite3  # noqa: PLC0415

    if not is_current(path):
        raise DamagedError("the file is no database of this version of trackside")
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            examine(connection)
            return str(connection.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone()[0])
        finally:
            connection.close()
    except (sqlite3.Error, TypeError) as error:
        raise DamagedError(f"the file is damaged: {error}") from error
