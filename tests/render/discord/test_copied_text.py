"""A page as plain text."""

from __future__ import annotations

from msgspec.structs import replace

from bot.answers.answer import Answer, Citation, CitedArticle, Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.discord.copied_text import code_block, copy_text
from bot.render.discord.pages import answer_pages


def cited(number: int) -> Citation:
    return Citation(f"article-{number}", number, "k3f9x0a1b2c3", 4, 312, 324, "Brown won it")


GAZETTE = CitedArticle(
    "harbour-gazette",
    1,
    "Harbour Gazette",
    "Local *hero* takes the 800",
    "A. Writer",
    "26 August 2031",
    "https://harbour.example/800",
    ("Brown won", "in 1:58.20"),
)
NAMELESS = CitedArticle("city-post", 2, None, None, None, None, None)


def test_a_page_is_copied_with_its_marks_and_what_they_stand_for() -> None:
    answer = Answer(
        "/result 800m",
        "Women's 800m final",
        (
            Statement("1 · Ada_Brown_ — 1:58.20", (cited(1), cited(2)), Verdict.AGREED, "2 of 2", "as printed"),
            Quotation("I *never* looked back", "Ada Brown", cited(2)),
            Note("The headline value is the one most articles give, not a ruling."),
        ),
        (GAZETTE, NAMELESS),
    )
    (page,) = answer_pages(answer)
    assert (
        copy_text(answer, page)
        == """\
Women's 800m final
1 · Ada_Brown_ — 1:58.20
AGREED, 2 of 2 [1][2]
as printed
[2] prints: “I *never* looked back”
The headline value is the one most articles give, not a ruling.

[1] Harbour Gazette, “Local *hero* takes the 800”, A. Writer, 26 August 2031, \
https://harbour.example/800#:~:text=Brown%20won,in%201%3A58.20
[2] city-post (publisher not stated), title not stated"""
    )


def test_only_what_is_on_the_page_is_copied() -> None:
    answer = Answer(
        "/result 800m",
        "Women's 800m final",
        (Statement("word " * 320, (cited(1),)), Heading("Margins"), Statement("0.27 s", (cited(2),))),
        (GAZETTE, NAMELESS),
    )
    first, second = answer_pages(answer)
    assert "word" in copy_text(answer, first)
    assert "0.27 s" not in copy_text(answer, first)
    assert copy_text(answer, second) == (
        "Women's 800m final\nMargins\n0.27 s [2]\n\n[2] city-post (publisher not stated), title not stated"
    )


def test_what_is_covered_is_left_out() -> None:
    covered = replace(GAZETTE, covered="its title and address")
    answer = Answer(
        "/recap 800m spoilers:hide",
        "Women's 800m final",
        (Statement("Ada Brown won [1]", (cited(1),), Verdict.AGREED, covered="the result"),),
        (covered,),
    )
    assert (
        copy_text(answer, answer_pages(answer)[0])
        == """\
Women's 800m final
The result: covered

[1] Harbour Gazette, its title and address: covered, A. Writer, 26 August 2031"""
    )


def test_neighbours_under_the_same_cover_are_left_out_together() -> None:
    covered = Statement("Ada Brown won [1]", (cited(1),), covered="the result")
    afterwards = Quotation("I never looked back", "Ada Brown", cited(1), covered="what was said")
    answer = Answer(
        "/recap 800m spoilers:hide",
        "Women's 800m final",
        (covered, replace(covered), replace(covered), afterwards, Heading("Finish"), replace(covered)),
        (replace(GAZETTE, title=None, covered="its title and address"),),
    )
    assert (
        copy_text(answer, answer_pages(answer)[0])
        == """\
Women's 800m final
The result: covered, 3 lines
What was said: covered
Finish
The result: covered

[1] Harbour Gazette, title not stated, its address: covered, A. Writer, 26 August 2031"""
    )


def test_a_copy_is_a_block_where_a_message_has_room_for_it_as_discord_counts() -> None:
    assert code_block("Ada Brown won") == "```\nAda Brown won\n```"
    assert code_block("🥇" * 996) == "```\n" + "🥇" * 996 + "\n```"
    assert code_block("🥇" * 997) is None
    assert code_block("a ``` b") is None
