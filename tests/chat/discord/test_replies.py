"""Discord's adapter of the reply port, with discord.py's own interactions and errors."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import aiohttp
import discord as library
import pytest
import pytest_asyncio
import yarl

from bot.chat.discord.replies import InteractionReply, reply_error
from bot.chat.discord.reply_port import AlreadyAnsweredError, ExpiredError, RejectedError, UndeliveredError
from tests.chat.discord.channel import somebody
from tests.double import limits
from tests.double.interactions import prepared
from tests.double.loopback import Discord
from tests.double.people import GUILD, GUILD_INSTALL, owners

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.double.interactions import Asked

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Response(NamedTuple):
    """As much of an HTTP response as discord.py's errors look at."""

    status: int
    reason: str = "Because"


def http(status: int, code: int = 0) -> library.HTTPException:
    """The error that discord.py raises for such a response."""
    kinds = {403: library.Forbidden, 404: library.NotFound, 503: library.DiscordServerError}
    response: Any = Response(status)
    return kinds.get(status, library.HTTPException)(response, {"code": code, "message": "no"})


class Client(library.Client):
    """Hands over the interactions that arrive."""

    def __init__(self) -> None:
        super().__init__(
            intents=library.Intents.none(),
            max_messages=None,
            guild_ready_timeout=0,
            allowed_mentions=library.AllowedMentions.none(),
        )
        self.arrived: asyncio.Queue[library.Interaction[Any]] = asyncio.Queue()

    async def on_interaction(self, interaction: library.Interaction[Any]) -> None:
        """Keep it for the test."""
        self.arrived.put_nowait(interaction)


@dataclass(frozen=True, slots=True)
class Stage:
    """A client on the double, in this process."""

    discord: Discord
    client: Client

    async def asked(self, kind: int = limits.COMMAND) -> tuple[Asked, InteractionReply]:
        """A command as it was asked, and the reply to it."""
        by = somebody("Ada")
        data = {"id": "1", "name": "result", "type": 1, "options": []}
        command = prepared(kind, data, by=by, where=GUILD, authorizing=owners(GUILD, GUILD_INSTALL, by))
        asked = await self.discord.dispatch(command)
        return asked, InteractionReply(await self.client.arrived.get())


@contextlib.asynccontextmanager
async def _connected() -> AsyncIterator[Stage]:
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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with _connected() as connected:
        yield connected


def page(text: str) -> list[dict[str, Any]]:
    """A page with a text."""
    return [{"type": limits.CONTAINER, "components": [{"type": limits.TEXT, "content": text}]}]


# --- what errors mean -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (http(404, 10062), ExpiredError),
        (http(400, 40060), AlreadyAnsweredError),
        (http(400, 50035), RejectedError),
        (http(413), RejectedError),
        (http(401), UndeliveredError),
        (http(403, 50001), UndeliveredError),
        (http(404, 10008), UndeliveredError),
        (http(429), UndeliveredError),
        (http(503), UndeliveredError),
        (library.RateLimited(31.0), UndeliveredError),
        (aiohttp.ServerDisconnectedError(), UndeliveredError),
        (ConnectionResetError("gone"), UndeliveredError),
        (TimeoutError("too long"), UndeliveredError),
    ],
)
async def test_each_error_of_discord_and_the_network_has_a_meaning(error: Exception, meaning: type[Exception]) -> None:
    assert type(reply_error(error)) is meaning


async def test_the_error_of_the_library_is_the_cause(stage: Stage) -> None:
    _, reply = await stage.asked()
    stage.discord.rest.fail_next("callback", 403, code=50001)
    with pytest.raises(UndeliveredError) as raised:
        await reply.answer(page("800m"), private=False)
    assert isinstance(raised.value.cause, library.Forbidden)


async def test_a_second_first_response_is_already_answered_and_goes_nowhere(stage: Stage) -> None:
    asked, reply = await stage.asked()
    await reply.answer(page("first"), private=False)
    with pytest.raises(AlreadyAnsweredError):
        await reply.answer(page("second"), private=False)
    assert (asked.original.text, asked.followups, asked.refusals) == ("first", [], [])


async def test_nothing_is_sent_through_a_connection_that_is_closed() -> None:
    async with _connected() as stage:
        asked, reply = await stage.asked()
        await stage.client.close()
        with pytest.raises(UndeliveredError) as raised:
            await reply.answer(page("800m"), private=False)
        assert str(raised.value.cause) == "its connection to Discord is closed"
        assert asked.callback is None


# --- what is sent -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["räce ≤ 3:29.65", "half \ud83d of one"])
async def test_any_text_can_be_sent(stage: Stage, text: str) -> None:
    asked, reply = await stage.asked()
    await reply.answer(page(text), private=True)
    assert ((await asked.reply()).text, asked.original.ephemeral) == (text, True)


async def test_text_comes_below_an_answer_that_was_sent(stage: Stage) -> None:
    asked, reply = await stage.asked()
    await reply.answer(page("the answer"), private=False)
    await reply.tell("and a sentence")
    assert ((await asked.reply()).text, asked.original.ephemeral) == ("the answer", False)
    assert [(below.content, below.ephemeral) for below in asked.followups] == [("and a sentence", True)]


async def test_text_comes_below_a_private_answer_that_was_promised_and_has_come(stage: Stage) -> None:
    asked, reply = await stage.asked()
    await reply.defer(private=True)
    await reply.answer(page("the answer"), private=True)
    await reply.tell("and a sentence")
    assert asked.original.text == "the answer"
    assert [(below.content, below.ephemeral) for below in asked.followups] == [("and a sentence", True)]
