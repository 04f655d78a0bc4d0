"""Rules about teams: members, legs, and a count against a list."""

import pytest

from bot.facts.model import Claim
from tests.facts.checks.rulings import across, workings
from tests.facts.press import FINAL, RELAY, article, claim, findings_of, point

PEOPLE = ("ada-brown", "mina-lee", "ife-okafor", "noor-vance")


def ran(person: str, team: str = "harbour", race: str = RELAY) -> Claim:
    return claim(team, "member", person, race)


def legs(*times: str) -> list[Claim]:
    """Who ran for Harbour, each with the time of their leg."""
    people = PEOPLE[: len(times)]
    timed = [claim(person, "leg-time", time, RELAY) for person, time in zip(people, times, strict=True) if time]
    order = [claim(person, "leg", str(leg), RELAY) for leg, person in enumerate(people, 1)]
    return [*map(ran, people), *order, *timed]


def passed(*rivals: str, when: str | None = None) -> list[Claim]:
    return [claim("ada-brown", "passed", rival, RELAY, when=when) for rival in rivals]


def passed_count(number: str, when: str | None = None) -> Claim:
    return claim("ada-brown", "passed-count", number, RELAY, when=when)


# --- members ------------------------------------------------------------------------------------------------------


def test_nobody_runs_for_two_teams_in_one_race() -> None:
    assert workings("member-of-two-teams", ran("ada-brown"), ran("ada-brown", "northmark")) == [
        "Ada Brown cannot have run for Harbour and Northmark in one race"
    ]


def test_two_articles_that_give_somebody_two_teams_contradict_each_other() -> None:
    assert across("member-of-two-teams", ran("ada-brown"), ran("ada-brown", "northmark")) == [
        ("Ada Brown cannot have run for Harbour and Northmark in one race", ("a", "b"))
    ]


def test_members_of_one_team_and_a_member_in_two_races_are_as_they_should_be() -> None:
    assert workings("member-of-two-teams", ran("ada-brown"), ran("mina-lee")) == []
    assert workings("member-of-two-teams", ran("ada-brown"), ran("ada-brown", "northmark", FINAL)) == []


@pytest.mark.parametrize(("what", "value"), [("place", "2"), ("medal", "silver")])
def test_a_member_has_no_other_place_than_the_team(what: str, value: str) -> None:
    told = (ran("ada-brown"), claim("harbour", "place", "1", RELAY), claim("ada-brown", what, value, RELAY))
    assert workings("member-against-team", *told) == [
        "Ada Brown ran for Harbour, which was 1st, and cannot be 2nd",
    ]


def test_a_member_may_have_the_team_s_place_and_another_one_in_another_race() -> None:
    told = (ran("ada-brown"), claim("harbour", "place", "1", RELAY), claim("ada-brown", "medal", "gold", RELAY))
    assert workings("member-against-team", *told, claim("ada-brown", "place", "4", FINAL)) == []


# --- legs ---------------------------------------------------------------------------------------------------------


def test_legs_that_are_all_timed_make_up_the_time_of_the_team() -> None:
    told = (*legs("51.90", "50.90", "51.50", "49.80"), claim("harbour", "time", "3:24.01", RELAY))
    assert workings("legs-do-not-add-up", *told) == [
        "51.90 + 50.90 + 51.50 + 49.80 is 3:24.10, not the 3:24.01 of Harbour"
    ]


@pytest.mark.parametrize(
    "told",
    [
        legs("51.90", "50.90", "51.50", "49.80"),
        legs("51.9", "50.9", "51.4", "49.8"),
        legs("51.90", "50.90", "51.50", ""),
        legs("51.90", "50.90", "51.50"),
    ],
    ids=["the sum", "rounded", "one leg without a time", "three of four members"],
)
def test_legs_that_add_up_or_are_not_all_timed_are_no_finding(told: list[Claim]) -> None:
    assert workings("legs-do-not-add-up", *told, claim("harbour", "time", "3:24.10", RELAY)) == []


# --- a count against a list ---------------------------------------------------------------------------------------


def test_more_who_were_passed_than_were_counted_are_a_finding() -> None:
    told = (passed_count("2"), *passed("northmark", "mina-lee", "ife-okafor"))
    assert workings("more-named-than-counted", *told) == ["3 are named (Ife Okafor, Mina Lee, Northmark), not 2"]


def test_fewer_may_be_named_than_were_counted() -> None:
    assert workings("more-named-than-counted", passed_count("4"), *passed("northmark", "mina-lee", "ife-okafor")) == []


def test_another_article_that_names_more_than_were_counted_cannot_be_right_either() -> None:
    three, two, four = passed("northmark", "mina-lee", "ife-okafor"), passed_count("2"), passed_count("4")
    press = (article("a", *three), article("b", two), article("c", four))
    (found,) = findings_of(*press, rule="more-named-than-counted")
    assert (found.working, found.articles) == ("3 are named (Ife Okafor, Mina Lee, Northmark), not 2", ("a", "b"))
    assert point(press, "ada-brown", "passed-count", RELAY).silent == ()


def test_a_member_and_her_team_are_passed_once() -> None:
    told = (ran("mina-lee", "northmark"), passed_count("1"), *passed("northmark", "mina-lee"))
    assert workings("more-named-than-counted", *told) == []


def test_of_a_moment_only_who_was_passed_then_is_counted() -> None:
    told = (passed_count("1", "bell"), *passed("mina-lee", when="bell"), *passed("ife-okafor", when="lap 2"))
    assert workings("more-named-than-counted", *told) == []
