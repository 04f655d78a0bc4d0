"""What each response carries and each request must have, so that the pages may stand on the internet."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from bot.chat.web.site import SITE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from aiohttp.typedefs import Middleware

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names by which this machine is asked. Any other one may be a page's that points its own name here."""

ADDRESS_TOO_LONG = "The address is too long: a question of 200 characters is the longest."
_LONGEST_ADDRESS = 8190
"""Characters of a path with its query, as it was sent."""

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


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set the headers of safety on a response that is about to be sent, and on the internet that nobody lists it."""
    response.headers.update(HEADERS)
    if request.app[SITE].is_public:
        response.headers["X-Robots-Tag"] = "noindex"


def host_name(host: str) -> str:
    """The name in a Host header, without its port; "" where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def check_request(names: Collection[str]) -> Middleware:
    """A middleware that serves only who asks by one of these names or by an address, and not at any length.

    No page of another site can be called by an address, as it could by a name that it points here.
    """

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        name = host_name(request.headers.get("Host", ""))
        if name not in names and not is_ip_address(name):
            raise web.HTTPMisdirectedRequest(text="This server has no pages under that name.")
        if len(request.raw_path) > _LONGEST_ADDRESS:
            raise web.HTTPRequestURITooLong(text=ADDRESS_TOO_LONG)
        return await handler(request)

    return check


def is_ip_address(name: str) -> bool:
    """Whether a name is an address of the Internet Protocol, of version 4 or 6."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
