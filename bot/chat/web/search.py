"""The page of a search: words in all that the articles say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from bot.answers.answer import Answer, Outcome
from bot.answers.as_json import answer_json
from bot.answers.evidence.welcome import welcome
from bot.answers.registry import answer_call, read_options
from bot.chat.web.site import from_facts, site_page, wants_json
from bot.render.web.answer_card import answer_card
from bot.render.web.welcome_page import welcome_page

if TYPE_CHECKING:
    from bot.store.store import Reading


async def search(request: web.Request) -> web.StreamResponse:
    """What is found of the words ``q``, as a page or as JSON; without words the form alone."""
    return await from_facts(request, partial(_search, request))


async def _search(request: web.Request, facts: Reading) -> web.Response:
    words = request.query.get("q", "").strip()
    is_page = not wants_json(request)
    if is_page and not words:
        return site_page(request, "search.html", asked="", answer=None, welcome=welcome_page(await welcome(facts)))
    call = read_options("search", {"words": words} if words else {})
    answer = call if isinstance(call, Answer) else await answer_call(call, facts)
    status = 400 if answer.outcome is Outcome.UNREADABLE else 200
    if is_page:
        return site_page(request, "search.html", asked=words, answer=answer_card(answer), welcome=None, status=status)
    return web.json_response(text=answer_json(answer), status=status)
