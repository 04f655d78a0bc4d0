"""An answer as a card: what a template needs of it, in the order in which it is read."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec.structs import replace

from bot.answers.answer import Heading, Note, Outcome, Quotation, Statement
from bot.answers.exact_words import cited_by
from bot.answers.points.wording import counted
from bot.answers.recap.covers import COVERS
from bot.answers.recap.recap import SHOW
from bot.answers.recap.scenes import Part
from bot.facts.frozen import Frozen
from bot.render.article_text import publisher_name
from bot.render.charts.drawing import chart_table, draw_chart
from bot.render.copied_lines import copied_lines
from bot.render.direction import isolate
from bot.render.links import address
from bot.render.page_addresses import article_address, ask_address
from bot.render.statement_text import quotation_signs, shared_cover, shown_blocks, statement_texts
from bot.render.web.pieces import Piece, PieceKind, citation_addresses, text_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Answer, Block, Choice
    from bot.answers.charts import Chart


class CardLine(Frozen, frozen=True):
    """A block of an answer. ``kind`` is "statement", "quotation", "excerpt", "heading" or "note".

    ``below`` are the small lines under it: a tally, a working, how a printing differs. ``heading`` is that of a remark.
    """

    kind: str
    pieces: tuple[Piece, ...]
    below: tuple[tuple[Piece, ...], ...] = ()
    level: int = 0
    strong: bool = False
    heading: str = ""


class CardPart(Frozen, frozen=True):
    """Lines that stand together; ``cover`` says what is covered there, "" where they are open."""

    cover: str
    lines: tuple[CardLine, ...]


class CardLink(Frozen, frozen=True):
    """Something to press: its label and its address."""

    label: str
    address: str


class CardArticle(Frozen, frozen=True):
    """An article below the answer: ``evidence`` is its page here, ``page`` its own address, "" where none may lead."""

    number: int
    publisher: str
    evidence: str
    page: str


class CardChart(Frozen, frozen=True):
    """The picture of an answer as SVG, and what it shows as a table: the heads of its columns and its rows."""

    svg: Markup
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class AnswerCard(Frozen, frozen=True):
    """An answer, ready to be drawn. ``address`` is its own, ``question`` the line that was asked.

    ``copied`` is the answer as plain lines, with publishers for marks.
    """

    question: str
    address: str
    read_as: str
    title: str
    is_answered: bool
    parts: tuple[CardPart, ...]
    articles: tuple[CardArticle, ...]
    choices: tuple[CardLink, ...]
    disputes: tuple[CardLink, ...]
    copied: str
    chart: CardChart | None


def answer_card(answer: Answer) -> AnswerCard:
    """The card of an answer."""
    return AnswerCard(
        answer.question,
        ask_address(answer.question),
        answer.read_as,
        isolate(answer.title),
        answer.outcome is Outcome.ANSWERED,
        tuple(_parts(answer)),
        tuple(_articles(answer)),
        _links(answer.choices),
        _links(_disputes(answer)),
        "\n".join(copied_lines(answer, answer.blocks, [article.number for article in answer.articles])),
        _chart(answer.chart) if answer.chart else None,
    )


def _chart(chart: Chart) -> CardChart:
    heads, rows = chart_table(chart)
    return CardChart(Markup(draw_chart(chart)), heads, rows)  # noqa: S704 — the drawing escapes every text


def _disputes(answer: Answer) -> tuple[Choice, ...]:
    """The points in dispute, where no choice leads to all of them."""
    every = counted(len(answer.disputes), "dispute")
    return () if any(choice.label == every for choice in answer.choices) else answer.disputes


_LABELS = {SHOW: "Show everything"}
"""What a choice is called on a page, which its reader alone sees."""


def _links(choices: Sequence[Choice]) -> tuple[CardLink, ...]:
    labels = ((isolate(_LABELS.get(choice.label, choice.label)), choice.ask) for choice in choices)
    return tuple(CardLink(label, ask_address(ask)) for label, ask in labels)


def _parts(answer: Answer) -> Iterator[CardPart]:
    below_article = False
    silent = {None, COVERS[Part.BEFORE]} if any(map(shared_cover, answer.blocks)) else set()
    for cover, blocks in groupby(shown_blocks(answer.blocks), key=shared_cover):
        lines = []
        for block in blocks:
            if isinstance(block, Heading):
                below_article = block.article is not None
            line = _line(block, names_article=below_article)
            lines.append(_unlinked(line) if cover in silent else line)
        yield CardPart(cover or "", tuple(lines))


def _unlinked(line: CardLine) -> CardLine:
    """A line that leads nowhere: around its own words an article may tell what is covered."""
    below = tuple(map(_unlinked_pieces, line.below))
    return replace(line, pieces=_unlinked_pieces(line.pieces), below=below)


def _unlinked_pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(replace(piece, address="") if piece.kind is PieceKind.MARK else piece for piece in pieces)


def _line(block: Block, *, names_article: bool) -> CardLine:
    match block:
        case Statement():
            return statement_line(block, names_article=names_article)
        case Quotation():
            return _quotation_line(block)
        case Heading():
            return CardLine("heading", text_pieces(block.text, {}))
        case Note():
            return _note_line(block)


def statement_line(
    statement: Statement, *, names_article: bool = False, links: Mapping[int, str] | None = None
) -> CardLine:
    """A statement as a line whose marks lead to the words that it cites; ``links`` has other addresses for some."""
    addresses = {**citation_addresses(statement.citations), **(links or {})}
    text, tally = statement_texts(statement, names_article=names_article)
    return CardLine(
        "statement",
        text_pieces(text, addresses, statement.marks),
        tuple(text_pieces(below, addresses) for below in (tally, statement.working) if below),
        statement.level,
        statement.strong,
    )


def _quotation_line(quotation: Quotation) -> CardLine:
    """A remark with its mark behind it, or an excerpt with its mark before it."""
    addresses = citation_addresses((quotation.citation,))
    opening, closing = quotation_signs(quotation)
    mark = text_pieces(f"[{quotation.citation.number}]", addresses)
    shift = len(opening)
    matches = [(start + shift, end + shift) for start, end in quotation.marks]
    words = text_pieces(f"{opening}{quotation.text}{closing}", {}, matches)
    space = text_pieces(" ", {})
    return CardLine(
        "quotation" if quotation.speaker else "excerpt",
        (*words, *space, *mark) if quotation.speaker else (*mark, *space, *words),
        (text_pieces(quotation.difference, addresses),) if quotation.difference else (),
        heading=quotation.heading or "",
    )


_COMMAND = re.compile(r"(/[a-z]+[^·]*?) · ")


def _note_line(note: Note) -> CardLine:
    """A note; where it begins with a question to ask, that leads to its answer."""
    command = _COMMAND.match(note.text)
    if command is None:
        return CardLine("note", text_pieces(note.text, {}))
    link = Piece(PieceKind.COMMAND, command[1], ask_address(command[1]))
    return CardLine("note", (link, *text_pieces(note.text[command.end(1) :], {})))


def _articles(answer: Answer) -> Iterator[CardArticle]:
    """The articles by number, each opening at its words on what the answer says first: on what answers, where it does.

    Where something is covered neither its title nor its words may tell, so that no link leads there.
    """
    addresses: dict[int, str] = {}
    for block in sorted(answer.blocks, key=lambda block: not (isinstance(block, Statement) and block.strong)):
        addresses = citation_addresses(cited_by(block)) | addresses
    for article in answer.articles:
        evidence = addresses.get(article.number) or article_address(article.slug)
        page = address(article.url, article.fragment) or ""
        open_links = ("", "") if article.covered else (evidence, page)
        yield CardArticle(article.number, publisher_name(article), *open_links)
