"""What every request of the bot says of itself, and how calls of the gateway are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.chat.discord.channel import final_reply, somebody
from tests.chat.discord.running import running

if TYPE_CHECKING:
    from pathlib import Path

DISCORD_PY = re.compile(r"DiscordBot \(https://github\.com/Rapptz/discord\.py \S+\) Python/\S+ aiohttp/\S+")


async def test_every_request_carries_the_user_agent_of_discord_py(tmp_path: Path, harbour: Path) -> None:
    async with running(tmp_path, harbour, TRACKSIDE_PATIENCE="0.05") as bot:
        await (await bot.discord.slash("help", by=somebody("Ada"))).reply()
        for person in ("brown", "zzyzx"):  # an edit of what was promised, and a private message in its place
            with bot.locked():
                asked = await bot.discord.slash("quote", {"person": person}, by=somebody("Ada"))
                assert (await asked.reply()).deferred
            await final_reply(asked)
        agents = {**bot.discord.rest.user_agents, "websocket": bot.discord.gateway.user_agents}
    assert {"me", "application", "commands", "callback", "original", "followup", "websocket"} <= set(agents)
    assert [name for name, those in agents.items() if not all(map(DISCORD_PY.fullmatch, those))] == []


async def test_a_call_of_the_gateway_is_a_request_that_can_be_seen_and_prevented_by_a_trace() -> None:
    """What counting the calls rests on: a websocket's request is traced, with its own scheme."""
    schemes: list[str] = []

    async def refuse(_session: object, _context: object, request: aiohttp.TraceRequestStartParams) -> None:
        schemes.append(request.url.scheme)
        raise ConnectionAbortedError

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(refuse)
    async with aiohttp.ClientSession(trace_configs=[trace]) as session:
        for address in ("ws://127.0.0.1:1", "wss://127.0.0.1:1"):
            with pytest.raises(ConnectionAbortedError):
                await session.ws_connect(address)
    assert schemes == ["ws", "wss"]
