"""The blocks of an answer as items of a message: lines of markdown that can be cut where a page ends.

An item is two short lines: what is said, and below it, small, the verdict with its count and the working.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.wording import capitalised
from bot.facts.frozen import Frozen
from bot.render.direction import isolate
from bot.render.discord.markdown import COVER, bold_runs, bold_verdicts, drawn_size, escape_line_start, escape_markdown
from bot.render.statement_text import MARK, shared_cover, statement_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Answer, Block, Citation

_SMALL = "-# "

_LONGEST_PIECE = 150
"""Code points of a text that are not broken; four times as many characters are drawn of them at most."""

_PIECE = re.compile(r"\s*(?:\[\d+\]|(?:(?!\[\d+\])\S)+)|\s+$")
"""What is kept together: a word with the space before it, or one mark of a row of marks."""


class MarkdownLine(Frozen, frozen=True):
    """A line: a text as an article or the bot writes it, and the markdown around it.

    ``again`` stands in place of ``before`` where the text goes on on a further page. ``bold`` are runs of the text in
    code points, end exclusive. Names of verdicts are bold where ``verdicts`` says so.
    """

    text: str
    before: str = ""
    after: str = ""
    again: str = "… "
    bold: tuple[tuple[int, int], ...] = ()
    verdicts: bool = False

    @property
    def markdown(self) -> str:
        """The line as Discord takes it, with its text escaped."""
        text = bold_runs(self.text, self.bold) if self.bold else escape_markdown(self.text)
        if self.verdicts:
            text = bold_verdicts(text)
        # Discord looks for blocks at the start of what is bold or covered, too.
        if not self.before or self.before[-1] in " *|":
            text = escape_line_start(text)
        if self.after == COVER and text.endswith("|"):  # or it would be taken for a part of what closes the cover
            text += " "
        return isolate(f"{self.before}{text}{self.after}")

    @property
    def stops(self) -> list[int]:
        """Where the text may be cut, in code points; the last is its end."""
        spans = [piece.span() for piece in _PIECE.finditer(self.text)]
        return [
            stop for start, end in spans for stop in (*range(start + _LONGEST_PIECE, end, _LONGEST_PIECE), end)
        ] or [0]

    def cut(self, stop: int) -> tuple[MarkdownLine, MarkdownLine]:
        """The line in two, each with its own bold runs; the first ends and the second begins with dots."""
        text, rest = self.text[:stop].rstrip(), self.text[stop:].lstrip()
        begins = len(self.text) - len(rest)
        first = tuple([(start, min(end, len(text))) for start, end in self.bold if start < len(text)])
        second = tuple([(max(start - begins, 0), end - begins) for start, end in self.bold if end > begins])
        return (
            replace(self, text=text, after=f" …{self.after}", bold=first),
            replace(self, text=rest, before=self.again, bold=second),
        )


# A page measures its items again and again: the dictionary holds what was drawn, and is nothing without the collector.
class Item(Frozen, frozen=True, dict=True, gc=True):
    """A block with the headings over it.

    ``opens`` is whether it opens a part of the answer. ``citations`` are the receipts of the block. The last line is a
    working that may be left out below an item with the same one where ``working_is_spare`` says so. ``labelled`` is
    the item as it opens a page, away from the neighbour that says what covers both.
    """

    lines: tuple[MarkdownLine, ...]
    block: Block | None = None
    citations: tuple[Citation, ...] = ()
    opens: bool = False
    working_is_spare: bool = False
    labelled: Item | None = None

    @cached_property
    def markdown(self) -> str:
        """All lines as Discord takes them."""
        return "\n".join([line.markdown for line in self.lines])

    @cached_property
    def size(self) -> int:
        """The characters that it takes."""
        return drawn_size(self.markdown)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks of articles in it, each as it is written; some may be the mark of none."""
        return frozenset(MARK.findall(self.markdown))

    @property
    def working(self) -> str:
        """The working that may be left out, else ""."""
        return self.lines[-1].text if self.working_is_spare else ""

    def without_working(self) -> Item:
        """The item without its last line, the working."""
        return replace(self, lines=self.lines[:-1], working_is_spare=False)


def answer_items(answer: Answer) -> Iterator[Item]:
    """The items of an answer in reading order; a heading belongs to what follows it."""
    small = _SMALL if answer.articles else ""
    headings: list[MarkdownLine] = []
    heading = ""
    labels = _shared_labels(answer.blocks)
    for place, block in enumerate(answer.blocks):
        if isinstance(block, Heading):
            heading = block.text
            headings.append(_heading_line(heading))
            continue
        if isinstance(block, Note):
            yield Item((*headings, MarkdownLine(block.text, small, "", f"{small}… ")), block, opens=bool(headings))
        elif place in labels:
            yield _labelled_item(block, heading, headings, is_first=labels[place])
        else:
            yield _receipt_item(block, heading, headings, block.covered)
        headings = []
    if headings:
        yield Item(tuple(headings), opens=True)


def cover_groups(blocks: Sequence[Block]) -> Iterator[tuple[str | None, list[int]]]:
    """Blocks by their places, neighbours under the same cover together; None: what is open, each by itself."""
    for cover, group in groupby(range(len(blocks)), key=lambda place: shared_cover(blocks[place])):
        places = list(group)
        yield from [(cover, places)] if cover else [(None, [place]) for place in places]


def _shared_labels(blocks: Sequence[Block]) -> dict[int, bool]:
    """The places of the blocks over which a cover's words stand together, and whether each is the first there."""
    groups = [places for cover, places in cover_groups(blocks) if cover and len(places) > 1]
    return {place: place == places[0] for places in groups for place in places}


def _labelled_item(
    block: Statement | Quotation, heading: str, headings: Sequence[MarkdownLine], *, is_first: bool
) -> Item:
    """One of several under the same cover: its words stand over the first of them, and on the top of each page."""
    item = _receipt_item(block, heading, (), None)
    label = MarkdownLine(f"{capitalised(block.covered or '')}:")
    labelled = replace(item, lines=(*headings, label, *item.lines), opens=bool(headings))
    return labelled if is_first else replace(item, labelled=labelled)


def _receipt_item(
    block: Statement | Quotation, heading: str, headings: Sequence[MarkdownLine], cover: str | None
) -> Item:
    """A block below its headings; ``cover`` are the words of its cover, None where a line above says them."""
    if isinstance(block, Quotation):
        lines = (*headings, *_quotation_lines(block, heading, cover))
        return Item(lines, block, (block.citation,), opens=bool(headings or block.heading))
    if block.covered:
        return Item((*headings, *_covered_lines(block, cover)), block, block.citations, opens=bool(headings))
    lines = (*headings, *_statement_lines(block))
    return Item(lines, block, block.citations, bool(headings), _is_working_spare(block.working, lines))


def _is_working_spare(working: str | None, lines: Sequence[MarkdownLine]) -> bool:
    """Whether the working, the last of the lines, may be left out: where it alone marks an article, it stays."""
    if not working:
        return False
    return {*MARK.findall(working)} <= {*MARK.findall("".join([line.text for line in lines[:-1]]))}


def _heading_line(text: str) -> MarkdownLine:
    return MarkdownLine(text, "**", "**", "**… ")


def _small_line(text: str, before: str = _SMALL, *, verdicts: bool = False) -> MarkdownLine:
    return MarkdownLine(text, before, again=f"{_SMALL}… ", verdicts=verdicts)


def _statement_lines(statement: Statement) -> Iterator[MarkdownLine]:
    text, count = statement_texts(statement)
    bullet = "- " if statement.level else ""
    verdict = statement.verdict
    yield MarkdownLine(text, bullet, "", f"{bullet}… ", statement.marks)
    if verdict and count.startswith(verdict):
        yield _small_line(count.removeprefix(verdict), f"{_SMALL}**{verdict}**")
    elif count:
        yield _small_line(count, verdicts=bool(verdict))
    if statement.working:
        yield _small_line(statement.working)


def _covered_lines(statement: Statement, cover: str | None) -> Iterator[MarkdownLine]:
    """Everything that the statement says under covers, behind the cover's words where no line above says them."""
    text, count = statement_texts(statement)
    bullet = "- " if statement.level else ""
    before, again = f"{bullet}{COVER}", f"{bullet}{COVER}… "
    if cover:
        label = f"{escape_line_start(escape_markdown(capitalised(cover)))}: {COVER}"
        before, again = f"{bullet}{label}", f"… {label}"
    yield MarkdownLine(text, before, COVER, again, statement.marks)
    for below in filter(None, (count, statement.working)):
        yield MarkdownLine(below, f"{_SMALL}{COVER}", COVER, f"{_SMALL}{COVER}… ")


def _quotation_lines(quotation: Quotation, heading: str, cover: str | None) -> Iterator[MarkdownLine]:
    """What an article prints: below a heading that names the article, only its mark and the words."""
    if quotation.heading:
        yield _heading_line(quotation.heading)
    mark = f"[{quotation.citation.number}]"
    prints = "" if heading.startswith(f"{mark} ") else " prints:"
    bars = COVER if quotation.covered else ""
    label = f"{escape_markdown(cover)}: " if cover else ""
    before, again = f"> {mark}{prints} {label}{bars}“", f"> {mark} goes on: {label}{bars}“… "
    yield MarkdownLine(quotation.text, before, f"”{bars}", again, quotation.marks)
    if quotation.difference:
        yield MarkdownLine(quotation.difference, f"{_SMALL}{bars}", bars, f"{_SMALL}{bars}… ")
