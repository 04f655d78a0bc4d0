"""A file that is damaged while it is open, or before, is built again."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.facts.errors import BuildError, StoreError
from bot.store.connection import read_error
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.facts import small_pack
from tests.store.harbour import FINAL, build_harbour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.facts.errors import DamagedError


def cut_off(path: Path) -> None:
    os.truncate(path, 5000)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def overwritten_with_noise(path: Path) -> None:
    overwrite(path, b"\x55")


def overwritten_with_nulls(path: Path) -> None:
    overwrite(path, b"\0")


def overwrite(path: Path, byte: bytes, start: int = 8192) -> None:
    """All but the first two pages, which hold the schema and whose file it is, or all from ``start``."""
    with path.open("rb+") as file:
        file.seek(start)
        file.write(byte * (path.stat().st_size - start))


def changed_in_one_figure(path: Path) -> None:
    """As neither SQLite nor JSON tells; until its time tells, which a folder's clock counts in ticks."""
    changed, before = content(path).replace(b"1:58.20", b"1:58.21"), path.stat().st_mtime_ns
    while path.stat().st_mtime_ns == before:
        path.write_bytes(changed)


def changed_as_if_it_were_not(path: Path) -> None:
    """The same with its old time; the time of its last change, which POSIX has, nobody can set."""
    before = path.stat()
    changed_in_one_figure(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def copied_over(path: Path) -> None:
    other = path.with_name(f"facts-{'b' * 16}.db")
    build_database(small_pack.write(path.parent / "small"), other)
    shutil.copyfile(other, path)


def content(path: Path) -> bytes:
    return path.read_bytes()


class Rebuild:
    """Builds the database of the Harbour Games again, and counts how often."""

    def __init__(self, path: Path, fault: Exception | None = None) -> None:
        self.path = path
        self.fault = fault
        self.calls = 0

    async def __call__(self, damage: DamagedError) -> Path:
        assert str(damage).endswith(": run “trackside build”.")
        self.calls += 1
        await asyncio.sleep(0)  # others ask meanwhile
        if self.fault:
            raise self.fault
        return build_harbour(self.path)


async def printed(facts: Store) -> str:
    return repr((await facts.story_facts(FINAL)).points)


async def points_of_the_final(facts: Store) -> int:
    return len((await facts.story_facts(FINAL)).points)


SHOWN = [cut_off, emptied, overwritten_with_noise, overwritten_with_nulls, copied_over]
"""What shows when the file is read."""

DAMAGE = pytest.mark.parametrize(
    "damage",
    [
        *SHOWN,
        changed_in_one_figure,
        pytest.param(
            changed_as_if_it_were_not,
            marks=pytest.mark.skipif(os.name == "nt", reason="a system on which no file says when it was last changed"),
        ),
    ],
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The database of the Harbour Games under a name like those in the cache."""
    return build_harbour(tmp_path / f"facts-{'a' * 16}.db")


@DAMAGE
async def test_a_file_that_is_damaged_while_it_is_open_is_built_again_once_for_all_who_ask(
    path: Path, damage: Callable[[Path], None]
) -> None:
    rebuild, whole = Rebuild(path), content(path)
    async with await Store.open(path, rebuild) as store:
        before = await store.read(printed)
        damage(path)
        assert await asyncio.gather(*(store.read(printed) for _ in range(5))) == [before] * 5
        assert (rebuild.calls, content(path)) == (1, whole)
        damage(path)
        assert await store.read(printed) == before
        assert rebuild.calls == 2


async def test_another_packs_file_that_is_copied_over_it_during_an_answer_is_not_answered_from(path: Path) -> None:
    rebuild, before = Rebuild(path), path.stat()  # noqa: ASYNC240 — nobody waits for it

    async def count_races(facts: Store) -> list[int]:
        counts = [len(await facts.races([]))]
        if not rebuild.calls:
            copied_over(path)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return [*counts, len(await facts.races([]))]

    async with await Store.open(path, rebuild) as store:
        assert await store.read(count_races) == [3, 3]
    assert rebuild.calls == 1


@DAMAGE
async def test_an_answer_that_fails_over_a_file_that_is_damaged_meanwhile_is_made_again(
    path: Path, damage: Callable[[Path], None]
) -> None:
    rebuild = Rebuild(path)

    async def ask(_: Store) -> int:
        if not rebuild.calls:
            damage(path)
            raise KeyError("what is in no register")
        return 1

    async with await Store.open(path, rebuild) as store:
        assert await store.read(ask) == 1
    assert rebuild.calls == 1


async def test_a_file_that_is_damaged_during_an_answer_and_opened_by_others_meanwhile_is_built_again(
    path: Path,
) -> None:
    rebuild = Rebuild(path)
    async with await Store.open(path, rebuild) as store:

        async def ask(facts: Store) -> int:
            if not rebuild.calls:
                overwrite(path, b"\x55", 65536)  # what is read of it at its opening is whole
                await store.reopen(path)
            return await points_of_the_final(facts)

        assert await store.read(ask) > 0
    assert rebuild.calls == 1


@pytest.mark.parametrize("damage", SHOWN)
async def test_a_file_that_is_damaged_before_it_is_opened_is_built_again(
    path: Path, damage: Callable[[Path], None]
) -> None:
    rebuild = Rebuild(path)
    damage(path)
    async with await Store.open(path, rebuild) as store:
        assert await store.read(points_of_the_final) > 0
    assert rebuild.calls == 1


@DAMAGE
@pytest.mark.parametrize("fault", [BuildError("There is no room left."), OSError("There is no room left.")])
async def test_a_damaged_file_that_cannot_be_built_again_is_tried_once(
    path: Path, damage: Callable[[Path], None], fault: Exception
) -> None:
    rebuild = Rebuild(path, fault)
    async with await Store.open(path, rebuild) as store:
        damage(path)
        with pytest.raises(type(fault), match=r"^There is no room left\.$"):
            await store.read(points_of_the_final)
        for _ in range(2):
            with pytest.raises(StoreError, match=r": run “trackside build”\.$"):
                await store.read(points_of_the_final)
        build_harbour(path)
        assert await store.read(points_of_the_final) > 0
    assert rebuild.calls == 1


async def test_json_in_which_a_damaged_page_shows_is_damage(path: Path) -> None:
    rebuild = Rebuild(path)
    with closing(sqlite3.connect(path)) as facts, facts:
        facts.execute("UPDATE points SET record = replace(record, '\"', char(0))")
    async with await Store.open(path, rebuild) as store:
        assert await store.read(points_of_the_final) > 0
    assert rebuild.calls == 1


def test_a_file_that_is_busy_is_not_damaged(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as one,
        closing(sqlite3.connect(path, timeout=0)) as other,
    ):
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as busy:
            other.execute("SELECT * FROM meta")
    assert type(read_error(path, busy.value)) is StoreError
    assert str(read_error(path, busy.value)).endswith("cannot be read (database is locked): ask again.")
