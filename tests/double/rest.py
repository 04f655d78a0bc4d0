"""The REST routes that a bot for interactions uses; whatever else is asked is a complaint."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.double import answering, applications
from tests.double.limits import Upload
from tests.double.requests import Asking, Refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from tests.double.server import Platform

Json = dict[str, Any]

API = "/api/v10"


@dataclass(slots=True)
class Fault:
    """How a route fails, so many times. ``after``: it does its work, and only the answer is lost.

    A ``status`` of 0 is a connection that is cut.
    """

    status: int
    times: int
    headers: dict[str, str]
    body: Json
    after: bool


Route = tuple[str, "Callable[[Platform, Asking], Awaitable[Any]]"]


class Rest:
    """Answers requests, and fails or holds them where a test asks for that."""

    def __init__(self, discord: Platform) -> None:
        self._discord = discord
        self.token_valid = True
        self.requests: dict[str, int] = {}
        self.user_agents: dict[str, set[str]] = {}
        """What clients called themselves, by the route that they asked."""

        self._faults: dict[str, Fault] = {}
        self._held: dict[str, asyncio.Event] = {}
        self._held_receipts: dict[str, asyncio.Event] = {}
        self._receipts: list[asyncio.Event] = []

    # --- what a test asks for ---------------------------------------------------------------------------------------

    def fail_next(  # noqa: PLR0913 — each is something that a failing answer has
        self,
        route: str,
        status: int,
        times: int = 1,
        *,
        retry_after: float = 0.0,
        headers: Mapping[str, str] | None = None,
        code: int = 0,
        after: bool = False,
    ) -> None:
        """Let a route fail: callback, followup, original, message, commands, me, application, gateway.

        A 429 has ``retry_after`` in seconds and the Via header without which clients take it for a ban. ``after``: the
        request is carried out, and only then its answer is lost.
        """
        body: Json = {"message": "You are being rate limited." if status == 429 else f"{status}: failing", "code": code}
        sent = dict(headers or {})
        if status == 429:
            body |= {"retry_after": retry_after, "global": False}
            sent = {"Via": "1.1 google", "Retry-After": str(max(1, round(retry_after))), **sent}
        self._faults[route] = Fault(status, times, sent, body, after)

    def cut_next(self, route: str, times: int = 1, *, after: bool = False) -> None:
        """Cut the connection of a request, or ``after`` it was carried out that of its receipt."""
        self._faults[route] = Fault(0, times, {}, {}, after)

    def hold_receipt(self, route: str) -> asyncio.Event:
        """Hold the receipt of the next request of a route, which is carried out, until the event is set."""
        held = self._held_receipts[route] = asyncio.Event()
        self._receipts.append(held)
        return held

    def hold(self, route: str) -> asyncio.Event:
        """Hold every request of a route, before anything is done about it, until the event is set."""
        self._held[route] = asyncio.Event()
        return self._held[route]

    def let_go(self) -> None:
        """Hold nothing any more."""
        for held in (*self._held.values(), *self._receipts):
            held.set()

    async def arrived(self, route: str, times: int = 1) -> None:
        """Wait until a route was asked so many times, all told, also if its requests are held or fail."""
        await self._discord.bell.until(lambda: self.requests.get(route, 0) >= times, f"request {times} of {route}")

    # --- one request ------------------------------------------------------------------------------------------------

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """Answer one request."""
        asking = Asking(request.method, request.path, request.query, request.transport)
        name, handler = _route(asking)
        self.requests[name] = self.requests.get(name, 0) + 1
        self.user_agents.setdefault(name, set()).add(request.headers.get("User-Agent", ""))
        await self._read(request, asking)
        fault = await self._faulty(name)
        if fault and not fault.after:
            return _failure(request, name, fault)
        try:
            self._check_token(request, name)
            body = await handler(self._discord, asking)
        except Refusal as refusal:
            return _response(name, refusal.status, {"message": refusal.words, "code": refusal.code})
        if fault:
            if asking.asked:
                asking.asked.lost = True
            return _failure(request, name, fault)
        if receipt := self._held_receipts.pop(name, None):
            if asking.asked:
                asking.asked.lost = True
            await receipt.wait()
        return _response(name, 204 if body is None else 200, body)

    async def _faulty(self, name: str) -> Fault | None:
        self._discord.bell.ring()
        if name in self._held:
            await self._held[name].wait()
        fault = self._faults.get(name)
        if fault is None:
            return None
        fault.times -= 1
        if fault.times <= 0:
            del self._faults[name]
        return fault

    def _check_token(self, request: web.BaseRequest, name: str) -> None:
        if name in _WITHOUT_TOKEN:
            return
        if not self.token_valid or request.headers.get("Authorization") != f"Bot {self._discord.token}":
            raise Refusal(401, 0, "401: Unauthorized")

    async def _read(self, request: web.BaseRequest, asking: Asking) -> None:
        kind = request.content_type
        if kind == "multipart/form-data":
            await _read_parts(request, asking)
        elif request.body_exists:
            body = await request.read()
            if kind != "application/json":
                self._discord.complain(f"{asking.method} {asking.path} came as {kind}", body.decode(errors="replace"))
            asking.payload = json.loads(body) if body else None


def _route(asking: Asking) -> Route:
    """The name of a route, for faults and counts, and what answers it."""
    if not asking.path.startswith(API):
        return ("unknown", _unknown)
    parts = asking.path[len(API) + 1 :].split("/")
    match (asking.method, *parts):
        case ("POST", "interactions", _, _, "callback"):
            return ("callback", answering.callback)
        case (_, "webhooks", _, _, *rest):
            return _webhook(asking.method, rest)
        case (_, "applications", _, *rest) if "commands" in rest:
            return ("commands", applications.commands)
    return (
        _ABOUT_THE_APP.get("/".join(parts), ("unknown", _unknown)) if asking.method == "GET" else ("unknown", _unknown)
    )


_ABOUT_THE_APP: dict[str, Route] = {
    "users/@me": ("me", applications.me),
    "applications/@me": ("application", applications.application),
    "oauth2/applications/@me": ("application", applications.application),
    "gateway": ("gateway", applications.gateway),
    "gateway/bot": ("gateway", applications.gateway),
}

_WITHOUT_TOKEN = {"callback", "followup", "original", "message", "unknown"}
"""Routes whose address holds a token of its own."""


def _webhook(method: str, rest: list[str]) -> Route:
    match (method, *rest):
        case ("POST",):
            return ("followup", answering.followup)
        case ("GET" | "PATCH" | "DELETE", "messages", "@original"):
            return ("original", answering.original)
        case ("GET" | "PATCH" | "DELETE", "messages", _):
            return ("message", answering.message)
    return ("unknown", _unknown)


async def _unknown(discord: Platform, asking: Asking) -> Any:  # noqa: ANN401 — as every route
    discord.complain(f"unknown route {asking.method} {asking.path}", asking.payload)
    raise Refusal(404, 0, "404: Not Found")


async def _read_parts(request: web.BaseRequest, asking: Asking) -> None:
    """A multipart request: the payload in ``payload_json``, files in ``files[0]``, ``files[1]`` …"""
    async for part in await request.multipart():
        name, content = part.name or "", bytes(await part.read(decode=False))  # type: ignore[union-attr]  # no nested parts
        if name == "payload_json":
            asking.payload = json.loads(content)
        else:
            filename = part.filename or name  # type: ignore[union-attr]  # no nested parts
            asking.files[filename] = content
            asking.uploads.append(Upload(name.removeprefix("files[").removesuffix("]"), filename, len(content)))


def _failure(request: web.BaseRequest, name: str, fault: Fault) -> web.Response:
    """How a fault looks to the client."""
    if not fault.status and request.transport is not None:
        request.transport.abort()
    return _response(name, fault.status or 500, fault.body, fault.headers)


def _response(name: str, status: int, body: object, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer with the headers of a rate limit that is far away. Clients look for exactly this Content-Type."""
    sent = {
        "Content-Type": "application/json",
        "X-RateLimit-Bucket": f"{name}-bucket",
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset": f"{time.time() + 1:.3f}",
        "X-RateLimit-Reset-After": "1.000",
        **(headers or {}),
    }
    if body is None:
        del sent["Content-Type"]
    return web.Response(status=status, headers=sent, body=None if body is None else json.dumps(body).encode())
