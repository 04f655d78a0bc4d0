"""Signing in, end to end: the commands that it registers, and tokens that it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.double.loopback import Discord
from tests.double.people import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.discord.running import Start


from tests.chat.discord.running import BUILDING, stopped

QUESTIONS = ["ask", "athlete", "compare", "help", "medals", "next", "quote", "recap", "result", "search", "sources"]


class DigestFiles:
    """What the bots of a test note of the commands that they registered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def places(self) -> list[str]:
        """Where commands are registered."""
        return sorted(path.name.removeprefix(f"commands-{APPLICATION_ID}-") for path in self._folder.iterdir())

    def add(self, server: str) -> None:
        """Have it seem that commands were tried out in a server."""
        (self._folder / f"commands-{APPLICATION_ID}-{server}").write_text("0123abcd\n", "ascii")


@pytest.fixture
def digest_files(tmp_path: Path) -> DigestFiles:
    """What the bots of the test note."""
    return DigestFiles(tmp_path / "state" / "discord")


# --- signing in and commands ------------------------------------------------------------------------------------------


async def test_it_signs_in_and_registers_its_commands_and_says_so(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await discord.synced_commands()
        await bot.logged("Ready as ")
        await bot.logged(f"Registered {len(QUESTIONS)} commands")
        assert await stopped(bot) == 0
    assert sorted(command["name"] for command in discord.synced) == QUESTIONS
    assert bot.out == ""
    first = next(line for line in bot.err.splitlines() if not line.endswith(BUILDING))
    assert first.endswith(" Signing in to Discord …")
    assert "warning" not in bot.err


async def test_commands_that_discord_knows_are_not_registered_again(start: Start) -> None:
    async with Discord() as discord:
        async with start(discord) as bot:
            await bot.logged("Registered ")
            await stopped(bot)
        async with start(discord) as again:
            await again.logged("commands are up to date.")
            await stopped(again)
    assert len(discord.syncs) == 1
    assert again.err.splitlines()[1].endswith(" in 1 server; commands are up to date.")


async def test_a_digest_that_cannot_be_read_registers_them_again(start: Start, tmp_path: Path) -> None:
    async with Discord() as discord:
        async with start(discord) as bot:
            await bot.logged("Registered ")
            await stopped(bot)
        (digest_file,) = (tmp_path / "state" / "discord").iterdir()
        digest_file.write_bytes(b"\xff")
        async with start(discord) as again:
            await again.logged("Registered ")
            await stopped(again)
    assert len(discord.syncs) == 2


async def test_a_server_to_try_them_out_leaves_the_others_alone(start: Start) -> None:
    async with Discord() as discord:
        server = discord.guilds[0]
        async with start(discord, "--guild", server) as bot:
            await bot.logged(f"Registered {len(QUESTIONS)} commands in server {server} alone.")
            await stopped(bot)
        async with start(discord, "--guild", server) as again:
            await again.logged("commands are up to date.")
            await stopped(again)
    assert [guild for guild, _ in discord.syncs] == [server]


async def test_a_start_for_everywhere_removes_what_was_tried_out_in_one_server(start: Start) -> None:
    async with Discord() as discord:
        server = discord.guilds[0]
        async with start(discord, "--guild", server) as bot:
            await bot.logged("Registered ")
            await bot.logged("Ready as ")
            await stopped(bot)
        async with start(discord) as everywhere:
            await everywhere.logged(f"Removed the commands that server {server} had beside those of everywhere.")
            await everywhere.logged("Ready as ")
            await stopped(everywhere)
        async with start(discord) as again:
            await again.logged("commands are up to date.")
            await again.logged("Ready as ")
            await stopped(again)
    assert [(guild, len(commands)) for guild, commands in discord.syncs] == [
        (server, len(QUESTIONS)),
        (None, len(QUESTIONS)),
        (server, 0),
    ]
    assert "warning" not in everywhere.err


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (404, 10004)])
async def test_a_server_that_has_trackside_no_more_is_forgotten(
    start: Start, digest_files: DigestFiles, status: int, code: int
) -> None:
    async with Discord() as discord:
        async with start(discord) as bot:
            await bot.logged("Registered ")
            await bot.logged("Ready as ")
            await stopped(bot)
        digest_files.add("5")
        discord.rest.fail_next("commands", status, code=code)
        async with start(discord) as again:
            await again.logged("Server 5, where commands were tried out, has Trackside no more.")
            await again.logged("Ready as ")
            await stopped(again)
    assert digest_files.places == ["everywhere"]
    assert "warning" not in again.err


async def test_commands_that_cannot_be_removed_are_tried_again_at_the_next_start(
    start: Start, digest_files: DigestFiles
) -> None:
    async with Discord() as discord:
        server = discord.guilds[0]
        async with start(discord) as bot:
            await bot.logged("Registered ")
            await bot.logged("Ready as ")
            await stopped(bot)
        digest_files.add(server)
        discord.rest.fail_next("commands", 400)
        async with start(discord) as bot:
            await bot.logged(f" warning: Server {server} still has commands beside those of everywhere: ")
            await bot.logged("Ready as ")
            await stopped(bot)
        async with start(discord) as again:
            await again.logged("Removed the commands ")
            await again.logged("Ready as ")
            await stopped(again)
    assert digest_files.places == ["everywhere"]


async def test_commands_that_are_refused_are_one_line_and_the_bot_answers_all_the_same(start: Start) -> None:
    async with Discord() as discord:
        discord.rest.fail_next("commands", 403, code=50001)
        async with start(discord) as bot:
            await bot.logged("The commands could not be registered with Discord: Trackside is not installed there.")
            await bot.logged("Ready as ")
            assert await stopped(bot) == 0
        async with start(discord) as again:  # which tries it again
            await again.logged("Registered ")
            await stopped(again)
    assert bot.err.count("warning: ") == 1


async def test_a_state_folder_that_cannot_be_entered_is_one_line_and_the_bot_answers_all_the_same(
    start: Start, tmp_path: Path
) -> None:
    shut = tmp_path / ("x" * 300)  # nobody can, not even who may enter all folders
    async with Discord() as discord, start(discord, TRACKSIDE_STATE=str(shut)) as bot:
        await discord.synced_commands()
        await bot.logged(f"The folder {shut / 'discord'} cannot be written (")
        assert (await (await discord.slash("help")).reply()).text
        assert await stopped(bot) == 0
    (warning,) = (line for line in bot.err.splitlines() if " warning: " in line or " error: " in line)
    assert warning.endswith("), so that each start registers the commands anew.")
    assert "Traceback" not in bot.err


async def test_commands_that_take_long_hold_nothing_up(start: Start) -> None:
    async with Discord() as discord:
        held = discord.rest.hold("commands")
        async with start(discord) as bot:
            await bot.logged("; commands are being registered.")
            held.set()
            await bot.logged("Registered ")
            assert await stopped(bot) == 0


# --- tokens -----------------------------------------------------------------------------------------------------------

REFUSED = (
    "Discord refuses the token. Copy it anew from https://discord.com/developers/applications "
    "(your application, Bot, Reset Token), set DISCORD_TOKEN to it, then start Trackside again.\n"
)


@pytest.mark.parametrize("arguments", [(), ("--debug",), ("--log-format", "json")])
async def test_a_refused_token_is_one_sentence_and_exit_2(start: Start, arguments: tuple[str, ...]) -> None:
    async with Discord() as discord:
        discord.rest.token_valid = False
        async with start(discord, *arguments) as bot:
            assert await bot.exit_code == 2
    assert "Traceback" not in bot.log
    assert bot.log.count(REFUSED.strip()) == 1


async def test_a_token_that_the_gateway_refuses_is_the_same_sentence(start: Start) -> None:
    async with Discord() as discord:
        discord.gateway.refuse_next(1, 4004)
        async with start(discord) as bot:
            assert await bot.exit_code == 2
    assert bot.err.endswith(f" error: {REFUSED}")


async def test_a_gateway_that_closes_for_good_is_not_tried_again(start: Start) -> None:
    async with Discord() as discord:
        discord.gateway.refuse_next(1, 4012)
        async with start(discord) as bot:
            assert await bot.exit_code == 2
    assert bot.err.endswith(
        " error: Discord closes the connection for good (code 4012): look at the application's settings.\n"
    )


async def test_the_invitation_is_two_links_and_needs_no_gateway(start: Start) -> None:
    async with Discord() as discord, start(discord, "--invite") as bot:
        assert await bot.exit_code == 0
    assert bot.out.count("https://discord.com/oauth2/authorize?client_id=") == 2
    assert (bot.err, discord.gateway.identified, discord.syncs) == ("", 0, [])


async def test_an_invitation_with_a_refused_token_is_the_same_sentence(start: Start) -> None:
    async with Discord() as discord:
        discord.rest.token_valid = False
        async with start(discord, "--invite") as bot:
            assert await bot.exit_code == 2
    assert (bot.out, bot.err) == ("", REFUSED)


async def test_an_invitation_without_discord_is_a_sentence(start: Start) -> None:
    async with Discord() as discord:
        discord.rest.fail_next("me", 503)
        async with start(discord, "--invite") as bot:
            assert await bot.exit_code == 2
    assert bot.err.startswith("Discord cannot be reached (")
    assert bot.err.endswith("): look at the network, then try again.\n")
