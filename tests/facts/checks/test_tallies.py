"""Rules about medals: sums, tallies and firsts."""

import pytest
from msgspec.structs import replace

from bot.facts.model import Claim, Mood
from tests.facts.checks.rulings import (
    EARLIER,
    FIRST,
    across,
    tally,
    workings,
)
from tests.facts.press import (
    DELTA,
    FINAL,
    JUMP,
    OLD_FINAL,
    OLD_JUMP,
    RELAY,
    SEMI,
    article,
    claim,
    findings_of,
)

# --- medals -------------------------------------------------------------------------------------------------------


def test_medals_of_each_kind_add_up_to_the_total() -> None:
    kinds = (tally("golds", "2"), tally("silvers", "1"), tally("bronzes", "2"))
    assert workings("medals-do-not-add-up", *kinds, tally("medals", "5")) == []
    assert workings("medals-do-not-add-up", *kinds, tally("medals", "4")) == [
        "2 gold + 1 silver + 2 bronze is 5, not 4 in all"
    ]


@pytest.mark.parametrize(
    ("told", "working"),
    [
        ((tally("golds", "5"), tally("medals", "4")), ["5 gold, more than 4 in all"]),
        (
            (tally("golds", "3"), tally("silvers", "2"), tally("medals", "4")),
            ["3 gold + 2 silver is 5, more than 4 in all"],
        ),
        ((tally("golds", "2"), tally("medals", "4")), []),
        ((tally("golds", "5"), tally("medals", "4", "as of 2031-08-23")), []),
        ((tally("golds", "5"), tally("medals", "4", about="northmark")), []),
    ],
)
def test_some_kinds_of_medals_are_no_more_than_all(told: tuple[Claim, ...], working: list[str]) -> None:
    assert workings("medals-do-not-add-up", *told) == working


def test_the_sum_of_one_article_is_held_against_the_total_of_another() -> None:
    split = article("a", tally("golds", "4"), tally("silvers", "1"), tally("bronzes", "2"))
    total = article("b", tally("medals", "4"), tally("golds", "2"))
    (finding,) = findings_of(split, total, rule="medals-do-not-add-up")
    assert (finding.working, finding.articles) == ("4 gold + 1 silver + 2 bronze is 7, not 4 in all", ("a", "b"))


def test_a_disputed_number_of_golds_is_not_told_again_as_a_sum() -> None:
    split = article("a", tally("golds", "4"), tally("silvers", "1"), tally("bronzes", "1"))
    assert (
        findings_of(split, article("b", tally("medals", "4"), tally("golds", "2")), rule="medals-do-not-add-up") == ()
    )


def test_numbers_of_several_articles_that_nobody_disputes_are_added() -> None:
    told = (tally("golds", "2"), tally("silvers", "1"), tally("bronzes", "2"), tally("medals", "4"))
    assert across("medals-do-not-add-up", *told) == [
        ("2 gold + 1 silver + 2 bronze is 5, not 4 in all", ("a", "b", "c", "d"))
    ]
    assert across("medals-do-not-add-up", *told, tally("golds", "1")) == []


def test_a_tally_does_not_fall() -> None:
    told = (tally("medals", "5", f"as of {SEMI}"), tally("medals", "4"))
    expected = "5 medals after the 800m semi-final, but 4 medals after the 800m final"
    assert workings("tally-falls", *told) == [expected]
    assert across("tally-falls", *told) == [(expected, ("a", "b"))]


@pytest.mark.parametrize(
    "other",
    [
        tally("medals", "4", f"as of {SEMI}"),
        tally("medals", "5", f"as of {JUMP}"),
        tally("medals", "5", f"as of {SEMI}", "northmark"),
        tally("medals", "5", None),
        tally("golds", "5", f"as of {SEMI}"),
    ],
    ids=["as many", "perhaps later", "another country", "at no time", "other medals"],
)
def test_tallies_that_may_follow_each_other_stand(other: Claim) -> None:
    assert workings("tally-falls", tally("medals", "4"), other) == []


def test_a_first_medal_has_none_before_it() -> None:
    told = (FIRST, EARLIER, claim("ada-brown", "medal", "gold"))
    assert workings("tally-below-medals", *told) == [
        (
            "1 Harbour Games medal after the 800m final, but 2 are named:"
            " a medal at the Harbour Games 2027 and gold at the Harbour Games 2031"
        )
    ]


def test_the_place_in_a_final_shows_the_medal_of_the_tally() -> None:
    assert workings("tally-below-medals", FIRST, EARLIER, claim("ada-brown", "place", "3")) == [
        (
            "1 Harbour Games medal after the 800m final, but 2 are named:"
            " a medal at the Harbour Games 2027 and 3rd place at the Harbour Games 2031"
        )
    ]


@pytest.mark.parametrize(
    "told",
    [
        (FIRST, claim("ada-brown", "medal", "gold")),
        (FIRST, claim("ada-brown", "medal", "gold"), claim("ada-brown", "place", "1")),
        (FIRST, EARLIER),
        (FIRST, EARLIER, claim("ada-brown", "place", "4")),
        (FIRST, EARLIER, claim("mina-lee", "medal", "gold")),
        (FIRST, claim("ada-brown", "medal", "gold", DELTA), claim("ada-brown", "medal", "gold")),
        (FIRST, claim("ada-brown", "medal", "gold", OLD_FINAL, by="mina-lee"), claim("ada-brown", "medal", "gold")),
        (
            claim("ada-brown", "medals", "1", "games-2027", when="as of games-2027"),
            EARLIER,
            claim("ada-brown", "medal", "bronze", OLD_FINAL),
        ),
        (
            claim("ada-brown", "golds", "1", "games", when=f"as of {FINAL}"),
            EARLIER,
            claim("ada-brown", "medal", "gold"),
        ),
    ],
    ids=[
        "the first",
        "told twice",
        "the earlier alone",
        "no medal now",
        "another’s",
        "another series",
        "reported",
        "one medal in two scopes",
        "of unstated kind",
    ],
)
def test_a_first_medal_may_be_one(told: tuple[Claim, ...]) -> None:
    assert workings("tally-below-medals", *told) == []


OF_HARBOUR = (
    *(claim(who, "country", "harbour") for who in ("ada-brown", "mina-lee")),
    claim("ada-brown", "medal", "gold"),
    claim("mina-lee", "medal", "silver"),
)


def test_a_country_has_no_fewer_medals_than_its_people() -> None:
    assert workings("tally-below-medals", tally("medals", "1"), *OF_HARBOUR) == [
        (
            "1 Harbour Games 2031 medal after the 800m final, but 2 are named:"
            " Ada Brown's gold at the Harbour Games 2031 and Mina Lee's silver at the Harbour Games 2031"
        )
    ]


@pytest.mark.parametrize(
    "told",
    [
        (tally("medals", "2"), *OF_HARBOUR),
        (tally("golds", "1"), *OF_HARBOUR),
        (tally("medals", "1"), *OF_HARBOUR[1:]),
        (tally("medals", "1", about="northmark"), *OF_HARBOUR),
        (tally("medals", "1"), *OF_HARBOUR[:3], claim("mina-lee", "medal", "gold", OLD_FINAL)),
        (
            tally("medals", "1"),
            *OF_HARBOUR[:2],
            *(claim(who, "medal", "gold", RELAY) for who in ("ada-brown", "mina-lee", "harbour")),
        ),
    ],
    ids=["as many", "of one kind", "of no country", "another country", "of other Games", "one of a team"],
)
def test_a_country_may_have_as_many_medals_as_its_people(told: tuple[Claim, ...]) -> None:
    assert workings("tally-below-medals", *told) == []


def test_medals_in_two_events_of_one_meet_are_two() -> None:
    told = (FIRST, claim("ada-brown", "medal", "gold"), claim("ada-brown", "medal", "silver", OLD_JUMP))
    assert workings("tally-below-medals", *told) == [
        (
            "1 Harbour Games medal after the 800m final, but 2 are named:"
            " silver at the Harbour Games 2027 and gold at the Harbour Games 2031"
        )
    ]


def test_a_first_medal_in_one_article_is_held_against_an_earlier_one_in_another() -> None:
    assert across("tally-below-medals", FIRST, EARLIER, claim("ada-brown", "medal", "gold")) == [
        (
            (
                "1 Harbour Games medal after the 800m final, but 2 are named:"
                " a medal at the Harbour Games 2027 and gold at the Harbour Games 2031"
            ),
            ("a", "b", "c"),
        )
    ]


# --- what somebody is reported to say -----------------------------------------------------------------------------

ONLY_ONE = claim("ada-brown", "medals", "1", "career", when=f"before {FINAL}", by="ada-brown")
EARLIER_TWO = (EARLIER, claim("ada-brown", "medal", "silver", DELTA))
SAID_TO_BE_ONE = (
    "1 medal before the 800m final (as Ada Brown says), but 2 are named:"
    " a medal at the Harbour Games 2027 and silver at the Delta Open 2029"
)


def test_a_tally_that_somebody_gives_is_held_against_the_medals_that_articles_name() -> None:
    (finding,) = findings_of(article("a", ONLY_ONE), article("b", *EARLIER_TWO), rule="tally-below-medals")
    assert (finding.working, finding.articles, finding.speakers) == (SAID_TO_BE_ONE, ("a", "b"), ("ada-brown",))
    assert not finding.within_an_article


def test_an_article_does_not_contradict_itself_by_what_it_reports() -> None:
    (finding,) = findings_of(article("a", ONLY_ONE, *EARLIER_TWO), rule="tally-below-medals")
    assert (finding.working, finding.articles) == (SAID_TO_BE_ONE, ("a",))
    assert not finding.within_an_article


@pytest.mark.parametrize(
    "told",
    [
        (ONLY_ONE, EARLIER),
        (replace(ONLY_ONE, value="2"), *EARLIER_TWO),
        (replace(ONLY_ONE, mood=Mood.HOPED), *EARLIER_TWO),
        (replace(ONLY_ONE, mood=Mood.DENIED), *EARLIER_TWO),
        (replace(ONLY_ONE, when=None), *EARLIER_TWO),
        (replace(ONLY_ONE, about="mina-lee"), *EARLIER_TWO),
        (ONLY_ONE, EARLIER, replace(EARLIER_TWO[1], by="mina-lee")),
    ],
    ids=["one", "as many", "hoped", "denied", "at no time", "another’s", "a medal that is reported too"],
)
def test_a_tally_that_somebody_gives_may_be_right(told: tuple[Claim, ...]) -> None:
    assert across("tally-below-medals", *told) == []


def test_what_an_article_says_itself_is_not_told_again_as_speech() -> None:
    own = replace(ONLY_ONE, by=None)
    (finding,) = findings_of(article("a", own, ONLY_ONE), article("b", *EARLIER_TWO), rule="tally-below-medals")
    assert (finding.working.count("says"), finding.speakers) == (0, ())


def test_a_tally_that_falls_names_whose_word_it_is() -> None:
    fewer = replace(tally("medals", "4"), by="mina-lee")
    assert across("tally-falls", tally("medals", "5", f"as of {SEMI}"), fewer) == [
        (
            "5 medals after the 800m semi-final, but 4 medals after the 800m final (as Mina Lee says)",
            ("a", "b"),
        )
    ]
    assert across("tally-falls", tally("medals", "4", f"as of {SEMI}"), fewer) == []


def test_a_sum_names_whose_word_its_parts_are() -> None:
    golds = replace(tally("golds", "5"), by="mina-lee")
    assert across("medals-do-not-add-up", golds, tally("medals", "4")) == [
        ("5 gold (as Mina Lee says), more than 4 in all", ("a", "b"))
    ]
    assert across("medals-do-not-add-up", golds, tally("medals", "5")) == []
    silvers, bronzes = (replace(tally(what, "1"), by="mina-lee") for what in ("silvers", "bronzes"))
    assert across("medals-do-not-add-up", golds, silvers, bronzes, replace(tally("medals", "8"), by="mina-lee")) == [
        ("5 gold + 1 silver + 1 bronze (as Mina Lee says) is 7, not 8 in all", ("a", "b", "c", "d"))
    ]
