"""Each pack's database, built once for all tests that ask it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bench import corpus
from bot.facts.pack.reader import read_pack
from bot.store.writing.build import build_database

if TYPE_CHECKING:
    from bot.facts.model import Pack

ROOT = Path(__file__).resolve().parents[1]
HARBOUR = ROOT / "tests" / "packs" / "harbour"
FOOTBALL = ROOT / "tests" / "packs" / "football"
CORVANE = ROOT / "tests" / "packs" / "corvane"

# How long an example takes says something about the machine, and nothing about what is tested.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """Four workers for two cores: a good part of the tests waits for sockets, not for a processor."""
    return (os.cpu_count() or 1) * 2


LONGEST = ("test_shards.py", "test_every_answer.py", "test_supervisor_on_discord.py", "test_main.py", "test_hostile.py")
"""The files that take longest: two wait for Discord's own pauses. One that came last would run alone in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; workers take files in this order."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


def one_in(step: int) -> pytest.MarkDecorator:
    """Runs a test on one in so many of what it goes through, and by hand on all of it."""
    return pytest.mark.parametrize("step", [step, pytest.param(1, marks=pytest.mark.exhaustive)])


@cache
def pack_of(root: Path) -> Pack:
    """The pack in a folder, read once."""
    loaded = read_pack(root)
    assert loaded.pack is not None, loaded.problems
    return loaded.pack


def _built(root: Path, factory: pytest.TempPathFactory) -> Path:
    return build_database(root, factory.mktemp(root.name) / "facts.db").path


@pytest.fixture(scope="session")
def harbour_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the invented pack of the Harbour Games."""
    return _built(HARBOUR, tmp_path_factory)


@pytest.fixture(scope="session")
def corvane_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the invented pack of the Corvane Cup."""
    return _built(CORVANE, tmp_path_factory)


@pytest.fixture(scope="session")
def football_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the invented pack of a football match, which stands on a base of its own."""
    return _built(FOOTBALL, tmp_path_factory)


@pytest.fixture(scope="session")
def invented_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an invented pack of many stories, with names that accents, hyphens and surnames make alike."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write_corpus(folder, articles=60, seed=3)
    return folder


@pytest.fixture(scope="session")
def invented_database(invented_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the invented pack of many stories."""
    return _built(invented_corpus, tmp_path_factory)


@pytest.fixture(scope="session")
def shipped_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the pack that ships with the project."""
    return _built(ROOT, tmp_path_factory)
