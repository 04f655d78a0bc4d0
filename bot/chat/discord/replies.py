"""Discord's side of the reply port: the one place that answers through discord.py's interactions."""

from __future__ import annotations

import asyncio
import io
from contextlib import asynccontextmanager, contextmanager, suppress
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands, ui

from bot.chat.discord.clicks import Click
from bot.chat.discord.reply_port import AlreadyAnsweredError, ExpiredError, RejectedError, ReplyError, UndeliveredError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

    from bot.answers.completion.completion import Completion
    from bot.render.discord.components import Component

    Interaction = discord.Interaction[Any]

LATEST = 3.0
"""Seconds for which a first response is tried: Discord takes none later, and discord.py would go on for 25."""


class Promise(Enum):
    """What Discord was told that would come later."""

    PUBLIC = auto()
    PRIVATE = auto()
    EDIT = auto()


class InteractionReply:
    """The `Reply` to one interaction."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._promise: Promise | None = None

    @property
    def id(self) -> int:
        """Discord's id of the interaction."""
        return self._interaction.id

    @property
    def person(self) -> int:
        """The id of whoever asked."""
        return self._interaction.user.id

    async def defer(self, *, private: bool, edits: bool = False) -> None:
        """Promise a message, or with ``edits`` a change of the one clicked."""
        with suppress(AlreadyAnsweredError):  # the promise had arrived, and only its receipt was lost
            async with self._first_response():
                await self._interaction.response.defer(ephemeral=private, thinking=not edits)
        self._promise = Promise.EDIT if edits else Promise.PRIVATE if private else Promise.PUBLIC

    async def answer(self, page: Sequence[Component], *, private: bool) -> None:
        """Send a page as a message of its own."""
        view = PageView(page)
        if self._promise is None:
            async with self._first_response():
                await self._interaction.response.send_message(view=view, ephemeral=private)
        elif self._promise is Promise.EDIT or (private and self._promise is Promise.PUBLIC):
            await self._follow_up(view=view)
        else:
            with self._delivery():
                await self._interaction.edit_original_response(view=view)

    async def edit(self, page: Sequence[Component]) -> None:
        """Show a page in place of the message that was clicked."""
        view = PageView(page)
        if self._promise is None:
            async with self._first_response():
                await self._interaction.response.edit_message(view=view)
        else:
            with self._delivery():
                await self._interaction.edit_original_response(view=view)

    async def tell(self, text: str, file: str | None = None) -> None:
        """Send plain text to whoever asked alone, with a text file if there is one."""
        message: dict[str, Any] = {"content": text}
        if file is not None:
            message["file"] = discord.File(io.BytesIO(file.encode()), "trackside.txt")
        if self._promise is not None or self._interaction.response.is_done():
            await self._follow_up(**message)
        else:
            async with self._first_response():
                await self._interaction.response.send_message(ephemeral=True, **message)

    async def choices(self, completions: Sequence[Completion]) -> None:
        """Offer completions."""
        async with self._first_response():
            await self._interaction.response.autocomplete(
                [app_commands.Choice(name=each.label, value=each.value) for each in completions]
            )

    async def _follow_up(self, **message: Any) -> None:  # noqa: ANN401 — what discord.py sends
        """Send a message to whoever asked alone, after a first response."""
        with self._delivery():
            if self._promise is Promise.PUBLIC:
                # The first message after it would take the place of what was promised, and be as public.
                with suppress(discord.NotFound):
                    await self._interaction.delete_original_response()
            await self._interaction.followup.send(ephemeral=True, **message)

    @asynccontextmanager
    async def _first_response(self) -> AsyncIterator[None]:
        """A block that sends a first response, while Discord still takes one."""
        with self._delivery():
            try:
                async with asyncio.timeout(LATEST):
                    yield
            except TimeoutError:
                raise TimeoutError(f"it was not taken within {LATEST:g} seconds") from None

    @contextmanager
    def _delivery(self) -> Iterator[None]:
        """A block out of which errors of discord.py come as those of the port."""
        try:
            # aiohttp tells of a closed session as if that were a fault of ours.
            if self._interaction.client.is_closed():
                raise ConnectionError("its connection to Discord is closed")
            yield
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise reply_error(error) from error


def reply_error(error: Exception) -> ReplyError:
    """What an error in sending means, whoever raised it: Discord, discord.py or the network below it."""
    match error:
        case discord.HTTPException(code=10062):  # Discord's number for an interaction that it has given up
            return ExpiredError()
        case discord.HTTPException(code=40060) | discord.InteractionResponded():  # and for one that has a response
            return AlreadyAnsweredError()
        case discord.HTTPException(status=400 | 413):
            return RejectedError()
        case _:
            return UndeliveredError()


class PageView(ui.LayoutView):
    """The components of a page where discord.py takes a view.

    Items of discord.py would be ten times as large, and made anew for each message. It is stopped before it is sent, so
    that discord.py keeps no record of it: its buttons are answered by what stands in their ids, whoever sent them.
    """

    def __init__(self, components: Sequence[Component]) -> None:
        super().__init__(timeout=None)
        self._components = list(components)
        self.stop()

    def has_components_v2(self) -> bool:
        """Always: discord.py would look for it in items, and there are none."""
        return True

    def to_components(self) -> list[Component]:
        """The payload."""
        return self._components


# --- what an interaction says ----------------------------------------------------------------------------------------


def click_of(interaction: Interaction, custom_id: str, picked: str | None) -> Click:
    """A click on the button or menu with that id, in which ``picked`` was chosen."""
    message = interaction.message
    if message is None:
        return Click(custom_id, picked, "", may_edit=False, is_private=False)
    private, metadata = message.flags.ephemeral, message.interaction_metadata
    may_edit = private or (metadata is not None and metadata.user.id == interaction.user.id)
    parts = list(_texts_and_buttons(message.components))
    text = "\n".join([part.content for part in parts if isinstance(part, discord.TextDisplay)])
    ids = tuple([part.custom_id for part in parts if isinstance(part, discord.Button) and part.custom_id])
    return Click(custom_id, picked, text, may_edit=may_edit, is_private=private, ids=ids)


def _texts_and_buttons(components: Iterable[Any]) -> Iterator[discord.TextDisplay | discord.Button]:
    for component in components:
        if isinstance(component, discord.TextDisplay | discord.Button):
            yield component
        else:
            yield from _texts_and_buttons(getattr(component, "children", ()))
