"""The client: a connection to Discord that carries questions and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat.discord.buttons import Click
from bot.chat.discord.commands import CONTEXTS, INSTALLS, commands

if TYPE_CHECKING:
    from bot.chat.discord.dispatcher import Dispatcher

LONGEST_RATE_LIMIT = 30.0
"""Seconds. What Discord makes wait for longer fails, and is told of, rather than hanging."""


class Tree(app_commands.CommandTree["Client"]):
    """The slash commands; what never reaches one of them is accounted for like any other fault."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Have the desk answer completions: discord.py would log who has typed, wherever one fails."""
        if interaction.type is not discord.InteractionType.autocomplete:
            return True
        await self.client.desk.completion(interaction)
        return False

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Have the desk account for it."""
        await self.client.desk.failed(interaction, error)


class Client(discord.Client):
    """Lean: no intents, no members, no messages are kept, and nobody is ever pinged."""

    def __init__(self, desk: Dispatcher) -> None:
        """``desk`` answers what arrives. The commands are made here; whoever starts the client syncs them."""
        super().__init__(
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.desk = desk
        self.tree = Tree(self, allowed_installs=INSTALLS, allowed_contexts=CONTEXTS)
        for command in commands(desk):
            self.tree.add_command(command)
        self.add_dynamic_items(Click)

    def dispatch(self, event: str, /, *given: Any, **named: Any) -> None:  # noqa: ANN401 — whatever an event carries
        """Have no `on_interaction` called, which would be a task for each: the tree and the buttons have them all."""
        if event != "interaction":
            super().dispatch(event, *given, **named)
