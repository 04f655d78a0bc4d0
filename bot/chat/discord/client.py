"""The client: a connection to Discord that carries questions and nothing else, and hands them to the dispatcher."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot.chat.discord.commands import CONTEXTS, INSTALLS, read_command, slash_commands
from bot.chat.discord.interaction_data import MalformedError, read_click_data, read_command_data, read_form_data
from bot.chat.discord.replies import InteractionReply, click_of
from bot.chat.discord.reply_port import CommandChangedError, UnknownFormError
from bot.chat.discord.reports import is_report
from bot.chat.discord.unparsed_events import INTERACTION, UnparsedReply, note_payload, place_of, unparsed_reply

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.chat.discord.dispatcher import Dispatcher
    from bot.chat.discord.unparsed_events import UnparsedEvent

    Interaction = discord.Interaction[Any]

LONGEST_RATE_LIMIT = 30.0
"""Seconds. What Discord makes wait for longer fails, and is reported, rather than hanging."""

_TO_THE_TREE = frozenset({discord.InteractionType.application_command, discord.InteractionType.autocomplete})

_GATEWAY_SCHEMES = frozenset({"ws", "wss"})


class Tree(app_commands.CommandTree["Client"]):
    """The slash commands as they are registered."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Have every command and completion answered here.

        discord.py would read what nobody needs, stop at what it does not know, and meet what is malformed with silence.
        """
        await self.client.answer(interaction)
        return False


class Client(discord.Client):
    """Lean: no intents, no members, no messages are kept, and nobody is ever pinged."""

    def __init__(
        self, dispatcher: Dispatcher, note_gateway_call: Callable[[], None], shard: tuple[int, int] | None = None
    ) -> None:
        """``dispatcher`` answers what arrives, ``note_gateway_call`` is called before each call of the gateway.

        ``shard`` is the number of the shard and how many there are, where Discord divides the servers.
        The commands are made here; whoever starts the client syncs them.
        """
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._prepare_request)
        shard_id, shard_count = shard or (None, None)
        super().__init__(
            shard_id=shard_id,
            shard_count=shard_count,
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT,
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=trace,
            enable_debug_events=True,  # of which `socket_raw_receive` is needed, see `dispatch`
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self.dispatcher = dispatcher
        self._note_gateway_call = note_gateway_call
        self.tree = Tree(self, allowed_installs=INSTALLS, allowed_contexts=CONTEXTS)
        for command in slash_commands():
            self.tree.add_command(command)

    # --- what people do -----------------------------------------------------------------------------------------------

    async def answer(self, interaction: Interaction) -> None:
        """Have whatever somebody did answered; where it is malformed, they are told so."""
        try:
            match interaction.type:
                case discord.InteractionType.application_command:
                    await self._ask(interaction)
                case discord.InteractionType.autocomplete:
                    await self._complete(interaction)
                case discord.InteractionType.component:
                    await self._click(interaction)
                case discord.InteractionType.modal_submit:
                    await self._report(interaction)
                case _:
                    await self.dispatcher.failed(InteractionReply(interaction), "a form", UnknownFormError())
        except MalformedError as error:
            reply = UnparsedReply(self, interaction.type.value, str(interaction.id), interaction.token)
            await self.dispatcher.unparsed(reply, INTERACTION, str(error), str(interaction.id))

    async def _ask(self, interaction: Interaction) -> None:
        reply, data = InteractionReply(interaction), read_command_data(interaction.data)
        try:
            question, values, private = read_command(data)
        except CommandChangedError as error:
            await self.dispatcher.failed(reply, data.name, error)
        else:
            await self.dispatcher.command(reply, question, values, private=private)

    async def _complete(self, interaction: Interaction) -> None:
        data = read_command_data(interaction.data)
        values = {name: str(value) for name, value in data.values.items()}
        typed = values.pop(data.focused, "")
        await self.dispatcher.completion(InteractionReply(interaction), data.name, data.focused, typed, values)

    async def _click(self, interaction: Interaction) -> None:
        """Have a click answered, on a message of any age: what it asks for stands in its id."""
        data = read_click_data(interaction.data)
        click = click_of(interaction, data.custom_id, data.values[0] if data.values else None)
        await self.dispatcher.click(InteractionReply(interaction), click)

    async def _report(self, interaction: Interaction) -> None:
        """Have a report taken, whenever its form was opened: what it is about stands in the form's id."""
        reply, custom_id = InteractionReply(interaction), read_click_data(interaction.data).custom_id
        if is_report(custom_id):
            text = read_form_data(interaction.data).text
            await self.dispatcher.report(reply, click_of(interaction, custom_id, None), text)
        else:
            await self.dispatcher.failed(reply, "a form", UnknownFormError())

    # --- what discord.py calls ----------------------------------------------------------------------------------------

    async def _prepare_request(
        self, _session: object, _context: object, request: aiohttp.TraceRequestStartParams
    ) -> None:
        """Have every request say who makes it: discord.py leaves that out of those that answer an interaction."""
        request.headers.setdefault("User-Agent", self.http.user_agent)
        if request.url.scheme in _GATEWAY_SCHEMES:
            self._note_gateway_call()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 — whatever an event carries
        """Have no event called that would be a task for each payload or answer: they are all served here.

        The tree has the commands already; what is about to be parsed is noted, in case it fails.
        """
        match event:
            case "interaction":
                self._answer_component(*args)
            case "socket_raw_receive":
                note_payload(args[0], self._pass_over)
            case "socket_raw_send":
                pass
            case _:
                super().dispatch(event, *args, **kwargs)

    def _answer_component(self, interaction: Interaction) -> None:
        if interaction.type not in _TO_THE_TREE:
            self._start(self.answer(interaction))

    def _pass_over(self, event: UnparsedEvent, error: Exception) -> None:
        """Account for an event that discord.py could not parse."""
        reply = unparsed_reply(self, event)
        self._start(self.dispatcher.unparsed(reply, event.name, place_of(error), str(event.data.get("id"))))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)  # or it could vanish before its end
        task.add_done_callback(self._tasks.discard)
