"""The file under a store: swapped, taken away, damaged; never changed by a question."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.facts.compared_pack import compare_pack
from bot.facts.errors import BuildError, StoreError
from bot.store.connection import read_error
from bot.store.store import Store
from bot.store.writing.build import build_database, write_database
from tests.facts import small_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.facts.compared_pack import ComparedPack
    from bot.facts.errors import DamagedError

ROOT = Path(__file__).parents[2]
HARBOUR = Path(__file__).parents[1] / "packs" / "harbour"
FINAL = "harbour-2031-womens-800m-final"


@cache
def compared_harbour() -> ComparedPack:
    return compare_pack(HARBOUR)


def build_harbour(path: Path) -> Path:
    """The database of the Harbour Games, written anew; the pack is read and compared once."""
    return write_database(compared_harbour(), path).path


async def test_a_question_asked_after_a_swap_is_answered_from_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    build_harbour(path)
    async with await Store.open(path) as store:
        assert len(await store.races([])) == 3
        build_database(small_pack.write(tmp_path / "small"), path)
        assert len(await store.races([])) == 1
        assert "improvement" in store.vocabulary.attributes


async def test_questions_that_run_while_the_file_is_swapped_are_answered(tmp_path: Path) -> None:
    path, other = tmp_path / "facts.db", small_pack.write(tmp_path / "small")
    build_harbour(path)
    async with await Store.open(path) as store:
        before = [asyncio.ensure_future(store.story_facts(FINAL)) for _ in range(20)]
        await asyncio.sleep(0)
        build_database(other, path)
        after = [asyncio.ensure_future(store.story_facts(FINAL)) for _ in range(20)]
        assert {len(facts.articles) for facts in await asyncio.gather(*before)} == {4}
        assert {len(facts.articles) for facts in await asyncio.gather(*after)} == {1}


async def test_who_reads_a_file_goes_on_reading_it_when_another_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    build_harbour(path)
    async with await Store.open(path) as store:
        async with await store.reading() as facts, await store.reading() as others:
            before = facts.version
            build_database(small_pack.write(tmp_path / "small"), path)
            assert len(await store.races([])) == 1
            assert len(await facts.races([])) == len(await others.races([])) == 3
            assert facts.version == before
        async with await store.reading() as facts:
            assert (len(await facts.races([])), facts.version != before) == (1, True)


async def test_a_database_at_another_path_is_opened_while_readers_go_on_with_theirs(tmp_path: Path) -> None:
    build_harbour(tmp_path / "old.db")
    build_database(small_pack.write(tmp_path / "small"), tmp_path / "new.db")
    async with await Store.open(tmp_path / "old.db") as store, await store.reading() as facts:
        await store.reopen(tmp_path / "new.db")
        (tmp_path / "old.db").unlink()
        async with await store.reading() as others:
            assert (len(await store.races([])), len(await others.races([]))) == (1, 1)
            assert others.version != facts.version
        assert len(await facts.races([])) == 3


async def test_a_database_that_cannot_be_opened_leaves_the_one_of_before(tmp_path: Path) -> None:
    build_harbour(tmp_path / "old.db")
    async with await Store.open(tmp_path / "old.db") as store:
        with pytest.raises(StoreError, match="There is no database of this version"):
            await store.reopen(tmp_path / "new.db")
        assert len(await store.races([])) == 3


async def test_a_file_in_whose_place_another_came_is_closed_by_whoever_reads_it_last(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    build_harbour(path)
    async with await Store.open(path) as store:
        first, last = await store.reading(), await store.reading()
        build_database(small_pack.write(tmp_path / "small"), path)
        await store.races([])
        await first.close()
        assert len(await last.races([])) == 3
        await last.close()
        with pytest.raises(ValueError, match=r"no active connection|Connection closed"):
            await last.races([])


@pytest.mark.parametrize("put", [b"", b"Dear diary", b"SQLite format 3\0" + bytes(4096)])
async def test_a_file_that_is_none_of_ours_is_not_taken_for_the_new_one(tmp_path: Path, put: bytes) -> None:
    path = tmp_path / "facts.db"
    build_harbour(path)
    async with await Store.open(path) as store:
        (tmp_path / "other").write_bytes(put)
        (tmp_path / "other").replace(path)
        assert len(await store.races([])) == 3


async def test_another_packs_file_that_is_put_in_its_place_is_not_answered_from(tmp_path: Path) -> None:
    path, other = (tmp_path / f"facts-{digit * 16}.db" for digit in "ab")
    build_harbour(path)
    build_database(small_pack.write(tmp_path / "small"), other)
    async with await Store.open(path) as store:
        other.replace(path)
        assert len(await store.races([])) == 3
    with pytest.raises(StoreError, match=r"^There is no database .*: run “trackside build”\.$"):
        await Store.open(path)


async def test_another_packs_file_that_is_copied_over_it_is_not_answered_from(tmp_path: Path) -> None:
    path, other = (tmp_path / f"facts-{digit * 16}.db" for digit in "ab")
    build_harbour(path)
    build_database(small_pack.write(tmp_path / "small"), other)
    async with await Store.open(path) as store:
        shutil.copyfile(other, path)
        with pytest.raises(
            StoreError, match=r"^The database .* was changed since it was opened: run “trackside build”\.$"
        ):
            await store.races([])


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


async def test_the_open_file_answers_on_when_it_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    build_harbour(path)
    async with await Store.open(path) as store:
        path.unlink()
        assert len(await store.races([])) == 3


def test_a_process_that_fails_with_a_store_open_ends(tmp_path: Path) -> None:
    build_harbour(tmp_path / "facts.db")
    code = """
import asyncio, sys
from pathlib import Path
from bot.store.store import Store

async def main():
    store = await Store.open(Path(sys.argv[1]))
    await store.races([])
    raise SystemExit(7)

asyncio.run(main())
"""
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "facts.db")],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 7


def test_a_file_that_is_cut_off_while_it_is_open_ends_no_process(tmp_path: Path) -> None:
    build_harbour(tmp_path / "facts.db")
    code = """
import asyncio, os, sys
from pathlib import Path
from bot.facts.errors import StoreError
from bot.store.store import Store

async def main():
    async with await Store.open(Path(sys.argv[1])) as store:
        os.truncate(sys.argv[1], 0)
        try:
            await store.story_facts("harbour-2031-womens-800m-final")
        except StoreError as error:
            print(error)

asyncio.run(main())
"""
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "facts.db")],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.endswith(": run “trackside build”.\n")


async def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^There is no database .*: run “trackside build”\.$"):
        await Store.open(tmp_path / "facts.db")


async def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    build_harbour(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match=r"^The database .* cannot be read \(.*\): run “trackside build”\.$"):
        await Store.open(path)


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.iterdir()}


async def test_asking_leaves_the_file_and_its_folder_as_they_were(tmp_path: Path) -> None:
    build_harbour(tmp_path / "facts.db")
    before = contents(tmp_path)
    async with await Store.open(tmp_path / "facts.db") as store:
        await store.story_facts(FINAL)
        await store.suggestions("brwn")
    assert contents(tmp_path) == before


async def test_the_vocabulary_is_the_packs(store: Store, harbour: ComparedPack) -> None:
    assert store.vocabulary == harbour.pack.vocabulary
    assert list(store.vocabulary.attributes) == list(harbour.pack.vocabulary.attributes)
