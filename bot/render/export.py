"""A whole pack as lines that other programs read: JSON, one line a thing, or CSV, one type a file.

A record's keys stand in one order, which is that of the CSV columns; nothing is left out where it is null.
"""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import json
from msgspec.structs import asdict

from bot.facts.model import Caveat, PointClaim, PointMoment, PointValue, Quote, Than, Value
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from bot.render.sanitize import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.compared_pack import ComparedPack

Record = dict[str, Any]
"""What JSON can hold, by the names of the columns."""


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
    RecordType.POINT: ("id", *_KEY, "verdict", "headline", "values", "silent", "reports", "moments", "caveats"),
    RecordType.FINDING: ("id", "rule", "articles", "claims", "working", "speakers", "quotes"),
}
"""What each type holds. A CSV cell that holds more than text or a number is the JSON of it."""

_FIELDS: Mapping[str, str] = {"in": "in_", "start": "span.start", "end": "span.end"}
"""Where a column stands in the model that is no field of that name."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet calculate a cell, after https://owasp.org/www-community/attacks/CSV_Injection."""

_KEY_FIELDS: Mapping[str, str] = {"in": "key.in_", **{column: f"key.{column}" for column in _KEY if column != "in"}}
"""The same of a point."""


def jsonl(compared: ComparedPack, types: Iterable[RecordType] = RecordType) -> Iterator[str]:
    """One JSON object a line, without its line break: articles, claims, quotations, points, findings."""
    for record_type in types:
        for record in records(record_type, compared):
            yield _json({"type": record_type, **record})


def csv_lines(record_type: RecordType, compared: ComparedPack) -> Iterator[str]:
    """One type as CSV after RFC 4180, without line breaks at the ends: the columns' names, then one row a record."""
    yield _csv_line(COLUMNS[record_type])
    for record in records(record_type, compared):
        yield _csv_line([_csv_cell(cell) for cell in record.values()])


def records(record_type: RecordType, compared: ComparedPack) -> Iterator[Record]:
    """The records of one type: those of articles in the articles' order, the others in the order given."""
    articles = compared.pack.articles
    things: Mapping[RecordType, Iterable[Any]] = {
        RecordType.ARTICLE: articles,
        RecordType.CLAIM: (claim for article in articles for claim in article.claims),
        RecordType.QUOTE: (quote for article in articles for quote in article.quotes),
        RecordType.POINT: compared.points,
        RecordType.FINDING: compared.findings,
    }
    columns = COLUMNS[record_type]
    fields = _KEY_FIELDS if record_type is RecordType.POINT else _FIELDS
    read_fields = attrgetter(*(fields.get(column, column) for column in columns))
    for thing in things[record_type]:
        yield dict(zip(columns, map(_plain, read_fields(thing)), strict=True))


def _plain(value: object) -> object:
    """A value of the model as the export shows it; what JSON can hold as it is stays so."""
    match value:
        case Moment() | Scope() | Value():
            return str(value)
        case Than() | PointValue() | PointMoment() | Caveat():
            return _table(value)
        case tuple() if all(isinstance(each, PointClaim) for each in value):
            # A claim that gives a value in two ways is one claim.
            return list(dict.fromkeys(standing.claim for standing in value))
        case Quote():
            return value.id
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


def _table(value: Than | PointValue | PointMoment | Caveat) -> Record:
    match value:
        case Than():
            # Only what the comparison names: what it leaves out is the claim's own.
            parts = {"about": value.about, "what": value.what, "in": value.in_, "when": value.when}
            return {name: _plain(part) for name, part in parts.items() if part is not None}
        case PointValue():
            when = {"when": str(value.value.moment)} if value.value.moment is not None else {}
            return {"value": str(value.value), **when, "articles": value.articles, "claims": _plain(value.standings)}
        case _:
            return {name: _plain(part) for name, part in asdict(value).items()}


def _json(value: object) -> str:
    return escape_controls(json.encode(value).decode())


def _csv_cell(cell: object) -> object:
    """A cell that no spreadsheet calculates: what begins like a formula has an apostrophe before it."""
    if cell is None or isinstance(cell, int):
        return cell
    text = cell if isinstance(cell, str) else _json(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _csv_line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
