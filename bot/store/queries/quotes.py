"""Whose words are asked for, and what they said: the statements that fetch both, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.store import json_codec
from bot.store.queries import facts
from bot.store.rows import QuoteRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.rows import EntryRow

QUOTES = """
SELECT q.occasion, q.story, q.number, q.body, a.body, e.body
FROM quotes AS q CROSS JOIN articles AS a ON a.n = q.article CROSS JOIN entries AS e ON e.id = q.story
WHERE q.speaker = :person AND q.place < :most ORDER BY q.place
"""

# Who goes by the longest of the keys is meant where they alone do, or are the only one who lists it.
SPOKEN = """WITH
    called (entry, key, owner, rank) AS MATERIALIZED (
        SELECT entry, key, owner, rank FROM keys
        WHERE key IN (SELECT value FROM json_each(:keys)) AND type = 'person' AND rank < :few
    ),
    meant (entry) AS MATERIALIZED (
        SELECT max(CASE WHEN rank = 0 THEN entry END) FROM called
        WHERE key = (SELECT key FROM called ORDER BY length(key) DESC LIMIT 1)
        HAVING count(*) = 1 OR sum(owner) = 1
    )
SELECT 0, called.rank, called.owner, called.key, e.body, NULL, NULL, NULL
    FROM called CROSS JOIN entries AS e ON e.id = called.entry
UNION ALL SELECT 1, q.place, q.occasion, q.story, q.number, q.body, a.body, e.body
    FROM meant CROSS JOIN quotes AS q ON q.speaker = meant.entry AND q.place < :most
    CROSS JOIN articles AS a ON a.n = q.article CROSS JOIN entries AS e ON e.id = q.story
"""


def quotes(rows: Iterable[Any]) -> tuple[QuoteRow, ...]:
    """What the rows of `QUOTES` hold."""
    return tuple([_quote(*row) for row in rows])


def spoken(rows: Iterable[Any]) -> tuple[tuple[EntryRow, ...], tuple[QuoteRow, ...]]:
    """The people whom the rows of `SPOKEN` name, by their longest key and of one key its owners first; the words."""
    people: dict[str, EntryRow] = {}
    ordered = sorted(rows, key=lambda row: row[1])
    called = [row for row in ordered if row[0] == 0]
    for _, _, owner, key, body, *_ in sorted(called, key=lambda row: (-len(row[3]), -row[2])):
        person = facts.entry(body, owner=bool(owner), key=key)
        people.setdefault(person.id, person)
    return tuple(people.values()), quotes([row[2:] for row in ordered if row[0] == 1])


def _quote(occasion: int, story: str, number: int | None, quote: str, article: str, race: str) -> QuoteRow:
    told = facts.article(article, number)
    return QuoteRow(json_codec.read_quote(quote), told, story, occasion, json_codec.read_entry(race))
