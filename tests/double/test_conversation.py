"""What a bot on the real discord.py experiences with the double, and that what people cannot do is refused."""

from __future__ import annotations

import pytest

from tests.double.loopback import Discord
from tests.double.people import ADA, BOB, BOT_DM, ELSEWHERE, GROUP_DM, STRICT, USER_INSTALL

SMALL = "tests.double.small_client"


async def test_a_question_is_answered_over_the_gateway_and_a_callback() -> None:
    async with Discord() as discord, discord.bot(module=SMALL):
        await discord.ready()
        asked = await discord.slash("result", {"event": "1500m"})
        reply = await asked.reply()
    assert reply.type == 4
    assert reply.text == "1500m None for Ada Brown in True/False/False, en-GB\n-# small print"
    assert list(reply.buttons) == ["Next", "Exact words", "Closed"]
    assert list(reply.menus) == ["Points in dispute"]
    assert not reply.ephemeral
    assert discord.identifies[0]["intents"] == 0
