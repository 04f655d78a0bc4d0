"""The moments that a vocabulary brings: "water jump 3". Each has an id, words, phrases and its order."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.facts.frozen import Frozen, Stored

MOMENT = "moment"
"""The type of the name that such a moment has in answers."""

_FIELD = re.compile(r"\{(n|nth)\}")


class OwnMoment(Stored, frozen=True):
    """A moment of a vocabulary; "{n}" and "{nth}" stand for its number in ``id``, ``words`` and the phrases ``read``.

    It comes as its number says, behind the moment ``after``, or ``before`` one, in which "{n}" is its own number: then
    it may be any that is earlier.
    """

    id: str
    words: str
    read: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None

    def number(self, value: str) -> str | None:
        """The number of a canonical value of this moment, "" where it has none; None for another moment."""
        match = phrase_pattern(self.id, r"(?P<n>\d{1,4})").fullmatch(value)
        return None if match is None else match.groupdict().get("n", "")


class OwnMoments(Frozen, frozen=True):
    """All moments of a vocabulary, in the order of the file."""

    each: tuple[OwnMoment, ...] = ()

    def of(self, value: str) -> tuple[OwnMoment, str] | None:
        """The moment of a canonical value and its number, "" where it has none; None for what is none of them."""
        numbers = ((moment, moment.number(value)) for moment in self.each)
        return next(((moment, number) for moment, number in numbers if number is not None), None)

    @property
    def stretches(self) -> tuple[OwnMoment, ...]:
        """Those that are all that lies between two others."""
        return tuple(each for each in self.each if each.after is not None and each.before is not None)

    def is_exact(self, value: str) -> bool:
        """Whether a canonical value is a moment by itself, and not only before one."""
        of_vocabulary = self.of(value)
        return of_vocabulary is None or of_vocabulary[0].before is None


@lru_cache(maxsize=256)
def phrase_pattern(phrase: str, number: str, ordinal: str = "") -> re.Pattern[str]:
    """What a phrase with fields matches, by the expressions of a number and an ordinal: whole words, however spaced."""
    fields = {"n": number, "nth": ordinal}
    parts = (
        fields[part] if place % 2 else re.escape(part).replace(r"\ ", r"\s+")
        for place, part in enumerate(_FIELD.split(phrase))
    )
    return re.compile(rf"(?<![\w.:,]){''.join(parts)}(?!\w)")
