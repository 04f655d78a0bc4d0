"""A mark keeps its printed figures and how it was timed: a rounded one holds the exact one, a hand time is another."""

from __future__ import annotations

import pytest

from bot.facts import values
from bot.facts.values import Context, Relation

ALONE = Context(year=2031)
EQUAL, CAN, CANNOT = Relation.EQUAL, Relation.CAN_STAND, Relation.CANNOT_STAND


def read(kind: str, text: str) -> list[str]:
    return [reading.value for reading in values.read(kind, text, ALONE)]


def runs(text: str) -> list[str]:
    return [text[reading.start : reading.end] for reading in values.read("mark", text, ALONE)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("mark", "won in 1:58", ["1:58"]),
        ("mark", "won in 1:58.2", ["1:58.2"]),
        ("mark", "won in 1:58.20", ["1:58.20"]),
        ("mark", "won in 1:58.200", ["1:58.200"]),
        ("mark", "a minute and 58 seconds", ["1:58"]),
        ("mark", "9.784 seconds", ["9.784"]),
        ("mark", "9.8 seconds", ["9.8"]),
        ("mark", "cleared 6.1m", ["6.1m"]),
        ("mark", "cleared 6.10m", ["6.10m"]),
        ("gap", "a minute and five seconds", ["1:05"]),
        ("gap", "by 20 metres", ["20m"]),
        ("gap", "by 0.4 seconds", ["0.4"]),
    ],
)
def test_a_mark_is_read_with_the_figures_that_are_printed(kind: str, text: str, expected: list[str]) -> None:
    assert read(kind, text) == expected


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("in 1:58", "1:58", True),
        ("in 1:58", "1:58.00", False),
        ("in 1:58.2", "1:58.20", False),
        ("in 1:58.20", "1:58.2", False),
        ("in 01:58.20", "1:58.20", True),
        ("over 6.1m", "6.10m", False),
        ("in 3:58.4h", "3:58.4h", True),
        ("in 3:58.4h", "3:58.4", False),
        ("in 3:58.4", "3:58.4h", False),
    ],
)
def test_a_text_shows_a_mark_only_with_its_own_figures(text: str, value: str, *, shown: bool) -> None:
    assert (values.shows("mark", text, value, ALONE) is not None) is shown


@pytest.mark.parametrize(
    ("rounded", "exact", "expected"),
    [
        # To the next longer second, as the rule has it: 1:57.01 is 1:58; and cut off, as a report may: 1:58.99 is 1:58.
        ("1:58", "1:57.00", CANNOT),
        ("1:58", "1:57.01", CAN),
        ("1:58", "1:58.00", CAN),
        ("1:58", "1:58.20", CAN),
        ("1:58", "1:58.99", CAN),
        ("1:58", "1:59.00", CANNOT),
        ("1:58.2", "1:58.10", CANNOT),
        ("1:58.2", "1:58.11", CAN),
        ("1:58.2", "1:58.29", CAN),
        ("1:58.2", "1:58.30", CANNOT),
        ("9.79", "9.780", CANNOT),
        ("9.79", "9.784", CAN),
        ("9.78", "9.784", CAN),
        ("9.79", "9.800", CANNOT),
        ("1:58", "1:58.2", CAN),
        ("2:00:35", "2:00:34.21", CAN),
        # Heights and lengths are recorded to the centimetre below, and a report rounds to the nearest.
        ("6.1m", "6.04m", CANNOT),
        ("6.1m", "6.05m", CAN),
        ("6.1m", "6.19m", CAN),
        ("6.1m", "6.20m", CANNOT),
        ("8m", "7.49m", CANNOT),
        ("8m", "7.50m", CAN),
    ],
)
def test_a_rounded_mark_holds_the_exact_one_up_to_the_border(rounded: str, exact: str, expected: Relation) -> None:
    assert values.relation("mark", rounded, exact) is expected
    assert values.relation("mark", exact, rounded) is expected
    assert values.coarser("mark", rounded, exact) is (expected is CAN)
    assert values.coarser("mark", exact, rounded) is False


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1:58.20", "1:58.20", EQUAL),
        ("1:58.20", "01:58.20", EQUAL),
        ("1:58.20", "1:58.21", CANNOT),
        ("1:58", "1:59", CANNOT),
        ("9.784", "9.785", CANNOT),
        ("6.10m", "6.10", CANNOT),
    ],
)
def test_marks_with_the_same_figures_are_equal_or_dispute_each_other(
    first: str, second: str, expected: Relation
) -> None:
    assert values.relation("mark", first, second) is expected
    assert values.coarser("mark", first, second) is False


@pytest.mark.parametrize(
    ("first", "second", "expected"), [("0.4", "0.43", CAN), ("0.4", "0.50", CANNOT), ("0.43", "0.44", CANNOT)]
)
def test_a_rounded_gap_holds_the_exact_one(first: str, second: str, expected: Relation) -> None:
    assert values.relation("gap", first, second) is expected


@pytest.mark.parametrize(
    ("hand", "automatic"),
    [("10.1h", "10.00"), ("10.1h", "10.10"), ("54.3h", "54.52"), ("3:58.4h", "3:58.4"), ("3:58.4h", "4:00")],
)
def test_a_hand_time_neither_equals_an_automatic_one_nor_disputes_it(hand: str, automatic: str) -> None:
    assert values.relation("mark", hand, automatic) is CAN
    assert values.relation("mark", automatic, hand) is CAN
    assert not values.coarser("mark", hand, automatic)
    assert not values.coarser("mark", automatic, hand)


@pytest.mark.parametrize(
    ("first", "second", "expected"), [("10.1h", "10.1h", EQUAL), ("10.1h", "10.2h", CANNOT), ("10.1h", "10.12h", CAN)]
)
def test_two_hand_times_are_compared_like_any_two(first: str, second: str, expected: Relation) -> None:
    assert values.relation("mark", first, second) is expected


@pytest.mark.parametrize(
    ("text", "value", "run"),
    [
        ("in 3:58.4h, a record", "3:58.4h", "3:58.4h"),
        ("in 10.1h", "10.1h", "10.1h"),
        ("in 10.1 (h)", "10.1h", "10.1 (h)"),
        ("in 10.1ht", "10.1h", "10.1ht"),
        ("in 54.3 (hand)", "54.3h", "54.3 (hand)"),
        ("in 54.3 by hand", "54.3h", "54.3 by hand"),
        ("in 3:58.4 (hand-timed)", "3:58.4h", "3:58.4 (hand-timed)"),
        ("in 3:58.4, timed by hand", "3:58.4h", "3:58.4, timed by hand"),
        ("in 9.9 seconds, hand-timed", "9.9h", "9.9 seconds, hand-timed"),
        ("a hand-timed 10.1", "10.1h", "hand-timed 10.1"),
        ("a hand time of 3:58.4", "3:58.4h", "hand time of 3:58.4"),
        ("manually timed in 3:58.4", "3:58.4h", "manually timed in 3:58.4"),
    ],
)
def test_a_hand_time_is_read_with_the_words_that_say_so(text: str, value: str, run: str) -> None:
    assert read("mark", text) == [value]
    assert runs(text) == [run]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 3:58.40, hand in hand with Lee", ["3:58.40"]),
        ("in 3:58.40 her first", ["3:58.40"]),
        ("on the other hand 3:58.40", ["3:58.40"]),
        ("at 21:15h", []),
        ("in 2:04:03h", ["2:04:03"]),
        ("a rise of 10.1", []),
    ],
)
def test_what_is_not_said_to_be_a_hand_time_is_none(text: str, expected: list[str]) -> None:
    assert read("mark", text) == expected


def test_a_hand_time_is_a_canonical_mark() -> None:
    assert values.problem("mark", "3:58.4h", ALONE) is None
    assert values.problem("mark", "6.10mh", ALONE) is not None
    assert values.milliseconds("3:58.4h") == 238_400
    assert values.show("mark", "3:58.4h") == "3:58.4 (hand-timed)"
    assert values.order("mark", "3:58.4h") < values.order("mark", "3:58.41")
