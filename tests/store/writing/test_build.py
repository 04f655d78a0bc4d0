from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.facts.compared_pack import compare_pack
from bot.facts.errors import BuildError, PackError
from bot.store.integrity import APPLICATION_ID, is_as_built
from bot.store.writing.build import (
    BuildPhase,
    BuildReport,
    build_database,
    database_faults,
    write_database,
    write_tables,
)
from bot.store.writing.tables import Table, all_tables
from tests.facts import small_pack
from tests.store.database_checks import pack_digest_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small_pack.write(tmp_path / "pack")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "facts.db"


def dump(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def in_another_process(code: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": search, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


BUILD = """
import sys
from pathlib import Path
from bot.store.writing.build import build_database
from bot.facts.errors import BuildError
try:
    build_database(Path(sys.argv[1]), Path(sys.argv[2]))
except BuildError as error:
    sys.exit(f"BuildError: {error}")
"""


def test_a_build_tells_what_it_did(pack: Path, target: Path) -> None:
    report = build_database(pack, target)
    assert replace(report, seconds=0, digest="") == BuildReport(
        target, digest="", articles=1, claims=4, quotations=1, points=4, disputes=0, findings=0, seconds=0
    )
    assert report.digest == pack_digest_in(target)


def test_a_build_tells_its_phases_in_order(pack: Path, target: Path) -> None:
    told: list[BuildPhase] = []
    build_database(pack, target, on_phase=lambda phase, _done, _total: told.append(phase))
    assert list(dict.fromkeys(told)) == list(BuildPhase)


def test_progress_never_goes_back_and_never_beyond_the_whole(pack: Path, target: Path) -> None:
    steps: dict[BuildPhase, list[int]] = {}

    def on_phase(phase: BuildPhase, done: int, total: int) -> None:
        assert 0 <= done <= total
        steps.setdefault(phase, []).append(done)

    build_database(pack, target, on_phase=on_phase)
    assert all(done == sorted(done) for done in steps.values())


def test_the_file_says_whose_it_is(pack: Path, target: Path) -> None:
    build_database(pack, target)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert is_as_built(target)


def test_every_table_of_rows_is_strict(pack: Path, target: Path) -> None:
    build_database(pack, target)
    with closing(sqlite3.connect(target)) as connection:
        loose = [
            name
            for _, name, type_, _, _, strict in connection.execute("PRAGMA main.table_list")
            if type_ == "table" and not strict and not name.startswith("sqlite_")
        ]
    assert loose == []


def test_the_same_pack_makes_the_same_rows(pack: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    # Sets of strings are in another order with every hash seed.
    assert in_another_process(BUILD, pack, first, PYTHONHASHSEED="1").returncode == 0
    assert in_another_process(BUILD, pack, second, PYTHONHASHSEED="2").returncode == 0
    assert dump(first) == dump(second)
    assert first.read_bytes() == second.read_bytes()


def test_nothing_is_built_from_a_pack_with_an_error(tmp_path: Path, target: Path) -> None:
    pack = small_pack.write(tmp_path / "pack", {"seeds/gazette.txt": "Nothing of the sort."})
    with pytest.raises(
        PackError, match=r"^The pack has \d+ errors: run “trackside check --pack \S+” to see them\.$"
    ) as raised:
        build_database(pack, target)
    assert [problem.rule for problem in raised.value.problems][:1] == ["hash-mismatch"]
    assert not target.exists()


def test_a_pack_with_an_error_leaves_the_database_that_was_there(pack: Path, target: Path) -> None:
    build_database(pack, target)
    before = target.read_bytes()
    small_pack.write(pack, {"seeds/gazette.txt": "Nothing of the sort."})
    with pytest.raises(PackError):
        build_database(pack, target)
    assert target.read_bytes() == before


def test_a_row_that_points_at_nothing_is_found_before_the_file_is_put_in_place(pack: Path, target: Path) -> None:
    build_database(pack, target)
    before = target.read_bytes()
    tables = [
        Table(table.name, [(1, 999)]) if table.name == "point_claims" else table
        for table in all_tables(compare_pack(pack))
    ]
    with pytest.raises(BuildError, match="row None of point_claims points at no row of claims"):
        write_tables("another", tables, target)
    assert target.read_bytes() == before
    assert sorted(path.name for path in target.parent.iterdir()) == ["facts.db"]


def test_two_claims_with_one_id_are_found_before_the_file_is_put_in_place(pack: Path, target: Path) -> None:
    compared = compare_pack(pack)
    (article,) = compared.pack.articles
    repeating = replace(article, claims=(*article.claims, article.claims[0]))
    with pytest.raises(BuildError, match=r"is not sound \(UNIQUE constraint failed: claims\.id\)"):
        write_database(replace(compared, pack=replace(compared.pack, articles=(repeating,))), target)
    assert not target.exists()


def test_rows_that_went_missing_are_found(pack: Path, target: Path) -> None:
    build_database(pack, target)
    with closing(sqlite3.connect(target)) as connection:
        assert [*database_faults(connection, [Table("claims", [(1,)] * 5)])] == ["claims has 4 rows instead of 5"]


def test_builds_of_several_processes_at_once_all_succeed(pack: Path, target: Path) -> None:
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": search}
    command = [sys.executable, "-c", BUILD, str(pack), str(target)]
    builds = [subprocess.Popen(command, env=environment) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert pack_digest_in(target) == compare_pack(pack).pack.digest
    assert sorted(path.name for path in target.parent.iterdir()) == ["facts.db"]


def test_two_builds_at_once_end_in_the_whole_file_of_the_one_that_ends_last(pack: Path, target: Path) -> None:
    tables = all_tables(compare_pack(pack))

    def write_another(phase: BuildPhase, _done: int, _total: int) -> None:
        if phase is BuildPhase.WRITING and not target.exists():
            write_tables("first", tables, target)
            assert pack_digest_in(target) == "first"

    write_tables("last", tables, target, write_another)
    assert pack_digest_in(target) == "last"
    assert sorted(path.name for path in target.parent.iterdir()) == ["facts.db"]


NO_ROOM = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, resource.RLIM_INFINITY))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_without_room_is_told_in_a_sentence_and_leaves_the_old_file(pack: Path, target: Path) -> None:
    build_database(pack, target)
    before = target.read_bytes()
    small_pack.write(pack, {"data/articles/gazette.toml": small_pack.article(small_pack.ENTRIES + "\n")})
    ended = in_another_process(NO_ROOM + BUILD, pack, target)
    assert ended.returncode == 1
    assert ended.stderr.startswith("BuildError: ")
    assert ended.stderr.rstrip().endswith("then try again.")
    assert target.read_bytes() == before
    assert sorted(path.name for path in target.parent.iterdir()) == ["facts.db"]


def mount(*arguments: object) -> bool:
    command = ["mount", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """The folder of a disk of a megabyte."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", folder):
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - root's own mount


def test_a_full_disk_is_told_in_a_sentence_and_leaves_the_old_file(pack: Path, small_disk: Path) -> None:
    target = small_disk / "facts.db"
    build_database(pack, target)
    before = target.read_bytes()
    (small_disk / "ballast").write_bytes(bytes(1024 * 1024 - len(before) - 65536))
    with pytest.raises(BuildError, match=r"^There is no room left in .*: free some space, then try again\.$"):
        build_database(pack, target)
    assert target.read_bytes() == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["ballast", "facts.db"]


CANNOT_BE_WRITTEN = r"^The folder .* cannot be written: make it writable, or choose another one\.$"


def test_a_folder_without_write_permission_is_told_in_a_sentence_and_keeps_the_old_file(
    pack: Path, target: Path
) -> None:
    if sys.platform == "win32" or os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    build_database(pack, target)
    before = target.read_bytes()
    target.parent.chmod(0o555)
    try:
        with pytest.raises(BuildError, match=CANNOT_BE_WRITTEN):
            build_database(pack, target)
    finally:
        target.parent.chmod(0o755)
    assert target.read_bytes() == before


def test_a_read_only_disk_is_told_in_a_sentence_and_keeps_the_old_file(pack: Path, small_disk: Path) -> None:
    target = small_disk / "facts.db"
    build_database(pack, target)
    before = target.read_bytes()
    assert mount("-o", "remount,ro", small_disk)
    with pytest.raises(BuildError, match=CANNOT_BE_WRITTEN):
        build_database(pack, target)
    assert target.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system in which nobody can write")
def test_a_file_system_in_which_nobody_writes_is_told_in_a_sentence(pack: Path) -> None:
    with pytest.raises(BuildError, match=CANNOT_BE_WRITTEN):
        build_database(pack, Path("/proc/self/facts.db"))


def test_a_folder_where_the_database_should_be_is_told_in_a_sentence(pack: Path, target: Path) -> None:
    target.mkdir(parents=True)
    told = (
        rf"^The database {re.escape(str(target))} cannot be written \(.*irectory\): look at the disk, then try again\.$"
    )
    with pytest.raises(BuildError, match=told) as raised:
        build_database(pack, target)
    assert "Errno" not in str(raised.value)
    assert target.is_dir()


def test_a_file_where_the_folder_should_be_is_told_in_a_sentence(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")
    with pytest.raises(BuildError, match=CANNOT_BE_WRITTEN):
        build_database(pack, tmp_path / "cache" / "facts.db")
