"""/next: what was planned, hoped for and still to come when the articles were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice
from bot.answers.input import name_keys
from bot.answers.points.people import match_person, namesake_notes
from bot.answers.points.points import AnswerContext, dispute_choices
from bot.answers.points.races import find_races, no_race, race_runners
from bot.answers.points.wording import askable
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.model import GroupPhase, Mood
from bot.facts.occasion_names import in_a_sentence
from bot.facts.result_roles import SETTING_ROLES
from bot.facts.values.dates import lies_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.facts.model import Vocabulary
    from bot.store.rows import Facts, PersonFacts, PointRow, RaceRow
    from bot.store.store import Store

_OPEN_MOODS = frozenset({Mood.PLANNED, Mood.HOPED, Mood.EXPECTED})


async def ask_next(store: Store, call: Call) -> Answer:
    """What is to come for the person who was asked for, or after the newest story; two statements."""
    name = call.get("person")
    if name:
        return await _ask_person(store, call, name)
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    return story_answer(call.line, rows[0], await store.story_facts(rows[0].id), store.vocabulary)


async def _ask_person(store: Store, call: Call, name: str) -> Answer:
    keys = name_keys(name)
    facts = await store.person_facts(keys) if keys else None
    people = [row for row in facts.people if row.key == keys[0]] if facts else []
    if facts is None or not people:
        similar = await store.suggestions(name, ("person",))
        return no_answer.not_found(call.line, "person", name, no_answer.people_choices("next", similar))
    match = match_person(people, keys[0])
    if match is None:
        return no_answer.ambiguous(call.line, name, no_answer.people_choices("next", people))
    return person_answer(call.line, match, facts, store.vocabulary)


def story_answer(question: str, race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """What the articles of a story see coming: plans and hopes, then the races and finals that were left."""
    context = AnswerContext.of(facts, vocabulary)
    day = context.days.get(race.id, "")
    rows = [row for row in facts.points if row.point.key.within != race.id and _is_to_come(row, race.id, day, context)]
    statements = [*_statements(rows, SentenceWriter(context, race, runners=race_runners(facts, race)))]
    name = f"{in_a_sentence(race.name)}, {race.meet_name}"
    choices = (Choice("Result", no_answer.race_ask("result", race)), Choice("Story", no_answer.race_ask("recap", race)))
    if not statements:
        return no_answer.silent(question, f"The articles on the {name} say nothing of what comes next.", choices)
    return _answer(question, f"After the {name}", statements, rows, choices, context)


def person_answer(question: str, match: PersonMatch, facts: PersonFacts, vocabulary: Vocabulary) -> Answer:
    """What somebody planned, hoped for or was expected to do."""
    context = AnswerContext.of(facts.facts, vocabulary)
    stories = {race.id for race in facts.facts.races if race.articles}
    rows = [
        row for row in facts.facts.points if row.point.key.within not in stories and _is_to_come(row, "", "", context)
    ]
    statements = [*_statements(rows, SentenceWriter(context, subject=match.person.id))]
    choices = (Choice("Profile", f"/athlete {askable(match.name, match.person.id)}"), Choice("Next races", "/next"))
    if not statements:
        return no_answer.silent(question, f"The articles say nothing of what comes next for {match.name}.", choices)
    answer = _answer(question, f"What comes next for {match.name}", statements, rows, choices, context)
    return replace(answer, blocks=(*namesake_notes(match), *answer.blocks))


def _answer(
    question: str,
    title: str,
    statements: Sequence[Statement],
    rows: Sequence[PointRow],
    choices: Sequence[Choice],
    context: AnswerContext,
) -> Answer:
    disputes = dispute_choices(rows, context.names, context.vocabulary)
    articles = context.citations.articles()
    return Answer(question, title, tuple(statements), articles, tuple(choices), disputes=disputes)


# --- what is to come ----------------------------------------------------------------------------------------------


def _is_to_come(row: PointRow, race: str, day: str, context: AnswerContext) -> bool:
    """Whether a point is a plan or a hope, or of the meet after the ``day`` of the ``race`` ("" for no such race)."""
    attribute = context.attribute(row)
    phase = context.vocabulary.phase(attribute)
    if phase is GroupPhase.PLANS or any(item.claim.mood in _OPEN_MOODS for item in row.evidence.values()):
        return True
    if phase is not GroupPhase.MEET or not day:
        return False
    if attribute.kind == "date":
        return row.point.key.about != race and any(lies_after(value.value.text, day) for value in row.point.values)
    return SETTING_ROLES.isdisjoint(attribute.roles)


def _statements(rows: Iterable[PointRow], writer: SentenceWriter) -> Iterator[Statement]:
    """What is asserted of plans and dates, and what is hoped for, planned or expected of anything."""
    for row in rows:
        yield from writer.lines(row)


QUESTION = Question(
    "next",
    "What was planned and still to come.",
    (Parameter("person", "Who: a full name, a surname or a short name. Without it, all.", ParameterKind.PERSON),),
    ask_next,
    ("/next",),
)
