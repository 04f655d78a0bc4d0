"""A new pack is empty, passes its check and says what to do next; nothing of somebody's is written over."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot.chat.new

if TYPE_CHECKING:
    from tests.chat.conftest import Trackside

NEW_PACK = Path(bot.chat.new.__file__).with_name("new_pack")
FORMAT = Path(bot.__file__).parents[1] / "docs/pack-format.md"
FILES = [
    "data/articles/README.md",
    "data/pack.toml",
    "data/people.toml",
    "data/places.toml",
    "data/races.toml",
    "data/vocabulary.toml",
    "seeds/.gitkeep",
]
NO_ARTICLES = (
    "There are no articles here yet: put the text of one into seeds/, and what it says into data/articles/ of the pack."
)


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def pack(trackside: Trackside, tmp_path: Path) -> Path:
    folder = tmp_path / "my pack"
    ran = trackside("new", folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        f"{folder} holds an empty pack. Put the text of an article into its folder seeds, and what the article says\n"
        "into a file of its folder data/articles: README.md there shows one. Then:\n"
        f"  trackside check --pack '{folder.as_posix()}'\n"
        f"  trackside ask --pack '{folder.as_posix()}' who won\n"
        f"Every key is told in {FORMAT}\n"
    )
    assert FORMAT.read_text(encoding="utf-8").startswith("# ")
    return folder


def test_a_new_pack_has_a_file_for_everything_each_with_a_comment(pack: Path) -> None:
    assert files_in(pack) == FILES
    for path in FILES[:-1]:
        assert (pack / path).read_text(encoding="utf-8").startswith("# ")


def test_a_new_pack_has_no_errors_and_its_check_says_what_to_do(trackside: Trackside, pack: Path) -> None:
    ran = trackside("check", "--pack", pack)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "data/articles:1: warning [empty-pack] data/articles/ has no articles yet: "
        "put the text of one into seeds/, and what it says into data/articles/<slug>.toml\n"
        "0 articles, 1 warning\n"
    )


@pytest.mark.parametrize("question", ["who won", "/result 1500m", "hello", "/athlete norway", "/sources", "/quote lee"])
def test_whatever_is_asked_of_a_new_pack_the_answer_is_what_to_do(
    trackside: Trackside, pack: Path, question: str
) -> None:
    ran = trackside("ask", "--pack", pack, question, COLUMNS="200")
    assert (ran.returncode, ran.stderr) == (1, "")
    command = f"trackside ask --pack '{pack.as_posix()}' help"
    assert ran.stdout == f"{NO_ARTICLES}\n\nAsk next\nWhat can be asked  {command}\n"


def test_help_says_so_too_and_leads_to_nothing(trackside: Trackside, pack: Path) -> None:
    ran = trackside("ask", "--pack", pack, "/help", COLUMNS="200")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[:2] == ["What can be asked", NO_ARTICLES]
    assert "Ask next" not in lines


def test_the_comments_and_the_article_shown_are_right_where_they_are_taken(pack: Path, trackside: Trackside) -> None:
    """Each table in a comment, as somebody has it who takes the marks of the comment away."""
    for path in ("people", "races", "places", "vocabulary"):
        file = pack / "data" / f"{path}.toml"
        text = re.sub(r"^# (?=\[|[a-z-]+ = )", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert text != file.read_text(encoding="utf-8")
        tomllib.loads(text)
        file.write_text(text, encoding="utf-8")
    readme = (pack / "data/articles/README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^```(text|toml)\n(.*?)^```", readme, re.DOTALL | re.MULTILINE))
    (pack / "seeds/harbour-gazette.txt").write_text(shown["text"], encoding="utf-8", newline="\n")
    (pack / "data/articles/harbour-gazette.toml").write_text(shown["toml"], encoding="utf-8")
    ran = trackside("check", "--fix", "--coverage", "--pack", pack)
    assert ran.stdout == (
        "data/articles/harbour-gazette.toml: wrote the hash of seeds/harbour-gazette.txt\n"
        "1 article, no problems; coverage: 4 of 4 sentences (100 %), 4 of 4 values (100 %), 3 of 3 names (100 %)\n"
    )
    answer = trackside("ask", "--pack", pack, "who won").stdout
    assert answer.startswith("Women's 800m final, Harbour Games 2031\n1 · Ada Brown — 1:58.20\n")


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


def test_no_file_is_left_out(pack: Path) -> None:
    assert {path: (NEW_PACK / path).read_bytes() for path in FILES} == {
        path: (pack / path).read_bytes() for path in files_in(pack)
    }
