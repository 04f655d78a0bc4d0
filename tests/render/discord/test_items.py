"""The items of an answer: lines of markdown."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from bot.answers.answer import Block, Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.discord.items import MarkdownLine, answer_items
from bot.render.discord.markdown import plain_text, unescape_markdown
from tests.render.sample_answers import answer, cited


def item_lines(*blocks: Block) -> list[str]:
    return [line for item in answer_items(answer(*blocks)) for line in item.markdown.split("\n")]


def covered(text: str, what: str = "the result", level: int = 0) -> Statement:
    return Statement(text, cited(1), Verdict.AGREED, covered=what, level=level)


def test_an_item_is_two_short_lines_of_which_the_second_is_small() -> None:
    statement = Statement("2 · Mina Lee (HBR) — 1:58.90 [1][2]", cited(1, 2), Verdict.TIE, "1 against 1", "as printed")
    assert item_lines(statement) == ["2 · Mina Lee (HBR) — 1:58.90 [1][2]", "-# **TIE**, 1 against 1", "-# as printed"]


def test_verdicts_within_a_count_are_bold_too() -> None:
    statement = Statement("2 · Mina Lee [1][2]", cited(1, 2), Verdict.TIE, "Place AGREED, 2 of 2. Time TIE: as it is")
    assert item_lines(statement)[1] == "-# Place **AGREED**, 2 of 2. Time **TIE**: as it is"


def test_marks_that_no_line_has_stand_behind_the_count() -> None:
    assert item_lines(Statement("Ada Brown won", cited(1, 2), Verdict.AGREED))[1] == "-# **AGREED** [1][2]"
    assert item_lines(Statement("Ada Brown won", cited(1, 2))) == ["Ada Brown won [1][2]"]


def test_a_line_of_level_one_is_an_item_of_a_list() -> None:
    assert item_lines(Statement("[1] no: “did not run”", cited(1), level=1)) == ["- [1] no: “did not run”"]


def test_a_quotation_stands_in_a_block_with_its_difference_below() -> None:
    heading = Quotation("I never looked back.", "Ada Brown", cited(2)[0], "1 of 1", "shorter")
    assert item_lines(heading) == ["**1 of 1**", "> [2] prints: “I never looked back.”", "-# shorter"]


def test_words_of_a_search_are_bold_and_those_that_touch_are_so_together() -> None:
    statement = Statement("[1] Ada Brown, *time*", cited(1), marks=((4, 7), (7, 13), (15, 20)))
    assert item_lines(statement) == [r"[1] **Ada Brown**, **\*time**\*"]


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
    assert item_lines(Statement(text, cited(1), marks=marks)) == [drawn]


@pytest.mark.parametrize("text", ["a]\u200b(b", "@eve\u200bryone", "\u200ba\u200b\u2060(b", "] \u200b(b"])
def test_bold_runs_make_nothing_of_what_they_stand_in(text: str) -> None:
    runs = list(combinations(range(len(text) + 2), 2))
    for marks in combinations(runs, 2):
        line = MarkdownLine(text, "- ", bold=marks).markdown
        assert (marks, re.findall(r"\]\(|@everyone|\*\*\*", line)) == (marks, [])
        assert (marks, unescape_markdown(line.replace("**", ""))) == (marks, f"- {plain_text(text)}")


def test_neighbours_under_the_same_cover_share_its_words() -> None:
    said_after = Quotation("Zephyr!", "Ada Brown", cited(2)[0], covered="what followed")
    assert item_lines(
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


def test_below_a_heading_that_names_the_article_its_paragraphs_have_its_mark_alone() -> None:
    of_heading, other = Quotation("I never looked back.", "", cited(1)[0]), Quotation("Nor did I.", "", cited(2)[0])
    assert item_lines(Heading("[1] Harbour Gazette"), of_heading, other) == [
        "**[1] Harbour Gazette**",
        "> [1] “I never looked back.”",
        "> [2] prints: “Nor did I.”",
    ]


def test_a_bar_at_the_end_of_a_covered_text_does_not_open_the_cover() -> None:
    assert item_lines(Statement("won|", cited(1), Verdict.AGREED, "[1]", covered="it"))[0] == r"It: ||won\| ||"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("# one", r"\# one"), ("> said", r"\> said"), ("- item", r"\- item"), ("1. item", r"1\. item"), ("+ a", r"\+ a")],
)
def test_no_block_begins_right_behind_a_sign_of_ours(text: str, escaped: str) -> None:
    assert item_lines(Heading(text), Statement("It rained [1]", cited(1)))[0] == f"**{escaped}**"
    assert item_lines(covered(f"{text} [1]"))[0] == f"The result: ||{escaped} [1]||"
    assert item_lines(covered("Won [1]"), covered(f"{text} [1]", level=1))[3] == f"- ||{escaped} [1]||"
    assert item_lines(covered("Won [1]", text, level=1))[0] == f"- {escaped}: ||Won [1]||"
    found = Statement(f"[1] {text}", cited(1), marks=((4, 4 + len(text)),))
    assert item_lines(found) == [f"[1] **{escaped}**"]


def test_a_right_to_left_name_leaves_its_line_as_it_is() -> None:
    assert item_lines(Statement("משה כהן (ISR) — 3:29.38 [1]", cited(1))) == [
        "\u2068משה כהן\u2069 (ISR) — 3:29.38 [1]",
    ]
    assert item_lines(Heading("محمد"), Note("[1]"))[0] == "**\u2068محمد\u2069**"
    assert item_lines(Statement("משה כהן, דוד לוי [1]", cited(1), marks=((4, 7),))) == [
        "\u2068משה **כהן\u2069**, \u2068דוד לוי\u2069 [1]"
    ]


def test_a_quotation_that_begins_from_the_right_is_isolated_whole() -> None:
    quotation = Quotation("רצתי 800, John", "משה", cited(2)[0])
    assert item_lines(quotation) == ["> [2] prints: “\u2068רצתי 800, John\u2069”"]
