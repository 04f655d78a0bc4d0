"""How much one person may ask in a row."""

from __future__ import annotations

from bot.chat.discord.rate_limit import AT_ONCE, REMEMBERED, RateLimit

ADA, BEN, CEM = 1, 2, 3


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_person_is_answered_ten_times_at_once_and_then_told_to_wait_a_second() -> None:
    bursts = RateLimit(Clock())
    assert [bursts.wait(ADA) for _ in range(12)] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]


def test_each_second_one_more_answer_is_free() -> None:
    clock = Clock()
    bursts = RateLimit(clock)
    for _ in range(10):
        bursts.wait(ADA)
    clock.now += 2.0
    assert [bursts.wait(ADA) for _ in range(3)] == [0, 0, 1]


def test_after_a_while_the_whole_burst_is_free_again_and_no_more() -> None:
    clock = Clock()
    bursts = RateLimit(clock)
    for _ in range(10):
        bursts.wait(ADA)
    clock.now += 3600.0
    assert [bursts.wait(ADA) for _ in range(11)] == [0] * 10 + [1]


def test_another_person_does_not_wait() -> None:
    bursts = RateLimit(Clock())
    for _ in range(11):
        bursts.wait(ADA)
    assert bursts.wait(BEN) == 0


def test_being_told_to_wait_costs_nothing() -> None:
    clock = Clock()
    bursts = RateLimit(clock)
    for _ in range(500):
        bursts.wait(ADA)
    clock.now += 1.0
    assert bursts.wait(ADA) == 0


def test_ever_so_many_people_leave_no_more_than_ten_thousand_numbers() -> None:
    clock = Clock()
    bursts = RateLimit(clock)
    for person in range(3 * REMEMBERED):
        clock.now += 0.0001
        bursts.wait(person)
    assert len(bursts._due) <= REMEMBERED  # noqa: SLF001 — that memory is bounded shows nowhere else


def test_who_may_ask_a_full_burst_again_is_forgotten_as_soon_as_somebody_asks() -> None:
    clock = Clock()
    bursts = RateLimit(clock)
    for person in (ADA, BEN, BEN, BEN):
        bursts.wait(person)
    clock.now += 1.5
    bursts.wait(CEM)
    assert list(bursts._due) == [BEN, CEM]  # noqa: SLF001 — who is remembered shows nowhere else
    clock.now += 10.0
    bursts.wait(ADA)
    assert list(bursts._due) == [ADA]  # noqa: SLF001 — the same


def test_whoever_has_to_wait_is_not_forgotten_for_those_who_have_not() -> None:
    clock = Clock()
    bursts = RateLimit(clock)
    for person in range(REMEMBERED - 1):
        bursts.wait(person)
    clock.now += 1.5
    for _ in range(AT_ONCE):
        bursts.wait(-ADA)
    bursts.wait(-BEN)
    assert bursts.wait(-ADA) == 1
