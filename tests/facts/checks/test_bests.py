"""Rules about bests: earlier ones, improvements, records and ranks."""

import pytest

from bot.facts.model import Claim, Mood, Than
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from tests.facts.checks.rulings import (
    BEST,
    NEW_BEST,
    SEASON,
    across,
    attempt,
    best,
    record,
    workings,
)
from tests.facts.press import (
    DELTA,
    FINAL,
    JUMP,
    OLD_FINAL,
    OLD_JUMP,
    SEMI,
    article,
    claim,
    findings_of,
    point,
)

# --- bests --------------------------------------------------------------------------------------------------------


def test_a_best_is_not_worse_than_an_earlier_one() -> None:
    told = (NEW_BEST, best("1:58.10", f"as of {DELTA}"))
    expected = "1:58.20 is 0.10 s slower than the 1:58.10 of the Delta Open 2029"
    assert workings("best-got-worse", *told) == [expected]
    assert across("best-got-worse", *told) == [(expected, ("a", "b"))]


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (claim("ada-brown", "time", "1:58.10", DELTA), "the 1:58.10 of the Delta Open 2029"),
        (claim("ada-brown", "time", "1:58.10", SEMI), "the 1:58.10 of the 800m semi-final"),
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
        "1:58.20 is 0.10 s slower than the 1:58.10 of the Delta Open 2029"
    ]


def test_a_seasons_best_is_held_against_marks_of_its_season_only() -> None:
    told = (claim("ada-brown", "time", "1:58.20"), claim("ada-brown", "mark-status", "SB"))
    assert workings("best-got-worse", *told, claim("ada-brown", "time", "1:58.10", DELTA)) == []
    assert workings("best-got-worse", *told, claim("ada-brown", "time", "1:58.10", SEMI)) == [
        "1:58.20 is 0.10 s slower than the 1:58.10 of the 800m semi-final"
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
    assert workings("best-got-worse", *told) == ["1:58.20 is 0.10 s slower than the 1:58.10 of the Delta Open 2029"]


def test_two_bests_of_one_occasion_are_held_against_each_other_in_one_article_only() -> None:
    told = (NEW_BEST, best("1:58.02", f"as of {FINAL}", SEASON, "season-best"))
    assert workings("best-got-worse", *told) == ["1:58.20 is 0.18 s slower than the 1:58.02 of the same occasion"]
    assert across("best-got-worse", *told) == []


def test_what_one_article_has_against_itself_is_not_found_again_across() -> None:
    torn = article("a", NEW_BEST, best("1:58.10", f"as of {DELTA}"))
    made = findings_of(torn, article("b", best("1:58.10", f"as of {DELTA}")), rule="best-got-worse")
    assert [finding.articles for finding in made] == [("a",)]


# --- improvements -------------------------------------------------------------------------------------------------


def improved(gap: str, *bests: Claim, when: str = f"before {FINAL}") -> list[str]:
    than = Than(what="personal-best", in_=Scope.parse(BEST), when=Moment.parse(when))
    return workings("improvement-not-the-difference", claim("ada-brown", "improvement", gap, than=than), *bests)


def test_an_improvement_is_the_difference_between_the_bests() -> None:
    old = best("1:58.50", f"before {FINAL}")
    assert improved("0.30", NEW_BEST, old) == []
    assert improved("0.40", NEW_BEST, old) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.40 s"]
    assert improved("0.20", NEW_BEST, old) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.20 s"]


def test_a_best_that_got_worse_is_no_improvement() -> None:
    assert improved("0.40", NEW_BEST, best("1:58.10", f"as of {DELTA}")) == [
        "1:58.20 is 0.10 s slower than the 1:58.10 of the Delta Open 2029, no improvement of 0.40 s"
    ]


def test_where_another_best_may_have_come_between_only_too_much_is_amiss() -> None:
    old = best("1:58.50", f"as of {DELTA}")
    assert improved("0.20", NEW_BEST, old) == []
    assert improved("0.40", NEW_BEST, old) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.40 s"]
    assert improved("0.20", NEW_BEST, old, when=f"as of {DELTA}") == ["1:58.50 − 1:58.20 is 0.30 s, not 0.20 s"]


def test_an_improvement_on_an_earlier_race_is_held_against_its_mark() -> None:
    told = (
        claim("ada-brown", "improvement", "0.40", than=Than(what="time", in_=Scope(OLD_FINAL))),
        claim("ada-brown", "time", "1:58.20"),
        claim("ada-brown", "time", "1:58.50", OLD_FINAL),
    )
    assert workings("improvement-not-the-difference", *told) == ["1:58.50 − 1:58.20 is 0.30 s, not 0.40 s"]


def test_an_improvement_alone_says_nothing_amiss() -> None:
    assert improved("0.40", NEW_BEST) == []
    assert improved("0.40", best("1:58.50", f"before {FINAL}")) == []


# --- records ------------------------------------------------------------------------------------------------------


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
    assert workings("record-not-better", *told, earlier) == [
        "2.02m is 0.01 m less than Mina Lee’s 2.03m of the Harbour Games 2027"
    ]


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


def test_a_record_is_not_compared_with_one_of_another_kind() -> None:
    national = claim("noor-vance", "national-record", "2.02m", "career/high-jump", when=f"before {JUMP}")
    assert workings("record-not-better", national, record("mina-lee", "2.03m", "before harbour-2031")) == []
    assert workings("record-not-better", national, claim("mina-lee", "height", "2.03m", OLD_JUMP)) == [
        "2.02m is 0.01 m less than Mina Lee’s 2.03m of the Harbour Games 2027"
    ]


@pytest.mark.parametrize(
    ("mark", "other", "working"),
    [
        (
            "2.05m",
            record("noor-vance", "2.06m", f"before {JUMP}", "career/high-jump"),
            "a world record of 2.05m would be 0.01 m less than the earlier record 2.06m",
        ),
        (
            "2.06m",
            record("mina-lee", "2.06m", f"before {JUMP}", "career/high-jump"),
            "a world record of 2.06m would be no better than Mina Lee’s earlier record 2.06m",
        ),
        (
            "2.05m",
            claim("noor-vance", "height", "2.06m", JUMP),
            "a world record of 2.05m would be 0.01 m less than the 2.06m of the same occasion",
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
    assert workings("rank-against-bests", *told) == [
        "1:58.20 of 2nd place on the list is 0.60 s slower than 1:57.60 of 3rd place"
    ]


def test_ranks_in_the_order_of_the_bests_are_in_order() -> None:
    told = (*ranked("ada-brown", "3", "1:58.20"), *ranked("mina-lee", "2", "1:57.60"))
    assert workings("rank-against-bests", *told) == []


# --- rounded and hand times ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param("1:57.40", "1:58", id="rounded up, as the rule has it"),
        pytest.param("1:57.95", "1:58.6h", id="a hand time against an automatic one"),
        pytest.param("1:58.1h", "1:58.20", id="an automatic time against a hand time"),
        pytest.param("1:58.11", "1:58.2", id="to the next longer tenth"),
    ],
)
def test_a_rounded_or_hand_time_is_not_surely_worse(earlier: str, later: str) -> None:
    assert workings("best-got-worse", best(later, f"as of {FINAL}"), best(earlier, f"as of {DELTA}")) == []


@pytest.mark.parametrize(
    ("earlier", "later", "working"),
    [
        ("1:57.00", "1:58", "1:58 is 1.00 s slower than the 1:57.00 of the Delta Open 2029"),
        (
            "1:58.1h",
            "1:58.2h",
            "1:58.2 (hand-timed) is 0.10 s slower than the 1:58.1 (hand-timed) of the Delta Open 2029",
        ),
    ],
)
def test_what_no_rounding_explains_is_worse(earlier: str, later: str, working: str) -> None:
    told = (best(later, f"as of {FINAL}"), best(earlier, f"as of {DELTA}"))
    assert workings("best-got-worse", *told) == [working]


def test_a_finding_names_all_by_which_its_article_tells_the_earlier_best() -> None:
    told = (
        NEW_BEST,
        best("1:58.10", f"as of {SEMI}"),
        claim("ada-brown", "time", "1:58.10", SEMI),
        claim("ada-brown", "mark-status", "PB", SEMI),
    )
    (finding,) = findings_of(article("a", *told), rule="best-got-worse")
    assert len(finding.claims) == len(told)
    for what in ("time", "mark-status"):
        (caveat,) = point((article("a", *told),), "ada-brown", what, SEMI).caveats
        assert caveat.clash == "1:58.20 is slower than 1:58.10 (800m semi-final)"
