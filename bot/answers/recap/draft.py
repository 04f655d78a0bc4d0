"""A recap as blocks: the whole story, or as much of it as a screen has room for, what tells the outcome covered."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.citations import Citations
from bot.answers.points.findings import distinct_findings, finding_statement
from bot.answers.points.points import race_findings
from bot.answers.points.teams import member_of
from bot.answers.points.wording import occasion_words
from bot.answers.quote.remarks import fullest, remark_blocks
from bot.answers.recap.covers import ARTICLE, COVERS, covering_part
from bot.answers.recap.lead import result_lines
from bot.answers.recap.leaders import is_of_leaders, leaders_line
from bot.answers.recap.room import COVERING, HEADING, height
from bot.answers.recap.scenes import RESULT_DETAIL, Part, takes_lead
from bot.answers.result.placing_lines import has_open_standing
from bot.answers.result.result import setting_line
from bot.answers.sentences.excerpts import without_nested
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.grouping import grouped
from bot.facts.moment import Moment
from bot.facts.result_roles import MARGIN_ROLE, explains_outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, CitedArticle
    from bot.answers.points.points import AnswerContext
    from bot.answers.recap.story import Story, StoryItem
    from bot.store.rows import Facts, PointRow, SpeakerQuoteRow

Line = Statement | Quotation

_HEADINGS = {
    Part.BEFORE: "Before",
    Part.RESULT: "The result",
    Part.AFTER: "After",
    Part.BESIDES: "Besides",
    Part.WORDS: "What they said",
}
_BEFORE_RACE = Moment("before")
_TURNS = (
    *(Part.RACE, Part.BEFORE, Part.RACE, Part.RACE, Part.AFTER),
    *(Part.BEFORE, Part.WORDS, Part.RACE, Part.AFTER),
)
"""Of which parts a short recap tells something, the first first, as far as there is room: else of the race."""
_OF_SEVERAL = 2
"""What that weighs is told by two or is a turn of the race: what one article alone has beside it is told last."""
_HEIGHT_OF_AN_ARTICLE = 36
"""Pixels for which another article has to tell a line: of two that weigh the same the shorter one is told."""


def write_recap(
    story: Story, facts: Facts, *, hide: bool, room: float | None
) -> tuple[tuple[Block, ...], tuple[CitedArticle, ...]]:
    """The story in blocks, and the articles that they cite: the whole of it, or what fits into so many pixels.

    ``hide`` covers what tells the outcome.
    """

    def draft(*, hidden: bool) -> _Draft:
        return _Draft(story, facts, hide=hidden, whole=room is None)

    written, items = draft(hidden=hide), story.items
    if room is not None:
        # Covers take room of their own: what fits below them is some of what stands open without them.
        for measured in (draft(hidden=False), draft(hidden=True)) if hide else (written,):
            items = measured.fitting(items, room)
    return written.blocks(items), written.articles


class _Draft:
    """Writes one recap; nothing is cited but what it writes."""

    def __init__(self, story: Story, facts: Facts, *, hide: bool, whole: bool) -> None:
        self._story = story
        self._whole = whole
        self._facts = facts
        self._hide = hide
        self._context = self._uncited()
        self._before = (_BEFORE_RACE, *map(Moment.before, (story.race.id, story.race.meet)))
        self._heights: dict[int, float] = {}
        self._coverings: dict[int, Part | None] = {}
        self._is_covered = False
        self._has_leaders = False
        # Who is named under a cover has not been read of: what stands open introduces everybody anew.
        self._open = self._writer()
        self._covered = self._writer() if hide else self._open

    def _writer(self) -> SentenceWriter:
        story = self._story
        # Of a race without a result nobody tells as of one that was run.
        day = story.day if story.sheet.placings else ""
        writer = SentenceWriter(self._context, story.race, day=day)
        if not self._whole:
            writer.tell_briefly()
        return writer

    @property
    def articles(self) -> tuple[CitedArticle, ...]:
        """The small print of what was written; headlines tell who won, too, of a race whose outcome is covered."""
        articles = self._context.citations.articles()
        return tuple(replace(article, covered=ARTICLE) for article in articles) if self._is_covered else articles

    def blocks(self, items: Sequence[StoryItem]) -> tuple[Block, ...]:
        """The result and the items, part by part; a hidden result stands where it belongs in time."""
        parts = [*Part] if self._hide else [Part.RESULT, *(part for part in Part if part is not Part.RESULT)]
        sheet, contest = self._story.sheet, self._story.race.contest
        setting = setting_line(replace(sheet, wind=None), self._context) if self._whole and sheet.placings else ()
        blocks: list[Block] = [*setting]
        for part in parts:
            lines = self.result if part is Part.RESULT else self._part(items, part)
            # Of a race without a result the day is what there is first to tell.
            if not sheet.placings and part is Part.BEFORE:
                rows = [row for row in (sheet.venue, sheet.date) if row is not None]
                lines = [*(line for row in rows for line in self._open.lines(row)), *lines]
            heading = Heading(_HEADINGS.get(part, f"The {contest}"))
            blocks += [heading] if lines and (self._hide or part is not Part.RESULT) else []
            blocks += lines
        blocks += self._contradictions() if self._whole else ()
        self._is_covered = any(isinstance(block, Line) and block.covered for block in blocks)
        return (*([Note("The outcome is covered.")] if self._is_covered else []), *blocks)

    @cached_property
    def result(self) -> list[Statement]:
        """The lines of the result; a short story that covers them does without their small print."""
        sheet, context = self._story.sheet, self._context
        told = [] if self._whole else self._reasons
        reasons = grouped((row.about, self._covered.sentence(row)) for row in told)
        results = result_lines(sheet, self._covered, context, whole=self._whole, reasons=reasons)
        ways = sheet.decided
        lines = [*results, *(self._covered.sentence(row) for row in (ways if self._whole else ways[-1:]))]
        if self._hide and not self._whole:
            lines = [replace(line, tally=None) for line in lines if line.level == 0]
        return [replace(line, covered=COVERS[Part.RESULT]) for line in lines] if self._hide else lines

    @cached_property
    def _reasons(self) -> list[PointRow]:
        """Why those who have a line of the result were out of the race; a whole story has it where the race is told."""
        attributes = self._context.vocabulary.attributes
        placed = {each.about for each in self._story.sheet.placings if not has_open_standing(each)}
        later = [item.row for item in self._story.items if item.row and item.scene >= RESULT_DETAIL]
        return [row for row in later if row.about in placed and explains_outcome(row.attribute, attributes)]

    def fitting(self, items: Sequence[StoryItem], room: float) -> tuple[StoryItem, ...]:
        """The items that fit into so many pixels below the result: the heaviest of each part, turn by turn."""
        room -= sum(map(height, self.result)) + COVERING * self._hide
        told = {row.id for row in self._reasons}
        items = [item for item in items if item.row is None or item.row.id not in told]
        led = None if self._whole or self._hide else leaders_line(self._story, self._uncited())
        self._has_leaders = led is not None and HEADING + height(led) <= room
        if led is not None and self._has_leaders:
            items = [item for item in items if not is_of_leaders(item)]
            room -= HEADING + height(led)
        waiting = {part: self._heaviest(items, part) for part in {*_TURNS}}
        chosen: list[StoryItem] = []
        turns = (Part.BEFORE,) * self._hide + (Part.RACE, Part.RACE) * self._has_leaders + _TURNS
        for least, turn in product((_OF_SEVERAL, 0), turns):
            part = turn if waiting[turn] else Part.RACE
            # A cover below what is open in the same part has a line of its own over it, as high as a heading.
            is_open = any(item.part is part for item in chosen) or (self._has_leaders and part is Part.RACE)
            opens = HEADING * (self._hide or not is_open)
            left = (item for item in waiting[part] if item not in chosen and item.weight >= least)
            heights = ((item, opens + self._height(item)) for item in left)
            item, needed = next((each for each in heights if each[1] <= room), (None, 0.0))
            if item is not None:
                chosen.append(item)
                room -= needed
        return tuple(item for item in items if item in chosen)

    def _height(self, item: StoryItem) -> float:
        if id(item) not in self._heights:
            self._heights[id(item)] = sum(map(height, self._lines([item], self._measured)))
        return self._heights[id(item)]

    @cached_property
    def _measured(self) -> SentenceWriter:
        """Writes what is measured and perhaps not told: it cites and introduces nobody."""
        return self._open.apart(self._uncited())

    def _uncited(self) -> AnswerContext:
        return replace(self._story.context, citations=Citations(self._facts.articles, self._facts.names))

    def _heaviest(self, items: Iterable[StoryItem], part: Part) -> list[StoryItem]:
        """What a short recap may tell of a part, the heaviest first; of what stood before, the latest of the heaviest.

        What is not half as heavy, or of what stood before as the race, and what the result says by itself, is left to
        the whole story: all but what cannot hold, and by how much the winner won, where several articles tell it and
        nothing else decided.
        """
        of_part = [item for item in items if item.part is part]
        if part is Part.BEFORE:
            of_part.reverse()
        if self._story.sheet.placings:
            of_part = [item for item in of_part if item.scene != RESULT_DETAIL or self._is_worth_telling(item)]
        compared = {part, Part.RACE} if part is Part.BEFORE and not self._hide else {part}
        least = max((item.weight for item in items if item.part in compared), default=0) / 2
        heavy = [item for item in of_part if item.weight >= least]
        return sorted(heavy, key=self._order)

    def _order(self, item: StoryItem) -> tuple[float, float]:
        """A sort key: the heaviest for its height first, of turns that of who won or led; of two alike the heavier."""
        row, winners, members = item.row, self._story.winners, self._story.sheet.members
        winners |= {member_of(row) for team in winners for row in members.get(team, ())}
        is_first = item.part is Part.RACE and row is not None and (row.about in winners or takes_lead(row))
        return self._height(item) / _HEIGHT_OF_AN_ARTICLE - item.weight - is_first / 2, -item.weight

    def _is_worth_telling(self, item: StoryItem) -> bool:
        """Whether a detail of the result cannot hold, or is by how much the winner won."""
        row = item.row
        if row is None or MARGIN_ROLE not in row.attribute.roles or self._story.sheet.decided:
            return row is not None and any(caveat.is_clash for caveat in row.caveats)
        articles = {article for value in row.values for article in value.articles}
        return len(articles) > 1 and row.about in self._story.winners

    def _part(self, items: Sequence[StoryItem], part: Part) -> list[Line]:
        """The lines of a part, those that tell the outcome behind the others, so that one cover is over all of them."""
        opened = [item for item in items if item.part is part and self._covering(item) is None]
        covered = [item for item in items if self._covering(item) is part]
        led = leaders_line(self._story, self._context) if self._has_leaders and part is Part.RACE else None
        lines = [*([led] if led else []), *self._lines(opened, self._open)]
        under = [_under(line, COVERS[part]) for line in self._lines(covered, self._covered)]
        return lines + ([*map(_without_contradiction, under)] if part is Part.BEFORE else under)

    def _lines(self, items: Sequence[StoryItem], writer: SentenceWriter) -> list[Line]:
        writer.imply(*self._before if all(item.part is Part.BEFORE for item in items) else ())
        statements = [line for item in items if item.row is not None for line in writer.lines(item.row)]
        remarks = [line for item in items for line in self._remark(item.remark, writer)]
        return [*without_nested(statements), *remarks]

    def _remark(self, printings: Sequence[SpeakerQuoteRow], writer: SentenceWriter) -> Iterator[Line]:
        """The fullest printing of a remark; in a whole story who else prints it, too."""
        if printings:
            first = fullest(printings)
            heading = f"{first.speaker.name}, {occasion_words(first.quote.when, self._story.race.contest)}"
            shown = printings if self._whole else [first]
            yield from remark_blocks(shown, first.speaker.name, writer.context.citations, heading)

    def _covering(self, item: StoryItem) -> Part | None:
        """The part under whose cover an item stands, where the outcome is hidden; None for one that is open."""
        if self._hide and id(item) not in self._coverings:
            lines, names = self._lines([item], self._writer()), self._facts.names
            part = covering_part(item, lines, self._story, names)
            self._coverings[id(item)] = part
        return self._coverings.get(id(item))

    def _contradictions(self) -> Iterator[Block]:
        """What cannot all hold of the race."""
        findings = distinct_findings(race_findings(self._facts, self._story.race.id))
        yield from [Heading("Contradictions")] if findings else ()
        lines = (finding_statement(row, self._context) for row in findings)
        yield from (_under(line, COVERS[Part.AFTER]) if self._hide else line for line in lines)


def _under(line: Line, cover: str) -> Line:
    """A line under a cover; who spoke after a race, and when, is under it too."""
    return replace(line, covered=cover, heading=None) if isinstance(line, Quotation) else replace(line, covered=cover)


def _without_contradiction(line: Line) -> Line:
    """A line of what came before without what the race made of it, which would tell its outcome."""
    tells = isinstance(line, Statement) and "CONTRADICT" in (line.tally or "")
    return replace(line, tally=None) if tells else line
