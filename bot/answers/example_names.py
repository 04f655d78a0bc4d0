"""Names of the newest story for examples of questions, chosen so that each of them answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.answers.points.citations import shortest_name
from bot.answers.points.wording import askable, label_of
from bot.facts.ranking import strongest
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import Facts, PointRow, RaceRow


def example_names(race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Mapping[str, str]:
    """What stands for each field of an example, as people type it; fields for which the story has nothing are absent.

    That are the race's event and its meet, of whom most is said, who is quoted most and whose plans are told, the
    strongest dispute, and words that an article prints there.
    """
    person = _most_common(facts, (row.about for row in facts.points))
    plans = [row for row in facts.points if row.within is None and row.phase is GroupPhase.PLANS]
    has_medals = any("medal" in row.attribute.roles for row in facts.points)
    disputes = strongest(facts.points)
    printed = [item.claim.printed for row in disputes for item in row.evidence.values()]
    names = {
        "event": race.event_name,
        "meet": race.meet_name if has_medals else "",
        "person": person,
        "speaker": _most_common(facts, (row.quote.speaker for row in facts.quotes)),
        "next": _most_common(facts, (row.about for row in plans)),
        "topic": next((_topic(row, facts, vocabulary) for row in disputes), person),
        "words": next(filter(None, printed), person),
    }
    return {field: name for field, name in names.items() if name}


def _most_common(facts: Facts, ids: Iterable[str]) -> str:
    """The name of the person whose id is there most often; "" where there is nobody."""
    people = [id_ for id_ in ids if id_ in facts.names and facts.names[id_].type == "person"]
    return next((_typed(facts, id_) for id_, _ in Counter(people).most_common(1)), "")


def _topic(row: PointRow, facts: Facts, vocabulary: Vocabulary) -> str:
    key = row.key
    return f"{_typed(facts, key.about)} {askable(label_of(key.what, vocabulary), key.what)}"


def _typed(facts: Facts, id_: str) -> str:
    """A name as short as it may be typed."""
    return askable(shortest_name(facts.names[id_]), id_)
