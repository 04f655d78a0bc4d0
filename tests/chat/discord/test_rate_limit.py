"""How much one person may ask in a row."""

from __future__ import annotations

from bot.chat.discord.rate_limit import BURST, MOST_PEOPLE, RateLimit

ADA, BEN, CEM = 1, 2, 3


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_person_is_answered_ten_times_at_once_and_then_waits_a_second() -> None:
    limit = RateLimit(Clock())
    assert [limit.wait(ADA) for _ in range(12)] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]


def test_each_second_one_more_answer_is_free() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    for _ in range(10):
        limit.wait(ADA)
    clock.now += 2.0
    assert [limit.wait(ADA) for _ in range(3)] == [0, 0, 1]


def test_after_a_while_the_whole_burst_is_free_again_and_no_more() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    for _ in range(10):
        limit.wait(ADA)
    clock.now += 3600.0
    assert [limit.wait(ADA) for _ in range(11)] == [0] * 10 + [1]


def test_another_person_does_not_wait() -> None:
    limit = RateLimit(Clock())
    for _ in range(11):
        limit.wait(ADA)
    assert limit.wait(BEN) == 0


def test_having_to_wait_costs_nothing() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    for _ in range(500):
        limit.wait(ADA)
    clock.now += 1.0
    assert limit.wait(ADA) == 0


def test_ever_so_many_people_are_counted_as_ten_thousand_at_most() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    for person in range(3 * MOST_PEOPLE):
        clock.now += 0.0001
        limit.wait(person)
    assert len(limit) <= MOST_PEOPLE


def test_who_may_ask_a_full_burst_again_is_dropped_as_soon_as_somebody_asks() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    for person in (ADA, BEN, BEN, BEN):
        limit.wait(person)
    clock.now += 1.5
    limit.wait(CEM)
    assert len(limit) == 2  # Ben and Cem
    clock.now += 10.0
    limit.wait(ADA)
    assert len(limit) == 1


def test_who_has_to_wait_is_not_dropped_for_those_who_have_not() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    for person in range(MOST_PEOPLE - 1):
        limit.wait(person)
    clock.now += 1.5
    for _ in range(BURST):
        limit.wait(-ADA)
    limit.wait(-BEN)
    assert limit.wait(-ADA) == 1
