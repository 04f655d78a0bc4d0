"""Whose words are asked for, and what they said: the statements that fetch both, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.store import records
from bot.store.rows import QuoteRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.rows import EntryRow

_QUOTE = records.QUOTE
_ARTICLE = records.ARTICLE.format(number="q.number")
_ENTRY = records.ENTRY.format(owner="e.owns_surname", key="''")

QUOTES = f"""
SELECT q.occasion, q.story, a.slug, {_QUOTE}, {_ARTICLE}, {_ENTRY}
FROM quotes AS q CROSS JOIN articles AS a ON a.n = q.article CROSS JOIN entries AS e ON e.id = q.story
WHERE q.speaker = :person AND q.rank < :most ORDER BY q.rank
"""

# The speaker goes by the longest of the keys, alone or as the only one who lists it.
QUOTES_BY_NAME = f"""WITH
    namesakes (entry, key, owner, rank) AS MATERIALIZED (
        SELECT entry, key, owner, rank FROM name_keys
        WHERE key IN (SELECT value FROM json_each(:keys)) AND type IN ('person', 'speaker') AND rank < :few
    ),
    speaker (entry) AS MATERIALIZED (
        SELECT max(CASE WHEN rank = 0 THEN entry END) FROM namesakes
        WHERE key = (SELECT key FROM namesakes ORDER BY length(key) DESC LIMIT 1)
        HAVING count(*) = 1 OR sum(owner) = 1
    )
SELECT 0, n.rank, n.owner, n.key, NULL, NULL, NULL, {records.ENTRY.format(owner="n.owner", key="n.key")}
    FROM namesakes AS n CROSS JOIN entries AS e ON e.id = n.entry
UNION ALL SELECT 1, q.rank, q.occasion, q.story, a.slug, {_QUOTE}, {_ARTICLE}, {_ENTRY}
    FROM speaker CROSS JOIN quotes AS q ON q.speaker = speaker.entry AND q.rank < :most
    CROSS JOIN articles AS a ON a.n = q.article CROSS JOIN entries AS e ON e.id = q.story
"""


def read_quotes(rows: Iterable[Any]) -> tuple[QuoteRow, ...]:
    """What the rows of `QUOTES` hold."""
    return tuple([_quote_row(*row) for row in rows])


def read_people_and_quotes(rows: Iterable[Any]) -> tuple[tuple[EntryRow, ...], tuple[QuoteRow, ...]]:
    """The people whom the rows of `QUOTES_BY_NAME` name, by their longest key and of one key its owners first."""
    people: dict[str, EntryRow] = {}
    ordered = sorted(rows, key=lambda row: row[1])
    namesakes = [row for row in ordered if row[0] == 0]
    for *_, record in sorted(namesakes, key=lambda row: (-len(row[3]), -row[2])):
        person = records.read_entry(record)
        people.setdefault(person.id, person)
    return tuple(people.values()), read_quotes([row[2:] for row in ordered if row[0] == 1])


def _quote_row(occasion: int, story: str, slug: str, quote: str, article: str, race: str) -> QuoteRow:
    article_row, race_row = records.read_article(article), records.read_entry(race)
    return QuoteRow(records.read_quote(quote, slug), article_row, story, occasion, race_row)
