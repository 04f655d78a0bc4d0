"""The signals by which a system stops a bot, or has it read its pack again: during the start, and afterwards."""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import asyncio  # which takes a while to import: until then signals would do what they do to any program
    from collections.abc import Callable, Iterator

STOP_SIGNALS = ("SIGTERM", "SIGINT", "SIGBREAK")
RELOAD_SIGNAL = "SIGHUP"
"""The names of the signals that are handled; not every system has all of them."""


class EarlySignals:
    """A start, from entering to leaving the block, in which no signal is lost or ends the process with a failure.

    A signal to stop raises SystemExit(0), wherever the start is; SIGHUP is noted in ``reload_requested``.
    """

    def __init__(self) -> None:
        self.reload_requested = False
        self._previous: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        for name in (*STOP_SIGNALS, RELOAD_SIGNAL):
            if hasattr(signal, name):
                number = signal.Signals[name]
                self._previous[number] = signal.signal(number, self._reload if name == RELOAD_SIGNAL else self._stop)
        return self

    def __exit__(self, *_exception: object) -> None:
        self.restore()

    def restore(self) -> None:
        """Have signals do what they did before the start."""
        while self._previous:
            number, previous = self._previous.popitem()
            signal.signal(number, signal.SIG_DFL if previous is None else previous)

    def _reload(self, *_signal: object) -> None:
        self.reload_requested = True

    def _stop(self, *_signal: object) -> None:
        raise SystemExit(0)


@contextmanager
def signal_handlers(
    loop: asyncio.AbstractEventLoop, stop: Callable[[], None], reload: Callable[[], None], leave: Callable[[], None]
) -> Iterator[None]:
    """Within the block a signal to stop calls ``stop``, a second one ``leave`` and ends the process at once.

    SIGHUP calls ``reload``. All are called in the event loop, so it has to run.
    """
    stopping = False

    def on_stop(number: int) -> None:
        nonlocal stopping
        if stopping:
            leave()
            os._exit(128 + number)
        stopping = True
        stop()

    actions = [*((name, on_stop) for name in STOP_SIGNALS), (RELOAD_SIGNAL, lambda _: reload())]
    with ExitStack() as stack:
        for name, action in actions:
            if hasattr(signal, name):
                stack.callback(_install(loop, signal.Signals[name], action))
        yield


def _install(
    loop: asyncio.AbstractEventLoop, number: signal.Signals, action: Callable[[int], None]
) -> Callable[[], object]:
    """Have a signal call ``action`` in the event loop; how that is undone."""
    previous = signal.getsignal(number)
    try:
        loop.add_signal_handler(number, action, number)
    except NotImplementedError:  # Windows
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(action, number))
        return lambda: signal.signal(number, previous)

    def undo() -> None:
        loop.remove_signal_handler(number)
        signal.signal(number, previous)

    return undo
