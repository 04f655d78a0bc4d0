"""Connections that break and receipts that never come: whatever is lost, the answer arrives, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.chat.discord.channel import click, next_button, somebody
from tests.chat.discord.running import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.chat.discord.running import Running
    from tests.double.interactions import Asked, Reply
    from tests.double.rest import Rest

    Loss = Callable[[Rest, str], None]

pytestmark = pytest.mark.asyncio(loop_scope="module")

RESULT = "### Women's 800m final, Harbour Games 2031"
HELP = "### What can be asked"
NOBODY = "### No person here goes by “zzyzx”."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _own_bot(tmp_path_factory: pytest.TempPathFactory, harbour: Path) -> AsyncIterator[Running]:
    async with running(tmp_path_factory.mktemp("own"), harbour, TRACKSIDE_PATIENCE="0.2") as bot:
        yield bot


# --- ways to lose a request or its receipt ----------------------------------------------------------------------------


def cut_before(rest: Rest, route: str) -> None:
    rest.cut_next(route)


def cut_after(rest: Rest, route: str) -> None:
    rest.cut_next(route, after=True)


def late(rest: Rest, route: str) -> None:
    rest.hold_receipt(route)


def unavailable(rest: Rest, route: str) -> None:
    rest.fail_next(route, 503, after=True)


def not_found(rest: Rest, route: str) -> None:
    rest.fail_next(route, 404, after=True)


def unknown_interaction(rest: Rest, route: str) -> None:
    rest.fail_next(route, 404, code=10062, after=True)


def acknowledged(rest: Rest, route: str) -> None:
    rest.fail_next(route, 400, code=40060, after=True)


def never_sent(rest: Rest, route: str) -> None:
    rest.cut_next(route, times=3)


DEFERRALS = [cut_before, cut_after, late, unavailable, not_found, unknown_interaction, acknowledged, never_sent]
lost_deferral = pytest.mark.parametrize("loss", DEFERRALS)
lost_message = pytest.mark.parametrize("loss", [cut_before, cut_after])


async def asked(bot: Running, name: str, **options: object) -> Asked:
    """A question of somebody who has not asked before."""
    return await bot.discord.slash(name, options, by=somebody("Ada"))


async def first_message(bot: Running, **options: object) -> Reply:
    """An answer to click on, whichever way it came."""
    question = await asked(bot, "result", event="800m", **options)
    await bot.line(question)
    return question.original


# --- the receipt of a deferral ----------------------------------------------------------------------------------------


@lost_deferral
@pytest.mark.parametrize("private", [False, True])
async def test_a_command_is_answered_once_whatever_became_of_its_deferral(
    bot: Running, loss: Loss, *, private: bool
) -> None:
    with bot.locked():
        before = bot.discord.rest.requests.get("callback", 0)
        loss(bot.discord.rest, "callback")
        question = await asked(bot, "result", event="800m", private=private)
        await bot.discord.rest.arrived("callback", before + 1)
    assert (await bot.line(question))["outcome"] == "answered"
    answer = question.original
    assert (answer.text.startswith(RESULT), answer.ephemeral, question.followups) == (True, private, [])


@pytest.mark.slow
@lost_deferral
async def test_a_mistake_is_told_privately_and_once_whatever_became_of_its_public_deferral(
    bot: Running, loss: Loss
) -> None:
    with bot.locked():
        before = bot.discord.rest.requests.get("callback", 0)
        loss(bot.discord.rest, "callback")
        question = await asked(bot, "quote", person="zzyzx")
        await bot.discord.rest.arrived("callback", before + 1)
    assert (await bot.line(question))["outcome"] == "not found"
    assert [(each.text.split("\n")[0], each.ephemeral) for each in standing(question)] == [(NOBODY, True)]


@pytest.mark.slow
@lost_deferral
async def test_a_fault_is_told_privately_and_once_whatever_became_of_the_deferral(bot: Running, loss: Loss) -> None:
    with bot.locked("UPDATE points SET record = '[]'"):
        before = bot.discord.rest.requests.get("callback", 0)
        loss(bot.discord.rest, "callback")
        question = await asked(bot, "athlete", person="ada-brown")
        await bot.discord.rest.arrived("callback", before + 1)
    assert (await bot.line(question))["outcome"].startswith("failed ")
    assert [(each.content[:20], each.ephemeral) for each in standing(question)] == [("Something went wrong", True)]


@pytest.mark.slow
@lost_deferral
@pytest.mark.parametrize("private", [False, True])
async def test_a_page_is_turned_in_its_place_whatever_became_of_the_deferral(
    bot: Running, loss: Loss, *, private: bool
) -> None:
    first = await first_message(bot, private=private)
    with bot.locked():
        before = bot.discord.rest.requests.get("callback", 0)
        loss(bot.discord.rest, "callback")
        pressed = await first.press(next_button(first))
        await bot.discord.rest.arrived("callback", before + 1)
    assert (await bot.line(pressed))["outcome"] == "answered"
    assert first.stored is not None
    assert (pressed.original.stored is first.stored, pressed.followups) == (True, [])
    assert "◂ Back 2/2" in pressed.original.buttons


@pytest.mark.slow
@lost_deferral
@pytest.mark.parametrize("button", ["Next ▸ 1/2", "Exact words", "Copy"])
async def test_a_click_of_somebody_else_is_answered_privately_and_once_whatever_became_of_the_deferral(
    bot: Running, loss: Loss, button: str
) -> None:
    first = await first_message(bot)
    with bot.locked():
        before = bot.discord.rest.requests.get("callback", 0)
        loss(bot.discord.rest, "callback")
        pressed = await click(first, button, somebody("Bob"))
        await bot.discord.rest.arrived("callback", before + 1)
    assert (await bot.line(pressed))["outcome"] == "answered"
    (only,) = standing(pressed)
    assert (bool(only.text), only.ephemeral, only.stored is first.stored) == (True, True, False)


@pytest.mark.slow
async def test_a_promise_is_kept_though_no_receipt_of_a_first_response_comes_at_all(bot: Running) -> None:
    with bot.locked():
        bot.discord.rest.hold_receipt("callback")
        question = await asked(bot, "result", event="800m")
        assert (await question.reply()).deferred
        bot.discord.rest.hold("callback")
    outcome = (await bot.line(question))["outcome"]
    bot.discord.rest.let_go()
    assert outcome == "answered"
    assert (question.original.text.startswith(RESULT), question.followups) == (True, [])


# --- a first response -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("loss", [cut_before, cut_after, late])
@pytest.mark.parametrize("private", [False, True])
async def test_a_first_response_arrives_once(bot: Running, loss: Loss, *, private: bool) -> None:
    loss(bot.discord.rest, "callback")
    question = await asked(bot, "help", private=private)
    assert (await bot.line(question))["outcome"] in {"answered", "answered already"}
    assert [(each.text.split("\n")[0], each.ephemeral) for each in standing(question)] == [(HELP, private)]


@pytest.mark.parametrize("loss", [cut_before, cut_after, late])
async def test_a_click_changes_its_message_once(bot: Running, loss: Loss) -> None:
    first = await first_message(bot)
    await (await first.press(next_button(first))).reply()  # it is drawn, so that the next click is answered at once
    loss(bot.discord.rest, "callback")
    pressed = await click(first, "Exact words", somebody("Bob"))
    assert (await bot.line(pressed))["outcome"] in {"answered", "answered already"}
    assert [(each.text.startswith("### Exact words"), each.ephemeral) for each in standing(pressed)] == [(True, True)]


@pytest.mark.parametrize("loss", [cut_before, cut_after])
async def test_completions_arrive_though_the_connection_is_cut(bot: Running, loss: Loss) -> None:
    loss(bot.discord.rest, "callback")
    assert len(await bot.discord.complete("result", "event", "800", by=somebody("Ada"))) >= 1


# --- what comes after a deferral --------------------------------------------------------------------------------------


@lost_message
@pytest.mark.parametrize("private", [False, True])
async def test_an_edit_arrives_though_the_connection_is_cut(bot: Running, loss: Loss, *, private: bool) -> None:
    with bot.locked():
        question = await asked(bot, "result", event="800m", private=private)
        assert (await question.reply()).deferred
        loss(bot.discord.rest, "original")
    assert (await bot.line(question))["outcome"] == "answered"
    assert (question.original.text.startswith(RESULT), question.original.ephemeral) == (True, private)
    assert question.followups == []


@lost_message
async def test_a_promise_is_taken_back_though_the_connection_is_cut(bot: Running, loss: Loss) -> None:
    with bot.locked():
        question = await asked(bot, "quote", person="zzyzx")
        assert (await question.reply()).deferred
        loss(bot.discord.rest, "original")
    assert (await bot.line(question))["outcome"] == "not found"
    assert [(each.text.split("\n")[0], each.ephemeral) for each in standing(question)] == [(NOBODY, True)]


async def test_a_follow_up_arrives_though_the_connection_is_cut_before_it(bot: Running) -> None:
    with bot.locked():
        question = await asked(bot, "quote", person="zzyzx")
        assert (await question.reply()).deferred
        cut_before(bot.discord.rest, "followup")
    assert (await bot.line(question))["outcome"] == "not found"
    assert [(each.text.split("\n")[0], each.ephemeral) for each in standing(question)] == [(NOBODY, True)]


@lost_message
@pytest.mark.parametrize("author", ["Ada", "Bob"])
async def test_a_copy_that_was_deferred_arrives_once_though_the_connection_is_cut(
    bot: Running, loss: Loss, author: str
) -> None:
    first = await first_message(bot)
    with bot.locked():
        pressed = await click(first, "Copy", first.asked.prepared.by if author == "Ada" else somebody("Bob"))
        assert (await pressed.reply()).deferred
        before = bot.discord.rest.requests.get("original", 0)
        loss(bot.discord.rest, "original")
    assert (await bot.line(pressed))["outcome"] == "answered"
    assert bot.discord.rest.requests["original"] == before + 2  # one was lost
    (only,) = standing(pressed)
    assert (only.content.split("\n")[:2], only.ephemeral) == (["```", RESULT.removeprefix("### ")], True)


@lost_message
async def test_an_apology_for_what_was_deferred_privately_arrives_once_though_the_connection_is_cut(
    bot: Running, loss: Loss
) -> None:
    with bot.locked("UPDATE points SET record = '[]'"):
        question = await asked(bot, "athlete", person="ada-brown", private=True)
        assert (await question.reply()).deferred
        before = bot.discord.rest.requests.get("original", 0)
        loss(bot.discord.rest, "original")
    assert (await bot.line(question))["outcome"].startswith("failed ")
    assert bot.discord.rest.requests["original"] == before + 2  # one was lost
    assert [(each.content[:20], each.ephemeral) for each in standing(question)] == [("Something went wrong", True)]


async def test_a_follow_up_whose_receipt_is_cut_is_private_and_never_lost(bot: Running) -> None:
    """What was promised publicly is told privately: only a follow-up can do that.

    Discord has no mark by which one that is sent again is known: twice is better than never.
    """
    with bot.locked():
        question = await asked(bot, "quote", person="zzyzx")
        assert (await question.reply()).deferred
        cut_after(bot.discord.rest, "followup")
    assert (await bot.line(question))["outcome"] == "not found"
    assert {(each.text.split("\n")[0], each.ephemeral) for each in standing(question)} == {(NOBODY, True)}


def standing(question: Asked) -> list[Reply]:
    """Every message that answers an interaction and still stands."""
    replies = [question.original, *question.followups]
    return [each for each in replies if each.stored and not each.stored.deleted]
