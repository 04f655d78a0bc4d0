"""Building the database again while the bot answers, in a process of its own, so that no answer waits for it.

That is done when the pack has changed, and when the database is damaged.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from logging import WARNING
from typing import TYPE_CHECKING, Protocol

from bot.chat.discord.logs import reason
from bot.facts.errors import FactsError
from bot.store.cache import ensure_database, rebuild_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.chat.discord.logs import Log
    from bot.facts.errors import DamagedError


class ReopenableStore(Protocol):
    """What of the store matters here."""

    async def reopen(self, path: Path) -> None:
        """Answer from another database."""


class PackReload:
    """Reads the pack again whenever it is asked to; one after another, and once more if asked meanwhile."""

    def __init__(self, pack: Path, cache: Path, store: ReopenableStore, log: Log) -> None:
        """``cache`` is the folder of the databases; ``store`` opens the one that is built."""
        self._pack = pack
        self._cache = cache
        self._store = store
        self._log = log

    async def run(self, requested: asyncio.Event) -> None:
        """Read whenever ``requested`` is set, until cancelled."""
        while True:
            await requested.wait()
            requested.clear()
            await self.reload()

    async def reload(self) -> None:
        """Build the database of the pack as it is now, and answer from it.

        Where that fails the facts of before stay, with a sentence in the log.
        """
        self._log.event("rereading", "Reading the pack again.")
        try:
            await self._store.reopen(await _in_worker(build_in_worker, self._pack, self._cache))
        except FactsError as error:
            self._refuse(str(error))
        except (BrokenExecutor, OSError) as error:
            self._refuse(f"the process that builds it has failed ({error})")
        except Exception as error:  # noqa: BLE001 — the next request is served all the same
            self._refuse(reason(error), error)
        else:
            self._log.event("pack-read", "The pack is read; answers are made from it.")

    def _refuse(self, cause: str, error: Exception | None = None) -> None:
        sentence = "The facts of before stay, because the pack cannot be taken over: %(reason)s"
        self._log.event("pack-refused", sentence, WARNING, error, reason=cause)


async def mend_database(pack: Path, cache: Path, log: Log, damage: DamagedError) -> Path:
    """Build a damaged database again, with a line in the log; where it is.

    Raises:
        FactsError: the pack has errors, or the database cannot be written.
    """
    log.event("damaged", "%(reason)s: it is built again.", WARNING, reason=damage.fault)
    return await _in_worker(rebuild_in_worker, pack, cache)


async def _in_worker(build: Callable[[Path, Path], Path], pack: Path, cache: Path) -> Path:
    """Build the database in a process that ends with it, and what it needed of memory too; where it is."""
    # A new Python looks for modules in the current folder first, which may be anybody's.
    os.environ["PYTHONSAFEPATH"] = "1"
    pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), signal.signal, _IGNORE_CTRL_C)
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, build, pack, cache)
    except asyncio.CancelledError:
        for process in multiprocessing.active_children():
            process.kill()
        raise
    finally:
        pool.shutdown(wait=False)


_IGNORE_CTRL_C = (signal.SIGINT, signal.SIG_IGN)
"""A terminal sends SIGINT to all processes of the bot, of which the first one ends the others."""


def build_in_worker(pack: Path, cache: Path) -> Path:
    """`bot.store.cache.ensure_database`, with errors that can be sent from one process to another.

    Raises:
        FactsError: the pack has errors, or the database cannot be written.
    """
    with _sendable_errors():
        return ensure_database(pack, cache)


def rebuild_in_worker(pack: Path, cache: Path) -> Path:
    """The same with `bot.store.cache.rebuild_database`; where the database is.

    Raises:
        FactsError: the pack has errors, or the database cannot be written.
    """
    with _sendable_errors():
        return rebuild_database(pack, cache).path


@contextmanager
def _sendable_errors() -> Iterator[None]:
    try:
        yield
    except FactsError as error:
        raise FactsError(str(error)) from None
