"""The README's pictures of the page, taken of the shipped pack in headless Chromium.

    pip install -e '.[test]' && python bench/screenshots.py

It needs Chromium on the path (Debian: apt install chromium) and writes PNG files into ``docs/images``.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from web import served

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"


def take_pictures(page: Page, site: str) -> None:
    """The chat with the words of a citation beside it, an article, and the matrix of a story."""
    page.goto(site)
    page.fill("#q", "who won?")
    page.keyboard.press("Enter")
    page.locator(".card .strong + .below .cite").first.click()
    page.locator(".evidence h2").wait_for()
    page.screenshot(path=IMAGES / "chat.png")
    link = page.locator(".evidence a[href^='/article/']").first.get_attribute("href")
    page.goto(f"{site}{link}")
    page.screenshot(path=IMAGES / "article.png")
    page.get_by_role("navigation").get_by_role("link", name="What the articles say").click()
    page.screenshot(path=IMAGES / "matrix.png")


def main() -> None:
    """Serve the shipped pack and take every picture."""
    with tempfile.TemporaryDirectory() as cache, served(Path(cache)) as (site, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take_pictures(browser.new_page(viewport={"width": 1200, "height": 760}), site)
        browser.close()
    for name in ("chat", "article", "matrix"):
        picture = IMAGES / f"{name}.png"
        print(picture.name, picture.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
