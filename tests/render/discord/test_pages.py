"""Answers as pages of a message."""

from __future__ import annotations

from msgspec.structs import replace

from bot.answers.answer import Answer, Block, Heading, Note, Quotation, Statement
from bot.render.discord.pages import Page, answer_pages
from bot.render.discord.screen import SCREEN
from tests.render.page_checks import check_pages, check_screens, page_body, screen_height, uncovered
from tests.render.sample_answers import CALL, answer, articles, cited


def only_page(*blocks: Block) -> Page:
    (page,) = answer_pages(answer(*blocks))
    return page


def bodies(*blocks: Block) -> list[list[str]]:
    """The lines of each page below the title."""
    return [page_body(page).split("\n") for page in answer_pages(answer(*blocks))]


def long_line(words: int, number: int = 1) -> Statement:
    return Statement("word " * words + f"[{number}]", cited(number))


def test_the_first_line_is_the_answer_and_a_heading_opens_a_text_of_its_own() -> None:
    page = only_page(Statement("One [1]", cited(1)), Heading("Margins"), Statement("Two [2]", cited(2)))
    assert page.texts == ("### Women's 800m final\nOne [1]", "**Margins**\nTwo [2]")
    assert page.small_print == "-# [1] [Paper 1](<https://paper.example/1>) · [2] [Paper 2](<https://paper.example/2>)"


def test_an_answer_without_articles_has_no_small_print() -> None:
    (page,) = answer_pages(Answer("/result x", "No event here goes by “x”.", (Note("Did you mean one of these?"),)))
    assert page.texts == ("### No event here goes by “x”.\nDid you mean one of these?",)
    assert page.small_print == ""


def test_a_page_names_the_articles_that_it_marks_and_no_others() -> None:
    pages = answer_pages(answer(long_line(100), long_line(100, 2), count=3))
    assert [page.articles for page in pages] == [(1,), (2,)]
    assert [page.small_print for page in pages] == [
        "-# [1] [Paper 1](<https://paper.example/1>)",
        "-# [2] [Paper 2](<https://paper.example/2>)",
    ]


def test_an_article_that_a_heading_links_is_not_named_below_again() -> None:
    page = only_page(Heading("[1] Paper 1 · no date", 1), Statement("Disagrees with [2] once", cited(1, 2)))
    assert page.texts[-1].split("\n")[0] == "**[1] [Paper 1](<https://paper.example/1>)** · no date"
    assert page.small_print == "-# [2] [Paper 2](<https://paper.example/2>)"
    assert page.articles == (1, 2)


def test_where_the_pages_have_an_address_headings_and_small_print_lead_to_the_words_there_too() -> None:
    blocks = (Heading("[1] Paper 1 · no date", 1), Statement("Disagrees with [2] once", cited(1, 2)))
    (page,) = answer_pages(answer(*blocks), public_url="https://races.example")
    assert page.texts[-1].split("\n")[0] == (
        "**[1] [Paper 1](<https://paper.example/1>)** "
        "([text](<https://races.example/article/article-1?claim=claim1#claim-claim1>)) · no date"
    )
    assert page.small_print == (
        "-# [2] [Paper 2](<https://paper.example/2>) "
        "([text](<https://races.example/article/article-2?claim=claim2#claim-claim2>))"
    )


def test_a_page_leads_to_the_words_that_it_cites_itself() -> None:
    lines = [Statement(f"word {'word ' * 100}[1]", (replace(cited(1)[0], claim=name),)) for name in ("first", "second")]
    pages = answer_pages(answer(*lines), public_url="https://races.example")
    assert ["claim=second" in page.small_print for page in pages] == [False, True]


# --- one screen ----------------------------------------------------------------------------------------------------


def test_every_page_is_one_screen_of_a_phone() -> None:
    blocks = [Statement(f"{number} {'word ' * 30}[1]", cited(1)) for number in range(20)]
    pages = check_screens(answer(*blocks), CALL)
    assert len(pages) == 5
    assert all(SCREEN - 100 < screen_height(each.components) <= SCREEN for each in pages[:-1])


def test_what_stands_below_a_line_stays_with_it() -> None:
    value = Statement("1:58.20 in two [1]", cited(1), tally="DISPUTED, 2 against 1")
    excerpts = [Quotation("Brown won it " * 12, "", cited(1)[0]) for _ in range(2)]
    small = Statement("She led at the bell [1]", cited(1), level=1)
    assert [page[0] for page in bodies(long_line(130), value, *excerpts, small, Note("A note."))][1] == value.text
    assert len(bodies(long_line(100), value)) == 1


def test_no_page_is_turned_for_a_remnant() -> None:
    lines = [Statement(f"Line {number} [1]", cited(1)) for number in range(22)]
    first, second = bodies(*lines)
    assert (len(first), len(second)) == (18, 4)


def test_a_remnant_takes_the_heading_of_its_part_along_where_that_is_near() -> None:
    lines = [Statement(f"Line {number} [1]", cited(1)) for number in range(20)]
    first, second = bodies(*lines[:14], Heading("Margins"), *lines[14:])
    assert first[-1] == "Line 13 [1]"
    assert second[:2] == ["**Margins**", "Line 14 [1]"]


def test_a_part_is_not_torn_for_the_remnant_of_another() -> None:
    lines = [Statement(f"Line {number} [1]", cited(1)) for number in range(20)]
    first, second = bodies(*lines[:18], Heading("Margins"), *lines[18:])
    assert first[-1] == "Line 17 [1]"
    assert second == ["**Margins**", "Line 18 [1]", "Line 19 [1]"]


def test_small_print_of_a_line_may_go_on_on_the_next_page_but_its_tally_and_working_stay() -> None:
    small = [Statement(f"{n} {'word ' * 12}[1]", cited(1), level=1, working="It is 0.70 s") for n in range(12)]
    first, second = bodies(Statement("3 · Ada Brown [1]", cited(1), tally="AGREED"), *small)
    assert first[:2] == ["3 · Ada Brown [1]", "-# **AGREED**"]
    assert first[-1] == "-# It is 0.70 s"
    assert second[0].startswith("-# 6 word")


def test_a_heading_stays_with_what_it_is_over() -> None:
    assert [page[0] for page in bodies(long_line(110), Heading("Finish"), Heading("Margins"), long_line(50))] == [
        long_line(110).text,
        "**Finish**",
    ]


def test_a_note_below_a_heading_stays_with_what_it_is_of() -> None:
    assert bodies(long_line(105), Heading("By meaning"), Note("The final"), long_line(20), long_line(20)) == [
        [long_line(105).text],
        ["**By meaning**", "-# The final", long_line(20).text, long_line(20).text],
    ]


def test_a_line_that_no_page_has_room_for_is_cut_at_a_word_and_every_part_is_marked() -> None:
    pages = check_pages(answer(Heading("Finish"), long_line(400, 2)), CALL)
    first, second, third = (page_body(each.page).split("\n") for each in pages)
    assert first[0] == "**Finish**"
    assert first[1].startswith("word word")
    assert first[1].endswith("word … [2]")
    assert second[0].startswith("… word")
    assert third[0].endswith("word [2]")
    assert all(each.page.articles == (2,) for each in pages)


def test_a_long_remark_is_cut_and_every_part_names_its_article() -> None:
    text = ("I never looked back at the bell " * 30).strip()
    one, two = bodies(Quotation(text, "Ada Brown", cited(2)[0], "After the race"))
    assert one[0] == "**After the race**"
    assert one[1].startswith("> “I never looked back at the bell I never")
    assert one[1].endswith(" …” [2]")
    assert two[0].startswith("> “… ")
    assert two[0].endswith("” [2]")


def test_a_statement_of_three_hundred_articles_is_cut_between_its_marks() -> None:
    numbers = range(1, 301)
    text = "Ada Brown won " + "".join(f"[{number}]" for number in numbers)
    pages = check_screens(answer(Statement(text, cited(*numbers)), count=300), CALL)
    assert len(pages) == 3
    lines = page_body(pages[0].page)
    assert lines.startswith("Ada Brown won [1][2][3]")
    assert lines.endswith("] …")
    assert page_body(pages[1].page).startswith("… [")


def test_a_title_that_is_too_long_is_cut_at_a_word_and_goes_on_below() -> None:
    pages = check_pages(answer(Statement("won [1]", cited(1)), title="Ada Brown the Second " * 60), CALL)
    lines = pages[0].page.texts[0].split("\n")
    assert lines[0].startswith("### Ada Brown the Second Ada")
    assert lines[0].endswith("…")
    assert len(lines[0]) <= 105
    assert lines[1].startswith("… ")
    assert {each.page.texts[0].split("\n")[0] for each in pages} == {lines[0]}


def test_receipts_that_are_equal_are_one_citation_of_the_page() -> None:
    both = cited(1, 2)
    assert only_page(Statement("Ada Brown won", both), Statement("Mina Lee was second", cited(2))).citations == both


# --- covers --------------------------------------------------------------------------------------------------------


def covered(text: str, what: str = "the result", level: int = 0) -> Statement:
    return Statement(text, cited(1), covered=what, level=level)


def test_what_a_cover_is_over_stands_under_one_cover() -> None:
    blocks = (
        Statement("Ada Brown led at the bell [1]", cited(1)),
        Heading("The result"),
        replace(covered("Zadie won [1]"), tally="Zulu"),
        covered("Zora was second|"),
        Quotation("Zephyr!", "Ada Brown", cited(2)[0], "After the race", "Zinc", covered="what was said"),
    )
    hidden = tuple(replace(each, covered="its title") for each in articles(2))
    (page,) = answer_pages(Answer("/recap 800m spoilers:hide", "Women's 800m final", blocks, hidden))
    assert page_body(page).split("\n") == [
        "Ada Brown led at the bell [1]",
        "**The result**",
        "||Zadie won [1]",
        "Zulu",
        "Zora was second\\| [1]||",
        "**After the race**",
        "> what was said: ||“Zephyr!”|| [2]",
        "-# ||[2] Zinc||",
    ]
    assert page.small_print == "-# [1] Paper 1 · [2] Paper 2 (links would tell the outcome)"


def test_a_bar_at_the_end_of_what_is_covered_does_not_open_the_cover() -> None:
    statement = Statement("[1] won|", cited(1), covered="the result")
    assert bodies(statement) == [["The result:", "||[1] won\\| ||"]]


def test_covers_are_whole_on_every_page() -> None:
    statement = Statement("Zulu " * 900 + "[1]", cited(1), None, "Zulu|" * 700, "Zulu " * 900, covered="the result")
    said_after = Quotation("Zulu " * 900, "Ada Brown", cited(1)[0], None, "Zulu " * 400, covered="what was said")
    pages = check_screens(answer(Statement("Open [2]", cited(2)), statement, said_after), CALL)
    assert len(pages) > 10
    for each in pages:
        assert "Zulu" not in uncovered("\n".join(each.page.texts))


def test_no_block_begins_in_a_title_and_a_right_to_left_name_leaves_it_as_it_is() -> None:
    (page,) = answer_pages(answer(Note("One."), title="# 1"))
    assert page.texts[0].split("\n")[0] == r"### \# 1"
    (page,) = answer_pages(answer(Note("One."), title="משה כהן — 2 articles"))
    assert page.texts[0].split("\n")[0] == "### \u2068משה כהן\u2069 — 2 articles"
