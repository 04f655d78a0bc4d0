"""What the articles say of a topic: of those who hold a place, of a subject or an attribute, or with certain words."""

from __future__ import annotations

import sys
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note, Statement
from bot.answers.asking.words import ORDERS, function_words, numbers_by_language
from bot.answers.compare.bests import is_former, last_winners, with_marks_of_statuses
from bot.answers.compare.named_values import of_named_value
from bot.answers.compare.parts import MOST_ALONE, NO_PARTS, Parts, TopicPoints, part_answer, points_answer
from bot.answers.compare.story import every_dispute
from bot.answers.compare.topic_points import (
    asks_for_margins,
    findings_on,
    is_named_with,
    is_of_place,
    mentions,
    named_with,
    of_that_kind,
    points_of_topic,
)
from bot.answers.compare.topics import Topic, part_labels
from bot.answers.input import echo
from bot.answers.points.findings import distinct_findings
from bot.answers.points.groups import point_groups
from bot.answers.points.people import PersonMatch, namesake_notes
from bot.answers.points.points import AnswerContext, joined, without_repeats
from bot.answers.points.races import only_story
from bot.answers.points.repeats import repeats
from bot.answers.points.results_sheet import has_place, people_in_place, race_sheet
from bot.answers.points.wording import askable, capitalised, join_words, label_of, name_of
from bot.answers.result.margins import margins_of
from bot.answers.sentences.race_writers import RaceWriters
from bot.facts import values
from bot.facts.names import as_typed, fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import OUTCOME
from bot.facts.values.ranks import OUT_OF_THE_RACE
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.compare.topics import PlaceTopic
    from bot.answers.question import Call
    from bot.answers.search.search_query import SearchQuery
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow

LEFT_OUT = " left out."
"""How a note ends on words of which nothing is made."""


def place_answer(
    question: str, race: RaceRow, topic: PlaceTopic, facts: Facts, vocabulary: Vocabulary
) -> Answer | None:
    """The points of those who have a place in a race, and how far they were from others, where that is asked."""
    context = AnswerContext.of(facts, vocabulary)
    people = people_in_place(topic.place, race, facts)
    of_people = (row for row in facts.points if row.about in people)
    rows = [row for row in of_people if is_of_place(row, topic, race, context)]
    is_of_margins = asks_for_margins(topic.attributes, vocabulary)
    margins = _margins_by_marks(race, facts, context, people) if is_of_margins else ()
    if not rows and not margins:
        return None
    choices = (Choice("Result", no_answer.race_ask("result", race)), every_dispute(race))
    title = _subject_title([name_of(person, context.names) for person in people], topic.attributes, vocabulary)
    answer = Answer(question, f"Margin, {race.name}" if margins else title, (), choices=choices)
    answer = points_answer(answer, TopicPoints(rows, findings_on(rows, facts)), RaceWriters(context, race), margins)
    # Others have won as well: of which race it is said has to be told, unless a point is its own title.
    reading = Note(f"Read as place {topic.place} in the {in_a_sentence(race.name)}.")
    return replace(answer, blocks=(reading, *answer.blocks)) if not topic.attributes else answer


def topic_answer(
    question: str,
    topic: Topic,
    facts: Facts,
    vocabulary: Vocabulary,
    result: tuple[RaceRow, Facts] | None = None,
    story: Facts | None = None,
) -> Answer | None:
    """The points about a subject, or of an attribute, that the rest of the topic does not leave out; None without any.

    Of an attribute also the other points of its story in which its words stand. Of margins also those that follow from
    the marks of the ``result`` of a race: the subject's, or the winning one. ``story`` has what else is told of a meet,
    or of a race that no article is about: the days of races, what is in dispute of them, and who won long ago.
    """
    story = story or facts
    context = AnswerContext.of(joined(result[1], facts) if result else story, vocabulary)
    subject, attributes = topic.subject, tuple(row.id for row in topic.attributes)
    # What says again what others of a person say is still an answer to whoever asks for just that.
    again = () if attributes else repeats(facts)
    facts = replace(facts, points=tuple(row for row in facts.points if row.id not in again))
    topic, order = _without_order(topic, vocabulary)
    named, has_value = of_named_value(points_of_topic(facts, topic, context), topic, vocabulary)
    rows = _in_order(named, topic, facts, vocabulary)
    margins = _margins_by_marks(*result, context, (subject.id,) if subject else ()) if result else ()
    if not rows and not margins:
        return None
    # Between lines about others a line about a meet needs its name, and races share theirs.
    unsaid = subject.id if subject is not None and subject.type not in {"meet", "race"} else ""
    writers = RaceWriters(context, only_story(facts), unsaid)
    topic = _with_readings(topic, replace(facts, points=tuple(rows)), context)
    title = capitalised(topic_title(topic, vocabulary))
    own, also = _with_others_of_kind(rows, topic, facts, context, story) if attributes else (rows, [])
    own, also = _first_or_last(own, also, vocabulary, order) if order else (own, also)
    findings = findings_on((*own, *also), facts) if attributes or topic.rest else distinct_findings(facts.findings)
    parts = _subject_parts(topic, rows, findings, facts, vocabulary)
    if topic.part:
        return part_answer(question, title, topic.part, parts, writers)
    choices = (*_next_choices(topic, rows), *_dispute_choices(rows, story, topic), *_namesake_choices(topic, rows))
    bare = Answer(question, title, (), choices=choices)
    points = TopicPoints(own, findings, also, is_course=_is_course(topic, own))
    answer = points_answer(bare, points, writers, margins, parts)
    if not has_value:
        about = topic_title(replace(topic, attributes=()), vocabulary) or " ".join(topic.rest)
        untold = nothing_found([as_typed(topic.attributes[0].key, question)], about)
        answer = replace(answer, blocks=(Note(untold), *answer.blocks))
    if subject is not None and subject.type == "person":
        answer = replace(answer, blocks=(*namesake_notes(PersonMatch(subject, topic.namesakes, "")), *answer.blocks))
    return answer


def _in_order(rows: Sequence[PointRow], topic: Topic, facts: Facts, vocabulary: Vocabulary) -> list[PointRow]:
    """The points: what was so before first, where that is asked for, and why somebody came out so before how they did.

    Of nobody in particular by their places, and then by when it happened, where that is at one moment; days in order.
    """
    race = only_story(facts) if topic.subject is None else None
    placings = race_sheet(facts, race).placings if race else ()
    places = {placing.about: place for place, placing in enumerate(placings)}
    asked = {row.id for row in topic.attributes}
    has_reason = any(row.what in asked and row.phase is not GroupPhase.RESULT for row in rows)

    def order(row: PointRow) -> tuple[bool, bool, tuple[int, ...], int, tuple[int, ...]]:
        is_outcome = has_reason and row.attribute.kind == OUTCOME
        place = places.get(row.about, len(places))
        orders = moment_orders(row, vocabulary) if topic.subject is None and row.attribute.exact_moment else ()
        days = [values.order("date", value.text) for value in row.all_values if row.attribute.kind == "date"]
        moment = min(orders, default=(sys.maxsize,))
        return topic.is_former and not is_former(row), is_outcome, min(days, default=()), place, moment

    return sorted(rows, key=order)


def _is_course(topic: Topic, rows: Iterable[PointRow]) -> bool:
    """Whether points happened one after the other: of nobody in particular what has a moment, of a meet its days."""
    if topic.type in {"meet", "series"}:
        return all(row.attribute.kind == "date" for row in rows)
    return topic.subject is None and all(row.attribute.exact_moment for row in rows)


def _without_order(topic: Topic, vocabulary: Vocabulary) -> tuple[Topic, str]:
    """The topic without the word that asks for the first or the last of what happens at one moment; and that word.

    And without how many it is asked whether somebody has: that others count otherwise is an answer.
    """
    asked = [vocabulary.attributes[row.id] for row in topic.attributes]
    orders = [word for word in topic.rest if word in ORDERS and any(each.exact_moment for each in asked)]
    is_count = topic.subject is not None and any(each.kind == "count" for each in asked)
    numbers = {each for said in numbers_by_language() for pair in said.items() for each in pair} if is_count else {}
    left = tuple(word for word in topic.rest if word not in numbers and word not in orders)
    return replace(topic, rest=left), next(iter(orders), "")


def _first_or_last(
    rows: Sequence[PointRow], also: Sequence[PointRow], vocabulary: Vocabulary, order: str
) -> tuple[list[PointRow], list[PointRow]]:
    """Of what happened at moments what came first, or last, all where no article says when; and all others."""
    moments = [moment for row in rows for moment in moment_orders(row, vocabulary)]
    meant = min(moments, default=()) if order == ORDERS[0] else max(moments, default=())
    own = [row for row in rows if not meant or meant in moment_orders(row, vocabulary)]
    return own, [row for row in (*rows, *also) if row not in own]


def moment_orders(row: PointRow, vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """When a point happened by each article that says so exactly, as sortable keys."""
    own, whens = vocabulary.moments, [item.claim.when for item in row.evidence.values() if item.claim.when]
    return [values.moment_order(each.at, own) for each in whens if each.bound is None and own.is_exact(each.at)]


def _with_readings(topic: Topic, facts: Facts, context: AnswerContext) -> Topic:
    """The topic with those of several attributes, and of several events, that share a name and of which points tell.

    Where they tell only of what another word names, with that: the foul of a "throw".
    """
    what = {row.what: {*map(fold, (row.attribute.label, *row.attribute.words))} for row in facts.points}
    attributes = tuple(row for row in topic.attributes if row.id in what)
    if not attributes and topic.attributes and not any(names.isdisjoint(topic.rest) for names in what.values()):
        attributes = tuple(replace(topic.attributes[0], id=each) for each in what)
    topic = replace(topic, attributes=attributes or topic.attributes[:1])
    if topic.subject is None or topic.type != "event":
        return topic
    each = [replace(topic, subject=event, namesakes=()) for event in (topic.subject, *topic.namesakes)]
    events = [one.subject for one in each if one.subject and points_of_topic(facts, one, context)]
    return replace(topic, subject=events[0], namesakes=tuple(events[1:])) if events else topic


def words_answer(call: Call, query: SearchQuery, story: str, facts: Facts, vocabulary: Vocabulary) -> Answer | None:
    """The points of a story that all of the words name, or a few in whose excerpts they stand; None without any.

    A value, a meet, a round, a year and a term find their points so.
    """
    race = next((race for race in facts.races if race.id == story), None)
    if race is None:
        return None
    context = AnswerContext.of(facts, vocabulary)
    words = tuple(" ".join(phrase.words) for phrase in query.phrases)
    # Words that stand together somewhere are a name, and mean nothing where they are apart.
    found = ((points_of_topic(facts, Topic(rest=each), context), each) for each in ((" ".join(words),), words))
    rows_found, phrases = next(filter(itemgetter(0), found), ([], ()))
    # Only what is told in full has its excerpts beside it: of a line, whoever reads it would have to guess.
    if not rows_found or (
        len(rows_found) > MOST_ALONE and not any(is_named_with(row, phrases, context) for row in rows_found)
    ):
        return None
    title = f"Found for “{echo(call.get('topic'))}”"
    answer = Answer(call.line, title, (), choices=(every_dispute(race),))
    rows_found = with_marks_of_statuses(rows_found, facts.points)
    also = named_with(rows_found, facts.points, phrases, context)
    points = TopicPoints(rows_found, findings_on((*rows_found, *also), facts), also)
    answer = points_answer(answer, points, RaceWriters(context, race))
    own_title = [Heading(answer.title)] if answer.title != title else []
    return replace(answer, title=title, blocks=(*own_title, *answer.blocks))


def silent_answer(call: Call, topic: Topic, vocabulary: Vocabulary) -> Answer:
    """That no article says anything of a topic, and what may be asked of its subject instead."""
    title = topic_title(topic, vocabulary)
    choices = (*_next_choices(topic), Choice("All disputes", "/compare"), *_namesake_choices(topic))
    words = [row.key for row in topic.attributes]
    rest = (topic.other.name if topic.other else "", " ".join(topic.rest), part_labels(vocabulary).get(topic.part, ""))
    words += filter(None, rest)
    about = topic_title(replace(topic, attributes=()), vocabulary) if words else ""
    without = (Choice(f"Compare: {about}", f"/compare {about}"),) if about and any(rest) else ()
    typed = [as_typed(word, call.get("topic")) for word in words if word not in function_words()]
    return no_answer.silent(call.line, nothing_found(typed or words or [title], about, "with"), (*without, *choices))


def nothing_found(words: Sequence[str], about: str = "", last: str = "and") -> str:
    """That words find no point: of what an article may say otherwise, nothing is concluded.

    ``last`` is "with" of words of which each may be told of, but not all together.
    """
    asked = join_words([f"“{echo(word)}”" for word in dict.fromkeys(words)], last)
    return f"Nothing found for {asked}{f' about {about}' if about else ''}."


def words_left_out(words: Sequence[str]) -> str:
    """That an answer makes nothing of words that were typed."""
    return f"{join_words([f'“{echo(word)}”' for word in dict.fromkeys(words)])}{LEFT_OUT}"


def _with_others_of_kind(
    rows: list[PointRow], topic: Topic, facts: Facts, context: AnswerContext, story: Facts
) -> tuple[list[PointRow], list[PointRow]]:
    """The points of an attribute, and those of its subject or story that are of its kind, unless more words narrow it.

    Of legs the one that was asked for comes first, and of titles those of Olympic champions.
    """
    asked = topic.attributes[0]
    # A completion asks by the id, which is nobody's word.
    word = fold(asked.name) if asked.key == fold(asked.id) else asked.key
    called = [row for row in rows if _has_value_called(row, word)]
    if topic.rest:
        return called or rows, []
    if topic.subject is not None:
        about = [row for row in facts.points if row.about == topic.subject.id]
        of_kind = of_that_kind(rows, about, asked.name, context)
        of_kind += of_that_kind([*rows, *of_kind], about, asked.key, context)
        of_kind += [*_of_that_series([*rows, *of_kind], about), *_unfinished_course(rows, about)]
        return [*last_winners(rows, story.points, context.names), *rows], of_kind
    of_kind = [*of_that_kind(rows, facts.points, asked.name, context), *_at_moment(asked, facts, context)]
    former = [*filter(is_former, rows)] or [*filter(is_former, of_kind)] if topic.is_former else []
    own = called or [row for row in rows if " " in word and mentions(row, [word], context)] or rows
    # The marks that were records stand below them, though they are in dispute.
    attributes = {row.id for row in topic.attributes}
    own = former or [row for row in own if row.what in attributes or "mark" not in row.attribute.roles] or own
    return own, [row for row in (*rows, *of_kind) if row not in own]


def _unfinished_course(asked: Sequence[PointRow], rows: Sequence[PointRow]) -> list[PointRow]:
    """How far somebody got in a race and what they did there, who is asked to have run it and is out of it."""
    races = {row.within for row in asked if row.attribute.kind == OUTCOME and str(row.headline) in OUT_OF_THE_RACE}
    of_race = (row for row in rows if row.within in races and row not in asked and stands_for_itself(row))
    return [row for row in of_race if row.phase is GroupPhase.COURSE or row.attribute.tells_outcome]


def _at_moment(asked: EntryRow, facts: Facts, context: AnswerContext) -> list[PointRow]:
    """All that happened at the moment that goes by the name of an attribute, if one does: on the last lap."""
    read = values.read("moment", asked.name, values.Context(moments=context.vocabulary.moments))
    moments = {each.value for each in read}
    own = (row for row in facts.points if moments and stands_for_itself(row))
    return [row for row in own if any(str(i.claim.when and i.claim.when.at) in moments for i in row.evidence.values())]


def _has_value_called(row: PointRow, word: str) -> bool:
    """Whether a value of a point goes by a folded word: "led off" of the first leg, "did not finish" of a DNF."""
    terms, kind = row.attribute.terms, row.attribute.kind
    read = {each.value for each in values.read(kind, word, values.Context())} if kind == OUTCOME else set()
    return any(str(value) in read or word in map(fold, terms.get(str(value), ())) for value in row.all_values)


def _of_that_series(asked: Sequence[PointRow], rows: Sequence[PointRow]) -> list[PointRow]:
    """Other points at moments that are counted as those of points are: the fouls between throws, round by round."""
    counted = {count for row in asked if row.key.when for count in _counted(row)}
    ids = {row.id for row in asked}
    others = (row for row in rows if row.id not in ids and stands_for_itself(row))
    return [row for row in others if not counted.isdisjoint(_counted(row))]


def _counted(row: PointRow) -> set[str]:
    """What the numbered moments of a point count: "attempt" of its second attempt."""
    moments = [str(row.key.when or ""), *(map(str, row.all_values) if row.attribute.kind == "moment" else ())]
    return {moment.rpartition(" ")[0] for moment in moments if moment.rpartition(" ")[2].isdecimal()}


def _margins_by_marks(
    race: RaceRow, facts: Facts, context: AnswerContext, people: Iterable[str]
) -> tuple[Heading | Statement, ...]:
    """How far people with a place, else the winners, were from their neighbours on the sheet, under a heading."""
    sheet = race_sheet(facts, race)
    people = [each for each in people if has_place(each, race, facts)] or people_in_place("1", race, facts)
    lines = [replace(line, level=0, strong=True) for line in margins_of(people, sheet.placings, context, facts.points)]
    return (Heading(f"By the marks in the {in_a_sentence(race.name)}"), *lines) if lines else ()


def _subject_parts(
    topic: Topic, rows: Sequence[PointRow], findings: Sequence[FindingRow], facts: Facts, vocabulary: Vocabulary
) -> Parts:
    """The parts of all that is said of a subject; none of a topic that narrows it."""
    subject = topic.subject
    if subject is None or topic.attributes or topic.rest:
        return NO_PARTS
    stories = {race.id for race in facts.races if race.articles}
    groups = point_groups(
        without_repeats(rows), {row.id for row in rows if row.about == subject.id}, vocabulary, stories
    )
    whole = " ".join((askable(subject.name, subject.id), *(f"[{article}]" for article in topic.articles)))
    return Parts(whole, tuple(groups), tuple(findings))


def topic_title(topic: Topic, vocabulary: Vocabulary) -> str:
    """The subject and the attributes of a topic: "Mina Lee, time"."""
    subject = topic.subject
    names = [subject.shown_name] if subject else []
    if subject is not None and subject.type == "event" and topic.attributes:
        names = [join_words([*names, *(other.name for other in topic.namesakes)])]
    return _subject_title(names, [row.id for row in topic.attributes], vocabulary)


def _subject_title(names: Sequence[str], attributes: Sequence[str], vocabulary: Vocabulary) -> str:
    """Subjects and attributes as a title: "Mina Lee, time"."""
    labels = dict.fromkeys(label_of(attribute, vocabulary) for attribute in attributes)
    return ", ".join((*names, *([join_words([*labels])] if labels else ())))


# --- what to ask next --------------------------------------------------------------------------------------------


def _namesake_choices(topic: Topic, rows: Iterable[PointRow] = ()) -> tuple[Choice, ...]:
    """Others of that name; where there are none, other attributes of it that the rows are of."""
    people = no_answer.entry_choices(
        topic.namesakes,
        lambda row: f"/compare {f'{row.name}, {row.detail}' if row.type == 'race' else askable(row.name, row.id)}",
    )
    attributes = {row.what for row in rows}
    others = (row.name for row in topic.attributes[1:] if row.id in attributes)
    return people or tuple(Choice(f"Compare: {name}", f"/compare {name}") for name in others)


def _next_choices(topic: Topic, rows: Sequence[PointRow] = ()) -> Iterator[Choice]:
    """Their words, where any are told, and somebody's profile."""
    subject = topic.subject
    if subject is None:
        return
    name = askable(subject.name, subject.id)
    if any(item.claim.by == subject.id for row in rows for item in row.evidence.values()):
        yield Choice("Quotes", f"/quote {name}")
    if subject.type == "person":
        yield Choice("Profile", f"/athlete {name}")


def _dispute_choices(rows: Iterable[PointRow], facts: Facts, topic: Topic) -> Iterator[Choice]:
    """All that is in dispute of the newest of the stories in whose race any of the points is, or at the meet."""
    meet = topic.subject.id if topic.subject is not None and topic.subject.type == "meet" else None
    points = facts.points if meet else rows
    contested = {row.within for row in points if row.is_contested}
    of_stories = (race for race in facts.races if race.articles and race.id in contested)
    yield from [every_dispute(race) for race in of_stories if meet in {None, race.meet}][:1]
