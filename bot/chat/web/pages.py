"""The pages, one handler each: what is asked, which facts it needs, and the template that shows them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from bot.answers.answer import Answer, Outcome
from bot.answers.as_json import answer_json
from bot.answers.completion.typed_line import complete_line
from bot.answers.evidence.welcome import welcome
from bot.answers.registry import answer_call, read_line
from bot.chat.web.article import article
from bot.chat.web.data import data, data_file
from bot.chat.web.person import person
from bot.chat.web.search import search
from bot.chat.web.site import SITE, from_facts, site_page, wants_json
from bot.chat.web.story import newest_story, story
from bot.render.web.answer_card import answer_card
from bot.render.web.templates import STATIC, asset_versions
from bot.render.web.welcome_page import welcome_page

if TYPE_CHECKING:
    from bot.answers.completion.typed_line import LineCompletion
    from bot.store.store import Reading

_CARD = re.compile("card-[0-9]{1,4}")

_STATIC_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


async def home(request: web.Request) -> web.StreamResponse:
    """The first page: what can be asked here."""

    async def make(facts: Reading) -> web.Response:
        return site_page(request, "ask.html", asked="", answer=None, welcome=welcome_page(await welcome(facts)))

    return await from_facts(request, make)


async def ask(request: web.Request) -> web.StreamResponse:
    """The answer to the question ``q``: as a page, as its card alone (``part``, "card-2") or as JSON."""
    line = request.query.get("q", "")
    if not line.strip():
        raise web.HTTPFound("/")
    return await from_facts(request, partial(_answer, request, line))


async def _answer(request: web.Request, line: str, facts: Reading) -> web.Response:
    call = read_line(line)
    answer = call if isinstance(call, Answer) else await answer_call(call, facts)
    status = 400 if answer.outcome is Outcome.UNREADABLE else 200
    if wants_json(request):
        return web.json_response(text=answer_json(answer), status=status)
    card = answer_card(answer)
    part = _CARD.fullmatch(request.query.get("part", ""))
    if part:
        return site_page(request, "card.html", answer=card, id=part[0], status=status)
    return site_page(request, "ask.html", asked=line, answer=card, welcome=None, status=status)


async def completions(request: web.Request) -> web.StreamResponse:
    """What the ``line`` that is being typed may become: each with the whole line, its label and its details as JSON."""
    line = request.query.get("line", "")

    async def make(facts: Reading) -> web.Response:
        return web.json_response([_completed(line, each) for each in await complete_line(facts, line)])

    return await from_facts(request, make)


def _completed(line: str, completion: LineCompletion) -> dict[str, str | bool]:
    """A completion for the page; ``whole`` is whether the line can be asked as it is then."""
    before = line[: len(line) - completion.length]
    return {
        "line": before + completion.text,
        "label": completion.label,
        "detail": completion.detail,
        "whole": completion.is_whole,
    }


async def static(request: web.Request) -> web.StreamResponse:
    """A style, a script or the icon; their addresses change with them."""
    name = request.match_info["name"]
    if name not in asset_versions():
        raise web.HTTPNotFound
    path = STATIC / name
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return web.Response(
        body=path.read_bytes(), content_type=_STATIC_TYPES[path.suffix], charset="utf-8", headers=headers
    )


async def healthz(request: web.Request) -> web.StreamResponse:
    """Whether the facts can be read."""
    await request.app[SITE].store.read(_touch)
    return web.json_response({"status": "ok"}, headers={"Cache-Control": "no-store"})


async def _touch(facts: Reading) -> None:
    await facts.races((), ())


ROUTES = (
    web.get("/", home),
    web.get("/ask", ask),
    web.get("/story", newest_story),
    web.get("/story/{race}", story),
    web.get("/person/{person}", person),
    web.get("/search", search),
    web.get("/complete", completions),
    web.get("/article/{slug}", article),
    web.get("/data", data),
    web.get("/data/{name}", data_file),
    web.get("/static/{name}", static),
    web.get("/healthz", healthz),
)
