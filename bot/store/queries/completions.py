"""What is offered to a person who begins to type: the statement, and what it is asked with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.facts.names import MOST_WORDS, fold

Spellings = Sequence[Sequence[str]]
"""For each word that was typed the folded words that may be meant by it."""

LONGEST = 100
"""Characters. What is longer is no value that a chat platform takes."""

MOST = 60
"""At most so many offers are looked at."""
MOST_SPELLINGS = 200
"""At most so many words are looked at that have letters of what was typed."""

# Of each list the best has the lowest number, and full-text search brings what matches in the order of the numbers:
# however many match, the first are the best, and no more are looked at. What was typed as whole words comes before what
# only begins so.
_MATCHING = "SELECT rowid FROM offer_words WHERE offer_words MATCH {words} ORDER BY rowid LIMIT :most"

OFFERS = f"""WITH
    whole (n) AS MATERIALIZED ({_MATCHING.format(words=":whole")}),
    begun (n) AS MATERIALIZED ({_MATCHING.format(words=":begun")}),
    best (n, is_begun) AS MATERIALIZED (
        SELECT n, 0 FROM whole UNION ALL SELECT n, 1 FROM begun WHERE n NOT IN whole ORDER BY 2, 1 LIMIT :most
    )
SELECT o.name, o.words, o.detail, o.count, o.counted
FROM best CROSS JOIN offers AS o ON o.n = best.n ORDER BY best.is_begun, best.n
"""

OFFER_SPELLINGS = """
SELECT trim(word) FROM offer_spellings WHERE offer_spellings MATCH :trigrams ORDER BY rank LIMIT :most
"""

STATEMENTS: Mapping[str, str] = {"offers": OFFERS, "offer spellings": OFFER_SPELLINGS}
"""Every way to find what may be offered, by its name."""


def list_word(list_: str) -> str:
    """The word of a list among those by which an offer is found; nobody types one so."""
    return f":{list_}"


def offer_parameters(list_: str, typed: Sequence[Spellings]) -> dict[str, str]:
    """What the statement looks for: offers of a list by what was typed, as whole words, and as words that begin so."""
    of_list = f'"{list_word(list_)}"'

    def expression(word: str) -> str:
        words = [[" OR ".join(map(word.format, spelling)) for spelling in spellings] for spellings in typed]
        any_of_them = " OR ".join([f"({' AND '.join(map('({})'.format, each))})" for each in words])
        return f"{of_list} AND ({any_of_them})" if typed else of_list

    return {"whole": expression('"{}"'), "begun": expression('"{}" *')}


def is_short(text: str) -> bool:
    """Whether a text can be asked as the value of an option: seen, not too long, and of few enough words for a name."""
    return 0 < len(text) <= LONGEST and text.isprintable() and len(fold(text).split()) <= MOST_WORDS
