"""Signals, end to end: a stop loses no answer, and a pack that has changed is read again."""

from __future__ import annotations

import shutil
import signal
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.double.loopback import Discord
from tests.double.people import BOB

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.discord.running import Start


from tests.chat.discord.channel import next_button
from tests.chat.discord.running import BUILDING, stopped

STOPPING = "Trackside is stopping: ask again in a moment."
posix = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system without POSIX signals")


# --- signals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_closes_with_1000_and_exits_0(start: Start, number: signal.Signals) -> None:
    async with Discord() as discord, start(discord) as bot:
        await bot.logged("Ready as ")
        assert await stopped(bot, number) == 0
    assert discord.close_codes == [1000]
    assert bot.err.endswith(" Stopped.\n")


async def test_a_signal_while_an_answer_is_in_flight_lets_it_arrive(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await discord.ready()
        held = discord.rest.hold("callback")
        asked = await discord.slash("help")
        await discord.rest.arrived("callback")
        bot.terminate()
        await bot.logged("Stopping; answers in flight are finished first.")
        held.set()
        assert await bot.exit_code == 0
        await asked.reply()
    assert discord.close_codes == [1000]


async def test_a_signal_while_completions_are_on_their_way_lets_them_arrive(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await discord.ready()
        held = discord.rest.hold("callback")
        typed = await discord.dispatch(await discord.prepare_completion("result", "event", "800"))
        await discord.rest.arrived("callback")
        bot.terminate()
        await bot.logged("Stopping; answers in flight are finished first.")
        held.set()
        assert await bot.exit_code == 0
        assert (await typed.reply()).choices
    assert "warning" not in bot.err


async def test_who_asks_while_it_stops_reads_so_and_nobody_is_left_without_an_answer(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await discord.ready()
        first = await (await discord.slash("result", {"event": "800m"})).reply()
        held = discord.rest.hold("callback")
        asked = await discord.slash("help")
        await discord.rest.arrived("callback", 2)
        bot.terminate()
        await bot.logged("Stopping; answers in flight are finished first.")
        late = [await discord.slash("help", by=BOB), await first.press(next_button(first))]
        await discord.rest.arrived("callback", 4)
        held.set()
        assert await bot.exit_code == 0
        assert (await asked.reply()).text.startswith("### What can be asked")
        for one in late:
            reply = await one.reply()
            assert (reply.content, reply.ephemeral) == (STOPPING, True)
    assert discord.close_codes == [1000]
    assert bot.err.count(": stopping in ") == 2


async def test_a_second_signal_leaves_at_once(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await discord.ready()
        discord.rest.hold("callback")
        await discord.slash("help")
        await discord.rest.arrived("callback")
        bot.terminate()
        await bot.logged("Stopping; answers in flight are finished first.")
        bot.terminate()
        assert await bot.exit_code == 128 + signal.SIGTERM
        discord.forgive()


async def test_a_signal_while_discord_is_away_exits_0(start: Start) -> None:
    async with Discord() as discord:
        discord.gateway.refuse_next(1000)
        async with start(discord) as bot:
            await bot.logged("Trying again in ", 3)
            assert await stopped(bot) == 0


@pytest.fixture
def slow_start(start: Start, invented_corpus: Path, tmp_path: Path) -> Start:
    """Makes a bot's process that has to build a database of many articles first, which takes seconds."""
    return partial(start, TRACKSIDE_CACHE=str(tmp_path / "empty"), TRACKSIDE_PACK=str(invented_corpus))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_while_the_database_is_built_exits_0(slow_start: Start, number: signal.Signals) -> None:
    async with Discord() as discord, slow_start(discord) as bot:
        await bot.logged(BUILDING)
        assert await stopped(bot, number) == 0
    assert bot.err.endswith(" Stopped.\n")
    assert bot.err.count("\n") == 2


@posix
async def test_a_pack_that_changed_while_its_database_is_built_is_read_again(slow_start: Start) -> None:
    async with Discord() as discord, slow_start(discord) as bot:
        await bot.logged(BUILDING)
        bot.terminate(signal.SIGHUP)
        await bot.logged("The pack is read; answers are made from it.")
        assert await stopped(bot) == 0


@posix
async def test_a_changed_pack_is_taken_over_without_a_restart(start: Start, harbour: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(harbour, pack)
    async with Discord() as discord, start(discord, TRACKSIDE_PACK=str(pack)) as bot:
        await discord.ready()
        before = await (await discord.slash("result", {"event": "800m"})).reply()
        assert "Ada Brown" in before.text
        people = pack / "data" / "people.toml"
        people.write_text(people.read_text("utf-8").replace("Ada Brown", "Ada Browne"), "utf-8")
        bot.terminate(signal.SIGHUP)
        await bot.logged("The pack is read; answers are made from it.")
        after = await (await discord.slash("result", {"event": "800m"})).reply()
        assert await stopped(bot) == 0
    assert "Ada Browne" in after.text


@posix
async def test_a_pack_with_errors_leaves_the_facts_of_before(start: Start, harbour: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(harbour, pack)
    async with Discord() as discord, start(discord, TRACKSIDE_PACK=str(pack)) as bot:
        await discord.ready()
        before = await (await discord.slash("result", {"event": "800m"})).reply()
        (pack / "data" / "people.toml").write_text("[[person]]\n", "utf-8")
        bot.terminate(signal.SIGHUP)
        await bot.logged(" warning: The facts of before stay, because the pack cannot be taken over: The pack has ")
        after = await (await discord.slash("result", {"event": "800m"})).reply()
        assert await stopped(bot) == 0
    assert after.text == before.text
