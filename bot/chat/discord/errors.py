"""What goes wrong on Discord, in one place and one order, for commands, completions and buttons alike.

1. The reply has expired, or Discord has one already (10062, 40060): one quiet line.
2. What the asker did: a sentence and the next step, for them alone. Most of that is an answer like any other (a name
   that nobody has); here it is a command that Discord still shows as it was.
3. What we sent: Discord finds a fault in it (400, 413): as what we did, below.
4. What Discord did: it could not be reached, or refused what was sent: a line for the operator, for nobody can be told.
5. What the facts did: the database cannot be read. A private apology with an incident's id; under it the operator gets
   the sentence that says what to do.
6. What we did, which is all the rest: the same apology; the operator gets the traceback.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.chat.discord.clicks import OUTDATED
from bot.chat.discord.reply_port import (
    AlreadyAnsweredError,
    CommandChangedError,
    ExpiredError,
    RejectedError,
    ReplyError,
    UndeliveredError,
    UnknownFormError,
)
from bot.facts.errors import FactsError

if TYPE_CHECKING:
    from bot.chat.discord.logs import Log
    from bot.chat.discord.reply_port import Recipient, Reply

LATE, ANSWERED, CHANGED, UNDELIVERED = "too late", "answered already", "command changed", "undelivered"
FAILED = "failed"

_UNKNOWN_FORM = "This form was made by another version of Trackside: ask /help for what can be asked."
_CHANGED_SENTENCE = "This command has changed: restart your Discord, then ask it again."


async def handle_error(error: Exception, reply: Reply, question: str, log: Log) -> str:
    """Tell whom it concerns what went wrong with a question; how it ended, in words for the log."""
    match error:
        case ExpiredError():
            return LATE
        case AlreadyAnsweredError():
            return ANSWERED
        case CommandChangedError():
            await tell(reply, _CHANGED_SENTENCE)
            return CHANGED
        case UnknownFormError():
            await tell(reply, _UNKNOWN_FORM)
            return OUTDATED
        case UndeliveredError():
            log.undelivered(question, error.cause, reply.id)
            return UNDELIVERED
        case _:
            return await _apologise(reply, _report(error, question, log))


def handle_completion_error(error: Exception, reply: Reply, question: str, log: Log) -> None:
    """Account for a completion that failed: nobody is told, for an empty list is the answer."""
    match error:
        case ExpiredError() | AlreadyAnsweredError():
            pass  # whoever types goes on typing, and Discord wants to know no more
        case UndeliveredError():
            log.undelivered(question, error.cause, reply.id)
        case _:
            _report(error, question, log)


async def tell(reply: Recipient, sentence: str) -> None:
    """Say one sentence to whoever asked and nobody else, if they can still be reached."""
    with suppress(ReplyError):
        await reply.tell(sentence)


async def _apologise(reply: Reply, incident: str) -> str:
    await tell(
        reply,
        f"Something went wrong in Trackside itself. Ask again; if it happens again, tell whoever runs it: {incident}.",
    )
    return f"{FAILED} {incident}"


def _report(error: Exception, question: str, log: Log) -> str:
    """Show the operator what to do about the facts, or else the traceback; the incident's id."""
    incident = secrets.token_hex(4)
    cause = error.cause if isinstance(error, RejectedError) else error
    log.failed(incident, question, str(cause) if isinstance(cause, FactsError) else cause)
    return incident
