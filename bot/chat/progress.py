"""How far a build is: shown only where a person waits for it at a terminal."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self, TextIO

    from rich.progress import Progress

    from bot.store.writing.build import BuildPhase

NOTICE_AFTER, BAR_AFTER = 0.3, 1.0
"""Seconds after which a person wonders what is going on, and after which they want to see how far it is."""

_PERCENT = {"reading": (0, 70), "before-writing": (70, 70), "writing": (70, 90)}
"""The share of the whole, in per cent, over which a phase goes; those not listed are the last."""


class DelayedNotice:
    """One line that says what takes so long, as soon as a person would notice; nothing is written to a pipe."""

    def __init__(self, sentence: str, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._sentence = sentence
        self._stream = stream
        self._clock = clock
        self._due: float | None = clock() + NOTICE_AFTER if stream.isatty() else None

    def __call__(self, _phase: BuildPhase, _done: int, _total: int) -> None:
        """Called while the build goes on."""
        if self._due is not None and self._clock() >= self._due:
            self._stream.write(f"{self._sentence}\n")
            self._due = None


class ProgressBar:
    """A progress bar for what takes longer than a second. It is gone when the ``with`` block ends."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._due: float | None = clock() + BAR_AFTER if stream.isatty() else None
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, phase: BuildPhase, done: int, total: int) -> None:
        """Called with how far the build is: its phase, how many of its steps are done, and of how many."""
        if self._due is None or self._clock() < self._due:
            return
        progress = self._progress or self._show()
        start, end = _PERCENT.get(phase.value, (90, 100))
        percent = start + (end - start) * done / max(total, 1)
        progress.update(progress.task_ids[0], completed=percent, description=phase.value.replace("-", " "))

    def _show(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415 — most builds are over before anything has to be shown
        from rich.progress import Progress  # noqa: PLC0415 — the same

        self._progress = Progress(console=Console(file=self._stream), transient=True)
        self._progress.add_task("reading", total=100)
        self._progress.start()
        return self._progress
