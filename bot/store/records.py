"""How rows become objects: SQL expressions that make one JSON array of a row's columns, and what reads the arrays.

The parts of one statement have different columns; as one array each they need no padding.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.json import Decoder, Encoder

from bot.facts.frozen import Stored
from bot.facts.model import Claim, Finding, Mood, Quote, Span, Than
from bot.facts.moment import Moment
from bot.facts.own_moments import OwnMoment
from bot.facts.scope import Scope
from bot.facts.vocabulary import Attribute
from bot.store.rows import ArticleRow, EntryRow, Overlap, PointBody, RaceRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Each expects the table under the first letter of its name.
ARTICLE = """json_array(a.slug, {number}, a.publisher, a.title, a.author, a.published, a.url, a.file,
    a.story, a.story_number)"""
ENTRY = "json_array(e.id, e.type, e.name, e.code, e.unnamed, e.detail, {owner}, {key}, e.noun)"
RACE = """json_array(r.id, (SELECT name FROM entries WHERE id = r.id),
    r.meet, (SELECT name FROM entries WHERE id = r.meet), r.event, (SELECT name FROM entries WHERE id = r.event),
    r.round, r.articles, r.key, r.is_named, r.has_story, (SELECT noun FROM entries WHERE id = r.id),
    json(r.speakers))"""
FINDING = """json_array(f.id, f.rule, json(f.articles), json(f.claims), f.working, json(f.points),
    json(f.speakers), f.clash, json(f.quotes))"""

_encode = Encoder().encode

_MOST_READ = 2048
"""Of so many claims and points what their records hold is kept: most answers read those of one story again."""


class _ClaimColumns(Stored, frozen=True):
    """A claim's columns, by their names in the table; ``schema.sql`` says what they hold."""

    id: str
    about: str
    what: str
    value: str
    scope: str
    excerpt: str
    span_start: int
    span_end: int
    paragraph: int
    moment: str | None
    than_about: str | None
    than_what: str | None
    than_scope: str | None
    than_moment: str | None
    among: str | None
    speaker: str | None
    mood: Mood
    printed: str | None
    reading: str | None


class _QuoteColumns(Stored, frozen=True):
    """A quotation's columns, by their names in the table."""

    id: str
    speaker: str
    text: str
    span_start: int
    span_end: int
    paragraph: int
    moment: str | None
    remark: str | None
    reading: str | None


def _array_of(columns: type[Stored], table: str) -> str:
    """SQL for the record of those columns of a table."""
    return f"json_array({', '.join(f'{table}.{column}' for column in columns.__struct_fields__)})"


CLAIM = _array_of(_ClaimColumns, "c")
QUOTE = _array_of(_QuoteColumns, "q")

_read_claim_columns = Decoder(_ClaimColumns).decode
_read_quote_columns = Decoder(_QuoteColumns).decode

read_attribute = Decoder(Attribute).decode
read_moment = Decoder(OwnMoment).decode
read_point = lru_cache(_MOST_READ)(Decoder(PointBody).decode)
read_contested = Decoder(tuple[tuple[int, int, PointBody], ...]).decode
read_finding = Decoder(Finding).decode
read_article = Decoder(ArticleRow).decode
read_articles = Decoder(tuple[ArticleRow, ...]).decode
# SQLite has no truth values: 0 and 1 stand for them.
read_entry = Decoder(EntryRow, strict=False).decode
read_entries = Decoder(tuple[EntryRow, ...], strict=False).decode
read_race = Decoder(RaceRow, strict=False).decode
read_overlap = Decoder(Overlap).decode
read_span = Decoder(Span).decode
read_spans = Decoder(tuple[Span, ...]).decode


@lru_cache(_MOST_READ)
def read_claim(record: str, article: str) -> Claim:
    """A claim of an article, without the places where it is repeated and without the line that curates it."""
    row = _read_claim_columns(record)
    than = Than(row.than_about, row.than_what, _optional_scope(row.than_scope), _optional_moment(row.than_moment))
    return Claim(
        id=row.id,
        article=article,
        about=row.about,
        what=row.what,
        value=row.value,
        in_=Scope.parse(row.scope),
        excerpt=row.excerpt,
        span=Span(row.span_start, row.span_end),
        paragraph=row.paragraph,
        source="",
        when=_optional_moment(row.moment),
        than=None if than == _NOTHING_COMPARED else than,
        among=row.among,
        by=row.speaker,
        mood=row.mood,
        printed=row.printed,
        reading=row.reading,
    )


def read_quote(record: str, article: str) -> Quote:
    """A quotation that an article prints, without the line that curates it."""
    row = _read_quote_columns(record)
    span, when = Span(row.span_start, row.span_end), _optional_moment(row.moment)
    return Quote(row.id, article, row.speaker, row.text, span, row.paragraph, "", when, row.remark, row.reading)


_NOTHING_COMPARED = Than()


def _optional_scope(text: str | None) -> Scope | None:
    return None if text is None else Scope.parse(text)


def _optional_moment(text: str | None) -> Moment | None:
    return None if text is None else Moment.parse(text)


def to_json(value: Stored | Sequence[object] | Mapping[str, object]) -> str:
    """JSON of a stored value, or of what a question gives to a statement that takes several of a thing."""
    return _encode(value).decode()
