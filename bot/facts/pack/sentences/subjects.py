"""Whether an article names somebody in a stretch of its text: looked up once, asked for every claim."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts.model import Span
from bot.facts.registers import Person

if TYPE_CHECKING:
    from bot.facts.names import NameHolders, Names
    from bot.facts.registers import Entry
    from bot.facts.text import ArticleText


class Subjects:
    """The names that stand in one article."""

    def __init__(self, text: ArticleText, names: Names) -> None:
        """Take an article's text and the names to look for; nothing is looked up yet."""
        self._text = text
        self._names = names
        self._paragraph_words: dict[Span, str] = {}

    def names(self, entry_id: str, stretch: Span) -> bool:
        """Whether a name of that entry stands whole in a stretch: of a race also its event's, of a meet its series'."""
        for id_ in self._names.ids_naming(entry_id):
            for holders in self._names.holders_with(id_):
                places = self._places.get(holders, [])
                index = bisect_left(places, stretch.start, key=lambda place: place.start)
                if index < len(places) and places[index].end <= stretch.end:
                    return True
        # A longer name that runs on beyond the stretch may hide one that ends in it.
        return self._names.stands(self._text.text[stretch.start : stretch.end], entry_id)

    def places(self, entry_id: str, stretch: Span) -> list[Span]:
        """Where names of that entry stand whole in a stretch, in no order."""
        holders = [each for id_ in self._names.ids_naming(entry_id) for each in self._names.holders_with(id_)]
        places = [place for each in holders for place in self._places.get(each, [])]
        return [place for place in places if stretch.start <= place.start and place.end <= stretch.end]

    def within(self, stretch: Span, register: type[Entry]) -> list[tuple[NameHolders, Span]]:
        """The names of a register that stand whole in a stretch, and where."""
        return [
            (holders, place)
            for holders, places in self._places.items()
            if holders.register is register
            for place in places
            if stretch.start <= place.start and place.end <= stretch.end
        ]

    def people(self, stretch: Span) -> set[str]:
        """Everybody of whom a name stands whole in a stretch, also where several go by it."""
        return {person for holders, _ in self.within(stretch, Person) for person in holders.ids}

    def up_to(self, span: Span) -> Span:
        """From the start of the paragraph in which a run begins up to the run's end."""
        return Span(self.paragraph(span).start, span.end)

    def paragraph(self, span: Span) -> Span:
        """The paragraph in which a run begins, or the run itself where it begins in none."""
        number = self._text.paragraph_of(span.start)
        return self._text.paragraphs[number - 1] if self._text.paragraphs else span

    def paragraph_words(self, span: Span) -> str:
        """The text of that paragraph, white space collapsed once: an article may be one paragraph of many claims."""
        stretch = self.paragraph(span)
        words = self._paragraph_words.get(stretch)
        if words is None:
            words = " ".join(self._text.text[stretch.start : stretch.end].split())
            self._paragraph_words[stretch] = words
        return words

    @cached_property
    def _places(self) -> dict[NameHolders, list[Span]]:
        places: dict[NameHolders, list[Span]] = {}
        for run in self._names.runs(self._text.text):
            places.setdefault(run.holders, []).append(Span(run.start, run.end))
        return places
