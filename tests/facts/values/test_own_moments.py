"""The moments that a vocabulary brings: how they are read, told and ordered among those of a race."""

from __future__ import annotations

import pytest

from bot.facts import values
from bot.facts.own_moments import OwnMoment, OwnMoments

OWN = OwnMoments(
    (
        OwnMoment("minute {n}", "in the {nth} minute", ("{nth} minute", "minute {n}", "{n} minutes")),
        OwnMoment("break", "at the break", ("the break", "half-time"), "minute 45"),
        OwnMoment("minute 90+{n}", "in added minute {n}", ("{nth} minute of added time",), "minute 90"),
        OwnMoment("warm-up", "in the warm-up", ("warm-up",), "before"),
        OwnMoment("kick {n}", "with kick {n}", (), "minute 90+99"),
        OwnMoment("earlier than minute {n}", "before the {nth} minute", (), before="minute {n}"),
        OwnMoment("late-first-half", "just before the break", (), before="break"),
    )
)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("Marsh scored in the 67th minute and on 71 minutes.", ["minute 67", "minute 71"]),
        ("Marsh scored in the second minute of added time.", ["minute 90+2"]),
        ("It was level at Half-Time.", ["break"]),
        ("Nothing was said of the 3th minute, or of 12.5 minutes.", []),
        ("Brown led at the bell.", ["bell"]),
    ],
)
def test_they_are_read_in_their_phrases_beside_the_moments_of_a_race(text: str, moments: list[str]) -> None:
    assert [each.value for each in values.read("moment", text, values.Context(moments=OWN))] == moments


def test_a_vocabulary_without_them_reads_none() -> None:
    assert values.read("moment", "Marsh scored in the 67th minute.", values.Context()) == ()


def test_they_are_told_in_their_words() -> None:
    told = [values.own_moment_words(value, OWN) for value in ("minute 67", "minute 90+2", "break", "bell")]
    assert told == ["in the 67th minute", "in added minute 2", "at the break", None]


def test_they_come_in_their_order_between_the_moments_of_a_race() -> None:
    in_order = ["before", "warm-up", "start", "minute 9", "minute 45", "late-first-half", "break"]
    in_order += [
        "minute 46",
        "earlier than minute 90",
        "minute 90",
        "minute 90+1",
        "minute 90+10",
        "kick 1",
        "kick 5",
        "finish",
        "after",
    ]
    by_name = sorted(in_order)
    assert sorted(by_name, key=lambda value: values.moment_order(value, OWN)) == in_order


def test_what_is_only_before_another_is_no_exact_moment() -> None:
    exact = [OWN.is_exact(value) for value in ("minute 67", "bell", "earlier than minute 67", "late-first-half")]
    assert exact == [True, True, False, False]


def test_what_is_none_of_them_is_no_moment() -> None:
    context = values.Context(moments=OWN)
    assert values.problem("moment", "minute 67", context) is None
    assert "“quarter 3” is no moment" in str(values.problem("moment", "quarter 3", context))
