"""A person who follows a citation to the words of an article, in a real browser."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.chat.web.test_browser import PHONE, visit

if TYPE_CHECKING:
    from playwright.async_api import Browser

ARTICLE = "/article/sportnewscenter"
SILVER, OUTRAN = "u665loawfbpb", "xwfekbff77xj"
SURGE = "executed a perfectly timed surge in the final 200 meters"


async def test_a_citation_opens_its_article_beside_the_chat_with_the_words_marked(
    browser: Browser, shipped_site: str
) -> None:
    async with visit(browser, shipped_site, "/ask?q=%2Fcompare+ingebrigtsen+time") as page:
        link = page.locator("p.statement a.cite", has_text="[3]").first
        await link.click()
        panel = page.get_by_role("complementary", name="Evidence")
        await expect(panel.get_by_role("heading", level=2)).to_be_focused()
        await expect(panel.get_by_role("heading", level=2)).to_have_text("[3] riverdalestandard.com")
        await expect(panel.locator("mark.is-cited")).to_contain_text(["3:29.55"])
        await expect(panel.locator("mark.is-cited").first).to_be_in_viewport()
        await panel.get_by_role("button", name="Close the article").click()
        await expect(panel).to_be_hidden()
        await expect(link).to_be_focused()


async def test_in_the_panel_another_article_is_a_press_away(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=%2Fcompare+ingebrigtsen+time", viewport=PHONE) as page:
        link = page.locator("p.statement a.cite", has_text="[3]").first
        await link.click()
        panel = page.get_by_role("dialog", name="Evidence")
        await panel.locator(".words-note.is-cited .others a", has_text="[4]").click()
        await expect(panel.get_by_role("heading", level=2)).to_have_text("[4] olympics.com")
        await expect(panel.locator("mark.is-cited")).to_contain_text(["3:29.65"])
        await page.keyboard.press("Escape")
        await expect(panel).to_be_hidden()
        await expect(link).to_be_focused()


async def test_on_a_phone_back_closes_the_evidence_and_leaves_the_answer(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/", viewport=PHONE) as page:
        await page.get_by_role("link", name="who won?").click()
        link = page.locator("p.statement a.cite", has_text="[3]").first
        for close in (page.go_back, partial(page.keyboard.press, "Escape")):
            await link.click()
            panel = page.get_by_role("dialog", name="Evidence")
            await expect(panel.get_by_role("heading", level=2)).to_be_focused()
            await close()
            await expect(panel).to_be_hidden()
            await expect(link).to_be_focused()
            await expect(page).to_have_url(f"{shipped_site}/ask?q=who+won%3F")
        await page.go_back()
        await expect(page).to_have_url(f"{shipped_site}/")


async def test_on_a_phone_back_from_the_whole_article_leads_to_the_evidence_and_then_to_the_answers(
    browser: Browser, shipped_site: str
) -> None:
    async with visit(browser, shipped_site, "/", viewport=PHONE) as page:
        await page.get_by_role("link", name="what happened?").click()
        await page.get_by_role("link", name="Result", exact=True).click()
        await expect(page.locator(".turn").last.locator("h2")).to_be_focused()
        await page.locator(".turn").last.locator("p.statement a.cite", has_text="[3]").first.click()
        await page.get_by_role("link", name="The whole article").click()
        await expect(page).to_have_url(re.compile("/article/riverdale-standard"))
        await page.go_back()
        await expect(page.get_by_role("dialog", name="Evidence").locator("mark.is-cited").first).to_be_in_viewport()
        await page.go_back()
        await expect(page.get_by_role("dialog")).to_be_hidden()
        await expect(page.locator(".card")).to_have_count(2)


async def test_on_a_phone_nothing_behind_the_evidence_can_be_reached(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=%2Fcompare+ingebrigtsen+time", viewport=PHONE) as page:
        await page.locator("p.statement a.cite", has_text="[3]").first.click()
        await expect(page.get_by_role("dialog", name="Evidence")).to_be_visible()
        outside = "!document.activeElement.closest('.evidence') && document.activeElement !== document.body"
        for _ in range(await page.locator(".evidence :is(a, button, summary)").count() + 5):
            await page.keyboard.press("Tab")
            assert not await page.evaluate(outside)
        await page.get_by_role("button", name="Close the article").click()
        await expect(page.get_by_role("link", name="Trackside")).to_be_visible()


async def test_in_the_panel_a_note_leads_back_to_its_words(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=%2Fcompare+ingebrigtsen+time", viewport=PHONE) as page:
        await page.locator("p.statement a.cite", has_text="[3]").first.click()
        panel = page.get_by_role("dialog", name="Evidence")
        await panel.get_by_text("more notes").click()
        await panel.locator(".more-notes .excerpt a").last.click()
        await expect(panel.get_by_role("heading", level=2)).to_have_text("[3] riverdalestandard.com")
        await expect(panel.locator(".text").first).to_be_in_viewport()
        assert page.url == f"{shipped_site}/ask?q=%2Fcompare+ingebrigtsen+time"
