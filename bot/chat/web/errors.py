"""The one place where what goes wrong becomes a page with a sentence and the next step, never a traceback."""

from __future__ import annotations

import secrets
from logging import getLogger
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.chat.web.site import site_page
from bot.facts.errors import FactsError
from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    from logging import Logger, LogRecord

    from bot.chat.web.guard import Handler

_LOG = getLogger(__name__)

_LONGEST_REASON = 120

_TITLES = {
    400: "That cannot be read",
    404: "There is no such page",
    405: "Pages here can only be read",
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
        _LOG.exception("incident %s: %s", incident, sanitize(request.raw_path))
        return _error_page(request, 500, f"Something failed here (incident {incident}). Try another question.", {})


def _sentence(error: web.HTTPException) -> str:
    """What a handler says of it, which aiohttp does not: its own text is the status alone."""
    is_own = error.text != f"{error.status}: {error.reason}"
    return (error.text if is_own else _SENTENCES.get(error.status, error.text)) or ""


def _error_page(request: web.Request, status: int, sentence: str, headers: dict[str, str]) -> web.Response:
    title = _TITLES.get(status, "That did not work")
    return site_page(request, "error.html", status=status, headers=headers, title=title, sentence=sentence)


def refusal_log() -> Logger:
    """Where aiohttp logs what is no request at all, which no handler of ours ever sees: a line each."""
    log = getLogger(f"{__name__}.refusals")
    log.addFilter(_on_one_line)
    return log


def _on_one_line(record: LogRecord) -> bool:
    """Take the traceback from the record of a request that cannot be read: it tells of the sender, not of us."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, HttpProcessingError):
        reason = sanitize(error.message)[:_LONGEST_REASON]
        record.msg, record.args, record.exc_info = "A request cannot be read: %s", (reason,), None
    return True
