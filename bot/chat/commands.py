"""What to say to a command that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_ECHO = 40


def no_command(words: Sequence[str], commands: Sequence[str]) -> str:
    """One sentence and the next step: the command that comes near, or the question that was meant."""
    import difflib  # noqa: PLC0415 — slow to import, and only for what cannot be read

    asked = harmless(words[0])
    shown = asked if len(asked) <= LONGEST_ECHO else f"{asked[:LONGEST_ECHO]}…"
    near = difflib.get_close_matches(asked, commands, 1)
    step = f"Did you mean “trackside {near[0]}”?" if near else "“trackside --help” lists the commands."
    return f"There is no command “{shown}”. {step}"
