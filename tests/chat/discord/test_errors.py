"""Where errors end: each row of the documented order, with discord.py's own errors and interactions."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import aiohttp
import discord as library
import pytest
import pytest_asyncio
import yarl
from discord import app_commands

from bot.chat.discord import errors
from bot.chat.discord.dispatcher import Dispatcher
from bot.chat.discord.logs import JSON, Log
from bot.facts.errors import StoreError
from tests.chat.discord.channel import somebody
from tests.double import limits
from tests.double.interactions import prepared
from tests.double.loopback import Discord
from tests.double.people import GUILD, GUILD_INSTALL, owners

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.store import Store
    from tests.double.interactions import Asked

pytestmark = pytest.mark.asyncio(loop_scope="module")

SORRY = "Something went amiss in Trackside itself. Ask again; if it happens again, tell whoever runs it: "
CHANGED = "This command has changed: restart your Discord, then ask it again."
NEVER = "never, for a command that the bot no longer has"


class Response(NamedTuple):
    """As much of an HTTP response as discord.py's errors look at."""

    status: int
    reason: str = "Because"


def http(status: int, code: int = 0) -> library.HTTPException:
    """The error that discord.py raises for such a response."""
    kinds = {403: library.Forbidden, 404: library.NotFound, 503: library.DiscordServerError}
    made: Any = Response(status)
    return kinds.get(status, library.HTTPException)(made, {"code": code, "message": "no"})


@app_commands.command(name="medals", description=NEVER)
async def command(interaction: library.Interaction[Any]) -> None:
    """Nothing."""


class Event(app_commands.Transformer):
    """A kind of option."""


def invoked(error: Exception) -> Exception:
    """The error as it leaves a command."""
    return app_commands.CommandInvokeError(command, error)


class Client(library.Client):
    """Hands over the interactions that arrive."""

    def __init__(self) -> None:
        super().__init__(intents=library.Intents.none(), max_messages=None, guild_ready_timeout=0)
        self.arrived: asyncio.Queue[library.Interaction[Any]] = asyncio.Queue()

    async def on_interaction(self, interaction: library.Interaction[Any]) -> None:
        """Keep it for the test."""
        self.arrived.put_nowait(interaction)


@dataclass(frozen=True, slots=True)
class Stage:
    """A client on the double, in this process."""

    discord: Discord
    client: Client

    async def asked(self, kind: int = limits.COMMAND) -> tuple[Asked, library.Interaction[Any]]:
        """A command as it was asked, and as the client has it."""
        by = somebody("Ada")
        data = {"id": "1", "name": "result", "type": 1, "options": []}
        made = prepared(kind, data, by=by, where=GUILD, authorizing=owners(GUILD, GUILD_INSTALL, by))
        return await self.discord.dispatch(made), await self.client.arrived.get()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    with pytest.MonkeyPatch.context() as patch:
        async with Discord() as discord, Client() as client:
            patch.setattr(library.http.Route, "BASE", discord.rest_url)
            patch.setattr(library.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway.url))
            running = asyncio.create_task(client.start(discord.token))
            await discord.ready()
            yield Stage(discord, client)
            await client.close()
            with contextlib.suppress(asyncio.CancelledError):
                await running


class Logged(Log):
    """A log whose lines a test reads."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        super().__init__(self.stream, JSON)
        self.__enter__()

    def lines(self) -> list[dict[str, Any]]:
        """What was logged, all told."""
        self.__exit__()
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


# --- the order, row by row --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (http(404, 10062), "too late"),
        (invoked(http(404, 10062)), "too late"),
        (http(400, 40060), "answered already"),
        (invoked(http(400, 40060)), "answered already"),
    ],
)
async def test_what_discord_let_go_of_is_told_to_nobody(stage: Stage, error: Exception, outcome: str) -> None:
    log = Logged()
    asked, interaction = await stage.asked()
    assert await errors.handle_error(error, interaction, "result", log) == outcome
    assert (asked.callback, log.lines()) == (None, [])


async def test_an_answer_that_was_given_is_not_given_again(stage: Stage) -> None:
    log = Logged()
    _, interaction = await stage.asked()
    error = library.InteractionResponded(interaction)
    assert await errors.handle_error(error, interaction, "result", log) == "answered already"
    assert log.lines() == []


@pytest.mark.parametrize(
    "error",
    [
        app_commands.CommandNotFound("medals", []),
        app_commands.CommandSignatureMismatch(command),
        app_commands.TransformerError(800, library.AppCommandOptionType.integer, Event()),
    ],
)
async def test_a_command_that_has_changed_is_told_to_the_asker(stage: Stage, error: Exception) -> None:
    log = Logged()
    asked, interaction = await stage.asked()
    assert await errors.handle_error(error, interaction, "result", log) == "command changed"
    reply = await asked.reply()
    assert (reply.content, reply.ephemeral, log.lines()) == (CHANGED, True, [])


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (http(401), "HTTPException: 401 Because (error code: 0): no"),
        (http(403, 50001), "Forbidden: 403 Because (error code: 50001): no"),
        (http(404, 10008), "NotFound: 404 Because (error code: 10008): no"),
        (http(429), "HTTPException: 429 Because (error code: 0): no"),
        (http(503), "DiscordServerError: 503 Because (error code: 0): no"),
        (library.RateLimited(31.0), "RateLimited: Too many requests. Retry in 31.00 seconds."),
        (aiohttp.ServerDisconnectedError(), "ServerDisconnectedError: Server disconnected"),
        (ConnectionResetError("gone"), "ConnectionResetError: gone"),
        (TimeoutError("too long"), "TimeoutError: too long"),
    ],
)
async def test_what_discord_does_not_take_is_a_line_for_the_operator(
    stage: Stage, error: Exception, reason: str
) -> None:
    log = Logged()
    asked, interaction = await stage.asked()
    assert await errors.handle_error(invoked(error), interaction, "result", log) == "undelivered"
    (line,) = log.lines()
    assert (line["level"], line["question"], line["reason"]) == ("warning", "result", reason)
    assert (asked.callback, line["id"], "traceback" in line) == (None, asked.id, False)


@pytest.mark.parametrize(
    "error",
    [
        http(400, 50035),
        http(413),
        app_commands.CheckFailure("no"),
        KeyError("800m"),
        RuntimeError(),
        PermissionError(13, "Permission denied", "facts.db"),
    ],
)
async def test_a_fault_of_ours_is_an_apology_with_the_id_of_its_traceback(stage: Stage, error: Exception) -> None:
    log = Logged()
    asked, interaction = await stage.asked()
    outcome = await errors.handle_error(error, interaction, "result", log)
    reply = await asked.reply()
    (line,) = log.lines()
    assert outcome == f"failed {line['incident']}"
    assert (reply.content, reply.ephemeral) == (f"{SORRY}{line['incident']}.", True)
    assert (line["level"], line["question"], type(error).__name__ in line["traceback"]) == ("error", "result", True)


async def test_facts_that_cannot_be_read_are_an_apology_and_a_sentence(stage: Stage) -> None:
    log = Logged()
    asked, interaction = await stage.asked()
    error = StoreError("The database cannot be read: run “trackside build”.")
    outcome = await errors.handle_error(error, interaction, "result", log)
    (line,) = log.lines()
    assert (outcome, (await asked.reply()).content) == (f"failed {line['incident']}", f"{SORRY}{line['incident']}.")
    assert (line["reason"], "traceback" in line) == (str(error), False)


# --- telling ----------------------------------------------------------------------------------------------------------


async def test_two_incidents_have_two_ids(stage: Stage) -> None:
    log = Logged()
    outcomes = [await errors.handle_error(KeyError(), (await stage.asked())[1], "result", log) for _ in range(2)]
    assert outcomes[0] != outcomes[1]
    assert [f"failed {line['incident']}" for line in log.lines()] == outcomes


async def test_an_asker_who_cannot_be_reached_ends_nothing(stage: Stage) -> None:
    log = Logged()
    _, interaction = await stage.asked()
    stage.discord.rest.fail_next("callback", 404, code=10062)
    assert (await errors.handle_error(KeyError(), interaction, "result", log)).startswith("failed ")
    assert len(log.lines()) == 1


async def test_who_has_an_answer_is_told_below_it(stage: Stage) -> None:
    asked, interaction = await stage.asked()
    await interaction.response.send_message("the answer")
    await errors.tell(interaction, "and a sentence")
    assert ((await asked.reply()).content, asked.original.ephemeral) == ("the answer", False)
    assert [(reply.content, reply.ephemeral) for reply in asked.followups] == [("and a sentence", True)]


async def test_a_click_that_cannot_even_be_read_is_a_fault_like_any_other(stage: Stage) -> None:
    log, store, no_id = Logged(), cast("Store", None), cast("str", None)
    asked, interaction = await stage.asked()
    await Dispatcher(store, log).click(interaction, no_id, None)
    failed, answered = log.lines()
    assert (await asked.reply()).content == f"{SORRY}{failed['incident']}."
    assert (failed["question"], answered["outcome"]) == ("a button", f"failed {failed['incident']}")
    assert "traceback" in failed


async def test_an_interaction_that_is_over_goes_without_the_garbage_collector(stage: Stage) -> None:
    log, store, no_id = Logged(), cast("Store", None), cast("str", None)
    _, interaction = await stage.asked()
    await Dispatcher(store, log).click(interaction, no_id, None)
    log.close()
    known = gc.get_referents(interaction)
    assert [each for each in known if any(back is interaction for back in gc.get_referents(each))] == []


# --- completions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "events"),
    [
        (http(404, 10062), []),
        (http(400, 40060), []),
        (http(503), ["undelivered"]),
        (aiohttp.ClientConnectionError(), ["undelivered"]),
        (TimeoutError(), ["undelivered"]),
        (http(400, 50035), ["failed"]),
        (KeyError(), ["failed"]),
        (StoreError("The database cannot be read."), ["failed"]),
    ],
)
async def test_a_completion_that_fails_is_told_to_the_operator_alone(
    stage: Stage, error: Exception, events: list[str]
) -> None:
    log = Logged()
    asked, interaction = await stage.asked(limits.AUTOCOMPLETE)
    errors.of_completion(error, interaction, "completing /result", log)
    assert ([line["event"] for line in log.lines()], asked.callback) == (events, None)
