from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import ROOT, blocks

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "database.md"


def queries() -> list[tuple[str, str]]:
    """Each query of the page, and what stands below it."""
    fences = blocks(PAGE)
    return [(sql.text, rows.text) for sql, rows in itertools.pairwise(fences) if sql.language == "sql"]


@pytest.mark.parametrize(("query", "rows"), queries())
def test_each_query_gives_what_the_page_shows(shipped_database: Path, query: str, rows: str) -> None:
    with closing(sqlite3.connect(shipped_database)) as connection:
        answer = ["|".join("" if cell is None else str(cell) for cell in row) for row in connection.execute(query)]
    assert "\n".join(answer) == rows.rstrip("\n")
    assert answer


def test_the_page_explains_every_view(shipped_database: Path) -> None:
    with closing(sqlite3.connect(shipped_database)) as connection:
        views = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert {view for view in views if f"| `{view}` |" in PAGE.read_text("utf-8")} == views


def test_the_exact_words_of_a_claim_are_where_the_page_says(shipped_database: Path) -> None:
    words = "substr(text, span_start + 1, span_end - span_start)"
    assert f"`{words}`" in PAGE.read_text("utf-8")
    with closing(sqlite3.connect(shipped_database)) as connection:
        rows = connection.execute(f"SELECT {words}, excerpt FROM claims JOIN articles AS a ON a.n = claims.article")  # noqa: S608 — the page's own words
        assert all(exact.split() == excerpt.split() for exact, excerpt in rows)
