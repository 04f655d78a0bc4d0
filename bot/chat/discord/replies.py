"""The way back to whoever asked: in time, and as private as they wish."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import discord

    from bot.chat.discord.ready import Ready

PATIENCE = 1.0
"""Seconds after which Discord is told that the answer takes longer; it gives up after three."""


class Reply:
    """One reply to one interaction: a message of its own, or a change of the message whose button was clicked."""

    def __init__(self, interaction: discord.Interaction[Any], *, private: bool, changes: bool = False) -> None:
        """``private``: only whoever asked may see it. ``changes``: it takes the place of the message clicked on."""
        self._interaction = interaction
        self._private = private
        self._changes = changes
        self._deferring: asyncio.Task[Any] | None = None

    @asynccontextmanager
    async def in_time(self) -> AsyncIterator[None]:
        """Around the work: when it takes more than a second, Discord is told to wait for it."""
        timer = asyncio.get_running_loop().call_later(PATIENCE, self._defer)
        try:
            yield
        finally:
            timer.cancel()
            if self._deferring is not None:
                await self._deferring

    def _defer(self) -> None:
        response = self._interaction.response
        deferred = response.defer() if self._changes else response.defer(ephemeral=self._private, thinking=True)
        self._deferring = asyncio.create_task(deferred)

    async def send(self, page: Ready, *, private: bool = False) -> None:
        """Send a page; ``private``: it must be, whatever was wished."""
        if self._deferring is not None:
            await self._send_late(page, private=private)
        elif self._changes and not private:
            await self._interaction.response.edit_message(view=page)
        else:
            await self._interaction.response.send_message(view=page, ephemeral=private or self._private)

    async def _send_late(self, page: Ready, *, private: bool) -> None:
        interaction = self._interaction
        if private and not self._private:
            if not self._changes:  # the first follow-up would take the place, and be as public, as what was promised
                await interaction.delete_original_response()
            await interaction.followup.send(view=page, ephemeral=True)
        else:
            await interaction.edit_original_response(view=page)

    async def send_text(self, text: str, file: discord.File | None = None) -> None:
        """Send plain text to whoever asked and nobody else, with a file where it does not fit a message."""
        files = [] if file is None else [file]
        if self._deferring is not None:
            await self._interaction.followup.send(text, ephemeral=True, files=files)
        else:
            await self._interaction.response.send_message(text, ephemeral=True, files=files)
