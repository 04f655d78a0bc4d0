"""Whom the words of a line stand for: who holds a place, who is from a country, who says the words."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from bot.answers.asking.race_referents import (
    changed_race,
    days_beside,
    meet_of_several_events,
    newest_race,
    owners,
    previous_placed,
    previous_race,
    race_of,
    race_of_teams,
    races_of_meet,
    races_of_place,
    races_of_subject,
)
from bot.answers.medal_table import COLOURS
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.teams import is_membership, member_of
from bot.answers.points.wording import askable
from bot.answers.search.search_query import content_query
from bot.facts.model import Quote, Value
from bot.facts.names import fold
from bot.facts.result_roles import COUNTBACK_ROLE, COUNTRY_ROLE, HOME_ROLES, MEDAL_ROLE
from bot.facts.values.marks import is_length
from bot.facts.values.references import OF_PEOPLE
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping

    from bot.answers.asking.line import TypedLine
    from bot.answers.asking.race_referents import Values
    from bot.answers.points.results_sheet import Placing
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, PointRow, RaceRow
    from bot.store.store import Store

LEADS = "leads"
"""What is filled for somebody who is meant before the others."""
TITLE = "title"
"""The label of the attribute of titles."""
_FEWEST_QUOTED = 3
"""Words that are rather a quotation than a topic where one person says them all."""
_TITLE_WORDS = frozenset({"champion", "title", "holder"})


async def _holders(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Whom any article gives the place that was typed, and the second, in the race of the line or the newest story.

    Beside somebody who is named, the place is that of the other one.
    """
    if (race := await race_of(store, values)) is None:
        return ()
    facts = await store.result_facts(race.id)
    placings = race_sheet(facts, race).placings
    place, second = line.first("place") or line.first("rank"), line.first("second-place")
    parts = {"other": place} if "person" in line.slots else {"person": place, "other": second}
    holders = [
        [{slot: _askable(facts.names[each.about])} for each in placings if _holds(each, part.number)]
        for slot, part in parts.items()
        if part is not None
    ]
    named = {"person": values["person"]} if "person" in line.slots else {}
    return tuple({**named, **one, **other} for one, *others in product(*holders) for other in others or [{}])


def _holds(placing: Placing, number: str) -> bool:
    """Whether an article gives somebody that place now, be it against most others."""
    return placing.place is not None and any(each.value == Value(number) for each in placing.place.values)


async def _compatriots(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Who is from the country that was typed, of those in the race; where it has a team there or nobody, itself.

    Where several of them are, it may be any who is: those in the race come first, and where there are no others, whom
    most articles call so.
    """
    race, country = await race_of(store, values), line.first("country") or line.first("demonym")
    if race is None or country is None:
        return ()
    facts = await store.story_facts(race.id)
    runners = _subjects_in(facts, race)
    ids = {entry.id for entry in country.entries}
    members = [row for row in facts.points if row.within == race.id and row.about in ids if is_membership(row)]
    if members:  # a team is no speaker: whoever of it may be
        people = [member_of(row) for row in members] if "said" in line.slots else [members[0].about]
        return tuple(_person(facts.names[id_]) for id_ in people)
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


async def _titled(store: Store, line: TypedLine, values: Values) -> tuple[Values, ...]:
    """Of whom the articles of the story state a title in the words that were typed, or else one in its event.

    Whoever has a title of another meet or year than was typed has none of that, nor has who is in no race of the event.
    """
    race, asked = await race_of(store, {}), await race_of(store, {"event": values["event"]})
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
    person, asked, race = line.first("person"), line.text("attribute"), await race_of(store, values)
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
    if (race := await race_of(store, values)) is None:
        return ()
    medals = [each.id for each in store.vocabulary.attributes.values() if MEDAL_ROLE in each.roles]
    facts = await store.meet_facts(race.meet, medals)
    given = [row for row in facts.points if row.what in medals and (row.within == race.id or not values["event"])]
    # The same medal is given and denied.
    lost = dict.fromkeys(row.about for row in given if len({each.value.text for each in row.values}) < len(row.values))
    return tuple(_person(facts.names[about]) for about in lost)


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
    race = await race_of(store, values)
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
    "race": partial(races_of_subject, with_story=True),
    "each-race": races_of_subject,
    "races": races_of_meet,
    "placed": races_of_place,
    "of-several-events": meet_of_several_events,
    "newest": newest_race,
    "days-beside": days_beside,
    "race-of-teams": race_of_teams,
    "previous": previous_race,
    "previous-placed": previous_placed,
    "titled": _titled,
    "relations": _relations,
    "length": _length,
    "namesakes": _namesakes,
    "without-medal": _without_medal,
    "changed-race": changed_race,
    "uncounted": _uncounted,
    "behind": _behind,
    "speakers": _speakers,
}
"""What a rule may look up, by its name there."""


def _subjects_in(facts: Facts, race: RaceRow) -> set[str]:
    """The ids of whom something is said in a race."""
    return {row.about for row in facts.points if row.within == race.id}


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
