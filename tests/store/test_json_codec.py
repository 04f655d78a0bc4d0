from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as some

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
    Value,
    Verdict,
)
from bot.facts.moment import Bound, Moment
from bot.facts.scope import Scope
from bot.store import json_codec
from bot.store.rows import EntryRow, PointBody

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

WORDS = some.text(max_size=8)
MAYBE = some.none() | WORDS
GIVEN = some.builds(Value, WORDS, some.booleans())
SCOPES = some.builds(Scope, WORDS, MAYBE)
WHENS = some.none() | some.builds(Moment, WORDS, some.none() | some.sampled_from(Bound))
LISTS = some.lists(WORDS, max_size=3).map(tuple)
NUMBERS = some.integers(0, 10_000)
SPANS = some.builds(Span, NUMBERS, NUMBERS)
THANS = some.builds(Than, WORDS, MAYBE, some.none() | SCOPES, WHENS)


def standings() -> SearchStrategy[Standing]:
    plain = some.builds(Standing, WORDS, WORDS, GIVEN)
    return plain | some.builds(Standing, WORDS, WORDS, GIVEN, some.booleans(), MAYBE, LISTS)


def several_standings() -> SearchStrategy[tuple[Standing, ...]]:
    return some.lists(standings(), max_size=3).map(tuple)


CLAIMS = some.builds(
    Claim,
    id=WORDS,
    in_=SCOPES,
    span=SPANS,
    paragraph=NUMBERS,
    when=WHENS,
    than=some.none() | THANS,
    among=MAYBE,
    by=MAYBE,
    mood=some.sampled_from(Mood),
    printed=MAYBE,
    also=some.just(()),
    reading=MAYBE,
    name=MAYBE,
)
VALUES = some.builds(PointValue, GIVEN, some.none() | NUMBERS, LISTS, LISTS, several_standings())
POINTS = some.builds(
    Point,
    id=WORDS,
    key=some.builds(PointKey, WORDS, WORDS, some.none() | SCOPES, WHENS, some.none() | THANS, MAYBE, MAYBE),
    verdict=some.sampled_from(Verdict),
    headline=some.none() | GIVEN,
    values=some.lists(VALUES, max_size=3).map(tuple),
    stories=LISTS,
    among_articles=NUMBERS,
    silent=LISTS,
    contradicting=LISTS,
    beside=several_standings(),
    note=MAYBE,
)
ATTRIBUTES = some.builds(
    Attribute,
    id=WORDS,
    label=WORDS,
    kind=WORDS,
    group=WORDS,
    tells_outcome=some.booleans(),
    compare=some.sampled_from(Compare),
    point=some.lists(some.sampled_from(Qualifier)).map(tuple),
    implies=some.lists(
        some.builds(Implication, WORDS, MAYBE, some.dictionaries(WORDS, WORDS, max_size=3)), max_size=2
    ).map(tuple),
    words=LISTS,
    terms=some.dictionaries(WORDS, LISTS, max_size=3),
    roles=LISTS,
    sentence=MAYBE,
    sentences=some.dictionaries(WORDS, WORDS, max_size=3),
    moods=some.dictionaries(WORDS, WORDS, max_size=3),
)


@given(CLAIMS)
def test_a_claim_is_read_as_it_was_written(claim: Claim) -> None:
    assert json_codec.read_claim(json_codec.write(claim)) == claim


@given(some.builds(PointBody, POINTS, LISTS, LISTS))
def test_a_point_is_read_as_it_was_written(point: PointBody) -> None:
    assert json_codec.read_point(json_codec.write(point)) == point


@given(ATTRIBUTES)
def test_an_attribute_is_read_as_it_was_written(attribute: Attribute) -> None:
    assert json_codec.read_attribute(json_codec.write(attribute)) == attribute


@given(some.builds(Quote, span=SPANS, paragraph=NUMBERS, when=WHENS, remark=MAYBE, reading=MAYBE))
def test_a_quotation_is_read_as_it_was_written(quote: Quote) -> None:
    assert json_codec.read_quote(json_codec.write(quote)) == quote


@given(some.builds(Finding, articles=LISTS, claims=LISTS, points=LISTS))
def test_a_finding_is_read_as_it_was_written(finding: Finding) -> None:
    assert json_codec.read_finding(json_codec.write(finding)) == finding


@given(some.builds(EntryRow, code=MAYBE, unnamed=MAYBE, detail=MAYBE))
def test_an_entry_is_read_as_it_was_written(entry: EntryRow) -> None:
    assert json_codec.read_entry(json_codec.write(entry)) == entry


def test_what_was_read_is_of_the_models_own_types() -> None:
    claim = Claim("c", "a", "p", "w", "v", Scope("r"), "x", Span(1, 2), 1, "f:1", mood=Mood.DENIED)
    read = json_codec.read_claim(json_codec.write(claim))
    assert read.mood is Mood.DENIED
    assert isinstance(read.span, Span)


def test_what_is_written_is_an_array_of_the_fields_in_their_order() -> None:
    assert json_codec.write(Standing("c", "a", Value("v"))) == '["c","a",["v",false],false,null,[]]'
