"""The pages as an aiohttp application over one store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.chat.web import guard
from bot.chat.web.errors import error_pages
from bot.chat.web.pages import ROUTES
from bot.chat.web.site import SITE

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.chat.web.site import Site


def build_app(site: Site, host_names: Collection[str]) -> web.Application:
    """The application: it serves who asks by one of the names; the store of the site is not closed here."""
    app = web.Application(middlewares=[error_pages, guard.check_request(host_names)])
    app[SITE] = site
    app.on_response_prepare.append(guard.add_headers)
    app.add_routes(ROUTES)
    return app
