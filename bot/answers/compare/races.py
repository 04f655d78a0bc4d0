"""Events, races and meets as a topic of /compare: their stories, and what is told of their races."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer
from bot.answers.compare.look_up import together
from bot.answers.compare.parts import TopicPoints, points_answer
from bot.answers.compare.story import MOST_OTHER_RACES, every_dispute
from bot.answers.compare.topic_answer import topic_answer, topic_title, words_answer
from bot.answers.compare.topic_points import findings_on, is_of_meet, runners_of
from bot.answers.compare.topics import CONTRADICTIONS, GROUPS, SPREAD, Topic, content_words, moment_phrase
from bot.answers.points.points import AnswerContext, names_race, race_disputes
from bot.answers.points.wording import capitalised, counted
from bot.answers.sentences.race_writers import RaceWriters
from bot.facts import values
from bot.facts.ranking import stands_for_itself
from bot.facts.relative_day import RACE_DATE
from bot.facts.result_roles import LINE_ROLES
from bot.facts.values.dates import weekday_in, weekday_of
from bot.facts.vocabulary import GroupPhase
from bot.store.queries.search import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.answers.compare.look_up import LookUp
    from bot.store.rows import EntryRow, Facts, PointRow, RaceRow


_LEAP_YEAR = 2000
"""A year that has every day."""
_MOST_RACES = 12
"""How many races are looked through for one in which something happened at a moment."""


async def of_story(look: LookUp) -> Answer | None:
    """On what a race's story disagrees: of an event that nothing narrows, or without a topic of the newest one."""
    topic = look.topic
    is_newest = not look.text or (topic.part and not topic.subject)
    is_event = topic.type in {*SPREAD, "race"} and not (topic.attributes or topic.place)
    if topic.part not in {"", CONTRADICTIONS} or not (is_newest or is_event):
        return None
    races = await look.races(topic.event)
    stories = [race for race in races if race.articles or len({each.event for each in races}) == 1]
    return await look.story(stories) if stories else None


async def of_moment(look: LookUp) -> Answer | None:
    """What happened at a moment of the vocabulary, or in the first half, in the newest race of which that is told."""
    topic, moments = look.topic, look.vocabulary.moments.each
    is_moment = any(topic.rest == (moment_phrase(each),) for each in moments)
    if not is_moment or topic.subject or topic.attributes:
        return None
    query = replace(look.query, phrases=(Phrase(tuple(topic.rest[0].split())),))
    races = await look.races("")
    for race in races[:_MOST_RACES]:
        facts = await look.race_facts(race, races)
        answer = words_answer(look.call, query, race.id, facts, look.vocabulary)
        if answer is not None:
            return answer
    return None


async def of_its_race(look: LookUp) -> Answer | None:
    """What is told of the race of an event or a meet, where nothing is told of that itself."""
    topic, subject = look.topic, look.topic.subject
    if subject is None or topic.other or topic.place or topic.is_event_alone:
        return None
    if topic.type == "meet":
        return await _of_its_races(look, subject)
    return await _of_race(look, subject) if topic.type in SPREAD else None


async def _of_race(look: LookUp, event: EntryRow) -> Answer | None:
    """What is told of the newest race of an event, whose venue is told of the meet."""
    topic = look.topic
    narrowed = await look.races(" ".join((event.name, *topic.rest))) if topic.attributes else ()
    races = narrowed or await look.races(event.name)
    race = next((race for race in races if race.articles), next(iter(races), None))
    if race is None or not (race.articles or narrowed or topic.attributes):
        return None
    of_race = replace(event, id=race.id, type="race", name=race.name, detail=race.meet_name)
    topic = replace(topic, subject=of_race, namesakes=(), rest=() if narrowed else topic.rest)
    facts = await look.race_facts(race, races)
    if not race.articles and topic.attributes:
        lives = await look.store.subject_facts(*(row.id for row in topic.attributes))
        of_meet = tuple(row for row in lives.points if row.about == race.meet)
        facts = together(facts, replace(lives, points=of_meet))
        facts = together(facts, _lives_of(runners_of(race.id, facts), lives))
    return topic_answer(look.call.line, topic, facts, look.vocabulary)


async def _of_its_races(look: LookUp, meet: EntryRow) -> Answer | None:
    """What the newest stories of a meet tell of it, those of all its races together; and the way to each."""
    races = [race for race in await look.races(meet.name) if race.articles and race.meet == meet.id]
    stories = [await look.store.story_facts(race.id) for race in races[:MOST_OTHER_RACES]]
    if not stories:
        return None
    facts = reduce(together, reversed(stories))
    context = AnswerContext.of(facts, look.vocabulary)
    points = tuple(row for row in facts.points if is_of_meet(row, meet, context))
    # Each story numbers its articles from 1.
    articles = tuple(replace(row, number=row.number if len(stories) == 1 else None) for row in facts.articles)
    every = dict.fromkeys(race for each in stories for race in each.races)
    facts = replace(facts, points=points, articles=articles, races=tuple(every))
    answer = topic_answer(look.call.line, look.topic, facts, look.vocabulary)
    numbers = ((race, len(race_disputes(story, race.id))) for race, story in zip(races, stories, strict=False))
    ways = [replace(every_dispute(race), label=f"{race.name}: {counted(n, 'dispute')}") for race, n in numbers if n]
    return replace(answer, choices=tuple(ways)) if answer and ways[1:] else answer


async def of_races(look: LookUp) -> Answer | None:
    """The story of a race whose event and meet or year the words are."""
    topic = look.topic
    races = () if topic.type in GROUPS or topic.attributes or topic.place else await look.races(topic.event)
    return await look.story(races) if races else None


async def of_day(look: LookUp) -> Answer | None:
    """The races of a day, in whatever words an article dates them: "17 June", "Friday"; None of any other topic."""
    topic, dates = look.topic, [each.id for each in look.vocabulary.attributes.values() if RACE_DATE in each.roles]
    named = (each.value for each in values.read("date", look.text, values.Context(year=_LEAP_YEAR)))
    is_day = weekday_in(look.text) is not None or any(weekday_of(value) for value in named)
    if topic.subject or topic.attributes or topic.place or not is_day:
        return None
    facts = await look.store.subject_facts(*dates)
    rows = [row for row in facts.points if any(_names_day(look.text, str(value)) for value in row.all_values)]
    if not rows:
        return None
    context = AnswerContext.of(facts, look.vocabulary)
    about = {row.about for row in rows}
    races = [race for race in facts.races if race.articles and race.id in about]
    answer = Answer(look.call.line, capitalised(look.text), (), choices=no_answer.race_choices("result", races))
    return points_answer(
        answer, TopicPoints(rows), RaceWriters(context, races[0] if len(about) == len(races) == 1 else None)
    )


async def of_races_of(look: LookUp) -> Answer | None:
    """What is told of the races of somebody by an attribute that nothing of themselves has: the wind, the day."""
    topic, asked = look.topic, {row.id for row in look.topic.attributes}
    if topic.subject is None or topic.type != "person" or topic.other or topic.rest or not asked:
        return None
    own = await look.store.subject_facts(topic.subject.id)
    marked = (
        row for row in own.points if row.about == topic.subject.id and not LINE_ROLES.isdisjoint(row.attribute.roles)
    )
    races = dict.fromkeys(row.within for row in marked if row.within)
    facts = await look.store.subject_facts(*races)
    rows = [row for row in facts.points if row.about in races and row.what in asked and stands_for_itself(row)]
    answer = Answer(look.call.line, topic_title(topic, look.vocabulary), ())
    points = TopicPoints(rows, findings_on(rows, facts))
    return points_answer(answer, points, RaceWriters(AnswerContext.of(facts, look.vocabulary), None)) if rows else None


def _names_day(text: str, day: str) -> bool:
    """Whether a text is nothing but the name of a day, whose year it need not have, or its weekday."""
    weekday = weekday_in(text)
    if weekday is not None:
        return content_words(text) == [weekday] and weekday == weekday_of(day)
    named = values.read("date", text, values.Context(year=int(day[:4]) if day[:4].isdecimal() else None))
    unread = text[: named[0].start] + text[named[0].end :] if named else text
    return any(each.value == day for each in named) and weekday_of(day) is not None and not content_words(unread)


async def of_its_story(look: LookUp) -> Answer | None:
    """The points of an event's races, and of its newest story, in which the words stand, whoever they are about."""
    topic, subject = look.topic, look.topic.subject
    if subject is None or topic.type != "event" or topic.other or topic.place or topic.is_event_alone:
        return None
    races = await look.races(subject.name)
    facts = await look.store.subject_facts(*(race.id for race in races))
    story = next((race.id for race in races if race.articles), None)
    facts = together(await look.store.story_facts(story), facts) if story else facts
    facts = replace(facts, points=tuple(row for row in facts.points if _is_of_event(row, subject, races)))
    words = Topic(rest=(*(row.key for row in topic.attributes[:1]), *topic.rest))
    answer = topic_answer(look.call.line, words, facts, look.vocabulary)
    return replace(answer, title=answer.title or topic_title(topic, look.vocabulary)) if answer else None


def _is_of_event(row: PointRow, event: EntryRow, races: Sequence[RaceRow]) -> bool:
    """Whether a point is of one of an event's races, or of the event in a meet, a season or a career."""
    scope = row.key.in_
    events = {event.id, *(race.event for race in races)}
    return (scope is not None and scope.event in events) or any(names_race(row, race.id) for race in races)


def _lives_of(people: Collection[str], facts: Facts) -> Facts:
    """The facts with what is said of people outside of any race alone: where they are from."""
    of_people = (row for row in facts.points if row.about in people)
    return replace(facts, points=tuple(row for row in of_people if row.phase is GroupPhase.BACKGROUND))
