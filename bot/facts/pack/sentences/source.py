"""The article that claims are read from: where it names whom, looked up once, and what its excerpts are read by."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts.model import Span
from bot.facts.registers import Person
from bot.facts.values.kinds import Context

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.names import NameHolders, NameRun
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.registers import Entry
    from bot.facts.text import ArticleText
    from bot.facts.vocabulary import Attribute

_AS_A_NOUN = r"(?:[.,;:!?)]|$|\s(?:itself|was|is|had|has|saw|began|started|ended|took|came|drew|went|in|at|on)\b)"
"""How words go on behind “the final” where it is the race, and not “the final lap”."""


class Source:
    """The text of an article, what it may refer to, and the meet of its story, whose year completes its dates."""

    def __init__(self, text: ArticleText, reference: Reference, stories: Iterable[str] = ()) -> None:
        """Take an article's text and the races that it is about; nothing is looked up yet."""
        self.text = text
        self.reference = reference
        self.stories = tuple(stories)
        races = reference.registers.races
        self.races = tuple(races[each] for each in self.stories if each in races)
        self.events = frozenset(race.event for race in self.races)
        self.meet = reference.meet_of(next(iter(self.stories), None))
        self._paragraph_words: dict[Span, str] = {}

    def context(self, span: Span, attribute: Attribute | None = None, subject: str | None = None) -> Context:
        """What the readers of values know beside the words of a run."""
        year, meet = (self.meet.year or None, self.meet.id) if self.meet else (None, None)
        terms = attribute.terms if attribute else {}
        return Context(
            year, terms, self.reference.names, self.paragraph_words(span), meet, subject, self.reference.moments
        )

    @cached_property
    def runs(self) -> tuple[NameRun, ...]:
        """Where names stand in the text."""
        return self.reference.names.runs(self.text.text)

    def names(self, entry_id: str, stretch: Span) -> bool:
        """Whether a name of that entry stands whole in a stretch: of a race also its event's, of a meet its series'."""
        for places in self._places_of(entry_id):
            index = bisect_left(places, stretch.start, key=lambda place: place.start)
            if index < len(places) and places[index].end <= stretch.end:
                return True
        # A longer name that runs on beyond the stretch may hide one that ends in it.
        return self.reference.names.stands(self.text.text[stretch.start : stretch.end], entry_id)

    def names_its_race(self, entry_id: str, stretch: Span) -> bool:
        """Whether “the final was …” stands in a stretch, of an article with one story, which is that of the final."""
        race = self.reference.registers.races.get(entry_id)
        if race is None or self.stories != (entry_id,):
            return False
        words = self.text.text[stretch.start : stretch.end]
        return re.search(rf"\bthe\s{race.round}{_AS_A_NOUN}", words, re.IGNORECASE) is not None

    def places(self, entry_id: str, stretch: Span) -> list[Span]:
        """Where names of that entry stand whole in a stretch, in no order."""
        places = (place for each in self._places_of(entry_id) for place in each)
        return [place for place in places if stretch.holds(place)]

    def within(self, stretch: Span, register: type[Entry]) -> list[NameRun]:
        """The names of a register that stand whole in a stretch, in order."""
        first = bisect_left(self.runs, stretch.start, key=lambda run: run.start)
        last = bisect_left(self.runs, stretch.end, first, key=lambda run: run.start)
        return [run for run in self.runs[first:last] if run.holders.register is register and run.end <= stretch.end]

    def people(self, stretch: Span) -> set[str]:
        """Everybody of whom a name stands whole in a stretch, also where several go by it."""
        return {person for run in self.within(stretch, Person) for person in run.holders.ids}

    def up_to(self, span: Span) -> Span:
        """From the start of the paragraph in which a run begins up to the run's end."""
        return Span(self.paragraph(span).start, span.end)

    def paragraph(self, span: Span) -> Span:
        """The paragraph in which a run begins, or the run itself where it begins in none."""
        number = self.text.paragraph_of(span.start)
        return self.text.paragraphs[number - 1] if self.text.paragraphs else span

    def paragraph_words(self, span: Span) -> str:
        """The text of that paragraph, white space collapsed once: an article may be one paragraph of many claims."""
        stretch = self.paragraph(span)
        if stretch not in self._paragraph_words:
            self._paragraph_words[stretch] = self.text.words(stretch)
        return self._paragraph_words[stretch]

    def _places_of(self, entry_id: str) -> list[list[Span]]:
        names = self.reference.names
        return [
            self._places.get(holders, []) for id_ in names.ids_naming(entry_id) for holders in names.holders_with(id_)
        ]

    @cached_property
    def _places(self) -> dict[NameHolders, list[Span]]:
        places: dict[NameHolders, list[Span]] = {}
        for run in self.runs:
            places.setdefault(run.holders, []).append(run.span)
        return places
