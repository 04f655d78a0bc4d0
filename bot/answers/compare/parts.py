"""What is said of a subject of which much is said: the weightiest first, and everything else a part away."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.compare.point_detail import has_sides, point_detail, point_heading
from bot.answers.compare.topics import CONTRADICTIONS
from bot.answers.points.findings import finding_statement
from bot.answers.points.groups import line_total
from bot.answers.points.points import dispute_choices, without_repeats
from bot.answers.sentences.excerpts import without_nested
from bot.facts.frozen import Frozen
from bot.facts.model import Mood, Verdict
from bot.facts.ranking import distinct_disputes
from bot.facts.result_roles import outcome_order
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.groups import PointGroup
    from bot.answers.points.points import AnswerContext
    from bot.answers.sentences.race_writers import RaceWriters
    from bot.store.rows import FindingRow, PointRow

MOST_LINES = 10
"""Lines of what is not shown in full, the weightiest."""
MOST_CONTRADICTIONS = 3
MOST_IN_FULL = 2
"""Disputes that are shown with their excerpts; of the others a line."""
MOST_ALONE = 3
"""Points that are all shown in full, whatever the verdict."""

_PHASES = (GroupPhase.RESULT, GroupPhase.BESTS)
"""What is weightiest after what the articles disagree on and tell differently; then what is quoted."""


class Parts(Frozen, frozen=True):
    """The parts of an answer about ``whole``, as it is asked for; without any the answer has everything."""

    whole: str
    groups: tuple[PointGroup, ...] = ()
    findings: tuple[FindingRow, ...] = ()

    def choices(self, other_than: str = "") -> Iterator[Choice]:
        """The way to each part, with its number of lines."""
        for group in self.groups:
            if group.id != other_than:
                yield Choice(f"{group.label} ({group.size})", f"/compare {self.whole} {group.label}")
        if _is_long(len(self.findings), MOST_CONTRADICTIONS) and other_than != CONTRADICTIONS:
            yield Choice(f"Contradictions ({len(self.findings)})", f"/compare {self.whole} {CONTRADICTIONS}")


NO_PARTS = Parts("")


def _is_long(number: int, most: int) -> bool:
    """Whether there are so many more that some are left to a part."""
    return number > most + most // 2


def shown_findings(findings: Sequence[FindingRow], context: AnswerContext, *, every: bool = False) -> Iterator[Block]:
    """What cannot all hold, under a heading that counts it; of many the first, unless ``every`` one is wanted."""
    if not findings:
        return
    yield Heading("Contradictions")
    most = MOST_CONTRADICTIONS if _is_long(len(findings), MOST_CONTRADICTIONS) and not every else len(findings)
    yield from (finding_statement(row, context) for row in findings[:most])
    if most < len(findings):
        yield Note(f"And {len(findings) - most:,} more.")


def by_weight(rows: Sequence[PointRow], context: AnswerContext) -> list[PointRow]:
    """The points: what is disputed and told differently, results and bests, what is quoted, then all else.

    Of each, how somebody came out of a race, why, then what most articles say; places and counts as in a table.
    """
    differing, attributes = [row.id for row in loose_differences(rows)], context.vocabulary.attributes

    def weight(row: PointRow) -> tuple[int, int, int, bool, int]:
        rank = 1 if row.id in differing else _rank(row)
        order = outcome_order(row.attribute, attributes)
        return rank, order, -len(row.articles), not row.values, _order(row)

    return sorted(rows, key=weight)


def loose_differences(rows: Sequence[PointRow]) -> list[PointRow]:
    """The rows that articles tell differently; of points that are of one event the first, which has the others."""
    seen: set[str] = set()
    differing: list[PointRow] = []
    for row in rows:
        otherwise = {each.id for each in row.caveats if each.verdict is Verdict.DIFFER}
        is_own = (row.verdict is Verdict.DIFFER and not otherwise) or _is_told_otherwise(row)
        if is_own or (otherwise and seen.isdisjoint({row.id, *otherwise})):
            differing.append(row)
            seen |= {row.id, *otherwise}
    return differing


def _is_told_otherwise(row: PointRow) -> bool:
    """Whether those whom articles quote say what cannot all be so, and no article states any of it."""
    said = {each.value for each in row.reports if row.claim(each).mood is Mood.ASSERTED}
    is_one = row.attribute.compare == "exact" and row.verdict is Verdict.REPORTED
    return is_one and len(said) > 1 and len({each.article for each in row.reports}) > 1


def _rank(row: PointRow) -> int:
    if row.is_contested:
        return 0
    phase = row.phase
    if phase in _PHASES:
        return 2 + _PHASES.index(phase)
    is_quoted = any(item.claim.by is not None for item in row.evidence.values())
    return 2 + len(_PHASES) + (not is_quoted)


def _order(row: PointRow) -> int:
    """Where a place stands in a table, or how many are counted, the most first; anything else stands below."""
    attribute, text = row.attribute, str(row.headline or "")
    if text.isdecimal() and any(role.startswith("tally-") for role in attribute.roles):
        return -int(text)
    return int(text) if text.isdecimal() and attribute.kind == "place" else sys.maxsize


def part_answer(question: str, name: str, part: str, parts: Parts, writers: RaceWriters) -> Answer | None:
    """All lines of a part; None where there is no such part."""
    context = writers.context
    choices = (Choice("All sides", f"/compare {parts.whole}"), *parts.choices(part))
    group = next((group for group in parts.groups if group.id == part), None)
    if group is not None:
        lines = [line for row in group.rows for line in writers.of(row).lines(row)]
        blocks: list[Block] = [*writers.race_note(group.rows), *lines]
        return Answer(question, f"{name}: {group.label}", tuple(blocks), context.citations.articles(), choices)
    if part == CONTRADICTIONS and parts.findings:
        return contradictions_answer(question, name, parts.findings, context, choices)
    return None


def contradictions_answer(
    question: str, name: str, findings: Sequence[FindingRow], context: AnswerContext, choices: tuple[Choice, ...]
) -> Answer:
    """Everything of a subject that cannot all hold."""
    lines = tuple(finding_statement(row, context) for row in findings)
    return Answer(question, f"{name}: contradictions", lines, context.citations.articles(), choices)


class TopicPoints(Frozen, frozen=True):
    """The points and the findings of a topic; ``also``: others in which its words stand, for a line each.

    ``is_course``: the points are what happened one after the other, for a line each in their order.
    """

    rows: Sequence[PointRow]
    findings: Sequence[FindingRow] = ()
    also: Sequence[PointRow] = ()
    is_course: bool = False


def points_answer(
    answer: Answer,
    points: TopicPoints,
    writers: RaceWriters,
    above: Sequence[Heading | Statement] = (),
    parts: Parts = NO_PARTS,
) -> Answer:
    """The answer with its blocks: few points with their excerpts; of many those that are contested, and lines.

    The sides of one point alone stand under its own title. What follows from others stands ``above`` them. Where there
    are ``parts``, only what weighs most of the others.
    """
    context, rows = writers.context, points.rows
    full, lines = _split_by_detail(points, context)
    # Below what follows from marks stands first what most articles say.
    full = by_weight(full, context) if above else full
    is_alone = len(rows) == 1 and not above and has_sides(rows[0])
    # Written first: it names everybody in full.
    title = point_heading(rows[0], writers.of(rows[0])) if is_alone else answer.title
    findings = [*shown_findings(points.findings, context, every=not parts.groups)]
    most = MOST_LINES if parts.groups and _is_long(len(lines), MOST_LINES) else len(lines)
    shown, more = lines[:most], line_total(lines[most:])
    blocks = (*above, *_point_blocks(full, shown, findings, writers, below=bool(above), with_titles=not is_alone))
    disputes = dispute_choices(rows, context.names) if len(rows) > 1 else ()
    if more:
        blocks = (*blocks, Note(f"And {more:,} more, by part below."))
        answer = replace(answer, choices=(*answer.choices, *parts.choices()))
    return replace(answer, title=title, blocks=blocks, articles=context.citations.articles(), disputes=disputes)


def _point_blocks(
    full: Sequence[PointRow],
    lines: Sequence[PointRow],
    findings: Sequence[Block],
    writers: RaceWriters,
    *,
    below: bool,
    with_titles: bool,
) -> Iterator[Block]:
    """What is of the race below its name, and then all else; what is told in full before lines, but for other races.

    What cannot all hold stands below points in full, or what the blocks stand ``below``; else last, for what is said is
    the answer.
    """
    of_race = [row for row in (*full, *lines) if writers.is_of_race(row)]
    note = [*writers.race_note(of_race)]
    first = [row for row in full if row in of_race]
    others = [row for row in full if row not in of_race and first and not has_sides(row)]
    for row in sorted((row for row in full if row not in others), key=lambda row: row not in first):
        yield from note if row in first[:1] else ()
        yield from _in_full(row, writers, with_title=with_titles)
    yield from findings if full or below else ()
    race_lines, other_lines = ([row for row in lines if (row in of_race) is is_own] for is_own in (True, False))
    if race_lines and (full or below):
        yield Heading("Also said")
    yield from note if race_lines and not first else ()
    yield from _lines(race_lines, writers)
    if (others or other_lines) and (of_race or full or below):
        yield Heading("Besides" if of_race else "Also said")
    for row in others:
        yield from _in_full(row, writers, with_title=with_titles)
    yield from _lines(other_lines, writers)
    yield from findings if not (full or below) else ()


def _in_full(row: PointRow, writers: RaceWriters, *, with_title: bool) -> Iterator[Block]:
    if with_title and has_sides(row):
        yield Heading(point_heading(row, writers.of(row)))
    yield from point_detail(row, writers.context, writers.of(row))


def _lines(rows: Sequence[PointRow], writers: RaceWriters) -> Sequence[Statement]:
    """Points in lines, each excerpt once."""
    return without_nested([line for row in rows for line in writers.of(row).lines(row)])


def _split_by_detail(points: TopicPoints, context: AnswerContext) -> tuple[list[PointRow], list[PointRow]]:
    """The points that are shown in full, and those that get a line unless others say the same."""
    rows = distinct_disputes(points.rows)
    disputes = (row for row in rows if row.is_contested)
    full = [*rows] if len(rows) <= MOST_ALONE else [*disputes][:MOST_IN_FULL]
    also = {row.id for row in points.also}
    others = [row for row in without_repeats((*rows, *points.also)) if row.id in also]
    if points.is_course and len(rows) > MOST_ALONE:
        return [], [*without_repeats(rows), *by_weight(others, context)]
    own, more = ([row for row in each if row not in full] for each in (without_repeats(rows), others))
    return full, [*by_weight(own, context), *by_weight(more, context)]
