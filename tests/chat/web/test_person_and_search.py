"""The pages of a person, of a search, and of a first visit, over a real socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chat.web.conftest import page_of

if TYPE_CHECKING:
    from aiohttp import ClientSession

JSON = {"Accept": "application/json"}


async def test_a_person_has_their_disputes_first_and_then_all_else(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, f"{shipped_site}/person/josh-kerr")
    parts = [
        "<h1>Josh Kerr</h1>",
        '<a href="/story/worlds-2023-mens-1500m-final">Men&#39;s 1500m final, World Championships 2023</a>',
        ">1 dispute</h2>",
        ">What the articles say</h2>",
        "Won gold",
        ">Josh Kerr — 4 remarks in 3 articles</h2>",
    ]
    assert sorted(parts, key=page.index) == parts


async def test_a_person_as_json_has_the_keys_of_an_answer(shipped_site: str, http: ClientSession) -> None:
    async with http.get(f"{shipped_site}/person/jakob-ingebrigtsen", headers=JSON) as response:
        answer = await response.json()
    assert list(answer) == [
        "question",
        "outcome",
        "title",
        "blocks",
        "articles",
        "choices",
        "disputes",
        "chart",
        "read_as",
    ]
    assert (answer["title"], answer["question"]) == (
        "Jakob Ingebrigtsen",
        "/athlete person:jakob-ingebrigtsen part:all",
    )


@pytest.mark.parametrize("path", ["nobody", "worlds-2023-mens-1500m-final", "%3Cscript%3E", "%00", "Josh%20Kerr"])
async def test_an_unknown_person_is_refused_with_a_sentence(shipped_site: str, http: ClientSession, path: str) -> None:
    page = await page_of(http, f"{shipped_site}/person/{path}", status=404)
    assert "Nobody here has that address: ask for them by name." in page
    assert "<script>" not in page


async def test_a_name_in_the_matrix_leads_to_the_person(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, f"{shipped_site}/story/worlds-2023-mens-1500m-final?show=disputes")
    assert '<a href="/person/jake-wightman">Jake Wightman</a>' in page


async def test_a_search_shows_the_words_where_they_stand(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, f"{shipped_site}/search?q=silver")
    assert "9 hits for “silver”" in page
    assert page.count('<b class="match">silver</b>') == 9
    assert 'value="silver"' in page


async def test_a_search_for_nothing_says_what_can_be_searched(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, f"{shipped_site}/search")
    assert "All that the articles say is looked through" in page
    assert "5 articles on the men&#39;s 1500m final, World Championships 2023." in page
    assert '<a class="ask" href="/search?q=3%3A29.65">3:29.65</a>' in page


async def test_words_that_stand_nowhere_are_no_failure(shipped_site: str, http: ClientSession) -> None:
    assert "zebra" in await page_of(http, f"{shipped_site}/search?q=zebra")


@pytest.mark.parametrize("words", ["%22", "x" * 400, "%00", "-- '"])
async def test_what_holds_no_word_is_refused_with_a_sentence(
    shipped_site: str, http: ClientSession, words: str
) -> None:
    page = await page_of(http, f"{shipped_site}/search?q={words}", status=400)
    assert '<article class="card"' in page


async def test_a_search_as_json_is_the_answer(shipped_site: str, http: ClientSession) -> None:
    async with http.get(f"{shipped_site}/search", params={"q": "silver"}, headers=JSON) as response:
        answer = await response.json()
    async with http.get(f"{shipped_site}/ask", params={"q": "/search silver"}, headers=JSON) as response:
        assert answer == await response.json()
    assert answer["title"] == "9 hits for “silver”"


async def test_markup_in_a_search_is_shown_as_it_was_typed(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, f"{shipped_site}/search?q=%3Cimg+src%3Dx%3E+silver")
    assert "<img src=x" not in page
    assert 'value="&lt;img src=x&gt; silver"' in page


async def test_a_first_visit_leads_to_all_that_lies_open(shipped_site: str, http: ClientSession) -> None:
    page = await page_of(http, shipped_site)
    assert "5 articles on the men&#39;s 1500m final, World Championships 2023." in page
    assert page.count('class="ask"') == 5
    assert '<a href="/story/worlds-2023-mens-1500m-final">men&#39;s 1500m final</a>' in page
    assert '<a class="whole" href="/article/olympics-com">[4] olympics.com</a>' in page
    assert '<a href="/" aria-current="page">Ask</a><a href="/story">What the articles say</a>' in page


async def test_the_page_of_a_person_does_not_offer_their_profile(shipped_site: str, http: ClientSession) -> None:
    assert ">Profile<" not in await page_of(http, f"{shipped_site}/person/josh-kerr")
