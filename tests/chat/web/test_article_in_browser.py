"""A person who follows a citation to the words of an article, in a real browser."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from tests.chat.web.test_browser import DESKTOP, PHONE, visit

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


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_pressed_words_show_their_notes_and_escape_leads_back(
    browser: Browser, shipped_site: str, screen: dict[str, int]
) -> None:
    async with visit(browser, shipped_site, ARTICLE, viewport=screen) as page:
        words = page.locator(".text a", has_text=SURGE)
        await words.click()
        notes = page.get_by_role("group", name="Notes on these words")
        await expect(notes).to_be_focused()
        await expect(notes).to_be_in_viewport()
        await expect(notes.get_by_role("listitem").first).to_contain_text("Josh Kerr made his move")
        assert page.url == shipped_site + ARTICLE
        await page.keyboard.press("Escape")
        await expect(notes).to_be_hidden()
        await expect(words).to_be_focused()
        assert await page.evaluate("document.documentElement.scrollWidth") == screen["width"]


async def test_words_that_two_claims_share_show_both_notes(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, ARTICLE) as page:
        await page.locator(".text a", has_text="three minutes and 29.38 seconds").first.click()
        notes = page.get_by_role("group", name="Notes on these words").locator(".words-note")
        await expect(notes.filter(has_text="Josh Kerr ran 3:29.38")).to_have_count(1)
        await expect(notes.filter(has_text="Josh Kerr set a season's best")).to_have_count(1)


async def test_words_that_are_said_again_show_the_note_of_the_first(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, ARTICLE) as page:
        note = await page.locator(".words-note", has_text="Josh Kerr won gold").first.get_attribute("id")
        again = page.locator(f".text a[href='#{note}']").last
        await again.click()
        await expect(page.locator(".pressed")).to_contain_text("Josh Kerr won gold")


async def test_without_script_a_mark_leads_to_its_note(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, ARTICLE, java_script_enabled=False) as page:
        note = page.locator(".more-notes .words-note", has_text=SURGE).first
        await expect(note).to_be_hidden()
        await page.locator(".text a", has_text=SURGE).click()
        await expect(note).to_be_visible()
        await expect(note).to_be_in_viewport()


async def test_without_script_a_citation_leads_to_the_marked_words(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=%2Fcompare+ingebrigtsen+time", java_script_enabled=False) as page:
        await page.locator("p.statement a.cite", has_text="[3]").first.click()
        await expect(page.get_by_role("heading", level=1)).to_be_attached()
        await expect(page.locator("mark.is-cited")).to_contain_text(["3:29.55"])
        await expect(page.locator("mark.is-cited").first).to_be_in_viewport()


async def test_the_whole_article_is_open_to_the_keyboard(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, ARTICLE) as page:
        await page.get_by_text("Only here (27)").press("Enter")
        await expect(page.get_by_text("Kerr displayed remarkable form [1]", exact=True)).to_be_visible()
        await page.locator(".text a", has_text=SURGE).press("Enter")
        await expect(page.get_by_role("group", name="Notes on these words")).to_be_focused()


@pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop, dark"])
async def test_axe_finds_nothing_with_all_notes_open(
    browser: Browser, shipped_site: str, screen: dict[str, int], scheme: str
) -> None:
    context = await browser.new_context(viewport=screen, color_scheme=scheme)
    page = await context.new_page()
    await page.goto(f"{shipped_site}/article/east-coast-daily")
    words = page.locator(".text a", has_text="200 meters remaining").first
    claim = (await words.get_attribute("href") or "").removeprefix("#note-")
    await page.goto(f"{shipped_site}/article/east-coast-daily?claim={claim}#claim-{claim}")
    await expect(page.locator("mark.is-cited").first).to_be_in_viewport()
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    await words.click()
    await expect(page.locator(".pressed")).to_be_visible()
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    await context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_beside_the_chat(browser: Browser, shipped_site: str, scheme: str) -> None:
    context = await browser.new_context(viewport=DESKTOP, color_scheme=scheme)
    page = await context.new_page()
    await page.goto(f"{shipped_site}/ask?q=%2Fcompare+ingebrigtsen+time")
    await page.locator("p.statement a.cite", has_text="[3]").first.click()
    await expect(page.locator(".evidence h2")).to_be_focused()
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    await context.close()


async def test_all_words_of_a_claim_are_lit_and_its_note_is_open_when_only_the_fragment_names_it(
    browser: Browser, shipped_site: str
) -> None:
    async with visit(browser, shipped_site, f"/article/riverdale-standard#claim-{SILVER}") as page:
        await expect(page.locator("mark.is-cited").first).to_be_in_viewport()
        lit = "".join(await page.locator("mark.is-cited").all_text_contents())
        assert lit == "Ingebrigtsen settled for silver in 3:29.55"
        await expect(page.locator(f"#note-{SILVER}")).to_be_visible()
        await page.evaluate(f"location.hash = 'claim-{OUTRAN}'")
        await expect(page.locator(f"#note-{OUTRAN}.is-cited")).to_be_visible()


async def test_without_script_a_note_leads_to_all_of_its_words(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/article/riverdale-standard", java_script_enabled=False) as page:
        note = page.locator(f"#note-{SILVER}")
        await note.locator("xpath=ancestor::details").locator("summary").click()
        await note.locator(".excerpt a").click()
        lit = "".join(await page.locator("mark.is-cited").all_text_contents())
        assert lit == "Ingebrigtsen settled for silver in 3:29.55"
