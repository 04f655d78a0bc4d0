"""The barest possible bot on discord.py: constant answers, made once, with the components that they are given.

    python -m bench.barest REST_ADDRESS GATEWAY_ADDRESS ANSWERS.json

ANSWERS.json holds, by question, the components to answer with; the choices of a completion; the options of commands.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

from tests.double.launch import point

if TYPE_CHECKING:
    import re

LINK_STYLE, BOOLEAN = 5, 5
"""Discord's numbers of a button that is a link, and of an option that is a switch."""


class Click(ui.DynamicItem[ui.Item[Any]], template=r"trackside:.*"):
    """A click, answered by changing the message to the constant one."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Click:
        """The item that was clicked."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Change the message."""
        await interaction.response.edit_message(view=interaction.client.views["click"])


def item_of(component: dict[str, Any]) -> ui.Item[Any]:
    """A component of a payload as an item of discord.py."""
    match component["type"]:
        case 17:
            return ui.Container(*map(item_of, component["components"]))
        case 1:
            return ui.ActionRow(*map(item_of, component["components"]))
        case 10:
            return ui.TextDisplay(component["content"])
        case 14:
            return ui.Separator()
        case 2:
            style = discord.ButtonStyle(component.get("style", 2))
            button: ui.Button[Any] = ui.Button(
                style=style,
                label=component.get("label"),
                custom_id=component.get("custom_id"),
                url=component.get("url"),
                disabled=component.get("disabled", False),
            )
            return button if component.get("style") == LINK_STYLE else Click(button)
        case 3:
            options = [discord.SelectOption(label=each["label"], value=each["value"]) for each in component["options"]]
            return Click(
                ui.Select(custom_id=component["custom_id"], placeholder=component.get("placeholder"), options=options)
            )
        case other:
            raise ValueError(f"no item for a component of type {other}")


class Barest(discord.Client):
    """As lean as discord.py lets a client be."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.given = given
        self.views: dict[str, ui.LayoutView] = {}
        self.tree = app_commands.CommandTree(
            self,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        self.add_dynamic_items(Click)

    async def setup_hook(self) -> None:
        """Make the constants and the commands."""
        for name, components in self.given["answers"].items():
            self.views[name] = ui.LayoutView(timeout=None)
            for component in components:
                self.views[name].add_item(item_of(component))
        choices = [app_commands.Choice(name=name, value=value) for name, value in self.given["choices"]]
        for command in self.given["commands"]:
            self.tree.add_command(_command(command, self.views.get(command["name"]), choices))
        self.syncing = asyncio.create_task(self.tree.sync())


def _command(
    command: dict[str, Any], view: ui.LayoutView | None, choices: list[app_commands.Choice[str]]
) -> app_commands.Command[Any, ..., None]:
    async def answer(interaction: discord.Interaction[Any], **_options: object) -> None:
        await interaction.response.send_message(view=view or ui.LayoutView())

    async def complete(_: discord.Interaction[Any], _typed: str) -> list[app_commands.Choice[str]]:
        return choices

    options = command.get("options", [])
    answer.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter("interaction", Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction),
            *(
                Parameter(
                    option["name"],
                    Parameter.KEYWORD_ONLY,
                    annotation=bool if option["type"] == BOOLEAN else str,
                    default=Parameter.empty if option.get("required") else None,
                )
                for option in options
            ),
        ]
    )
    made: Any = app_commands.Command(name=command["name"], description=command["description"], callback=answer)
    for option in options:
        if option.get("autocomplete"):
            made.autocomplete(option["name"])(complete)
    return made


async def main(given: dict[str, Any]) -> None:
    """Answer until the process is ended."""
    async with Barest(given) as client:
        await client.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    point(*sys.argv[1:3])
    answers = json.loads(Path(sys.argv[3]).read_text("utf-8"))
    try:
        import uvloop

        uvloop.run(main(answers))
    except ImportError:
        asyncio.run(main(answers))
