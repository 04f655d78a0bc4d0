"""Who and what goes by a name, or by one that is written nearly so: the statements, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.facts.grouping import grouped
from bot.facts.names import are_alike, suggest
from bot.store import records
from bot.store.rows import EntryRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.vocabulary import Vocabulary

CANDIDATES = 80
"""So many spellings are looked at for a suggestion."""

SUGGESTED = 5
"""At most so many entries are suggested."""

_ENTRY = f"CASE WHEN k.entry IS NOT NULL THEN {records.ENTRY.format(owner='k.owner', key='k.key')} END"

_OWN_ENTRY = records.ENTRY.format(owner="e.owns_surname", key="''")

ENTRIES = f"""
SELECT k.owner, k.rank, k.key, k.attribute, k.entry, {_ENTRY}
FROM name_keys AS k LEFT JOIN entries AS e ON e.id = k.entry
WHERE k.key IN (SELECT value FROM json_each(:keys)) AND k.type IN (SELECT value FROM json_each(:types))
    AND k.rank < :few
"""

ENTRY_BY_ID = f"SELECT {_OWN_ENTRY} FROM entries AS e WHERE e.id = :entry"

# What else leads to the entries of some keys: what is theirs alone, and what they list themselves.
NAMES = """
SELECT DISTINCT k.key, o.key
FROM name_keys AS k CROSS JOIN name_keys AS o ON o.entry = k.entry AND o.owner
WHERE k.key IN (SELECT value FROM json_each(:keys)) AND k.owner AND k.type IN (SELECT value FROM json_each(:types))
LIMIT :most
"""

MEETS = "SELECT id FROM meets WHERE series IN (SELECT value FROM json_each(:series)) ORDER BY year DESC LIMIT :most"

SUGGESTIONS = f"""
SELECT k.owner, k.rank, k.key, k.attribute, k.entry, {_ENTRY}
FROM (
    SELECT trim(key) AS key, type FROM key_spellings
    WHERE key_spellings MATCH :trigrams AND type IN (SELECT value FROM json_each(:types))
    ORDER BY rank LIMIT :candidates
) AS s
CROSS JOIN name_keys AS k ON k.key = s.key AND k.type = s.type AND k.rank < :few
LEFT JOIN entries AS e ON e.id = k.entry
"""

TYPES = ("person", "race", "event", "meet", "series", "place", "population", "attribute")
"""Of what types an entry may be."""

PUBLISHER, YEAR = "publisher", "year"
"""The types of keys of articles, by who publishes them, and of meets by their year: only free text asks so."""


def trigrams(query: str) -> str:
    """A full-text question for any of the runs of three characters in a folded query."""
    framed = f"  {query} "
    return " OR ".join(f'"{run}"' for run in dict.fromkeys(framed[i : i + 3] for i in range(len(framed) - 2)))


def read_entry_rows(rows: Iterable[Any], vocabulary: Vocabulary) -> tuple[EntryRow, ...]:
    """Whom and what the rows of `ENTRIES` name: by the longest key, and of one key its owners first."""
    return _distinct_entries(sorted(sorted(rows, key=_rank_of_key), key=lambda row: -len(row[2])), vocabulary)


def read_names(rows: Iterable[Any], vocabulary: Vocabulary) -> tuple[EntryRow, ...]:
    """Whom and what the rows of `ENTRIES` name by each of the keys, and of one key its owners first."""
    return tuple(_entry_of(row, vocabulary) for row in sorted(rows, key=_rank_of_key))


def read_suggestions(rows: Iterable[Any], folded: str, vocabulary: Vocabulary) -> tuple[EntryRow, ...]:
    """Whom and what the rows of `SUGGESTIONS` name: by the keys nearest to a folded query, likewise; at most 5."""
    keyed = grouped((row[2], row) for row in sorted(rows, key=_rank_of_key))
    nearest = [key for key in suggest(folded, sorted(keyed), limit=CANDIDATES) if are_alike(folded, key)]
    return _distinct_entries((row for key in nearest for row in keyed[key]), vocabulary)[:SUGGESTED]


def _rank_of_key(row: tuple[Any, ...]) -> tuple[int, int, str, str]:
    """The order of the rows of one key: those that list it themselves first."""
    owner, rank, _, attribute, entry, _ = row
    return -owner, rank, attribute or "", entry or ""


def _distinct_entries(rows: Iterable[tuple[Any, ...]], vocabulary: Vocabulary) -> tuple[EntryRow, ...]:
    entries: dict[tuple[str, str], EntryRow] = {}
    for row in rows:
        entry = _entry_of(row, vocabulary)
        entries.setdefault((entry.type, entry.id), entry)
    return tuple(entries.values())


def _entry_of(row: tuple[Any, ...], vocabulary: Vocabulary) -> EntryRow:
    owner, _, key, id_, _, record = row
    if id_ is None:
        return records.read_entry(record)
    attribute = vocabulary.attributes[id_]
    group = vocabulary.groups[attribute.group].label
    return EntryRow(id_, "attribute", attribute.label, detail=group, owner=bool(owner), key=key)
