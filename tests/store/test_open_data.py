"""The tables of the data package: what they name is in the database, and they hold what the JSON lines hold."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from bot.facts.compared_pack import compare_pack
from bot.facts.model import Mood, Verdict
from bot.render.export import RecordType, jsonl
from bot.store.open_data import OpenTable, open_data, read_table
from tests.conftest import CORVANE, FOOTBALL, HARBOUR, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PACKS = {"shipped": ROOT, "harbour": HARBOUR, "corvane": CORVANE, "football": FOOTBALL}

Row = dict[str, Any]


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """The folder of a pack, and its database."""
    return PACKS[request.param], request.getfixturevalue(f"{request.param}_database")


def table(name: str) -> OpenTable:
    return next(each for each in open_data().tables if each.name == name)


def rows_of(database: Path, name: str) -> list[Row]:
    names = [column.name for column in table(name).columns]
    return [dict(zip(names, row, strict=True)) for row in read_table(database, table(name))]


compared = cache(compare_pack)


def exported(root: Path, record_type: RecordType) -> list[Row]:
    """The records of the export as JSON lines hold them."""
    return [json.loads(line) for line in jsonl(compared(root), [record_type])]


def grouped(rows: Iterable[Row], by: str, *columns: str) -> dict[str, list[Any]]:
    """What some columns hold, a list for each value of another one."""
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(tuple(row[column] for column in columns))
    return groups


def test_every_view_of_the_database_is_a_table_of_the_data_package(shipped_database: Path) -> None:
    with closing(sqlite3.connect(shipped_database)) as connection:
        views = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert views <= {each.name for each in open_data().tables}


@pytest.mark.parametrize("each", open_data().tables, ids=lambda each: each.name)
def test_every_column_is_described_of_a_view_and_none_that_a_table_has_not(
    shipped_database: Path, each: OpenTable
) -> None:
    with closing(sqlite3.connect(shipped_database)) as connection:
        (kind,) = connection.execute("SELECT type FROM sqlite_schema WHERE name = ?", (each.name,)).fetchone()
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({each.name})")}
    described = {column.name for column in each.columns}
    assert described == columns if kind == "view" else described <= columns


def test_what_a_column_may_hold_is_what_the_model_has() -> None:
    enums = {column.name: column.enum for each in open_data().tables for column in each.columns if column.enum}
    assert enums == {"verdict": tuple(Verdict), "mood": tuple(Mood)}


def test_every_link_leads_to_a_key() -> None:
    keys = {(each.name, *each.key) for each in open_data().tables}
    links = {column.references for each in open_data().tables for column in each.columns if column.references}
    assert links <= keys


def test_without_the_words_of_articles_no_column_of_them_is_left_and_every_key_is() -> None:
    columns = {(each.name, column.name) for each in open_data().tables for column in each.columns}
    left = {(each.name, column.name) for each in open_data(with_words=False).tables for column in each.columns}
    assert columns - left == {
        ("article_claims", "excerpt"),
        ("article_values", "excerpt"),
        ("sole_statements", "excerpt"),
        ("quotations", "text"),
        ("finding_excerpts", "excerpt"),
    }
    assert all((each.name, key) in left for each in open_data().tables for key in each.key)


def test_claims_are_those_of_the_json_lines(pack: tuple[Path, Path]) -> None:
    root, database = pack
    claims = {row["claim"]: row for row in rows_of(database, "article_claims")}
    records = {record["id"]: record for record in exported(root, RecordType.CLAIM)}
    names = {"scope": "in", "moment": "when", "speaker": "by", "span_start": "start", "span_end": "end"}
    same = ("article", "paragraph", "about", "what", "value", "among", "mood", "printed", "excerpt", "reading")
    for id_, record in records.items():
        assert {column: claims[id_][column] for column in (*same, *names)} == {
            column: record[names.get(column, column)] for column in (*same, *names)
        }
    places = grouped(rows_of(database, "claim_places"), "claim", "span_start", "span_end")
    assert {id_: sorted(spans) for id_, spans in places.items()} == {
        id_: sorted([(record["start"], record["end"]), *map(tuple, record["also"])]) for id_, record in records.items()
    }


def test_points_are_those_of_the_json_lines(pack: tuple[Path, Path]) -> None:
    root, database = pack
    points = {row["id"]: row for row in rows_of(database, "points")}
    records = {record["id"]: record for record in exported(root, RecordType.POINT)}
    than = {"about": "than_about", "what": "than_what", "in": "than_scope", "when": "than_moment"}
    for id_, record in records.items():
        row = points[id_]
        assert [row[name] for name in ("about", "what", "scope", "moment", "among", "verdict", "headline")] == [
            record[name] for name in ("about", "what", "in", "when", "among", "verdict", "headline")
        ]
        assert {name: row[column] for name, column in than.items() if row[column]} == (record["than"] or {})
    assert points.keys() == records.keys()


def test_what_is_said_of_points_is_what_the_json_lines_say(pack: tuple[Path, Path]) -> None:
    root, database = pack
    values = grouped(rows_of(database, "article_values"), "point", "denied", "value", "claim")
    uncounted = grouped(rows_of(database, "uncounted_values"), "point", "claim")
    silent = grouped(rows_of(database, "silent_articles"), "point", "article")
    moments = grouped(rows_of(database, "article_moments"), "point", "rank", "moment", "article")
    caveats = grouped(rows_of(database, "caveats"), "point", "rank", "verdict", "clash")
    for record in exported(root, RecordType.POINT):
        id_ = record["id"]
        assert {("not " * denied + value, claim) for denied, value, claim in values.get(id_, ())} == {
            (value["value"], claim) for value in record["values"] for claim in value["claims"]
        }
        assert {claim for (claim,) in uncounted.get(id_, ())} == set(record["reports"])
        assert sorted(article for (article,) in silent.get(id_, ())) == sorted(record["silent"])
        assert sorted(moments.get(id_, ())) == sorted(
            (rank, each["moment"], article)
            for rank, each in enumerate(record["moments"])
            for article in each["articles"]
        )
        assert caveats.get(id_, []) == [
            (rank, each["verdict"], each["clash"]) for rank, each in enumerate(record["caveats"])
        ]


def test_findings_rest_on_the_claims_and_quotations_of_the_json_lines(pack: tuple[Path, Path]) -> None:
    root, database = pack
    evidence = grouped(rows_of(database, "finding_excerpts"), "finding", "evidence")
    assert {row["id"]: {id_ for (id_,) in evidence[row["n"]]} for row in rows_of(database, "findings")} == {
        record["id"]: {*record["claims"], *record["quotes"]} for record in exported(root, RecordType.FINDING)
    }
