"""An answer as the pages of a message: each one screen of a phone, within Discord's limits, its articles named below.

Pages are filled with lines that stay together. A line that no page has room for is cut at a word, or between two marks.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.answers.input import LONGEST_QUESTION
from bot.answers.points.wording import shorten
from bot.facts.frozen import Frozen
from bot.render.direction import isolate
from bot.render.discord.custom_ids import ask_id, question_note
from bot.render.discord.lines import Line, answer_lines
from bot.render.discord.markdown import COVER, drawn_size, escape_line_start, escape_markdown, plain_text
from bot.render.discord.screen import BUTTONS, FRAME, GAP, MENU, SCREEN, SEPARATOR, proxy_height, text_height
from bot.render.discord.small_print import SmallPrint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Answer, Block, Citation
    from bot.answers.question import Call

MOST_CHARACTERS = 3900
"""Of all texts of a message together; Discord takes 4,000."""

MOST_CHOICES = 3
"""Buttons for what may be asked next."""

FEWEST_LINES = 4
"""Lines of a last page, where the one before it has some to spare."""

_FEWEST_PARTED = 2
"""Lines that stay together where the small print below them goes to the next page."""

_NEAR = 3
"""Places to part a page at, of which one with a heading is best."""

_LONGEST_TITLE = 100


class Page(Frozen, frozen=True):
    """One page: its texts, and the small print below them, "" where there is none.

    ``blocks`` are what begins or goes on there, ``citations`` the different receipts of it, in its order, and
    ``articles`` the numbers of those that the page names.
    """

    number: int
    of: int
    texts: tuple[str, ...]
    small_print: str
    citations: tuple[Citation, ...]
    blocks: tuple[Block, ...]
    articles: tuple[int, ...]


def answer_pages(
    answer: Answer, call: Call | None = None, below: int = BUTTONS + MENU, public_url: str | None = None
) -> tuple[Page, ...]:
    """The pages of an answer, at least one, each with room for so many pixels of buttons and menus below it.

    ``call`` is what it answers, where a button's id may lack room for it. ``public_url`` is the root of the pages that
    second links lead to.
    """
    return _Paginator(answer, call, below, public_url).pages()


class _Paginator:
    """Fills the pages of one answer."""

    def __init__(self, answer: Answer, call: Call | None, below: int, public_url: str | None) -> None:
        self._answer = answer
        self._public_url = public_url
        notes = [f"-# Read as {escape_markdown(shorten(answer.read_as, _LONGEST_TITLE))}"] if answer.read_as else []
        notes += filter(None, (question_note(call) if call else None,))
        title = plain_text(answer.title)
        shortened = shorten(title, _LONGEST_TITLE)
        self._note = "".join([f"\n{note}" for note in notes])
        self._title = isolate(f"### {escape_line_start(escape_markdown(shortened))}")
        self._rest_of_title = title[len(shortened) - 1 :].strip() if shortened != title else ""
        self._numbers = frozenset([article.number for article in answer.articles])
        self._small_print = SmallPrint(answer.articles, public_url)
        self._room = SCREEN - FRAME - below - text_height(self._title + self._note)
        self._proxy_room = SCREEN - below - proxy_height(self._title + self._note)
        self._character_room = MOST_CHARACTERS - drawn_size(self._title + self._note)
        self._pages: list[list[Line]] = [[]]

    def pages(self) -> tuple[Page, ...]:
        """Every page, with its number and how many there are."""
        for lines in self._groups():
            self._add(lines)
        if len(self._pages) > 1:
            self._balance(*self._pages[-2:])
        return tuple([self._page(number, lines) for number, lines in enumerate(self._pages, 1)])

    def _lines(self) -> Iterator[Line]:
        if self._rest_of_title:
            yield Line(self._rest_of_title, "… ")
        yield from answer_lines(self._answer, self._public_url)
        # A follow-up that no button has room for is a command to type.
        for choice in self._answer.choices[:MOST_CHOICES]:
            if ask_id(choice.ask) is None and len(choice.ask) <= LONGEST_QUESTION:
                yield Line(plain_text(choice.ask), "-# Ask next: ", again="-# … ")

    def _groups(self) -> Iterator[list[Line]]:
        """The lines that stay on one page together."""
        group: list[Line] = []
        for line in self._lines():
            if group and not line.below:
                yield group
                group = []
            group.append(line)
        if group:
            yield group

    def _page(self, number: int, lines: Sequence[Line]) -> Page:
        texts = _page_texts(self._title, lines)
        numbers = self._cited_below(lines)
        room = MOST_CHARACTERS - sum(map(drawn_size, texts)) - drawn_size(self._note)
        citations = tuple(dict.fromkeys([citation for line in lines for citation in line.citations]))
        blocks = {id(line.block): line.block for line in lines if line.block is not None}
        return Page(
            number,
            len(self._pages),
            texts,
            f"{self._small_print.line(numbers, room, citations)}{self._note}".strip(),
            citations,
            tuple(blocks.values()),
            tuple(sorted(numbers | {line.linked for line in lines if line.linked})),
        )

    def _cited_below(self, lines: Sequence[Line]) -> frozenset[int]:
        """The articles that the page marks and that no heading of it links."""
        return frozenset().union(*[line.numbers for line in lines]) & self._numbers - {line.linked for line in lines}

    # --- filling ----------------------------------------------------------------------------------------------------

    def _fits(self, lines: Sequence[Line]) -> bool:
        """Whether a page has room for the lines and the names of their articles."""
        numbers = self._cited_below(lines)
        small_print = self._small_print.measure(numbers)
        below = SEPARATOR + GAP + small_print.height if numbers or self._note else 0
        return (
            sum([line.height + GAP * line.opens for line in lines]) + below <= self._room
            and sum([line.proxy for line in lines]) + small_print.proxy <= self._proxy_room
            and sum([line.size for line in lines]) + small_print.size <= self._character_room
        )

    def _add(self, lines: Sequence[Line]) -> None:
        """Put lines on the page together, or on the next one; where no page has room for them, one by one."""
        if self._fits([*self._pages[-1], *lines]):
            self._pages[-1] += lines
            return
        parts = [place for place in range(_FEWEST_PARTED, len(lines)) if lines[place].parts]
        part = next((place for place in reversed(parts) if self._fits([*self._pages[-1], *lines[:place]])), 0)
        self._pages[-1] += lines[:part]
        self._turn()
        lines = lines[part:]
        if self._fits(lines):
            self._pages[-1] += lines
        else:
            for line in lines:
                self._add_line(line)

    def _balance(self, before: list[Line], last: list[Line]) -> None:
        """Move lines to the last page where it would hold only a few, so that nobody turns a page for a remnant.

        A part that is whole is not torn for that: where the last page begins with a heading, only whole parts move.
        """
        if len(last) >= FEWEST_LINES:
            return
        places = [
            place
            for place in range(len(before) - FEWEST_LINES + len(last), FEWEST_LINES - 1, -1)
            if (before[place].opens if last[0].opens else not before[place].below or before[place].parts)
            and not before[place - 1].opens
            and self._fits([*before[place:], *last])
        ]
        if places:
            place = next((place for place in places[:_NEAR] if before[place].opens), places[0])
            last[:0] = before[place:]
            del before[place:]

    def _turn(self) -> None:
        if self._pages[-1]:
            self._pages.append([])

    def _add_line(self, line: Line) -> None:
        """Put a line on the page or on the next one, or cut it where it has room on none, or below a heading."""
        while not self._fits([*self._pages[-1], line]):
            page = self._pages[-1]
            is_below_headings = all(above.opens for above in page)
            stop = self._last_stop(page, line) if is_below_headings else 0
            if stop:
                head, line = line.cut(stop)
                page.append(head)
            elif not page:  # it cannot be cut
                break
            self._turn()
        self._pages[-1].append(line)

    def _last_stop(self, page: Sequence[Line], line: Line) -> int:
        """Where to cut a line so that its beginning fits on the page; 0 where none does, which an empty page takes."""
        stops = line.stops[:-1]
        # What bisect picks was measured itself: it fits, even where a longer text happens to be drawn shorter.
        place = bisect_right(stops, False, key=lambda stop: not self._fits([*page, line.cut(stop)[0]]))  # noqa: FBT003
        return stops[place - 1] if place else 0 if page or not stops else stops[0]


def _page_texts(title: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """The lines below the title, each part of them that a heading opens as a text of its own."""
    texts = [[title]]
    for cover, group in groupby(lines, key=attrgetter("cover")):
        if cover:
            covered = "\n".join([line.markdown for line in group])
            texts[-1].append(f"{COVER}{covered}{' ' if covered.endswith('|') else ''}{COVER}")
            continue
        for line in group:
            texts += [[]] if line.opens else []
            texts[-1].append(line.markdown)
    return tuple(["\n".join(text) for text in texts])
