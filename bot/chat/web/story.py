"""The page of a race, and the way to that of the newest story."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from bot.answers import no_answer
from bot.answers.as_json import answer_json, matrix_json
from bot.answers.evidence.story import story_matrix
from bot.answers.registry import ask_line
from bot.chat.web.site import from_facts, site_page, wants_json
from bot.render.page_addresses import story_address
from bot.render.web.answer_card import answer_card
from bot.render.web.story_page import Show, story_page

if TYPE_CHECKING:
    from bot.store.rows import RaceRow
    from bot.store.store import Reading


_MOST_STORIES = 13
"""Stories to which the page of one leads, itself among them; the newest ones."""


async def newest_story(request: web.Request) -> web.StreamResponse:
    """The way to the matrix of the newest story, and to those of its rows that are asked for."""

    async def make(facts: Reading) -> web.Response:
        races = await facts.races(())
        if not races:
            raise web.HTTPNotFound(text=no_answer.NO_STORY if facts.has_articles else no_answer.NO_ARTICLES)
        show = request.query.get("show")
        query = f"?{urlencode({'show': show})}" if show in {*Show} else ""
        return web.Response(status=302, headers={"Location": f"{story_address(races[0].id)}{query}"})

    return await from_facts(request, make)


async def story(request: web.Request) -> web.StreamResponse:
    """A race, its points against its articles: the rows that ``show`` names, or all; or the whole matrix as JSON."""
    return await from_facts(request, partial(_story, request))


async def _story(request: web.Request, facts: Reading) -> web.Response:
    race = await facts.race(request.match_info["race"])
    if race is None:
        raise web.HTTPNotFound(text="No race here has that address: ask for it by its name.")
    if not race.articles:
        return await _without_story(request, race, facts)
    matrix = story_matrix(race, await facts.story_facts(race.id), facts.vocabulary)
    if wants_json(request):
        return web.json_response(text=matrix_json(matrix))
    show = request.query.get("show", "")
    stories = (await facts.races(()))[:_MOST_STORIES]
    page = story_page(matrix, Show(show) if show in {*Show} else Show.ALL, stories)
    return site_page(request, "story.html", page=page)


async def _without_story(request: web.Request, race: RaceRow, facts: Reading) -> web.Response:
    """A race that no article is mainly about: who tells of it all the same."""
    answer = await ask_line(facts, no_answer.race_ask("sources", race))
    if wants_json(request):
        return web.json_response(text=answer_json(answer))
    return site_page(request, "answer.html", title=race.full_name, cards=[answer_card(answer)])
