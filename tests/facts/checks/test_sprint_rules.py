"""Rules about the wind behind a mark, and the reaction to the gun."""

import pytest

from bot.facts.model import Claim
from tests.facts.checks.rulings import across, best, workings
from tests.facts.press import DELTA, FINAL, JUMP, claim

ASSISTED = "best-with-wind"
EARLY = "reaction-before-the-gun"
AFTER_FINAL = f"as of {FINAL}"


def wind(value: str, race: str = FINAL, about: str | None = None) -> Claim:
    return claim(about or race, "wind", value, race)


TIME = claim("ada-brown", "time", "10.98")
RECORD = claim("ada-brown", "mark-status", "NR")


def test_a_record_with_too_much_wind_is_none() -> None:
    assert workings(ASSISTED, wind("+2.1"), TIME, RECORD) == [
        "with a wind of +2.1 m/s, over +2.0 m/s, the NR is wind-assisted"
    ]


def test_a_best_that_was_run_with_too_much_wind_is_none() -> None:
    assert workings(ASSISTED, wind("+3.4"), TIME, best("10.98", AFTER_FINAL)) == [
        "with a wind of +3.4 m/s, over +2.0 m/s, the personal-best 10.98 is wind-assisted"
    ]


def test_the_wind_of_one_article_and_the_record_of_another_cannot_both_hold() -> None:
    assert across(ASSISTED, wind("+2.1"), RECORD) == [
        ("with a wind of +2.1 m/s, over +2.0 m/s, the NR is wind-assisted", ("a", "b"))
    ]


@pytest.mark.parametrize(
    "told",
    [
        (wind("+2.0"), RECORD),
        (wind("-2.1"), RECORD),
        (wind("a strong tailwind"), RECORD),
        (wind("+2.1", DELTA), RECORD),
        (wind("+2.1"), TIME, best("10.95", AFTER_FINAL)),
        (wind("+2.1"), TIME, best("10.98", f"as of {DELTA}")),
        (wind("+2.1", JUMP, "mina-lee"), claim("ada-brown", "mark-status", "PB", JUMP)),
        (wind("+2.1"), TIME),
    ],
    ids=[
        "as much as is allowed",
        "a headwind",
        "in words",
        "of another race",
        "another mark",
        "an earlier best",
        "the wind of another's attempt",
        "no best",
    ],
)
def test_a_best_may_stand_beside_other_winds(told: tuple[Claim, ...]) -> None:
    assert workings(ASSISTED, *told) == []


def test_a_disputed_wind_takes_no_record_away_across_articles() -> None:
    assert across(ASSISTED, wind("+2.1"), wind("+0.1"), RECORD) == []


def test_who_reacts_too_fast_and_has_a_place_is_found() -> None:
    told = (claim("ada-brown", "reaction", "0.098"), claim("ada-brown", "place", "3"))
    expected = "a reaction of 0.098 s, under 0.100 s, counts as a start before the gun"
    assert workings(EARLY, *told) == [expected]
    assert across(EARLY, *told) == [(expected, ("a", "b"))]


@pytest.mark.parametrize(
    "told",
    [
        (claim("ada-brown", "reaction", "0.100"), claim("ada-brown", "place", "3")),
        (claim("ada-brown", "reaction", "0.1"), claim("ada-brown", "place", "3")),
        (claim("ada-brown", "reaction", "0.098"), claim("ada-brown", "outcome", "DQ")),
        (
            claim("ada-brown", "reaction", "0.098"),
            claim("ada-brown", "place", "7"),
            claim("ada-brown", "outcome", "DQ", when="after"),
        ),
        (claim("ada-brown", "reaction", "0.098"),),
        (claim("ada-brown", "reaction", "0.098"), claim("mina-lee", "place", "3")),
        (claim("ada-brown", "reaction", "0.098"), claim("ada-brown", "place", "3", DELTA)),
    ],
    ids=["just allowed", "in tenths", "a false start", "put out later", "no place", "another's place", "another race"],
)
def test_a_reaction_is_no_false_start_otherwise(told: tuple[Claim, ...]) -> None:
    assert workings(EARLY, *told) == []
