"""The bot's life on Discord, end to end: signing in, telling of the commands, faults of the gateway, signals."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import signal
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.facts.database.freshness import database_of
from tests.double.loopback import Discord
from tests.double.people import APPLICATION_ID, BOB, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.double.bot_process import BotProcess

    Start = Callable[..., BotProcess]

QUESTIONS = ["athlete", "compare", "help", "quote", "recap", "result", "search", "sources"]
STOPPING = "Trackside is stopping: ask again in a moment."
MALFORMED = {"t": "INTERACTION_CREATE", "d": {"id": "none"}}

posix = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system without POSIX signals")


@pytest.fixture
def start(cache: Path, harbour: Path, tmp_path: Path) -> Start:
    """Makes a bot's process: what a bot remembers, the next one of the test recalls."""
    own = {"TRACKSIDE_CACHE": str(cache), "TRACKSIDE_PACK": str(harbour), "TRACKSIDE_STATE": str(tmp_path / "state")}

    def make(discord: Discord, *arguments: str, **variables: str) -> BotProcess:
        return discord.bot({**own, **variables}, arguments)

    return make


class Memories:
    """What the bots of a test remember of what Discord was told."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def places(self) -> list[str]:
        """Where the commands that are remembered are registered."""
        return sorted(path.name.removeprefix(f"commands-{APPLICATION_ID}-") for path in self._folder.iterdir())

    def add(self, server: str) -> None:
        """Have it seem that commands were tried out in a server."""
        (self._folder / f"commands-{APPLICATION_ID}-{server}").write_text("0123abcd\n", "ascii")


@pytest.fixture
def memories(tmp_path: Path) -> Memories:
    """What the bots of the test remember."""
    return Memories(tmp_path / "state" / "discord")


async def stopped(bot: BotProcess, number: signal.Signals = signal.SIGTERM) -> int:
    """The exit code after a signal."""
    bot.terminate(number)
    return await bot.exit_code


# --- signing in and commands ------------------------------------------------------------------------------------------


async def test_it_signs_in_and_tells_of_its_commands_and_says_so(start: Start) -> None:
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


async def test_a_memory_that_cannot_be_read_registers_them_again(start: Start, tmp_path: Path) -> None:
    async with Discord() as discord:
        async with start(discord) as bot:
            await bot.logged("Registered ")
            await stopped(bot)
        (memory,) = (tmp_path / "state" / "discord").iterdir()
        memory.write_bytes(b"\xff")
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
    start: Start, memories: Memories, status: int, code: int
) -> None:
    async with Discord() as discord:
        async with start(discord) as bot:
            await bot.logged("Registered ")
            await bot.logged("Ready as ")
            await stopped(bot)
        memories.add("5")
        discord.rest.fail_next("commands", status, code=code)
        async with start(discord) as again:
            await again.logged("Server 5, where commands were tried out, has Trackside no more.")
            await again.logged("Ready as ")
            await stopped(again)
    assert memories.places == ["everywhere"]
    assert "warning" not in again.err


async def test_commands_that_cannot_be_removed_are_tried_again_at_the_next_start(
    start: Start, memories: Memories
) -> None:
    async with Discord() as discord:
        server = discord.guilds[0]
        async with start(discord) as bot:
            await bot.logged("Registered ")
            await bot.logged("Ready as ")
            await stopped(bot)
        memories.add(server)
        discord.rest.fail_next("commands", 400)
        async with start(discord) as bot:
            await bot.logged(f" warning: Server {server} still has commands beside those of everywhere: ")
            await bot.logged("Ready as ")
            await stopped(bot)
        async with start(discord) as again:
            await again.logged("Removed the commands ")
            await again.logged("Ready as ")
            await stopped(again)
    assert memories.places == ["everywhere"]


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
        discord.gateway.refuse_next(1, 4011)
        async with start(discord) as bot:
            assert await bot.exit_code == 2
    assert bot.err.endswith(
        " error: Discord closes the connection for good (code 4011): look at the application's settings.\n"
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


# --- faults of the gateway --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [None, 1000, 1001, 4000])
async def test_a_refused_first_connection_is_tried_again(start: Start, code: int | None) -> None:
    async with Discord() as discord:
        discord.gateway.refuse_next(2, code)
        async with start(discord) as bot:
            await bot.logged("Ready as ")
            assert await stopped(bot) == 0
    assert discord.gateway.refused == 2
    assert " warning: Discord cannot be reached (" in bot.err
    assert "Traceback" not in bot.err


async def test_a_refused_sign_in_over_rest_is_tried_again(start: Start) -> None:
    async with Discord() as discord:
        discord.rest.fail_next("me", 503)
        async with start(discord) as bot:
            await bot.logged("Ready as ")
            assert await stopped(bot) == 0
    assert bot.err.count(" warning: Discord cannot be reached (") == 1


@pytest.mark.parametrize("fault", ["op 7", "op 9", "drop", "close 1001", "close 4000"])
async def test_an_interrupted_session_is_resumed_and_a_missed_command_is_answered(start: Start, fault: str) -> None:
    async with Discord() as discord, start(discord) as bot:
        await bot.logged("Ready as ")
        discord.gateway.hold()
        asked = await discord.slash("help")
        match fault.split():
            case ["op", "7"]:
                await discord.gateway.request_reconnect()
            case ["op", "9"]:
                await discord.gateway.invalidate(resumable=True)
            case ["close", code]:
                await discord.gateway.close(int(code))
            case _:
                await discord.gateway.drop()
        await asked.reply()
        await bot.logged("Connected again; nothing was missed.")
        assert await stopped(bot) == 0
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 1)


async def test_a_session_that_discord_ends_is_followed_by_a_new_one(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await bot.logged("Ready as ")
        await discord.gateway.invalidate(resumable=False)
        await discord.gateway.until_identified(2)
        await (await discord.slash("help")).reply()
        assert await stopped(bot) == 0


async def test_a_gateway_that_hangs_up_each_time_is_left_and_signed_in_to_anew(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await bot.logged("Ready as ")
        discord.gateway.refuse_next(5, 1001)
        await discord.gateway.drop()
        await discord.gateway.until_identified(2)
        await (await discord.slash("help")).reply()
        assert await stopped(bot) == 0
    assert " warning: Discord cannot be reached (the gateway hung up). Trying again in " in bot.err
    assert "RuntimeWarning" not in bot.err


async def test_a_malformed_event_leaves_the_channel_with_its_bot(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await bot.logged("Ready as ")
        await discord.gateway.send_raw(MALFORMED)
        await discord.gateway.until_identified(2)
        await (await discord.slash("help")).reply()
        assert await stopped(bot) == 0
    assert bot.err.count(" error: Something broke the connection to Discord; it is started again.\n") == 1
    assert discord.close_codes == [1000, 1000]


async def test_the_sixth_within_a_minute_ends_it_with_a_sentence_and_exit_1(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        for times in range(1, 7):
            await discord.gateway.until_identified(times)
            await bot.logged("Ready as ", times)
            await discord.gateway.send_raw(MALFORMED)
        assert await bot.exit_code == 1
    assert (
        " error: The connection broke six times within a minute, so Trackside gives up. Please report this.\n"
        in bot.err
    )


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


async def test_who_asks_while_it_stops_is_told_so_and_nobody_is_left_without_an_answer(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await discord.ready()
        first = await (await discord.slash("result", {"event": "800m"})).reply()
        held = discord.rest.hold("callback")
        asked = await discord.slash("help")
        await discord.rest.arrived("callback", 2)
        bot.terminate()
        await bot.logged("Stopping; answers in flight are finished first.")
        late = [await discord.slash("help", by=BOB), await first.press("Next ▶")]
        await discord.rest.arrived("callback", 4)
        held.set()
        assert await bot.exit_code == 0
        assert (await asked.reply()).text.startswith("### What can be asked")
        for one in late:
            told = await one.reply()
            assert (told.content, told.ephemeral) == (STOPPING, True)
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


BUILDING = "Building the database, which is needed once for each version of the pack …"


@pytest.fixture
def building(harbour: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Has each build of an empty cache wait until this is rolled back."""
    lock = database_of(harbour, tmp_path / "empty")
    lock.parent.mkdir()
    with contextlib.closing(sqlite3.connect(f"{lock}.lock", isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield held


@pytest.mark.usefixtures("building")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_while_the_database_is_built_exits_0(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    async with Discord() as discord, start(discord, TRACKSIDE_CACHE=str(tmp_path / "empty")) as bot:
        await bot.logged(BUILDING)
        assert await stopped(bot, number) == 0
    assert bot.err.endswith(" Stopped.\n")
    assert bot.err.count("\n") == 2


@posix
async def test_a_pack_that_changed_while_its_database_is_built_is_read_again(
    start: Start, tmp_path: Path, building: sqlite3.Connection
) -> None:
    async with Discord() as discord, start(discord, TRACKSIDE_CACHE=str(tmp_path / "empty")) as bot:
        await bot.logged(BUILDING)
        bot.terminate(signal.SIGHUP)
        building.execute("ROLLBACK")
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


# --- the log ----------------------------------------------------------------------------------------------------------


async def test_an_answer_leaves_one_line_without_the_words_of_whoever_asked(start: Start) -> None:
    async with Discord() as discord, start(discord, "--log-format", "json") as bot:
        await discord.ready()
        asked = await discord.slash("athlete", {"person": "a name that nobody has"})
        await asked.reply()
        await bot.logged('"answered"')
        assert await stopped(bot) == 0
    lines = [json.loads(line) for line in bot.err.splitlines()]
    (answer,) = [line for line in lines if line["event"] == "answered"]
    assert sorted(answer) == ["event", "id", "level", "ms", "outcome", "question", "time"]
    assert (answer["question"], answer["id"]) == ("athlete", asked.id)
    assert "a name that nobody has" not in bot.err


@pytest.mark.parametrize("form", ["text", "json"])
async def test_no_line_names_who_asks_or_what_they_wrote(start: Start, form: str) -> None:
    cem = Person("218181818181818181", "cem.the.reader", "Cem Reads")
    async with Discord() as discord, start(discord, "--log-format", form) as bot:
        await discord.ready()
        asked = [await discord.slash("athlete", {"person": "words of a stranger"}, by=cem)]
        asked.append(await discord.slash("result", {"event": "800m"}, by=cem))
        asked.append(await (await asked[1].reply()).press("Exact words", by=cem))
        await discord.complete("result", "event", "words of a stranger", by=cem)
        discord.rest.fail_next("callback", 400)
        asked.append(await discord.slash("search", {"words": "words of a stranger"}, by=cem))
        for one in asked:
            await bot.logged(one.id)
        assert await stopped(bot) == 0
    assert "Traceback" in bot.err
    for words in (cem.id, cem.username, cem.name, "stranger", "800m", discord.token, asked[0].token):
        assert words not in bot.err


async def test_lines_read_as_sentences(start: Start) -> None:
    async with Discord() as discord, start(discord) as bot:
        await discord.ready()
        asked = await discord.slash("result", {"event": "800m"})
        turned = await (await asked.reply()).press("Next ▶")
        await bot.logged(turned.id)
        assert await stopped(bot) == 0
    moment = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d "
    assert re.search(rf"^{moment}result: answered in \d+\.\d ms \({asked.id}\)$", bot.err, re.MULTILINE)
    assert re.search(rf"^{moment}result by button: answered in \d+\.\d ms \({turned.id}\)$", bot.err, re.MULTILINE)


async def test_debugging_shows_what_the_library_does_and_never_the_token(start: Start) -> None:
    async with Discord() as discord, start(discord, "--debug") as bot:
        await bot.logged("Ready as ")
        assert await stopped(bot) == 0
    assert "has sent the IDENTIFY payload." in bot.err
    assert discord.token not in bot.log
