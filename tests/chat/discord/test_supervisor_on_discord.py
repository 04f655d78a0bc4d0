"""The bot's life on Discord, end to end: faults of the gateway, and what the log says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.double.loopback import Discord
from tests.double.people import Person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.discord.running import Start


from tests.chat.discord.channel import click, final_reply, next_button
from tests.chat.discord.running import running, stopped

MALFORMED = {"t": "READY", "d": {}}


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


async def test_what_is_in_flight_when_the_connection_breaks_is_one_line(tmp_path: Path, harbour: Path) -> None:
    async with running(tmp_path, harbour, TRACKSIDE_PATIENCE="0.2") as bot:
        await (await bot.discord.slash("help")).reply()  # the file is open
        with bot.locked():
            slow = await bot.discord.slash("quote", {"person": "brown"})
            assert (await slow.reply()).deferred
            await bot.discord.gateway.send_raw(MALFORMED)
            await bot.bot.logged('"signing-in"', 2)
        assert (await bot.line(slow))["outcome"] == "undelivered"
        assert [line["reason"] for line in bot.lines("undelivered")] == [
            "ConnectionError: its connection to Discord is closed"
        ]
        assert bot.lines("failed") == []
        await bot.discord.gateway.until_identified(2)
        await (await bot.discord.slash("help")).reply()


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


# --- the log ----------------------------------------------------------------------------------------------------------


async def test_an_answer_leaves_one_line_without_the_words_of_the_question(start: Start) -> None:
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
        asked.append(await click(await asked[1].reply(), "Exact words", cem))
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
        first = await asked.reply()
        turned = await first.press(next_button(first))
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


@pytest.mark.parametrize("form", ["text", "json"])
async def test_debugging_shows_who_asks_and_neither_what_they_wrote_nor_their_tokens(start: Start, form: str) -> None:
    cem = Person("218181818181818181", "cem.the.reader", "Cem Reads")
    words = "words of a stranger"
    async with (
        Discord() as discord,
        start(discord, "--debug", "--log-format", form, TRACKSIDE_PATIENCE="0.0001") as bot,
    ):
        await discord.ready()
        asked = [await discord.slash("athlete", {"person": words}, by=cem)]
        asked.append(await discord.slash("search", {"words": words}, by=cem))
        asked.append(await discord.slash("result", {"event": "800m"}, by=cem))
        asked.append(await click(await final_reply(asked[2]), "Exact words", cem))
        asked.append(await discord.press_raw(f"trackside:1:ask:1:/quote {words}", by=cem))
        await discord.complete("result", "event", words, by=cem)
        for one in asked:
            await bot.logged(f"{one.id}" + ('"}' if form == "json" else ")"))
        assert await stopped(bot) == 0
    assert cem.id in bot.err
    assert "/messages/@original" in bot.err
    for secret in (words, "stranger", *(one.token for one in discord.interactions.values())):
        assert secret not in bot.err
