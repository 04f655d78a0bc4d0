"""Teams and who ran for them: a team stands on a sheet, and its place is that of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.points import evidence_of
from bot.answers.points.tally import VerdictLine
from bot.answers.points.wording import join_words, name_of
from bot.answers.sentences.caveats import caveat_words, contested_verdict, named_dispute
from bot.facts.grouping import grouped
from bot.facts.result_roles import LEG_ROLE, MEMBER_ROLE, TEAM_ROLE, is_of_each_member

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
    rows = [row for row in of_race if is_membership(row)]
    rows.sort(key=lambda row: legs.get(member_of(row), _LAST))
    return grouped((row.about, row) for row in rows)


def teams_of(points: Iterable[PointRow], race: str) -> dict[str, str]:
    """Of everybody who was there for a team of a race, whether they took part or not, the team."""
    of_race = [row for row in points if row.within == race and row.values]
    there = {row.about: str(value) for row in of_race if TEAM_ROLE in row.attribute.roles for value in row.all_values}
    return there | {member_of(row): row.about for row in of_race if is_membership(row)}


def is_membership(row: PointRow) -> bool:
    """Whether a point is of who ran for a team."""
    return MEMBER_ROLE in row.attribute.roles


def member_of(row: PointRow) -> str:
    """Who ran for the team that a point is about."""
    return str(row.key.value)


def memberships(person: str, points: Iterable[PointRow]) -> list[PointRow]:
    """The points of the teams for which somebody ran that they did."""
    return [row for row in points if is_membership(row) and member_of(row) == person]


def results_of_teams(person: str, rows: Iterable[PointRow], points: Iterable[PointRow]) -> list[PointRow]:
    """Of the rows the places, medals and outcomes of the teams for which somebody ran, by all points.

    What cannot hold of that they ran for the team is contested of these, too, and cited beside each of them.
    """
    ran = {(row.about, row.within): row for row in memberships(person, points)}
    of_teams = [row for row in rows if (row.about, row.within) in ran and is_of_each_member(row.attribute)]
    return [_through_team(row, ran[row.about, row.within]) for row in of_teams]


def _through_team(row: PointRow, member: PointRow) -> PointRow:
    """What a team did as what one of its members did through it, by the same articles where these tell of both."""
    of_both = [each.claim for each in member.standings if each.article in row.articles]
    claims = of_both or [each.claim for each in member.standings]
    values = [
        replace(value, standings=tuple(replace(each, through=(*each.through, *claims)) for each in value.standings))
        for value in row.values
    ]
    caveats = tuple(dict.fromkeys((*row.caveats, *member.caveats)))
    return replace(row, values=tuple(values), caveats=caveats, evidence={**row.evidence, **member.evidence})


def settled_teams(person: str, points: Iterable[PointRow]) -> set[str]:
    """The teams for which somebody ran, without those of a race in which articles have them run for several."""
    of_race = grouped((row.within, row.about) for row in memberships(person, points))
    several = {team for teams in of_race.values() for team in teams if len({*teams}) > 1}
    return {team for teams in of_race.values() for team in teams} - several


def member_lines(
    team: str, members: Mapping[str, Sequence[PointRow]], legs: Iterable[PointRow], context: AnswerContext
) -> Iterator[Statement]:
    """Who ran for a team, in one line: "Hilde Marrack, led off [2]; Petra Vane, anchor leg [1][2], 49.8 [1]".

    ``legs`` are the points of which leg somebody ran and in what time; without any of the team: "Ada Brown, Tess Vale
    [1]".
    """
    rows = members.get(team, ())
    if not rows:
        return
    people = [member_of(row) for row in rows]
    run = [row for row in legs if row.about in people]
    told = [_member_words(row, [leg for leg in run if leg.about == member_of(row)], context) for row in rows]
    # Those who are named by the same articles share their marks.
    following = [*(marks for _, marks in told[1:]), ""]
    parts = [
        name if marks == other and not run else f"{name} {marks}".rstrip()
        for (name, marks), other in zip(told, following, strict=True)
    ]
    evidence = [item for row in (*rows, *run) for item in evidence_of(row, row.standings)]
    disputed = [row for row in run if row.is_contested]
    words = caveat_words((*rows, *run), context, [named_dispute(row, context) for row in disputed])
    text = ("; " if run else ", ").join(parts)
    yield context.citations.statement(text, evidence, VerdictLine(contested_verdict(disputed), words))


def _member_words(row: PointRow, legs: Sequence[PointRow], context: AnswerContext) -> tuple[str, str]:
    """As in ("Dana Corrie", "[1][2]"), ("Signe Aldous [1][3], anchored [1]", ""): the last marks are apart."""
    name = name_of(member_of(row), context.names)
    if not legs:
        return name, context.citations.marks(row.articles)
    is_told_by_all = {*row.articles} <= {article for leg in legs for article in leg.articles}
    named = name if is_told_by_all else f"{name} {context.citations.marks(row.articles)}"
    return ", ".join((named, *(_sides(leg, context) for leg in legs))), ""


def _sides(row: PointRow, context: AnswerContext) -> str:
    """As in "third leg [1] or second leg [2]", "51.5 [1]", as printed; that another ran it is no leg of theirs."""
    told = [each for each in row.values if not each.value.denied]
    printed = [row.claim(each.standings[0]).printed if row.attribute.kind == "term" else None for each in told]
    sides = ((words or context.words(row, each.value), each) for words, each in zip(printed, told, strict=True))
    return join_words([f"{words} {context.citations.marks(each.articles)}" for words, each in sides], "or")
