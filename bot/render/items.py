"""The blocks of an answer as items of a message: lines of markdown that can be cut where a page ends.

An item is two short lines: what is said, and below it, small, the verdict with its count and the working.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.render.markdown import escaped, opening, plain, size, with_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answers.answer import Answer, Block, Citation

MARK = re.compile(r"\[(\d+)\]")

Marks = tuple[tuple[int, int], ...]
"""Runs of a text that are set bold, in code points, end exclusive."""


class Line(NamedTuple):
    """A line: a text as it is written, and the markdown around it.

    ``again`` stands in place of ``before`` where the text goes on on a further page. Names of verdicts are bold
    where ``verdicts`` says so.
    """

    text: str
    before: str = ""
    after: str = ""
    again: str = "… "
    marks: Marks = ()
    verdicts: bool = False

    @property
    def markdown(self) -> str:
        """The line as Discord takes it."""
        text = _bold(self.text, self.marks) if self.marks else escaped(self.text)
        if self.verdicts:
            text = with_verdicts(text)
        if not self.before or self.before[-1] == " ":
            text = opening(text)
        if self.after == COVER and text[-1:] == "|":  # or it would be taken for a part of what closes the cover
            text += " "
        return f"{self.before}{text}{self.after}"


class Item(NamedTuple):
    """A block with the headings over it: its lines, their markdown and its size, and the articles that it marks."""

    lines: tuple[Line, ...]
    markdown: str
    size: int
    numbers: tuple[int, ...]
    block: Block | None
    opens: bool
    """Whether it opens a part of the answer."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The receipts of the block."""
        match self.block:
            case Statement():
                return self.block.citations
            case Quotation():
                return (self.block.citation,)
            case _:
                return ()


COVER = "||"
_SMALL = "-# "
_STILL_SMALL = "-# … "


def items(answer: Answer) -> Iterator[Item]:
    """The items of an answer in reading order; a heading belongs to what follows it."""
    known = frozenset([article.number for article in answer.articles])
    small = _SMALL if answer.articles else ""
    over: list[Line] = []
    for block in answer.blocks:
        if isinstance(block, Heading):
            over.append(_heading(block.text))
            continue
        lines = _lines(block, small)
        opens = bool(over) or (isinstance(block, Quotation) and bool(block.heading))
        yield item((*over, *lines), known, block, opens=opens)
        over.clear()
    if over:
        yield item(over, known, None, opens=True)


def item(lines: Iterable[Line], known: frozenset[int], block: Block | None = None, *, opens: bool = False) -> Item:
    """An item of these lines; ``known`` are the numbers that articles have."""
    made = tuple(lines)
    markdown = "\n".join([line.markdown for line in made])
    marked = dict.fromkeys(map(int, MARK.findall(markdown)))
    return Item(made, markdown, size(markdown), tuple([n for n in marked if n in known]), block, opens)


def _lines(block: Statement | Quotation | Note, small: str) -> list[Line]:
    match block:
        case Statement():
            return _covered(block, block.covered) if block.covered else _statement(block)
        case Quotation():
            return _quotation(block)
        case Note():
            return [Line(plain(block.text), small, "", f"{small}… ")]


def _heading(text: str) -> Line:
    return Line(plain(text), "**", "**", "**… ")


def _statement(statement: Statement) -> list[Line]:
    text, count = text_and_count(statement)
    marks = statement.marks
    first = "- " if statement.level else ""
    lines = [Line(text, first, "", f"{first}… ", marks, not marks)]
    if count:
        lines.append(Line(count, _SMALL, "", _STILL_SMALL, (), True))  # noqa: FBT003 — a field of a row
    if statement.working:
        lines.append(Line(statement.working, _SMALL, "", _STILL_SMALL, (), True))  # noqa: FBT003 — the same
    return lines


def _covered(statement: Statement, what: str) -> list[Line]:
    """The words of the cover, and under it everything that the statement says."""
    text, count = text_and_count(statement)
    said = f"{escaped(what)}: {COVER}"
    lines = [Line(text, f"- {said}" if statement.level else opening(said), COVER, f"… {said}", statement.marks)]
    below = (count, statement.working)
    return lines + [Line(text, f"{_SMALL}{COVER}", COVER, f"{_SMALL}{COVER}… ") for text in below if text]


def text_and_count(statement: Statement) -> tuple[str, str]:
    """What is said, and the verdict with its count; marks that neither shows stand behind the one or the other."""
    verdict, tally = statement.verdict or "", statement.tally or ""
    count = tally if verdict in tally else f"{verdict}, {tally}" if tally else verdict
    text = statement.text
    shown = MARK.findall(f"{text} {count} {statement.working or ''}")
    cited = dict.fromkeys([citation.number for citation in statement.citations])
    lacking = "".join([f"[{number}]" for number in cited if str(number) not in shown])
    if not lacking:
        return text, count
    return (text, f"{count} {lacking}") if count else (f"{text} {lacking}", "")


def _quotation(quotation: Quotation) -> list[Line]:
    lines = [_heading(quotation.heading)] if quotation.heading else []
    mark = f"> [{quotation.citation.number}]"
    cover, open_, close = "", "“", "”"
    if quotation.covered:
        cover, open_, close = f"{escaped(quotation.covered)}: ", f"{COVER}“", f"”{COVER}"
    said = Line(
        quotation.text, f"{mark} prints: {cover}{open_}", close, f"{mark} goes on: {cover}{open_}… ", quotation.marks
    )
    lines.append(said)
    if quotation.difference:
        around = COVER if quotation.covered else ""
        lines.append(Line(quotation.difference, f"{_SMALL}{around}", around, f"{_SMALL}{around}… "))
    return lines


def _bold(text: str, marks: Marks) -> str:
    """The text, escaped, with runs of it in bold; runs that touch are one, for their signs would not part."""
    made, end = [], 0
    for start, stop in merged(marks):
        run = escaped(text[start:stop])
        made += [escaped(text[end:start]), f"**{run}**" if run.strip() else run]
        end = stop
    return "".join((*made, escaped(text[end:])))


def merged(runs: Iterable[tuple[int, int]]) -> Marks:
    """Runs in order, those that touch or overlap as one; empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, stop in sorted(runs):
        if start >= stop:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], stop))
        else:
            found.append((start, stop))
    return tuple(found)
