"""Articles that agree on a thing may time it differently: then they differ, and each moment stands by itself."""

import pytest

from bot.facts.model import Article, Point, Verdict
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
        (["last 50m", "50m to go"], Verdict.DIFFER, [("50m to go", "b"), ("last 50m", "a")]),
        (
            ["last 50m", "home straight", None, "200m to go", "last 50m"],
            Verdict.DIFFER,
            [("200m to go", "d"), ("home straight", "b"), ("last 50m", "ae"), ("None", "c")],
        ),
        (["final lap", "bell"], Verdict.DIFFER, [("bell", "b"), ("final lap", "a")]),
        (["bell"], Verdict.ONE_SOURCE, [("bell", "a")]),
        (["as of harbour-2031", "before harbour-2031"], Verdict.AGREED, []),
    ],
    ids=[
        "none",
        "one",
        "one and none",
        "an instant and a stretch",
        "four",
        "a lap and its begin",
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
    press = [
        article(slug, claim("ada-brown", "move", when)) for slug, when in (("a", "200m to go"), ("b", "last 200m"))
    ]
    made = point(tuple(press), "ada-brown", "move")
    assert (made.verdict, [str(each.value) for each in made.values], made.moments) == (
        Verdict.DIFFER,
        ["200m to go", "last 200m"],
        (),
    )
