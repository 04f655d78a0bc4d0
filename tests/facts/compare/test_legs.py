"""One leg of a team has one runner."""

from bot.facts.model import Claim
from tests.facts.press import RELAY, article, claim, told


def ran(person: str, team: str = "harbour") -> Claim:
    return claim(team, "member", person, RELAY)


def leg(person: str, number: str) -> Claim:
    return claim(person, "leg", number, RELAY)


def outcome(*articles: tuple[Claim, ...]) -> dict[str, str]:
    """The verdict on the leg of each."""
    press = [article(slug, *given) for slug, given in zip("abc", articles, strict=False)]
    return {point.about: str(point.verdict) for point in told(*press) if point.what == "leg"}


def test_two_who_ran_the_same_leg_of_a_team_are_in_dispute() -> None:
    first = (ran("ada-brown"), leg("ada-brown", "3"))
    second = (ran("mina-lee"), leg("mina-lee", "3"))
    assert outcome(first, second) == {"ada-brown": "TIE", "mina-lee": "TIE"}


def test_the_same_leg_of_two_teams_and_two_legs_of_one_are_not() -> None:
    first = (ran("ada-brown"), leg("ada-brown", "3"))
    assert set(outcome(first, (ran("mina-lee", "northmark"), leg("mina-lee", "3"))).values()) == {"ONE SOURCE"}
    assert set(outcome(first, (ran("mina-lee"), leg("mina-lee", "2"))).values()) == {"ONE SOURCE"}


def test_who_has_a_runner_in_another_team_gives_the_leg_to_nobody_of_the_first() -> None:
    first = (ran("ada-brown"), leg("ada-brown", "3"))
    other = (ran("mina-lee", "northmark"), leg("mina-lee", "3"))
    assert outcome(first, other, (ran("mina-lee"),)) == {"ada-brown": "ONE SOURCE", "mina-lee": "ONE SOURCE"}
