from __future__ import annotations

from bot.chat.discord.connection import Session


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_there_is_nothing_to_resume_before_the_first_connection() -> None:
    session = Session(lambda: False)
    session.interrupted()
    assert not session


def test_a_session_that_was_lost_is_asked_for_within_a_minute_and_not_after_it() -> None:
    clock = Clock()
    session = Session(lambda: True, clock)
    session.connected()
    session.interrupted()
    clock.now = 59.0
    session.interrupted()
    assert session
    clock.now = 60.0
    assert not session


def test_a_session_that_was_taken_up_again_is_as_good_as_new() -> None:
    clock = Clock()
    session = Session(lambda: True, clock)
    for clock.now in (0.0, 50.0, 100.0, 150.0, 200.0, 250.0):
        session.interrupted()
        assert session
        session.connected()


def test_a_gateway_that_hangs_up_five_times_in_a_row_is_not_called_again_at_once() -> None:
    session = Session(lambda: True, Clock())
    for _ in range(4):
        session.interrupted()
    assert session
    assert not session.hopeless
    session.interrupted()
    assert session.hopeless
    assert not session
