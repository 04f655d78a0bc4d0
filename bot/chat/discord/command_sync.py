"""Telling Discord of the commands: only when they have changed, for it allows so many a day and makes one wait."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from logging import WARNING
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.chat.discord.logs import reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from discord.app_commands import CommandTree

    from bot.chat.discord.logs import Log

FOLDER = "discord"

_FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)


class CommandSync:
    """Keeps Discord's commands the same as ours, for everybody or for one server."""

    def __init__(self, state: Path, log: Log, guild: int | None = None) -> None:
        """What Discord was told is remembered in the folder ``state``; ``guild`` is the id of the one server."""
        self._folder = state / FOLDER
        self._log = log
        self._guild = discord.Object(guild) if guild is not None else None
        self.known: bool | None = None
        """Whether Discord knows the commands; None as long as that is open."""

    async def sync(self, tree: CommandTree[Any], application: int) -> None:
        """Tell Discord of the tree's commands if it was not told of just these; everywhere, they stand alone then.

        Nothing is raised: a failure is one line in the log, and the next start tries again.
        """
        await self._register(tree, application)
        if self._guild is None and self.known:
            for memory in sorted(self._folder.glob(f"commands-{application}-*")):
                server = memory.name.rpartition("-")[2]
                if server.isdecimal():
                    await self._remove(tree, int(server), memory)

    async def _register(self, tree: CommandTree[Any], application: int) -> None:
        if self._guild is not None:
            tree.copy_global_to(guild=self._guild)
        digest = digest_of(command.to_dict(tree) for command in tree.get_commands(guild=self._guild))
        memory = self._folder / f"commands-{application}-{self._guild.id if self._guild else 'everywhere'}"
        if recalled(memory) == digest:
            self.known = True
            return
        try:
            synced = await tree.sync(guild=self._guild)
        except _FAILURES as error:
            self._log.event("commands-refused", self._failed(error), WARNING)
            self.known = False
            return
        self.known = True
        self._log.event("commands-registered", self._registered(len(synced)))
        self._remember(memory, digest)

    async def _remove(self, tree: CommandTree[Any], server: int, memory: Path) -> None:
        """Take back the commands that were tried out in one server: it shows those of everywhere beside them."""
        try:
            await tree.sync(guild=discord.Object(server))  # of which the tree has none
        except (discord.Forbidden, discord.NotFound):
            said = "Server %(server)s, where commands were tried out, has Trackside no more."
            self._log.event("server-gone", said, server=server)
        except _FAILURES as error:
            said = (
                "Server %(server)s still has commands beside those of everywhere: %(reason)s. "
                "They are removed at the next start."
            )
            self._log.event("commands-left", said, WARNING, server=server, reason=reason(error))
            return
        else:
            said = "Removed the commands that server %(server)s had beside those of everywhere."
            self._log.event("commands-removed", said, server=server)
        forget(memory)

    def _remember(self, memory: Path, digest: str) -> None:
        try:
            remember(memory, digest)
        except OSError as error:
            sentence = (
                "The folder %(folder)s cannot be written (%(reason)s), so that each start registers the commands anew."
            )
            self._log.event("state-unwritable", sentence, WARNING, folder=memory.parent, reason=error.strerror or error)

    def _registered(self, commands: int) -> str:
        if self._guild:
            return f"Registered {commands} commands in server {self._guild.id} alone."
        return f"Registered {commands} commands. A Discord that still shows the old ones has to be restarted."

    def _failed(self, error: Exception) -> str:
        """One sentence on why Discord does not take the commands, and the next step."""
        where = f"in server {self._guild.id}" if self._guild else "with Discord"
        return f"The commands could not be registered {where}: {_why(error)}"


def _why(error: Exception) -> str:
    # 50001: the application has no access there; 30034: it has made 200 commands today.
    match error:
        case discord.HTTPException(code=50001):
            return (
                "Trackside is not installed there. Open the link of “trackside discord --invite”, then start it again."
            )
        case discord.RateLimited() | discord.HTTPException(status=429) | discord.HTTPException(code=30034):
            return "Discord takes no more of them for now. Start Trackside again later; those of before still answer."
        case discord.app_commands.CommandSyncFailure():
            return f"Discord finds a fault in them. Please report this: {reason(error)}"
        case _:
            return f"{reason(error)}. They are tried again at the next start."


# --- what was told ----------------------------------------------------------------------------------------------------


def digest_of(commands: Iterable[Any]) -> str:
    """A digest of commands as Discord is told of them; their order does not matter."""
    told = sorted(json.dumps(command, sort_keys=True, default=str) for command in commands)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def recalled(memory: Path) -> str | None:
    """The digest that was remembered; None where there is none, or none that can be read."""
    try:
        return memory.read_text("ascii").strip() or None
    except (OSError, ValueError):
        return None


def remember(memory: Path, digest: str) -> None:
    """Keep a digest, whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    memory.parent.mkdir(parents=True, exist_ok=True)
    new = memory.with_name(f"{memory.name}.{os.getpid()}.new")
    try:
        new.write_text(f"{digest}\n", "ascii")
        new.replace(memory)
    finally:
        new.unlink(missing_ok=True)


def forget(memory: Path) -> None:
    """Remember it no more; where the folder cannot be written, the next start does all of it once more."""
    with suppress(OSError):
        memory.unlink(missing_ok=True)
