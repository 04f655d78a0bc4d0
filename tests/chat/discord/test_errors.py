"""Where errors end: each row of the documented order."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.chat.discord.clicks import Click
from bot.chat.discord.dispatcher import Dispatcher
from bot.chat.discord.errors import handle_completion_error, handle_error, tell
from bot.chat.discord.logs import JSON, Log
from bot.chat.discord.reply_port import (
    AlreadyAnsweredError,
    CommandChangedError,
    ExpiredError,
    RejectedError,
    UndeliveredError,
)
from bot.facts.errors import StoreError
from tests.chat.discord.fake_reply import FakeReply

if TYPE_CHECKING:
    from bot.chat.discord.answer_service import AnswerService
    from bot.chat.discord.reply_port import ReplyError

SORRY = "Something went wrong in Trackside itself. Ask again; if it happens again, tell whoever runs it: "
CHANGED = "This command has changed: restart your Discord, then ask it again."


class TestLog(Log):
    """A log whose lines a test reads."""

    __test__ = False

    def __init__(self) -> None:
        self.stream = io.StringIO()
        super().__init__(self.stream, JSON)
        self.__enter__()

    def lines(self) -> list[dict[str, Any]]:
        """All that was logged."""
        self.__exit__()
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


def caused(error: ReplyError, cause: Exception) -> ReplyError:
    """The error as an adapter raises it."""
    error.__cause__ = cause
    return error


# --- the order, row by row --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "outcome"), [(ExpiredError(), "too late"), (AlreadyAnsweredError(), "answered already")]
)
async def test_a_reply_that_is_over_is_mentioned_to_nobody(error: Exception, outcome: str) -> None:
    log, reply = TestLog(), FakeReply()
    assert await handle_error(error, reply, "result", log) == outcome
    assert (reply.sent, log.lines()) == ([], [])


async def test_whoever_asks_a_command_that_has_changed_is_told_so() -> None:
    log, reply = TestLog(), FakeReply()
    assert await handle_error(CommandChangedError(), reply, "result", log) == "command changed"
    assert (reply.sent, log.lines()) == ([("tell", CHANGED)], [])


async def test_what_the_platform_does_not_take_is_a_line_for_the_operator() -> None:
    log, reply = TestLog(), FakeReply()
    error = caused(UndeliveredError(), ConnectionResetError("gone"))
    assert await handle_error(error, reply, "result", log) == "undelivered"
    (line,) = log.lines()
    assert (line["level"], line["question"], line["reason"]) == ("warning", "result", "ConnectionResetError: gone")
    assert (reply.sent, line["id"], "traceback" in line) == ([], str(reply.id), False)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (caused(RejectedError(), ValueError("no components")), "ValueError: no components"),
        (KeyError("800m"), "KeyError: '800m'"),
        (RuntimeError(), "RuntimeError"),
        (PermissionError(13, "Permission denied"), "PermissionError: [Errno 13] Permission denied"),
        (TimeoutError("of the store"), "TimeoutError: of the store"),
    ],
)
async def test_a_fault_of_ours_is_an_apology_with_the_id_of_its_traceback(error: Exception, reason: str) -> None:
    log, reply = TestLog(), FakeReply()
    outcome = await handle_error(error, reply, "result", log)
    (line,) = log.lines()
    assert outcome == f"failed {line['incident']}"
    assert reply.sent == [("tell", f"{SORRY}{line['incident']}.")]
    assert (line["level"], line["question"], line["reason"], "traceback" in line) == ("error", "result", reason, True)


async def test_facts_that_cannot_be_read_are_an_apology_and_a_sentence() -> None:
    log, reply = TestLog(), FakeReply()
    error = StoreError("The database cannot be read: run “trackside build”.")
    outcome = await handle_error(error, reply, "result", log)
    (line,) = log.lines()
    assert (outcome, reply.sent) == (f"failed {line['incident']}", [("tell", f"{SORRY}{line['incident']}.")])
    assert (line["reason"], "traceback" in line) == (str(error), False)


# --- telling ----------------------------------------------------------------------------------------------------------


async def test_two_incidents_have_two_ids() -> None:
    log = TestLog()
    outcomes = [await handle_error(KeyError(), FakeReply(), "result", log) for _ in range(2)]
    assert outcomes[0] != outcomes[1]
    assert [f"failed {line['incident']}" for line in log.lines()] == outcomes


@pytest.mark.parametrize("error", [ExpiredError(), UndeliveredError()])
async def test_an_asker_who_cannot_be_reached_ends_nothing(error: ReplyError) -> None:
    log = TestLog()
    await tell(FakeReply(error), "a sentence")
    assert (await handle_error(KeyError(), FakeReply(error), "result", log)).startswith("failed ")
    assert len(log.lines()) == 1


async def test_a_click_that_cannot_even_be_read_is_a_fault_like_any_other() -> None:
    log, reply, no_id = TestLog(), FakeReply(), cast("str", None)
    click = Click(no_id, None, "", may_edit=True, is_private=False)
    await Dispatcher(cast("AnswerService", None), log).click(reply, click)
    failed, answered = log.lines()
    assert reply.sent == [("tell", f"{SORRY}{failed['incident']}.")]
    assert (failed["question"], answered["outcome"]) == ("a button", f"failed {failed['incident']}")
    assert "traceback" in failed


# --- completions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "events"),
    [
        (ExpiredError(), []),
        (AlreadyAnsweredError(), []),
        (UndeliveredError(), ["undelivered"]),
        (RejectedError(), ["failed"]),
        (KeyError(), ["failed"]),
        (StoreError("The database cannot be read."), ["failed"]),
    ],
)
async def test_only_the_operator_hears_of_a_completion_that_fails(error: Exception, events: list[str]) -> None:
    log, reply = TestLog(), FakeReply()
    handle_completion_error(error, reply, "completing /result", log)
    assert ([line["event"] for line in log.lines()], reply.sent) == (events, [])
