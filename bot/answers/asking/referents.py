"""Whom and what the words of a line stand for: who holds a place, who is from a country, where somebody ran."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from bot.answers.asking.words import numbers_by_language
from bot.answers.input import read_event
from bot.answers.medal_table import COLOURS
from bot.answers.points.later_changes import earlier_standings
from bot.answers.points.races import query_races
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.wording import askable
from bot.answers.search.search_query import content_query
from bot.facts.model import Quote, Value
from bot.facts.names import fold
from bot.facts.result_roles import COUNTBACK_ROLE, COUNTRY_ROLE, HOME_ROLES, MEDAL_ROLE
from bot.facts.values import show
from bot.facts.values.marks import is_length
from bot.facts.values.references import OF_PEOPLE
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence

    from bot.answers.asking.line import TypedLine
    from bot.answers.points.results_sheet import Placing
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, PointRow, RaceRow
    from bot.store.store import Store

    Values = Mapping[str, str]
    """What fills slots."""

LEADS = "leads"
"""What is filled for somebody who is meant before the others."""
TITLE = "title"
"""The label of the attribute of titles."""
_MOST_RACES = 3
"""Races of a meet that are looked through for a place."""
_FEWEST_QUOTED = 3
"""Words that are rather a quotation than a topic where one person says them all."""
_TITLE_WORDS = frozenset({"champion", "title", "holder"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A canonical date with its day."""
_YEARS = re.compile(r"\b(?:19|20|21)\d\d\b")


async def _holders(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Whom any article gives the place that was typed, and the second, in the race of the line or the newest story.

    Beside somebody who is named, the place is that of the other one.
    """
    if (race := await _race(store, values)) is None:
        return ()
    facts = await store.result_facts(race.id)
    placings = race_sheet(facts, race).placings
    place, second = line.first("place") or line.first("rank"), line.first("second-place")
    parts = {"other": place} if "person" in line.slots else {"person": place, "other": second}
    holders = [
        [{slot: _askable(facts.names[each.about])} for each in placings if _is_given_place(each, part.number)]
        for slot, part in parts.items()
        if part is not None
    ]
    named = {"person": values["person"]} if "person" in line.slots else {}
    return tuple({**named, **one, **other} for one, *others in product(*holders) for other in others or [{}])


def _is_given_place(placing: Placing, number: str) -> bool:
    """Whether an article gives somebody that place, be it against most others."""
    return placing.place is not None and any(each.value == Value(number) for each in placing.place.values)


async def _compatriots(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Who is from the country that was typed, of those in the race; where there is nobody, who competes for it.

    Where several of them are, it may be any who is: those in the race come first, and where there are no others, whom
    most articles call so.
    """
    race, country = await _race(store, values), line.first("country") or line.first("demonym")
    if race is None or country is None:
        return ()
    facts = await store.story_facts(race.id)
    runners = _subjects_in(facts, race)
    of_country = [row for row in facts.points if _is_from(row, country.entries, facts)]
    articles: dict[str, set[str]] = {}
    for row in of_country:
        slugs = articles.setdefault(row.key.about, set())
        slugs.update(item.claim.article for item in row.evidence.values())
    counts = {person: len(slugs) for person, slugs in articles.items() if facts.names[person].type == "person"}
    in_race = {person: count for person, count in counts.items() if person in runners}
    from_there = in_race | counts if len(in_race) > 1 else in_race
    if len(from_there) == len(in_race) > 1:
        return _most_reported(in_race, facts)
    for_it = dict.fromkeys(
        row.key.about for row in of_country if COUNTRY_ROLE in store.vocabulary.attributes[row.key.what].roles
    )
    return tuple(_person(facts.names[person]) for person in from_there or for_it)


def _most_reported(counts: Mapping[str, int], facts: Facts) -> tuple[Values, ...]:
    """People by their articles; the one who has more than all others leads."""
    first, second, *_ = ordered = sorted(counts, key=counts.__getitem__, reverse=True)
    leads = {LEADS: "yes"} if counts[first] > counts[second] else {}
    people = [_person(facts.names[person]) for person in ordered]
    return ({**people[0], **leads}, *people[1:])


async def _races(store: Store, line: TypedLine, _values: Values, *, with_story: bool = False) -> tuple[Values, ...]:
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
        return tuple(map(_of_event, asked))
    stories = [race for race in races if race.articles] if with_story else []
    return tuple(map(_of_event if with_story else _of_race, stories or races))


def _is_at(race: RaceRow, entry: EntryRow) -> bool:
    """Whether a race is at a meet, or at one of a series, by which its name begins."""
    return race.meet == entry.id or (entry.type == "series" and race.meet_name.startswith(f"{entry.name} "))


async def _races_of_meet(store: Store, _line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The newest story of the meet that was typed; where there is none, each of its races."""
    races = await query_races(store, read_event(values["event"], values["meet"]))
    reported = [race for race in races if race.articles]
    if reported or not races:
        return ({},)
    return tuple(_of_race(race) for race in races)


async def _races_of_place(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The first race of the meet that was typed in which somebody has the place; the meet, where nobody has."""
    place = line.first("place") or line.first("rank")
    for race in (await query_races(store, read_event(values["event"], values["meet"])))[:_MOST_RACES] if place else ():
        if place and _has_place((), place.number, race, await store.result_facts(race.id)):
            return (_of_race(race),)
    return ({},)


async def _race_of_teams(store: Store, line: TypedLine, _values: Values) -> tuple[Values, ...]:
    """The newest of the stories in whose results teams stand; the event or the meet that was typed."""
    is_typed = line.first("event") or line.first("meet")
    for race in () if is_typed else (await query_races(store, read_event("")))[:_MOST_RACES]:
        facts = await store.result_facts(race.id)
        if any(facts.names[placing.about].type == "place" for placing in race_sheet(facts, race).placings):
            return (_of_race(race),)
    return ({},)


async def _days_beside(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The day before that of the race that was typed, or the day after, by each article that gives its day."""
    race = await _race(store, values)
    sheet = race_sheet(await store.result_facts(race.id), race) if race is not None else None
    days = [each.value.text for each in sheet.date.values] if sheet is not None and sheet.date is not None else []
    beside = timedelta(days=-1 if "day-before" in line.slots else 1)
    dates = [date.fromisoformat(day) + beside for day in days if _DAY.fullmatch(day)]
    return tuple({"day": show("date", each.isoformat())} for each in dates)


async def _newest(store: Store, _line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The race that was typed, or that of the newest story."""
    return (_of_race(race),) if (race := await _race(store, values)) else ({},)


async def _previous(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The race of the same event at an earlier meet, the latest of them, and its year; a meet that was typed itself.

    Of a series its meets are meant, be there no race of the event: "the last Harbour Games".
    """
    meet = line.first("meet")
    series = [entry.id for entry in meet.entries] if meet else []
    if meet and {entry.type for entry in meet.entries} != {"series"}:
        return ({},)
    race = await _race(store, {"event": values["event"]} if series else values)
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


async def _previous_placed(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The same, where the person has a place in it."""
    person, found = line.first("person"), await _previous(store, line, values)
    race = await _race(store, found[0]) if person and found else None
    if person is None or race is None:
        return ()
    people = {entry.id for entry in owners(person.entries)}
    return found if _is_placed(people, race, await store.result_facts(race.id)) else ()


def _years_ago(words_: str) -> int:
    """The number in words such as "two years ago"; 0 where there is none."""
    numbers = (table.get(word, word) for word in fold(words_).split() for table in numbers_by_language())
    return next((int(number) for number in numbers if number.isdecimal()), 0)


async def _titled(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Of whom the articles of the story state a title in the words that were typed, or else one in its event.

    Whoever has a title of another meet or year than was typed has none of that, nor has who is in no race of the event.
    """
    race, asked = await _race(store, {}), await _race(store, {"event": values["event"]})
    words_ = [word for word in fold(line.text("titled", "olympic", "meet", "year")).split() if word not in _TITLE_WORDS]
    if race is None or asked is None:
        return ()
    facts = await store.story_facts(race.id)
    in_event = {row.about for row in facts.points if row.key.in_ and row.key.in_.event == asked.event}
    titles = [row for row in facts.points if TITLE in map(fold, (row.attribute.label, *row.attribute.words))]
    titles = [row for row in titles if row.about in in_event or not line.first("event")]
    printed = [fold(" ".join(item.claim.excerpt for item in row.evidence.values())) for row in titles]
    called = [row for row, text in zip(titles, printed, strict=True) if all(word in text for word in words_)]
    of_event = [row for row in titles if row.key.in_ and row.key.in_.event == asked.event]
    is_any = line.slots.isdisjoint({"meet", "year"})
    people = dict.fromkeys(row.about for row in called or (of_event if is_any else ()))
    titled = [person for person in people if facts.names[person].type == "person"]
    runners = _subjects_in(facts, race)
    return tuple(_person(facts.names[person]) for person in [each for each in titled if each in runners] or titled)


async def _relations(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Who is to the person what was typed, where that is somebody: the coach of an athlete; of nobody of any."""
    person, asked, race = line.first("person"), line.text("attribute"), await _race(store, values)
    if person is not None:
        facts = await store.subject_facts(*(entry.id for entry in owners(person.entries)))
    elif race is not None:
        facts = await store.story_facts(race.id)
    else:
        return ()
    related = [row.headline.text for row in facts.points if row.headline and _is_relation(row, asked, store.vocabulary)]
    return tuple(_person(facts.names[each]) for each in dict.fromkeys(related))


async def _length(store: Store, line: TypedLine, _values: Values) -> tuple[Values, ...]:
    """What the mark of the person in their newest race is called, if it is a length."""
    person = line.first("person")
    people = {entry.id for entry in owners(person.entries)} if person else set()
    facts = await store.subject_facts(*people)
    placings = (each for race in facts.races for each in race_sheet(facts, race).placings if each.about in people)
    mark = next((each.mark for each in placings if each.mark is not None), None)
    is_far = mark is not None and all(is_length(each.value.text) for each in mark.values)
    return ({"clocking": mark.attribute.label},) if mark is not None and is_far else ()


def _is_relation(row: PointRow, asked: str, vocabulary: Vocabulary) -> bool:
    """Whether a point tells who somebody is to its subject, and goes by a folded word."""
    attribute = vocabulary.attributes[row.what]
    is_person = attribute.kind in OF_PEOPLE and vocabulary.phase(attribute) is GroupPhase.BACKGROUND
    return is_person and asked in map(fold, (attribute.label, *attribute.words))


async def _without_medal(store: Store, _line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Who had a medal at the meet, in the race that was typed, and by an article has it no more."""
    if (race := await _race(store, values)) is None:
        return ()
    medals = [each.id for each in store.vocabulary.attributes.values() if MEDAL_ROLE in each.roles]
    facts = await store.meet_facts(race.meet, medals)
    given = [row for row in facts.points if row.what in medals and (row.within == race.id or not values["event"])]
    # The same medal is given and denied.
    lost = dict.fromkeys(row.about for row in given if len({each.value.text for each in row.values}) < len(row.values))
    return tuple(_person(facts.names[about]) for about in lost)


async def _changed_race(store: Store, _line: TypedLine, values: Values) -> tuple[Values, ...]:
    """The race that was typed, or any of its meet, if an article tells a medal otherwise than it was at the finish."""
    if (race := await _race(store, values)) is None:
        return ()
    medals = [each.id for each in store.vocabulary.attributes.values() if MEDAL_ROLE in each.roles]
    facts = await store.meet_facts(race.meet, medals)
    changed = {row.within for row in facts.points if row.what in medals and earlier_standings(row)}
    meant = [each for each in facts.races if each.id in changed and (each.id == race.id or not values["event"])]
    return tuple({"event": askable(each.event_name, each.event)} for each in meant)


async def _uncounted(store: Store, line: TypedLine, _values: Values) -> tuple[Values, ...]:
    """The country that was typed, if no article counts its medals: then who won one tells how many there are."""
    country = line.first("country") or line.first("demonym")
    facts = await store.subject_facts(*(entry.id for entry in country.entries[:1])) if country else None
    is_counted = facts is None or any(not {*COLOURS}.isdisjoint(row.attribute.roles) for row in facts.points)
    return () if is_counted else ({},)


async def _behind(store: Store, line: TypedLine, _values: Values) -> tuple[Values, ...]:
    """Each of those whom only a countback put behind the person."""
    person = line.first("person")
    people = [entry.id for entry in owners(person.entries)] if person else []
    facts = await store.subject_facts(*people)
    rows = [row for row in facts.points if COUNTBACK_ROLE in row.attribute.roles and row.about in people]
    behind = dict.fromkeys(value.value.text for row in rows for value in row.values)
    return tuple({"other": _askable(facts.names[each])} for each in behind)


async def _namesakes(store: Store, line: TypedLine, _values: Values) -> tuple[Values, ...]:
    """The person and somebody with the same surname."""
    person = line.first("person")
    if person is None:
        return ()
    first = person.entries[0]
    others = [row for row in await store.names((fold(first.name).split()[-1],)) if row.type == first.type]
    names = [_askable(row) for row in others if row.id != first.id]
    return ({"person": _askable(first), "other": names[0]},) if names else ()


async def _speakers(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Who says the words in the newest story, or alone in any other; of an event those who took part in its race.

    Where no saying is asked for, only so many words that they are one.
    """
    if line.first("person") or ("said" not in line.slots and len(values["topic"].split()) < _FEWEST_QUOTED):
        return ()
    race = await _race(store, values)
    if race is None:
        return ()
    facts = await store.story_facts_and_quotes(race.id)
    asked, people = fold(values["topic"]).split(), _subjects_in(facts, race)
    quotes = [row for row in facts.quotes if not line.first("event") or row.speaker.id in people]
    said = [row.speaker for row in quotes if all(f" {word}" in f" {fold(row.quote.text)}" for word in asked)]
    if not said and asked and not line.first("event"):
        hits = (await store.search(content_query(values["topic"]).phrases)).hits
        speakers = dict.fromkeys(hit.content.speaker for hit in hits if isinstance(hit.content, Quote))
        said = [entry for speaker in speakers if len(speakers) == 1 and (entry := await store.entry(speaker))]
    return tuple(_person(speaker) for speaker in dict.fromkeys(said))


async def _named(_store: Store, line: TypedLine, _values: Values) -> tuple[Values, ...]:
    """The person who is named; each of several who share the name, where none owns it."""
    people = owners(person.entries) if (person := line.first("person")) else ()
    return tuple({"person": entry.name} for entry in people) if len(people) > 1 else ({},)


FINDERS: Mapping[str, Callable[[Store, TypedLine, Values], Awaitable[tuple[Values, ...]]]] = {
    "": _named,
    "holder": _holders,
    "compatriot": _compatriots,
    "race": partial(_races, with_story=True),
    "each-race": _races,
    "races": _races_of_meet,
    "placed": _races_of_place,
    "newest": _newest,
    "days-beside": _days_beside,
    "race-of-teams": _race_of_teams,
    "previous": _previous,
    "previous-placed": _previous_placed,
    "titled": _titled,
    "relations": _relations,
    "length": _length,
    "namesakes": _namesakes,
    "without-medal": _without_medal,
    "changed-race": _changed_race,
    "uncounted": _uncounted,
    "behind": _behind,
    "speakers": _speakers,
}
"""What a rule may look up, by its name there."""


async def _race(store: Store, values: Values) -> RaceRow | None:
    event, meet = values.get("event", ""), values.get("meet", "")
    return next(iter(await query_races(store, read_event(event, meet))), None)


def _subjects_in(facts: Facts, race: RaceRow) -> set[str]:
    """The ids of whom something is said in a race."""
    return {row.about for row in facts.points if row.within == race.id}


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


def _person(entry: EntryRow) -> Values:
    return {"person": _askable(entry)}


def _askable(entry: EntryRow) -> str:
    return askable(entry.name, entry.id)


def _is_from(row: PointRow, countries: Collection[EntryRow], facts: Facts) -> bool:
    """Whether a point says that its subject is from one of the countries, or from a place in one of them."""
    if HOME_ROLES.isdisjoint(row.attribute.roles):
        return False
    ids, names = {country.id for country in countries}, {country.name for country in countries}
    places = (facts.names[str(value.value)] for value in row.values)
    return any(place.id in ids or place.detail in names for place in places)


def _has_place(people: Collection[str], number: str, race: RaceRow, facts: Facts) -> bool:
    """Whether an article gives one of the people, or of all where there are none, a place in a race."""
    placings = race_sheet(facts, race).placings
    return any(_is_given_place(each, number) for each in placings if not people or each.about in people)


def _is_placed(people: Collection[str], race: RaceRow, facts: Facts) -> bool:
    """Whether one of the people stands in the results of a race, or ran for a team that does."""
    sheet = race_sheet(facts, race)
    return not {*people}.isdisjoint({*sheet.teams, *(each.about for each in sheet.placings)})
