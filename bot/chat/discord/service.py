"""The bot at work: what answers, what connects it to Discord, and what reads the pack again, put together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.chat.discord.answer_service import AnswerService
from bot.chat.discord.connection import DiscordConnection
from bot.chat.discord.dispatcher import Dispatcher
from bot.chat.discord.reload import PackReload
from bot.chat.discord.signals import signal_handlers
from bot.chat.discord.supervisor import Supervisor
from bot.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.chat.discord.logs import Log
    from bot.chat.discord.signals import EarlySignals
    from bot.settings import Settings


class Service:
    """Answers in Discord until a signal stops it."""

    def __init__(self, token: str, settings: Settings, pack: Path, log: Log, guild: int | None) -> None:
        """``guild`` is the one server in which the commands are tried out."""
        self._token = token
        self._settings = settings
        self._pack = pack
        self._log = log
        self._guild = guild

    async def run(self, database: Path, early_signals: EarlySignals) -> int:
        """Answer from a database, later from those of the pack as it changes; the exit code."""
        stop, reload = asyncio.Event(), asyncio.Event()
        with signal_handlers(asyncio.get_running_loop(), stop.set, reload.set, self._log.close):
            if early_signals.reload_requested:
                reload.set()
            async with await Store.open(database) as store:
                reloading = asyncio.create_task(self._pack_reload(store).run(reload), name="reload")
                try:
                    return await self._supervisor(store, stop).run()
                finally:
                    reloading.cancel()
                    await asyncio.gather(reloading, return_exceptions=True)

    def _pack_reload(self, store: Store) -> PackReload:
        return PackReload(self._pack, self._settings.cache, store, self._log)

    def _supervisor(self, store: Store, stop: asyncio.Event) -> Supervisor:
        dispatcher = Dispatcher(AnswerService(store), self._log, self._settings.patience)

        def connect() -> DiscordConnection:
            return DiscordConnection(self._token, dispatcher, self._log, self._settings.state, self._guild)

        return Supervisor(connect, dispatcher, self._log, stop)
