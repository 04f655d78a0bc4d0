from __future__ import annotations

import os
import re
import struct
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.chat.conftest import Start, Trackside

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
fcntl = pytest.importorskip("fcntl", reason="there are no pseudo-terminals here")
termios = pytest.importorskip("termios", reason="there are no pseudo-terminals here")

TERMINAL = {"TERM": "xterm-256color"}
LINK = re.compile(r"\x1b\]8;[^;]*;(https?://[^\x1b]*)\x1b\\([^\x1b]*)\x1b\]8;;\x1b\\")
CODE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def shown(start: Start, *words: str, columns: int = 80, **variables: str) -> str:
    """What a command writes to a terminal of that many columns, line ends as everywhere."""
    terminal, ours = pty.openpty()
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = start(*words, variables={**TERMINAL, **variables}, stdout=ours, stderr=ours)
    os.close(ours)
    written = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux tells that the other side is closed
            break
        if not part:
            break
        written += part
    os.close(terminal)
    assert process.wait(timeout=60) == 0
    return written.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_with_links_has_the_articles_linked(start: Start, trackside: Trackside) -> None:
    trackside("build", pack=None)
    answer = shown(start, "ask", "result", FORCE_HYPERLINK="1", TRACKSIDE_PACK="")
    links = LINK.findall(answer)
    assert links
    for url, name in links:
        assert "#:~:text=" in url
        assert name.strip()
    assert "https://" not in CODE.sub("", answer)


def test_a_terminal_without_links_is_shown_the_addresses_by_sources(start: Start, trackside: Trackside) -> None:
    trackside("build", pack=None)
    answer = shown(start, "ask", "sources", TRACKSIDE_PACK="")
    assert LINK.findall(answer) == []
    addresses = [line.strip() for line in CODE.sub("", answer).splitlines() if line.startswith("    https://")]
    assert len(addresses) == 5
    assert "https://riverdalestandard.com/kerr-wins-1500m-gold-budapest" in addresses


def test_a_terminal_has_styles_and_says_the_same_words_as_a_pipe(start: Start, trackside: Trackside) -> None:
    answer = shown(start, "ask", "result", "800m")
    assert "\x1b[1m" in answer
    assert CODE.sub("", answer) == trackside("ask", "result", "800m").stdout


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_is_plain(start: Start, trackside: Trackside, variables: dict[str, str]) -> None:
    answer = shown(start, "ask", "result", "800m", **variables)
    assert answer == trackside("ask", "result", "800m").stdout


@pytest.mark.parametrize("columns", [60, 100, 120])
def test_an_answer_fits_the_terminal(start: Start, columns: int) -> None:
    lines = CODE.sub("", shown(start, "ask", "result", "800m", columns=columns)).splitlines()
    assert max(len(line) for line in lines if "https://" not in line and "trackside ask" not in line) <= columns


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")
def test_help_and_checks_are_plain_on_a_terminal_too(start: Start) -> None:
    assert "\x1b" not in shown(start, "--help")
    assert "\x1b" not in shown(start, "check")
