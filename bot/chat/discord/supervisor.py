"""Keeps the bot connected: one connection to Discord after another, until it is stopped or nothing more can be done.

This module knows nothing of discord.py; `bot.chat.discord.connection` does.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from logging import ERROR, WARNING
from typing import TYPE_CHECKING, Protocol

from bot.chat.discord.logs import reason

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.chat.discord.logs import Log

STOPPED, BROKEN, REFUSED = 0, 1, 2
"""Exit codes: stopped from outside; cannot go on; the token or the application has to be looked at."""

FIRST_WAIT, LONGEST_WAIT = 0.2, 60.0
"""Seconds before another try at most: the first time, and after ever more failures."""

BREAKS, BREAKS_WITHIN = 6, 60.0
"""So many broken connections within so many seconds end the bot."""

DRAIN_ON_STOP = 5.0
"""Seconds that answers in flight have to be finished when the bot is stopped."""

DRAIN_ON_BREAK = 1.0
"""The same for a connection that broke: meanwhile nobody else is answered."""

CLOSE_WITHIN = 5.0
"""Seconds that Discord has to take note of a close."""

CANCEL_AGAIN = 0.5
"""Seconds after which a cancellation that had no effect is repeated."""


class RefusedError(Exception):
    """Discord will not have this bot, however often it is asked. ``str()`` is a sentence with the next step."""


class UnreachableError(Exception):
    """Discord cannot be reached, or ended the connection; it may be tried again. ``str()`` says why, in a few words."""


ENDED = "it ended the connection"
"""Why a connection that ended without an error has to be made anew."""


class Connection(Protocol):
    """One connection to Discord, from signing in to its end."""

    was_ready: bool
    """Whether it ever got so far as to answer."""

    async def run(self) -> None:
        """Sign in and answer, until it ends.

        Raises:
            RefusedError: it makes no sense to try again.
            UnreachableError: it does.
        """

    async def close(self) -> None:
        """Close the connection properly. Nothing is raised where nothing was open."""


class PendingAnswers(Protocol):
    """The answers in flight: what of the dispatcher matters here."""

    def refuse_new(self) -> None:
        """Answer nothing more."""

    async def drain(self, seconds: float) -> bool:
        """Wait for what is in flight; False where something still is after so many seconds."""


class BackOff:
    """Waits between two tries: at random, so that not all bots come at once, up to twice as long as the last time."""

    def __init__(
        self,
        log: Log,
        name: str,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        pick: Callable[[float, float], float] = random.uniform,
    ) -> None:
        """``name`` is what is tried, as the log calls it; see `Supervisor` for ``pick``."""
        self._log = log
        self._name = name
        self._sleep = sleep
        self._pick = pick
        self._limit = FIRST_WAIT

    def reset(self) -> None:
        """It was reached: the next wait is as short as the first one."""
        self._limit = FIRST_WAIT

    async def wait(self, why: str) -> None:
        """Log why it has to be tried again, and wait until then."""
        seconds = self._pick(0.0, self._limit)
        self._limit = min(self._limit * 2, LONGEST_WAIT)
        sentence = f"{self._name} cannot be reached (%(reason)s). Trying again in %(seconds).1f s."
        self._log.event("unreachable", sentence, WARNING, reason=why, seconds=round(seconds, 3))
        await self._sleep(seconds)


class Supervisor:
    """Keeps one connection alive after another."""

    def __init__(  # noqa: PLR0913 — what it lives by, and the clockwork that tests set
        self,
        connect: Callable[[], Connection],
        answers: PendingAnswers,
        log: Log,
        stop: asyncio.Event,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        pick: Callable[[float, float], float] = random.uniform,
    ) -> None:
        """``connect`` makes a new connection, which is not opened yet; ``stop`` is set to end it.

        ``pick`` picks the seconds of a wait, between none and as many as it may take.
        """
        self._connect = connect
        self._answers = answers
        self._log = log
        self._stop = stop
        self._clock = clock
        self._waits = BackOff(log, "Discord", sleep=sleep, pick=pick)
        self._connection: Connection | None = None
        self._breaks: deque[float] = deque(maxlen=BREAKS)

    async def run(self) -> int:
        """Answer until ``stop`` is set, and what is in flight is answered, or nothing can be done; the exit code."""
        connected = asyncio.create_task(self._keep_connected(), name="connections")
        stopping = asyncio.create_task(self._stop.wait(), name="stop")
        try:
            await asyncio.wait({connected, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if connected.done():
                return connected.result()
            await self._finish_answers()
        finally:
            stopping.cancel()
            await self._cancel(connected)
        self._log.event("stopped", "Stopped.")
        return STOPPED

    async def _cancel(self, connected: asyncio.Task[int]) -> None:
        """Cancel it, which closes the connection; again where that was missed, as in Python 3.11's `wait_for`."""
        connected.cancel()
        while not connected.done():
            await asyncio.wait({connected}, timeout=CANCEL_AGAIN)
            if self._connection is not None:  # which it would be closing by now
                connected.cancel()
        await asyncio.gather(connected, return_exceptions=True)

    async def _finish_answers(self) -> None:
        self._log.event("stopping", "Stopping; answers in flight are finished first.")
        self._answers.refuse_new()
        if not await self._answers.drain(DRAIN_ON_STOP):
            sentence = "Some answers took longer than %(seconds)g seconds and were left."
            self._log.event("left", sentence, WARNING, seconds=DRAIN_ON_STOP)

    async def _keep_connected(self) -> int:
        while (code := await self._connect_once()) is None:
            pass
        return code

    async def _connect_once(self) -> int | None:
        """One connection from its beginning to its end; the exit code, or None where another one is to follow."""
        try:
            self._connection = self._connect()
            await self._connection.run()
            await self._back_off(ENDED)
        except RefusedError as error:
            self._log.event("refused", str(error), ERROR)
            return REFUSED
        except UnreachableError as error:
            await self._back_off(str(error))
        except (Exception, asyncio.CancelledError) as error:  # after any of them the channel keeps its bot
            if _is_cancelled():
                raise
            self._breaks.append(self._clock())
            if len(self._breaks) == BREAKS and self._breaks[-1] - self._breaks[0] < BREAKS_WITHIN:
                sentence = "The connection broke six times within a minute, so Trackside gives up. Please report this."
                self._log.event("given-up", sentence, ERROR, error)
                return BROKEN
            sentence = "Something broke the connection to Discord; it is started again."
            self._log.event("broke", sentence, ERROR, error)
            await self._answers.drain(DRAIN_ON_BREAK)
        finally:
            await self._close()
        return None

    async def _back_off(self, why: str) -> None:
        if self._connection is not None and self._connection.was_ready:
            self._waits.reset()
        await self._close()
        await self._waits.wait(why)

    async def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await close_in_time(connection.close(), self._log)


async def close_in_time(closing: Awaitable[None], log: Log) -> None:
    """Wait for a connection to close; a close that hangs or fails is left at that."""
    try:
        async with asyncio.timeout(CLOSE_WITHIN):
            await closing
    except Exception as error:  # noqa: BLE001 — it is over in any case
        sentence = "The connection could not be closed properly (%(reason)s)."
        log.event("close-failed", sentence, WARNING, reason=reason(error))


def _is_cancelled() -> bool:
    """Whether it is us that were cancelled, and not something that the client waited for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
