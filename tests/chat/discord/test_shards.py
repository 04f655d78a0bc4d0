"""More servers than Discord sends over one session: the bot divides them by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chat.discord.running import stopped
from tests.double.loopback import Discord
from tests.double.people import BOT_DM, Place

if TYPE_CHECKING:
    from tests.chat.discord.running import Start

SERVERS = [str(number << 22) for number in (1_000_001, 1_000_002)]
PLACES = [Place("300000000000000091", 0, 0, guild_id=server) for server in SERVERS]


async def test_a_discord_that_wants_two_shards_gets_two_and_everybody_is_answered(start: Start) -> None:
    async with Discord(guilds=SERVERS) as discord:
        discord.gateway.shards = 2
        async with start(discord) as bot:
            await bot.logged(" in 2 servers over 2 shards; ")
            for place in (*PLACES, BOT_DM):
                await (await discord.slash("help", where=place)).reply()
            assert await stopped(bot) == 0
    assert sorted(identify["shard"] for identify in discord.identifies) == [[0, 2], [1, 2]]
    assert discord.close_codes == [1000, 1000]
    assert "warning" not in bot.err


async def test_shards_that_are_demanded_later_are_made_without_an_exit(start: Start) -> None:
    async with Discord(guilds=SERVERS) as discord, start(discord) as bot:
        await bot.logged("Ready as ")
        discord.gateway.shards = 2
        await discord.gateway.close(4011)
        await bot.logged(" in 2 servers over 2 shards; ")
        await (await discord.slash("help", where=PLACES[1])).reply()
        assert await stopped(bot) == 0
    assert " warning: Discord cannot be reached (Trackside is in so many servers that Discord wants more" in bot.err


async def test_shards_whose_connections_drop_resume_and_miss_nothing(start: Start) -> None:
    async with Discord(guilds=SERVERS) as discord:
        discord.gateway.shards = 2
        async with start(discord) as bot:
            await bot.logged(" over 2 shards; ")
            discord.gateway.hold()
            asked = [await discord.slash("help", where=place) for place in PLACES]
            await discord.gateway.drop()
            for one in asked:
                await one.reply()
            await bot.logged("Connected again; nothing was missed.", 2)
            assert await stopped(bot) == 0
    assert (discord.gateway.identified, discord.gateway.resumed) == (2, 2)


async def test_a_shard_that_cannot_resume_signs_in_anew_alone(start: Start) -> None:
    async with Discord(guilds=SERVERS) as discord:
        discord.gateway.shards = 2
        async with start(discord) as bot:
            await bot.logged(" over 2 shards; ")
            discord.gateway.refuse_next(5, code=4000)
            await discord.gateway.drop(shard=1)
            await bot.logged("Shard 1 cannot be reached (the gateway hung up). Trying again in ")
            await (await discord.slash("help", where=BOT_DM)).reply()  # over the other one
            await bot.logged(" in 2 servers over 2 shards; ", 2)
            for place in (*PLACES, BOT_DM):
                await (await discord.slash("help", where=place)).reply()
            assert await stopped(bot) == 0
    assert sorted(identify["shard"] for identify in discord.identifies) == [[0, 2], [1, 2], [1, 2]]
    assert bot.err.count("Signing in to Discord") == 1


async def test_a_shard_that_is_refused_before_its_first_session_signs_in_anew_alone(start: Start) -> None:
    async with Discord(guilds=SERVERS) as discord:
        discord.gateway.shards = 2
        discord.gateway.refuse_next(1, code=4000)
        async with start(discord) as bot:
            await bot.logged(" in 2 servers over 2 shards; ")
            for place in PLACES:
                await (await discord.slash("help", where=place)).reply()
            assert await stopped(bot) == 0
    assert sorted(identify["shard"] for identify in discord.identifies) == [[0, 2], [1, 2]]
    assert bot.err.count("Signing in to Discord") == 1
    assert bot.err.count(" warning: Shard ") == 1


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (4004, "Discord refuses the token. "),
        (4014, "Discord closes the connection for good (code 4014): look at the application's settings."),
    ],
)
async def test_a_shard_that_is_closed_for_good_ends_them_all(start: Start, code: int, sentence: str) -> None:
    async with Discord(guilds=SERVERS) as discord:
        discord.gateway.shards = 2
        async with start(discord) as bot:
            await bot.logged(" over 2 shards; ")
            await discord.gateway.close(code, shard=1)
            assert await bot.exit_code == 2
    assert sentence in bot.err
    assert discord.gateway.identified == 2


async def test_more_shards_that_one_of_them_is_told_of_are_made_for_all(start: Start) -> None:
    async with Discord(guilds=SERVERS) as discord:
        discord.gateway.shards = 2
        async with start(discord) as bot:
            await bot.logged(" over 2 shards; ")
            discord.gateway.shards = 3
            await discord.gateway.close(4011, shard=1)
            await bot.logged(" in 2 servers over 3 shards; ")
            for place in PLACES:
                await (await discord.slash("help", where=place)).reply()
            assert await stopped(bot) == 0
    assert sorted(identify["shard"] for identify in discord.identifies)[-3:] == [[1, 2], [1, 3], [2, 3]]
