"""``trackside discord``, from the first moment on: signals are handled before all that the bot needs is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.discord.signals import EarlySignals

if TYPE_CHECKING:
    from collections.abc import Sequence


def discord(arguments: Sequence[str]) -> int:
    """Answer in Discord until stopped; see `bot.chat.discord.run.run_bot`."""
    with EarlySignals() as early_signals:
        from bot.chat.discord import run  # noqa: PLC0415 — it takes a while

        return run.run_bot(arguments, early_signals)
