"""What goes amiss on Discord, in one place and one order, for commands, completions and buttons alike.

1. Discord let go of the interaction, or has its answer already (10062, 40060): one quiet line.
2. What the asker did: a sentence and the next step, for them alone. Most of that is an answer like any other (a name
   that nobody has); here it is a command that Discord still shows as it was.
3. What we sent: Discord finds a fault in it (400, 413), or its library in a command: as what we did, below.
4. What Discord did: it could not be reached, or refused what was sent: a line for the operator, for nobody can be told.
5. What the facts did: the database cannot be read. A private apology with an incident's id; under it the operator gets
   the sentence that says what to do.
6. What we did, which is all the rest: the same apology; the operator gets the traceback.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot.chat.discord import replies
from bot.facts.errors import FactsError

if TYPE_CHECKING:
    from bot.chat.discord.logs import Log

    Interaction = discord.Interaction[Any]

LATE, ANSWERED, CHANGED, UNDELIVERED = "too late", "answered already", "command changed", "undelivered"
FAILED = "failed"

_CHANGED = "This command has changed: restart your Discord, then ask it again."


async def handle_error(  # noqa: PLR0911 — one for each row of the order
    error: Exception, interaction: Interaction, asked: str, log: Log
) -> str:
    """Tell whom it concerns what went amiss with what was ``asked``; how it ended, in words for the log."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    match cause:
        case discord.HTTPException(code=replies.UNKNOWN_INTERACTION):
            return LATE
        case discord.HTTPException(code=replies.ALREADY_ANSWERED) | discord.InteractionResponded():
            return ANSWERED
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch() | app_commands.TransformerError():
            await tell(interaction, _CHANGED)
            return CHANGED
        case app_commands.AppCommandError() | discord.HTTPException(status=400 | 413):
            return await _apologise(interaction, _report(cause, asked, log))
        case discord.DiscordException() | aiohttp.ClientError() | ConnectionError() | TimeoutError():
            log.undelivered(asked, cause, interaction.id)
            return UNDELIVERED
        case FactsError():
            return await _apologise(interaction, _tell_operator(cause, asked, log))
        case _:
            return await _apologise(interaction, _report(cause, asked, log))


async def _apologise(interaction: Interaction, incident: str) -> str:
    await tell(
        interaction,
        f"Something went amiss in Trackside itself. Ask again; if it happens again, tell whoever runs it: {incident}.",
    )
    return f"{FAILED} {incident}"


def _tell_operator(cause: FactsError, asked: str, log: Log) -> str:
    """Tell what to do about the facts; the incident's id."""
    incident = secrets.token_hex(4)
    log.failed(incident, asked, str(cause))
    return incident


def _report(cause: Exception, asked: str, log: Log) -> str:
    """Show the operator the traceback; the incident's id."""
    incident = secrets.token_hex(4)
    log.failed(incident, asked, cause)
    return incident


async def tell(interaction: Interaction, sentence: str) -> None:
    """Say one sentence to whoever asked and nobody else, if they can still be reached."""
    with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
        await replies.reply_to(interaction).send_text(sentence)


def of_completion(error: Exception, interaction: Interaction, asked: str, log: Log) -> None:
    """Account for a completion that failed: nobody is told, for an empty list is the answer."""
    match error:
        case discord.HTTPException(code=replies.UNKNOWN_INTERACTION | replies.ALREADY_ANSWERED):
            pass  # whoever types goes on typing, and Discord wants to know no more
        case discord.HTTPException(status=400 | 413):
            _report(error, asked, log)
        case discord.HTTPException() | aiohttp.ClientError() | ConnectionError() | TimeoutError():
            log.undelivered(asked, error, interaction.id)
        case FactsError():
            _tell_operator(error, asked, log)
        case _:
            _report(error, asked, log)
