"""What was asked at the prompt, kept in the state folder for the arrow keys."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from prompt_toolkit.history import FileHistory

from bot.chat.private_file import append_private

if TYPE_CHECKING:
    from pathlib import Path

MOST_QUESTIONS = 1000
"""So many questions are loaded; a file of twice as many is cut down to them."""


class QuestionHistory(FileHistory):
    """The library's history of a file, which has no limit and raises where the file cannot be read or written.

    This one is cut, is its owner's alone, and keeps nobody from asking.
    """

    def __init__(self, path: Path) -> None:
        """Keep the questions in the file at ``path``."""
        super().__init__(path)
        self._path = path

    def load_history_strings(self) -> list[str]:
        """What was asked before, the newest first."""
        questions: list[str] = []
        with suppress(OSError):
            questions = [*super().load_history_strings()]
            if len(questions) > 2 * MOST_QUESTIONS:
                self._cut_down(questions[:MOST_QUESTIONS])
        return questions[:MOST_QUESTIONS]

    def store_string(self, string: str) -> None:
        """Add a question."""
        with suppress(OSError):
            # As the library writes it, which would follow a link.
            lines = "".join(f"+{line}\n" for line in string.split("\n"))
            append_private(self._path, f"\n# {datetime.now(UTC)}\n{lines}")

    def _cut_down(self, newest_first: list[str]) -> None:
        # Another prompt may be reading: it sees the old file or the new one, whole.
        new = QuestionHistory(self._path.with_name(f"{self._path.name}.{os.getpid()}.new"))
        for question in reversed(newest_first):
            new.store_string(question)
        new._path.replace(self._path)
