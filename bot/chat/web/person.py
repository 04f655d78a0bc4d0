"""The page of a person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from bot.answers.as_json import answer_json
from bot.answers.evidence.person import person_evidence
from bot.chat.web.site import from_facts, site_page, wants_json
from bot.render.web.person_page import person_page

if TYPE_CHECKING:
    from bot.store.store import Reading


async def person(request: web.Request) -> web.StreamResponse:
    """All about a person, by id; as JSON the answer that tells what is said of them."""
    return await from_facts(request, partial(_person, request))


async def _person(request: web.Request, facts: Reading) -> web.Response:
    evidence = await person_evidence(facts, request.match_info["person"])
    if evidence is None:
        raise web.HTTPNotFound(text="Nobody here has that address: ask for them by name.")
    if wants_json(request):
        return web.json_response(text=answer_json(evidence.profile))
    return site_page(request, "person.html", page=person_page(evidence))
