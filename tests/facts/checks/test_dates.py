"""Rules about the calendar: weekdays, the days of a meet, ages."""

import pytest

from bot.facts.model import Claim
from tests.facts.checks.rulings import (
    ENDS,
    OPENS,
    across,
    workings,
)
from tests.facts.press import (
    FINAL,
    FOUR_HUNDRED,
    OLD_FINAL,
    claim,
)

# --- the calendar -------------------------------------------------------------------------------------------------


def dated(excerpt: str, printed: str | None, value: str = "2031-08-27") -> list[str]:
    return workings("weekday-not-of-date", claim(FINAL, "date", value, excerpt=excerpt, printed=printed))


@pytest.mark.parametrize(
    ("excerpt", "printed"),
    [
        ("Tuesday (27 August)", "Tuesday (27 August)"),
        ("on Tuesday, 27 August", "27 August"),
        ("on Tuesday the 27th of August", "27th of August"),
        ("on 27 August, Tuesday", "27 August"),
        ("won on Tuesday", None),
    ],
)
def test_a_weekday_is_the_weekday_of_its_date(excerpt: str, printed: str | None) -> None:
    assert dated(excerpt, printed) == ["27 August 2031 is a Wednesday, not a Tuesday"]


@pytest.mark.parametrize(
    ("excerpt", "printed", "value"),
    [
        ("Wednesday (27 August)", "Wednesday (27 August)", "2031-08-27"),
        ("on 27 August", "27 August", "2031-08-27"),
        ("on 27 August, after a semi-final on Tuesday", "27 August", "2031-08-27"),
        ("on Tuesday or Wednesday", None, "2031-08-27"),
        ("a Tuesday in August", "August", "2031-08"),
    ],
    ids=["the right one", "none", "another day’s", "two", "a month"],
)
def test_a_weekday_of_something_else_is_left_alone(excerpt: str, printed: str | None, value: str) -> None:
    assert dated(excerpt, printed, value) == []


@pytest.mark.parametrize(
    ("dated", "working"),
    [
        (
            claim(FOUR_HUNDRED, "date", "2031-09-01"),
            "1 September 2031 is after the last day of the Harbour Games 2031, 31 August 2031",
        ),
        (
            claim(FOUR_HUNDRED, "date", "2031-08-22"),
            "22 August 2031 is before the first day of the Harbour Games 2031, 23 August 2031",
        ),
        (
            claim("harbour", "opening", "2031-07", "harbour-2031"),
            "July 2031 is before the first day of the Harbour Games 2031, 23 August 2031",
        ),
    ],
)
def test_what_happens_at_a_meet_happens_on_its_days(dated: Claim, working: str) -> None:
    assert workings("date-outside-meet", OPENS, ENDS, dated) == [working]
    assert [told for told, _ in across("date-outside-meet", OPENS, ENDS, dated)] == [working]


@pytest.mark.parametrize(
    "dated",
    [
        claim(FOUR_HUNDRED, "date", "2031-08-31"),
        claim(FOUR_HUNDRED, "date", "2031-08"),
        claim(FOUR_HUNDRED, "date", "last-day harbour-2031"),
        claim(OLD_FINAL, "date", "2027-08-01"),
        claim("ada-brown", "birth-date", "2005-05-03"),
        claim("harbour", "opening", "2031-07-01", "harbour-2031", when="before"),
    ],
    ids=["the last day", "the month", "relative", "another meet", "a birth", "before the meet"],
)
def test_dates_within_the_meet_or_of_something_else_stand(dated: Claim) -> None:
    assert workings("date-outside-meet", OPENS, ENDS, dated) == []


def test_a_date_outside_the_meet_is_found_once_for_all_who_give_it() -> None:
    outside = claim(FOUR_HUNDRED, "date", "2031-09-01")
    assert across("date-outside-meet", outside, outside, ENDS) == [
        ("1 September 2031 is after the last day of the Harbour Games 2031, 31 August 2031", ("a", "b", "c"))
    ]


def test_a_disputed_last_day_bounds_nobody_else() -> None:
    other = claim("harbour-2031", "last-day", "2031-09-02")
    assert across("date-outside-meet", claim(FOUR_HUNDRED, "date", "2031-09-03"), ENDS, other) == []


def test_a_meet_does_not_end_before_it_begins() -> None:
    early = claim("harbour-2031", "last-day", "2031-08-21")
    assert workings("date-outside-meet", OPENS, early) == [
        "the last day, 21 August 2031, is before the first, 23 August 2031"
    ]


# --- ages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "age", "others", "working"),
    [
        (
            "2005-05-03",
            "24",
            (claim(FINAL, "date", "2031-08-27"),),
            ["born 3 May 2005, so 26 on 27 August 2031, not 24"],
        ),
        ("2005-05-03", "26", (claim(FINAL, "date", "2031-08-27"),), []),
        ("2005-08-28", "25", (claim(FINAL, "date", "2031-08-27"),), []),
        (
            "2005-08-27",
            "25",
            (claim(FINAL, "date", "2031-08-27"),),
            ["born 27 August 2005, so 26 on 27 August 2031, not 25"],
        ),
        ("2005-05-03", "25", (), []),
        ("2005-05-03", "24", (), ["born 3 May 2005, so 25 or 26 in 2031, not 24"]),
        ("2005", "26", (), []),
        ("2005", "27", (), ["born 2005, so 25 or 26 in 2031, not 27"]),
    ],
)
def test_an_age_follows_from_the_date_of_birth(
    birth: str, age: str, others: tuple[Claim, ...], working: list[str]
) -> None:
    told = (claim("ada-brown", "birth-date", birth), claim("ada-brown", "age", age), *others)
    assert workings("age-not-from-birth", *told) == working


def test_an_age_is_held_against_the_birth_that_another_article_gives() -> None:
    told = (claim("ada-brown", "birth-date", "2005-05-03"), claim("ada-brown", "age", "24"))
    assert across("age-not-from-birth", *told) == [("born 3 May 2005, so 25 or 26 in 2031, not 24", ("a", "b"))]


def test_an_age_at_another_time_is_another_age() -> None:
    then = claim("ada-brown", "age", "22", when=f"as of {OLD_FINAL}")
    assert workings("age-not-from-birth", claim("ada-brown", "birth-date", "2005-05-03"), then) == []
