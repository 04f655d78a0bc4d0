"""The data behind the pages: each file as it is, for search engines, and without what may not be shown."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from bot.chat.package_folder import write_package
from bot.chat.web.site import Site
from bot.render.annotations import annotation_lines
from bot.store.open_data import open_data, read_annotations
from bot.store.store import Store
from tests.chat.web.conftest import page_of, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiohttp import ClientSession


@pytest.fixture
async def public_site(harbour_database: Path) -> AsyncIterator[str]:
    """The address of pages on the internet where articles are shown in excerpts."""
    async with (
        await Store.open(harbour_database) as store,
        served(Site(store, is_public=True, has_full_text=False)) as address,
    ):
        yield address


def dataset(html: str) -> dict[str, Any]:
    """What a page tells search engines."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    read: dict[str, Any] = json.loads(text)
    return read


async def body_of(http: ClientSession, address: str) -> tuple[int, str, bytes]:
    """The status, the type of content and the content that an address answers with."""
    async with http.get(address) as response:
        return response.status, response.headers["Content-Type"], await response.read()


async def test_each_file_is_the_one_that_an_export_writes(
    harbour_site: str, harbour_database: Path, http: ClientSession, tmp_path: Path
) -> None:
    write_package(harbour_database, tmp_path / "facts")
    types = {
        ".csv": "text/csv; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".sqlite": "application/vnd.sqlite3",
    }
    for path in (tmp_path / "facts").iterdir():
        served_file = await body_of(http, f"{harbour_site}/data/{path.name}")
        assert served_file == (200, types[path.suffix], path.read_bytes()), path.name
    annotations = "\n".join(annotation_lines(*read_annotations(harbour_database))) + "\n"
    assert await body_of(http, f"{harbour_site}/data/annotations.jsonld") == (
        200,
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        annotations.encode(),
    )


@pytest.mark.parametrize("name", ["datapackage.json", "articles.csv", "annotations.jsonld", "trackside.sqlite"])
async def test_a_file_that_somebody_has_is_not_sent_again(harbour_site: str, http: ClientSession, name: str) -> None:
    async with http.get(f"{harbour_site}/data/{name}") as response:
        tag = response.headers["ETag"]
    async with http.get(f"{harbour_site}/data/{name}", headers={"If-None-Match": tag}) as response:
        assert (response.status, await response.read()) == (304, b"")


async def test_the_page_names_every_file_and_every_column(harbour_site: str, http: ClientSession) -> None:
    html = await page_of(http, f"{harbour_site}/data")
    for table in open_data().tables:
        assert f'href="/data/{table.name}.csv"' in html
        assert all(f"<dt>{column.name}</dt>" in html for column in table.columns)


async def test_search_engines_are_told_of_a_dataset_with_its_files_and_its_sources(
    shipped_site: str, http: ClientSession
) -> None:
    told = dataset(await page_of(http, f"{shipped_site}/data"))
    assert (told["@context"], told["@type"], told["name"]) == ("https://schema.org", "Dataset", "What the articles say")
    assert {
        "@type": "DataDownload",
        "name": "trackside.sqlite",
        "encodingFormat": "application/vnd.sqlite3",
        "contentUrl": "/data/trackside.sqlite",
    } in told["distribution"]
    assert told["license"] == "https://spdx.org/licenses/MIT.html"
    source = told["isBasedOn"][0]
    assert source["@type"] == "NewsArticle"
    assert source["headline"].startswith("Josh Kerr Stuns Jakob Ingebrigtsen")
    assert source["url"].startswith("https://britbrief.co.uk/")


async def test_the_page_as_json_is_the_descriptor(harbour_site: str, http: ClientSession) -> None:
    async with http.get(f"{harbour_site}/data", headers={"Accept": "application/json"}) as response:
        page = await response.read()
    assert page == (await body_of(http, f"{harbour_site}/data/datapackage.json"))[2]


@pytest.mark.parametrize("name", ["nothing.csv", "articles", "..%2Fhealthz", "facts.db"])
async def test_what_is_no_file_of_the_data_is_not_found(harbour_site: str, http: ClientSession, name: str) -> None:
    await page_of(http, f"{harbour_site}/data/{name}", status=404)


@pytest.mark.parametrize("name", ["trackside.sqlite", "annotations.jsonld"])
async def test_where_articles_are_not_shown_whole_no_file_holds_their_texts(
    public_site: str, http: ClientSession, name: str
) -> None:
    html = await page_of(http, f"{public_site}/data/{name}", status=404)
    assert "The articles may not be shown whole here, so that this file is left out." in html
    assert name not in await page_of(http, f"{public_site}/data")


async def test_where_articles_are_not_shown_whole_the_tables_hold_none_of_their_sentences(
    public_site: str, harbour_database: Path, http: ClientSession
) -> None:
    with closing(sqlite3.connect(harbour_database)) as connection:
        excerpts = [
            words for (words,) in connection.execute("SELECT excerpt FROM claims UNION SELECT text FROM quotes")
        ]
    package = json.loads((await body_of(http, f"{public_site}/data/datapackage.json"))[2])
    assert [resource["path"] for resource in package["resources"]] == [
        f"{each.name}.csv" for each in open_data().tables
    ]
    for resource in package["resources"]:
        _, _, content = await body_of(http, f"{public_site}/data/{resource['path']}")
        text = content.decode()
        assert text.splitlines()[0].split(",") == [field["name"] for field in resource["schema"]["fields"]]
        assert [words for words in excerpts if len(words) > 40 and words in text] == [], resource["path"]
