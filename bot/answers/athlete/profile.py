"""A profile: all that is said of somebody, by the vocabulary's groups, and what of it a card shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.findings import distinct_findings
from bot.answers.points.groups import PointGroup, point_groups
from bot.answers.points.later_changes import earlier_standings, stood_before
from bot.answers.points.points import without_repeats
from bot.answers.points.repeats import repeats
from bot.answers.points.teams import results_of_teams, settled_teams
from bot.answers.points.wording import name_of
from bot.facts.frozen import Frozen
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import MARK_STATUS_ROLE, MEDAL_ROLE, PLACE, TOOK_PART_ROLE
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow

EVERYTHING = "all"
"""The part of a profile that has every group."""

_CARD_PHASES = {
    GroupPhase.RESULT: 4,
    GroupPhase.BESTS: 1,
    GroupPhase.TALLIES: 1,
    GroupPhase.PLANS: 2,
    GroupPhase.BUILD_UP: 1,
    GroupPhase.BACKGROUND: 6,
}
"""What a card shows, the weightiest first, and at most how much of each; the rest is a group away."""

_MOST_OF_THE_RACE = 3
_FIRST_ROLES = ("medal", "place", TOOK_PART_ROLE, "mark", MARK_STATUS_ROLE)


class Profile(Frozen, frozen=True):
    """What is said of a person; ``race`` is the newest with a story in which they are.

    What their teams did is told of them, of those ``teams`` in whose races no article has them run for another.
    """

    points: tuple[PointRow, ...]
    groups: tuple[PointGroup, ...]
    findings: tuple[FindingRow, ...]
    race: RaceRow | None
    vocabulary: Vocabulary
    person: str
    teams: Collection[str]


def build_profile(person: str, facts: Facts, vocabulary: Vocabulary) -> Profile:
    """The profile of a person, by id, from all that the store has of them."""
    stated = [row for row in facts.points if stands_for_itself(row)]
    again = repeats(facts)
    rows = [row for row in without_repeats(stated) if row.id not in again and not _repeats_a_name(row, facts.names)]
    rows = [_with_changes_once(row, rows) for row in rows]
    of_teams = {row.id: row for row in results_of_teams(person, rows, stated)}
    rows = [of_teams.get(row.id, row) for row in rows]
    points = tuple(row for row in rows if row.about == person or row.id in of_teams)
    scopes = {row.within for row in points}
    races = [race for race in facts.races if race.id in scopes]
    return Profile(
        points,
        tuple(
            point_groups(
                rows, {row.id for row in points}, vocabulary, {race.id for race in facts.races if race.articles}
            )
        ),
        tuple(distinct_findings(facts.findings)),
        next((race for race in races if race.articles), None),
        vocabulary,
        person,
        settled_teams(person, stated),
    )


def _with_changes_once(row: PointRow, rows: Iterable[PointRow]) -> PointRow:
    """The point, without what was changed later where another one tells it with all who dispute it."""
    earlier = earlier_standings(row)
    is_told_apart = bool(earlier) and any(stood_before(each, row) for each in rows)
    return replace(row, reports=tuple(each for each in row.reports if each not in earlier)) if is_told_apart else row


def _repeats_a_name(row: PointRow, names: Mapping[str, EntryRow]) -> bool:
    """Whether all that a point says is in how its value is called: whose father “Mina Lee's father” is."""
    name = f"{name_of(row.about, names)}'s {row.attribute.label}"
    return [name_of(str(value.value), names) for value in row.values] == [name]


# --- the card -----------------------------------------------------------------------------------------------------


def card_rows(profile: Profile, most: int) -> list[PointRow]:
    """What a card shows: results of their race first, then bests and the rest, what most articles say before others."""
    rows: list[PointRow] = []
    medals = [row for row in profile.points if _is_medal_of_place(row, profile)]
    # What articles assert, or have ahead: a plan, and what somebody said of it.
    on_card = (row for row in profile.points if row.values or row.phase is GroupPhase.PLANS)
    own_rows = [row for row in on_card if row not in medals and _has_a_phase(row, profile)]
    for phase, most_of_phase in _CARD_PHASES.items():
        of_phase = [row for row in own_rows if row.phase is phase]
        ranked = sorted(of_phase, key=lambda row: _card_order(row, profile))
        rows += _shares(ranked, profile)[:most_of_phase]
    # Of somebody of whom little is told, whatever else there is: whether they were there before what hangs on it.
    rest = [row for group in profile.groups for row in group.rows if row not in (*rows, *medals)]
    rows += sorted(rest, key=lambda row: TOOK_PART_ROLE not in _roles(row))
    first = {(row.what, row.within): row for row in reversed(rows)}
    rows.sort(key=lambda row: row is not first[row.what, row.within])  # who else was passed, behind all other things
    # Behind the phases of a card stands the rest of what is told.
    phased = [row for row in rows[:most] if row in profile.points and _has_a_phase(row, profile)]
    of_phases = [row for phase in _CARD_PHASES for row in phased if row.phase is phase]
    return [*of_phases, *(row for row in rows[:most] if row not in of_phases)]


def _has_a_phase(row: PointRow, profile: Profile) -> bool:
    """Whether a card shows a point by its phase: of what was before a race a title alone, which somebody has won."""
    of_title = (profile.vocabulary.attributes[each.what].roles for each in row.attribute.implies)
    return row.phase is not GroupPhase.BUILD_UP or any(PLACE in roles for roles in of_title)


def _is_medal_of_place(row: PointRow, profile: Profile) -> bool:
    """Whether a medal says no more than the place does, which all who give it and others give; that of a team does."""
    if MEDAL_ROLE not in _roles(row) or row.about != profile.person:
        return False
    places = [each for each in profile.points if PLACE in _roles(each) and each.values]
    of_race = [each for each in places if each.within == row.within]
    return any(row.articles < each.articles and not each.is_contested for each in of_race)


def _shares(ranked: Sequence[PointRow], profile: Profile) -> list[PointRow]:
    """The rows with no more than a few of their own race before those of others."""
    own = [row for row in ranked if profile.race is not None and row.within == profile.race.id]
    others = [row for row in ranked if row not in own]
    return [*own[:_MOST_OF_THE_RACE], *others, *own[_MOST_OF_THE_RACE:]]


def _card_order(row: PointRow, profile: Profile) -> tuple[bool, bool, int, bool, int]:
    """A sort key: their race, the medal, the place and the mark, what is in dispute, then by the number of articles.

    What a contradiction names, which stands below in full, comes last, unless the line has both sides.
    """
    race = profile.race.id if profile.race is not None else None
    ranks = [rank for rank, role in enumerate(_FIRST_ROLES) if role in _roles(row)]
    is_contradicted = not row.is_contested and any(caveat.is_clash for caveat in row.caveats)
    rank = min(ranks, default=len(_FIRST_ROLES))
    articles = {*row.articles, *(standing.article for standing in row.reports)}
    return is_contradicted, row.within != race, rank, not row.is_contested, -len(articles)


def _roles(row: PointRow) -> set[str]:
    return set(row.attribute.roles)
