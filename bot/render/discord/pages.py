"""An answer as the pages of a message: markdown within Discord's limits, every mark beside its small print.

Pages are filled item by item. An item that no page can hold is cut at a word, or between two marks; what is cut says
that it goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Note
from bot.answers.input import LONGEST_QUESTION
from bot.answers.points.wording import shorten
from bot.facts.frozen import Frozen
from bot.render.discord.custom_ids import ask_id, asked_line
from bot.render.discord.items import MARK, Line, Outline, drawn_items, items, mark
from bot.render.discord.markdown import drawn_size, escape_markdown, plain_text
from bot.render.discord.small_print import small_print

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.answers.answer import Answer, Block, Citation
    from bot.answers.question import Call
    from bot.render.discord.items import Item

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

_FEW = 12
"""Articles of an answer whose marks are looked for one by one."""

_MOST_MARKED = 3
"""Articles that are named beside a part of an item that marks none itself."""

_FOR_MARKED = 1200
"""Characters of their small print, together."""


class Page(Frozen, frozen=True):
    """One page: its texts, of which the last is small print where ``has_small_print`` says so.

    ``receipts`` are those of what is told on it, in its order, ``blocks`` what is told or goes on there, and
    ``articles`` the numbers in its small print.
    """

    number: int
    of: int
    texts: tuple[str, ...]
    receipts: tuple[Citation, ...]
    blocks: tuple[Block, ...]
    articles: tuple[int, ...]
    has_small_print: bool

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Its receipts, equal ones once; only exact words ask for them."""
        return tuple(dict.fromkeys(self.receipts))


def pages(answer: Answer, call: Call | None = None) -> tuple[Page, ...]:
    """The pages of an answer, at least one; ``call`` is what it answers, where a button's id may lack room for it."""
    return _Book(answer, call).bound()


class _Sheet:
    """A page while it is filled; ``room`` is for further items and for the small print of what all of them mark."""

    def __init__(self, title: str, room: int) -> None:
        self.texts = [[title]]
        self.room = room - drawn_size(title)
        self.receipts: list[Citation] = []
        self.blocks: list[Block] = []
        self.workings: set[str] = set()
        self.told = 0
        self._marked: set[int] = set()
        self._unread: list[str] = []

    def put(self, made: Item) -> None:
        """Put an item on the page."""
        self.room -= made.size + 1
        self.told += made.size
        if made.opens and len(self.texts) < MOST_TEXTS:
            self.texts.append([made.markdown])
        else:
            self.texts[-1].append(made.markdown)
        self._unread.append(made.markdown)
        if made.working:
            self.workings.add(made.working)
        if made.block is not None:
            self.receipts += made.citations
            self.blocks.append(made.block)

    def marked(self, known: Mapping[str, int]) -> set[int]:
        """The articles whose small print the page needs: those that its lines mark, and those that it names besides."""
        if self._unread:
            self._marked |= _marked("\n".join(self._unread), known)
            self._unread.clear()
        return self._marked

    def name(self, number: int) -> None:
        """Give an article its small print here that no line marks."""
        self._marked.add(number)


def _marked(markdown: str, known: Mapping[str, int]) -> set[int]:
    """The articles that a text marks; ``known`` are all that there are, by their numbers as marks write them."""
    if len(known) <= _FEW:  # to look for each of them is quicker then than to read every mark
        return {number for number in known.values() if mark(number) in markdown}
    return {known[number] for number in known.keys() & MARK.findall(markdown)}


class _Book:
    """The pages of one answer while they are made."""

    def __init__(self, answer: Answer, call: Call | None) -> None:
        self._answer = answer
        self._asked = asked_line(call) if call else None
        self._prints = {article.number: small_print(article) for article in answer.articles}
        self._known = {f"{number}": number for number in self._prints}
        self._size_of_all = drawn_size("\n".join(self._prints.values())) + 1 if self._prints else 0
        self._room = MOST_CHARACTERS - (drawn_size(self._asked) + 1 if self._asked else 0)
        title = plain_text(answer.title)
        self._short = shorten(title, _LONGEST_TITLE)
        self._rest = title[len(self._short) - 1 :].strip() if self._short != title else ""
        self._title = f"### {escape_markdown(self._short)}"
        self._sheets: list[_Sheet] = []
        self._turn()

    @cached_property
    def _sizes(self) -> dict[int, int]:
        """The characters that each article's small print takes; most answers have room for all of it."""
        return {number: drawn_size(text) + 1 for number, text in self._prints.items()}

    def bound(self) -> tuple[Page, ...]:
        """Every page, with its number and how many there are."""
        for each in self._items():
            self._add(each)
        self._name_all()
        of = len(self._sheets)
        return tuple([self._page(sheet, number, of) for number, sheet in enumerate(self._sheets, 1)])

    def _items(self) -> Iterator[Item]:
        if self._rest:
            yield drawn_items(Outline([Line(self._rest, "… ")]))
        yield from items(self._answer)
        # A follow-up that no button has room for is a command to type.
        for choice in self._answer.choices[:MOST_CHOICES]:
            if ask_id(choice.ask) is None and len(choice.ask) <= LONGEST_QUESTION:
                yield drawn_items(Outline([Line(plain_text(choice.ask), "-# Ask next: ", "", "-# … ")]))

    def _page(self, sheet: _Sheet, number: int, of: int) -> Page:
        articles = tuple(sorted(sheet.marked(self._known)))
        below = [self._prints[each] for each in articles]
        if self._asked:
            below.append(self._asked)
        texts = tuple(["\n".join(lines) for lines in (*sheet.texts, below) if lines])
        return Page(number, of, texts, tuple(sheet.receipts), tuple(sheet.blocks), articles, bool(below))

    # --- filling ----------------------------------------------------------------------------------------------------

    def _add(self, made: Item) -> None:
        """Put an item on the page, or on the next one, or cut it where it has room on none."""
        sheet, whole = self._sheets[-1], made
        if made.working in sheet.workings:
            made = made.without_working()
        fits = self._fits(made, sheet)
        if sheet.told and (not fits or self._is_enough(sheet, made)):
            made, sheet = whole.apart or whole, self._turn()
            fits = self._fits(made, sheet)
        if fits:
            sheet.put(made)
        else:
            self._cut(made)

    def _is_enough(self, sheet: _Sheet, made: Item) -> bool:
        """Whether a page is not to go on with an item: a note may always stand below what it is on."""
        if made.opens and sheet.told > ENOUGH:
            return True
        return sheet.told + made.size > WALL and not isinstance(made.block, Note)

    def _fits(self, made: Item, sheet: _Sheet) -> bool:
        """Whether the page has room for an item and the small print of all that it then marks."""
        left = sheet.room - made.size - 1
        # Most pages have room for the small print of the whole answer, and then no mark needs to be looked for.
        if left >= self._size_of_all:
            return True
        return left >= self._sum(sheet.marked(self._known) | _marked(made.markdown, self._known))

    def _sum(self, numbers: Iterable[int]) -> int:
        """The characters of the small print of these articles."""
        return sum([self._sizes[number] for number in numbers])

    def _turn(self) -> _Sheet:
        sheet = _Sheet(self._title, self._room)
        self._sheets.append(sheet)
        return sheet

    def _name_all(self) -> None:
        """Name the articles that no line marks."""
        named: set[int] = set().union(*[sheet.marked(self._known) for sheet in self._sheets])
        for number in [number for number in self._prints if number not in named]:
            sheet = self._sheets[-1]
            if self._sum(sheet.marked(self._known)) + self._sizes[number] > sheet.room:
                sheet = self._turn()
            sheet.name(number)

    # --- cutting ----------------------------------------------------------------------------------------------------

    def _cut(self, made: Item) -> None:
        """Spread an item over pages, beginning on the empty one at hand."""
        lines = list(made.lines)
        marks = self._first_marks(made)
        first = True
        while lines:
            sheet = self._sheets[-1] if first else self._turn()
            kept = self._sum(marks) + _FOR_BREAKS
            here, lines = self._parted(lines, sheet.room - kept, {*marks})
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
        unmarked = marks and not _marked(drawn_items(Outline(here)).markdown, self._known)
        beside = " " + "".join([f"[{number}]" for number in marks]) if unmarked else ""
        begun = [] if first else [Line("", f"-# continued{beside}")]
        ended = [] if last else [Line("", f"-# (continued on the next page){beside if first else ''}")]
        part = drawn_items(Outline([*begun, *here, *ended], made.block, opens=made.opens and first))
        marked = _marked(part.markdown, self._known)
        sheet.put(replace(part, citations=[each for each in made.citations if each.number in marked]))

    def _parted(self, lines: list[Line], room: int, kept: set[int]) -> tuple[list[Line], list[Line]]:
        """The lines that have room here with their small print, and those that have not; the one between is cut.

        ``kept`` are the articles for whose small print there is room beside.
        """
        here: list[Line] = []
        for place, line in enumerate(lines):
            taken = self._taken(line, room, kept, at_least=not here)
            if taken is None or (here and taken < min(_LEAST, len(line.text))):
                return here, lines[place:]
            if taken < len(line.text):
                before, after = _split(line, taken)
                return [*here, before], [after, *lines[place + 1 :]]
            here.append(line)
            room -= self._needed(line, kept)
            kept = kept | _marked(line.drawn(), self._known)
        return here, []

    def _taken(self, line: Line, room: int, kept: set[int], *, at_least: bool) -> int | None:
        """How much of a line's text has room, in code points; None where not even its first piece has.

        ``at_least``: a first piece is taken in any case, for every page has room for one: of 150 letters, no more than
        600 characters are drawn.
        """
        stops = [stop for _, stop in _pieces(line.text, _LONGEST_TITLE)] or [0]
        fitting = bisect_right(stops, room, int(at_least), key=lambda stop: self._needed(_begun(line, stop), kept))
        return stops[fitting - 1] if fitting else None

    def _needed(self, line: Line, kept: set[int]) -> int:
        """The characters that a line takes, with the small print of the articles that it marks."""
        markdown = line.drawn()
        return drawn_size(markdown) + 1 + self._sum(_marked(markdown, self._known) - kept)


_PIECE = re.compile(r"\s*(?:\[\d+\]|(?:(?!\[\d+\])\S)+)|\s+$")
"""What is kept together: a word with the space before it, or one mark of a row of marks."""


def _pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Runs of the text that are not to be broken; longer ones are broken all the same."""
    for match in _PIECE.finditer(text):
        edges = [*range(match.start(), match.end(), longest), match.end()]
        yield from pairwise(edges)


def _begun(line: Line, taken: int) -> Line:
    """The line with the beginning of its text, which ends with dots unless it is all of it."""
    if taken >= len(line.text):
        return line
    text = line.text[:taken].rstrip()
    marks = tuple([(start, min(stop, len(text))) for start, stop in line.marks if start < len(text)])
    return replace(line, text=text, after=f" …{line.after}", marks=marks)


def _split(line: Line, taken: int) -> tuple[Line, Line]:
    """The line in two, each with its own bold runs; the first ends and the second begins with dots."""
    after = line.text[taken:]
    behind = taken + len(after) - len(after.lstrip())
    rest = tuple([(max(start - behind, 0), stop - behind) for start, stop in line.marks if stop > behind])
    return _begun(line, taken), replace(line, text=after.lstrip(), before=line.again, marks=rest)
