"""Which attributes stand in the result of a race, by their roles."""

from __future__ import annotations

LINE_ROLES = frozenset({"place", "mark", "mark-status"})
"""Roles of what a results sheet prints on somebody's line; with them an outcome, and words on having taken part."""

SETTING_ROLES = frozenset({"venue", "race-date"})
"""Roles of what it prints of the race itself."""

TOOK_PART_ROLE = "took-part"
COUNTRY_ROLE = "country"
