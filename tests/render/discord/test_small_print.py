"""How a message names an article."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.answers.answer import CitedArticle
from bot.render.discord.markdown import drawn_size
from bot.render.discord.small_print import small_print

GAZETTE = CitedArticle(
    "harbour-gazette",
    1,
    "Harbour Gazette",
    "Local hero takes the 800",
    "A. Writer",
    "26 August 2031",
    "https://harbour.example/800",
    ("Brown won", "in 1:58.20"),
)
LINK = "<https://harbour.example/800#:~:text=Brown%20won,in%201%3A58.20>"


def test_an_article_is_named_as_its_page_names_itself_with_the_link_behind_its_title() -> None:
    assert (
        small_print(GAZETTE)
        == f"-# [1] Harbour Gazette, [“Local hero takes the 800”]({LINK}), A. Writer, 26 August 2031"
    )


def test_what_is_not_stated_is_said_not_to_be() -> None:
    assert (
        small_print(CitedArticle("city-post", 2, None, None, None, None, None))
        == "-# [2] city-post (publisher not stated), title not stated"
    )


def test_without_a_title_the_link_stands_beside() -> None:
    line = small_print(replace(GAZETTE, title=None, author=None, published=None))
    assert line == f"-# [1] Harbour Gazette, title not stated, [open]({LINK})"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("[Video] Brown wins", "[Video] Brown wins"),
        ("Brown] wins", "Brown] wins"),
        ("see http://x.example", r"see http\://x.example"),
        ("Brown *wins*", r"Brown \*wins\*"),
        ("snake_case | 800m", r"snake\_case \| 800m"),
        ("#1 in <2 min", r"\#1 in \<2 min"),
        ("@everyone runs", "@\u200beveryone runs"),
        ("Gold 🥇 for Brown", "Gold 🥇 for Brown"),
        ("Wales 🏴\U000e0067\U000e0062\U000e007f first", "Wales 🏴\U000e0067\U000e0062\U000e007f first"),
        ("Place 1\ufe0f\u20e3", "Place 1\ufe0f\u20e3"),
        ("Brown wins ❤\ufe0f", "Brown wins ❤\ufe0f"),
        ("Brown wins‼\ufe0f", "Brown wins‼\ufe0f"),
    ],
)
def test_a_title_that_a_link_would_show_otherwise_has_it_beside(title: str, shown: str) -> None:
    line = small_print(replace(GAZETTE, title=title, author=None, published=None))
    assert line == f"-# [1] Harbour Gazette, “{shown}”, [open]({LINK})"


@pytest.mark.parametrize("title", ["Brown's 1:58.20 – £800 well won!", "Löwen: 3½ Runden (Teil 2)", "Ölüdeniz & 800 m"])
def test_a_title_of_letters_figures_and_marks_is_the_link(title: str) -> None:
    assert f"[“{title}”]({LINK})" in small_print(replace(GAZETTE, title=title))


def test_a_covered_title_that_a_link_would_show_otherwise_has_it_beside_under_the_same_cover() -> None:
    line = small_print(replace(GAZETTE, title="*Gold*", covered="its title", author=None, published=None))
    assert line == rf"-# [1] Harbour Gazette, its title: ||“\*Gold\*”, [open]({LINK})||"


def test_a_right_to_left_publisher_and_title_leave_the_line_as_it_is() -> None:
    line = small_print(replace(GAZETTE, publisher="ידיעות", title="כהן זכה 800", author=None, published=None))
    assert line == f"-# [1] \u2068ידיעות\u2069, [“\u2068כהן זכה 800\u2069”]({LINK})"


def test_a_long_title_is_cut_at_a_word() -> None:
    assert "[“the final the final the final the final the final the final the final…”](" in small_print(
        replace(GAZETTE, title="the final " * 200)
    )


def test_brackets_in_an_address_do_not_end_the_link() -> None:
    line = small_print(replace(GAZETTE, url="https://harbour.example/a_(b)c)", fragment=None))
    assert "(<https://harbour.example/a_%28b%29c%29>)" in line


def test_a_long_address_opens_at_the_top_of_the_page() -> None:
    url = "https://harbour.example/" + "a" * 460
    assert f"(<{url}>)" in small_print(replace(GAZETTE, url=url))


def test_an_address_that_is_too_long_for_a_page_is_left_out() -> None:
    assert "](" not in small_print(replace(GAZETTE, url="https://harbour.example/" + "a" * 900))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "harbour.example", ""])
def test_only_pages_of_the_web_are_linked(url: str) -> None:
    assert "](" not in small_print(replace(GAZETTE, url=url))


def test_a_title_that_would_tell_the_outcome_is_covered_with_its_address() -> None:
    line = small_print(replace(GAZETTE, covered="its title and address"))
    assert line == (
        f"-# [1] Harbour Gazette, its title and address: ||[“Local hero takes the 800”]({LINK})||, "
        "A. Writer, 26 August 2031"
    )


def test_where_no_title_is_stated_the_address_alone_is_covered() -> None:
    nameless = replace(GAZETTE, title=None, covered="its title and address", author=None, published=None)
    assert small_print(nameless) == f"-# [1] Harbour Gazette, title not stated, its address: ||[open]({LINK})||"
    assert small_print(replace(nameless, url=None)) == "-# [1] Harbour Gazette, title not stated"


def test_no_article_fills_a_page() -> None:
    hostile = "*_[](<@everyone>)" * 200
    line = small_print(CitedArticle(hostile, 1, hostile, hostile, hostile, hostile, "https://x.y/" + "a" * 880))
    assert drawn_size(line) < 1700
