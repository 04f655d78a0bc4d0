"""Reading the pack again while the bot answers: a process of its own builds the database, so that no answer waits."""

from __future__ import annotations

import asyncio
import os
import sys
from logging import WARNING
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import bot
from bot.facts.errors import StoreError
from bot.store.cache import database_path

if TYPE_CHECKING:
    from bot.chat.discord.logs import Log

_HOME = Path(bot.__file__).resolve().parents[1]
_MAIN = """\
import sys
from logging import WARNING
sys.path.insert(0, sys.argv.pop(1))
import bot
del sys.path[0]
from bot.__main__ import main
sys.exit(main())
"""
"""Runs the package in the folder that is named first, whatever else goes by its name."""

_LONGEST = 500
"""Characters of what a build says that go into the log."""


class _Desk(Protocol):
    def forget(self) -> None:
        """Make every answer anew."""


class _Store(Protocol):
    async def reopen(self, path: Path) -> None:
        """Answer from another database."""


class PackReload:
    """Reads the pack again whenever it is asked to; one after another, and once more if asked meanwhile."""

    def __init__(self, pack: Path, cache: Path, store: _Store, desk: _Desk, log: Log) -> None:
        """``store`` opens the database that is built, and ``desk`` is told when the facts may be others."""
        # -P: nothing is imported from the current folder, which may be anybody's.
        self._command = (sys.executable, "-P", "-c", _MAIN, str(_HOME), "build", "--pack", str(pack))
        self._pack = pack
        self._cache = cache
        self._store = store
        self._desk = desk
        self._log = log

    async def go_on(self, asked: asyncio.Event) -> None:
        """Read whenever ``asked`` is set, until cancelled."""
        while True:
            await asked.wait()
            asked.clear()
            await self.read()

    async def read(self) -> bool:
        """Build the database; whether the facts are those of the pack as it is now.

        A pack with errors leaves the facts of before, and a sentence in the log.
        """
        self._log.event("rereading", "Reading the pack again.")
        try:
            code, said = await self._run()
            if not code:
                await self._store.reopen(await asyncio.to_thread(database_path, self._pack, self._cache))
        except OSError as error:
            code, said = -1, f"no process can be started for it ({error.strerror or error})"
        except StoreError as error:
            code, said = -1, str(error)
        if code:
            sentence = "The facts of before stay, because the pack cannot be taken over: %(reason)s"
            self._log.event("pack-refused", sentence, WARNING, reason=said or f"the build ended with {code}")
            return False
        self._desk.forget()
        self._log.event("pack-read", "The pack is read; answers are made from it.")
        return True

    async def _run(self) -> tuple[int, str]:
        """Run the build; its exit code, and what it said last."""
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"},
        )
        try:
            _, told = await process.communicate()
        except asyncio.CancelledError:
            process.kill()
            raise
        return process.returncode or 0, told.decode("utf-8", "replace").strip()[-_LONGEST:]
