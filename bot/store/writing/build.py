"""A pack becomes a database: read, compared, written to a new file, verified, and put in place by one rename."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bot.facts.compared_pack import compare_pack
from bot.facts.errors import BuildError
from bot.facts.frozen import Frozen
from bot.store import files
from bot.store.integrity import APPLICATION_ID, database_digest
from bot.store.writing.tables import all_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.compared_pack import ComparedPack
    from bot.facts.errors import Problem
    from bot.store.writing.tables import Row, Table

_SCHEMA = tuple(Path(__file__).parents[1] / name for name in ("schema.sql", "views.sql"))

_BATCH = 500
"""Rows between two reports of progress."""


class BuildPhase(StrEnum):
    """Where a build is."""

    READING = "reading"
    BEFORE_WRITING = "before-writing"
    WRITING = "writing"
    AFTER_WRITING = "after-writing"
    """Written and committed, not verified."""
    BEFORE_SYNC = "before-sync"
    BETWEEN_SYNC_AND_RENAME = "between-sync-and-rename"


OnPhase = Callable[[BuildPhase, int, int], None]
"""Called with the phase, how many of its steps are done, and of how many."""


class BuildReport(Frozen, frozen=True):
    """What a build did; ``warnings`` are the problems of the pack that did not stop it."""

    path: Path
    digest: str
    articles: int
    claims: int
    quotations: int
    points: int
    disputes: int
    findings: int
    seconds: float
    warnings: tuple[Problem, ...] = ()


def ignore_phase(_phase: BuildPhase, _done: int, _total: int) -> None:
    """Do nothing with the progress."""


def build_database(root: Path, target: Path, *, on_phase: OnPhase = ignore_phase) -> BuildReport:
    """Build the database of the pack in the folder ``root`` at ``target``, whatever is there now.

    Raises:
        PackError: the pack has errors.
        BuildError: the database cannot be written.
    """
    return write_database(compare_pack(root, partial(on_phase, BuildPhase.READING)), target, on_phase)


def write_database(compared: ComparedPack, target: Path, on_phase: OnPhase = ignore_phase) -> BuildReport:
    """Write the tables of a pack to a new file, verify it, and put it in the target's place.

    A build that ends early, however it ends, leaves the file that was there.

    Raises:
        BuildError: it cannot be written.
    """
    begun = perf_counter()
    write_tables(compared.pack.digest, all_tables(compared), target, on_phase, compared.pack.license)
    articles = compared.pack.articles
    return BuildReport(
        path=target,
        digest=compared.pack.digest,
        articles=len(articles),
        claims=sum(len(article.claims) for article in articles),
        quotations=sum(len(article.quotes) for article in articles),
        points=len(compared.points),
        disputes=sum(point.is_contested for point in compared.points),
        findings=len(compared.findings),
        seconds=compared.seconds + perf_counter() - begun,
        warnings=compared.warnings,
    )


def write_tables(
    digest: str,
    tables: Sequence[Table],
    target: Path,
    on_phase: OnPhase = ignore_phase,
    license_: str | None = None,
) -> None:
    """Write tables to a new file, with digest and licence of their pack, verify it, and put it in the target's place.

    Raises:
        BuildError: it cannot be written; what was at ``target`` still is.
    """
    with files.new_file(target) as new:
        on_phase(BuildPhase.BEFORE_WRITING, 0, 1)
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            meta = {"digest": digest, "database": database_digest(target.name) or "", "license": license_ or ""}
            _fill(connection, meta, tables, on_phase)
            on_phase(BuildPhase.AFTER_WRITING, 0, 1)
            _verify(connection, tables)
        on_phase(BuildPhase.BEFORE_SYNC, 0, 1)
        files.sync(new)
        on_phase(BuildPhase.BETWEEN_SYNC_AND_RENAME, 0, 1)
        files.put(new, target)


def _fill(connection: sqlite3.Connection, meta: dict[str, str], tables: Sequence[Table], on_phase: OnPhase) -> None:
    # A file that no one sees before it is whole needs neither a journal nor SQLite's own syncs, and its links are
    # verified all at once at the end.
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "locking_mode = EXCLUSIVE"):
        connection.execute(f"PRAGMA {pragma}")
    schema = "".join(path.read_text("utf-8") for path in _SCHEMA)
    connection.executescript(f"BEGIN; PRAGMA application_id = {APPLICATION_ID}; {schema}")
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    total, done = sum(len(table.rows) for table in tables), 0
    for statement, rows in _batches(tables):
        on_phase(BuildPhase.WRITING, done, total)
        connection.executemany(statement, rows)
        done += len(rows)
    connection.execute("COMMIT")


def _batches(tables: Sequence[Table]) -> Iterator[tuple[str, list[Row]]]:
    for table in tables:
        marks = ", ".join("?" * len(table.rows[0])) if table.rows else ""
        # The names of tables are our own, and cannot be bound as values.
        statement = f"INSERT INTO {table.name} VALUES ({marks})"
        for start in range(0, len(table.rows), _BATCH):
            yield statement, table.rows[start : start + _BATCH]


def _verify(connection: sqlite3.Connection, tables: Sequence[Table]) -> None:
    for fault in database_faults(connection, tables):
        raise BuildError(f"The new database is not sound ({fault}): please report this.")


def database_faults(connection: sqlite3.Connection, tables: Sequence[Table]) -> Iterator[str]:
    """Look at every page and link of a database, and at how many rows each of the tables has; what is not right."""
    (pages,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if pages != "ok":
        yield f"the file is damaged: {pages}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points at no row of {parent}"
    for table in tables:
        # The names of tables are our own, and cannot be bound as values.
        (count,) = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        if count != len(table.rows):
            yield f"{table.name} has {count} rows instead of {len(table.rows)}"
