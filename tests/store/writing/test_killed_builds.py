"""Builds killed at any moment: what was there before is there still, whole, and the next build works."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from bench import corpus
from bot.store.writing.build import BuildPhase, build_database
from tests.store.database_checks import pack_digest_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
ARTICLES = 1000
TIMES = 10

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a build is killed in a child made by fork"),
]


class Builder:
    """The other process, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.asks: IO[str] = process.stdin
        self.answers: IO[str] = process.stdout

    def hear(self, word: str) -> str:
        """What follows the word, which is what the process must say now."""
        said, _, rest = self.answers.readline().strip().partition(" ")
        assert said == word
        return rest

    def ask(self, line: str) -> None:
        self.asks.write(f"{line}\n")
        self.asks.flush()

    def kill_stopped_build(self) -> None:
        os.kill(int(self.hear("stopped")), signal.SIGKILL)
        assert self.hear("ended") == str(-signal.SIGKILL)

    def build(self) -> None:
        self.ask("build")
        assert self.hear("ended") == "0"


class Place:
    """A database that a build replaces, and the pack from which it is built."""

    def __init__(self, folder: Path, pack: Path, old: Path) -> None:
        self.pack = pack
        self.target = folder / "facts.db"
        self._old = old
        self.old_digest = pack_digest_in(old)
        self.put_the_old_one()

    def put_the_old_one(self) -> None:
        shutil.copyfile(self._old, self.target)

    def remove_unfinished(self) -> None:
        """What the cache does with what killed builds have left, an hour later."""
        for name in self.unfinished():
            self.target.with_name(name).unlink()

    def unfinished(self) -> list[str]:
        return [path.name for path in self.target.parent.iterdir() if path.name.endswith(".new")]


@contextmanager
def started(mode: str, place: Place) -> Iterator[Builder]:
    script = Path(__file__).with_name("killed_builds.py")
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    with subprocess.Popen(
        [sys.executable, str(script), mode, str(place.pack), str(place.target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": search},
    ) as process:
        yield Builder(process)
    assert process.returncode == 0


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A pack of a thousand articles, and the database of another one."""
    folder = tmp_path_factory.mktemp("packs")
    corpus.write_corpus(folder / "new", ARTICLES, seed=7)
    corpus.write_corpus(folder / "old", 20, seed=8)
    build_database(folder / "old", folder / "old.db")
    return folder / "new", folder / "old.db"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, packs: tuple[Path, Path]) -> Place:
    return Place(tmp_path_factory.mktemp("place"), *packs)


@pytest.fixture(scope="module")
def builder(place: Place) -> Iterator[tuple[Builder, str]]:
    """A process that has read the pack, and the digest of what it builds."""
    with started("write", place) as builder:
        yield builder, builder.hear("ready")
        builder.asks.close()


@pytest.mark.parametrize(
    "phase",
    [
        BuildPhase.BEFORE_WRITING,
        BuildPhase.WRITING,
        BuildPhase.AFTER_WRITING,
        BuildPhase.BEFORE_SYNC,
        BuildPhase.BETWEEN_SYNC_AND_RENAME,
    ],
)
def test_a_build_killed_at_any_moment_leaves_the_old_file_and_the_next_one_works(
    phase: BuildPhase, place: Place, builder: tuple[Builder, str]
) -> None:
    process, new_digest = builder
    place.put_the_old_one()
    for time in range(TIMES):
        # The other phases are a moment each; writing is killed at ten places of it.
        process.ask(f"{phase} {time if phase is BuildPhase.WRITING else 0}")
        process.kill_stopped_build()
        assert pack_digest_in(place.target) == place.old_digest
    assert len(place.unfinished()) == (0 if phase is BuildPhase.BEFORE_WRITING else TIMES)
    place.remove_unfinished()
    process.build()
    assert pack_digest_in(place.target) == new_digest
    assert place.unfinished() == []


def test_a_build_killed_while_it_reads_leaves_the_old_file_and_the_next_one_works(
    tmp_path: Path, packs: tuple[Path, Path]
) -> None:
    place = Place(tmp_path, *packs)
    with started("read", place) as process:
        for _ in range(TIMES):
            process.kill_stopped_build()
            assert pack_digest_in(place.target) == place.old_digest
            process.ask("go on")
        # The process that split off the killed builds is itself a build, and reads on to the end.
        process.hear("done")
    assert pack_digest_in(place.target) != place.old_digest
    assert place.unfinished() == []
