"""A date or venue that only repeats the name of its subject is no point."""

from __future__ import annotations

from pathlib import Path

from bot.facts.compared_pack import compare_pack


def test_a_date_or_venue_in_the_name_of_its_meet_is_no_point() -> None:
    points = compare_pack(Path(__file__).parents[3]).points
    settings = {(point.key.about, point.key.what) for point in points if point.key.what in {"date", "venue"}}
    assert ("olympics-2020", "venue") not in settings
    assert ("worlds-2022-mens-1500m-final", "date") not in settings
    assert {("olympics-2020", "date"), ("worlds-2022", "venue"), ("worlds-2023", "venue")} <= settings
