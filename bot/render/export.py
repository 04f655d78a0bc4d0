"""A whole pack as lines that other programs read: JSON, one line a thing, or CSV, one type a file.

A record's keys stand in one order, which is that of the CSV columns; nothing is left out where it is null.
"""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from bot.render.sanitize import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.model import Article, Claim, Finding, Pack, Point, PointValue, Quote, Than, Value
    from bot.facts.moment import Moment
    from bot.facts.scope import Scope

Json = str | int | list["Json"] | dict[str, "Json"] | None
Record = dict[str, Json]


class RecordType(StrEnum):
    """The types of record, in the order of the export."""

    ARTICLE = "article"
    CLAIM = "claim"
    QUOTE = "quote"
    POINT = "point"
    FINDING = "finding"


_PLACE = ("start", "end", "paragraph", "reading", "source")
_KEY = ("about", "what", "in", "when", "than", "among")

COLUMNS: Mapping[RecordType, tuple[str, ...]] = {
    RecordType.ARTICLE: ("slug", "stories", "file", "sha256", "url", "publisher", "title", "author", "published"),
    RecordType.CLAIM: ("id", "article", *_KEY, "by", "mood", "value", "printed", "excerpt", "also", *_PLACE),
    RecordType.QUOTE: ("id", "article", "speaker", "when", "remark", "text", *_PLACE),
    RecordType.POINT: ("id", *_KEY, "verdict", "headline", "values", "silent", "beside"),
    RecordType.FINDING: ("id", "rule", "articles", "claims", "working"),
}
"""What each type holds. A CSV cell that holds more than text or a number is the JSON of it."""


def jsonl(
    pack: Pack, points: Sequence[Point], findings: Sequence[Finding], types: Iterable[RecordType] = RecordType
) -> Iterator[str]:
    """One JSON object a line, without its line break: articles, claims, quotations, points, findings."""
    for record_type in types:
        for record in records(record_type, pack, points, findings):
            yield _json({"type": record_type.value, **record})


def csv_lines(
    record_type: RecordType, pack: Pack, points: Sequence[Point], findings: Sequence[Finding]
) -> Iterator[str]:
    """One type as CSV after RFC 4180, without line breaks at the ends: the columns' names, then one row a record."""
    yield _row(COLUMNS[record_type])
    for record in records(record_type, pack, points, findings):
        yield _row([_cell(record[column]) for column in COLUMNS[record_type]])


def records(
    record_type: RecordType, pack: Pack, points: Sequence[Point], findings: Sequence[Finding]
) -> Iterator[Record]:
    """The records of one type: those of articles in the articles' order, the others in the order given."""
    match record_type:
        case RecordType.ARTICLE:
            return map(_article, pack.articles)
        case RecordType.CLAIM:
            return map(_claim, chain.from_iterable(article.claims for article in pack.articles))
        case RecordType.QUOTE:
            return map(_quote, chain.from_iterable(article.quotes for article in pack.articles))
        case RecordType.POINT:
            return map(_point, points)
        case RecordType.FINDING:
            return map(_finding, findings)


def _article(article: Article) -> Record:
    return {
        "slug": article.slug,
        "stories": dict(article.stories),
        "file": article.file,
        "sha256": article.sha256,
        "url": article.url,
        "publisher": article.publisher,
        "title": article.title,
        "author": article.author,
        "published": article.published,
    }


def _claim(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "article": claim.article,
        "about": claim.about,
        "what": claim.what,
        "in": _written(claim.in_),
        "when": _written(claim.when),
        "than": _than(claim.than),
        "among": claim.among,
        "by": claim.by,
        "mood": claim.mood.value,
        "value": claim.value,
        "printed": claim.printed,
        "excerpt": claim.excerpt,
        "also": [[span.start, span.end] for span in claim.also],
        "start": claim.span.start,
        "end": claim.span.end,
        "paragraph": claim.paragraph,
        "reading": claim.reading,
        "source": claim.source,
    }


def _quote(quote: Quote) -> Record:
    return {
        "id": quote.id,
        "article": quote.article,
        "speaker": quote.speaker,
        "when": _written(quote.when),
        "remark": quote.remark,
        "text": quote.text,
        "start": quote.span.start,
        "end": quote.span.end,
        "paragraph": quote.paragraph,
        "reading": quote.reading,
        "source": quote.source,
    }


def _point(point: Point) -> Record:
    return {
        "id": point.id,
        "about": point.key.about,
        "what": point.key.what,
        "in": _written(point.key.in_),
        "when": _written(point.key.when),
        "than": _than(point.key.than),
        "among": point.key.among,
        "verdict": point.verdict.value,
        "headline": _written(point.headline),
        "values": [_value(value) for value in point.values],
        "silent": [*point.silent],
        "beside": _once(standing.claim for standing in point.beside),
    }


def _value(value: PointValue) -> Json:
    return {
        "value": str(value.value),
        "articles": [*value.articles],
        "claims": _once(standing.claim for standing in value.standings),
    }


def _finding(finding: Finding) -> Record:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "articles": [*finding.articles],
        "claims": [*finding.claims],
        "working": finding.working,
    }


def _than(than: Than | None) -> Json:
    """Only what the comparison names: what it leaves out is the claim's own."""
    if than is None:
        return None
    named = {"about": than.about, "what": than.what, "in": _written(than.in_), "when": _written(than.when)}
    return {key: value for key, value in named.items() if value is not None}


def _written(part: Moment | Scope | Value | None) -> Json:
    """A part of a claim or a point as files write it."""
    return None if part is None else str(part)


def _once(ids: Iterable[str]) -> list[Json]:
    return [*dict.fromkeys(ids)]


def _json(value: Json) -> str:
    return escape_controls(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _cell(value: Json) -> str | int:
    if value is None:
        return ""
    return value if isinstance(value, (str, int)) else _json(value)


def _row(cells: Sequence[str | int]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
