"""``trackside discord``: the command line of the bot."""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import re
import sys
from typing import TYPE_CHECKING

from bot import settings
from bot.chat.console import parser, say
from bot.chat.discord.logs import JSON, TEXT, Log
from bot.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.settings import Settings

COLLECTED = (1_000, 20, 100)
"""How often the garbage collector looks: at the young objects after a thousand more of them, which takes it a
millisecond or two (after twenty thousand it was measured to take twenty); at those that outlived that every twentieth
time; at all of them every hundredth time of those."""

PORTAL = "https://discord.com/developers/applications"

_NO_ID = 2**63
"""The first number that Discord never gives to anything."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def discord(arguments: Sequence[str]) -> int:
    """Answer in Discord until stopped: 0; 1 when it broke too often, 2 when the token is missing or refused.

    Raises:
        FactsError: there is no pack, or no database can be made of it.
        SettingsError: there is no token, it cannot be one, or the environment names a folder that is none.
    """
    options = _options(arguments)
    given = settings.read(os.environ)
    token = token_of(given)
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        if options.invite:
            return runner.run(_invite(token))
        with Log(sys.stderr, options.log_format, debug=options.debug, secrets=(token,)) as log:
            return runner.run(_live(token, given, options, log))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    made = parser(
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


async def _live(token: str, given: Settings, options: argparse.Namespace, log: Log) -> int:
    # discord.py takes half a second to import, and most command lines that end badly end before this.
    from bot.chat.discord.answering import Desk  # noqa: PLC0415
    from bot.chat.discord.connection import DiscordConnection  # noqa: PLC0415
    from bot.chat.discord.life import Life  # noqa: PLC0415
    from bot.chat.discord.rereading import Rereading  # noqa: PLC0415
    from bot.chat.discord.signals import heard  # noqa: PLC0415
    from bot.chat.terminal import open_store  # noqa: PLC0415
    from bot.facts.location import locate_pack  # noqa: PLC0415

    pack = locate_pack(options.pack or given.pack)
    async with await open_store(pack, given) as store:
        desk = Desk(store, log)
        life = Life(lambda: DiscordConnection(token, desk, log, given.state, options.guild), desk, log)
        rereading = Rereading(pack, desk, log)
        going_on = asyncio.create_task(rereading.go_on(), name="rereading")
        _spare_what_stays()
        with heard(life.stop, rereading.ask, log.close):
            try:
                return await life.live()
            finally:
                going_on.cancel()
                await asyncio.gather(going_on, return_exceptions=True)


def _spare_what_stays() -> None:
    """Keep the garbage collector from what is loaded for good: else it looks through it again and again.

    What answers leave behind goes with its last reference; few cycles are left to be found, so they are sought less.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)


async def _invite(token: str) -> int:
    from bot.chat.discord.inviting import links  # noqa: PLC0415 — discord.py takes half a second to import

    say(await links(token))
    return 0
