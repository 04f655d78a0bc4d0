"""Who says what of a point that no article asserts itself: reported, planned, hoped for, or changed later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.later_changes import is_before_change
from bot.answers.points.points import beside_assertions
from bot.answers.sentences.patterns import EARLIER, SAID
from bot.facts.frozen import Frozen
from bot.facts.model import Mood

if TYPE_CHECKING:
    from bot.facts.model import PointClaim
    from bot.store.rows import PointRow

_PLAIN = frozenset({Mood.ASSERTED, Mood.DENIED})


class Speech(Frozen, frozen=True):
    """Who says a thing, None: the article itself; and in what sense, as `value_pattern` takes it."""

    by: str | None = None
    manner: str = ""


ASSERTED = Speech()


def speeches(row: PointRow) -> dict[Speech, list[PointClaim]]:
    """What of a point is reported, planned, hoped for or was changed later, by speaker and mood.

    What an article asserts itself as well is left to its own assertion.
    """
    of_speech: dict[Speech, list[PointClaim]] = {}
    for standing in beside_assertions(row):
        claim = row.claim(standing)
        if claim.is_counted:
            manner = EARLIER if is_before_change(row, standing) else ""
            of_speech.setdefault(Speech(None, manner), []).append(standing)
        else:
            manner = SAID if claim.mood in _PLAIN else claim.mood
            of_speech.setdefault(Speech(claim.by, manner), []).append(standing)
    return of_speech
