"""One connection to Discord: signing in, telling of the commands, answering; discord.py's errors become ours."""

from __future__ import annotations

import asyncio
import math
import time
from typing import TYPE_CHECKING, Any, TypeVar, cast

import aiohttp
import discord

from bot.chat.discord.client import Client
from bot.chat.discord.command_sync import CommandSync
from bot.chat.discord.logs import reason
from bot.chat.discord.supervisor import RefusedError, UnreachableError
from bot.render.problems import amount

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from bot.chat.discord.dispatcher import Dispatcher
    from bot.chat.discord.logs import Log

T = TypeVar("T")

RESUMABLE = 60.0
"""Seconds after which a session that was lost is not asked for any more."""

IDENTIFY = 5.0
"""Seconds between two new sessions."""

CALLS = 5
"""So often the gateway is called to take up a session that was lost."""

HUNG_UP = "the gateway hung up"

SIGN_IN_REFUSED = (
    "Discord refuses the token. Copy it anew from https://discord.com/developers/applications "
    "(your application, Bot, Reset Token), set DISCORD_TOKEN to it, then start Trackside again."
)

_BAD_TOKEN = 4004
_NEVER = frozenset({4010, 4011, 4012, 4013, 4014})
"""Codes with which the gateway closes for reasons that no further try changes."""

NETWORK_ERRORS = (
    OSError,
    TimeoutError,
    aiohttp.ClientError,
    discord.HTTPException,
    discord.GatewayNotFound,
    discord.RateLimited,
    discord.ConnectionClosed,
)


class DiscordConnection:
    """A client for its whole life. It is used once: the next connection is a new one."""

    def __init__(self, token: str, desk: Dispatcher, log: Log, state: Path, guild: int | None = None) -> None:
        """``state`` is the folder that remembers which commands Discord knows; see `Syncing` for ``guild``."""
        self._token = token
        self._log = log
        self._client = Client(desk)
        self._syncing = CommandSync(state, log, guild)
        self._sync: asyncio.Task[None] | None = None
        self._session = Session()
        self._client.http.ws_connect = self._calling(self._client.http.ws_connect)  # type: ignore[method-assign]
        self._client.before_identify_hook = self._before_identify  # type: ignore[method-assign]
        self.was_ready = False
        self._client.event(self.on_ready)
        self._client.event(self.on_resumed)

    async def run(self) -> None:
        """Sign in and answer until it ends; see `bot.chat.discord.life.Connection`."""
        self._log.event("signing-in", "Signing in to Discord …")
        try:
            await self._client.login(self._token)
            self._sync = asyncio.create_task(self._sync_commands(), name="commands")
            await self._client.connect(reconnect=cast("bool", self._session))
        except Exception as error:
            ours = self._ours(error)
            if ours is None:
                raise
            raise ours from error

    def _calling(self, call: Callable[..., Coroutine[Any, Any, T]]) -> Callable[..., Coroutine[Any, Any, T]]:
        """discord.py's call of the gateway, told to the session: there is no event before it."""

        async def calling(*given: Any, **named: Any) -> T:  # noqa: ANN401 — whatever discord.py calls it with
            self._session.calling()
            return await call(*given, **named)

        return calling

    async def _before_identify(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002 — as called
        """Wait as long as Discord demands; discord.py would wait 5 s even hours after the last time."""
        await asyncio.sleep(self._session.until_identified())

    async def close(self) -> None:
        """Close with 1000, and leave the commands for the next time if they are still being registered."""
        if self._sync is not None:
            self._sync.cancel()
        await self._client.close()

    def _ours(self, error: Exception) -> Exception | None:
        """What an error means for what happens next; None for a fault of ours."""
        if isinstance(error, UnreachableError):
            return error
        if isinstance(error, discord.LoginFailure):
            return RefusedError(SIGN_IN_REFUSED)
        if isinstance(error, (discord.ConnectionClosed, discord.PrivilegedIntentsRequired)):
            return _closed(getattr(error, "code", max(_NEVER)))
        if isinstance(error, NETWORK_ERRORS):
            return UnreachableError(reason(error))
        if isinstance(error, AttributeError) and not _had_session(self._client):
            # discord.py asks for the session of a first connection that never came about.
            return UnreachableError(HUNG_UP)
        return None

    async def _sync_commands(self) -> None:
        application = self._client.application_id
        if application is not None:
            await self._syncing.sync(self._client.tree, application)

    # --- what discord.py tells of -------------------------------------------------------------------------------------

    async def on_ready(self) -> None:
        """It is signed in, for the first time or again."""
        self.was_ready = True
        self._session.begun()
        application = self._client.application
        servers = max(len(self._client.guilds), application.approximate_guild_count if application else 0)
        sentence = f"Ready as {self._client.user} in {_where(servers)}; {_COMMANDS[self._syncing.known]}."
        self._log.event("ready", sentence)

    async def on_resumed(self) -> None:
        """It goes on where it was interrupted."""
        self._session.begun()
        self._log.event("resumed", "Connected again; nothing was missed.")


_COMMANDS = {
    True: "commands are up to date",
    None: "commands are being registered",
    False: "commands could not be registered",
}


def _where(servers: int) -> str:
    if servers:
        return amount(servers, "server")
    return "no server yet (“trackside discord --invite” prints the link that installs it)"


class Session:
    """How a session with the gateway goes, and whether one that was lost is worth asking for.

    It goes for discord.py's ``reconnect``, a bool that is asked anew each time that a connection fails. Yes has the
    session resumed, so that nothing is missed; but that goes on for ever, at an address that may be gone, after waits
    of up to 17 minutes, or without any wait where the gateway hangs up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` goes in seconds."""
        self._clock = clock
        self._began = False
        self._lost = 0.0
        self._calls = 0
        self._identified = -math.inf

    def begun(self) -> None:
        """It began, or was taken up again."""
        self._began = True
        self._calls = 0

    def calling(self) -> None:
        """The gateway is called, for the first time or again.

        Raises:
            UnreachableError: it has hung up too often.
        """
        if self._calls >= (CALLS if self._began else 1):
            raise UnreachableError(HUNG_UP)
        if not self._calls:
            self._lost = self._clock()
        self._calls += 1

    def until_identified(self) -> float:
        """Seconds to wait until a new session may be asked for, which is then taken for asked for."""
        now = self._clock()
        self._identified = max(now, self._identified + IDENTIFY)
        return self._identified - now

    def __bool__(self) -> bool:
        return self._began and self._clock() - self._lost < RESUMABLE


def _had_session(client: Client) -> bool:
    # Before the first one it is None, whatever its type says.
    return cast("object", client.ws) is not None


def _closed(code: int) -> Exception:
    if code == _BAD_TOKEN:
        return RefusedError(SIGN_IN_REFUSED)
    if code in _NEVER:
        return RefusedError(
            f"Discord closes the connection for good (code {code}): look at the application's settings."
        )
    return UnreachableError(f"the gateway closed with code {code}")
