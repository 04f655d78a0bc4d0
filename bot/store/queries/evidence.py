"""The exact words behind claims, and whole paragraphs: the statements, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.store import records
from bot.store.rows import Evidence, ParagraphRow

if TYPE_CHECKING:
    from collections.abc import Iterable

EVIDENCE = f"""
SELECT a.slug, {records.CLAIM}, {records.ARTICLE.format(number="NULL")},
    substr(a.text, p.span_start + 1, p.span_end - p.span_start)
FROM json_each(:claims) AS asked
CROSS JOIN claims AS c ON c.id = asked.value
CROSS JOIN articles AS a ON a.n = c.article
CROSS JOIN paragraphs AS p ON p.article = c.article AND p.number = c.paragraph
ORDER BY asked.key
"""

PARAGRAPHS = """
SELECT a.slug, p.number, p.span_start, substr(a.text, p.span_start + 1, p.span_end - p.span_start)
FROM json_each(:places) AS asked
CROSS JOIN articles AS a ON a.slug = json_extract(asked.value, '$[0]')
CROSS JOIN paragraphs AS p ON p.article = a.n AND p.number = json_extract(asked.value, '$[1]')
ORDER BY asked.key
"""


def read_evidence(rows: Iterable[Any]) -> tuple[Evidence, ...]:
    """The claims of the rows of `EVIDENCE`, each with its paragraph."""
    return tuple(
        Evidence(records.read_claim(claim, slug), records.read_article(article), paragraph)
        for slug, claim, article, paragraph in rows
    )


def read_paragraphs(rows: Iterable[Any]) -> tuple[ParagraphRow, ...]:
    """What the rows of `PARAGRAPHS` hold."""
    return tuple(ParagraphRow(*row) for row in rows)
