"""What articles say as Web Annotations (https://www.w3.org/TR/annotation-model/): a collection with one page of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import json

from bot.facts.model import Mood
from bot.render.page_addresses import article_address
from bot.render.sanitize import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.model import Span
    from bot.store.queries.annotations import AnnotatedWords, TextRow

ANNOTATIONS = "annotations.jsonld"
"""The name of the file; every id is relative to it."""

_CONTEXT = 32
"""Code points before and after the words, doubled until they stand only once in the article."""


def annotation_lines(texts: Sequence[TextRow], words: Sequence[AnnotatedWords]) -> Iterator[str]:
    """The collection as lines of one JSON document, without line breaks at the ends: an annotation is a line."""
    articles = {row.slug: row for row in texts}
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": ANNOTATIONS,
        "type": "AnnotationCollection",
        "label": "What the articles say, at their words",
        "total": len(words),
    }
    page = {"id": f"{ANNOTATIONS}#page", "type": "AnnotationPage", "partOf": ANNOTATIONS, "startIndex": 0}
    yield f'{_json(head)[:-1]},"first":{_json(page)[:-1]},"items":['
    for n, each in enumerate(words, 1):
        yield _json(_annotation(articles[each.article], each)) + ("," if n < len(words) else "")
    yield "]}}"


def _annotation(article: TextRow, words: AnnotatedWords) -> dict[str, Any]:
    return {
        "id": f"{ANNOTATIONS}#{words.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": _saying(words), "format": "text/plain", "language": "en"},
        "target": [
            {
                "source": article.url or article_address(article.slug),
                "selector": [
                    _quote_selector(article.text, span),
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                ],
            }
            for span in words.spans
        ],
    }


def _saying(words: AnnotatedWords) -> str:
    """What is claimed: "Ada Brown, time: 1:58.20 (Women's 800m final, Harbour Games 2031)"."""
    mood = None if words.mood == Mood.ASSERTED else words.mood
    named = {"compared with": words.than, "among": words.among, "says": words.speaker}
    qualifiers = [words.scope, words.moment, *(f"{how} {who}" for how, who in named.items() if who), mood]
    said = f"{words.name}, {words.label}: {words.value}" if words.label else f"{words.name} said"
    qualified = ", ".join(each for each in qualifiers if each)
    return f"{said} ({qualified})" if qualified else said


def _quote_selector(text: str, span: Span) -> dict[str, str]:
    exact, context = text[span.start : span.end], _CONTEXT
    while True:
        prefix, suffix = text[max(span.start - context, 0) : span.start], text[span.end : span.end + context]
        first = text.find(prefix + exact + suffix)
        if text.find(prefix + exact + suffix, first + 1) < 0:
            return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
        context *= 2


def _json(value: object) -> str:
    return escape_controls(json.encode(value).decode())
