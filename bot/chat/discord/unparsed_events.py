"""Keeps an event that discord.py cannot parse from ending the session, in which everybody else goes on being answered.

discord.py has no hook for that, so its public `DiscordWebSocket.received_message` is replaced here, and nowhere else.
"""

from __future__ import annotations

import json
import traceback
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import aiohttp
import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.discord.replies import reply_error

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    HandleUnparsed = Callable[["UnparsedEvent", Exception], None]

_DISPATCH = 0
_OF_THE_SESSION = frozenset({"READY", "RESUMED"})
"""Events without which there is no session: where one cannot be parsed, another connection is the way out."""

INTERACTION = "INTERACTION_CREATE"

_AUTOCOMPLETE = discord.InteractionType.autocomplete.value
_MESSAGE, _CHOICES, _EPHEMERAL = 4, 8, 1 << 6


class UnparsedEvent(NamedTuple):
    """An event by its name, with its data as Discord sent them."""

    name: str
    data: Mapping[str, Any]


class _Payload(NamedTuple):
    text: str
    handle: HandleUnparsed


_latest: ContextVar[_Payload | None] = ContextVar("latest", default=None)
"""What this task has received and may be parsing: each connection has a task of its own."""


def note_payload(text: str, handle: HandleUnparsed) -> None:
    """Note what discord.py is about to parse (`socket_raw_receive`), and what is called if it cannot."""
    _latest.set(_Payload(text, handle))


def read_unparsed(text: str) -> UnparsedEvent | None:
    """The event of a payload that may be passed over; None where it is none, or the session hangs on it."""
    try:
        payload = json.loads(text)
    except ValueError:
        return None
    if not isinstance(payload, dict) or payload.get("op") != _DISPATCH or payload.get("t") in _OF_THE_SESSION:
        return None
    data = payload.get("d")
    return UnparsedEvent(str(payload.get("t")), data if isinstance(data, dict) else {})


def place_of(error: Exception) -> str:
    """An error by its kind and where it was raised: its words may be somebody's."""
    key = f" {error}" if isinstance(error, KeyError) else ""
    *_, last = traceback.extract_tb(error.__traceback__) or [None]
    return f"{type(error).__name__}{key}" + (f" in {Path(last.filename).name}, line {last.lineno}" if last else "")


PARSE_MESSAGE = DiscordWebSocket.received_message
"""What discord.py does with a payload."""


async def _receive_message(self: DiscordWebSocket, message: Any, /) -> None:  # noqa: ANN401 — as discord.py has it
    """Parse a payload as discord.py does; an event that it cannot parse is handed on instead."""
    _latest.set(None)
    try:
        await PARSE_MESSAGE(self, message)
    except Exception as error:
        payload = _latest.get()
        event = read_unparsed(payload.text) if payload else None
        if payload is None or event is None:
            raise
        payload.handle(event, error)


DiscordWebSocket.received_message = _receive_message  # type: ignore[method-assign]


class UnparsedReply:
    """The way back to whoever made an interaction of which no more can be read than its type, its id and its token."""

    def __init__(self, client: discord.Client, kind: object, id_: str, token: str) -> None:
        self._client = client
        self._is_completion = kind == _AUTOCOMPLETE
        self._id, self._token = id_, token

    async def tell(self, text: str) -> None:
        """Say a sentence to whoever asked alone; whoever types gets an empty list.

        Raises:
            ReplyError: it did not get through.
        """
        message = {"content": text, "flags": _EPHEMERAL, "allowed_mentions": {"parse": []}}
        answer: dict[str, Any] = {"type": _MESSAGE, "data": message}
        if self._is_completion:
            answer = {"type": _CHOICES, "data": {"choices": []}}
        address = "/interactions/{interaction_id}/{interaction_token}/callback"
        route = Route("POST", address, interaction_id=self._id, interaction_token=self._token)
        try:
            await self._client.http.request(route, json=answer)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise reply_error(error) from error


def unparsed_reply(client: discord.Client, event: UnparsedEvent) -> UnparsedReply | None:
    """The way back to whoever caused an event; None where it is no interaction with an id and a token."""
    id_, token = event.data.get("id"), event.data.get("token")
    if event.name == INTERACTION and isinstance(id_, str) and id_.isdecimal() and isinstance(token, str) and token:
        return UnparsedReply(client, event.data.get("type"), id_, token)
    return None
