"""The lines of an answer: markdown."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from bot.answers.answer import Answer, Block, Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.discord.lines import Line, answer_lines
from bot.render.discord.markdown import plain_text, unescape_markdown
from tests.render.sample_answers import answer, cited


def lines(*blocks: Block) -> list[str]:
    return [line.markdown for line in answer_lines(answer(*blocks))]


def covered(text: str, what: str = "the result", level: int = 0) -> Statement:
    return Statement(text, cited(1), tally="AGREED", covered=what, level=level)


def test_a_line_that_answers_is_bold_and_below_it_stand_the_tally_and_the_working_in_small_print() -> None:
    statement = Statement(
        "2 · Mina Lee (HBR) — 1:58.90 [1][2]",
        cited(1, 2),
        Verdict.TIE,
        "TIE, 1 against 1",
        "1:58.90 − 1:58.20 = 0.70 s",
        "[1] names Mina Lee in the same paragraph",
        strong=True,
    )
    assert lines(statement) == [
        "**2 · Mina Lee (HBR) — 1:58.90 [1][2]**",
        "-# **TIE**, 1 against 1",
        "-# 1:58.90 − 1:58.20 = 0.70 s",
    ]


def test_a_line_of_which_nothing_need_be_known_stands_alone() -> None:
    assert lines(Statement("Ada Brown won [1][2]", cited(1, 2), Verdict.AGREED)) == ["Ada Brown won [1][2]"]


def test_marks_that_no_line_has_stand_behind_the_tally_or_the_line() -> None:
    assert lines(Statement("Ada Brown won", cited(1, 2), tally="TIE"))[1] == "-# **TIE** [1][2]"
    assert lines(Statement("Ada Brown won", cited(1, 2))) == ["Ada Brown won [1][2]"]


def test_a_line_of_level_one_is_small_print_of_the_line_above_on_whose_page_it_stays() -> None:
    blocks = (Statement("Ada Brown won [1]", cited(1)), Statement("She led at the bell [1]", cited(1), level=1))
    assert lines(*blocks) == ["Ada Brown won [1]", "-# She led at the bell [1]"]
    assert [line.below for line in answer_lines(answer(*blocks))] == [False, True]


def test_a_remark_has_its_mark_behind_it_and_its_difference_below() -> None:
    remark = Quotation("I never looked back.", "Ada Brown", cited(2)[0], "After the race", "ends after “back”")
    assert lines(remark) == ["**After the race**", "> “I never looked back.” [2]", "-# [2] ends after “back”"]
    other = Quotation("Never.", "Ada Brown", cited(1)[0], difference="[2] ends after “back”")
    assert lines(other) == ["> “Never.” [1]", "-# [2] ends after “back”"]


def test_an_excerpt_has_its_mark_before_it_and_its_run_bold_and_stays_with_the_line_above() -> None:
    excerpt = Quotation("Brown won it in 1:58.20", "", cited(1)[0], marks=((16, 23),))
    assert lines(Statement("1:58.20 [1]", cited(1)), excerpt)[1] == "> [1] “Brown won it in **1:58.20**”"
    assert [line.below for line in answer_lines(answer(excerpt))] == [True]


def test_a_heading_that_begins_with_an_articles_mark_and_publisher_is_its_link() -> None:
    assert lines(Heading("[2] Paper 2 · no date", 2), Statement("Disagrees with [1] once", cited(1, 2))) == [
        "**[2] [Paper 2](<https://paper.example/2>)** · no date",
        "Disagrees with [1] once",
    ]


def test_below_such_a_heading_an_excerpt_needs_no_mark_and_the_link_opens_at_its_run() -> None:
    excerpt = Quotation("I saw that Brown won it in 1:58.20.", "", cited(1)[0], marks=((11, 34),))
    assert lines(Heading("[1] Paper 1, paragraph 4", 1), excerpt, Quotation("Nor did I.", "", cited(2)[0])) == [
        "**[1] [Paper 1](<https://paper.example/1#:~:text=Brown%20won%20it,in%201%3A58.20>)**, paragraph 4",
        "> “I saw that **Brown won it in 1:58.20**.”",
        "> [2] “Nor did I.”",
    ]


def test_words_of_a_search_are_bold_and_those_that_touch_are_so_together() -> None:
    statement = Statement("[1] Ada Brown, *time*", cited(1), marks=((4, 7), (7, 13), (15, 20)))
    assert lines(statement) == [r"[1] **Ada Brown**, **\*time**\*"]


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
    assert lines(Statement(text, cited(1), marks=marks)) == [drawn]


@pytest.mark.parametrize("text", ["a]\u200b(b", "@eve\u200bryone", "\u200ba\u200b\u2060(b", "] \u200b(b"])
def test_bold_runs_make_nothing_of_what_they_stand_in(text: str) -> None:
    runs = list(combinations(range(len(text) + 2), 2))
    for marks in combinations(runs, 2):
        line = Line(text, "- ", bold=marks).markdown
        assert (marks, re.findall(r"\]\(|@everyone|\*\*\*", line)) == (marks, [])
        assert (marks, unescape_markdown(line.replace("**", ""))) == (marks, f"- {plain_text(text)}")


def test_the_words_of_a_cover_stand_before_what_it_covers_where_no_heading_does() -> None:
    said_after = Quotation("Zephyr!", "Ada Brown", cited(2)[0], covered="what followed")
    assert lines(
        covered("Zadie won [1]"),
        covered("Zora was second [1]", level=1),
        said_after,
        Heading("Finish"),
        covered("Zinnia cried [1]"),
    ) == [
        "The result:",
        "Zadie won [1]",
        "AGREED",
        "Zora was second [1]",
        "AGREED",
        "> what followed: ||“Zephyr!”|| [2]",
        "**Finish**",
        "Zinnia cried [1]",
        "AGREED",
    ]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("# one", r"\# one"), ("> said", r"\> said"), ("- item", r"\- item"), ("1. item", r"1\. item"), ("+ a", r"\+ a")],
)
def test_no_block_begins_right_behind_a_sign_of_ours(text: str, escaped: str) -> None:
    assert lines(Heading(text), Statement("It rained [1]", cited(1)))[0] == f"**{escaped}**"
    assert lines(covered(f"{text} [1]"))[1] == f"{escaped} [1]"
    assert lines(Statement(f"{text} [1]", cited(1), strong=True)) == [f"**{escaped} [1]**"]
    found = Statement(f"[1] {text}", cited(1), marks=((4, 4 + len(text)),))
    assert lines(found) == [f"[1] **{escaped}**"]


def test_a_right_to_left_name_leaves_its_line_as_it_is() -> None:
    assert lines(Statement("משה כהן (ISR) — 3:29.38 [1]", cited(1))) == [
        "\u2068משה כהן\u2069 (ISR) — 3:29.38 [1]",
    ]
    assert lines(Heading("محمد"), Note("[1]"))[0] == "**\u2068محمد\u2069**"
    assert lines(Statement("משה כהן, דוד לוי [1]", cited(1), marks=((4, 7),))) == [
        "\u2068משה **כהן\u2069**, \u2068דוד לוי\u2069 [1]"
    ]


def test_a_quotation_that_begins_from_the_right_is_isolated_whole() -> None:
    quotation = Quotation("רצתי 800, John", "משה", cited(2)[0])
    assert lines(quotation) == ["> “\u2068רצתי 800, John\u2069” [2]"]


def test_the_command_that_a_line_of_help_is_about_is_bold() -> None:
    help_ = Answer("/help", "What can be asked", (Note("/result · Who finished where."), Note("Ask /result 800m.")))
    assert [line.markdown for line in answer_lines(help_)] == ["**/result** · Who finished where.", "Ask /result 800m."]
