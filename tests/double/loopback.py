"""Discord, as far as a bot for interactions meets it: a gateway and REST routes on loopback, and people who ask.

A test asks as people do; what they could not do, the double refuses. Whatever the bot does that Discord does not
document or not accept is a complaint, and complaints fail the test at the end of the block:

    async with Discord() as discord, discord.bot(env={"TRACKSIDE_PACK": …}):
        asked = await discord.slash("result", {"event": "1500m"})
        reply = await asked.reply()
        pressed = await reply.press("Exact words", by=BOB)
"""

from __future__ import annotations

import base64
import json
import secrets
import traceback
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from tests.double import limits
from tests.double.answering import PATIENCE
from tests.double.applications import registered
from tests.double.bot_process import LAUNCH, BotProcess
from tests.double.commands import CHAT, MESSAGE, filled_in, offered, typed
from tests.double.gateway import Gateway
from tests.double.interactions import Asked, Prepared, prepared, sent_now
from tests.double.messages import Message, new, now
from tests.double.people import (
    ADA,
    APPLICATION_ID,
    BOB,
    GUILD,
    GUILD_INSTALL,
    Install,
    Person,
    Place,
    owners,
    snowflake,
    surroundings,
)
from tests.double.rest import API, Rest
from tests.double.waiting import SECONDS, Bell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

Json = dict[str, Any]

SHOWN = 6000
"""So many characters of a payload are shown at most."""


class Discord:
    """The platform on loopback, from entering to leaving the block.

    ``judge`` False lets every payload pass, for measuring. ``guilds`` are the servers that the bot is in, ``commands``
    those that it registered earlier; ``remember`` is how many interactions and messages are kept.
    """

    def __init__(
        self,
        *,
        judge: bool = True,
        guilds: Sequence[str] = (str(GUILD.guild_id),),
        commands: Sequence[Json] = (),
        remember: int = 20_000,
    ) -> None:
        self.judge, self.guilds, self._remember = judge, list(guilds), remember
        self.token = _invented_token()
        self.deadline = PATIENCE
        self.token_lifetime = 15 * 60.0
        self.complaints: list[str] = []
        self.interactions: dict[str, Asked] = {}
        self.tokens: dict[str, Asked] = {}
        self.messages: dict[str, Message] = {}
        self.registered: dict[str | None, list[Json]] = {None: [registered(one, [], None) for one in commands]}
        self.syncs: list[tuple[str | None, list[Json]]] = []
        self.bots: list[BotProcess] = []
        self.bell = Bell(self.alarm, self.seen)
        self.rest = Rest(self)
        self.gateway = Gateway(lambda: self.token if self.rest.token_valid else None, self.guilds, self.complain)
        self.gateway.bell = self.bell
        self.rest_url = ""
        self._runner: web.ServerRunner

    # --- the server -------------------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(web.Server(self._serve, access_log=None), shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self.rest_url, self.gateway.url = f"http://127.0.0.1:{port}{API}", f"ws://127.0.0.1:{port}/gateway"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rest.let_go()
        self.gateway.abort_all()
        await self._runner.cleanup()
        if self.complaints and (error is None or isinstance(error, Exception)):
            raise AssertionError("Discord complains:\n" + "\n\n".join(self.complaints)) from error

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            if request.path in {"/gateway", "/resume"}:
                return await self.gateway.serve(request)
            return await self.rest.answer(request)
        except Exception:  # noqa: BLE001 — a payload that the double cannot even read must be seen by the test
            self.complain(f"{request.method} {request.path} broke the double:\n{traceback.format_exc()}")
            return web.Response(status=500)

    def bot(
        self, env: Mapping[str, str] | None = None, arguments: Sequence[str] = (), module: str = LAUNCH
    ) -> BotProcess:
        """The bot as a process of its own, pointed here; start it with ``async with``."""
        return BotProcess(self, arguments, env or {}, module)

    # --- what went amiss --------------------------------------------------------------------------------------------

    def complain(self, words: str, payload: object = None) -> None:
        """Note what the bot should not have done; the test fails with it at the end."""
        shown = "" if payload is None else "\n" + _shown(payload)
        self.complaints.append(words + shown)
        self.bell.ring()

    def forgive(self) -> list[str]:
        """Hand back the complaints so far, and forget them: for a test that provokes them."""
        found, self.complaints[:] = list(self.complaints), []
        return found

    def alarm(self) -> str | None:
        """Why there is nothing to wait for any more, or None."""
        if self.bots and not any(bot.running for bot in self.bots):
            return "the bot has ended"
        return None

    def seen(self) -> str:
        """What has happened so far, for the message of a test that waited in vain."""
        unanswered = [asked.shown() for asked in self.interactions.values() if asked.callback is None]
        return "\n".join(
            [
                f"gateway: {self.gateway.identified} times signed in, {self.gateway.resumed} times resumed, "
                f"{'connected' if self.gateway.connected else 'not connected'}, closed with {self.gateway.close_codes}",
                f"requests: {self.rest.requests}",
                f"without an answer: {', '.join(unanswered) or 'nothing'}",
                *(f"complaint: {complaint}" for complaint in self.complaints),
                *(bot.shown() for bot in self.bots[-2:]),
            ]
        )

    def note_end(self) -> None:
        """A bot has ended: where it was the last, nobody will answer any more."""
        self.bell.ring()
        if self.alarm():
            for asked in tuple(self.interactions.values()):
                asked.settle(AssertionError(f"no answer to {asked.shown()}: the bot has ended\n{self.seen()}"))

    # --- signing in and commands ------------------------------------------------------------------------------------

    @property
    def identifies(self) -> list[Json]:
        """What clients signed in with, the token left out."""
        return self.gateway.identifies

    @property
    def close_codes(self) -> list[int]:
        """With which codes clients closed their connections; 1006 is a connection that broke."""
        return self.gateway.close_codes

    async def ready(self, seconds: float = SECONDS) -> None:
        """Wait until a client is signed in over a connection that stands."""
        await self.bell.until(lambda: self.gateway.connected, "a client that signs in", seconds)

    @property
    def synced(self) -> list[Json]:
        """The commands of the last bulk overwrite, as they were sent; empty where there was none."""
        return self.syncs[-1][1] if self.syncs else []

    async def synced_commands(self, times: int = 1) -> list[Json]:
        """The commands of the overwrite of that number, as soon as it has come."""
        await self.bell.until(lambda: len(self.syncs) >= times, f"overwrite {times} of the commands")
        return self.syncs[times - 1][1]

    def note_sync(self, guild: str | None, commands: list[Json]) -> None:
        """The commands of everywhere, or of one server, were overwritten."""
        self.syncs.append((guild, commands))
        self.bell.ring()

    async def _command(self, name: str, kind: int, where: Place, install: Install) -> Json:
        known = await self.bell.until(self._all_commands, "commands to be registered")
        return offered(known, name, kind, where, install.value)

    def _all_commands(self) -> list[Json] | None:
        return [one for commands in self.registered.values() for one in commands] or None

    # --- asking -----------------------------------------------------------------------------------------------------

    async def slash(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> Asked:
        """Ask a slash command. A choice may be given by its name.

        Raises:
            AssertionError: Discord does not offer that command there, or would not send it with these options.
        """
        return await self.dispatch(await self.prepare(name, options, by=by, where=where, install=install))

    async def prepare(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> Prepared:
        """A slash command that can be dispatched any number of times, for measuring."""
        command = await self._command(name, CHAT, where, install)
        data = {**_named(command), "options": filled_in(command, options or {})}
        return self._prepared(limits.COMMAND, data, by=by, where=where, authorizing=owners(where, install, by))

    async def complete(
        self,
        name: str,
        option: str,
        text: str,
        others: Mapping[str, Any] | None = None,
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> list[tuple[str, Any]]:
        """What is offered while somebody types an option: names and values."""
        command = await self._command(name, CHAT, where, install)
        data = {**_named(command), "options": typed(command, option, text, others or {})}
        authorizing = owners(where, install, by)
        made = self._prepared(limits.AUTOCOMPLETE, data, by=by, where=where, authorizing=authorizing)
        return (await (await self.dispatch(made)).reply()).choices

    async def use(
        self,
        name: str,
        text: str,
        *,
        author: Person = BOB,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> Asked:
        """Use a command of a message's menu (Apps) on a message with that text."""
        command = await self._command(name, MESSAGE, where, install)
        target = _message_of(author, text, where)
        data = {**_named(command), "target_id": target["id"], "resolved": {"messages": {target["id"]: target}}}
        authorizing = owners(where, install, by)
        return await self.dispatch(self._prepared(limits.COMMAND, data, by=by, where=where, authorizing=authorizing))

    def _prepared(
        self,
        kind: int,
        data: Json,
        *,
        by: Person,
        where: Place,
        authorizing: dict[str, str],
        on: Message | None = None,
    ) -> Prepared:
        around = surroundings(by, where, authorizing)
        return prepared(kind, data, by=by, where=where, authorizing=authorizing, around=around, on=on)

    async def dispatch(self, interaction: Prepared) -> Asked:
        """Send an interaction, with an id and a token of its own, to whoever is signed in."""
        asked = Asked(self, interaction)
        self.interactions[asked.id] = self.tokens[asked.token] = asked
        if len(self.interactions) > self._remember:
            oldest = self.interactions.pop(next(iter(self.interactions)))
            del self.tokens[oldest.token]
        await self.gateway.dispatch("INTERACTION_CREATE", sent_now(asked))
        return asked

    # --- clicking ---------------------------------------------------------------------------------------------------

    async def press(self, message: Message, button: str, *, by: Person = ADA) -> Asked:
        """Click a button of a message, named by its label or its custom_id.

        Raises:
            AssertionError: the message has no such button, or more than one, or one that cannot be clicked, or that
                person does not see the message.
        """
        found = _component(message, {limits.BUTTON}, button, by)
        assert found.get("custom_id"), f"{button!r} is a link, which the bot does not hear of"
        return await self._click(message, found, {}, by)

    async def pick(self, message: Message, menu: str, *options: str, by: Person = ADA) -> Asked:
        """Choose options, by label or value, from a menu that is named by its placeholder or its custom_id.

        Raises:
            AssertionError: as with ``press``; or the menu has no such option, or wants more or fewer.
        """
        found = _component(message, {limits.SELECT}, menu, by)
        values = [_option(found, option) for option in options]
        least, most = found.get("min_values", 1), found.get("max_values", 1)
        assert least <= len(values) <= most, f"{menu!r} wants {least} to {most} options, not {len(values)}"
        return await self._click(message, found, {"values": values}, by)

    async def _click(self, message: Message, component: Mapping[str, Any], more: Json, by: Person) -> Asked:
        named = {"custom_id": component["custom_id"], "component_type": component["type"], "id": component.get("id", 1)}
        return await self.dispatch(self.prepare_click(message, {**named, **more}, by=by))

    def prepare_click(self, message: Message, data: Json, *, by: Person = ADA) -> Prepared:
        """A click that can be dispatched any number of times; ``data`` is not held against the message."""
        authorizing = message.authorizing
        return self._prepared(limits.COMPONENT, data, by=by, where=message.where, authorizing=authorizing, on=message)

    async def press_raw(self, custom_id: str, message: Message | None = None, *, by: Person = ADA) -> Asked:
        """Click a button with that custom_id as an older version of the bot may have sent it."""
        if message is None:
            button = {"type": limits.BUTTON, "style": 2, "label": "From before", "custom_id": custom_id}
            message = self.old_message([{"type": limits.ROW, "components": [button]}])
        data = {"custom_id": custom_id, "component_type": limits.BUTTON, "id": 2}
        return await self.dispatch(self.prepare_click(message, data, by=by))

    def old_message(
        self,
        components: list[Json],
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
        private: bool = False,
    ) -> Message:
        """A message that the bot sent before this test, in answer to a command of ``by``."""
        authorizing = owners(where, install, by)
        metadata = {"id": snowflake(), "type": 2, "user": by.user(), "authorizing_integration_owners": authorizing}
        flags = limits.V2 | (limits.EPHEMERAL if private else 0)
        data = {"components": components}
        made = new(data, kind=20, where=where, channel_flags=flags, files={}, more={"interaction_metadata": metadata})
        return self.keep(Message(made, where, authorizing, by if private else None))

    def keep(self, message: Message) -> Message:
        """Remember a message of the bot."""
        self.messages[message.id] = message
        if len(self.messages) > self._remember:
            del self.messages[next(iter(self.messages))]
        return message


def _invented_token() -> str:
    """A token of the right shape: three parts, of which the first is the account's number."""
    account = base64.urlsafe_b64encode(APPLICATION_ID.encode()).decode().rstrip("=")
    return f"{account}.{secrets.token_urlsafe(5)[:6]}.{secrets.token_urlsafe(29)[:38]}"


def _shown(payload: object) -> str:
    text = payload if isinstance(payload, str) else json.dumps(payload, ensure_ascii=False, indent=1)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} … ({len(text):,} characters)"


def _named(command: Json) -> Json:
    guild = {"guild_id": command["guild_id"]} if command.get("guild_id") else {}
    return {"id": command["id"], "name": command["name"], "type": command["type"], **guild}


def _message_of(author: Person, text: str, where: Place) -> Json:
    """A message that somebody wrote, as the interaction carries it that is about it."""
    return {
        "id": snowflake(),
        "type": 0,
        "channel_id": where.channel_id,
        "author": author.user(),
        "content": text,
        "timestamp": now(),
        "edited_timestamp": None,
        "flags": 0,
        "pinned": False,
        "tts": False,
        "mention_everyone": False,
        **dict.fromkeys(("mentions", "mention_roles", "attachments", "embeds", "components"), []),
    }


def _component(message: Message, types: set[int], name: str, by: Person) -> Mapping[str, Any]:
    """The one component of that name that this person can use."""
    assert not message.deleted, "the message is deleted"
    seen_by = message.seen_by
    assert seen_by in {None, by}, f"{by.name} does not see the message, which is for {seen_by and seen_by.name} only"
    there = [one for one in message.components() if one["type"] in types]
    found = [one for one in there if name in _names(one)]
    listed = "; ".join(" = ".join(filter(None, _names(one))) for one in there) or "nothing of the kind"
    assert found, f"the message has no {name!r}; it has: {listed}"
    assert len(found) == 1, (
        f"the message has {len(found)} that are called {name!r}: name one by its custom_id: {listed}"
    )
    assert not found[0].get("disabled"), f"{name!r} is disabled"
    return found[0]


def _names(component: Mapping[str, Any]) -> list[str | None]:
    return [component.get("label"), component.get("placeholder"), component.get("custom_id")]


def _option(menu: Mapping[str, Any], name: str) -> str:
    options = {option["label"]: option["value"] for option in menu["options"]}
    value = options.get(name, name)
    assert value in options.values(), f"the menu has no option {name!r}; it has: {'; '.join(options)}"
    return str(value)
