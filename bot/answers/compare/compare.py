"""/compare: what is meant by a topic, and what the store has of it; other files of this room tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Heading, Outcome
from bot.answers.asking.words import function_words
from bot.answers.compare.head_to_head import head_to_head_answer
from bot.answers.compare.named_together import named_together
from bot.answers.compare.story import rounds_of, story_answer
from bot.answers.compare.topic_answer import (
    name_topic_answer,
    place_answer,
    silent_answer,
    words_answer,
)
from bot.answers.compare.topic_points import SPREAD, asks_for_margins, has_place, is_of_meet, with_statuses
from bot.answers.compare.topics import CONTRADICTIONS, PAIRED, read_name_topic, read_race_topic, split_part, topic_keys
from bot.answers.input import echo, read_event
from bot.answers.points.points import AnswerContext, joined
from bot.answers.points.races import find_races, only_story, query_races, with_races
from bot.answers.points.wording import askable
from bot.answers.question import Call, Parameter, ParameterKind, Question
from bot.answers.search.search_query import content_query
from bot.answers.silence import (
    find_other_words,
    find_rarest_word,
    find_words,
    has_facts,
    lacks_words,
    sentences_answer,
    with_sentences,
)
from bot.facts.names import fold
from bot.facts.result_roles import COUNTRY_ROLE, MARGIN_ROLE
from bot.store.queries.search import Phrase
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Answer
    from bot.answers.compare.topics import NameTopic, RaceTopic
    from bot.answers.silence import WordsInText
    from bot.store.rows import EntryRow, Facts, RaceRow
    from bot.store.store import Store


async def ask_compare(store: Store, call: Call) -> Answer:
    """What the articles say of the topic; two statements, and two more before it is said that there is nothing."""
    topic = call.get("topic")
    whole, part = split_part(topic, store.vocabulary)
    of_story = not topic or (part == CONTRADICTIONS and not whole)
    race_topic = read_race_topic(whole if part == CONTRADICTIONS else topic, store.vocabulary)
    if of_story or (race_topic is not None and race_topic.place is None):
        rows = await query_races(store, read_event(race_topic.event if race_topic else ""))
        return await _ask_story(store, call, rows, part)
    if race_topic is not None:
        return await _ask_place(store, call, race_topic)
    entries = await store.entries(topic_keys(topic))
    if not entries:
        return await _unknown_topic(store, call)
    name_topic = read_name_topic(topic, entries, store.vocabulary)
    if name_topic is None:
        people = [row for row in entries if row.type == "person"]
        return no_answer.ambiguous(call.line, topic, no_answer.people_choices("compare", people))
    return await _ask_name(store, call, name_topic)


async def _ask_story(store: Store, call: Call, rows: Sequence[RaceRow], part: str) -> Answer:
    """The first of the races: its story, or, of a race that no article is about, what is said of it and its rounds."""
    if not rows:
        return await _unknown_topic(store, call)
    race = rows[0]
    rounds = (row.id for row in rounds_of(race, rows))
    facts = await (store.story_facts(race.id) if race.articles else store.subject_facts(*rounds))
    story = facts if race.articles else await _with_story(store, facts)
    return story_answer(call.line, rows, facts, store.vocabulary, part, story)


async def _ask_place(store: Store, call: Call, topic: RaceTopic) -> Answer:
    rows = await query_races(store, read_event(topic.event))
    if not rows:
        return await _unknown_topic(store, call)
    answer = place_answer(call.line, rows[0], topic, await store.story_facts(rows[0].id), store.vocabulary)
    # No line of a margin that is worked out has the words that ask for it: "won by", "gap".
    is_margin = has_facts(answer) and asks_for_margins(topic.attributes, store.vocabulary)
    return answer if is_margin else await _or_where_words_stand(store, call, answer)


async def _ask_name(store: Store, call: Call, topic: NameTopic) -> Answer:
    subject, vocabulary = topic.subject, store.vocabulary
    if subject is not None and not topic.attributes and subject.type in {*SPREAD, "race"}:
        return await _ask_event(store, call, topic, subject)
    if subject is not None and topic.other is not None:
        facts = await store.subject_facts(subject.id, topic.other.id)
        both = (subject, topic.other)
        pair = head_to_head_answer(call.line, both, facts, only_story(facts), vocabulary)
        if pair is not None or not (topic.rest or topic.attributes):
            return pair or await named_together(store, call, both, facts)
        answer = await _or_where_words_stand(store, call, silent_answer(call.line, topic, vocabulary), topic)
        return answer if has_facts(answer) else await _or_other_words(store, call, topic, answer)
    if topic.names:
        # A country is the same by all of its names; "Oregon" is a meet's, and may be a club's as well.
        others = await _other_names(store, [*topic.names], ("place", "population"))
        topic = replace(topic, names={key: (*topic.names[key], *others[key]) for key in others})
    facts = await _topic_facts(store, topic)
    result = await _result_of_margins(store, topic, facts)
    if subject is None and not (topic.rest or result):
        facts = await _with_story(store, facts)
    story = await _with_story(store, facts) if subject is not None and subject.type == "meet" else None
    answer = name_topic_answer(call.line, topic, facts, vocabulary, result, story)
    # A word such as "from" is not looked for; and another single one that is not what an attribute is called may be no
    # word for it where it stands.
    is_unsaid = bool(topic.attributes) and all(row.key in function_words() for row in topic.attributes)
    is_named = all(row.key in {fold(row.name), fold(row.id)} or " " in row.key for row in topic.attributes)
    # No line of a margin that is worked out has the words that ask for it.
    is_told = not topic.rest and (is_unsaid or (has_facts(answer) and (is_named or result)))
    answer = answer if is_told else await _or_where_words_stand(store, call, answer, topic)
    return answer if has_facts(answer) else await _instead(store, call, topic, facts, answer)


async def _instead(store: Store, call: Call, topic: NameTopic, facts: Facts, empty: Answer) -> Answer:
    """Instead of what is not told of a subject what others' points, its race or other words have; else all of it."""
    subject = topic.subject
    if subject is None or topic.part:
        return empty
    answer = empty
    if subject.type in SPREAD:
        answer = await _of_race_instead(store, call, topic, subject, empty)
    elif subject.type == "meet" and topic.rest:
        answer = await _of_meet_instead(store, call, topic, subject, empty)
        answer = answer if has_facts(answer) else await _or_races(store, call, empty)
    elif subject.type in {"place", "population"} and topic.attributes:
        answer = await _by_name_instead(store, call, topic, subject, empty)
    elif subject.type not in {*PAIRED, "population"}:
        answer = await _or_races(store, call, empty)
    answer = answer if has_facts(answer) else await _or_other_words(store, call, topic, empty)
    told = name_topic_answer(call.line, replace(topic, attributes=(), rest=()), facts, store.vocabulary)
    if has_facts(answer) or subject.type not in {*PAIRED, "population"} or not has_facts(told):
        return answer
    return replace(told, title=empty.title, outcome=empty.outcome, blocks=(Heading(told.title), *told.blocks))


async def _of_race_instead(store: Store, call: Call, topic: NameTopic, event: EntryRow, empty: Answer) -> Answer:
    """Instead of what is not told of an event that of its newest story, whose venue is told of the meet."""
    races = await find_races(store, Call("result", {"event": " ".join((event.name, *topic.rest))}))
    race = next((race for race in races if race.articles), None)
    if race is None:
        return empty
    of_race = replace(event, id=race.id, type="race", name=race.name, detail=race.meet_name)
    topic = replace(topic, subject=of_race, namesakes=(), rest=())
    answer = name_topic_answer(call.line, topic, await store.story_facts(race.id), store.vocabulary)
    return answer if has_facts(answer) else empty


async def _of_meet_instead(store: Store, call: Call, topic: NameTopic, meet: EntryRow, empty: Answer) -> Answer:
    """Instead of what is not told of a meet that of its races, by its newest story."""
    races = await find_races(store, Call("result", {"event": meet.name}))
    race = next((race for race in races if race.articles and race.meet == meet.id), None)
    if race is None:
        return empty
    facts = await store.story_facts(race.id)
    context = AnswerContext.of(facts, store.vocabulary)
    facts = replace(facts, points=tuple(row for row in facts.points if is_of_meet(row, meet, context)))
    return name_topic_answer(call.line, topic, facts, store.vocabulary)


async def _by_name_instead(store: Store, call: Call, topic: NameTopic, place: EntryRow, empty: Answer) -> Answer:
    """Instead of what is not told of a country or a group the points of others that its name tells apart."""
    by_name = replace(topic, subject=None, namesakes=(), rest=(*topic.rest, place.key))
    everywhere = await _with_story(store, await store.subject_facts(*(row.id for row in topic.attributes)))
    answer = name_topic_answer(call.line, by_name, everywhere, store.vocabulary)
    return answer if has_facts(answer) else empty


async def _or_races(store: Store, call: Call, empty: Answer) -> Answer:
    """An answer that has nothing; where the words are those of an event and a meet or a year, that about its race."""
    races = await find_races(store, Call("result", {"event": call.get("topic")}))
    return await _ask_story(store, call, races, "") if races else empty


async def _with_story(store: Store, facts: Facts) -> Facts:
    """The facts of an attribute with all of their story, where there is one."""
    stories = {article.story for article in facts.articles}
    if len(stories) != 1:
        return facts
    story = await store.story_facts(stories.pop() or "")
    points = {row.point.id: row for row in (*facts.points, *story.points)}
    findings = {row.finding.id: row for row in (*facts.findings, *story.findings)}
    return replace(joined(story, facts), points=tuple(points.values()), findings=tuple(findings.values()))


async def _result_of_margins(store: Store, topic: NameTopic, facts: Facts) -> tuple[RaceRow, Facts] | None:
    """The race and its result, where it is asked how far apart people were: of an event, or the newest one of a person.

    Without a subject that of the newest story; None where something else is asked.
    """
    subject, asked = topic.subject, [row.id for row in topic.attributes]
    if not asks_for_margins(asked, store.vocabulary) or (subject is None and topic.rest):
        return None
    races: Sequence[RaceRow]
    if subject is None or subject.type in {*SPREAD, "race", "meet"}:
        words = " ".join((subject.name, *topic.rest)) if subject else ""
        races = await find_races(store, Call("result", {"event": words}))
    else:
        races = [race for race in facts.races if has_place(subject.id, race, facts, store.vocabulary)]
    return (races[0], await store.result_facts(races[0].id)) if races else None


async def _ask_event(store: Store, call: Call, topic: NameTopic, event: EntryRow) -> Answer:
    """The disputes of a race, or of the newest story of an event or a series; without one the points that name it."""
    races = await find_races(store, Call("result", {"event": event.id if event.type == "race" else event.name}))
    is_alone = len(races) == 1 and not (topic.namesakes or topic.rest)
    told = [race for race in races if race.id == event.id or race.articles or is_alone]
    if not told:
        answer = await _or_where_words_stand(store, call, silent_answer(call.line, topic, store.vocabulary))
        return answer if has_facts(answer) else await _or_races(store, call, answer)
    return await _ask_story(store, call, told, topic.part)


async def _topic_facts(store: Store, topic: NameTopic) -> Facts:
    subject = topic.subject
    if subject is None or subject.type in SPREAD or (subject.type == "meet" and topic.attributes):
        return await store.subject_facts(*with_statuses([row.id for row in topic.attributes], store.vocabulary))
    if subject.type == "race":
        return await store.story_facts(subject.id)
    return await store.subject_facts(subject.id)


async def _unknown_topic(store: Store, call: Call) -> Answer:
    topic = call.get("topic")
    # What goes by just these words led nowhere. Of races that share a name the likeliest is meant, whatever the meet.
    similar = [row for row in await store.suggestions(topic) if row.key != fold(topic)]
    empty = no_answer.not_found(call.line, "topic", topic, _meant_choices(similar))
    answer = await _or_where_words_stand(store, call, empty)
    answer = answer if has_facts(answer) else await _or_races(store, call, answer)
    if not similar or answer.choices != empty.choices:
        return answer
    told = no_answer.not_found(call.line, "topic", topic, _meant_choices(await with_races(store, similar)))
    return replace(answer, choices=told.choices) if has_facts(answer) else told


def _meant_choices(rows: Sequence[EntryRow]) -> tuple[Choice, ...]:
    return no_answer.entry_choices(
        [replace(row, detail=None) if row.type == "race" else row for row in rows],
        lambda row: f"/{'result' if row.type in {'event', 'race'} else 'compare'} {askable(row.name, row.id)}",
    )


async def _or_where_words_stand(store: Store, call: Call, answer: Answer, named: NameTopic | None = None) -> Answer:
    """The answer; where no line of it has all the words, also the points or the sentences that have them.

    The points about a person, and those of others that name them, were asked already.
    """
    topic, subject = call.get("topic"), named.subject if named else None
    if not lacks_words(answer, topic):
        return answer
    query = content_query(topic)
    for attribute in named.attributes[:1] if named else ():
        query = query.with_run(attribute.key.split())
    found = await find_words(store, query)
    if found is not None and not has_facts(answer) and (subject is None or subject.type != "person"):
        story = found.matches.hits[0].article.story or ""
        answer = words_answer(call, found.query, story, await store.story_facts(story), store.vocabulary) or answer
    if has_facts(answer):
        wanted = found if lacks_words(answer, topic) else None
        return with_sentences(answer, topic, wanted, store.vocabulary) if wanted else answer
    # One word may be a name, which has no forms.
    if found is None and subject is None and len(query.phrases) > 1:
        found = await find_other_words(store, query.in_other_words({})) or await find_rarest_word(store, topic)
    return _sentences_instead(store, call, found, answer)


async def _or_other_words(store: Store, call: Call, topic: NameTopic, empty: Answer) -> Answer:
    """An answer that has nothing, or where forms of its words stand, other names and what else an attribute is called.

    Of a person such a sentence is no answer where it tells the thing of somebody else; a margin is of two.
    """
    subject, attributes = topic.subject, [store.vocabulary.attributes[row.id] for row in topic.attributes]
    told = await store.subject_facts(*(each.id for each in attributes)) if attributes else None
    called = {fold(word) for each in attributes for word in (each.label, *each.words)}
    if told and any(COUNTRY_ROLE in each.roles for each in attributes):
        called |= {fold(row.name) for row in told.names.values() if row.type == "place"}
    keys = [row.key for row in (subject, topic.other, *topic.attributes[:1]) if row] + [*topic.rest]
    others = await _other_names(store, keys)
    others |= {row.key: tuple(sorted(called - function_words())) for row in topic.attributes[:1]}
    of_one = (
        subject is not None and subject.type == "person" and not any(MARGIN_ROLE in each.roles for each in attributes)
    )
    query = replace(content_query(call.get("topic")), phrases=tuple(Phrase(tuple(key.split())) for key in keys))
    found = await find_other_words(store, query.in_other_words(others), told if of_one else None)
    return _sentences_instead(store, call, found, empty)


async def _other_names(store: Store, keys: Sequence[str], types: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """What else goes for what each of the keys names; "us" is seldom a country."""
    names = await store.other_names(keys, types)
    return {key: tuple(name for name in of if name not in function_words()) for key, of in names.items()}


def _sentences_instead(store: Store, call: Call, found: WordsInText | None, empty: Answer) -> Answer:
    """Sentences below an answer that has nothing; without them just that.

    Those with other words, or with only the rarest, stay second to whatever else the words may ask for.
    """
    if found is None:
        return empty
    is_less = len(found.query.text) < len(content_query(call.get("topic")).text)
    is_other = is_less or any(phrase.others for phrase in found.query.phrases)
    outcome = empty.outcome if is_other else Outcome.ANSWERED
    words = replace(empty, title=f"“{echo(call.get('topic'))}” in the articles’ words", outcome=outcome)
    return sentences_answer(call.line, found, words, store.vocabulary)


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
