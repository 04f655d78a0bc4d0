"""What a request may do to the pages: read them, and nothing else."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from bot.chat.web.site import Site
from bot.store.store import Store
from tests.chat.web.conftest import served

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiohttp import ClientSession

    from bot.store.store import Reading

T = TypeVar("T")

SAFETY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


PAGES = [
    "/",
    "/ask?q=who+won",
    "/ask?q=who+won&part=card-1",
    "/story/worlds-2023-mens-1500m-final",
    "/article/olympics-com",
    "/article/olympics-com?part=evidence",
    "/person/josh-kerr",
    "/search",
    "/search?q=silver",
    "/complete?line=/quote+k",
    "/data",
    "/data/datapackage.json",
    "/data/article_values.csv",
]
every_page = pytest.mark.parametrize("path", PAGES)


@pytest.mark.parametrize(
    "path", [*PAGES, "/story", "/nowhere", "/static/trackside.css", "/healthz", "/data/trackside.sqlite"]
)
async def test_every_response_carries_the_headers_of_safety(shipped_site: str, http: ClientSession, path: str) -> None:
    async with http.get(shipped_site + path, allow_redirects=False) as response:
        assert {name: response.headers.get(name) for name in SAFETY} == SAFETY
        assert "Python" not in response.headers.get("Server", "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_nothing_can_be_written(shipped_site: str, http: ClientSession, method: str) -> None:
    async with http.request(method, f"{shipped_site}/ask?q=who+won", data=b"x=1") as response:
        assert response.status == 405
        assert response.headers["Allow"] == "GET,HEAD"
        assert "Nothing can be changed here" in await response.text()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8440", "127.0.0.1.evil.example", "0x7f.1", "2130706433", "[v1.a]", "", "]["]
)
async def test_another_name_gets_no_page(shipped_site: str, http: ClientSession, host: str) -> None:
    async with http.get(shipped_site, headers={"Host": host}) as response:
        assert response.status == 421
        assert "This server has no pages under that name." in await response.text()


@pytest.mark.parametrize("host", ["192.0.2.7", "192.0.2.7:8440", "[::2]", "[2001:db8::7]:8440"])
async def test_an_address_is_a_name_of_every_machine_for_no_page_elsewhere_can_be_called_so(
    shipped_site: str, http: ClientSession, host: str
) -> None:
    async with http.get(shipped_site, headers={"Host": host}) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../pyproject.toml",
        "/static/..%2f..%2f..%2fpyproject.toml",
        "/static/%2e%2e/templates/base.html",
        "/static/trackside.css%00",
        "/nowhere",
        "/ask/more",
    ],
)
async def test_no_path_leads_out_of_the_pages(shipped_site: str, path: str) -> None:
    assert (await raw_status(shipped_site, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n")) in {400, 404}


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /ask?q=" + "x" * 10_000 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 414),
        ("GET /ask?q=" + "x" * 400 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("GET /ask?q=%00%1b%5b31m HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("GET /ask?q=%ff%fe HTTP/1.1\r\nHost: 127.0.0.1\r\n", 200),  # nothing that could be read is answered with /help
        ("GET /ask?q=%ed%a0%80%f0%9f%98 HTTP/1.1\r\nHost: 127.0.0.1\r\n", 200),
        ("GET /search?q=" + "x" * 400 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("GET /complete?line=" + "%28a+" * 1500 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 200),
        ("GET /article/" + "x" * 8000 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 404),
        ("GET /article/%00%0a HTTP/1.1\r\nHost: 127.0.0.1\r\n", 404),
        ("GET /article/olympics-com?" + "claim=x&" * 1000 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 200),
        ("GET /article/olympics-com?words=" + "9" * 4000 + "-1 HTTP/1.1\r\nHost: 127.0.0.1\r\n", 200),
        ("GET /story/%27%20OR%201=1-- HTTP/1.1\r\nHost: 127.0.0.1\r\n", 404),
        ("GET /story/%ff HTTP/1.1\r\nHost: 127.0.0.1\r\n", 404),
        ("GET http://evil.example/nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n", 404),
        ("GET http://[::1/ HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n", 404),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: " + '"a",' * 1500 + "\r\n", 200),
        ('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: "\r\n', 200),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: " + "a/b;q=," * 1000 + "\r\n", 200),
        ("GET / HTTP/1.1\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n", 400),
        ("NOT HTTP\r\n", 400),
    ],
)
async def test_a_hostile_request_gets_its_refusal(shipped_site: str, request_line: str, status: int) -> None:
    assert await raw_status(shipped_site, request_line) == status


async def raw_status(site: str, head: str) -> int:
    """The status that comes back for the bytes of a request, which end with an empty line."""
    response = await raw_response(site, f"{head}Connection: close\r\n\r\n")
    assert "Traceback" not in response
    return int(response.split(" ", 2)[1])


async def raw_response(site: str, request: str) -> str:
    """All that comes back for the bytes of a request, until the server closes the connection."""
    host, port = site.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request.encode())
    await writer.drain()
    async with asyncio.timeout(20):
        response = (await reader.read()).decode()
    writer.close()
    await writer.wait_closed()
    return response


async def test_markup_in_a_question_is_shown_as_it_was_typed(shipped_site: str, http: ClientSession) -> None:
    async with http.get(
        f"{shipped_site}/ask", params={"q": "<script>alert(1)</script> \"quote\" & 'more'"}
    ) as response:
        page = await response.text()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


NO_REQUEST = "This is no request that can be read."
TOO_LONG = "The address is too long: a question of 200 characters is the longest."
HEADERS_TOO_LONG = "A header of the request is too long."


@pytest.mark.parametrize(
    ("request_text", "status", "sentence"),
    [
        ("GET / HTTP/9.9\r\n\r\n", 400, NO_REQUEST),
        ("GET /\xff HTTP/1.1\r\n\r\n", 400, NO_REQUEST),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, NO_REQUEST),
        ("GET / HTTP/1.1\r\n\r\n", 400, NO_REQUEST),
        ("FOO / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400, NO_REQUEST),
        ("\x16\x03\x01\x02 \r\n\r\n", 400, NO_REQUEST),
        ("GET * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400, NO_REQUEST),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: abc\r\n\r\n", 400, NO_REQUEST),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA b: c\r\n\r\n", 400, NO_REQUEST),
        ("GET /ask?q=" + "x" * 100_000 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 414, TOO_LONG),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + "x" * 9000 + "\r\n\r\n", 431, HEADERS_TOO_LONG),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + "x" * 9000 + ": y\r\n\r\n", 431, HEADERS_TOO_LONG),
    ],
)
async def test_what_is_no_request_is_refused_in_a_sentence_and_logged_on_a_line(
    shipped_site: str, caplog: pytest.LogCaptureFixture, request_text: str, status: int, sentence: str
) -> None:
    head, _, body = (await raw_response(shipped_site, request_text)).partition("\r\n\r\n")
    assert (head.split(" ")[1], body) == (str(status), sentence)
    headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
    assert {name: headers.get(name) for name in SAFETY} == SAFETY
    assert headers["Server"] == "Trackside"
    (record,) = caplog.records
    assert record.getMessage().startswith("A request cannot be read: ")
    assert (record.exc_info, len(caplog.text.splitlines())) == (None, 1)


@pytest.mark.parametrize("path", ["/", "/nowhere"])
async def test_what_nobody_can_expect_is_refused_in_a_sentence(
    shipped_site: str, http: ClientSession, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    async with http.get(shipped_site + path, headers={"Expect": "miracles"}) as response:
        assert (response.status, await response.text()) == (417, "Nothing can be expected here: leave out “Expect”.")
        assert {name: response.headers.get(name) for name in SAFETY} == SAFETY
    assert caplog.records == []


async def test_a_long_address_is_a_page_that_says_so(shipped_site: str, http: ClientSession) -> None:
    async with http.get(f"{shipped_site}/ask?q={'a' * 9000}") as response:
        assert (response.status, response.content_type) == (414, "text/html")
        assert TOO_LONG in await response.text()


@pytest.mark.parametrize(
    ("path", "headers", "status", "sentence"),
    [
        ("/nope", {}, 404, "The address leads nowhere: ask a question, or go by the links of an answer."),
        ("/article/nope", {}, 404, "The address leads nowhere: ask a question, or go by the links of an answer."),
        ("/", {"Host": "evil.example"}, 421, "This server has no pages under that name."),
        ("/ask?q=" + "a" * 9000, {}, 414, TOO_LONG),
    ],
)
async def test_a_program_gets_its_refusal_as_json(
    shipped_site: str, http: ClientSession, path: str, headers: dict[str, str], status: int, sentence: str
) -> None:
    async with http.get(shipped_site + path, headers={"Accept": "application/json", **headers}) as response:
        assert (response.status, response.content_type) == (status, "application/json")
        assert response.headers["Vary"] == "Accept"
        assert await response.json() == {"error": sentence}


async def test_a_program_that_would_write_gets_its_refusal_as_json(shipped_site: str, http: ClientSession) -> None:
    async with http.post(f"{shipped_site}/ask", headers={"Accept": "application/json"}) as response:
        assert (response.status, response.headers["Allow"]) == (405, "GET,HEAD")
        assert await response.json() == {"error": "Nothing can be changed here: open the page instead."}


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/json"),
        ("application/json, text/plain, */*", "application/json"),
        ("text/html;q=0.1, application/json;q=0.9", "application/json"),
        ("Application/JSON; charset=utf-8; Q=0.5", "application/json"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/html, application/json", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json;q=0.5, text/html", "text/html"),
        ("application/json;q=0.5, */*", "text/html"),
        ("application/json;q=0", "text/html"),
        ("application/json;q=nan, text/html;q=2", "text/html"),
        ("application/json;q=much", "text/html"),
        ("image/png", "text/html"),
    ],
)
async def test_what_is_sent_goes_by_the_weights_of_what_is_accepted(
    shipped_site: str, http: ClientSession, accept: str, kind: str
) -> None:
    async with http.get(f"{shipped_site}/ask?q=who+won", headers={"Accept": accept}) as response:
        assert (response.status, response.content_type) == (200, kind)


class FailingStore(Store):
    """A store in which every question fails in a way that nobody foresaw."""

    async def read(self, make: Callable[[Reading], Awaitable[T]]) -> T:  # noqa: ARG002 — the store's own
        raise RuntimeError("the <b>secret</b> path")


async def test_a_failure_shows_an_id_that_the_log_has_with_the_traceback_and_nothing_of_it(
    shipped_database: Path, http: ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        await FailingStore.open(shipped_database) as store,
        served(Site(store)) as site,
        http.get(f"{site}/ask?q=%0Asecond+line") as response,
    ):
        page = await response.text()
        assert response.status == 500
        assert {name: response.headers.get(name) for name in SAFETY} == SAFETY
    shown = re.search(r"Something failed here \(incident ([0-9a-f]{8})\)\.", page)
    assert shown is not None
    assert "secret" not in page
    assert "Traceback" not in page
    (record,) = caplog.records
    assert record.getMessage() == f"incident {shown[1]}: /ask?q=%0Asecond+line"
    assert "RuntimeError: the <b>secret</b> path" in caplog.text


def damage(path: Path) -> None:
    """Write noise over a file, under whoever has it open."""
    with path.open("r+b") as file:
        file.write(b"\xff" * 50_000)


async def test_a_database_that_cannot_be_mended_is_a_page_with_a_sentence(
    shipped_database: Path, tmp_path: Path, http: ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    path = Path(shutil.copy(shipped_database, tmp_path / "facts.db"))
    async with await Store.open(path) as store, served(Site(store)) as site:
        damage(path)
        for page in ("/ask?q=who+won", "/article/olympics-com", "/healthz"):
            async with http.get(site + page) as response:
                assert response.status == 503
                assert "The database cannot be read: try again in a moment." in await response.text()
    assert "Traceback" not in caplog.text


@every_page
async def test_a_page_can_be_asked_for_without_its_content(shipped_site: str, http: ClientSession, path: str) -> None:
    async with http.get(shipped_site + path) as response:
        whole = response.headers
    async with http.head(shipped_site + path) as response:
        assert (response.status, await response.read()) == (200, b"")
        for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control"):
            assert (name, response.headers[name]) == (name, whole[name])


@every_page
async def test_a_page_that_the_browser_has_is_not_sent_again(shipped_site: str, http: ClientSession, path: str) -> None:
    address = shipped_site + path
    async with http.get(address) as response:
        tag = response.headers["ETag"]
    async with http.get(address, headers={"If-None-Match": tag}) as response:
        assert (response.status, await response.read(), response.headers["ETag"]) == (304, b"", tag)
    for known in (f"W/{tag}", f'"another", {tag}'):  # a proxy that compresses makes them weak
        async with http.head(address, headers={"If-None-Match": known}) as response:
            assert response.status == 304
    async with http.get(address, headers={"If-None-Match": '"another"'}) as response:
        assert response.status == 200
    async with http.get(address, headers={"If-None-Match": tag, "Accept": "application/json"}) as response:
        assert response.status != 304


async def test_what_the_browser_has_as_a_page_is_sent_as_json_all_the_same(
    shipped_site: str, http: ClientSession
) -> None:
    address = f"{shipped_site}/ask?q=who+won"
    async with http.get(address) as response:
        tag = response.headers["ETag"]
    async with http.get(address, headers={"If-None-Match": tag, "Accept": "application/json"}) as response:
        assert (response.status, response.content_type) == (200, "application/json")


@pytest.mark.parametrize("path", ["/nowhere", "/person/nobody", "/article/none", "/ask?q=" + "x" * 400])
async def test_a_refusal_is_not_kept(shipped_site: str, http: ClientSession, path: str) -> None:
    async with http.get(shipped_site + path) as response:
        assert response.status in {400, 404}
        assert "ETag" not in response.headers


async def test_the_health_check_says_that_the_facts_can_be_read(shipped_site: str, http: ClientSession) -> None:
    async with http.get(f"{shipped_site}/healthz") as response:
        assert (response.status, await response.json()) == (200, {"status": "ok"})
