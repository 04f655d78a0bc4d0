"""Writing a file that a command was asked for: it is there whole, or as it was before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.chat.console import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_file(path: Path, content: Iterable[bytes], option: str) -> None:
    """Write a file whole: until it is, what was there before stays. A device or a pipe is written to as it is.

    Raises:
        OutputError: it cannot be written; ``option`` of the command line names it.
    """
    is_replaceable = path.is_file() or not path.exists()
    new = path.with_name(f"{path.name}.{os.getpid()}.new") if is_replaceable else path
    try:
        with new.open("wb") as file:
            file.writelines(content)
        if is_replaceable:
            new.replace(path)
    except OSError as error:
        if is_replaceable:
            new.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror}. Name another file with {option}.") from error
