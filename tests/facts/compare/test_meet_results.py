"""What is told of a meet and can only mean one race of it is counted there."""

import pytest

from bot.facts.compare.points import compare_articles
from bot.facts.model import Claim, Verdict
from tests.facts.press import (
    FINAL,
    FOUR_HUNDRED,
    OLD_FINAL,
    SEMI,
    article,
    claim,
    headline_of,
    pack,
    point,
    sides,
)

MEET = "harbour-2031"
BRONZE = claim("ada-brown", "medal", "bronze", MEET)


def medals(*told: Claim, what: str = "medal") -> list[tuple[str, str]]:
    """Where Ada Brown's medals are counted, and their verdicts, each claim being an article of its own."""
    articles = (article(slug, each) for slug, each in zip("abcd", told, strict=False))
    points = compare_articles(pack(*articles))
    return [(str(each.key.in_), each.verdict) for each in points if each.key.what == what]


@pytest.mark.parametrize("what", [("medal", "bronze"), ("place", "3")], ids=["her medal", "her place"])
def test_a_medal_of_the_meet_is_that_of_the_one_race_in_which_she_ran(what: tuple[str, str]) -> None:
    told = (article("a", BRONZE), article("b", BRONZE), article("c", claim("ada-brown", *what)))
    assert sides(point(told, "ada-brown", "place")) == [("3", 0, "abc")]
    made = point(told, "ada-brown", "medal")
    assert (headline_of(made), made.verdict) == ("bronze", Verdict.AGREED)
    assert {str(each.key.in_) for each in compare_articles(pack(*told))} == {FINAL}


def test_her_heats_leave_it_open_to_no_other_race() -> None:
    heat = claim("ada-brown", "place", "1", SEMI)
    assert medals(BRONZE, claim("ada-brown", "medal", "bronze"), heat) == [(FINAL, "AGREED")]


def test_another_medal_of_the_same_meet_stands_against_it_there() -> None:
    told = (BRONZE, claim("ada-brown", "medal", "silver", MEET), claim("ada-brown", "medal", "bronze"))
    assert medals(*told) == [(FINAL, "DISPUTED")]


@pytest.mark.parametrize(
    "other",
    [
        claim("ada-brown", "place", "3", FOUR_HUNDRED),
        claim("mina-lee", "medal", "bronze"),
        claim("ada-brown", "time", "1:58.20"),
    ],
    ids=["of two races", "of somebody else", "of no known place"],
)
def test_a_medal_that_may_be_of_another_race_stays_with_the_meet(other: Claim) -> None:
    told = [claim("ada-brown", "place", "3")] if other.in_.entry == FOUR_HUNDRED else []
    assert (MEET, "ONE SOURCE") in medals(BRONZE, other, *told)


def test_a_medal_of_another_kind_may_be_of_another_race() -> None:
    assert medals(BRONZE, claim("ada-brown", "medal", "gold")) == [(MEET, "ONE SOURCE"), (FINAL, "ONE SOURCE")]


def test_an_event_that_is_named_has_one_final() -> None:
    told = (claim("ada-brown", "medal", "bronze", f"{MEET}/800m"), claim("ada-brown", "medal", "gold"))
    assert medals(*told) == [(FINAL, "TIE")]


WON = claim("ada-brown", "medal", "gold", OLD_FINAL)


def champion(in_: str, when: str = f"before {MEET}") -> Claim:
    return claim("ada-brown", "title", "champion", in_, when=when)


@pytest.mark.parametrize("title", ["games/800m", "games"], ids=["of its event", "of no event"])
def test_a_title_is_first_place_at_the_edition_before(title: str) -> None:
    told = (article("a", WON), article("b", champion(title)))
    made = point(told, "ada-brown", "place", OLD_FINAL)
    assert sides(made) == [("1", 0, "ab")]
    assert [each.working for each in made.values[0].standings] == [
        None,
        "champion going into a later one, so at Harbour Games 2027",
    ]
    assert medals(WON, champion(title), what="place") == [(OLD_FINAL, "AGREED")]


def test_a_title_is_nobodys_gold() -> None:
    assert medals(WON, champion("games/800m")) == [(OLD_FINAL, "ONE SOURCE")]


@pytest.mark.parametrize("title", ["games/800m", "games"], ids=["of its event", "of no event"])
@pytest.mark.parametrize(
    "others",
    [(claim("ada-brown", "medal", "silver", OLD_FINAL),), (claim("mina-lee", "medal", "gold", OLD_FINAL),)],
    ids=["of another place", "of somebody else"],
)
def test_a_title_of_which_no_other_article_knows_the_race_stays_a_title(title: str, others: tuple[Claim, ...]) -> None:
    assert (title, "ONE SOURCE") in medals(champion(title), *others, what="place")


def test_a_title_after_a_meet_is_no_title_of_the_edition_before() -> None:
    assert ("games/800m", "ONE SOURCE") in medals(champion("games/800m", f"as of {MEET}"), WON, what="place")


def test_whoever_names_a_medal_of_an_earlier_year_says_that_there_was_one() -> None:
    told = (
        article("a", claim("ada-brown", "earlier-medals", "yes", when=f"before {FINAL}")),
        article("b", claim("ada-brown", "medal", "bronze", "games-2027")),
        article("c", claim("ada-brown", "medal", "gold"), claim("mina-lee", "medal", "gold", OLD_FINAL)),
    )
    made = point(told, "ada-brown", "earlier-medals", None, when=f"before {FINAL}")
    assert (made.verdict, sides(made)) == (Verdict.AGREED, [("yes", 0, "ab")])
    denied = (article("a", claim("ada-brown", "earlier-medals", "no", when=f"before {FINAL}")), told[1])
    assert point(denied, "ada-brown", "earlier-medals", None, when=f"before {FINAL}").verdict is Verdict.TIE
