"""The gateway, spoken to without a library: the protocol as it is documented, and the faults that a test asks for."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import zlib
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, WSMsgType

from tests.double.compression import STREAMS
from tests.double.loopback import Discord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

PING = {"name": "ping", "description": "Asks whether somebody is there", "type": 1}
QUERY = "?v=10&encoding=json"


class Client:
    """A connection that says just what a test says."""

    def __init__(self, socket: ClientWebSocketResponse, query: str) -> None:
        self.socket = socket
        self._unpack = _zstd_reader() if "zstd" in query else _zlib_reader()

    async def hear(self) -> dict[str, Any]:
        """The next payload; a close comes as its code."""
        message = await self.socket.receive(timeout=5)
        if message.type is WSMsgType.CLOSE:
            return {"closed": message.data}
        if message.type in {WSMsgType.CLOSED, WSMsgType.ERROR}:
            return {"closed": self.socket.close_code}
        if message.type is WSMsgType.BINARY:
            return _read(self._unpack(message.data))
        return _read(message.data)

    async def say(self, op: int, data: object) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def sign_in(self, token: str, intents: int = 0) -> dict[str, Any]:
        assert (await self.hear())["op"] == 10
        await self.say(2, {"token": token, "intents": intents, "properties": {}})
        return await self.hear()


def _zlib_reader() -> Callable[[bytes], bytes]:
    stream = zlib.decompressobj()

    def unpack(packed: bytes) -> bytes:
        assert packed.endswith(b"\x00\x00\xff\xff")
        return stream.decompress(packed)

    return unpack


def _zstd_reader() -> Callable[[bytes], bytes]:
    with contextlib.suppress(ImportError):
        return import_module("zstandard").ZstdDecompressor().decompressobj().decompress  # type: ignore[no-any-return]
    return import_module("compression.zstd").ZstdDecompressor().decompress  # type: ignore[no-any-return]


def _read(text: str | bytes) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(text)
    return payload


@contextlib.asynccontextmanager
async def connected(discord: Discord, query: str = QUERY, path: str = "") -> AsyncIterator[Client]:
    url = discord.gateway.url + query if not path else path + query
    async with ClientSession() as session, session.ws_connect(url, autoclose=False) as socket:
        yield Client(socket, query)


@pytest.mark.parametrize("query", [QUERY, *(f"{QUERY}&compress={name}" for name in STREAMS)])
async def test_hello_identify_ready_heartbeat(query: str) -> None:
    async with Discord() as discord, connected(discord, query) as client:
        ready = await client.sign_in(discord.token)
        assert (ready["t"], ready["s"], ready["d"]["user"]["username"]) == ("READY", 1, "Trackside")
        await client.say(1, 1)
        assert (await client.hear())["op"] == 11
        assert discord.gateway.heartbeats == 1
        assert discord.identifies == [{"token": "(a token)", "intents": 0, "properties": {}}]


@pytest.mark.parametrize("name", STREAMS)
async def test_events_are_numbered_and_one_stream_lasts_as_long_as_the_connection(name: str) -> None:
    async with Discord(commands=[PING]) as discord, connected(discord, f"{QUERY}&compress={name}") as client:
        await client.sign_in(discord.token)
        for number in (2, 3, 4):
            asked = await discord.slash("ping")
            event = await client.hear()
            assert (event["t"], event["s"], event["d"]["id"]) == ("INTERACTION_CREATE", number, asked.id)


async def test_what_was_sent_while_nobody_listened_is_replayed() -> None:
    async with Discord(commands=[PING]) as discord:
        async with connected(discord) as client:
            ready = (await client.sign_in(discord.token))["d"]
            first = await discord.slash("ping")
            assert (await client.hear())["d"]["id"] == first.id
            discord.gateway.hold()
            held = await discord.slash("ping")
            await discord.gateway.drop()
            assert (await client.hear())["closed"] == 1006
        missed = await discord.slash("ping")
        async with connected(discord, path=ready["resume_gateway_url"]) as client:
            assert (await client.hear())["op"] == 10
            await client.say(6, {"token": discord.token, "session_id": ready["session_id"], "seq": 2})
            events = [await client.hear() for _ in range(3)]
            assert [event["s"] for event in events] == [3, 4, 5]
            assert [event["d"].get("id") for event in events] == [held.id, missed.id, None]
            assert events[2]["t"] == "RESUMED"
            assert discord.gateway.resumed == 1
        assert discord.close_codes == [1000]


async def test_a_session_that_was_closed_or_is_unknown_cannot_be_resumed() -> None:
    async with Discord() as discord:
        async with connected(discord) as client:
            ready = (await client.sign_in(discord.token))["d"]
        async with connected(discord) as client:
            assert (await client.hear())["op"] == 10
            await client.say(6, {"token": discord.token, "session_id": ready["session_id"], "seq": 1})
            assert await client.hear() == {"op": 9, "d": False}


async def test_opcodes_7_and_9_and_a_close_code_are_sent() -> None:
    async with Discord() as discord:
        async with connected(discord) as client:
            await client.sign_in(discord.token)
            await discord.gateway.request_reconnect()
            assert await client.hear() == {"op": 7, "d": None}
        async with connected(discord) as client:
            await client.sign_in(discord.token)
            await discord.gateway.invalidate(resumable=False)
            assert await client.hear() == {"op": 9, "d": False}
            assert discord.gateway.sessions == []
        async with connected(discord) as client:
            await client.sign_in(discord.token)
            await discord.gateway.close(4008)
            assert await client.hear() == {"closed": 4008}


async def test_a_raw_event_is_sent_as_it_is() -> None:
    async with Discord() as discord, connected(discord) as client:
        await client.sign_in(discord.token)
        await discord.gateway.send_raw({"t": "INTERACTION_CREATE", "d": {}})
        assert await client.hear() == {"op": 0, "s": 2, "t": "INTERACTION_CREATE", "d": {}}


async def test_connections_are_refused_as_often_as_asked() -> None:
    async with Discord() as discord:
        discord.gateway.refuse_next(1)
        with pytest.raises(ClientError):
            async with connected(discord):
                pass
        discord.gateway.refuse_next(1, code=4009)
        async with connected(discord) as client:
            assert (await client.hear())["op"] == 10
            assert await client.hear() == {"closed": 4009}
        async with connected(discord) as client:
            assert (await client.sign_in(discord.token))["t"] == "READY"
        assert discord.gateway.refused == 2


@pytest.mark.parametrize("valid", [True, False])
async def test_a_wrong_token_is_closed_with_4004(*, valid: bool) -> None:
    async with Discord() as discord, connected(discord) as client:
        discord.rest.token_valid = valid
        assert await client.sign_in("another token" if valid else discord.token) == {"closed": 4004}


@pytest.mark.parametrize(
    ("query", "intents", "words"),
    [
        ("?v=9&encoding=json", 0, "version 10 with JSON"),
        (f"{QUERY}&compress=brotli-stream", 0, "compression 'brotli-stream'"),
        (QUERY, 1, "intents 1; a bot for interactions needs none"),
    ],
)
async def test_what_the_double_does_not_speak_is_a_complaint(query: str, intents: int, words: str) -> None:
    async with Discord() as discord:
        with contextlib.suppress(ClientError):
            async with connected(discord, query) as client:
                await client.sign_in(discord.token, intents)
        complaints = discord.forgive()
    assert [words in complaint for complaint in complaints] == [True]


def test_the_stream_that_discord_py_asks_for_is_spoken() -> None:
    offered = any(importlib.util.find_spec(name) for name in ("zstandard", "compression"))
    assert list(STREAMS) == (["zlib-stream", "zstd-stream"] if offered else ["zlib-stream"])


async def test_an_opcode_that_such_a_bot_has_no_use_for_is_a_complaint() -> None:
    async with Discord() as discord, connected(discord) as client:
        await client.sign_in(discord.token)
        await client.say(8, {"guild_id": "1"})
        assert await client.hear() == {"closed": 4001}
        assert discord.forgive()[0].startswith("gateway: opcode 8")
