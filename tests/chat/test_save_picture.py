"""``trackside ask --save``: the picture of an answer as a file, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKSIDE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("TRACKSIDE_PACK", raising=False)


def test_an_svg_is_written_and_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "finish.svg"
    assert main(["ask", "--save", str(file), "result", "1500m"]) == 0
    assert file.read_text("utf-8").startswith("<svg ")
    words = "Men's 1500m final, World Championships 2023. 1 · Josh Kerr (GBR): 3:29.38 [1][2][3][4][5]."
    assert capsys.readouterr().err.startswith(f"Wrote {file}: {words}")


def test_a_png_is_one(tmp_path: Path) -> None:
    file = tmp_path / "timeline.png"
    assert main(["ask", "--save", str(file), "recap", "1500m"]) == 0
    assert file.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "question", "sentence"),
    [
        ("finish.pdf", "result", "finish.pdf is no picture: name an .svg or a .png with --save."),
        ("kerr.svg", "quote kerr", "/quote kerr has no picture: ask for /result, /recap or /sources of a race."),
        ("gone/finish.svg", "result", "Name another file with --save."),
    ],
)
def test_what_cannot_be_saved_is_said_in_a_sentence(
    name: str, question: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--save", str(tmp_path / name), *question.split()]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / name).exists()
