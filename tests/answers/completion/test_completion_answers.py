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
MAY_BE_SILENT = {"result", "sources", "recap", "quote", "athlete", "medals", "next"}
"""What is known but told in no article is offered to these, and says so in its label."""
BEGINNINGS = ("", *"abcdefghijklmnopqrstuvwxyz0123456789")


async def required_values(pack: LivePack, question: str, parameter: str) -> dict[str, str]:
    """A value for each other parameter that the question needs."""
    required = [each for each in QUESTIONS[question].parameters if each.required and each.name != parameter]
    return {each.name: (await complete(pack.store, question, each.name, "", {}))[0].value for each in required}


async def all_completions(pack: LivePack, question: str, parameter: str, typed: tuple[str, ...]) -> list[Completion]:
    """Every completion of a parameter, each once."""
    values = await required_values(pack, question, parameter)
    completions = [each for text in typed for each in await complete(pack.store, question, parameter, text, values)]
    return list(dict.fromkeys(completions))


async def typed_names(pack: LivePack) -> tuple[str, ...]:
    """Every letter and figure, and every name of the pack."""
    entries = (entry for register in pack.pack.registers.each() for entry in register.values())
    attributes = pack.pack.vocabulary.attributes.values()
    return (*BEGINNINGS, *(entry.name for entry in entries), *(attribute.label for attribute in attributes))


async def unanswered(pack: LivePack, question: str, parameter: str) -> list[str]:
    """The completions whose value leads to no answer, or whose words lead to another."""
    values, problems = await required_values(pack, question, parameter), []
    silence = [] if question in MAY_BE_SILENT else [Outcome.SILENT]
    for completion in await all_completions(pack, question, parameter, await typed_names(pack)):
        before = pack.store.statements
        by_value = await pack.ask_options(question, {**values, parameter: completion.value})
        by_words = await pack.ask_options(question, {**values, parameter: completion.words})
        empty = by_value.outcome in {Outcome.NOT_FOUND, Outcome.UNREADABLE, *silence}
        # Where no line has the words the texts are asked, and of what is silent a little more.
        most = 6 if by_value.outcome is Outcome.ANSWERED else 8
        if empty or pack.store.statements - before > most:
            problems.append(f"{completion.value} → {by_value.title}")
        elif (by_value.title, by_value.blocks) != (by_words.title, by_words.blocks):
            problems.append(f"{completion.value} → {by_value.title}, but {completion.words} → {by_words.title}")
    return problems


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
