"""Two people or countries side by side: where both stand, and what is said of one about the other."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.compare.parts import shown_findings
from bot.answers.compare.topic_answer import moment_orders, nothing_found
from bot.answers.medal_table import medal_table, state_words, table_lines
from bot.answers.points.findings import distinct_findings
from bot.answers.points.later_changes import earlier_standings
from bot.answers.points.own_scope import split_by_scope
from bot.answers.points.points import (
    AnswerContext,
    dispute_choices,
    evidence_of,
    headline_values,
    joined,
    value_and_marks,
)
from bot.answers.points.races import only_story
from bot.answers.points.results_sheet import race_sheet, results_sheet
from bot.answers.points.tally import VerdictLine, tally_words
from bot.answers.points.teams import memberships, results_of_teams
from bot.answers.points.wording import askable, capitalised, full_name, join_words, name_of
from bot.answers.result.margins import margins
from bot.answers.sentences.caveats import caveat_words, named_dispute
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.model import Value
from bot.facts.names import fold
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import INCIDENT_ROLE, OUTCOME, PLACE, TOOK_PART_ROLE
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.facts.model import PointValue
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow

Pair = tuple[str, str]
"""The ids of two people, countries or teams, as they were asked for."""

_THERE = 2
"""The rank of having taken part."""


def head_to_head_answer(
    question: str,
    people: tuple[EntryRow, EntryRow],
    facts: Facts,
    vocabulary: Vocabulary,
    attributes: Sequence[EntryRow] = (),
    result: Facts | None = None,
) -> Answer | None:
    """Where both stand and what is said between them; None where the articles set nothing of them side by side.

    Above it what is told of either by ``attributes`` that are asked for, or that nothing is. ``result`` has how their
    race was decided, where they stand in one story.
    """
    race = only_story(facts)
    decided = race_sheet(result, race).decided if result and race else ()
    context = AnswerContext.of(joined(facts, result) if result and decided else facts, vocabulary)
    pair = (people[0].id, people[1].id)
    writer = SentenceWriter(context, race)
    between = [row for row in facts.points if _is_between(row, pair, context) and stands_for_itself(row)]
    what = {each.id for each in attributes}
    asked = [*_asked_lines(facts, pair, attributes, between, writer.in_full())]
    lines = [*_race_lines(facts, pair, context, decided)]
    lines += [line for row in _expected_together(facts, pair) for line in writer.in_full().lines(row)]
    tables = [*_medal_blocks(facts, pair, context)]
    sentences, together = (
        [line for row in rows if row.what not in what for line in writer.lines(row)]
        for rows in (between, _near_both(facts.points, pair))
    )
    findings = [*shown_findings(distinct_findings([row for row in facts.findings if _names_both(row, pair)]), context)]
    is_asked = any(row.what in what for row in between)
    if not (is_asked or lines or tables or sentences or together or findings):
        return None
    together += [line for row in alike(facts.points, pair, context) for line in writer.lines(row)]
    blocks: list[Block] = [*asked, *([Heading(_races(facts.races))] if lines else []), *lines, *tables]
    blocks += [Heading("What is said of the two"), *sentences] if sentences else []
    blocks += [Heading("Said of both"), *together] if together else []
    blocks += findings
    names = [askable(entry.name, entry.id) for entry in people]
    choices = tuple(Choice(name, f"/compare {name}") for name in names)
    disputes = dispute_choices([row for row in facts.points if row.about in pair], facts.names)
    title = f"{people[0].name} and {people[1].name}"
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices, disputes=disputes)


def _races(races: Iterable[RaceRow]) -> str:
    """What races are called together: "Races" where some are."""
    nouns = {race.contest for race in races}
    noun = nouns.pop() if len(nouns) == 1 else "race"
    return f"{capitalised(noun)}{'es' if noun.endswith(('ch', 'sh', 's', 'x')) else 's'}"


def _asked_lines(
    facts: Facts, pair: Pair, attributes: Sequence[EntryRow], between: Sequence[PointRow], writer: SentenceWriter
) -> Iterator[Note | Statement]:
    """A line for each point of an attribute that is about one of the two, or has one as its value: who threw last.

    Of whom there is none, that it is so, unless a point about one has the other, or the word that was typed.
    """
    asked = {each.id for each in attributes}
    of_pair = {
        row.id: {row.about, *(str(value.value) for value in row.values)}.intersection(pair) for row in facts.points
    }
    rows = [row for row in facts.points if row.what in asked and of_pair[row.id] and stands_for_itself(row)]
    rows.sort(key=lambda row: row not in between)  # what is of the two before what is of one
    yield from (line for row in rows for line in writer.lines(row))
    said = {word for row in between for item in row.evidence.values() for word in fold(item.claim.excerpt).split()}
    is_of_both = any(row in between for row in rows) or (attributes and attributes[0].key in said)
    silent = {*pair}.difference(*(of_pair[row.id] for row in rows)) if attributes and not is_of_both else ()
    names = [name_of(each, facts.names) for each in pair if each in silent]
    yield from [Note(nothing_found([attributes[0].key], join_words(names)))] if names else ()


def _race_lines(facts: Facts, pair: Pair, context: AnswerContext, decided: Iterable[PointRow]) -> Iterator[Statement]:
    """As in "Men's 1500m final (World Championships 2023): Josh Kerr 1st, Jakob Ingebrigtsen 2nd".

    Below it how that was decided, how far apart they were, what else makes the result of either, and incidents.
    Titles of a meet or a series may be of two events: there the two stand in nothing together.
    """
    ones, others = (_placements(who, facts) for who in pair)
    for race in (race for race in ones if race in others):
        placements = [*ones[race], *others[race]]
        yield from _race_and_meet(race, placements, context)
        placed = {*pair, *(each.row.about for each in placements)}
        both = [row for row in facts.points if row.about in placed]
        gaps = [*margins(results_sheet(both, race, "").placings, context, both)]
        marks = [row for row in both if row.within == race and "mark" in row.attribute.roles and row.values]
        # Where neither is ahead by most articles, what each ran stands in the stead of the gap.
        writer = SentenceWriter(context, next((each for each in facts.races if each.id == race), None))
        alone = [row for row in both if row.within == race and _is_of_result_alone(row)]
        incidents = [row for row in both if row.within == race and _is_incident(row, pair)]
        incidents.sort(key=lambda row: min(moment_orders(row, context.vocabulary), default=()))
        below = [*(row for row in decided if row.about == race), *(() if gaps else marks), *alone, *incidents]
        yield from (*gaps, *(replace(writer.sentence(row), level=1) for row in below))


def _is_of_result_alone(row: PointRow) -> bool:
    """Whether a point makes a result and is nothing that a sheet has a column for: "won the decider 4–3"."""
    attribute = row.attribute
    is_plain = not attribute.roles and attribute.kind != OUTCOME and attribute.tells_outcome
    return is_plain and bool(row.values) and row.phase is GroupPhase.RESULT


def _is_incident(row: PointRow, pair: Pair) -> bool:
    """Whether a point is a turn of the race that one of two made or met with: a fall."""
    return row.about in pair and INCIDENT_ROLE in row.attribute.roles and bool(row.values) and stands_for_itself(row)


class _Placement(Frozen, frozen=True):
    """What puts somebody into a race, and, where it is told of a team, that they ran for it."""

    who: str
    row: PointRow
    member: PointRow | None = None


def _placements(who: str, facts: Facts) -> dict[str, list[_Placement]]:
    """By race the best of what puts somebody into it, of each team for which they ran and of themselves.

    That they took part is left out where there is anything better.
    """
    own = [row for row in facts.points if row.about == who]
    members = {(row.about, row.within): row for row in memberships(who, facts.points)}
    best: dict[tuple[str, str], tuple[int, _Placement]] = {}
    for row in (*results_of_teams(who, facts.points, facts.points), *own):
        rank, race = _rank(row), facts.names.get(row.within or "")
        if rank is not None and race is not None and race.type == "race":
            ranked = (rank, _Placement(who, row, members.get((row.about, race.id))))
            best[race.id, row.about] = min(best.get((race.id, row.about), ranked), ranked, key=itemgetter(0))
    by_race = grouped((race, ranked) for (race, _), ranked in best.items())
    return {race: [each for rank, each in told if rank < _THERE or len(told) == 1] for race, told in by_race.items()}


def _expected_together(facts: Facts, pair: Pair) -> Iterator[PointRow]:
    """What is said of the race to come in which each of the two is to be."""
    of_race: dict[str, dict[str, PointRow]] = {}
    for row in facts.points:
        for standing in row.reports if row.about in pair else ():
            entry = facts.names.get(standing.value.text)
            if entry is not None and entry.type == "race":
                of_race.setdefault(entry.id, {}).setdefault(row.about, row)
    return (row for of_person in of_race.values() if len(of_person) == len(pair) for row in of_person.values())


def _rank(row: PointRow) -> int | None:
    """How well a point puts somebody into its race: 0 a place, 1 an outcome, 2 having taken part, None not at all."""
    attribute = row.attribute
    if row.values and PLACE in attribute.roles:
        return 0
    if row.values and attribute.kind == OUTCOME:
        return 1
    return _THERE if TOOK_PART_ROLE in attribute.roles and row.headline == Value("yes") else None


def _race_and_meet(race: str, placements: Sequence[_Placement], context: AnswerContext) -> Iterator[Statement]:
    """The places by who names the event; below it, what others say of the meet alone."""
    split = [(each, *split_by_scope(each.row, context)) for each in placements]
    of_race = [replace(each, row=own) for each, own, _ in split if own is not None]
    if of_race:
        yield _race_line(race, of_race, context)
    writer = SentenceWriter(context)
    for row in (row for _, _, wider in split for row in wider):
        yield replace(writer.sentence(row), level=1 if of_race else 0)


def _race_line(race: str, placements: Sequence[_Placement], context: AnswerContext) -> Statement:
    parts = [f"{_who_words(each, context)} {_place_words(each.row, context)}" for each in placements]
    members = [each.member for each in placements if each.member is not None]
    rows = [*(each.row for each in placements), *members]
    told = [(row, [each for value in _shown(row) for each in value.standings]) for row in rows]
    evidence = [item for row, each in told for item in evidence_of(row, (*each, *earlier_standings(row)))]
    text = f"{full_name(race, context.names)}: {', '.join(parts)}"
    named = dict.fromkeys((race, *(who for each in placements for who in (each.who, each.row.about))))
    reading = context.citations.name_readings(named, evidence)
    line = context.citations.statement(text, evidence, _pair_verdict(rows, context), reading=reading)
    return replace(line, strong=True)


def _who_words(placement: _Placement, context: AnswerContext) -> str:
    """Whose place it is: "Josh Kerr"; of a team with who ran for it by which articles: "Harriers (Ada Brown [1])"."""
    name, member = name_of(placement.who, context.names), placement.member
    if member is None:
        return name
    return f"{name_of(member.about, context.names)} ({name} {context.citations.marks(member.articles)})"


def _medal_blocks(facts: Facts, pair: Pair, context: AnswerContext) -> Iterator[Block]:
    """The lines of both in each medal table that has both."""
    rows = [row for row in facts.points if row.about in pair]
    for meet in dict.fromkeys(row.within for row in rows if row.within):
        table = medal_table(rows, meet, context)
        if len({country for country, *_ in table}) == len(pair):
            yield Heading(f"Medals, {full_name(meet, context.names)}{state_words(table, meet, context)}")
            yield from table_lines(table, meet, context)


def _shown(row: PointRow) -> tuple[PointValue, ...]:
    """The headline of a place; of a place in dispute every side."""
    return row.values if row.is_contested else headline_values(row)


def _place_words(row: PointRow, context: AnswerContext) -> str:
    """As in "1st [1][3]"; each side with its own articles: "8th [5] or did not take part [3]"."""
    if TOOK_PART_ROLE in row.attribute.roles:
        return f"took part {context.citations.marks(value.article for value in headline_values(row)[0].standings)}"
    sides = join_words([value_and_marks(row, value, context) for value in _shown(row)], "or")
    earlier = grouped((context.words(row, each.value), each.article) for each in earlier_standings(row))
    before = [f"{words} {context.citations.marks(articles)}" for words, articles in earlier.items()]
    return f"{sides} (at the finish {join_words(before, 'or')})" if before else sides


def _pair_verdict(rows: Sequence[PointRow], context: AnswerContext) -> VerdictLine:
    """What is contested about either place."""
    open_rows = [row for row in rows if row.is_contested]
    disputes = [f"{named_dispute(row, context)}, {tally_words(row)}" for row in open_rows]
    return VerdictLine((*open_rows, rows[0])[0].verdict, caveat_words(rows, context, disputes))


def _names_both(row: FindingRow, pair: Pair) -> bool:
    """Whether a finding rests on claims about both, or on words that are given to both."""
    speakers = {quote.speaker for quote in row.quotes}
    return set(pair) <= {*speakers, *(item.claim.about for item in row.evidence.values())}


def _is_between(row: PointRow, pair: Pair, context: AnswerContext) -> bool:
    """Whether a point about one of the two has the other as its value, its comparison or its speaker, or any has both.

    Or names one who goes by the other's name: “Mina Lee's father”.
    """
    key = row.key
    values = {str(value.value) for value in row.values} | {str(each.value) for each in row.reports}
    names = {person: name_of(person, context.names) for person in pair}
    # Who came on: one of the two by some articles, the other by others.
    if set(pair) <= values:
        return True
    by_name = {one for one in pair for other in pair if names[one].startswith(f"{names[other]}'s ")}
    if by_name & {key.about, *values}:
        return True
    if key.about not in pair:
        return False
    other = pair[1] if key.about == pair[0] else pair[0]
    speakers = {row.claim(standing).by for standing in row.reports}
    than = key.than.about if key.than is not None else None
    return other in values | speakers or other == than


def alike(rows: Sequence[PointRow], pair: Pair, context: AnswerContext) -> Iterator[PointRow]:
    """What is told of each of the two outside of races with the same name as its value: a country, a club, a coach."""
    by_value: dict[tuple[str, str], dict[str, PointRow]] = {}
    for row in rows:
        key, value = row.key, str(row.headline)
        is_of_life = row.phase is GroupPhase.BACKGROUND
        if key.about in pair and is_of_life and value in context.names and stands_for_itself(row):
            by_value.setdefault((key.what, value), {})[key.about] = row
    return (row for of_both in by_value.values() if len(of_both) == len(pair) for row in of_both.values())


def _near_both(rows: Sequence[PointRow], pair: Pair) -> Iterator[PointRow]:
    """What is said of somebody else and of each of the two alike: that she is behind both on a list."""
    alike: dict[tuple[object, ...], list[PointRow]] = {}
    for row in rows:
        key = row.key
        if key.value in pair and key.about not in pair and stands_for_itself(row):
            alike.setdefault((key.about, key.what, key.in_, key.among), []).append(row)
    return (row for of_both in alike.values() if len(of_both) == len(pair) for row in of_both)
