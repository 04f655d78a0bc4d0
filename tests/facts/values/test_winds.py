"""Winds: a speed with its sign, or words; two speeds dispute each other, words dispute none."""

from __future__ import annotations

import pytest

from bot.facts import values
from bot.facts.values import Context, Relation

ALONE = Context()


@pytest.mark.parametrize(
    ("text", "value", "run"),
    [
        ("the wind gauge read +0.3", "+0.3", "+0.3"),
        ("(+0.3 m/s)", "+0.3", "+0.3 m/s"),
        ("a tailwind of 2.1m/s", "+2.1", "2.1m/s"),
        ("wind: 0.3 metres per second", "+0.3", "0.3 metres per second"),
        ("10.98 (-0.4)", "-0.4", "-0.4"),
        ("into a −1.1 m/s breeze", "-1.1", "−1.1 m/s"),
        ("a headwind of 1.2 m/s", "-1.2", "1.2 m/s"),
        ("a 1.2 m/s headwind", "-1.2", "1.2 m/s"),
        ("in still air, 0.0 m/s", "0.0", "0.0 m/s"),
    ],
)
def test_a_wind_is_read_with_the_side_that_it_came_from(text: str, value: str, run: str) -> None:
    assert [(each.value, text[each.start : each.end]) for each in values.read("wind", text, ALONE)] == [(value, run)]
    assert [each.value for each in values.scan_values(text, ALONE) if each.kind == "wind"] == [value]


@pytest.mark.parametrize("text", ["by +0.32 s", "+0.3s behind", "won 3-0.3", "0.3 seconds", "a 0.5 per cent rise"])
def test_what_is_no_wind_is_none(text: str) -> None:
    assert values.read("wind", text, ALONE) == ()


def test_a_wind_without_unit_and_sign_is_one_where_it_is_claimed() -> None:
    shown = values.shows("wind", "The wind was 0.3 at the gun", "+0.3", ALONE)
    assert shown is not None
    assert (shown.start, shown.end) == (13, 16)
    assert values.shows("wind", "The wind was 0.3 at the gun", "-0.3", ALONE) is None


def test_a_wind_in_words_is_shown_by_these_words() -> None:
    assert values.shows("wind", "into a slight headwind", "a slight headwind", ALONE) is not None
    assert values.shows("wind", "into a slight headwind", "a slight tailwind", ALONE) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("+0.3", "+0.3", Relation.EQUAL),
        ("+0.3", "-0.3", Relation.CANNOT_STAND),
        ("+0.3", "+0.5", Relation.CANNOT_STAND),
        ("+0.3", "a slight headwind", Relation.CAN_STAND),
        ("a breeze", "A breeze", Relation.EQUAL),
        ("a breeze", "a gale", Relation.CAN_STAND),
    ],
)
def test_two_speeds_dispute_each_other_and_words_dispute_none(first: str, second: str, expected: Relation) -> None:
    assert values.relation("wind", first, second) is expected
    assert values.relation("wind", second, first) is expected


@pytest.mark.parametrize("value", ["0.3", "+0.32", "1.2 m/s", "", "-0.0.1"])
def test_a_malformed_wind_is_none(value: str) -> None:
    assert values.problem("wind", value, ALONE) is not None


def test_a_wind_is_told_with_its_unit_and_words_as_they_are() -> None:
    assert values.show("wind", "+0.3") == "+0.3 m/s"
    assert values.show("wind", "a slight headwind") == "a slight headwind"
    assert sorted(["a breeze", "-0.3", "0.0", "+1.2"], key=lambda wind: values.order("wind", wind)) == [
        "+1.2",
        "0.0",
        "-0.3",
        "a breeze",
    ]
