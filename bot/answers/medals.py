"""/medals: the medal table of a meet as the articles tell it, disputes in place; or what somebody or a country won."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note, Outcome
from bot.answers.athlete.profile import build_profile
from bot.answers.input import read_event
from bot.answers.medal_table import COLOURS, TABLE_RANK, at_meet, medal_table, state_words, table_lines
from bot.answers.points.citations import IN_ORDER
from bot.answers.points.later_changes import caveats_of_earlier, earlier_standings, given_values, stood_before
from bot.answers.points.people import find_person, namesake_notes
from bot.answers.points.points import AnswerContext, dispute_choices, stated_values
from bot.answers.points.races import find_races, no_race, query_races
from bot.answers.points.teams import settled_teams
from bot.answers.points.wording import askable, name_in_a_sentence, name_of
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.result.placing_lines import country_words
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import has_facts, or_events, where_words_stand
from bot.facts.model import Value
from bot.facts.moment import Bound
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence, with_article
from bot.facts.relative_day import RACE_DATE
from bot.facts.result_roles import (
    COUNTRY_ROLE,
    EARLIER_MEDALS_ROLE,
    HOME_ROLES,
    MEDAL_ROLE,
    OF_MEDALS_ROLE,
    ORDER_ROLES,
    PLACE,
    TIED_ROLE,
    is_standing,
)
from bot.facts.values.statuses import DISQUALIFIED
from bot.store.rows import OfferList, RaceRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Block
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, PointRow
    from bot.store.store import Store

_ROLES = frozenset({*COLOURS, TABLE_RANK, MEDAL_ROLE, PLACE, COUNTRY_ROLE, RACE_DATE, TIED_ROLE})
_LAST = 1_000
_NO_DAY = "9"
"""Behind every day of a race."""
_RANKS = {"gold": 1, "silver": 2, "bronze": 3}
_MEDALLISTS = 3
_COUNTS = frozenset({*COLOURS, EARLIER_MEDALS_ROLE, OF_MEDALS_ROLE})
"""Roles of what is told of somebody's medals, whichever they are."""
_OF_COUNTRY = HOME_ROLES | {OF_MEDALS_ROLE}


async def ask_medals(store: Store, call: Call) -> Answer:
    """The medal table of the meet that was asked for, or of the newest story's; or what a person or a country won.

    Of an event its medals, or without any the table of its meet. Two statements, of others up to six; where no medal is
    told, of which meets any are.
    """
    rows = await find_races(store, call)
    of_person = None if rows else await _ask_person(store, call)
    if of_person is not None:
        return of_person
    answer = await _ask_meet(store, call, rows[0]) if rows else await _ask_country(store, call)
    races = () if answer else await query_races(store, read_event(call.get("meet")))
    answer = await _ask_meet(store, call, races[0], {race.event for race in races}) if races else answer
    answer = answer or await no_race(store, call)
    return await or_events(store, "medals", answer) if answer.outcome is Outcome.SILENT else answer


async def _ask_meet(store: Store, call: Call, race: RaceRow, events: Collection[str] = ()) -> Answer:
    attributes = [each.id for each in store.vocabulary.attributes.values() if not _ROLES.isdisjoint(each.roles)]
    facts = await store.meet_facts(race.meet, attributes)
    return medals_answer(call.line, race, facts, store.vocabulary, events)


def medals_answer(
    question: str, race: RaceRow, facts: Facts, vocabulary: Vocabulary, events: Collection[str] = ()
) -> Answer:
    """The countries of the meet of ``race`` in the order of the table, then who won a medal there.

    Where those of ``events`` were asked for, they alone; where none is told, all of the meet below a note.
    """
    context = AnswerContext.of(facts, vocabulary)
    table = medal_table(facts.points, race.meet, context)
    medals = [
        row
        for row in _medal_rows(facts, race, context.days)
        if _has_medals(vocabulary) or _rank(given_values(row)) == 1
    ]
    choices = no_answer.result_and_story(race)
    if not table and not medals:
        sentence = f"The articles count no medals of {with_article(race.meet_name)}."
        return no_answer.silent(question, sentence, choices)
    of_races = {each.id for each in facts.races if each.event in events}
    of_events = [row for row in medals if row.within in of_races]
    event = in_a_sentence(race.event_name)
    blocks: list[Block] = (
        [Note(f"No medals of the {event} are told of at this meet.")] if events and not of_events else []
    )
    medals, table = (of_events, []) if of_events else (medals, table)
    blocks += table_lines(table, race.meet, context)
    blocks += [Heading("On the podium")] if medals and not of_events and _has_medals(vocabulary) else []
    blocks += _medal_blocks(medals, facts, race, context)
    counts = [row for *_, rows in table for row in rows.values()]
    disputes = dispute_choices(counts, facts.names)
    named = f"{race.event_name}, {race.meet_name}" if of_events else race.meet_name
    title = f"{_of_medals(vocabulary)}, {named}{state_words(table, race.meet, context)}"
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices, disputes=disputes)


def _has_medals(vocabulary: Vocabulary) -> bool:
    """Whether a sport gives medals; of another one only who won is told."""
    return any(MEDAL_ROLE in attribute.roles for attribute in vocabulary.attributes.values())


def _of_medals(vocabulary: Vocabulary) -> str:
    """What the answer is about, for a title."""
    return "Medals" if _has_medals(vocabulary) else "Wins"


# --- who won one --------------------------------------------------------------------------------------------------


def _medal_rows(facts: Facts, race: RaceRow, days: Mapping[str, str]) -> list[PointRow]:
    """Who won a medal in a final of the meet, one event after the other by their ``days``, as far as these are known.

    By the medal or the place, whichever more articles give, with whom it was shared, and how it was lost.
    """
    finals = {each.id for each in facts.races if each.meet == race.meet and each.round == "final"} | {race.meet}
    medals = _finest(row for row in facts.points if row.within in finals)
    ranked = sorted(medals, key=lambda row: (row.within != race.id, _rank(stated_values(row))))
    events = list(dict.fromkeys(row.within or "" for row in ranked))
    events.sort(key=lambda event: days.get(event, _NO_DAY))
    ranked.sort(key=lambda row: events.index(row.within or ""))
    return [each for row in ranked for each in _with_standing(row, facts.points)]


def _finest(rows: Iterable[PointRow]) -> list[PointRow]:
    """Each medal by the medal or the place, whichever more articles give."""
    medals = [row for row in rows if _is_medal(row)]
    best: dict[tuple[str, str | None], PointRow] = {}
    for row in sorted(medals, key=lambda row: (len(row.articles), MEDAL_ROLE in row.attribute.roles)):
        best[row.about, row.within] = row
    return [*best.values()]


def _is_medal(row: PointRow) -> bool:
    """Whether it is somebody's medal, or a place that has one."""
    roles, given = row.attribute.roles, given_values(row)
    return bool(given) and (MEDAL_ROLE in roles or (PLACE in roles and _rank(given) <= _MEDALLISTS))


def _with_standing(medal: PointRow, rows: Iterable[PointRow]) -> list[PointRow]:
    """A medal, with whom it was shared, and the disqualification that stands against it.

    That alone where it has what was lost.
    """
    same = [row for row in rows if (row.about, row.within) == (medal.about, medal.within) and row != medal]
    medal_and_ties = [medal, *(row for row in same if TIED_ROLE in row.attribute.roles and row.values)]
    if earlier_standings(medal) or any(value.value.denied for value in medal.values):
        return medal_and_ties
    lost = [row for row in same if is_standing(row.attribute) and Value(DISQUALIFIED) in given_values(row)]
    return lost if any(map(_is_medal, lost)) else [*medal_and_ties, *lost]


def _place_of_day(medal: PointRow, rows: Iterable[PointRow]) -> Iterator[PointRow]:
    """The place on the day of a medal that was changed later, by articles that only tell the place."""
    of_day = {standing.article for standing in earlier_standings(medal)}
    for row in rows if of_day else ():
        reports = tuple(each for each in earlier_standings(row) if each.article not in of_day)
        if reports and PLACE in row.attribute.roles and (row.about, row.within) == (medal.about, medal.within):
            yield replace(row, values=(), reports=reports, caveats=caveats_of_earlier(row))


def _rank(values: Iterable[Value]) -> int:
    """1 for a gold or a first place, the best of several; of what is no medal and no place of one a high number."""
    texts = [str(value) for value in values]
    return min((_RANKS.get(text) or (int(text) if text.isdecimal() else _LAST) for text in texts), default=_LAST)


def _medal_blocks(medals: Sequence[PointRow], facts: Facts, race: RaceRow, context: AnswerContext) -> Iterator[Block]:
    """A line for each medal, with the country of whoever is named in full; below it what it was, as it is disputed."""
    of_countries = [row for row in facts.points if COUNTRY_ROLE in row.attribute.roles and not row.is_contested]
    countries = {row.about: row for row in of_countries}
    writer = SentenceWriter(context, at_meet(race.meet, race.meet_name))
    for row in medals:
        line, name = writer.sentence(row), name_of(row.about, context.names)
        shown = {citation.claim for citation in line.citations}
        cited = [item for item in row.evidence.values() if item.claim.id in shown]
        country, evidence = country_words(countries.get(row.about), cited, context)
        if line.text.startswith(f"{name} "):
            citations = {each.claim: each for each in (*line.citations, *map(context.citations.of_claim, evidence))}
            ordered = tuple(sorted(citations.values(), key=IN_ORDER))
            line = replace(line, text=f"{name}{country}{line.text.removeprefix(name)}", citations=ordered)
        yield line
        disputed = [writer.sentence(each) for each in facts.points if stood_before(each, row)]
        yield from (replace(line, level=1) for line in disputed or writer.earlier(row))


# --- what one person won ------------------------------------------------------------------------------------------


async def _ask_person(store: Store, call: Call) -> Answer | None:
    """What the person won who was asked for; None where nobody goes by the name."""
    found = await find_person(store, call, call.get("meet"))
    if found is None or isinstance(found, Answer):
        return found
    match, facts = found
    answer = person_answer(call.line, match, facts, store.vocabulary)
    words = None if has_facts(answer) else await where_words_stand(store, call.line, f"{match.name} medal", answer)
    return words or answer


def person_answer(question: str, match: PersonMatch, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """Somebody's medals, the newest first, then titles, counts and hopes; without any, where they came all the same."""
    context = AnswerContext.of(facts, vocabulary)
    rows = _won_by(match.person.id, facts, context)
    writer = SentenceWriter(context, subject=match.person.id, teams=settled_teams(match.person.id, facts.points))
    places = [row for row in facts.points if _is_place_of(row, match.person.id)]
    lines = [line for row in rows or places for line in writer.lines(row)]
    choices = (Choice("Profile", f"/athlete {match.words}"),)
    answer = no_answer.silent(question, f"The articles tell of no medal of {match.name}.", choices)
    if lines:
        answer = replace(answer, blocks=(*namesake_notes(match), *lines), articles=context.citations.articles())
    if not any(row.values for row in rows):
        return answer
    disputes = dispute_choices(rows, facts.names)
    return replace(
        answer, title=f"{_of_medals(vocabulary)} of {match.name}", outcome=Outcome.ANSWERED, disputes=disputes
    )


def _won_by(winner: str, facts: Facts, context: AnswerContext) -> list[PointRow]:
    """Of the points about somebody the medals and what was counted after a race, the newest first, then titles.

    For whom a medal was won is none beside the medal itself.
    """
    rows = build_profile(winner, facts, context.vocabulary).points
    newest = {each: place for place, race in reversed([*enumerate(facts.races)]) for each in (race.id, race.meet)}
    rounds = {race.id: race.round for race in facts.races}
    own = {row.id: row for row in facts.points}  # that a profile has without what the reason of a loss says again
    of_finals = _finest(own[row.id] for row in rows if rounds.get(row.within or "", "final") == "final")
    medals = [
        each for row in of_finals for each in (*_with_standing(row, facts.points), *_place_of_day(row, facts.points))
    ]
    of_medals = {row.within for row in medals}
    of_medals |= {race.meet for race in facts.races if race.id in of_medals}
    more = [row for row in rows if _is_of_medals(row, context)]
    more = [row for row in more if row.within not in of_medals or not _is_for_country(row)]
    counted = [row for row in more if row.key.when is not None and _occasion(row) in newest]
    ordered = sorted([*medals, *counted], key=lambda row: newest.get(_occasion(row), _LAST))
    return [*ordered, *(row for row in more if row not in counted)]


def _occasion(row: PointRow) -> str:
    """After what a count stood; of what was won where that was, of a state before something nothing."""
    when = row.key.when
    if when is None:
        return row.within or ""
    return when.at if when.bound is Bound.AS_OF else ""


def _is_for_country(row: PointRow) -> bool:
    """Whether a point tells for which country a medal was won."""
    attribute = row.attribute
    return OF_MEDALS_ROLE in attribute.roles and attribute.kind == "place-name"


def _is_of_medals(row: PointRow, context: AnswerContext) -> bool:
    """Whether a point counts medals, tells of a title, or of a medal that is only hoped for."""
    attribute = row.attribute
    if PLACE in attribute.roles or MEDAL_ROLE in attribute.roles:
        return MEDAL_ROLE in attribute.roles and not row.values
    is_title = any(PLACE in context.vocabulary.attributes[each.what].roles for each in attribute.implies)
    return is_title or not _COUNTS.isdisjoint(attribute.roles)


def _is_place_of(row: PointRow, person: str) -> bool:
    """Whether a point tells where somebody came, or who was ahead of whom with them."""
    roles, values = row.attribute.roles, [value.value.text for value in row.values]
    is_order = not ORDER_ROLES.isdisjoint(roles) and person in {row.about, *values}
    return bool(values) and (is_order or (PLACE in roles and row.about == person))


# --- what a country won -------------------------------------------------------------------------------------------


async def _ask_country(store: Store, call: Call) -> Answer | None:
    """What the country won that was asked for; None where the name is none of a place, or also of a meet."""
    entries = await store.entries((fold(call.get("meet")),), ("meet", "series", "place"))
    if not entries or any(entry.type != "place" for entry in entries):
        return None
    country = entries[0].id
    people = _people_of(country, await store.subject_facts(country))
    facts = await store.subject_facts(country, *people)
    return country_answer(call.line, entries[0], facts, store.vocabulary)


def country_answer(question: str, country: EntryRow, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """What articles count for a country at each meet; then what it won itself, and who is said to be of it."""
    context = AnswerContext.of(facts, vocabulary)
    own = [row for row in facts.points if row.about == country.id]
    blocks: list[Block] = []
    rows: list[PointRow] = []
    for meet in dict.fromkeys(row.within or "" for row in own):
        table = medal_table(own, meet, context)
        blocks += [Heading(f"{name_of(meet, context.names)}{state_words(table, meet, context)}")] if table else []
        blocks += table_lines(table, meet, context)
        rows += [row for *_, tallies in table for row in tallies.values()]
    for id_, of_country in {country.id: [], **_people_of(country.id, facts)}.items():
        won = [row for row in _won_by(id_, facts, context) if row not in rows]
        if any(row.values for row in won):
            of_one = [row for row in of_country if row in won or not _is_for_country(row)] or of_country
            shown = [*of_one, *(row for row in won if row not in of_one)]
            writer = SentenceWriter(context, subject=id_)
            lines = [line for row in shown for line in writer.lines(row)]
            # The country of the title is no heading: what it won itself stands above all others.
            is_own = id_ == country.id
            blocks = [*lines, *blocks] if is_own else [*blocks, Heading(name_of(id_, context.names)), *lines]
            rows += shown
    if not blocks:
        return no_answer.silent(
            question, f"The articles tell of no medal of {name_in_a_sentence(country.id, {country.id: country})}."
        )
    choices = (Choice("All sides", f"/compare {askable(country.name, country.id)}"),)
    disputes = dispute_choices(rows, facts.names)
    title, articles = f"{_of_medals(vocabulary)}, {country.name}", context.citations.articles()
    return Answer(question, title, tuple(blocks), articles, choices, disputes=disputes)


def _people_of(country: str, facts: Facts) -> dict[str, list[PointRow]]:
    """Who is said to be of a country, or to have won a medal for it, each with the points that say so."""
    people: dict[str, list[PointRow]] = {}
    for row in sorted(facts.points, key=lambda row: len(row.articles), reverse=True):
        is_of_one = not _OF_COUNTRY.isdisjoint(row.attribute.roles)
        if is_of_one and country in [str(each.value) for each in row.values]:
            people.setdefault(row.about, []).append(row)
    return people


QUESTION = Question(
    "medals",
    "Who won what.",
    (Parameter("meet", "The meet, by name or year; or a person or a country: what they won.", ParameterKind.MEET),),
    ask_medals,
    ("/medals",),
    "/medals {meet}",
    offers=OfferList.MEDALS,
)
