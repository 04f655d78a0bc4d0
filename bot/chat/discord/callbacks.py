"""First responses to interactions, by a shorter way than discord.py's.

discord.py asks Discord to send back the message that it has just been sent, and takes that apart, component by
component: a third of what an answer cost. Here Discord is asked for no more than a receipt. What discord.py knows of
an interaction stays true: one that has its response is done, and follow-ups go through discord.py.
"""

from __future__ import annotations

import asyncio
import errno
import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
import discord
import msgspec
from discord.http import Route, json_or_text
from yarl import URL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    Interaction = discord.Interaction[Any]

T = TypeVar("T")

_log = logging.getLogger(__name__)

Response = discord.InteractionResponseType

LATEST = 3.0
"""Seconds for which a first response is tried: Discord takes none later, and discord.py would go on for 25."""

_TRIES = 5
_FIRST_WAIT, _LONGER = 1, 2
"""Seconds until a response that Discord failed to take is sent again, and how much longer each wait is."""

_NOT_TAKEN, _FAILING = 300, 500

_HEADERS = {"Content-Type": "application/json"}
_UNTIMED = aiohttp.ClientTimeout(total=None)
"""A response is timed as a whole, with all its tries."""


async def respond(interaction: Interaction, kind: Response, data: Mapping[str, object] | None = None) -> None:
    """Send a first response, and send it again where Discord fails to take it.

    Raises:
        discord.InteractionResponded: it has one already.
        discord.HTTPException: Discord refuses it.
        ConnectionError: its connection is closed.
        TimeoutError: it could not be reached while it takes one.
    """
    response = interaction.response
    if response.is_done():
        raise discord.InteractionResponded(interaction)
    # Ids and tokens are made of letters that an address takes as they are.
    address = URL(f"{Route.BASE}/interactions/{interaction.id}/{interaction.token}/callback", encoded=True)
    body = encoded({"type": kind.value} if data is None else {"type": kind.value, "data": data})
    await first(deliver(interaction._session, address, body))  # noqa: SLF001 — what discord.py itself sends it through
    response._response_type = kind  # noqa: SLF001 — there is no other way to tell discord.py


def check_open(interaction: Interaction) -> None:
    """Look whether anything can still be sent: aiohttp tells of a closed session as if that were a fault of ours.

    Raises:
        ConnectionError: the connection through which it came is closed.
    """
    _check_open(interaction._session)  # noqa: SLF001 — what discord.py itself sends through


def _check_open(session: aiohttp.ClientSession) -> None:
    if session.closed:
        raise ConnectionError("its connection to Discord is closed")


def let_go(interaction: Interaction) -> None:
    """Have an interaction that is over go with its last reference.

    It knows its response and its reply, and they know it: circles that would wait for the garbage collector, fifteen
    objects an answer.
    """
    interaction.extras.clear()
    with suppress(AttributeError):  # it never had a response
        del interaction._cs_response  # type: ignore[attr-defined]  # noqa: SLF001 — where discord.py keeps it


async def first(response: Awaitable[T]) -> T:
    """Have Discord take a first response while it still can.

    Raises:
        TimeoutError: it could not be reached for so long.
    """
    try:
        async with asyncio.timeout(LATEST):
            return await response
    except TimeoutError:
        raise TimeoutError(f"it was not taken within {LATEST:g} seconds") from None


async def deliver(session: aiohttp.ClientSession, address: URL, body: bytes) -> None:
    """Post a body until it is taken, with waits that grow.

    Raises:
        discord.HTTPException: it is refused, or was not taken so many times.
        OSError: there is no connection.
    """
    for number in range(_TRIES):
        seconds: float = _FIRST_WAIT + number * _LONGER
        _check_open(session)
        try:
            async with session.post(address, data=body, headers=_HEADERS, timeout=_UNTIMED) as answer:
                if answer.status < _NOT_TAKEN:
                    return
                seconds = await _wait(answer, seconds, last=number == _TRIES - 1)
        except OSError as error:
            if error.errno != errno.ECONNRESET or number == _TRIES - 1:
                raise
        await asyncio.sleep(seconds)


async def _wait(answer: aiohttp.ClientResponse, seconds: float, *, last: bool) -> float:
    """Seconds until it is worth another try, ``seconds`` unless Discord says otherwise.

    Raises:
        discord.HTTPException: there is to be none.
    """
    said: Any = await json_or_text(answer)
    match answer.status:
        # Without this header it comes from whatever stands before Discord, and may last for hours.
        case 429 if not last and answer.headers.get("Via") and isinstance(said, dict):
            seconds = float(said.get("retry_after", seconds))
            _log.warning("Discord has too many responses to take; this one is sent again in %.2f s.", seconds)
            return seconds
        case status if status >= _FAILING and not last:
            return seconds
        case 403:
            raise discord.Forbidden(answer, said)
        case 404:
            raise discord.NotFound(answer, said)
        case status if status >= _FAILING:
            raise discord.DiscordServerError(answer, said)
        case _:
            raise discord.HTTPException(answer, said)


def encoded(value: object) -> bytes:
    """JSON. Half a character, which people can send although no text has it, is written as such."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value).encode()
