"""Words of an article that stand in longer ones are printed once."""

from __future__ import annotations

import pytest

from bot.answers.answer import Citation, Statement
from bot.answers.sentences.excerpts import without_nested, without_parts

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


def told(text: str, words: str, article: str = "city-post") -> Statement:
    """A line in our own words about a run of the article."""
    start = WHOLE.index(words)
    return Statement(text, (Citation(article, 1, f"claim-{words}", 1, start, start + len(words), words),))


def test_a_line_whose_words_stand_in_another_of_the_same_sentence_is_told_by_that_one() -> None:
    longer, shorter = (
        told("Mina Lee said she was proud of her team [1]", WHOLE),
        told("Lee said she was proud [1]", "got me"),
    )
    for lines in ([longer, shorter], [shorter, longer]):
        (kept,) = without_parts(lines, "Mina Lee")
        assert kept.text == longer.text
        assert kept.citations == (*longer.citations, *shorter.citations)


@pytest.mark.parametrize(
    "other",
    [
        told("Lee said she was prou [1]", "got me"),
        told("Brown said she was proud [1]", "got me"),
        told("Lee said she was proud [1]", "got me", article="the-mile"),
        told("Lee said she was proud [1]", "here"),
    ],
)
def test_a_line_of_other_words_another_article_or_another_sentence_stays(other: Statement) -> None:
    longer = told("Mina Lee said she was proud of her team [1]", "my team and my family that got me")
    assert without_parts([longer, other], "Mina Lee") == [longer, other]


def test_of_lines_with_the_same_words_the_first_stays() -> None:
    lines = [told("Mina Lee said she was proud [1]", "my team"), told("Lee said she was proud [1]", "my team")]
    assert [each.text for each in without_parts(lines, "Mina Lee")] == ["Mina Lee said she was proud [1]"]
