"""Each rule finds what cannot be right, shows its arithmetic, and is silent about what can."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.checks import RULES, findings
from bot.facts.compare import points
from bot.facts.model import Article, Claim, Mood, Than
from tests.facts.press import (
    DELTA,
    FINAL,
    FOUR_HUNDRED,
    HEPTATHLON,
    JUMP,
    OLD_FINAL,
    OLD_JUMP,
    RELAY,
    SEMI,
    article,
    claim,
    found,
    pack,
)

BEST = "career/800m"
SEASON = "season-2031/800m"


def workings(rule: str, *claims: Claim) -> list[str]:
    """What a rule finds in one article with these claims, in words."""
    return [finding.working for finding in found(article("a", *claims), rule=rule)]


def across(rule: str, *claims: Claim) -> list[tuple[str, tuple[str, ...]]]:
    """What a rule finds in articles a, b, c … with one of these claims each, and in which of them."""
    press = [article(slug, one) for slug, one in zip("abcdefgh", claims, strict=False)]
    return [(finding.working, finding.articles) for finding in found(*press, rule=rule)]


def test_every_rule_has_an_id_of_its_own_and_says_in_one_sentence_what_has_to_hold() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.sentence.endswith(".")
        assert rule.sentence.count("\n") == 0


def test_a_finding_names_its_claims_its_article_and_its_points() -> None:
    told = article("a", claim("ada-brown", "birth-date", "2005-05-03"), claim("ada-brown", "age", "24"))
    (finding,) = found(told)
    assert finding.rule == "age-not-from-birth"
    assert finding.articles == ("a",)
    assert finding.claims == (told.claims[0].id, told.claims[1].id)
    assert set(finding.points) == {made.id for made in points(pack(told))}


@pytest.mark.parametrize("sense", [{"by": "mina-lee"}, {"mood": Mood.HOPED}, {"mood": Mood.DENIED}])
def test_only_what_an_article_asserts_itself_is_looked_at(sense: dict[str, object]) -> None:
    told = (claim("ada-brown", "birth-date", "2005-05-03"), claim("ada-brown", "age", "24", **sense))
    assert workings("age-not-from-birth", *told) == []


def test_a_point_at_which_an_article_contradicts_itself_is_no_finding_as_well() -> None:
    ages = (claim("ada-brown", "age", "24"), claim("ada-brown", "age", "25"))
    assert workings("age-not-from-birth", claim("ada-brown", "birth-date", "2005-05-03"), *ages) == []


# --- times against finishing order --------------------------------------------------------------------------------


def finish(person: str, place: str, mark: str, race: str = FINAL, what: str = "time") -> tuple[Claim, Claim]:
    return claim(person, "place", place, race), claim(person, what, mark, race)


@pytest.mark.parametrize(
    ("race", "what", "ahead", "behind", "working"),
    [
        (FINAL, "time", "1:58.45", "1:58.17", "1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place"),
        (JUMP, "height", "1.93m", "1.96m", "1.93m in 2nd place is 0.03 m less than 1.96m in 3rd place"),
        (HEPTATHLON, "score", "6699", "6700", "6699 in 2nd place is 1 point less than 6700 in 3rd place"),
    ],
)
def test_a_mark_behind_may_not_be_better(race: str, what: str, ahead: str, behind: str, working: str) -> None:
    told = (*finish("mina-lee", "2", ahead, race, what), *finish("ife-okafor", "3", behind, race, what))
    assert workings("order-against-marks", *told) == [working]


@pytest.mark.parametrize(
    ("race", "what", "ahead", "behind"),
    [
        (FINAL, "time", "1:58.17", "1:58.45"),
        (FINAL, "time", "1:58.17", "1:58.17"),
        (JUMP, "height", "1.96m", "1.96m"),
        (JUMP, "height", "1.96m", "1.93m"),
    ],
)
def test_marks_in_the_order_of_the_places_are_in_order(race: str, what: str, ahead: str, behind: str) -> None:
    told = (*finish("mina-lee", "2", ahead, race, what), *finish("ife-okafor", "3", behind, race, what))
    assert workings("order-against-marks", *told) == []


def test_a_medal_is_a_place_in_the_order() -> None:
    told = (claim("mina-lee", "medal", "silver"), claim("mina-lee", "time", "1:58.45"))
    assert workings("order-against-marks", *told, *finish("ife-okafor", "3", "1:58.17")) == [
        "1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place"
    ]


def test_a_height_on_the_way_is_no_final_mark() -> None:
    on_the_way = claim("ife-okafor", "height", "1.99m", JUMP, when="1.99m")
    told = (*finish("mina-lee", "2", "1.96m", JUMP, "height"), claim("ife-okafor", "place", "3", JUMP), on_the_way)
    assert workings("order-against-marks", *told) == []


def test_marks_of_several_articles_are_out_of_order_where_nobody_disputes_them() -> None:
    told = (*finish("mina-lee", "2", "1:58.45"), *finish("ife-okafor", "3", "1:58.17"))
    assert across("order-against-marks", *told) == [
        ("1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place", ("a", "b", "c", "d"))
    ]


def test_a_disputed_time_is_not_told_again_as_one_out_of_order() -> None:
    told = (*finish("mina-lee", "2", "1:58.45"), *finish("ife-okafor", "3", "1:58.17"))
    assert across("order-against-marks", *told, claim("ife-okafor", "time", "1:58.71")) == []


# --- two people in one place --------------------------------------------------------------------------------------


def test_two_people_are_not_in_one_place() -> None:
    told = (claim("mina-lee", "place", "4"), claim("noor-vance", "place", "4"))
    expected = "Mina Lee and Noor Vance cannot each be 4th"
    assert workings("two-in-one-place", *told) == [expected]
    assert across("two-in-one-place", *told) == [(expected, ("a", "b"))]


@pytest.mark.parametrize(
    "told",
    [
        (claim("mina-lee", "place", "1"), claim("noor-vance", "place", "2")),
        (claim("mina-lee", "place", "1", SEMI), claim("noor-vance", "place", "1", SEMI)),
        (claim("mina-lee", "place", "1", RELAY), claim("noor-vance", "place", "1", RELAY)),
        (claim("mina-lee", "place", "1"), claim("northmark", "place", "1")),
        (*finish("mina-lee", "1", "1.99m", JUMP, "height"), *finish("noor-vance", "1", "1.99m", JUMP, "height")),
        (claim("mina-lee", "place", "1"), claim("noor-vance", "place", "1", OLD_FINAL)),
    ],
    ids=["other places", "a semi-final", "a relay", "a country", "equal marks", "another race"],
)
def test_people_may_share_a_place_where_the_sport_lets_them(told: tuple[Claim, ...]) -> None:
    assert workings("two-in-one-place", *told) == []


def test_a_disputed_place_is_not_told_again_as_one_that_two_hold() -> None:
    told = (
        claim("mina-lee", "place", "2"),
        claim("noor-vance", "place", "2"),
        claim("noor-vance", "place", "3"),
    )
    assert across("two-in-one-place", *told) == []


# --- margins ------------------------------------------------------------------------------------------------------

AHEAD_OF_LEE = Than(about="mina-lee")


def margin(gap: str, first: str, second: str, race: str = FINAL, what: str = "time") -> list[str]:
    return workings(
        "margin-not-the-difference",
        claim("ada-brown", "margin", gap, race, than=AHEAD_OF_LEE),
        claim("ada-brown", what, first, race),
        claim("mina-lee", what, second, race),
    )


@pytest.mark.parametrize(
    ("gap", "first", "second", "working"),
    [
        ("0.32", "1:58.20", "1:58.43", "1:58.43 − 1:58.20 is 0.23 s, not 0.32 s"),
        ("0.24", "1:58.20", "1:58.43", "1:58.43 − 1:58.20 is 0.23 s, not 0.24 s"),
        ("7", "2:24:35", "2:24:41", "2:24:41 − 2:24:35 is 6 s, not 7 s"),
        ("0.4", "1:58.20", "1:58.43", "1:58.43 − 1:58.20 is 0.23 s, not 0.4 s"),
    ],
)
def test_a_margin_is_the_difference_of_the_marks(gap: str, first: str, second: str, working: str) -> None:
    assert margin(gap, first, second) == [working]


@pytest.mark.parametrize(
    ("gap", "first", "second"),
    [
        ("0.23", "1:58.20", "1:58.43"),
        ("0.23", "1:58.43", "1:58.20"),
        ("0.2", "1:58.20", "1:58.43"),
        ("0.3", "1:58.20", "1:58.45"),
        ("6", "2:24:35", "2:24:41"),
        ("0.27", "1:58.2", "1:58.4"),
    ],
)
def test_a_margin_may_be_rounded_as_its_figures_show(gap: str, first: str, second: str) -> None:
    assert margin(gap, first, second) == []


def test_a_margin_in_the_field_is_a_length() -> None:
    assert margin("0.02m", "2.02m", "1.99m", JUMP, "height") == ["2.02m − 1.99m is 0.03 m, not 0.02 m"]
    assert margin("0.03m", "2.02m", "1.99m", JUMP, "height") == []


def test_a_margin_and_the_marks_of_another_article_are_not_subtracted() -> None:
    told = (
        claim("ada-brown", "margin", "0.32", than=AHEAD_OF_LEE),
        claim("ada-brown", "time", "1:58.20"),
        claim("mina-lee", "time", "1:58.43"),
    )
    assert across("margin-not-the-difference", *told) == []


# --- bests --------------------------------------------------------------------------------------------------------


def best(mark: str, when: str, in_: str = BEST, what: str = "personal-best", about: str = "ada-brown") -> Claim:
    return claim(about, what, mark, in_, when=when)


NEW_BEST = best("1:58.20", f"as of {FINAL}")


def test_a_best_is_not_worse_than_an_earlier_one() -> None:
    told = (NEW_BEST, best("1:58.10", f"as of {DELTA}"))
    expected = "1:58.20 is 0.10 s slower than the earlier best 1:58.10"
    assert workings("best-got-worse", *told) == [expected]
    assert across("best-got-worse", *told) == [(expected, ("a", "b"))]


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (claim("ada-brown", "time", "1:58.10", DELTA), "the earlier mark 1:58.10"),
        (claim("ada-brown", "time", "1:58.10", SEMI), "the earlier mark 1:58.10"),
        (claim("ada-brown", "time", "1:58.10"), "the 1:58.10 of the same occasion"),
        (best("1:58.10", f"before {FINAL}"), "the earlier best 1:58.10"),
        (best("1:58.10", "as of 2030-07"), "the earlier best 1:58.10"),
        (best("1:58.10", "before harbour-2031"), "the earlier best 1:58.10"),
    ],
)
def test_whatever_came_before_counts_against_a_best(other: Claim, kind: str) -> None:
    assert workings("best-got-worse", NEW_BEST, other) == [f"1:58.20 is 0.10 s slower than {kind}"]


@pytest.mark.parametrize(
    "other",
    [
        best("1:58.30", f"as of {DELTA}"),
        best("1:58.10", f"as of {DELTA}", about="mina-lee"),
        best("1:58.10", "as of 2031-09-20"),
        best("1:58.10", "as of 2031"),
        best("48.10", f"as of {DELTA}", "career/400m"),
        claim("ada-brown", "time", "1:58.10", DELTA, mood=Mood.HOPED),
        claim("ada-brown", "personal-best", "1:58.10", BEST),
    ],
    ids=["slower", "somebody else", "later", "the same year", "another event", "hoped", "at no time"],
)
def test_what_was_not_surely_better_and_before_leaves_a_best_alone(other: Claim) -> None:
    assert workings("best-got-worse", NEW_BEST, other) == []


def test_a_mark_with_its_status_is_a_best() -> None:
    told = (claim("ada-brown", "time", "1:58.20"), claim("ada-brown", "mark-status", "PB"))
    assert workings("best-got-worse", *told, claim("ada-brown", "time", "1:58.10", DELTA)) == [
        "1:58.20 is 0.10 s slower than the earlier mark 1:58.10"
    ]


def test_a_seasons_best_is_held_against_marks_of_its_season_only() -> None:
    told = (claim("ada-brown", "time", "1:58.20"), claim("ada-brown", "mark-status", "SB"))
    assert workings("best-got-worse", *told, claim("ada-brown", "time", "1:58.10", DELTA)) == []
    assert workings("best-got-worse", *told, claim("ada-brown", "time", "1:58.10", SEMI)) == [
        "1:58.20 is 0.10 s slower than the earlier mark 1:58.10"
    ]


def test_dates_that_nobody_disputes_tell_what_came_before() -> None:
    told = (
        best("1:58.20", f"as of {FINAL}", SEASON, "season-best"),
        best("1:58.10", "as of 2031-07", SEASON, "season-best"),
    )
    assert workings("best-got-worse", *told) == []
    assert workings("best-got-worse", *told, claim(FINAL, "date", "2031-08-27")) == [
        "1:58.20 is 0.10 s slower than the earlier best 1:58.10"
    ]


def test_a_best_told_in_two_ways_is_found_once() -> None:
    told = (
        NEW_BEST,
        claim("ada-brown", "time", "1:58.20"),
        claim("ada-brown", "mark-status", "PB"),
        best("1:58.10", f"as of {DELTA}"),
        claim("ada-brown", "time", "1:58.10", DELTA),
    )
    assert workings("best-got-worse", *told) == ["1:58.20 is 0.10 s slower than the earlier best 1:58.10"]


def test_two_bests_of_one_occasion_are_held_against_each_other_in_one_article_only() -> None:
    told = (NEW_BEST, best("1:58.02", f"as of {FINAL}", SEASON, "season-best"))
    assert workings("best-got-worse", *told) == ["1:58.20 is 0.18 s slower than the 1:58.02 of the same occasion"]
    assert across("best-got-worse", *told) == []


def test_what_one_article_has_against_itself_is_not_found_again_across() -> None:
    torn = article("a", NEW_BEST, best("1:58.10", f"as of {DELTA}"))
    made = found(torn, article("b", best("1:58.10", f"as of {DELTA}")), rule="best-got-worse")
    assert [finding.articles for finding in made] == [("a",)]


# --- improvements -------------------------------------------------------------------------------------------------


def improved(gap: str, *bests: Claim, when: str = f"before {FINAL}") -> list[str]:
    than = Than(what="personal-best", in_=BEST, when=when)
    return workings("improvement-not-the-difference", claim("ada-brown", "improvement", gap, than=than), *bests)


def test_an_improvement_is_the_difference_between_the_bests() -> None:
    old = best("1:58.50", f"before {FINAL}")
    assert improved("0.30", NEW_BEST, old) == []
    assert improved("0.40", NEW_BEST, old) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.40 s"]
    assert improved("0.20", NEW_BEST, old) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.20 s"]


def test_a_best_that_got_worse_is_no_improvement() -> None:
    assert improved("0.40", NEW_BEST, best("1:58.10", f"as of {DELTA}")) == [
        "1:58.20 is 0.10 s slower than 1:58.10, no improvement of 0.40 s"
    ]


def test_where_another_best_may_have_come_between_only_too_much_is_amiss() -> None:
    old = best("1:58.50", f"as of {DELTA}")
    assert improved("0.20", NEW_BEST, old) == []
    assert improved("0.40", NEW_BEST, old) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.40 s"]
    assert improved("0.20", NEW_BEST, old, when=f"as of {DELTA}") == ["1:58.50 − 1:58.20 is 0.30 s, not 0.20 s"]


def test_an_improvement_on_an_earlier_race_is_held_against_its_mark() -> None:
    told = (
        claim("ada-brown", "improvement", "0.40", than=Than(what="time", in_=OLD_FINAL)),
        claim("ada-brown", "time", "1:58.20"),
        claim("ada-brown", "time", "1:58.50", OLD_FINAL),
    )
    assert workings("improvement-not-the-difference", *told) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.40 s"]


def test_an_improvement_alone_says_nothing_amiss() -> None:
    assert improved("0.40", NEW_BEST) == []
    assert improved("0.40", best("1:58.50", f"before {FINAL}")) == []


# --- records ------------------------------------------------------------------------------------------------------


def record(about: str, mark: str, when: str, in_: str = "games/high-jump", **more: object) -> Claim:
    return claim(about, "record", mark, in_, when=when, **more)


def test_a_record_is_not_worse_than_the_one_before() -> None:
    told = (
        record("noor-vance", "2.02m", f"as of {JUMP}"),
        record("mina-lee", "2.03m", "before harbour-2031"),
    )
    expected = "2.02m is 0.01 m less than Mina Lee’s earlier record 2.03m"
    assert workings("record-not-better", *told) == [expected]
    assert across("record-not-better", *told) == [(expected, ("a", "b"))]


def test_a_mark_with_the_status_of_a_record_is_held_against_others() -> None:
    told = (claim("noor-vance", "height", "2.02m", JUMP), claim("noor-vance", "mark-status", "CR", JUMP))
    earlier = claim("mina-lee", "height", "2.03m", OLD_JUMP)
    assert workings("record-not-better", *told, earlier) == ["2.02m is 0.01 m less than Mina Lee’s earlier mark 2.03m"]


@pytest.mark.parametrize(
    "other",
    [
        record("mina-lee", "2.01m", "before harbour-2031"),
        record("mina-lee", "2.03m", "before harbour-2031", "career/high-jump"),
        record("mina-lee", "2.03m", "as of 2033-08-01"),
        claim("mina-lee", "time", "1:58.10", OLD_FINAL),
    ],
    ids=["lower", "not of the Games", "later", "another event"],
)
def test_a_record_stands_against_what_it_does_not_cover(other: Claim) -> None:
    assert workings("record-not-better", record("noor-vance", "2.02m", f"as of {JUMP}"), other) == []


def test_records_of_populations_are_not_compared() -> None:
    told = (
        record("noor-vance", "2.02m", f"as of {JUMP}", among="harbour-women"),
        record("mina-lee", "2.03m", "before harbour-2031"),
    )
    assert workings("record-not-better", *told) == []


def attempt(mark: str) -> Claim:
    return claim("noor-vance", "record-attempt", mark, JUMP)


@pytest.mark.parametrize(
    ("mark", "other", "working"),
    [
        (
            "2.05m",
            record("noor-vance", "2.06m", f"before {JUMP}", "career/high-jump"),
            "an attempt at 2.05m is 0.01 m less than the earlier record 2.06m",
        ),
        (
            "2.06m",
            record("mina-lee", "2.06m", f"before {JUMP}", "career/high-jump"),
            "an attempt at 2.06m is no better than Mina Lee’s earlier record 2.06m",
        ),
        (
            "2.05m",
            claim("noor-vance", "height", "2.06m", JUMP),
            "an attempt at 2.05m is 0.01 m less than the 2.06m of the same occasion",
        ),
    ],
)
def test_nobody_attempts_a_record_that_stands(mark: str, other: Claim, working: str) -> None:
    assert workings("record-attempt-not-better", attempt(mark), other) == [working]


@pytest.mark.parametrize(
    "other",
    [
        record("noor-vance", "2.04m", f"before {JUMP}", "career/high-jump"),
        claim("noor-vance", "height", "2.05m", JUMP),
        claim("ada-brown", "time", "1:58.20"),
    ],
    ids=["a lower record", "the attempt that came off", "another event"],
)
def test_an_attempt_beyond_the_record_is_one(other: Claim) -> None:
    assert workings("record-attempt-not-better", attempt("2.05m"), other) == []


# --- ranks --------------------------------------------------------------------------------------------------------


def ranked(about: str, rank: str, mark: str) -> tuple[Claim, Claim]:
    now = f"as of {FINAL}"
    return (
        claim(about, "all-time-rank", rank, BEST, when=now, among="harbour-women"),
        claim(about, "personal-best", mark, BEST, when=now),
    )


def test_ranks_follow_the_bests() -> None:
    told = (*ranked("ada-brown", "2", "1:58.20"), *ranked("mina-lee", "3", "1:57.60"))
    assert workings("rank-against-bests", *told) == ["1:58.20 of rank 2 is 0.60 s slower than 1:57.60 of rank 3"]


def test_ranks_in_the_order_of_the_bests_are_in_order() -> None:
    told = (*ranked("ada-brown", "3", "1:58.20"), *ranked("mina-lee", "2", "1:57.60"))
    assert workings("rank-against-bests", *told) == []


# --- medals -------------------------------------------------------------------------------------------------------


def tally(what: str, value: str, when: str | None = f"as of {FINAL}", about: str = "harbour") -> Claim:
    return claim(about, what, value, "harbour-2031", when=when)


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
    (finding,) = found(split, total, rule="medals-do-not-add-up")
    assert (finding.working, finding.articles) == ("4 gold + 1 silver + 2 bronze is 7, not 4 in all", ("a", "b"))


def test_a_disputed_number_of_golds_is_not_told_again_as_a_sum() -> None:
    split = article("a", tally("golds", "4"), tally("silvers", "1"), tally("bronzes", "1"))
    assert found(split, article("b", tally("medals", "4"), tally("golds", "2")), rule="medals-do-not-add-up") == ()


def test_numbers_of_several_articles_that_nobody_disputes_are_added() -> None:
    told = (tally("golds", "2"), tally("silvers", "1"), tally("bronzes", "2"), tally("medals", "4"))
    assert across("medals-do-not-add-up", *told) == [
        ("2 gold + 1 silver + 2 bronze is 5, not 4 in all", ("a", "b", "c", "d"))
    ]
    assert across("medals-do-not-add-up", *told, tally("golds", "1")) == []


def test_a_tally_does_not_fall() -> None:
    told = (tally("medals", "5", f"as of {SEMI}"), tally("medals", "4"))
    expected = "4 up to and including 800m final after 5 up to and including 800m semi-final"
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


FIRST = claim("ada-brown", "medals", "1", "games", when=f"as of {FINAL}")
EARLIER = claim("ada-brown", "medal", "unstated", "games-2027")


def test_a_first_medal_has_none_before_it() -> None:
    told = (FIRST, EARLIER, claim("ada-brown", "medal", "gold"))
    assert workings("tally-below-medals", *told) == [
        (
            "medals: 1 up to and including 800m final, but 2 are named:"
            " a medal at Harbour Games 2027 and gold at Harbour Games 2031"
        )
    ]


def test_the_place_in_a_final_shows_the_medal_of_the_tally() -> None:
    assert workings("tally-below-medals", FIRST, EARLIER, claim("ada-brown", "place", "3")) == [
        (
            "medals: 1 up to and including 800m final, but 2 are named:"
            " a medal at Harbour Games 2027 and 3rd place at Harbour Games 2031"
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


def test_medals_in_two_events_of_one_meet_are_two() -> None:
    told = (FIRST, claim("ada-brown", "medal", "gold"), claim("ada-brown", "medal", "silver", OLD_JUMP))
    assert workings("tally-below-medals", *told) == [
        (
            "medals: 1 up to and including 800m final, but 2 are named:"
            " silver at Harbour Games 2027 and gold at Harbour Games 2031"
        )
    ]


def test_a_first_medal_in_one_article_is_held_against_an_earlier_one_in_another() -> None:
    assert across("tally-below-medals", FIRST, EARLIER, claim("ada-brown", "medal", "gold")) == [
        (
            (
                "medals: 1 up to and including 800m final, but 2 are named:"
                " a medal at Harbour Games 2027 and gold at Harbour Games 2031"
            ),
            ("a", "b", "c"),
        )
    ]


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


OPENS = claim("harbour-2031", "first-day", "2031-08-23")
ENDS = claim("harbour-2031", "last-day", "2031-08-31")


@pytest.mark.parametrize(
    ("dated", "working"),
    [
        (
            claim(FOUR_HUNDRED, "date", "2031-09-01"),
            "1 September 2031 is after the last day of Harbour Games 2031, 31 August 2031",
        ),
        (
            claim(FOUR_HUNDRED, "date", "2031-08-22"),
            "22 August 2031 is before the first day of Harbour Games 2031, 23 August 2031",
        ),
        (
            claim("harbour", "opening", "2031-07", "harbour-2031"),
            "July 2031 is before the first day of Harbour Games 2031, 23 August 2031",
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
        ("1 September 2031 is after the last day of Harbour Games 2031, 31 August 2031", ("a", "b", "c"))
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


# --- whatever the claims are --------------------------------------------------------------------------------------

ANYTHING = [
    FIRST,
    EARLIER,
    NEW_BEST,
    OPENS,
    ENDS,
    attempt("2.05m"),
    best("1:58.10", f"as of {DELTA}"),
    best("1:58.10", f"before {FINAL}"),
    record("noor-vance", "2.02m", f"as of {JUMP}"),
    record("mina-lee", "2.06m", "before harbour-2031"),
    claim("ada-brown", "improvement", "0.40", than=Than(what="personal-best", in_=BEST, when=f"before {FINAL}")),
    claim("ada-brown", "margin", "0.32", than=AHEAD_OF_LEE),
    claim("ada-brown", "medal", "gold"),
    claim("ada-brown", "birth-date", "2005-05-03"),
    claim("ada-brown", "age", "24"),
    claim(FOUR_HUNDRED, "date", "2031-09-01"),
    claim(FOUR_HUNDRED, "date", "last-day harbour-2031"),
    *(tally(what, value) for what in ("medals", "golds", "silvers", "bronzes") for value in "25"),
    *(
        made
        for person in ("ada-brown", "mina-lee", "ife-okafor")
        for place, mark in (("1", "1:58.20"), ("2", "1:58.43"), ("3", "1:58.17"))
        for made in finish(person, place, mark)
    ),
]


@given(st.lists(st.lists(st.sampled_from(ANYTHING), max_size=9, unique=True), min_size=1, max_size=5), st.randoms())
def test_articles_under_other_names_and_in_another_order_give_the_same_findings(
    press: list[list[Claim]], random: Random
) -> None:
    slugs = [f"a{number}" for number in range(len(press))]
    shuffled = random.sample(slugs, len(slugs))
    first = _told([article(slug, *claims) for slug, claims in zip(slugs, press, strict=True)], slugs)
    other = _told([article(slug, *claims) for slug, claims in zip(shuffled, press, strict=True)], shuffled)
    assert other == first


def _told(press: list[Article], slugs: list[str]) -> list[tuple[object, ...]]:
    """Findings with each claim told by the number of its article and its place there."""
    places = {made.id: (slugs.index(one.slug), made.paragraph) for one in press for made in one.claims}
    told = [(finding.rule, sorted(places[claim] for claim in finding.claims)) for finding in found(*press)]
    return sorted(told)


@given(st.lists(st.lists(st.sampled_from(ANYTHING), max_size=9, unique=True), min_size=1, max_size=5))
def test_every_finding_stands_once_and_names_claims_of_its_articles_and_points(press: list[list[Claim]]) -> None:
    articles = [article(f"a{number}", *claims) for number, claims in enumerate(press)]
    made = pack(*articles)
    counted = points(made)
    told = findings(made, counted)
    owners = {claim.id: one.slug for one in articles for claim in one.claims}
    assert len({finding.id for finding in told}) == len(told)
    for finding in told:
        assert {owners[claim] for claim in finding.claims} == set(finding.articles)
        assert set(finding.points) <= {point.id for point in counted}
        assert finding.working
