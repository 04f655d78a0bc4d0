"""What is said when there is nothing to say: hostile input and names that nobody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers import registry
from bot.answers.answer import Answer, Note, Outcome
from bot.answers.asking.asking import MOST_TO_READ
from bot.answers.no_answer import unknown_question

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

NOISE = [
    "",
    " ",
    "/",
    "/ /",
    "%s %d {0}",
    "'; DROP TABLE claims; --",
    '"',
    "“",
    "*",
    "NEAR(",
    "a" * 4000,
    "🏃" * 50,
    "كير",
    "קר",
    "\u202ekerr",
    "ke\x00rr",
    "\x1b[2J",
    "\ud800",
    "--json",
    "-",
    "event:",
    "event: event: event:",
    "1e9",
    "-1",
    "[1]",
    "@everyone",
    "<script>",
    "日本",
    "x " * 99,
]


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("question", ["", "/result", "/quote", "/sources", "/compare", "/help"])
async def test_whatever_is_typed_gets_a_sentence_and_a_next_step(shipped: LivePack, question: str, noise: str) -> None:
    answer, statements = await shipped.counted(f"{question} {noise}")
    assert isinstance(answer, Answer)
    assert statements <= 6 + MOST_TO_READ
    if answer.outcome is not Outcome.ANSWERED:
        assert answer.title.endswith(".")
        assert isinstance(answer.blocks[0], Note)
        assert answer.choices
        assert len(answer.title) < 200
        assert not {"\x00", "\x1b", "\u202e", "\ud800"} & {*answer.title, *answer.question}


@pytest.mark.parametrize("name", ["كير", "קר"])
async def test_a_name_from_right_to_left_that_nobody_has_cannot_be_read(shipped: LivePack, name: str) -> None:
    answer = await shipped.ask(f"/quote {name}")
    assert answer.outcome is Outcome.UNREADABLE
    assert answer.title == "That name cannot be read: it is written from right to left, and no name here is."


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/result 1500m meet:oslo", "No race here goes by “1500m, oslo”."),
        ("/result meet:oslo", "No article here tells of “oslo”."),
        ("/sources bobsleigh", "No article here tells of “bobsleigh”."),
    ],
)
async def test_what_nobody_has_is_named_for_what_it_was_asked_as(shipped: LivePack, line: str, title: str) -> None:
    assert (await shipped.ask(line)).title == title


def test_of_a_misspelt_question_the_nearest_are_explained() -> None:
    answer = unknown_question("/help rezult", "rezult", ["result"])
    assert answer.title == "There is no question called “rezult”."
    assert answer.blocks == (Note("Try /help result."),)
    assert [choice.ask for choice in answer.choices] == ["/help result"]


async def test_an_echo_of_a_name_that_nobody_has_is_short(shipped: LivePack) -> None:
    answer = await shipped.ask(f"/quote {'very long name ' * 12}")
    assert answer.title == "No person here goes by “very long name very long name very long name very long name…”."


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.text(max_size=60))
def test_no_text_makes_reading_fail(line: str) -> None:
    for question in ("", "/result ", "/quote ", "/compare "):
        registry.read_line(question + line)
