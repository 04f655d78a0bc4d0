"""Medals that moved some time after the day: who had which, what articles tell in its place, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.moment import state
from bot.facts.values.ranks import MEDALS, PLACES_OF_MEDALS

if TYPE_CHECKING:
    from bot.facts.checks.fact import Fact
    from bot.facts.model import Value
    from bot.facts.moment import Moment

_MEDALS = {str(place): medal for medal, place in PLACES_OF_MEDALS.items()} | {medal: medal for medal in MEDALS}


class MovedMedal(Frozen, frozen=True):
    """What somebody had in a final on the day (``before``), and what articles tell in its place (``after``).

    ``lost`` and ``gained`` are the medals of the two, None where there is none.
    """

    before: Fact
    after: Fact
    lost: str | None
    gained: str | None

    @property
    def since(self) -> Moment | None:
        """The date as of which it has moved; None where none is told."""
        return state(self.after.when)

    def net(self, kind: str) -> int:
        """By how many medals of a kind (``total``: of any) somebody has more than on the day."""
        if kind == "total":
            return int(self.gained is not None) - int(self.lost is not None)
        return int(self.gained == kind) - int(self.lost == kind)

    def is_ignored_by(self, fact: Fact) -> bool:
        """Whether a fact has the medal where it was, as of a later date."""
        is_same = (fact.about, fact.extent) == (self.before.about, self.before.extent)
        return (
            is_same and state(fact.when) is not None and self.lost is not None and _MEDALS.get(fact.value) == self.lost
        )


def medal_of(value: Value) -> str | None:
    """The medal of a place or a medal; None for what has none, and for what is denied."""
    return None if value.denied else _MEDALS.get(value.text)
