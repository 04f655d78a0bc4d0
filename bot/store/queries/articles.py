"""One article with its whole text: the statement, and what its rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bot.store import records
from bot.store.rows import ArticleContents, SpeakerQuoteRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.model import Claim
    from bot.store.rows import ArticleRow

_ENTRY = records.ENTRY.format(owner="e.owns_surname", key="''")

ARTICLES_OF_STORIES = f"""SELECT {records.ARTICLE.format(number="s.number")}
    FROM json_each(:stories) AS asked CROSS JOIN story_articles AS s ON s.story = asked.value
    CROSS JOIN articles AS a ON a.n = s.article
"""

# Parts of the answer; (part, number) is unique, so that sorting the rows never compares more.
_ARTICLE, _STORIES, _PARAGRAPHS, _CLAIMS, _QUOTES, _NAMES = range(6)

# The quotations are those of its first story: another article may print the same remark.
ARTICLE = f"""WITH
    asked (article, story) AS MATERIALIZED (SELECT n, story FROM articles WHERE slug = :slug)
SELECT 0, 0, {records.ARTICLE.format(number="a.story_number")}, a.text,
    EXISTS (SELECT 1 FROM story_articles AS s WHERE s.story < asked.story)
    OR EXISTS (SELECT 1 FROM story_articles AS s WHERE s.story > asked.story)
    FROM asked CROSS JOIN articles AS a ON a.n = asked.article
UNION ALL SELECT 1, CASE r.id WHEN asked.story THEN -1 ELSE r.recency END, {records.RACE}, NULL, NULL
    FROM asked CROSS JOIN story_articles AS s ON s.article = asked.article CROSS JOIN races AS r ON r.id = s.story
UNION ALL SELECT 2, p.number, json_array(p.span_start, p.span_end), NULL, NULL
    FROM asked CROSS JOIN paragraphs AS p ON p.article = asked.article
UNION ALL SELECT 3, c.n, {records.CLAIM},
    (SELECT json_group_array(json_array(l.span_start, l.span_end)) FROM claim_repeats AS l WHERE l.claim = c.n), NULL
    FROM asked CROSS JOIN claims AS c ON c.article = asked.article
UNION ALL SELECT 4, q.id, {records.QUOTE}, {records.ARTICLE.format(number="s.number")}, {_ENTRY}
    FROM asked CROSS JOIN story_articles AS s ON s.story = asked.story
    CROSS JOIN articles AS a ON a.n = s.article CROSS JOIN quotes AS q ON q.article = s.article
    CROSS JOIN entries AS e ON e.id = q.speaker
UNION ALL SELECT 5, e.id, {_ENTRY}, NULL, NULL FROM entries AS e WHERE e.id IN (
    SELECT c.about FROM asked CROSS JOIN claims AS c ON c.article = asked.article
    UNION SELECT c.value FROM asked CROSS JOIN claims AS c ON c.article = asked.article)
"""


def read_records(rows: Iterable[Any]) -> tuple[ArticleRow, ...]:
    """What the rows of `ARTICLES_OF_STORIES` hold."""
    return tuple([records.read_article(record) for (record,) in rows])


def read_contents(rows: Iterable[Any]) -> ArticleContents | None:
    """What the rows of `ARTICLE` hold; None where there is no such article."""
    parts: tuple[list[Any], ...] = tuple([] for _ in range(_NAMES + 1))
    for part, _, *columns in sorted(rows):
        parts[part].append(columns)
    if not parts[_ARTICLE]:
        return None
    ((record, text, has_other_stories),) = parts[_ARTICLE]
    article = records.read_article(record)
    names = [records.read_entry(record) for record, _, _ in parts[_NAMES]]
    return ArticleContents(
        article,
        tuple([records.read_race(record) for record, _, _ in parts[_STORIES]]),
        text,
        tuple([records.read_span(record) for record, _, _ in parts[_PARAGRAPHS]]),
        tuple([_claim(record, repeats, article.slug) for record, repeats, _ in parts[_CLAIMS]]),
        tuple(sorted([_quote(*columns) for columns in parts[_QUOTES]], key=lambda row: row.quote.span)),
        {row.id: row for row in names},
        is_of_only_story=not has_other_stories,
    )


def _claim(record: str, repeats: str, article: str) -> Claim:
    return replace(records.read_claim(record, article), also=tuple(sorted(records.read_spans(repeats))))


def _quote(record: str, article: str, speaker: str) -> SpeakerQuoteRow:
    row = records.read_article(article)
    return SpeakerQuoteRow(records.read_quote(record, row.slug), row, records.read_entry(speaker))
