"""How a thing is written as one JSON array, and read back: each pair of functions side by side.

Reading is a pure function of the text, so what has been read lately is kept: a race that is asked for often costs its
look-up only. One array a row was measured against one column a field, and takes half the time to fetch and decode.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.facts.model import (
    Attribute,
    Claim,
    Compare,
    Finding,
    Implication,
    Mood,
    Point,
    PointKey,
    PointValue,
    Qualifier,
    Quote,
    Span,
    Standing,
    Than,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.model import Article

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().raw_decode

_MOODS = {mood.value: mood for mood in Mood}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}

_PLAIN = 3
"""Most standings have so many fields: the value that a claim gives itself, with no working to show."""

_KEPT = 1024
"""So many claims, and as many points, are kept: more than a small pack has, and few enough for the garbage collector,
which looks through all of them whenever it looks through everything."""


def read(body: str) -> list[Any]:
    """The fields of whatever was written as one JSON array."""
    fields: list[Any] = _decode(body)[0]
    return fields


class PointBody(NamedTuple):
    """A point, the ids of every claim that it rests on, and those of its findings."""

    point: Point
    claims: tuple[str, ...]
    findings: tuple[str, ...]


def write_attribute(attribute: Attribute) -> str:
    """An attribute as text."""
    return _write(
        (
            attribute.id,
            attribute.label,
            attribute.kind,
            attribute.compare,
            attribute.point,
            attribute.group,
            attribute.tells_outcome,
            [(implied.what, implied.value, dict(implied.values)) for implied in attribute.implies],
            attribute.words,
            {term: list(words) for term, words in attribute.terms.items()},
            attribute.roles,
            attribute.sentence,
            dict(attribute.sentences),
            dict(attribute.moods),
        )
    )


def read_attribute(body: str) -> Attribute:
    """An attribute from its text."""
    id_, label, kind, compare, point, group, tells_outcome, implies, words, terms, roles, *told = read(body)
    return Attribute(
        id_,
        label,
        kind,
        Compare(compare),
        tuple(map(Qualifier, point)),
        group,
        tells_outcome,
        tuple(Implication(what, value, values) for what, value, values in implies),
        tuple(words),
        {term: tuple(written) for term, written in terms.items()},
        tuple(roles),
        *told,
    )


def write_claim(claim: Claim) -> str:
    """A claim as text, without its ``also`` runs."""
    return _write(
        (
            claim.id,
            claim.article,
            claim.about,
            claim.what,
            claim.value,
            claim.in_,
            claim.excerpt,
            claim.span.start,
            claim.span.end,
            claim.paragraph,
            claim.source,
            claim.when,
            _than(claim.than),
            claim.among,
            claim.by,
            claim.mood,
            claim.printed,
            claim.reading,
            claim.name,
        )
    )


@lru_cache(maxsize=_KEPT)
def read_claim(body: str) -> Claim:
    """A claim from its text."""
    return claim_of(read(body))


def claim_of(fields: list[Any]) -> Claim:
    """A claim from its fields."""
    (
        id_,
        article,
        about,
        what,
        value,
        in_,
        excerpt,
        start,
        end,
        paragraph,
        source,
        when,
        than,
        among,
        by,
        mood,
        printed,
        reading,
        name,
    ) = fields
    return Claim(
        id_,
        article,
        about,
        what,
        value,
        in_,
        excerpt,
        Span(start, end),
        paragraph,
        source,
        when,
        Than(*than) if than else None,
        among,
        by,
        _MOODS[mood],
        printed,
        (),
        reading,
        name,
    )


def write_quote(quote: Quote) -> str:
    """A quotation as text."""
    return _write(
        (
            quote.id,
            quote.article,
            quote.speaker,
            quote.text,
            quote.span.start,
            quote.span.end,
            quote.paragraph,
            quote.source,
            quote.when,
            quote.remark,
            quote.reading,
        )
    )


def read_quote(body: str) -> Quote:
    """A quotation from its text."""
    id_, article, speaker, text, start, end, *rest = read(body)
    return Quote(id_, article, speaker, text, Span(start, end), *rest)


def write_point(point: Point, claims: Iterable[str], findings: Iterable[str]) -> str:
    """A point as text, with the ids of its claims and findings."""
    key = point.key
    return _write(
        (
            point.id,
            (key.about, key.what, key.in_, key.when, _than(key.than), key.among, key.value),
            point.verdict,
            point.headline,
            [
                (value.value, value.side, value.articles, value.counted, [*map(_standing, value.standings)])
                for value in point.values
            ],
            point.stories,
            point.among_articles,
            point.silent,
            point.contradicting,
            [*map(_standing, point.beside)],
            point.note,
            [*claims],
            [*findings],
        )
    )


@lru_cache(maxsize=_KEPT)
def read_point(body: str) -> PointBody:
    """A point from its text."""
    return point_of(read(body))


def point_of(fields: list[Any]) -> PointBody:
    """A point from its fields."""
    id_, key, verdict, headline, values, stories, among, silent, contradicting, beside, note, claims, findings = fields
    about, what, in_, when, than, population, listed = key
    point = Point(
        id_,
        PointKey(about, what, in_, when, Than(*than) if than else None, population, listed),
        _VERDICTS[verdict],
        headline,
        tuple([_point_value(*value) for value in values]),
        tuple(stories),
        among,
        tuple(silent),
        tuple(contradicting),
        tuple([_standing_of(standing) for standing in beside]),
        note,
    )
    return PointBody(point, tuple(claims), tuple(findings))


def write_finding(finding: Finding) -> str:
    """A finding as text."""
    return _write((finding.id, finding.rule, finding.articles, finding.claims, finding.working, finding.points))


@lru_cache(maxsize=_KEPT)
def read_finding(body: str) -> Finding:
    """A finding from its text."""
    return finding_of(read(body))


def finding_of(fields: list[Any]) -> Finding:
    """A finding from its fields."""
    id_, rule, articles, claims, working, points = fields
    return Finding(id_, rule, tuple(articles), tuple(claims), working, tuple(points))


def write_article(article: Article) -> str:
    """An article's record as text, with the story that it tells first and its number there."""
    story, number = next(iter(article.stories.items()), (None, None))
    return write_record(
        article.slug,
        article.publisher,
        article.title,
        article.author,
        article.published,
        article.url,
        article.file,
        story,
        None if number is None else str(number),
    )


def write_record(*fields: str | None) -> str:
    """A flat record (an article's, an entry's, a race's) as text."""
    return _write(fields)


@lru_cache(maxsize=_KEPT)
def read_record(body: str) -> tuple[Any, ...]:
    """The fields of a flat record from its text."""
    return tuple(read(body))


def _than(than: Than | None) -> tuple[str | None, ...] | None:
    return None if than is None else (than.about, than.what, than.in_, than.when)


def _standing(standing: Standing) -> tuple[object, ...]:
    plain = (standing.claim, standing.article, standing.value)
    if not (standing.implied or standing.through) and standing.working is None:
        return plain
    return (*plain, standing.implied, standing.working, standing.through)


def _standing_of(fields: list[Any]) -> Standing:
    if len(fields) == _PLAIN:
        return Standing(*fields)
    claim, article, value, implied, working, through = fields
    return Standing(claim, article, value, implied, working, tuple(through))


def _point_value(
    value: str, side: int | None, articles: list[str], counted: list[str], standings: list[list[Any]]
) -> PointValue:
    given = tuple([_standing_of(standing) for standing in standings])
    return PointValue(value, side, tuple(articles), tuple(counted), given)
