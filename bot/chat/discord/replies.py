"""The way back to whoever asked: in time, and as private as they wish."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

import discord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from bot.chat.discord.ready import Ready

    Interaction = discord.Interaction[Any]

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds after which Discord is told that the answer takes longer; it gives up after three."""

LATEST = 3.0
"""Seconds for which a first response is tried: Discord takes none later, and discord.py would go on for 25."""

UNKNOWN_INTERACTION, ALREADY_ANSWERED = 10062, 40060
"""Discord's numbers for a first response that comes too late, and for a second one."""

_REPLY = "reply"


class Reply:
    """One reply to one interaction: a message of its own, or a change of the message whose button was clicked."""

    def __init__(self, interaction: Interaction, *, private: bool, changes: bool = False) -> None:
        """``private``: only whoever asked may see it. ``changes``: it takes the place of the message clicked on."""
        self._interaction = interaction
        self._private = private
        self._changes = changes
        self._deferring: asyncio.Task[Any] | None = None
        self._deferred = False
        interaction.extras[_REPLY] = self

    @asynccontextmanager
    async def in_time(self) -> AsyncIterator[None]:
        """Around the work: when it takes more than a second, Discord is told to wait for it."""
        timer = asyncio.get_running_loop().call_later(PATIENCE, self._defer)
        try:
            yield
        except BaseException:
            timer.cancel()
            with suppress(Exception):  # what went amiss first is what has to be accounted for
                await self._until_deferred()
            raise
        timer.cancel()
        await self._until_deferred()

    def _defer(self) -> None:
        response = self._interaction.response
        deferred = response.defer() if self._changes else response.defer(ephemeral=self._private, thinking=True)
        self._deferring = asyncio.create_task(first(deferred))

    async def _until_deferred(self) -> None:
        if self._deferring is None:
            return
        try:
            await self._deferring
        except discord.HTTPException as error:
            if error.code != ALREADY_ANSWERED:  # then it had arrived at once, and only Discord's word of that was lost
                raise
        self._deferred = True

    async def send(self, page: Ready, *, private: bool = False) -> None:
        """Send a page; ``private``: it must be, whatever was wished."""
        interaction = self._interaction
        apart = private and (self._changes or not self._private)
        if self._deferred and apart:
            await self._follow_up(view=page)
        elif self._deferred:
            await interaction.edit_original_response(view=page)
        elif self._changes and not private:
            await first(interaction.response.edit_message(view=page))
        else:
            await first(interaction.response.send_message(view=page, ephemeral=private or self._private))

    async def send_text(self, text: str, file: discord.File | None = None) -> None:
        """Send plain text to whoever asked and nobody else, with a file where it does not fit a message."""
        message: dict[str, Any] = {"content": text} if file is None else {"content": text, "file": file}
        if self._deferred or self._interaction.response.is_done():
            await self._follow_up(**message)
        else:
            await first(self._interaction.response.send_message(ephemeral=True, **message))

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
