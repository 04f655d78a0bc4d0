from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.facts.errors import BuildError, PackError
from bot.facts.pack.folder.digest import pack_digest
from bot.store import cache as cache_module
from bot.store.cache import database_path, ensure_database, rebuild_database
from bot.store.writing.build import BuildPhase
from tests.facts import small_pack
from tests.store.database_checks import pack_digest_in

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
    phases: list[BuildPhase] = []
    path = ensure_database(pack, cache, lambda phase, _done, _total: phases.append(phase))
    assert pack_digest_in(path) == pack_digest(pack)
    return BuildPhase.WRITING in phases


def test_the_database_is_built_on_first_use_and_then_found(pack: Path, cache: Path) -> None:
    assert built(pack, cache)
    assert not built(pack, cache)


def test_a_pack_has_one_database_however_its_path_is_written(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pack)
    assert database_path(Path(), cache) == database_path(pack, cache)
    assert re.fullmatch(r"pack-[0-9a-f]{16}\.db", database_path(pack, cache).name)


def test_packs_of_one_name_have_databases_of_their_own(pack: Path, cache: Path, tmp_path: Path) -> None:
    other = small_pack.write(tmp_path / "elsewhere" / "pack", COMMENTED)
    paths = ensure_database(pack, cache), ensure_database(other, cache)
    assert len({path for path in paths if path.exists()}) == 2
    assert not built(pack, cache)
    assert not built(other, cache)


def test_other_code_has_a_database_of_its_own(
    pack: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = database_path(pack, cache)
    (tmp_path / "code" / "facts").mkdir(parents=True)
    (tmp_path / "code" / "facts" / "reader.py").write_text("pass\n")
    monkeypatch.setattr(cache_module, "_CODE", tmp_path / "code")
    assert database_path(pack, cache) != path


def test_a_changed_file_is_noticed(pack: Path, cache: Path) -> None:
    ensure_database(pack, cache)
    small_pack.write(pack, COMMENTED)
    assert built(pack, cache)
    assert not built(pack, cache)


def test_a_file_that_was_only_touched_costs_no_build(pack: Path, cache: Path) -> None:
    ensure_database(pack, cache)
    os.utime(pack / small_pack.ARTICLE, ns=(1, 1))
    assert not built(pack, cache)


def hashes(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[Path]:
    """The packs that are hashed from now on, which all have the database at ``path``."""
    hashed: list[Path] = []

    def name(root: Path) -> str:
        hashed.append(root)
        return path.name

    monkeypatch.setattr(cache_module, "_database_name", name)
    return hashed


def look_seconds_later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Have the files looked at when they are that much older."""
    monkeypatch.setattr(cache_module, "time_ns", lambda: time.time_ns() + seconds * 10**9)


def test_a_pack_is_hashed_again_only_when_a_file_of_it_was_touched(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_seconds_later(monkeypatch, 60)
    path = ensure_database(pack, cache)
    hashed = hashes(monkeypatch, path)
    assert (database_path(pack, cache), hashed) == (path, [])
    os.utime(pack / small_pack.ARTICLE, ns=(1, 1))
    assert [database_path(pack, cache) for _ in range(3)] == [path] * 3
    assert hashed == [pack]


def test_a_pack_of_which_a_file_has_just_changed_is_hashed_again_until_that_was_a_while_ago(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file that changes twice within one tick of its folder's clock looks as after the first time.
    changed = (pack / small_pack.ARTICLE).stat().st_ctime_ns
    monkeypatch.setattr(cache_module, "time_ns", lambda: changed)
    path = ensure_database(pack, cache)
    hashed = hashes(monkeypatch, path)
    assert [database_path(pack, cache) for _ in range(2)] == [path] * 2
    assert hashed == [pack, pack]
    look_seconds_later(monkeypatch, 60)
    assert [database_path(pack, cache) for _ in range(3)] == [path] * 3
    assert hashed == [pack, pack, pack]


@pytest.mark.skipif(os.name == "nt", reason="a system on which no file says when it was last changed")
def test_a_file_of_equal_size_whose_time_is_set_back_is_noticed(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_seconds_later(monkeypatch, 60)
    small_pack.write(pack, COMMENTED)
    article = pack / small_pack.ARTICLE
    ensure_database(pack, cache)
    before = article.stat()
    with article.open("r+b") as file:  # the same file, of the same length
        content = file.read()
        file.seek(0)
        file.write(content.replace(b"# curated twice", b"# curated again"))
    os.utime(article, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert built(pack, cache)


def test_a_program_that_was_updated_while_it_runs_names_no_database_after_the_new_code(
    pack: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ensure_database(pack, cache)
    (tmp_path / "code" / "facts").mkdir(parents=True)
    (tmp_path / "code" / "facts" / "reader.py").write_text("pass\n")
    monkeypatch.setattr(cache_module, "_CODE", tmp_path / "code")
    with pytest.raises(BuildError, match=r"^Trackside was updated while it ran: start it again\.$"):
        rebuild_database(pack, cache)
    assert list(cache.glob("*.db")) == [before]


def test_a_pack_that_is_as_it_was_before_has_the_database_of_before_or_a_new_one(pack: Path, cache: Path) -> None:
    before = ensure_database(pack, cache)
    small_pack.write(pack, COMMENTED)
    between = ensure_database(pack, cache)
    small_pack.write(pack)
    assert built(pack, cache)
    assert (ensure_database(pack, cache), before != between) == (before, True)


def test_a_new_file_is_noticed(pack: Path, cache: Path) -> None:
    ensure_database(pack, cache)
    (pack / "data" / "places.toml").write_text('[country.harbour]\nname = "Harbour"\ncode = "HBR"\n', "utf-8")
    assert built(pack, cache)


def cut_off(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(5000)


def changed_by_somebody(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE articles SET text = replace(text, 'e', 'o')")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1")


def no_database(path: Path) -> None:
    path.write_text("Dear diary\n" * 100)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def another_packs(path: Path) -> None:
    other = small_pack.write(path.parent / "other", COMMENTED)
    path.write_bytes(ensure_database(other, path.parent / "elsewhere").read_bytes())


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "happens",
    [cut_off, changed_by_somebody, of_another_program, no_database, empty, another_packs, gone],
)
def test_a_file_that_is_not_right_is_recognised_and_built_again(
    pack: Path, cache: Path, happens: Callable[[Path], None]
) -> None:
    happens(ensure_database(pack, cache))
    assert built(pack, cache)
    assert not built(pack, cache)


@pytest.mark.parametrize("note", [None, "", "no note", "[]", '{"database": []}', '{"database": "x.db", "files": []}'])
def test_a_note_that_is_not_right_costs_no_build(pack: Path, cache: Path, note: str | None) -> None:
    ensure_database(pack, cache)
    (path,) = cache.glob("*.json")
    if note is None:
        path.unlink()
    else:
        path.write_text(note)
    assert not built(pack, cache)


def test_a_rebuild_takes_the_place_of_what_is_there(pack: Path, cache: Path) -> None:
    path = ensure_database(pack, cache)
    before = path.read_bytes()
    path.write_bytes(before[:8192] + bytes(4096) + before[12288:])
    assert rebuild_database(pack, cache).path == path
    assert path.read_bytes() == before


def test_a_file_that_changes_while_the_pack_is_read_is_noticed_the_next_time(pack: Path, cache: Path) -> None:
    def change(phase: BuildPhase, _done: int, _total: int) -> None:
        if phase is BuildPhase.BEFORE_WRITING:
            small_pack.write(pack, COMMENTED)

    first = ensure_database(pack, cache, change)
    assert built(pack, cache)
    assert ensure_database(pack, cache) != first


def test_a_pack_with_an_error_keeps_its_database(pack: Path, cache: Path) -> None:
    path = ensure_database(pack, cache)
    before = path.read_bytes()
    small_pack.write(pack, {"seeds/gazette.txt": "Nothing of the sort."})
    with pytest.raises(PackError):
        ensure_database(pack, cache)
    assert path.read_bytes() == before


def names(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir())


def test_databases_of_other_versions_and_of_packs_that_are_gone_are_removed(
    pack: Path, cache: Path, tmp_path: Path
) -> None:
    gone, other = small_pack.write(tmp_path / "gone"), small_pack.write(tmp_path / "other")
    ensure_database(gone, cache)
    old, remaining = ensure_database(pack, cache), ensure_database(other, cache)
    shutil.rmtree(gone)
    small_pack.write(pack, COMMENTED)
    new = ensure_database(pack, cache)
    assert sorted(cache.glob("*.db")) == sorted((new, remaining))
    assert not old.exists()
    assert [name.partition("-")[0] for name in names(cache)] == ["other", "other", "pack", "pack"]


def test_a_database_that_cannot_be_removed_is_left_for_the_next_build(pack: Path, cache: Path) -> None:
    left = cache / f"pack-{'0' * 16}.db"
    left.mkdir(parents=True)  # can no more be removed than what Windows has open
    ensure_database(pack, cache)
    left.rmdir()
    left.touch()
    small_pack.write(pack, COMMENTED)
    ensure_database(pack, cache)
    assert not left.exists()


def test_what_killed_builds_have_left_is_removed_once_no_build_can_be_writing_it(pack: Path, cache: Path) -> None:
    cache.mkdir()
    killed, running = (cache / f"pack-{'0' * 16}.db.{part * 16}.new" for part in "ab")
    killed.touch()
    running.touch()
    os.utime(killed, (1, 1))
    ensure_database(pack, cache)
    assert (killed.exists(), running.exists()) == (False, True)


def test_builds_of_several_packs_at_once_remove_none_of_each_other(pack: Path, cache: Path, tmp_path: Path) -> None:
    other = small_pack.write(tmp_path / "other", COMMENTED)

    def build_another(phase: BuildPhase, _done: int, _total: int) -> None:
        if phase is BuildPhase.BETWEEN_SYNC_AND_RENAME:
            ensure_database(other, cache)

    ensure_database(pack, cache, build_another)
    assert not built(pack, cache)
    assert not built(other, cache)


def test_a_build_keeps_what_it_has_written_where_another_of_the_same_pack_is_noted_meanwhile(
    pack: Path, cache: Path
) -> None:
    def edit_and_look(phase: BuildPhase, _done: int, _total: int) -> None:
        if phase is BuildPhase.BETWEEN_SYNC_AND_RENAME:
            small_pack.write(pack, COMMENTED)
            database_path(pack, cache)

    assert ensure_database(pack, cache, edit_and_look).exists()


def test_other_files_in_the_cache_are_left_alone(pack: Path, cache: Path) -> None:
    cache.mkdir()
    for name in ("notes.txt", "other.db", "other.db.json", "other-1.db"):
        (cache / name).write_text("{}")
    ensure_database(pack, cache)
    assert {"notes.txt", "other.db", "other.db.json", "other-1.db"} <= {path.name for path in cache.iterdir()}


def test_a_database_is_built_again_when_a_base_that_comes_with_trackside_changes(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, uses = tmp_path / "carried" / "data" / "track", 'uses = ["track"]'
    base.mkdir(parents=True)
    (base / "vocabulary.toml").write_text(small_pack.VOCABULARY, encoding="utf-8")
    monkeypatch.setattr("bot.facts.pack.folder.bases.carried_pack", lambda: tmp_path / "carried")
    pack = small_pack.write(tmp_path / "pack", {"data/pack.toml": uses, "data/vocabulary.toml": None})
    assert built(pack, cache)
    assert not built(pack, cache)
    (base / "vocabulary.toml").write_text(small_pack.VOCABULARY.replace('"time"', '"clock"'), encoding="utf-8")
    assert built(pack, cache)
    (base / "places.toml").write_text('[place.port]\nname = "Port"\n', encoding="utf-8")
    assert built(pack, cache)


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


def test_a_database_that_is_right_is_found_without_what_reads_and_builds(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_seconds_later(monkeypatch, 60)
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
    process = subprocess.run(
        [sys.executable, "-c", code, str(pack), str(cache)],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(process.stdout.split())
    assert "bot.store.cache" in loaded
    heavy = {
        "bot.store.writing.build",
        "bot.facts.pack.folder.digest",
        "sqlite3",
        "asyncio",
        "hashlib",
        "tomllib",
        "tree_sitter",
        "rich",
    }
    assert heavy & loaded == set()
