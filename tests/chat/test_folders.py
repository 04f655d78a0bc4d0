"""Machines without a home, and folders that keep us out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chat.conftest import ROOT, Ran
from tests.facts.small_pack import ARTICLE, article, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.chat.conftest import Trackside

WITHOUT_PASSWD = ("setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups")


@pytest.fixture
def nobody(harbour: Path) -> Iterator[Callable[..., Ran]]:
    """Runs a command line as a user whom the system does not know, without a home, as a container may."""
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can run as somebody else")
    look = "import os, sys, msgspec, platformdirs, bot.settings; os.listdir(sys.argv[1])"
    imports = [*WITHOUT_PASSWD, sys.executable, "-c", look, str(harbour)]
    there = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    if subprocess.run(imports, env=there, cwd="/", capture_output=True, check=False).returncode:
        pytest.skip("this checkout, or what is installed, can be read by its owner alone")
    shared = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    shared.chmod(0o777)

    def run(*words: str, **variables: str) -> Ran:
        path = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TMPDIR": str(shared)}
        return subprocess.run(
            [*WITHOUT_PASSWD, sys.executable, "-m", "bot", *words],
            env={**path, "TRACKSIDE_PACK": str(harbour), "PYTHONDONTWRITEBYTECODE": "1", **variables},
            cwd="/",
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    yield run
    shutil.rmtree(shared)


def test_somebody_without_a_home_is_answered_after_one_warning(nobody: Callable[..., Ran]) -> None:
    for _ in range(2):
        ran = nobody("ask", "result", "800m")
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.startswith("Women's 800m final")
        assert re.fullmatch(
            r"The cache folder /\S+ cannot be written, so the database is in /\S+trackside-12345\S* for now: "
            r"set TRACKSIDE_CACHE to a folder that can\.\n",
            ran.stderr,
        )


def test_somebody_without_a_home_who_names_a_cache_is_answered_without_a_word(
    nobody: Callable[..., Ran],
) -> None:
    cache = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    cache.chmod(0o777)
    ran = nobody("ask", "result", "800m", TRACKSIDE_CACHE=str(cache))
    shutil.rmtree(cache)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_temporary_folder_that_somebody_else_has_made_is_not_used(nobody: Callable[..., Ran]) -> None:
    made = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    made.chmod(0o777)
    (made / "trackside-12345").mkdir()
    ran = nobody("ask", "result", "800m", TMPDIR=str(made))
    left = list((made / "trackside-12345").iterdir())
    shutil.rmtree(made)
    assert (ran.returncode, left) == (0, [])


def test_where_one_file_of_a_pack_cannot_be_mended_none_is(nobody: Callable[..., Ran]) -> None:
    pack = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    unsorted = article('[[sentence]]\nat = "Mina"\naside = "opinion"\n[[sentence]]\nat = "Ada"\naside = "opinion"\n')
    files = dict.fromkeys(("data/articles/a.toml", "data/articles/b.toml"), unsorted)
    write(pack, {**files, ARTICLE: None})
    for path, mode in ((pack, 0o755), (pack / "data/articles", 0o777), (pack / "data/articles/a.toml", 0o666)):
        path.chmod(mode)
    ran = nobody("check", "--fix", "--pack", str(pack))
    left = {path.name: path.read_text("utf-8") for path in (pack / "data/articles").iterdir()}
    shutil.rmtree(pack)
    assert (ran.returncode, ran.stdout, left) == (2, "", {"a.toml": unsorted, "b.toml": unsorted})
    assert ran.stderr == (
        f"{pack}/data/articles/b.toml cannot be written: Permission denied. "
        "Open it for writing, or name a copy of the pack with --pack.\n"
    )


def test_a_folder_that_cannot_be_entered_is_a_sentence(nobody: Callable[..., Ran]) -> None:
    shut = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    ran = [
        nobody("ask", "result", "800m", TRACKSIDE_PACK=f"{shut}/pack"),
        nobody("check", "--pack", f"{shut}/pack"),
        nobody("ask", "result", "800m", TRACKSIDE_CACHE=f"{shut}/cache"),
        nobody("ask", "result", "800m", TRACKSIDE_STATE=f"{shut}/state", TRACKSIDE_CACHE=f"{shut}/cache"),
    ]
    shutil.rmtree(shut)
    assert [each.returncode for each in ran] == [2, 2, 0, 0]
    assert ran[0].stderr == (
        f"The pack {shut}/pack cannot be entered (Permission denied): open it, or name another folder.\n"
    )
    assert ran[1].stderr.startswith(f"Argument --pack: '{shut}/pack' cannot be entered (Permission denied). ")
    assert all("TRACKSIDE_CACHE" in each.stderr and each.stderr.count("\n") == 1 for each in ran[2:])


@pytest.fixture
def shut_pack(harbour: Path) -> Iterator[Path]:
    """A pack that anybody may enter, of which a test shuts a folder."""
    home = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    shutil.copytree(harbour, home / "pack")
    (home / "cache").mkdir()
    for path in (home, *home.rglob("*")):
        path.chmod(0o755)
    (home / "cache").chmod(0o777)
    yield home / "pack"
    shutil.rmtree(home)


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["neither listed nor entered", "not entered"])
@pytest.mark.parametrize("folder", ["data", "data/articles", "seeds"])
def test_a_folder_of_the_pack_that_is_shut_is_a_problem_that_names_it(
    nobody: Callable[..., Ran], shut_pack: Path, folder: str, mode: int
) -> None:
    places = {"TRACKSIDE_PACK": str(shut_pack), "TRACKSIDE_CACHE": str(shut_pack.parent / "cache")}
    assert nobody("ask", "result", "800m", **places).returncode == 0  # there is a database of it
    (shut_pack / folder).chmod(mode)
    checked = nobody("check", **places)
    assert checked.returncode == 1, checked.stderr
    assert re.search(rf"{folder}\S* cannot be read \(Permission denied\): mend its permissions or link", checked.stdout)
    assert "no articles" not in checked.stdout
    assert "unnamed-seed" not in checked.stdout
    for command in (["build"], ["ask", "result", "800m"], ["export"]):
        ran = nobody(*command, **places)
        assert (ran.returncode, ran.stdout) == (2, "")
        sentence = r"The pack has \d+ errors?: run “trackside check --pack \S+” to see (it|them)\.\n"
        assert re.fullmatch(sentence, ran.stderr), ran.stderr


@pytest.mark.parametrize("variable", ["TRACKSIDE_PACK", "TRACKSIDE_CACHE", "TRACKSIDE_STATE"])
def test_the_home_of_somebody_whom_nobody_knows_is_a_sentence(trackside: Trackside, variable: str) -> None:
    ran = trackside("ask", "result", "800m", pack=None, **{variable: "~nosuchuser/x"})
    assert (ran.returncode, ran.stderr) == (
        2,
        f"{variable} is '~nosuchuser/x', whose home folder nobody knows: set it to the whole path of a folder.\n",
    )


def test_an_option_that_names_such_a_home_is_a_sentence(trackside: Trackside) -> None:
    ran = trackside("check", "--pack", "~nosuchuser/x")
    assert ran.returncode == 2
    assert ran.stderr.startswith("Argument --pack: the home folder in '~nosuchuser/x' is not known. ")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are Unicode")
def test_a_pack_whose_path_is_not_utf_8_is_answered_from(
    environment: dict[str, str], harbour: Path, tmp_path: Path
) -> None:
    pack = os.fsencode(tmp_path) + b"/caf\xe9"
    shutil.copytree(os.fsencode(harbour), pack)
    for words in (["ask", "result", "800m"], ["ask", "--json", "sources"], ["build"], ["check"], ["export"]):
        ran = subprocess.run(
            [sys.executable, "-m", "bot", *words, "--pack", pack],
            env={**environment, "TRACKSIDE_CACHE": str(tmp_path / "cache")},
            capture_output=True,
            check=False,
        )
        assert (words, ran.returncode, ran.stderr) == (words, 0, b"")
    assert len(list((tmp_path / "cache").glob("*.db"))) == 1
