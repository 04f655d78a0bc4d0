"""A person at the page, in a real browser: typing, pressing, going back, in the dark, on a phone, without script."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}


class Visitor(TypedDict, total=False):
    """What a browser's context is opened with: the screen, and what the person has and wants."""

    viewport: ViewportSize
    has_touch: bool
    is_mobile: bool
    java_script_enabled: bool
    color_scheme: Literal["dark", "light"]


@asynccontextmanager
async def visit(browser: Browser, site: str, path: str = "/", **visitor: Unpack[Visitor]) -> AsyncIterator[Page]:
    """A page of a site, opened in a browser that has been nowhere; nothing fails on it, and it asks no other host."""
    context = await browser.new_context(**{"viewport": DESKTOP, **visitor})
    context.set_default_timeout(5000)
    page = await context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site) else faults.append(request.url))
    await page.goto(site + path)
    yield page
    assert faults == []
    await context.close()


async def test_a_newcomer_asks_by_keyboard_and_reads_who_won(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        await expect(page.get_by_role("heading", level=2)).to_have_text("Ask what happened. See who says so.")
        await page.get_by_label("Ask a question").fill("who won?")
        await page.keyboard.press("Enter")
        card = page.locator(".card")
        await expect(card.get_by_role("heading", level=2)).to_be_focused()
        await expect(card).to_contain_text("1 · Josh Kerr (GBR) — 3:29.38")
        assert page.url == f"{shipped_site}/ask?q=who+won%3F"


async def test_a_question_has_an_address_that_can_be_opened_again(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=did+wightman+run") as page:
        await expect(page.locator(".card")).to_contain_text("TIE")
        await page.reload()
        await expect(page.locator(".question")).to_have_text("did wightman run")


async def test_back_and_forward_lead_to_the_questions_before(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        for line in ("who won?", "what did kerr say?"):
            await page.get_by_label("Ask a question").fill(line)
            await page.keyboard.press("Enter")
            await expect(page.locator(".question").last).to_have_text(line)
            await expect(page.locator(".turn").last.locator("h2")).to_be_focused()
        await page.go_back()
        await expect(page.locator(".turn").first.locator("h2")).to_be_focused()
        await page.go_forward()
        await expect(page.locator(".turn").last.locator("h2")).to_be_focused()


async def ask(page: Page, line: str) -> None:
    """Ask, and wait until the answer is there and has the focus."""
    await page.get_by_label("Ask a question").fill(line)
    await page.keyboard.press("Enter")
    await expect(page.locator(".question").last).to_have_text(line)
    await expect(page.locator(".turn").last.locator("h2")).to_be_focused()


async def test_back_from_an_answer_that_was_loaded_leads_to_the_suggestions(
    browser: Browser, shipped_site: str
) -> None:
    async with visit(browser, shipped_site) as page:
        await ask(page, "who won?")
        await page.reload()
        await page.go_back()
        await expect(page.get_by_role("link", name="what happened?")).to_be_visible()
        await expect(page).to_have_title("Ask what happened · Trackside")


async def test_the_title_is_that_of_the_answer_in_view(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        await ask(page, "who won?")
        await ask(page, "what did kerr say?")
        await expect(page).to_have_title("Josh Kerr — 4 remarks in 3 articles · Trackside")
        await page.go_back()
        await expect(page).to_have_title("Men's 1500m final, World Championships 2023 · Trackside")


async def test_who_comes_back_finds_the_conversation(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        for line in ("who won?", "/sources", "what did kerr say?"):
            await ask(page, line)
        await page.get_by_role("link", name="Search", exact=True).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Search the articles")
        await page.go_back()
        await expect(page.locator(".question")).to_have_text(["who won?", "/sources", "what did kerr say?"])
        await expect(page.locator(".card")).to_have_count(3)
        await expect(page.locator(".turn").last.locator("h2")).to_be_in_viewport()


async def test_an_answer_that_was_loaded_scrolls_by_keyboard(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=%2Frecap+length%3Awhole") as page:
        await page.keyboard.press("End")
        await expect(page.locator(".card footer")).to_be_in_viewport()


async def test_tab_leads_from_the_top_past_the_question_to_the_button(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        field = page.get_by_role("combobox")
        for _ in range(40):
            await page.keyboard.press("Tab")
            if await field.evaluate("field => field === document.activeElement"):
                break
        await field.press_sequentially("what did kerr")
        await expect(page.get_by_role("option").first).to_be_visible()
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name="Ask")).to_be_focused()
        await expect(field).to_have_value("what did kerr")
        await expect(page.get_by_role("listbox")).to_be_hidden()


async def test_tab_takes_a_completion_that_was_chosen(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        await page.get_by_role("combobox").fill("/quo")
        await expect(page.get_by_role("option").first).to_contain_text("/quote")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("combobox")).to_have_value("/quote ")


async def test_an_empty_line_is_completed_when_that_is_asked_for(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        await page.get_by_role("combobox").click()
        await expect(page.get_by_role("listbox")).to_be_hidden()
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("option").first).to_be_visible()
        count = await page.get_by_role("option").count()
        await expect(page.locator(".announcer")).to_have_text(f"{count} completions: choose with the arrow keys.")


async def test_the_first_word_of_a_question_is_completed_to_questions_first(
    browser: Browser, shipped_site: str
) -> None:
    async with visit(browser, shipped_site) as page:
        await page.get_by_role("combobox").press_sequentially("who")
        await expect(page.get_by_role("option").first).to_contain_text("who won")


async def test_a_line_is_completed_by_keyboard(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site) as page:
        field = page.get_by_role("combobox")
        await field.press_sequentially("/quo")
        await expect(page.get_by_role("option").first).to_contain_text("/quote")
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        await page.keyboard.press("Enter")
        await expect(field).to_have_value("/quote ")
        await field.press_sequentially("ke")
        await expect(page.get_by_role("option").first).to_contain_text("Josh Kerr")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(page.locator(".card")).to_contain_text("Josh Kerr")


async def test_on_a_phone_a_line_is_completed_and_asked_by_touch(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        await page.get_by_role("combobox").tap()
        await page.get_by_role("combobox").press_sequentially("what did k")
        await page.get_by_role("option").first.tap()
        await expect(page.locator(".card")).to_contain_text("Kerr")
        assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_without_script_the_form_and_the_links_do_it(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, java_script_enabled=False) as page:
        await page.get_by_label("Ask a question").fill("who won?")
        await page.get_by_role("button", name="Ask").click()
        await expect(page.locator(".card")).to_contain_text("Josh Kerr")
        await page.get_by_role("link", name="Story").click()
        await expect(page.locator(".card h2")).to_contain_text("1500m")


async def test_a_table_is_narrowed_to_rows_with_a_word(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/story/worlds-2023-mens-1500m-final", viewport=PHONE) as page:
        await page.get_by_label("Only rows with").fill("wightman place")
        await expect(page.locator(".row-filter [role=status]")).to_have_text("2 of 237 rows")
        await expect(page.locator(".matrix th[scope=row]:visible")).to_have_count(2)
        await expect(page.locator(".matrix .group:visible")).to_have_text(["Disputes", "Result"])
        await page.get_by_label("Only rows with").fill("zzz")
        await expect(page.locator(".row-filter [role=status]")).to_have_text("No row has “zzz”.")
        await expect(page.locator(".matrix thead")).to_be_hidden()
        await page.get_by_label("Only rows with").fill("")
        await expect(page.locator(".matrix th[scope=row]:visible")).to_have_count(237)
        assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_the_heads_of_a_table_stay_in_view_and_keys_scroll_it(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/story/worlds-2023-mens-1500m-final", viewport=PHONE) as page:
        region = page.get_by_role("region", name="What each of 5 articles prints")
        await region.focus()
        await page.keyboard.press("End")
        await page.keyboard.press("ArrowRight")
        await expect(page.locator(".matrix thead th").first).to_be_in_viewport()
        await expect(page.locator(".matrix tbody").last.locator("th[scope=row]").last).to_be_in_viewport()


async def test_without_script_the_filters_of_a_table_are_links(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/story", java_script_enabled=False) as page:
        await page.get_by_role("link", name="Disputes 5").click()
        await expect(page.locator(".matrix th[scope=row]")).to_have_count(5)
        await expect(page.get_by_label("Only rows with")).to_be_hidden()
        await page.get_by_role("link", name="3:29.55").click()
        await expect(page.locator("mark.is-cited").last).to_contain_text("3:29.55")


@pytest.mark.parametrize(
    "path", ["/", "/story", "/person/josh-kerr", "/search?q=kerr", "/article/riverdale-standard", "/data"]
)
async def test_nothing_is_wider_than_the_smallest_phone(browser: Browser, shipped_site: str, path: str) -> None:
    async with visit(browser, shipped_site, path, viewport={"width": 320, "height": 568}) as page:
        assert await page.evaluate("document.documentElement.scrollWidth") == 320


async def test_on_a_phone_on_its_side_all_of_the_welcome_is_within_reach(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, viewport={"width": 640, "height": 360}) as page:
        last = page.locator(".welcome a").last
        await last.scroll_into_view_if_needed()
        await expect(last).to_be_in_viewport()


async def test_what_search_engines_are_told_on_the_page_of_the_data_is_blocked_by_nothing(
    browser: Browser, shipped_site: str
) -> None:
    async with visit(browser, shipped_site) as page:
        await page.get_by_role("link", name="Data").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("What the articles say, as data")
        await page.get_by_text("21 columns").click()
        await expect(page.get_by_text("One article’s value", exact=False)).to_be_visible()
        told = await page.locator('script[type="application/ld+json"]').text_content()
        assert json.loads(told or "")["@type"] == "Dataset"


async def test_printed_in_the_dark_a_page_has_the_colours_of_the_light(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=who+won", color_scheme="dark") as page:
        await page.emulate_media(media="print", color_scheme="dark")
        colours = "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
        assert await page.locator("body").evaluate(colours) == ["rgb(28, 27, 25)", "rgb(255, 255, 255)"]
        assert await page.locator(".cite").first.evaluate(colours) == ["rgb(138, 28, 23)", "rgba(0, 0, 0, 0)"]


async def test_on_a_phone_a_mark_is_large_enough_to_be_pressed(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, "/ask?q=who+won", viewport=PHONE, has_touch=True, is_mobile=True) as page:
        boxes = [await mark.bounding_box() for mark in await page.locator(".lines .cite").all()]
        assert len(boxes) > 10
        assert [box for box in boxes if box is None or min(box["width"], box["height"]) < 24] == []


async def test_a_chat_in_the_dark_is_dark(browser: Browser, shipped_site: str) -> None:
    async with visit(browser, shipped_site, color_scheme="dark") as page:
        assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 20, 18)"


PAGES = [
    "/",
    "/ask?q=who+won",
    "/ask?q=%2Frecap+spoilers%3Ahide",
    "/ask?q=%2Fsources",
    "/ask?q=xyzzy",
    "/nowhere",
    "/story/worlds-2023-mens-1500m-final",
    "/person/josh-kerr",
    "/search",
    "/search?q=silver",
    "/data",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
async def test_axe_finds_nothing(browser: Browser, shipped_site: str, path: str, scheme: str) -> None:
    context = await browser.new_context(viewport=PHONE, color_scheme=scheme)
    page = await context.new_page()
    await page.goto(shipped_site + path)
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    await context.close()
