"""Buttons and menus: one template for all of them, of this version and of any other."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

EVERY = re.compile(".*", re.DOTALL)
"""Also an id that nobody can read gets an answer: discord.py meets one that fits no template with silence."""


class Click(ui.DynamicItem[ui.Item[Any]], template=EVERY):
    """A button or a menu of a message of any age. What it asks for stands in its id, so that a restart changes nothing.

    There is this one class, for two templates that match would both answer, and errors end at the desk, for discord.py
    only logs those of a dynamic item.
    """

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The item that was clicked."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Have the desk answer."""
        picked = getattr(self.item, "values", ())
        await interaction.client.desk.click(interaction, self.custom_id, picked[0] if picked else None)
