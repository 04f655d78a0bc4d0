"""An answer as the pages of a message: markdown within Discord's limits, every mark with its small print.

Pages are filled item by item. An item that no page can hold is cut at a word, or between two marks; what is cut says
that it goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Note
from bot.answers.input import LONGEST_QUESTION
from bot.answers.points.wording import shorten
from bot.facts.frozen import Frozen
from bot.render.direction import isolate
from bot.render.discord.custom_ids import ask_id, question_note
from bot.render.discord.items import Item, MarkdownLine, answer_items
from bot.render.discord.markdown import drawn_size, escape_line_start, escape_markdown, plain_text
from bot.render.discord.small_print import small_print

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from bot.answers.answer import Answer, Block, Citation
    from bot.answers.question import Call

Lines = tuple[MarkdownLine, ...]

MOST_CHARACTERS = 3900
"""Of all texts of a message together; Discord takes 4,000."""

ENOUGH = 1500
"""Characters after which no further part is begun on a page: more is a wall on a phone."""

WALL = 2000
"""Characters that a page has at most, but for a single item that is longer, and for notes."""

MOST_TEXTS = 18
"""Texts of a message beside its small print: with buttons and menus they stay under its 40 components."""

MOST_CHOICES = 5
"""Buttons of a row."""

_LONGEST_TITLE = 150

_FEWEST_LETTERS = 40
"""Code points of a line that are worth beginning on a page."""

_CONTINUATION_ROOM = 110
"""Characters that are left free for what says that an item goes on."""

_MOST_LEADING_MARKS = 3
"""Articles that are marked beside a part of an item that marks none itself."""

_LEADING_MARKS_ROOM = 1200
"""Characters of their small print, together."""


class Page(Frozen, frozen=True):
    """One page: its texts, of which the last is small print where ``has_small_print`` says so.

    ``citations`` are the different receipts of what it says, in its order, ``blocks`` what begins or goes on there, and
    ``articles`` the numbers in its small print.
    """

    number: int
    of: int
    texts: tuple[str, ...]
    citations: tuple[Citation, ...]
    blocks: tuple[Block, ...]
    articles: tuple[int, ...]
    has_small_print: bool


def answer_pages(answer: Answer, call: Call | None = None) -> tuple[Page, ...]:
    """The pages of an answer, at least one; ``call`` is what it answers, where a button's id may lack room for it."""
    return _Paginator(answer, call).pages()


class _OpenPage:
    """A page while it is filled: its items, and the marks of articles that only its small print names."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.extra_marks: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        return sum([item.size for item in self.items])


class _Paginator:
    """Fills the pages of one answer."""

    def __init__(self, answer: Answer, call: Call | None) -> None:
        self._answer = answer
        self._question_note = question_note(call) if call else None
        self._small_print = {f"[{article.number}]": small_print(article) for article in answer.articles}
        title = plain_text(answer.title)
        shortened = shorten(title, _LONGEST_TITLE)
        self._title = isolate(f"### {escape_line_start(escape_markdown(shortened))}")
        self._rest_of_title = title[len(shortened) - 1 :].strip() if shortened != title else ""
        self._pages = [_OpenPage()]

    def pages(self) -> tuple[Page, ...]:
        """Every page, with its number and how many there are."""
        for item in self._items():
            self._add(item)
        self._name_unmarked_articles()
        return tuple([self._page(number) for number in range(1, len(self._pages) + 1)])

    def _items(self) -> Iterator[Item]:
        if self._rest_of_title:
            yield Item((MarkdownLine(self._rest_of_title, "… "),))
        yield from answer_items(self._answer)
        # A follow-up that no button has room for is a command to type.
        for choice in self._answer.choices[:MOST_CHOICES]:
            if ask_id(choice.ask) is None and len(choice.ask) <= LONGEST_QUESTION:
                yield Item((MarkdownLine(plain_text(choice.ask), "-# Ask next: ", again="-# … "),))

    def _page(self, number: int) -> Page:
        page = self._pages[number - 1]
        texts = [[self._title]]
        for item in page.items:
            if item.opens and len(texts) < MOST_TEXTS:
                texts.append([])
            texts[-1].append(item.markdown)
        marks = self._marks(page.items, page.extra_marks)
        articles = sorted({article.number for article in self._answer.articles if f"[{article.number}]" in marks})
        small_print = [self._small_print[f"[{article}]"] for article in articles]
        if self._question_note:
            small_print.append(self._question_note)
        return Page(
            number,
            len(self._pages),
            tuple(["\n".join(lines) for lines in (*texts, small_print) if lines]),
            tuple(dict.fromkeys([citation for item in page.items for citation in item.citations])),
            tuple([item.block for item in page.items if item.block is not None]),
            tuple(articles),
            bool(small_print),
        )

    # --- what a page has room for -----------------------------------------------------------------------------------

    def _marks(self, items: Sequence[Item], extra: frozenset[str] = frozenset()) -> Set[str]:
        """The marks of the articles whose small print stands below these items, the ``extra`` ones among them."""
        return self._small_print.keys() & extra.union(*[item.marks for item in items])

    def _size(self, items: Sequence[Item], extra: frozenset[str] = frozenset()) -> int:
        """The characters of a page of these items, its title and its small print included."""
        texts = [self._title, *[item.markdown for item in items]]
        texts += [self._small_print[mark] for mark in self._marks(items, extra)]
        if self._question_note:
            texts.append(self._question_note)
        return drawn_size("\n".join(texts))

    def _is_enough(self, page: _OpenPage, item: Item) -> bool:
        """Whether a page is not to go on with an item: a note may always stand below what it is on."""
        if item.opens and page.size > ENOUGH:
            return True
        return page.size + item.size > WALL and not isinstance(item.block, Note)

    # --- filling ----------------------------------------------------------------------------------------------------

    def _turn(self) -> _OpenPage:
        self._pages.append(_OpenPage())
        return self._pages[-1]

    def _add(self, item: Item) -> None:
        """Put an item on the page, or on the next one, or cut it where it has room on none."""
        page = self._pages[-1]
        is_repeated = bool(item.working) and item.working in [other.working for other in page.items]
        below = item.without_working() if is_repeated else item
        if not page.items:
            self._open_with(item, page)
        elif self._is_enough(page, below) or self._size([*page.items, below]) > MOST_CHARACTERS:
            self._open_with(item.labelled or item, self._turn())
        else:
            page.items.append(below)

    def _open_with(self, item: Item, page: _OpenPage) -> None:
        """Put an item on an empty page."""
        if self._size([item]) <= MOST_CHARACTERS:
            page.items.append(item)
        else:
            self._cut(item, page)

    def _name_unmarked_articles(self) -> None:
        marks = set().union(*[self._marks(page.items, page.extra_marks) for page in self._pages])
        for mark in [mark for mark in self._small_print if mark not in marks]:
            page = self._pages[-1]
            if self._size(page.items, page.extra_marks | {mark}) > MOST_CHARACTERS:
                page = self._turn()
            page.extra_marks |= {mark}

    # --- cutting ----------------------------------------------------------------------------------------------------

    def _cut(self, item: Item, page: _OpenPage) -> None:
        """Spread an item over pages, beginning on an empty one."""
        marks = self._leading_marks(item)
        lines, rest = self._split(item.lines, marks)
        page.items.append(self._part(item, lines, marks, is_first=True, is_last=not rest))
        while rest:
            lines, rest = self._split(rest, marks)
            self._turn().items.append(self._part(item, lines, marks, is_first=False, is_last=not rest))

    def _leading_marks(self, item: Item) -> list[str]:
        """The first articles that are cited for an item: one at least, and no more than leave room for words."""
        marks = dict.fromkeys([f"[{citation.number}]" for citation in item.citations])
        cited = [mark for mark in marks if mark in self._small_print]
        sizes = accumulate([drawn_size(self._small_print[mark]) + 1 for mark in cited])
        fitting = [mark for mark, size in zip(cited, sizes, strict=True) if size <= _LEADING_MARKS_ROOM]
        return (fitting or cited[:1])[:_MOST_LEADING_MARKS]

    def _split(self, lines: Lines, marks: Sequence[str]) -> tuple[Lines, Lines]:
        """The lines that an empty page has room for, and those that it has not; the one between is cut.

        A first piece is taken in any case, for every page has room for one.
        """
        extra = frozenset(marks)
        cuts = [
            (number, stop)
            for number, line in enumerate(lines)
            for stop in line.stops
            if number == 0 or stop >= min(_FEWEST_LETTERS, len(line.text))
        ]
        room = MOST_CHARACTERS - _CONTINUATION_ROOM
        # What bisect picks was measured itself: it fits, even where a longer text happens to be drawn shorter.
        place = bisect_right(cuts, room, lo=1, key=lambda cut: self._size([Item(_cut_lines(lines, *cut)[0])], extra))
        return _cut_lines(lines, *cuts[place - 1])

    def _part(self, item: Item, lines: Lines, marks: Sequence[str], *, is_first: bool, is_last: bool) -> Item:
        """A part of an item that is cut; where its lines mark no article, what says that it goes on does."""
        is_marked = bool(self._marks([Item(lines)]))
        names = f" {''.join(marks)}" if marks and not is_marked else ""
        above = () if is_first else (MarkdownLine("", f"-# continued{names}"),)
        below = () if is_last else (MarkdownLine("", f"-# (continued on the next page){names if is_first else ''}"),)
        part = Item((*above, *lines, *below), item.block, opens=item.opens and is_first)
        cited = tuple([citation for citation in item.citations if f"[{citation.number}]" in part.marks])
        return replace(part, citations=cited)


def _cut_lines(lines: Lines, number: int, stop: int) -> tuple[Lines, Lines]:
    """Lines in two, of which one is cut where its text is longer than ``stop``."""
    line = lines[number]
    if stop == len(line.text):
        return lines[: number + 1], lines[number + 1 :]
    before, after = line.cut(stop)
    return (*lines[:number], before), (after, *lines[number + 1 :])
