"""``trackside discord``: the command line of the bot, and what has to be right before it signs in."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
from dataclasses import replace
from functools import cache
from logging import WARNING
from typing import TYPE_CHECKING

from bot import settings
from bot.chat.console import command_parser, print_lines
from bot.chat.discord.logs import JSON, TEXT, Log, reopen_stderr
from bot.facts.location import locate_pack
from bot.settings import SettingsError
from bot.store.cache import ensure_somewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.chat.discord.signals import EarlySignals
    from bot.settings import Settings

PORTAL = "https://discord.com/developers/applications"

_ID_LIMIT = 2**63
"""The first number that Discord never gives to anything."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def run_bot(arguments: Sequence[str], early_signals: EarlySignals) -> int:
    """Answer in Discord until stopped: 0; 1 when it broke too often, 2 when the token is missing or refused.

    Raises:
        FactsError: there is no pack, or no database can be made of it.
        SettingsError: there is no token, it cannot be one, or the environment names a folder that is none.
    """
    options = _bot_options(arguments)
    environment = settings.read_settings(os.environ)
    token = token_of(environment)
    if options.invite:
        early_signals.restore()
        return _invite(token)
    with Log(reopen_stderr(), options.log_format, debug=options.debug, secrets=(token,)) as log:
        pack = locate_pack(options.pack or environment.pack)
        database, folder = _ensure_database(pack, environment.cache, log)
        environment = replace(environment, cache=folder)
        # discord.py takes half a second to import, in which a signal is best served while no event loop runs.
        from bot.chat.discord.service import Service  # noqa: PLC0415

        service = Service(token, environment, pack, log, options.guild)
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            return runner.run(service.run(database, early_signals))


def _bot_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command_parser(
        "discord",
        "Answer in Discord, in every server that has Trackside, until Ctrl-C. DISCORD_TOKEN holds the bot's token.",
        ("discord --invite", "discord", "discord --guild 123456789012345678"),
        "show all that the connection does and where the program failed, and log who asked",
    )
    parser.add_argument(
        "--guild", type=_server, metavar="ID", help="try the commands out in this one server, until a start without it"
    )
    parser.add_argument("--invite", action="store_true", help="print the links that install the bot, and end")
    parser.add_argument("--log-format", choices=(TEXT, JSON), default=TEXT, help="how the log on standard error reads")
    return parser.parse_args(arguments)


def _server(value: str) -> int:
    """A server's ID.

    Raises:
        argparse.ArgumentTypeError: it cannot be one.
    """
    if value.isascii() and value.isdecimal() and 0 < int(value) < _ID_LIMIT:
        return int(value)
    raise argparse.ArgumentTypeError(
        f"{value!r} is no server's ID, which is a long number: with Developer Mode on, right-click the server, "
        "then Copy Server ID"
    )


def token_of(environment: Settings) -> str:
    """The token of the settings.

    Raises:
        SettingsError: there is none, or it cannot be one.
    """
    if environment.discord_token is None:
        raise SettingsError(
            f"DISCORD_TOKEN is not set: copy the bot's token from {PORTAL} (your application, Bot, Reset Token), "
            "then set DISCORD_TOKEN to it."
        )
    if not _TOKEN.fullmatch(environment.discord_token):
        raise SettingsError(
            "DISCORD_TOKEN is not a bot's token, which has three parts with dots between them: copy it anew from "
            f"{PORTAL} (your application, Bot, Reset Token), without quotes and without “Bot” before it."
        )
    return environment.discord_token


def _invite(token: str) -> int:
    from bot.chat.discord.invite import install_links  # noqa: PLC0415 — discord.py takes half a second to import

    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        print_lines(runner.run(install_links(token)))
    return 0


def _ensure_database(pack: Path, folder: Path, log: Log) -> tuple[Path, Path]:
    """The database of a pack, built where none is right, and its folder; a stop meanwhile ends the build."""

    @cache  # said once, whatever the build has done
    def say_building() -> None:
        log.event("building", "Building the database, which is needed once for each version of the pack …")

    def warn(sentence: str) -> None:
        log.event("cache-unwritable", "%(reason)s", WARNING, reason=sentence)

    try:
        return ensure_somewhere(pack, folder, lambda *_progress: say_building(), warn)
    except SystemExit:  # see `EarlySignals`
        log.event("stopped", "Stopped.")
        raise


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The event loop of uvloop, which is the faster one; None, for that of asyncio, where there is no uvloop."""
    try:
        import uvloop  # noqa: PLC0415 — not there on every system
    except ImportError:
        return None
    return uvloop.new_event_loop
