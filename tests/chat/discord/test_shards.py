"""More servers than Discord sends over one session: the bot divides them by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
