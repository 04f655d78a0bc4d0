"""Deferring: only where work takes long, and whose error counts where both fail."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.discord.reply_port import ExpiredError, in_time

LONG = 60.0


async def never() -> None:
    """A deferral that must not be."""
    pytest.fail("it was deferred")


class SlowWork:
    """Work that goes on until it is deferred, and then comes to a result or an error."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.deferred = error, asyncio.Event()

    async def work(self) -> str:
        await self.deferred.wait()
        if self.error is not None:
            raise self.error
        return "1:58.43"

    async def defer(self) -> None:
        self.deferred.set()

    async def fail_to_defer(self) -> None:
        self.deferred.set()
        raise ExpiredError


async def test_quick_work_is_not_deferred() -> None:
    assert await in_time(asyncio.sleep(0, "1:58.43"), never, LONG) == "1:58.43"


async def test_slow_work_is_deferred_and_comes_to_its_end() -> None:
    slow = SlowWork()
    assert (await in_time(slow.work(), slow.defer, 0.0), slow.deferred.is_set()) == ("1:58.43", True)


async def test_a_deferral_that_fails_is_raised() -> None:
    slow = SlowWork()
    with pytest.raises(ExpiredError):
        await in_time(slow.work(), slow.fail_to_defer, 0.0)


async def test_why_the_work_failed_counts_more_than_why_the_deferral_did() -> None:
    slow = SlowWork(KeyError("800m"))
    with pytest.raises(KeyError, match="800m"):
        await in_time(slow.work(), slow.fail_to_defer, 0.0)
