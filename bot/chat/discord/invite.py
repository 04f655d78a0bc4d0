"""The links by which people install the bot."""

from __future__ import annotations

import discord

from bot.chat.discord.connection import NETWORK_ERRORS, SIGN_IN_REFUSED
from bot.chat.discord.logs import reason
from bot.settings import SettingsError

_AUTHORIZE = "https://discord.com/oauth2/authorize"
_SERVER, _PERSON = 0, 1
"""Discord's numbers of the two kinds of installation."""


def links_of_application(application: int) -> tuple[str, ...]:
    """What to print for an application: a link for a server, and one for a person's own account."""
    link = f"{_AUTHORIZE}?client_id={application}&scope=applications.commands&integration_type="
    return (
        "Install Trackside in a server (you need “Manage Server” there):",
        f"  {link}{_SERVER}",
        "Install it for yourself, to ask in any channel and in direct messages:",
        f"  {link}{_PERSON}",
    )


async def install_links(token: str) -> tuple[str, ...]:
    """What to print for the application that a token belongs to.

    Raises:
        SettingsError: Discord refuses the token, or cannot be reached.
    """
    async with discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30.0) as client:
        try:
            await client.login(token)
        except discord.LoginFailure as error:
            raise SettingsError(SIGN_IN_REFUSED) from error
        except NETWORK_ERRORS as error:
            raise SettingsError(
                f"Discord cannot be reached ({reason(error)}): look at the network, then try again."
            ) from error
        return links_of_application(client.application_id or 0)
