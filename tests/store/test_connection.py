"""The file under a store: swapped, taken away, damaged; never changed by a question."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.facts.errors import StoreError
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.facts import small_pack
from tests.store.harbour import FINAL, build_harbour

if TYPE_CHECKING:
    from bot.facts.compared_pack import ComparedPack

ROOT = Path(__file__).parents[2]


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


async def test_the_open_file_answers_on_when_it_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    build_harbour(path)
    async with await Store.open(path) as store:
        path.unlink()
        assert len(await store.races([])) == 3


def run(code: str, database: Path) -> subprocess.CompletedProcess[str]:
    """A process that runs code with the path of a database as its argument."""
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    command, environment = [sys.executable, "-c", code, str(database)], {**os.environ, "PYTHONPATH": search}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


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
    ended = run(code, tmp_path / "facts.db")
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
    ended = run(code, tmp_path / "facts.db")
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
