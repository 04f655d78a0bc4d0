"""The platform itself: its server on loopback, what it keeps, and its complaints about the bot."""

from __future__ import annotations

import base64
import json
import secrets
import traceback
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from tests.double.applications import registered
from tests.double.bot_process import LAUNCH, BotProcess
from tests.double.gateway import Gateway
from tests.double.people import APPLICATION_ID, GUILD
from tests.double.rest import API, Rest
from tests.double.waiting import SECONDS, Bell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from tests.double.interactions import Asked
    from tests.double.messages import Message

Json = dict[str, Any]

SHOWN = 6000
"""So many characters of a payload are shown at most."""


class Platform:
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
        remember: int = 1000,
    ) -> None:
        self.judge, self.guilds, self.remember = judge, list(guilds), remember
        self.token = _invented_token()
        # Discord wants the first response within 3 s. That a slow machine takes longer is no fault of the bot, so only
        # tests of lateness set less than a test waits at all.
        self.deadline = SECONDS
        self.token_lifetime = 15 * 60.0
        self.complaints: list[str] = []
        self.interactions: dict[str, Asked] = {}
        self.tokens: dict[str, Asked] = {}
        self.messages: dict[str, Message] = {}
        self.registered: dict[str | None, list[Json]] = {None: [registered(one, [], None) for one in commands]}
        self.syncs: list[tuple[str | None, list[Json]]] = []
        self.bots: list[BotProcess] = []
        self.running = 0
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
        except ConnectionResetError:  # the bot was stopped meanwhile: nobody reads the answer
            return web.Response(status=500)
        except Exception:  # noqa: BLE001 — a payload that the double cannot even read must be seen by the test
            self.complain(f"{request.method} {request.path} broke the double:\n{traceback.format_exc()}")
            return web.Response(status=500)

    def bot(
        self, env: Mapping[str, str] | None = None, arguments: Sequence[str] = (), module: str = LAUNCH
    ) -> BotProcess:
        """The bot as a process of its own, pointed here; start it with ``async with``."""
        return BotProcess(self, arguments, env or {}, module)

    # --- what went wrong --------------------------------------------------------------------------------------------

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
        return "the bot has ended" if self.bots and not self.running else None

    def seen(self) -> str:
        """What has happened so far, for the message of a test that waited in vain."""
        unanswered = [asked.shown() for asked in self.interactions.values() if asked.callback is None]
        return "\n".join(
            [
                self.gateway.shown(),
                f"requests: {self.rest.requests}",
                f"without an answer: {', '.join(unanswered) or 'nothing'}",
                *(f"complaint: {complaint}" for complaint in self.complaints),
                *(bot.shown() for bot in self.bots[-2:]),
            ]
        )

    def note_end(self) -> None:
        """A bot has ended: where it was the last, nobody will answer any more."""
        self.running -= 1
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

    def keep(self, message: Message) -> Message:
        """Remember a message of the bot."""
        self.messages[message.id] = message
        if len(self.messages) > self.remember:
            del self.messages[next(iter(self.messages))]
        return message


def _invented_token() -> str:
    """A token of the right shape: three parts, of which the first is the account's number."""
    account = base64.urlsafe_b64encode(APPLICATION_ID.encode()).decode().rstrip("=")
    return f"{account}.{secrets.token_urlsafe(5)[:6]}.{secrets.token_urlsafe(29)[:38]}"


def _shown(payload: object) -> str:
    text = payload if isinstance(payload, str) else json.dumps(payload, ensure_ascii=False, indent=1)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} … ({len(text):,} characters)"
