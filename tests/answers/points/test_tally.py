import pytest
from msgspec.structs import replace

from bot.answers.points.tally import dispute_reason, tally_words
from bot.facts.model import Point, PointClaim, PointKey, PointMoment, PointValue, Value, Verdict
from bot.facts.moment import Moment


def point(
    verdict: Verdict,
    *sides: int,
    silent: int = 0,
    contradicting: int = 0,
    among: int = 5,
    beside: int = 0,
) -> Point:
    """A point whose sides have so many articles each."""
    values, number = [], 0
    for side, size in enumerate(sides):
        articles = tuple(f"a{number + n}" for n in range(size))
        values.append(PointValue(Value(f"v{side}"), side, articles, articles, ()))
        number += size
    torn = tuple(f"t{n}" for n in range(contradicting))
    if torn:
        values.append(PointValue(Value("t"), 0, torn, (), ()))
    standings = tuple(PointClaim(f"c{n}", f"b{n}", Value("v")) for n in range(beside))
    quiet = tuple(f"s{n}" for n in range(silent))
    return Point("p", PointKey("x", "what"), verdict, None, tuple(values), (), among, quiet, torn, standings)


STATUSES = replace(
    point(Verdict.TIE, 1, 1),
    values=tuple(PointValue(Value(text), n, (f"a{n}",), (f"a{n}",), ()) for n, text in enumerate(("SB", "PB"))),
)


@pytest.mark.parametrize(
    ("example", "words"),
    [
        (point(Verdict.AGREED, 5), "5 of 5 articles"),
        (point(Verdict.AGREED, 2, silent=3), "2 of 5 articles"),
        (point(Verdict.ONE_SOURCE, 1, among=1), "1 of 1 article"),
        (point(Verdict.DISPUTED, 3, 1, silent=1), "3 against 1, 1 silent"),
        (point(Verdict.DISPUTED, 3, 1, 1), "3 against 1 and 1"),
        (point(Verdict.TIE, 1, 1, silent=3), "1 against 1, 3 silent"),
        (point(Verdict.TIE, 2, 1, 1), "no majority (2, 1 and 1)"),
        (point(Verdict.TIE, 2, 2, 1, silent=1), "no majority (2, 2 and 1), 1 silent"),
        (point(Verdict.TIE, 1, 1, 1), "no majority (1, 1 and 1)"),
        (point(Verdict.DIFFER, 2, 1, silent=2), "in two ways, 2 silent"),
        (point(Verdict.DIFFER, 4, 2, 1), "in three ways"),
        (point(Verdict.TIE, contradicting=1), "1 contradicts itself"),
        (point(Verdict.DISPUTED, 2, contradicting=2), "2 on one side, 2 contradict themselves"),
        (point(Verdict.DISPUTED, 2, 1, contradicting=1), "2 against 1, 1 contradicts itself"),
        (point(Verdict.REPORTED, beside=1), "1 article"),
        (point(Verdict.REPORTED, beside=2), "2 articles"),
    ],
)
def test_articles_are_counted_in_words(example: Point, words: str) -> None:
    assert tally_words(example) == words


def test_who_agrees_on_a_thing_and_not_on_its_moment_is_counted_by_moments() -> None:
    timed = (
        PointMoment(Moment("bell"), ("a0", "a1")),
        PointMoment(Moment("last 50m"), ("a2",)),
        PointMoment(None, ("a3",)),
    )
    assert tally_words(replace(point(Verdict.DIFFER, 4, silent=1), moments=timed)) == "in two ways, 1 silent"


@pytest.mark.parametrize(
    ("example", "sentence"),
    [
        (point(Verdict.TIE, 1, 1), None),
        (point(Verdict.TIE, 2, 1, 1), None),
        (
            point(Verdict.TIE, contradicting=1),
            "An article that contradicts itself counts for neither value.",
        ),
        (point(Verdict.DISPUTED, 3, 1), None),
        (STATUSES, "A season's best and a personal best count against each other by convention."),
    ],
)
def test_a_tie_says_why_it_has_no_headline_where_its_sides_do_not(example: Point, sentence: str | None) -> None:
    assert dispute_reason(example) == sentence
