"""Which races the words of a line stand for: of whom, at which meet, the one before, whose medals moved, which days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.answers.asking.words import numbers_by_language
from bot.answers.input import read_event
from bot.answers.points.later_changes import earlier_standings
from bot.answers.points.races import query_races
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.wording import askable
from bot.facts.names import fold
from bot.facts.result_roles import MEDAL_ROLE, PLACE
from bot.facts.values import show

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.answers.asking.line import TypedLine
    from bot.store.rows import EntryRow, Facts, RaceRow
    from bot.store.store import Store

    Values = Mapping[str, str]
    """What fills slots."""

_MOST_RACES = 3
"""Stories that are looked through for one in whose results teams stand."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A canonical date with its day."""
_YEARS = re.compile(r"\b(?:19|20|21)\d\d\b")


async def races_of_subject(
    store: Store, line: TypedLine, _values: Values, *, with_story: bool = False
) -> tuple[Values, ...]:
    """The races in whose results somebody or a team stands, the newest first; those of stories `with_story`, if any."""
    person = line.first("person") or line.first("country")
    if person is None:
        return ()
    if line.first("event") and line.first("person"):
        return ({},)
    people = {entry.id for entry in owners(person.entries)}
    facts = await store.subject_facts(*people)
    races = [race for race in facts.races if _is_placed(people, race, facts)]
    if with_story and not races:
        named = {id_ for row in facts.points for id_ in (row.within, *(str(value.value) for value in row.values))}
        races = [race for race in facts.races if race.id in named]
    if (place := line.first("place")) and place.number != "1":
        races = [race for race in races if _has_place(people, place.number, race, facts)]
    round_, meet = read_event(line.text("semi", "heat")).round, line.first("meet")
    meets = meet.entries if meet else ()
    asked = [race for race in races if race.round == round_ or any(_is_at(race, entry) for entry in meets)]
    if asked or meet:
        return tuple(map(_of_race if round_ else _of_event, asked))
    stories = [race for race in races if race.articles] if with_story else []
    return tuple(map(_of_event if with_story else _of_race, stories or races))


def _is_at(race: RaceRow, entry: EntryRow) -> bool:
    """Whether a race is at a meet, or at one of a series, by which its name begins."""
    return race.meet == entry.id or (entry.type == "series" and race.meet_name.startswith(f"{entry.name} "))


async def races_of_meet(store: Store, _line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The newest story of the meet that was typed; where there is none, each of its races."""
    races = await query_races(store, read_event(values["event"], values["meet"]))
    reported = [race for race in races if race.articles]
    if reported or not races:
        return ({},)
    return tuple(_of_race(race) for race in races)


async def races_of_place(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The first race of the meet that was typed, or of that of the newest story, in which somebody has the place.

    What was typed itself, where nobody has.
    """
    place = line.first("place") or line.first("rank")
    races = await query_races(store, read_event(values["event"], values["meet"]))
    if place is None or not races:
        return ({},)
    attributes = [each.id for each in store.vocabulary.attributes.values() if PLACE in each.roles]
    facts = await store.meet_facts(races[0].meet, attributes)
    given = (race for race in races if race.meet == races[0].meet and _has_place((), place.number, race, facts))
    first = next(given, races[0])
    return ({},) if first == races[0] else (_of_race(first),)


async def meet_of_several_events(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The meet that was typed without an event, if there are stories of several of its events: it has no one winner."""
    if line.first("event"):
        return ()
    races = await query_races(store, read_event("", values["meet"]))
    return ({},) if len({race.event for race in races if race.articles and race.meet == races[0].meet}) > 1 else ()


async def race_of_teams(store: Store, line: TypedLine, _values: Values) -> tuple[Values, ...]:
    """The newest of the stories in whose results teams stand; the event or the meet that was typed."""
    is_typed = line.first("event") or line.first("meet")
    for race in () if is_typed else (await query_races(store, read_event("")))[:_MOST_RACES]:
        facts = await store.result_facts(race.id)
        if any(facts.names[placing.about].type == "place" for placing in race_sheet(facts, race).placings):
            return (_of_race(race),)
    return ({},)


async def days_beside(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The day before that of the race that was typed, or the day after, by each article that gives its day."""
    race = await race_of(store, values)
    sheet = race_sheet(await store.result_facts(race.id), race) if race is not None else None
    days = [each.value.text for each in sheet.date.values] if sheet is not None and sheet.date is not None else []
    beside = timedelta(days=-1 if "day-before" in line.slots else 1)
    dates = [date.fromisoformat(day) + beside for day in days if _DAY.fullmatch(day)]
    return tuple({"day": show("date", each.isoformat())} for each in dates)


async def newest_race(store: Store, _line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The race that was typed, or that of the newest story."""
    return (_of_race(race),) if (race := await race_of(store, values)) else ({},)


async def previous_race(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The race of the same event at an earlier meet, the latest of them, and its year; a meet that was typed itself.

    Of a series its meets are meant, be there no race of the event: "the last Harbour Games".
    """
    meet = line.first("meet")
    series = [entry.id for entry in meet.entries] if meet else []
    if meet and {entry.type for entry in meet.entries} != {"series"}:
        return ({},)
    race = await race_of(store, {"event": values["event"]} if series else values)
    if race is None:
        return ()
    meets = await store.meets(series) if series else ()
    years = {each: _year(each) for each in await query_races(store, read_event(values["event"] or race.event_name))}
    earlier = [each for each in years if each.event == race.event and years[each] < _year(race)]
    asked = line.first("years-ago")
    ago = _years_ago(asked.said) if asked else 0
    if ago and _year(race):
        year = str(int(_year(race)) - ago)
        earlier = [each for each in earlier if years[each] == year]
        if not earlier:
            return ({"event": values["event"], "meet": year, "year": year},)
    latest = max((each for each in earlier if not meets or each.meet in meets), key=years.__getitem__, default=None)
    if latest is not None:
        return ({**_of_race(latest), "year": years[latest]},)
    for each in meets:
        entry = await store.entry(each)
        year = next(iter(_YEARS.findall(f"{entry.name} {each}")), "") if entry else ""
        if entry and "" < year < _year(race):
            return ({"event": values["event"], "meet": entry.name, "year": year},)
    return ()


async def previous_placed(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The same, where the person has a place in it."""
    person, found = line.first("person"), await previous_race(store, line, values)
    race = await race_of(store, found[0]) if person and found else None
    if person is None or race is None:
        return ()
    people = {entry.id for entry in owners(person.entries)}
    return found if _is_placed(people, race, await store.result_facts(race.id)) else ()


def _years_ago(words_: str) -> int:
    """The number in words such as "two years ago"; 0 where there is none."""
    numbers = (table.get(word, word) for word in fold(words_).split() for table in numbers_by_language())
    return next((int(number) for number in numbers if number.isdecimal()), 0)


async def changed_race(store: Store, _line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The race that was typed, or any of its meet, if an article tells a medal otherwise than it was at the finish."""
    if (race := await race_of(store, values)) is None:
        return ()
    medals = [each.id for each in store.vocabulary.attributes.values() if MEDAL_ROLE in each.roles]
    facts = await store.meet_facts(race.meet, medals)
    changed = {row.within for row in facts.points if row.what in medals and earlier_standings(row)}
    meant = [each for each in facts.races if each.id in changed and (each.id == race.id or not values["event"])]
    return tuple({"event": askable(each.event_name, each.event)} for each in meant)


async def race_of(store: Store, values: Values) -> RaceRow | None:
    """The race of the event and the meet that were typed, or of the newest story; None where there is none."""
    event, meet = values.get("event", ""), values.get("meet", "")
    return next(iter(await query_races(store, read_event(event, meet))), None)


def _of_race(race: RaceRow) -> Values:
    return {"event": askable(race.name, race.id), "meet": askable(race.meet_name, race.meet)}


def _of_event(race: RaceRow) -> Values:
    """The race of a story; of another race its event, whose answer tells what there is of each round."""
    return _of_race(race) if race.articles else {**_of_race(race), "event": race.event_name}


def _year(race: RaceRow) -> str:
    """The year in the name of a race's meet; "" where there is none."""
    return next(iter(_YEARS.findall(fold(f"{race.meet_name} {race.meet}"))), "")


def owners(entries: Sequence[EntryRow]) -> Sequence[EntryRow]:
    """Of people who share a name the one who owns it; where none or several do, all."""
    own = [entry for entry in entries if entry.owner]
    return own if len(own) == 1 else entries


def _has_place(people: Collection[str], number: str, race: RaceRow, facts: Facts) -> bool:
    """Whether an article gives one of the people, or of all where there are none, a place in a race, or gave it."""
    placings = (each for each in race_sheet(facts, race).placings if not people or each.about in people)
    return any(each.is_given_place(number) for each in placings)


def _is_placed(people: Collection[str], race: RaceRow, facts: Facts) -> bool:
    """Whether one of the people stands in the results of a race, or ran for a team that does."""
    sheet = race_sheet(facts, race)
    return not {*people}.isdisjoint({*sheet.teams, *(each.about for each in sheet.placings)})
