"""Writing several files that are there already: each is the old one or the new one, whole."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.chat.console import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write each file beside the old one, and put them in place when all are written.

    Raises:
        OutputError: one of them cannot be written.
    """
    files = {path.resolve(): content for path, content in contents.items()}  # a link stays one
    new = {path: path.with_name(f"{path.name}.{os.getpid()}.new") for path in files}
    path = None
    try:
        for path, content in files.items():
            path.open("r+b").close()  # a folder may let us replace what its owner has closed
            new[path].write_bytes(content)
            shutil.copymode(path, new[path])
        for path in files:
            new[path].replace(path)
    except OSError as error:
        _remove(new.values())
        message = (
            f"{path} cannot be written: {error.strerror}. Open it for writing, or name a copy of the pack with --pack."
        )
        raise OutputError(message) from error


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
