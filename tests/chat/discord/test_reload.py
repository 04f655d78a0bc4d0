"""Reading the pack again, in a process of its own that runs the very Trackside that is running."""

from __future__ import annotations

import asyncio
import io
import multiprocessing
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from bot.chat.discord.logs import Log
from bot.chat.discord.reload import PackReload
from bot.store.cache import database_path
from bot.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REFUSED = " warning: The facts of before stay, because the pack cannot be taken over: "


class OpenedDatabases:
    """Stands where the store does: notes what it is to answer from, which must be a database."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    async def reopen(self, path: Path) -> None:
        await (await Store.open(path)).close()
        self.paths.append(path)


class BrokenStore(OpenedDatabases):
    async def reopen(self, path: Path) -> None:
        raise ArithmeticError(path.suffix)


async def reload(pack: Path, cache: Path, store: OpenedDatabases | None = None) -> tuple[list[Path], str]:
    """The databases that were opened, and the log."""
    store, stream = store or OpenedDatabases(), io.StringIO()
    with Log(stream) as log:
        await PackReload(pack, cache, store, log).reload()
    return store.paths, stream.getvalue()


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSAFEPATH", "")  # which a reload sets for good


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with somebody else's ``bot.py`` and a package ``bot``."""
    folder = tmp_path / "elsewhere"
    (folder / "bot").mkdir(parents=True)
    for stranger in ("bot.py", "bot/__init__.py", "bot/__main__.py"):
        leave_trace(folder / stranger)
    monkeypatch.chdir(folder)
    return folder


def leave_trace(module: Path) -> None:
    """Write a module that leaves a file in the current folder when it is run."""
    module.write_text("from pathlib import Path\nPath('ran').touch()\n", "utf-8")


async def test_nothing_of_the_current_folder_is_run(elsewhere: Path, harbour: Path, tmp_path: Path) -> None:
    for module in ("multiprocessing.py", "pickle.py", "signal.py"):
        leave_trace(elsewhere / module)
    opened, log = await reload(harbour, tmp_path / "cache")
    assert opened == [database_path(harbour, tmp_path / "cache")], log
    assert not (elsewhere / "ran").exists()


async def test_the_very_package_that_runs_is_run_again_wherever_others_are_found(
    elsewhere: Path, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(elsewhere))
    opened, log = await reload(harbour, tmp_path / "cache")
    assert opened == [database_path(harbour, tmp_path / "cache")], log
    assert not (elsewhere / "ran").exists()


async def test_a_pack_with_errors_is_a_line(tmp_path: Path) -> None:
    (tmp_path / "pack" / "data").mkdir(parents=True)
    (tmp_path / "pack" / "data" / "people.toml").write_text("[[person]]\n", "utf-8")
    opened, log = await reload(tmp_path / "pack", tmp_path / "cache")
    assert opened == []
    assert f"{REFUSED}The pack has " in log


async def test_a_fault_of_ours_is_a_line_with_a_traceback_and_ends_nothing(harbour: Path, tmp_path: Path) -> None:
    _, log = await reload(harbour, tmp_path / "cache", BrokenStore())
    assert f"{REFUSED}ArithmeticError: .db\n    Traceback (most recent call last):\n" in log


@pytest.fixture
def without_python(tmp_path: Path) -> Iterator[None]:
    """A system on which no other process can be started."""
    multiprocessing.set_executable(str(tmp_path / "gone"))
    yield
    multiprocessing.set_executable(sys.executable)


async def test_a_build_that_cannot_be_started_is_a_line_and_the_next_one_is_tried(
    harbour: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    await reload(harbour, tmp_path / "cache")  # which starts what `multiprocessing` needs besides
    request.getfixturevalue("without_python")
    opened, log = await reload(harbour, tmp_path / "cache")
    assert opened == []
    assert f"{REFUSED}the process that builds it has failed (" in log
    assert "Traceback" not in log
    multiprocessing.set_executable(sys.executable)
    opened, log = await reload(harbour, tmp_path / "cache")
    assert len(opened) == 1, log


@pytest.mark.skipif(os.name == "nt", reason="a system without POSIX signals")
async def test_a_reload_that_is_cancelled_ends_its_process(harbour: Path, tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())  # those of other tests may still be ending
    reloading = asyncio.create_task(reload(harbour, tmp_path / "cache"))
    await asyncio.sleep(0)
    (process,) = set(multiprocessing.active_children()) - before
    reloading.cancel()
    await asyncio.gather(reloading, return_exceptions=True)
    process.join(30.0)
    assert process.exitcode == -signal.SIGKILL
