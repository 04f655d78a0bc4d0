"""/next: what was planned, hoped for and still to come when the articles were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice
from bot.answers.input import name_keys
from bot.answers.points.people import match_person, namesake_notes
from bot.answers.points.points import AnswerContext, dispute_choices, joined
from bot.answers.points.races import find_races, no_race, race_runners
from bot.answers.points.wording import askable
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import unknown_person
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_MOODS, GroupPhase
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import CONTESTED
from bot.facts.result_roles import LINE_ROLES, RESULT_ROLES, SETTING_ROLES
from bot.facts.values.dates import lies_after
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.facts.model import Attribute, Vocabulary
    from bot.store.rows import Facts, PointRow, RaceRow
    from bot.store.store import Store


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
        return await unknown_person(store, call)
    match = match_person(people, keys[0])
    if match is None:
        return no_answer.ambiguous(call.line, name, no_answer.people_choices("next", people))
    plans = _plans(facts.facts, store.vocabulary)
    races = _races_ahead(plans, facts.facts)
    # What is ahead is so from the day of the newest story.
    stories = [race.id for race in facts.facts.races if race.articles][:1]
    of_races = (await store.subject_facts(*races, *stories)) if races else None
    return person_answer(call.line, match, facts.facts, plans, of_races, store.vocabulary)


def story_answer(question: str, race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """What the articles of a story see coming: what is in dispute, then the days, the plans and hopes, and the rest."""
    context = AnswerContext.of(facts, vocabulary)
    stage = _stage(facts, context, race, of_story=True)
    rows = [row for row in facts.points if row.point.key.within != race.id and _is_to_come(row, stage, context)]
    dated = {row.point.key.about for row in rows if context.attribute(row).kind == "date"}
    rows = [row for row in rows if not _is_on_a_day(row, dated, context)]
    rows.sort(key=lambda row: (row.point.verdict not in CONTESTED, context.attribute(row).kind != "date"))
    statements = [*_statements(rows, SentenceWriter(context, race, runners=race_runners(facts, race)))]
    name = f"{in_a_sentence(race.name)}, {race.meet_name}"
    choices = no_answer.result_and_story(race)
    if not statements:
        return no_answer.silent(question, f"The articles on the {name} say nothing of what comes next.", choices)
    return _answer(question, f"After the {name}", statements, rows, choices, context)


def person_answer(
    question: str,
    match: PersonMatch,
    facts: Facts,
    plans: Sequence[PointRow],
    of_races: Facts | None,
    vocabulary: Vocabulary,
) -> Answer:
    """What somebody planned, hoped for or was expected to do, then when the races were set for of which that is told.

    ``of_races`` are the facts about those races and the newest story's.
    """
    everything = joined(facts, of_races) if of_races is not None else facts
    context = AnswerContext.of(everything, vocabulary)
    races = _races_ahead(plans, everything)
    dates = [row for row in everything.points if row.point.key.about in races and context.attribute(row).kind == "date"]
    rows = [*plans, *dates]
    statements = [*_statements(rows, SentenceWriter(context, subject=match.person.id))]
    choices = (Choice("Profile", f"/athlete {askable(match.name, match.person.id)}"), Choice("Next races", "/next"))
    if not statements:
        return no_answer.silent(question, f"The articles say nothing of what comes next for {match.name}.", choices)
    answer = _answer(question, f"What comes next for {match.name}", statements, rows, choices, context)
    return replace(answer, blocks=(*namesake_notes(match), *answer.blocks))


def _plans(facts: Facts, vocabulary: Vocabulary) -> list[PointRow]:
    """What of somebody is a plan or a hope and of no race that has a story, or a race that is ahead."""
    context = AnswerContext.of(facts, vocabulary)
    stories = [race for race in facts.races if race.articles]
    stage = _stage(facts, context, stories[0] if stories else None, of_story=False)
    past = {race.id for race in stories}
    return [row for row in facts.points if row.point.key.within not in past and _is_to_come(row, stage, context)]


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


class _Stage(Frozen, frozen=True):
    """How far things are: the story's race, its day, its meet's name ("" for none), and the races that were run."""

    race: str
    day: str
    meet: str
    run: frozenset[str]


def _stage(facts: Facts, context: AnswerContext, race: RaceRow | None, *, of_story: bool) -> _Stage:
    """Where the facts of a story, or of a person who is in one, stand."""
    run = {row.point.key.within for row in facts.points if not LINE_ROLES.isdisjoint(context.attribute(row).roles)}
    id_, day = (race.id, context.days.get(race.id, "")) if race is not None and of_story else ("", "")
    return _Stage(id_, day, race.meet_name if race is not None else "", frozenset(filter(None, run)))


def _is_to_come(row: PointRow, stage: _Stage, context: AnswerContext) -> bool:
    """Whether a point is a plan, a hope, a race that is ahead, or of the meet after the day of the race."""
    attribute = context.attribute(row)
    phase = context.vocabulary.phase(attribute)
    if phase is GroupPhase.PLANS or any(item.claim.mood in OPEN_MOODS for item in row.evidence.values()):
        return True
    if attribute.kind == "race":
        return any(_is_ahead(value.value.text, stage, context) for value in row.point.values)
    if phase is not GroupPhase.MEET or not stage.day:
        return False
    if attribute.kind == "date":
        is_later = any(lies_after(value.value.text, stage.day) for value in row.point.values)
        return row.point.key.about != stage.race and is_later
    # A tally of medals is no plan, in whatever group it stands.
    return SETTING_ROLES.isdisjoint(attribute.roles) and not _is_result(attribute)


def _is_ahead(race: str, stage: _Stage, context: AnswerContext) -> bool:
    """Whether a race is of the meet, and no result of it is told."""
    entry = context.names.get(race)
    return entry is not None and entry.detail == stage.meet and race != stage.race and race not in stage.run


def _is_on_a_day(row: PointRow, dated: Collection[str], context: AnswerContext) -> bool:
    """Whether a point only says of a meet that races are to come whose days are told."""
    about, values = context.names.get(row.point.key.about), [str(value.value) for value in row.point.values]
    of_meet = context.attribute(row).kind == "race" and about is not None and about.type != "person"
    return of_meet and bool(values) and all(value in dated for value in values)


def _races_ahead(rows: Iterable[PointRow], facts: Facts) -> list[str]:
    """The ids of the races that plans are about, or are in."""
    entries: dict[str, None] = {}
    for row in rows:
        values = (*(each.value for each in row.point.values), *(each.value for each in row.point.beside))
        entries.update(dict.fromkeys((row.point.key.within or "", *map(str, values))))
    rows_of = {entry: facts.names.get(entry) for entry in entries}
    return [entry for entry, name in rows_of.items() if name is not None and name.type == "race"]


def _statements(rows: Iterable[PointRow], writer: SentenceWriter) -> Iterator[Statement]:
    """What is asserted of plans and dates, and what is hoped for, planned or expected of anything."""
    for row in rows:
        yield from writer.uncounted(row) if _is_result(writer.attribute(row)) else writer.lines(row)


def _is_result(attribute: Attribute) -> bool:
    """Whether a thing is only to come as far as it is hoped for: a place, a medal, a count of them."""
    return any(role in RESULT_ROLES or "tally" in role for role in attribute.roles)


QUESTION = Question(
    "next",
    "What was still to come.",
    (Parameter("person", "Who: a full name, a surname or a short name. Without it, all.", ParameterKind.PERSON),),
    ask_next,
    example="/next {next}",
    offers=OfferList.PLANS,
)
