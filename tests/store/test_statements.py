"""The store's statements: none scans what grows with the articles, and their work does not grow either."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bench import corpus
from bot.store import connection
from bot.store.queries import articles, completions, entries, facts, paragraphs, quotes, races, search
from bot.store.queries.statements import STATEMENTS
from bot.store.writing.build import build_database

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARY_TABLES = {"groups", "attributes", "moments"}
"""What grows with the vocabulary only."""


ONE_ROW = "CONSTANT"
"""What SQLite calls the one row of a SELECT without a table."""


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_statement_scans_a_table_that_grows_with_the_articles(harbour_database: Path, name: str) -> None:
    statement = STATEMENTS[name]
    with closing(sqlite3.connect(harbour_database)) as connection:
        parameters = dict.fromkeys(re.findall(r":(\w+)", statement), "[]")
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    own = set(re.findall(r"(\w+)(?: \([^)]*\))? AS MATERIALIZED", statement))
    own |= set(re.findall(r"\n *\) AS (\w+)", statement))
    own |= {alias for table, alias in re.findall(r"(\w+) AS (\w+)", statement) if table in own}
    scanned = {step.split()[1] for step in plan if step.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in step}
    assert scanned <= own | VOCABULARY_TABLES | {ONE_ROW}


FULL_TEXT_TABLES = ("search_words", "word_spellings", "key_spellings", "offer_words", "offer_spellings")


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_table_of_words_is_only_asked_for_those_that_match(name: str) -> None:
    statement = STATEMENTS[name]
    asked = re.findall(rf"(?:FROM|JOIN) ({'|'.join(FULL_TEXT_TABLES)})\b", statement)
    assert re.findall(r"(\w+) MATCH ", statement) == asked


@pytest.fixture(scope="module")
def small_and_large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Databases of two corpora, of which the larger begins with the stories of the smaller."""
    folder = tmp_path_factory.mktemp("corpora")
    for name, size in (("small", 10), ("large", 300)):
        corpus.write_corpus(folder / name, size, seed=7)
        build_database(folder / name, folder / f"{name}.db")
    return folder / "small.db", folder / "large.db"


def steps(database: Path, statement: str, parameters: dict[str, object]) -> int:
    """How many instructions SQLite's machine carries out: the work, whatever the clock says."""
    taken = 0

    def tick() -> None:
        nonlocal taken
        taken += 1

    with closing(sqlite3.connect(database)) as connection:
        connection.set_progress_handler(tick, 1)
        assert connection.execute(statement, parameters).fetchall()
    return taken


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("result facts", {"story": "coastal-games-2001-mens-400m-final"}),
        ("source facts", {"story": "coastal-games-2001-mens-400m-final"}),
        ("story facts", {"story": "coastal-games-2001-mens-400m-final"}),
        ("story facts and quotes", {"story": "coastal-games-2001-mens-400m-final"}),
        ("article", {"slug": "coast-courier-00000"}),
        ("articles of stories", {"stories": '["coastal-games-2001-mens-400m-final"]'}),
        ("stories", {"few": 2}),
        ("races by key", {"keys": '["400m"]', "few": 1}),
        ("races at meets", {"keys": '["men 400m"]', "meets": '["coastal games 2001"]', "few": 25}),
        ("entries", {"keys": '["men 400m final", "place"]', "types": '["race", "attribute"]', "few": 1}),
        ("names", {"keys": '["coastal games 2001"]', "types": '["meet"]', "most": 3}),
        ("quotes by name", {"keys": '["bozena halvorsen"]', "few": 25, "most": 1}),
        ("offers", {"whole": '":results"', "begun": '":results"', "most": 1}),
        ("offers", {"whole": '":results" AND (("final"))', "begun": '":results" AND (("final" *))', "most": 3}),
        ("search", {"words": '"final"', "candidates": 10, "most": 5}),
        ("unknown words", {"ranges": '[["final", "final"]]', "trigrams": '"fin"', "candidates": 3}),
        (
            "person facts",
            {"keys": '["bozena halvorsen"]', "name": "bozena halvorsen", "few": 25, "limit": 2, "named": 2},
        ),
        ("vocabulary", {}),
    ],
)
def test_a_statement_takes_no_more_work_among_thirty_times_the_articles(
    small_and_large: tuple[Path, Path], name: str, parameters: dict[str, object]
) -> None:
    small, large = (steps(database, STATEMENTS[name], parameters) for database in small_and_large)
    assert large <= 1.5 * small


def test_the_registry_holds_every_statement() -> None:
    written = {
        text
        for module in (articles, entries, paragraphs, races, facts, completions, search, quotes, connection)
        for name, text in vars(module).items()
        if not name.startswith("_") and isinstance(text, str) and text.lstrip().startswith(("SELECT", "WITH"))
    }
    assert written == set(STATEMENTS.values())
