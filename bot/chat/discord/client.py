"""The client: a connection to Discord that carries questions and nothing else, and hands them to the dispatcher."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import discord
from discord import app_commands, ui

from bot.chat.discord.commands import CONTEXTS, INSTALLS, slash_commands
from bot.chat.discord.replies import InteractionReply, click_of
from bot.chat.discord.reply_port import CommandChangedError, UnknownFormError
from bot.chat.discord.unparsed_events import UnparsedReply, can_be_answered, note_payload, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from bot.chat.discord.dispatcher import Dispatcher
    from bot.chat.discord.unparsed_events import UnparsedEvent

    Interaction = discord.Interaction[Any]

LONGEST_RATE_LIMIT = 30.0
"""Seconds. What Discord makes wait for longer fails, and is reported, rather than hanging."""

_TO_THE_TREE_OR_A_BUTTON = frozenset(
    {
        discord.InteractionType.application_command,
        discord.InteractionType.autocomplete,
        discord.InteractionType.component,
    }
)

_COMMAND_TYPES = frozenset(each.value for each in discord.AppCommandType)
"""Types of commands that discord.py knows: it stops at any other, such as the entry point of an activity."""

_GATEWAY_SCHEMES = frozenset({"ws", "wss"})

EVERY_ID = re.compile(".*", re.DOTALL)
"""Also an id that nobody can read gets an answer: discord.py meets one that fits no template with silence."""


class Tree(app_commands.CommandTree["Client"]):
    """The slash commands; what never reaches one of them is accounted for like any other fault."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Have completions answered here: discord.py would log who has typed, wherever one fails."""
        if _command_data(interaction).get("type", 1) not in _COMMAND_TYPES:
            reply = InteractionReply(interaction)
            await self.client.dispatcher.failed(reply, _command_name(interaction), CommandChangedError())
            return False
        if interaction.type is not discord.InteractionType.autocomplete:
            return True
        options = _command_data(interaction).get("options") or ()
        values = {str(option.get("name")): str(option.get("value", "")) for option in options}
        focused = next((str(option.get("name")) for option in options if option.get("focused")), "")
        typed = values.pop(focused, "")
        name = _command_name(interaction)
        await self.client.dispatcher.completion(InteractionReply(interaction), name, focused, typed, values)
        return False

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Have it accounted for."""
        cause: Exception = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(
            cause,
            app_commands.CommandNotFound | app_commands.CommandSignatureMismatch | app_commands.TransformerError,
        ):
            cause = CommandChangedError()
        await self.client.dispatcher.failed(InteractionReply(interaction), _command_name(interaction), cause)


def _command_name(interaction: Interaction) -> str:
    return str(_command_data(interaction).get("name", "?"))


def _command_data(interaction: Interaction) -> Mapping[str, Any]:
    """What was sent, which a person can send in any form."""
    return interaction.data or {}


class AnyItem(ui.DynamicItem[ui.Item[Any]], template=EVERY_ID):
    """A button or a menu of a message of any age. What it asks for stands in its id, so that a restart changes nothing.

    There is this one class, for two templates that match would both answer. Errors end in the dispatcher: discord.py
    only logs those of a dynamic item.
    """

    @classmethod
    async def from_custom_id(cls, _interaction: Interaction, item: ui.Item[Any], _match: re.Match[str], /) -> Self:
        """The item that was clicked."""
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        """Have the click answered."""
        picked = getattr(self.item, "values", ())
        click = click_of(interaction, self.custom_id, picked[0] if picked else None)
        await interaction.client.dispatcher.click(InteractionReply(interaction), click)


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
        for command in slash_commands(self._ask):
            self.tree.add_command(command)
        self.add_dynamic_items(AnyItem)

    async def _ask(self, interaction: Interaction, question: str, values: Mapping[str, str], private: bool) -> None:  # noqa: FBT001 — as commands call it
        await self.dispatcher.command(InteractionReply(interaction), question, values, private=private)

    async def _prepare_request(
        self, _session: object, _context: object, request: aiohttp.TraceRequestStartParams
    ) -> None:
        """Have every request say who makes it: discord.py leaves that out of those that answer an interaction."""
        request.headers.setdefault("User-Agent", self.http.user_agent)
        if request.url.scheme in _GATEWAY_SCHEMES:
            self._note_gateway_call()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 — whatever an event carries
        """Have no event called that would be a task for each payload or answer: they are all served here.

        The tree and the buttons have most interactions already; what is about to be parsed is noted, in case it fails.
        """
        match event:
            case "interaction":
                self._answer_unknown(*args)
            case "socket_raw_receive":
                note_payload(args[0], self._pass_over)
            case "socket_raw_send":
                pass
            case _:
                super().dispatch(event, *args, **kwargs)

    def _answer_unknown(self, interaction: Interaction) -> None:
        """Answer what reaches neither the tree nor a button: a form, which Trackside has never sent."""
        if interaction.type not in _TO_THE_TREE_OR_A_BUTTON:
            self._start(self.dispatcher.failed(InteractionReply(interaction), "a form", UnknownFormError()))

    def _pass_over(self, event: UnparsedEvent, error: Exception) -> None:
        """Account for an event that discord.py could not parse."""
        reply = UnparsedReply(self, event.data) if can_be_answered(event) else None
        self._start(self.dispatcher.unparsed(reply, event.name, place_of(error), str(event.data.get("id"))))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)  # or it could vanish before its end
        task.add_done_callback(self._tasks.discard)
