"""Starts Trackside's Discord bot as it is, with discord.py pointed at a double.

usage: python -m tests.double.launch REST_ADDRESS GATEWAY_ADDRESS [OPTIONS OF trackside discord]
"""

from __future__ import annotations

import sys

import discord
import yarl

from bot.__main__ import main


def point(rest: str, gateway: str) -> None:
    """Point discord.py at these addresses. Nothing else of it is touched."""
    discord.http.Route.BASE = rest
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


if __name__ == "__main__":
    point(*sys.argv[1:3])
    sys.exit(main(["discord", *sys.argv[3:]]))
