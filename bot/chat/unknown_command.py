"""The sentence for an unknown `trackside` command."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from bot.answers.registry import QUESTIONS
from bot.chat.ask import question_line
from bot.render.sanitize import sanitize
from bot.render.terminal.text import command_line

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_ECHO = 40
"""Characters of a person's words that are repeated to them."""


def unknown_command(words: Sequence[str], commands: Sequence[str]) -> str:
    """One sentence and the next step: how the question that was meant is asked, or the command that comes near."""
    line = sanitize(question_line(words, QUESTIONS))
    name = line.removeprefix("/").partition(" ")[0]
    echo = name if len(name) <= LONGEST_ECHO else f"{name[:LONGEST_ECHO]}…"
    if name.casefold() in QUESTIONS:
        return f"“{echo}” is a question: {command_line(line, 'trackside ask')}"
    near = difflib.get_close_matches(name, commands, 1)
    step = f"Did you mean “trackside {near[0]}”?" if near else "“trackside --help” lists the commands."
    return f"There is no command “{echo}”. {step}"
