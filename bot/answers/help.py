"""/help: what can be asked, and how; made from the registry, so that it is never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.points.wording import HEADLINE_NOTE
from bot.answers.question import Parameter, ParameterKind, Question, question_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.store.store import Store

PROMISE = "Every line names the articles that say it. Where they differ, it says so and counts them."


def help_question(questions: Mapping[str, Question]) -> Question:
    """The question that explains ``questions``, by their names."""

    async def ask_help(_store: Store, call: Call) -> Answer:
        return help_answer(call, questions)

    return Question(
        "help",
        "What can be asked, and how.",
        (
            Parameter(
                "question", "The name of a question, for how it is asked and what it takes.", ParameterKind.QUESTION
            ),
        ),
        ask_help,
        ("/help result",),
    )


def help_answer(call: Call, questions: Mapping[str, Question]) -> Answer:
    """Help on the question that a call names, or on all of them; no statement.

    Raises:
        KeyError: the call names none of ``questions``, and so none that could be read.
    """
    name = call.get("question")
    if not name:
        return _all_questions(call.line, tuple(questions.values()))
    return _one_question(call.line, questions[question_name(name)])


def _all_questions(line: str, questions: Sequence[Question]) -> Answer:
    blocks: list[Block] = [Note(PROMISE)]
    for question in questions:
        blocks += [Heading(question.usage), Note(question.description)]
    blocks.append(Note(HEADLINE_NOTE))
    asks = [question.examples[0] if question.examples else f"/help {question.name}" for question in questions]
    return Answer(line, "What can be asked", tuple(blocks), choices=tuple(Choice(ask, ask) for ask in asks))


def _one_question(line: str, question: Question) -> Answer:
    blocks: list[Block] = [Note(question.description)]
    for parameter in question.parameters:
        optional = "" if parameter.required else " (may be left out)"
        blocks += [Heading(f"{parameter.name.upper()}{optional}"), Note(parameter.description)]
    choices = tuple(Choice(example, example) for example in question.examples)
    return Answer(line, question.usage, tuple(blocks), choices=choices)
