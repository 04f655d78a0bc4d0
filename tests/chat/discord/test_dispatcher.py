"""The ways in, behind which no platform stands: whatever is asked is answered through the reply that comes with it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

import pytest_asyncio

from bot.chat.discord.answer_service import AnswerService
from bot.chat.discord.clicks import Click
from bot.chat.discord.dispatcher import Dispatcher
from bot.chat.discord.logs import Log
from bot.store.store import Store
from tests.chat.discord.fake_reply import FakeReply
from tests.double.limits import TEXT, nested

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LONG = 60.0


@pytest_asyncio.fixture
async def dispatcher(harbour_database: Path) -> AsyncIterator[Dispatcher]:
    async with await Store.open(harbour_database) as store:
        with Log(io.StringIO()) as log:
            yield Dispatcher(AnswerService(store), log, LONG)


def click(custom_id: str, *, may_edit: bool, text: str = "") -> Click:
    """A click on a button of a message that all can see."""
    return Click(custom_id, None, text, may_edit=may_edit, is_private=False)


def title(page: object) -> str:
    """The first line of a page."""
    texts = [str(each["content"]) for each in nested(cast("list[dict[str, Any]]", page)) if each["type"] == TEXT]
    return texts[0].split("\n")[0]


async def command(dispatcher: Dispatcher, question: str, *, private: bool = False, **values: str) -> tuple[str, bool]:
    """The first line of the one answer to a command, and whether it was private."""
    reply = FakeReply()
    await dispatcher.command(reply, question, values, private=private)
    ((method, content),) = reply.sent
    page, is_private = cast("tuple[object, bool]", content)
    assert method == "answer"
    return title(page), is_private


RESULT = "### Women's 800m final, Harbour Games 2031"


async def test_a_command_is_answered_for_all_or_for_whoever_asked(dispatcher: Dispatcher) -> None:
    assert await command(dispatcher, "result", event="800m") == (RESULT, False)
    assert await command(dispatcher, "result", event="800m", private=True) == (RESULT, True)


async def test_a_mistake_is_for_whoever_made_it(dispatcher: Dispatcher) -> None:
    assert await command(dispatcher, "quote", person="zzyzx") == ("### No person here goes by “zzyzx”.", True)


async def test_whoever_asked_turns_the_page_and_others_get_a_copy(dispatcher: Dispatcher) -> None:
    own, copy, button = FakeReply(), FakeReply(), "trackside:1:page:2:result:800m"
    await dispatcher.click(own, click(button, may_edit=True))
    await dispatcher.click(copy, click(button, may_edit=False))
    ((turned, page),) = own.sent
    assert (turned, title(page), copy.sent) == ("edit", RESULT, [("answer", (page, True))])


async def test_a_question_that_no_id_has_room_for_is_read_from_the_message(dispatcher: Dispatcher) -> None:
    reply = FakeReply()
    text = f"{RESULT}\n-# Asked: /result 800m"
    await dispatcher.click(reply, click("trackside:1:page:2::", may_edit=True, text=text))
    ((method, page),) = reply.sent
    assert (method, title(page)) == ("edit", RESULT)


async def test_what_is_typed_is_completed(dispatcher: Dispatcher) -> None:
    reply = FakeReply()
    await dispatcher.completion(reply, "quote", "person", "hallen", {})
    assert reply.sent == [("choices", [("Runa Hallenby · 1 remark", "Runa Hallenby")])]


async def test_whoever_asks_while_the_bot_stops_is_told_to_ask_again(dispatcher: Dispatcher) -> None:
    dispatcher.refuse_new()
    reply = FakeReply()
    await dispatcher.command(reply, "help", {}, private=False)
    assert reply.sent == [("tell", "Trackside is stopping: ask again in a moment.")]


async def test_nothing_is_in_flight_once_all_is_answered(dispatcher: Dispatcher) -> None:
    await command(dispatcher, "help")
    assert await dispatcher.drain(0.1)
