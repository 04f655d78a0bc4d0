"""What a bot on the real discord.py experiences with the double, and that what people cannot do is refused."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.double import openapi
from tests.double.loopback import Discord
from tests.double.people import (
    ADA,
    BOB,
    BOT_DM,
    ELSEWHERE,
    GROUP_DM,
    GUILD_INSTALL,
    STRICT,
    USER_INSTALL,
    Install,
    Place,
)

if TYPE_CHECKING:
    from tests.double.conftest import Stage


SMALL = "tests.double.small_client"
NAMES = ["result", "twice", "overlong", "later", "picture", "unknown", "call", "wait"]


async def test_a_question_is_answered_over_the_gateway_and_a_callback(stage: Stage) -> None:
    async with stage() as discord:
        reply = await (await discord.slash("result", {"event": "1500m"})).reply()
    assert reply.type == 4
    assert reply.text == "1500m None for Ada Brown in True/False/False, en-GB\n-# small print"
    assert list(reply.buttons) == ["Next", "Exact words", "Closed"]
    assert list(reply.menus) == ["Points in dispute"]
    assert not reply.ephemeral
    assert 0 < reply.milliseconds < 3000
    assert [one["intents"] for one in discord.identifies] == [0]
    assert [one["name"] for one in discord.synced] == NAMES


@pytest.mark.parametrize(
    ("where", "install", "context"),
    [
        (ELSEWHERE, USER_INSTALL, "True/False/False"),
        (BOT_DM, GUILD_INSTALL, "False/True/False"),
        (BOT_DM, USER_INSTALL, "False/True/False"),
        (GROUP_DM, USER_INSTALL, "False/False/True"),
    ],
)
async def test_it_is_asked_wherever_discord_lets_people_ask(
    stage: Stage, where: Place, install: Install, context: str
) -> None:
    async with stage() as discord:
        asked = await discord.slash("result", {"event": "800m"}, by=BOB, where=where, install=install)
        reply = await asked.reply()
        pressed = await (await reply.press("Next", by=BOB)).reply()
    assert reply.text == f"800m None for Bob Clark in {context}, de\n-# small print"
    assert pressed.edits


async def test_a_strict_server_makes_an_answer_private(stage: Stage) -> None:
    async with stage() as discord:
        asked = await discord.slash("result", {"event": "800m"}, where=STRICT, install=USER_INSTALL)
        assert (await asked.reply()).ephemeral


async def test_an_option_is_completed_with_what_else_is_filled_in(stage: Stage) -> None:
    async with stage() as discord:
        assert await discord.complete("result", "event", "150", {"length": 3}) == [("150m 3", "150")]


async def test_a_click_changes_the_message_and_another_answers_privately(stage: Stage) -> None:
    async with stage() as discord:
        reply = await (await discord.slash("result", {"event": "1500m"})).reply()
        turned = await (await reply.press("Next")).reply()
        assert turned.edits
        assert turned.text == "the next page\n-# small print"
        assert turned.message["id"] == reply.message["id"]
        assert turned.message["edited_timestamp"]
        private = await (await turned.press("Exact words", by=BOB)).reply()
        assert private.ephemeral
        assert private.message["message_reference"]["message_id"] == reply.message["id"]
        with pytest.raises(AssertionError, match="Ada Brown does not see the message, which is for Bob Clark only"):
            await private.press("Next", by=ADA)


async def test_a_menu_is_picked_from_by_label_or_value(stage: Stage) -> None:
    async with stage() as discord:
        reply = await (await discord.slash("result", {"event": "1500m"})).reply()
        by_label = await (await reply.pick("Points in dispute", "Time")).reply()
        by_value = await (await reply.pick("menu", "place", by=BOB)).reply()
        with pytest.raises(AssertionError, match="the menu has no option 'Wind'; it has: Time; Place"):
            await reply.pick("menu", "Wind")
    assert by_label.text.startswith("picked time")
    assert by_value.text.startswith("picked place")


async def test_nobody_clicks_what_the_message_does_not_have(stage: Stage) -> None:
    async with stage() as discord:
        reply = await (await discord.slash("result", {"event": "1500m"})).reply()
        with pytest.raises(AssertionError, match="the message has no 'Copy'; it has: Next = turn:"):
            await reply.press("Copy")
        with pytest.raises(AssertionError, match="'Closed' is disabled"):
            await reply.press("Closed")
        old = await discord.press_raw("trackside:0:page:1:result", by=BOB)
        assert old.shown() == "'trackside:0:page:1:result'() by Bob Clark"


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("results", {}, "no command 'results' is offered in .*; there are: call, later, overlong,"),
        ("result", {}, "/result cannot be sent without event"),
        ("result", {"event": "1500m", "meet": "x"}, "/result has no option 'meet'; it has: event, length"),
        ("result", {"event": 1500}, "option event of type 3 takes no 1500"),
        ("result", {"event": "1500m", "length": "3"}, "option length of type 4 takes no '3'"),
    ],
)
async def test_nobody_sends_a_command_that_discord_would_not_send(
    stage: Stage, name: str, options: dict[str, object], words: str
) -> None:
    async with stage() as discord:
        with pytest.raises(AssertionError, match=words):
            await discord.slash(name, options)


async def test_an_answer_can_be_deferred_edited_and_followed_up(stage: Stage) -> None:
    async with stage() as discord:
        asked = await discord.slash("later")
        deferred = await asked.reply()
        edited = await asked.edited()
        more = await asked.followup()
    assert deferred.deferred
    assert deferred.ephemeral
    assert edited.text.startswith("here it is")
    assert edited.ephemeral
    assert more.content == "one more"
    assert more.message["message_reference"]["message_id"] == edited.message["id"]


async def test_a_file_comes_with_its_text(stage: Stage) -> None:
    async with stage() as discord:
        reply = await (await discord.slash("picture")).reply()
    assert reply.files == {"chart.png": b"a picture"}
    assert reply.message["attachments"][0]["description"] == "A chart"


@pytest.mark.parametrize(("quiet", "pings"), [(True, []), (False, ["<@200000000000000002>"])])
async def test_it_is_known_whom_a_message_notifies(stage: Stage, *, quiet: bool, pings: list[str]) -> None:
    async with stage() as discord:
        assert (await (await discord.slash("call", {"quiet": quiet})).reply()).pings == pings


async def test_a_second_answer_is_refused_and_shown(stage: Stage) -> None:
    async with stage() as discord:
        asked = await discord.slash("twice")
        assert (await asked.refusal()).code == 40060
        complaints = discord.forgive()
    assert complaints[0].startswith("a second callback to 'twice'() by Ada Brown\n{")
    assert '"content": "second"' in complaints[0]


async def test_an_answer_that_is_too_long_is_refused_and_shown(stage: Stage) -> None:
    async with stage() as discord:
        asked = await discord.slash("overlong")
        with pytest.raises(AssertionError, match="50035: Invalid Form Body: 4,002 characters over all text displays"):
            await asked.reply()
        reply = await asked.reply()
        complaints = discord.forgive()
    assert reply.content == "refused with 50035"
    assert "4,002 characters over all text displays: at most 4,000" in complaints[0]
    assert "xxxxxxxx" in complaints[0]


async def test_a_late_answer_is_an_unknown_interaction(stage: Stage) -> None:
    async with stage() as discord:
        discord.deadline = 0.0
        asked = await discord.slash("result", {"event": "1500m"})
        assert (await asked.refusal()).code == 10062
        with pytest.raises(AssertionError, match="10062: Unknown interaction: the callback came after"):
            await asked.reply()


async def test_an_unknown_route_is_shown(stage: Stage) -> None:
    async with stage() as discord:
        await (await discord.slash("unknown")).reply()
        await discord.rest.arrived("unknown")
        await discord.bell.until(lambda: discord.complaints, "a complaint")
        assert discord.forgive() == ["unknown route GET /api/v10/voice/regions"]


async def _fail_quietly(stage: Stage) -> None:
    async with stage() as discord:
        discord.complain("the bot sent this", {"content": "x"})


async def test_a_complaint_fails_the_test_at_the_end_of_the_block(stage: Stage) -> None:
    with pytest.raises(AssertionError, match=r'Discord complains:\nthe bot sent this\n\{\n "content": "x"\n\}'):
        await _fail_quietly(stage)


async def test_waiting_in_vain_says_what_was_seen(stage: Stage) -> None:
    async with stage() as discord:
        asked = await discord.slash("wait")
        with pytest.raises(AssertionError, match=r"no answer to 'wait'\(\) by Ada Brown in 0.01 s\ngateway: 1 times"):
            await asked.reply(seconds=0.01)


async def _reconnects(discord: Discord, resumed: int) -> None:
    await (discord.gateway.until_resumed(resumed) if resumed else discord.gateway.until_identified(2))
    reply = await (await discord.slash("result", {"event": "1500m"})).reply()
    assert reply.text.startswith("1500m")


async def test_the_library_comes_back_after_each_fault_of_the_gateway(stage: Stage) -> None:
    async with stage() as discord:
        await discord.gateway.request_reconnect()
        await _reconnects(discord, 1)
        await discord.gateway.invalidate(resumable=True)
        await _reconnects(discord, 2)
        await discord.gateway.close(4008)
        await _reconnects(discord, 3)
        discord.gateway.hold()
        held = await discord.slash("result", {"event": "800m"})
        await discord.gateway.drop()
        assert (await held.reply()).text.startswith("800m")
        await _reconnects(discord, 4)
        await discord.gateway.invalidate(resumable=False)
        await _reconnects(discord, 0)
    assert (discord.gateway.identified, discord.gateway.resumed) == (2, 4)


async def test_the_bot_can_be_a_process_that_ends_on_a_signal() -> None:
    async with Discord() as discord, discord.bot(module=SMALL) as bot:
        await bot.logged("starting")
        assert [one["name"] for one in await discord.synced_commands()] == NAMES
        await discord.ready()
        asked = await discord.slash("wait")
        await bot.logged("asked and silent")
        bot.terminate(signal.SIGTERM)
        assert await bot.exit_code == 0
        with pytest.raises(AssertionError, match="the bot has ended"):
            await asked.reply()
    assert discord.close_codes == [4000]  # what discord.py sends while it listens, though it means 1000


async def test_a_bot_that_prints_its_token_is_shown() -> None:
    async with Discord() as discord:
        async with discord.bot(arguments=("--tell",), module=SMALL) as bot:
            assert await bot.exit_code == 0
        assert discord.forgive() == ["the token stands in the bot's output\nstarting <TOKEN>\n"]


@pytest.mark.skipif(openapi.document_path() is None, reason="Discord's OpenAPI document is not beside the checkout")
async def test_what_the_double_hands_out_fits_discords_own_document(stage: Stage) -> None:
    async with stage() as discord:
        reply = await (await discord.slash("result", {"event": "1500m"})).reply()
        turned = await (await reply.press("Next")).reply()
        picture = await (await discord.slash("picture")).reply()
        found = [fault for one in (reply, turned, picture) for fault in openapi.faults("MessageResponse", one.message)]
        for command in discord.registered[None]:
            found += openapi.faults("ApplicationCommandResponse", command)
    assert found == []
