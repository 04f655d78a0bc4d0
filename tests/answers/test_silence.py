"""Silence is found out: what stands in an article is shown, and what does not is answered with what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Answer, Note, Outcome, Quotation, Statement
from bot.facts.text import ArticleText
from tests.answers.pairs import Pair, pairs, shows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.answers.conftest import LivePack

WANTED = 97
"""Of a hundred pairs that stand in one sentence so many have to be shown together."""
SAMPLED = 5
"""Of so many pairs one is asked for in each run; all of them in the slow ones."""
QUESTIONS = ("compare",)
"""The questions that take any two words."""


def texts(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Statement | Quotation)]


def notes(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Note)]


async def unshown(asked: LivePack, question: str, wanted: Sequence[Pair]) -> list[Pair]:
    """The pairs that the answer to a question does not show together; none of them is met with silence."""
    articles = {article.slug: ArticleText(article.text) for article in asked.pack.articles}
    missed = []
    for pair in wanted:
        answer = await asked.ask(f"/{question} {pair.name} {pair.word}")
        if not shows(answer, pair, articles):
            missed.append(pair)
            assert answer.outcome is not Outcome.SILENT, (pair, answer.title)
            assert "silent" not in answer.title, (pair, answer.title)
    return missed


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_name_and_a_word_of_its_sentence_are_shown_together(
    harbour: LivePack, shipped: LivePack, question: str
) -> None:
    for asked in (harbour, shipped):
        wanted = pairs(asked.pack)[::SAMPLED]
        missed = await unshown(asked, question, wanted)
        assert len(wanted) > 80
        assert 100 * len(missed) <= (100 - WANTED) * len(wanted), missed


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
async def test_every_name_and_every_word_of_its_sentence_are_shown_together(
    harbour: LivePack, shipped: LivePack, question: str
) -> None:
    for asked in (harbour, shipped):
        wanted = pairs(asked.pack)
        missed = await unshown(asked, question, wanted)
        assert 100 * len(missed) <= (100 - WANTED) * len(wanted), missed
