"""``trackside discord``: the command line of the bot."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from bot import settings
from bot.chat.console import command_parser, print_lines
from bot.chat.discord.gc_tuning import loaded
from bot.chat.discord.logs import JSON, TEXT, Log, own_stderr
from bot.facts.location import locate_pack
from bot.settings import SettingsError
from bot.store.cache import ensure_database

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.chat.discord.startup import EarlySignals
    from bot.settings import Settings
    from bot.store.writing.build import Phase

PORTAL = "https://discord.com/developers/applications"

_NO_ID = 2**63
"""The first number that Discord never gives to anything."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def discord(arguments: Sequence[str], early: EarlySignals) -> int:
    """Answer in Discord until stopped: 0; 1 when it broke too often, 2 when the token is missing or refused.

    ``early`` is what signals asked for so far.

    Raises:
        FactsError: there is no pack, or no database can be made of it.
        SettingsError: there is no token, it cannot be one, or the environment names a folder that is none.
    """
    options = _options(arguments)
    given = settings.read_settings(os.environ)
    token = token_of(given)
    if options.invite:
        early.as_before()
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            return runner.run(_invite(token))
    # discord.py takes half a second to import, in which a signal is best served while no event loop runs.
    import_module("bot.chat.discord.connection")
    log = Log(own_stderr(), options.log_format, debug=options.debug, secrets=(token,))
    with asyncio.Runner(loop_factory=_loop_factory()) as runner, log:
        return runner.run(_live(token, given, options, log, early))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    made = command_parser(
        "discord",
        "Answer in Discord, in every server that has Trackside, until Ctrl-C. DISCORD_TOKEN holds the bot's token.",
        ("discord --invite", "discord", "discord --guild 123456789012345678"),
        "show all that the connection does and where the program failed, and log who asked",
    )
    made.add_argument(
        "--guild", type=_server, metavar="ID", help="try the commands out in this one server, until a start without it"
    )
    made.add_argument("--invite", action="store_true", help="print the links that install the bot, and end")
    made.add_argument("--log-format", choices=(TEXT, JSON), default=TEXT, help="how the log on standard error reads")
    return made.parse_args(arguments)


def _server(value: str) -> int:
    """A server's ID.

    Raises:
        argparse.ArgumentTypeError: it cannot be one.
    """
    if value.isascii() and value.isdecimal() and 0 < int(value) < _NO_ID:
        return int(value)
    raise argparse.ArgumentTypeError(
        f"{value!r} is no server's ID, which is a long number: with Developer Mode on, right-click the server, "
        "then Copy Server ID"
    )


def token_of(given: Settings) -> str:
    """The token of the settings.

    Raises:
        SettingsError: there is none, or it cannot be one.
    """
    if given.discord_token is None:
        raise SettingsError(
            f"DISCORD_TOKEN is not set: copy the bot's token from {PORTAL} (your application, Bot, Reset Token), "
            "then set DISCORD_TOKEN to it."
        )
    if not _TOKEN.fullmatch(given.discord_token):
        raise SettingsError(
            "DISCORD_TOKEN is not a bot's token, which has three parts with dots between them: copy it anew from "
            f"{PORTAL} (your application, Bot, Reset Token), without quotes and without “Bot” before it."
        )
    return given.discord_token


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The event loop of uvloop, which is the faster one; None, for that of asyncio, where there is no uvloop."""
    try:
        import uvloop  # noqa: PLC0415 — not there on every system
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _live(token: str, given: Settings, options: argparse.Namespace, log: Log, early: EarlySignals) -> int:
    from bot.chat.discord.answer_service import AnswerService  # noqa: PLC0415 — loaded by now
    from bot.chat.discord.connection import DiscordConnection  # noqa: PLC0415 — the same
    from bot.chat.discord.dispatcher import Dispatcher  # noqa: PLC0415 — the same
    from bot.chat.discord.reload import PackReload  # noqa: PLC0415 — the same
    from bot.chat.discord.signals import installed_handlers  # noqa: PLC0415 — the same
    from bot.chat.discord.supervisor import Supervisor  # noqa: PLC0415 — the same
    from bot.store.store import Store  # noqa: PLC0415 — the same

    loaded()
    stopping, reading = asyncio.Event(), asyncio.Event()
    with installed_handlers(stopping.set, reading.set, log.close):
        if early.read_again:
            reading.set()
        pack = locate_pack(options.pack or given.pack)
        async with await Store.open(await _built(pack, given.cache, log, stopping)) as store:
            desk = Dispatcher(AnswerService(store), log, given.patience)
            connect = partial(DiscordConnection, token, desk, log, given.state, options.guild)
            life = Supervisor(connect, desk, log, stopping=stopping)
            reload = PackReload(pack, given.cache, store, desk, log)
            going_on = asyncio.create_task(reload.go_on(reading), name="rereading")
            try:
                return await life.live()
            finally:
                going_on.cancel()
                await asyncio.gather(going_on, return_exceptions=True)


async def _built(pack: Path, cache: Path, log: Log, stopping: asyncio.Event) -> Path:
    """The database of a pack, built where there is none that is right; a stop meanwhile ends the process at once."""
    told = False

    def tell(_phase: Phase, _done: int, _total: int) -> None:
        nonlocal told
        if not told:
            told = True
            log.event("building", "Building the database, which is needed once for each version of the pack …")

    building = asyncio.create_task(asyncio.to_thread(ensure_database, pack, cache, tell), name="build")
    stopped = asyncio.create_task(stopping.wait(), name="stop")
    await asyncio.wait({building, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if not building.done():  # its thread can be ended in no other way; what it leaves, the next build removes
        log.event("stopped", "Stopped.")
        log.close()
        os._exit(0)
    stopped.cancel()
    return building.result()


async def _invite(token: str) -> int:
    from bot.chat.discord.invite import links  # noqa: PLC0415 — discord.py takes half a second to import

    print_lines(await links(token))
    return 0
