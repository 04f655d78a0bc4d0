"""/compare: all sides of a point, a person or a subject, in the articles' own words; without a topic, every dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Note, Outcome
from bot.answers.compare.comparisons import SPREAD, every_dispute, of_race, of_subject
from bot.answers.compare.topics import Named, OfStory, keys, named, of_story
from bot.answers.input import read_event
from bot.answers.points.races import races_in_order
from bot.answers.points.wording import askable, capitalised
from bot.answers.question import Parameter, ParameterKind, Question

if TYPE_CHECKING:
    from bot.answers.question import Call
    from bot.store.rows import EntryRow
    from bot.store.store import Store

MOST_DISPUTES = 40
"""Disagreements that are listed where no topic was given; in practice all of them."""


async def ask(store: Store, call: Call) -> Answer:
    """What the articles say of the topic; two statements at most."""
    topic = call.get("topic")
    if not topic:
        return every_dispute(call.line, await store.disputes(MOST_DISPUTES), store.vocabulary)
    of_a_story = of_story(topic, store.vocabulary)
    if of_a_story is not None:
        return await _ask_story(store, call, of_a_story)
    rows = await store.entries(keys(topic))
    if not rows:
        return await _not_found(store, call)
    meant = named(topic, rows)
    if meant is None:
        people = [row for row in rows if row.type == "person"]
        return empty.ambiguous(call.line, topic, empty.people_choices("compare", people))
    return await _ask_named(store, call, meant)


async def _ask_story(store: Store, call: Call, topic: OfStory) -> Answer:
    asked = read_event(topic.event)
    rows = races_in_order(await store.races(asked.event_keys, asked.meet_keys, asked.splits), asked)
    if not rows:
        return await _not_found(store, call)
    return of_race(call.line, rows[0], topic, await store.race_facts(rows[0].id), store.vocabulary)


async def _ask_named(store: Store, call: Call, meant: Named) -> Answer:
    subject = meant.subject
    if subject is None:
        facts = await store.subject_facts(meant.attributes[0].id)
    elif subject.type in SPREAD and not meant.attributes:
        return _event(call.line, subject)
    elif subject.type in SPREAD:
        facts = await store.subject_facts(meant.attributes[0].id)
    elif subject.type == "race":
        facts = await (store.story_facts(subject.id) if meant.attributes else store.race_facts(subject.id))
    else:
        facts = await store.subject_facts(subject.id)
    return of_subject(call.line, meant, facts, store.vocabulary)


async def _not_found(store: Store, call: Call) -> Answer:
    topic = call.get("topic")
    found = await store.suggestions(topic)
    return empty.not_found(call.line, "topic", topic, empty.entry_choices(found, _ask_about))


def _ask_about(row: EntryRow) -> str:
    return f"/{'result' if row.type == 'event' else 'compare'} {askable(row.name, row.id)}"


def _event(question: str, event: EntryRow) -> Answer:
    """An event is no one point: its result and its articles are where to begin."""
    choices = tuple(
        Choice(f"{capitalised(name)}: {event.name}", f"/{name} {event.name}") for name in ("result", "sources")
    )
    step = "Ask for its result or its articles, or name a person or a point."
    return Answer(question, f"{event.name} is more than one point.", (Note(step),), (), choices, (), Outcome.NOT_FOUND)


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
    ask,
    ("/compare",),
)
