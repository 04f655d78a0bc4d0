from __future__ import annotations

import pytest

from bot.chat.discord.connection import IdentifySchedule, Session
from bot.chat.discord.supervisor import UnreachableError


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def started_session(clock: Clock) -> Session:
    session = Session(clock)
    session.note_call()
    session.note_start()
    return session


def test_there_is_nothing_to_resume_before_the_first_session() -> None:
    session = Session(Clock())
    session.note_call()
    assert not session


def test_a_gateway_that_hangs_up_before_the_first_session_is_not_called_again_at_once() -> None:
    session = Session(Clock())
    session.note_call()
    with pytest.raises(UnreachableError, match=r"^the gateway hung up$"):
        session.note_call()


def test_a_session_that_was_lost_is_asked_for_within_a_minute_and_not_after_it() -> None:
    clock = Clock()
    session = started_session(clock)
    clock.now = 1000.0
    session.note_call()
    assert session
    clock.now = 1059.0
    session.note_call()
    assert session
    clock.now = 1060.0
    assert not session


def test_a_session_that_was_taken_up_again_is_as_good_as_new() -> None:
    clock = Clock()
    session = started_session(clock)
    for clock.now in (0.0, 50.0, 100.0, 150.0, 200.0, 250.0):
        session.note_call()
        assert session
        session.note_start()


def test_a_gateway_that_hangs_up_five_times_in_a_row_is_not_called_again_at_once() -> None:
    session = started_session(Clock())
    for _ in range(5):
        session.note_call()
    with pytest.raises(UnreachableError):
        session.note_call()


def test_new_sessions_are_five_seconds_apart_and_later_ones_need_not_wait() -> None:
    clock = Clock()
    schedule = IdentifySchedule(clock)
    assert schedule.reserve() == 0.0
    clock.now = 2.0
    assert schedule.reserve() == 3.0
    clock.now = 100.0
    assert schedule.reserve() == 0.0
