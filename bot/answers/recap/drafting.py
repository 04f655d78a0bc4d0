"""A recap as a draft: the whole story, or as much of it as there is room for, what tells the outcome covered."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.citations import cited_article, fragment
from bot.answers.points.points import AnswerContext
from bot.answers.points.wording import occasion_words
from bot.answers.quote.wording_difference import wording_difference
from bot.answers.recap.covers import ARTICLE, PARTS, cover, covered
from bot.answers.recap.flow import by_subject
from bot.answers.recap.naming import Mentions
from bot.answers.recap.phrases import phrases
from bot.answers.recap.prose import Prose
from bot.answers.recap.scenes import RESULT, SETTING, Part, together
from bot.answers.recap.story import ALWAYS
from bot.answers.recap.telling import Teller
from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, Citation, CitedArticle
    from bot.answers.recap.phrases import Phrase
    from bot.answers.recap.story import Item, Story
    from bot.facts.model import Vocabulary
    from bot.store.rows import Facts, SpeakerQuoteRow

MOST_CHARACTERS = 1500
"""So long is a short recap at most: its title and every line, with marks and workings, without the small print."""

_HEADINGS = {
    Part.BEFORE: "Before",
    Part.RACE: "How it went",
    Part.FINISH: "The result",
    Part.AFTER: "Afterwards",
    Part.WORDS: "In their own words",
}
_ROOM = {Part.BEFORE: 6, Part.RACE: 8, Part.FINISH: 1, Part.AFTER: 5, Part.WORDS: 1}
"""So much of each part a short recap has room for, beside what it always tells."""

_LONGEST_REMARK = 160
"""Characters of a remark that a short recap quotes."""

_WORTH_IT = 2
"""The least weight of what fills up the room that is left over: what a single article tells does not."""


class Told(Frozen, frozen=True):
    """A story in blocks, with the articles that it cites."""

    blocks: tuple[Block, ...]
    articles: tuple[CitedArticle, ...]

    @property
    def characters(self) -> int:
        """So long are all its lines."""
        return sum(characters_of(block) for block in self.blocks)


class Draft:
    """Tells a story, whole or as much of it as there is room for; nothing is cited but what is told."""

    def __init__(self, story: Story, facts: Facts, vocabulary: Vocabulary, *, hide: bool) -> None:
        self._story = story
        self._facts = facts
        self._hide = hide
        self._mentions = Mentions(facts.points, facts.names)
        # Drafts share what they cite: most sentences of a draft stand in the next one too.
        self._context = AnswerContext.of(facts, vocabulary)
        self._characters: dict[int, int] = {}
        self._covers: dict[int, str | None] = {}

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to tell but the setting."""
        return all(item.scene == SETTING for item in self._story.items)

    def whole(self) -> Told:
        """Everything."""
        return self._tell(self._story.items)

    def short(self, room: int) -> Told:
        """As much as fits into so many characters: what most articles tell, something of each part first.

        What a thing costs is measured by itself; told together with others it may cost less, so the rest is looked
        through again for as long as something more fits in.
        """
        chosen = [item for item in self._story.items if item.weight >= ALWAYS]
        told = self._tell(chosen)
        while told.characters > room and len(chosen) > 1:
            chosen.pop()
            told = self._tell(chosen)
        waiting = self._ranked()
        while fitting := self._fitting(waiting, room - told.characters):
            fuller = self._tell([*chosen, *fitting])
            while fuller.characters > room and fitting:
                fitting.pop()
                fuller = self._tell([*chosen, *fitting])
            if not fitting:
                break
            told = fuller
            chosen += fitting
            taken = {item.place for item in fitting}
            waiting = [item for item in waiting if item.place not in taken and item.weight >= _WORTH_IT]
        return told

    def _fitting(self, waiting: Iterable[Item], room: int) -> list[Item]:
        """The first things that fit in; behind one that does not, only what is worth it."""
        found: list[Item] = []
        full = False
        for item in waiting:
            if full and item.weight < _WORTH_IT:
                continue
            characters = self._characters.get(item.place)
            if characters is None:
                characters = self._characters[item.place] = self._tell([item]).characters
            if characters > room:
                full = True
            else:
                found.append(item)
                room -= characters
        return found

    def _ranked(self) -> list[Item]:
        """What a short recap may tell beside what it always does, the first to be told first."""
        found: list[tuple[float, float, Item]] = []
        for part in Part:
            items = [item for item in self._story.items if item.part is part and _is_short(item)]
            items = sorted(items, key=lambda item: -item.weight)[: _ROOM[part]]
            found += [(rank / _ROOM[part], -item.weight, _shortened(item)) for rank, item in enumerate(items)]
        return [item for *_, item in sorted(found, key=lambda each: each[:2])]

    def _tell(self, chosen: Iterable[Item]) -> Told:
        items = sorted(chosen, key=lambda item: item.place)
        context = self._context
        prose = Prose(self._story.race, self._facts.names, self._story.runners, self._story.noun)
        teller = Teller(context, prose, self._mentions)
        blocks: list[Block] = []
        for part, its_items in groupby(items, key=lambda item: item.part):
            blocks += [Heading(_HEADINGS[part]), *self._part(list(its_items), teller, context)]
        if not self._hide:
            return Told(tuple(blocks), self._cited(blocks))
        covers = [block.covered for block in blocks if isinstance(block, Statement | Quotation) and block.covered]
        note = [Note(f"What tells the outcome is covered: {covered(covers)}.")] if covers else []
        return Told((*note, *blocks), tuple(replace(article, covered=ARTICLE) for article in self._cited(blocks)))

    def _cited(self, blocks: Iterable[Block]) -> tuple[CitedArticle, ...]:
        """The articles that the blocks cite, by their numbers; a link to one opens where it is cited first."""
        first: dict[str, Citation] = {}
        for block in blocks:
            for citation in _citations(block):
                first.setdefault(citation.article, citation)
        cited = sorted(first.values(), key=lambda citation: citation.number)
        rows = {row.slug: row for row in self._facts.articles}
        return tuple(cited_article(rows[its.article], its.number, fragment(its.excerpt)) for its in cited)

    def _cover(self, item: Item) -> str | None:
        if not self._hide:
            return None
        if item.place not in self._covers:
            self._covers[item.place] = cover(item, self._story.race, self._context.vocabulary)
        return self._covers[item.place]

    def _part(self, items: Sequence[Item], teller: Teller, context: AnswerContext) -> Iterator[Block]:
        """Points that belong together in as few sentences as they fit in, everything else by itself."""
        for is_point, its_items in groupby(items, key=lambda item: item.row is not None):
            if is_point:
                yield from self._points(list(its_items), teller, context)
            else:
                for item in its_items:
                    words = self._cover(item)
                    known = teller.known
                    yield from (_under(block, words) if words else block for block in _alone(item, teller, context))
                    if words:
                        teller.forget(known)

    def _points(self, items: Sequence[Item], teller: Teller, context: AnswerContext) -> Iterator[Statement]:
        """What may be read without a cover is never told in one sentence with what may not."""
        by_point = {item.row.point.id: item for item in items if item.row is not None}
        told: list[tuple[Item, Phrase]] = []
        for words in {self._cover(item) for item in items}:
            rows = [item.row for item in items if item.row is not None and self._cover(item) == words]
            made = phrases(rows, [context.attribute(row) for row in rows])
            told += [(by_point[phrase.row.point.id], phrase) for phrase in made]
        told.sort(key=lambda each: each[0].place)
        readings = _readings(items) if self._hide else frozenset()
        for (_, words), group in groupby(told, key=lambda each: (together(each[0].scene), self._cover(each[0]))):
            members = list(group)
            known = teller.known
            for statement in teller.sentences(by_subject([phrase for _, phrase in members])):
                hidden = words or (_shows_reading(statement, readings) and PARTS[members[0][0].part])
                yield replace(statement, covered=hidden) if hidden else statement
                known = known if hidden else teller.known
                teller.forget(known)


def _readings(items: Iterable[Item]) -> frozenset[str]:
    """How curators read the claims of points; such a sentence may tell what its claim does not."""
    rows = [item.row for item in items if item.row is not None]
    readings = (evidence.claim.reading for row in rows for evidence in row.evidence.values())
    return frozenset(reading for reading in readings if reading)


def _shows_reading(statement: Statement, readings: Iterable[str]) -> bool:
    return bool(statement.working) and any(reading in (statement.working or "") for reading in readings)


def _under(block: Statement | Quotation, words: str) -> Statement | Quotation:
    """A block under a cover; who spoke after a race, and when, is under it too."""
    if isinstance(block, Quotation):
        return replace(block, covered=words, heading=None)
    return replace(block, covered=words)


def _citations(block: Block) -> tuple[Citation, ...]:
    match block:
        case Statement():
            return block.citations
        case Quotation():
            return (block.citation,)
        case _:
            return ()


def _alone(item: Item, teller: Teller, context: AnswerContext) -> Iterator[Statement | Quotation]:
    if item.line:
        yield teller.sentence(item.line)
    if item.finding is not None:
        yield teller.contradiction(item.finding)
    if item.remark:
        yield from _remark(item.remark, context)


def _remark(remark: Sequence[SpeakerQuoteRow], context: AnswerContext) -> Iterator[Quotation]:
    """A remark as the first article prints it, then each other printing with what is different."""
    first = remark[0]
    occasions = dict.fromkeys(occasion_words(row.quote.when) for row in remark)
    heading = f"{first.speaker.name}, {' and '.join(occasions)}"
    receipts = context.citations
    yield Quotation(first.quote.text, first.speaker.name, receipts.of_quote(first.quote), heading)
    mark = f"[{receipts.number(first.quote.article)}]"
    for row in remark[1:]:
        told = wording_difference(first.quote.text, row.quote.text, mark) or f"the same words as {mark}"
        yield Quotation(row.quote.text, row.speaker.name, receipts.of_quote(row.quote), None, told)


def _is_short(item: Item) -> bool:
    """Whether something may stand in a short recap: no finding, no long remark, nothing of the result but its sheet."""
    if item.finding is not None or item.weight >= ALWAYS:
        return False
    if item.remark:
        return any(len(row.quote.text) <= _LONGEST_REMARK for row in item.remark)
    return item.scene != RESULT


def _shortened(item: Item) -> Item:
    """Of a remark only the shortest printing, of a point only what articles say themselves if they do."""
    if item.remark:
        return replace(item, remark=(min(item.remark, key=lambda row: len(row.quote.text)),))
    row = item.row
    if row is None or not row.point.values:
        return item
    return replace(item, row=replace(row, point=replace(row.point, beside=())))


def characters_of(block: Block) -> int:
    """So long is a block as plain text: its words, with its working or its heading."""
    match block:
        case Quotation():
            parts = [block.heading, block.text, block.difference, "[1] prints: “”"]
        case Heading() | Note():
            parts = [block.text]
        case _:
            parts = [block.text, block.tally, block.working]
    return sum(len(part) + 1 for part in parts if part)
