"""An answer as the pages of a message: markdown within Discord's limits, every mark beside its small print.

Pages are filled item by item. An item that no page can hold is cut at a word, or between two marks; what is cut says
that it goes on.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from bot.answers.answer import Note
from bot.answers.asking import LONGEST_QUESTION
from bot.answers.wording import cut
from bot.facts.frozen import Frozen
from bot.render.button_ids import ask_id, asked_line
from bot.render.items import MARK, Line, item, items, numbered
from bot.render.markdown import escaped, plain, size
from bot.render.small_print import small_print

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.answer import Answer, Block, Citation
    from bot.answers.question import Call
    from bot.render.items import Item

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
_LEAST = 40
"""Characters of a text that are worth beginning on a page."""

_FOR_BREAKS = 110
"""Characters that are kept free for what says that an item goes on."""

_MOST_MARKED = 3
"""Articles that are named beside a part of an item that marks none itself."""

_FOR_MARKED = 1200
"""Characters of their small print, together."""


class Page(Frozen, frozen=True):
    """One page: its texts, of which the last is small print where ``has_small_print`` says so.

    ``citations`` are the receipts of what is told on it, ``blocks`` what is told or goes on there, and ``articles``
    the numbers in its small print.
    """

    number: int
    of: int
    texts: tuple[str, ...]
    citations: tuple[Citation, ...]
    blocks: tuple[Block, ...]
    articles: tuple[int, ...]
    has_small_print: bool


def pages(answer: Answer, call: Call | None = None) -> tuple[Page, ...]:
    """The pages of an answer, at least one; ``call`` is what it answers, where a button's id may lack room for it."""
    return _Book(answer, call).bound()


class _Sheet:
    """A page while it is filled."""

    def __init__(self, title: str, room: int) -> None:
        self.texts = [title]
        self.room = room - size(title)
        self.numbers: set[int] = set()
        self.citations: list[Citation] = []
        self.blocks: list[Block] = []
        self.workings: set[str] = set()
        self.told = 0


class _Book:
    """The pages of one answer while they are made."""

    def __init__(self, answer: Answer, call: Call | None) -> None:
        self._answer = answer
        self._asked = asked_line(call) if call else None
        self._known = numbered(answer)
        self._prints = {article.number: small_print(article) for article in answer.articles}
        self._sizes = {number: size(text) + 1 for number, text in self._prints.items()}
        self._room = MOST_CHARACTERS - (size(self._asked) + 1 if self._asked else 0)
        title = plain(answer.title)
        self._short = cut(title, _LONGEST_TITLE)
        self._rest = title[len(self._short) - 1 :].strip() if self._short != title else ""
        self._title = f"### {escaped(self._short)}"
        self._sheets = [_Sheet(self._title, self._room)]

    def bound(self) -> tuple[Page, ...]:
        """Every page, with its number and how many there are."""
        for each in self._items():
            self._add(each)
        self._name_all()
        of = len(self._sheets)
        return tuple([self._page(sheet, number, of) for number, sheet in enumerate(self._sheets, 1)])

    def _items(self) -> Iterator[Item]:
        if self._rest:
            yield item([Line(self._rest, "… ")], self._known)
        yield from items(self._answer)
        # A follow-up that no button has room for is a command to type.
        for choice in self._answer.choices[:MOST_CHOICES]:
            if ask_id(choice.ask) is None and len(choice.ask) <= LONGEST_QUESTION:
                yield item([Line(plain(choice.ask), "-# Ask next: ", "", "-# … ")], self._known)

    def _page(self, sheet: _Sheet, number: int, of: int) -> Page:
        articles = tuple(sorted(sheet.numbers))
        below = [self._prints[each] for each in articles]
        if self._asked:
            below.append(self._asked)
        texts = (*sheet.texts, "\n".join(below)) if below else tuple(sheet.texts)
        # Equal receipts of an answer are one object; to compare them by what they hold is slow.
        citations = tuple({id(each): each for each in sheet.citations}.values())
        return Page(number, of, texts, citations, tuple(sheet.blocks), articles, bool(below))

    # --- filling ----------------------------------------------------------------------------------------------------

    def _add(self, made: Item) -> None:
        """Put an item on the page, or on the next one, or cut it where it has room on none."""
        sheet, whole = self._sheets[-1], made
        if made.working in sheet.workings:
            made = made.without_working()
        cost = self._cost(made, sheet)
        if sheet.told and (cost > sheet.room or self._is_enough(sheet, made)):
            made, sheet = whole.apart or whole, self._turn()
            cost = self._cost(made, sheet)
        if cost > sheet.room:
            self._cut(made)
        else:
            self._put(made, sheet, cost)

    def _is_enough(self, sheet: _Sheet, made: Item) -> bool:
        """Whether a page is not to go on with an item: a note may always stand below what it is on."""
        if made.opens and sheet.told > ENOUGH:
            return True
        return sheet.told + made.size > WALL and not isinstance(made.block, Note)

    def _cost(self, made: Item, sheet: _Sheet) -> int:
        """The characters that an item takes on the page, with the small print of its articles."""
        sizes, there = self._sizes, sheet.numbers
        return made.size + 1 + sum([sizes[number] for number in made.numbers if number not in there])

    def _turn(self) -> _Sheet:
        sheet = _Sheet(self._title, self._room)
        self._sheets.append(sheet)
        return sheet

    def _put(self, made: Item, sheet: _Sheet, cost: int) -> None:
        sheet.room -= cost
        sheet.told += made.size
        sheet.numbers.update(made.numbers)
        if made.opens and len(sheet.texts) < MOST_TEXTS:
            sheet.texts.append(made.markdown)
        else:
            sheet.texts[-1] += f"\n{made.markdown}"
        if made.working:
            sheet.workings.add(made.working)
        if made.block is not None:
            sheet.citations += made.citations
            sheet.blocks.append(made.block)

    def _name_all(self) -> None:
        """Name the articles that no line marks."""
        named = {number for sheet in self._sheets for number in sheet.numbers}
        for number in self._prints:
            if number not in named:
                sheet = self._sheets[-1]
                if self._sizes[number] > sheet.room:
                    sheet = self._turn()
                sheet.room -= self._sizes[number]
                sheet.numbers.add(number)

    # --- cutting ----------------------------------------------------------------------------------------------------

    def _cut(self, made: Item) -> None:
        """Spread an item over pages, beginning on the empty one at hand."""
        lines = list(made.lines)
        marks = self._first_marks(made)
        first = True
        while lines:
            sheet = self._sheets[-1] if first else self._turn()
            kept = sum([self._sizes[number] for number in marks]) + _FOR_BREAKS
            here, lines = self._parted(lines, sheet.room - kept)
            self._put_part(here, made, marks, sheet, first=first, last=not lines)
            first = False

    def _first_marks(self, made: Item) -> list[int]:
        """The first articles that are cited for an item: one at least, and no more than leave room for words."""
        cited = [number for number in dict.fromkeys([each.number for each in made.citations]) if number in self._sizes]
        costs = accumulate([self._sizes[number] for number in cited])
        fitting = [number for number, cost in zip(cited, costs, strict=True) if cost <= _FOR_MARKED]
        return (fitting or cited[:1])[:_MOST_MARKED]

    def _put_part(
        self, here: list[Line], made: Item, marks: list[int], sheet: _Sheet, *, first: bool, last: bool
    ) -> None:
        unmarked = marks and not item(here, self._known).numbers
        beside = " " + "".join([f"[{number}]" for number in marks]) if unmarked else ""
        begun = [] if first else [Line("", f"-# continued{beside}")]
        ended = [] if last else [Line("", f"-# (continued on the next page){beside if first else ''}")]
        part = item([*begun, *here, *ended], self._known, made.block, opens=made.opens and first)
        cited = [each for each in made.citations if each.number in part.numbers]
        self._put(part._replace(citations=cited), sheet, self._cost(part, sheet))

    def _parted(self, lines: list[Line], room: int) -> tuple[list[Line], list[Line]]:
        """The lines that have room here with their small print, and those that have not; the one between is cut."""
        here: list[Line] = []
        counted: set[int] = set()
        for place, line in enumerate(lines):
            taken, cost = self._taken(line, room, counted, at_least=not here)
            if taken >= len(line.text):
                here.append(line)
                room -= cost
                continue
            if here and taken < _LEAST:
                return here, lines[place:]
            before, after = _split(line, taken)
            return [*here, before], [after, *lines[place + 1 :]]
        return here, []

    def _taken(self, line: Line, room: int, counted: set[int], *, at_least: bool) -> tuple[int, int]:
        """How much of a line's text has room, in code points, and what that costs; ``counted`` gains its articles.

        ``at_least``: a first piece is taken in any case, for every page has room for one.
        """
        cost = size(line.before) + size(line.after) + 4 + self._new(line.before, counted)
        taken = 0
        for start, stop in _pieces(line.text, _LONGEST_TITLE):
            piece = line.text[start:stop]
            more = size(escaped(piece)) + 8 * bool(line.marks or line.verdicts) + self._new(piece, counted)
            if cost + more > room and (taken or not at_least):
                return taken, cost
            taken, cost = stop, cost + more
        return len(line.text), cost

    def _new(self, text: str, counted: set[int]) -> int:
        """What the small print of the articles costs that a text marks and that are not counted yet."""
        new = {int(number) for number in MARK.findall(text)} & self._sizes.keys() - counted
        counted |= new
        return sum([self._sizes[number] for number in new])


_PIECE = re.compile(r"\s*(?:\[\d+\]|(?:(?!\[\d+\])\S)+)|\s+$")
"""What is kept together: a word with the space before it, or one mark of a row of marks."""


def _pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Runs of the text that are not to be broken; longer ones are broken all the same."""
    for match in _PIECE.finditer(text):
        edges = [*range(match.start(), match.end(), longest), match.end()]
        yield from pairwise(edges)


def _split(line: Line, taken: int) -> tuple[Line, Line]:
    """The line in two, each with its own bold runs; the first ends and the second begins with dots."""
    before, after = line.text[:taken].rstrip(), line.text[taken:]
    behind = taken + len(after) - len(after.lstrip())
    first = tuple([(start, min(stop, len(before))) for start, stop in line.marks if start < len(before)])
    rest = tuple([(max(start - behind, 0), stop - behind) for start, stop in line.marks if stop > behind])
    return (
        line._replace(text=before, after=f" …{line.after}", marks=first),
        line._replace(text=after.lstrip(), before=line.again, marks=rest),
    )
