"""When something holds: a moment of a race ("bell", "lap 2"), or a state of things ("as of X", "before X")."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.facts.frozen import Stored

_STATE = re.compile(r"(as of|before) (\S+)")


class Bound(StrEnum):
    """On which side of its occasion a state lies."""

    AS_OF = "as of"
    """Up to and with the occasion."""
    BEFORE = "before"
    """Just before it."""


class Moment(Stored, frozen=True):
    """A moment of a race, or with a ``bound`` a state of things: then ``at`` is a race, a meet, a season or a date.

    Which moments a race has, and their order, is the grammar's matter (``values.moments``).
    """

    at: str
    bound: Bound | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """The moment that a file writes so, as ``str`` writes it again; what is no state is one of a race."""
        match = _STATE.fullmatch(text)
        return cls(match[2], Bound(match[1])) if match else cls(text)

    @classmethod
    def as_of(cls, occasion: str) -> Moment:
        """The state of things up to and with an occasion."""
        return cls(occasion, Bound.AS_OF)

    @classmethod
    def before(cls, occasion: str) -> Moment:
        """The state of things just before an occasion."""
        return cls(occasion, Bound.BEFORE)

    def __str__(self) -> str:
        return self.at if self.bound is None else f"{self.bound} {self.at}"


def state(when: Moment | None) -> Moment | None:
    """The moment if it is a state of things, "as of X" or "before X"; None for a moment of a race."""
    return when if when is not None and when.bound is not None else None


def anchor_of(when: Moment | None) -> str | None:
    """The occasion on which a state hangs: "harbour-2031" of "as of harbour-2031"; None for a moment of a race."""
    return when.at if when is not None and when.bound is not None else None


FINISH = Moment("finish")
"""Where a result stands that says no other moment."""
AFTER = Moment("after")
LATER = Moment("later")


def is_some_time_later(when: Moment | None) -> bool:
    """Whether how somebody came out of a race is told as it stood some time after the day: "later", "as of 2035"."""
    return when == LATER or (when is not None and when.bound is Bound.AS_OF and when.at[:1].isdigit())
