"""The registry of questions: one line each, and from it every place's commands, options, completions and help.

A typed line becomes a call here, or an answer that says why it cannot be read.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.answers import medals, no_answer, to_come
from bot.answers.answer import Answer
from bot.answers.asking.asking import ask_question, reread
from bot.answers.athlete import athlete
from bot.answers.compare import compare
from bot.answers.help import help_question, verdict_word
from bot.answers.input import InvalidInput, clean, echo
from bot.answers.question import Call, ParameterKind, question_name
from bot.answers.quote import quote
from bot.answers.recap import recap
from bot.answers.result import result
from bot.answers.search import search
from bot.answers.sentences.caveats import tell_contradictions_once
from bot.answers.sources import sources
from bot.facts.names import fold, near

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.question import Question
    from bot.store.store import Store


_QUESTIONS: dict[str, Question] = {}
QUESTIONS: Mapping[str, Question] = MappingProxyType(_QUESTIONS)
"""Every question by its name, in the order in which help lists them."""
_QUESTIONS |= {
    question.name: question
    for question in (
        ask_question(QUESTIONS),  # it asks the others, and help explains them: both hold the view of all
        result.QUESTION,
        quote.QUESTION,
        sources.QUESTION,
        compare.QUESTION,
        recap.QUESTION,
        athlete.QUESTION,
        medals.QUESTION,
        to_come.QUESTION,
        search.QUESTION,
        help_question(QUESTIONS),
    )
}

_OPTION = re.compile(r"(?:^|(?<=\s))([a-z]+):(\s*)(?=\S)", re.IGNORECASE)
_DASHED = re.compile(r"(?:^|\s)(--?[a-z][\w-]*)", re.IGNORECASE)
"""What shells call an option. No question takes one, and to read it as a part of a name would hide the mistake."""
_QUOTES = "\"'“”„«»"


async def ask_line(store: Store, line: str) -> Answer:
    """The answer to a typed line ("/result 1500m", "result 1500m", "who won?")."""
    call = read_line(line)
    return call if isinstance(call, Answer) else await answer_call(call, store)


async def answer_call(call: Call, store: Store) -> Answer:
    """The answer to a call, as every place has it; typed values that lead nowhere are read as people mean them."""
    if not store.has_articles and call.question != "help":
        return no_answer.no_articles(call.line)
    answer = await QUESTIONS[call.question].ask(store, call)
    return tell_contradictions_once(answer if call.exact else await reread(store, call, answer, QUESTIONS))


def read_line(line: str) -> Call | Answer:
    """What a typed line asks; an answer with one sentence and the next step where it cannot be read.

    A line that begins with no question is free text.
    """
    text = clean(line)
    if isinstance(text, InvalidInput) and line.isprintable() and not fold(line):
        return QUESTIONS["ask"].call({"words": echo(line)})
    if isinstance(text, InvalidInput):
        return no_answer.unreadable(echo(line), text.sentence)
    name, _, rest = text.removeprefix("/").strip().partition(" ")
    if not name:
        return no_answer.nothing_asked(QUESTIONS.values())
    question = QUESTIONS.get(name.casefold())
    if question is None:
        return _check_call(QUESTIONS["ask"], {"words": text})
    return _read_rest(question, rest.strip(), text)


def read_options(name: str, values: Mapping[str, str]) -> Call | Answer:
    """A call of a question with values by parameter, each checked as typed text is."""
    question = QUESTIONS.get(name)
    if question is None:
        return no_answer.unknown_question(echo(name), name, near(name.casefold(), QUESTIONS))
    unknown = next((parameter for parameter in values if question.parameter(parameter) is None), None)
    if unknown is not None:
        return no_answer.unknown_option(f"/{name}", question, unknown)
    return _read_values(question, values)


def _read_rest(question: Question, rest: str, line: str) -> Call | Answer:
    """What stands behind a question's name in a line, by parameter."""
    if question.takes_words:
        name = question.parameters[0].name
        return _read_values(question, {name: _unquote(rest.removeprefix(f"{name}:"))})
    dashed = _DASHED.search(rest)
    if dashed is not None:
        return no_answer.unknown_option(line, question, dashed[1])
    options, unknown = _find_options(question, rest)
    if unknown is not None:
        return no_answer.unknown_option(line, question, unknown)
    return _read_values(question, _split_values(question, rest, options))


def _find_options(question: Question, rest: str) -> tuple[list[re.Match[str]], str | None]:
    """The options of a line, and the first that the question does not take."""
    matches = list(_OPTION.finditer(rest))
    options = [match for match in matches if question.parameter(match[1].casefold()) is not None]
    # Before a colon and a space an unknown word is part of the text: "Kerr: silver time" names no option.
    return options, next((match[1] for match in matches if match not in options and not match[2]), None)


def _split_values(question: Question, rest: str, options: Sequence[re.Match[str]]) -> dict[str, str]:
    """Values by parameter: text before the first option is the first parameter's."""
    starts = [option.start() for option in options]
    ends = [*starts[1:], len(rest)]
    free = _unquote(rest[: starts[0]] if starts else rest)
    values = {question.parameters[0].name: free} if free else {}
    for option, end in zip(options, ends, strict=False):
        values[option[1].casefold()] = _unquote(rest[option.end() : end])
    return values


def _unquote(text: str) -> str:
    """A text without the quotation marks around it, unless it is nothing else."""
    return text.strip().strip(_QUOTES).strip() or text.strip()


def _read_values(question: Question, values: Mapping[str, str]) -> Call | Answer:
    """The call, with each value clean; an answer where one cannot be read."""
    texts: dict[str, str] = {}
    for parameter, value in values.items():
        text = clean(value)
        if isinstance(text, InvalidInput):
            return no_answer.unreadable(f"/{question.name}", text.sentence, (no_answer.help_choice(question),))
        texts[parameter] = text
    if question.name == "ask" and texts.get("words", "").startswith("/"):
        return read_line(texts["words"])  # a whole question, as completions offer them
    return _check_call(question, texts)


def _check_call(question: Question, values: Mapping[str, str]) -> Call | Answer:
    """The call, where each fixed choice and each question's name is one and nothing that is required is missing."""
    for parameter in question.parameters:
        value = values.get(parameter.name)
        if parameter.choices and value and parameter.match_choice(value) is None:
            return no_answer.unknown_choice(question, parameter, value)
        if parameter.kind is ParameterKind.QUESTION and value and not _is_explained(value):
            return _read_unknown_question(question, value)
    call = question.call(values)
    missing = question.missing(call)
    return call if missing is None else no_answer.missing_value(call.line, question, missing)


def _is_explained(text: str) -> bool:
    """Whether /help knows a text: as a question, or as a word under a line."""
    return question_name(text) in QUESTIONS or verdict_word(text) is not None


def _read_unknown_question(question: Question, value: str) -> Call | Answer:
    """Help on what may be the name of a question; else the words are read as they stand ("help me")."""
    nearest = near(value.casefold(), QUESTIONS)
    if nearest:
        return no_answer.unknown_question(question.call({"question": value}).line, value, nearest)
    return _read_values(QUESTIONS["ask"], {"words": f"{question.name} {value}"})
