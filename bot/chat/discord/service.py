"""The bot at work: what answers, what connects it to Discord, and what reads the pack again, put together."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.chat.discord.answer_service import AnswerService
from bot.chat.discord.connection import DiscordConnection
from bot.chat.discord.dispatcher import Dispatcher
from bot.chat.discord.reload import PackReload, mend_database
from bot.chat.discord.reports import Reports
from bot.chat.discord.signals import signal_handlers
from bot.chat.discord.supervisor import Supervisor
from bot.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.chat.discord.logs import Log
    from bot.chat.discord.signals import EarlySignals
    from bot.settings import Settings


@dataclass(frozen=True, slots=True, repr=False)
class Service:
    """Answers in Discord until a signal stops it; ``guild`` is the one server in which the commands are tried out."""

    token: str
    settings: Settings
    pack: Path
    log: Log
    guild: int | None

    async def run(self, database: Path, early_signals: EarlySignals) -> int:
        """Answer from a database, later from those of the pack as it changes; the exit code."""
        stop, reload = asyncio.Event(), asyncio.Event()
        with signal_handlers(asyncio.get_running_loop(), stop.set, reload.set, self.log.close):
            if early_signals.reload_requested:
                reload.set()
            mend = partial(mend_database, self.pack, self.settings.cache, self.log)
            async with await Store.open(database, mend) as store:
                pack_reload = PackReload(self.pack, self.settings.cache, store, self.log)
                reloading = asyncio.create_task(pack_reload.run(reload), name="reload")
                try:
                    return await self._supervisor(store, stop).run()
                finally:
                    reloading.cancel()
                    await asyncio.gather(reloading, return_exceptions=True)

    def _supervisor(self, store: Store, stop: asyncio.Event) -> Supervisor:
        reports = Reports(self.settings.reports, self.settings.report_url)
        answers = AnswerService(store, reports=reports.are_wanted, public_url=self.settings.public_url)
        dispatcher = Dispatcher(answers, self.log, self.settings.patience, reports)

        def connect() -> DiscordConnection:
            return DiscordConnection(self.token, dispatcher, self.log, self.settings.state, self.guild)

        return Supervisor(connect, dispatcher, self.log, stop)
