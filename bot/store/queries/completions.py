"""What is offered to a person who begins to type: the statements, and what their rows are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.facts.names import MOST_WORDS, fold
from bot.store.queries.entries import trigrams
from bot.store.rows import Offer

Spellings = Sequence[Sequence[str]]
"""For each word that was typed the folded words that may be meant by it."""

LONGEST = 100
"""Characters. What is longer is no value that a chat platform takes."""

MOST = 60
"""At most so many offers are looked at."""

MOST_SPELLINGS = 200
"""At most so many words are looked at that have letters of what was typed."""

_OFFER = "o.name, o.value, o.words, o.detail, o.day, o.count, o.counted"

# Of each list the best has the lowest number, and full-text search brings what matches in the order of the numbers:
# however many match, the first are the best, and no more are looked at. What was typed as whole words comes before what
# only begins so.
_MATCHING = """AS MATERIALIZED (
        SELECT rowid FROM offer_words WHERE offer_words MATCH {words} ORDER BY rowid LIMIT :most
    )"""

OFFERS = f"""WITH
    whole (n) {_MATCHING.format(words=":whole")},
    begun (n) {_MATCHING.format(words=":begun")},
    best (n, is_begun) AS MATERIALIZED (
        SELECT n, 0 FROM whole UNION ALL SELECT n, 1 FROM begun WHERE n NOT IN whole ORDER BY 2, 1 LIMIT :most
    )
SELECT {_OFFER} FROM best CROSS JOIN offers AS o ON o.n = best.n ORDER BY best.is_begun, best.n
"""

OFFER_SPELLINGS = """
SELECT trim(word) FROM offer_spellings WHERE offer_spellings MATCH :trigrams ORDER BY rank LIMIT :most
"""

STATEMENTS: Mapping[str, str] = {"offers": OFFERS, "offer spellings": OFFER_SPELLINGS}
"""Every way to find what may be offered, by its name."""


def list_word(list_: str) -> str:
    """The word of a list among those by which an offer is found; nobody types one so."""
    return f":{list_}"


def expressions(list_: str, typed: Sequence[Spellings]) -> dict[str, str]:
    """The full-text questions for offers of a list by what was typed: as whole words, and as words that begin so."""
    return {"whole": _expression(list_, typed, '"{}"'), "begun": _expression(list_, typed, '"{}" *')}


def _expression(list_: str, typed: Sequence[Spellings], word_pattern: str) -> str:
    words = [[" OR ".join(map(word_pattern.format, meant)) for meant in spellings] for spellings in typed]
    any_of_them = " OR ".join([f"({' AND '.join(map('({})'.format, each))})" for each in words])
    return f'"{list_word(list_)}" AND ({any_of_them})' if typed else f'"{list_word(list_)}"'


def spelling_expression(words: Sequence[str]) -> str:
    """The full-text question for words with letters of one of these."""
    return " OR ".join(map(trigrams, words))


def is_short(text: str) -> bool:
    """Whether a text can be asked as the value of an option: not too long, and of few enough words to be a name."""
    return 0 < len(text) <= LONGEST and len(fold(text).split()) <= MOST_WORDS


def read_offers(rows: Iterable[Sequence[Any]]) -> tuple[Offer, ...]:
    """What the rows of the statements on offers hold."""
    return tuple([Offer(*row) for row in rows])
