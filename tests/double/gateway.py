"""Discord's gateway, version 10, over a websocket: sessions that outlive their sockets, and faults on demand."""

from __future__ import annotations

import json
import secrets
from collections import deque
from typing import TYPE_CHECKING, Any

from aiohttp import ClientConnectionResetError, WSMsgType, web

from tests.double.compression import STREAMS
from tests.double.people import APPLICATION_ID, BOT_USER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.double.waiting import Bell

Json = dict[str, Any]

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 3, 6, 7, 9, 10, 11
UNKNOWN_OP, UNDECODABLE, NOT_SIGNED_IN, WRONG_TOKEN, TWICE, WRONG_SEQUENCE = 4001, 4002, 4003, 4004, 4005, 4007
MORE_SHARDS = 4011
LONGEST = 4096
"""Bytes that a client may send at once."""

KEPT = 2000
"""Events that a session keeps for a client that comes back."""


class Link:
    """One websocket of a client. ``ended``: this side has ended it, so its close code is not the client's."""

    def __init__(self, socket: web.WebSocketResponse, request: web.BaseRequest) -> None:
        self.socket, self._request = socket, request
        compression = request.query.get("compress")
        self._pack = None if compression is None else STREAMS[compression]()
        self.session: Session | None = None
        self.ended = False

    async def send(self, text: str) -> None:
        """Send one payload; one that can no longer arrive is left to the session."""
        try:
            if self._pack is None:
                await self.socket.send_str(text)
            else:
                await self.socket.send_bytes(self._pack(text.encode()))
        except ClientConnectionResetError:
            pass

    def abort(self) -> None:
        """End the connection as a broken line does: without a close frame."""
        self.ended = True
        if self._request.transport is not None:
            self._request.transport.abort()

    async def close(self, code: int) -> None:
        """End the connection with a close frame."""
        self.ended = True
        await self.socket.close(code=code)


class Session:
    """What a client has signed in to: a numbered row of events, of which the last are kept for RESUME."""

    def __init__(self, link: Link) -> None:
        self.id = secrets.token_hex(16)
        self.link: Link | None = link
        self.sequence = 0
        self.events: deque[tuple[int, str]] = deque(maxlen=KEPT)
        self.held = False
        self.shard: tuple[int, int] | None = None

    def serves(self, guild: str | None) -> bool:
        """Whether the events of a server come here; those of no server come to the first shard."""
        number, count = self.shard or (0, 1)
        return (int(guild or 0) >> 22) % count == number

    async def dispatch(self, event: str, data: str) -> None:
        """Number an event whose data is JSON text, keep it, and send it where there is somebody to send it to."""
        self.sequence += 1
        text = f'{{"op":0,"s":{self.sequence},"t":"{event}","d":{data}}}'
        self.events.append((self.sequence, text))
        if self.link is not None and not self.held:
            await self.link.send(text)

    async def replay(self, link: Link, after: int) -> None:
        """Send over a new socket what came after that number, and go on over it."""
        while later := [(number, text) for number, text in self.events if number > after]:
            for number, text in later:
                await link.send(text)
                after = number
        self.link, self.held = link, False


class Gateway:
    """All sessions and sockets, what clients sent, and the faults that a test asks for."""

    def __init__(self, token: Callable[[], str | None], guilds: Sequence[str], complain: Callable[[str], None]) -> None:
        self._token, self._guilds, self._complain = token, guilds, complain
        self.bell: Bell
        self.url = ""
        self.sessions: list[Session] = []
        self._links: set[Link] = set()
        self.heartbeat_milliseconds = 41_250
        self.identifies: list[Json] = []
        self.close_codes: list[int] = []
        self.user_agents: set[str] = set()
        self.shards = 1
        """Into how many shards clients have to divide the servers, at least."""

        self.identified = self.resumed = self.heartbeats = self.refused = 0
        self._refusals = 0
        self._refusal_code: int | None = None

    # --- what a test asks for ---------------------------------------------------------------------------------------

    @property
    def connected(self) -> bool:
        """Whether somebody is signed in over a socket that stands."""
        return any(session.link is not None for session in self.sessions)

    async def dispatch(self, event: str, data: str, guild: str | None = None) -> None:
        """Send an event to all who are signed in for a server; those without a socket get it when they come back."""
        assert self.sessions, "an event for nobody: no client is signed in"
        for session in self.sessions:
            if session.serves(guild):
                await session.dispatch(event, data)

    async def send_raw(self, event: Json | str) -> None:
        """Send a payload as it is: text untouched, a dict with ``op`` 0 and the next number where it names none."""
        for session in self._with_socket():
            if isinstance(event, str):
                await session.link.send(event)  # type: ignore[union-attr]  # only those with a socket
                continue
            session.sequence += "s" not in event
            text = json.dumps({"op": DISPATCH, "s": session.sequence, **event})
            session.events.append((session.sequence, text))
            await session.link.send(text)  # type: ignore[union-attr]  # only those with a socket

    def hold(self) -> None:
        """Send no event until the client comes back over a new socket; RESUME then gets what was held."""
        for session in self.sessions:
            session.held = True

    async def drop(self, shard: int | None = None) -> None:
        """Break every connection, or that of one shard, without a close frame. The sessions stay."""
        for session in self._with_socket(shard):
            self._part(session).abort()

    async def close(self, code: int, shard: int | None = None) -> None:
        """Close every connection, or that of one shard, with a code. The sessions stay."""
        for session in self._with_socket(shard):
            await self._part(session).close(code)

    async def request_reconnect(self) -> None:
        """Opcode 7: please come back over a new connection."""
        for session in self._with_socket():
            await self._part(session).send(json.dumps({"op": RECONNECT, "d": None}))

    async def invalidate(self, *, resumable: bool) -> None:
        """Opcode 9: the session is over, unless it may be resumed."""
        for session in self._with_socket():
            if not resumable:
                self.sessions.remove(session)
            await self._part(session).send(json.dumps({"op": INVALID, "d": resumable}))

    def refuse_next(self, times: int, code: int | None = None) -> None:
        """Refuse the next connections: with status 503, or by closing them with ``code`` after HELLO."""
        self._refusals, self._refusal_code = times, code

    async def until_identified(self, times: int = 1) -> None:
        """Wait until clients have signed in so many times, all told."""
        await self.bell.until(lambda: self.identified >= times, f"IDENTIFY number {times}")

    async def until_resumed(self, times: int = 1) -> None:
        """Wait until clients have resumed so many times, all told."""
        await self.bell.until(lambda: self.resumed >= times, f"RESUME number {times}")

    def _with_socket(self, shard: int | None = None) -> list[Session]:
        wanted = [one for one in self.sessions if shard is None or (one.shard or (0, 1))[0] == shard]
        found = [session for session in wanted if session.link is not None]
        assert found, "no client is connected to the gateway"
        return found

    @staticmethod
    def _part(session: Session) -> Link:
        assert session.link is not None
        link, session.link = session.link, None
        return link

    def shown(self) -> str:
        """What has happened here so far, in a line."""
        state = "connected" if self.connected else "not connected"
        times = f"{self.identified} times signed in, {self.resumed} times resumed"
        return f"gateway: {times}, {state}, closed with {self.close_codes}"

    def abort_all(self) -> None:
        """Cut whatever is still connected: the double is closing."""
        for link in tuple(self._links):
            link.abort()

    # --- one connection ---------------------------------------------------------------------------------------------

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Serve one connection until it ends."""
        self.user_agents.add(request.headers.get("User-Agent", ""))
        if fault := _wrong_query(request):
            self._complain(f"gateway: {fault}")
            return web.Response(status=400, text=fault)
        if self._refusals and self._refusal_code is None:
            self._count_refusal()
            return web.Response(status=503)  # clients would try a broken connection again by themselves
        socket = web.WebSocketResponse(autoping=True, max_msg_size=0)
        await socket.prepare(request)
        link = Link(socket, request)
        self._links.add(link)
        try:
            await link.send(json.dumps({"op": HELLO, "d": {"heartbeat_interval": self.heartbeat_milliseconds}}))
            if self._refusals:
                self._count_refusal()
                await link.close(self._refusal_code or 4000)
            await self._listen(link)
        finally:
            self._links.discard(link)
            self._left(link)
        return socket

    def _count_refusal(self) -> None:
        self._refusals -= 1
        self.refused += 1
        self.bell.ring()

    async def _listen(self, link: Link) -> None:
        async for message in link.socket:
            if message.type is not WSMsgType.TEXT:
                self._complain(f"gateway: a message of type {message.type.name}")
                continue
            if len(message.data.encode()) > LONGEST:
                self._complain(f"gateway: a payload of more than {LONGEST} bytes: {message.data}")
                await link.close(UNDECODABLE)
                return
            await self._take(link, json.loads(message.data))

    def _left(self, link: Link) -> None:
        """A connection is over: its session may be resumed, unless the client said that it leaves."""
        code = link.socket.close_code or 1006
        session = link.session
        if session is not None and session.link is link:
            session.link = None
        if not link.ended:
            self.close_codes.append(code)
            if code in {1000, 1001} and session in self.sessions:
                self.sessions.remove(session)
        self.bell.ring()

    async def _take(self, link: Link, payload: Json) -> None:
        op, data = payload.get("op"), payload.get("d")
        if op == HEARTBEAT:
            self.heartbeats += 1
            await link.send(json.dumps({"op": ACK}))
            self.bell.ring()
        elif op == IDENTIFY:
            await self._identify(link, data or {})
        elif op == RESUME:
            await self._resume(link, data or {})
        elif op != PRESENCE:
            self._complain(f"gateway: opcode {op!r}, which a bot for interactions has no use for: {payload}")
            await link.close(UNKNOWN_OP)

    async def _identify(self, link: Link, data: Json) -> None:
        self.identifies.append({**data, "token": "(a token)"})
        if data.get("token") != self._token():
            await link.close(WRONG_TOKEN)
            return
        if link.session is not None:
            self._complain("gateway: IDENTIFY twice over one connection")
            await link.close(TWICE)
            return
        if data.get("intents") != 0:
            self._complain(f"gateway: intents {data.get('intents')!r}; a bot for interactions needs none (0)")
        if data.get("shard", [0, 1])[1] < self.shards:
            await link.close(MORE_SHARDS)
            return
        link.session = Session(link)
        link.session.shard = tuple(data["shard"]) if "shard" in data else None
        await link.session.dispatch("READY", json.dumps(self._ready(link.session, data)))
        self.sessions.append(link.session)
        self.identified += 1
        self.bell.ring()

    def _ready(self, session: Session, data: Json) -> Json:
        shard = {"shard": data["shard"]} if "shard" in data else {}
        return {
            "v": 10,
            "user": {**BOT_USER, "email": None, "mfa_enabled": True, "verified": True},
            "guilds": [{"id": guild, "unavailable": True} for guild in self._guilds if session.serves(guild)],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url.replace("/gateway", "/resume"),
            "application": {"id": APPLICATION_ID, "flags": 0},
            "private_channels": [],
            "relationships": [],
            "user_settings": {},
            **shard,
        }

    async def _resume(self, link: Link, data: Json) -> None:
        if data.get("token") != self._token():
            await link.close(WRONG_TOKEN)
            return
        session = next((one for one in self.sessions if one.id == data.get("session_id")), None)
        after = data.get("seq")
        if session is None or not isinstance(after, int):
            await link.send(json.dumps({"op": INVALID, "d": False}))
            return
        if after > session.sequence:
            await link.close(WRONG_SEQUENCE)
            return
        link.session = session
        await session.replay(link, after)
        await session.dispatch("RESUMED", '{"_trace":[]}')
        self.resumed += 1
        self.bell.ring()


def _wrong_query(request: web.BaseRequest) -> str | None:
    query = request.query
    if (query.get("v"), query.get("encoding")) != ("10", "json"):
        return f"version 10 with JSON is spoken here, not {request.query_string!r}"
    if query.get("compress", "zlib-stream") not in STREAMS:
        return f"compression {query['compress']!r}: only {' and '.join(STREAMS)} are spoken here"
    return None
