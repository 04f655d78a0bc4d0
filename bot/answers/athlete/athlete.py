"""/athlete: a card of what matters most about somebody, over all stories; everything else a group at a time."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.athlete.profile import EVERYTHING, Profile, build_profile, card_rows
from bot.answers.input import echo, name_keys
from bot.answers.points.citations import Citations
from bot.answers.points.findings import finding_statement
from bot.answers.points.groups import group_labels
from bot.answers.points.people import match_person, namesake_notes
from bot.answers.points.points import AnswerContext, contested, dispute_choices
from bot.answers.points.wording import counted
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.sentences.caveats import with_marks
from bot.answers.sentences.race_writers import RaceWriters
from bot.answers.silence import for_nobody, or_sentences, unknown_person
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import distinct_disputes
from bot.facts.vocabulary import GroupPhase
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.groups import PointGroup
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.answers.sentences.sentence import SentenceWriter
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, PointRow
    from bot.store.store import Store

MOST_LINES = 12
"""Lines of a card."""
MOST_CONTRADICTIONS = 2


async def ask_athlete(store: Store, call: Call) -> Answer:
    """What is said of the person who was asked for; two statements."""
    name = call.get("person")
    if not name:
        return await for_nobody(store, call.line, QUESTION)
    keys = name_keys(name)
    if not keys:
        return no_answer.not_found(call.line, "person", name, ())
    facts = await store.person_facts(keys)
    people = [row for row in facts.people if row.key == keys[0]]
    if not people:
        return await _unknown_athlete(store, call, facts.people)
    match = match_person(people, keys[0])
    if match is None:
        return no_answer.ambiguous(call.line, name, no_answer.people_choices("athlete", people))
    remarks = {row.quote.remark or row.quote.id for row in await store.quotes(match.person.id)}
    answer = athlete_answer(call, match, facts, len(remarks), store.vocabulary)
    return await or_sentences(store, call.line, match.name, answer)


async def _unknown_athlete(store: Store, call: Call, beginning: Sequence[EntryRow]) -> Answer:
    """Nobody has the whole name: a part of who goes by its beginning, or those with it, or with a name like it."""
    name = call.get("person")
    if not beginning:
        return await unknown_person(store, call)
    part = fold(name).removeprefix(beginning[0].key).strip()
    parts = chain([EVERYTHING], *group_labels(store.vocabulary).items())
    if not call.get("part") and part in map(fold, parts):
        of_part = QUESTION.call({"person": beginning[0].key, "part": part})
        return replace(await ask_athlete(store, of_part), read_as=of_part.line)
    people = no_answer.people_choices("athlete", beginning)[: no_answer.MOST_CHOICES - 1]
    choices = (*people, Choice(f"Compare: {echo(name)}", f"/compare {name}"))
    return no_answer.not_found(call.line, "person", name, choices)


def athlete_answer(call: Call, match: PersonMatch, facts: Facts, remarks: int, vocabulary: Vocabulary) -> Answer:
    """The card, or with ``part`` the lines of one group, or of all; ``remarks`` is how many remarks are theirs."""
    profile = build_profile(match.person.id, facts, vocabulary)
    others = no_answer.people_choices("athlete", match.namesakes)
    if not profile.groups:
        choices = (Choice("Search", f"/search {match.name}"), *others)
        return no_answer.silent(call.line, f"The articles say nothing about {match.name} in particular.", choices)
    if call.get("part"):
        return _part_answer(call, match, profile, facts, vocabulary)
    rows = card_rows(profile, MOST_LINES)
    context = _profile_context(rows, profile, facts, vocabulary)
    blocks = (*namesake_notes(match), *_card_blocks(rows, profile, context))
    choices = (*_card_choices(match, profile, remarks), *others)
    disputes = dispute_choices(profile.points, facts.names)
    return Answer(call.line, match.name, blocks, context.citations.articles(), choices, disputes=disputes)


def _card_blocks(rows: Sequence[PointRow], profile: Profile, context: AnswerContext) -> Iterator[Block]:
    """Lines of their newest race below its name, then others in full, then what cannot hold if no line has it in full.

    Of somebody who was only there the others come first.
    """
    writers = RaceWriters(context, profile.race, profile.person, profile.teams)
    of_race = [row for row in rows if writers.is_of_race(row)]
    others = [row for row in rows if row not in of_race]
    was_only_there = others and all(row.phase is GroupPhase.REACTIONS for row in of_race)
    parts = [others, of_race] if was_only_there else [of_race, others]
    shown = [(row, writers.of(row)) for part in parts for row in part]
    asserted = [(row, line) for row, writer in shown for line in _card_lines(row, writer)][:MOST_LINES]
    # Where there is room, what somebody said of a thing stands below it.
    reported = [(row, line) for row, writer in shown if row.values for line in writer.uncounted(row)]
    reported = [each for each in reported if each not in asserted][: MOST_LINES - len(asserted)]
    card = sorted((*asserted, *reported), key=lambda each: [row for row, _ in shown].index(each[0]))
    headings = {row.id: Heading("Besides") for row in parts[1][:1]}
    if profile.race is not None:
        headings |= {row.id: Heading(f"{profile.race.name}, {profile.race.meet_name}") for row in of_race[:1]}
    for number, (row, line) in enumerate(card):
        if heading := headings.pop(row.id, None):
            yield heading
        yield replace(line, strong=number == 0)
    told = "; ".join(line.tally or "" for _, line in card)
    untold = [row for row in profile.findings if with_marks(row.working, context) not in told]
    yield from (finding_statement(row, context) for row in untold[:MOST_CONTRADICTIONS])


def _card_lines(row: PointRow, writer: SentenceWriter) -> tuple[Statement, ...]:
    """What is asserted of a point and what was changed later; without either what is said beside it first."""
    if not row.values:
        return writer.uncounted(row)[:1]
    return (writer.sentence(row), *writer.earlier(row))


def _profile_context(rows: Sequence[PointRow], profile: Profile, facts: Facts, vocabulary: Vocabulary) -> AnswerContext:
    """The context of an answer that shows these points; articles of several stories are numbered as they are cited."""
    evidence = [item for row in rows for item in row.evidence.values()]
    evidence += [item for row in profile.findings for item in row.evidence.values()]
    quoting = {quote.article for row in profile.findings for quote in row.quotes}
    cited = (*(item.article for item in evidence), *(each for each in facts.articles if each.slug in quoting))
    articles = dict.fromkeys(replace(each, number=None) for each in cited)
    return replace(AnswerContext.of(facts, vocabulary), citations=Citations(articles, facts.names))


# --- one group, or all --------------------------------------------------------------------------------------------


def _part_answer(call: Call, match: PersonMatch, profile: Profile, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The lines of the group that was asked for by its id or label; of another word, the groups that there are."""
    part = call.get("part")
    groups = [group for group in profile.groups if fold(part) in {EVERYTHING, fold(group.id), fold(group.label)}]
    shown = [f"{group.label} ({group.size})" for group in groups]
    choices = tuple(choice for choice in _group_choices(match, profile) if choice.label not in shown)
    if not groups:
        return no_answer.not_found(call.line, "part of the profile", part, choices)
    rows = [row for group in groups for row in group.rows]
    context = _profile_context(rows, profile, facts, vocabulary)
    writers = RaceWriters(context, profile.race, profile.person, profile.teams)
    blocks: list[Block] = [*namesake_notes(match)]
    if profile.race is not None and any(map(writers.is_of_race, rows)):
        blocks.append(
            Note(f"Unless a line says otherwise: {in_a_sentence(profile.race.name)}, {profile.race.meet_name}.")
        )
    for group in groups:
        blocks += _group_blocks(group, writers, with_heading=len(groups) > 1)
    title = match.name if len(groups) > 1 else f"{match.name}: {groups[0].label}"
    card = Choice("Profile", f"/athlete {match.words}")
    return Answer(call.line, title, tuple(blocks), context.citations.articles(), (card, *choices))


def _group_blocks(group: PointGroup, writers: RaceWriters, *, with_heading: bool) -> Iterator[Block]:
    if with_heading:
        yield Heading(group.label)
    for row in group.rows:
        yield from writers.of(row).lines(row)


# --- what to ask next ---------------------------------------------------------------------------------------------


def _card_choices(match: PersonMatch, profile: Profile, remarks: int) -> Iterator[Choice]:
    """Their words, what is in dispute of them and of others beside them, their race; then each group."""
    if remarks:
        yield Choice(counted(remarks, "remark"), f"/quote {match.words}")
    every = (row for group in profile.groups for row in group.rows)
    disputes = len(distinct_disputes(contested(every)))
    yield Choice(counted(disputes, "dispute") if disputes else "All sides", f"/compare {match.words}")
    if profile.race is not None:
        yield Choice("Results sheet", no_answer.race_ask("result", profile.race))
    yield from _group_choices(match, profile)


def _group_choices(match: PersonMatch, profile: Profile) -> Iterator[Choice]:
    """Each group with its number of lines."""
    for group in profile.groups:
        label = f"{group.label} ({group.size})"
        yield Choice(label, f"/athlete person:{match.words} part:{group.id}")


QUESTION = Question(
    "athlete",
    "All about one person.",
    (
        Parameter("person", "Who: a full name, a surname or a short name.", ParameterKind.PERSON, required=True),
        Parameter("part", "One part of the profile, as its menu names them, or all.", ParameterKind.PART),
    ),
    ask_athlete,
    example="/athlete {person}",
    offers=OfferList.ATHLETES,
)
