from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.__main__ import main
from bot.answers.registry import QUESTIONS
from bot.chat.ask import question_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.conftest import Ran, Trackside


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["/result 1500m"], "/result 1500m"),
        (["result", "1500m"], "result 1500m"),
        (["/quote", "kerr"], "/quote kerr"),
        (["C:/Program Files/Git/result", "1500m"], "result 1500m"),
        (["C:/Program Files/Git/result 1500m"], "result 1500m"),
        (["C:\\msys64\\quote", "kerr"], "quote kerr"),
        (["D:/Git/compare", "800m/1500m"], "compare 800m/1500m"),
        (["C:/result/of/compare medals"], "compare medals"),
        (["C:/Program Files/Git/nothing", "of", "ours"], "C:/Program Files/Git/nothing of ours"),
        (["/home/ada/result", "1500m"], "/home/ada/result 1500m"),
        ([], ""),
    ],
)
def test_a_question_is_read_with_or_without_slash_and_through_git_bash(words: list[str], line: str) -> None:
    assert question_line(words, QUESTIONS) == line


def test_a_question_is_answered_with_its_receipts(trackside: Trackside) -> None:
    ran = trackside("ask", "/result 800m")
    lines = ran.stdout.splitlines()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert lines[0] == "Women's 800m final, Harbour Games 2031"
    assert "1 · Ada Brown (HBR) — 1:58.20" in lines
    assert "[1]\xa0Harbour Gazette\xa0· [2]\xa0The Mile\xa0· [3]\xa0Delta Wire\xa0· [4]\xa0City Post" in lines


@pytest.mark.parametrize("start", [4096, 20480], ids=["from its second page", "from its sixth page"])
def test_a_damaged_database_is_built_again_with_one_line(trackside: Trackside, tmp_path: Path, start: int) -> None:
    def ask() -> Ran:
        return trackside("ask", "sources", "800m", TRACKSIDE_CACHE=str(tmp_path / "own"))

    right = ask()
    (database,) = (tmp_path / "own").glob("*.db")
    with database.open("rb+") as file:
        file.seek(start)
        file.write(b"\x55" * (database.stat().st_size - start))
    mended, after = ask(), ask()
    assert (mended.returncode, mended.stdout) == (0, right.stdout)
    assert len(mended.stderr.splitlines()) <= 1
    assert (after.returncode, after.stdout, after.stderr) == (0, right.stdout, "")


@pytest.mark.parametrize("words", [("result", "800m"), ("/result", "800m"), ("C:/Program Files/Git/result", "800m")])
def test_every_way_to_type_a_question_gives_the_same_answer(trackside: Trackside, words: tuple[str, ...]) -> None:
    assert trackside("ask", *words).stdout == trackside("ask", "/result 800m").stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("result", "800m"), 0),
        (("quote", "brown"), 0),
        (("sources", "800m"), 0),
        (("compare",), 0),
        (("help",), 0),
        (("result", "tiddlywinks"), 1),
        (("quote", "nobody at all"), 1),
        ((), 2),
        (("",), 2),
        (("\x07",), 2),
        (("tiddlywinks",), 1),
        (("hello",), 0),
        (("who", "won", "the", "800m?"), 0),
        (("x" * 4000,), 2),
        (("quote",), 2),
        (("result", "--colour"), 2),
        (("result", "800m", "--pack"), 2),
        (("result", "800m", "--pack", "no/such/folder"), 2),
    ],
)
def test_the_exit_code_tells_what_came_of_a_question(
    cache: Path,
    harbour: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: int,
) -> None:
    monkeypatch.setenv("TRACKSIDE_CACHE", str(cache))
    monkeypatch.setenv("TRACKSIDE_PACK", str(harbour))
    assert main(["ask", *words]) == code
    assert "".join(capsys.readouterr()).strip()


def test_json_is_the_whole_answer(trackside: Trackside) -> None:
    ran = trackside("ask", "result", "--json", "800m")
    answer = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert list(answer)[:3] == ["question", "outcome", "title"]
    assert {block["kind"] for block in answer["blocks"]} == {"statement"}
    statement = next(block for block in answer["blocks"] if block["kind"] == "statement")
    assert statement["citations"][0]["excerpt"]


def test_what_is_piped_has_no_codes_and_no_line_wider_than_the_usual(trackside: Trackside) -> None:
    text = trackside("ask", "result", "800m").stdout
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines() if "https://" not in line and "trackside ask" not in line) <= 80


@pytest.mark.parametrize("columns", [20, 60])
def test_columns_sets_the_width(trackside: Trackside, columns: int) -> None:
    narrow = trackside("ask", "result", "800m", COLUMNS=str(columns)).stdout.splitlines()
    assert max(len(line) for line in narrow if "https://" not in line and "trackside ask" not in line) <= columns


def test_follow_up_commands_stay_with_the_pack_that_was_named(trackside: Trackside, harbour: Path) -> None:
    text = trackside("ask", "result", "800m", "--pack", harbour, pack=None).stdout
    assert f"trackside ask --pack {harbour.as_posix()} " in text


def test_a_pack_that_is_none_gets_one_sentence(trackside: Trackside, tmp_path: Path) -> None:
    ran = trackside("ask", "result", "--pack", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{tmp_path} is no pack: name a folder that holds “data” and “seeds”.\n"


def test_the_shipped_pack_answers_for_the_1500m(trackside: Trackside) -> None:
    ran = trackside("ask", "/result 1500m", pack=None)
    assert ran.returncode == 0
    assert "3:29.38" in ran.stdout


def test_free_text_is_answered_and_says_how_it_was_read(trackside: Trackside) -> None:
    ran = trackside("ask", "who", "won", "the", "800m?")
    assert ran.stdout.startswith("Women's 800m final, Harbour Games 2031\n")
    assert "\nRead as /result 800m\n" in ran.stdout
