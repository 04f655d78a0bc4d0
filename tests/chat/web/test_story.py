"""The page of a race over a real socket: a table of what each article prints of each point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.__main__ import main
from bot.chat.web.site import Site
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.chat.web.conftest import page_of, served

if TYPE_CHECKING:
    from pathlib import Path

    from aiohttp import ClientSession

WORLDS = "/story/worlds-2023-mens-1500m-final"
JSON = {"Accept": "application/json"}


async def test_the_newest_story_has_an_address_of_its_own(shipped_site: str, http: ClientSession) -> None:
    async with http.get(f"{shipped_site}/story", allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (302, WORLDS)
    async with http.get(f"{shipped_site}/story?show=disputes&x=1", allow_redirects=False) as response:
        assert response.headers["Location"] == f"{WORLDS}?show=disputes"
    async with http.get(f"{shipped_site}/story?show=nonsense", allow_redirects=False) as response:
        assert response.headers["Location"] == WORLDS


@pytest.mark.parametrize(
    ("address", "status"), [("/", 200), ("/ask?q=who+won", 200), ("/search?q=kerr", 200), ("/story", 404)]
)
async def test_a_pack_without_articles_says_so_on_every_page(
    tmp_path: Path, http: ClientSession, address: str, status: int
) -> None:
    assert main(["new", str(tmp_path / "new")]) == 0
    build_database(tmp_path / "new", tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store, served(Site(store)) as site:
        page = await page_of(http, site + address, status)
    assert "There are no articles here yet: put the text of one into seeds/" in page


async def test_a_story_is_a_table_with_its_heads(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, shipped_site + WORLDS)
    assert "<h1>Men&#39;s 1500m final</h1>" in page
    assert page.count('<th scope="col">') == 6
    assert page.count('<th scope="row">') == 237
    assert '<tr class="group"><th scope="rowgroup" colspan="6"><span>Disputes</span></th></tr>' in page
    assert ">3:29.55</a>" in page
    assert page.count(">3:29.65</a>") == 3
    assert page.count("<td>") == 5 * 237
    assert page.index("Bold on yellow") < page.index("<table")


@pytest.mark.parametrize(("show", "rows"), [("disputes", 5), ("agreed", 43), ("one-source", 143), ("nonsense", 237)])
async def test_a_filter_needs_no_script(shipped_site: str, http: ClientSession, show: str, rows: int) -> None:
    page = await page_of(http, f"{shipped_site}{WORLDS}?show={show}")
    assert page.count('<th scope="row">') == rows


async def test_a_story_as_json_is_its_whole_matrix(shipped_site: str, http: ClientSession) -> None:
    async with http.get(f"{shipped_site}{WORLDS}?show=disputes", headers=JSON) as response:
        matrix = await response.json()
    assert matrix["name"] == "Men's 1500m final"
    assert [section["label"] for section in matrix["sections"]][:3] == ["Disputes", "Result", "The race"]
    time = matrix["sections"][0]["rows"][1]
    assert (time["name"], time["label"], time["verdict"]) == ("Jakob Ingebrigtsen", "time", "DISPUTED")
    assert [part["words"] for cell in time["cells"] for part in cell["parts"]] == [
        "3:29.65",
        "3:29.65",
        "3:29.55",
        "3:29.65",
    ]


async def test_a_race_without_a_story_says_who_tells_of_it(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, f"{shipped_site}/story/worlds-2023-mens-5000m-final")
    assert "<h1>Men&#39;s 5000m final, World Championships 2023</h1>" in page
    assert "No article here is mainly about the men&#39;s 5000m final, World Championships 2023." in page
    assert "It is told of in" in page


@pytest.mark.parametrize("path", ["/story/no-such-race", "/story/josh-kerr", "/story/..%2F..%2Fetc", "/story/%00"])
async def test_an_unknown_race_is_refused_with_a_sentence(shipped_site: str, http: ClientSession, path: str) -> None:
    page = await page_of(http, shipped_site + path, status=404)
    assert "No race here has that address: ask for it by its name." in page


@pytest.mark.parametrize("race", ["womens-800m-final", "womens-high-jump-final", "womens-marathon"])
async def test_each_story_of_another_pack_has_its_page(harbour_site: str, http: ClientSession, race: str) -> None:
    page = await page_of(http, f"{harbour_site}/story/harbour-2031-{race}")
    assert '<tr class="group"><th scope="rowgroup"' in page


async def test_a_story_leads_to_the_others(harbour_site: str, shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, f"{harbour_site}/story/harbour-2031-womens-marathon")
    assert "Other stories</h2>" in page
    assert '<a class="ask" href="/story/harbour-2031-womens-800m-final">Women&#39;s 800m final, Harbour Games' in page
    assert '<a class="ask" href="/story/harbour-2031-womens-marathon">' not in page
    assert "Other stories" not in await page_of(http, shipped_site + WORLDS)
