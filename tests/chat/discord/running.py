"""One bot for all tests of a module on facts of its own, which a test may lock, break and put back."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.store.integrity import database_digest
from tests.double.loopback import Discord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from tests.double.bot_process import BotProcess
    from tests.double.interactions import Asked

    Start = Callable[..., BotProcess]


BUILDING = "Building the database, which is needed once for each version of the pack …"
"""What the log says where there is no database yet."""


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that answers on ``discord`` from the file ``database``, and logs in JSON."""

    discord: Discord
    bot: BotProcess
    database: Path
    whole: Path
    """A copy of the database as it was built."""

    async def line(self, asked: Asked) -> dict[str, Any]:
        """The line of the log that tells how a question or a click ended, as soon as it stands there."""
        await self.bot.logged(f'"id": "{asked.id}"}}')
        (only,) = [line for line in self.lines("answered") if line["id"] == asked.id]
        return only

    def lines(self, event: str) -> list[dict[str, Any]]:
        """All lines of an event."""
        every = (json.loads(line) for line in self.bot.err.splitlines())
        return [line for line in every if line["event"] == event]

    def put(self, database: Path) -> None:
        """Put another database in place of the one that is asked, as if it were built there, by one rename."""
        new = self.database.with_name("put")
        shutil.copyfile(database, new)
        with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(new)) as facts, facts:
            digest = database_digest(self.database.name)
            facts.execute("UPDATE meta SET value = ? WHERE name = 'database' AND value != ?", (digest, digest))
        new.replace(self.database)

    def change(self, statement: str = "") -> None:
        """Put the database in its own place as a statement changes it: in place a change would be damage."""
        new = self.database.with_name("changed")
        shutil.copyfile(self.database, new)
        with contextlib.closing(sqlite3.connect(new)) as facts, facts:
            facts.execute(statement)
        new.replace(self.database)

    @contextlib.contextmanager
    def locked(self, change: str = "", *, forgotten: bool = True) -> Iterator[None]:
        """Let whoever asks the database wait, for up to five seconds, and then ask it as ``change`` changes it.

        ``forgotten``: answers that were kept are made anew.
        """
        if forgotten:
            self.change(change)
        with contextlib.closing(sqlite3.connect(self.database, isolation_level=None)) as facts:
            facts.execute("BEGIN EXCLUSIVE")
            yield
            facts.execute("COMMIT")


@contextlib.asynccontextmanager
async def running(folder: Path, pack: Path, *arguments: str, **variables: str) -> AsyncIterator[Running]:
    """A bot that is ready to be asked about a pack; ``folder`` is for its cache."""
    own = {"TRACKSIDE_CACHE": str(folder / "cache"), "TRACKSIDE_PACK": str(pack), **variables}
    async with Discord() as discord, discord.bot(own, ("--log-format", "json", *arguments)) as bot:
        await discord.ready()
        await discord.synced_commands()
        (database,) = (folder / "cache").rglob("*.db")
        shutil.copyfile(database, folder / "whole.db")
        yield Running(discord, bot, database, folder / "whole.db")


async def stopped(bot: BotProcess, number: signal.Signals = signal.SIGTERM) -> int:
    """The exit code after a signal."""
    bot.terminate(number)
    return await bot.exit_code
