"""Waiting for something to happen, without sleeping: whatever changes rings the bell, and those who wait look again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

SECONDS = 60.0
"""How long a test waits at most before it fails with what was seen so far; a busy machine may take a while."""


class Bell:
    """Wakes those who wait for a condition. ``alarm`` says why waiting has no sense any more, or is None."""

    def __init__(self, alarm: Callable[[], str | None], seen: Callable[[], str]) -> None:
        self._alarm, self._seen = alarm, seen
        self._waiting: list[asyncio.Future[None]] = []

    def ring(self) -> None:
        """Something has changed."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.done():
                one.set_result(None)

    async def until(self, look: Callable[[], T | None], what: str, seconds: float = SECONDS) -> T:
        """Look, whenever something has changed, until ``look`` hands back something else than None or False.

        Raises:
            AssertionError: it never did; the message says what was waited for and what was seen so far.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while (found := look()) is None or found is False:
            if alarm := self._alarm():
                raise AssertionError(f"waited for {what}, but {alarm}\n{self._seen()}")
            changed = loop.create_future()
            self._waiting.append(changed)
            try:
                async with asyncio.timeout_at(end):
                    await changed
            except TimeoutError:
                raise AssertionError(f"waited {seconds:g} s in vain for {what}\n{self._seen()}") from None
        return found
