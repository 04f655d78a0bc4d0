"""How far a build is: told only where a person waits for it at a terminal."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self, TextIO

    from rich.progress import Progress

    from bot.store.writing.build import Phase

NOTICED, LONG = 0.3, 1.0
"""Seconds after which a person wonders what is going on, and after which they want to see how far it is."""

_STEPS = {"reading": (0, 70), "before-writing": (70, 70), "writing": (70, 90)}
"""The share of the whole, in per cent, over which a phase goes; those not listed are the last."""


class Notice:
    """One line that says what takes so long, as soon as a person would notice; a pipe is told nothing."""

    def __init__(self, sentence: str, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._sentence = sentence
        self._stream = stream
        self._clock = clock
        self._due: float | None = clock() + NOTICED if stream.isatty() else None

    def __call__(self, _phase: Phase, _done: int, _total: int) -> None:
        """Hear that the build goes on."""
        if self._due is not None and self._clock() >= self._due:
            self._stream.write(f"{self._sentence}\n")
            self._due = None


class Bar:
    """A progress bar for what takes longer than a second. It is gone when the ``with`` block ends."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._due: float | None = clock() + LONG if stream.isatty() else None
        self._shown: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown is not None:
            self._shown.stop()

    def __call__(self, phase: Phase, done: int, total: int) -> None:
        """Hear how far the build is: in which phase, how many of its steps are done, and of how many."""
        if self._due is None or self._clock() < self._due:
            return
        shown = self._shown or self._show()
        start, end = _STEPS.get(phase.value, (90, 100))
        percent = start + (end - start) * done / max(total, 1)
        shown.update(shown.task_ids[0], completed=percent, description=phase.value.replace("-", " "))

    def _show(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415 — most builds are over before anything has to be shown
        from rich.progress import Progress  # noqa: PLC0415 — the same

        self._shown = Progress(console=Console(file=self._stream), transient=True)
        self._shown.add_task("reading", total=100)
        self._shown.start()
        return self._shown
