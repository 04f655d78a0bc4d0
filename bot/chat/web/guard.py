"""What each response carries and each request must have, so that the pages may stand on the internet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from aiohttp.typedefs import Middleware

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names by which this machine is asked. Any other one may be a page's that points its own name here."""

# Nothing is loaded from elsewhere, nothing is framed, and no word of an article can become a script.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Server": "Trackside",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG001 — aiohttp's signature
    """Set the headers of safety on a response that is about to be sent."""
    response.headers.update(HEADERS)


def host_name(host: str) -> str:
    """The name in a Host header, without its port; "" where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def check_host(names: Collection[str]) -> Middleware:
    """A middleware that serves only who asks by one of these names; anybody, where there are none."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if names and host_name(request.headers.get("Host", "")) not in names:
            raise web.HTTPMisdirectedRequest(text="This server has no pages under that name.")
        return await handler(request)

    return check
