"""/ask: any line as people type it, read into a question and its values; and values that led a question nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Note, Outcome
from bot.answers.asking.interpreter import NOTHING, Interpreter, has_answer
from bot.answers.asking.left_out import NAMES
from bot.answers.asking.lexicon import lexicon
from bot.answers.asking.line import FUNCTION, REST, TALK, UNKNOWN, LinePart, TypedLine
from bot.answers.asking.ranking import explaining_rules
from bot.answers.asking.reader import is_name, read_typed, with_events
from bot.answers.asking.talk import asks_something, is_talk
from bot.answers.asking.tidy import without_politeness
from bot.answers.asking.words import function_words
from bot.answers.compare.topic_answer import LEFT_OUT, nothing_found
from bot.answers.question import Call, Parameter, ParameterKind, Question
from bot.answers.silence import absent_words, has_facts, or_people
from bot.facts.names import fold
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.answer import Answer
    from bot.store.store import Store

MOST_TO_READ = 8
"""Statements to the store that reading a line may take, with those of another answer."""
_BARE_NUMBER = re.compile(r"(?:n[or]\.? ?|num(?:ber|mer|éro|ero) )?(\d{1,2})", re.IGNORECASE)
"""An article by its number, behind the name of the question that shows one."""
_KNOWN = frozenset({"no-meet", "place", "unfinished"})
"""Slots of words that name something in every pack, whether anything is told of it or not."""
_FREE_TEXT = frozenset({ParameterKind.TOPIC, ParameterKind.WORDS})
_CHOICES = frozenset({ParameterKind.CHOICE, ParameterKind.PART})
"""Parameters whose values are no free text."""


def ask_question(questions: Mapping[str, Question]) -> Question:
    """The question that reads free text into one of ``questions``, by their names."""

    async def ask(store: Store, call: Call) -> Answer:
        typed = call.get("words")
        words = without_politeness(typed.removeprefix("/").strip())
        lines = await read_typed(store, words)
        if typed.startswith("/") and all(line.parts and line.parts[0].slot in {REST, UNKNOWN, TALK} for line in lines):
            return no_answer.unknown_question(call.line, words.split()[0], (), questions)
        understood = [line for line in lines if not is_talk(line)]
        interpreter = Interpreter(store, questions)
        answer = await interpreter.interpret(words, understood) if understood else None
        if answer is None or _denies(answer) or all(map(_is_of_length, lines)):
            answer = await interpreter.as_printed(words, lines, answer)
        if answer is not None and not _is_guess(answer, understood):
            return answer
        if answer is None and is_name(lines[0], words):
            return await or_people(store, "athlete", no_answer.not_found(call.line, "person, event or meet", words, ()))
        help_answer = await questions["help"].ask(store, Call("help", {}, "/help"))
        absent = await absent_words(store, words) if any(map(asks_something, lines)) else ()
        nothing = (Note(nothing_found(absent)),) if absent else ()
        return replace(help_answer, blocks=(*nothing, *help_answer.blocks), read_as="/help")

    words = Parameter("words", "What you want to know, as you would say it.", ParameterKind.WORDS, required=True)
    return Question(
        "ask",
        "Anything, in your own words.",
        (words,),
        ask,
        examples=("/ask who won?",),
        example="/ask what did {speaker} say",
        offers=OfferList.QUESTIONS,
    )


async def reread(store: Store, call: Call, answer: Answer, questions: Mapping[str, Question]) -> Answer:
    """The answer to a call; where its values led nowhere, that to what they are read as, if that is more."""
    # Before the lexicon, which takes long to read, is asked.
    if answer.outcome in {Outcome.ANSWERED, Outcome.UNREADABLE}:
        return answer
    question = questions[call.question]
    named = lexicon().named.get(question.name)
    options = {each.name for each in question.parameters if each.kind in _CHOICES}
    words = without_politeness(" ".join(value for name, value in call.values.items() if name not in options))
    is_silent = answer.outcome is Outcome.SILENT
    if named is None or not words or (is_silent and not _may_be_misread(question, words)):
        return answer
    lines = await _read_beside(store, words, named)
    if all(_is_unread(line, named) for line in lines):
        return answer
    interpreter = Interpreter(store, questions, {name: call.get(name) for name in options}, {call.line: answer})
    read = await interpreter.ask(words, [(line, explaining_rules(line, question, alone=is_silent)) for line in lines])
    # Silence on a race that is named says more than what is told of any.
    is_any = read is not None and is_silent and read.read_as == f"/{question.name}"
    if read is None or (is_any and not any(line.slots.isdisjoint(NAMES) for line in lines)):
        return answer
    # So does that no article has a number than that no event goes by it.
    is_number = read.read_as.startswith("/sources article:")
    is_choice = is_number or (not read.read_as and read.outcome is Outcome.NOT_FOUND)
    # Silence on whom or what the words stand for, such as a winner, says more than that nothing has that name.
    is_known = not is_silent and read.outcome is Outcome.SILENT and read.read_as.startswith(f"/{question.name} ")
    read = replace(read, read_as="") if fold(read.read_as) == fold(call.line) else read
    return read if is_choice or is_known or has_answer(read) else answer


async def read_values(store: Store, question: Question, words: str, questions: Mapping[str, Question]) -> list[Call]:
    """The calls of a question as which words behind its name may be read; none of them is asked."""
    named = lexicon().named.get(question.name)
    lines = await _read_beside(store, words, named) if named else []
    rules = [(line, rule) for line in lines for rule in explaining_rules(line, question, alone=True)[:1]]
    return [call for line, rule in rules for call in await Interpreter(store, questions).calls(line, rule)]


async def _read_beside(store: Store, words: str, named: str) -> list[TypedLine]:
    """The ways to read words behind the name of a question; a number behind that of the articles is one's."""
    if named == "sources" and (number := _BARE_NUMBER.fullmatch(words)):
        words = f"[{number[1]}]"
    return [TypedLine(with_events((*line.parts, LinePart(named, "")))) for line in await read_typed(store, words)]


def _may_be_misread(question: Question, words: str) -> bool:
    """Whether silence may be due to words that were not understood: those of free text, or that ask for nothing."""
    typed = fold(words).split()
    takes_text = any(each.kind in _FREE_TEXT for each in question.parameters)
    return len(typed) > 1 and (takes_text or not function_words().isdisjoint(typed))


def _is_unread(line: TypedLine, named: str) -> bool:
    """Whether words behind the name of a question are no name and no topic: somebody or something unknown.

    A race or championships of no name are such, but those to come: "next race".
    """
    loud = [part for part in line.parts if part.slot != named and lexicon().weight(part.slot)]
    if not loud:
        return "occasion" in line.slots and named != "next"
    return all(part.slot in {REST, UNKNOWN} and not part.number for part in loud)


def _denies(answer: Answer) -> bool:
    """Whether an answer finds nothing for words, has no facts for what it was read as, or leaves words out.

    Remarks are answer enough: whom they were told to says nothing more.
    """
    notes = [block.text for block in answer.blocks if isinstance(block, Note)]
    leaves_out = any(text.endswith(LEFT_OUT) for text in notes) and not answer.read_as.startswith("/quote")
    finds_nothing = any(text.startswith(NOTHING) for text in (answer.title, *notes))
    return leaves_out or finds_nothing or bool(answer.read_as and not has_facts(answer))


def _is_of_length(line: TypedLine) -> bool:
    """Whether a line only says how long a story is to be, beside words that may be an article's: "a long road"."""
    lengths = {"whole", "short"}
    return line.slots <= {*lengths, REST, FUNCTION} and REST in line.slots and not line.slots.isdisjoint(lengths)


def _is_guess(answer: Answer, lines: Sequence[TypedLine]) -> bool:
    """Whether words that name nothing were taken for a topic of which nothing is told."""
    is_topic = answer.outcome is Outcome.NOT_FOUND and answer.read_as.startswith("/compare")
    is_topic = is_topic and not has_facts(answer)
    return is_topic and all(line.slots.isdisjoint(NAMES | _KNOWN) for line in lines)
