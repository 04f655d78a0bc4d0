"""Which race a question is about: the events and meets that people type, and what to say when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Note, Outcome
from bot.answers.asking.line import FUNCTION
from bot.answers.asking.line_parts import read_words
from bot.answers.input import (
    YEAR,
    EventQuery,
    discipline,
    echo,
    is_of_any_event,
    is_of_others,
    read_event,
    whose_event,
)
from bot.answers.points.wording import askable, join_words
from bot.answers.question import Parameter, ParameterKind
from bot.answers.silence import has_facts, or_events, or_lines_about, or_sentences, where_words_stand
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence, with_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Answer
    from bot.answers.question import Call
    from bot.store.rows import EntryRow, Facts, RaceRow
    from bot.store.store import Store

EVENT = Parameter(
    "event", "An event or a race, by any of its names. Without it, the newest story.", ParameterKind.EVENT
)
MEET = Parameter("meet", "The meet, where the event was held at several: its name or its year.", ParameterKind.MEET)

_NAMES_OF_RACES = frozenset({"event", "no-event", "meet", "no-meet", "year"})
_OF_A_RACE = _NAMES_OF_RACES | {"women", "men", "final", "semi", "heat", "result", "at", FUNCTION}
"""Slots of the words by which a race is named."""
_MEET_TYPES = ("meet", "series")
_ENTRY_TYPES = ("event", "race", *_MEET_TYPES)


async def find_races(store: Store, call: Call) -> tuple[RaceRow, ...]:
    """The races that a call's ``event`` and ``meet`` may mean, the likeliest first: those of the newest story.

    Without either, every story; a round alone, and women or men alone, are some at its meet, with another story first,
    then of the same discipline. What is no event may be a meet alone
    ("/result budapest"), a year every meet of it ("/medals 2022"). One statement, or up to six.
    """
    event, meet = call.get("event"), call.get("meet")
    rows = await query_races(store, read_event(event, meet))
    if not rows and is_of_any_event(event):
        rows = await _races_of_kind(store, event, meet)
    if not rows and event and not meet:
        rows = await query_races(store, read_event("", event))
    return rows or await _races_of_year(store, event or meet)


async def _races_of_kind(store: Store, event: str, meet: str) -> tuple[RaceRow, ...]:
    """The races of a round, or of women or men, at the meet of the newest story; none without a story."""
    newest = next(iter(await query_races(store, read_event("", meet))), None)
    if newest is None:
        return ()
    of_meet = await query_races(store, EventQuery((), (fold(newest.meet_name),), (), read_event(event).round))
    rows = [race for race in of_meet if whose_event(event) <= whose_event(race.event_name)]
    like = discipline(newest.event_name)
    rows.sort(key=lambda race: (race.event != newest.event, race.articles == 0, discipline(race.event_name) != like))
    return tuple(rows)


async def _races_of_year(store: Store, year: str) -> tuple[RaceRow, ...]:
    """The races of meets whose names have a year; none where it is no year."""
    if not YEAR.fullmatch(year):
        return ()
    meets = [fold(row.name) for row in await store.suggestions(year, ("meet",)) if year in fold(row.name).split()]
    rows = await query_races(store, EventQuery((), tuple(meets), (), None, year)) if meets else ()
    return tuple(sorted(rows, key=lambda row: row.articles == 0))


async def query_races(store: Store, query: EventQuery) -> tuple[RaceRow, ...]:
    """The races that an event may mean which was read already, likewise, finals first among races without a story.

    A race that was asked for by its id comes first, whatever its id reads like.
    """
    rows = await store.races(query.event_keys, query.meet_keys, query.splits)
    by_id = [row for row in rows if row.key in query.event_keys[:1]]
    of_year = [row for row in rows if query.year is None or query.year in fold(f"{row.meet_name} {row.meet}").split()]
    of_round = [row for row in of_year if query.round is None or row.round == query.round]
    ranked = sorted(of_round, key=lambda row: (row.articles == 0, row.articles == 0 and row.round != "final"))
    return (*by_id, *(row for row in ranked if row not in by_id))


def only_story(facts: Facts) -> RaceRow | None:
    """The race of the story to which all of the articles belong; None where they belong to several."""
    stories = {article.story for article in facts.articles}
    return next((race for race in facts.races if {race.id} == stories), None)


def other_events(call: Call, rows: Sequence[RaceRow]) -> tuple[Note, ...]:
    """That the name of an event which was asked for is also that of others with a story; nothing where it is not."""
    event = call.get("event")
    others = dict.fromkeys(in_a_sentence(row.event_name) for row in rows if row.event != rows[0].event and row.articles)
    return (Note(f"“{echo(event)}” may also mean the {join_words([*others], 'or')}."),) if event and others else ()


async def no_race(store: Store, call: Call) -> Answer:
    """What to say when no race goes by what was asked: silence where all of it is known, else did-you-mean."""
    event, meet = call.get("event"), call.get("meet")
    name = ", ".join(filter(None, (event, meet)))
    if not name:
        return no_answer.silent(call.line, no_answer.NO_STORY, (no_answer.HELP,))
    similar = await store.suggestions(event or meet, (*_ENTRY_TYPES, "person") if event else _MEET_TYPES)
    suggestions = [row for row in similar if row.type != "person" and not is_of_others(row.name, event or meet)]
    query = read_event(name)
    keys = {key for key in query.event_keys if query.year is None or query.year in key.split()}
    entry = next((row for row in suggestions if {row.key, fold(row.name)} & keys), None)
    if entry is not None:
        empty = await or_lines_about(store, entry, no_answer.silent(call.line, _no_race_of(entry)))
        answer = await or_sentences(store, call.line, entry.name, empty)
        return answer if has_facts(answer) else await or_events(store, call.question, answer)
    choices = no_answer.entry_choices(
        await with_races(store, suggestions), lambda row: _race_command(call.question, row)
    )
    empty = no_answer.not_found(call.line, ("race" if meet else "event") if event else "meet", name, choices)
    unknown = replace(empty, title=f"No article here tells of “{echo(name)}”.")
    if await _is_named(store, name):
        answer = await or_events(store, call.question, unknown)
        return replace(answer, choices=tuple(dict.fromkeys((*choices, *answer.choices))))
    if choices or empty.outcome is Outcome.UNREADABLE or (event and meet):
        return empty
    people = [row for row in similar if row not in suggestions and fold(name) in {row.key, fold(row.name)}]
    if len(people) == 1:
        profile = (Choice("Profile", f"/athlete {askable(people[0].name, people[0].id)}"),)
        return await or_lines_about(store, people[0], replace(empty, title=_no_race_of(people[0]), choices=profile))
    stands = await where_words_stand(store, call.line, name, empty)
    return stands or await or_events(store, call.question, unknown)


async def _is_named(store: Store, text: str) -> bool:
    """Whether all words of a text are names of events, of meets, or years, here or of the sport: it has no slip."""
    slots = {part.slot for part in await read_words(store, text)}
    return slots <= _OF_A_RACE and not slots.isdisjoint(_NAMES_OF_RACES)


async def with_races(store: Store, rows: Sequence[EntryRow]) -> list[EntryRow]:
    """The rows without events and meets of whose races no article tells; two statements at most."""
    meets = [fold(row.name) for row in rows if row.type == "meet"]
    events = [fold(row.name) for row in rows if row.type in {"event", "race"}]
    of_events = await store.races(events) if events else ()
    of_meets = await store.races((), meets) if meets else ()
    named = {id_ for race in (*of_events, *of_meets) if race.is_named for id_ in (race.id, race.event, race.meet)}
    return [row for row in rows if row.id in named or row.type not in {"event", "race", "meet"}]


def _no_race_of(entry: EntryRow) -> str:
    if entry.type == "person":
        return f"The articles give no result of {entry.shown_name}."
    if entry.type in _MEET_TYPES:
        return f"The articles tell of no event at {with_article(entry.name)}."
    return f"The articles tell of no race of the {in_a_sentence(entry.name)}."


def _race_command(question: str, row: EntryRow) -> str:
    if row.type in _MEET_TYPES:
        return f"/{question} meet:{row.name}"
    return f"/{question} event:{row.name} meet:{row.detail}" if row.detail else f"/{question} {row.name}"
