"""Who tells of the meet alone is cited for that, wherever a result stands, and counts for the race less exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack

OF_RACE = {
    "Ada Brown was third in the 800m final of the Delta Games, in 1:58.20.": (
        "ada-brown place = 3; ada-brown time = 1:58.20"
    ),
    "Mina Lee won the 800m final.": "mina-lee place = 1",
}
OF_MEET = {"Brown took bronze at the Delta Games.": "ada-brown medal = bronze in delta-2031"}
WITH_TIME = {
    "Brown ran 1:58.20 for bronze at the Delta Games.": (
        "ada-brown medal = bronze in delta-2031; ada-brown time = 1:58.20 in delta-2031"
    )
}


async def test_a_sheet_tells_below_the_line_who_names_the_meet_alone(ask: Ask) -> None:
    assert await ask("/result 800m", OF_RACE, OF_MEET, WITH_TIME) == [
        "1 · Mina Lee | ONE SOURCE | ONE SOURCE [1]",
        (
            "3 · Ada Brown — 1:58.20 | AGREED | place AGREED by all three, some less exactly; "
            "time AGREED, 2 of 3 [1][3], some less exactly"
        ),
        "Took bronze at the Delta Games [2][3] | AGREED",
        "Ran 1:58.20 at the Delta Games [3] | AGREED",
    ]


async def test_a_count_says_that_some_name_the_meet_alone(ask: Ask) -> None:
    assert (await ask("/result 800m", OF_RACE, OF_RACE, OF_MEET))[1:] == [
        "3 · Ada Brown — 1:58.20 | AGREED | place AGREED by all three, some less exactly; time AGREED, 2 of 3 [1][2]",
        "Took bronze at the Delta Games [3] | AGREED",
    ]


async def test_a_dispute_stands_whole_for_a_side_may_rest_on_the_meet(ask: Ask) -> None:
    silver = {"Brown took silver at the Delta Games.": "ada-brown medal = silver in delta-2031"}
    (line,) = [line for line in await ask("/result 800m", OF_RACE, OF_MEET, silver) if "Ada Brown" in line]
    assert "place DISPUTED: 3rd [1][2], 2nd [3]" in line


async def test_two_people_side_by_side_are_cited_so_too(ask: Ask) -> None:
    assert (await ask("/compare Brown Lee", OF_RACE, OF_MEET))[:2] == [
        "Women's 800m final (Delta Games): Ada Brown 3rd [1], Mina Lee 1st [1] | ONE SOURCE",
        "Ada Brown took bronze at the Delta Games [2] | AGREED",
    ]


async def test_the_shipped_sheet_counts_the_bronze_of_tokyo_and_the_olympic_title_less_exactly(
    shipped: LivePack,
) -> None:
    answer = await shipped.ask("/result tokyo")
    assert [(block.text, block.tally) for block in answer.blocks if hasattr(block, "tally")] == [
        ("1 · Jakob Ingebrigtsen (NOR)", "AGREED, 4 of 5 [1][3][4][5], some less exactly"),
        ("Held an Olympic title going into the World Championships 2023 [1][4][5]", None),
        (
            "3 · Josh Kerr (GBR) — 3:29.05",
            (
                "place AGREED, 4 of 5 [1][3][4][5], some less exactly; time ONE SOURCE [3]; "
                "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05 (Tokyo 2020 Olympics)"
            ),
        ),
        ("Took bronze at the Tokyo 2020 Olympics [1][4][5]", None),
        ("Finished behind Timothy Cheruiyot [3]", None),
    ]
