"""A new file beside the old one, put in its place by one rename, by one build at a time."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from bot.facts.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60.0
"""Seconds for which a build waits for another one of the same file."""

_NEW = ".new"
_LOCK = ".lock"

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BARRED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT})


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """The path of a new file beside ``target``; whatever is left of it in the end is removed.

    Other builds of the same target wait meanwhile. What killed builds have left is removed first.

    Raises:
        BuildError: the folder cannot be written, the disk is full, or another build does not end.
    """
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target):
            for old in _leftovers(target):
                old.unlink(missing_ok=True)
            new = target.with_name(f"{target.name}.{os.getpid()}{_NEW}")
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
    new.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def family(target: Path) -> tuple[Path, ...]:
    """The target and every file that builds of it may have left beside it."""
    return (target, target.with_name(target.name + _LOCK), *_leftovers(target))


def _leftovers(target: Path) -> tuple[Path, ...]:
    names = sorted(path.name for path in target.parent.iterdir())
    return tuple(target.with_name(name) for name in names if name.startswith(f"{target.name}.") and name.endswith(_NEW))


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the target's lock: SQLite's own, on an empty file, which every system lets go of when a process dies."""
    with closing(sqlite3.connect(target.with_name(target.name + _LOCK), timeout=PATIENCE)) as lock:
        lock.isolation_level = None
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # Of whoever is told about the progress, and not of the database.
        raise
    except OSError as error:
        raise BuildError(_sentence(target, error.errno, error.strerror or str(error))) from error
    except sqlite3.IntegrityError as error:
        raise BuildError(f"The new database is not sound ({error}): please report this.") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise BuildError(_sentence(target, _ALIKE.get(code), str(error))) from error


_ALIKE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
}
"""SQLite's codes as the system's."""


def _sentence(target: Path, code: int | None, reason: str) -> str:
    if code in _FULL:
        return f"There is no room left in {target.parent} for the database: free some space, then try again."
    if code in _BARRED:
        return f"The folder {target.parent} cannot be written: make it writable, or choose another one."
    if code == errno.EBUSY:
        return f"Another build of {target} is still running: wait until it ends, then try again."
    return f"The database {target} cannot be written ({reason}): look at the disk, then try again."
