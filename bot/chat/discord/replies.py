"""The way back to whoever asked: in time, and as private as they wish."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.chat.discord.callbacks import Response, check_open, first, respond

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.chat.discord.payload import Payload

    Interaction = discord.Interaction[Any]

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds after which Discord is told that the answer takes longer; it gives up after three."""

UNKNOWN_INTERACTION, ALREADY_ANSWERED = 10062, 40060
"""Discord's numbers for a first response that comes too late, and for a second one."""

_REPLY = "reply"

_PRIVATE, _LAID_OUT = 1 << 6, 1 << 15
"""Discord's flags of a message that only whoever asked may see, and of one that is made of components."""

_NOBODY: dict[str, list[str]] = {"parse": []}
"""Whom a message pings, whatever its text says."""


class Reply:
    """One reply to one interaction: a message of its own, or a change of the message whose button was clicked."""

    def __init__(self, interaction: Interaction, *, private: bool, changes: bool = False) -> None:
        """``private``: only whoever asked may see it. ``changes``: it takes the place of the message clicked on."""
        self._interaction = interaction
        self._private = private
        self._changes = changes
        self._deferring: asyncio.Task[None] | None = None
        self._deferred = False
        interaction.extras[_REPLY] = self

    async def in_time(self, work: Awaitable[T]) -> T:
        """What the work comes to: when it takes more than a second, Discord is told to wait for it."""
        timer = asyncio.get_running_loop().call_later(PATIENCE, self._defer)
        try:
            made = await work
        except BaseException:
            timer.cancel()
            if self._deferring is not None:
                with suppress(Exception):  # what went amiss first is what has to be accounted for
                    await self._until(self._deferring)
            raise
        timer.cancel()
        if self._deferring is not None:
            await self._until(self._deferring)
        return made

    def _defer(self) -> None:
        kind = Response.deferred_message_update if self._changes else Response.deferred_channel_message
        data = {"flags": _PRIVATE} if self._private and not self._changes else None
        self._deferring = asyncio.create_task(respond(self._interaction, kind, data))

    async def _until(self, deferring: asyncio.Task[None]) -> None:
        """Wait until it is deferred."""
        try:
            await deferring
        except discord.HTTPException as error:
            if error.code != ALREADY_ANSWERED:  # then it had arrived at once, and only Discord's word of that was lost
                raise
        self._deferred = True

    async def send(self, page: Payload, *, private: bool = False) -> None:
        """Send a page; ``private``: it must be, whatever was wished."""
        interaction = self._interaction
        check_open(interaction)
        apart = private and (self._changes or not self._private)
        if self._deferred and apart:
            await self._follow_up(view=page.view())
        elif self._deferred:
            await interaction.edit_original_response(view=page.view())
        elif self._changes and not private:
            await respond(interaction, Response.message_update, _message(page))
        else:
            await respond(interaction, Response.channel_message, _message(page, private=private or self._private))

    async def send_text(self, text: str, file: discord.File | None = None) -> None:
        """Send plain text to whoever asked and nobody else, with a file where it does not fit a message."""
        check_open(self._interaction)
        message: dict[str, Any] = {"content": text} if file is None else {"content": text, "file": file}
        if self._deferred or self._interaction.response.is_done():
            await self._follow_up(**message)
        elif file is not None:
            await first(self._interaction.response.send_message(ephemeral=True, **message))
        else:
            sent = {"content": text, "flags": _PRIVATE, "allowed_mentions": _NOBODY}
            await respond(self._interaction, Response.channel_message, sent)

    async def _follow_up(self, **message: Any) -> None:  # noqa: ANN401 — what discord.py sends
        """Send a message to whoever asked and nobody else, after a first response."""
        if self._deferred and not self._private and not self._changes:
            # The first message after it would take the place of what was promised, and be as public.
            with suppress(discord.NotFound):
                await self._interaction.delete_original_response()
        await self._interaction.followup.send(ephemeral=True, **message)


def reply_to(interaction: Interaction) -> Reply:
    """The reply that was begun to an interaction, or else a private one."""
    begun = interaction.extras.get(_REPLY)
    return begun if isinstance(begun, Reply) else Reply(interaction, private=True)


def _message(page: Payload, *, private: bool = False) -> dict[str, object]:
    """A page as the message of a first response."""
    flags = _LAID_OUT | _PRIVATE if private else _LAID_OUT
    return {"components": page.components, "flags": flags, "allowed_mentions": _NOBODY}
