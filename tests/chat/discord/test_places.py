"""Every question wherever Discord lets people ask: servers, the bot's direct messages and private channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chat.discord.channel import place, title
from tests.double.people import BOT_DM, ELSEWHERE, GROUP_DM, GUILD, GUILD_INSTALL, STRICT, USER_INSTALL

if TYPE_CHECKING:
    from tests.chat.discord.channel import Channel
    from tests.double.people import Install, Place

pytestmark = pytest.mark.asyncio(loop_scope="module")

PLACES = [
    pytest.param(GUILD, GUILD_INSTALL, id="server"),
    pytest.param(GUILD, USER_INSTALL, id="server, own app"),
    pytest.param(ELSEWHERE, USER_INSTALL, id="server without the bot, own app"),
    pytest.param(BOT_DM, GUILD_INSTALL, id="direct message"),
    pytest.param(BOT_DM, USER_INSTALL, id="direct message, own app"),
    pytest.param(GROUP_DM, USER_INSTALL, id="private channel, own app"),
]

QUESTIONS = [
    ("result", {"event": "800m"}, "### Women's 800m final, Harbour Games 2031"),
    ("quote", {"person": "ada"}, "### Ada Brown — 2 remarks in 2 articles"),
    ("sources", {"event": "800m"}, "### 4 articles on the women's 800m final"),
    ("compare", {}, "### 14 disputes, 10 contradictions"),
    ("recap", {"event": "800m"}, "### Women's 800m final, Harbour Games 2031"),
    ("athlete", {"person": "ærnes"}, "### Sólveig Ærnes"),
    ("medals", {}, "### Medals, Harbour Games 2031, after the women's 800m final"),
    ("next", {}, "### After the women's 800m final, Harbour Games 2031"),
    ("search", {"words": "bell"}, "### 6 hits for “bell”"),
    ("help", {}, "### What can be asked"),
]


@pytest.mark.parametrize(("where", "install"), PLACES)
@pytest.mark.parametrize(("question", "options", "first"), QUESTIONS, ids=[question for question, *_ in QUESTIONS])
async def test_every_question_is_answered_for_all_to_see(
    channel: Channel, question: str, options: dict[str, str], first: str, where: Place, install: Install
) -> None:
    reply = await channel.ask(question, where=where, install=install, **options)
    assert (title(reply), reply.ephemeral) == (first, False)


@pytest.mark.parametrize(("where", "install"), PLACES)
async def test_an_answer_to_the_asker_alone_is_private_in_every_place(
    channel: Channel, where: Place, install: Install
) -> None:
    assert (await channel.ask("help", where=where, install=install, private=True)).ephemeral


@pytest.mark.parametrize(("where", "install"), PLACES)
async def test_buttons_work_in_every_place(channel: Channel, where: Place, install: Install) -> None:
    reply = await channel.ask("result", where=where, install=install, event="800m")
    words = await channel.press(reply, "Exact words")
    assert words.ephemeral
    turned = await channel.turn(reply)
    assert turned.edits
    assert place(turned) == (2, 2)


async def test_a_server_may_make_the_answers_of_peoples_own_apps_private_and_their_buttons_work(
    channel: Channel,
) -> None:
    reply = await channel.ask("result", where=STRICT, install=USER_INSTALL, event="800m")
    assert reply.ephemeral
    turned = await channel.turn(reply)
    assert turned.edits
    assert place(turned) == (2, 2)


async def test_every_command_says_where_it_may_be_asked(channel: Channel) -> None:
    for command in channel.discord.synced:
        assert (sorted(command["integration_types"]), sorted(command["contexts"])) == ([0, 1], [0, 1, 2])
        assert command.get("default_member_permissions") is None
