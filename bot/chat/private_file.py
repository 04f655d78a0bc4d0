"""A file that is its owner's alone, such as the log and what was asked at the prompt."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS = (
    os.O_WRONLY
    | os.O_APPEND
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)  # a link may lead to what somebody else wants to have written to
    | getattr(os, "O_NONBLOCK", 0)  # a pipe would keep us waiting for its reader
    | getattr(os, "O_BINARY", 0)
)


def append_private(path: Path, text: str) -> None:
    """Add a text to a file that nobody but its owner may read; its folder is made where there is none.

    Raises:
        OSError: it cannot be written, it is a link or no plain file, or it has another name besides.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, _FLAGS, 0o600), "ab") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(path))
        if os.name == "posix" and stat.S_IMODE(status.st_mode) != stat.S_IRUSR | stat.S_IWUSR:
            os.fchmod(file.fileno(), stat.S_IRUSR | stat.S_IWUSR)
        file.write(text.encode("utf-8", "backslashreplace"))
