"""Where a claim holds: in a race, a meet, a series, a season or a career, perhaps in one event of it."""

from __future__ import annotations

from bot.facts.frozen import Stored

CAREER = "career"
SEASON = "season-"


class Scope(Stored, frozen=True):
    """A scope as files write it ("games-2031/womens-800m"). ``entry`` is an id, "season-2031" or "career".

    A race has its event already, so that the scope of a race never names one.
    """

    entry: str
    event: str | None = None

    @classmethod
    def parse(cls, text: str) -> Scope:
        """The scope that a file writes so; ``str`` gives it back. Whether there is such an entry is not asked."""
        entry, slash, event = text.partition("/")
        return cls(entry, event if slash else None)

    @property
    def is_career(self) -> bool:
        """Whether it is all that somebody ever did."""
        return self.entry == CAREER

    @property
    def season(self) -> str | None:
        """The year of a season as it is written, None for any other scope."""
        return self.entry.removeprefix(SEASON) if self.entry.startswith(SEASON) else None

    @property
    def whole(self) -> str | None:
        """The entry that it is all of; None where it is no more than one event of it."""
        return self.entry if self.event is None else None

    def __str__(self) -> str:
        return self.entry if self.event is None else f"{self.entry}/{self.event}"
