"""/compare: where the articles of a story disagree; or all sides of a point, a person, a subject or a pair."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note, Outcome
from bot.answers.compare.head_to_head import head_to_head_answer
from bot.answers.compare.parts import (
    Parts,
    by_weight,
    contradictions_answer,
    part_answer,
    shown_findings,
    shown_lines,
)
from bot.answers.compare.point_detail import point_detail, point_heading, point_line, verdict_title
from bot.answers.compare.topic_points import (
    SPREAD,
    concerns,
    is_in_race_topic,
    people_in_place,
    points_of_topic,
)
from bot.answers.compare.topics import (
    CONTRADICTIONS,
    NameTopic,
    RaceTopic,
    part_labels,
    read_name_topic,
    read_race_topic,
    split_part,
    topic_keys,
)
from bot.answers.input import echo, read_event
from bot.answers.points.findings import distinct_findings
from bot.answers.points.groups import point_groups
from bot.answers.points.people import PersonMatch, namesake_notes
from bot.answers.points.points import (
    AnswerContext,
    dispute_choices,
    race_disputes,
    race_findings,
    race_points,
    without_repeats,
)
from bot.answers.points.races import find_races, only_story, query_races, race_runners
from bot.answers.points.repeats import repeats
from bot.answers.points.results_sheet import results_sheet
from bot.answers.points.wording import askable, capitalised, counted, join_words, label_of, name_of
from bot.answers.question import Call, Parameter, ParameterKind, Question
from bot.answers.result.margins import margins
from bot.answers.result.placing_lines import has_open_standing
from bot.answers.search.search_query import content_query
from bot.answers.sentences.excerpts import without_nested
from bot.answers.sentences.race_writers import RaceWriters
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import find_rarest_word, find_words, has_facts, lacks_words, sentences_answer, with_sentences
from bot.facts.model import Verdict
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import CONTESTED, stands_for_itself
from bot.facts.result_roles import MARGIN_ROLE
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.input import EventQuery
    from bot.answers.points.results_sheet import Sheet
    from bot.answers.silence import WordsInText
    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow
    from bot.store.store import Store

MOST_DISPUTES = 40
"""Disagreements that are listed of a story; in practice all of them."""
MOST_IN_FULL = 2
"""Disputes that are shown with their excerpts; of the others a line."""
MOST_OTHER_RACES = 5
_FEW = 3
"""Points that are all shown in full, whatever the verdict."""


async def ask_compare(store: Store, call: Call) -> Answer:
    """What the articles say of the topic; two statements, and two more before it is said that there is nothing."""
    topic = call.get("topic")
    whole, part = split_part(topic, store.vocabulary)
    of_story = not topic or (part == CONTRADICTIONS and not whole)
    race_topic = read_race_topic(whole if part == CONTRADICTIONS else topic, store.vocabulary)
    if of_story or (race_topic is not None and race_topic.place is None):
        return await _ask_story(store, call, read_event(race_topic.event if race_topic else ""), part)
    if race_topic is not None:
        return await _ask_race(store, call, race_topic)
    rows = await store.entries(topic_keys(topic))
    if not rows:
        return await _unknown_topic(store, call)
    name_topic = read_name_topic(topic, rows, store.vocabulary)
    if name_topic is None:
        people = [row for row in rows if row.type == "person"]
        return no_answer.ambiguous(call.line, topic, no_answer.people_choices("compare", people))
    return await _ask_name(store, call, name_topic)


async def _ask_story(store: Store, call: Call, query: EventQuery, part: str) -> Answer:
    rows = await query_races(store, query)
    if not rows:
        return await _unknown_topic(store, call)
    return story_answer(call.line, rows, await store.story_facts(rows[0].id), store.vocabulary, part)


async def _ask_race(store: Store, call: Call, topic: RaceTopic) -> Answer:
    rows = await query_races(store, read_event(topic.event))
    if not rows:
        return await _unknown_topic(store, call)
    answer = place_answer(call.line, rows[0], topic, await store.story_facts(rows[0].id), store.vocabulary)
    # No line of a margin that is worked out has the words that ask for it: "won by", "gap".
    is_margin = has_facts(answer) and _is_margin(topic.attributes, store.vocabulary)
    return answer if is_margin else await _or_where_words_stand(store, call, answer)


async def _ask_name(store: Store, call: Call, topic: NameTopic) -> Answer:
    subject = topic.subject
    if subject is not None and subject.type in SPREAD and not topic.attributes:
        return await _ask_event(store, call, subject)
    if subject is not None and subject.type == "race" and not topic.attributes:
        facts = await store.story_facts(subject.id)
        races = [race for race in facts.races if race.id == subject.id]
        if not races:
            return await _ask_event(store, call, subject)
        return story_answer(call.line, races, facts, store.vocabulary, topic.part)
    if subject is not None and topic.other is not None:
        facts = await store.subject_facts(subject.id, topic.other.id)
        pair = head_to_head_answer(call.line, (subject, topic.other), facts, only_story(facts), store.vocabulary)
        return pair or await _or_where_words_stand(store, call, _silence(call.line, topic, store.vocabulary), subject)
    facts = await _topic_facts(store, topic)
    answer = name_topic_answer(call.line, topic, facts, store.vocabulary)
    attributes = tuple(row.id for row in topic.attributes)
    if subject is None and not topic.rest and _is_margin(attributes, store.vocabulary):
        return await _ask_margin(store, call, topic, facts)
    # A single word that is not what an attribute is called may be no word for it where it stands.
    is_named = all(row.key in {fold(row.name), fold(row.id)} or " " in row.key for row in topic.attributes)
    is_told = has_facts(answer) and is_named and not topic.rest
    return answer if is_told else await _or_where_words_stand(store, call, answer, subject)


async def _ask_margin(store: Store, call: Call, topic: NameTopic, facts: Facts) -> Answer:
    """The margins that articles state of any race, and what follows from the marks of the newest story."""
    attributes = tuple(row.id for row in topic.attributes)
    rows = await query_races(store, read_event("")) if facts.points else ()
    if not rows:
        return await _ask_race(store, call, RaceTopic("1", attributes, ""))
    of_race = await store.story_facts(rows[0].id)
    numbered = {article.slug: article for article in (*facts.articles, *of_race.articles)}
    both = replace(facts, articles=tuple(numbered.values()), names={**facts.names, **of_race.names})
    return name_topic_answer(call.line, topic, both, store.vocabulary, (rows[0], of_race))


async def _ask_event(store: Store, call: Call, event: EntryRow) -> Answer:
    """The disputes of the newest story of an event or a series; without one the points that name it."""
    races = await find_races(store, Call("result", {"event": event.name}))
    with_story = [race for race in races if race.articles]
    if not with_story:
        return await _or_where_words_stand(store, call, _event_answer(call.line, event, races))
    return story_answer(call.line, with_story, await store.story_facts(with_story[0].id), store.vocabulary)


async def _topic_facts(store: Store, topic: NameTopic) -> Facts:
    subject = topic.subject
    if subject is None or subject.type in SPREAD:
        return await store.subject_facts(*(row.id for row in topic.attributes))
    if subject.type == "race":
        return await store.story_facts(subject.id)
    return await store.subject_facts(subject.id)


async def _unknown_topic(store: Store, call: Call) -> Answer:
    topic = call.get("topic")
    # What goes by just these words led nowhere. Of races that share a name the likeliest is meant, whatever the meet.
    similar = [row for row in await store.suggestions(topic) if row.key != fold(topic)]
    choices = no_answer.entry_choices(
        [replace(row, detail=None) if row.type == "race" else row for row in similar],
        lambda row: f"/{'result' if row.type in {'event', 'race'} else 'compare'} {askable(row.name, row.id)}",
    )
    return await _or_where_words_stand(store, call, no_answer.not_found(call.line, "topic", topic, choices))


async def _or_where_words_stand(store: Store, call: Call, answer: Answer, subject: EntryRow | None = None) -> Answer:
    """The answer; where no line of it has all the words, also the points or the sentences that have them.

    The points about a person, and those of others that name them, were asked already.
    """
    topic = call.get("topic")
    if not lacks_words(answer, topic):
        return answer
    found = await find_words(store, content_query(topic))
    if found is not None and not has_facts(answer) and (subject is None or subject.type != "person"):
        story = found.matches.hits[0].article.story or ""
        facts = await store.story_facts(story)
        answer = _points_with_words(call, found, story, facts, store.vocabulary) or answer
    if has_facts(answer):
        wanted = found if lacks_words(answer, topic) else None
        return with_sentences(answer, topic, wanted, store.vocabulary) if wanted else answer
    found = found or (await find_rarest_word(store, topic) if subject is None else None)
    if found is None:
        return answer
    empty = replace(answer, title=f"No point is about “{echo(topic)}”.", outcome=Outcome.ANSWERED)
    return sentences_answer(call.line, found, empty, store.vocabulary)


def _points_with_words(
    call: Call, found: WordsInText, story: str, facts: Facts, vocabulary: Vocabulary
) -> Answer | None:
    """The points of a story in whose titles, values or excerpts all of the words stand; None where there are none.

    A value, a meet, a round, a year and a term find their points so.
    """
    race = next((race for race in facts.races if race.id == story), None)
    if race is None:
        return None
    context, writers = _story_writers(race, facts, vocabulary)
    words = tuple(" ".join(phrase.words) for phrase in found.query.phrases)
    # Words that stand together somewhere are a name, and mean nothing where they are apart.
    topics = (NameTopic(None, (), (), each) for each in ((" ".join(words),), words))
    told = next(filter(None, (points_of_topic(facts.points, topic, context) for topic in topics)), ())
    if not told:
        return None
    title = f"Points with “{echo(call.get('topic'))}”"
    answer = _points_answer(Answer(call.line, title, (), choices=(_every_dispute(race),)), told, (), context, writers)
    own_title = [Heading(answer.title)] if answer.title != title else []
    return replace(answer, title=title, blocks=(*own_title, *answer.blocks))


def _story_writers(race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> tuple[AnswerContext, RaceWriters]:
    """What it takes to tell points of a race's story, with nothing cited yet."""
    context = AnswerContext.of(facts, vocabulary)
    return context, RaceWriters(SentenceWriter(context, race, runners=race_runners(facts, race)), race)


# --- a story -------------------------------------------------------------------------------------------------------


def story_answer(
    question: str, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary, part: str = ""
) -> Answer:
    """Where the articles of a story disagree, what cannot all hold, and what they tell differently.

    Of its contradictions, where they are the ``part`` that was asked for, each one.
    """
    race = rows[0]
    context = AnswerContext.of(facts, vocabulary)
    writer = SentenceWriter(context, race, runners=race_runners(facts, race))
    points = race_points(facts, race.id)
    disputes = _by_place(race_disputes(facts, race.id), results_sheet(facts.points, vocabulary, race.id, race.meet))
    findings = distinct_findings(race_findings(facts, race.id))
    differing = _told_differently(points)
    name = f"{race.name}, {race.meet_name}"
    parts = Parts(name, findings=tuple(findings))
    choices = (*_story_choices(race), *parts.choices(), *_other_races(rows))
    if part == CONTRADICTIONS and findings:
        every = (_every_dispute(race), *_story_choices(race))
        return contradictions_answer(question, name, findings, context, every)
    if not (disputes or findings or differing):
        told = [row for row in points if stands_for_itself(row.point)]
        if len({item.claim.article for row in told for item in row.evidence.values()}) == 1:
            # Nobody else could disagree: what the one article tells is the answer.
            alone = Answer(question, f"One article alone tells of the {in_a_sentence(name)}.", (), choices=choices)
            return _points_answer(alone, told, (), context, RaceWriters(writer, race))
        return no_answer.silent(
            question, f"The articles do not disagree on anything of the {in_a_sentence(name)}.", choices
        )
    blocks: list[Block] = [Note(name)]
    for row in disputes[:MOST_DISPUTES]:
        blocks += [Heading(f"{writer.title(row)} · {verdict_title(row)}"), point_line(row, context, writer)]
    blocks += shown_findings(findings, context)
    if differing:
        blocks += [Heading(f"They tell it differently on {counted(len(differing), 'point')}")]
        blocks += [writer.sentence(row) for row in differing]
    counts = [counted(len(rows), noun) for rows, noun in ((disputes, "dispute"), (findings, "contradiction")) if rows]
    title = ", ".join(counts) or f"{counted(len(differing), 'point')} told differently"
    menu = dispute_choices(disputes, facts.names, vocabulary)
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices, disputes=menu)


def _told_differently(rows: Sequence[PointRow]) -> list[PointRow]:
    """The rows that articles tell differently; of points that are of one event the first, which has the others."""
    told: set[str] = set()
    differing: list[PointRow] = []
    for row in rows:
        otherwise = {each.id for each in row.point.caveats if each.verdict is Verdict.DIFFER}
        is_own = row.point.verdict is Verdict.DIFFER and not otherwise
        if is_own or (otherwise and told.isdisjoint({row.point.id, *otherwise})):
            differing.append(row)
            told |= {row.point.id, *otherwise}
    return differing


def _by_place(rows: Sequence[PointRow], sheet: Sheet) -> list[PointRow]:
    """The rows of those who have a line on the sheet first, in its order; of one person, and of others, as they are."""
    places = {p.about: place for place, p in enumerate(sheet.placings) if p.has_line and not has_open_standing(p)}
    return sorted(rows, key=lambda row: places.get(row.point.key.about, len(places)))


def _story_choices(race: RaceRow) -> Iterator[Choice]:
    yield from no_answer.result_and_story(race)
    if race.articles:
        yield Choice("Sources", no_answer.race_ask("sources", race))


def _other_races(rows: Sequence[RaceRow]) -> tuple[Choice, ...]:
    """Other stories that were meant, or, where none was named, the next ones."""
    others = [row for row in rows[1:] if row.articles][:MOST_OTHER_RACES]
    return tuple(Choice(f"{row.name} · {row.meet_name}", f"/compare {row.name}, {row.meet_name}") for row in others)


# --- a point, a person, a subject ---------------------------------------------------------------------------------


def place_answer(question: str, race: RaceRow, topic: RaceTopic, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The points of those who have a place in a race."""
    context, writers = _story_writers(race, facts, vocabulary)
    people = people_in_place(topic.place or "", race, facts, vocabulary)
    of_people = (row for row in facts.points if row.point.key.about in people)
    rows = [row for row in of_people if is_in_race_topic(row, topic, race, context)]
    findings = distinct_findings([row for row in facts.findings if concerns(row, people, topic.attributes)])
    choices = (Choice("Result", no_answer.race_ask("result", race)), _every_dispute(race))
    names = [name_of(person, context.names) for person in people]
    title = _subject_title(names, topic.attributes, vocabulary)
    if not rows and _is_margin(topic.attributes, vocabulary):
        answer = Answer(question, f"Margin, {race.name}", (), choices=choices)
        return _margin_answer(answer, race, people, facts, context)
    if not rows:
        return no_answer.silent(question, f"The articles are silent on {title}, {race.name}.", choices)
    answer = _points_answer(Answer(question, title, (), choices=choices), rows, findings, context, writers)
    if _is_margin(topic.attributes, vocabulary):
        answer = _with_margins(answer, race, people, facts, context)
    # Others have won as well: of which race it is said has to be told, unless a point is its own title.
    reading = Note(f"Read as place {topic.place} in the {in_a_sentence(race.name)}.")
    return replace(answer, blocks=(reading, *answer.blocks)) if not topic.attributes else answer


def _is_margin(attributes: Iterable[str], vocabulary: Vocabulary) -> bool:
    return any(MARGIN_ROLE in vocabulary.attributes[what].roles for what in attributes)


def _margin_answer(
    answer: Answer, race: RaceRow, people: Sequence[str], facts: Facts, context: AnswerContext
) -> Answer:
    """How far people were from their neighbours on the sheet, as it follows from two marks: nobody states it."""
    lines = _worked_out(race, people, facts, context)
    if not lines:
        return no_answer.silent(
            answer.question, f"The articles give no margin of the {in_a_sentence(race.name)}.", answer.choices
        )
    return replace(answer, blocks=lines, articles=context.citations.articles())


def _worked_out(race: RaceRow, people: Sequence[str], facts: Facts, context: AnswerContext) -> tuple[Statement, ...]:
    """The margins between people and their neighbours on the sheet, as they follow from two marks."""
    sheet = results_sheet(facts.points, context.vocabulary, race.id, race.meet)
    pairs = [pair for pair in pairwise(sheet.placings) if any(placing.about in people for placing in pair)]
    return tuple(replace(line, level=0, strong=True) for pair in pairs for line in margins(pair, context))


def _with_margins(answer: Answer, race: RaceRow, people: Sequence[str], facts: Facts, context: AnswerContext) -> Answer:
    """The margins that articles state, below those that follow from the marks: a stated one may not hold."""
    lines = _worked_out(race, people, facts, context)
    if not lines:
        return answer
    heading = Heading(f"By the marks in the {in_a_sentence(race.name)}")
    # The title of a single point is a heading here.
    is_single = " — " in answer.title
    stated = (Heading(f"As stated: {answer.title}"),) if is_single else ()
    title = f"Margin, {race.name}" if is_single else answer.title
    blocks = (heading, *lines, *stated, *answer.blocks)
    return replace(answer, title=title, blocks=blocks, articles=context.citations.articles())


def name_topic_answer(
    question: str, topic: NameTopic, facts: Facts, vocabulary: Vocabulary, result: tuple[RaceRow, Facts] | None = None
) -> Answer:
    """The points about a subject, or of an attribute, that the rest of the topic does not leave out.

    Of margins also those which follow from the marks of a ``result``.
    """
    context = AnswerContext.of(facts, vocabulary)
    subject, attributes = topic.subject, tuple(row.id for row in topic.attributes)
    # What says again what others of a person say is still an answer to whoever asks for just that.
    again = () if attributes else repeats(facts, vocabulary)
    rows = points_of_topic([row for row in facts.points if row.point.id not in again], topic, context)
    title = capitalised(_subject_title([subject.unnamed or subject.name] if subject else [], attributes, vocabulary))
    if not rows:
        return _silence(question, topic, vocabulary)
    # A finding has no title to hold further words against: where there are some, none is shown.
    of = (subject.id,) if subject is not None and subject.type == "race" else ()
    findings = distinct_findings([row for row in facts.findings if not topic.rest and concerns(row, of, attributes)])
    story = only_story(facts)
    runners = race_runners(facts, story) if story else {}
    writer = SentenceWriter(context, story, subject=subject.id if subject else "", runners=runners)
    writers = RaceWriters(writer, story)
    parts = _subject_parts(topic, rows, findings, facts, vocabulary)
    if topic.part:
        part = part_answer(question, title, topic.part, parts, context, writers)
        return part or _silence(question, topic, vocabulary)
    choices = (*_next_choices(topic, rows), *_namesake_choices(topic))
    answer = _points_answer(Answer(question, title, (), choices=choices), rows, findings, context, writers, parts)
    if result is not None:
        race, of_race = result
        winners = people_in_place("1", race, of_race, vocabulary)
        answer = _with_margins(answer, race, winners, of_race, context)
    if subject is not None and subject.type == "person":
        notes = namesake_notes(PersonMatch(subject, topic.namesakes, ""))
        answer = replace(answer, blocks=(*notes, *answer.blocks))
    return answer


def _subject_parts(
    topic: NameTopic, rows: Sequence[PointRow], findings: Sequence[FindingRow], facts: Facts, vocabulary: Vocabulary
) -> Parts:
    """The parts of all that is said of a subject; none of a topic that narrows it."""
    subject = topic.subject
    if subject is None or topic.attributes or topic.rest:
        return Parts("")
    stories = {race.id for race in facts.races if race.articles}
    groups = point_groups(without_repeats(rows), subject.id, vocabulary, stories)
    return Parts(askable(subject.name, subject.id), tuple(groups), tuple(findings))


def _silence(question: str, topic: NameTopic, vocabulary: Vocabulary) -> Answer:
    subject, attributes = topic.subject, tuple(row.id for row in topic.attributes)
    title = _subject_title([subject.unnamed or subject.name] if subject else [], attributes, vocabulary)
    choices = (*_next_choices(topic), *_namesake_choices(topic))
    if subject is not None and topic.other is not None and not (topic.rest or attributes):
        names = [subject.name, topic.other.name]
        each = tuple(Choice(name, f"/compare {name}") for name in names)
        return no_answer.silent(question, f"No article says anything of {join_words(names)} together.", each)
    if topic.rest or topic.other or topic.part:
        part = part_labels(vocabulary).get(topic.part)
        rest = " ".join(filter(None, (topic.other.name if topic.other else None, *topic.rest, part)))
        sentence = f"The articles are silent on {title} and “{echo(rest)}”."
        return no_answer.silent(question, sentence, (Choice(f"Compare: {title}", f"/compare {title}"), *choices))
    return no_answer.silent(question, f"The articles are silent on {title}.", choices)


def _event_answer(question: str, event: EntryRow, races: Sequence[RaceRow]) -> Answer:
    """An event is no one point: its result, where there is one, is where to begin."""
    is_told = any(race.is_told for race in races[:1])
    choices = (Choice(f"Result: {event.name}", f"/result {event.name}"),) if is_told else (no_answer.HELP,)
    step = "Ask for its result, or name a person or a point."
    title = f"{event.name} is more than one point."
    return Answer(question, title, (Note(step),), choices=choices, outcome=Outcome.NOT_FOUND)


def _subject_title(names: Sequence[str], attributes: Sequence[str], vocabulary: Vocabulary) -> str:
    """Subjects and the first attribute as a title: "Mina Lee, time"."""
    return ", ".join((*names, *(label_of(attribute, vocabulary) for attribute in attributes[:1])))


def _points_answer(
    answer: Answer,
    rows: Sequence[PointRow],
    findings: Sequence[FindingRow],
    context: AnswerContext,
    writers: RaceWriters,
    parts: Parts | None = None,
) -> Answer:
    """The answer with its blocks: one point in full under its own title; of several those that are contested.

    Where there are ``parts``, only what weighs most of the others.
    """
    full, lines = _split_by_detail(rows)
    full.sort(key=lambda row: not writers.is_of_race(row))
    # Written first: it names everybody in full.
    title = point_heading(rows[0], writers.of(rows[0])) if len(rows) == 1 else answer.title
    details: list[Block] = []
    for row in full:
        details += [] if len(rows) == 1 else [Heading(point_heading(row, writers.of(row)))]
        details += point_detail(row, context, writers.of(row))
    has_parts = parts is not None and bool(parts.groups)
    details += shown_findings(findings, context, every=not has_parts)
    lines = by_weight(lines, context)
    shown, more = shown_lines(lines) if has_parts else (lines, 0)
    # The name of the race stands over what is of it, and never over another race's dispute.
    note = tuple(writers.race_note(rows))
    above, below = (note, ()) if not full or writers.is_of_race(full[0]) else ((), note)
    blocks = (*above, *details, *_line_blocks(shown, writers, below, with_heading=bool(details)))
    disputes = dispute_choices(rows, context.names, context.vocabulary) if len(rows) > 1 else ()
    if more and parts is not None:
        blocks = (*blocks, Note(f"And {more:,} more, by part below."))
        answer = replace(answer, choices=(*answer.choices, *parts.choices()))
    return replace(answer, title=title, blocks=blocks, articles=context.citations.articles(), disputes=disputes)


def _line_blocks(
    rows: Sequence[PointRow], writers: RaceWriters, note: Sequence[Note], *, with_heading: bool
) -> Iterator[Block]:
    """Points in lines, first those of the race below the ``note`` that names it, each excerpt once."""
    of_race = [row for row in rows if writers.is_of_race(row)]
    others = [row for row in rows if not writers.is_of_race(row)]
    for part, heading in ((of_race, "Also said"), (others, "Besides" if of_race else "Also said")):
        if part and (with_heading or (part is others and of_race)):
            yield Heading(heading)
        yield from note if part is of_race and part else ()
        yield from without_nested([line for row in part for line in writers.of(row).lines(row)])


def _split_by_detail(rows: Sequence[PointRow]) -> tuple[list[PointRow], list[PointRow]]:
    """The points that are shown in full, and those that get a line unless others say the same."""
    if len(rows) <= _FEW:
        return list(rows), []
    full = [row for row in rows if row.point.verdict in CONTESTED][:MOST_IN_FULL]
    return full, [row for row in without_repeats(rows) if row not in full]


# --- what to ask next --------------------------------------------------------------------------------------------


def _every_dispute(race: RaceRow) -> Choice:
    return Choice("All disputes", f"/compare {race.name}, {race.meet_name}")


def _namesake_choices(topic: NameTopic) -> tuple[Choice, ...]:
    """Others of that name; where there are none, other attributes of it."""
    people = no_answer.people_choices("compare", topic.namesakes)
    return people or tuple(Choice(f"Compare: {row.name}", f"/compare {row.name}") for row in topic.attributes[1:])


def _next_choices(topic: NameTopic, rows: Sequence[PointRow] = ()) -> Iterator[Choice]:
    """Their words, where any are told, and their profile; then all that is in dispute."""
    subject = topic.subject
    if subject is not None and subject.type == "person":
        name = askable(subject.name, subject.id)
        if any(item.claim.by == subject.id for row in rows for item in row.evidence.values()):
            yield Choice("Quotes", f"/quote {name}")
        yield Choice("Profile", f"/athlete {name}")
    yield Choice("All disputes", "/compare")


QUESTION = Question(
    "compare",
    "Where the articles disagree.",
    (
        Parameter(
            "topic",
            "A point, a person or two, a subject: “silver time”, a name. Without it, every disagreement.",
            ParameterKind.TOPIC,
        ),
    ),
    ask_compare,
    ("/compare",),
    "/compare {topic}",
    offers=OfferList.TOPICS,
)
