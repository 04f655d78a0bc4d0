from __future__ import annotations

import os
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.chat.typed import Completing, Typing, prompt_on, typing_at
from bot.facts.database.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def store(harbour_database: Path) -> AsyncIterator[Store]:
    async with await Store.open(harbour_database) as opened:
        yield opened


# --- what is being typed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "typing"),
    [
        ("", Typing("help", "question", "", {})),
        ("/res", Typing("help", "question", "res", {})),
        ("result ", Typing("result", "event", "", {})),
        ("/result 800m fi", Typing("result", "event", "800m fi", {})),
        ("result 800m meet: harb", Typing("result", "meet", "harb", {"event": "800m"})),
        ("result meet:harbour event:80", Typing("result", "event", "80", {"event": "", "meet": "harbour"})),
        ("quote brown about:never loo", Typing("quote", "about", "never loo", {"person": "brown"})),
        ("search proud meet:harb", Typing("search", "words", "proud meet:harb", {})),
        ("compare Brown: silver ti", Typing("compare", "topic", "Brown: silver ti", {})),
        ("weather to", None),
    ],
)
def test_the_words_before_the_cursor_tell_what_is_being_typed(before: str, typing: Typing | None) -> None:
    assert typing_at(before) == typing


async def completed(store: Store, before: str) -> list[tuple[str, int]]:
    found = Completing(store).get_completions_async(Document(before), CompleteEvent())
    return [(each.text, each.start_position) async for each in found]


async def test_a_question_is_completed_by_its_name(store: Store) -> None:
    assert (await completed(store, "/quo"))[0] == ("quote ", -3)


async def test_a_name_is_completed_from_its_middle_in_place_of_what_was_typed(store: Store) -> None:
    assert ("Ada Brown", -4) in await completed(store, "quote brow")


async def test_what_tells_things_apart_stands_beside_a_completion(store: Store) -> None:
    found = Completing(store).get_completions_async(Document("quote brown"), CompleteEvent())
    assert [(each.display_text, each.display_meta_text) async for each in found] == [
        ("Ada Brown", "41 claims · 3 remarks"),
        ("Isolde Brown", "7 claims · 1 remark"),
    ]


@pytest.mark.parametrize(
    ("before", "option"),
    [
        ("result 800m me", [("meet:", -2)]),
        ("result 800m meet:harbour ev", []),
        ("result 800m", []),
        ("result meet:harbour", []),
        ("search words me", []),
        ("quote brown ab", [("about:", -2)]),
    ],
)
async def test_an_option_that_is_not_there_yet_is_completed(
    store: Store, before: str, option: list[tuple[str, int]]
) -> None:
    assert [each for each in await completed(store, before) if each[0].endswith(":")] == option


async def test_a_completion_narrows_the_next(store: Store) -> None:
    assert await completed(store, "result 800m meet:") == [("Harbour Games 2031", 0), ("Delta Open 2029", 0)]


async def test_a_question_that_nobody_knows_is_not_completed(store: Store) -> None:
    assert await completed(store, "weather to") == []


# --- the prompt -----------------------------------------------------------------------------------------------------


async def typed(store: Store, history: Path, keys: str) -> str:
    with create_pipe_input() as source:
        source.send_text(keys)
        return await prompt_on(store, history, source, DummyOutput()).prompt_async("› ")


async def test_a_line_is_handed_over_and_kept_for_the_arrow_keys(store: Store, tmp_path: Path) -> None:
    history = tmp_path / "questions"
    assert await typed(store, history, "result 800m\r") == "result 800m"
    assert await typed(store, history, "\x1b[A\r") == "result 800m"


@pytest.mark.parametrize(("key", "end"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)], ids=["Ctrl-C", "Ctrl-D"])
async def test_a_key_leaves_at_once_whatever_stands_on_the_line(
    store: Store, tmp_path: Path, key: str, end: type[BaseException]
) -> None:
    with pytest.raises(end):
        await typed(store, tmp_path / "questions", f"result 8{key}")


# --- the conversation -----------------------------------------------------------------------------------------------


def talk(environment: dict[str, str], pack: Path, lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--pack", str(pack)],
        env=environment,
        input=lines,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_lines_of_a_pipe_are_answered_one_by_one_without_a_prompt(environment: dict[str, str], harbour: Path) -> None:
    ran = talk(environment, harbour, "help quote\n\nresult 800m\n")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[0] == "/quote PERSON [ABOUT]"
    assert "Women's 800m final, Harbour Games 2031" in ran.stdout
    assert "›" not in ran.stdout


def test_a_number_picks_a_follow_up_of_the_last_answer(environment: dict[str, str], harbour: Path) -> None:
    ran = talk(environment, harbour, "result 800m\n2\n")
    assert "\n2 Quotes: Ada Brown\n" in ran.stdout
    assert "\nAda Brown — " in ran.stdout


def test_a_number_that_no_follow_up_has_is_a_question_like_others(environment: dict[str, str], harbour: Path) -> None:
    ran = talk(environment, harbour, "7\n")
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[0] == "There is no question called “7”."


def test_exit_ends_the_conversation(environment: dict[str, str], harbour: Path) -> None:
    ran = talk(environment, harbour, "exit\nresult 800m\n")
    assert (ran.returncode, ran.stdout) == (0, "")


def test_a_person_at_a_narrow_terminal_asks_and_leaves_with_ctrl_c(environment: dict[str, str], harbour: Path) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    fcntl = pytest.importorskip("fcntl", reason="there are no pseudo-terminals here")
    termios = pytest.importorskip("termios", reason="there are no pseudo-terminals here")
    terminal, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    command = [sys.executable, "-m", "bot", "chat", "--pack", str(harbour)]
    process = subprocess.Popen(
        command,
        env={**environment, "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    read_until(terminal, "›")
    os.write(terminal, b"result 800m\r")
    assert "Women's 800m final, Harbour Games 2031" in read_until(terminal, "Ask next")
    read_until(terminal, "›")
    os.write(terminal, b"quo\x03")
    assert process.wait(timeout=30) == 0
    os.close(terminal)


def read_until(terminal: int, words: str) -> str:
    """What the terminal shows up to and with these words; the process' end is an error."""
    shown = ""
    while words not in shown:
        shown += os.read(terminal, 65536).decode("utf-8", "replace")
    return shown
