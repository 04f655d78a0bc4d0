"""Articles that agree on a thing may time it differently: then they differ, and each moment stands by itself."""

import pytest

from bot.facts.model import Article, Mood, Point, Verdict
from tests.facts.press import article, claim, headline_of, point, press


def passing(*moments: str | None) -> tuple[Article, ...]:
    """An article for each moment; all say that Ada Brown passed Mina Lee."""
    said = [claim("ada-brown", "passed", "mina-lee", **({"when": when} if when else {})) for when in moments]
    return tuple(article(slug, each) for slug, each in zip("abcdefgh", said, strict=False))


def passed(*articles: Article) -> Point:
    return point(articles, "ada-brown", "passed", value="mina-lee")


def brief(point: Point) -> list[tuple[str, str]]:
    """The moments of a point, each with its articles."""
    return [(str(each.moment), "".join(each.articles)) for each in point.moments]


@pytest.mark.parametrize(
    ("moments", "verdict", "expected"),
    [
        ([None, None], Verdict.AGREED, []),
        (["last 50m", "last 50m"], Verdict.AGREED, [("last 50m", "ab")]),
        (["last 50m", None, None], Verdict.AGREED, [("last 50m", "a"), ("None", "bc")]),
        (["last 50m", "50m to go"], Verdict.AGREED, [("50m to go", "b"), ("last 50m", "a")]),
        (["last 50m", "200m to go"], Verdict.DIFFER, [("200m to go", "b"), ("last 50m", "a")]),
        (["last 200m", "200m to go"], Verdict.AGREED, [("200m to go", "b"), ("last 200m", "a")]),
        (
            ["last 50m", "home straight", None, "200m to go", "last 50m"],
            Verdict.DIFFER,
            [("200m to go", "d"), ("home straight", "b"), ("last 50m", "ae"), ("None", "c")],
        ),
        (["final lap", "bell"], Verdict.AGREED, [("bell", "b"), ("final lap", "a")]),
        (["final lap", "bell", "last 50m"], Verdict.DIFFER, [("bell", "b"), ("final lap", "a"), ("last 50m", "c")]),
        (["400m to go", "bell"], Verdict.AGREED, [("bell", "b"), ("400m to go", "a")]),
        (["lap 2", "after lap 2"], Verdict.DIFFER, [("lap 2", "a"), ("after lap 2", "b")]),
        (["lap 3", "after lap 2"], Verdict.AGREED, [("after lap 2", "b"), ("lap 3", "a")]),
        (["bell"], Verdict.ONE_SOURCE, [("bell", "a")]),
        (["as of harbour-2031", "before harbour-2031"], Verdict.AGREED, []),
    ],
    ids=[
        "none",
        "one",
        "one and none",
        "an instant in a stretch",
        "an instant before a stretch",
        "the first instant of a stretch",
        "four",
        "a lap and its begin",
        "a lap, its begin and its end",
        "two names of one instant",
        "a lap and what comes after it",
        "a lap and what comes before it",
        "one article",
        "states",
    ],
)
def test_who_agrees_on_a_thing_and_not_on_its_moment_differs(
    moments: list[str | None], verdict: Verdict, expected: list[tuple[str, str]]
) -> None:
    made = passed(*passing(*moments))
    assert (made.verdict, headline_of(made), brief(made)) == (verdict, "mina-lee", expected)


def test_two_moments_of_one_article_are_no_difference_between_articles() -> None:
    twice = article("a", *(claim("ada-brown", "passed", "mina-lee", when=when) for when in ("bell", "final bend")))
    made = passed(twice, article("b", claim("ada-brown", "passed", "mina-lee")))
    assert (made.verdict, brief(made)) == (Verdict.AGREED, [("bell", "a"), ("final bend", "a"), ("None", "b")])


def test_reported_speech_gives_no_moment() -> None:
    said = article("c", claim("ada-brown", "passed", "mina-lee", when="bell", by="mina-lee"))
    made = passed(*passing("last 50m", "last 50m"), said)
    assert (made.verdict, brief(made)) == (Verdict.AGREED, [("last 50m", "ab")])


def test_what_is_told_of_a_standing_later_is_no_moment_of_it() -> None:
    said = (claim("ada-brown", "place", "1", when=when) for when in ("finish", "after"))
    made = point(tuple(article(slug, each) for slug, each in zip("ab", said, strict=True)), "ada-brown", "place")
    assert (made.verdict, made.moments) == (Verdict.AGREED, ())


def test_a_moment_that_is_part_of_the_point_is_not_told_twice() -> None:
    made = point(press("1", "1", what="position", when="bell"), "ada-brown", "position", when="bell")
    assert (str(made.key.when), made.moments) == ("bell", ())


def test_a_moment_that_is_the_value_differs_as_a_value() -> None:
    made = point(press("200m to go", "home straight", what="move"), "ada-brown", "move")
    assert (made.verdict, [str(each.value) for each in made.values], made.moments) == (
        Verdict.DIFFER,
        ["200m to go", "home straight"],
        (),
    )


@pytest.mark.parametrize(
    ("moments", "verdict", "headline"),
    [
        (("200m to go", "last 200m"), Verdict.AGREED, "last 200m"),
        (("200m to go", "200m to go", "last 200m"), Verdict.AGREED, "200m to go"),
        (("200m to go", "final bend", "final lap"), Verdict.AGREED, "final bend"),
        (("200m to go", "last 200m", "home straight"), Verdict.DIFFER, "last 200m"),
        (("final lap", "last 400m"), Verdict.AGREED, "final lap"),
    ],
    ids=["a stretch", "a stretch beside a majority", "each holds the next", "two in a stretch", "one in two words"],
)
def test_a_stretch_that_holds_another_moment_says_the_same_less_exactly(
    moments: tuple[str, ...], verdict: Verdict, headline: str
) -> None:
    made = point(press(*moments, what="move"), "ada-brown", "move")
    assert (made.verdict, headline_of(made)) == (verdict, headline)


def clearing(*attempts: str | None) -> tuple[Article, ...]:
    """An article for each attempt; all say that Ada Brown cleared 1.98m."""
    said = [claim("ada-brown", "cleared", "1.98m", **({"when": each} if each else {})) for each in attempts]
    return tuple(article(slug, each) for slug, each in zip("abcdefgh", said, strict=False))


def cleared(*articles: Article) -> Point:
    return point(articles, "ada-brown", "cleared", value="1.98m")


def sides(point: Point) -> list[tuple[int | None, str, str]]:
    """The values of a point: their side, their moment, and the articles that count for them."""
    return [(each.side, str(each.value.moment), "".join(each.counted)) for each in point.values]


@pytest.mark.parametrize(
    ("attempts", "verdict", "expected"),
    [
        (["attempt 1", "attempt 1", "attempt 2"], Verdict.DISPUTED, [(0, "attempt 1", "ab"), (1, "attempt 2", "c")]),
        (["attempt 1", "attempt 2"], Verdict.TIE, [(0, "attempt 1", "a"), (1, "attempt 2", "b")]),
        (
            ["attempt 1", "attempt 2", "attempt 2", None],
            Verdict.DISPUTED,
            [(0, "attempt 2", "bc"), (1, "attempt 1", "a"), (None, "None", "")],
        ),
        (["attempt 2", "attempt 2"], Verdict.AGREED, [(0, "None", "ab")]),
        (["attempt 2", None], Verdict.AGREED, [(0, "None", "ab")]),
    ],
    ids=["two to one", "one to one", "beside one without a moment", "one moment", "one and none"],
)
def test_of_what_has_one_exact_moment_the_moments_are_sides(
    attempts: list[str | None], verdict: Verdict, expected: list[tuple[int | None, str, str]]
) -> None:
    made = cleared(*clearing(*attempts))
    assert (made.verdict, sides(made)) == (verdict, expected)


def test_who_gives_two_exact_moments_contradicts_itself() -> None:
    both = (claim("ada-brown", "cleared", "1.98m", when=when) for when in ("attempt 1", "attempt 2"))
    made = cleared(article("a", *both), *clearing(None, "attempt 2", "attempt 2")[1:])
    assert (made.verdict, made.contradicting) == (Verdict.DISPUTED, ("a",))
    assert sides(made) == [(0, "attempt 2", "bc"), (1, "attempt 1", "")]


def test_a_bar_that_was_failed_first_was_cleared_all_the_same() -> None:
    failed = claim("ada-brown", "cleared", "1.98m", when="attempt 1", mood=Mood.DENIED)
    made = cleared(article("a", failed), *clearing(None, "attempt 2", "attempt 2")[1:])
    assert (made.verdict, str(made.headline)) == (Verdict.AGREED, "1.98m")


def test_a_reported_moment_is_no_side() -> None:
    said = article("c", claim("ada-brown", "cleared", "1.98m", when="attempt 1", by="mina-lee"))
    made = cleared(*clearing("attempt 2", "attempt 2"), said)
    assert (made.verdict, sides(made)) == (Verdict.AGREED, [(0, "None", "ab")])
