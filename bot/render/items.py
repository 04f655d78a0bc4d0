"""The blocks of an answer as items of a message: lines of markdown that can be cut where a page ends.

An item is two short lines: what is said, and below it, small, the verdict with its count and the working.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.answer import Heading, Quotation, Statement
from bot.render.markdown import escaped, opening, opens_otherwise, shows_as_written, size, with_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    """A block with the headings over it: its lines, their markdown and its size, and the articles that it marks.

    ``opens`` is whether it opens a part of the answer. ``citations`` are the receipts of the block.
    """

    lines: Sequence[Line]
    markdown: str
    size: int
    numbers: Sequence[int]
    block: Block | None = None
    citations: Sequence[Citation] = ()
    opens: bool = False


COVER = "||"
_SMALL = "-# "
_STILL_SMALL = "-# … "


def numbered(answer: Answer) -> dict[str, int]:
    """The numbers that the answer's articles have, as marks write them."""
    return {f"{article.number}": article.number for article in answer.articles}


def items(answer: Answer) -> Iterator[Item]:
    """The items of an answer in reading order; a heading belongs to what follows it."""
    known = numbered(answer)
    small = _SMALL if known else ""
    over: list[Line] = []
    for block in answer.blocks:
        if isinstance(block, Heading):
            over.append(_heading(block.text))
            continue
        opens = bool(over)
        if isinstance(block, Statement):
            lines = _covered(block, block.covered) if block.covered else _statement(block)
            cited: Sequence[Citation] = block.citations
        elif isinstance(block, Quotation):
            lines, cited = _quotation(block), (block.citation,)
            opens = opens or bool(block.heading)
        else:
            lines, cited = [Line(block.text, small, "", f"{small}… ")], ()
        yield item([*over, *lines] if over else lines, known, block, cited, opens=opens)
        over = []
    if over:
        yield item(over, known, opens=True)


def item(
    lines: Sequence[Line],
    known: Mapping[str, int],
    block: Block | None = None,
    citations: Sequence[Citation] = (),
    *,
    opens: bool = False,
) -> Item:
    """An item of these lines; ``known`` are the numbers that articles have."""
    # Most texts hold nothing that is to be escaped, and to look at all of an item at once is quick.
    if shows_as_written("".join([line[0] for line in lines])):
        drawn = [
            line.markdown
            if line.marks or line.verdicts or opens_otherwise(line.text)
            else f"{line[1]}{line[0]}{line[2]}"
            for line in lines
        ]
    else:
        drawn = [line.markdown for line in lines]
    markdown = "\n".join(drawn)
    numbers = [known[mark] for mark in dict.fromkeys(MARK.findall(markdown)) if mark in known]
    return Item(lines, markdown, size(markdown), numbers, block, citations, opens)


def _heading(text: str) -> Line:
    return Line(text, "**", "**", "**… ")


def _statement(statement: Statement) -> list[Line]:
    text, verdict, count = text_and_count(statement)
    first = "- " if statement.level else ""
    lines = [Line(text, first, "", f"{first}… ", statement.marks)]
    if verdict and count.startswith(verdict):
        before = f"{_SMALL}**{verdict}**"
        lines.append(Line(count.removeprefix(verdict), before, "", _STILL_SMALL))
    elif count:
        lines.append(Line(count, _SMALL, "", _STILL_SMALL, (), bool(verdict)))
    if statement.working:
        lines.append(Line(statement.working, _SMALL, "", _STILL_SMALL))
    return lines


def _covered(statement: Statement, what: str) -> list[Line]:
    """The words of the cover, and under it everything that the statement says."""
    text, _, count = text_and_count(statement)
    said = f"{escaped(what)}: {COVER}"
    lines = [Line(text, f"- {said}" if statement.level else opening(said), COVER, f"… {said}", statement.marks)]
    below = (count, statement.working)
    return lines + [Line(text, f"{_SMALL}{COVER}", COVER, f"{_SMALL}{COVER}… ") for text in below if text]


def text_and_count(statement: Statement) -> tuple[str, str, str]:
    """What is said, the verdict, and that with its count; marks that none of it shows stand behind the last of them."""
    text, verdict, count = statement.text, statement.verdict or "", statement.tally or ""
    if verdict not in count:
        count = f"{verdict}, {count}" if count else verdict
    shown = f"{text} {count} {statement.working}"
    cited = {citation.number for citation in statement.citations}
    lacking = [number for number in cited if f"[{number}]" not in shown]
    if not lacking:
        return text, verdict, count
    marks = "".join([f"[{number}]" for number in sorted(lacking)])
    return (text, verdict, f"{count} {marks}") if count else (f"{text} {marks}", verdict, "")


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
