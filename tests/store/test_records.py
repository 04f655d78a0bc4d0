from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.facts.model import (
    Caveat,
    Claim,
    Finding,
    Mood,
    Point,
    PointClaim,
    PointKey,
    PointMoment,
    PointValue,
    Quote,
    Span,
    Than,
    Value,
    Verdict,
)
from bot.facts.moment import Bound, Moment
from bot.facts.scope import Scope
from bot.facts.vocabulary import Attribute, Compare, Implication, Qualifier
from bot.store import records
from bot.store.rows import EntryRow, PointBody
from bot.store.writing.tables import claim_row, entry_row, finding_row, quote_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

    from bot.store.writing.tables import Row

SCHEMA = Path(__file__).parents[2] / "bot" / "store" / "schema.sql"

# No file of a pack holds a NUL.
WORDS = some.text(some.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
IDS = some.text("abc-1", min_size=1, max_size=8)
MAYBE = some.none() | WORDS
POINT_VALUES = some.builds(Value, WORDS, some.booleans())
SCOPES = some.builds(Scope, IDS, some.none() | IDS)
WHENS = some.none() | some.builds(Moment, IDS, some.none() | some.sampled_from(Bound))
LISTS = some.lists(WORDS, max_size=3).map(tuple)
NUMBERS = some.integers(0, 10_000)
SPANS = some.builds(Span, NUMBERS, NUMBERS)
THANS = some.builds(Than, WORDS, MAYBE, some.none() | SCOPES, WHENS)


def standings() -> SearchStrategy[PointClaim]:
    plain = some.builds(PointClaim, WORDS, WORDS, POINT_VALUES)
    return plain | some.builds(PointClaim, WORDS, WORDS, POINT_VALUES, some.booleans(), MAYBE, LISTS)


def several_standings() -> SearchStrategy[tuple[PointClaim, ...]]:
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
    source=some.just(""),
    name=some.none(),
)
VALUES = some.builds(PointValue, POINT_VALUES, some.none() | NUMBERS, LISTS, LISTS, several_standings())
CAVEATS = some.builds(Caveat, WORDS, LISTS, some.none() | some.sampled_from(Verdict), MAYBE, MAYBE, MAYBE)
POINTS = some.builds(
    Point,
    id=WORDS,
    key=some.builds(PointKey, WORDS, WORDS, some.none() | SCOPES, WHENS, some.none() | THANS, MAYBE, MAYBE),
    verdict=some.sampled_from(Verdict),
    headline=some.none() | POINT_VALUES,
    values=some.lists(VALUES, max_size=3).map(tuple),
    stories=LISTS,
    among_articles=NUMBERS,
    silent=LISTS,
    contradicting=LISTS,
    reports=several_standings(),
    note=MAYBE,
    moments=some.lists(some.builds(PointMoment, WHENS, LISTS), max_size=2).map(tuple),
    caveats=some.lists(CAVEATS, max_size=2).map(tuple),
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


@pytest.fixture(scope="module")
def tables() -> Iterator[sqlite3.Connection]:
    """The tables of the schema, in memory."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA.read_text("utf-8"))
        yield connection


def stored(tables: sqlite3.Connection, table: str, row: Row, record: str) -> str:
    """The record of a row of a table, of which it is the only one for a moment."""
    tables.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    (text,) = tables.execute(f"SELECT {record} FROM {table} AS {table[0]}").fetchone()
    tables.rollback()
    return str(text)


@given(CLAIMS)
def test_a_claim_is_read_as_it_was_written(tables: sqlite3.Connection, claim: Claim) -> None:
    record = stored(tables, "claims", claim_row(1, 1, claim), records.CLAIM)
    assert records.read_claim(record, claim.article) == claim


@given(some.builds(PointBody, POINTS, LISTS, LISTS))
def test_a_point_is_read_as_it_was_written(point: PointBody) -> None:
    assert records.read_point(records.to_json(point)) == point


@given(ATTRIBUTES)
def test_an_attribute_is_read_as_it_was_written(attribute: Attribute) -> None:
    assert records.read_attribute(records.to_json(attribute)) == attribute


@given(
    some.builds(
        Quote, WORDS, WORDS, WORDS, WORDS, SPANS, NUMBERS, some.just(""), when=WHENS, remark=MAYBE, reading=MAYBE
    )
)
def test_a_quotation_is_read_as_it_was_written(tables: sqlite3.Connection, quote: Quote) -> None:
    record = stored(tables, "quotes", quote_row(0, 0, 1, ("race", 1), quote), records.QUOTE)
    assert records.read_quote(record, quote.article) == quote


@given(some.builds(Finding, WORDS, WORDS, LISTS, LISTS, WORDS, LISTS, LISTS))
def test_a_finding_is_read_as_it_was_written(tables: sqlite3.Connection, finding: Finding) -> None:
    assert records.read_finding(stored(tables, "findings", finding_row(0, finding), records.FINDING)) == finding


@given(some.builds(EntryRow, WORDS, WORDS, WORDS, MAYBE, MAYBE, MAYBE, some.booleans()))
def test_an_entry_is_read_as_it_was_written(tables: sqlite3.Connection, entry: EntryRow) -> None:
    record = records.ENTRY.format(owner="e.owns_surname", key="''")
    assert records.read_entry(stored(tables, "entries", entry_row(1, entry), record)) == entry


def test_what_is_written_is_an_array_of_the_fields_in_their_order() -> None:
    assert records.to_json(PointClaim("c", "a", Value("v"))) == '["c","a",["v",false,null],false,null,[]]'
