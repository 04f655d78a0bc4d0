"""What goes amiss on Discord, in one place and one order, for commands, completions and buttons alike.

1. Discord let go of the interaction, or has its answer already (10062, 40060): one quiet line.
2. What the asker did: a sentence and the next step, for them alone. Most of that is an answer like any other (a name
   that nobody has); here it is a command that Discord still shows as it was.
3. What Discord did: it could not be reached, or refused what was sent: a line for the operator, for nobody can be told.
4. What the facts did: the database cannot be read. The operator gets the sentence that says what to do.
5. What we did: a private apology with an incident's id; the operator gets the traceback under that id.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot.facts.errors import FactsError

if TYPE_CHECKING:
    from bot.chat.discord.logs import Log

    Interaction = discord.Interaction[Any]

UNKNOWN_INTERACTION, ALREADY_ANSWERED = 10062, 40060
LATE, CHANGED, UNDELIVERED, FAILED = "too late", "command changed", "undelivered", "failed"

_CHANGED = "This command has changed: restart your Discord, then ask it again."


async def account_for(error: Exception, interaction: Interaction, asked: str, log: Log) -> str:
    """Tell whom it concerns what went amiss with what was ``asked``; how it ended, in words for the log."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    match cause:
        case discord.HTTPException(code=code) if code in {UNKNOWN_INTERACTION, ALREADY_ANSWERED}:
            return LATE
        case discord.InteractionResponded():
            return LATE
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch() | app_commands.TransformerError():
            await tell(interaction, _CHANGED)
            return CHANGED
        case discord.DiscordException() | aiohttp.ClientError() | OSError():
            log.undelivered(asked, cause, interaction.id)
            return UNDELIVERED
        case _:
            return await _apologise(cause, interaction, asked, log)


async def _apologise(cause: Exception, interaction: Interaction, asked: str, log: Log) -> str:
    incident = secrets.token_hex(4)
    if isinstance(cause, FactsError):
        log.told(incident, asked, str(cause))
    else:
        log.incident(incident, asked, cause)
    await tell(
        interaction,
        f"Something went amiss in Trackside itself. Ask again; if it happens again, tell whoever runs it: {incident}.",
    )
    return f"{FAILED} {incident}"


async def tell(interaction: Interaction, sentence: str) -> None:
    """Say one sentence to whoever asked and nobody else, if they can still be reached."""
    with suppress(discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError, OSError):
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)


def of_completion(error: Exception, question: str, log: Log) -> None:
    """Log what made a completion fail: nobody is told, for an empty list is the answer."""
    log.incident(secrets.token_hex(4), f"completing /{question}", error)
