"""Who finished where: the points of a race gathered by person, in the order of a results sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from bot.answers.points.later_changes import given_values, stood_before
from bot.answers.points.own_scope import of_claims
from bot.answers.points.points import side_values, stated_values
from bot.answers.points.teams import members_by_team, teams_of
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Value, Verdict
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import (
    COUNTBACK_ROLE,
    COUNTRY_ROLE,
    LINE_ROLES,
    PLACE,
    SETTING_ROLES,
    TIE_BREAK,
    TIE_REASON_ROLE,
    TIE_ROLES,
    TOOK_PART_ROLE,
    WIND_ROLE,
)
from bot.facts.values.statuses import DISQUALIFIED, OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.store.rows import EntryRow, Facts, PointRow, RaceRow

_LAST = 1_000_000
"""Where those stand on the sheet who have no place."""


class Placing(Struct):
    """What the articles say of one person's part in a race; each field but the last is a point or None."""

    about: str
    place: PointRow | None = None
    before: PointRow | None = None
    """What stood before the place was changed later, where articles dispute it."""
    medal: PointRow | None = None
    mark: PointRow | None = None
    tie_break: PointRow | None = None
    status: PointRow | None = None
    outcome: PointRow | None = None
    took_part: PointRow | None = None
    country: PointRow | None = None
    ties: tuple[PointRow, ...] = ()
    """With whom the place is shared, and how a tie was broken: small print below the line."""

    @property
    def rows(self) -> tuple[PointRow, ...]:
        """The points that a line counts: place, mark, what broke a tie, the status of the mark, an outcome.

        Having taken part is counted where that is in dispute, or where there is nothing else to count.
        """
        counted = tuple(
            row for row in (self.place, self.mark, self.tie_break, self.status, self.outcome) if row is not None
        )
        if self.took_part is not None and (not counted or self.took_part.is_contested):
            return (*counted, self.took_part)
        return counted

    def has_place(self, number: str) -> bool:
        """Whether that is their place by most articles, or, where there is no headline, by any."""
        return self.place is not None and any(each.value == Value(number) for each in side_values(self.place))

    def is_given_place(self, number: str) -> bool:
        """Whether an article gives them that place, be it against most others or before it was changed."""
        return self.place is not None and Value(number) in given_values(self.place)

    @property
    def is_changed(self) -> bool:
        """Whether an outcome stands against a place or a mark, or is a disqualification: no telling leaves that out."""
        for row in (self.place, self.outcome):
            outcomes = {value.value.text for value in row.values} if row else set()
            has_mark = self.mark is not None and any(not each.value.denied for each in self.mark.values)
            if outcomes.intersection(OUTCOMES) and (has_mark or row is self.place or DISQUALIFIED in outcomes):
                return True
        return False

    @property
    def has_line(self) -> bool:
        """Whether the sheet has a line for them: a place, a mark, an outcome, or words that they were not there."""
        if self.place or self.mark or self.outcome:
            return True
        took_part = self.took_part or None
        return took_part is not None and stands_for_itself(took_part) and took_part.headline != Value("yes")


class Sheet(Frozen, frozen=True):
    """A race as a results sheet: placings in order, and the points about the race itself (its day, venue and wind).

    ``meet_venue`` is where the meet was, for a race of which no venue is told. ``members`` has of each team that stands
    on the sheet the points of who ran for it, and ``teams`` the team of each of them, and of whoever was there for it;
    what articles give these themselves is in ``of_members``: the place is the team's, and nobody of it has a line of
    their own. ``decided`` has how a tie of the race was broken.
    """

    placings: tuple[Placing, ...]
    venue: PointRow | None = None
    date: PointRow | None = None
    wind: PointRow | None = None
    meet_venue: PointRow | None = None
    members: Mapping[str, Sequence[PointRow]] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)
    of_members: tuple[Placing, ...] = ()
    decided: tuple[PointRow, ...] = ()


_SHEET_ROLES = LINE_ROLES | SETTING_ROLES | {TOOK_PART_ROLE, COUNTRY_ROLE, "medal", WIND_ROLE}
_FIELDS = {"mark-status": "status", TIE_BREAK: "tie_break", TOOK_PART_ROLE: "took_part", "race-date": "date"}
"""The fields of what has another name than its role."""


def _sheet_field(roles: tuple[str, ...], kind: str) -> str | None:
    """What an attribute is on a sheet, after its roles and its kind."""
    for role in roles:
        if role in _SHEET_ROLES:
            return _FIELDS.get(role, role)
    if not TIE_ROLES.isdisjoint(roles):
        return "ties"
    return "outcome" if kind == "outcome" else None


class _SheetBuilder(Struct):
    """Points put where they belong on a sheet, one after the other."""

    race: str
    meet: str
    members: Mapping[str, Sequence[PointRow]]
    teams: Mapping[str, str]
    placings: dict[str, Placing] = field(default_factory=dict)
    countries: dict[str, PointRow] = field(default_factory=dict)
    settings: dict[tuple[str, str], PointRow] = field(default_factory=dict)
    decided: list[PointRow] = field(default_factory=list)

    def add(self, row: PointRow, sheet_field: str) -> None:
        """Put a point into the field of its attribute; of several points for one field the plainest stays."""
        key = row.key
        if sheet_field == "country":
            self.countries[key.about] = row
        elif sheet_field in {"venue", "date", WIND_ROLE}:
            self.settings[sheet_field, key.about] = row
        elif sheet_field == "ties" and key.about == self.race:
            self.decided.append(row)
        elif key.within == self.race:
            placing = self.placings.setdefault(key.about, Placing(key.about))
            if sheet_field == "ties":
                placing.ties = _ties((*placing.ties, row))
                return
            rival: PointRow | None = getattr(placing, sheet_field)
            first, *others = sorted((each for each in (rival, row) if each is not None), key=_plainness)
            setattr(placing, sheet_field, first)
            placing.before = next((each for each in others if stood_before(each, first)), placing.before)

    def sheet(self) -> Sheet:
        """The sheet of all that was added."""
        for about, placing in self.placings.items():
            placing.country = self.countries.get(about)
            _put_denied_place_below(placing)
        lines = _in_sheet_order([placing for placing in self.placings.values() if placing.has_line])
        members = {team: rows for team, rows in self.members.items() if team in self.placings}
        teams = {person: team for person, team in self.teams.items() if team in self.placings}
        placings = tuple(placing for placing in lines if placing.about not in teams)
        of_members = tuple(placing for placing in lines if placing.about in teams)
        venue = self._venue()
        date, wind = (self.settings.get((of_race, self.race)) for of_race in ("date", WIND_ROLE))
        meet_venue = None if venue else self.settings.get(("venue", self.meet))
        decided = sorted(self.decided, key=_order_of_terms)
        return Sheet(placings, venue, date, wind, meet_venue, members, teams, of_members, tuple(decided))

    def _venue(self) -> PointRow | None:
        """The venue of the race; that of its meet only by articles mainly about the race, which others may not be."""
        own, of_meet = (self.settings.get(("venue", about)) for about in (self.race, self.meet))
        if own or of_meet is None:
            return own
        return of_claims(of_meet, {id_ for id_, item in of_meet.evidence.items() if item.article.story == self.race})


def _order_of_terms(row: PointRow) -> int:
    """Where the vocabulary has the value of a point among the terms of its attribute: what comes first, first."""
    return [*row.attribute.terms, str(row.headline)].index(str(row.headline))


def _put_denied_place_below(placing: Placing) -> None:
    """A place that is only denied is none: beside a mark it is small print."""
    place = placing.place
    is_denied = place is not None and not place.is_contested and all(each.value.denied for each in place.values)
    if place is not None and is_denied and placing.mark is not None:
        placing.place, placing.ties = None, (*placing.ties, place)


def _in_sheet_order(placings: Sequence[Placing]) -> list[Placing]:
    """Placings in order; whoever's place is only denied stands before the first worse mark."""
    ordered = sorted(placings, key=_sheet_order)
    for placing in [each for each in ordered if any(PLACE in row.attribute.roles for row in each.ties)]:
        ordered.remove(placing)
        worse = (at for at, each in enumerate(ordered) if each.mark and _best(each) > _best(placing))
        ordered.insert(next(worse, len(ordered)), placing)
    return ordered


def _best(placing: Placing) -> tuple[int, ...]:
    """A sort key of the best mark, the best first."""
    marks = stated_values(placing.mark) if placing.mark else ()
    return min((values.order("mark", mark.text) for mark in marks), default=(_LAST,))


def _ties(rows: Sequence[PointRow]) -> tuple[PointRow, ...]:
    """What stands below a line of a tie: how it was broken is told once, with ahead of whom where all say that."""
    ties = [row for row in rows if stands_for_itself(row)]
    reasons = [row for row in ties if TIE_REASON_ROLE in row.attribute.roles]
    ahead = [row for row in ties if COUNTBACK_ROLE in row.attribute.roles]
    says_more = ahead and all(not row.is_contested and row.articles <= ahead[0].articles for row in reasons)
    left_out = reasons if says_more else ahead if reasons else []
    return tuple(row for row in ties if row not in left_out)


def _plainness(row: PointRow) -> tuple[bool, bool, int]:
    """A sort key, the plainest first: a value that holds, without a moment, in as many claims as possible.

    A sheet has one mark a line: an athlete's clearances at lower heights and splits are points with a moment.
    """
    point = row
    denied = point.headline is not None and point.headline.denied
    return (denied or point.verdict is Verdict.REPORTED, point.key.when is not None, -len(row.evidence))


def race_sheet(facts: Facts, race: RaceRow) -> Sheet:
    """The results sheet of a race, from the facts of its story."""
    return results_sheet(facts.points, race.id, race.meet)


def people_in_place(place: str, race: RaceRow, facts: Facts) -> tuple[str, ...]:
    """The ids of those who have that place in the race."""
    sheet = race_sheet(facts, race)
    return tuple(placing.about for placing in sheet.placings if placing.has_place(place))


def has_place(subject: str, race: RaceRow, facts: Facts) -> bool:
    """Whether somebody has a place in the race."""
    return any(placing.about == subject and placing.place for placing in race_sheet(facts, race).placings)


def results_sheet(points: Sequence[PointRow], race: str, meet: str) -> Sheet:
    """The sheet of a race from the points of its story."""
    builder = _SheetBuilder(race, meet, members_by_team(points, race), teams_of(points, race))
    for row in points:
        attribute = row.attribute
        sheet_field = _sheet_field(attribute.roles, attribute.kind)
        if sheet_field is not None and row.verdict is not Verdict.REPORTED:
            builder.add(row, sheet_field)
    return builder.sheet()


def _sheet_order(placing: Placing) -> tuple[int, tuple[int, ...], bool, str]:
    """A sort key: by place; those without one by their best mark, then those with an outcome alone."""
    places = [each.value for each in side_values(placing.place)] if placing.place else []
    place = min((int(value.text) for value in places if not value.denied and value.text.isdecimal()), default=_LAST)
    best = _best(placing) if placing.place is None else ()
    return (place, best, placing.outcome is None, placing.about)


def country_of(row: PointRow, names: Mapping[str, EntryRow]) -> EntryRow | None:
    """The country with a code that a point gives somebody, or None."""
    # The headline first; where that is a finer value ("Scotland"), which has no code of its own, any that has one.
    countries = [*stated_values(row), *(value.value for value in row.values)]
    entries = (names.get(str(country)) for country in countries)
    return next((entry for entry in entries if entry is not None and entry.code), None)
