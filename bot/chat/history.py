"""What was asked at the prompt, kept in the state folder for the arrow keys: one question a line."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from prompt_toolkit.history import History

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEPT = 1000
"""So many questions are kept; a file of twice as many is cut down to them."""


class QuestionHistory(History):
    """The questions of a file, the last ones first. A file that cannot be read or written keeps nobody from asking."""

    def __init__(self, path: Path) -> None:
        """Keep them in the file at ``path``, which only its owner may read."""
        super().__init__()
        self._path = path

    def load_history_strings(self) -> Iterable[str]:
        """What was asked before, the newest first."""
        try:
            lines = self._path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return []
        if len(lines) > 2 * KEPT:
            self._cut_down(lines[-KEPT:])
        return reversed(lines[-KEPT:])

    def store_string(self, string: str) -> None:
        """Add a question, on one line."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(0o600)
            with self._path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(f"{' '.join(string.split())}\n")

    def _cut_down(self, lines: Iterable[str]) -> None:
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with suppress(OSError):
            new.touch(0o600)
            new.write_text("".join(f"{line}\n" for line in lines), "utf-8")
            new.replace(self._path)
