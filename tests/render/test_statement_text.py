"""What a statement shows on every place."""

from __future__ import annotations

import pytest

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.statement_text import shared_cover, statement_texts
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
    assert statement_texts(Statement("Stands against none", cited(1)), names_article=True) == (
        "Stands against none",
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
