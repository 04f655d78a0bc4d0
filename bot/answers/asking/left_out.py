"""Which words of a line its answer leaves out: nothing that was typed and is known is dropped without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.asking.lexicon import EVENT, lexicon
from bot.answers.asking.line import NAMING, REST, UNKNOWN
from bot.answers.asking.words import function_words, word_forms
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.answers.answer import Answer
    from bot.answers.asking.line import LinePart, TypedLine

TOPICS = frozenset({"attribute", "moment", "stretch"})
"""Slots of what is told of somebody or something."""
PEOPLE = frozenset({"person", "other", "one-more"})
ARTICLES = frozenset({"article", "second-article"})
NAMES = NAMING | PEOPLE | ARTICLES | {"second-country", "no-source"}
_SHOWN = NAMES | TOPICS | {REST, UNKNOWN, "absent", "rank", "semi", "heat"}
"""Slots that a reading answers only by a value, or by showing them; of others that it explains them is enough."""
_TITLED = PEOPLE | ARTICLES | {"meet", "year", "former", EVENT}
"""Slots of what an answer shows in what it says that it is about, and not anywhere below."""
_SAID_ANYWAY = frozenset({"sources", "reporting"})
"""Slots of words for what every answer tells: which articles say so."""
_LEAST = 0.5
"""What a part has to weigh to ask for something."""
_MARKS = re.compile(r"\[\d+\]")


def left_out(line: TypedLine, answer: Answer, explained: Collection[str], used: Collection[str] = ()) -> list[LinePart]:
    """The parts that ask for something, are neither ``used`` nor cues ``explained``, and that no word of it shows."""
    if not any(isinstance(block, Statement | Quotation) for block in answer.blocks):
        return []
    asked = [part for part in line.parts if part.text and lexicon().weight(part.slot) > _LEAST]
    answered = {*used, *_SAID_ANYWAY, *(slot for slot in explained if slot not in _SHOWN)}
    return [part for part in asked if part.slot not in answered and not _is_shown(part, answer)]


def _is_shown(part: LinePart, answer: Answer) -> bool:
    """Whether an answer has the words of a part, or a name or another form of them.

    Of people, articles, meets and events, where it says what it is about.
    """
    if part.slot in ARTICLES and part.text.isdecimal():
        return part.text in fold(answer.read_as).split() or f"[{part.text}]" in " ".join(_headings(answer))
    first_line = [block.text for block in answer.blocks if isinstance(block, Statement)][:1]
    texts = [*_headings(answer), *first_line] if part.slot in _TITLED else _texts(answer)
    plain = _MARKS.sub("", " ".join(texts))
    shown = fold(plain)
    words = {*shown.split()}
    # The figures of a mark are no place: “9.784”.
    if part.slot == "rank" and re.search(rf"(?<![\d.:]){part.number}(?:th)?(?![\d.:])", plain):
        return True
    names = {fold(name) for name in (part.text, part.said, *(entry.name for entry in part.entries)) if name}
    if any(name in shown for name in names):
        return True
    typed = (fold(text).split() for text in (part.text, part.said) if text and part.slot not in NAMES)
    asking = ([word for word in run if word not in function_words()] for run in typed)
    return any(all(not {word, *word_forms(word)}.isdisjoint(words) for word in run) for run in asking)


def _headings(answer: Answer) -> Iterator[str]:
    """What an answer says it is about: what it was read as, its title, headings and notes."""
    yield from (answer.read_as, answer.title)
    yield from (block.text for block in answer.blocks if isinstance(block, Heading | Note))


def _texts(answer: Answer) -> Iterator[str]:
    """All words of an answer, with what its lines cite."""
    yield from _headings(answer)
    for block in answer.blocks:
        if isinstance(block, Statement):
            yield from (block.text, *(citation.excerpt for citation in block.citations))
        elif isinstance(block, Quotation):
            yield block.text
