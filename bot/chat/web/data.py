"""The data behind the pages: what there is, and each file of it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from bot.chat.web.site import SITE, from_facts, site_page, wants_json
from bot.render.annotations import ANNOTATIONS, annotation_lines
from bot.render.data_package import DATABASE, DATABASE_TYPE, DESCRIPTOR, csv_text, descriptor, table_file
from bot.render.web.data_page import data_page
from bot.store.open_data import open_data, read_annotations, read_origin, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.open_data import OpenTable
    from bot.store.store import Reading

_ANNOTATIONS_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


async def data(request: web.Request) -> web.StreamResponse:
    """What data there is, as a page; as JSON the descriptor of the data package."""
    return await from_facts(request, partial(_data, request))


async def _data(request: web.Request, facts: Reading) -> web.Response:
    if wants_json(request):
        return await _file(DESCRIPTOR, facts, is_whole=request.app[SITE].has_full_text)
    is_whole = request.app[SITE].has_full_text
    origin = await asyncio.to_thread(read_origin, facts.path)
    return site_page(request, "data.html", page=data_page(open_data(with_words=is_whole), origin, is_whole=is_whole))


async def data_file(request: web.Request) -> web.StreamResponse:
    """A file of the data; nothing that holds the words of articles where those may not be shown whole."""
    name, is_whole = request.match_info["name"], request.app[SITE].has_full_text
    if name in {DATABASE, ANNOTATIONS} and not is_whole:
        raise web.HTTPNotFound(text="The articles may not be shown whole here, so that this file is left out.")
    if name == DATABASE:
        path = await request.app[SITE].store.read(_path)
        return web.FileResponse(path, headers={"Content-Type": DATABASE_TYPE, "Cache-Control": "no-cache"})
    return await from_facts(request, partial(_file, name, is_whole=is_whole))


async def _path(facts: Reading) -> Path:
    return facts.path


async def _file(name: str, facts: Reading, *, is_whole: bool) -> web.Response:
    """A file made anew, in a thread: a large one takes a while, and the pages go on."""
    package = open_data(with_words=is_whole)
    if name == DESCRIPTOR:
        origin = await asyncio.to_thread(read_origin, facts.path)
        return web.json_response(text=descriptor(package, origin, with_database=is_whole))
    if name == ANNOTATIONS:
        text = await asyncio.to_thread(_annotations, facts.path)
        return web.Response(body=text.encode(), headers={"Content-Type": _ANNOTATIONS_TYPE})
    for table in package.tables:
        if name == table_file(table):
            text = await asyncio.to_thread(_table, facts.path, table)
            return web.Response(text=text, content_type="text/csv")
    raise web.HTTPNotFound


def _annotations(database: Path) -> str:
    return "\n".join(annotation_lines(*read_annotations(database))) + "\n"


def _table(database: Path, table: OpenTable) -> str:
    return csv_text(table, read_table(database, table))
