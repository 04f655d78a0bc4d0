"""The one place where what goes wrong becomes a page with a sentence and the next step, never a traceback."""

from __future__ import annotations

import secrets
from logging import getLogger
from typing import TYPE_CHECKING

from aiohttp import web

from bot.chat.web.site import site_page, wants_json
from bot.facts.errors import FactsError
from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    from bot.chat.web.guard import Handler

_LOG = getLogger(__name__)
_LONGEST_PATH = 300
"""Characters of a path that the log shows."""

_TITLES = {
    400: "That cannot be read",
    404: "There is no such page",
    405: "Pages here can only be read",
    414: "That is too long",
    421: "Not here",
    503: "The facts cannot be read for now",
}
_SENTENCES = {
    404: "The address leads nowhere: ask a question, or go by the links of an answer.",
    405: "Nothing can be changed here: open the page instead.",
}


@web.middleware
async def error_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every refusal and every failure as a page; the traceback of a failure is logged under an id."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < 400:  # noqa: PLR2004 — it leads elsewhere, and is no error
            raise
        allowed = error.headers.get("Allow")
        return _error_page(request, error.status, _sentence(error), {"Allow": allowed} if allowed else {})
    except FactsError as error:
        _LOG.warning("%s", error)
        return _error_page(request, 503, "The database cannot be read: try again in a moment.", {})
    except Exception:  # noqa: BLE001 — whoever asked gets a sentence, and the log the traceback
        incident = secrets.token_hex(4)
        _LOG.exception("incident %s: %s", incident, sanitize(request.raw_path)[:_LONGEST_PATH])
        return _error_page(request, 500, f"Something failed here (incident {incident}). Try another question.", {})


def _sentence(error: web.HTTPException) -> str:
    """What a handler says of it, which aiohttp does not: its own text is the status alone."""
    is_own = error.text != f"{error.status}: {error.reason}"
    return (error.text if is_own else _SENTENCES.get(error.status, error.text)) or ""


def _error_page(request: web.Request, status: int, sentence: str, headers: dict[str, str]) -> web.Response:
    headers = {**headers, "Vary": "Accept"}
    if wants_json(request):
        return web.json_response({"error": sentence}, status=status, headers=headers)
    title = _TITLES.get(status, "That did not work")
    return site_page(request, "error.html", status=status, headers=headers, title=title, sentence=sentence)
