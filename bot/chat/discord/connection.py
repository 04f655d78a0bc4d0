"""One connection to Discord: signing in, registering the commands, answering; discord.py's errors become ours."""

from __future__ import annotations

import asyncio
import math
import time
from typing import TYPE_CHECKING, cast

import aiohttp
import discord

from bot.chat.discord.client import Client
from bot.chat.discord.command_sync import CommandSync
from bot.chat.discord.logs import reason
from bot.chat.discord.supervisor import RefusedError, UnreachableError
from bot.render.problems import pluralize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.chat.discord.dispatcher import Dispatcher
    from bot.chat.discord.logs import Log

RESUMABLE = 60.0
"""Seconds after which a session that was lost is not asked for any more."""

IDENTIFY_SPACING = 5.0
"""Seconds between two new sessions."""

RESUME_CALLS = 5
"""So often the gateway is called to take up a session that was lost."""

HUNG_UP = "the gateway hung up"

SIGN_IN_REFUSED = (
    "Discord refuses the token. Copy it anew from https://discord.com/developers/applications "
    "(your application, Bot, Reset Token), set DISCORD_TOKEN to it, then start Trackside again."
)

_BAD_TOKEN, _BAD_INTENTS = 4004, 4014
_FINAL_CODES = frozenset({4010, 4011, 4012, 4013, _BAD_INTENTS})
"""Codes with which the gateway closes for reasons that no further try changes."""

NETWORK_ERRORS = (
    OSError,
    TimeoutError,
    aiohttp.ClientError,
    discord.HTTPException,
    discord.GatewayNotFound,
    discord.RateLimited,
)


class DiscordConnection:
    """A client for its whole life. It is used once: the next connection is a new one."""

    def __init__(self, token: str, dispatcher: Dispatcher, log: Log, state: Path, guild: int | None = None) -> None:
        """See `CommandSync` for the folder ``state`` and for ``guild``."""
        self._token = token
        self._log = log
        self._session = Session()
        self._client = Client(dispatcher, self._session.note_call)
        self._command_sync = CommandSync(state, log, guild)
        self._syncing: asyncio.Task[None] | None = None
        self._client.before_identify_hook = self._before_identify  # type: ignore[method-assign]
        self.was_ready = False
        self._client.event(self.on_ready)
        self._client.event(self.on_resumed)

    async def run(self) -> None:
        """Sign in and answer until it ends; see `bot.chat.discord.supervisor.Connection`."""
        self._log.event("signing-in", "Signing in to Discord …")
        try:
            await self._client.login(self._token)
            sync = self._command_sync.sync(self._client.tree, self._client.application_id or 0)
            self._syncing = asyncio.create_task(sync, name="commands")
            await self._client.connect(reconnect=cast("bool", self._session))
        except Exception as error:
            # discord.py asks for the session of a first connection that never came about, which is None then.
            never_connected = isinstance(error, AttributeError) and cast("object", self._client.ws) is None
            translated = UnreachableError(HUNG_UP) if never_connected else translate_error(error)
            if translated is error:
                raise
            raise translated from error

    async def close(self) -> None:
        """Close with 1000, and leave the commands for the next time if they are still being registered."""
        if self._syncing is not None:
            self._syncing.cancel()
        await self._client.close()

    # --- what discord.py calls ----------------------------------------------------------------------------------------

    async def _before_identify(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002 — as called
        """Wait as long as Discord demands; discord.py would wait 5 s even hours after the last time."""
        await asyncio.sleep(self._session.reserve_identify())

    async def on_ready(self) -> None:
        """It is signed in, for the first time or again."""
        self.was_ready = True
        self._session.note_start()
        application = self._client.application
        number = max(len(self._client.guilds), application.approximate_guild_count if application else 0)
        servers = pluralize(number, "server") if number else _NO_SERVER
        commands = _COMMANDS[self._command_sync.registered]
        self._log.event("ready", f"Ready as {self._client.user} in {servers}; {commands}.")

    async def on_resumed(self) -> None:
        """It goes on where it was interrupted."""
        self._session.note_start()
        self._log.event("resumed", "Connected again; nothing was missed.")


_COMMANDS = {
    True: "commands are up to date",
    None: "commands are being registered",
    False: "commands could not be registered",
}

_NO_SERVER = "no server yet (“trackside discord --invite” prints the link that installs it)"


class Session:
    """How a session with the gateway goes, and whether one that was lost is worth asking for.

    It goes for discord.py's ``reconnect``, a bool that is read anew each time that a connection fails. True has the
    session resumed, so that nothing is missed; but that goes on for ever, at an address that may be gone, after waits
    of up to 17 minutes, or without any wait where the gateway hangs up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` goes in seconds."""
        self._clock = clock
        self._started = False
        self._lost_at = 0.0
        self._calls = 0
        self._identified_at = -math.inf

    def __bool__(self) -> bool:
        return self._started and self._clock() - self._lost_at < RESUMABLE

    def note_start(self) -> None:
        """It began, or was taken up again."""
        self._started = True
        self._calls = 0

    def note_call(self) -> None:
        """The gateway is called, for the first time or again.

        Raises:
            UnreachableError: it has hung up too often.
        """
        if self._calls >= (RESUME_CALLS if self._started else 1):
            raise UnreachableError(HUNG_UP)
        if not self._calls:
            self._lost_at = self._clock()
        self._calls += 1

    def reserve_identify(self) -> float:
        """Seconds to wait until a new session may be asked for, which is done then."""
        now = self._clock()
        self._identified_at = max(now, self._identified_at + IDENTIFY_SPACING)
        return self._identified_at - now


def translate_error(error: Exception) -> Exception:
    """What an error of discord.py means for what happens next; the error itself where it is a fault of ours."""
    match error:
        case discord.LoginFailure():
            return RefusedError(SIGN_IN_REFUSED)
        case discord.ConnectionClosed(code=code):
            return _closed(code)
        case discord.PrivilegedIntentsRequired():
            return _closed(_BAD_INTENTS)
        case _:
            return UnreachableError(reason(error)) if isinstance(error, NETWORK_ERRORS) else error


def _closed(code: int) -> Exception:
    if code == _BAD_TOKEN:
        return RefusedError(SIGN_IN_REFUSED)
    if code in _FINAL_CODES:
        return RefusedError(
            f"Discord closes the connection for good (code {code}): look at the application's settings."
        )
    return UnreachableError(f"the gateway closed with code {code}")
