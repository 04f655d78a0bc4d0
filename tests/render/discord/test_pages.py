"""Answers as pages of a message."""

from __future__ import annotations

from msgspec.structs import replace

from bot.answers.answer import Answer, Block, Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.discord.pages import answer_pages
from tests.render.page_checks import check_pages, page_body, small_print, uncovered
from tests.render.sample_answers import CALL, answer, articles, cited


def first(*blocks: Block) -> list[str]:
    """The lines of the only page, below the title and above the small print."""
    (page,) = answer_pages(answer(*blocks))
    return page_body(page).split("\n")


def test_the_first_line_is_the_answer() -> None:
    (page,) = answer_pages(answer(Note("One.")))
    assert page.texts[0].split("\n")[0] == "### Women's 800m final"


def test_a_heading_opens_a_text_of_its_own_with_what_follows_it() -> None:
    (page,) = answer_pages(answer(Note("One."), Heading("Margins"), Note("Two.")))
    assert page.texts == (
        "### Women's 800m final\n-# One.",
        "**Margins**\n-# Two.",
        "-# [1] Paper 1, [“Title 1”](<https://paper.example/1>)\n-# [2] Paper 2, [“Title 2”](<https://paper.example/2>)",
    )


def test_an_answer_without_articles_has_no_small_letters() -> None:
    (page,) = answer_pages(Answer("/result x", "No event here goes by “x”.", (Note("Did you mean one of these?"),)))
    assert page.texts == ("### No event here goes by “x”.\nDid you mean one of these?",)


def test_a_part_is_not_begun_on_a_page_that_has_enough() -> None:
    long = Statement("word " * 320 + "[1]", cited(1))
    pages = answer_pages(answer(long, Heading("Margins"), Statement("0.27 s [2]", cited(2))))
    assert [page_body(page).split("\n")[0][:11] for page in pages] == ["word word w", "**Margins**"]
    assert [page.articles for page in pages] == [(1,), (2,)]


def test_articles_that_no_line_marks_are_named_all_the_same() -> None:
    pages = answer_pages(answer(Statement("Ada Brown won [1]", cited(1)), count=40))
    assert sorted(number for page in pages for number in page.articles) == list(range(1, 41))


def test_a_statement_of_three_hundred_articles_is_cut_between_its_marks() -> None:
    numbers = range(1, 301)
    text = "Ada Brown won " + "".join(f"[{number}]" for number in numbers)
    pages = check_pages(answer(Statement(text, cited(*numbers), Verdict.AGREED, "300 of 300"), count=300), CALL)
    assert len(pages) > 3
    lines = page_body(pages[0].page).split("\n")
    assert lines[0].startswith("Ada Brown won [1][2][3]")
    assert lines[0].endswith("] …")
    assert lines[-1] == "-# (continued on the next page)"
    again = page_body(pages[1].page).split("\n")
    assert again[0] == "-# continued"
    assert again[1].startswith("… [")


def test_a_quotation_of_four_thousand_characters_is_cut_at_a_word_and_every_part_names_its_article() -> None:
    text = "I never looked back at the bell " * 125
    pages = check_pages(answer(Quotation(text.strip(), "Ada Brown", cited(2)[0], "1 of 1")), CALL)
    assert len(pages) == 2
    one, two = (page_body(each.page).split("\n") for each in pages)
    assert one[1].startswith("> [2] prints: “I never looked back at the bell I never")
    assert one[1].endswith(" …”")
    assert two[1].startswith("> [2] goes on: “… ")
    assert all(each.page.citations == (cited(2)[0],) for each in pages)


def test_a_receipt_of_several_statements_is_one_citation_of_the_page() -> None:
    both = cited(1, 2)
    (page,) = answer_pages(answer(Statement("Ada Brown won", both), Statement("Mina Lee was second", both[1:])))
    assert page.citations == both


def test_receipts_that_are_equal_are_one_citation_of_the_page_though_each_was_made_by_itself() -> None:
    one, again = cited(1), cited(1)
    assert one[0] is not again[0]
    (page,) = answer_pages(answer(Statement("Ada Brown won", one), Statement("She led at the bell", again)))
    assert page.citations == one


def test_a_part_that_marks_no_article_says_of_which_it_is() -> None:
    pages = answer_pages(answer(Statement("word " * 1500 + "[2]", cited(1, 2))))
    assert page_body(pages[0]).split("\n")[-1] == "-# (continued on the next page) [1][2]"
    assert page_body(pages[1]).split("\n")[0] == "-# continued [1][2]"


def test_a_title_that_is_too_long_is_cut_at_a_word_and_goes_on_below() -> None:
    pages = check_pages(answer(Statement("won [1]", cited(1)), title="Ada Brown the Second " * 100), CALL)
    lines = pages[0].page.texts[0].split("\n")
    assert lines[0].startswith("### Ada Brown the Second Ada")
    assert lines[0].endswith("…")
    assert len(lines[0]) <= 155
    assert lines[1].startswith("… ")
    assert {each.page.texts[0].split("\n")[0] for each in pages} == {lines[0]}


COVERED = Answer(
    "/recap 800m spoilers:hide",
    "Women's 800m final",
    (
        Statement("Ada Brown led at the bell [1]", cited(1)),
        Statement("Zadie won [1]", cited(1), Verdict.AGREED, "Zulu", "Zebra", covered="the result"),
        Quotation("Zephyr!", "Ada Brown", cited(2)[0], "after the race", "Zinc", covered="what was said"),
    ),
    tuple(replace(each, title="Zanzibar", covered="its title") for each in articles(2)),
)


def test_what_is_covered_stands_behind_spoilers_with_words_in_front() -> None:
    (page,) = answer_pages(COVERED)
    assert page_body(page).split("\n") == [
        "Ada Brown led at the bell [1]",
        "The result: ||Zadie won [1]||",
        "-# ||AGREED, Zulu||",
        "-# ||Zebra||",
        "**after the race**",
        "> [2] prints: what was said: ||“Zephyr!”||",
        "-# ||Zinc||",
    ]
    assert small_print(page)[0] == "-# [1] Paper 1, its title: ||[“Zanzibar”](<https://paper.example/1>)||"


def covered(text: str, what: str = "the result", level: int = 0) -> Statement:
    return Statement(text, cited(1), Verdict.AGREED, covered=what, level=level)


def test_the_words_of_a_shared_cover_stand_again_on_each_page() -> None:
    pages = check_pages(answer(*[covered(f"Zadie {number} {'won ' * 70}[1]") for number in range(15)]), CALL)
    assert len(pages) == 3
    for each in pages:
        lines = page_body(each.page).split("\n")
        assert lines[0] == "The result:"
        assert lines.count("The result:") == 1
        assert all(line.startswith(("||Zadie", "-# ||")) for line in lines[1:])


def test_a_working_stands_once_on_a_page() -> None:
    working = "as [2] prints it"
    one = Statement("First [1]", cited(1), Verdict.AGREED, "2 [2]", working)
    two = Statement("Second [1][2]", cited(1, 2), Verdict.AGREED, "2", working)
    bare = Statement("Third [1]", cited(1, 2), Verdict.AGREED, "2", working)
    assert first(one, two, bare) == [
        "First [1]",
        "-# **AGREED**, 2 [2]",
        "-# as [2] prints it",
        "Second [1][2]",
        "-# **AGREED**, 2",
        "Third [1]",  # its working alone marks the second article
        "-# **AGREED**, 2",
        "-# as [2] prints it",
    ]
    long = Statement("word " * 390 + "[1]", cited(1))
    pages = answer_pages(answer(one, long, two))
    assert page_body(pages[-1]).split("\n")[-3:] == ["Second [1][2]", "-# **AGREED**, 2", "-# as [2] prints it"]


def test_no_page_is_a_wall() -> None:
    lines = [Statement(f"{number} {'word ' * 60}[1]", cited(1)) for number in range(20)]
    pages = check_pages(answer(*lines, Note("What a note says.")), CALL)
    assert len(pages) == 4
    assert all(len(page_body(each.page)) < 2050 for each in pages)


def test_a_note_stands_below_what_it_is_on_however_long_the_page() -> None:
    long = Statement("word " * 398 + "[1]", cited(1))
    assert len(answer_pages(answer(long, Note("What a note says.")))) == 1
    assert len(answer_pages(answer(long, Statement("Another thing [1]", cited(1))))) == 2


def test_covers_are_whole_on_every_page() -> None:
    covered = Statement(
        "Zulu " * 900 + "[1]", cited(1), Verdict.AGREED, "Zulu|" * 700, "Zulu " * 900, covered="the result"
    )
    said_after = Quotation("Zulu " * 900, "Ada Brown", cited(1)[0], None, "Zulu " * 400, covered="what was said")
    pages = check_pages(answer(Statement("Open [2]", cited(2)), covered, said_after), CALL)
    assert len(pages) > 4
    for each in pages:
        visible = uncovered("\n".join(each.page.texts))
        assert "Zulu" not in visible
        assert each.page.texts[0].startswith("### ")


def test_no_block_begins_in_a_title_and_a_right_to_left_name_leaves_it_as_it_is() -> None:
    (page,) = answer_pages(answer(Note("One."), title="# 1"))
    assert page.texts[0].split("\n")[0] == r"### \# 1"
    (page,) = answer_pages(answer(Note("One."), title="משה כהן — 2 articles"))
    assert page.texts[0].split("\n")[0] == "### \u2068משה כהן\u2069 — 2 articles"
