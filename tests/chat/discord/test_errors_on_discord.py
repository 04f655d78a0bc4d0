"""What goes wrong on Discord, end to end: who is told what, what the operator reads, and that the bot goes on."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING, Any

import pytest

from bot.store.writing.build import build_database
from tests.chat.discord.channel import click, final_reply, next_button, somebody
from tests.chat.discord.running import running
from tests.double import limits
from tests.double.interactions import prepared
from tests.double.people import GUILD, GUILD_INSTALL, owners
from tests.double.waiting import SECONDS
from tests.facts import small_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.chat.discord.running import Running
    from tests.double.interactions import Asked

pytestmark = pytest.mark.asyncio(loop_scope="module")

SORRY = "Something went wrong in Trackside itself. Ask again; if it happens again, tell whoever runs it: "
CHANGED = "This command has changed: restart your Discord, then ask it again."


async def asked(bot: Running, name: str, **options: object) -> Asked:
    """A question of somebody who has not asked before."""
    return await bot.discord.slash(name, options, by=somebody("Ada"))


async def sent(bot: Running, name: str, *options: dict[str, Any], kind: int = limits.COMMAND) -> Asked:
    """A command as it may arrive although Discord knows no such command, or not with these options."""
    by = somebody("Ada")
    data = {"id": "1", "name": name, "type": 1, "options": list(options)}
    return await bot.discord.dispatch(
        prepared(kind, data, by=by, where=GUILD, authorizing=owners(GUILD, GUILD_INSTALL, by))
    )


def tries(bot: Running) -> int:
    """How many first responses have arrived at Discord so far."""
    return bot.discord.rest.requests.get("callback", 0)


# --- Discord ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_a_response_that_discord_fails_to_take_is_sent_again(bot: Running, status: int) -> None:
    before = tries(bot)
    bot.discord.rest.fail_next("callback", status, retry_after=0.01)
    question = await asked(bot, "help")
    assert (await question.reply()).text.startswith("### What can be asked")
    assert (await bot.line(question))["outcome"] == "answered"
    assert (tries(bot) - before, question.refusals, question.followups) == (2, [], [])


async def test_a_response_whose_receipt_is_lost_stands_once(bot: Running) -> None:
    bot.discord.rest.fail_next("callback", 503, after=True)
    question = await asked(bot, "help")
    assert (await bot.line(question))["outcome"] == "answered already"
    assert (await question.reply()).text.startswith("### What can be asked")
    assert ([refused.code for refused in question.refusals], question.followups) == ([40060], [])


async def test_a_click_whose_receipt_is_lost_changes_the_message_once(bot: Running) -> None:
    first = await (await asked(bot, "result", event="800m")).reply()
    bot.discord.rest.fail_next("callback", 503, after=True)
    pressed = await first.press(next_button(first))
    assert (await bot.line(pressed))["outcome"] == "answered already"
    assert (await pressed.reply()).edits


async def test_a_discord_that_goes_on_failing_is_one_line_and_the_bot_answers_the_next(bot: Running) -> None:
    bot.discord.rest.fail_next("callback", 503, times=3)
    question = await asked(bot, "help")
    line = await bot.line(question)
    assert line["outcome"] == "undelivered"
    assert [(line["level"], line["message"]) for line in bot.lines("undelivered") if line["id"] == question.id] == [
        (
            "warning",
            f"help: the answer did not reach Discord: TimeoutError: it was not taken within 3 seconds ({question.id})",
        )
    ]
    assert "Traceback" not in bot.bot.err
    await (await asked(bot, "help")).reply()


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_refusal_is_one_line_for_the_operator(bot: Running, status: int) -> None:
    bot.discord.rest.fail_next("callback", status)
    question = await asked(bot, "help")
    assert (await bot.line(question))["outcome"] == "undelivered"
    (line,) = (line for line in bot.lines("undelivered") if line["id"] == question.id)
    assert f": {status} " in line["reason"]


@pytest.mark.parametrize("status", [400, 413])
async def test_a_message_that_discord_cannot_accept_is_a_fault_of_ours(bot: Running, status: int) -> None:
    bot.discord.rest.fail_next("callback", status, code=50035)
    question = await asked(bot, "help")
    reply = await question.reply()
    incident = reply.content.removeprefix(SORRY).rstrip(".")
    assert (reply.ephemeral, (await bot.line(question))["outcome"]) == (True, f"failed {incident}")
    assert "Traceback (most recent call last)" in bot.lines("failed")[-1]["traceback"]


async def test_an_answer_that_comes_too_late_is_one_quiet_line(bot: Running) -> None:
    bot.discord.deadline = 0.0
    question = await asked(bot, "help")
    line = await bot.line(question)
    assert (line["level"], line["outcome"]) == ("info", "too late")
    assert sum(question.id in line for line in bot.bot.err.splitlines()) == 1
    assert [refused.code for refused in question.refusals] == [10062]


async def test_a_click_that_is_answered_too_late_is_one_quiet_line(bot: Running) -> None:
    first = await (await asked(bot, "result", event="800m")).reply()
    bot.discord.deadline = 0.0
    pressed = await click(first, "Exact words", somebody("Bob"))
    assert (await bot.line(pressed))["outcome"] == "too late"
    assert sum(pressed.id in line for line in bot.bot.err.splitlines()) == 1


async def test_completions_that_come_too_late_are_not_worth_a_line(bot: Running) -> None:
    prepared_one = await bot.discord.prepare_completion("result", "event", "800", by=somebody("Ada"))
    before = bot.bot.err
    bot.discord.deadline = 0.0
    await (await bot.discord.dispatch(prepared_one)).refusal()
    bot.discord.deadline = SECONDS
    question = await asked(bot, "help")
    await bot.line(question)
    assert [line for line in bot.bot.err.removeprefix(before).splitlines() if question.id not in line] == []


# --- the facts and ourselves ------------------------------------------------------------------------------------------


async def test_a_fault_of_ours_is_a_private_apology_and_a_traceback_under_the_same_id(bot: Running) -> None:
    bot.change("UPDATE points SET record = '[]'")
    question = await asked(bot, "athlete", person="ada-brown")
    reply = await question.reply()
    assert reply.ephemeral
    assert reply.content.startswith(SORRY)
    incident = reply.content.removeprefix(SORRY).rstrip(".")
    assert len(incident) == 8
    assert (await bot.line(question))["outcome"] == f"failed {incident}"
    (line,) = (line for line in bot.lines("failed") if line["incident"] == incident)
    assert (line["level"], line["question"]) == ("error", "athlete")
    assert line["reason"].startswith("ValidationError: Expected `array`")
    assert line["traceback"].startswith("Traceback (most recent call last):\n")
    assert "athlete.py" in line["traceback"]


def overwritten_with_noise(database: Path) -> None:
    with database.open("rb+") as file:  # all but the first page, which has the schema
        file.seek(4096)
        file.write(b"\x55" * (database.stat().st_size - 4096))


def cut_off(database: Path) -> None:
    with database.open("rb+") as file:
        file.truncate(8192)


def copied_over(database: Path) -> None:
    other = database.with_name(f"pack-{'0' * 16}.db")
    build_database(small_pack.write(database.parent / "other"), other)
    shutil.copyfile(other, database)


@pytest.mark.parametrize("damage", [overwritten_with_noise, cut_off, copied_over])
async def test_a_database_that_is_damaged_is_built_again_once_and_whoever_asked_is_answered(
    bot: Running, damage: Callable[[Path], None]
) -> None:
    right = (await (await asked(bot, "recap", event="800m")).reply()).text
    failed, damaged, replies = len(bot.lines("failed")), len(bot.lines("damaged")), []
    damage(bot.database)
    for question in [await asked(bot, "recap", event="800m") for _ in range(5)]:
        replies.append((await final_reply(question)).text)
        await bot.line(question)
    assert replies == [right] * 5
    assert bot.database.read_bytes() == bot.whole.read_bytes()
    (line,) = bot.lines("damaged")[damaged:]
    assert (line["level"], str(bot.database) in line["reason"]) == ("warning", True)
    assert bot.lines("failed")[failed:] == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system without POSIX signals")
async def test_a_damaged_database_that_cannot_be_built_again_is_an_apology_and_a_sentence_for_the_operator(
    harbour: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(harbour, pack)
    async with running(tmp_path, pack) as bot:
        people = (pack / "data" / "people.toml").read_bytes()
        (pack / "data" / "people.toml").write_bytes(people + b"[[person]]\n")
        cut_off(bot.database)
        reasons = []
        for _ in range(3):
            question = await asked(bot, "recap", event="800m")
            reply = await final_reply(question)
            assert (reply.ephemeral, reply.content.startswith(SORRY)) == (True, True)
            await bot.line(question)
            (line,) = (line for line in bot.lines("failed") if line["incident"] in reply.content)
            reasons.append(line["reason"])
        assert "run “trackside check --pack " in reasons[0]
        assert all(reason.endswith(": run “trackside build”.") for reason in reasons[1:])
        assert (len(bot.lines("damaged")), "Traceback" in bot.bot.err) == (1, False)
        (pack / "data" / "people.toml").write_bytes(people)
        bot.bot.terminate(signal.SIGHUP)
        await bot.bot.logged('"pack-read"')
        assert (await final_reply(await asked(bot, "recap", event="800m"))).text.startswith("### Women's 800m final")


async def test_completions_that_fail_are_an_empty_list_and_a_traceback_for_the_operator(bot: Running) -> None:
    bot.change("UPDATE points SET record = '[]'")
    before = len(bot.lines("failed"))
    assert await bot.discord.complete("athlete", "part", "", {"person": "ada-brown"}, by=somebody("Ada")) == []
    await bot.bot.logged("completing /athlete")
    (line,) = bot.lines("failed")[before:]
    assert (line["question"], line["level"]) == ("completing /athlete", "error")
    assert "Traceback" in line["traceback"]


async def test_it_answers_again_as_soon_as_the_database_is_whole(bot: Running) -> None:
    bot.change("UPDATE points SET record = '[]'")
    assert (await (await asked(bot, "athlete", person="ada-brown")).reply()).content.startswith(SORRY)
    bot.put(bot.whole)
    assert (await (await asked(bot, "athlete", person="ada-brown")).reply()).text.startswith("### Ada Brown\n")


# --- what a person can send although Discord would not offer it -------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options"),
    [
        pytest.param("records", (), id="a command that is gone"),
        pytest.param("result", ({"name": "final", "type": 1, "options": []},), id="a command that had parts"),
        pytest.param("search", (), id="an option that is missing"),
        pytest.param("search", ({"name": "text", "type": 3, "value": "bell"},), id="an option that was renamed"),
    ],
)
async def test_a_command_that_has_changed_is_a_private_sentence(
    bot: Running, name: str, options: tuple[dict[str, Any], ...]
) -> None:
    question = await sent(bot, name, *options)
    reply = await question.reply()
    assert (reply.content, reply.ephemeral) == (CHANGED, True)
    line = await bot.line(question)
    assert (line["question"], line["outcome"]) == (name, "command changed")


@pytest.mark.parametrize(
    "option",
    [
        {"name": "event", "type": 4, "value": 800},
        {"name": "event", "type": 10, "value": 800.5},
        {"name": "event", "type": 5, "value": True},
        {"name": "event", "type": 3, "value": "\0" * 6000},
        {"name": "private", "type": 3, "value": "yes"},
    ],
    ids=["a number", "a fraction", "a yes", "6,000 null characters", "a word for a yes"],
)
async def test_an_option_of_another_type_is_answered(bot: Running, option: dict[str, Any]) -> None:
    question = await sent(bot, "result", option)
    assert (await question.reply()).text
    assert (await bot.line(question))["outcome"] in {"answered", "not found", "unreadable"}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        pytest.param("records", ({"name": "event", "type": 3, "value": "8", "focused": True},), id="no such command"),
        pytest.param("result", ({"name": "race", "type": 3, "value": "8", "focused": True},), id="no such option"),
        pytest.param("result", ({"name": "event", "type": 3, "value": "8"},), id="no focus"),
        pytest.param("result", (), id="no option"),
    ],
)
async def test_what_cannot_be_completed_is_an_empty_list(
    bot: Running, name: str, options: tuple[dict[str, Any], ...]
) -> None:
    before = bot.bot.err
    question = await sent(bot, name, *options, kind=limits.AUTOCOMPLETE)
    assert (await question.reply()).choices == []
    after = await asked(bot, "help")
    await bot.line(after)
    assert [line for line in bot.bot.err.removeprefix(before).splitlines() if after.id not in line] == []
