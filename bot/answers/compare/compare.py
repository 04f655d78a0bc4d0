"""/compare: all sides of a point, a person or a subject, in the articles' own words; without a topic, every dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note, Outcome
from bot.answers.compare.topic_points import (
    SPREAD,
    concerns,
    is_in_name_topic,
    is_in_race_topic,
    narrowing_words,
    people_in_place,
)
from bot.answers.compare.topics import NameTopic, RaceTopic, read_name_topic, read_race_topic, topic_keys
from bot.answers.input import echo, read_event
from bot.answers.points.blocks import point_in_full, point_line, point_notes
from bot.answers.points.findings import finding_blocks
from bot.answers.points.people import PersonMatch, namesake_notes
from bot.answers.points.points import (
    AnswerContext,
    compare_choice,
    contested,
    dispute_choices,
    race_findings,
    race_points,
)
from bot.answers.points.races import query_races
from bot.answers.points.wording import HEADLINE_NOTE, askable, capitalised, counted, label_of, name_of
from bot.answers.question import Parameter, ParameterKind, Question
from bot.facts.model import Verdict
from bot.facts.ranking import CONTESTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow
    from bot.store.store import Store

MOST_DISPUTES = 40
"""Disagreements that are listed where there is no topic; in practice all of them."""
MOST_IN_FULL = 6
MOST_IN_LINES = 15

_OPEN = CONTESTED | {Verdict.DIFFER}
_EVERY_DISPUTE = Choice("Every disagreement", "/compare")


async def ask_compare(store: Store, call: Call) -> Answer:
    """What the articles say of the topic; two statements at most."""
    topic = call.get("topic")
    if not topic:
        return every_dispute_answer(call.line, await store.disputes(MOST_DISPUTES), store.vocabulary)
    race_topic = read_race_topic(topic, store.vocabulary)
    if race_topic is not None:
        return await _ask_race(store, call, race_topic)
    rows = await store.entries(topic_keys(topic))
    if not rows:
        return await _unknown_topic(store, call)
    name_topic = read_name_topic(topic, rows)
    if name_topic is None:
        people = [row for row in rows if row.type == "person"]
        return no_answer.ambiguous(call.line, topic, no_answer.people_choices("compare", people))
    return await _ask_name(store, call, name_topic)


async def _ask_race(store: Store, call: Call, topic: RaceTopic) -> Answer:
    rows = await query_races(store, read_event(topic.event))
    if not rows:
        return await _unknown_topic(store, call)
    return race_topic_answer(call.line, rows[0], topic, await store.result_facts(rows[0].id), store.vocabulary)


async def _ask_name(store: Store, call: Call, topic: NameTopic) -> Answer:
    subject = topic.subject
    if subject is None:
        facts = await store.subject_facts(topic.attributes[0].id)
    elif subject.type in SPREAD and not topic.attributes:
        return _event_answer(call.line, subject)
    elif subject.type in SPREAD:
        facts = await store.subject_facts(topic.attributes[0].id)
    elif subject.type == "race":
        facts = await (store.story_facts(subject.id) if topic.attributes else store.result_facts(subject.id))
    else:
        facts = await store.subject_facts(subject.id)
    return name_topic_answer(call.line, topic, facts, store.vocabulary)


async def _unknown_topic(store: Store, call: Call) -> Answer:
    topic = call.get("topic")
    choices = no_answer.entry_choices(
        await store.suggestions(topic),
        lambda row: f"/{'result' if row.type == 'event' else 'compare'} {askable(row.name, row.id)}",
    )
    return no_answer.not_found(call.line, "topic", topic, choices)


# --- the answers --------------------------------------------------------------------------------------------------


def every_dispute_answer(question: str, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """Every disagreement in one line each, the strongest first, then what cannot be right."""
    context = AnswerContext.of(facts, vocabulary)
    rows = contested(facts.points)
    blocks: list[Block] = [point_line(row, context) for row in rows]
    blocks += [*point_notes(rows), *finding_blocks(facts.findings, context), Note(HEADLINE_NOTE)]
    choices = tuple(compare_choice(row, context) for row in rows[: no_answer.MOST_CHOICES])
    title = f"The articles disagree on {counted(len(rows), 'point')}"
    disputes = dispute_choices(rows, facts.names, vocabulary)
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices, disputes=disputes)


def race_topic_answer(question: str, race: RaceRow, topic: RaceTopic, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The points of those who have a place in a race, or all disputes of its story."""
    context = AnswerContext.of(facts, vocabulary)
    name = f"{race.name}, {race.meet_name}"
    choices = (Choice(f"Result: {name}", no_answer.race_ask("result", race)), _EVERY_DISPUTE)
    if topic.place is None:
        subject, rows = name, contested(race_points(facts, race.id))
        findings = race_findings(facts, race.id)
    else:
        people = people_in_place(topic.place, race, facts, vocabulary)
        of_people = (row for row in facts.points if row.point.key.about in people)
        rows = tuple(row for row in of_people if is_in_race_topic(row, topic, race, context))
        findings = tuple(row for row in facts.findings if concerns(row, people, topic.attributes))
        names = [name_of(person, context.names) for person in people]
        subject = f"{_subject_title(names, topic.attributes, vocabulary)}, {race.name}"
    if not rows:
        return no_answer.silent(question, f"The articles are silent on {subject}.", choices)
    blocks = _compare_blocks(rows, findings, context, race.id)
    return Answer(question, f"Compare: {subject}", blocks, context.citations.articles(), choices)


def name_topic_answer(question: str, topic: NameTopic, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The points about a subject, or of an attribute, that the rest of the topic does not leave out."""
    context = AnswerContext.of(facts, vocabulary)
    subject, attributes = topic.subject, tuple(row.id for row in topic.attributes)
    rows = [row for row in facts.points if is_in_name_topic(row, topic, context)]
    title = _subject_title([subject.unnamed or subject.name] if subject else [], attributes, vocabulary)
    choices = (*_namesake_choices(topic), _next_choice(topic))
    if not rows and topic.rest:
        sentence = f"The articles are silent on {title} and “{echo(' '.join(topic.rest))}”."
        return no_answer.silent(question, sentence, (Choice(f"Compare: {title}", f"/compare {title}"), *choices))
    if not rows:
        return no_answer.silent(question, f"The articles are silent on {title}.", choices)
    # A finding has no title to hold further words against: where there are some, none is shown.
    findings = [row for row in facts.findings if not narrowing_words(topic) and concerns(row, (), attributes)]
    blocks = _compare_blocks(rows, findings, context, subject=subject.id if subject else "")
    if subject is not None and subject.type == "person":
        blocks = (*namesake_notes(PersonMatch(subject, topic.namesakes, "")), *blocks)
    return Answer(question, f"Compare: {title}", blocks, context.citations.articles(), choices)


def _event_answer(question: str, event: EntryRow) -> Answer:
    """An event is no one point: its result and its articles are where to begin."""
    choices = tuple(
        Choice(f"{capitalised(name)}: {event.name}", f"/{name} {event.name}") for name in ("result", "sources")
    )
    step = "Ask for its result or its articles, or name a person or a point."
    title = f"{event.name} is more than one point."
    return Answer(question, title, (Note(step),), choices=choices, outcome=Outcome.NOT_FOUND)


def _subject_title(names: Sequence[str], attributes: Sequence[str], vocabulary: Vocabulary) -> str:
    """Subjects and the first attribute as a title: "Mina Lee, time"."""
    return ", ".join((*names, *(label_of(attribute, vocabulary) for attribute in attributes[:1])))


# --- how it is laid out -------------------------------------------------------------------------------------------


def _compare_blocks(
    rows: Sequence[PointRow],
    findings: Sequence[FindingRow],
    context: AnswerContext,
    answer_scope: str = "",
    subject: str = "",
) -> tuple[Block, ...]:
    """What is open in full, what is not in lines; a few points are all shown in full."""
    full, lines = _split_by_detail(rows)
    blocks: list[Block] = []
    for row in full:
        blocks += point_in_full(row, context, answer_scope)
    if lines:
        blocks += [Heading("Not in dispute")] if full else []
        blocks += [point_line(row, context, answer_scope, subject) for row in lines[:MOST_IN_LINES]]
    if len(lines) > MOST_IN_LINES:
        more = counted(len(lines) - MOST_IN_LINES, "more point")
        blocks.append(Note(f"And {more}: add a word to the question to see fewer."))
    blocks += finding_blocks(findings, context)
    if any(row.point.verdict is Verdict.DISPUTED for row in rows):
        blocks.append(Note(HEADLINE_NOTE))
    return tuple(blocks)


def _split_by_detail(rows: Sequence[PointRow]) -> tuple[list[PointRow], list[PointRow]]:
    """The points that are shown in full, and those that get a line."""
    if len(rows) <= MOST_IN_FULL:
        return list(rows), []
    full = [row for row in rows if row.point.verdict in _OPEN][:MOST_IN_FULL]
    return full, [row for row in rows if row not in full]


# --- what to ask next --------------------------------------------------------------------------------------------


def _namesake_choices(topic: NameTopic) -> tuple[Choice, ...]:
    """Others of that name; where there are none, other attributes of it."""
    people = no_answer.people_choices("compare", topic.namesakes)
    return people or tuple(Choice(f"Compare: {row.name}", f"/compare {row.name}") for row in topic.attributes[1:])


def _next_choice(topic: NameTopic) -> Choice:
    subject = topic.subject
    if subject is None or subject.type != "person":
        return _EVERY_DISPUTE
    return Choice(f"Quotes: {subject.name}", f"/quote {askable(subject.name, subject.id)}")


QUESTION = Question(
    "compare",
    "All sides of a point, a person or a subject, in the articles' own words.",
    (
        Parameter(
            "topic",
            "A point, a person or a subject: a name, “medals”, “personal best”. Without it, every disagreement.",
            ParameterKind.TOPIC,
        ),
    ),
    ask_compare,
    ("/compare",),
)
