"""The signals by which a system stops a bot, or has it read its pack again."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.chat.discord.startup import READING, STOPPING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def installed_handlers(
    stop: Callable[[], None], read_again: Callable[[], None], leave: Callable[[], None]
) -> Iterator[None]:
    """Within the block a signal to stop calls ``stop``, a second one ``leave`` and ends the process at once.

    SIGHUP calls ``read_again``. All are called in the event loop, so it has to run.
    """
    stopping = False

    def asked_to_stop(number: int) -> None:
        nonlocal stopping
        if stopping:
            leave()
            os._exit(128 + number)
        stopping = True
        stop()

    wanted = [*((name, asked_to_stop) for name in STOPPING), (READING, lambda _: read_again())]
    undo = [_on(signal.Signals[name], act) for name, act in wanted if hasattr(signal, name)]
    try:
        yield
    finally:
        for each in undo:
            each()


def _on(number: signal.Signals, act: Callable[[int], None]) -> Callable[[], object]:
    """Have a signal call ``act`` in the event loop; how that is undone."""
    loop = asyncio.get_running_loop()
    before = signal.getsignal(number)
    try:
        loop.add_signal_handler(number, act, number)
    except NotImplementedError:  # Windows
        signal.signal(number, lambda *_: _call(loop, act, number))
        return lambda: signal.signal(number, before)

    def undo() -> None:
        loop.remove_signal_handler(number)
        signal.signal(number, before)

    return undo


def _call(loop: asyncio.AbstractEventLoop, act: Callable[[int], None], number: int) -> None:
    loop.call_soon_threadsafe(act, number)
