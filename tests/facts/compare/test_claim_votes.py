"""What a claim implies: gold is first place, and whoever has no part in the meet has none in its races."""

import pytest

from bot.facts.compare.points import compare_articles
from bot.facts.model import Mood, Verdict
from tests.facts.press import DELTA, FINAL, article, claim, headline_of, pack, point, press


def test_gold_is_first_place_and_first_place_is_having_taken_part() -> None:
    told = press("gold", what="medal")
    place = point(told, "ada-brown", "place")
    assert (headline_of(place), place.values[0].standings[0].implied) == ("1", True)
    assert headline_of(point(told, "ada-brown", "took-part")) == "yes"


@pytest.mark.parametrize("sense", [{"by": "mina-lee"}, {"mood": Mood.HOPED}, {"mood": Mood.DENIED}])
def test_what_no_article_asserts_implies_nothing(sense: dict[str, object]) -> None:
    assert {made.key.what for made in compare_articles(pack(*press("gold", what="medal", **sense)))} == {"medal"}


def test_an_unstated_medal_implies_no_place() -> None:
    assert {made.key.what for made in compare_articles(pack(*press("unstated", what="medal")))} == {"medal"}


def test_no_part_in_the_meet_stands_against_a_place_in_one_of_its_races() -> None:
    told = (
        article("a", claim("ife-okafor", "took-part", "no", "harbour-2031")),
        article("b", claim("ife-okafor", "place", "8")),
    )
    made = point(told, "ife-okafor", "place")
    assert (made.verdict, headline_of(made)) == (Verdict.TIE, None)
    assert made.values[1].standings[0].working == "no part in Harbour Games 2031, so none in any of its races"
    assert [made.key.what for made in compare_articles(pack(*told))] == ["place"]


def test_no_part_in_a_meet_that_nobody_else_speaks_of_is_a_point_of_the_meet() -> None:
    told = (article("a", claim("ife-okafor", "took-part", "no", "harbour-2031")),)
    assert point(told, "ife-okafor", "took-part", "harbour-2031").verdict is Verdict.ONE_SOURCE


def test_no_part_in_the_meet_says_nothing_of_another_meet() -> None:
    told = (
        article("a", claim("ife-okafor", "took-part", "no", "harbour-2031")),
        article("b", claim("ife-okafor", "place", "8", DELTA)),
    )
    assert point(told, "ife-okafor", "took-part", DELTA).verdict is Verdict.ONE_SOURCE
    assert point(told, "ife-okafor", "took-part", "harbour-2031").verdict is Verdict.ONE_SOURCE


def test_part_in_the_meet_need_not_be_part_in_each_race() -> None:
    told = (
        article("a", claim("ife-okafor", "took-part", "yes", "harbour-2031")),
        article("b", claim("ife-okafor", "took-part", "no", FINAL)),
    )
    assert point(told, "ife-okafor", "took-part").verdict is Verdict.ONE_SOURCE
    assert point(told, "ife-okafor", "took-part", "harbour-2031").verdict is Verdict.ONE_SOURCE
