"""How fast the pages are: from process start to an answer in a browser, processor time of a page, its weight.

    python bench/web.py [--runs 5] [--asked 200]

Processor time is that of the serving process, as Linux counts it in hundredths of a second, over many requests, each
for a question that was not asked before; a 304 is asked for with the tag of the page. It is measured on a small and on
a large invented pack. A weight is the sum of all bodies that a first visit fetches, without compression.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from urllib.request import HTTPErrorProcessor, Request, build_opener

import corpus
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from http.client import HTTPResponse

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 1000)
"""Articles of the invented packs."""
LINE = "who won?"
PATHS = ("/", "/ask?q=who+won%3F", "/ask?q=%2Frecap+length%3Awhole")
"""Pages that are weighed, besides those to which the first page leads."""
LEADS = ("story", "article", "person")
_TICK = os.sysconf("SC_CLK_TCK")


class _Unfollowed(HTTPErrorProcessor):
    """Hands back 304 like any other response."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002 — the library's signature
        return response


_OPENER = build_opener(_Unfollowed)


def fetch(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of a page."""
    with _OPENER.open(Request(address, headers=headers)) as response:  # noqa: S310 — our own address
        return response.status, response.headers, response.read()


@contextmanager
def served(cache: Path, pack: Path | None = None) -> Iterator[tuple[str, int]]:
    """The address of the pages of a pack while a process of its own serves them, and its number."""
    chosen = ["--pack", str(pack)] if pack else []
    command = [sys.executable, "-m", "bot", "web", "--no-open", "--port", "0", *chosen]
    environment = {**os.environ, "TRACKSIDE_CACHE": str(cache)}
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE) as process:  # noqa: S603 — our own
        assert process.stdout is not None  # noqa: S101 — it is a pipe
        yield process.stdout.readline().decode().split(" ")[3].rstrip("/"), process.pid
        process.terminate()


def processor_time(process: int) -> float:
    """Milliseconds that a process has used, of all its threads."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK * 1000


def time_requests(folder: Path, asked: int) -> None:
    """Print the processor time of an answer that is cold, and of one that the browser has."""
    for size in SIZES:
        pack = folder / str(size)
        corpus.write_corpus(pack, size, seed=5)
        races = tomllib.loads((pack / "data" / "races.toml").read_text("utf-8"))["race"]
        lines = [f"/{question} {race}" for race in races for question in ("result", "recap", "compare")]
        with served(folder / "cache", pack) as (site, process):
            fetch(f"{site}/ask?{urlencode({'q': LINE})}")
            start = processor_time(process)
            for line in lines[:asked]:
                fetch(f"{site}/ask?{urlencode({'q': line})}")
            cold = (processor_time(process) - start) / len(lines[:asked])
            address = f"{site}/ask?{urlencode({'q': LINE})}"
            tag = fetch(address)[1]["ETag"]
            start = processor_time(process)
            statuses = {fetch(address, **{"If-None-Match": tag})[0] for _ in range(asked * 5)}
            same = (processor_time(process) - start) / (asked * 5)
            print(f"{size:>6} articles: /ask cold {cold:.2f} ms, {statuses} {same:.2f} ms of processor time")


def time_start(browser: Browser, cache: Path, runs: int) -> None:
    """Print how long it takes from process start to an answer that a browser shows."""
    took = []
    for _ in range(runs):
        page = browser.new_page()
        start = perf_counter_ns()
        with served(cache) as (site, _):
            page.goto(site)
            page.fill("#q", LINE)
            page.keyboard.press("Enter")
            page.locator(".card").wait_for()
            took.append((perf_counter_ns() - start) / 1e6)
        page.close()
    print(f"process start to an answer in the browser: {median(took):.0f} ms (median of {runs})")


def weigh_pages(browser: Browser, cache: Path) -> None:
    """Print what a first visit to each page fetches."""
    with served(cache) as (site, _):
        for path in (*PATHS, *_first_links(browser, site)):
            context = browser.new_context()
            page = context.new_page()
            bodies: list[int] = []
            page.on("response", lambda response, into=bodies: into.append(len(response.body())))
            page.goto(site + path)
            page.wait_for_load_state("networkidle")
            print(f"{sum(bodies) / 1000:>8.1f} kB  {path}")
            context.close()


def _first_links(browser: Browser, site: str) -> list[str]:
    """The first link to each kind of page."""
    page = browser.new_page()
    links = []
    for path in (*PATHS, "/ask?q=%2Fathlete+the+winner"):
        page.goto(site + path)
        links += page.eval_on_selector_all("a", "all => all.map(each => each.getAttribute('href'))")
    page.close()
    first = [next((link for link in links if link.startswith(f"/{kind}/")), None) for kind in LEADS]
    return [link.split("#")[0] for link in first if link]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--asked", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        cache = Path(folder) / "cache"
        with served(cache):  # builds the database
            pass
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        time_start(browser, cache, options.runs)
        weigh_pages(browser, cache)
        browser.close()
        time_requests(Path(folder), options.asked)


if __name__ == "__main__":
    main()
