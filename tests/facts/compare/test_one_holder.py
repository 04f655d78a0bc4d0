"""One place of a race has one holder, unless an article states a tie."""

from __future__ import annotations

import pytest

from bot.facts.compare.points import compare_articles
from bot.facts.model import Claim, Verdict
from tests.facts.press import JUMP, RELAY, SEMI, article, claim, findings_of, headline_of, pack, point, sides


def won(about: str, in_: str = "harbour-2031-800m-final", **more: object) -> Claim:
    """Somebody's first place."""
    return claim(about, "place", "1", in_, **more)


def timed(about: str, mark: str = "1:58.20") -> Claim:
    """Somebody's time in the final."""
    return claim(about, "time", mark)


def test_two_winners_with_one_time_are_a_dispute_at_both() -> None:
    articles = (
        article("a", won("ada-brown"), timed("ada-brown")),
        article("b", won("ada-brown"), timed("ada-brown")),
        article("c", won("mina-lee"), timed("mina-lee")),
    )
    brown, lee = (point(articles, who, "place") for who in ("ada-brown", "mina-lee"))
    assert (brown.verdict, headline_of(brown), sides(brown)) == (
        Verdict.DISPUTED,
        "1",
        [("1", 0, "ab"), ("not 1", 1, "c")],
    )
    assert (lee.verdict, headline_of(lee), sides(lee)) == (
        Verdict.DISPUTED,
        "not 1",
        [("not 1", 0, "ab"), ("1", 1, "c")],
    )
    assert brown.values[1].standings[0].working == "Mina Lee was 1st"


def test_two_teams_crowned_in_a_relay_are_a_dispute() -> None:
    articles = (article("a", won("harbour", RELAY)), article("b", won("northmark", RELAY)))
    assert point(articles, "harbour", "place", RELAY).verdict is Verdict.TIE


def test_two_teams_in_one_place_of_a_relay_with_one_time_are_a_dispute_at_both() -> None:
    articles = tuple(
        article(slug, claim(team, "place", "2", RELAY), claim(team, "time", "37.57", RELAY))
        for slug, team in (("a", "harbour"), ("b", "northmark"))
    )
    for team, slug, other in (("harbour", "a", "b"), ("northmark", "b", "a")):
        place = point(articles, team, "place", RELAY)
        assert place.verdict is Verdict.TIE
        assert sides(place) == [("2", 0, slug), ("not 2", 1, other)]


def test_every_place_has_one_holder() -> None:
    articles = (article("a", claim("ada-brown", "medal", "bronze")), article("b", claim("mina-lee", "place", "3")))
    assert point(articles, "ada-brown", "place").verdict is Verdict.TIE


def test_an_article_that_gives_the_other_a_place_is_counted_once() -> None:
    articles = (
        article("a", won("ada-brown"), claim("mina-lee", "place", "2")),
        article("b", won("mina-lee"), claim("ada-brown", "place", "2")),
    )
    assert sides(point(articles, "ada-brown", "place")) == [("1", 0, "a"), ("2", 1, "b")]


@pytest.mark.parametrize("race", [SEMI])
def test_several_win_where_a_round_has_several_races(race: str) -> None:
    articles = (article("a", won("ada-brown", race)), article("b", won("mina-lee", race)))
    assert point(articles, "ada-brown", "place", race).verdict is Verdict.ONE_SOURCE


def test_team_mates_and_a_town_in_its_country_share_a_place() -> None:
    team = (article("a", won("ada-brown", RELAY)), article("b", won("mina-lee", RELAY)))
    assert point(team, "ada-brown", "place", RELAY).verdict is Verdict.ONE_SOURCE
    parts = (article("a", won("harbour", RELAY)), article("b", won("delta", RELAY)))
    assert point(parts, "harbour", "place", RELAY).verdict is Verdict.ONE_SOURCE


def test_a_tie_that_one_article_states_is_no_dispute() -> None:
    shared = "Brown and Lee shared the gold"
    articles = (
        article("a", won("ada-brown", JUMP, excerpt=shared), won("mina-lee", JUMP, excerpt=shared)),
        article("b", won("ada-brown", JUMP), claim("ife-okafor", "place", "3", JUMP)),
    )
    places = [each for each in compare_articles(pack(*articles)) if each.key.what == "place"]
    assert [each.verdict for each in places] == [Verdict.AGREED, Verdict.ONE_SOURCE, Verdict.ONE_SOURCE]
    assert findings_of(*articles, rule="two-in-one-place") == ()


def test_a_place_that_is_said_to_be_shared_is_no_dispute_and_is_also_that_of_the_other() -> None:
    tie = claim("ada-brown", "shared-with", "mina-lee", JUMP)
    articles = (article("a", won("ada-brown", JUMP), tie), article("b", won("mina-lee", JUMP)))
    for who in ("ada-brown", "mina-lee"):
        place = point(articles, who, "place", JUMP)
        assert (place.verdict, sides(place)) == (
            (Verdict.ONE_SOURCE, [("1", 0, "a")]) if who == "ada-brown" else (Verdict.AGREED, [("1", 0, "ab")])
        )
    assert findings_of(*articles, rule="two-in-one-place") == ()


def test_who_crowns_one_alone_disagrees_with_a_tie_in_the_place_of_the_other() -> None:
    tie = claim("ada-brown", "shared-with", "mina-lee", JUMP)
    articles = (
        article("a", won("ada-brown", JUMP), won("mina-lee", JUMP), tie),
        article("b", won("ada-brown", JUMP), claim("mina-lee", "medal", "silver", JUMP)),
    )
    assert point(articles, "ada-brown", "place", JUMP).verdict is Verdict.AGREED
    lee = point(articles, "mina-lee", "place", JUMP)
    assert (lee.verdict, sides(lee)) == (Verdict.TIE, [("1", 0, "a"), ("2", 1, "b")])


def test_equal_marks_in_one_article_are_a_tie() -> None:
    both = [each for who in ("ada-brown", "mina-lee") for each in (won(who), timed(who))]
    articles = (article("a", *both), article("b", won("mina-lee")))
    assert point(articles, "ada-brown", "place").verdict is Verdict.ONE_SOURCE
    assert findings_of(*articles, rule="two-in-one-place") == ()


def test_two_teams_in_one_place_of_a_relay_are_found_within_an_article() -> None:
    articles = (article("a", won("harbour", RELAY), won("northmark", RELAY)),)
    (finding,) = findings_of(*articles, rule="two-in-one-place")
    assert finding.working == "Harbour and Northmark cannot each be 1st"


@pytest.mark.parametrize(("what", "places"), [("beat", ("1", "3")), ("finished-behind", ("3", "1"))])
def test_who_gives_both_places_says_who_was_ahead(what: str, places: tuple[str, str]) -> None:
    said = claim("ada-brown", what, "mina-lee")
    both = [claim(about, "place", place) for about, place in zip(("ada-brown", "mina-lee"), places, strict=True)]
    other = [claim(about, "place", place) for about, place in zip(("mina-lee", "ada-brown"), places, strict=True)]
    told = (article("a", said), article("b", *both), article("c", *other), article("d", both[0]))
    assert sides(point(told, "ada-brown", what, value="mina-lee")) == [("mina-lee", 0, "ab")]


@pytest.mark.parametrize(
    ("when", "verdict"), [("bell", Verdict.TIE), ("after lap 1", Verdict.TIE), ("final lap", Verdict.ONE_SOURCE)]
)
def test_a_position_at_one_instant_has_one_holder_and_one_over_a_stretch_several(when: str, verdict: Verdict) -> None:
    first = [claim(who, "position", "1", when=when) for who in ("ada-brown", "mina-lee")]
    articles = (article("a", first[0]), article("b", first[1]))
    assert point(articles, "ada-brown", "position", when=when).verdict is verdict


def test_two_level_at_the_bell_by_one_article_are_no_dispute() -> None:
    level = "Brown and Lee were first at the bell"
    both = [claim(who, "position", "1", when="bell", excerpt=level) for who in ("ada-brown", "mina-lee")]
    articles = (article("a", *both), article("b", both[1]))
    assert point(articles, "ada-brown", "position", when="bell").verdict is Verdict.ONE_SOURCE
