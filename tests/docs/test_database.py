from __future__ import annotations

import itertools
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.chat.package_folder import write_package
from bot.store.open_data import open_data
from tests.docs.pages import ROOT, blocks

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "database.md"


def queries() -> list[tuple[str, str]]:
    """Each query of the page, and what stands below it."""
    fences = blocks(PAGE)
    return [(sql.text, rows.text) for sql, rows in itertools.pairwise(fences) if sql.language == "sql"]


def scripts() -> list[list[str]]:
    """The page's Python, a list a library: how both begin, then the five questions."""
    texts = [block.text for block in blocks(PAGE) if block.language == "python"]
    return [texts[0::2], texts[1::2]]


@pytest.mark.parametrize(("query", "rows"), queries())
def test_each_query_gives_what_the_page_shows(shipped_database: Path, query: str, rows: str) -> None:
    with closing(sqlite3.connect(shipped_database)) as connection:
        answer = ["|".join("" if cell is None else str(cell) for cell in row) for row in connection.execute(query)]
    assert "\n".join(answer) == rows.rstrip("\n")
    assert answer


@pytest.fixture(scope="module")
def folder(shipped_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the data package stands that the page asks."""
    folder = tmp_path_factory.mktemp("package")
    write_package(shipped_database, folder / "facts")
    return folder


@pytest.mark.parametrize("questions", scripts(), ids=["pandas", "frictionless"])
def test_pandas_and_the_data_package_give_the_same(folder: Path, questions: list[str]) -> None:
    code = 'print("---")\n'.join(questions)
    ran = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.split("---\n")[1:] == [rows for _, rows in queries()]


def test_the_page_tells_of_every_table_for_people_what_a_row_is() -> None:
    told = re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert told == [(table.name, table.description) for table in open_data().tables]


def test_the_exact_words_of_a_claim_are_where_the_page_says(shipped_database: Path) -> None:
    words = "substr(text, span_start + 1, span_end - span_start)"
    assert f"`{words}`" in PAGE.read_text("utf-8")
    with closing(sqlite3.connect(shipped_database)) as connection:
        rows = connection.execute(f"SELECT {words}, excerpt FROM claims JOIN articles AS a ON a.n = claims.article")  # noqa: S608 — the page's own words
        assert all(exact.split() == excerpt.split() for exact, excerpt in rows)
