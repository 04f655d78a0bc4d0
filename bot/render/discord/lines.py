"""The blocks of an answer as lines of a message: markdown that can be cut where a page ends."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.wording import capitalised, number_marks
from bot.facts.frozen import Frozen
from bot.render.article_text import article_mark, heading_article
from bot.render.direction import isolate
from bot.render.discord.markdown import COVER, bold_runs, drawn_size, escape_line_start, escape_markdown
from bot.render.discord.screen import proxy_height, text_height
from bot.render.discord.small_print import cited_below, heading_link, text_link
from bot.render.statement_text import MARK, VERDICT, quotation_signs, shown_blocks, statement_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.answer import Answer, Block, Citation

_SMALL = "-# "

_LONGEST_PIECE = 150
"""Code points of a text that are not broken; four times as many characters are drawn of them at most."""

_COMMAND = re.compile(r"^/[^·]+(?= · )")
"""The question that a line of /help is about, as it may be asked."""

_MOST_PIECE_MARKS = 3
"""Articles that are marked behind a part of a line that marks none itself."""

_PIECE = re.compile(r"\s*(?:\[\d+\]|(?:(?!\[\d+\])\S)+)|\s+$")
"""What is kept together: a word with the space before it, or one mark of a row of marks."""


# A page measures its lines again and again: the dictionary holds what was drawn, and is nothing without the collector.
class Line(Frozen, frozen=True, dict=True, gc=True):
    """A line: a text as an article or the bot writes it, and the markdown around it.

    ``again`` stands in place of ``before`` where the text goes on on a further page. ``bold`` are runs of the text in
    code points, end exclusive. ``block`` is what the line is of, ``citations`` the receipts that it alone has.
    ``below`` is whether it stays on the page of the line above it, ``opens`` whether it is a heading, ``parts`` whether
    a page may begin with it although it is ``below``, where that page has no room. ``linked`` is the number of the
    article whose link is in it. ``cover`` are the words of the cover that it shares with its neighbours.
    """

    text: str
    before: str = ""
    after: str = ""
    again: str = "… "
    bold: tuple[tuple[int, int], ...] = ()
    block: Block | None = None
    citations: tuple[Citation, ...] = ()
    below: bool = False
    opens: bool = False
    parts: bool = False
    linked: int | None = None
    cover: str | None = None

    @cached_property
    def markdown(self) -> str:
        """The line as Discord takes it, with its text escaped; a cover that it shares is not in it."""
        text = bold_runs(self.text, self.bold) if self.bold else escape_markdown(self.text)
        # Discord looks for blocks at the start of what is bold or covered, too.
        if not self.before or self.before[-1] in " *|":
            text = escape_line_start(text)
        if self.after.startswith(COVER) and text.endswith("|"):  # or it would be taken for a part of the cover's end
            text += " "
        return isolate(f"{self.before}{text}{self.after}")

    @cached_property
    def size(self) -> int:
        """The characters that it takes."""
        return drawn_size(self.markdown) + 1

    @cached_property
    def height(self) -> float:
        """The pixels that it takes."""
        return text_height(self.markdown)

    @cached_property
    def proxy(self) -> int:
        """The pixels that it takes by the coarser rule."""
        return proxy_height(self.markdown)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The articles that it marks or has as its receipts."""
        marked = [int(mark[1:-1]) for mark in MARK.findall(f"{self.before}{self.text}{self.after}")]
        return frozenset([*marked, *[citation.number for citation in self.citations]])

    @property
    def stops(self) -> list[int]:
        """Where the text may be cut, in code points; the last is its end."""
        spans = [piece.span() for piece in _PIECE.finditer(self.text)]
        return [
            stop for start, end in spans for stop in (*range(start + _LONGEST_PIECE, end, _LONGEST_PIECE), end)
        ] or [0]

    def cut(self, stop: int) -> tuple[Line, Line]:
        """The line in two, each with its own bold runs and receipts; the first ends and the second begins with dots."""
        text, rest = self.text[:stop].rstrip(), self.text[stop:].lstrip()
        begins = len(self.text) - len(rest)
        first = tuple([(start, min(end, len(text))) for start, end in self.bold if start < len(text)])
        second = tuple([(max(start - begins, 0), end - begins) for start, end in self.bold if end > begins])
        cited = self._receipts(text)
        marks = (
            ""
            if MARK.search(f"{text}{self.before}{self.after}")
            else number_marks(citation.number for citation in cited)
        )
        return (
            replace(self, text=text, after=f" …{self.after}{marks and f' {marks}'}", bold=first, citations=cited),
            replace(self, text=rest, before=self.again, bold=second, citations=self._receipts(rest), linked=None),
        )

    def _receipts(self, text: str) -> tuple[Citation, ...]:
        """The receipts of a part of the text: those that it marks, or else the first."""
        marks = MARK.findall(f"{text}{self.after}")
        marked = tuple([citation for citation in self.citations if f"[{citation.number}]" in marks])
        return marked or self.citations[:_MOST_PIECE_MARKS]


def answer_lines(answer: Answer, public_url: str | None = None) -> Iterator[Line]:
    """The lines of an answer in reading order; what stands under a heading stays with it.

    ``public_url`` is the root of the pages that second links lead to.
    """
    last = heading = Line("")
    is_headed = False
    pairs = zip(answer.blocks, shown_blocks(answer.blocks), strict=True)
    for (block, visible), following in zip_longest(pairs, answer.blocks[1:]):
        for line in _block_lines(visible, following, heading, answer, public_url):
            if line.cover and line.cover != last.cover and not last.opens:
                last = Line(f"{capitalised(line.cover)}:", opens=True)
                yield last
            # A note such as the name of a race is no end of a page either: what it is of stays below it.
            last = replace(line, block=block, below=line.below or last.opens or is_headed)
            is_headed = last.opens or (is_headed and isinstance(block, Note))
            heading = last if last.opens else heading
            yield last


def _block_lines(
    block: Block, following: Block | None, heading: Line, answer: Answer, public_url: str | None
) -> Iterator[Line]:
    match block:
        case Heading():
            yield _article_heading(block, following, answer, public_url) or _heading_line(block.text)
        case Note():  # small print of what the articles say, where they say anything
            bold = (*[match.span() for match in _COMMAND.finditer(block.text)], *_verdicts(block.text))
            yield _small_line(block.text) if answer.articles else Line(block.text, below=True, bold=bold)
        case Statement(covered=str(cover)):
            for number, text in enumerate(filter(None, (*statement_texts(block), block.working))):
                cited = () if number else block.citations
                yield Line(text, citations=cited, below=bool(number or block.level), cover=cover)
        case Statement():
            yield from _statement_lines(block, names_article=heading.linked is not None)
        case Quotation():
            yield from _quotation_lines(block, names_article=heading.linked == block.citation.number)


def _heading_line(text: str) -> Line:
    return Line(text, "**", "**", "**… ", opens=True)


def _article_heading(heading: Heading, following: Block | None, answer: Answer, public_url: str | None) -> Line | None:
    """A heading that begins with an article's mark and publisher, which then is the article's link."""
    article = heading_article(heading, answer.articles)
    if article is None:
        return None
    rest = heading.text.removeprefix(article_mark(article))
    to_text = text_link(article, cited_below(article, following), public_url)
    return Line(rest, f"**{heading_link(article, following)}**{to_text}", opens=True, linked=article.number)


def _small_line(text: str) -> Line:
    return Line(text, _SMALL, again=f"{_SMALL}… ", below=True)


def _statement_lines(statement: Statement, *, names_article: bool) -> Iterator[Line]:
    text, tally = statement_texts(statement, names_article=names_article)
    if statement.strong:
        line = Line(text, "**", "**", "**… ")
    elif statement.level:
        line = replace(_small_line(text), parts=True, bold=(*statement.marks, *_verdicts(text)))
    else:
        line = Line(text, bold=(*statement.marks, *_verdicts(text)))
    yield replace(line, citations=statement.citations)
    yield from [replace(_small_line(below), bold=_verdicts(below)) for below in (tally, statement.working) if below]


def _verdicts(text: str) -> tuple[tuple[int, int], ...]:
    return tuple([match.span() for match in VERDICT.finditer(text)])


def _quotation_lines(quotation: Quotation, *, names_article: bool) -> Iterator[Line]:
    """A remark, with its mark behind it, or an excerpt, with its mark before it and below the line that it shows.

    An excerpt below a heading that ``names_article`` has the mark only where it goes on on a further page.
    """
    if quotation.heading:
        yield _heading_line(quotation.heading)
    bars = COVER if quotation.covered else ""
    label = f"{escape_markdown(quotation.covered)}: " if quotation.covered else ""
    mark = f"[{quotation.citation.number}]"
    before, after = ("", f" {mark}") if quotation.speaker else (f"{mark} ", "")
    opening, closing = quotation_signs(quotation)
    yield Line(
        quotation.text,
        f"> {'' if names_article else before}{label}{bars}{opening}",
        f"{closing}{bars}{after}",
        f"> {before}{label}{bars}{opening}… ",
        quotation.marks,
        citations=(quotation.citation,),
        below=not (quotation.heading or quotation.speaker) or bool(quotation.heading),
    )
    if quotation.difference:
        text = quotation.difference if MARK.match(quotation.difference) else f"{mark} {quotation.difference}"
        yield Line(text, f"{_SMALL}{bars}", bars, f"{_SMALL}{bars}… ", below=True)
