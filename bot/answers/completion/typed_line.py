"""A line that is being typed, at the prompt or on the page: what it may become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.completion.completion import complete
from bot.answers.registry import QUESTIONS
from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.store.store import Store


class TypedValue(NamedTuple):
    """The value that is being typed: of which parameter of which question, and the question's other values."""

    question: str
    parameter: str
    words: str
    values: Mapping[str, str]


class LineCompletion(Frozen, frozen=True):
    """``text`` stands in place of the last ``length`` characters of the line; ``label`` and ``detail`` are shown.

    ``is_whole``: then the line can be asked as it stands.
    """

    text: str
    length: int
    label: str
    detail: str
    is_whole: bool


def values_at_cursor(before: str) -> tuple[TypedValue, ...]:
    """What may be being typed where ``before`` stands before the cursor, the likeliest first.

    The first word is free text, as is a line that begins with no question, or the name of a question, which is what the
    question "help" takes.
    """
    line = before.lstrip()
    name, blank, rest = line.removeprefix("/").partition(" ")
    question = QUESTIONS.get(name.casefold()) if blank else None
    if question is None:
        names = () if blank else (TypedValue("help", "question", name, {}),)
        free_text = () if line.startswith("/") else (TypedValue("ask", "words", line, {}),)
        return (*free_text, *names)
    options = "|".join(parameter.name for parameter in question.parameters)
    split = re.split(rf"(?:^|(?<=\s))({options}):\s*", rest.lstrip(), flags=re.IGNORECASE)
    *earlier, last, words = question.parameters[0].name, *split
    values = zip(earlier[::2], earlier[1::2], strict=True)
    typed = {name.casefold(): text.strip() for name, text in values}
    return (TypedValue(question.name, last.casefold(), words, typed),)


async def complete_line(store: Store, before: str) -> tuple[LineCompletion, ...]:
    """What the line may become, the likeliest first, then options of its question.

    Raises:
        FactsError: the facts cannot be read.
    """
    completions: list[LineCompletion] = []
    for typed in values_at_cursor(before):
        is_name = typed.question == "help" and " " not in before.lstrip()
        for each in await complete(store, *typed):
            label, _, detail = each.label.partition(" · ")
            text = f"{each.value} " if is_name else each.value
            completions.append(LineCompletion(text, len(typed.words), label, detail, is_whole=not is_name))
        completions += _option_completions(typed)
    return tuple(completions)


def _option_completions(typed: TypedValue) -> Iterator[LineCompletion]:
    """The options that begin with the last word that was typed, and are not there yet."""
    question, last = QUESTIONS[typed.question], typed.words.rpartition(" ")[2].casefold()
    for each in question.parameters[1:] if last else ():
        if each.name.startswith(last) and each.name not in (*typed.values, typed.parameter):
            yield LineCompletion(f"{each.name}:", len(last), f"{each.name}:", each.description, is_whole=False)
