"""A small bot on the real discord.py, in the process of the tests, pointed at a double."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import discord as library
import pytest
import yarl

from tests.double.loopback import Discord
from tests.double.small_client import Small

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    Stage = Callable[..., AbstractAsyncContextManager[Discord]]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A double with the small bot signed in and its commands registered."""

    @contextlib.asynccontextmanager
    async def play(*, judge: bool = True) -> AsyncIterator[Discord]:
        async with Discord(judge=judge) as discord:
            monkeypatch.setattr(library.http.Route, "BASE", discord.rest_url)
            monkeypatch.setattr(library.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway.url))
            async with Small() as client:
                running = asyncio.create_task(client.start(discord.token))
                await discord.ready()
                await client.wait_until_ready()
                yield discord
                await client.close()
                with contextlib.suppress(asyncio.CancelledError):
                    await running

    return play
