"""The rule about countbacks: what the attempts and failures that an article tells give."""

import pytest

from bot.facts.model import Claim
from tests.facts.checks.rulings import across, workings
from tests.facts.press import JUMP, claim

RULE = "countback-not-from-attempts"
AHEAD = claim("ada-brown", "ahead-on-countback", "mina-lee", JUMP)
SHARED = claim("ada-brown", "shared-with", "mina-lee", JUMP)


def cleared(who: str, attempt: int, height: str = "1.93m") -> Claim:
    return claim(who, "cleared", height, JUMP, when=f"attempt {attempt}")


def failures(brown: int, lee: int) -> tuple[Claim, Claim]:
    return claim("ada-brown", "failures", str(brown), JUMP), claim("mina-lee", "failures", str(lee), JUMP)


def heights(brown: str, lee: str) -> tuple[Claim, Claim]:
    return claim("ada-brown", "height", brown, JUMP), claim("mina-lee", "height", lee, JUMP)


def at(brown: int, lee: int) -> tuple[Claim, Claim]:
    """The attempts at which both cleared their last height."""
    return cleared("ada-brown", brown), cleared("mina-lee", lee)


NOT_AHEAD = "a countback does not put Ada Brown ahead of Mina Lee"
ATTEMPTS = "Ada Brown cleared 1.93m at the 2nd attempt and Mina Lee at the 1st"


@pytest.mark.parametrize(
    ("told", "working"),
    [
        ((AHEAD, *at(2, 1)), f"{ATTEMPTS}: {NOT_AHEAD}"),
        ((SHARED, *at(2, 1)), f"{ATTEMPTS}: Ada Brown and Mina Lee cannot share a place"),
        (
            (AHEAD, *at(1, 1), *failures(2, 1)),
            f"Ada Brown had 2 failures and Mina Lee 1: {NOT_AHEAD}",
        ),
        (
            (AHEAD, *at(1, 1), *failures(1, 1)),
            f"Ada Brown had 1 failure and Mina Lee 1: {NOT_AHEAD}",
        ),
        (
            (AHEAD, *heights("1.96m", "1.93m")),
            f"Ada Brown finished with 1.96m and Mina Lee with 1.93m: {NOT_AHEAD}",
        ),
        (
            (SHARED, *heights("1.96m", "1.93m")),
            "Ada Brown finished with 1.96m and Mina Lee with 1.93m: Ada Brown and Mina Lee cannot share a place",
        ),
    ],
)
def test_a_countback_that_the_attempts_do_not_give_is_found(told: tuple[Claim, ...], working: str) -> None:
    assert workings(RULE, *told) == [working]


@pytest.mark.parametrize(
    "told",
    [
        (AHEAD,),
        (AHEAD, *at(1, 2)),
        (AHEAD, *at(1, 2), *failures(3, 0)),
        (AHEAD, *at(1, 1), *failures(1, 2)),
        (AHEAD, *at(2, 2)),
        (AHEAD, cleared("ada-brown", 2)),
        (AHEAD, *failures(2, 1)),
        (AHEAD, cleared("ada-brown", 2, "1.96m"), cleared("mina-lee", 1)),
        (AHEAD, *heights("1.96m", "1.96m"), *at(2, 1)),
        (SHARED, *at(1, 1), *failures(1, 1), *heights("1.93m", "1.93m")),
        (*at(2, 1), *failures(2, 1)),
    ],
    ids=[
        "nothing told of the attempts",
        "fewer attempts",
        "fewer attempts, and more failures before",
        "fewer failures",
        "as many attempts, and nothing told of failures",
        "the attempt of one",
        "nothing told of the attempts at the last height",
        "heights on the way that differ",
        "attempts at a height on the way",
        "a tie in everything",
        "no countback",
    ],
)
def test_what_a_countback_may_give_is_not_found(told: tuple[Claim, ...]) -> None:
    assert workings(RULE, *told) == []


def test_a_countback_of_one_article_is_held_against_attempts_that_nobody_disputes() -> None:
    assert across(RULE, AHEAD, *at(2, 1)) == [(f"{ATTEMPTS}: {NOT_AHEAD}", ("a", "b", "c"))]


def test_attempts_that_articles_tell_otherwise_count_for_nothing() -> None:
    assert across(RULE, AHEAD, *at(2, 1), cleared("ada-brown", 1)) == []


CLEAN = claim("ada-brown", "clean-sheet", "yes", JUMP)


def test_a_bar_that_took_two_attempts_is_in_no_clean_sheet_whichever_article_has_it() -> None:
    working = "1.93m cleared at the 2nd attempt: Ada Brown cannot have had a clean sheet"
    assert workings("clean-sheet-with-failure", CLEAN, cleared("ada-brown", 2)) == [working]
    assert across("clean-sheet-with-failure", CLEAN, cleared("ada-brown", 2)) == [(working, ("a", "b"))]


@pytest.mark.parametrize(
    "told",
    [
        (CLEAN, cleared("ada-brown", 1)),
        (CLEAN, cleared("mina-lee", 2)),
        (CLEAN, claim("ada-brown", "failures", "3", JUMP)),
        (claim("ada-brown", "clean-sheet", "no", JUMP), cleared("ada-brown", 2)),
    ],
)
def test_a_clean_sheet_may_end_with_failures_at_a_higher_bar(told: tuple[Claim, ...]) -> None:
    assert workings("clean-sheet-with-failure", *told) == []
