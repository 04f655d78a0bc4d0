"""A bot's life: connections to Discord, one after another, until somebody stops it or nothing more can be done.

This room knows nothing of discord.py; `bot.chat.discord.connection` does.
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

IN_FLIGHT = 5.0
"""Seconds that answers in flight have to be finished when the bot is stopped."""

CLOSING = 5.0
"""Seconds that Discord has to take note of a close."""

MISSED = 0.5
"""Seconds after which a cancellation that had no effect is taken for missed."""

IN_FLIGHT_OF_A_BROKEN = 1.0
"""The same for a connection that broke: meanwhile nobody else is answered."""


class RefusedError(Exception):
    """Discord will not have this bot, however often it is asked. ``str()`` is a sentence with the next step."""


class UnreachableError(Exception):
    """Discord cannot be reached, or let go of us; it may be tried again. ``str()`` says why, in a few words."""


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
        """Let go of Discord, properly. Nothing is raised where nothing was open."""


class Desk(Protocol):
    """What of the desk matters here."""

    def stop_taking(self) -> None:
        """Answer nothing more."""

    async def drained(self, seconds: float) -> bool:
        """Wait for what is in flight."""


class Backoff:
    """How long to wait before the next try: at random, up to a limit that doubles each time."""

    def __init__(
        self, first: float = 0.2, most: float = 60.0, pick: Callable[[float, float], float] | None = None
    ) -> None:
        """``first`` and ``most`` are seconds; ``pick`` picks a number between two, evenly by default."""
        self._first = self._limit = first
        self._most = most
        self._pick = pick or random.uniform

    def __call__(self) -> float:
        """Seconds to wait now."""
        seconds = self._pick(0.0, self._limit)
        self._limit = min(self._limit * 2, self._most)
        return seconds

    def reset(self) -> None:
        """It worked: begin anew the next time."""
        self._limit = self._first


class Restarts:
    """Counts how often something was started again, and says when that is too often."""

    def __init__(self, most: int = 5, within: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        """At most ``most`` times in ``within`` seconds of the ``clock``."""
        self._times: deque[float] = deque(maxlen=most)
        self._within = within
        self._clock = clock

    def once_more(self) -> bool:
        """Count one more; whether that is still allowed."""
        now = self._clock()
        often = len(self._times) == self._times.maxlen and now - self._times[0] < self._within
        self._times.append(now)
        return not often


class Supervisor:
    """Keeps one connection alive after another."""

    def __init__(  # noqa: PLR0913 — what it lives by, and the clockwork that tests set
        self,
        connect: Callable[[], Connection],
        desk: Desk,
        log: Log,
        *,
        backoff: Backoff | None = None,
        restarts: Restarts | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        stopping: asyncio.Event | None = None,
    ) -> None:
        """``connect`` makes a new connection, which is not opened yet; ``stopping`` is set to end it, as by `stop`."""
        self._connect = connect
        self._desk = desk
        self._log = log
        self._backoff = backoff or Backoff()
        self._restarts = restarts or Restarts()
        self._sleep = sleep
        self._connection: Connection | None = None
        self._stopping = stopping or asyncio.Event()

    def stop(self) -> None:
        """End it, as soon as what is in flight is answered."""
        self._stopping.set()

    async def live(self) -> int:
        """Answer until `stop` is called or nothing more can be done; the exit code."""
        living = asyncio.create_task(self._go_on(), name="life")
        stopping = asyncio.create_task(self._stopping.wait(), name="stop")
        try:
            await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if living.done():
                return living.result()
            await self._finish()
        finally:
            stopping.cancel()
            await self._end(living)
        self._log.event("stopped", "Stopped.")
        return STOPPED

    async def _end(self, living: asyncio.Task[int]) -> None:
        """Cancel it, which closes the connection; again where that was missed, as in Python 3.11's `wait_for`."""
        living.cancel()
        while not living.done():
            await asyncio.wait({living}, timeout=MISSED)
            if self._connection is not None:  # which it would be letting go of by now
                living.cancel()
        await asyncio.gather(living, return_exceptions=True)

    async def _finish(self) -> None:
        self._log.event("stopping", "Stopping; answers in flight are finished first.")
        self._desk.stop_taking()
        if not await self._desk.drained(IN_FLIGHT):
            sentence = "Some answers took longer than %(seconds)g seconds and were left."
            self._log.event("left", sentence, WARNING, seconds=IN_FLIGHT)

    async def _go_on(self) -> int:
        while True:
            code = await self._once()
            if code is not None:
                return code

    async def _once(self) -> int | None:
        """One connection from its beginning to its end; the exit code, or None where another one is to follow."""
        try:
            self._connection = self._connect()
            await self._connection.run()
            await self._wait("it ended the connection")
        except RefusedError as error:
            self._log.event("refused", str(error), ERROR)
            return REFUSED
        except UnreachableError as error:
            await self._wait(str(error))
        except (Exception, asyncio.CancelledError) as error:  # after any of them the channel keeps its bot
            if _cancelled():
                raise
            if not await self._start_again(error):
                return BROKEN
        finally:
            await self._let_go()
        return None

    async def _wait(self, why: str) -> None:
        """Let go, then wait a little longer than the last time, unless it worked in between."""
        if self._connection is not None and self._connection.was_ready:
            self._backoff.reset()
        await self._let_go()
        seconds = self._backoff()
        sentence = "Discord cannot be reached (%(reason)s). Trying again in %(seconds).1f s."
        self._log.event("unreachable", sentence, WARNING, reason=why, seconds=round(seconds, 3))
        await self._sleep(seconds)

    async def _start_again(self, error: BaseException) -> bool:
        if not self._restarts.once_more():
            sentence = "The connection broke six times within a minute, so Trackside gives up. Please report this."
            self._log.event("given-up", sentence, ERROR, error)
            return False
        self._log.event("broke", "Something broke the connection to Discord; it is started again.", ERROR, error)
        await self._desk.drained(IN_FLIGHT_OF_A_BROKEN)
        return True

    async def _let_go(self) -> None:
        """Close the connection if it is open; a close that hangs or fails is left at that."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            async with asyncio.timeout(CLOSING):
                await connection.close()
        except Exception as error:  # noqa: BLE001 — it is over in any case
            sentence = "The connection could not be closed properly (%(reason)s)."
            self._log.event("close-failed", sentence, WARNING, reason=reason(error))


def _cancelled() -> bool:
    """Whether it is us that were cancelled, and not something that the client waited for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
