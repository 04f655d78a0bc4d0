"""The page of an article over a real socket: its marks, its notes, its excerpts, as a page, a part of one and JSON."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from bot.chat.web.site import Site
from bot.facts.text import ArticleText
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.chat.web.conftest import served
from tests.conftest import HARBOUR, ROOT, pack_of
from tests.packs.marked import TEXT, marked_pack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiohttp import ClientSession

WORDLESS = {"br", "img", "input", "link", "meta", "wbr"}


class Reading(HTMLParser):
    """What stands on a page: the text of each paragraph of the article, its marks, ids and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if tag == "a" else []
        if tag not in WORDLESS:
            self._open.append((tag, values.get("class", "")))
        if (tag, values.get("class")) == ("p", "text"):
            self.paragraphs.append("")
        if tag == "mark":
            self.marks.append(("", values.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.words += data
        if ("p", "text") in self._open:
            self.paragraphs[-1] += data
        if any(tag == "mark" for tag, _ in self._open):
            self.marks[-1] = (self.marks[-1][0] + data, self.marks[-1][1])

    @property
    def cited(self) -> str:
        """The words that are marked as asked for."""
        return "".join(words for words, shape in self.marks if "is-cited" in shape)


@pytest.fixture(scope="module")
def marked_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marked")
    build_database(marked_pack(folder / "pack"), folder / "facts.db")
    return folder / "facts.db"


@pytest.fixture(scope="module")
async def gulls(marked_database: Path) -> AsyncIterator[str]:
    """The address of the pages of the pack that is hard to mark."""
    async with await Store.open(marked_database) as store, served(Site(store)) as address:
        yield address


@asynccontextmanager
async def excerpts_of(database: Path) -> AsyncIterator[str]:
    store = await Store.open(database)
    async with store, served(Site(store, is_public=True, has_full_text=False)) as address:
        yield address


@pytest.fixture(scope="module")
async def gull_excerpts(marked_database: Path) -> AsyncIterator[str]:
    """The same, published without the articles' whole text."""
    async with excerpts_of(marked_database) as address:
        yield address


@pytest.fixture(scope="module")
async def shipped_excerpts(shipped_database: Path) -> AsyncIterator[str]:
    async with excerpts_of(shipped_database) as address:
        yield address


async def read(http: ClientSession, address: str) -> Reading:
    async with http.get(address) as response:
        assert response.status == 200
        return Reading(await response.text())


async def claims_of(http: ClientSession, site: str, slug: str) -> dict[str, str]:
    """The ids of an article's claims and quotations by their excerpts."""
    async with http.get(f"{site}/article/{slug}", headers={"Accept": "application/json"}) as response:
        return {each["excerpt"]: each["id"] for each in (await response.json())["words"]}


# --- the text and its marks ---------------------------------------------------------------------------------------


async def test_the_text_stands_there_letter_for_letter(gulls: str, http: ClientSession) -> None:
    page = await read(http, f"{gulls}/article/gull-post")
    assert page.paragraphs == TEXT.splitlines()


@pytest.mark.parametrize("slug", ["city-post", "delta-wire", "harbour-gazette", "the-mile"])
async def test_every_claim_and_quotation_of_an_article_has_its_place_and_its_note(
    harbour_site: str, http: ClientSession, slug: str
) -> None:
    article = next(each for each in pack_of(HARBOUR).articles if each.slug == slug)
    page = await read(http, f"{harbour_site}/article/{slug}")
    ids = [each.id for each in (*article.claims, *article.quotes)]
    assert sorted(id_ for id_ in page.ids if id_.startswith("claim-")) == sorted(f"claim-{id_}" for id_ in ids)
    notes = {f"#{id_}" for id_ in page.ids if id_.startswith("note-")}
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if link.startswith("#note-")} <= notes <= {f"#note-{id_}" for id_ in ids}
    spans = [ArticleText(article.text).text[span.start : span.end] for span in ArticleText(article.text).paragraphs]
    assert page.paragraphs == spans


@pytest.mark.parametrize(
    "excerpt", ["Ada Brown won in 1:58.20", "Ada Brown won", "1:58.20 🏅 ahead of Mina Lee", "I flew 🕊 & won"]
)
async def test_a_citation_marks_exactly_its_words(gulls: str, http: ClientSession, excerpt: str) -> None:
    claim = (await claims_of(http, gulls, "gull-post"))[excerpt]
    page = await read(http, f"{gulls}/article/gull-post?claim={claim}#claim-{claim}")
    assert page.cited == excerpt
    assert f"claim-{claim}" in page.ids


async def test_several_citations_are_marked_at_once(gulls: str, http: ClientSession) -> None:
    claims = await claims_of(http, gulls, "gull-post")
    asked = f"claim={claims['Ada Brown won']}&claim={claims['I flew 🕊 & won']}&claim=nothing"
    page = await read(http, f"{gulls}/article/gull-post?{asked}")
    assert page.cited == "Ada Brown wonI flew 🕊 & won"


async def test_a_run_of_words_is_counted_in_code_points(gulls: str, http: ClientSession) -> None:
    start = TEXT.index("𝔤𝔲𝔩𝔩𝔰")
    page = await read(http, f"{gulls}/article/gull-post?words={start}-{start + 5}#words")
    assert page.cited == "𝔤𝔲𝔩𝔩𝔰"
    assert "words" in page.ids


@pytest.mark.parametrize("run", ["0-99999", "7", "9-3", "-1-4", "x-y", "0x1-5", "", "1-2-3", "99999999999-99999999999"])
async def test_a_run_that_is_none_marks_nothing(gulls: str, http: ClientSession, run: str) -> None:
    assert (await read(http, f"{gulls}/article/gull-post?words={run}")).cited == ""


async def test_what_is_contested_has_a_shape_of_its_own(gulls: str, http: ClientSession) -> None:
    page = await read(http, f"{gulls}/article/gull-post")
    assert [words for words, shape in page.marks if "is-contested" in shape] == ["Ada Brown won", " in ", "1:58.20"]


async def test_no_word_of_an_article_becomes_markup(gulls: str, http: ClientSession) -> None:
    async with http.get(f"{gulls}/article/gull-post") as response:
        html = await response.text()
    assert re.findall(r"<script[^>]*>", html) == re.findall(r'<script src="/static/[^"]+" defer>', html)
    assert "<b>crumbs" not in html
    assert "<i>Post" not in html


async def test_a_note_leads_to_the_words_of_the_others_and_to_every_side(gulls: str, http: ClientSession) -> None:
    page = await read(http, f"{gulls}/article/gull-post")
    other = (await claims_of(http, gulls, "paper"))["1:58.25"]
    assert f"/article/paper?claim={other}#claim-{other}" in page.links
    assert "/ask?q=%2Fcompare+Ada+Brown+time" in page.links
    assert "Ada Brown ran 1:58.20 [1], 1:58.25 [2]" in page.words
    assert "https://gulls.example/a?b=1&c=2" in page.links


async def test_beside_the_chat_stand_the_cited_paragraphs_alone(gulls: str, http: ClientSession) -> None:
    claim = (await claims_of(http, gulls, "gull-post"))["I flew 🕊 & won"]
    page = await read(http, f"{gulls}/article/gull-post?claim={claim}&part=evidence")
    assert page.paragraphs == ["“I flew 🕊 & won,” said Brown. They sang 🎶. At the end Brown won 🏁."]
    assert page.cited == "I flew 🕊 & won"
    assert "/article/gull-post" in page.links
    assert "Skip to the content" not in page.words


# --- excerpts -----------------------------------------------------------------------------------------------------


async def test_an_excerpt_is_the_sentence_with_its_neighbours_and_no_more(
    gulls: str, gull_excerpts: str, http: ClientSession
) -> None:
    claim = (await claims_of(http, gulls, "gull-post"))["I flew 🕊 & won"]
    page = await read(http, f"{gull_excerpts}/article/gull-post?claim={claim}")
    assert page.paragraphs == ["“I flew 🕊 & won,” said Brown. They sang 🎶. …"]
    assert page.cited == "I flew 🕊 & won"
    assert "crumbs" not in page.words


@pytest.mark.parametrize("query", ["", "?part=evidence", "?words=0-3000", "?words=0-6000&part=evidence"])
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
async def test_no_other_sentence_stands_anywhere_on_a_page_of_excerpts(
    shipped_excerpts: str, http: ClientSession, query: str, kind: str
) -> None:
    articles = pack_of(ROOT).articles
    excerpts = " ".join(each.excerpt for article in articles for each in article.claims)
    quoted = " ".join(quote.text for article in articles for quote in article.quotes)
    for article in articles:
        async with http.get(f"{shipped_excerpts}/article/{article.slug}{query}", headers={"Accept": kind}) as response:
            body = await response.text()
        text = Reading(body).words if kind == "text/html" else body.replace('\\"', '"')
        sentences = {article.text[span.start : span.end] for span in ArticleText(article.text).sentences}
        head = f"{article.title} {article.publisher} by {article.author}"
        shown = [each for each in sentences if each in text and each not in f"{excerpts} {quoted} {head}"]
        assert len(shown) <= 10


async def test_pages_of_excerpts_are_not_to_be_indexed(gull_excerpts: str, http: ClientSession) -> None:
    async with http.get(f"{gull_excerpts}/article/gull-post") as response:
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in await response.text()


# --- as other things, and none ------------------------------------------------------------------------------------


async def test_as_json_the_spans_cut_the_words_out_of_the_paragraphs(harbour_site: str, http: ClientSession) -> None:
    async with http.get(f"{harbour_site}/article/the-mile", headers={"Accept": "application/json"}) as response:
        assert response.content_type == "application/json"
        fields = await response.json()
    article = next(each for each in pack_of(HARBOUR).articles if each.slug == "the-mile")
    for each in fields["words"]:
        start, end = each["spans"][0]
        assert article.text[start:end].split() == each["excerpt"].split()
    assert (fields["article"]["slug"], fields["article"]["number"], fields["is_whole"]) == ("the-mile", 2, True)


@pytest.mark.parametrize("slug", ["no-such-article", "%2e%2e%2fdata", "the-mile%00", "THE-MILE", "😀"])
async def test_no_page_goes_by_another_slug(harbour_site: str, http: ClientSession, slug: str) -> None:
    async with http.get(f"{harbour_site}/article/{slug}") as response:
        assert response.status == 404
        assert "ask a question" in await response.text()


async def test_what_the_browser_has_is_not_sent_again(harbour_site: str, http: ClientSession) -> None:
    address = f"{harbour_site}/article/the-mile?claim=x"
    async with http.get(address) as first, http.get(address, headers={"If-None-Match": first.headers["ETag"]}) as again:
        assert (first.status, again.status, await again.read()) == (200, 304, b"")


async def test_the_whole_text_is_no_longer_what_a_browser_may_keep_where_only_excerpts_are_shown(
    gulls: str, gull_excerpts: str, http: ClientSession
) -> None:
    async with http.get(f"{gulls}/article/gull-post") as whole:
        tag = whole.headers["ETag"]
    async with http.get(f"{gull_excerpts}/article/gull-post", headers={"If-None-Match": tag}) as excerpts:
        assert excerpts.status == 200


@pytest.mark.parametrize(
    "slug", ["britbrief", "east-coast-daily", "olympics-com", "riverdale-standard", "sportnewscenter"]
)
async def test_a_page_weighs_less_than_136_kilobytes(shipped_site: str, http: ClientSession, slug: str) -> None:
    weight = 0
    for path in (f"/article/{slug}", "/static/trackside.css", "/static/trackside.js", "/static/icon.svg"):
        async with http.get(shipped_site + path) as response:
            weight += len(await response.read())
    assert weight < 136_000
