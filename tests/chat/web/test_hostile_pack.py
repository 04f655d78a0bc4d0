"""A pack of markup, templates and addresses that run code: every page shows them as text."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from bot.chat.web.site import Site
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.chat.web.conftest import served
from tests.packs.markup import MARKUP, RACE, markup_pack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiohttp import ClientSession

SHOWN = " ".join(MARKUP.split())

PAGES = [
    "/",
    "/ask?q=/help",
    "/ask?q=/result",
    "/ask?q=/recap+length:whole",
    "/ask?q=/recap+spoilers:hide",
    "/ask?q=/sources",
    "/ask?q=/sources+article:1",
    "/ask?q=/compare",
    "/ask?q=/compare+brown+time",
    "/ask?q=/quote+brown",
    "/ask?q=/athlete+brown",
    "/ask?q=/search+script",
    "/ask?q=/athlete+brwon",
    "/ask?q=brown&part=card-1",
    f"/story/{RACE}",
    f"/story/{RACE}?show=disputes",
    "/article/gazette",
    "/article/gazette?words=0-30",
    "/article/wire",
    "/article/gazette?part=evidence",
    "/person/ada-brown",
    "/search?q=script",
    "/search",
]
ACTIVE = {"src", "href", "action", "formaction", "data", "poster", "srcset", "style", "srcdoc"}


class Elements(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and the text beside them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def doing(self) -> list[tuple[str, str, str]]:
        """What may do something that no page of ours does."""
        acts = [(tag, name, value) for tag, values in self.found for name, value in values.items()]
        foreign = [(tag, "", "") for tag, _ in self.found if tag in {"iframe", "object", "embed", "style", "base"}]
        return foreign + [
            (tag, name, value)
            for tag, name, value in acts
            if name.startswith("on") or (name in ACTIVE and not value.startswith(("/", "?", "#", "https://x.example/")))
        ]


@pytest.fixture(scope="module")
async def markup_site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    folder: Path = tmp_path_factory.mktemp("markup")
    build_database(markup_pack(folder / "pack"), folder / "facts.db")
    async with await Store.open(folder / "facts.db") as store, served(Site(store)) as address:
        yield address


@pytest.mark.parametrize("path", PAGES)
async def test_no_text_of_the_pack_does_anything_on_a_page(markup_site: str, http: ClientSession, path: str) -> None:
    async with http.get(markup_site + path) as response:
        page = Elements(await response.text())
    assert (response.status, response.content_type) == (200, "text/html")
    assert page.doing == []
    assert [values.get("src", "")[:8] for tag, values in page.found if tag == "script"] in (["/static/"], [])
    shown = " ".join(page.text.split())
    assert SHOWN in shown or path in PAGES_WITHOUT_NAMES
    assert "49" not in shown


PAGES_WITHOUT_NAMES = {"/ask?q=/help"}


@pytest.mark.parametrize("path", PAGES)
async def test_what_comes_as_json_is_json(markup_site: str, http: ClientSession, path: str) -> None:
    async with http.get(markup_site + path, headers={"Accept": "application/json"}) as response:
        text = await response.text()
        if response.content_type == "application/json":
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            json.loads(text)
        else:  # a first page has no answer
            assert path in {"/", "/search"}


async def test_an_address_that_runs_code_leads_nowhere(markup_site: str, http: ClientSession) -> None:
    async with http.get(f"{markup_site}/article/gazette") as response:
        assert "javascript:" not in await response.text()
    async with http.get(f"{markup_site}/article/wire") as response:
        links = [values["href"] for tag, values in Elements(await response.text()).found if tag == "a"]
    assert [link for link in links if link.startswith("http")] == ["https://x.example/%22onclick='alert(4)'%3E"]


async def test_completions_are_json_of_the_same_words(markup_site: str, http: ClientSession) -> None:
    async with http.get(f"{markup_site}/complete?line=/athlete+bro") as response:
        assert response.content_type == "application/json"
        assert "script" in (await response.json())[0]["label"]
