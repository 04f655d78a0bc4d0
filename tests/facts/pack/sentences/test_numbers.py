"""A number is a claim's only where its excerpt shows no other one, or where its own noun stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts import values
from tests.facts.small_pack import ARTICLE, VOCABULARY, article, attribute, problem_lines, problem_message, write

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = "".join(
    [
        attribute("golds", "count", words=["golds", "gold medals"]),
        attribute("silvers", "count", words=["silvers", "silver medals"]),
        attribute("medals", "count", words=["medals", "medal count"]),
        attribute("tries", "count", label="attempts", words=["attempts", "tries"]),
        attribute("place", "place"),
        attribute("rank", "ordinal"),
        attribute("split", "mark"),
        attribute("age", "age"),
    ]
)


def problems(tmp_path: Path, what: str, value: str, excerpt: str) -> list[str]:
    """The rules that a claim of Ada Brown breaks whose text is nothing but her name and the excerpt."""
    text = f"Ada Brown: {excerpt}."
    entry = f'[[sentence]]\nat = "Ada Brown"\nada-brown.{what} = {{ value = "{value}", words = "{excerpt}" }}\n'
    files = {ARTICLE: article(entry, text), "data/vocabulary.toml": VOCABULARY + COUNTS}
    return [line.rpartition("[")[2].rstrip("]") for line in problem_lines(write(tmp_path, files, text=text))]


@pytest.mark.parametrize(
    ("what", "value", "excerpt"),
    [
        ("golds", "9", "nine golds, six silvers"),
        ("silvers", "6", "nine golds, six silvers"),
        ("silvers", "6", "nine gold medals and six silver medals"),
        ("silvers", "1", "four golds and one silver"),
        ("golds", "5", "third with five golds"),
        ("golds", "2", "a second outdoor gold after four silvers"),
        ("medals", "5", "five medals by Tuesday (26 August)"),
        ("tries", "3", "three tries, two more than Lee"),
        ("medals", "12", "12 more"),
        ("golds", "5", "five World golds by the fourth day"),
        ("tries", "7", "from lane seven to hurdles gold"),
        ("medals", "2", "won twice"),
        ("medals", "4", "a fourth medal"),
        ("medals", "1", "the first of many"),
    ],
)
def test_a_count_is_read_beside_its_own_noun(tmp_path: Path, what: str, value: str, excerpt: str) -> None:
    assert problems(tmp_path, what, value, excerpt) == []


@pytest.mark.parametrize(
    ("what", "value", "excerpt"),
    [
        ("silvers", "9", "nine golds, six silvers"),
        ("golds", "6", "nine golds, six silvers"),
        ("golds", "3", "third with five golds"),
        ("medals", "26", "five medals by Tuesday (26 August)"),
        ("silvers", "9", "nine golds"),
        ("medals", "2", "two gold medals"),
        ("golds", "2", "two medals"),
        ("golds", "4", "up to fourth place"),
        ("golds", "2", "the second surprise of the day"),
    ],
)
def test_a_count_beside_the_noun_of_another_one_is_not_read(
    tmp_path: Path, what: str, value: str, excerpt: str
) -> None:
    assert problems(tmp_path, what, value, excerpt) == ["value-not-in-excerpt"]


@pytest.mark.parametrize(
    ("what", "value", "excerpt"),
    [
        ("medals", "12", "12 more after 27"),
        ("medals", "27", "12 more after 27"),
        ("golds", "4", "four golds here and five golds there"),
        ("time", "1:58.43", "in 1:58.20 from Lee in 1:58.43"),
        ("time", "1:58.20", "in 1:58.20 from Lee in 1:58.43"),
        ("improvement", "0.40", "by 0.40 seconds, not by 0.23 seconds"),
        ("place", "3", "second and Lee third"),
        ("rank", "2", "the second and the third fastest"),
        ("age", "19", "aged 19, and Lee aged 25"),
    ],
)
def test_a_number_among_others_of_its_kind_is_ambiguous(tmp_path: Path, what: str, value: str, excerpt: str) -> None:
    assert problems(tmp_path, what, value, excerpt) == ["value-ambiguous"]


@pytest.mark.parametrize(
    ("what", "value", "excerpt"),
    [
        ("time", "1:58.20", "in 1:58.20, and 1:58.20 it was"),
        ("time", "3:29.38", "in three minutes and 29.38 seconds (3:29.38)"),
        ("place", "2", "won the silver medal"),
        ("place", "3", "won bronze"),
        ("place", "1", "won the gold medal"),
        ("time", "29.38", "29.38 seconds"),
        ("time", "68", "a lap of 68 seconds"),
        ("time", "1:08", "a lap of 68 seconds"),
        ("time", "68", "the last 60 metres of a lap of 68 seconds"),
        ("time", "61m", "thrown 61 metres"),
    ],
)
def test_one_number_however_often_it_is_written_is_plain(tmp_path: Path, what: str, value: str, excerpt: str) -> None:
    assert [rule for rule in problems(tmp_path, what, value, excerpt) if rule != "absurd-mark"] == []


def test_an_ambiguous_count_says_what_to_do(tmp_path: Path) -> None:
    problems(tmp_path, "medals", "12", "12 more after 27")
    assert problem_message(tmp_path, "value-ambiguous") == (
        "“12” (medals) is one of several that can be read in “12 more after 27” (12, 27): "
        'write words = "…" with the words that show it, a run that holds no other, or a longer one with “medals” '
        "behind it, or say in “reading” how it is read"
    )


def test_an_ambiguous_mark_says_what_to_do(tmp_path: Path) -> None:
    problems(tmp_path, "time", "1:58.20", "in 1:58.20 from Lee in 1:58.43")
    assert problem_message(tmp_path, "value-ambiguous") == (
        "“1:58.20” (time) is one of several that can be read in “in 1:58.20 from Lee in 1:58.43” (1:58.20, 1:58.43): "
        'write words = "…" with the words that show it, a run that holds no other, or say in “reading” how it is read'
    )


def test_a_message_lists_no_time_that_is_printed_nowhere(tmp_path: Path) -> None:
    problems(tmp_path, "time", "1:58.20", "in 1:58.20 with a last lap of 29.81 seconds")
    assert "(1:58.20, 29.81)" in problem_message(tmp_path, "value-ambiguous")


def test_a_count_of_another_noun_says_what_is_read(tmp_path: Path) -> None:
    problems(tmp_path, "silvers", "9", "nine golds, six silvers")
    assert problem_message(tmp_path, "value-not-in-excerpt") == (
        "“9” (silvers) cannot be read in “nine golds, six silvers” (it reads as 6): mend the value, "
        'write words = "…" with the words that show it, or say in “reading” how it is read'
    )


@pytest.mark.parametrize(
    ("value", "excerpt"),
    [
        ("9.784", "won the 100m in 9.784"),
        ("9.784", "(9.784) from Lee in fifth"),
        ("37.57", "silver in 37.57"),
        ("10.1", "first in 10.1, by a metre"),
    ],
)
def test_a_number_without_a_unit_is_a_time_where_a_claim_says_so(tmp_path: Path, value: str, excerpt: str) -> None:
    assert problems(tmp_path, "split", value, excerpt) == []


@pytest.mark.parametrize(
    ("value", "excerpt", "rule"),
    [
        ("9.78", "won the 100m in 9.784", "value-not-in-excerpt"),
        ("9.784", "won the 100m in 9.78", "value-not-in-excerpt"),
        ("9.784", "won the 100m in 9.784 from Lee in 9.789", "value-ambiguous"),
        ("10.1", "threw 10.1 metres", "value-not-in-excerpt"),
        ("10.1", "a wind of +10.1", "value-not-in-excerpt"),
    ],
)
def test_a_number_is_a_time_with_the_figures_that_are_printed_and_where_it_is_the_only_one(
    tmp_path: Path, value: str, excerpt: str, rule: str
) -> None:
    assert problems(tmp_path, "split", value, excerpt) == [rule]


def test_a_number_of_which_nothing_is_claimed_is_no_time() -> None:
    assert values.read("mark", "won in 9.784", values.Context()) == ()


def test_a_reading_that_tells_two_numbers_of_a_sentence_apart_is_not_needless(tmp_path: Path) -> None:
    text = "Ada Brown won from Mina Lee, who was 0.23 seconds behind, and cut her best by 0.40 seconds."
    entry = (
        '[[sentence]]\nat = "Ada Brown won from Mina Lee"\n'
        'ada-brown.improvement = { value = "0.40", reading = "the 0.40 is hers" }\n'
    )
    files = {ARTICLE: article(entry, text), "data/vocabulary.toml": VOCABULARY + COUNTS}
    assert problem_lines(write(tmp_path, files, text=text)) == []
