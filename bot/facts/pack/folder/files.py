"""Reading the files of a pack: only plain files, only inside the pack, only UTF-8."""

from __future__ import annotations

import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.facts.errors import Problem, Severity
from bot.facts.frozen import Frozen
from bot.facts.pack.folder.digest import files_below, hash_of

if TYPE_CHECKING:
    from pathlib import Path


class UnreadableFileError(Exception):
    """A file of the pack cannot be had: the rule it breaks, what to do, and the line (from 1) where that is known."""

    def __init__(self, rule: str, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.rule = rule
        self._line = line

    def problem(self, path: str) -> Problem:
        """The problem at that path of the pack."""
        return Problem(path, self._line, Severity.ERROR, self.rule, str(self))


class TextFile(Frozen, frozen=True):
    """A file as it was read: its path in the pack, its text (nothing translated), and the hash of its bytes."""

    path: str
    text: str
    sha256: str


class PackFolder:
    """The folder of a pack. Paths in it are relative, with forward slashes."""

    def __init__(self, root: Path) -> None:
        """Take the folder ``root``; nothing is read yet."""
        self._root = root
        self._home = root.resolve()
        self.hashes: dict[str, str] = {}
        """The hash of each file read so far, for the pack's digest."""

    def check_folder(self, folder: str) -> None:
        """See that a folder of the pack can be listed and entered; one that is not there is no folder to look into.

        Raises:
            UnreadableFileError: it cannot.
        """
        try:
            for path in (self._root / folder).iterdir():
                path.lstat()  # a folder may be listed, but not entered
                return
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise _unreadable(folder, error) from None

    def toml_files(self, folder: str) -> tuple[str, ...]:
        """The paths of what is called ``*.toml`` directly in a folder of the pack, sorted; none without it."""
        try:
            names = [path.name for path in (self._root / folder).iterdir()]
        except OSError:
            return ()
        return tuple(sorted(f"{folder}/{name}" for name in names if name.endswith(".toml") and name[0] != "."))

    def files_below(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        """The paths of the files below a folder of the pack, at any depth, hidden ones left out, sorted."""
        return tuple(path for path in files_below(self._root, folder) if path.endswith(suffix))

    def read(self, path: str) -> TextFile:
        """The file at that path.

        Raises:
            UnreadableFileError: it is missing, no plain file, out of the pack, not to be read, or not UTF-8.
        """
        content = self._bytes(path)
        sha256 = hash_of(content)
        self.hashes[path] = sha256
        return TextFile(path, _decode(path, content), sha256)

    def _bytes(self, path: str) -> bytes:
        file = self._root / path
        try:
            self._check(file, path)
            return file.read_bytes()
        except (OSError, RuntimeError) as error:  # RuntimeError: Python 3.11 on a link that leads to itself
            raise _unreadable(path, error) from None

    def _check(self, file: Path, path: str) -> None:
        if not file.resolve().is_relative_to(self._home):
            raise UnreadableFileError(
                "link-out-of-pack", f"{path} is a link out of the pack: put the file itself in its place"
            )
        try:
            mode = file.stat().st_mode  # what stands in the way is an error on every Python, a link to itself too
        except (FileNotFoundError, NotADirectoryError):
            raise UnreadableFileError("file-missing", f"{path} is not there: add it, or mend the name") from None
        if stat.S_ISDIR(mode):
            raise UnreadableFileError("not-a-file", f"{path} is a folder: a file belongs in its place")
        if not stat.S_ISREG(mode):
            raise UnreadableFileError("not-a-file", f"{path} is no plain file: put one in its place")


def _unreadable(path: str, error: Exception) -> UnreadableFileError:
    reason = getattr(error, "strerror", None) or "a link leads to itself"
    return UnreadableFileError("unreadable", f"{path} cannot be read ({reason}): mend its permissions or link")


def is_inside(name: str) -> bool:
    """Whether a file's name, as an article's record gives it, stays below the folder it is looked up in."""
    path = PurePosixPath(name)
    return "\\" not in name and "\0" not in name and not path.is_absolute() and ".." not in path.parts


def _decode(path: str, content: bytes) -> str:
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        message = f"line {line} of {path} holds a NUL, a character that nobody sees: take it away"
        raise UnreadableFileError("nul", message, line)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{path} is not UTF-8: its line {line} holds the byte 0x{content[error.start]:02x}; save it as UTF-8"
        raise UnreadableFileError("not-utf8", message, line) from None
