"""The client: a connection to Discord that carries questions and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat.discord.commands import CONTEXTS, INSTALLS, commands

if TYPE_CHECKING:
    from bot.chat.discord.answering import Desk

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

    def __init__(self, desk: Desk) -> None:
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

    def dispatch(self, event: str, /, *given: Any, **named: Any) -> None:  # noqa: ANN401 — whatever an event carries
        """Have `on_interaction` called for clicks alone: the tree has the others, and each call is a task."""
        if event != "interaction" or given[0].type is discord.InteractionType.component:
            super().dispatch(event, *given, **named)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Have the desk answer a click on a button, or the choice in a menu, of a message of any age.

        What it asks for stands in its id, so that a restart changes nothing. discord.py's own items would be made anew
        of the whole message for each click, would meet an id that fits no template with silence, and only log errors.
        """
        data: Any = interaction.data
        picked = data.get("values") or (None,)
        await self.desk.click(interaction, data["custom_id"], picked[0])
