from __future__ import annotations

import pytest

from bot.answers.points.results_sheet import Placing, results_sheet
from bot.facts.model import Point, PointClaim, PointKey, PointValue, Value, Verdict
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from bot.facts.vocabulary import Attribute, Compare, Group, GroupPhase, Vocabulary
from bot.store.rows import PointRow

VOCABULARY = Vocabulary(
    {
        what: Attribute(what, what, kind, Compare.EXACT, (), "result", roles=roles)
        for what, kind, roles in (
            ("place", "place", ("place",)),
            ("time", "mark", ("mark",)),
            ("ran", "term", ("took-part",)),
            ("end", "outcome", ()),
            ("nation", "place-name", ("country",)),
            ("day", "date", ("race-date",)),
        )
    },
    {"result": Group("result", "Result", GroupPhase.RESULT)},
)


def row(about: str, what: str, value: str, *, in_: str | None = "final", when: str | None = None) -> PointRow:
    given = PointValue(Value(value), 0, ("a",), ("a",), (PointClaim(f"{about}-{what}", "a", Value(value)),))
    key = PointKey(about, what, Scope(in_) if in_ else None, Moment.parse(when) if when else None)
    return PointRow.of(
        Point(f"{about}-{what}-{value}", key, Verdict.ONE_SOURCE, Value(value), (given,), (), 1, ()),
        VOCABULARY,
        {},
    )


def order(*rows: PointRow) -> list[str]:
    return [placing.about for placing in results_sheet(rows, "final", "games").placings]


def test_a_sheet_is_in_the_order_of_places_then_marks_then_outcomes() -> None:
    rows = (
        row("lee", "end", "DNF"),
        row("okafor", "time", "1:59.00"),
        row("vance", "time", "1:58.90"),
        row("brown", "place", "10"),
        row("aernes", "place", "2"),
    )
    assert order(*rows) == ["aernes", "brown", "vance", "okafor", "lee"]


def test_another_race_is_another_sheet() -> None:
    assert order(row("lee", "place", "1", in_="heat"), row("brown", "place", "1")) == ["brown"]


def test_somebody_of_whom_only_their_absence_is_told_has_a_line_that_counts_it() -> None:
    (placing,) = results_sheet([row("lee", "ran", "no")], "final", "games").placings
    assert [of_line.key.what for of_line in placing.rows] == ["ran"]


def test_somebody_of_whom_only_their_presence_is_told_has_no_line() -> None:
    assert order(row("lee", "ran", "yes")) == []


def test_a_country_belongs_to_whoever_is_on_the_sheet() -> None:
    sheet = results_sheet([row("lee", "place", "1"), row("lee", "nation", "hbr", in_=None)], "final", "games")
    assert sheet.placings[0].country is not None


def test_the_day_of_the_race_heads_the_sheet() -> None:
    sheet = results_sheet([row("final", "day", "2031-08-27", in_=None)], "final", "games")
    assert sheet.date is not None
    assert sheet.venue is None


@pytest.mark.parametrize("first", [0, 1])
def test_a_mark_without_a_moment_is_shown_rather_than_one_at_a_height(first: int) -> None:
    marks = [row("lee", "time", "2.02m"), row("lee", "time", "2.05m", when="2.05m")]
    (placing,) = results_sheet([marks[first], marks[1 - first]], "final", "games").placings
    assert placing.mark is marks[0]


def test_a_placing_without_points_is_not_on_a_sheet() -> None:
    assert not Placing("lee").has_line
