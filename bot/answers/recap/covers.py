"""What tells how a race came out, and what a cover over it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import join_words
from bot.answers.recap.scenes import SUMMARY, Part
from bot.facts import values
from bot.facts.model import GroupPhase, Verdict
from bot.facts.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.recap.story import Item
    from bot.facts.model import Vocabulary
    from bot.store.rows import PointRow, RaceRow

_EARLIER = "an earlier result"
PARTS = {
    Part.BEFORE: "what stood before",
    Part.RACE: "a turn of the race",
    Part.FINISH: "the result",
    Part.AFTER: "what followed",
    Part.WORDS: "what was said afterwards",
}
"""What a cover over something in each part says."""

ARTICLE = "its title and address"
"""What the cover over an article in the small print says: headlines tell who won."""


def cover(item: Item, race: RaceRow, vocabulary: Vocabulary) -> str | None:
    """What a cover over an item says; None where it tells nothing of the outcome.

    What a thing says tells the outcome where its attribute is marked so (``tells-outcome``), and nowhere else is that
    kept: neither the group of an attribute nor its phase says it. Beside that it is a matter of when: whatever a story
    tells from the finish on, sums up the race by, or knows of this race before it was run, is said by one who knows.
    """
    if item.part > Part.RACE or item.scene == (Part.RACE, SUMMARY) or item.finding is not None:
        return PARTS[item.part]
    if item.row is None:
        return None
    attribute = vocabulary.attributes[item.row.point.key.what]
    if not (attribute.tells_outcome or _looks_ahead(item.row, race)):
        return None
    is_result = vocabulary.phase(attribute) is GroupPhase.RESULT and item.row.point.verdict is not Verdict.REPORTED
    return _EARLIER if item.part is Part.BEFORE and is_result else PARTS[item.part]


def covered(covers: Iterable[str]) -> str:
    """The words that stand in front: what is covered, each sort once."""
    return join_words([*dict.fromkeys(covers)])


def _looks_ahead(row: PointRow, race: RaceRow) -> bool:
    """Whether a point that stands before the finish gives it away: a state "as of" it, a value, a bar reached."""
    own = {race.id, race.meet}
    whens = {row.point.key.when, *(item.claim.when for item in row.evidence.values())}
    if whens & set(map(Moment.as_of, own)) or any(values.is_bar(when.at) for when in whens if when):
        return True
    return any(str(value.value) in own for value in row.point.values)
