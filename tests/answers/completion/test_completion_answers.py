"""Whatever is offered can be asked: completions of every parameter of every question, on all three packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Outcome
from bot.answers.completion.completion import Completion, complete
from bot.answers.registry import QUESTIONS

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

PARAMETERS = [(question.name, parameter.name) for question in QUESTIONS.values() for parameter in question.parameters]
MAY_BE_SILENT = {"result", "sources", "recap", "quote", "athlete"}
"""What is known but told in no article is offered to these, and says so in its label."""
BEGINNINGS = ("", *"abcdefghijklmnopqrstuvwxyz0123456789")


async def given(asked: LivePack, question: str, parameter: str) -> dict[str, str]:
    """What has to be said beside a parameter: a value for each other one that the question needs."""
    needed = [each for each in QUESTIONS[question].parameters if each.required and each.name != parameter]
    return {each.name: (await complete(asked.store, question, each.name, "", {}))[0].value for each in needed}


async def offered(asked: LivePack, question: str, parameter: str, typed: tuple[str, ...]) -> list[Completion]:
    """Every completion of a parameter, each once."""
    values = await given(asked, question, parameter)
    found = [made for begun in typed for made in await complete(asked.store, question, parameter, begun, values)]
    return list(dict.fromkeys(found))


async def typed_names(asked: LivePack) -> tuple[str, ...]:
    """Every letter and figure, and every name of the pack."""
    entries = (entry for register in asked.pack.registers.each() for entry in register.values())
    attributes = asked.pack.vocabulary.attributes.values()
    return (*BEGINNINGS, *(entry.name for entry in entries), *(attribute.label for attribute in attributes))


async def unanswered(asked: LivePack, question: str, parameter: str) -> list[str]:
    """The completions whose value leads to no answer, or whose words lead to another."""
    values, found = await given(asked, question, parameter), []
    for made in await offered(asked, question, parameter, await typed_names(asked)):
        before = asked.store.statements
        answer = await asked.ask_options(question, {**values, parameter: made.value})
        written = await asked.ask_options(question, {**values, parameter: made.words})
        amiss = {Outcome.NOT_FOUND, Outcome.UNREADABLE, *([] if question in MAY_BE_SILENT else [Outcome.SILENT])}
        if answer.outcome in amiss or asked.store.statements - before > 4:
            found.append(f"{made.value} → {answer.title}")
        elif (answer.title, answer.blocks) != (written.title, written.blocks):
            found.append(f"{made.value} → {answer.title}, but {made.words} → {written.title}")
    return found


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS)
async def test_every_completion_on_the_invented_pack_is_answered(
    harbour: LivePack, question: str, parameter: str
) -> None:
    assert await unanswered(harbour, question, parameter) == []


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS)
async def test_every_completion_on_the_shipped_pack_is_answered(
    shipped: LivePack, question: str, parameter: str
) -> None:
    assert await unanswered(shipped, question, parameter) == []


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS)
async def test_every_completion_among_many_stories_is_answered(
    invented: LivePack, question: str, parameter: str
) -> None:
    assert await unanswered(invented, question, parameter) == []
