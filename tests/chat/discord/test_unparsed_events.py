"""Interactions that discord.py cannot parse, and those that nobody registered: everybody is answered on."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from discord.gateway import DiscordWebSocket

from bot.chat.discord import unparsed_events
from bot.chat.discord.unparsed_events import read_unparsed
from tests.chat.discord.channel import somebody
from tests.double import limits
from tests.double.interactions import prepared
from tests.double.people import GUILD, GUILD_INSTALL, Place, owners

if TYPE_CHECKING:
    from tests.chat.discord.running import Running
    from tests.double.interactions import Asked, Prepared

UNPARSED = "Discord sent this in a form that Trackside cannot read: ask again, or in another channel."
VOICE = Place("300000000000000012", 2, 0, guild_id=GUILD.guild_id)
"""A voice channel without what discord.py expects of one."""

on_discord = pytest.mark.asyncio(loop_scope="module")


def without(made: Prepared, member: str) -> Prepared:
    """An interaction that lacks a member of its JSON, named with its value."""
    before, between, after = made.parts
    assert member in after
    return replace(made, parts=(before, between, after.replace(member, "")))


async def assert_the_session_goes_on(bot: Running, question: Asked) -> None:
    """The next question is answered over the same session, and the log has one line on the one before."""
    signed_in = bot.discord.gateway.identified
    await (await bot.discord.slash("help", by=somebody("Bob"))).reply()
    assert bot.discord.gateway.identified == signed_in
    await bot.bot.logged(question.id)
    (line,) = [line for line in bot.lines("unparsed") if line["id"] == question.id]
    assert (line["level"], line["name"]) == ("warning", "INTERACTION_CREATE")
    assert sum(question.id in line for line in bot.bot.err.splitlines()) == 1
    assert "Traceback" not in bot.bot.err


@on_discord
async def test_a_voice_channel_without_a_bitrate_is_a_private_sentence_and_one_line(bot: Running) -> None:
    question = await bot.discord.slash("help", by=somebody("Ada"), where=VOICE)
    reply = await question.reply()
    assert (reply.content, reply.ephemeral) == (UNPARSED, True)
    await assert_the_session_goes_on(bot, question)
    assert bot.lines("unparsed")[-1]["reason"].startswith("KeyError 'bitrate' in ")


@on_discord
@pytest.mark.parametrize("member", ['"version": 1, ', f'"attachment_size_limit": {10 * 1024 * 1024}, '])
async def test_an_interaction_that_lacks_a_field_is_a_private_sentence_and_one_line(bot: Running, member: str) -> None:
    made = await bot.discord.prepare("help", by=somebody("Ada"))
    question = await bot.discord.dispatch(without(made, member))
    reply = await question.reply()
    assert (reply.content, reply.ephemeral) == (UNPARSED, True)
    await assert_the_session_goes_on(bot, question)


@on_discord
async def test_a_completion_that_lacks_a_field_is_an_empty_list(bot: Running) -> None:
    made = await bot.discord.prepare_completion("result", "event", "800", by=somebody("Ada"))
    question = await bot.discord.dispatch(without(made, '"version": 1, '))
    assert (await question.reply()).choices == []
    await assert_the_session_goes_on(bot, question)


@on_discord
@pytest.mark.parametrize("name", ["INTERACTION_CREATE", "GUILD_CREATE"])
async def test_events_of_which_nothing_can_be_read_are_a_line_each_and_end_nothing(bot: Running, name: str) -> None:
    signed_in, before = bot.discord.gateway.identified, len(bot.lines("unparsed"))
    for _ in range(7):
        await bot.discord.gateway.send_raw({"t": name, "d": {"id": "none"}})
    await (await bot.discord.slash("help", by=somebody("Bob"))).reply()
    await bot.bot.logged('"unparsed"', before + 7)
    assert bot.discord.gateway.identified == signed_in
    assert bot.bot.running


@on_discord
async def test_half_a_surrogate_pair_is_answered(bot: Running) -> None:
    question = await bot.discord.slash("athlete", {"person": "Ada \ud83d"}, by=somebody("Ada"))
    reply = await question.reply()
    assert reply.content == UNPARSED if find_spec("orjson") else reply.text
    await (await bot.discord.slash("help", by=somebody("Bob"))).reply()


# --- what nobody registered -------------------------------------------------------------------------------------------


async def unknown(bot: Running, kind: int, data: dict[str, Any]) -> Asked:
    by = somebody("Ada")
    return await bot.discord.dispatch(
        prepared(kind, data, by=by, where=GUILD, authorizing=owners(GUILD, GUILD_INSTALL, by))
    )


@on_discord
@pytest.mark.parametrize("kind", [2, 3, 4, 9], ids=["a person's menu", "a message's menu", "an entry point", "another"])
async def test_a_command_of_a_type_that_nobody_registered_is_a_private_sentence(bot: Running, kind: int) -> None:
    data = {"id": "1", "name": "launch", "type": kind, "target_id": "5", "resolved": {}}
    question = await unknown(bot, limits.COMMAND, data)
    reply = await question.reply()
    changed = "This command has changed: restart your Discord, then ask it again."
    assert (reply.content, reply.ephemeral) == (changed, True)
    assert (await bot.line(question))["outcome"] == "command changed"
    assert "Traceback" not in bot.bot.err


@on_discord
async def test_a_form_that_nobody_sent_is_a_private_sentence(bot: Running) -> None:
    text = {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "words", "value": "bell"}}
    question = await unknown(bot, 5, {"custom_id": "form", "components": [text]})
    reply = await question.reply()
    sentence = "This form was made by another version of Trackside: ask /help for what can be asked."
    assert (reply.content, reply.ephemeral) == (sentence, True)
    assert (await bot.line(question))["outcome"] == "outdated"
    assert "Traceback" not in bot.bot.err


# --- what the session hangs on ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '{"op":0,"t":"READY","d":{}}',
        '{"op":0,"t":"RESUMED","d":null}',
        '{"op":10,"d":null}',
        '{"op":0,"t":"INTERACTION_CREATE"',
        "[]",
    ],
)
def test_what_a_session_hangs_on_is_not_passed_over(text: str) -> None:
    assert read_unparsed(text) is None


async def test_discord_py_tells_of_a_payload_and_then_parses_it_in_the_method_that_is_replaced() -> None:
    assert DiscordWebSocket.received_message.__module__ == unparsed_events.__name__
    assert DiscordWebSocket.poll_event.__module__ == "discord.gateway"
    assert "received_message" in DiscordWebSocket.poll_event.__code__.co_names
    assert "log_receive" in unparsed_events.PARSE_MESSAGE.__code__.co_names
