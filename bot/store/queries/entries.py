"""Who and what goes by a name, or by one that is written nearly so: the statements, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.facts.names import suggest
from bot.store.queries import facts
from bot.store.rows import EntryRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.model import Vocabulary

CANDIDATES = 80
"""So many spellings are looked at for a suggestion."""

SUGGESTED = 5
"""At most so many entries are suggested."""

ENTRIES = """
SELECT k.owner, k.rank, k.key, k.attribute, e.body
FROM keys AS k LEFT JOIN entries AS e ON e.id = k.entry
WHERE k.key IN (SELECT value FROM json_each(:keys)) AND k.type IN (SELECT value FROM json_each(:types))
    AND k.rank < :few
"""

SUGGESTIONS = """
SELECT k.owner, k.rank, k.key, k.attribute, e.body
FROM (
    SELECT trim(key) AS key, type FROM spellings
    WHERE spellings MATCH :trigrams AND type IN (SELECT value FROM json_each(:types))
    ORDER BY rank LIMIT :candidates
) AS s
CROSS JOIN keys AS k ON k.key = s.key AND k.type = s.type AND k.rank < :few
LEFT JOIN entries AS e ON e.id = k.entry
"""

TYPES = ("person", "race", "event", "meet", "series", "place", "population", "attribute")
"""Of what types an entry may be."""


def trigrams(query: str) -> str:
    """A full-text question for any of the runs of three characters in a folded query."""
    framed = f"  {query} "
    return " OR ".join(f'"{run}"' for run in dict.fromkeys(framed[i : i + 3] for i in range(len(framed) - 2)))


def entries(rows: Iterable[Any], vocabulary: Vocabulary) -> tuple[EntryRow, ...]:
    """Whom and what the rows of `ENTRIES` name: by the longest key, and of one key its owners first."""
    return _each_once(sorted(_in_order(rows), key=lambda row: -len(row[2])), vocabulary)


def suggestions(rows: Iterable[Any], folded: str, vocabulary: Vocabulary) -> tuple[EntryRow, ...]:
    """Whom and what the rows of `SUGGESTIONS` name: by the keys nearest to a folded query, likewise; at most 5."""
    keyed: dict[str, list[tuple[Any, ...]]] = {}
    for row in _in_order(rows):
        keyed.setdefault(row[2], []).append(row)
    nearest = suggest(folded, sorted(keyed), limit=CANDIDATES)
    return _each_once((row for key in nearest for row in keyed[key]), vocabulary)[:SUGGESTED]


def _in_order(rows: Iterable[Any]) -> list[tuple[Any, ...]]:
    """The rows of one key in its own order: those that list it themselves first."""
    return sorted(rows, key=lambda row: (-row[0], row[1], row[3] or "", row[4] or ""))


def _each_once(rows: Iterable[tuple[Any, ...]], vocabulary: Vocabulary) -> tuple[EntryRow, ...]:
    found: dict[tuple[str, str], EntryRow] = {}
    for owner, _, key, attribute, body in rows:
        entry = _entry(attribute, body, vocabulary, owner=bool(owner), key=key)
        found.setdefault((entry.type, entry.id), entry)
    return tuple(found.values())


def _entry(attribute: str | None, body: str | None, vocabulary: Vocabulary, *, owner: bool, key: str) -> EntryRow:
    if attribute is None:
        return facts.entry(body or "", owner=owner, key=key)
    told = vocabulary.attributes[attribute]
    return EntryRow(told.id, "attribute", told.label, detail=vocabulary.groups[told.group].label, key=key)
