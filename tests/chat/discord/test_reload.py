"""Reading the pack again, in a process of its own that runs the very Trackside that is running."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from bot.chat.discord.logs import Log
from bot.chat.discord.reload import PackReload
from bot.store.cache import database_path
from bot.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


class Desk:
    """Counts how often it was told that the facts may be others."""

    def __init__(self) -> None:
        self.forgot = 0

    def forget(self) -> None:
        self.forgot += 1


class Opened:
    """The databases that were opened, in their order; they must be there."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    async def reopen(self, path: Path) -> None:
        await (await Store.open(path)).close()
        self.paths.append(path)


async def reread(pack: Path, cache: Path) -> tuple[bool, int, str]:
    """Whether the pack was taken over, how often the desk was told, and the log."""
    desk, opened, stream = Desk(), Opened(), io.StringIO()
    with Log(stream) as log:
        taken = await PackReload(pack, cache, opened, desk, log).read()
    assert opened.paths == ([database_path(pack, cache)] if taken else [])
    return taken, desk.forgot, stream.getvalue()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with somebody else's ``bot.py`` and a package ``bot``; the cache is in a folder beside it."""
    monkeypatch.setenv("TRACKSIDE_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "elsewhere"
    (folder / "bot").mkdir(parents=True)
    for stranger in ("bot.py", "bot/__init__.py", "bot/__main__.py"):
        (folder / stranger).write_text("from pathlib import Path\nPath('ran').touch()\n", "utf-8")
    monkeypatch.chdir(folder)
    return folder


async def test_nothing_of_the_current_folder_is_run(elsewhere: Path, harbour: Path, tmp_path: Path) -> None:
    taken, forgot, log = await reread(harbour, tmp_path / "cache")
    assert (taken, forgot) == (True, 1), log
    assert not (elsewhere / "ran").exists()
    assert database_path(harbour, tmp_path / "cache").exists()


async def test_the_very_package_that_runs_is_run_again_wherever_others_are_found(
    elsewhere: Path, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(elsewhere))
    taken, _, log = await reread(harbour, tmp_path / "cache")
    assert taken, log
    assert not (elsewhere / "ran").exists()
    assert database_path(harbour, tmp_path / "cache").exists()


async def test_a_build_that_cannot_be_started_is_a_line_and_the_next_one_is_tried(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    taken, forgot, log = await reread(harbour, tmp_path / "cache")
    assert (taken, forgot) == (False, 0)
    assert log.endswith(
        " warning: The facts of before stay, because the pack cannot be taken over: "
        "no process can be started for it (No such file or directory)\n"
    )
