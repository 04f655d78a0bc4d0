"""Which race a question is about: the events and meets that people type, and what to say when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import no_answer
from bot.answers.answer import Note
from bot.answers.input import EventQuery, echo, read_event
from bot.answers.points.wording import join_words
from bot.answers.question import Parameter, ParameterKind
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Answer
    from bot.answers.question import Call
    from bot.store.rows import EntryRow, Facts, RaceRow
    from bot.store.store import Store

EVENT = Parameter(
    "event", "An event or a race: 1500m, metric mile, pole vault. Without it, the newest story.", ParameterKind.EVENT
)
MEET = Parameter("meet", "The meet, where the event was held at several: its name or its year.", ParameterKind.MEET)

_ENTRY_TYPES = ("event", "race", "meet", "series")


async def find_races(store: Store, call: Call) -> tuple[RaceRow, ...]:
    """The races that a call's ``event`` and ``meet`` may mean, the likeliest first: those of the newest story.

    Without either, every story. What is no event may be a meet alone ("/result budapest"). One statement, or two.
    """
    event, meet = call.get("event"), call.get("meet")
    rows = await query_races(store, read_event(event, meet))
    return rows if rows or meet or not event else await query_races(store, read_event("", event))


async def query_races(store: Store, query: EventQuery) -> tuple[RaceRow, ...]:
    """The races that an event may mean which was read already, likewise."""
    return _races_in_order(await store.races(query.event_keys, query.meet_keys, query.splits), query)


def _races_in_order(rows: Sequence[RaceRow], query: EventQuery) -> tuple[RaceRow, ...]:
    """The rows of the round and the year that were asked for, finals first among races without a story.

    A race that was asked for by its id comes first, whatever its id reads like.
    """
    key = query.event_keys[0] if query.event_keys else ""
    by_id = [row for row in rows if row.key == key]
    of_year = [row for row in rows if query.year is None or query.year in fold(f"{row.meet_name} {row.meet}").split()]
    of_round = [row for row in of_year if query.round is None or row.round == query.round]
    ranked = sorted(of_round, key=lambda row: (row.articles == 0, row.articles == 0 and row.round != "final"))
    return (*by_id, *(row for row in ranked if row not in by_id))


def only_story(facts: Facts) -> RaceRow | None:
    """The race of the story to which all of the articles belong; None where they belong to several."""
    stories = {article.story for article in facts.articles}
    return next((race for race in facts.races if {race.id} == stories), None)


def race_runners(facts: Facts, race: RaceRow) -> dict[str, str]:
    """By id the people of whom something is said in a race, with its event, which tells a pronoun."""
    return {row.point.key.about: race.event_name for row in facts.points if row.point.key.within == race.id}


def other_events(call: Call, rows: Sequence[RaceRow]) -> tuple[Note, ...]:
    """That the name of an event which was asked for is also that of others; nothing where it is not."""
    event = call.get("event")
    others = dict.fromkeys(in_a_sentence(row.event_name) for row in rows if row.event != rows[0].event)
    return (Note(f"“{echo(event)}” may also mean the {join_words([*others], 'or')}."),) if event and others else ()


async def no_race(store: Store, call: Call) -> Answer:
    """What to say when no race goes by what was asked: silence for an event without one, else did-you-mean."""
    event, meet = call.get("event"), call.get("meet")
    name = event or meet
    if not name:
        return no_answer.silent(call.line, "There is no story here yet.", (no_answer.HELP,))
    suggestions = await store.suggestions(name, _ENTRY_TYPES)
    choices = no_answer.entry_choices(suggestions, lambda row: _race_command(call.question, row))
    if event and meet:
        return no_answer.not_found(call.line, "race", f"{event}, {meet}", choices)
    keys = read_event(name).event_keys
    entry = next((row for row in suggestions if row.key in keys or fold(row.name) in keys), None)
    if entry is not None:
        return no_answer.silent(call.line, f"{entry.name} is known here, but the articles are silent on it.")
    return no_answer.not_found(call.line, "event" if event else "meet", name, choices)


def _race_command(question: str, row: EntryRow) -> str:
    if row.type in {"meet", "series"}:
        return f"/{question} meet:{row.name}"
    return f"/{question} event:{row.name} meet:{row.detail}" if row.detail else f"/{question} {row.name}"
