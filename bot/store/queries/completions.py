"""What is offered to a person who begins to type: the statements, and what their rows are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.facts.names import MOST_WORDS, fold
from bot.store import records
from bot.store.queries.entries import trigrams
from bot.store.rows import Offer

if TYPE_CHECKING:
    from bot.facts.model import Quote

Spellings = Sequence[Sequence[str]]
"""For each word that was typed the folded words that may be meant by it."""

LONGEST = 100
"""Characters. What is longer is no value that a chat platform takes."""

MOST = 60
"""At most so many offers, or remarks, are looked at."""

MOST_SPELLINGS = 200
"""At most so many words are looked at that have letters of what was typed."""

_OFFER = "o.name, o.value, o.words, o.detail, o.day, o.count, o.counted"

FIRST_OFFERS = f"SELECT {_OFFER} FROM offers AS o WHERE o.list = :list ORDER BY o.n LIMIT :most"

# Offers are numbered by list, and in it from the best to the least, and full-text search brings what matches in the
# order of the numbers: however many match, the first are the best, and no more are looked at. What was typed as whole
# words comes before what only begins so.
_MATCHING = """AS MATERIALIZED (
        SELECT rowid FROM offer_words
        WHERE offer_words MATCH {words} AND rowid BETWEEN
            (SELECT min(n) FROM offers WHERE list = :list) AND (SELECT max(n) FROM offers WHERE list = :list)
        ORDER BY rowid LIMIT :most
    )"""

OFFERS = f"""WITH
    whole (n) {_MATCHING.format(words=":whole")},
    begun (n) {_MATCHING.format(words=":begun")},
    matching (n, is_begun) AS MATERIALIZED (SELECT n, 0 FROM whole UNION ALL SELECT n, 1 FROM begun),
    best (n, is_begun) AS MATERIALIZED (SELECT n, min(is_begun) FROM matching GROUP BY n ORDER BY 2, 1 LIMIT :most)
SELECT {_OFFER} FROM best CROSS JOIN offers AS o ON o.n = best.n ORDER BY best.is_begun, best.n
"""

OFFER_SPELLINGS = """
SELECT trim(word) FROM offer_spellings WHERE offer_spellings MATCH :trigrams ORDER BY rank LIMIT :most
"""

REMARK_OFFERS = f"""
SELECT k.key, a.slug, {records.QUOTE}
FROM json_each(:names) AS name
CROSS JOIN name_keys AS k ON k.key = name.value AND k.type = 'person' AND k.rank = 0
CROSS JOIN quotes AS q ON q.speaker = k.entry AND q.rank < :most
CROSS JOIN articles AS a ON a.n = q.article
ORDER BY length(k.key) DESC, q.rank
"""

STATEMENTS: Mapping[str, str] = {
    "first offers": FIRST_OFFERS,
    "offers": OFFERS,
    "offer spellings": OFFER_SPELLINGS,
    "remark offers": REMARK_OFFERS,
}
"""Every way to find what may be offered, by its name."""


def expressions(typed: Sequence[Spellings]) -> dict[str, str]:
    """The full-text questions for offers by what was typed: as whole words, and as words that begin so."""
    return {"whole": _expression(typed, '"{}"'), "begun": _expression(typed, '"{}" *')}


def _expression(typed: Sequence[Spellings], word_pattern: str) -> str:
    words = [[" OR ".join(map(word_pattern.format, meant)) for meant in spellings] for spellings in typed]
    return " OR ".join([f"({' AND '.join(map('({})'.format, each))})" for each in words])


def spelling_expression(words: Sequence[str]) -> str:
    """The full-text question for words with letters of one of these."""
    return " OR ".join(map(trigrams, words))


def is_short(text: str) -> bool:
    """Whether a text can be asked as the value of an option: not too long, and of few enough words to be a name."""
    return 0 < len(text) <= LONGEST and len(fold(text).split()) <= MOST_WORDS


def read_remark_offers(rows: Iterable[Sequence[Any]]) -> tuple[Quote, ...]:
    """What the rows of `REMARK_OFFERS` hold, of the person who goes by the longest of the keys."""
    rows = list(rows)
    return tuple(records.read_quote(record, slug) for key, slug, record in rows if key == rows[0][0])


def read_offers(rows: Iterable[Sequence[Any]]) -> tuple[Offer, ...]:
    """What the rows of the statements on offers hold."""
    return tuple([Offer(*row) for row in rows])
