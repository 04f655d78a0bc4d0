"""The REST routes, spoken to without a library: what they answer, and how they fail when a test asks for that."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientSession, FormData

from tests.double import openapi
from tests.double.loopback import Discord
from tests.double.people import APPLICATION_ID, GROUP_DM, USER_INSTALL
from tests.double.test_gateway import PING, connected

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.double.interactions import Asked

V2 = 1 << 15
EVERYWHERE = {**PING, "contexts": [0, 1, 2], "integration_types": [0, 1]}
COMMANDS = f"/applications/{APPLICATION_ID}/commands"
COMMAND = {"name": "result", "description": "A result", "type": 1, "options": []}


def text(words: str) -> dict[str, Any]:
    return {"flags": V2, "components": [{"type": 10, "content": words}]}


class Caller:
    """Sends requests and hands back the status and the body."""

    def __init__(self, discord: Discord, session: ClientSession) -> None:
        self.discord, self._session = discord, session
        self.headers: dict[str, str] = {}

    async def __call__(self, method: str, path: str, payload: object = None, **more: Any) -> tuple[int, Any]:  # noqa: ANN401
        more = {"headers": {"Authorization": f"Bot {self.discord.token}"}, **more}
        if payload is not None:
            more["data"] = json.dumps(payload)
            more["headers"]["Content-Type"] = "application/json"
        async with self._session.request(method, self.discord.rest_url + path, **more) as response:
            self.headers = dict(response.headers)
            return response.status, json.loads(await response.text() or "null")

    async def callback(self, asked: Asked, kind: int, data: object = None) -> tuple[int, Any]:
        path = f"/interactions/{asked.id}/{asked.token}/callback?with_response=1"
        return await self("POST", path, {"type": kind, **({"data": data} if data is not None else {})})


@contextlib.asynccontextmanager
async def calling() -> AsyncIterator[tuple[Discord, Caller]]:
    """A double, somebody who is signed in to its gateway and is silent, and a caller of its routes."""
    async with Discord(commands=[EVERYWHERE]) as discord, connected(discord) as client, ClientSession() as session:
        await client.sign_in(discord.token)
        yield discord, Caller(discord, session)


async def test_an_answer_has_the_headers_that_clients_look_for() -> None:
    async with calling() as (_, call):
        status, body = await call("GET", "/users/@me")
        assert (status, body["id"], body["bot"]) == (200, APPLICATION_ID, True)
        assert call.headers["Content-Type"] == "application/json"
        assert call.headers["X-RateLimit-Remaining"] == "49"


@pytest.mark.skipif(openapi.document_path() is None, reason="Discord's OpenAPI document is not beside the checkout")
async def test_accounts_and_callbacks_fit_discords_own_document() -> None:
    async with calling() as (discord, call):
        assert openapi.faults("UserPIIResponse", (await call("GET", "/users/@me"))[1]) == []
        for path in ("/applications/@me", "/oauth2/applications/@me"):
            assert openapi.faults("PrivateApplicationResponse", (await call("GET", path))[1]) == []
        assert openapi.faults("GatewayBotResponse", (await call("GET", "/gateway/bot"))[1]) == []
        for kind, data in ((4, text("hello")), (5, {"flags": 64})):
            body = (await call.callback(await discord.slash("ping"), kind, data))[1]
            assert openapi.faults("InteractionCallbackResponse", body) == []


async def test_a_wrong_token_is_unauthorized() -> None:
    async with calling() as (discord, call):
        discord.rest.token_valid = False
        assert await call("GET", "/users/@me") == (401, {"message": "401: Unauthorized", "code": 0})


async def test_commands_are_overwritten_and_keep_their_ids() -> None:
    async with calling() as (discord, call):
        status, first = await call("PUT", COMMANDS, [COMMAND])
        again = (await call("PUT", COMMANDS, [COMMAND]))[1]
        assert (status, first[0]["id"] == again[0]["id"], first[0]["version"] == again[0]["version"]) == (
            200,
            True,
            False,
        )
        assert discord.synced == [COMMAND]
        assert [guild for guild, _ in discord.syncs] == [None, None]
        guild = f"/applications/{APPLICATION_ID}/guilds/{discord.guilds[0]}/commands"
        assert (await call("PUT", guild, [COMMAND]))[1][0]["guild_id"] == discord.guilds[0]
        assert (await call("PUT", guild.replace(discord.guilds[0], "9"), [COMMAND]))[1]["code"] == 50001
        assert (await call("DELETE", f"{COMMANDS}/{first[0]['id']}"))[0] == 204
        assert (await call("GET", COMMANDS)) == (200, [])


async def test_a_command_over_a_limit_is_refused_and_shown() -> None:
    async with calling() as (discord, call):
        assert (await call("PUT", COMMANDS, [{**COMMAND, "name": "Result"}]))[1]["code"] == 50035
        assert "/Result: the name 'Result' is not all small letters, digits, - and _\n[" in discord.forgive()[0]


async def test_a_callback_is_answered_with_its_message() -> None:
    async with calling() as (discord, call):
        asked = await discord.slash("ping")
        status, body = await call.callback(asked, 4, text("hello"))
        assert status == 200
        assert body["resource"]["message"]["components"] == [{"type": 10, "content": "hello", "id": 1}]
        assert body["interaction"]["response_message_id"] == (await asked.reply()).message["id"]


async def test_an_interaction_that_never_was_is_unknown() -> None:
    async with calling() as (discord, call):
        status, body = await call("POST", "/interactions/1/x/callback", {"type": 4, "data": text("hello")})
        assert (status, body["code"]) == (404, 10062)
        assert discord.forgive()


async def test_an_unknown_route_is_shown_with_its_payload() -> None:
    async with calling() as (discord, call):
        assert (await call("POST", "/channels/1/messages", {"content": "hello"}))[0] == 404
        assert discord.forgive() == ['unknown route POST /api/v10/channels/1/messages\n{\n "content": "hello"\n}']


async def test_a_rate_limit_says_when_to_come_back() -> None:
    async with calling() as (discord, call):
        discord.rest.fail_next("callback", 429, retry_after=0.25)
        asked = await discord.slash("ping")
        status, body = await call.callback(asked, 4, text("hello"))
        assert (status, body["retry_after"], call.headers["Via"]) == (429, 0.25, "1.1 google")
        assert (await call.callback(asked, 4, text("hello")))[0] == 200


async def test_an_answer_that_is_lost_on_the_way_was_given_all_the_same() -> None:
    async with calling() as (discord, call):
        discord.rest.fail_next("callback", 503, after=True)
        asked = await discord.slash("ping")
        assert (await call.callback(asked, 4, text("hello")))[0] == 503
        assert (await asked.reply()).text == "hello"
        assert (await call.callback(asked, 4, text("hello")))[1]["code"] == 40060


async def test_a_route_can_be_held() -> None:
    async with calling() as (discord, call):
        let_go = discord.rest.hold("callback")
        asked = await discord.slash("ping")
        answer = asyncio.create_task(call.callback(asked, 4, text("hello")))
        await discord.rest.arrived("callback")
        assert not answer.done()
        let_go.set()
        assert (await answer)[0] == 200


async def test_what_follows_needs_a_first_answer_and_a_fresh_token() -> None:
    async with calling() as (discord, call):
        asked = await discord.slash("ping")
        path = f"/webhooks/{APPLICATION_ID}/{asked.token}"
        assert (await call("POST", path, text("more")))[1]["code"] == 10015
        assert discord.forgive()
        await call.callback(asked, 5)
        assert (await call("GET", f"{path}/messages/@original"))[1]["flags"] == 128
        assert (await call("POST", path, text("what was promised")))[1]["id"] == asked.original.message["id"]
        assert asked.original.text == "what was promised"
        number = (await call("POST", path, text("more")))[1]["id"]
        assert (await call("PATCH", f"{path}/messages/{number}", text("changed")))[0] == 200
        assert (await call("DELETE", f"{path}/messages/{number}"))[0] == 204
        assert (await call("GET", f"{path}/messages/{number}"))[1]["code"] == 10008
        discord.token_lifetime = 0.0
        assert (await call("POST", path, text("more")))[1]["code"] == 50027


async def test_five_follow_ups_are_all_that_a_persons_own_app_may_send() -> None:
    async with calling() as (discord, call):
        asked = await discord.slash("ping", where=GROUP_DM, install=USER_INSTALL)
        await call.callback(asked, 4, text("hello"))
        path = f"/webhooks/{APPLICATION_ID}/{asked.token}"
        codes = [(await call("POST", path, text(str(number))))[0] for number in range(6)]
        assert codes == [200, 200, 200, 200, 200, 400]
        assert discord.forgive()[0].startswith("follow-up 6 to 'ping'()")


async def test_files_come_in_parts() -> None:
    async with calling() as (discord, call):
        asked = await discord.slash("ping")
        form = FormData(quote_fields=False)
        shown = {"type": 13, "file": {"url": "attachment://notes.txt"}}
        form.add_field("payload_json", json.dumps({"type": 4, "data": {"flags": V2, "components": [shown]}}))
        form.add_field("files[0]", b"3:29.38", filename="notes.txt", content_type="text/plain")
        status, _ = await call("POST", f"/interactions/{asked.id}/{asked.token}/callback", data=form)
        assert (status, (await asked.reply()).files) == (204, {"notes.txt": b"3:29.38"})


async def test_what_is_not_measured_is_let_through_where_nothing_is_judged() -> None:
    async with calling() as (discord, call):
        discord.judge = False
        assert (await call.callback(await discord.slash("ping"), 4, text("x" * 5000)))[0] == 200
