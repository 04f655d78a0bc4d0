from __future__ import annotations

import pytest

from bot.facts.model import Article, Finding, Pack, Point, PointKey, PointValue, Value, Verdict
from bot.facts.ranking import by_recency, counts_by_side, in_answer_order, race_days, story_sizes, strongest, weightiest
from bot.facts.registers import Event, Meet, Race, Registers
from bot.facts.vocabulary import Attribute, Compare, Group, GroupPhase, Vocabulary


def attribute(id_: str, group: str, *roles: str) -> Attribute:
    return Attribute(id_, id_, "mark", Compare.EXACT, (), group, roles=roles)


VOCABULARY = Vocabulary(
    {
        each.id: each
        for each in (attribute("born", "life"), attribute("time", "result"), attribute("day", "meet", "race-date"))
    },
    {id_: Group(id_, id_, GroupPhase.RESULT) for id_ in ("result", "meet", "life")},
)
RACES = {
    id_: Race(id_, id_, meet=meet, event="mile") for id_, meet in (("mile-30", "games-30"), ("mile-31", "games-31"))
}
REGISTERS = Registers(
    meets={f"games-{year}": Meet(f"games-{year}", "Games", year=2000 + year) for year in (30, 31)},
    events={"mile": Event("mile", "Mile")},
    races=RACES,
)


def article(slug: str, *stories: str) -> Article:
    return Article(slug, f"{slug}.txt", "", dict.fromkeys(stories, 1), "", "")


PACK = Pack("", VOCABULARY, REGISTERS, (article("a", "mile-30"), article("b", "mile-30", "mile-31")))


def point(id_: str, verdict: Verdict, *counted: str, what: str = "time", about: str = "ada") -> Point:
    """Each string of ``counted`` has a letter for each article that gives one of the values."""
    values = tuple(
        PointValue(Value(str(side)), side, tuple(articles), tuple(articles), ())
        for side, articles in enumerate(counted)
    )
    return Point(id_, PointKey(about, what), verdict, None, values, (), 0, ())


def day(race: str, headline: str | None) -> Point:
    return Point(
        f"day-{race}", PointKey(race, "day"), Verdict.AGREED, Value(headline) if headline else None, (), (), 0, ()
    )


def test_stories_are_counted_by_their_articles() -> None:
    assert story_sizes(PACK) == {"mile-30": 2, "mile-31": 1}


@pytest.mark.parametrize(
    ("headline", "number"),
    [
        ("2031-08-27", 20310827),
        ("2031-08", 20310800),
        ("2031", 20310000),
        ("last-day games-31", 20310000),
        (None, 20310000),
    ],
)
def test_a_races_day_is_its_headline_or_else_its_meets_year(headline: str | None, number: int) -> None:
    assert race_days(PACK, [day("mile-31", headline)])["mile-31"] == number


def test_the_newest_story_comes_first_and_races_without_one_last() -> None:
    days = {"old": 20300101, "new": 20310101, "newer, with no story": 20320101, "as new": 20310101}
    sizes = {"old": 1, "new": 3, "as new": 2}
    assert by_recency(days, sizes) == ["as new", "new", "old", "newer, with no story"]


def test_a_side_is_counted_once_an_article() -> None:
    split = point("p", Verdict.DISPUTED, "abc", "d")
    assert counts_by_side(split) == [3, 1]


def test_the_strongest_dispute_has_most_articles_then_the_closest_sides() -> None:
    points = [
        point("agreed", Verdict.AGREED, "abcde"),
        point("one to one", Verdict.TIE, "a", "b"),
        point("three to one", Verdict.DISPUTED, "abc", "d"),
        point("two to two", Verdict.TIE, "ab", "cd"),
        point("nobody counts", Verdict.TIE, "", ""),
        point("one to one, later", Verdict.TIE, "a", "b"),
    ]
    assert [each.id for each in strongest(points)] == [
        "two to two",
        "three to one",
        "one to one",
        "one to one, later",
        "nobody counts",
    ]


def test_findings_that_concern_most_articles_come_first() -> None:
    findings = [
        Finding("one article", "rule", ("a",), ("c1", "c2"), ""),
        Finding("one article, more claims", "rule", ("a",), ("c1", "c2", "c3"), ""),
        Finding("two articles", "rule", ("a", "b"), ("c1", "c2"), ""),
    ]
    assert [each.id for each in weightiest(findings)] == ["two articles", "one article, more claims", "one article"]


def test_an_answer_tells_disputes_then_findings_then_the_groups_in_order() -> None:
    points = [
        point("life", Verdict.AGREED, "ab", what="born"),
        point("result", Verdict.AGREED, "ab"),
        point("found", Verdict.AGREED, "ab", what="born"),
        point("weak", Verdict.TIE, "a", "b"),
        point("strong", Verdict.DISPUTED, "ab", "c", what="born"),
    ]
    findings = [Finding("f", "rule", ("a",), (), "", ("found",))]
    assert [each.id for each in in_answer_order(PACK, points, findings)] == [
        "strong",
        "weak",
        "found",
        "result",
        "life",
    ]
