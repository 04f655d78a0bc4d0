"""``trackside discord``, from the first moment on: signals are heard before all that the bot needs is loaded."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.chat.discord.gc_tuning import loading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STOPPING = ("SIGTERM", "SIGINT", "SIGBREAK")
READING = "SIGHUP"
"""The names of the signals that are heard; not every system has all of them."""


class EarlySignals:
    """What signals have asked for during the start."""

    def __init__(self) -> None:
        """From now on a signal to stop raises SystemExit(0), wherever the start is, and SIGHUP is noted."""
        self.read_again = False
        self._before: dict[signal.Signals, Any] = {}
        for name in (*STOPPING, READING):
            if hasattr(signal, name):
                number = signal.Signals[name]
                self._before[number] = signal.signal(number, self._note if name == READING else _end)

    def _note(self, *_signal: object) -> None:
        self.read_again = True

    def as_before(self) -> None:
        """Have signals do what they did before the start."""
        while self._before:
            number, before = self._before.popitem()
            signal.signal(number, signal.SIG_DFL if before is None else before)


def _end(*_signal: object) -> None:
    raise SystemExit(0)


@contextmanager
def starting() -> Iterator[EarlySignals]:
    """A block in which no signal is lost or ends the process with a failure."""
    early = EarlySignals()
    try:
        yield early
    finally:
        early.as_before()


def discord(arguments: Sequence[str]) -> int:
    """Answer in Discord until stopped; see `bot.chat.discord.entry.discord`."""
    with starting() as early, loading():
        from bot.chat.discord import run  # noqa: PLC0415 — it takes a while

        return run.discord(arguments, early)
