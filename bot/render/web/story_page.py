"""The page of a race: its points against its articles as a table, and the ways to all else about it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot.answers.evidence.story import DISPUTES
from bot.facts.frozen import Frozen
from bot.facts.model import Mood, Verdict
from bot.render.article_text import publisher_name
from bot.render.direction import isolate
from bot.render.links import address
from bot.render.page_addresses import article_address, ask_address, claims_address, person_address, story_address
from bot.render.web.answer_card import CardArticle, CardLink
from bot.render.web.pieces import Piece, citation_addresses, text_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.answers.answer import CitedArticle
    from bot.answers.evidence.story import Cell, CellPart, MatrixRow, MatrixSection, StoryMatrix
    from bot.store.rows import RaceRow


class Show(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    DISPUTES = "disputes"
    AGREED = "agreed"
    ONE_SOURCE = "one-source"
    DIFFER = "differ"
    REPORTED = "reported"


_LABELS = {
    Show.ALL: "All",
    Show.DISPUTES: "Disputes",
    Show.AGREED: "Agreed",
    Show.ONE_SOURCE: "One source",
    Show.DIFFER: "Told differently",
    Show.REPORTED: "Reported",
}
_VERDICTS = {
    Show.AGREED: Verdict.AGREED,
    Show.ONE_SOURCE: Verdict.ONE_SOURCE,
    Show.DIFFER: Verdict.DIFFER,
    Show.REPORTED: Verdict.REPORTED,
}
_MOODS = {
    Mood.PLANNED: "planned",
    Mood.HOPED: "hoped for",
    Mood.EXPECTED: "expected",
    Mood.CONDITIONAL: "on a condition",
}


class ShowLink(Frozen, frozen=True):
    """The way to some of the rows, and how many those are."""

    label: str
    count: int
    address: str
    is_current: bool


class CellLine(Frozen, frozen=True):
    """A value in a cell: ``address`` is that of its words, ``manner`` in small print in what sense they are meant.

    ``is_in_dispute``: it cannot hold beside what others give, or most of them. ``number`` is the mark of an article
    that has no column, "" in a column.
    """

    words: str
    address: str
    manner: str
    is_printed: bool
    is_in_dispute: bool
    number: str = ""


class TableRow(Frozen, frozen=True):
    """A point. ``name`` is of whom or what it is told, and ``label`` what; "" where ``label`` is a whole sentence.

    ``person`` is the address of whom it is about, "" for no person; ``address`` is that of every side.
    ``cells`` are the lines of each column; an empty one: that article says nothing of it.
    """

    name: str
    person: str
    label: str
    address: str
    verdict: str
    tally: str
    notes: tuple[tuple[Piece, ...], ...]
    cells: tuple[tuple[CellLine, ...], ...]


class TableSection(Frozen, frozen=True):
    """Rows under one heading."""

    id: str
    label: str
    rows: tuple[TableRow, ...]


class StoryPage(Frozen, frozen=True):
    """The page of a race, ready to be drawn; ``has_others`` is whether the last column is that of other articles."""

    title: str
    meet: str
    setting: tuple[Piece, ...]
    choices: tuple[CardLink, ...]
    articles: tuple[CardArticle, ...]
    others: tuple[CardArticle, ...]
    has_others: bool
    shows: tuple[ShowLink, ...]
    sections: tuple[TableSection, ...]
    other_stories: tuple[CardLink, ...]


def story_page(matrix: StoryMatrix, show: Show = Show.ALL, stories: Iterable[RaceRow] = ()) -> StoryPage:
    """The page of a matrix with the rows that are wanted; below it the way to the other ones of some ``stories``."""
    other_stories = (story for story in stories if story.id != matrix.race)
    has_others = any(row.others for row in matrix.rows)
    places = {article.number: article_address(article.slug) for article in (*matrix.articles, *matrix.others)}
    setting = matrix.setting
    return StoryPage(
        isolate(matrix.name),
        isolate(matrix.meet),
        text_pieces(setting.text, citation_addresses(setting.citations)) if setting else (),
        tuple(CardLink(isolate(each.label), ask_address(each.ask)) for each in matrix.choices),
        tuple(map(_article, matrix.articles)),
        tuple(map(_article, matrix.others)),
        has_others,
        tuple(_show_links(matrix, show)),
        tuple(_sections(matrix, show, places, has_others=has_others)),
        tuple(map(story_link, other_stories)),
    )


def story_link(race: RaceRow) -> CardLink:
    """The way to the page of a race, by its name and that of its meet."""
    return CardLink(isolate(race.full_name), story_address(race.id))


def _article(article: CitedArticle) -> CardArticle:
    name = publisher_name(article)
    return CardArticle(article.number, isolate(name), article_address(article.slug), address(article.url) or "")


# --- which rows ---------------------------------------------------------------------------------------------------


def _is_shown(row: MatrixRow, section: MatrixSection, show: Show) -> bool:
    if show in _VERDICTS:
        return section.id != DISPUTES and row.verdict is _VERDICTS[show]
    return show is Show.ALL or section.id == DISPUTES


def _show_links(matrix: StoryMatrix, current: Show) -> Iterator[ShowLink]:
    for show in Show:
        count = sum(_is_shown(row, section, show) for section in matrix.sections for row in section.rows)
        query = "" if show is Show.ALL else f"?{urlencode({'show': show})}"
        yield ShowLink(_LABELS[show], count, f"{story_address(matrix.race)}{query}", show is current)


def _sections(
    matrix: StoryMatrix, show: Show, places: Mapping[int, str], *, has_others: bool
) -> Iterator[TableSection]:
    for section in matrix.sections:
        rows = [row for row in section.rows if _is_shown(row, section, show)]
        if rows:
            table_rows = tuple(_row(row, places, has_others=has_others) for row in rows)
            yield TableSection(section.id, section.label, table_rows)


# --- rows and cells -----------------------------------------------------------------------------------------------


def _row(row: MatrixRow, places: Mapping[int, str], *, has_others: bool) -> TableRow:
    cells = [tuple(_lines(row, cell)) for cell in row.cells]
    if has_others:
        cells.append(tuple(line for cell in row.others for line in _lines(row, cell, f"[{cell.number}]")))
    name, label = _head(row)
    return TableRow(
        isolate(name),
        person_address(row.about) if name and row.type == "person" else "",
        isolate(label),
        ask_address(row.ask),
        str(row.verdict),
        row.tally,
        tuple(text_pieces(note, places) for note in row.notes),
        tuple(cells),
    )


def _head(row: MatrixRow) -> tuple[str, str]:
    """What a row is of, and what it tells: "Josh Kerr", ", time"; "Josh Kerr", " looked confident"."""
    if not row.sentence:
        return row.name, f", {row.label}"
    is_named = row.sentence.startswith(f"{row.name} ")
    return (row.name, row.sentence.removeprefix(row.name)) if is_named else ("", row.sentence)


def _lines(row: MatrixRow, cell: Cell, number: str = "") -> Iterator[CellLine]:
    for part in cell.parts:
        yield CellLine(
            isolate(part.words),
            claims_address(cell.article, part.claims),
            isolate(" · ".join(_manner(part))),
            part.is_printed,
            _is_in_dispute(part, row.verdict),
            number,
        )


def _is_in_dispute(part: CellPart, verdict: Verdict) -> bool:
    """Whether a value is one of a tie, or another than most give."""
    if part.side is None:
        return False
    return verdict is Verdict.TIE or (verdict is Verdict.DISPUTED and part.side > 0)


def _manner(part: CellPart) -> Iterator[str]:
    """In what sense words are meant: "= 8th", "planned", "says Josh Kerr"."""
    if part.meaning:
        yield f"= {part.meaning}"
    if part.follows_from:
        yield f"from “{part.follows_from}”"
    if part.is_denied:
        yield "denied"
    if part.mood in _MOODS:
        yield _MOODS[part.mood]
    if part.is_initial:
        yield "at first"
    if part.by:
        yield f"says {part.by}"
