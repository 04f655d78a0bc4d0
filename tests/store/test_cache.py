from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.facts.errors import PackError
from bot.facts.pack.digest import pack_digest
from bot.store import cache as cache_module
from bot.store.cache import database_of, ensure_database
from bot.store.integrity import digest_in
from bot.store.writing.build import Phase
from tests.facts import small_pack

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
COMMENTED = {small_pack.ARTICLE: small_pack.article(small_pack.ENTRIES) + "# curated twice\n"}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small_pack.write(tmp_path / "pack")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def built(pack: Path, cache: Path) -> bool:
    """Whether asking for the database builds one; it must be whole and of this pack afterwards."""
    phases: list[Phase] = []
    path = ensure_database(pack, cache, lambda phase, _done, _total: phases.append(phase))
    assert digest_in(path) == pack_digest(pack)
    return Phase.WRITING in phases


def test_the_database_is_built_on_first_use_and_then_found(pack: Path, cache: Path) -> None:
    assert built(pack, cache)
    assert not built(pack, cache)


def test_a_pack_has_one_place_in_the_cache_however_its_path_is_written(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pack)
    assert database_of(Path(), cache) == database_of(pack, cache)
    assert database_of(pack, cache).name.startswith("pack-")


def test_packs_of_one_name_have_places_of_their_own(pack: Path, cache: Path, tmp_path: Path) -> None:
    other = small_pack.write(tmp_path / "elsewhere" / "pack")
    assert database_of(other, cache) != database_of(pack, cache)


def test_a_changed_file_is_noticed(pack: Path, cache: Path) -> None:
    ensure_database(pack, cache)
    small_pack.write(pack, COMMENTED)
    assert built(pack, cache)
    assert not built(pack, cache)


def test_a_file_that_was_only_touched_costs_no_build(pack: Path, cache: Path) -> None:
    ensure_database(pack, cache)
    os.utime(pack / small_pack.ARTICLE, ns=(1, 1))
    assert not built(pack, cache)


def test_the_note_about_a_touched_file_is_kept(pack: Path, cache: Path) -> None:
    note = Path(f"{ensure_database(pack, cache)}.json")
    before = note.read_text("utf-8")
    os.utime(pack / small_pack.ARTICLE, ns=(1, 1))
    ensure_database(pack, cache)
    assert note.read_text("utf-8") != before


def test_a_new_file_is_noticed(pack: Path, cache: Path) -> None:
    ensure_database(pack, cache)
    (pack / "data" / "places.toml").write_text('[country.harbour]\nname = "Harbour"\ncode = "HBR"\n', "utf-8")
    assert built(pack, cache)


def cut_off(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(5000)


def overwrite_a_page(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(8192)
        file.write(bytes(4096))


def of_an_older_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1")


def no_database(path: Path) -> None:
    path.write_text("Dear diary\n" * 100)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "happens", [cut_off, overwrite_a_page, of_an_older_version, of_another_program, no_database, empty, gone]
)
def test_a_file_that_is_not_right_is_recognised_and_built_again(
    pack: Path, cache: Path, happens: Callable[[Path], None]
) -> None:
    happens(ensure_database(pack, cache))
    assert built(pack, cache)
    assert not built(pack, cache)


@pytest.mark.parametrize("note", [None, "", "no note", "[]", '{"database": []}'])
def test_a_note_that_is_not_right_costs_one_build(pack: Path, cache: Path, note: str | None) -> None:
    path = Path(f"{ensure_database(pack, cache)}.json")
    if note is None:
        path.unlink()
    else:
        path.write_text(note)
    assert built(pack, cache)
    assert not built(pack, cache)


def test_a_file_of_an_older_version_with_a_note_that_fits_is_still_recognised(pack: Path, cache: Path) -> None:
    path = ensure_database(pack, cache)
    of_an_older_version(path)
    note = Path(f"{path}.json")
    found = path.stat()
    note.write_text(
        note.read_text("utf-8").replace(
            '"database": ["", ', f'"database": ["", {found.st_size}, {found.st_mtime_ns}, {found.st_ino}], "then": ['
        ),
        "utf-8",
    )
    assert built(pack, cache)


def test_a_pack_with_an_error_keeps_its_database(pack: Path, cache: Path) -> None:
    path = ensure_database(pack, cache)
    before = path.read_bytes()
    small_pack.write(pack, {"seeds/gazette.txt": "Nothing of the sort."})
    with pytest.raises(PackError):
        ensure_database(pack, cache)
    assert path.read_bytes() == before


def test_databases_whose_pack_is_gone_are_thrown_away(pack: Path, cache: Path, tmp_path: Path) -> None:
    gone = small_pack.write(tmp_path / "gone")
    ensure_database(gone, cache)
    kept = ensure_database(pack, cache)
    shutil.rmtree(gone)
    small_pack.write(pack, COMMENTED)
    ensure_database(pack, cache)
    assert sorted(path.name for path in cache.iterdir()) == [kept.name, f"{kept.name}.json", f"{kept.name}.lock"]


def test_other_files_in_the_cache_are_left_alone(pack: Path, cache: Path) -> None:
    cache.mkdir()
    for name in ("notes.txt", "other.db", "other.db.json"):
        (cache / name).write_text("{}")
    ensure_database(pack, cache)
    assert {"notes.txt", "other.db", "other.db.json"} <= {path.name for path in cache.iterdir()}


def test_an_installed_pack_is_told_by_the_digest_that_it_carries(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "INSTALLED", pack.resolve())
    (pack / "digest").write_text(pack_digest(pack))
    assert built(pack, cache)
    os.utime(pack / small_pack.ARTICLE, ns=(1, 1))
    assert not built(pack, cache)
    small_pack.write(pack, COMMENTED)
    (pack / "digest").write_text(pack_digest(pack))
    assert built(pack, cache)


def test_a_digest_that_lies_about_in_another_pack_is_not_believed(pack: Path, cache: Path) -> None:
    (pack / "digest").write_text(pack_digest(pack))
    ensure_database(pack, cache)
    small_pack.write(pack, COMMENTED)
    assert built(pack, cache)


def test_a_database_that_is_right_is_found_without_what_reads_and_builds(pack: Path, cache: Path) -> None:
    ensure_database(pack, cache)
    code = """
import sys
from pathlib import Path
from bot.store import cache as cache_module
from bot.store.cache import ensure_database
ensure_database(Path(sys.argv[1]), Path(sys.argv[2]))
print(*sorted(sys.modules))
"""
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    told = subprocess.run(
        [sys.executable, "-c", code, str(pack), str(cache)],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert "bot.store.cache" in loaded
    heavy = {
        "bot.store.writing.build",
        "bot.facts.pack.digest",
        "sqlite3",
        "asyncio",
        "hashlib",
        "tomllib",
        "tree_sitter",
        "rich",
    }
    assert heavy & loaded == set()
