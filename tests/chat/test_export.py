from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.conftest import Trackside


def test_everything_is_exported_as_json_lines(trackside: Trackside) -> None:
    ran = trackside("export")
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    types = list(dict.fromkeys(record["type"] for record in records))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert types == ["article", "claim", "quote", "point", "finding"]
    assert sum(record["type"] == "article" for record in records) == 4


def test_every_excerpt_stands_where_the_export_says(trackside: Trackside, harbour: Path) -> None:
    records = [json.loads(line) for line in trackside("export").stdout.splitlines()]
    texts = {
        record["slug"]: (harbour / "seeds" / record["file"]).read_bytes().decode("utf-8")
        for record in records
        if record["type"] == "article"
    }
    for record in records:
        if record["type"] in {"claim", "quote"}:
            run = texts[record["article"]][record["start"] : record["end"]]
            words = record["excerpt"] if record["type"] == "claim" else record["text"]
            assert run.split() == words.split()


def test_csv_has_a_row_a_claim(trackside: Trackside) -> None:
    rows = list(csv.DictReader(trackside("export", "--format", "csv").stdout.splitlines()))
    claims = trackside("export", "--type", "claim").stdout.splitlines()
    assert len(rows) == len(claims)
    assert [row["id"] for row in rows] == [json.loads(claim)["id"] for claim in claims]


@pytest.mark.parametrize("record_type", ["article", "quote", "point", "finding"])
def test_csv_has_one_type_a_file(trackside: Trackside, record_type: str) -> None:
    ran = trackside("export", "--format", "csv", "--type", record_type)
    assert ran.returncode == 0
    assert len(list(csv.DictReader(ran.stdout.splitlines()))) > 0


def test_a_file_holds_what_standard_output_would(trackside: Trackside, tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    ran = trackside("export", "--output", target)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert target.read_bytes().decode("utf-8") == trackside("export").stdout
    assert [path.name for path in tmp_path.glob("facts*")] == ["facts.jsonl"]


def test_a_file_that_cannot_be_written_gets_one_sentence(trackside: Trackside, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "facts.jsonl"
    ran = trackside("export", "--output", target)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (f"{target} cannot be written: No such file or directory. Name another file with --output.\n")


def test_an_unknown_type_is_answered_with_the_known_ones(trackside: Trackside) -> None:
    ran = trackside("export", "--type", "rumour")
    assert ran.returncode == 2
    assert "rumour" in ran.stderr
    assert "finding" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_help_says_how_a_spreadsheet_reads_names_with_accents(trackside: Trackside) -> None:
    told = "All is UTF-8. Excel shows the names of a CSV file right when it is opened by Data, From Text/CSV."
    assert told in trackside("export", "--help").stdout
