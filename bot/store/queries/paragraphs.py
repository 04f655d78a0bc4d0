"""Whole paragraphs: the statement, and what its rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.store.rows import ParagraphRow

if TYPE_CHECKING:
    from collections.abc import Iterable

PARAGRAPHS = """
SELECT a.slug, p.number, p.span_start, substr(a.text, p.span_start + 1, p.span_end - p.span_start)
FROM json_each(:places) AS asked
CROSS JOIN articles AS a ON a.slug = json_extract(asked.value, '$[0]')
CROSS JOIN paragraphs AS p ON p.article = a.n AND p.number = json_extract(asked.value, '$[1]')
ORDER BY asked.key
"""


def read_paragraphs(rows: Iterable[Any]) -> tuple[ParagraphRow, ...]:
    """What the rows of `PARAGRAPHS` hold."""
    return tuple(ParagraphRow(*row) for row in rows)
