"""Discord's side of the reply port: the one place that answers through discord.py's interactions."""

from __future__ import annotations

import asyncio
import io
from contextlib import contextmanager, suppress
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands, ui

from bot.chat.discord.clicks import Click
from bot.chat.discord.reply_port import AlreadyAnsweredError, ExpiredError, RejectedError, ReplyError, UndeliveredError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence

    from bot.answers.completion.completion import Completion
    from bot.chat.discord.reply_port import Picture
    from bot.render.discord.components import Component

    Interaction = discord.Interaction[Any]
    Send = Callable[[], Awaitable[object]]

LATEST = 3.0
"""Seconds for which a first response is tried: Discord takes none later, and discord.py would go on for 25."""

PATIENCE = 0.9
"""Seconds after which a first response without a receipt is sent again; discord.py waits for 1 s after a 503."""

PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
"""Seconds between the tries of what a broken connection kept from arriving, or from being known to have arrived."""


LONGEST_REPORT = 1000
"""Characters of what is written into a form."""


class Promise(Enum):
    """What Discord was told that would come later."""

    PUBLIC = auto()
    PRIVATE = auto()
    EDIT = auto()
    KEPT = auto()
    """What was promised has come; all else goes beside it."""


class InteractionReply:
    """The `Reply` to one interaction.

    Whether something arrived is open where its receipt is missing. Then it is sent again: of first responses Discord
    takes one, and the same edit twice is one edit. So what was promised is an edit wherever one can keep the promise.
    """

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._promise: Promise | None = None
        self._doubt: ReplyError | None = None
        """Why it is open whether the promise arrived."""

    @property
    def id(self) -> int:
        """Discord's id of the interaction."""
        return self._interaction.id

    @property
    def person(self) -> int:
        """The id of whoever asked; 0, which nobody has, where Discord does not say it."""
        return _person(self._interaction)

    async def defer(self, *, private: bool, edits: bool = False) -> None:
        """Promise a message, or with ``edits`` a change of the one clicked; where that fails, the answer is tried."""
        try:
            await self._respond(lambda: self._interaction.response.defer(ephemeral=private, thinking=not edits))
        except AlreadyAnsweredError:
            pass  # the promise had arrived, and only its receipt was lost
        except (ExpiredError, UndeliveredError) as error:
            self._doubt = error
        self._promise = Promise.EDIT if edits else Promise.PRIVATE if private else Promise.PUBLIC

    async def answer(self, page: Sequence[Component], *, private: bool, picture: Picture | None = None) -> None:
        """Send a page as a message of its own, with the picture that it shows."""
        view, interaction, files = PageView(page), self._interaction, partial(_files, picture)
        if await self._is_response(
            lambda: interaction.response.send_message(view=view, ephemeral=private, files=files())
        ):
            return
        if self._promise is Promise.EDIT or (private and self._promise is Promise.PUBLIC):
            await self._follow_up(lambda: interaction.followup.send(view=view, ephemeral=True, files=files()))
        else:
            await self._keep(lambda: interaction.edit_original_response(view=view, attachments=files()))

    async def edit(self, page: Sequence[Component]) -> None:
        """Show a page in place of the message that was clicked."""
        view, interaction = PageView(page), self._interaction
        if not await self._is_response(lambda: interaction.response.edit_message(view=view)):
            await self._keep(lambda: interaction.edit_original_response(view=view))

    async def tell(self, text: str) -> None:
        """Send plain text to whoever asked alone."""
        interaction = self._interaction
        if not interaction.response.is_done() and await self._is_response(
            lambda: interaction.response.send_message(text, ephemeral=True)
        ):
            return
        if self._promise is Promise.PRIVATE:
            await self._keep(lambda: interaction.edit_original_response(content=text))
        else:
            await self._follow_up(lambda: interaction.followup.send(text, ephemeral=True))

    async def form(self, custom_id: str, title: str, label: str) -> None:
        """Show a form with one field of text."""
        form = ui.Modal(title=title, custom_id=custom_id, timeout=None)
        field: ui.TextInput[Any] = ui.TextInput(style=discord.TextStyle.paragraph, max_length=LONGEST_REPORT)
        form.add_item(ui.Label(text=label, component=field))
        form.stop()  # discord.py keeps no record of it, see `PageView`
        await self._respond(lambda: self._interaction.response.send_modal(form))

    async def choices(self, completions: Sequence[Completion]) -> None:
        """Offer completions."""
        choices = [app_commands.Choice(name=each.label, value=each.value) for each in completions]
        await self._respond(lambda: self._interaction.response.autocomplete(choices))

    # --- first responses, and what comes after them -------------------------------------------------------------------

    async def _is_response(self, send: Send) -> bool:
        """Send a message as the first response; False where a promise is that, and is to be kept."""
        if self._promise is not None and self._doubt is None:
            return False
        try:
            await self._respond(send)
        except AlreadyAnsweredError:
            if self._promise is None:
                raise
            return False  # the promise had arrived
        except ExpiredError:
            if self._doubt is None or isinstance(self._doubt, ExpiredError):
                raise
            return False
        except UndeliveredError:
            if self._doubt is None:
                raise
            return False  # either may have arrived, and an edit changes whichever did
        self._promise = self._doubt = None
        return True

    async def _respond(self, send: Send) -> None:
        """Send a first response, while Discord still takes one."""
        with self._delivery():
            try:
                async with asyncio.timeout(LATEST):
                    await self._send(send, PATIENCE)
            except TimeoutError:
                raise TimeoutError(f"it was not taken within {LATEST:g} seconds") from None

    async def _keep(self, send: Send) -> None:
        """Send an edit that keeps the promise."""
        await self._send_later(send)
        self._promise = Promise.KEPT

    async def _follow_up(self, send: Send) -> None:
        """Send a message to whoever asked alone, after a first response.

        One whose receipt is lost may come twice, for Discord takes no nonce with it; else it might never come. It is
        left for what an edit cannot do: to say in private what was promised publicly, or beside a message as it is.
        """
        if self._promise is Promise.PUBLIC:
            # The first message after it would take the place of what was promised, and be as public.
            await self._send_later(self._take_back)
        await self._send_later(send)

    async def _take_back(self) -> None:
        with suppress(discord.NotFound):
            await self._interaction.delete_original_response()

    async def _send_later(self, send: Send) -> None:
        """Send what comes after a first response."""
        with self._delivery():
            await self._send(send, None)

    async def _send(self, send: Send, patience: float | None) -> None:
        """Send something, again where the connection broke or no receipt came within so many seconds."""
        for pause in PAUSES:
            # aiohttp tells of a closed session as if that were a fault of ours.
            if self._interaction.client.is_closed():
                raise ConnectionError("its connection to Discord is closed")
            with suppress(aiohttp.ClientError, OSError):
                async with asyncio.timeout(patience):
                    await send()
                return
            await asyncio.sleep(pause)
        await send()

    @contextmanager
    def _delivery(self) -> Iterator[None]:
        """A block out of which errors of discord.py come as those of the port."""
        try:
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


def _files(picture: Picture | None) -> list[discord.File]:
    """The files of a message, made anew for each try, for sending one reads it to its end."""
    if picture is None:
        return []
    return [discord.File(io.BytesIO(picture.content), picture.name, description=picture.description)]


# --- what an interaction says ----------------------------------------------------------------------------------------


def click_of(interaction: Interaction, custom_id: str, picked: str | None) -> Click:
    """A click on the button or menu with that id, in which ``picked`` was chosen."""
    message = interaction.message
    if message is None:
        return Click(custom_id, picked, "", may_edit=False, is_private=False)
    private, metadata = message.flags.ephemeral, message.interaction_metadata
    may_edit = private or (metadata is not None and metadata.user.id == _person(interaction))
    return Click(custom_id, picked, "\n".join(_texts(message.components)), may_edit=may_edit, is_private=private)


def _person(interaction: Interaction) -> int:
    return int(getattr(interaction.user, "id", 0))


def _texts(components: Iterable[Any]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _texts(getattr(component, "children", ()))
