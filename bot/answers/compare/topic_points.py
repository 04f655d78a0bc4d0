"""Which points and findings a topic of /compare means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.input import topic_words
from bot.answers.points.results_sheet import results_sheet
from bot.answers.points.wording import point_title
from bot.facts.model import GroupPhase
from bot.facts.names import fold
from bot.facts.ranking import CONTESTED, stands_for_itself
from bot.facts.result_roles import attributes_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.compare.topics import NameTopic, RaceTopic
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Attribute, Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow

SPREAD = frozenset({"event", "series"})
"""Types of subjects that no claim is about: theirs are the points whose scope or subject bears their name."""


def people_in_place(place: str, race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The ids of those who have that place in the race."""
    sheet = results_sheet(facts.points, vocabulary, race.id, race.meet)
    return tuple(placing.about for placing in sheet.placings if placing.has_place(place))


def is_in_race_topic(row: PointRow, topic: RaceTopic, race: RaceRow, context: AnswerContext) -> bool:
    """Whether a point has the attribute that was asked for; without one, whether it belongs to the race's result."""
    if topic.attributes:
        has_attribute = not _attributes(row, context).isdisjoint(topic.attributes)
        of_race = row.point.key.within in {race.id, race.meet, None}
        return has_attribute and of_race and stands_for_itself(row.point)
    phase = context.vocabulary.phase(context.attribute(row))
    return row.point.key.within == race.id and phase is GroupPhase.RESULT and stands_for_itself(row.point)


def in_name_topic(rows: Sequence[PointRow], topic: NameTopic, context: AnswerContext) -> list[PointRow]:
    """The points with the attribute that was asked for, and every further word in their titles or their values.

    An event or a series is meant by its name there. Where there are none, what follows from other points is an answer:
    gold from a title. And so is that from which the attribute could follow.
    """
    asked = {attribute.id for attribute in topic.attributes}
    told = [row for row in rows if stands_for_itself(row.point) and _is_in_name_topic(row, topic, asked, context)]
    if told or not (asked or topic.rest):
        return told
    following = [row for row in rows if _is_in_name_topic(row, topic, asked, context)]
    meant = {what for id_ in asked for what in _meant(context.vocabulary.attributes[id_])}
    return following or [
        row
        for row in rows
        if (row.point.key.what, str(row.point.headline)) in meant
        and stands_for_itself(row.point)
        and _is_in_name_topic(row, topic, {row.point.key.what}, context)
    ]


def _meant(attribute: Attribute) -> Iterator[tuple[str, str]]:
    """What each value of an attribute alone means elsewhere: gold of a title, a first place of gold."""
    for step in attribute.implies:
        if len(set(step.values.values())) == len(step.values):
            yield from ((step.what, value) for value in step.values.values())


def _is_in_name_topic(row: PointRow, topic: NameTopic, attributes: Collection[str], context: AnswerContext) -> bool:
    if attributes and (_attributes(row, context).isdisjoint(attributes) or not _is_of_subject(row, topic.subject)):
        return False
    words = narrowing_words(topic)
    return not words or _has_words(row, words, context)


def _has_words(row: PointRow, words: Sequence[str], context: AnswerContext) -> bool:
    """Whether all words stand in what names or tells a point, in its values, or in one of its excerpts."""
    attribute = context.attribute(row)
    told = " ".join((attribute.sentence or "", *attribute.words))
    values = " ".join(context.words(row, value.value) for value in row.point.values)
    title = point_title(row.point.key, context.vocabulary, context.names)
    excerpts = " ".join(item.claim.excerpt for item in row.evidence.values())
    text = f" {fold(f'{title} {told} {values} {excerpts}')}"
    return all(f" {word}" in text for word in words)


def told_words(row: PointRow, context: AnswerContext, lines: Sequence[Statement]) -> str:
    """The folded words of a point's title, its values and the lines that tell it, a space before and behind each."""
    values = (context.words(row, value.value) for value in row.point.values)
    title = point_title(row.point.key, context.vocabulary, context.names)
    return f" {fold(' '.join((title, *values, *(line.text for line in lines))))} "


def _attributes(row: PointRow, context: AnswerContext) -> frozenset[str]:
    """The attributes by which a point is asked for."""
    claims = (item.claim for item in row.evidence.values())
    return attributes_at(row.point.key.what, claims, context.vocabulary.attributes)


def _is_of_subject(row: PointRow, subject: EntryRow | None) -> bool:
    """Whether a point of a race's story is of that race: about it, in it, in no race or meet at all, or disputed."""
    if subject is None or subject.type != "race":
        return True
    key = row.point.key
    return subject.id in {key.about, key.within} or key.in_ is None or row.point.verdict in CONTESTED


def narrowing_words(topic: NameTopic) -> tuple[str, ...]:
    """The words that a point's title or values must have: those that no name explains, and an event's or a series'.

    For no claim is about an event or a series: its points are found by its name among those of an attribute.
    """
    spread = topic.subject is not None and topic.subject.type in SPREAD
    return (*topic.rest, *(topic_words(topic.subject.name) if topic.subject and spread else ()))


def concerns(row: FindingRow, people: Collection[str], attributes: Collection[str]) -> bool:
    """Whether a finding rests on a claim about one of the people and on one of the attributes; of none, on any."""
    claims = [item.claim for item in row.evidence.values()]
    of_people = not people or any(claim.about in people for claim in claims)
    return of_people and (not attributes or any(claim.what in attributes for claim in claims))
