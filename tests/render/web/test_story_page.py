"""The page of a race: which rows each filter shows, where values lead, and what is said of them in small print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.answers.evidence.story import StoryMatrix, story_matrix
from bot.render.web.story_page import Show, TableRow, story_page
from bot.render.web.templates import render_page
from bot.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

WORLDS = "worlds-2023-mens-1500m-final"


async def matrix_of(database: Path, race: str) -> StoryMatrix:
    async with await Store.open(database) as store:
        row = await store.race(race)
        assert row is not None
        return story_matrix(row, await store.story_facts(race), store.vocabulary)


@pytest.fixture
async def worlds(shipped_database: Path) -> StoryMatrix:
    return await matrix_of(shipped_database, WORLDS)


@pytest.fixture
async def marathon(harbour_database: Path) -> StoryMatrix:
    return await matrix_of(harbour_database, "harbour-2031-womens-marathon")


def row_of(matrix: StoryMatrix, name: str, label: str, show: Show = Show.ALL) -> TableRow:
    rows = [row for section in story_page(matrix, show).sections for row in section.rows]
    (row,) = [row for row in rows if (row.name, row.label) in {(name, f", {label}"), (name, label)}]
    return row


@pytest.mark.parametrize("show", Show)
def test_a_filter_shows_as_many_rows_as_it_counts(worlds: StoryMatrix, show: Show) -> None:
    page = story_page(worlds, show)
    (current,) = [link for link in page.shows if link.is_current]
    assert current.count == sum(len(section.rows) for section in page.sections)


def test_the_filters_count_their_rows_and_lead_to_them(worlds: StoryMatrix) -> None:
    assert [(link.label, link.count, link.address) for link in story_page(worlds).shows] == [
        ("All", 237, f"/story/{WORLDS}"),
        ("Disputes", 5, f"/story/{WORLDS}?show=disputes"),
        ("Agreed", 43, f"/story/{WORLDS}?show=agreed"),
        ("One source", 143, f"/story/{WORLDS}?show=one-source"),
        ("Told differently", 8, f"/story/{WORLDS}?show=differ"),
        ("Reported", 38, f"/story/{WORLDS}?show=reported"),
    ]


@pytest.mark.parametrize("race", ["worlds", "marathon"])
def test_each_row_is_in_one_filter(race: str, worlds: StoryMatrix, marathon: StoryMatrix) -> None:
    every, *others = story_page({"worlds": worlds, "marathon": marathon}[race]).shows
    assert every.count == sum(link.count for link in others)


def test_a_value_leads_to_its_claim_in_its_article(worlds: StoryMatrix) -> None:
    cells = row_of(worlds, "Jakob Ingebrigtsen", "time").cells
    claims = [[part.claims for part in cell.parts] for cell in worlds.sections[0].rows[1].cells]
    assert [[line.words for line in cell] for cell in cells] == [["3:29.65"], ["3:29.65"], ["3:29.55"], ["3:29.65"], []]
    assert cells[2][0].address == f"/article/riverdale-standard?claim={claims[2][0][0]}#claim-{claims[2][0][0]}"


def test_what_stands_against_most_is_marked_and_both_sides_of_a_tie_are(worlds: StoryMatrix) -> None:
    time, place = row_of(worlds, "Jakob Ingebrigtsen", "time"), row_of(worlds, "Jake Wightman", "place")
    assert [[line.is_in_dispute for line in cell] for cell in time.cells] == [[False], [False], [True], [False], []]
    assert [[line.is_in_dispute for line in cell] for cell in place.cells] == [[], [], [True], [], [True]]


def test_the_small_print_says_in_what_sense_a_value_is_meant(worlds: StoryMatrix) -> None:
    place = row_of(worlds, "Jake Wightman", "place").cells
    plan = row_of(worlds, "Jakob Ingebrigtsen", "medal in the men's 5000m final at the World Championships 2023").cells
    own = row_of(worlds, "Jakob Ingebrigtsen", " said he was not at his best").cells
    assert (place[2][0].manner, place[4][0].manner) == ("from “missed”", "= 8th")
    assert plan[2][0].manner == "on a condition"
    assert own[1][0].manner == "denied · says Jakob Ingebrigtsen"


def test_a_name_leads_to_the_person_and_a_label_to_every_side(worlds: StoryMatrix) -> None:
    row = row_of(worlds, "Jakob Ingebrigtsen", "time")
    assert (row.person, row.address) == ("/person/jakob-ingebrigtsen", "/ask?q=%2Fcompare+Jakob+Ingebrigtsen+time")
    assert row_of(worlds, "Great Britain", "golds after the race").person == ""


def test_a_sentence_leads_to_every_side_and_the_name_before_it_to_the_person(worlds: StoryMatrix) -> None:
    row = row_of(worlds, "Josh Kerr", " beat Jakob Ingebrigtsen")
    assert (row.person, row.address) == ("/person/josh-kerr", "/ask?q=%2Fcompare+Josh+Kerr+beaten+opponent")
    assert row_of(worlds, "", "The race was an upset").person == ""


def test_articles_on_other_races_share_the_last_column(marathon: StoryMatrix) -> None:
    page = story_page(marathon)
    row = row_of(marathon, "Women's 400m final (Harbour Games 2031)", "date")
    assert page.has_others
    assert {len(row.cells) for section in page.sections for row in section.rows} == {3}
    assert [(line.words, line.number) for line in row.cells[2]] == [("the last night", "[4]")]


def test_names_are_escaped(worlds: StoryMatrix) -> None:
    section = worlds.sections[0]
    row = replace(section.rows[0], name="<script>alert(1)</script>", notes=('"><img src=x> in [3]',))
    hostile = replace(worlds, name="<b>A & B</b>", sections=(replace(section, rows=(row,)),))
    html = render_page("story.html", is_public=False, page=story_page(hostile))
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<b>A" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_page_of_every_row_is_light(worlds: StoryMatrix) -> None:
    html = render_page("story.html", is_public=False, page=story_page(worlds))
    assert len(html.encode()) < 101_000
