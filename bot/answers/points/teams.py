"""Teams and who ran for them: a team stands on a sheet, and its place is that of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.points import evidence_of
from bot.answers.points.tally import VerdictLine
from bot.answers.points.wording import name_of
from bot.answers.sentences.caveats import caveat_words, contested_verdict, named_dispute
from bot.facts.grouping import grouped
from bot.facts.result_roles import LEG_ROLE, MEMBER_ROLE, is_of_each_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.store.rows import PointRow

_LAST = "9"
"""Where those stand of whom no leg is told."""


def members_by_team(points: Iterable[PointRow], race: str) -> dict[str, list[PointRow]]:
    """Of each team of a race the points of who ran for it, in the order of their legs."""
    of_race = [row for row in points if row.within == race and row.values]
    legs = {row.about: min(map(str, row.all_values)) for row in of_race if LEG_ROLE in row.attribute.roles}
    rows = [row for row in of_race if MEMBER_ROLE in row.attribute.roles]
    rows.sort(key=lambda row: legs.get(member_of(row), _LAST))
    return grouped((row.about, row) for row in rows)


def member_of(row: PointRow) -> str:
    """Who ran for the team that a point is about."""
    return str(row.key.value)


def results_of_teams(person: str, points: Sequence[PointRow]) -> list[PointRow]:
    """The places, medals and outcomes of the teams for which somebody ran, in the races in which they did."""
    ran = {(row.about, row.within) for row in points if MEMBER_ROLE in row.attribute.roles and member_of(row) == person}
    return [row for row in points if (row.about, row.within) in ran and is_of_each_member(row.attribute)]


def member_lines(
    team: str, members: Mapping[str, Sequence[PointRow]], legs: Iterable[PointRow], context: AnswerContext
) -> Iterator[Statement]:
    """Who ran for a team, in one line: "Imke Tarrow, Dana Corrie [1][2], Petra Vane [1][2][3]"."""
    rows = members.get(team, ())
    if not rows:
        return
    marked = [(context.citations.marks(row.articles), name_of(member_of(row), context.names)) for row in rows]
    parts = [
        name if marks == following else f"{name} {marks}"
        for (marks, name), (following, _) in zip(marked, [*marked[1:], ("", "")], strict=True)
    ]
    people = {member_of(row) for row in rows}
    disputed = [row for row in legs if row.about in people and row.is_contested]
    evidence = [item for row in (*rows, *disputed) for item in evidence_of(row, row.standings)]
    verdict = contested_verdict(disputed)
    words = caveat_words(rows, context, [named_dispute(row, context) for row in disputed])
    yield context.citations.statement(", ".join(parts), evidence, VerdictLine(verdict, words))
