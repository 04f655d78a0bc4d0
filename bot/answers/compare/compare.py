"""/compare: the sources of an answer in order; other files of this room read a topic, look it up and tell it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Heading, Note
from bot.answers.asking.words import function_words
from bot.answers.compare.articles import of_article, of_two_articles, only_in, split_articles
from bot.answers.compare.bests import counts_from
from bot.answers.compare.head_to_head import head_to_head_answer
from bot.answers.compare.look_up import LookUp, silence, with_story
from bot.answers.compare.named_together import named_together
from bot.answers.compare.races import of_day, of_its_race, of_its_story, of_moment, of_races, of_races_of, of_story
from bot.answers.compare.topic_answer import place_answer, topic_answer, words_answer, words_left_out
from bot.answers.compare.topic_points import (
    asks_for_margins,
    with_related,
    with_statuses,
)
from bot.answers.compare.topics import GROUPS, SPREAD, Topic, content_words, read_topic, topic_keys
from bot.answers.points.races import only_story
from bot.answers.points.results_sheet import has_place, people_in_place
from bot.answers.points.teams import member_of
from bot.answers.points.wording import askable, join_words
from bot.answers.question import Call, Parameter, ParameterKind, Question
from bot.answers.silence import find_other_words, find_rarest_word, has_facts, or_lines_about, with_lines_of
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.result_roles import COUNTRY_ROLE, MARGIN_ROLE, MEDAL_ROLE, MEMBER_ROLE, OUTCOME
from bot.facts.values.ranks import MEDALS
from bot.store.queries.search import Phrase
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.answers.answer import Answer
    from bot.answers.silence import WordsInText
    from bot.store.rows import Facts, RaceRow
    from bot.store.store import Store

    Source = Callable[[LookUp], Awaitable[Answer | None]]
    """Answers a topic, or has nothing of it."""

_MOST_STORIES = 3
"""Stories, the newest first, in which a margin is looked for."""


async def ask_compare(store: Store, call: Call) -> Answer:
    """What the articles say of the topic, by the first of `SOURCES` that has anything."""
    articles, text = split_articles(call.get("topic"))
    if articles and not content_words(text):
        return await (of_two_articles if articles[1:] else of_article)(store, call, articles)
    entries = await store.entries(topic_keys(text)) if text else ()
    topic = read_topic(text, entries, store.vocabulary)
    if topic is None:
        people = [row for row in entries if row.type == "person"]
        return no_answer.ambiguous(call.line, text, no_answer.people_choices("compare", people))
    look = LookUp(store, replace(call, values={"topic": text}), replace(topic, articles=articles))
    if articles and topic.type in {*SPREAD, "race"} and topic.is_bare:
        return await of_article(store, call, articles, text)
    answer = await _first(look, OF_ARTICLES if articles else SOURCES)
    if articles:
        return await _in_articles(look, answer)
    return answer or await _with_lines_about(look, await silence(look))


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
    of_topic = await ask_compare(look.store, replace(look.call, values={"topic": look.text}))
    names = join_words([f"“[{name}]”" for name in look.topic.articles])
    left = f"{names} left out." if look.topic.type in {*SPREAD, "race", "meet"} else f"Nothing found in {names}."
    return replace(of_topic, blocks=(Note(left), *of_topic.blocks)) if has_facts(of_topic) else of_topic


# --- the sources of an answer ---------------------------------------------------------------------------------------


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
    holders = [people_in_place(place, race, facts) for place in places]
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
    facts, both = look.only_of_articles(await look.store.subject_facts(subject.id, other.id)), (subject, other)
    race, asked = only_story(facts), look.topic.attributes
    result = await look.store.result_facts(race.id) if race else None
    pair = head_to_head_answer(look.call.line, both, facts, look.vocabulary, asked, result)
    if pair is not None and look.topic.rest:
        return replace(pair, blocks=(Note(words_left_out(look.topic.rest)), *pair.blocks))
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
    stories = {race.id for race in facts.races if race.articles}
    is_elsewhere = subject is not None and topic.type in {"meet", "race"} and subject.id not in stories
    asks_since = any(counts_from(look.vocabulary.attributes[row.id]) for row in topic.attributes)
    story = await with_story(look.store, facts) if is_elsewhere or asks_since else facts
    facts = look.only_of_articles(facts)
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
    is_whole = not topic.rest and (is_named or races or _is_silent(topic))
    return answer if answer is None or is_whole else await look.below(answer)


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
    found = None if _is_silent(look.topic) else await look.words()
    return await _with_words(look, found) or await look.instead(found) if found else None


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
    return await _with_words(labelled, found) if found else None


async def _with_words(look: LookUp, found: WordsInText) -> Answer | None:
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
    """The points of an attribute that the name of a country or a group tells apart; medals of all who are from there.

    A record of somebody from there is none of the country.
    """
    topic, subject = look.topic, look.topic.subject
    if subject is None or topic.other or topic.type not in {"place", "population"} or not topic.attributes:
        return None
    names = await _other_names(look.store, [subject.key], ("place", "population"))
    roles = {role for row in topic.attributes for role in look.vocabulary.attributes[row.id].roles}
    facts = await look.store.subject_facts(*([] if roles.isdisjoint({MEDAL_ROLE, "tally-total"}) else [subject.id]))
    from_there = (row.about for row in facts.points if subject.id in {str(value.value) for value in row.values})
    people = (fold(facts.names[person].name) for person in from_there if facts.names[person].type == "person")
    return await _by_names(look, (*names.get(subject.key, ()), *people))


async def _of_members(look: LookUp) -> Answer | None:
    """What is told of those who ran for a team, of which itself nothing is told: whose leg was the last."""
    subject, asked = look.topic.subject, {row.id for row in look.topic.attributes}
    if subject is None or look.topic.other or look.topic.type != "place" or not asked:
        return None
    facts = await look.store.subject_facts(subject.id)
    own = [row for row in facts.points if row.about == subject.id]
    members = [member_of(row) for row in own if MEMBER_ROLE in row.attribute.roles]
    if not members or any(row.what in with_related(asked, look.vocabulary) for row in own):
        return None
    return await _by_names(look, [fold(facts.names[person].name) for person in members])


async def _by_names(look: LookUp, names: Sequence[str]) -> Answer | None:
    """The points of the attribute that have one of the folded names, or that by which the subject was typed."""
    topic, subject = look.topic, look.topic.subject
    key = subject.key if subject else ""
    rest = (*topic.rest, key)
    named = replace(topic, subject=None, namesakes=(), rest=rest, names={**topic.names, key: tuple(names)})
    everywhere = await with_story(look.store, await _topic_facts(look.store, named))
    return topic_answer(look.call.line, named, everywhere, look.vocabulary)


async def _of_other_words(look: LookUp) -> Answer | None:
    """Where forms of the words stand, other names and what else an attribute is called; else the rarest of them.

    Of a person such a sentence is no answer where it tells the thing of somebody else; a margin is of two. What no
    article tells of anybody is not guessed from a form of its name: of a "fall" nothing is told by "falling short".
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
    facts = await look.store.subject_facts(*(each.id for each in attributes)) if attributes else None
    # What is called an outcome is none that was asked for: nor is a “finish” where somebody did not.
    outcomes = {word for each in look.vocabulary.attributes.values() if each.kind == OUTCOME for word in each.words}
    called = {fold(word) for each in attributes if each.kind != OUTCOME for word in (each.label, *each.words)}
    called -= {*fold(" ".join(outcomes)).split()}
    if facts and any(COUNTRY_ROLE in each.roles for each in attributes):
        called |= {fold(row.name) for row in facts.names.values() if row.type == "place"}
    keys = [row.key for row in (subject, topic.other, *topic.attributes[:1]) if row] + [*topic.rest]
    others = await _other_names(look.store, keys)
    of_one = topic.type == "person" and not any(MARGIN_ROLE in each.roles for each in attributes)
    silent = {row.key for row in topic.attributes if not (facts and facts.points)}
    others |= {
        row.key: tuple(sorted(called - function_words())) for row in topic.attributes[:1] if row.key not in silent
    }
    query = replace(look.query, phrases=tuple(Phrase(tuple(key.split())) for key in keys))
    found = await find_other_words(look.store, query.in_other_words(others, silent), facts if of_one else None)
    found = look.without_labels(found)
    return await look.instead(found) if found else None


SOURCES: Sequence[Source] = (
    of_story,
    of_moment,
    _of_place,
    _of_two,
    _of_members,
    _of_points,
    _of_medals,
    of_its_race,
    of_day,
    of_races_of,
    _of_words,
    _of_name,
    of_races,
    _of_label,
    of_its_story,
    _of_other_words,
)
"""What may answer a topic; the first that has anything does."""
OF_ARTICLES: Sequence[Source] = (_of_two, _of_points, _of_words)
"""Those that can do so from some articles alone."""


async def _with_lines_about(look: LookUp, empty: Answer) -> Answer:
    """Silence, and a few lines on whom or what is named, or on what is of the kind; the way to an event's result."""
    topic, subject = look.topic, look.topic.subject
    if subject and topic.type in GROUPS and not (topic.other or topic.part):
        lines = await or_lines_about(look.store, subject, empty)
        return replace(lines, blocks=(Heading(subject.name), *lines.blocks)) if lines.blocks else empty
    if subject and topic.type in SPREAD and topic.rest and not topic.is_event_alone:
        races = [race for race in await look.races(subject.name) if race.articles]
        ways = no_answer.result_and_story(races[0]) if races else ()
        return replace(empty, choices=(*ways, *empty.choices))
    # Of a world record nothing may be told, but of other records.
    *narrower, kind = fold(topic.attributes[0].name).split() if topic.attributes else [""]
    entries = await look.store.entries((kind,), ("attribute",)) if narrower and not (subject or topic.rest) else ()
    if kind == fold(look.text) or all(fold(row.name).split()[-1] != kind for row in entries):
        return empty
    of_kind = LookUp(look.store, replace(look.call, values={"topic": kind}), Topic(attributes=tuple(entries)))
    source = await _of_points(of_kind) if entries else None
    return with_lines_of(empty, source) if source else empty


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
    return [race for race in facts.races if has_place(subject.id, race, facts)][:1]


async def _other_names(store: Store, keys: Sequence[str], types: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """What else goes for what each of the keys names; "us" is seldom a country."""
    names = await store.other_names(keys, types)
    return {key: tuple(name for name in of if name not in function_words()) for key, of in names.items()}


def _is_silent(topic: Topic) -> bool:
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
