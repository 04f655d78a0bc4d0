"""The pictures of answers as data: what is drawn, and by which articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.charts import FinishChart, FinishMark, LanesChart, Stand

if TYPE_CHECKING:
    from bot.answers.charts import Chart, LaneRow
    from tests.answers.conftest import LivePack

SAYS, OTHERWISE = Stand.SAYS, Stand.OTHERWISE


def test_nothing_is_drawn_without_a_citation() -> None:
    with pytest.raises(ValueError, match="no receipt, no picture"):
        FinishMark(printed="3:29.38", size=209_380, citations=())


async def test_the_finish_has_every_printed_mark_with_its_articles_and_its_gap(shipped: LivePack) -> None:
    chart = (await shipped.ask("/result 1500m")).chart
    assert isinstance(chart, FinishChart)
    drawn = [(row.text, row.disputed, [(m.printed, m.size, m.gap, m.numbers) for m in row.marks]) for row in chart.rows]
    assert drawn == [
        ("1 · Josh Kerr (GBR)", "", [("3:29.38", 209_380, "", (1, 2, 3, 4, 5))]),
        (
            "2 · Jakob Ingebrigtsen (NOR)",
            "DISPUTED",
            [("3:29.65", 209_650, "+0.27", (1, 2, 4)), ("3:29.55", 209_550, "+0.17", (3,))],
        ),
        ("3 · Narve Gilje Nordås (NOR)", "", [("3:29.68", 209_680, "+0.30", (1, 3, 4))]),
        ("Jake Wightman (GBR)", "TIE: finished 8th [5], did not take part [3]", []),
    ]


async def test_nobody_is_behind_a_winner_whose_place_is_in_dispute(corvane: LivePack) -> None:
    chart = (await corvane.ask("/result steeplechase")).chart
    assert isinstance(chart, FinishChart)
    assert [mark.gap for row in chart.rows for mark in row.marks] == ["", "", ""]


async def test_heights_are_drawn_in_centimetres(corvane: LivePack) -> None:
    chart = (await corvane.ask("/result high jump")).chart
    assert isinstance(chart, FinishChart)
    assert chart.is_length
    assert next(mark.size for row in chart.rows for mark in row.marks) == 198


async def test_a_team_stands_for_its_members(corvane: LivePack) -> None:
    chart = (await corvane.ask("/result 4x400m relay")).chart
    assert isinstance(chart, FinishChart)
    assert [row.text for row in chart.rows] == [
        "1 · Sollis Harriers",
        "2 · Kestrel Road",
        "3 · Tern Bay",
        "DQ · Eastfen",
    ]


async def test_a_match_has_no_finish_of_marks(football: LivePack) -> None:
    assert (await football.ask("/result")).chart is None


def _rows(chart: Chart | None) -> list[LaneRow]:
    assert isinstance(chart, LanesChart)
    return [*chart.rows]


async def test_the_timeline_has_each_telling_at_its_own_moment(shipped: LivePack) -> None:
    rows = _rows((await shipped.ask("/recap 1500m")).chart)
    moves = [(row.heading, row.stands) for row in rows if row.text == "Kerr made his move"]
    assert moves == [
        ("With 200 metres to go", {1: OTHERWISE, 2: SAYS, 3: SAYS, 4: SAYS, 5: OTHERWISE}),
        ("In the last 200 metres", {1: SAYS, 2: OTHERWISE, 3: OTHERWISE, 4: OTHERWISE, 5: OTHERWISE}),
        ("On the final bend", {1: OTHERWISE, 2: OTHERWISE, 3: OTHERWISE, 4: OTHERWISE, 5: SAYS}),
        ("In the home straight", {1: OTHERWISE, 2: OTHERWISE, 3: OTHERWISE, 4: OTHERWISE, 5: SAYS}),
    ]


async def test_the_timeline_runs_from_the_first_moment_to_the_finish(shipped: LivePack) -> None:
    headings = list(dict.fromkeys(row.heading for row in _rows((await shipped.ask("/recap 1500m")).chart)))
    assert headings[:4] == ["On lap 1", "On lap 2", "After lap 2", "At the bell"]
    assert headings[-1] == "At the finish"


async def test_who_disagrees_at_the_finish_stands_on_both_sides(shipped: LivePack) -> None:
    rows = _rows((await shipped.ask("/recap 1500m")).chart)
    wightman = [(row.text, row.stands) for row in rows if row.text.startswith(("Wightman", "Jake Wightman"))]
    assert wightman == [
        ("Jake Wightman finished eighth", {3: OTHERWISE, 5: SAYS}),
        ("Wightman did not take part", {3: SAYS, 5: OTHERWISE}),
    ]


async def test_a_covered_outcome_has_no_picture(shipped: LivePack) -> None:
    assert (await shipped.ask("/recap 1500m spoilers:hide")).chart is None


async def test_what_is_in_dispute_stands_first_against_the_articles(shipped: LivePack) -> None:
    chart = (await shipped.ask("/sources 1500m")).chart
    rows = _rows(chart)
    assert [row.text for row in rows if row.disputed] == [row.text for row in rows[:5]]
    assert rows[1].text == "Jakob Ingebrigtsen ran 3:29.65"
    assert rows[1].stands == {1: SAYS, 2: SAYS, 3: OTHERWISE, 4: SAYS}
    assert len(rows) == 30
