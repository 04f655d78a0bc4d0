"""A small bot on the real discord.py, for the tests of the double: it answers well, and badly where it is asked to."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import signal
import sys
from typing import Any

import discord
import yarl
from discord import app_commands, ui


class Answer(ui.LayoutView):
    """A text with two buttons and a menu."""

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Container(ui.TextDisplay(text), ui.Separator(), ui.TextDisplay("-# small print")))
        self.add_item(ui.ActionRow(Turn(text), Private(), ui.Button(label="Closed", disabled=True, custom_id="closed")))
        self.add_item(ui.ActionRow(Menu()))


class Turn(ui.Button["Answer"]):
    def __init__(self, text: str) -> None:
        super().__init__(label="Next", custom_id=f"turn:{text[:80]}")

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=Answer("the next page"))


class Private(ui.Button["Answer"]):
    def __init__(self) -> None:
        super().__init__(label="Exact words", custom_id="private")

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Answer("only for you"), ephemeral=True)


class Menu(ui.Select["Answer"]):
    def __init__(self) -> None:
        options = [discord.SelectOption(label=one.title(), value=one) for one in ("time", "place")]
        super().__init__(placeholder="Points in dispute", custom_id="menu", options=options)

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Answer(f"picked {self.values[0]}"))


class Small(discord.Client):
    """The client, with its commands."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none(), max_messages=None, guild_ready_timeout=0)
        self.tree = app_commands.CommandTree(
            self,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        for command in COMMANDS:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait five seconds before signing in again, as the library does for bots with many shards."""


@app_commands.command(description="A result")
async def result(interaction: discord.Interaction, event: str, length: int | None = None) -> None:
    where = f"{interaction.context.guild}/{interaction.context.dm_channel}/{interaction.context.private_channel}"
    text = f"{event} {length} for {interaction.user.display_name} in {where}, {interaction.locale}"
    await interaction.response.send_message(view=Answer(text))


@result.autocomplete("event")
async def events(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    others = getattr(interaction.namespace, "length", None)
    return [app_commands.Choice(name=f"{typed}m {others}", value=typed)]


@app_commands.command(description="Answers twice")
async def twice(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Answer("first"))
    interaction.response._response_type = None  # noqa: SLF001 — the library would not let us
    with contextlib.suppress(discord.HTTPException):
        await interaction.response.send_message("second")


@app_commands.command(description="Answers at too great length")
async def overlong(interaction: discord.Interaction) -> None:
    view = ui.LayoutView()
    for _ in range(2):
        view.add_item(ui.TextDisplay("x" * 2001))
    view.content_length = lambda: 0  # type: ignore[method-assign]  # the library would not let us
    try:
        await interaction.response.send_message(view=view)
    except discord.HTTPException as error:
        await interaction.response.send_message(f"refused with {error.code}")


@app_commands.command(description="Answers later")
async def later(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True)
    await interaction.edit_original_response(view=Answer("here it is"))
    await interaction.followup.send("one more", wait=True)


@app_commands.command(description="Sends a picture")
async def picture(interaction: discord.Interaction) -> None:
    file = discord.File(io.BytesIO(b"a picture"), "chart.png", description="A chart")
    view = ui.LayoutView()
    view.add_item(ui.MediaGallery(discord.MediaGalleryItem(file, description="A chart")))
    await interaction.response.send_message(view=view, file=file)


@app_commands.command(description="Asks for what there is not")
async def unknown(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Answer("asking"))
    with contextlib.suppress(discord.HTTPException):
        await interaction.client.http.request(discord.http.Route("GET", "/voice/regions"))


@app_commands.command(description="Calls people")
async def call(interaction: discord.Interaction, quiet: bool) -> None:  # noqa: FBT001 — an option of a command
    mentions = (
        discord.AllowedMentions.none() if quiet else discord.AllowedMentions(users=True, everyone=False, roles=False)
    )
    await interaction.response.send_message("@everyone <@200000000000000002>", allowed_mentions=mentions)


@app_commands.command(description="Never answers")
async def wait(interaction: discord.Interaction) -> None:
    sys.stderr.write(f"asked and silent {interaction.id}\n")


COMMANDS: list[app_commands.Command[Any, Any, None]] = [result, twice, overlong, later, picture, unknown, call, wait]


async def run(token: str) -> None:
    """Run until a signal comes."""
    client = Small()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: asyncio.ensure_future(client.close()))
    async with client:
        await client.start(token)


if __name__ == "__main__":
    discord.http.Route.BASE = sys.argv[1]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[2])
    sys.stdout.write(f"starting {os.environ['DISCORD_TOKEN'] if '--tell' in sys.argv else ''}\n")
    sys.stdout.flush()
    if "--tell" in sys.argv:
        sys.exit()
    asyncio.run(run(os.environ["DISCORD_TOKEN"]))
