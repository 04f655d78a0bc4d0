from __future__ import annotations

import io

import pytest

from bot.chat.progress import DelayedNotice, ProgressBar
from bot.store.writing.build import BuildPhase


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


def test_a_quick_build_is_not_mentioned(terminal: Terminal) -> None:
    clock = Clock()
    notice = DelayedNotice("Building …", terminal, clock)
    clock.seconds = 0.2
    notice(BuildPhase.READING, 1, 5)
    assert terminal.getvalue() == ""


def test_a_build_that_takes_its_time_is_told_once(terminal: Terminal) -> None:
    clock = Clock()
    notice = DelayedNotice("Building …", terminal, clock)
    clock.seconds = 0.4
    notice(BuildPhase.READING, 1, 5)
    notice(BuildPhase.READING, 2, 5)
    assert terminal.getvalue() == "Building …\n"


def test_nobody_waits_at_a_pipe() -> None:
    clock, pipe = Clock(), io.StringIO()
    notice, bar = DelayedNotice("Building …", pipe, clock), ProgressBar(pipe, clock)
    clock.seconds = 9.0
    with bar:
        notice(BuildPhase.READING, 1, 5)
        bar(BuildPhase.READING, 1, 5)
    assert pipe.getvalue() == ""


def test_a_bar_is_shown_after_a_second_with_the_phase(terminal: Terminal) -> None:
    clock = Clock()
    with ProgressBar(terminal, clock) as bar:
        clock.seconds = 0.9
        bar(BuildPhase.READING, 1, 5)
        assert terminal.getvalue() == ""
        clock.seconds = 1.1
        bar(BuildPhase.READING, 2, 5)
        bar(BuildPhase.BETWEEN_SYNC_AND_RENAME, 0, 1)
    assert "between sync and rename" in terminal.getvalue()
    assert "90%" in terminal.getvalue()
