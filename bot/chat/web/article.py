"""The page of an article: its text with every claim in place, and what the others print of the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from bot.answers.as_json import evidence_json
from bot.answers.evidence.article import article_evidence, asked_spans, excerpted
from bot.chat.web.site import SITE, from_facts, site_page, wants_json
from bot.render.web.article_page import article_page

if TYPE_CHECKING:
    from bot.store.store import Reading


async def article(request: web.Request) -> web.StreamResponse:
    """An article with the claims (``claim``, several) or the run of it (``words``, "120-145") that are asked for.

    As a page, as what stands beside the chat (``part``, "evidence") or as JSON.
    """
    return await from_facts(request, partial(_article_response, request))


async def _article_response(request: web.Request, facts: Reading) -> web.Response:
    evidence = await article_evidence(facts, request.match_info["slug"])
    if evidence is None:
        raise web.HTTPNotFound
    claims = request.query.getall("claim", [])
    spans = asked_spans(evidence, claims, request.query.get("words", ""))
    if not request.app[SITE].has_full_text:
        evidence = excerpted(evidence, spans)
    if wants_json(request):
        return web.json_response(text=evidence_json(evidence))
    template = "article_part.html" if request.query.get("part") == "evidence" else "article.html"
    return site_page(request, template, page=article_page(evidence, frozenset(claims), spans))
