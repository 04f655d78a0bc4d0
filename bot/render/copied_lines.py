"""An answer as plain lines to be pasted elsewhere: its title and its lines, with publishers for marks."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.wording import capitalised, join_words
from bot.render.article_text import publisher_name
from bot.render.statement_text import quotation_signs, shared_cover, statement_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Answer, Block

_MARKS = re.compile(r"(^|[,;:(·] |\b(?:in|against|and|with|where|as|CONTRADICTS) |\()?((?:\[\d+\])+)")
"""Articles; behind one of these words or stops, and where a line begins, a sentence speaks of them."""


def copied_lines(answer: Answer, blocks: Sequence[Block], numbers: Iterable[int]) -> list[str]:
    """The title, some of its blocks, and the articles of these numbers, where one of them is named in no line.

    What the asker wanted covered is left out, for plain text has no covers.
    """
    publishers = {each.number: publisher_name(each) for each in answer.articles}
    lines = [_named(text, publishers) for text in (answer.title, *_block_lines(blocks))]
    text = "\n".join(lines)
    names = [publishers[number] for number in numbers]
    return lines if all(name in text for name in names) else [*lines, f"Articles: {join_words(names)}"]


def _named(text: str, publishers: Mapping[int, str]) -> str:
    """The text with the publishers in place of its marks: in brackets, but where a sentence speaks of them."""

    def names(match: re.Match[str]) -> str:
        numbers = [int(number) for number in re.findall(r"\d+", match[2])]
        if not all(number in publishers for number in numbers):
            return match[0]
        names = [publishers[number] for number in numbers]
        return f"({', '.join(names)})" if match[1] is None else f"{match[1]}{join_words(names)}"

    return _MARKS.sub(names, text)


def _block_lines(visible: Sequence[Block]) -> Iterator[str]:
    """What the blocks say; what is under one cover is one line, and a note goes along with the lines below it."""
    heading = Heading("")
    end = max((number for number, block in enumerate(visible, 1) if not isinstance(block, Note)), default=0)
    for cover, blocks in groupby(visible[:end], key=shared_cover):
        if cover:
            yield f"{capitalised(cover)}: covered"
            continue
        for block in blocks:
            heading = block if isinstance(block, Heading) else heading
            yield from _lines(block, heading.article)


def _lines(block: Block, of_article: int | None) -> Iterator[str]:
    """The lines of a block, which below the heading of an article do not name that again."""
    match block:
        case Heading(text=text, article=article):
            yield text.removeprefix(f"[{article}] ")
        case Note(text=text):
            yield text
        case Statement(working=working):
            yield from filter(None, (*statement_texts(block, names_article=of_article is not None), working))
        case Quotation(citation=citation):
            yield from [block.heading] if block.heading else []
            opening, closing = quotation_signs(block)
            words = f"{capitalised(block.covered)}: covered" if block.covered else f"{opening}{block.text}{closing}"
            yield f"{words} [{citation.number}]" if block.speaker else f"[{citation.number}] {words}"
            yield from [f"[{citation.number}]: {block.difference}"] if block.difference else []
