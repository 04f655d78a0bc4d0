"""``trackside web``: serve the pages on this machine, open the browser, stop on Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import errno
import os
import signal
import socket
import sys
import webbrowser
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.chat.ask import open_store
from bot.chat.console import OutputError, command_parser, print_lines
from bot.chat.web.app import build_app
from bot.chat.web.guard import LOCAL_NAMES
from bot.chat.web.server import serve
from bot.chat.web.site import Site
from bot.facts.location import locate_pack
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.settings import Settings

DEFAULT_PORT = 8440
_MOST_TRIES = 20
"""Ports that are tried, one after another, where the first is taken."""
_LAST_PORT = 65535
_EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 — whoever runs it asks for it
"""What stands for all addresses of this machine, with the one of them by which it calls itself."""
_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses of no machine, kept for examples."""
_TAKEN = {errno.EADDRINUSE, errno.EACCES}
"""Why the next port may be free: another program has this one, or the system keeps it."""


def web(arguments: Sequence[str]) -> int:
    """``trackside web``: serve the pages until Ctrl-C; then 0.

    Raises:
        FactsError: there is no pack, or no database can be made of it.
        OutputError: no port is free, or the address is none of this machine.
        SettingsError: the environment names what cannot be.
    """
    asyncio.run(_serve(_web_options(arguments), read_settings(os.environ)))
    return 0


def _web_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command_parser(
        "web", "Open a page in the browser where anything can be asked, until Ctrl-C.", ("web", "web --port 9000")
    )
    parser.add_argument("--no-open", action="store_true", help="only print the address, and open no browser")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to serve on: by default this machine alone can ask, with 0.0.0.0 others too",
    )
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="the port; the next ones where it is taken")
    return parser.parse_args(arguments)


def _port(value: str) -> int:
    if value.isascii() and value.isdecimal() and int(value) <= _LAST_PORT:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is no port: it takes a number up to {_LAST_PORT}")


async def _serve(options: argparse.Namespace, settings: Settings) -> None:
    listener = _listen(options.host, options.port)
    store, _ = await open_store(locate_pack(options.pack or settings.pack), settings.cache)
    async with store:
        stopped = _stop_signals()  # before this Ctrl-C ends the build of a database, and the program
        site = Site(store, settings.public_url is not None, settings.public_url is None or settings.full_text)
        app = build_app(site, _host_names(options.host, settings.public_url))
        async with serve(app, listener):
            print_lines(_addresses(listener))
            sys.stdout.flush()
            if not options.no_open and _has_browser():
                # Some browsers hold up whoever opens them; nobody waits for this thread, and Ctrl-C ends it.
                Thread(target=webbrowser.open, args=(_address(listener),), daemon=True).start()
            await stopped.wait()


def _host_names(host: str, public_url: str | None) -> frozenset[str]:
    """The names by which the pages may be asked for: this machine's, the one served on, and the public one."""
    public = urlsplit(public_url).hostname if public_url else None
    return LOCAL_NAMES | {host, *([public] if public else [])}


def _stop_signals() -> asyncio.Event:
    """What is set when somebody stops the program."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C interrupts the loop
            loop.add_signal_handler(number, stopped.set)
    return stopped


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the port, or on the next one that is free.

    Raises:
        OutputError: none is.
    """
    last = min(port + _MOST_TRIES, _LAST_PORT)
    for each in range(port, last + 1):
        try:
            return socket.create_server((host, each), family=_family(host))
        except OSError as error:
            reason = (error.strerror or "").partition(" (while ")[0]
            if error.errno not in _TAKEN:
                raise OutputError(f"No page can be served on {host} ({reason}): choose another --host.") from None
    raise OutputError(f"No port from {port} to {last} is free on {host} ({reason}): choose another --port.")


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _addresses(listener: socket.socket) -> list[str]:
    """What is printed: the address for this machine, and the one for others where every address is served."""
    lines = [f"Trackside is at {_address(listener)} (Ctrl-C stops it)"]
    host, port = listener.getsockname()[:2]
    outer = _outer_address(_family(host)) if host in _EVERY_ADDRESS else None
    return [*lines, f"Other devices find it at {_page_address(outer, port)}"] if outer else lines


def _address(listener: socket.socket) -> str:
    """The address of the first page for this machine."""
    host, port = listener.getsockname()[:2]
    return _page_address(_EVERY_ADDRESS.get(host, host), port)


def _page_address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _outer_address(family: socket.AddressFamily) -> str | None:
    """The address by which this machine would reach others; nothing is sent to find it. None where it has none."""
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as unsent:
        unsent.connect((_ELSEWHERE[family], 9))
        return str(unsent.getsockname()[0])
    return None


def _has_browser() -> bool:
    """Whether a browser can be shown: on systems with X or Wayland only where one of them is there."""
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.platform in {"win32", "darwin"} or has_display
