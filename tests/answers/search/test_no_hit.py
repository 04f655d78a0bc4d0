"""What /search says where there is no hit, and that nothing typed makes it fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answer import Answer, Note, Outcome
from bot.answers.asking.asking import MOST_TO_READ
from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_misspelt_word_gets_suggestions_and_no_answer(shipped: LivePack) -> None:
    answer = await shipped.ask("/search sore thraot")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "Nothing found for “thraot”.")
    assert answer.blocks == (Note("Did you mean one of these?"),)
    assert (answer.choices[0].label, answer.choices[0].ask) == ("Search: sore throat", "/search sore throat")
    assert texts(await shipped.ask(answer.choices[0].ask))


async def test_an_unknown_word_that_is_like_no_other_may_be_left_out(shipped: LivePack) -> None:
    answer = await shipped.ask("/search wightman qqqq eighth")
    assert answer.title == "Nothing found for “qqqq”."
    assert [choice.ask for choice in answer.choices] == ["/search wightman eighth"]


async def test_words_that_stand_nowhere_together_are_met_with_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/search duplantis throat")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        "Nothing in the articles has all of “duplantis throat”.",
    )
    assert [choice.ask for choice in answer.choices] == ["/search duplantis", "/search throat"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/search", "/search needs to know the words."),
        ('/search ""', 'There is no word or number in “""”.'),
        ("/search !?", "There is no word or number in “!?”."),
    ],
)
async def test_without_a_word_nothing_is_looked_for(shipped: LivePack, line: str, title: str) -> None:
    answer, statements = await shipped.counted(line)
    assert (answer.outcome, answer.title, statements) == (Outcome.UNREADABLE, title, 0)


async def test_words_from_right_to_left_are_not_repeated(shipped: LivePack) -> None:
    assert (await shipped.ask("/search חדשות")).title == "Nothing found for these words."


@pytest.mark.parametrize(
    "typed",
    [
        'kerr AND "final bend"',
        "kerr NEAR(final bend)",
        "NEAR(kerr final, 2)",
        "kerr OR NOT bend",
        "text:kerr",
        "{label names} : kerr",
        "kerr*",
        "^kerr",
        "-kerr",
        "kerr -bend",
        "--kerr",
        "kerr + bend",
        "'kerr' OR 1=1 --",
        '"""',
        "(((kerr",
        "kerr; DROP TABLE words",
        "words:kerr",
        "ke%rr _ \\ kerr",
    ],
)
async def test_operators_and_marks_are_data(shipped: LivePack, typed: str) -> None:
    answer, statements = await shipped.counted(f"/search {typed}")
    assert shipped.auditor.problems(answer) == []
    # All of the words, those that ask for something, which of them occur, others that do, and each of three.
    assert statements <= 7
    assert "option" not in answer.title


def has_rarest_word(answer: Answer) -> bool:
    """Whether nothing has all of the words, and it is shown instead where one of them stands."""
    first = next(iter(answer.blocks), None)
    return answer.outcome is Outcome.SILENT and isinstance(first, Note) and "” stands in " in first.text


@pytest.mark.slow
@given(text=st.text(max_size=230))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_text_at_all_makes_it_fail_or_answer_without_a_receipt(shipped: LivePack, text: str) -> None:
    for answer in (
        await shipped.ask(f"/search {text}"),
        await shipped.ask_options("search", {"words": text}),
    ):
        assert answer.title
        is_answered = answer.outcome is Outcome.ANSWERED and not answer.question.startswith("/help")
        assert bool(texts(answer)) == (is_answered or has_rarest_word(answer))
        assert [problem for problem in shipped.auditor.problems(answer) if "banned word" not in problem] == []


@pytest.mark.slow
@given(
    words=st.lists(
        st.sampled_from(
            ["kerr", "final", "bend", "3:29.38", "AND", "OR", "NOT", "NEAR", "(", ")", '"', "*", ":", "-", "^"]
        ),
        max_size=12,
    )
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_order_of_words_and_operators_makes_it_fail(shipped: LivePack, words: list[str]) -> None:
    for joint in (" ", ""):
        answer, statements = await shipped.counted(f"/search {joint.join(words)}")
        # What leads nowhere is looked for word by word, and read as people mean it.
        assert statements <= 4 + (0 if answer.outcome is Outcome.ANSWERED else MOST_TO_READ)
        assert shipped.auditor.problems(answer) == []
