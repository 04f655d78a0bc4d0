"""What a person is typing on one line, wherever that is: the value at the cursor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.registry import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping


class TypedValue(NamedTuple):
    """The value that is being typed: of which parameter of which question, and the question's other values."""

    question: str
    parameter: str
    words: str
    values: Mapping[str, str]


def value_at_cursor(before: str) -> TypedValue:
    """What is being typed where ``before`` stands before the cursor.

    The first word is the name of a question, which is what the question "help" takes; a line that begins with none is
    free text.
    """
    name, blank, rest = before.lstrip().removeprefix("/").partition(" ")
    if not blank:
        return TypedValue("help", "question", name, {})
    question = QUESTIONS.get(name.casefold())
    if question is None:
        return TypedValue("ask", "words", before.lstrip(), {})
    names = "|".join(parameter.name for parameter in question.parameters)
    split = re.split(rf"(?:^|(?<=\s))({names}):\s*", rest.lstrip(), flags=re.IGNORECASE)
    *earlier, last, words = question.parameters[0].name, *split
    values = zip(earlier[::2], earlier[1::2], strict=True)
    return TypedValue(question.name, last.casefold(), words, {name.casefold(): text.strip() for name, text in values})
