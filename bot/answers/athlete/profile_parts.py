"""What articles assert of somebody, in parts: their races, and then the vocabulary's groups in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.answers.answer import Heading, Note
from bot.answers.points.blocks import point_line, qualifier_lines
from bot.answers.points.points import all_evidence, sides, value_workings
from bot.answers.points.tally import VerdictLine, tally_words
from bot.answers.points.wording import capitalised, counted, join_words, label_of, name_of
from bot.facts.frozen import Frozen
from bot.facts.model import Compare, GroupPhase
from bot.facts.ranking import CONTESTED, stands_for_itself

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, Evidence, PointRow, RaceRow

MOST_RACES = 4
"""Races whose results have a part of their own; those of others share one."""
MOST_LINES = 14
"""Lines of a part that are shown where there are a few more than so many; the others are named."""
_FEW_MORE = 2
MENTIONS_HEADING = "Named in what is said of others"
"""The heading of points about others whose value somebody is."""
_MOST_LABELS = 4

_Line = TypeVar("_Line")
LinePoints = tuple["PointRow", ...]
"""What one line shows: a point, or several values of one list on which the articles stand in the same way."""


class ProfilePart(Frozen, frozen=True):
    """Lines under a heading; the scope of the part goes without saying on its lines."""

    heading: str
    lines: tuple[LinePoints, ...]
    scope: str = ""

    @property
    def first_lines(self) -> tuple[LinePoints, ...]:
        """The lines that are shown."""
        return first_lines(self.lines)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that those rest on."""
        return tuple(item for line in self.first_lines for row in line for item in all_evidence(row))


def first_lines(lines: Sequence[_Line]) -> tuple[_Line, ...]:
    """The first of many lines; all of a few."""
    return tuple(lines if len(lines) <= MOST_LINES + _FEW_MORE else lines[:MOST_LINES])


def profile_parts(
    rows: Iterable[PointRow], races: Sequence[RaceRow], vocabulary: Vocabulary, story: str
) -> list[ProfilePart]:
    """What articles assert, in parts. ``races`` are in the order of the parts, ``story`` is the only one."""
    groups: dict[str, list[PointRow]] = {group: [] for group in vocabulary.groups}
    for row in rows:
        if row.point.values and stands_for_itself(row.point) and not _goes_without_saying(row, vocabulary):
            groups[vocabulary.attributes[row.point.key.what].group].append(row)
    parts: list[ProfilePart] = []
    for group, of_group in groups.items():
        if vocabulary.groups[group].phase is GroupPhase.RESULT:
            parts += _race_parts(group, of_group, races, vocabulary)
        else:
            parts.append(ProfilePart(vocabulary.groups[group].label, _ordered_lines(of_group, vocabulary), story))
    return [part for part in parts if part.lines]


def mentions_part(rows: Iterable[PointRow], vocabulary: Vocabulary) -> list[ProfilePart]:
    """What is asserted of others in which somebody is named, in one part; none where there is nothing."""
    asserted = [row for row in rows if row.point.values and stands_for_itself(row.point)]
    return [ProfilePart(MENTIONS_HEADING, _ordered_lines(asserted, vocabulary))] if asserted else []


def repeats_a_name(row: PointRow, vocabulary: Vocabulary, names: Mapping[str, EntryRow]) -> bool:
    """Whether all that a point says is in how its value is called: whose father “Mina Lee's father” is."""
    name = f"{name_of(row.point.key.about, names)}'s {label_of(row.point.key.what, vocabulary)}"
    return [name_of(str(value.value), names) for value in row.point.values] == [name]


def _goes_without_saying(row: PointRow, vocabulary: Vocabulary) -> bool:
    """Whether somebody's part in a race follows from a place or a mark that is shown too."""
    if "took-part" not in vocabulary.attributes[row.point.key.what].roles or row.point.verdict in CONTESTED:
        return False
    return any(standing.implied for value in row.point.values for standing in value.standings)


def _race_parts(
    group: str, rows: Sequence[PointRow], races: Sequence[RaceRow], vocabulary: Vocabulary
) -> Iterator[ProfilePart]:
    """The results in each race with a story, the newest first, then all others in the order of their races."""
    label = vocabulary.groups[group].label
    with_part = [race for race in races if race.articles and any(row.point.key.within == race.id for row in rows)]
    with_part = with_part[:MOST_RACES]
    for race in with_part:
        of_race = [row for row in rows if row.point.key.within == race.id]
        yield ProfilePart(f"{label} · {race.name}, {race.meet_name}", _ordered_lines(of_race, vocabulary), race.id)
    order = {id_: place for place, race in reversed([*enumerate(races)]) for id_ in (race.id, race.meet)}
    ranks = _attribute_ranks(vocabulary)
    elsewhere = [row for row in rows if row.point.key.within not in {race.id for race in with_part}]
    elsewhere.sort(key=lambda row: (order.get(row.point.key.within or "", len(order)), ranks[row.point.key.what]))
    yield ProfilePart(f"{label} · elsewhere" if with_part else label, _group_lines(elsewhere, vocabulary))


def _ordered_lines(rows: Sequence[PointRow], vocabulary: Vocabulary) -> tuple[LinePoints, ...]:
    """The lines of a part in the vocabulary's order; which of many are shown is up to the order of the rows.

    Where articles disagree on somebody's having run at all, that comes first: all else of the race hangs on it.
    """
    lines, ranks = _group_lines(rows, vocabulary), _attribute_ranks(vocabulary)

    def line_order(line: LinePoints) -> tuple[bool, int]:
        row = line[0]
        took_part = "took-part" in vocabulary.attributes[row.point.key.what].roles
        return not (took_part and row.point.verdict in CONTESTED), ranks[row.point.key.what]

    first = sorted(first_lines(lines), key=line_order)
    return (*first, *lines[len(first) :])


def _attribute_ranks(vocabulary: Vocabulary) -> Mapping[str, int]:
    return {what: rank for rank, what in enumerate(vocabulary.attributes)}


def _group_lines(rows: Sequence[PointRow], vocabulary: Vocabulary) -> tuple[LinePoints, ...]:
    """The rows in their order; values of one list with the same verdict and tally share the line of the first."""
    lines: dict[object, list[PointRow]] = {}
    for row in rows:
        key, point = row.point.key, row.point
        is_list = vocabulary.attributes[key.what].compare is Compare.LIST
        group: object = point.id
        if is_list and point.verdict not in CONTESTED:
            group = (key.about, key.what, key.in_, key.when, key.than, key.among, point.verdict, tally_words(point))
        lines.setdefault(group, []).append(row)
    return tuple(map(tuple, lines.values()))


# --- the blocks of a part -----------------------------------------------------------------------------------------


def part_blocks(part: ProfilePart, context: AnswerContext, subject: str) -> Iterator[Block]:
    """The part's heading and lines; how many more there are."""
    yield Heading(part.heading)
    for line in part.first_lines:
        yield _part_line(line, context, part.scope, subject)
    yield from rest_note([line[0] for line in part.lines[len(part.first_lines) :]], context, subject)


def rest_note(rows: Sequence[PointRow], context: AnswerContext, subject: str) -> Iterator[Note]:
    """What is not shown, by its labels, and how to ask for it; nothing where all is shown."""
    if rows:
        labels = tuple(dict.fromkeys(label_of(row.point.key.what, context.vocabulary) for row in rows))
        topics = join_words(labels) if len(labels) <= _MOST_LABELS else f"{', '.join(labels[:_MOST_LABELS])} …"
        name = name_of(subject, context.names)
        yield Note(f"And {counted(len(rows), 'more line')}, on {topics}: /compare {name} {labels[0]}")


def _part_line(line: LinePoints, context: AnswerContext, scope: str, subject: str) -> Statement:
    first = line[0]
    if len(line) == 1:
        return point_line(first, context, scope, subject)
    text = f"{capitalised(label_of(first.point.key.what, context.vocabulary))}: "
    text += " · ".join(sides(row, context) for row in line)
    evidence = [item for row in line for item in all_evidence(row)]
    working = [
        *qualifier_lines(first, context, scope),
        *(each for row in line for each in value_workings(row, context)),
    ]
    verdict = VerdictLine(first.point.verdict, f"each {tally_words(first.point)}")
    return context.citations.statement(text, evidence, verdict, working=working)
