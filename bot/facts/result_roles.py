"""Which attributes stand in the result of a race, by their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.model import Attribute, Claim

PLACE = "place"
"""The role of somebody's place."""

OUTCOME = "outcome"
"""The kind of value of an attribute that says how somebody came out of a race: a DNF, a DNS, a DQ."""

LINE_ROLES = frozenset({"place", "mark", "mark-status"})
"""Roles of what a results sheet prints on somebody's line; with them an outcome, and words on having taken part."""

SETTING_ROLES = frozenset({"venue", "race-date"})
"""Roles of what it prints of the race itself."""

TOOK_PART_ROLE = "took-part"
COUNTRY_ROLE = "country"


def attributes_at(what: str, claims: Iterable[Claim], attributes: Mapping[str, Attribute]) -> frozenset[str]:
    """The attributes by which a point is asked for: its own, and that of an outcome which stands in it as a place."""
    outcomes = (claim.what for claim in claims if attributes[claim.what].kind == OUTCOME)
    return frozenset((what, *(outcomes if PLACE in attributes[what].roles else ())))
