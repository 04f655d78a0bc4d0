"""The blocks of an answer as items of a message: lines of markdown that can be cut where a page ends.

An item is two short lines: what is said, and below it, small, the verdict with its count and the working.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.wording import capitalised
from bot.facts.frozen import Frozen
from bot.render.discord.markdown import (
    OPENERS,
    UNSEEN,
    any_opens_otherwise,
    drawn_size,
    escape_markdown,
    opening,
    show_as_written,
    with_verdicts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Answer, Block, Citation

MARK = re.compile(r"\[(\d+)\]")

Marks = tuple[tuple[int, int], ...]
"""Runs of a text that are set bold, in code points, end exclusive."""


class Line(Frozen, frozen=True):
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

    def drawn(self, *, bare: bool = False) -> str:
        """The line as Discord takes it; ``bare``: nothing in its text is to be escaped."""
        text = self.text if bare else escape_markdown(self.text)
        if self.marks:
            text = _bold(self.text, self.marks)
        if self.verdicts:
            text = with_verdicts(text)
        if not self.before or self.before[-1] == " ":
            text = opening(text)
        if self.after == COVER and text[-1:] == "|":  # or it would be taken for a part of what closes the cover
            text += " "
        return f"{self.before}{text}{self.after}"


class Outline(Frozen, frozen=True):
    """A block with the headings over it, as lines that are not drawn yet.

    ``opens`` is whether it opens a part of the answer. ``citations`` are the receipts of the block. ``spare`` is
    whether its last line is a working that may be left out below an item with the same one. ``apart`` is the outline
    as it opens a page, away from the neighbour that says what covers both.
    """

    lines: list[Line]
    block: Block | None = None
    citations: Sequence[Citation] = ()
    opens: bool = False
    spare: bool = False
    apart: Outline | None = None


class Item(Frozen, frozen=True):
    """An outline with its markdown and its size. ``working`` is its last line where that may be left out."""

    lines: list[Line]
    markdown: str
    size: int
    block: Block | None
    citations: Sequence[Citation]
    opens: bool
    working: str
    apart: Item | None

    def without_working(self) -> Item:
        """The item without its last line, the working."""
        markdown = self.markdown.removesuffix(f"\n{self.working}")
        return replace(self, lines=self.lines[:-1], markdown=markdown, size=drawn_size(markdown), working="")


COVER = "||"
_SMALL = "-# "
_STILL_SMALL = "-# … "


def items(answer: Answer) -> list[Item]:
    """The items of an answer in reading order; a heading belongs to what follows it."""
    outlines = list(_outlines(answer))
    # Most answers hold nothing that is to be escaped, and to look at all of one at once is quick.
    texts = [line.text for outline in outlines for line in outline.lines]
    bare, tame = show_as_written(texts), not any_opens_otherwise(texts)
    return [drawn_items(outline, bare=bare, tame=tame) for outline in outlines]


def drawn_items(outline: Outline, *, bare: bool = False, tame: bool = False) -> Item:
    """An outline as an item; ``bare``: nothing in its texts is to be escaped, ``tame``: nor where they open a line."""
    lines = outline.lines
    if bare or show_as_written([line.text for line in lines]):
        made = [
            line.drawn(bare=True)
            if line.marks or line.verdicts or (not tame and line.text[:1] in OPENERS)
            else f"{line.before}{line.text}{line.after}"
            for line in lines
        ]
    else:
        made = [line.drawn() for line in lines]
    markdown = "\n".join(made)
    return Item(
        lines,
        markdown,
        drawn_size(markdown),
        outline.block,
        outline.citations,
        outline.opens,
        made[-1] if outline.spare else "",
        drawn_items(outline.apart) if outline.apart else None,
    )


def _outlines(answer: Answer) -> Iterator[Outline]:
    small = _SMALL if answer.articles else ""
    over: list[Line] = []
    heading = ""
    shared = _shared(answer.blocks)
    for place, block in enumerate(answer.blocks):
        if isinstance(block, Heading):
            over.append(_heading(block.text))
            heading = block.text
            continue
        if isinstance(block, Note):
            yield Outline([*over, Line(block.text, small, "", f"{small}… ")], block, (), bool(over))
        elif place in shared:
            yield _under_a_label(block, heading, over, first=shared[place])
        elif isinstance(block, Statement):
            yield _told(block, over)
        else:
            lines = [*over, *_quotation(block, heading, block.covered)]
            yield Outline(lines, block, (block.citation,), bool(over or block.heading))
        over = []
    if over:
        yield Outline(over, opens=True)


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


def _told(statement: Statement, over: Sequence[Line]) -> Outline:
    """A statement that shares no cover."""
    if statement.covered:
        lines = [*over, *_covered(statement, statement.covered)]
        return Outline(lines, statement, statement.citations, bool(over))
    lines = [*over, *_statement(statement)]
    return Outline(lines, statement, statement.citations, bool(over), _is_spare(statement.working, lines))


def _is_spare(working: str | None, lines: Sequence[Line]) -> bool:
    """Whether the working, the last of the lines, may be left out: where it alone marks an article, it stays."""
    if not working or "[" not in working:
        return bool(working)
    return {*MARK.findall(working)} <= {*MARK.findall("".join([line.text for line in lines[:-1]]))}


def _under_a_label(block: Statement | Quotation, heading: str, over: Sequence[Line], *, first: bool) -> Outline:
    """One of several under the same cover: its words stand over the first of them, and on the top of each page."""
    cited: Sequence[Citation]
    if isinstance(block, Statement):
        lines, cited = _covered(block, None), block.citations
    else:
        lines, cited = _quotation(block, heading, None), (block.citation,)
    labelled = Outline([*over, Line(f"{capitalised(block.covered or '')}:"), *lines], block, cited, bool(over))
    return labelled if first else Outline(lines, block, cited, apart=labelled)


def _heading(text: str) -> Line:
    return Line(text, "**", "**", "**… ")


def _statement(statement: Statement) -> list[Line]:
    text, verdict, count = text_and_count(statement)
    first, again = ("- ", "- … ") if statement.level else ("", "… ")
    lines = [Line(text, first, "", again, statement.marks)]
    if verdict and count.startswith(verdict):
        lines.append(Line(count[len(verdict) :], f"{_SMALL}**{verdict}**", "", _STILL_SMALL))
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
        said = f"{escape_markdown(capitalised(what))}: {COVER}"
        first, again = (f"- {said}" if statement.level else opening(said)), f"… {said}"
    lines = [Line(text, first, COVER, again, statement.marks)]
    below = (count, statement.working)
    return lines + [Line(text, f"{_SMALL}{COVER}", COVER, f"{_SMALL}{COVER}… ") for text in below if text]


def text_and_count(statement: Statement) -> tuple[str, str, str]:
    """What is said, the verdict, and that with its count; marks that none of it shows stand behind the last of them."""
    text, verdict, count = statement.text, statement.verdict or "", statement.tally or ""
    if verdict not in count:
        count = f"{verdict}, {count}" if count else verdict
    lacking = _lacking(statement, text, count)
    if not lacking:
        return text, verdict, count
    return (text, verdict, f"{count} {lacking}") if count else (f"{text} {lacking}", verdict, "")


def _lacking(statement: Statement, text: str, count: str) -> str:
    """The marks of the articles that are cited and that nothing of the statement marks."""
    shown = f"{text} {count} {statement.working}"
    cited = frozenset([each.number for each in statement.citations])
    row = marks(cited)
    # Most statements mark all of them in one row, or none.
    if row in shown:
        return ""
    if "[" not in shown:
        return row
    return marks(frozenset([number for number in cited if mark(number) not in shown]))


@lru_cache(maxsize=1024)
def mark(number: int) -> str:
    """How a text marks an article."""
    return f"[{number}]"


@lru_cache(maxsize=1024)
def marks(numbers: frozenset[int]) -> str:
    """How a text marks these articles."""
    return "".join(map(mark, sorted(numbers)))


def _quotation(quotation: Quotation, heading: str, what: str | None) -> list[Line]:
    """What an article prints: below a heading that names the article, only its mark and the words.

    ``what`` are the words of the cover, None where a line above says them.
    """
    lines = [_heading(quotation.heading)] if quotation.heading else []
    number = f"[{quotation.citation.number}]"
    prints = "" if heading.startswith(f"{number} ") else " prints:"
    cover, open_, close = "", "“", "”"
    if quotation.covered:
        cover, open_, close = f"{escape_markdown(what)}: " if what else "", f"{COVER}“", f"”{COVER}"
    begun, again = f"> {number}{prints} {cover}{open_}", f"> {number} goes on: {cover}{open_}… "
    lines.append(Line(quotation.text, begun, close, again, quotation.marks))
    if quotation.difference:
        around = COVER if quotation.covered else ""
        lines.append(Line(quotation.difference, f"{_SMALL}{around}", around, f"{_SMALL}{around}… "))
    return lines


def _bold(text: str, marks: Marks) -> str:
    """The text, escaped, with runs of it in bold; runs that touch are one, for their signs would not part."""
    if not text.isprintable():  # a run of nothing else would part what then stands side by side
        text, marks = _without_unseen(text, marks)
    made, end = [], 0
    for start, stop in merged(marks):
        run = escape_markdown(text[start:stop])
        made += [escape_markdown(text[end:start]), f"**{run}**" if run.strip() else run]
        end = stop
    return "".join((*made, escape_markdown(text[end:])))


def _without_unseen(text: str, marks: Marks) -> tuple[str, Marks]:
    """The text without the letters that show nothing, and its runs where they stand then."""
    seen = [UNSEEN.match(letter) is None for letter in text]
    places = [0, *accumulate(seen)]
    moved = [(places[start], places[min(stop, len(text))]) for start, stop in marks if start < len(text)]
    return UNSEEN.sub("", text), tuple(moved)


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
