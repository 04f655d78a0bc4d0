"""A new file that is put in its place by one rename, and sentences about what can go wrong with that."""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.facts.errors import BuildError, FolderError
from bot.store.integrity import is_as_built

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def check_folder(target: Path) -> None:
    """See that the target's folder can be written, before much is worked out that should go there.

    Raises:
        FolderError: it cannot.
        BuildError: the disk is full.
    """
    with new_file(target) as new:
        new.touch()


def temporary_folder() -> Path:
    """A folder for now that is this user's alone: the one of before, unless somebody else may have had a hand in it.

    Raises:
        BuildError: there is no folder for temporary files.
    """
    try:
        folder = Path(tempfile.gettempdir(), f"trackside-{os.getuid() if os.name == 'posix' else 'cache'}")
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        return folder if _is_private(folder) else Path(tempfile.mkdtemp(prefix="trackside-"))
    except OSError as error:
        raise BuildError(
            f"No folder can be written ({error.strerror}): set TRACKSIDE_CACHE to one that can."
        ) from error


def _is_private(folder: Path) -> bool:
    status = folder.lstat()
    if os.name != "posix":
        return stat.S_ISDIR(status.st_mode)
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.getuid()
        and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )


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
        raise _error_about(target, error.errno, error.strerror or str(error)) from error
    except sqlite3.IntegrityError as error:
        raise BuildError(f"The new database is not sound ({error}): please report this.") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise _error_about(target, _SYSTEM_CODES.get(code), str(error)) from error


def _error_about(target: Path, code: int | None, reason: str) -> BuildError:
    if code in _FULL:
        return BuildError(
            f"There is no room left in {target.parent} for the database: free some space, then try again."
        )
    if code in _BARRED:
        return FolderError(f"The folder {target.parent} cannot be written: make it writable, or choose another one.")
    return BuildError(f"The database {target} cannot be written ({reason}): look at the disk, then try again.")
