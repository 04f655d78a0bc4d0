"""Which attributes stand in the result of a race, by their roles."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.facts.values.statuses import named_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.model import Claim, Point
    from bot.facts.vocabulary import Attribute

PLACE = "place"
"""The role of somebody's place."""

OUTCOME = "outcome"
"""The kind of value of an attribute that says how somebody came out of a race: a DNF, a DNS, a DQ, no height."""

TIE_BREAK = "tie-break"
"""The role of what decides between two who have one mark."""

LINE_ROLES = frozenset({"place", "mark", "mark-status", TIE_BREAK})
"""Roles of what a results sheet prints on somebody's line; with them an outcome, and words on having taken part."""

MEDAL_ROLE = "medal"
COUNT_OF = "count-of-"
"""How the role of a count begins: behind it stands the role of what it counts."""
_STANDING_ROLES = frozenset({PLACE, "mark", MEDAL_ROLE, "mark-status"})
RESULT_ROLES = LINE_ROLES | {MEDAL_ROLE}
"""Roles of what somebody can only have got in a race."""

SETTING_ROLES = frozenset({"venue", "race-date"})
"""Roles of what it prints of the race itself."""

WIND_ROLE = "wind"
"""The role of the wind, which a sheet prints beside where and when."""

TOOK_PART_ROLE = "took-part"
MEMBER_ROLE, LEG_ROLE, LEG_MARK_ROLE = "member", "leg", "leg-mark"
"""Roles of who ran for a team in a race, of which part of it somebody ran, and in what time."""
TEAM_ROLE = "team"
"""The role of the team for which somebody was there, whether they took part or not."""

COUNTRY_ROLE = "country"
HOME_ROLES = frozenset({COUNTRY_ROLE, "origin"})
"""Roles of where somebody is from, by which they may go: "the Norwegian"."""
OF_MEDALS_ROLE = "of-medals"
"""The role of what else is told of medals: for whom one was won, how many in a row, or that one is hoped for."""
EARLIER_MEDALS_ROLE = "earlier-medals"
"""The role of having had a medal before, whichever: whoever names one of an earlier year says so, too."""

RACE_PLAN_ROLE = "race-plan"
"""The role of that somebody is to run a race: whatever else is told of them in it says so, too."""
MARK_STATUS_ROLE = "mark-status"
MARGIN_ROLE = "margin"
BEST_ROLE = "best"
IMPROVEMENT_ROLE = "improvement"
_BESTS = frozenset({"SB", "PB"})
RECORD_LABEL, BEST_OR_RECORD_LABEL = "record", "best or record"
"""What the status of a mark is called that is no best, and that of a mark which some have as one and some as a best."""

RECORD_ROLE = "record"
OVERTAKING_ROLE = "overtaking"
"""The role of taking the lead, and of passing somebody."""

IN_FRONT_ROLE = "in-front"
"""The role of control of a race, and of holding somebody off: whoever does so has taken the lead by then."""

INCIDENT_ROLE = "incident"
"""The role of a fall, of who caused it and of what the jury made of it: no account of a race leaves it out."""

AHEAD_ROLE, BEHIND_ROLE = "ahead", "finished-behind"
ORDER_ROLES = frozenset({AHEAD_ROLE, BEHIND_ROLE})
"""Roles of who beat whom in a race, and of who finished behind whom: both places say so, too."""

TIED_ROLE = "tied"
"""The role of with whom somebody shares a place: both hold it, then."""

CLEAN_SHEET_ROLE = "clean-sheet"
"""The role of whether somebody cleared each bar at the first attempt."""
COUNTBACK_ROLE, TIE_REASON_ROLE = "countback", "tie-reason"
"""The roles of ahead of whom somebody is on countback, and of how a tie was broken at all."""

TIE_ROLES = frozenset({TIED_ROLE, COUNTBACK_ROLE, TIE_REASON_ROLE})
"""Roles of what tells of a tie in the small print of a results sheet."""

LEAD_ROLES = frozenset({OVERTAKING_ROLE, IN_FRONT_ROLE})
QUALIFYING_ROLE = "qualifying"
"""The role of how somebody came into a race: that was before it."""

JOINED_ROLES = frozenset({MARGIN_ROLE, BEST_ROLE, MARK_STATUS_ROLE, "race-date"})
"""Roles of what answers tell with points of other attributes."""


def is_standing(attribute: Attribute) -> bool:
    """Whether an attribute says how somebody came out of a race."""
    return attribute.kind == OUTCOME or not _STANDING_ROLES.isdisjoint(attribute.roles)


def explains_outcome(attribute: Attribute, attributes: Mapping[str, Attribute]) -> bool:
    """Whether an attribute says why somebody came out of a race as they did: it implies an outcome."""
    return any(attributes[each.what].kind == OUTCOME for each in attribute.implies if each.what in attributes)


def outcome_order(attribute: Attribute, attributes: Mapping[str, Attribute]) -> int:
    """A sort key: 0 of how somebody came out of a race, 1 of why, 2 of all else."""
    return 0 if is_of_each_member(attribute) else 2 - explains_outcome(attribute, attributes)


def is_of_each_member(attribute: Attribute) -> bool:
    """Whether what is told of a team in a race is so of each of its members: a place, a medal, an outcome."""
    return attribute.kind == OUTCOME or not {PLACE, MEDAL_ROLE}.isdisjoint(attribute.roles)


def point_label(point: Point, attribute: Attribute) -> str:
    """The label of a point's attribute; of a mark's status that is a record, or one as well, it says so."""
    statuses = {each.value.text for each in point.all_standings}
    if MARK_STATUS_ROLE not in attribute.roles or statuses <= _BESTS:
        return attribute.label
    return RECORD_LABEL if _BESTS.isdisjoint(statuses) else BEST_OR_RECORD_LABEL


def attributes_at(point: Point, claims: Iterable[Claim], attributes: Mapping[str, Attribute]) -> tuple[str, ...]:
    """The attributes by which a point is asked for; none where its label is none of an attribute: a record is no best.

    Its own, and those of what stands in it as a place or an outcome: an outcome, having taken part.
    """
    attribute = attributes[point.what]
    if attribute.label != RECORD_LABEL == point_label(point, attribute):
        return ()
    if PLACE not in attribute.roles and attribute.kind != OUTCOME:
        return (attribute.id,)
    claimed = [attributes[claim.what] for claim in claims]
    joined = {each.id for each in claimed if each.kind == OUTCOME or TOOK_PART_ROLE in each.roles}
    return (attribute.id, *sorted(joined - {attribute.id}))


def attributes_named_at(point: Point, attributes: Mapping[str, Attribute]) -> tuple[str, ...]:
    """The attributes that the status of a mark names, by their labels or what they call a value: "world lead".

    A point answers for them where no article has such a best or record itself.
    """
    if MARK_STATUS_ROLE not in attributes[point.what].roles:
        return ()
    statuses = {value.value.text for value in point.values if not value.value.denied}
    names = ((each.id, (each.label, *chain.from_iterable(each.terms.values()))) for each in attributes.values())
    return tuple(id_ for id_, called in names if not statuses.isdisjoint(map(named_status, called)))
