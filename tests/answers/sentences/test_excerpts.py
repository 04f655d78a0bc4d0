"""Words of an article that stand in longer ones are printed once."""

from __future__ import annotations

import pytest

from bot.answers.answer import Citation, Statement
from bot.answers.sentences.excerpts import without_nested

WHOLE = "my team and my family that got me here"


def line(words: str, before: str = "Lee said: ", article: str = "city-post") -> Statement:
    """A line that prints words of the article, of which the longest are its text."""
    start = WHOLE.index(words)
    return Statement(
        f"{before}“{words}” [1]", (Citation(article, 1, f"claim-{words}", 1, start, start + len(words), words),)
    )


def test_the_longer_words_cite_what_they_stand_for() -> None:
    shorter, longer = line("my family that got me here"), line(WHOLE)
    (kept,) = without_nested([shorter, longer])
    assert kept.text == longer.text
    assert kept.citations == (*longer.citations, *shorter.citations)


@pytest.mark.parametrize(
    "other",
    [
        line("my family that got me here", before="Brown said: "),
        line("my family that got me here", article="the-mile"),
        Statement("Lee thanked her team [1]", line("my team").citations),
    ],
)
def test_words_of_somebody_else_or_of_another_article_stay(other: Statement) -> None:
    assert without_nested([other, line(WHOLE)]) == [other, line(WHOLE)]
