"""Names of the newest story for examples of questions, chosen so that each of them answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.answers.points.points import dispute_choices
from bot.answers.points.wording import askable
from bot.facts.ranking import strongest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.model import Vocabulary
    from bot.store.rows import Facts, RaceRow

_MEDAL = "medal"


def example_names(race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Mapping[str, str]:
    """What stands for each field of an example, as people type it; fields for which the story has nothing are absent.

    That are the race's event and its meet, of whom most is said and who is quoted most, a point in dispute, and words
    that an article prints.
    """
    person = _most_common(facts, (row.point.key.about for row in facts.points))
    rows = {row.point.id: row for row in facts.points}
    disputed = [rows[point.id] for point in strongest([row.point for row in facts.points])[:1]]
    topics = [choice.ask.removeprefix("/compare ") for choice in dispute_choices(disputed, facts.names, vocabulary)]
    printed = [item.claim.printed for row in disputed for item in row.evidence.values() if item.claim.printed]
    names = {
        "event": race.event_name,
        "meet": race.meet_name if _has_medals(facts, vocabulary) else "",
        "person": person,
        "speaker": _most_common(facts, (row.quote.speaker for row in facts.quotes)),
        "topic": (*topics, person)[0],
        "words": (*printed, person)[0],
    }
    return {field: name for field, name in names.items() if name}


def _most_common(facts: Facts, ids: Iterable[str]) -> str:
    """The name of the person whose id is there most often; "" where there is nobody."""
    people = [id_ for id_ in ids if id_ in facts.names and facts.names[id_].type == "person"]
    return next((askable(facts.names[id_].name, id_) for id_, _ in Counter(people).most_common(1)), "")


def _has_medals(facts: Facts, vocabulary: Vocabulary) -> bool:
    return any(row.point.values and _MEDAL in vocabulary.attributes[row.point.key.what].roles for row in facts.points)
