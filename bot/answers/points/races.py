"""Which race a question is about: the events and meets that people type, and what to say when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import empty
from bot.answers.answer import Note
from bot.answers.input import EventQuery, echo, read_event
from bot.answers.points.wording import in_a_sentence, join_words
from bot.answers.question import Parameter, ParameterKind
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.answers.answer import Answer
    from bot.answers.question import Call
    from bot.store.rows import EntryRow, Facts, RaceRow
    from bot.store.store import Store

EVENT = Parameter(
    "event", "An event or a race: 1500m, metric mile, pole vault. Without it, the newest story.", ParameterKind.EVENT
)
MEET = Parameter("meet", "The meet, where the event was held at several: its name or its year.", ParameterKind.MEET)

_KINDS = ("event", "race", "meet", "series")


async def find_races(store: Store, call: Call) -> tuple[RaceRow, ...]:
    """The races that a call's ``event`` and ``meet`` may mean, the likeliest first: those of the newest story.

    Without either, every story. One statement.
    """
    asked = read_event(call.get("event"), call.get("meet"))
    return races_in_order(await store.races(asked.event_keys, asked.meet_keys, asked.splits), asked)


async def result_facts(store: Store, call: Call) -> tuple[tuple[RaceRow, ...], Facts]:
    """The same races, and what a result shows of the likeliest; a second statement where it was not found first."""
    return await _with_facts(call, store.races_and_facts, store.race_facts)


async def source_facts(store: Store, call: Call) -> tuple[tuple[RaceRow, ...], Facts]:
    """The same races, and what is told of the likeliest one's articles, likewise."""
    return await _with_facts(call, store.races_and_sources, store.source_facts)


async def _with_facts(
    call: Call,
    find: Callable[
        [Sequence[str], Sequence[str], Sequence[tuple[str, str]]], Awaitable[tuple[tuple[RaceRow, ...], Facts]]
    ],
    read: Callable[[str], Awaitable[Facts]],
) -> tuple[tuple[RaceRow, ...], Facts]:
    asked = read_event(call.get("event"), call.get("meet"))
    found, facts = await find(asked.event_keys, asked.meet_keys, asked.splits)
    rows = races_in_order(found, asked)
    if rows and rows[0].id != found[0].id:
        facts = await read(rows[0].id)
    return rows, facts


def races_in_order(rows: Sequence[RaceRow], asked: EventQuery) -> tuple[RaceRow, ...]:
    """The rows of the round and the year that were asked for, finals first among races without a story.

    A race that was asked for by its id comes first, whatever its id reads like.
    """
    key = asked.event_keys[0] if asked.event_keys else ""
    own = [row for row in rows if row.key == key]
    chosen = [row for row in rows if asked.year is None or asked.year in fold(f"{row.meet_name} {row.meet}").split()]
    of_round = [row for row in chosen if asked.round is None or row.round == asked.round]
    ranked = sorted(of_round, key=lambda row: (row.articles == 0, row.articles == 0 and row.round != "final"))
    return (*own, *(row for row in ranked if row not in own)) if own else tuple(ranked)


def other_events(call: Call, rows: Sequence[RaceRow]) -> tuple[Note, ...]:
    """That the name of an event which was asked for is also that of others; nothing where it is not."""
    asked = call.get("event")
    others = dict.fromkeys(in_a_sentence(row.event_name) for row in rows if row.event != rows[0].event)
    return (Note(f"“{echo(asked)}” may also mean the {join_words([*others], 'or')}."),) if asked and others else ()


async def no_race(store: Store, call: Call) -> Answer:
    """What to say when no race goes by what was asked: silence for an event without one, else did-you-mean."""
    asked = call.get("event") or call.get("meet")
    if not asked:
        return empty.silent(call.line, "There is no story here yet.", (empty.HELP,))
    found = await store.suggestions(asked, _KINDS)
    choices = empty.entry_choices(found, lambda row: _asked(call.question, row))
    if call.get("event") and call.get("meet"):
        return empty.not_found(call.line, "race", f"{call.get('event')}, {call.get('meet')}", choices)
    keys = read_event(asked).event_keys
    known = next((row for row in found if row.key in keys or fold(row.name) in keys), None)
    if known is not None:
        return empty.silent(call.line, f"{known.name} is known here, but the articles are silent on it.")
    return empty.not_found(call.line, "event" if call.get("event") else "meet", asked, choices)


def _asked(name: str, row: EntryRow) -> str:
    if row.type in {"meet", "series"}:
        return f"/{name} meet:{row.name}"
    return f"/{name} event:{row.name} meet:{row.detail}" if row.detail else f"/{name} {row.name}"
