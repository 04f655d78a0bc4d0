"""What a person is typing at the prompt, and what it may be completed to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.key_binding import KeyBindings

from bot.answers.completion.completion import complete
from bot.answers.registry import QUESTIONS
from bot.chat.history import QuestionHistory
from bot.facts.errors import FactsError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
    from pathlib import Path

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

    from bot.store.store import Store

_OPTION = re.compile(r"(?:^|(?<=\s))([a-z]+):\s*", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:^|(?<=\s))[a-z]+\Z", re.IGNORECASE)
_MENU_LINES = 6
"""Lines kept free below the prompt for the menu."""


class Typing(NamedTuple):
    """The value that is being typed: of which parameter of which question, and the question's other values."""

    question: str
    parameter: str
    words: str
    values: Mapping[str, str]


def value_at_cursor(before: str) -> Typing | None:
    """What is being typed where ``before`` stands before the cursor; None within a question that nobody knows.

    The first word is the name of a question, which is what the question "help" takes.
    """
    name, blank, rest = before.lstrip().removeprefix("/").partition(" ")
    if not blank:
        return Typing("help", "question", name, {})
    question = QUESTIONS.get(name.casefold())
    if question is None or not question.parameters:
        return None
    first = question.parameters[0].name
    known = (option for option in _OPTION.finditer(rest) if question.parameter(option[1].casefold()))
    starts = [] if question.takes_words else list(known)
    if not starts:
        return Typing(question.name, first, rest.lstrip(), {})
    ends = [start.start() for start in starts[1:]]
    values = {option[1].casefold(): rest[option.end() : end].strip() for option, end in zip(starts, ends, strict=False)}
    free = rest[: starts[0].start()].strip()
    return Typing(question.name, starts[-1][1].casefold(), rest[starts[-1].end() :], {first: free, **values})


class QuestionCompleter(Completer):
    """Completions for the prompt: a person's own way of writing is put in, what tells things apart stands beside it."""

    def __init__(self, store: Store) -> None:
        """Everything that can be asked for is looked up in ``store``."""
        self._store = store

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 — the library's signature
        """Nothing: the prompt asks for completions without waiting for them."""
        return ()

    async def get_completions_async(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 — the library's signature
    ) -> AsyncGenerator[Completion, None]:
        """What the words before the cursor may be completed to, the likeliest first, then options of the question.

        Facts that cannot be read complete nothing; the question itself tells why.
        """
        typing = value_at_cursor(document.text_before_cursor)
        if typing is None:
            return
        try:
            found = await complete(self._store, *typing)
        except FactsError:
            return
        end = " " if " " not in document.text_before_cursor.lstrip() else ""
        for each in found:
            yield Completion(each.words + end, -len(typing.words), each.words, _beside(each.label))
        for option in _options(typing):
            yield option


def _beside(label: str) -> str:
    """A label without the name, which the completion itself shows."""
    return label.partition(" · ")[2]


def _options(typing: Typing) -> Iterator[Completion]:
    """The options that begin with the last word that was typed, and are not there yet."""
    question, last = QUESTIONS[typing.question], _LAST_WORD.search(typing.words)
    if last is None or question.takes_words:
        return
    for parameter in question.parameters[1:]:
        if parameter.name.startswith(last[0].casefold()) and parameter.name not in (*typing.values, typing.parameter):
            yield Completion(f"{parameter.name}:", -len(last[0]), display_meta=parameter.description)


def prompt_session(
    store: Store, history: Path, source: Input | None = None, screen: Output | None = None
) -> PromptSession[str]:
    """A prompt that completes while one types and keeps what was asked; on the terminal, or on what is given.

    Its ``prompt_async`` raises KeyboardInterrupt at Ctrl-C and EOFError at Ctrl-D, whatever stands on the line.
    """
    return PromptSession(
        history=QuestionHistory(history),
        completer=QuestionCompleter(store),
        complete_while_typing=True,
        key_bindings=_keys(),
        reserve_space_for_menu=_MENU_LINES,
        input=source,
        output=screen,
    )


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-d", eager=True)
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys
