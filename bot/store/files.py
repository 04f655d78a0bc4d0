"""A new file that is put in its place by one rename, and sentences about what can go wrong with that."""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.facts.errors import BuildError
from bot.store.integrity import is_as_built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BARRED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT})

_SYSTEM_CODES = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
}
"""The system's codes for SQLite's."""


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """The path of a new file in the target's folder, which no other build has; it is removed in the end.

    Raises:
        BuildError: the folder cannot be written, or the disk is full.
    """
    with _build_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        new = target.with_name(f"{target.name}.{secrets.token_hex(8)}.new")
        try:
            yield new
        finally:
            new.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the disk hold all of a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put(new: Path, target: Path) -> None:
    """Put a synced file in the target's place, by one rename that the disk then holds as well."""
    try:
        new.replace(target)
    except PermissionError:
        # Windows replaces no file that a running bot has open; one of the same name that is whole holds the same.
        if not is_as_built(target):
            raise
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _build_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # Where the progress is written to, not where the database is.
        raise
    except OSError as error:
        raise BuildError(_error_sentence(target, error.errno, error.strerror or str(error))) from error
    except sqlite3.IntegrityError as error:
        raise BuildError(f"The new database is not sound ({error}): please report this.") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise BuildError(_error_sentence(target, _SYSTEM_CODES.get(code), str(error))) from error


def _error_sentence(target: Path, code: int | None, reason: str) -> str:
    if code in _FULL:
        return f"There is no room left in {target.parent} for the database: free some space, then try again."
    if code in _BARRED:
        return f"The folder {target.parent} cannot be written: make it writable, or choose another one."
    return f"The database {target} cannot be written ({reason}): look at the disk, then try again."
