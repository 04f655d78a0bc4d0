"""What all pages share: the store they read, how the site is published, and how a response is made of a template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from operator import itemgetter
from typing import TYPE_CHECKING

from aiohttp import web

from bot.render.web.templates import pages_digest, render_page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.store.store import Reading, Store

    Make = Callable[[Reading], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages are made from, and how they are published.

    ``is_public``: they stand on the internet, and no search engine may list them. ``has_full_text``: articles are shown
    whole.
    """

    store: Store
    is_public: bool = False
    has_full_text: bool = True


_WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")

SITE = web.AppKey("site", Site)


def site_page(
    request: web.Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> web.Response:
    """A response with a template's page."""
    html = render_page(template, is_public=request.app[SITE].is_public, **values)
    return web.Response(text=html, content_type="text/html", status=status, headers=headers)


async def from_facts(request: web.Request, make: Make) -> web.StreamResponse:
    """What ``make`` makes of the database, or 304 where the browser has it: the same facts give the same page."""

    async def respond(facts: Reading) -> web.Response:
        tag = _entity_tag(request, facts)
        tags = request.if_none_match or ()
        if any(each.value == tag for each in tags):
            response = web.Response(status=304)
        else:
            response = await make(facts)
        if response.status in {200, 304}:
            response.etag = tag
        response.headers.update({"Cache-Control": "no-cache", "Vary": "Accept"})
        return response

    return await request.app[SITE].store.read(respond)


def _entity_tag(request: web.Request, facts: Reading) -> str:
    """Digits that change with the facts, the templates, how the site is published, the address and what is wanted."""
    site = request.app[SITE]
    published = repr((site.is_public, site.has_full_text))
    parts = (pages_digest(), repr(facts.version), published, request.path_qs, request.headers.get("Accept", ""))
    return sha256("\0".join(parts).encode()).hexdigest()[:32]


def wants_json(request: web.Request) -> bool:
    """Whether the request asks for JSON rather than for a page: what it accepts with the greatest weight, the first."""
    kinds = [_weighed_kind(kind) for kind in request.headers.get("Accept", "").casefold().split(",")]
    kinds.sort(key=itemgetter(1), reverse=True)  # stable: of equal weights the first
    wanted = [kind for kind, weight in kinds if weight > 0 and kind in {"application/json", "text/html", "*/*"}]
    return wanted[:1] == ["application/json"]


def _weighed_kind(accepted: str) -> tuple[str, float]:
    """A kind of content as ``Accept`` has it, "text/html;q=0.8", and its weight from 0 to 1; 0 for one that is none."""
    kind, *parameters = (part.strip() for part in accepted.split(";"))
    weights = [each.removeprefix("q=") for each in parameters if each.startswith("q=")]
    return kind, float(weights[0]) if weights and _WEIGHT.fullmatch(weights[0]) else float(not weights)
