"""The command as people start it: its own process, with a cache and a state folder of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from bot.store.cache import ensure_database

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
HARBOUR = ROOT / "tests" / "packs" / "harbour"

Ran = subprocess.CompletedProcess[str]


class Trackside(Protocol):
    """Runs a command line to its end and hands back what it wrote; ``pack`` None is the shipped one."""

    def __call__(self, *words: str | Path, pack: Path | None = HARBOUR, **variables: str) -> Ran: ...


class Start(Protocol):
    """Starts a command line on the invented pack and hands back the process, which runs."""

    def __call__(
        self, *words: str, variables: dict[str, str] | None = None, stdout: int | None = None, stderr: int | None = None
    ) -> subprocess.Popen[bytes]: ...


@pytest.fixture(scope="session")
def harbour() -> Path:
    """The folder of the invented pack."""
    return HARBOUR


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests that do not look into it, so that each pack is built once; the invented one is there."""
    folder = tmp_path_factory.mktemp("cache")
    ensure_database(HARBOUR, folder)
    return folder


@pytest.fixture
def environment(cache: Path, tmp_path: Path) -> dict[str, str]:
    """What the command is started with: nothing of the machine that it could go by."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return {
        **kept,
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "TRACKSIDE_CACHE": str(cache),
        "TRACKSIDE_STATE": str(tmp_path / "state"),
    }


@pytest.fixture
def trackside(environment: dict[str, str], tmp_path: Path) -> Trackside:
    def run(*words: str | Path, pack: Path | None = HARBOUR, **variables: str) -> Ran:
        named = {"TRACKSIDE_PACK": str(pack)} if pack else {}
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env={**environment, **named, **variables},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []

    def begin(
        *words: str, variables: dict[str, str] | None = None, stdout: int | None = None, stderr: int | None = None
    ) -> subprocess.Popen[bytes]:
        named = {**environment, "TRACKSIDE_PACK": str(HARBOUR), **(variables or {})}
        command = [sys.executable, "-m", "bot", *words]
        started.append(subprocess.Popen(command, env=named, cwd=ROOT, stdout=stdout, stderr=stderr))
        return started[-1]

    yield begin
    for process in started:  # those of a test that failed half-way
        process.kill()
        process.communicate()
