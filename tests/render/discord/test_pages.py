"""Answers as pages of a message."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from msgspec.structs import replace

from bot.answers.answer import Answer, Block, Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.discord.items import MarkdownLine
from bot.render.discord.markdown import plain_text, unescape_markdown
from bot.render.discord.pages import answer_pages
from tests.render.making import CALL, answer, articles, cited
from tests.render.reading import check, said, small_print, uncovered


def first(*blocks: Block) -> list[str]:
    """The lines of the only page, below the title and above the small print."""
    (page,) = answer_pages(answer(*blocks))
    return said(page).split("\n")


def test_the_first_line_is_the_answer() -> None:
    (page,) = answer_pages(answer(Note("One.")))
    assert page.texts[0].split("\n")[0] == "### Women's 800m final"


def test_an_item_is_two_short_lines_of_which_the_second_is_small() -> None:
    statement = Statement("2 · Mina Lee (HBR) — 1:58.90 [1][2]", cited(1, 2), Verdict.TIE, "1 against 1", "as printed")
    assert first(statement) == ["2 · Mina Lee (HBR) — 1:58.90 [1][2]", "-# **TIE**, 1 against 1", "-# as printed"]


def test_verdicts_within_a_count_are_bold_too() -> None:
    statement = Statement("2 · Mina Lee [1][2]", cited(1, 2), Verdict.TIE, "Place AGREED, 2 of 2. Time TIE: as it is")
    assert first(statement)[1] == "-# Place **AGREED**, 2 of 2. Time **TIE**: as it is"


def test_marks_that_no_line_has_stand_behind_the_count() -> None:
    assert first(Statement("Ada Brown won", cited(1, 2), Verdict.AGREED))[1] == "-# **AGREED** [1][2]"
    assert first(Statement("Ada Brown won", cited(1, 2))) == ["Ada Brown won [1][2]"]


def test_a_line_of_level_one_is_an_item_of_a_list() -> None:
    assert first(Statement("[1] no: “did not run”", cited(1), level=1)) == ["- [1] no: “did not run”"]


def test_a_quotation_stands_in_a_block_with_its_difference_below() -> None:
    heading = Quotation("I never looked back.", "Ada Brown", cited(2)[0], "1 of 1", "shorter")
    assert first(heading) == ["**1 of 1**", "> [2] prints: “I never looked back.”", "-# shorter"]


def test_words_of_a_search_are_bold_and_those_that_touch_are_so_together() -> None:
    statement = Statement("[1] Ada Brown, *time*", cited(1), marks=((4, 7), (7, 13), (15, 20)))
    assert first(statement) == [r"[1] **Ada Brown**, **\*time**\*"]


@pytest.mark.parametrize(
    ("text", "marks", "drawn"),
    [
        ("a[1]\u200b(x)", ((4, 5),), r"a[1]\(x)"),
        ("a[1]\u200b(x)", ((4, 6),), "a[1]**(**x)"),
        ("[1] @every\u2060one", ((10, 11),), "[1] @\u200beveryone"),
        ("[1] a\u200bb", ((4, 5), (6, 7)), "[1] **ab**"),
        ("[1] \u200ba\u200bb\n", ((6, 9),), "[1] a**b **"),
        ("[1] a  b", ((5, 7),), "[1] a  b"),
    ],
)
def test_letters_that_show_nothing_part_nothing_where_some_are_bold(
    text: str, marks: tuple[tuple[int, int], ...], drawn: str
) -> None:
    assert first(Statement(text, cited(1), marks=marks)) == [drawn]


@pytest.mark.parametrize("text", ["a]\u200b(b", "@eve\u200bryone", "\u200ba\u200b\u2060(b", "] \u200b(b"])
def test_bold_runs_make_nothing_of_what_they_stand_in(text: str) -> None:
    runs = list(combinations(range(len(text) + 2), 2))
    for marks in combinations(runs, 2):
        line = MarkdownLine(text, "- ", bold=marks).markdown
        assert (marks, re.findall(r"\]\(|@everyone|\*\*\*", line)) == (marks, [])
        assert (marks, unescape_markdown(line.replace("**", ""))) == (marks, f"- {plain_text(text)}")


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
    made = answer_pages(answer(long, Heading("Margins"), Statement("0.27 s [2]", cited(2))))
    assert [said(page).split("\n")[0][:11] for page in made] == ["word word w", "**Margins**"]
    assert [page.articles for page in made] == [(1,), (2,)]


def test_articles_that_no_line_marks_are_named_all_the_same() -> None:
    made = answer_pages(answer(Statement("Ada Brown won [1]", cited(1)), count=40))
    assert sorted(number for page in made for number in page.articles) == list(range(1, 41))


def test_a_statement_of_three_hundred_articles_is_cut_between_its_marks() -> None:
    numbers = range(1, 301)
    text = "Ada Brown won " + "".join(f"[{number}]" for number in numbers)
    made = check(answer(Statement(text, cited(*numbers), Verdict.AGREED, "300 of 300"), count=300), CALL)
    assert len(made) > 3
    lines = said(made[0].page).split("\n")
    assert lines[0].startswith("Ada Brown won [1][2][3]")
    assert lines[0].endswith("] …")
    assert lines[-1] == "-# (continued on the next page)"
    again = said(made[1].page).split("\n")
    assert again[0] == "-# continued"
    assert again[1].startswith("… [")


def test_a_quotation_of_four_thousand_characters_is_cut_at_a_word_and_every_part_names_its_article() -> None:
    text = "I never looked back at the bell " * 125
    made = check(answer(Quotation(text.strip(), "Ada Brown", cited(2)[0], "1 of 1")), CALL)
    assert len(made) == 2
    one, two = (said(each.page).split("\n") for each in made)
    assert one[1].startswith("> [2] prints: “I never looked back at the bell I never")
    assert one[1].endswith(" …”")
    assert two[1].startswith("> [2] goes on: “… ")
    assert all(each.page.citations == (cited(2)[0],) for each in made)


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
    made = answer_pages(answer(Statement("word " * 1500 + "[2]", cited(1, 2))))
    assert said(made[0]).split("\n")[-1] == "-# (continued on the next page) [1][2]"
    assert said(made[1]).split("\n")[0] == "-# continued [1][2]"


def test_a_title_that_is_too_long_is_cut_at_a_word_and_goes_on_below() -> None:
    made = check(answer(Statement("won [1]", cited(1)), title="Ada Brown the Second " * 100), CALL)
    lines = made[0].page.texts[0].split("\n")
    assert lines[0].startswith("### Ada Brown the Second Ada")
    assert lines[0].endswith("…")
    assert len(lines[0]) <= 155
    assert lines[1].startswith("… ")
    assert {each.page.texts[0].split("\n")[0] for each in made} == {lines[0]}


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
    assert said(page).split("\n") == [
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


def test_neighbours_under_the_same_cover_share_its_words() -> None:
    said_after = Quotation("Zephyr!", "Ada Brown", cited(2)[0], covered="what followed")
    assert first(
        covered("Zadie won [1]"),
        covered("Zora was second [1]", level=1),
        covered("Zinnia cried [1]", "what followed"),
        said_after,
        Statement("It rained [1]", cited(1)),
        covered("Zadie again [1]"),
    ) == [
        "The result:",
        "||Zadie won [1]||",
        "-# ||AGREED||",
        "- ||Zora was second [1]||",
        "-# ||AGREED||",
        "What followed:",
        "||Zinnia cried [1]||",
        "-# ||AGREED||",
        "> [2] prints: ||“Zephyr!”||",
        "It rained [1]",
        "The result: ||Zadie again [1]||",
        "-# ||AGREED||",
    ]


def test_the_words_of_a_shared_cover_stand_again_on_each_page() -> None:
    made = check(answer(*[covered(f"Zadie {number} {'won ' * 70}[1]") for number in range(15)]), CALL)
    assert len(made) == 3
    for each in made:
        lines = said(each.page).split("\n")
        assert lines[0] == "The result:"
        assert lines.count("The result:") == 1
        assert all(line.startswith(("||Zadie", "-# ||")) for line in lines[1:])


def test_below_a_heading_that_names_the_article_its_paragraphs_have_its_mark_alone() -> None:
    named, other = Quotation("I never looked back.", "", cited(1)[0]), Quotation("Nor did I.", "", cited(2)[0])
    assert first(Heading("[1] Harbour Gazette"), named, other) == [
        "**[1] Harbour Gazette**",
        "> [1] “I never looked back.”",
        "> [2] prints: “Nor did I.”",
    ]


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
    turned = answer_pages(answer(one, long, two))
    assert said(turned[-1]).split("\n")[-3:] == ["Second [1][2]", "-# **AGREED**, 2", "-# as [2] prints it"]


def test_no_page_is_a_wall() -> None:
    lines = [Statement(f"{number} {'word ' * 60}[1]", cited(1)) for number in range(20)]
    made = check(answer(*lines, Note("What a note says.")), CALL)
    assert len(made) == 4
    assert all(len(said(each.page)) < 2050 for each in made)


def test_a_note_stands_below_what_it_is_on_however_long_the_page() -> None:
    long = Statement("word " * 398 + "[1]", cited(1))
    assert len(answer_pages(answer(long, Note("What a note says.")))) == 1
    assert len(answer_pages(answer(long, Statement("Another thing [1]", cited(1))))) == 2


def test_a_bar_at_the_end_of_a_covered_text_does_not_open_the_cover() -> None:
    assert first(Statement("won|", cited(1), Verdict.AGREED, "[1]", covered="it"))[0] == r"It: ||won\| ||"


def test_covers_are_whole_on_every_page() -> None:
    covered = Statement(
        "Zulu " * 900 + "[1]", cited(1), Verdict.AGREED, "Zulu|" * 700, "Zulu " * 900, covered="the result"
    )
    said_after = Quotation("Zulu " * 900, "Ada Brown", cited(1)[0], None, "Zulu " * 400, covered="what was said")
    made = check(answer(Statement("Open [2]", cited(2)), covered, said_after), CALL)
    assert len(made) > 4
    for each in made:
        shown = uncovered("\n".join(each.page.texts))
        assert "Zulu" not in shown
        assert each.page.texts[0].startswith("### ")
