"""One connection to Discord: signing in, registering the commands, answering; discord.py's errors become ours."""

from __future__ import annotations

import asyncio
import math
import time
from typing import TYPE_CHECKING, cast

import aiohttp
import discord

from bot.answers.points.wording import counted
from bot.chat.discord.client import Client
from bot.chat.discord.command_sync import CommandSync
from bot.chat.discord.logs import reason
from bot.chat.discord.supervisor import ENDED, BackOff, RefusedError, UnreachableError, close_in_time

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

READY, RESUMED = "ready", "resumed"

HUNG_UP = "the gateway hung up"

SIGN_IN_REFUSED = (
    "Discord refuses the token. Copy it anew from https://discord.com/developers/applications "
    "(your application, Bot, Reset Token), set DISCORD_TOKEN to it, then start Trackside again."
)

_BAD_TOKEN, _BAD_INTENTS = 4004, 4014
_MORE_SHARDS = 4011
_FINAL_CODES = frozenset({4010, 4012, 4013, _BAD_INTENTS})
"""Codes with which the gateway closes for reasons that no further try changes."""

NETWORK_ERRORS = (
    OSError,
    TimeoutError,
    aiohttp.ClientError,
    discord.HTTPException,
    discord.GatewayNotFound,
    discord.RateLimited,
)


class ReshardError(UnreachableError):
    """Discord divides the servers among more shards than there are, so that all of them have to be made anew."""


class Shard:
    """A client with one session: for all servers, or for those that Discord gives to one shard of several."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        identifies: IdentifySchedule,
        report: Callable[[Shard, str], None],
        shard: tuple[int, int] | None = None,
    ) -> None:
        """``report`` is called with READY and RESUMED; see `Client` for ``shard``."""
        self._session = Session()
        self._identifies = identifies
        self._report = report
        self.client = Client(dispatcher, self._session.note_call, shard)
        self.client.before_identify_hook = self._before_identify  # type: ignore[method-assign]
        self.client.event(self.on_ready)
        self.client.event(self.on_resumed)

    async def sign_in(self, token: str) -> None:
        """Try the token; what is asked over HTTP works from now on."""
        await self.client.login(token)

    async def connect(self) -> None:
        """Answer until it ends.

        Raises:
            UnreachableError: the gateway hung up before the first session.
        """
        try:
            await self.client.connect(reconnect=cast("bool", self._session))
        except AttributeError as error:
            # discord.py asks for the session of a first connection that never came about, which is None then.
            if cast("object", self.client.ws) is None:
                raise UnreachableError(HUNG_UP) from error
            raise

    # --- what discord.py calls ----------------------------------------------------------------------------------------

    async def _before_identify(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002 — as called
        """Wait as long as Discord demands; discord.py would wait 5 s even hours after the last time."""
        await asyncio.sleep(self._identifies.reserve())

    async def on_ready(self) -> None:
        """It is signed in, for the first time or again."""
        self._session.note_start()
        self._report(self, READY)

    async def on_resumed(self) -> None:
        """It goes on where it was interrupted."""
        self._session.note_start()
        self._report(self, RESUMED)


class DiscordConnection:
    """All clients for their whole life. It is used once: the next connection is a new one.

    Shards are clients of their own rather than discord.py's `AutoShardedClient`, which asks for a new session where a
    client resumes, and tries a gateway that is gone for ever: so every outage is met alike. A shard that cannot be
    reached signs in anew alone; what ends one for good, or breaks it, ends them all.
    """

    def __init__(self, token: str, dispatcher: Dispatcher, log: Log, state: Path, guild: int | None = None) -> None:
        """See `CommandSync` for the folder ``state`` and for ``guild``."""
        self._token = token
        self._dispatcher = dispatcher
        self._log = log
        self._identifies = IdentifySchedule()
        self._first = Shard(dispatcher, self._identifies, self._report)
        self._shards = [self._first]
        self._ready: set[Shard] = set()
        self._command_sync = CommandSync(state, log, guild)
        self._syncing: asyncio.Task[None] | None = None
        self.was_ready = False

    async def run(self) -> None:
        """Sign in and answer until it ends; see `bot.chat.discord.supervisor.Connection`."""
        self._log.event("signing-in", "Signing in to Discord …")
        try:
            await self._first.sign_in(self._token)
            client = self._first.client
            sync = self._command_sync.sync(client.tree, client.application_id or 0)
            self._syncing = asyncio.create_task(sync, name="commands")
            await self._connect(await self._shard_count())
        except Exception as error:
            translated = translate_error(error)
            if translated is error:
                raise
            raise translated from error

    async def close(self) -> None:
        """Close with 1000, and leave the commands for the next time if they are still being registered."""
        if self._syncing is not None:
            self._syncing.cancel()
        await asyncio.gather(*(shard.client.close() for shard in {self._first, *self._shards}))

    async def _shard_count(self) -> int:
        """How many shards Discord wants; one where it cannot be asked, for signing in will tell."""
        try:
            count, _, _ = await self._first.client.http.get_bot_gateway()
        except NETWORK_ERRORS:
            return 1
        return count

    async def _connect(self, count: int) -> None:
        """Answer over so many shards until one of them ends for good; then all of them do."""
        if count <= 1:
            await self._first.connect()
            return
        self._shards = [self._shard(number, count) for number in range(count)]
        tasks = [asyncio.create_task(self._keep_connected(number), name="shard") for number in range(count)]
        try:
            ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        ended.pop().result()

    def _shard(self, number: int, count: int) -> Shard:
        return Shard(self._dispatcher, self._identifies, self._report, (number, count))

    async def _keep_connected(self, number: int) -> None:
        """Answer over one shard, another in its place each time that it cannot be reached, until it ends for good."""
        waits = BackOff(self._log, f"Shard {number}")
        while True:
            shard = self._shards[number]
            why = await self._until_unreachable(shard)
            if shard in self._ready:
                waits.reset()
                self._ready.remove(shard)
            await close_in_time(shard.client.close(), self._log)
            self._shards[number] = self._shard(number, len(self._shards))
            await waits.wait(why)

    async def _until_unreachable(self, shard: Shard) -> str:
        """Answer over a shard until it cannot be reached any more; why."""
        try:
            await shard.sign_in(self._token)
            await shard.connect()
        except Exception as error:
            translated = translate_error(error)
            if isinstance(translated, ReshardError) or not isinstance(translated, UnreachableError):
                raise
            return str(translated)
        return ENDED

    def _report(self, shard: Shard, event: str) -> None:
        """Log that a session began, as soon as all have, or that one goes on."""
        self.was_ready = True
        self._ready.add(shard)
        if event == RESUMED:
            self._log.event("resumed", "Connected again; nothing was missed.")
        elif len(self._ready) == len(self._shards):
            self._log_ready()

    def _log_ready(self) -> None:
        client = self._first.client
        approximate = client.application.approximate_guild_count if client.application else 0
        number = max(sum(len(shard.client.guilds) for shard in self._shards), approximate)
        servers = counted(number, "server") if number else _NO_SERVER
        shards = f" over {len(self._shards)} shards" if len(self._shards) > 1 else ""
        commands = _COMMANDS[self._command_sync.registered]
        self._log.event("ready", f"Ready as {client.user} in {servers}{shards}; {commands}.")


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


class IdentifySchedule:
    """When new sessions may be asked for, by all shards together."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` goes in seconds."""
        self._clock = clock
        self._latest = -math.inf

    def reserve(self) -> float:
        """Seconds to wait until a new session may be asked for, which is done then."""
        now = self._clock()
        self._latest = max(now, self._latest + IDENTIFY_SPACING)
        return self._latest - now


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
    if code == _MORE_SHARDS:  # the next connection asks how many
        return ReshardError("Trackside is in so many servers that Discord wants more shards")
    return UnreachableError(f"the gateway closed with code {code}")
