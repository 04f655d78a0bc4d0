"""/next: what was planned, hoped for and still to come when the articles were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Outcome
from bot.answers.input import echo, read_event
from bot.answers.points.people import find_person, namesake_notes
from bot.answers.points.points import AnswerContext, dispute_choices, joined
from bot.answers.points.races import find_races, no_race, query_races
from bot.answers.points.teams import member_of
from bot.answers.question import ASKED, Call, Parameter, ParameterKind, Question
from bot.answers.sentences.clauses import is_unreal
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import or_people, unknown_person
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.model import OPEN_MOODS
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import HOME_ROLES, LINE_ROLES, MEMBER_ROLE, RESULT_ROLES, SETTING_ROLES, is_of_each_member
from bot.facts.values import order
from bot.facts.values.dates import lies_after
from bot.facts.vocabulary import GroupPhase
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.people import PersonMatch
    from bot.facts.vocabulary import Attribute, Vocabulary
    from bot.store.rows import EntryRow, Facts, PointRow, RaceRow
    from bot.store.store import Store


async def ask_next(store: Store, call: Call) -> Answer:
    """What is to come for the person or in the event that was asked for, or after the newest story.

    Two statements, of an event up to six.
    """
    name = call.get("person")
    if name:
        answer = await _ask_person(store, call, name)
        return await or_people(store, "next", answer) if answer.outcome is Outcome.SILENT else answer
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    facts = await store.story_facts(rows[0].id)
    answer = after_story_answer(call.line, rows[0], facts, store.vocabulary, call.get(ASKED))
    if answer.outcome is not Outcome.SILENT:
        return answer
    # Nothing follows the newest race itself: then what does in the series, which the name of the meet has with a year.
    series = " ".join(word for word in rows[0].meet_name.split() if not word.isdecimal())
    ahead = await _ask_races_ahead(store, call, series)
    return ahead if ahead is not None and ahead.outcome is Outcome.ANSWERED else answer


async def _ask_person(store: Store, call: Call, name: str) -> Answer:
    found = await find_person(store, call, name)
    if found is None:
        return await _ask_races_ahead(store, call, name) or await unknown_person(store, call)
    if isinstance(found, Answer):
        return found
    match, facts = found[0], await _with_teams(store, found[0].person.id, found[1])
    plans = _plans(facts, store.vocabulary)
    races = dict.fromkeys(filter(None, (*(_race_ahead(row, facts.names) for row in plans), *_meets_ahead(plans))))
    # What is ahead is so from the day of the newest story.
    stories = [race.id for race in facts.races if race.articles][:1]
    of_races = (await store.subject_facts(*races, *stories)) if races else None
    return person_answer(call.line, match, facts, plans, of_races, store.vocabulary)


async def _with_teams(store: Store, person: str, facts: Facts) -> Facts:
    """What is said of somebody, and of the teams for which they ran: what these plan is ahead of them, too."""
    members = (row for row in facts.points if MEMBER_ROLE in row.attribute.roles)
    teams = {row.about for row in members if member_of(row) == person}
    if not teams:
        return facts
    of_teams = await store.subject_facts(*teams)
    races = {race.id: race for race in (*facts.races, *of_teams.races)}
    both = joined(facts, replace(of_teams, points=tuple(row for row in of_teams.points if row.about in teams)))
    return replace(both, races=tuple(races.values()))


async def _ask_races_ahead(store: Store, call: Call, name: str) -> Answer | None:
    """What is to come in the races of an event or a meet, or else after its newest story; or for who is from a place.

    None where there is neither, or nothing of those from the place.

    What was hoped for within a race that has a story is not to come, but who planned to be in it.
    """
    races = await find_races(store, Call("next", {"event": name}))
    entries = await store.entries((fold(name),), ("event", "meet", "series", "race", "place"))
    if not races and not entries:
        return None
    newest = (await query_races(store, read_event("")))[:1]
    meets = await store.meets([row.id for row in entries if row.type == "series"])
    places = {row.id for row in entries if row.type == "place"}
    from_there = [*_people_from(places, await store.subject_facts(*places))] if places else []
    ids = [*(row.id for row in entries), *meets, *(race.id for race in races), *from_there]
    facts = await store.subject_facts(*ids, *(race.id for race in newest))
    answer = races_answer(call.line, echo(name), ids, newest, facts, store.vocabulary)
    if answer.outcome is Outcome.SILENT and places == set(ids).difference(from_there):
        return None
    story = next((race for race in races if race.articles), None)
    if story is None or answer.outcome is not Outcome.SILENT:
        return answer
    return after_story_answer(call.line, story, await store.story_facts(story.id), store.vocabulary)


def _people_from(places: Collection[str], facts: Facts) -> Iterator[str]:
    """The ids of who is said to be from one of the places."""
    homes = (row for row in facts.points if not HOME_ROLES.isdisjoint(row.attribute.roles))
    return (row.about for row in homes if not {*places}.isdisjoint(str(each.value) for each in row.values))


def after_story_answer(question: str, race: RaceRow, facts: Facts, vocabulary: Vocabulary, asked: str = "") -> Answer:
    """What the articles of a story see coming, race by race, the soonest first; then all else.

    In front of it stands what has the role that is ``asked`` for.
    """
    context = AnswerContext.of(facts, vocabulary)
    stage = _stage(facts, context, race, of_story=True)
    rows = _ahead((row for row in facts.points if row.within != race.id), stage, context)
    first, writer = [row for row in rows if asked in row.attribute.roles], SentenceWriter(context, race)
    rest = (row for row in rows if row not in first)
    blocks = [*_statements(first, writer), *_blocks(rest, writer, facts, meet=race.meet)]
    name = f"{in_a_sentence(race.name)}, {race.meet_name}"
    choices = no_answer.result_and_story(race)
    if not blocks:
        return no_answer.silent(question, f"The articles on the {name} say nothing of what comes next.", choices)
    return _answer(question, f"After the {name}", blocks, rows, choices, context)


def races_answer(
    question: str, name: str, asked: Collection[str], newest: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary
) -> Answer:
    """What is to come in races and meets by their ids, which go by ``name``; ``facts`` also have the newest story's."""
    context = AnswerContext.of(facts, vocabulary)
    stage = _stage(facts, context, next(iter(newest), None), of_story=True)
    stories = {race.id for race in facts.races if race.articles}
    of_them = (row for row in facts.points if row.within not in stories and not {*asked}.isdisjoint(_entries(row)))
    rows = _ahead(of_them, stage, context)
    # Where there are others, races that were run are not ahead, whoever planned to be in them; nor whose day is over.
    today = max((article.published or "" for article in facts.articles), default="")
    over = {row.about for row in rows if row.attribute.kind == "date" and _is_over(row, today)}
    rows = [row for row in rows if _race_ahead(row, facts.names) not in stage.run | stories | over] or rows
    blocks = _blocks(rows, SentenceWriter(context), facts)
    if not blocks:
        return no_answer.silent(question, f"The articles say nothing of what comes next in “{name}”.")
    choices = (Choice("What comes next", "/next"),)
    return _answer(question, f"What comes next: {name}", blocks, rows, choices, context)


def person_answer(
    question: str,
    match: PersonMatch,
    facts: Facts,
    plans: Sequence[PointRow],
    of_races: Facts | None,
    vocabulary: Vocabulary,
) -> Answer:
    """What somebody planned, hoped for or was expected to do, below each race with its day; then all else.

    ``of_races`` are the facts about those races and the newest story's.
    """
    everything = joined(facts, of_races) if of_races is not None else facts
    context = AnswerContext.of(everything, vocabulary)
    races = {*(_race_ahead(row, everything.names) for row in plans), *_meets_ahead(plans)} - {""}
    settings = [row for row in everything.points if row.about in races and _is_setting(row)]
    rows, person = [*plans, *settings], match.person.id
    results = [row for row in facts.points if row.about == person and row.within in races and row.values]
    results = [row for row in results if is_of_each_member(row.attribute)]
    writer = SentenceWriter(context, subject=person)
    blocks = _blocks(rows, writer, everything, subject=person, results=results)
    profile = Choice("Profile", f"/athlete {match.words}")
    if not blocks:
        return no_answer.silent(question, f"The articles say nothing of what comes next for {match.name}.", (profile,))
    title, choices = f"What comes next for {match.name}", (profile, Choice("What comes next", "/next"))
    return _answer(question, title, (*namesake_notes(match), *blocks), rows, choices, context)


def _is_over(row: PointRow, today: str) -> bool:
    """Whether the newest article was written after every day that a point gives, be it as a plan."""
    days = [str(value) for value in row.all_values]
    return bool(days) and all(lies_after(today, day) and not today.startswith(day) for day in days)


def _is_setting(row: PointRow) -> bool:
    """Whether a point says when something is, or where it was to be."""
    is_place = not SETTING_ROLES.isdisjoint(row.attribute.roles) and not row.values
    return row.attribute.kind == "date" or is_place


def _plans(facts: Facts, vocabulary: Vocabulary) -> list[PointRow]:
    """What of somebody is a plan or a hope and of no race that has a story, or a race that is ahead."""
    context = AnswerContext.of(facts, vocabulary)
    stories = [race for race in facts.races if race.articles]
    stage = _stage(facts, context, stories[0] if stories else None, of_story=False)
    past = {race.id for race in stories}
    return [row for row in facts.points if row.within not in past and _is_to_come(row, stage, context)]


def _answer(
    question: str,
    title: str,
    blocks: Sequence[Block],
    rows: Sequence[PointRow],
    choices: Sequence[Choice],
    context: AnswerContext,
) -> Answer:
    disputes = dispute_choices(rows, context.names)
    return Answer(question, title, tuple(blocks), context.citations.articles(), tuple(choices), disputes=disputes)


# --- what is to come ----------------------------------------------------------------------------------------------


class _Stage(Frozen, frozen=True):
    """How far things are: the story's race, its day, its meet's name ("" for none), and the races that were run."""

    race: str
    day: str
    meet: str
    run: frozenset[str]


def _stage(facts: Facts, context: AnswerContext, race: RaceRow | None, *, of_story: bool) -> _Stage:
    """Where the facts of a story, or of a person who is in one, stand."""
    run = {row.within for row in facts.points if not LINE_ROLES.isdisjoint(row.attribute.roles)}
    id_, day = (race.id, context.days.get(race.id, "")) if race is not None and of_story else ("", "")
    return _Stage(id_, day, race.meet_name if race is not None else "", frozenset(filter(None, run)))


def _ahead(rows: Iterable[PointRow], stage: _Stage, context: AnswerContext) -> list[PointRow]:
    """The points of what is to come; a race is not also said to be ahead where its day is told."""
    ahead = [row for row in rows if _is_to_come(row, stage, context)]
    dated = {row.about for row in ahead if row.attribute.kind == "date"}
    return [row for row in ahead if not _is_on_a_day(row, dated, context)]


def _is_to_come(row: PointRow, stage: _Stage, context: AnswerContext) -> bool:
    """Whether a point is a plan, a hope, a race that is ahead, or of the meet after the day of the race."""
    attribute = row.attribute
    phase = row.phase
    if row.about == stage.race and not SETTING_ROLES.isdisjoint(attribute.roles):
        return False
    if phase is GroupPhase.PLANS or any(
        item.claim.mood in OPEN_MOODS and not is_unreal(item.claim.excerpt) for item in row.evidence.values()
    ):
        return True
    if attribute.kind == "race":
        ahead = (value.value.text for value in row.values if not value.value.denied)
        return any(_is_unrun(race, stage, context) for race in ahead)
    if phase is not GroupPhase.MEET or not stage.day:
        return False
    if attribute.kind == "date":
        is_later = any(lies_after(value.value.text, stage.day) for value in row.values)
        return row.about != stage.race and is_later
    # A tally of medals is no plan, in whatever group it stands.
    return SETTING_ROLES.isdisjoint(attribute.roles) and not _is_result(attribute)


def _is_unrun(race: str, stage: _Stage, context: AnswerContext) -> bool:
    """Whether a race is of the meet, and no result of it is told."""
    entry = context.names.get(race)
    return entry is not None and entry.detail == stage.meet and race != stage.race and race not in stage.run


def _is_on_a_day(row: PointRow, dated: Collection[str], context: AnswerContext) -> bool:
    """Whether a point only says of a meet that races are to come whose days are told."""
    about, values = context.names.get(row.about), [str(value.value) for value in row.values]
    of_meet = row.attribute.kind == "race" and about is not None and about.type != "person"
    return of_meet and bool(values) and all(value in dated for value in values)


# --- race by race -------------------------------------------------------------------------------------------------


def _entries(row: PointRow) -> tuple[str, ...]:
    """The ids of what a point is about, of its race or meet, and of its values."""
    return row.about, row.within or "", *map(str, row.all_values)


def _race_ahead(row: PointRow, names: Mapping[str, EntryRow]) -> str:
    """The id of the race that a plan is about, is in or has as its value; "" where there is none."""
    return next((entry for entry in _entries(row) if entry in names and names[entry].type == "race"), "")


def _meets_ahead(plans: Iterable[PointRow]) -> Iterator[str]:
    """The ids of meets that plans have as their values, without a race there."""
    return (str(value) for row in plans if row.attribute.kind == "meet" for value in row.all_values)


def _blocks(
    rows: Iterable[PointRow],
    writer: SentenceWriter,
    facts: Facts,
    *,
    subject: str = "",
    meet: str = "",
    results: Sequence[PointRow] = (),
) -> list[Block]:
    """The lines of each race below its name, the soonest first, its day in front; then what is of no race.

    ``subject`` is whom the answer is about; without one the race is not named again. ``meet`` goes without saying.
    ``results`` are how they came out of races that other articles tell to have been run.
    """
    of_races = grouped((_race_ahead(row, facts.names), row) for row in rows)
    rest = of_races.pop("", [])
    races = {race.id: race for race in facts.races}
    blocks: list[Block] = []
    for id_ in sorted(of_races, key=lambda id_: _day(of_races[id_])):
        race = races[id_]
        of_race = SentenceWriter(writer.context, race, subject=subject or id_, noun=race.noun)
        blocks += [
            Heading(race.name if race.meet == meet else race.full_name),
            *_statements(of_races[id_], of_race),
            *(of_race.sentence(row) for row in results if row.within == id_ and stands_for_itself(row)),
        ]
    others = [*_statements(rest, writer)]
    return [*blocks, *([Heading("Besides")] if blocks and others else []), *others]


def _day(rows: Iterable[PointRow]) -> tuple[bool, tuple[int, ...]]:
    """A sort key: the first day that is given for a race; one without a day comes last."""
    dates = [row for row in rows if row.attribute.kind == "date"]
    days = [order("date", value.value.text) for row in dates for value in row.values]
    return not days, min(days, default=())


def _statements(rows: Iterable[PointRow], writer: SentenceWriter) -> Iterator[Statement]:
    """Days first, then where it is, then what is in dispute: what is asserted, hoped for, planned or expected."""

    def weight(row: PointRow) -> tuple[bool, bool, bool]:
        return row.attribute.kind != "date", SETTING_ROLES.isdisjoint(row.attribute.roles), not row.is_contested

    for row in sorted(rows, key=weight):
        yield from writer.uncounted(row) if _is_result(row.attribute) else writer.lines(row)


def _is_result(attribute: Attribute) -> bool:
    """Whether a thing is only to come as far as it is hoped for: a place, a medal, a count of them."""
    return any(role in RESULT_ROLES or "tally" in role for role in attribute.roles)


QUESTION = Question(
    "next",
    "What was still to come.",
    (Parameter("person", "Who, or in which event. Without it, all that the articles have.", ParameterKind.PERSON),),
    ask_next,
    example="/next {next}",
    offers=OfferList.PLANS,
)
