"""A chat in a real terminal, as people have it."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
fcntl = pytest.importorskip("fcntl", reason="there are no pseudo-terminals here")
termios = pytest.importorskip("termios", reason="there are no pseudo-terminals here")

PATIENCE = 30.0
"""Seconds after which nothing more is expected."""

OWN_TERMINAL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the session's own, as a shell's is, so that its Ctrl-C is a signal; then starts a command.

Where the tests themselves run in the background, Ctrl-C is ignored, and a program would inherit that.
"""

SHELL = 'set -m; "$@"; echo It was stopped.; fg'
"""A shell that goes on when the command is stopped, and then brings it to the front again."""

CODES = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|[=>78]|\][^\x07]*\x07)")


class Opens(Protocol):
    """Starts a chat and reads on until it asks."""

    def __call__(self, *before: str, term: str = "xterm") -> Terminal: ...


class Terminal:
    """A chat in a terminal of 60 columns: what is typed goes in, what it writes is read without its codes."""

    def __init__(self, environment: dict[str, str], pack: Path, *before: str, term: str = "xterm") -> None:
        """The words ``before`` stand before the command, which runs with the terminal as its own."""
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWN_TERMINAL, *before, sys.executable, "-m", "bot", "chat", "--pack", str(pack)],
            env={**environment, "TERM": term},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def read_until(self, words: str) -> str:
        """What it writes up to and with what matches; the end of the process is an error."""
        written = ""
        while not re.search(words, CODES.sub("", written), re.DOTALL):
            assert select.select([self._ours], [], [], PATIENCE)[0], f"waited in vain for {words!r} after: {written}"
            written += os.read(self._ours, 65536).decode("utf-8", "replace")
            if "\x1b[6n" in written:  # it asks where the cursor is, as it does over ssh
                os.write(self._ours, b"\x1b[4;1R")
                written = written.replace("\x1b[6n", "")
        return CODES.sub("", written)

    def answer(self, keys: str) -> str:
        """What it writes from these keys on until it asks again."""
        self.type(keys)
        return self.read_until(r"Ask next.*›")

    def left(self) -> int:
        """How the process ended."""
        code = self.process.wait(timeout=30)
        os.close(self._ours)
        return code


@pytest.fixture
def terminal(environment: dict[str, str], harbour: Path) -> Iterator[Opens]:
    """Starts chats."""
    started: list[Terminal] = []

    def start(*before: str, term: str = "xterm") -> Terminal:
        started.append(Terminal(environment, harbour, *before, term=term))
        started[-1].read_until("›")
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


@pytest.mark.parametrize("keys", ["\x03", "\x04", "quo\x03\x03", "quo\x04", "exit\r"])
def test_a_key_leaves_at_once(terminal: Opens, keys: str) -> None:
    chat = terminal()
    chat.type(keys)
    assert chat.left() == 0


def test_a_half_typed_line_is_cleared_and_another_can_be_typed(terminal: Opens) -> None:
    chat = terminal()
    chat.type("result 8")
    chat.read_until("result 8")
    assert "/result [EVENT] [MEET]" in chat.answer("\x03help result\r")
    chat.type("\x03")
    assert chat.left() == 0


def test_an_answer_fits_a_narrow_window_and_a_number_picks_a_follow_up(terminal: Opens) -> None:
    chat = terminal()
    answer = chat.answer("result 800m\r")
    assert "Women's 800m final, Harbour Games 2031" in answer
    assert max(len(line) for line in answer.splitlines() if "https://" not in line) <= 60
    assert "Ada Brown — 2 remarks in 2 articles" in chat.answer("3\r")
    chat.type("\x04")
    assert chat.left() == 0


def test_what_is_typed_is_completed_and_tab_takes_it(terminal: Opens) -> None:
    chat = terminal()
    chat.type("quote isold")
    chat.read_until("1 remark")
    assert "Isolde Brown — 1 remark" in chat.answer("\t\r")
    chat.type("\x03")
    assert chat.left() == 0


def test_the_arrow_keys_bring_back_what_was_asked_in_an_earlier_chat(terminal: Opens) -> None:
    first = terminal()
    first.answer("help result\r")
    first.type("\x04")
    assert first.left() == 0
    second = terminal()
    second.type("\x1b[A")
    second.read_until("help result")
    assert "/result [EVENT] [MEET]" in second.answer("\r")
    second.type("\x03")
    assert second.left() == 0


def test_ctrl_z_stops_the_chat_as_any_program_and_it_goes_on_where_it_was(terminal: Opens) -> None:
    chat = terminal("sh", "-c", SHELL, "sh")
    chat.type("help resul")
    chat.read_until("help resul")
    chat.type("\x1a")
    chat.read_until(r"It was stopped\..*help resul")
    assert "/result [EVENT] [MEET]" in chat.answer("t\r")
    chat.type("\x04")
    assert chat.left() == 0


def test_a_terminal_that_cannot_move_its_cursor_edits_the_line_itself(terminal: Opens) -> None:
    chat = terminal(term="dumb")
    assert "/result [EVENT] [MEET]" in chat.answer("help resulx\x7ft\n")
    chat.type("\x04")
    assert chat.left() == 0


def test_in_such_a_terminal_ctrl_c_clears_the_line_and_a_second_one_leaves(terminal: Opens) -> None:
    chat = terminal(term="dumb")
    chat.type("result 8")
    chat.read_until("result 8")
    chat.type("\x03")
    chat.read_until("›")
    assert "/result [EVENT] [MEET]" in chat.answer("help result\n")
    chat.type("\x03")
    chat.read_until("›")
    chat.type("\x03")
    assert chat.left() == 0
