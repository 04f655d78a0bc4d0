"""A pack becomes a database: read, compared, written to a new file, verified, and put in place by one rename."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bot.facts.checks.findings import run_checks
from bot.facts.compare.points import compare_articles
from bot.facts.errors import BuildError, PackError
from bot.facts.frozen import Frozen
from bot.facts.pack.reader import read_pack
from bot.facts.ranking import DISPUTED
from bot.store import files
from bot.store.integrity import APPLICATION_ID, SCHEMA_VERSION, DamagedError, examine
from bot.store.writing.row_numbers import ComparedPack
from bot.store.writing.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.model import Problem
    from bot.store.writing.tables import Row, Table

_SCHEMA = Path(__file__).parents[1] / "schema.sql"

_AT_ONCE = 500
"""Rows between two reports of progress."""

_WHOLE = 1000
"""Steps of the reading phase."""


class Phase(StrEnum):
    """Where a build is."""

    READING = "reading"
    BEFORE_WRITING = "before-writing"
    WRITING = "writing"
    AFTER_WRITING = "after-writing"
    """Written and committed, not verified."""
    BEFORE_SYNC = "before-sync"
    BETWEEN_SYNC_AND_RENAME = "between-sync-and-rename"


OnPhase = Callable[[Phase, int, int], None]
"""Told the phase, how many of its steps are done, and of how many."""


class BuildReport(Frozen, frozen=True):
    """What a build did; ``warnings`` are the problems of the pack that did not stop it."""

    digest: str
    articles: int
    claims: int
    quotations: int
    points: int
    disputes: int
    findings: int
    seconds: float
    warnings: tuple[Problem, ...] = ()


def silently(_phase: Phase, _done: int, _total: int) -> None:
    """Tell nobody."""


def build(root: Path, target: Path, *, on_phase: OnPhase = silently) -> BuildReport:
    """Build the database of the pack in the folder ``root`` at ``target``, whatever is there now.

    A build that ends early, however it ends, leaves the file that was there.

    Raises:
        PackError: the pack has errors.
        BuildError: the database cannot be written.
    """
    begun = perf_counter()
    gathered, warnings = gather(root, on_phase)
    write(gathered.pack.digest, tables(gathered), target, on_phase)
    articles = gathered.pack.articles
    return BuildReport(
        digest=gathered.pack.digest,
        articles=len(articles),
        claims=sum(len(article.claims) for article in articles),
        quotations=sum(len(article.quotes) for article in articles),
        points=len(gathered.points),
        disputes=sum(point.verdict in DISPUTED for point in gathered.points),
        findings=len(gathered.findings),
        seconds=perf_counter() - begun,
        warnings=warnings,
    )


def gather(root: Path, on_phase: OnPhase = silently) -> tuple[ComparedPack, tuple[Problem, ...]]:
    """Read a pack and work out what follows from it; the second part are its warnings.

    Raises:
        PackError: the pack has errors.
    """
    loaded = read_pack(root, progress=_part(on_phase, 0, 700))
    if loaded.pack is None:
        raise PackError(loaded.problems)
    points = compare_articles(loaded.pack, progress=_part(on_phase, 700, 950))
    findings = run_checks(loaded.pack, points)
    on_phase(Phase.READING, _WHOLE, _WHOLE)
    return ComparedPack(loaded.pack, points, findings), loaded.problems


def write(digest: str, laid_out: Sequence[Table], target: Path, on_phase: OnPhase = silently) -> None:
    """Write the tables of the pack with that digest to a new file, verify it, and put it in the target's place.

    Raises:
        BuildError: it cannot be written; what was at ``target`` still is.
    """
    with files.beside(target) as new:
        on_phase(Phase.BEFORE_WRITING, 0, 1)
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            _fill(connection, digest, laid_out, on_phase)
            on_phase(Phase.AFTER_WRITING, 0, 1)
            _verify(connection, laid_out)
        on_phase(Phase.BEFORE_SYNC, 0, 1)
        files.sync(new)
        on_phase(Phase.BETWEEN_SYNC_AND_RENAME, 0, 1)
        files.put(new, target)


def _part(on_phase: OnPhase, start: int, end: int) -> Callable[[int, int], None]:
    """Progress of a part of reading, which takes the steps from ``start`` to ``end``."""

    def progress(done: int, total: int) -> None:
        on_phase(Phase.READING, start + (end - start) * done // max(total, 1), _WHOLE)

    return progress


def _fill(connection: sqlite3.Connection, digest: str, laid_out: Sequence[Table], on_phase: OnPhase) -> None:
    # A file that no one sees before it is whole needs neither a journal nor SQLite's own syncs, and its links are
    # verified all at once at the end.
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "locking_mode = EXCLUSIVE"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.executescript(f"BEGIN; {_SCHEMA.read_text('utf-8')}")
    connection.execute("INSERT INTO meta VALUES ('digest', ?)", (digest,))
    total, done = sum(len(table.rows) for table in laid_out), 0
    for statement, rows in _batches(laid_out):
        on_phase(Phase.WRITING, done, total)
        connection.executemany(statement, rows)
        done += len(rows)
    connection.execute("COMMIT")


def _batches(laid_out: Sequence[Table]) -> Iterator[tuple[str, list[Row]]]:
    for table in laid_out:
        marks = ", ".join("?" * len(table.rows[0])) if table.rows else ""
        # The names of tables are our own, and cannot be bound as values.
        statement = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608
        for start in range(0, len(table.rows), _AT_ONCE):
            yield statement, table.rows[start : start + _AT_ONCE]


def _verify(connection: sqlite3.Connection, laid_out: Sequence[Table]) -> None:
    try:
        examine(connection, {table.name: len(table.rows) for table in laid_out})
    except DamagedError as error:
        raise BuildError(f"The new database is not sound ({error}): please report this.") from error
