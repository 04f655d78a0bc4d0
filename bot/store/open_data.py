"""The tables of the data package: which tables and views of a database they are, and what each column holds."""

from __future__ import annotations

import sqlite3
import tomllib
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.facts.errors import StoreError
from bot.facts.frozen import Frozen
from bot.store.queries.annotations import ANNOTATED_WORDS, ARTICLE_TEXTS, read_annotated_words, read_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.store.queries.annotations import AnnotatedWords, TextRow

_FILE = Path(__file__).with_name("open_data.toml")


class OpenColumn(Frozen, frozen=True):
    """A column of the data package; ``type`` is one of Table Schema.

    ``references`` are the table and the column that it leads to. ``verbatim``: it holds words of an article.
    """

    name: str
    description: str
    type: str = "string"
    references: tuple[str, str] | None = None
    verbatim: bool = False
    enum: tuple[str, ...] = ()


class OpenTable(Frozen, frozen=True):
    """A table of the data package, of the same name as in the database; ``description`` says what a row is."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[OpenColumn, ...]

    @property
    def statement(self) -> str:
        """The SQL of its rows, sorted by its columns, the first first."""
        names = ", ".join(f'"{column.name}"' for column in self.columns)
        order = ", ".join(str(place) for place, _ in enumerate(self.columns, 1))
        return f'SELECT {names} FROM "{self.name}" ORDER BY {order}'


class OpenData(Frozen, frozen=True):
    """The data package: its title, what it is, and its tables."""

    title: str
    description: str
    tables: tuple[OpenTable, ...]


class OpenArticle(Frozen, frozen=True):
    """An article as a source of data: what its page states about itself."""

    slug: str
    publisher: str | None
    title: str | None
    url: str | None


class Origin(Frozen, frozen=True):
    """Where data come from: the articles, and by SPDX id the licence of what is curated, None where none is named."""

    license: str | None
    articles: tuple[OpenArticle, ...]


@cache
def open_data(*, with_words: bool = True) -> OpenData:
    """What the file of the data package says; without the columns that hold words of articles unless ``with_words``."""
    raw = tomllib.loads(_FILE.read_text("utf-8"))
    tables = (_table(name, table, raw["columns"], with_words) for name, table in raw["tables"].items())
    return OpenData(raw["title"], raw["description"], tuple(tables))


def _table(name: str, raw: Mapping[str, Any], shared: Mapping[str, Any], with_words: bool) -> OpenTable:  # noqa: FBT001
    columns = [_column(each, raw.get("own", {}).get(each) or shared[each], name) for each in raw["columns"]]
    shown = tuple(column for column in columns if with_words or not column.verbatim)
    return OpenTable(name, raw["description"], tuple(raw["key"]), shown)


def _column(name: str, raw: Mapping[str, Any], table: str) -> OpenColumn:
    parent, _, key = raw.get("references", "").partition(".")
    return OpenColumn(
        name,
        raw["description"],
        raw.get("type", "string"),
        (parent, key) if parent not in {"", table} else None,  # a table's key leads to no other row
        raw.get("verbatim", False),
        tuple(raw.get("enum", ())),
    )


def read_table(database: Path, table: OpenTable) -> list[tuple[str | int | None, ...]]:
    """The rows of a table of the database at a path, sorted by its columns.

    Raises:
        StoreError: the database cannot be read.
    """
    with _connection(database) as connection:
        return connection.execute(table.statement).fetchall()


def read_origin(database: Path) -> Origin:
    """Where the data of the database at a path come from.

    Raises:
        StoreError: the database cannot be read.
    """
    with _connection(database) as connection:
        (license_,) = connection.execute("SELECT value FROM meta WHERE name = 'license'").fetchone()
        rows = connection.execute("SELECT slug, publisher, title, url FROM articles ORDER BY n")
        return Origin(license_ or None, tuple([OpenArticle(*row) for row in rows]))


def read_annotations(database: Path) -> tuple[tuple[TextRow, ...], tuple[AnnotatedWords, ...]]:
    """The texts of the database at a path, and all that they say at their words.

    Raises:
        StoreError: the database cannot be read.
    """
    with _connection(database) as connection:
        texts, words = connection.execute(ARTICLE_TEXTS), connection.execute(ANNOTATED_WORDS)
        return read_texts(texts), read_annotated_words(words)


@contextmanager
def _connection(database: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise StoreError(f"The database {database} cannot be read ({error}): try again.") from error
