"""/compare: the sources of an answer in order; other files of this room read a topic, look it up and tell it."""

from __future__ import annotations

from functools import reduce
from itertools import product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Heading, Note
from bot.answers.asking.words import function_words
from bot.answers.compare.articles import only_in, split_articles, two_articles_answer
from bot.answers.compare.head_to_head import head_to_head_answer
from bot.answers.compare.look_up import LookUp, silence, together, with_story
from bot.answers.compare.named_together import named_together
from bot.answers.compare.story import MOST_OTHER_RACES, every_dispute
from bot.answers.compare.topic_answer import place_answer, topic_answer, topic_title, words_answer
from bot.answers.compare.topic_points import (
    asks_for_margins,
    has_place,
    is_of_meet,
    lives_of,
    people_in_place,
    runners_of,
    with_related,
    with_statuses,
)
from bot.answers.compare.topics import CONTRADICTIONS, PAIRED, SPREAD, Topic, content_words, read_topic, topic_keys
from bot.answers.points.points import AnswerContext, names_race, race_disputes
from bot.answers.points.races import find_races, only_story
from bot.answers.points.wording import askable, counted, join_words
from bot.answers.question import Call, Parameter, ParameterKind, Question
from bot.answers.silence import find_other_words, find_rarest_word, has_facts, or_told
from bot.answers.sources.sources import ask_sources
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.result_roles import COUNTRY_ROLE, MARGIN_ROLE, MEDAL_ROLE, OUTCOME
from bot.facts.values.ranks import MEDALS
from bot.store.queries.search import Phrase
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.answers.answer import Answer
    from bot.answers.silence import WordsInText
    from bot.store.rows import EntryRow, Facts, PointRow, RaceRow
    from bot.store.store import Store

    Source = Callable[[LookUp], Awaitable[Answer | None]]
    """Answers a topic, or has nothing of it."""

_GROUPS = frozenset({*PAIRED, "population"})
"""Types of subjects of whom all is told below what is not."""
_MOST_STORIES = 3
"""Stories, the newest first, in which a margin is looked for."""


async def ask_compare(store: Store, call: Call) -> Answer:
    """What the articles say of the topic, by the first of `SOURCES` that has anything."""
    articles, text = split_articles(call.get("topic"))
    if articles and not content_words(text):
        return await (_of_two_articles if articles[1:] else _of_article)(store, call, articles)
    entries = await store.entries(topic_keys(text)) if text else ()
    topic = read_topic(text, entries, store.vocabulary)
    if topic is None:
        people = [row for row in entries if row.type == "person"]
        return no_answer.ambiguous(call.line, text, no_answer.people_choices("compare", people))
    look = LookUp(store, replace(call, values={"topic": text}), replace(topic, articles=articles))
    if articles and topic.type in {*SPREAD, "race"} and topic.is_bare:
        return await _of_article(store, call, articles, text)
    answer = await _first(look, OF_ARTICLES if articles else SOURCES)
    if articles:
        return await _in_articles(look, answer)
    return answer or await _with_some_told(look, await silence(look))


async def _first(look: LookUp, sources: Sequence[Source]) -> Answer | None:
    for source in sources:
        answer = await source(look)
        if answer is not None:
            return answer
    return None


async def _in_articles(look: LookUp, answer: Answer | None) -> Answer:
    """What some articles say of a topic; where they say nothing of it, that they do not, and what all of them do."""
    if answer is not None:
        way = Choice("All articles", f"/compare {look.text}")
        note = only_in(look.topic.articles, answer.articles)
        return replace(answer, blocks=(note, *answer.blocks), choices=(way, *answer.choices))
    told = await ask_compare(look.store, replace(look.call, values={"topic": look.text}))
    names = join_words([f"“[{name}]”" for name in look.topic.articles])
    left = f"{names} left out." if look.topic.type in {*SPREAD, "race", "meet"} else f"Nothing found in {names}."
    return replace(told, blocks=(Note(left), *told.blocks)) if has_facts(told) else told


async def _of_article(store: Store, call: Call, articles: Sequence[str], event: str = "") -> Answer:
    """All that there is on an article of the story of an event, or of the newest."""
    return await ask_sources(store, replace(call, values={"event": event, "article": articles[0]}))


async def _of_two_articles(store: Store, call: Call, articles: Sequence[str]) -> Answer:
    """On what two articles of the newest story differ."""
    races = await find_races(store, Call("result"))
    facts = await store.story_facts(races[0].id) if races else None
    if facts is None:
        return no_answer.not_found(call.line, "article", articles[0], ())
    return two_articles_answer(call, articles, races[0], facts, store.vocabulary)


# --- the sources of an answer ---------------------------------------------------------------------------------------


async def _of_story(look: LookUp) -> Answer | None:
    """On what a race's story disagrees: of an event that nothing narrows, or without a topic of the newest one."""
    topic = look.topic
    is_newest = not look.text or (topic.part and not topic.subject)
    is_event = topic.type in {*SPREAD, "race"} and not (topic.attributes or topic.place)
    if topic.part not in {"", CONTRADICTIONS} or not (is_newest or is_event):
        return None
    races = await look.races(topic.event)
    told = [race for race in races if race.articles or len({each.event for each in races}) == 1]
    return await look.story(told) if told else None


async def _of_place(look: LookUp) -> Answer | None:
    """What is said of those who have a place in a race, in its result."""
    place = look.topic.place
    races = await look.races(place.event) if place else ()
    if place is None or not races:
        return None
    facts = await look.race_facts(races[0], races)
    if place.other:
        return await _of_two_places(look, races[0], (place.place, place.other), facts)
    answer = place_answer(look.call.line, races[0], place, facts, look.vocabulary)
    # No line of a margin that is worked out has the words that ask for it: "won by", "gap".
    is_margin = asks_for_margins(place.attributes, look.vocabulary)
    return answer if answer is None or is_margin else await look.below(answer)


async def _of_two_places(look: LookUp, race: RaceRow, places: tuple[str, str], facts: Facts) -> Answer | None:
    """Those who have two places in a race side by side; where a place is in dispute, each two of them as a choice."""
    holders = [people_in_place(place, race, facts, look.vocabulary) for place in places]
    people = [[facts.names[person] for person in pair] for pair in product(*holders) if len({*pair}) > 1]
    names = [[askable(person.name, person.id) for person in pair] for pair in people]
    choices = [Choice(" and ".join(pair), f"/compare {' '.join(pair)}") for pair in names]
    if len(choices) > 1:
        return no_answer.ambiguous(look.call.line, look.text, choices)
    if not choices:
        return None
    answer = await ask_compare(look.store, replace(look.call, values={"topic": " ".join(names[0])}))
    reading = Note(f"Read as places {' and '.join(places)} in the {in_a_sentence(race.name)}.")
    return replace(answer, blocks=(reading, *answer.blocks))


async def _of_two(look: LookUp) -> Answer | None:
    """Two people or countries side by side."""
    subject, other = look.topic.subject, look.topic.other
    if subject is None or other is None:
        return None
    facts, both = look.told_by(await look.store.subject_facts(subject.id, other.id)), (subject, other)
    race, asked = only_story(facts), look.topic.attributes
    pair = head_to_head_answer(look.call.line, both, facts, race, look.vocabulary, asked)
    is_bare = not (look.topic.rest or look.topic.attributes)
    together = is_bare and not look.topic.articles
    return pair or (await named_together(look.store, look.call, both, facts) if together else None)


async def _of_points(look: LookUp) -> Answer | None:
    """The points about the subject, or of the attribute, that have all further words."""
    topic, subject = look.topic, look.topic.subject
    if topic.other or topic.place or (topic.type in SPREAD and not topic.attributes):
        return None
    if topic.names:
        # A country is the same by all of its names; "Oregon" is a meet's, and may be a club's as well.
        others = await _other_names(look.store, [*topic.names], ("place", "population"))
        topic = replace(topic, names={key: (*topic.names[key], *others[key]) for key in others})
    facts = await _topic_facts(look.store, topic)
    races = await _races_of_margins(look, facts)
    if subject is None and not (topic.rest or races):
        facts = await with_story(look.store, facts)
    told = {race.id for race in facts.races if race.articles}
    is_elsewhere = subject is not None and topic.type in {"meet", "race"} and subject.id not in told
    story = await with_story(look.store, facts) if is_elsewhere else facts
    facts = look.told_by(facts)
    answer: Answer | None = None
    tried: Sequence[RaceRow | None] = races or (None,)
    for race in tried:
        result = (race, await look.store.result_facts(race.id)) if race else None
        answer = topic_answer(look.call.line, topic, facts, look.vocabulary, result, story)
        if answer:
            break
    # Other words than what an attribute is called may be none for it where they stand; and no line of a margin that is
    # worked out has the words that ask for it.
    is_named = all(row.key in {fold(row.name), fold(row.id)} for row in topic.attributes)
    is_told = not topic.rest and (is_named or races or _is_unsaid(topic))
    return answer if answer is None or is_told else await look.below(answer)


async def _of_its_race(look: LookUp) -> Answer | None:
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
        of_meet = tuple(row for row in lives.points if row.point.key.about == race.meet)
        facts = together(facts, replace(lives, points=of_meet))
        facts = together(facts, lives_of(runners_of(race.id, facts), lives, look.vocabulary))
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


async def _of_medals(look: LookUp) -> Answer | None:
    """The medals of a kind themselves, where nothing is told of how many somebody has."""
    topic, attributes = look.topic, look.vocabulary.attributes
    roles = {role for row in topic.attributes for role in attributes[row.id].roles}
    colour = next((colour for colour in MEDALS if f"tally-{colour}" in roles), None)
    if colour is None or topic.subject or topic.rest:
        return None
    asked = tuple(replace(topic.attributes[0], id=each.id) for each in attributes.values() if MEDAL_ROLE in each.roles)
    topic = replace(topic, attributes=asked, rest=(colour,))
    return await _of_points(LookUp(look.store, look.call, topic))


async def _of_words(look: LookUp) -> Answer | None:
    """What all of the words name, or else the sentences in which they stand."""
    found = None if _is_unsaid(look.topic) else await look.words()
    return await _told_with(look, found) or await look.instead(found) if found else None


async def _of_label(look: LookUp) -> Answer | None:
    """What the label of an attribute names, where another word for it stands nowhere: "wr"."""
    topic, asked = look.topic, next(iter(look.topic.attributes), None)
    if asked is None or asked.key == fold(asked.name) or topic.type == "person" or await look.words():
        return None
    label = replace(asked, key=fold(asked.name))
    called = f" {fold(look.text)} ".replace(f" {asked.key} ", f" {label.key} ", 1).strip()
    topic = replace(topic, attributes=(label, *topic.attributes[1:]))
    labelled = LookUp(look.store, replace(look.call, values={"topic": called}), topic)
    found = await labelled.words()
    return await _told_with(labelled, found) if found else None


async def _told_with(look: LookUp, found: WordsInText) -> Answer | None:
    """The points of a story that words name, or claims that are none: a venue that only the name of a meet tells.

    The points about a person, and those of others that name them, were asked already.
    """
    claims = look.claims(found)
    if claims or look.topic.type == "person":
        return claims
    story = found.matches.hits[0].article.story or ""
    facts = await look.store.story_facts(story)
    answer = words_answer(look.call, found.query, story, facts, look.vocabulary)
    return await look.below(answer) if answer else None


async def _of_name(look: LookUp) -> Answer | None:
    """The points of an attribute that the name of a country or a group tells apart, where none is about it."""
    topic, subject = look.topic, look.topic.subject
    if subject is None or topic.other or topic.type not in {"place", "population"} or not topic.attributes:
        return None
    named = replace(topic, subject=None, namesakes=(), rest=(*topic.rest, subject.key))
    everywhere = await with_story(look.store, await _topic_facts(look.store, named))
    return topic_answer(look.call.line, named, everywhere, look.vocabulary)


async def _of_races(look: LookUp) -> Answer | None:
    """The story of a race whose event and meet or year the words are."""
    topic = look.topic
    races = () if topic.type in _GROUPS or topic.attributes or topic.place else await look.races(topic.event)
    return await look.story(races) if races else None


async def _of_its_story(look: LookUp) -> Answer | None:
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
    told = topic_answer(look.call.line, words, facts, look.vocabulary)
    return replace(told, title=told.title or topic_title(topic, look.vocabulary)) if told else None


def _is_of_event(row: PointRow, event: EntryRow, races: Sequence[RaceRow]) -> bool:
    """Whether a point is of one of an event's races, or of the event in a meet, a season or a career."""
    scope = row.point.key.in_
    events = {event.id, *(race.event for race in races)}
    return (scope is not None and scope.event in events) or any(names_race(row, race.id) for race in races)


async def _of_other_words(look: LookUp) -> Answer | None:
    """Where forms of the words stand, other names and what else an attribute is called; else the rarest of them.

    Of a person such a sentence is no answer where it tells the thing of somebody else; a margin is of two.
    """
    topic, subject = look.topic, look.topic.subject
    if topic.part:
        return None
    attributes = [look.vocabulary.attributes[row.id] for row in topic.attributes]
    if topic.is_event_alone or topic.place or not (subject or attributes):
        # One word may be a name, which has no forms.
        if len(look.query.phrases) < 2:  # noqa: PLR2004 — two words
            return None
        found = await find_other_words(look.store, look.query.in_other_words({}))
        found = found or await find_rarest_word(look.store, look.text)
        return await look.instead(found) if found else None
    told = await look.store.subject_facts(*(each.id for each in attributes)) if attributes else None
    # What is called an outcome is none that was asked for: nor is a “finish” where somebody did not.
    outcomes = {word for each in look.vocabulary.attributes.values() if each.kind == OUTCOME for word in each.words}
    called = {fold(word) for each in attributes if each.kind != OUTCOME for word in (each.label, *each.words)}
    called -= {*fold(" ".join(outcomes)).split()}
    if told and any(COUNTRY_ROLE in each.roles for each in attributes):
        called |= {fold(row.name) for row in told.names.values() if row.type == "place"}
    keys = [row.key for row in (subject, topic.other, *topic.attributes[:1]) if row] + [*topic.rest]
    others = await _other_names(look.store, keys)
    others |= {row.key: tuple(sorted(called - function_words())) for row in topic.attributes[:1]}
    of_one = topic.type == "person" and not any(MARGIN_ROLE in each.roles for each in attributes)
    query = replace(look.query, phrases=tuple(Phrase(tuple(key.split())) for key in keys))
    found = await find_other_words(look.store, query.in_other_words(others), told if of_one else None)
    return await look.instead(found) if found else None


SOURCES: Sequence[Source] = (
    _of_story,
    _of_place,
    _of_two,
    _of_points,
    _of_medals,
    _of_its_race,
    _of_words,
    _of_name,
    _of_races,
    _of_label,
    _of_its_story,
    _of_other_words,
)
"""What may answer a topic; the first that has anything does."""
OF_ARTICLES: Sequence[Source] = (_of_two, _of_points, _of_words)
"""Those that can do so from some articles alone."""


async def _with_some_told(look: LookUp, empty: Answer) -> Answer:
    """Silence, and a few lines on the person, the country or the meet that is named; the way to an event's result."""
    topic, subject = look.topic, look.topic.subject
    if subject and topic.type in _GROUPS and not (topic.other or topic.part):
        told = await or_told(look.store, subject, empty)
        return replace(told, blocks=(Heading(subject.name), *told.blocks)) if told.blocks else empty
    if subject and topic.type in SPREAD and topic.rest and not topic.is_event_alone:
        races = [race for race in await look.races(subject.name) if race.articles]
        ways = no_answer.result_and_story(races[0]) if races else ()
        return replace(empty, choices=(*ways, *empty.choices))
    return empty


# --- what the store has ---------------------------------------------------------------------------------------------


async def _topic_facts(store: Store, topic: Topic) -> Facts:
    subject = topic.subject
    if subject is None or subject.type in SPREAD or (subject.type == "meet" and topic.attributes):
        asked = [row.id for row in topic.attributes]
        related = with_related(asked, store.vocabulary) if subject is None else asked
        return await store.subject_facts(*with_statuses(related, store.vocabulary))
    if subject.type == "race":
        return await store.story_facts(subject.id)
    return await store.subject_facts(subject.id)


async def _races_of_margins(look: LookUp, facts: Facts) -> Sequence[RaceRow]:
    """The race, where it is asked how far apart people were: of an event, or the newest one of a person.

    Without a subject those of the newest stories, of which not each has marks; none where something else is asked.
    """
    topic, subject = look.topic, look.topic.subject
    asked = [row.id for row in topic.attributes]
    if not asks_for_margins(asked, look.vocabulary) or (subject is None and topic.rest):
        return ()
    if subject is None:
        return (await look.races(""))[:_MOST_STORIES]
    if subject.type in {*SPREAD, "race", "meet"}:
        return (await look.races(" ".join((subject.name, *topic.rest))))[:1]
    return [race for race in facts.races if has_place(subject.id, race, facts, look.vocabulary)][:1]


async def _other_names(store: Store, keys: Sequence[str], types: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """What else goes for what each of the keys names; "us" is seldom a country."""
    names = await store.other_names(keys, types)
    return {key: tuple(name for name in of if name not in function_words()) for key, of in names.items()}


def _is_unsaid(topic: Topic) -> bool:
    """Whether the topic asks by nothing but a word such as "from", which is not looked for."""
    words = [row.key for row in topic.attributes]
    return bool(words) and not topic.rest and function_words().issuperset(words)


QUESTION = Question(
    "compare",
    "Where the articles disagree.",
    (
        Parameter(
            "topic",
            "A point, a person or two, a subject: “silver time”, a name. Without it, the newest story.",
            ParameterKind.TOPIC,
        ),
    ),
    ask_compare,
    ("/compare",),
    "/compare {topic}",
    offers=OfferList.TOPICS,
)
