"""A page as plain text to paste elsewhere."""

from __future__ import annotations

from msgspec.structs import replace

from bot.answers.answer import Answer, Block, Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.discord.copied_text import copied_page
from bot.render.discord.markdown import drawn_size
from bot.render.discord.pages import answer_pages
from tests.render.sample_answers import answer, cited


def copied(sample: Answer) -> list[str]:
    """The lines of the copy of the first page, without those that fence it in."""
    first, *lines, last = copied_page(sample, answer_pages(sample)[0]).split("\n")
    assert (first, last) == ("```", "```")
    return lines


def lines(*blocks: Block, count: int = 2) -> list[str]:
    return copied(answer(*blocks, count=count))


def test_a_page_is_copied_with_publishers_for_its_marks_and_without_markdown() -> None:
    assert lines(
        Note("Unless a line says otherwise: women's 800m final."),
        Statement("1 · Ada_Brown_ — 1:58.20 [1][2]", cited(1, 2), strong=True, tally="time DISPUTED: 1:58.20 [1]"),
        Heading("Margins"),
        Statement("1st to 2nd: 0.27 s [2]", cited(2), working="1:58.47 − 1:58.20 = 0.27 s"),
        Note("The headline value is the one most articles give, not a ruling."),
    ) == [
        "Women's 800m final",
        "Unless a line says otherwise: women's 800m final.",
        "1 · Ada_Brown_ — 1:58.20 (Paper 1, Paper 2)",
        "time DISPUTED: 1:58.20 (Paper 1)",
        "Margins",
        "1st to 2nd: 0.27 s (Paper 2)",
        "1:58.47 − 1:58.20 = 0.27 s",
    ]


def test_a_remark_has_its_publisher_behind_it_and_an_excerpt_before_it() -> None:
    remark = Quotation("I *never* looked back.", "Ada Brown", cited(2)[0], "after the race")
    excerpt = Quotation("Brown won it in 1:58.20", "", cited(1)[0])
    assert lines(remark, excerpt)[1:] == [
        "after the race",
        "“I *never* looked back.” (Paper 2)",
        "Paper 1 “Brown won it in 1:58.20”",
    ]


def test_a_remark_is_copied_with_its_heading_and_with_how_another_paper_prints_it() -> None:
    remark = Quotation("It hurts.", "Ada Brown", cited(2)[0], "Before the race, of Cleo Lee")
    other = Statement("[1]: shorter; a full stop where [2] has a comma", cited(1, 2), level=1)
    assert lines(remark, other)[1:] == [
        "Before the race, of Cleo Lee",
        "“It hurts.” (Paper 2)",
        "Paper 1: shorter; a full stop where Paper 2 has a comma",
    ]


def test_papers_of_which_a_sentence_speaks_stand_in_it_without_brackets() -> None:
    assert lines(
        Statement("[1][2] contradict each other", cited(1, 2)),
        Statement("Brown won [1], golds CONTRADICTED in [2]: [1] counts 4, [2] names 2", cited(1, 2)),
        Statement("Brown in [1] CONTRADICTS [2]", cited(1, 2)),
    )[1:] == [
        "Paper 1 and Paper 2 contradict each other",
        "Brown won (Paper 1), golds CONTRADICTED in Paper 2: Paper 1 counts 4, Paper 2 names 2",
        "Brown in Paper 1 CONTRADICTS Paper 2",
    ]


def test_below_the_heading_of_a_paper_its_name_and_the_receipts_of_a_count_are_left_out() -> None:
    assert lines(
        Heading("[1] Paper 1 · no date", 1),
        Statement("Disagrees with [2] on 3 points", cited(1, 2)),
        Statement("12 details only here", cited(1), level=1),
        Heading("[2] Paper 2 · no date", 2),
    )[1:] == ["Paper 1 · no date", "Disagrees with Paper 2 on 3 points", "12 details only here", "Paper 2 · no date"]


def test_where_a_line_names_some_articles_alone_all_of_them_stand_at_the_end() -> None:
    assert lines(Statement("Brown led [1]", cited(1)), count=2)[1:] == ["Brown led (Paper 1)"]
    won = Statement("Brown won", cited(1, 2), tally="AGREED by all two; a best [1]")
    assert lines(won)[1:] == ["Brown won", "AGREED by all two; a best (Paper 1)", "Articles: Paper 1 and Paper 2"]


def test_articles_that_no_line_names_stand_at_the_end() -> None:
    statement = Statement("1 · Ada Brown — 1:58.20", cited(1, 2), Verdict.AGREED, "AGREED by all two")
    assert lines(statement)[1:] == ["1 · Ada Brown — 1:58.20", "AGREED by all two", "Articles: Paper 1 and Paper 2"]


def test_a_mark_that_is_the_mark_of_no_article_stays() -> None:
    assert lines(Statement("lap [3] in 58 s [1]", cited(1)))[1] == "lap [3] in 58 s (Paper 1)"


def test_what_is_covered_is_left_out_and_said_to_be_so_once() -> None:
    covered = Statement("Ada Brown won [1]", cited(1), covered="the result")
    said_after = Quotation("I never looked back", "Ada Brown", cited(1)[0], covered="what was said")
    assert lines(covered, replace(covered), said_after)[1:3] == ["The result: covered", "What was said: covered"]


def test_a_copy_is_one_message_whatever_the_page_holds() -> None:
    for text in ("🥇" * 4000, "word " * 1500, "a ``` b " * 300):
        sample = answer(Statement(f"{text}[1]", cited(1)), Statement(f"{text}[2]", cited(2)), title=text)
        block = copied_page(sample, answer_pages(sample)[0])
        assert drawn_size(block) <= 2000
        assert block.count("```") == 2
