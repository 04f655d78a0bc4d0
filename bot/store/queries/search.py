"""Words that are looked for in all that the articles say: the statements, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bot.facts.model import Span
from bot.store import json_codec
from bot.store.queries import facts
from bot.store.rows import Hit, Passage, SearchHits, UnknownWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.facts.model import Claim, Quote

# What is called so comes first (a claim of a time for "time"), then what prints the words, then whom they are said of.
# The first so many that have the words are weighed, and of those the best are fetched: a word that stands everywhere
# takes no more work than a rare one.
SEARCH = """WITH
    matching (n, score) AS MATERIALIZED (
        SELECT rowid, bm25(words, 8.0, 2.0, 3.0) FROM words WHERE words MATCH :words ORDER BY rowid LIMIT :candidates
    ),
    best (n, score) AS MATERIALIZED (SELECT n, score FROM matching ORDER BY score, n LIMIT :most)
SELECT (SELECT count(*) FROM matching), f.paragraph, a.body, c.body, q.body, p.body, s."start",
    CASE WHEN f.claim IS NULL AND f.quote IS NULL THEN substr(a.text, s."start" + 1, s."end" - s."start") END,
    (SELECT group_concat(e.body) FROM json_each(f.names) AS named CROSS JOIN entries AS e ON e.n = named.value)
FROM best CROSS JOIN findable AS f ON f.n = best.n
CROSS JOIN articles AS a ON a.n = f.article
CROSS JOIN passages AS s ON s.article = f.article AND s.number = f.paragraph
LEFT JOIN claims AS c ON c.n = f.claim
LEFT JOIN quotes AS q ON q.id = f.quote
LEFT JOIN points AS p ON p.n = f.point
ORDER BY best.score, best.n
"""

# Which of the words occur (each given as the first and the last that it may be), and words that are written nearly so.
KNOWN_WORDS = """WITH
    near (word) AS MATERIALIZED (
        SELECT trim(word) FROM spoken WHERE spoken MATCH :trigrams ORDER BY rank LIMIT :candidates
    )
SELECT asked.key, NULL FROM json_each(:ranges) AS asked
WHERE EXISTS (
    SELECT 1 FROM heard
    WHERE heard.term >= json_extract(asked.value, '$[0]') AND heard.term <= json_extract(asked.value, '$[1]')
)
UNION ALL SELECT NULL, word FROM near
"""

_AFTER_LETTERS = "{"
"""Sorts after every letter and figure with which a folded word may go on."""


class Phrase(NamedTuple):
    """Folded words that stand next to each other; of an ``open`` phrase the last word may go on ("ingeb")."""

    words: tuple[str, ...]
    open: bool = False

    def fits(self, found: Sequence[str]) -> bool:
        """Whether folded words are these; a bare number is also that of metres ("1500", "1500m")."""
        *before, sought = self.words
        if len(found) != len(self.words) or list(found[:-1]) != before:
            return False
        last = found[-1]
        return last == sought or (self.open and last.startswith(sought)) or (self._number and last == f"{sought}m")

    @property
    def ending(self) -> str:
        """With what the last word may go on at most."""
        if self.open:
            return _AFTER_LETTERS
        return "m" if self._number else ""

    @property
    def _number(self) -> bool:
        return len(self.words) == 1 and self.words[0].isdigit()

    def expression(self) -> str:
        """The phrase as full-text search reads it: words in quotation marks, which it cannot take for more."""
        quoted = f'"{" ".join(self.words)}"'
        if self.open:  # the word as it was typed weighs more than one that only begins so
            return f"({quoted} OR {quoted}*)"
        return f'({quoted} OR "{self.words[0]}m")' if self._number else quoted


def expression(phrases: Iterable[Phrase]) -> str:
    """A full-text question for whatever has all of the phrases."""
    return " AND ".join(phrase.expression() for phrase in phrases)


def ranges(words: Iterable[Phrase]) -> str:
    """Single words as the first and the last that each may be."""
    return json_codec.json_list([(word.words[0], word.words[0] + word.ending) for word in words])


def search_hits(rows: Iterable[Any]) -> SearchHits:
    """What the rows of `SEARCH` hold."""
    fetched = list(rows)
    return SearchHits(tuple(_hit(row) for row in fetched), fetched[0][0] if fetched else 0)


def unknown_words(rows: Iterable[Any], count: int) -> UnknownWords:
    """What the rows of `KNOWN_WORDS` hold for so many words that were asked for."""
    fetched = list(rows)
    occurring = {place for place, _ in fetched if place is not None}
    return UnknownWords(
        places=tuple(place for place in range(count) if place not in occurring),
        near=tuple(word for place, word in fetched if place is None),
    )


def _hit(row: tuple[Any, ...]) -> Hit:
    _, paragraph, article, _, _, point, _, _, names = row
    return Hit(
        article=facts.article(article, None),
        paragraph=paragraph,
        content=_content(row),
        names={entry.id: entry for entry in json_codec.read_entries(f"[{names or ''}]")},
        point=None if point is None else json_codec.read_point(point).point,
    )


def _content(row: tuple[Any, ...]) -> Claim | Quote | Passage:
    _, _, _, claim, quote, _, start, text, _ = row
    if claim is not None:
        return json_codec.read_claim(claim)
    if quote is not None:
        return json_codec.read_quote(quote)
    return Passage(Span(start, start + len(text)), text)
