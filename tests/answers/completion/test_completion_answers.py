"""What is offered answers: completions of every parameter of every question, on all three packs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome, Quotation, Statement
from bot.answers.completion.completion import Completion, complete
from bot.answers.registry import QUESTIONS
from tests.conftest import one_in

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack

every_parameter = pytest.mark.parametrize(
    ("question", "parameter"),
    [(question.name, parameter.name) for question in QUESTIONS.values() for parameter in question.parameters],
)
BEGINNINGS = ("", *"abcdefghijklmnopqrstuvwxyz0123456789")
COUNT = re.compile(
    r" · (?P<disputes>\d+) disputes?$| · (?P<counted>\d+ \w+)$| \((?P<lines>\d+)\)$"
    r"| · (?P<verdict>[A-Z ]+(?:, [\d a-z]+)?)$"
)


async def required_values(pack: LivePack, question: str, parameter: str) -> dict[str, str]:
    """A value for each other parameter that the question needs."""
    required = [each for each in QUESTIONS[question].parameters if each.required and each.name != parameter]
    return {each.name: (await complete(pack.store, question, each.name, "", {}))[0].value for each in required}


async def all_completions(pack: LivePack, question: str, parameter: str, step: int) -> list[Completion]:
    """Every completion of a parameter that letters, figures and one in so many names lead to, each once."""
    values = await required_values(pack, question, parameter)
    names = [entry.name for register in pack.pack.registers.each() for entry in register.values()]
    names += [attribute.label for attribute in pack.pack.vocabulary.attributes.values()]
    typed = (*BEGINNINGS, *names[::step])
    completions = [each for text in typed for each in await complete(pack.store, question, parameter, text, values)]
    return [*dict.fromkeys(completions)]


APART = {"Where the words stand in one sentence", "Where the words stand apart"}
BESIDE = {"Contradictions", "Also said", "Besides", "By meaning", *APART}
"""Headings of what is told beside what was asked for."""


def articles_of(answer: Answer, *, beside: bool) -> int:
    """How many articles the lines of an answer cite, but for where and when it was, and what they leave to marks."""
    cited: set[str] = set()
    for place, block in enumerate(answer.blocks):
        if isinstance(block, Heading) and block.text in BESIDE and not beside:
            break
        if isinstance(block, Statement) and (place or not block.level):
            cited |= {citation.article for citation in block.citations}
        if isinstance(block, Quotation):
            cited.add(block.citation.article)
    return len(cited)


def is_cut(answer: Answer) -> bool:
    """Whether an answer counts more than it shows."""
    return any(isinstance(block, Note) and block.text.startswith("And ") for block in answer.blocks)


def lead_caveats(label: str, answer: Answer) -> bool:
    """Whether a label counts what the answer counts otherwise, or has a verdict that the answer has not."""
    match = COUNT.search(label)
    if match is None:
        return False
    text = " ".join((answer.title, *(choice.label for choice in answer.choices), *map(str, answer.blocks)))
    if match["lines"]:
        return sum(hasattr(block, "citations") for block in answer.blocks) != int(match["lines"])
    if match["disputes"]:
        number = int(match["disputes"])
        words = rf"\b{number} (?:disputes?|points?)\b"
        return not re.search(words, text)
    if match["counted"] and "article" in match["counted"] and not answer.question.startswith("/sources"):
        number = int(match["counted"].split()[0])
        shown = {articles_of(answer, beside=beside) for beside in (False, True)}
        return number < max(shown) if is_cut(answer) else number not in shown
    return not re.search(rf"\b{match['counted'] or match['verdict']}\b", text)


async def unanswered(pack: LivePack, question: str, parameter: str, step: int) -> list[str]:
    """The completions, or one in so many, that lead to no answer or to another count."""
    values, problems = await required_values(pack, question, parameter), []
    for completion in (await all_completions(pack, question, parameter, step))[::step]:
        answer = await pack.ask_options(question, {**values, parameter: completion.value})
        if answer.outcome is not Outcome.ANSWERED:
            problems.append(f"{completion.value} → {answer.title}")
        elif lead_caveats(completion.label, answer):
            problems.append(f"{completion.label} → {answer.title}")
    return problems


@every_parameter
async def test_every_completion_on_the_invented_pack_is_answered(
    harbour: LivePack, question: str, parameter: str
) -> None:
    assert await unanswered(harbour, question, parameter, 1) == []


@every_parameter
@one_in(3)
async def test_completions_on_the_shipped_pack_are_answered(
    shipped: LivePack, question: str, parameter: str, step: int
) -> None:
    assert await unanswered(shipped, question, parameter, step) == []


@every_parameter
@one_in(3)
async def test_completions_among_many_stories_are_answered(
    invented: LivePack, question: str, parameter: str, step: int
) -> None:
    assert await unanswered(invented, question, parameter, step) == []


@pytest.mark.parametrize("question", ["result", "recap", "sources"])
async def test_what_is_offered_beside_what_was_chosen_is_answered(
    shipped: LivePack, harbour: LivePack, question: str
) -> None:
    for asked in (shipped, harbour):
        registers = asked.pack.registers
        chosen = [("event", "meet", event.name) for event in registers.events.values()]
        chosen += [("meet", "event", meet.name) for meet in registers.meets.values()]
        for first, second, name in chosen:
            for each in await complete(asked.store, question, second, "", {first: name}):
                answer = await asked.ask_options(question, {first: name, second: each.value})
                assert (answer.outcome, lead_caveats(each.label, answer)) == (Outcome.ANSWERED, False), each.label
