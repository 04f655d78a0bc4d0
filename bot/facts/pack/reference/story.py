"""What an article is about, where its claims leave that open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.registers import Registers

FIELD = re.compile(r"\{([^{}]*)\}")
"""What a pattern of the vocabulary leaves open, in braces."""


class Story(NamedTuple):
    """The race of an article's first story, with what that is a race of; "" for what no register has."""

    race: str = ""
    meet: str = ""
    event: str = ""
    year: str = ""

    def subject(self, word: str) -> str:
        """The id that a file's word for a subject means: "race" and "meet" are those of the story."""
        return {"race": self.race, "meet": self.meet}.get(word, word)

    def fill(self, pattern: str | None) -> str | None:
        """A pattern of the vocabulary ("as of {race}") with the story in it; None where the story lacks a part."""
        parts = self._asdict()
        if pattern is None or not all(parts.get(field) for field in story_fields(pattern)):
            return None
        return FIELD.sub(lambda field: parts[field[1]], pattern)


def story_fields(pattern: str) -> list[str]:
    """What a pattern leaves open for the story, in braces."""
    return FIELD.findall(pattern)


def story_of(races: Iterable[str], registers: Registers) -> Story:
    """The story of an article that is about these races."""
    race = registers.races.get(next(iter(races), ""))
    if race is None:
        return Story()
    meet = registers.meets.get(race.meet)
    return Story(race.id, meet.id if meet else "", race.event, str(meet.year) if meet else "")
