"""Answers that take longer than the bot waits: Discord is told, and they come where and for whom they should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.chat.discord.channel import click, final_reply, next_button, offered, somebody
from tests.chat.discord.running import running
from tests.double.limits import DEFERRED, DEFERRED_UPDATE
from tests.double.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.chat.discord.running import Running
    from tests.double.interactions import Asked, Reply
    from tests.double.messages import Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHANGED = "### Women's 800m final, Harbour Games 2031"
BREAK = "UPDATE points SET record = '[]'"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _own_bot(tmp_path_factory: pytest.TempPathFactory, harbour: Path) -> AsyncIterator[Running]:
    async with running(tmp_path_factory.mktemp("own"), harbour, TRACKSIDE_PATIENCE="0.2") as bot:
        yield bot


def promise(reply: Reply) -> tuple[int, bool, str]:
    """What a deferral was: its type, whether it was private, and its text, which it has none of."""
    return reply.type, reply.ephemeral, reply.text


async def asked_for(bot: Running, name: str, **options: object) -> Reply:
    """An answer, deferred or not."""
    return await final_reply(await bot.discord.slash(name, options, by=somebody("Ada")))


# --- commands ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("private", [False, True])
async def test_a_command_is_deferred_and_its_answer_put_in_place(bot: Running, *, private: bool) -> None:
    with bot.locked():
        asked = await bot.discord.slash("result", {"event": "800m", "private": private}, by=somebody("Ada"))
        assert promise(await asked.reply()) == (DEFERRED, private, "")
    answer = await asked.edited()
    assert answer.text.startswith(CHANGED)
    assert answer.ephemeral is private
    assert "Exact words" in offered(answer)
    assert (await bot.line(asked))["outcome"] == "answered"
    assert asked.followups == []


async def test_what_was_deferred_can_be_clicked_on_like_any_answer(bot: Running) -> None:
    with bot.locked():
        asked = await bot.discord.slash("result", {"event": "800m"}, by=somebody("Ada"))
        await asked.reply()
    answer = await asked.edited()
    turned = await final_reply(await answer.press(next_button(answer)))
    assert (turned.stored is answer.stored, "◂ Back 2/2" in turned.buttons) == (True, True)


async def test_a_picture_that_takes_long_comes_where_it_was_promised(bot: Running) -> None:
    answer = await asked_for(bot, "result", event="800m")
    with bot.locked():
        asked = await click(answer, "Picture", somebody("Bob"))
        assert promise(await asked.reply()) == (DEFERRED, True, "")
    picture = await asked.edited()
    gallery = picture.components[0]["components"][0]
    assert gallery["items"][0]["media"]["url"].endswith("/result.png")
    assert asked.followups == []


async def test_a_name_that_nobody_has_is_private_though_the_answer_was_promised_to_all(bot: Running) -> None:
    with bot.locked():
        asked = await bot.discord.slash("quote", {"person": "zzyzx"}, by=somebody("Ada"))
        assert promise(await asked.reply()) == (DEFERRED, False, "")
    answer = await asked.followup()
    assert answer.text.startswith("### No person here goes by “zzyzx”.")
    assert answer.ephemeral
    assert asked.message is not None
    assert asked.message.deleted


async def test_a_promise_that_somebody_has_deleted_does_not_keep_the_error_back(bot: Running) -> None:
    with bot.locked():
        asked = await bot.discord.slash("quote", {"person": "zzyzx"}, by=somebody("Ada"))
        await asked.reply()
        assert asked.message is not None
        asked.message.deleted = True
    assert (await asked.followup()).ephemeral


@pytest.mark.parametrize("private", [False, True])
async def test_an_error_after_a_deferral_is_private(bot: Running, *, private: bool) -> None:
    with bot.locked(BREAK):
        asked = await bot.discord.slash("athlete", {"person": "ada-brown", "private": private}, by=somebody("Ada"))
        assert promise(await asked.reply()) == (DEFERRED, private, "")
    outcome = (await bot.line(asked))["outcome"]
    incident = outcome.removeprefix("failed ")
    answer = asked.original if private else asked.followups[0]
    assert answer.ephemeral
    assert answer.content == (
        f"Something went wrong in Trackside itself. Ask again; if it happens again, tell whoever runs it: {incident}."
    )
    assert asked.message is not None
    assert asked.message.deleted is not private


# --- clicks -----------------------------------------------------------------------------------------------------------


async def test_a_page_turned_by_the_asker_is_changed_in_its_place(bot: Running) -> None:
    first = await asked_for(bot, "result", event="800m")
    with bot.locked():
        pressed = await first.press(next_button(first))
        deferred = await pressed.reply()
        assert deferred.type == DEFERRED_UPDATE
    turned = await pressed.edited()
    assert turned.stored is first.stored
    assert (turned.text != first.text, turned.ephemeral) == (True, False)
    assert pressed.followups == []


async def test_a_page_turned_by_somebody_else_is_a_private_copy(bot: Running) -> None:
    first = await asked_for(bot, "result", event="800m")
    with bot.locked():
        pressed = await first.press(next_button(first), by=somebody("Bob"))
        assert promise(await pressed.reply()) == (DEFERRED, True, "")
    turned = await pressed.edited()
    assert turned.stored is not first.stored
    assert turned.text.startswith("### Women's 800m final")


async def test_exact_words_are_private(bot: Running) -> None:
    first = await asked_for(bot, "result", event="800m")
    with bot.locked():
        pressed = await click(first, "Exact words")
        assert promise(await pressed.reply()) == (DEFERRED, True, "")
    assert (await pressed.edited()).text.startswith("### Exact words")


async def test_a_copy_is_private_text(bot: Running) -> None:
    first = await asked_for(bot, "quote", person="ada-brown")
    with bot.locked():
        pressed = await click(first, "Copy")
        assert promise(await pressed.reply()) == (DEFERRED, True, "")
    assert (await pressed.edited()).content.startswith("```\n")


async def test_a_click_that_finds_nothing_any_more_leaves_the_message_as_it_is(bot: Running) -> None:
    first = await asked_for(bot, "quote", person="ada-brown")
    with bot.locked("DELETE FROM name_keys WHERE entry = 'ada-brown'"):
        pressed = await click(first, "Exact words")
        await pressed.reply()
    answer = await pressed.edited()
    assert (answer.text.split("\n")[0], answer.ephemeral) == ("### No person here goes by “ada-brown”.", True)
    assert stored(first).json["components"] == first.components


async def test_an_error_in_a_click_is_private_and_leaves_the_message_as_it_is(bot: Running) -> None:
    first = await asked_for(bot, "result", event="800m")
    with bot.locked(BREAK):
        pressed = await click(first, "Sólveig Ærnes, time")
        assert promise(await pressed.reply()) == (DEFERRED, True, "")
    answer = await pressed.edited()
    assert answer.ephemeral
    assert answer.content.startswith("Something went wrong in Trackside itself.")
    assert not stored(first).deleted
    assert stored(first).json["components"] == first.components


# --- deferrals that fail ------------------------------------------------------------------------------------------


async def test_a_deferral_whose_receipt_is_lost_is_followed_by_the_answer(bot: Running) -> None:
    with bot.locked():
        bot.discord.rest.fail_next("callback", 503, after=True)
        asked = await bot.discord.slash("result", {"event": "800m"}, by=somebody("Ada"))
        assert (await asked.reply()).deferred
        await asked.refusal()  # of the second try
    assert (await asked.edited()).text.startswith(CHANGED)


async def test_a_deferral_that_comes_too_late_is_one_quiet_line(bot: Running) -> None:
    bot.discord.deadline = 0.0
    with bot.locked():
        asked = await bot.discord.slash("result", {"event": "800m"}, by=somebody("Ada"))
        assert (await asked.refusal()).code == 10062
    assert (await bot.line(asked))["outcome"] == "too late"
    bot.discord.deadline = SECONDS
    assert about(bot, asked) == ["answered"]


async def test_a_fault_of_ours_is_told_to_the_operator_though_its_deferral_came_too_late(bot: Running) -> None:
    bot.discord.deadline = 0.0
    with bot.locked(BREAK):
        asked = await bot.discord.slash("athlete", {"person": "ada-brown"}, by=somebody("Ada"))
        await asked.refusal()
    outcome = (await bot.line(asked))["outcome"]
    bot.discord.deadline = SECONDS
    assert [line["incident"] for line in bot.lines("failed")][-1] == outcome.removeprefix("failed ")


async def test_a_promise_that_was_deleted_meanwhile_is_one_line_for_the_operator(bot: Running) -> None:
    with bot.locked():
        asked = await bot.discord.slash("result", {"event": "800m"}, by=somebody("Ada"))
        await asked.reply()
        assert asked.message is not None
        asked.message.deleted = True
    assert (await bot.line(asked))["outcome"] == "undelivered"
    assert about(bot, asked) == ["undelivered", "answered"]
    assert bot.lines("undelivered")[-1]["reason"].endswith("404 Not Found (error code: 10008): Unknown Message")


def about(bot: Running, asked: Asked) -> list[str]:
    """The events of the log's lines about an interaction."""
    events = ("answered", "undelivered", "failed", "discord.webhook.async_")
    return [line["event"] for event in events[::-1] for line in bot.lines(event) if line.get("id") == asked.id]


def stored(reply: Reply) -> Message:
    """The message of a reply."""
    assert reply.stored is not None
    return reply.stored
