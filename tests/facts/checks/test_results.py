"""Rules about results: finishing orders, places and margins."""

import pytest

from bot.facts.model import Claim
from tests.facts.checks.rulings import (
    AHEAD_OF_LEE,
    across,
    finish,
    workings,
)
from tests.facts.press import (
    FINAL,
    HEPTATHLON,
    JUMP,
    OLD_FINAL,
    RELAY,
    SEMI,
    article,
    claim,
    findings_of,
)

# --- times against finishing order --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("race", "what", "ahead", "behind", "working"),
    [
        (FINAL, "time", "1:58.45", "1:58.17", "1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place"),
        (JUMP, "height", "1.93m", "1.96m", "1.93m in 2nd place is 0.03 m less than 1.96m in 3rd place"),
        (HEPTATHLON, "score", "6699", "6700", "6699 in 2nd place is 1 point less than 6700 in 3rd place"),
    ],
)
def test_a_mark_behind_may_not_be_better(race: str, what: str, ahead: str, behind: str, working: str) -> None:
    told = (*finish("mina-lee", "2", ahead, race, what), *finish("ife-okafor", "3", behind, race, what))
    assert workings("order-against-marks", *told) == [working]


@pytest.mark.parametrize(
    ("race", "what", "ahead", "behind"),
    [
        (FINAL, "time", "1:58.17", "1:58.45"),
        (FINAL, "time", "1:58.17", "1:58.17"),
        (JUMP, "height", "1.96m", "1.96m"),
        (JUMP, "height", "1.96m", "1.93m"),
    ],
)
def test_marks_in_the_order_of_the_places_are_in_order(race: str, what: str, ahead: str, behind: str) -> None:
    told = (*finish("mina-lee", "2", ahead, race, what), *finish("ife-okafor", "3", behind, race, what))
    assert workings("order-against-marks", *told) == []


def test_a_medal_is_a_place_in_the_order() -> None:
    told = (claim("mina-lee", "medal", "silver"), claim("mina-lee", "time", "1:58.45"))
    assert workings("order-against-marks", *told, *finish("ife-okafor", "3", "1:58.17")) == [
        "1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place"
    ]


def test_a_height_on_the_way_is_no_final_mark() -> None:
    on_the_way = claim("ife-okafor", "height", "1.99m", JUMP, when="1.99m")
    told = (*finish("mina-lee", "2", "1.96m", JUMP, "height"), claim("ife-okafor", "place", "3", JUMP), on_the_way)
    assert workings("order-against-marks", *told) == []


def test_marks_of_several_articles_are_out_of_order_where_nobody_disputes_them() -> None:
    told = (*finish("mina-lee", "2", "1:58.45"), *finish("ife-okafor", "3", "1:58.17"))
    assert across("order-against-marks", *told) == [
        ("1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place", ("a", "b", "c", "d"))
    ]


def test_a_disputed_time_is_not_told_again_as_one_out_of_order() -> None:
    told = (*finish("mina-lee", "2", "1:58.45"), *finish("ife-okafor", "3", "1:58.17"))
    assert across("order-against-marks", *told, claim("ife-okafor", "time", "1:58.71")) == []


# --- two people in one place --------------------------------------------------------------------------------------


def test_two_people_are_not_in_one_place() -> None:
    told = (claim("mina-lee", "place", "4"), claim("noor-vance", "place", "4"))
    expected = "Mina Lee and Noor Vance cannot each be 4th"
    assert workings("two-in-one-place", *told) == [expected]
    assert across("two-in-one-place", *told) == [], "across articles the places of both are in dispute"


@pytest.mark.parametrize(
    "told",
    [
        (claim("mina-lee", "place", "1"), claim("noor-vance", "place", "2")),
        (claim("mina-lee", "place", "1", SEMI), claim("noor-vance", "place", "1", SEMI)),
        (claim("mina-lee", "place", "1", RELAY), claim("noor-vance", "place", "1", RELAY)),
        (claim("mina-lee", "place", "1"), claim("northmark", "place", "1")),
        (*finish("mina-lee", "1", "1.99m", JUMP, "height"), *finish("noor-vance", "1", "1.99m", JUMP, "height")),
        (claim("mina-lee", "place", "1"), claim("noor-vance", "place", "1", OLD_FINAL)),
    ],
    ids=["other places", "a semi-final", "a relay", "a country", "equal marks", "another race"],
)
def test_people_may_share_a_place_where_the_sport_lets_them(told: tuple[Claim, ...]) -> None:
    assert workings("two-in-one-place", *told) == []


def test_a_disputed_place_is_not_told_again_as_one_that_two_hold() -> None:
    told = (
        claim("mina-lee", "place", "2"),
        claim("noor-vance", "place", "2"),
        claim("noor-vance", "place", "3"),
    )
    assert across("two-in-one-place", *told) == []


# --- the place after a tie ----------------------------------------------------------------------------------------


def tied(place: str, race: str = FINAL) -> tuple[Claim, Claim]:
    """Ada Brown and Mina Lee in one place, as one sentence gives it to both."""
    shared = f"Brown and Lee shared place {place}"
    return (
        claim("ada-brown", "place", place, race, excerpt=shared),
        claim("mina-lee", "place", place, race, excerpt=shared),
    )


AFTER_TWO_SECONDS = "Ada Brown and Mina Lee share the 2nd place, so the next is 4th: Ife Okafor cannot be 3rd"


def test_the_place_after_a_tie_is_skipped() -> None:
    told = (*tied("2"), claim("ife-okafor", "place", "3"))
    assert workings("place-after-tie", *told) == [AFTER_TWO_SECONDS]


def test_the_place_that_another_article_gives_after_a_tie_is_skipped_too() -> None:
    tie, third = article("a", *tied("2")), article("b", claim("ife-okafor", "place", "3"))
    (finding,) = findings_of(tie, third, rule="place-after-tie")
    assert (finding.working, finding.articles) == (AFTER_TWO_SECONDS, ("a", "b"))


def test_a_medal_after_a_tie_for_one_above_it_is_found() -> None:
    told = (*finish("ada-brown", "1", "1:58.20"), *finish("mina-lee", "1", "1:58.20"))
    assert workings("place-after-tie", *told, claim("ife-okafor", "medal", "silver")) == [
        "Ada Brown and Mina Lee share the 1st place, so the next is 3rd: Ife Okafor cannot be 2nd"
    ]


@pytest.mark.parametrize(
    "told",
    [
        (*tied("2"), claim("ife-okafor", "place", "4")),
        (*tied("2"), claim("ife-okafor", "place", "1")),
        (*tied("1", JUMP), claim("ife-okafor", "medal", "bronze", JUMP)),
        (*tied("2", SEMI), claim("ife-okafor", "place", "3", SEMI)),
        (*tied("2"), claim("ife-okafor", "place", "3", OLD_FINAL)),
        (*tied("2"), claim("northmark", "place", "3")),
        (claim("ada-brown", "place", "2"), claim("mina-lee", "place", "2"), claim("ife-okafor", "place", "3")),
    ],
    ids=[
        "the next place",
        "one ahead",
        "bronze after two golds",
        "a semi-final",
        "another race",
        "a country",
        "no tie",
    ],
)
def test_other_places_beside_a_tie_may_hold(told: tuple[Claim, ...]) -> None:
    assert workings("place-after-tie", *told) == []


# --- margins ------------------------------------------------------------------------------------------------------


def margin(gap: str, first: str, second: str, race: str = FINAL, what: str = "time") -> list[str]:
    return workings(
        "margin-not-the-difference",
        claim("ada-brown", "margin", gap, race, than=AHEAD_OF_LEE),
        claim("ada-brown", what, first, race),
        claim("mina-lee", what, second, race),
    )


@pytest.mark.parametrize(
    ("gap", "first", "second", "working"),
    [
        ("0.32", "1:58.20", "1:58.43", "1:58.43 − 1:58.20 is 0.23 s, not 0.32 s"),
        ("0.24", "1:58.20", "1:58.43", "1:58.43 − 1:58.20 is 0.23 s, not 0.24 s"),
        ("7", "2:24:35", "2:24:41", "2:24:41 − 2:24:35 is 6 s, not 7 s"),
        ("0.4", "1:58.20", "1:58.43", "1:58.43 − 1:58.20 is 0.23 s, not 0.4 s"),
    ],
)
def test_a_margin_is_the_difference_of_the_marks(gap: str, first: str, second: str, working: str) -> None:
    assert margin(gap, first, second) == [working]


@pytest.mark.parametrize(
    ("gap", "first", "second"),
    [
        ("0.23", "1:58.20", "1:58.43"),
        ("0.23", "1:58.43", "1:58.20"),
        ("0.2", "1:58.20", "1:58.43"),
        ("0.3", "1:58.20", "1:58.45"),
        ("6", "2:24:35", "2:24:41"),
        ("0.27", "1:58.2", "1:58.4"),
    ],
)
def test_a_margin_may_be_rounded_as_its_figures_show(gap: str, first: str, second: str) -> None:
    assert margin(gap, first, second) == []


def test_a_margin_in_the_field_is_a_length() -> None:
    assert margin("0.02m", "2.02m", "1.99m", JUMP, "height") == ["2.02m − 1.99m is 0.03 m, not 0.02 m"]
    assert margin("0.03m", "2.02m", "1.99m", JUMP, "height") == []


def test_a_margin_and_the_marks_of_another_article_are_not_subtracted() -> None:
    told = (
        claim("ada-brown", "margin", "0.32", than=AHEAD_OF_LEE),
        claim("ada-brown", "time", "1:58.20"),
        claim("mina-lee", "time", "1:58.43"),
    )
    assert across("margin-not-the-difference", *told) == []
