"""The blocks of an answer as items of a message: lines of markdown that can be cut where a page ends.

An item is two short lines: what is said, and below it, small, the verdict with its count and the working.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.answer import Heading, Quotation, Statement
from bot.answers.wording import opened
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

    ``opens`` is whether it opens a part of the answer. ``citations`` are the receipts of the block. ``working`` is its
    last line where that may be left out below a line that has the same one. ``apart`` is the item as it opens a page,
    away from the neighbour that says what covers both.
    """

    lines: Sequence[Line]
    markdown: str
    size: int
    numbers: Sequence[int]
    block: Block | None = None
    citations: Sequence[Citation] = ()
    opens: bool = False
    working: str = ""
    apart: Item | None = None

    def without_working(self) -> Item:
        """The item without its last line, the working."""
        markdown = self.markdown.removesuffix(f"\n{self.working}")
        return self._replace(lines=self.lines[:-1], markdown=markdown, size=size(markdown), working="")


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
    heading = ""
    shared = _shared(answer.blocks)
    for place, block in enumerate(answer.blocks):
        if isinstance(block, Heading):
            over.append(_heading(block.text))
            heading = block.text
            continue
        opens = bool(over)
        if shared and place in shared and isinstance(block, Statement | Quotation):
            yield _under_a_label(block, heading, known, over, first=shared[place])
        elif isinstance(block, Statement):
            yield _told(block, known, over)
        elif isinstance(block, Quotation):
            lines = [*over, *_quotation(block, heading, block.covered)]
            yield item(lines, known, block, (block.citation,), opens=opens or bool(block.heading))
        else:
            yield item([*over, Line(block.text, small, "", f"{small}… ")], known, block, opens=opens)
        over = []
    if over:
        yield item(over, known, opens=True)


def under_covers(blocks: Sequence[Block]) -> Iterator[tuple[str | None, list[int]]]:
    """Blocks by their places, neighbours under the same cover together; None: what is open, each by itself.

    A remark with a heading of its own is no neighbour.
    """
    for what, group in groupby(enumerate(blocks), key=lambda each: _cover(each[1])):
        places = [place for place, _ in group]
        yield from [(what, places)] if what else [(None, [place]) for place in places]


def _cover(block: Block) -> str | None:
    if isinstance(block, Statement):
        return block.covered
    return block.covered if isinstance(block, Quotation) and not block.heading else None


def _shared(blocks: Sequence[Block]) -> dict[int, bool]:
    """The places of the blocks over which a cover's words stand together, and whether each is the first there."""
    if not any(getattr(block, "covered", None) for block in blocks):
        return {}
    shared = [places for what, places in under_covers(blocks) if what and len(places) > 1]
    return {place: place == places[0] for places in shared for place in places}


def _told(statement: Statement, known: Mapping[str, int], over: Sequence[Line]) -> Item:
    """A statement that shares no cover."""
    if statement.covered:
        lines = [*over, *_covered(statement, statement.covered)]
        return item(lines, known, statement, statement.citations, opens=bool(over))
    lines = [*over, *_statement(statement)] if over else _statement(statement)
    working = statement.working or ""
    # Where it alone marks an article, it stays.
    spare = bool(working) and ("[" not in working or {*MARK.findall(working)} <= {*MARK.findall(_without_last(lines))})
    return item(lines, known, statement, statement.citations, opens=bool(over), spare=spare)


def _without_last(lines: Sequence[Line]) -> str:
    return "".join([line.text for line in lines[:-1]])


def _under_a_label(
    block: Statement | Quotation, heading: str, known: Mapping[str, int], over: Sequence[Line], *, first: bool
) -> Item:
    """One of several under the same cover: its words stand over the first of them, and on the top of each page."""
    if isinstance(block, Statement):
        lines, cited = _covered(block, None), block.citations
    else:
        lines, cited = _quotation(block, heading, None), (block.citation,)
    labelled = item([*over, Line(f"{opened(block.covered or '')}:"), *lines], known, block, cited, opens=bool(over))
    return labelled if first else item(lines, known, block, cited)._replace(apart=labelled)


def item(
    lines: Sequence[Line],
    known: Mapping[str, int],
    block: Block | None = None,
    citations: Sequence[Citation] = (),
    *,
    opens: bool = False,
    spare: bool = False,
) -> Item:
    """An item of these lines; ``known`` are the numbers that articles have.

    ``spare``: the last line is a working that may be left out below an equal one.
    """
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
    return Item(lines, markdown, size(markdown), numbers, block, citations, opens, drawn[-1] if spare else "")


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


def _covered(statement: Statement, what: str | None) -> list[Line]:
    """Everything that the statement says under covers, behind the cover's words where no line above says them."""
    text, _, count = text_and_count(statement)
    first = f"- {COVER}" if statement.level else COVER
    again = f"{first}… "
    if what:
        said = f"{escaped(opened(what))}: {COVER}"
        first, again = (f"- {said}" if statement.level else opening(said)), f"… {said}"
    lines = [Line(text, first, COVER, again, statement.marks)]
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


def _quotation(quotation: Quotation, heading: str, what: str | None) -> list[Line]:
    """What an article prints: below a heading that names the article, only its mark and the words.

    ``what`` are the words of the cover, None where a line above says them.
    """
    lines = [_heading(quotation.heading)] if quotation.heading else []
    number = f"[{quotation.citation.number}]"
    prints = "" if heading.startswith(f"{number} ") else " prints:"
    cover, open_, close = "", "“", "”"
    if quotation.covered:
        cover, open_, close = f"{escaped(what)}: " if what else "", f"{COVER}“", f"”{COVER}"
    begun, again = f"> {number}{prints} {cover}{open_}", f"> {number} goes on: {cover}{open_}… "
    lines.append(Line(quotation.text, begun, close, again, quotation.marks))
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
