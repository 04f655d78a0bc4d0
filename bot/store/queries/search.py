"""Words that are looked for in all that the articles say: the statements, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bot.facts.model import Span
from bot.store import records
from bot.store.rows import Hit, Passage, SearchHits, UnknownWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.facts.model import Claim, Quote

_ENTRY = records.ENTRY.format(owner="e.owns_surname", key="''")

# What is called so comes first (a claim of a time for "time"), then what prints the words, then whom they are said of;
# of what has them alike what weighs more.
# The first so many that have the words are weighed, and of those the best are fetched: a word that stands everywhere
# takes no more work than a rare one.
SEARCH = f"""WITH
    matching (n, score) AS MATERIALIZED (
        SELECT rowid, bm25(search_words, 1.0, 2.0, 3.0) FROM search_words
        WHERE search_words MATCH :words ORDER BY rowid LIMIT :candidates
    ),
    best (n, score) AS MATERIALIZED (
        SELECT i.n, score * i.weight FROM matching CROSS JOIN search_items AS i ON i.n = matching.n
        ORDER BY score * i.weight, i.n LIMIT :most
    )
SELECT (SELECT count(*) FROM matching), i.paragraph, {records.ARTICLE.format(number="NULL")},
    CASE WHEN i.claim IS NOT NULL THEN {records.CLAIM} END,
    CASE WHEN i.quote IS NOT NULL THEN {records.QUOTE} END,
    q.story,
    p.record,
    (
        SELECT group_concat(json_array(run.value ->> 1, run.value ->> 2, json(p.record)))
        FROM json_each(i.contested) AS run CROSS JOIN points AS p ON p.n = run.value ->> 0
    ),
    (
        SELECT group_concat({records.ARTICLE.format(number="NULL")})
        FROM json_each(i.articles) AS article CROSS JOIN articles AS a ON a.n = article.value
    ),
    s.span_start,
    CASE WHEN i.claim IS NULL AND i.quote IS NULL THEN substr(a.text, s.span_start + 1, s.span_end - s.span_start) END,
    (SELECT group_concat({_ENTRY}) FROM json_each(i.names) AS name CROSS JOIN entries AS e ON e.n = name.value)
FROM best CROSS JOIN search_items AS i ON i.n = best.n
CROSS JOIN articles AS a ON a.n = i.article
CROSS JOIN paragraphs AS s ON s.article = i.article AND s.number = i.paragraph
LEFT JOIN claims AS c ON c.n = i.claim
LEFT JOIN quotes AS q ON q.id = i.quote
LEFT JOIN points AS p ON p.n = i.point
ORDER BY best.score, best.n
"""

# Which of the words occur (each given as the first and the last that it may be), and words that are written nearly so.
UNKNOWN_WORDS = """WITH
    near (word) AS MATERIALIZED (
        SELECT trim(word) FROM word_spellings WHERE word_spellings MATCH :trigrams ORDER BY rank LIMIT :candidates
    )
SELECT asked.key, NULL, NULL FROM json_each(:ranges) AS asked
WHERE EXISTS (
    SELECT 1 FROM search_terms AS t
    WHERE t.term >= json_extract(asked.value, '$[0]') AND t.term <= json_extract(asked.value, '$[1]')
)
UNION ALL SELECT NULL, word, NULL FROM near
"""

SPELLINGS = f"""{UNKNOWN_WORDS}
UNION ALL SELECT NULL, NULL, name FROM (
    SELECT trim(key) AS name FROM key_spellings WHERE key_spellings MATCH :trigrams ORDER BY rank LIMIT :candidates
    ) AS near_names
"""

OCCURRING = """
SELECT asked.key FROM json_each(:expressions) AS asked
WHERE EXISTS (SELECT 1 FROM search_words WHERE search_words MATCH asked.value)
ORDER BY asked.key
"""

_AFTER_LETTERS = "{"
"""Sorts after every letter and figure with which a folded word may go on."""


class Phrase(NamedTuple):
    """Folded words that stand next to each other; of an ``open`` phrase the last word may go on ("ingeb").

    ``others`` are words that may stand for them.
    """

    words: tuple[str, ...]
    open: bool = False
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """What may stand there: the words, or others for them."""
        return (self.words, *self.others)

    def fits(self, words: Sequence[str]) -> bool:
        """Whether folded words are these; a bare number is also that of metres ("1500", "1500m")."""
        if tuple(words) in self.others:
            return True
        *before, last = self.words
        if len(words) != len(self.words) or list(words[:-1]) != before:
            return False
        ending = words[-1]
        return ending == last or (self.open and ending.startswith(last)) or (self._number and ending == f"{last}m")

    @property
    def ending(self) -> str:
        """With what the last word may go on at most."""
        if self.open:
            return _AFTER_LETTERS
        return "m" if self._number else ""

    @property
    def _number(self) -> bool:
        return self.words[-1].isdigit()

    def expression(self) -> str:
        """The phrase as full-text search reads it: words in quotation marks, which it cannot take for more."""
        if self.others:
            return f"({' OR '.join(self._replace(words=run, others=()).expression() for run in self.runs)})"
        quoted = f'"{" ".join(self.words)}"'
        if self.open:  # the word as it was typed weighs more than one that only begins so
            return f"({quoted} OR {quoted}*)"
        return f'({quoted} OR {quoted[:-1]}m")' if self._number else quoted


def expression(phrases: Iterable[Phrase]) -> str:
    """A full-text question for what has all of the phrases."""
    return " AND ".join(phrase.expression() for phrase in phrases)


def ranges(words: Iterable[Phrase]) -> str:
    """Single words as the first and the last that each may be."""
    return records.to_json([(word.words[0], word.words[0] + word.ending) for word in words])


def read_hits(rows: Iterable[Any]) -> SearchHits:
    """What the rows of `SEARCH` hold."""
    rows = list(rows)
    return SearchHits(tuple(_hit(*row[1:]) for row in rows), rows[0][0] if rows else 0)


def read_unknown_words(rows: Iterable[Any], words: int) -> UnknownWords:
    """What the rows of `UNKNOWN_WORDS` or `SPELLINGS` hold for so many words that were asked for."""
    rows = list(rows)
    occurring = {place for place, *_ in rows if place is not None}
    return UnknownWords(
        places=tuple(place for place in range(words) if place not in occurring),
        near=tuple(word for _, word, _ in rows if word is not None),
        names=tuple(name for *_, name in rows if name is not None),
    )


def _hit(  # noqa: PLR0913, PLR0917 — the columns of a row
    paragraph: int,
    article: str,
    claim: str | None,
    quote: str | None,
    story: str | None,
    point: str | None,
    contested: str | None,
    others: str | None,
    start: int,
    text: str,
    names: str | None,
) -> Hit:
    article_row = records.read_article(article)
    content: Claim | Quote | Passage
    if claim is not None:
        content = records.read_claim(claim, article_row.slug)
    elif quote is not None:
        content = records.read_quote(quote, article_row.slug)
    else:
        content = Passage(Span(start, start + len(text)), text)
    return Hit(
        article=article_row,
        paragraph=paragraph,
        content=content,
        names={entry.id: entry for entry in records.read_entries(f"[{names or ''}]")},
        point=None if point is None else records.read_point(point).point,
        contested=tuple((Span(*run), body.point) for *run, body in records.read_contested(f"[{contested or ''}]")),
        others=records.read_articles(f"[{others or ''}]"),
        story=story,
    )
