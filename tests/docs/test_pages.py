from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from bot.__main__ import COMMANDS, main
from bot.answers.answer import Outcome
from bot.answers.registry import QUESTIONS
from bot.chat.discord import clicks, dispatcher, errors
from tests.docs.pages import PAGES, ROOT, anchors, blocks, images, links

if TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
ANSWERING = {"ask", "check", "export", "new"}
"""Commands that an example may run to its end here: the others wait for somebody."""

NEW_PACK = "my-pack"
"""The folder that an example makes, and others go on with."""


def examples() -> list[str]:
    lines = [
        line for page in PAGES for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()
    ]
    commands = (line.partition("  #")[0].rpartition("&& ")[2].strip() for line in lines)
    return [command for command in dict.fromkeys(commands) if command.startswith("trackside ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for link in links(page):
        if re.match(r"https?:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_of_the_project_is_there(page: Path) -> None:
    for image in images(page):
        assert re.match(r"https?:", image) or (page.parent / image).is_file(), image


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all that is asked here, so that the shipped pack is built once."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("example", examples())
def test_every_example_can_be_run(
    example: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, command, *words = shlex.split(example)
    assert command in COMMANDS
    if command in ANSWERING and "--output" not in words:
        monkeypatch.setenv("TRACKSIDE_CACHE", str(cache))
        monkeypatch.delenv("TRACKSIDE_PACK", raising=False)
        if {NEW_PACK, "datapackage", "--save"} & set(words):
            monkeypatch.chdir(tmp_path)
        if NEW_PACK in words:
            assert command == "new" or main(["new", NEW_PACK]) == 0
        assert main([command, *words]) == 0
        assert capsys.readouterr().out


def test_the_readme_shows_what_is_answered(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKSIDE_CACHE", str(cache))
    monkeypatch.setenv("COLUMNS", "120")
    shown = next(block.text for block in blocks(README) if block.language == "text")
    assert main(["ask", "who won the 1500m"]) == 0
    answer = capsys.readouterr().out
    for part in shown.split("…\n"):
        assert part in answer


def test_every_setting_is_explained_and_no_other() -> None:
    names = re.compile(r"\b(?:TRACKSIDE_[A-Z]+|DISCORD_TOKEN|NO_COLOR|FORCE_HYPERLINK)\b")
    explained = {name for page in PAGES for name in names.findall(page.read_text("utf-8"))}
    source = (ROOT / "bot" / "settings.py").read_text("utf-8")
    assert explained == set(names.findall(source))


def test_the_readme_names_each_question_that_can_be_asked() -> None:
    rows = re.findall(r"^\| `(/[^`]+)` \|", README.read_text("utf-8"), re.MULTILINE)
    assert rows == [question.usage for question in QUESTIONS.values()]


def test_every_end_of_an_answer_that_the_log_may_name_is_explained_and_no_other() -> None:
    operations = (ROOT / "docs" / "operations.md").read_text("utf-8")
    explained = re.search(r"An answer ends as one of(.*?)eight characters", operations, re.DOTALL)
    assert explained
    on_discord = {errors.LATE, errors.ANSWERED, errors.CHANGED, errors.UNDELIVERED, errors.FAILED}
    turned_away = {dispatcher.RATE_LIMITED, dispatcher.STOPPING, clicks.OUTDATED}
    assert set(re.findall(r"`([^`]+)`", explained[1])) == {*Outcome, *on_discord, *turned_away}
