"""The registry of questions: one line each, and from it every place's commands, options, completions and help.

A typed line becomes a call here, or an answer that says why it cannot be read.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.answers import empty, sources
from bot.answers import help as helping
from bot.answers.answer import Answer, Choice
from bot.answers.athlete import athlete
from bot.answers.compare import compare
from bot.answers.input import InvalidInput, clean, echo
from bot.answers.points.wording import capitalised
from bot.answers.quote import quote
from bot.answers.recap import recap
from bot.answers.result import result
from bot.answers.search import search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.question import Call, Parameter, Question
    from bot.store.store import Store


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        question.name: question
        for question in (
            result.QUESTION,
            quote.QUESTION,
            sources.QUESTION,
            compare.QUESTION,
            recap.QUESTION,
            athlete.QUESTION,
            search.QUESTION,
            helping.QUESTION,
        )
    }
)
"""Every question by its name, in the order in which help lists them."""

_OPTION = re.compile(r"(?:^|(?<=\s))([a-z]+):(\s*)(?=\S)", re.IGNORECASE)
_DASHED = re.compile(r"(?:^|\s)(--?[a-z][\w-]*)", re.IGNORECASE)
_QUOTES = "\"'“”„«»"


async def ask_line(store: Store, line: str) -> Answer:
    """The answer to a typed line ("/result 1500m", "result 1500m"); at most two statements to the store."""
    call = read_line(line)
    return call if isinstance(call, Answer) else await answer_call(call, store)


async def answer(store: Store, name: str, values: Mapping[str, str]) -> Answer:
    """The answer to a question by its name, with values by parameter, as a place with options asks it."""
    call = call_of(name, values)
    return call if isinstance(call, Answer) else await answer_call(call, store)


def read_line(line: str) -> Call | Answer:
    """What a typed line asks; an answer with one sentence and the next step where it cannot be read."""
    tidied = clean(line)
    if isinstance(tidied, InvalidInput):
        return empty.unreadable(echo(line), tidied.sentence)
    name, _, rest = tidied.removeprefix("/").strip().partition(" ")
    question = QUESTIONS.get(name.casefold())
    if not name:
        return empty.unreadable("", "Nothing was asked.", _first_questions())
    if question is None:
        return helping.unknown_question(tidied, name, QUESTIONS, rest.strip())
    return _read_values(question, rest.strip(), tidied)


async def answer_call(call: Call, store: Store) -> Answer:
    """The answer to a call, as every place has it."""
    return await QUESTIONS[call.question].ask(store, call)


def call_of(name: str, values: Mapping[str, str]) -> Call | Answer:
    """A call of a question with values by parameter, each checked as typed text is."""
    question = QUESTIONS.get(name)
    if question is None:
        return helping.unknown_question(echo(name), name, QUESTIONS)
    unknown = next((parameter for parameter in values if question.parameter(parameter) is None), None)
    if unknown is not None:
        return _no_such_option(question, unknown, f"/{name}")
    tidied = {parameter: clean(value) for parameter, value in values.items()}
    for value in tidied.values():
        if isinstance(value, InvalidInput):
            return empty.unreadable(f"/{name}", value.sentence, (_help_on(question),))
    return _checked(question, {parameter: str(value) for parameter, value in tidied.items()})


def _read_values(question: Question, rest: str, line: str) -> Call | Answer:
    if question.takes_words:
        name = question.parameters[0].name
        return _checked(question, {name: _bare(rest.removeprefix(f"{name}:"))})
    dashed = _DASHED.search(rest)
    if dashed is not None:
        return _no_such_option(question, dashed[1], line)
    known, unknown = _options(question, rest)
    if unknown is not None:
        return _no_such_option(question, unknown, line)
    free = rest[: known[0].start()] if known else rest
    return _checked(question, _values(question, free, rest, known))


def _options(question: Question, rest: str) -> tuple[list[re.Match[str]], str | None]:
    """The options of a line, and the first that the question does not take. "Kerr: silver time" holds no option."""
    found = list(_OPTION.finditer(rest))
    known = [option for option in found if question.parameter(option[1].casefold()) is not None]
    return known, next((option[1] for option in found if option not in known and not option[2]), None)


def _values(question: Question, free: str, rest: str, options: Sequence[re.Match[str]]) -> dict[str, str]:
    """Values by parameter: text before the first option is the first parameter's."""
    ends = [option.start() for option in options[1:]] + [len(rest)]
    values = {question.parameters[0].name: _bare(free)} if _bare(free) else {}
    for option, end in zip(options, ends[: len(options)], strict=True):
        values[option[1].casefold()] = _bare(rest[option.end() : end])
    return values


def _checked(question: Question, values: Mapping[str, str]) -> Call | Answer:
    for parameter in question.parameters:
        asked = values.get(parameter.name)
        if parameter.choices and asked and parameter.chosen(asked) is None:
            return _no_such_choice(question, parameter, asked)
    call = question.call(values)
    lacking = next((each for each in question.parameters if each.required and not call.get(each.name)), None)
    if lacking is None:
        return call
    sentence = f"/{question.name} needs to know the {lacking.name}."
    examples = [Choice(example, example) for example in question.examples]
    return empty.unreadable(call.line, sentence, (*examples, _help_on(question)))


def _bare(text: str) -> str:
    """The text without quotation marks around it."""
    return text.strip().strip(_QUOTES).strip()


def _no_such_option(question: Question, option: str, line: str) -> Answer:
    takes = " and ".join(parameter.name for parameter in question.parameters)
    sentence = f"/{question.name} has no option “{echo(option, 20)}”; it takes {takes}."
    return empty.unreadable(echo(line), sentence, (_help_on(question),))


def _no_such_choice(question: Question, parameter: Parameter, asked: str) -> Answer:
    offered = " or ".join(value for value, _ in parameter.choices)
    sentence = f"{capitalised(parameter.name)} is {offered}, not “{echo(asked, 20)}”."
    return empty.unreadable(f"/{question.name}", sentence, (_help_on(question),))


def _help_on(question: Question) -> Choice:
    return Choice(f"How /{question.name} is asked", f"/help {question.name}")


def _first_questions() -> tuple[Choice, ...]:
    examples = (question.examples[0] for question in QUESTIONS.values() if question.examples)
    return tuple(Choice(example, example) for example in examples)
