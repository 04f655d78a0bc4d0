"""The races that a question is about: the statements, by names of events and meets, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.grouping import grouped
from bot.store import records
from bot.store.records import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STORIES = f"""
SELECT r.recency, {records.RACE} FROM races AS r
WHERE r.recency < :few AND r.articles > 0 ORDER BY r.recency
"""

RACE_BY_ID = f"SELECT r.recency, {records.RACE} FROM races AS r WHERE r.id = :race"

RACES_BY_KEY = f"""
SELECT r.recency, {records.RACE} FROM races AS r
WHERE r.recency IN (
    SELECT race FROM race_keys WHERE key IN (SELECT value FROM json_each(:keys)) AND rank < :few
)
ORDER BY r.recency LIMIT :few
"""

_AT_MEETS = f"""WITH
    leads (entry) AS MATERIALIZED (
        SELECT entry FROM name_keys
        WHERE key IN (SELECT value FROM json_each(:meets)) AND type IN ('meet', 'series') AND rank < :few
    ),
    at (meet) AS MATERIALIZED (
        SELECT m.id FROM leads CROSS JOIN meets AS m ON m.id = leads.entry
        UNION
        SELECT m.id FROM leads CROSS JOIN meets AS m ON m.series = leads.entry
    )
SELECT r.recency, {records.RACE} FROM at CROSS JOIN races AS r ON r.meet = at.meet
"""

ALL_AT_MEETS = _AT_MEETS + "ORDER BY r.recency LIMIT :few"

RACES_AT_MEETS = f"""{_AT_MEETS}WHERE EXISTS (
    SELECT 1 FROM race_keys AS k WHERE k.race = r.recency AND k.key IN (SELECT value FROM json_each(:keys))
)
ORDER BY r.recency LIMIT :few
"""

# For words of which only the names tell where the event ends and the meet begins: by what may be the meet, all that is
# the event then. Most ways to part them name no meet, and are not looked into; none is where a race is asked for by its
# id, as completions and buttons do.
RACES_EITHER_WAY = f"""WITH
    leads (events, entry) AS MATERIALIZED (
        SELECT asked.value, k.entry
        FROM json_each(CASE WHEN EXISTS (SELECT 1 FROM races WHERE key = :own) THEN '{{}}' ELSE :splits END) AS asked
        CROSS JOIN name_keys AS k ON k.key = asked.key AND k.type IN ('meet', 'series') AND k.rank < :few
    ),
    at (events, meet) AS MATERIALIZED (
        SELECT leads.events, m.id FROM leads CROSS JOIN meets AS m ON m.id = leads.entry
        UNION
        SELECT leads.events, m.id FROM leads CROSS JOIN meets AS m ON m.series = leads.entry
    ),
    candidates (race) AS MATERIALIZED (
        SELECT race FROM race_keys WHERE key IN (SELECT value FROM json_each(:keys)) AND rank < :few
        UNION
        SELECT k.race FROM at CROSS JOIN races AS r ON r.meet = at.meet CROSS JOIN json_each(at.events) AS event
            CROSS JOIN race_keys AS k ON k.race = r.recency AND k.key = event.value
    )
SELECT r.recency, {records.RACE} FROM candidates CROSS JOIN races AS r ON r.recency = candidates.race
ORDER BY r.recency LIMIT :few
"""

STATEMENTS: Mapping[str, str] = {
    "stories": STORIES,
    "races by key": RACES_BY_KEY,
    "all at meets": ALL_AT_MEETS,
    "races at meets": RACES_AT_MEETS,
    "races either way": RACES_EITHER_WAY,
}
"""Every way to ask for a race, by its name. Each selects recency and record, the newest first."""


def race_statement(
    event_keys: Sequence[str], meet_keys: Sequence[str], splits: Sequence[tuple[str, str]]
) -> tuple[str, dict[str, str]]:
    """What finds races by keys of an event, of a meet, or ways to part words into both: statement and parameters."""
    events_at = grouped((meet, event) for event, meet in splits)
    parameters = {
        "own": event_keys[0] if event_keys else "",
        "keys": to_json(event_keys),
        "meets": to_json(meet_keys),
        "splits": to_json(events_at),
    }
    if splits:
        return RACES_EITHER_WAY, parameters
    if event_keys:
        return (RACES_AT_MEETS if meet_keys else RACES_BY_KEY), parameters
    return (ALL_AT_MEETS if meet_keys else STORIES), parameters
