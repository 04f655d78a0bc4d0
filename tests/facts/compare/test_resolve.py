"""Relative dates are dates once any article says on what they hang."""

from bot.facts.model import Value, Verdict
from tests.facts.press import FOUR_HUNDRED, JUMP, article, claim, headline_of, point, sides

LAST_NIGHT = claim(FOUR_HUNDRED, "date", "last-day harbour-2031")
ENDS = claim("harbour-2031", "last-day", "2031-08-31")


def test_the_last_night_is_a_date_once_any_article_says_when_the_meet_ends() -> None:
    told = (article("a", LAST_NIGHT), article("b", ENDS), article("c", claim(FOUR_HUNDRED, "date", "2031-08-29")))
    made = point(told, FOUR_HUNDRED, "date", None)
    assert made.verdict is Verdict.TIE
    assert [str(value.value) for value in made.values] == ["2031-08-29", "2031-08-31"]
    standing = made.values[1].standings[0]
    assert standing.working == "the last day of the Harbour Games 2031 is 31 August 2031"
    assert standing.through == (told[1].claims[0].id,)


def test_an_article_resolves_its_own_date_by_its_own_claim() -> None:
    own = claim("harbour-2031", "last-day", "2031-08-30")
    told = (article("a", LAST_NIGHT, own), article("b", ENDS), article("c", ENDS))
    assert headline_of(point(told, FOUR_HUNDRED, "date", None)) == "2031-08-30"


def test_a_disputed_last_day_resolves_nothing_for_the_others() -> None:
    told = (
        article("a", LAST_NIGHT),
        article("b", ENDS),
        article("c", claim("harbour-2031", "last-day", "2031-08-30")),
    )
    made = point(told, FOUR_HUNDRED, "date", None)
    assert (made.verdict, headline_of(made)) == (Verdict.ONE_SOURCE, "last-day harbour-2031")
    assert made.values[0].standings[0].working is None


def test_a_date_that_cannot_be_resolved_stands_with_anything_and_is_not_counted() -> None:
    told = (article("a", LAST_NIGHT), article("b", claim(FOUR_HUNDRED, "date", "2031-08-29")))
    made = point(told, FOUR_HUNDRED, "date", None)
    assert (made.verdict, headline_of(made)) == (Verdict.ONE_SOURCE, "2031-08-29")
    assert sides(made) == [("2031-08-29", 0, "b"), ("last-day harbour-2031", None, "")]


def test_a_date_may_hang_on_a_race_whose_date_hangs_on_the_meet() -> None:
    told = (
        article("a", claim(JUMP, "date", f"day-of {FOUR_HUNDRED}")),
        article("b", LAST_NIGHT),
        article("c", ENDS),
    )
    made = point(told, JUMP, "date", None)
    assert headline_of(made) == "2031-08-31"
    standing = made.values[0].standings[0]
    assert standing.working == "the day of the 400m final is 31 August 2031"
    assert standing.through == (told[1].claims[0].id, told[2].claims[0].id)


def test_races_that_are_each_on_the_day_of_the_other_stay_open() -> None:
    told = (
        article("a", claim(JUMP, "date", f"day-of {FOUR_HUNDRED}")),
        article("b", claim(FOUR_HUNDRED, "date", f"day-of {JUMP}")),
    )
    assert headline_of(point(told, JUMP, "date", None)) == f"day-of {FOUR_HUNDRED}"


def test_a_planned_date_is_resolved_beside_the_point() -> None:
    planned = claim(FOUR_HUNDRED, "date", "last-day harbour-2031", by="mina-lee")
    made = point((article("a", planned), article("b", ENDS)), FOUR_HUNDRED, "date", None)
    assert made.verdict is Verdict.REPORTED
    assert made.reports[0].value == Value("2031-08-31")
