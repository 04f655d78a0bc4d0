"""Lines of a log, written by a thread of their own: whoever logs never waits for whoever reads."""

from __future__ import annotations

import threading
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

T = TypeVar("T")

MOST = 10_000
"""Lines that wait to be written. What comes on top of them is lost, and counted."""

GATHERED = 0.05
"""Seconds between two writes, so that a busy log is written in a few large pieces."""

PATIENCE = 1.0
"""Seconds that the end of a run waits for its last lines to be read."""


class LogWriter(Generic[T]):
    """Hands what is put in, rendered, to a stream; rendering is done in the thread as well."""

    def __init__(self, stream: TextIO, render: Callable[[T], str], lost: Callable[[int], T]) -> None:
        """``lost`` makes the line that tells how many could not be kept."""
        self._write = _straight(stream)
        self._render = render
        self._lost_line = lost
        self._waiting: deque[T] = deque()
        self._lost = 0
        self._arrived = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="log", daemon=True)
        self._thread.start()

    def put(self, line: T) -> None:
        """Have a line written soon. Costs its caller about a microsecond, from any thread."""
        if len(self._waiting) >= MOST:
            self._lost += 1
            return
        self._waiting.append(line)
        if not self._arrived.is_set():
            self._arrived.set()

    def close(self, seconds: float = PATIENCE) -> None:
        """Write what waits, as far as somebody reads it within so many seconds."""
        self._ending.set()
        self._arrived.set()
        self._thread.join(seconds)

    def _go_on(self) -> None:
        while not self._ending.wait(GATHERED) or self._waiting:
            self._arrived.wait()
            self._arrived.clear()
            piece = self._gathered()
            if piece:
                with suppress(OSError, ValueError):  # the reader went away: the bot goes on all the same
                    self._write(piece)

    def _gathered(self) -> str:
        parts = []
        while self._waiting:
            parts.append(self._rendered(self._waiting.popleft()))
        if self._lost:
            lost, self._lost = self._lost, 0
            parts.append(self._render(self._lost_line(lost)))
        return "".join(parts)

    def _rendered(self, line: T) -> str:
        try:
            return self._render(line)
        except Exception as error:  # noqa: BLE001 — one bad line must not be the last
            return f"a line of the log could not be made: {error!r}\n"


def _straight(stream: TextIO) -> Callable[[str], None]:
    """How text gets to a stream: past its buffer, whose lock a thread that hangs in a write would keep for ever."""
    raw: Any = getattr(getattr(stream, "buffer", None), "raw", None)
    if raw is None:
        return lambda text: _flushed(stream, text)
    stream.flush()
    return lambda text: _all(raw, memoryview(text.encode("utf-8", "backslashreplace")))


def _flushed(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()


def _all(raw: Any, data: memoryview) -> None:  # noqa: ANN401 — the lowest layer of a stream has no public type
    while data:
        written = raw.write(data)
        if not written:  # a full pipe that does not wait
            return
        data = data[written:]
