"""The pages on a real socket, and a real browser that looks at them."""

from __future__ import annotations

import shutil
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest
from playwright.async_api import async_playwright

from bot.chat.web.app import build_app
from bot.chat.web.guard import LOCAL_NAMES
from bot.chat.web.server import serve
from bot.chat.web.site import Site
from bot.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

_FLAGS = (
    "--no-sandbox",  # the gate runs as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@asynccontextmanager
async def served(site: Site) -> AsyncIterator[str]:
    """The address of a site, without a slash at its end, while it is served on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    host, port = listener.getsockname()
    async with serve(build_app(site, LOCAL_NAMES), listener):
        yield f"http://{host}:{port}"


async def page_of(http: aiohttp.ClientSession, address: str, status: int = 200) -> str:
    """The HTML that an address answers with."""
    async with http.get(address) as response:
        assert (response.status, response.content_type) == (status, "text/html")
        return await response.text()


@pytest.fixture(scope="session")
async def shipped_site(shipped_database: Path) -> AsyncIterator[str]:
    """The address of the pages of the shipped pack."""
    async with await Store.open(shipped_database) as store, served(Site(store)) as address:
        yield address


@pytest.fixture(scope="session")
async def harbour_site(harbour_database: Path) -> AsyncIterator[str]:
    """The address of the pages of the invented pack."""
    async with await Store.open(harbour_database) as store, served(Site(store)) as address:
        yield address


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """A client that follows nothing by itself."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium without a window; the tests skip where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed here: apt install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield browser
        await browser.close()
