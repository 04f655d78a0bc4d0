"""A new pack is one that can be checked and asked at once, and nothing of somebody's is written over."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot.chat.new

if TYPE_CHECKING:
    from tests.chat.conftest import Trackside

EXAMPLE = Path(bot.chat.new.__file__).with_name("new_pack")
FILES = [
    "data/articles/example.toml",
    "data/pack.toml",
    "data/people.toml",
    "data/places.toml",
    "data/races.toml",
    "data/vocabulary.toml",
    "seeds/example.txt",
]


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def pack(trackside: Trackside, tmp_path: Path) -> Path:
    folder = tmp_path / "my pack"
    ran = trackside("new", folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        f"{folder} holds a pack with one example article. Try:\n"
        f"  trackside check --pack '{folder.as_posix()}'\n"
        f"  trackside ask --pack '{folder.as_posix()}' who won\n"
        "Then put your own articles in place of seeds/example.txt and data/articles/example.toml.\n"
    )
    return folder


def test_a_new_pack_has_a_file_for_everything_each_with_a_comment(pack: Path) -> None:
    assert files_in(pack) == FILES
    for path in FILES[:-1]:
        assert (pack / path).read_text(encoding="utf-8").startswith("# ")


def test_a_new_pack_is_clean_and_covers_its_example(trackside: Trackside, pack: Path) -> None:
    ran = trackside("check", "--coverage", "--pack", pack)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "1 article, no problems; coverage: 4 of 4 sentences (100 %), 3 of 3 values (100 %), 3 of 3 names (100 %)\n"
    )


def test_a_new_pack_can_be_asked(trackside: Trackside, pack: Path) -> None:
    assert trackside("ask", "--pack", pack, "help").stdout.startswith("What can be asked\n")
    assert trackside("ask", "--pack", pack, "who won").stdout.startswith(
        "Women's 800m final, Harbour Games 2031\n1 · Ada Brown — 1:58.20\n    ONE SOURCE [1]\n2 · Mina Lee — 1:58.43\n"
    )


def test_a_new_pack_offers_nothing_that_only_its_base_knows(trackside: Trackside, pack: Path) -> None:
    ran = trackside("ask", "--json", "--pack", pack, "athlete norway")
    assert ran.returncode == 1
    assert "Norway" not in json.dumps(json.loads(ran.stdout))


def test_what_stands_in_comments_is_right_where_it_is_taken(pack: Path, trackside: Trackside) -> None:
    """Each table in a comment, as somebody has it who takes the marks of the comment away."""
    for path in ("people", "races", "places", "vocabulary"):
        file = pack / "data" / f"{path}.toml"
        text = re.sub(r"^# (?=\[|[a-z-]+ = )", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert text != file.read_text(encoding="utf-8")
        tomllib.loads(text)
        file.write_text(text, encoding="utf-8")
    ran = trackside("check", "--pack", pack)
    assert (ran.stdout, ran.returncode) == ("1 article, no problems\n", 0)


def test_an_empty_folder_is_taken(trackside: Trackside, tmp_path: Path) -> None:
    assert trackside("new", tmp_path).returncode == 0
    assert files_in(tmp_path) == FILES


def test_a_folder_that_is_not_empty_is_left_alone(trackside: Trackside, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    ran = trackside("new", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{tmp_path} is not empty: name a folder that is not there yet, or an empty one.\n"
    assert files_in(tmp_path) == ["notes.txt"]


def test_a_file_is_no_folder(trackside: Trackside, tmp_path: Path) -> None:
    (tmp_path / "pack").touch()
    ran = trackside("new", tmp_path / "pack")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{tmp_path / 'pack'} cannot be written (Not a directory): name another folder.\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nobody is barred who is the superuser")
def test_a_folder_that_cannot_be_written_gets_one_sentence(trackside: Trackside, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    ran = trackside("new", tmp_path / "pack")
    tmp_path.chmod(0o700)
    assert ran.stderr == f"{tmp_path / 'pack'} cannot be written (Permission denied): name another folder.\n"


def test_the_folder_is_required(trackside: Trackside) -> None:
    ran = trackside("new")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "The following arguments are required: DIR. “trackside new --help” lists what it takes.\n"


def test_no_file_of_the_example_is_left_out(pack: Path) -> None:
    assert {path: (EXAMPLE / path).read_bytes() for path in FILES} == {
        path: (pack / path).read_bytes() for path in files_in(pack)
    }
