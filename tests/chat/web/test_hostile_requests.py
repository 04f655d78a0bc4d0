"""What a request may do to the pages: read them, and nothing else."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from aiohttp import ClientSession

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


@pytest.mark.parametrize("path", ["/", "/ask?q=who+won", "/nowhere", "/static/trackside.css", "/healthz"])
async def test_every_response_carries_the_headers_of_safety(shipped_site: str, http: ClientSession, path: str) -> None:
    async with http.get(shipped_site + path) as response:
        assert {name: response.headers.get(name) for name in SAFETY} == SAFETY
        assert "Python" not in response.headers.get("Server", "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_nothing_can_be_written(shipped_site: str, http: ClientSession, method: str) -> None:
    async with http.request(method, f"{shipped_site}/ask?q=who+won", data=b"x=1") as response:
        assert response.status == 405
        assert response.headers["Allow"] == "GET,HEAD"
        assert "Nothing can be changed here" in await response.text()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8440", "[::2]", "127.0.0.1.evil.example", "", "]["])
async def test_another_name_gets_no_page(shipped_site: str, http: ClientSession, host: str) -> None:
    async with http.get(shipped_site, headers={"Host": host}) as response:
        assert response.status == 421
        assert "This server has no pages under that name." in await response.text()


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
        ("GET /ask?q=" + "x" * 10_000 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("GET /ask?q=" + "x" * 400 + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("GET /ask?q=%00%1b%5b31m HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("GET /ask?q=%ff%fe HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400),
        ("GET / HTTP/1.1\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n", 400),
        ("NOT HTTP\r\n", 400),
    ],
)
async def test_a_hostile_request_gets_its_refusal(shipped_site: str, request_line: str, status: int) -> None:
    assert await raw_status(shipped_site, request_line) == status


async def raw_status(site: str, head: str) -> int:
    """The status that comes back for the bytes of a request, which end with an empty line."""
    host, port = site.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"{head}Connection: close\r\n\r\n".encode())
    await writer.drain()
    response = (await reader.read()).decode()
    writer.close()
    await writer.wait_closed()
    assert "Traceback" not in response
    return int(response.split(" ", 2)[1])


async def test_markup_in_a_question_is_shown_as_it_was_typed(shipped_site: str, http: ClientSession) -> None:
    async with http.get(
        f"{shipped_site}/ask", params={"q": "<script>alert(1)</script> \"quote\" & 'more'"}
    ) as response:
        page = await response.text()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


async def test_a_page_that_the_browser_has_is_not_sent_again(shipped_site: str, http: ClientSession) -> None:
    address = f"{shipped_site}/ask?q=who+won"
    async with http.get(address) as response:
        tag = response.headers["ETag"]
    async with http.get(address, headers={"If-None-Match": tag}) as response:
        assert (response.status, await response.read(), response.headers["ETag"]) == (304, b"", tag)
    async with http.get(address, headers={"If-None-Match": '"another"'}) as response:
        assert response.status == 200
    async with http.get(address, headers={"If-None-Match": tag, "Accept": "application/json"}) as response:
        assert (response.status, response.content_type) == (200, "application/json")


async def test_the_health_check_says_that_the_facts_can_be_read(shipped_site: str, http: ClientSession) -> None:
    async with http.get(f"{shipped_site}/healthz") as response:
        assert (response.status, await response.json()) == (200, {"status": "ok"})
