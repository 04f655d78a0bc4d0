"""Everything that articles say, by where they say it: the statements, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.facts.frozen import Frozen
from bot.store import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.model import Span

ARTICLE_TEXTS = "SELECT slug, url, text FROM articles ORDER BY n"

ANNOTATED_WORDS = """
SELECT c.article, c.span_start, c.claim,
    (SELECT json_group_array(json_array(p.span_start, p.span_end)) FROM claim_places AS p WHERE p.claim = c.claim),
    c.name, c.label, COALESCE((SELECT e.name FROM entries AS e WHERE e.id = c.value), c.value),
    COALESCE(
        (SELECT e.name || ', ' || m.name FROM races AS r
            JOIN entries AS e ON e.id = r.id JOIN entries AS m ON m.id = r.meet WHERE r.id = c.scope),
        (SELECT e.name FROM entries AS e WHERE e.id = c.scope), c.scope), c.moment,
    (SELECT e.name FROM entries AS e WHERE e.id = c.than_about), c.among, c.mood,
    (SELECT e.name FROM entries AS e WHERE e.id = c.speaker)
FROM article_claims AS c
UNION ALL
SELECT q.article, q.span_start, q.quote, json_array(json_array(q.span_start, q.span_end)), q.speaker,
    NULL, NULL, NULL, q.moment, NULL, NULL, NULL, NULL
FROM quotations AS q
ORDER BY 1, 2, 3
"""


class TextRow(Frozen, frozen=True):
    """The whole text of an article, and the address of its page."""

    slug: str
    url: str | None
    text: str


class AnnotatedWords(Frozen, frozen=True):
    """Words of an article and what they say: of ``name`` the value of the topic ``label``, or what ``name`` said.

    Of a quotation ``label`` is None, and all that qualifies a value but the moment. ``spans`` are the places where the
    article says it, the first in reading order.
    """

    id: str
    article: str
    spans: tuple[Span, ...]
    name: str
    label: str | None
    value: str | None
    scope: str | None
    moment: str | None
    than: str | None
    among: str | None
    mood: str | None
    speaker: str | None


def read_texts(rows: Iterable[Any]) -> tuple[TextRow, ...]:
    """What the rows of `ARTICLE_TEXTS` hold."""
    return tuple([TextRow(*row) for row in rows])


def read_annotated_words(rows: Iterable[Any]) -> tuple[AnnotatedWords, ...]:
    """What the rows of `ANNOTATED_WORDS` hold: article by article, in the order of the text."""
    return tuple(
        [
            AnnotatedWords(id_, article, tuple(sorted(records.read_spans(spans))), *said)
            for article, _, id_, spans, *said in rows
        ]
    )
