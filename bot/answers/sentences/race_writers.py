"""Which lines of an answer about a person or a subject are of its race, and how the others are told: in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Note
from bot.answers.points.points import is_of_race
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.answers.points.points import AnswerContext
    from bot.store.rows import PointRow, RaceRow


class RaceWriters:
    """The writer of lines below the name of a race, and one that says every scope; one, where there is no race."""

    def __init__(
        self, context: AnswerContext, race: RaceRow | None, subject: str = "", teams: Collection[str] = ()
    ) -> None:
        """The writers of an answer about a ``subject``, "" where it is of none, and what it did with its ``teams``."""
        self.context = context
        self._writer = SentenceWriter(context, race, subject=subject, teams=teams)
        self._race = race
        self._in_full = self._writer.in_full()
        # What a race changed nothing in stood before it as well.
        self._in_full.imply(*([Moment.as_of(race.id)] if race is not None else ()))

    def is_of_race(self, row: PointRow) -> bool:
        """Whether a line may do without the name of the race, for that stands over it.

        One about its meet may not, and a best that was not run there does not belong there.
        """
        race = self._race
        if race is None or (row.about == race.meet and row.key.value != race.id):
            return False
        if self.context.is_standing(row):
            return False
        return is_of_race(row, race)

    def of(self, row: PointRow) -> SentenceWriter:
        """The writer that tells a point."""
        return self._writer if self.is_of_race(row) else self._in_full

    def race_note(self, rows: Sequence[PointRow]) -> Iterator[Note]:
        """The name of the race, where any of the points is of it."""
        if self._race is not None and any(map(self.is_of_race, rows)):
            yield Note(f"{self._race.name}, {self._race.meet_name}")
