"""Registering the commands with Discord, only when they have changed: it takes so many a day, and makes one wait."""

from __future__ import annotations

import hashlib
import json
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

_FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)


class CommandSync:
    """Keeps Discord's commands the same as ours, for everybody or for one server."""

    def __init__(self, state: Path, log: Log, guild: int | None = None) -> None:
        """Digests of registered commands are kept in the folder ``state``; ``guild`` is the id of the one server."""
        self._folder = state / "discord"
        self._log = log
        self._guild = discord.Object(guild) if guild is not None else None
        self.registered: bool | None = None
        """Whether Discord knows the commands; None as long as that is open."""

    async def sync(self, tree: CommandTree[Any], application: int) -> None:
        """Register the tree's commands unless just these are registered; for everybody, those of one server go.

        Nothing is raised: a failure is one line in the log, and the next start tries again.
        """
        await self._register(tree, application)
        if self._guild is None and self.registered:
            for digest_file in self._digest_files(application):
                server = digest_file.name.rpartition("-")[2]
                if server.isdecimal():
                    await self._remove(tree, int(server), digest_file)

    async def _register(self, tree: CommandTree[Any], application: int) -> None:
        if self._guild is not None:
            tree.copy_global_to(guild=self._guild)
        digest = commands_digest(command.to_dict(tree) for command in tree.get_commands(guild=self._guild))
        digest_file = self._folder / f"commands-{application}-{self._guild.id if self._guild else 'everywhere'}"
        if read_digest(digest_file) != digest:
            try:
                commands = await tree.sync(guild=self._guild)
            except _FAILURES as error:
                where = f"in server {self._guild.id}" if self._guild else "with Discord"
                sentence = f"The commands could not be registered {where}: {_advice(error)}"
                self._log.event("commands-refused", sentence, WARNING)
                self.registered = False
                return
            self._log.event("commands-registered", f"Registered {len(commands)} commands{self._scope()}")
            self._write_digest(digest_file, digest)
        self.registered = True

    def _digest_files(self, application: int) -> list[Path]:
        with suppress(OSError):  # a folder that cannot be entered has none
            return sorted(self._folder.glob(f"commands-{application}-*"))
        return []

    def _scope(self) -> str:
        if self._guild:
            return f" in server {self._guild.id} alone."
        return ". A Discord that still shows the old ones has to be restarted."

    async def _remove(self, tree: CommandTree[Any], server: int, digest_file: Path) -> None:
        """Take back the commands that were tried out in one server: it would show them twice."""
        try:
            await tree.sync(guild=discord.Object(server))  # of which the tree has none
        except (discord.Forbidden, discord.NotFound):
            sentence = "Server %(server)s, where commands were tried out, has Trackside no more."
            self._log.event("server-gone", sentence, server=server)
        except _FAILURES as error:
            sentence = (
                "Server %(server)s still has commands beside those of everywhere: %(reason)s. "
                "They are removed at the next start."
            )
            self._log.event("commands-left", sentence, WARNING, server=server, reason=reason(error))
            return
        else:
            sentence = "Removed the commands that server %(server)s had beside those of everywhere."
            self._log.event("commands-removed", sentence, server=server)
        _delete_digest(digest_file)

    def _write_digest(self, digest_file: Path, digest: str) -> None:
        # Where it is cut short by a crash, it is another digest, and the next start registers the commands anew.
        try:
            digest_file.parent.mkdir(parents=True, exist_ok=True)
            digest_file.write_text(f"{digest}\n", "ascii")
        except OSError as error:
            sentence = (
                "The folder %(folder)s cannot be written (%(reason)s), so that each start registers the commands anew."
            )
            cause = error.strerror or str(error)
            self._log.event("state-unwritable", sentence, WARNING, folder=digest_file.parent, reason=cause)


def commands_digest(commands: Iterable[Any]) -> str:
    """A digest of commands as they are registered; their order does not matter."""
    lines = sorted(json.dumps(command, sort_keys=True, default=str) for command in commands)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_digest(digest_file: Path) -> str | None:
    """The digest of the commands that were registered; None where there is none, or none that can be read."""
    try:
        return digest_file.read_text("ascii").strip() or None
    except (OSError, ValueError):
        return None


def _delete_digest(digest_file: Path) -> None:
    with suppress(OSError):  # then the next start removes the commands once more
        digest_file.unlink(missing_ok=True)


def _advice(error: Exception) -> str:
    """Why Discord does not take the commands, and the next step."""
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
