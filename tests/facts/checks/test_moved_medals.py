"""Rules about medals that went to another some time after the day: tallies that still count them, or fall by them."""

import pytest

from bot.facts.model import Article, Claim
from tests.facts.checks.rulings import tally, workings
from tests.facts.press import FINAL, article, claim, findings_of

NEXT_YEAR = "as of 2032-03-12"
LATER = "as of 2032-05-02"
RULE = "medal-still-counted"

COUNTRY = claim("ada-brown", "country", "harbour")
STRIPPED = (
    COUNTRY,
    claim("ada-brown", "medal", "gold"),
    claim("ada-brown", "medal", "silver", when=NEXT_YEAR),
)
"""Brown of Harbour won gold, and has silver since the next year."""


def stripped(*more: Claim) -> Article:
    """An article that tells of the medal that moved."""
    return article("a", *STRIPPED, *more)


def golds(value: str, when: str = LATER, about: str = "harbour") -> Claim:
    return tally("golds", value, when, about)


STILL_HERS = claim("ada-brown", "medal", "gold", when=LATER)
WORKING = (
    "3 gold medals as of 2 May 2032, Ada Brown's gold among them [b], which no longer stood as of 12 March 2032 [a]"
)


def test_a_medal_that_moved_and_is_still_counted_is_found() -> None:
    (finding,) = findings_of(stripped(), article("b", golds("3"), STILL_HERS), rule=RULE)
    assert (finding.working, finding.articles) == (WORKING, ("a", "b"))


def test_a_tally_as_large_as_when_the_meet_was_over_still_counts_the_medal() -> None:
    at_the_end = golds("3", "as of harbour-2031")
    (finding,) = findings_of(stripped(at_the_end), article("b", golds("3")), rule=RULE)
    assert (finding.working, finding.articles) == (WORKING, ("a", "b"))


def test_her_own_tally_still_counts_it() -> None:
    own = golds("1", about="ada-brown")
    (finding,) = findings_of(stripped(), article("b", own, STILL_HERS), rule=RULE)
    assert finding.working.startswith("1 gold medal as of 2 May 2032, Ada Brown's gold among them")


@pytest.mark.parametrize(
    "told",
    [
        (golds("3"),),
        (golds("3", f"as of {FINAL}"), claim("ada-brown", "medal", "gold")),
        (golds("3", about="northmark"), STILL_HERS),
        (tally("silvers", "3", LATER), STILL_HERS),
        (tally("medals", "3", LATER), STILL_HERS),
        (golds("3"), claim("mina-lee", "medal", "gold", when=LATER)),
    ],
    ids=["names no medal", "of the day", "another country", "other medals", "all medals", "another's gold"],
)
def test_a_tally_that_need_not_count_it_stands(told: tuple[Claim, ...]) -> None:
    assert findings_of(stripped(), article("b", *told), rule=RULE) == ()


def test_a_tally_that_is_smaller_since_stands() -> None:
    assert findings_of(stripped(golds("3", "as of harbour-2031")), article("b", golds("2")), rule=RULE) == ()


# --- a tally that falls -------------------------------------------------------------------------------------------


def test_a_tally_falls_by_the_medal_that_moved() -> None:
    assert workings("tally-falls", *STRIPPED, golds("3", "as of harbour-2031"), golds("2")) == []
    assert workings("tally-falls", *STRIPPED, tally("medals", "3"), tally("medals", "2", LATER)) == [
        "3 medals after the 800m final, but 2 medals as of 2 May 2032"
    ]


def test_a_tally_does_not_fall_by_more_than_the_medals_that_moved() -> None:
    assert workings("tally-falls", *STRIPPED, golds("3", "as of harbour-2031"), golds("1")) == [
        "3 gold medals after the Harbour Games 2031, but 1 gold medal as of 2 May 2032"
    ]


def test_a_medal_that_moves_up_is_one_more_of_its_kind() -> None:
    moved_up = (COUNTRY, claim("ada-brown", "medal", "bronze"), claim("ada-brown", "medal", "silver", when=NEXT_YEAR))
    kinds = (tally("bronzes", "2", "as of harbour-2031"), tally("bronzes", "1", LATER))
    assert workings("tally-falls", *moved_up, *kinds) == []


def test_a_medal_that_nobody_took_away_makes_no_tally_fall() -> None:
    held = (COUNTRY, claim("ada-brown", "medal", "gold"))
    assert workings("tally-falls", *held, golds("3", "as of harbour-2031"), golds("2")) == [
        "3 gold medals after the Harbour Games 2031, but 2 gold medals as of 2 May 2032"
    ]
