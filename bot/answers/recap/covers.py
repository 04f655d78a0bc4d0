"""What tells how a race came out, and what a cover over it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Quotation
from bot.answers.recap.scenes import SUMMARY, Part
from bot.facts import values
from bot.facts.model import OPEN_MOODS, Verdict
from bot.facts.moment import Moment
from bot.facts.result_roles import QUALIFYING_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answers.answer import Statement
    from bot.answers.recap.story import Story, StoryItem
    from bot.store.rows import EntryRow, PointRow, RaceRow

COVERS = {
    Part.BEFORE: "what came before",
    Part.RACE: "how it went",
    Part.RESULT: "the result",
    Part.AFTER: "what followed",
    Part.BESIDES: "what else is told",
    Part.WORDS: "what they said",
}
"""What a cover over something in each part says."""

ARTICLE = "its title and address"
"""What the cover over an article in the small print says: headlines tell who won."""


def covering_part(
    item: StoryItem,
    lines: Iterable[Statement | Quotation],
    story: Story,
    names: Mapping[str, EntryRow],
) -> Part | None:
    """The part under whose cover an item stands, written as those lines; None for one that is open.

    What came before the race or happened in it stays open, as far as it tells no outcome of any race, does not sum up,
    names no winner, and quotes no article, for all of them were written afterwards. Under the cover of what came before
    are outcomes of other meets and what names a winner, so that whoever lifts it reads nothing of this outcome.
    """
    if item.scene >= (Part.RACE, SUMMARY):
        return item.part
    if item.row is not None and QUALIFYING_ROLE in item.row.attribute.roles:
        return None
    texts = [f"{line.text} {line.speaker}" if isinstance(line, Quotation) else line.text for line in lines]
    winners = [names[about].name.rsplit(maxsplit=1)[-1] for about in story.winners]
    names_winner = any(winner in text for winner in winners for text in texts)
    tells_outcome = item.row is not None and _tells_outcome(item.row)
    if item.row is not None:
        claims = item.row.claims(item.row.reports)
        is_said = any(claim.by is not None and claim.mood not in OPEN_MOODS for claim in claims)
        is_speech = item.row.verdict is Verdict.REPORTED and (names_winner or is_said)
        if is_speech or any("“" in text for text in texts) or _points_ahead(item.row, story.race, names):
            return Part.AFTER if item.part is Part.BEFORE else item.part
    return item.part if names_winner or tells_outcome else None


def _points_ahead(row: PointRow, race: RaceRow, names: Mapping[str, EntryRow]) -> bool:
    """Whether a point gives an outcome away: what it says, its state, its value, a bar reached."""
    key, own = row.key, {race.id, race.meet}
    whens = {key.when, *(item.claim.when for item in row.evidence.values())}
    is_own = _tells_outcome(row) and not _is_of_other_meet(key.within, race, names)
    if is_own or whens & set(map(Moment.as_of, own)):
        return True
    return any(values.is_bar(when.at) for when in whens if when) or any(str(each.value) in own for each in row.values)


def _tells_outcome(row: PointRow) -> bool:
    """Whether a point tells how a race came out, of whatever meet."""
    attribute = row.attribute
    return attribute.tells_outcome and QUALIFYING_ROLE not in attribute.roles


def _is_of_other_meet(within: str | None, race: RaceRow, names: Mapping[str, EntryRow]) -> bool:
    """Whether an outcome is one of a race or a meet that is not the race's own: of an earlier year, of a season."""
    entry = names.get(within or "")
    return entry is not None and within != race.meet and entry.detail != race.meet_name
