"""What is compared: disputes, whoever has a place, a person, a subject; as answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.input import echo, topic_words
from bot.answers.points.blocks import point_in_full, point_line, point_notes
from bot.answers.points.findings import finding_statements
from bot.answers.points.points import (
    CONTESTED,
    AnswerContext,
    compare_choice,
    contested,
    disputes_of,
    is_shown,
    race_findings,
    race_points,
)
from bot.answers.points.results_sheet import results_sheet
from bot.answers.points.wording import HEADLINE_NOTE, askable, counted, label_of, name_of, point_title
from bot.facts.model import Verdict
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.answers.answer import Block
    from bot.answers.compare.topics import Named, OfStory
    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow

MOST_IN_FULL = 6
MOST_IN_LINES = 15

SPREAD = frozenset({"event", "series"})
"""Subjects that no claim is about: theirs are the points whose scope or subject bears their name."""

_OPEN = CONTESTED | {Verdict.DIFFER}
_EVERY = Choice("Every disagreement", "/compare")


def every_dispute(question: str, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """Every disagreement in one line each, the strongest first, then what cannot be right."""
    context = AnswerContext.of(facts, vocabulary)
    rows = contested(facts.points)
    blocks: list[Block] = [point_line(row, context) for row in rows]
    blocks += [*point_notes(rows), *_findings(facts.findings, context), Note(HEADLINE_NOTE)]
    choices = tuple(compare_choice(row, context) for row in rows[: empty.MOST_CHOICES])
    title = f"The articles disagree on {counted(len(rows), 'point')}"
    disputes = disputes_of(rows, facts.names, vocabulary)
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices, disputes=disputes)


def of_race(question: str, race: RaceRow, topic: OfStory, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The points of whoever has a place in a race, or all disputes of its story."""
    context = AnswerContext.of(facts, vocabulary)
    name = f"{race.name}, {race.meet_name}"
    choices = (Choice(f"Result: {name}", empty.race_ask("result", race)), _EVERY)
    if topic.place is None:
        subject, rows = name, contested(race_points(facts, race.id))
        findings = race_findings(facts, race.id)
    else:
        people = _placed(topic.place, race, facts, vocabulary)
        rows = tuple(row for row in facts.points if row.point.key.about in people and _is_of(row, topic, race, context))
        findings = tuple(row for row in facts.findings if _concerns(row, people, topic.attributes))
        subject = f"{_titled(people, topic.attributes, context)}, {race.name}"
    if not rows:
        return empty.silent(question, f"The articles are silent on {subject}.", choices)
    blocks = _blocks(rows, findings, context, race.id)
    return Answer(question, f"Compare: {subject}", blocks, context.citations.articles(), choices)


def _placed(place: str, race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Who has that place in the race."""
    sheet = results_sheet(facts.points, vocabulary, race.id, race.meet)
    return tuple(placing.about for placing in sheet.placings if placing.has_place(place))


def _is_of(row: PointRow, topic: OfStory, race: RaceRow, context: AnswerContext) -> bool:
    """Whether a point has the attribute that was asked for; without one, whether it belongs to the race's result."""
    if topic.attributes:
        return row.point.key.what in topic.attributes and is_shown(row)
    first = next(iter(context.vocabulary.groups), "")
    return row.point.key.in_ == race.id and context.attribute(row).group == first and is_shown(row)


def of_subject(question: str, meant: Named, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The points about a subject, or of an attribute, that the rest of the topic does not leave out."""
    context = AnswerContext.of(facts, vocabulary)
    attributes = tuple(row.id for row in meant.attributes)
    rows = [row for row in facts.points if is_shown(row) and _is_meant(row, meant, context)]
    title = _titled([meant.subject.id] if meant.subject else [], attributes, context, meant.subject)
    choices = (*_namesakes(meant), *_next(meant))
    if not rows and meant.rest:
        sentence = f"The articles are silent on {title} and “{echo(' '.join(meant.rest))}”."
        return empty.silent(question, sentence, (Choice(f"Compare: {title}", f"/compare {title}"), *choices))
    if not rows:
        return empty.silent(question, f"The articles are silent on {title}.", choices)
    narrowed = meant.rest or _name_words(meant)
    findings = [row for row in facts.findings if not narrowed and _concerns(row, (), attributes)]
    subject = meant.subject.id if meant.subject else ""
    blocks = (*_shared_name(meant), *_blocks(rows, findings, context, subject=subject))
    return Answer(question, f"Compare: {title}", blocks, context.citations.articles(), choices)


def _titled(
    subjects: Sequence[str], attributes: Sequence[str], context: AnswerContext, found: EntryRow | None = None
) -> str:
    """Subjects and attributes as a title: "Mina Lee, time"."""
    names = [found.unnamed or found.name] if found else [name_of(subject, context.names) for subject in subjects]
    return ", ".join((*names, *(label_of(attribute, context.vocabulary) for attribute in attributes[:1])))


def _is_meant(row: PointRow, meant: Named, context: AnswerContext) -> bool:
    """Whether a point has the attribute that was asked for, and every further word in its title or its values.

    An event or a series is meant by its name there.
    """
    attributes = {attribute.id for attribute in meant.attributes}
    if attributes and (row.point.key.what not in attributes or not _is_at(row, meant.subject)):
        return False
    words = (*meant.rest, *_name_words(meant))
    if not words:
        return True
    values = " ".join(context.words(row, value.value) for value in row.point.values)
    told = f" {fold(f'{point_title(row.point.key, context.vocabulary, context.names)} {values}')}"
    return all(f" {word}" in told for word in words)


def _is_at(row: PointRow, subject: EntryRow | None) -> bool:
    """Whether a point of a race's story is of that race: about it, in it, in no race or meet at all, or disputed."""
    if subject is None or subject.type != "race":
        return True
    key = row.point.key
    return subject.id in {key.about, key.in_} or key.in_ is None or row.point.verdict in CONTESTED


def _name_words(meant: Named) -> tuple[str, ...]:
    """The words of an event's or a series' name, by which its points are found among those of an attribute."""
    return tuple(topic_words(meant.subject.name)) if meant.subject and meant.subject.type in SPREAD else ()


def _concerns(row: FindingRow, people: Collection[str], attributes: Collection[str]) -> bool:
    """Whether a finding rests on a claim about one of the people and on one of the attributes; of none, on any."""
    claims = [item.claim for item in row.evidence.values()]
    of_people = not people or any(claim.about in people for claim in claims)
    return of_people and (not attributes or any(claim.what in attributes for claim in claims))


# --- how it is laid out -------------------------------------------------------------------------------------------


def _blocks(
    rows: Sequence[PointRow], findings: Sequence[FindingRow], context: AnswerContext, here: str = "", subject: str = ""
) -> tuple[Block, ...]:
    """What is open in full, what is not in lines; a few points are all told in full."""
    full, lines = _parted(rows)
    blocks: list[Block] = []
    for row in full:
        blocks += point_in_full(row, context, here)
    if lines:
        blocks += [Heading("Not in dispute")] if full else []
        blocks += [point_line(row, context, here, subject) for row in lines[:MOST_IN_LINES]]
    if len(lines) > MOST_IN_LINES:
        more = counted(len(lines) - MOST_IN_LINES, "more point")
        blocks.append(Note(f"And {more}: add a word to the question to see fewer."))
    blocks += _findings(findings, context)
    if any(row.point.verdict is Verdict.DISPUTED for row in rows):
        blocks.append(Note(HEADLINE_NOTE))
    return tuple(blocks)


def _parted(rows: Sequence[PointRow]) -> tuple[list[PointRow], list[PointRow]]:
    """The points that are told in full, and those that get a line."""
    if len(rows) <= MOST_IN_FULL:
        return list(rows), []
    full = [row for row in rows if row.point.verdict in _OPEN][:MOST_IN_FULL]
    return full, [row for row in rows if row not in full]


def _findings(findings: Sequence[FindingRow], context: AnswerContext) -> list[Block]:
    return [Heading("What cannot be right"), *finding_statements(findings, context)] if findings else []


# --- what to ask next ---------------------------------------------------------------------------------------------


def _shared_name(meant: Named) -> tuple[Note, ...]:
    if meant.subject is None or meant.subject.type != "person" or not meant.namesakes:
        return ()
    others = ", ".join(row.name for row in meant.namesakes)
    return (Note(f"The bare name is taken for {meant.subject.name}. Of that name there is also {others}."),)


def _namesakes(meant: Named) -> tuple[Choice, ...]:
    of_subject = empty.people_choices("compare", meant.namesakes)
    return of_subject or tuple(Choice(f"Compare: {row.name}", f"/compare {row.name}") for row in meant.attributes[1:])


def _next(meant: Named) -> tuple[Choice, ...]:
    if meant.subject is not None and meant.subject.type == "person":
        name = meant.subject.name
        return (Choice(f"Quotes: {name}", f"/quote {askable(name, meant.subject.id)}"),)
    return (_EVERY,)
