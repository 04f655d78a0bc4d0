"""How rows become objects: SQL expressions that make one JSON array of a row's columns, and what reads the arrays.

The parts of one statement have different columns; as one array each they need no padding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.json import Decoder, Encoder

from bot.facts.model import Attribute, Claim, Finding, Mood, Quote, Span, Than
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from bot.store.rows import ArticleRow, EntryRow, Offer, Overlap, PointBody, RaceRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.facts.frozen import Stored

# Each expects the table under the first letter of its name.
ARTICLE = """json_array(a.slug, {number}, a.publisher, a.title, a.author, a.published, a.url, a.file,
    a.story, a.story_number)"""
ENTRY = "json_array(e.id, e.type, e.name, e.code, e.unnamed, e.detail, {owner}, {key})"
RACE = """json_array(r.id, (SELECT name FROM entries WHERE id = r.id),
    r.meet, (SELECT name FROM entries WHERE id = r.meet), r.event, (SELECT name FROM entries WHERE id = r.event),
    r.round, r.articles, r.day, r.key)"""
CLAIM = """json_array(c.id, c.about, c.what, c.value, c.scope, c.excerpt, c.span_start, c.span_end, c.paragraph,
    c.moment, c.than_about, c.than_what, c.than_scope, c.than_moment, c.among, c.speaker, c.mood, c.printed,
    c.reading)"""
QUOTE = """json_array(q.id, q.speaker, q.text, q.span_start, q.span_end, q.paragraph, q.moment, q.remark, q.reading)"""
FINDING = "json_array(f.id, f.rule, json(f.articles), json(f.claims), f.working, json(f.points))"

_encode = Encoder().encode

_Text = str | None
_read_claim_columns = Decoder(
    tuple[
        str,
        str,
        str,
        str,
        str,
        str,
        int,
        int,
        int,
        _Text,
        _Text,
        _Text,
        _Text,
        _Text,
        _Text,
        _Text,
        Mood,
        _Text,
        _Text,
    ]
).decode
_read_quote_columns = Decoder(tuple[str, str, str, int, int, int, _Text, _Text, _Text]).decode

read_attribute = Decoder(Attribute).decode
read_point = Decoder(PointBody).decode
read_finding = Decoder(Finding).decode
read_article = Decoder(ArticleRow).decode
# SQLite has no truth values: 0 and 1 stand for them.
read_entry = Decoder(EntryRow, strict=False).decode
read_entries = Decoder(tuple[EntryRow, ...], strict=False).decode
read_race = Decoder(RaceRow).decode
read_overlap = Decoder(Overlap).decode
read_offer = Decoder(Offer).decode


def read_claim(record: str, article: str) -> Claim:
    """A claim of an article, without the places where it is repeated and without the line that curates it."""
    (
        id_,
        about,
        what,
        value,
        scope,
        excerpt,
        start,
        end,
        paragraph,
        moment,
        than_about,
        than_what,
        than_scope,
        than_moment,
        among,
        speaker,
        mood,
        printed,
        reading,
    ) = _read_claim_columns(record)
    than = Than(than_about, than_what, _optional_scope(than_scope), _optional_moment(than_moment))
    return Claim(
        id=id_,
        article=article,
        about=about,
        what=what,
        value=value,
        in_=Scope.parse(scope),
        excerpt=excerpt,
        span=Span(start, end),
        paragraph=paragraph,
        source="",
        when=_optional_moment(moment),
        than=None if than == _NOTHING_COMPARED else than,
        among=among,
        by=speaker,
        mood=mood,
        printed=printed,
        reading=reading,
    )


def read_quote(record: str, article: str) -> Quote:
    """A quotation that an article prints, without the line that curates it."""
    id_, speaker, text, start, end, paragraph, moment, remark, reading = _read_quote_columns(record)
    when = _optional_moment(moment)
    return Quote(id_, article, speaker, text, Span(start, end), paragraph, "", when, remark, reading)


_NOTHING_COMPARED = Than()


def _optional_scope(text: str | None) -> Scope | None:
    return None if text is None else Scope.parse(text)


def _optional_moment(text: str | None) -> Moment | None:
    return None if text is None else Moment.parse(text)


def to_json(value: Stored | Sequence[object] | Mapping[str, object]) -> str:
    """JSON of a stored value, or of what a question gives to a statement that takes several of a thing."""
    return _encode(value).decode()
