"""What tells how a race came out, and what a cover over it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Quotation
from bot.answers.recap.scenes import SUMMARY, Part
from bot.facts import values
from bot.facts.moment import Moment
from bot.facts.result_roles import QUALIFYING_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answers.answer import Statement
    from bot.answers.recap.story import Story, StoryItem
    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, PointRow, RaceRow

COVERS = {
    Part.BEFORE: "what came before",
    Part.RACE: "how it went",
    Part.RESULT: "the result",
    Part.AFTER: "what followed",
    Part.WORDS: "what they said",
}
"""What a cover over something in each part says."""

ARTICLE = "its title and address"
"""What the cover over an article in the small print says: headlines tell who won."""


def tells_outcome(
    item: StoryItem,
    lines: Iterable[Statement | Quotation],
    story: Story,
    names: Mapping[str, EntryRow],
    vocabulary: Vocabulary,
) -> bool:
    """Whether an item, written as those lines, tells something of the outcome.

    What came before the race or happened in it stays open, as far as it tells no outcome, does not sum up, names no
    winner, and quotes no article, for all of them were written afterwards.
    """
    if item.scene >= (Part.RACE, SUMMARY) or (item.row is not None and _points_ahead(item.row, story.race, vocabulary)):
        return True
    texts = [f"{line.text} {line.speaker}" if isinstance(line, Quotation) else line.text for line in lines]
    winners = [names[about].name.rsplit(maxsplit=1)[-1] for about in story.winners]
    quotes = item.row is not None and any("“" in text for text in texts)
    return quotes or any(winner in text for winner in winners for text in texts)


def _points_ahead(row: PointRow, race: RaceRow, vocabulary: Vocabulary) -> bool:
    """Whether a point gives an outcome away: what it says, its state, its value, a bar reached."""
    key, own = row.point.key, {race.id, race.meet}
    whens = {key.when, *(item.claim.when for item in row.evidence.values())}
    attribute = vocabulary.attributes[key.what]
    is_outcome = attribute.tells_outcome and QUALIFYING_ROLE not in attribute.roles
    if is_outcome or whens & set(map(Moment.as_of, own)):
        return True
    return any(values.is_bar(when.at) for when in whens if when) or any(
        str(each.value) in own for each in row.point.values
    )
