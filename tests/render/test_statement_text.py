"""What a statement shows on every place."""

from __future__ import annotations

import pytest

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.statement_text import quotation_signs, shared_cover, shown_blocks, statement_texts
from tests.render.sample_answers import cited


@pytest.mark.parametrize(
    ("text", "verdict", "tally", "texts"),
    [
        ("Ada Brown won", None, None, ("Ada Brown won [1][2]", "")),
        ("Ada Brown won [1][2]", None, None, ("Ada Brown won [1][2]", "")),
        ("Ada Brown won [2]", None, None, ("Ada Brown won [2] [1]", "")),
        ("Ada Brown won", Verdict.AGREED, None, ("Ada Brown won [1][2]", "")),
        ("Ada Brown won", Verdict.AGREED, "AGREED, 2 of 2", ("Ada Brown won", "AGREED, 2 of 2 [1][2]")),
        ("Ada Brown won", Verdict.AGREED, "AGREED by all two", ("Ada Brown won", "AGREED by all two")),
        ("Ada Brown won, all two say", Verdict.AGREED, None, ("Ada Brown won, all two say", "")),
        ("Ada Brown won", Verdict.TIE, "Time TIE, 1 [1], 1 [2]", ("Ada Brown won", "Time TIE, 1 [1], 1 [2]")),
    ],
)
def test_every_cited_article_is_marked_behind_the_last_that_is_said(
    text: str, verdict: Verdict | None, tally: str | None, texts: tuple[str, str]
) -> None:
    assert statement_texts(Statement(text, cited(2, 1, 2), verdict, tally)) == texts


def test_below_a_heading_that_names_an_article_its_mark_is_spared() -> None:
    assert statement_texts(Statement("Disagrees with none", cited(1)), names_article=True) == (
        "Disagrees with none",
        "",
    )


def test_a_mark_in_the_working_is_enough() -> None:
    assert statement_texts(Statement("Won [1]", cited(1, 2), working="as [2] prints it")) == ("Won [1]", "")


def test_neighbours_share_a_cover_but_for_a_remark_with_a_heading_of_its_own() -> None:
    (citation,) = cited(1)
    assert shared_cover(Statement("Won", (citation,), covered="the result")) == "the result"
    assert shared_cover(Quotation("Ha!", "Ada", citation, covered="what was said")) == "what was said"
    assert shared_cover(Quotation("Ha!", "Ada", citation, "1 of 2", covered="what was said")) is None
    assert shared_cover(Heading("The end")) is None
    assert shared_cover(Note("Covered.")) is None


def test_under_a_heading_with_a_strong_line_right_below_it_no_line_is_strong() -> None:
    strong, plain = Statement("1:58.20 [1]", cited(1), strong=True), Statement("Led [1]", cited(1))
    blocks = (strong, Heading("Time"), strong, Note("A note."), strong, Heading("The race"), plain, strong)
    assert [block.strong for block in shown_blocks(blocks) if isinstance(block, Statement)] == [
        True,
        False,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("I never looked back.", ("“", "”")),
        ("She called it “the race” of her life.", ("“", "”")),
        ("Brown said, “I never looked back.”", ("", "")),
        ("“I never looked back,” Brown said.", ("", "")),
    ],
)
def test_a_quotation_that_begins_or_ends_with_marks_of_the_article_has_no_others(
    text: str, signs: tuple[str, str]
) -> None:
    assert quotation_signs(Quotation(text, "", cited(1)[0])) == signs
