"""/help: what can be asked, and how; made from the registry, so that it is never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.input import echo
from bot.answers.points.wording import HEADLINE_NOTE
from bot.answers.question import Kind, Parameter, Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.store.store import Store

PROMISE = "Every line names the articles that say it. Where they differ, it says so and counts them."


async def ask(_store: Store, call: Call) -> Answer:
    """Help on the question that was named, or on all of them; no statement."""
    # The registry lists this question too, so it can only be had once it is there.
    from bot.answers.registry import QUESTIONS  # noqa: PLC0415

    return answer(call, QUESTIONS)


def answer(call: Call, questions: Mapping[str, Question]) -> Answer:
    """Help on the question that was named, or on all of them."""
    asked = call.get("question").removeprefix("/")
    if not asked:
        return _on_all(call.line, tuple(questions.values()))
    question = questions.get(asked.casefold())
    return unknown_question(call.line, asked, questions) if question is None else _on_one(call.line, question)


def unknown_question(line: str, asked: str, questions: Mapping[str, Question], rest: str = "") -> Answer:
    """There is no question of that name; the nearest are choices, else the words are taken for a topic.

    ``rest`` is what was asked of it, which the choices ask again.
    """
    from bot.facts.names import near  # noqa: PLC0415 — the module is loaded, its matcher only for a slip of the pen

    meant = near(asked.casefold(), questions)
    if meant:
        asks = [" ".join(filter(None, (f"/{name}", echo(rest)))) for name in meant]
        choices = [Choice(ask, ask) for ask in asks]
        return empty.unreadable(line, f"There is no question called “{echo(asked)}”.", choices, "Did you mean this?")
    words = echo(f"{asked} {rest}".strip())
    choices = [Choice("Compare it", f"/compare {words}"), Choice("Search for it", f"/search {words}"), empty.HELP]
    step = f"The questions are {', '.join(f'/{name}' for name in questions)}."
    return empty.unreadable(line, f"There is no question called “{echo(asked)}”.", choices, step)


def _on_all(line: str, questions: Sequence[Question]) -> Answer:
    blocks: list[Block] = [Note(PROMISE)]
    for question in questions:
        blocks += [Heading(question.usage), Note(question.description)]
    blocks.append(Note(HEADLINE_NOTE))
    asks = [question.examples[0] if question.examples else f"/help {question.name}" for question in questions]
    return Answer(line, "What can be asked", tuple(blocks), choices=tuple(Choice(ask, ask) for ask in asks))


def _on_one(line: str, question: Question) -> Answer:
    blocks: list[Block] = [Note(question.description)]
    for parameter in question.parameters:
        blocks += [Heading(f"{parameter.name.upper()}{_optional(parameter)}"), Note(parameter.description)]
    choices = tuple(Choice(example, example) for example in question.examples)
    return Answer(line, question.usage, tuple(blocks), choices=choices)


def _optional(parameter: Parameter) -> str:
    return "" if parameter.required else " (may be left out)"


QUESTION = Question(
    "help",
    "What can be asked, and how.",
    (Parameter("question", "The name of a question, for how it is asked and what it takes.", Kind.QUESTION),),
    ask,
    ("/help result",),
)
