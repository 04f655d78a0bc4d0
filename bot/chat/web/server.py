"""The server below the application: its connections, the refusal of what is no request, and its end."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from logging import getLogger
from typing import TYPE_CHECKING, cast

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError, LineTooLong

from bot.chat.web.guard import ADDRESS_TOO_LONG, HEADERS
from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator

_LOG = getLogger(__name__)

_LONGEST_LINE = 65_536
"""Bytes of the first line of a request. One too long for us, but no longer than this, is refused with a page."""
_LONGEST_REASON = 120
_LAST_WAIT = 0.1
"""Seconds in which who is being answered, or still sends, may come to an end when the server does."""


@asynccontextmanager
async def serve(app: web.Application, listener: socket.socket) -> AsyncIterator[None]:
    """Serve an application on a socket, which is closed at the end, as are all connections."""
    runner = web.AppRunner(app, shutdown_timeout=_LAST_WAIT)
    await runner.setup()
    loop = asyncio.get_running_loop()
    manager = cast("web.Server", runner.server)  # there is one from setup on
    server = await loop.create_server(
        partial(_Connection, manager, loop=loop, max_line_size=_LONGEST_LINE), sock=listener
    )
    try:
        yield
    finally:
        server.close()
        await runner.cleanup()


class _Connection(web.RequestHandler):
    """A connection on which what never comes to the application gets a sentence of ours too."""

    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """What is sent for bytes that are no request, with one line in the log."""
        if not isinstance(exc, HttpProcessingError):
            return super().handle_error(request, status, exc, message)
        _LOG.warning("A request cannot be read: %s", sanitize(exc.message)[:_LONGEST_REASON])
        status, sentence = _refusal(exc)
        response = web.Response(status=status, text=sentence, headers=HEADERS)
        response.force_close()
        return response

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send a response; the one to an Expect header, which aiohttp refuses by itself, in our words."""
        if isinstance(resp, web.HTTPExpectationFailed):
            resp.text = "Nothing can be expected here: leave out “Expect”."
        return await super().finish_response(request, resp, start_time)


def _refusal(error: HttpProcessingError) -> tuple[int, str]:
    """The status and the sentence for bytes that cannot be read as a request."""
    if not isinstance(error, LineTooLong):
        return 400, "This is no request that can be read."
    if _LONGEST_LINE in error.args:
        return 414, ADDRESS_TOO_LONG
    return 431, "A header of the request is too long."
