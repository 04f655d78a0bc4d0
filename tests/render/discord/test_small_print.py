"""How a message names its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.answers.answer import Citation, CitedArticle, Note, Quotation, Statement
from bot.render.discord.markdown import drawn_size
from bot.render.discord.small_print import SmallPrint, cited_below
from tests.render.sample_answers import articles

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def small_print(articles: Sequence[CitedArticle], room: int = 4000) -> str:
    return SmallPrint(articles).line({article.number for article in articles}, room)


def test_articles_stand_in_one_flowing_line_in_which_the_publisher_is_the_link() -> None:
    post = CitedArticle("city-post", 2, None, None, None, None, None)
    assert small_print([GAZETTE, post]) == f"-# [1] [Harbour Gazette]({LINK}) · [2] city-post (publisher not stated)"


def test_without_articles_there_is_none() -> None:
    assert (small_print([]), SmallPrint([]).measure(frozenset()).height) == ("", 0)


@pytest.mark.parametrize(
    ("publisher", "shown"),
    [
        ("[Video] Harbour", "[Video] Harbour"),
        ("see http://x.example", r"see http\://x.example"),
        ("Harbour *wins*", r"Harbour \*wins\*"),
        ("snake_case | 800m", r"snake\_case \| 800m"),
        ("#1 in <2 min", r"\#1 in \<2 min"),
        ("@everyone runs", "@\u200beveryone runs"),
        ("Gold 🥇 News", "Gold 🥇 News"),
        ("Wales 🏴\U000e0067\U000e0062\U000e007f", "Wales 🏴\U000e0067\U000e0062\U000e007f"),
        ("Place 1\ufe0f\u20e3", "Place 1\ufe0f\u20e3"),
        ("Brown‼\ufe0f", "Brown‼\ufe0f"),
    ],
)
def test_a_publisher_that_a_link_would_show_otherwise_has_it_beside(publisher: str, shown: str) -> None:
    assert small_print([replace(GAZETTE, publisher=publisher)]) == f"-# [1] {shown} ([open]({LINK}))"


@pytest.mark.parametrize("publisher", ["Brown's 1:58.20 – £800!", "Löwen: 3½ Runden (Teil 2)", "Ölüdeniz & 800 m"])
def test_a_publisher_of_letters_figures_and_marks_is_the_link(publisher: str) -> None:
    assert small_print([replace(GAZETTE, publisher=publisher)]) == f"-# [1] [{publisher}]({LINK})"


def test_a_publisher_written_from_right_to_left_leaves_the_line_as_it_is() -> None:
    assert small_print([replace(GAZETTE, publisher="ידיעות")]) == f"-# [1] [\u2068ידיעות\u2069]({LINK})"


def test_brackets_in_an_address_do_not_end_the_link() -> None:
    line = small_print([replace(GAZETTE, url="https://harbour.example/a_(b)c)", fragment=None)])
    assert line == "-# [1] [Harbour Gazette](<https://harbour.example/a_%28b%29c%29>)"


def test_a_long_address_opens_at_the_top_of_its_page() -> None:
    url = "https://harbour.example/" + "a" * 460
    assert small_print([replace(GAZETTE, url=url)]) == f"-# [1] [Harbour Gazette](<{url}>)"


def test_an_address_that_is_too_long_for_a_message_is_left_out() -> None:
    line = small_print([replace(GAZETTE, url="https://harbour.example/" + "a" * 900)])
    assert line == "-# [1] Harbour Gazette"


def test_where_there_is_no_room_the_words_are_left_out_of_the_links_and_then_the_links() -> None:
    short = "-# [1] [Harbour Gazette](<https://harbour.example/800>)"
    assert small_print([GAZETTE], len(short)) == short
    assert small_print([GAZETTE], len(short) - 1) == "-# [1] Harbour Gazette"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "harbour.example", ""])
def test_only_pages_of_the_web_are_linked(url: str) -> None:
    assert small_print([replace(GAZETTE, url=url)]) == "-# [1] Harbour Gazette"


def test_an_address_that_would_tell_the_outcome_is_left_out_and_that_is_said() -> None:
    line = small_print([replace(GAZETTE, covered="its title and address")])
    assert line == "-# [1] Harbour Gazette (links would tell the outcome)"


# --- the pages on the internet -------------------------------------------------------------------------------------

SITE = "https://races.example"
CLAIMED = Citation("harbour-gazette", 1, "abc123", 2, 40, 49, "Brown won")
PASSAGE = Citation("harbour-gazette", 1, "", 2, 40, 49, "Brown won")
TEXT = "([text](<https://races.example/article/harbour-gazette?claim=abc123#claim-abc123>))"


def test_where_the_pages_have_an_address_a_second_link_leads_to_the_first_words_that_are_cited() -> None:
    later = replace(CLAIMED, claim="later")
    line = SmallPrint([GAZETTE], SITE).line({1}, citations=(CLAIMED, later))
    assert line == f"-# [1] [Harbour Gazette]({LINK}) {TEXT}"


@pytest.mark.parametrize(
    ("citations", "page"),
    [
        ((PASSAGE,), "https://races.example/article/harbour-gazette?words=40-49#words"),
        ((replace(CLAIMED, number=2),), "https://races.example/article/harbour-gazette"),
        ((), "https://races.example/article/harbour-gazette"),
    ],
)
def test_words_without_a_claim_are_a_run_and_an_article_without_words_opens_at_its_top(
    citations: tuple[Citation, ...], page: str
) -> None:
    line = SmallPrint([replace(GAZETTE, url=None)], SITE).line({1}, citations=citations)
    assert line == f"-# [1] Harbour Gazette ([text](<{page}>))"


def test_what_is_covered_has_no_second_link() -> None:
    covered = SmallPrint([replace(GAZETTE, covered="its title and address")], SITE)
    assert covered.line({1}, citations=(CLAIMED,)) == "-# [1] Harbour Gazette (links would tell the outcome)"
    assert covered.measure(frozenset({1})) == SmallPrint([replace(GAZETTE, covered="it")]).measure(frozenset({1}))


def test_a_second_link_has_its_room_and_goes_before_the_first_does() -> None:
    small_print = SmallPrint([GAZETTE], SITE)
    with_text = f"-# [1] [Harbour Gazette](<https://harbour.example/800>) {TEXT}"
    assert small_print.line({1}, len(with_text), (CLAIMED,)) == with_text
    alone = "-# [1] [Harbour Gazette](<https://harbour.example/800>)"
    assert small_print.line({1}, len(with_text) - 1, (CLAIMED,)) == alone
    assert small_print.line({1}, len(alone) - 1, (CLAIMED,)) == "-# [1] Harbour Gazette"
    assert small_print.measure(frozenset({1})).size == len("-# [1] Harbour Gazette (text)")


def test_a_heading_of_an_article_leads_to_what_is_cited_below_it() -> None:
    sentence = Quotation("Ada Brown won it", "", replace(PASSAGE, start=36, end=52), marks=((4, 13),))
    statement = Statement("Ada Brown won", (replace(CLAIMED, article="city-post", number=2), CLAIMED))
    assert cited_below(GAZETTE, sentence) == replace(PASSAGE, start=40, end=49)
    assert cited_below(GAZETTE, statement) == CLAIMED
    assert cited_below(GAZETTE, Note("No words.")) is None
    assert cited_below(GAZETTE, None) is None


def test_what_would_be_more_than_a_few_lines_is_counted() -> None:
    line = small_print(articles(300))
    assert line.endswith("[13] [Paper 13](<https://paper.example/13>) · 287 more")
    assert SmallPrint(articles(300)).measure(frozenset(range(301))).height == 4 * 16.5


def test_no_publisher_fills_a_page() -> None:
    hostile = "*_[](<@everyone>)" * 200
    every = [CitedArticle(hostile, n, hostile, None, None, None, "https://x.y/" + "a" * 880) for n in range(50)]
    assert drawn_size(small_print(every, 500)) < 700
