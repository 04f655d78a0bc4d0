"""What somebody asks of a pack of their own: a place, a reason, a time on the way, what one article alone says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Heading
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.blocks import notes
from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import AnswerTo, Ask, LivePack

RESULT = {
    "Ada Brown won.": "ada-brown place = 1",
    "Mina Lee took silver.": "mina-lee medal = silver",
    "Tess Vale did not finish.": "tess-vale outcome = DNF",
}


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("who was second", "Mina Lee finished second [1]"),
        ("who got silver", "Mina Lee finished second [1]"),
    ],
)
async def test_what_is_asked_of_a_results_sheet_stands_above_it(ask: Ask, line: str, first: str) -> None:
    lines = [each.partition(" | ")[0] for each in await ask(line, RESULT)]
    assert (lines[0], lines[1]) == (first, "1 · Ada Brown")


async def test_of_whom_did_not_finish_that_is_told_before_another_place_or_title(ask: Ask) -> None:
    heat = {"Tess Vale won her heat.": "tess-vale place = 1 in delta-2031/womens-800m/heat"}
    lines = [each.partition(" | ")[0] for each in await ask("did tess vale finish", RESULT | heat)]
    assert lines == ["Did not finish [1]", "Won her heat of the women's 800m at the Delta Games [1]"]


async def test_it_in_a_question_why_is_no_win(answer_to: AnswerTo) -> None:
    late = {"The 800m final began ten minutes late because of rain.": "race delay = ten"}
    assert (await answer_to("why did it start late", RESULT | late)).title == "Delay"


async def test_why_somebody_was_disqualified_asks_for_the_reason(ask: Ask) -> None:
    told = {"Tess Vale was disqualified for obstruction.": "tess-vale disqualified-for = obstruction"}
    lines = [each.partition(" | ")[0] for each in await ask("why was tess vale disqualified", told)]
    assert lines == ["Was disqualified for obstruction [1]"]


async def test_a_time_at_a_distance_that_is_no_event_is_a_split(ask: Ask) -> None:
    told = {"Ada Brown passed 600m in 1:28.10.": "ada-brown split = 1:28.10 when after 600m"}
    lines = [each.partition(" | ")[0] for each in await ask("what was the 600m split", told)]
    assert lines == ["Ada Brown was timed at 1:28.10 after 600 metres [1]"]


async def test_an_article_that_says_when_somebody_fell_is_no_side_without_it(ask: Ask) -> None:
    one = {
        "Ada Brown fell.": "ada-brown mishap = fell",
        "At the bell Ada Brown went down.": "ada-brown mishap = fell when bell",
    }
    other = {"Ada Brown fell in the home straight.": "ada-brown mishap = fell when home straight"}
    lines = [each.partition(" | ")[0] for each in await ask("ada brown fall", one, other)]
    assert lines == ["Fell at the bell [1]", "Fell in the home straight [2]"]


async def test_that_no_article_tells_who_won_is_said_above_the_sheet(tmp_path: Path) -> None:
    build_database(final_pack(tmp_path / "pack", {"Mina Lee was second.": "mina-lee place = 2"}), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "who won the 800m")
    assert notes(answer)[0] == "No article says who won."


async def test_a_plan_for_a_meet_is_told_with_its_day(ask: Ask) -> None:
    told = {
        "Ada Brown runs at the Delta Games on 5 September 2031.": (
            "ada-brown meet-plan = delta-2031 mood planned; delta-2031 date = 2031-09-05 mood planned"
        )
    }
    lines = [each.partition(" | ")[0] for each in await ask("what next for ada brown", told)]
    assert lines[0].endswith("5 September 2031 [1]")


async def test_of_two_articles_the_first_is_shown_with_what_it_alone_says(harbour: LivePack) -> None:
    line = "what does the harbour gazette say that city post does not"
    assert (await harbour.ask(line)).read_as == "/sources article:Harbour Gazette"


async def test_what_two_articles_tell_of_other_moments_is_not_told_alike(tmp_path: Path) -> None:
    one = {"Ada Brown passed Mina Lee at the bell.": "ada-brown passed = mina-lee when bell"}
    other = {"Ada Brown passed Mina Lee in the home straight.": "ada-brown passed = mina-lee when home straight"}
    build_database(final_pack(tmp_path / "pack", one, other), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "/compare [1] [2]")
    headings = [each.text for each in answer.blocks if isinstance(each, Heading)]
    assert headings == [
        "They disagree on nothing",
        "They tell it differently on 1 point",
    ]


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("who led", "/compare position"),
        ("who lost her gold", "/compare Zora Tindal medal"),
        ("why did tindal lose her medal", "/compare tindal why disqualified"),
        ("who dnfd", "/compare did not finish"),
        ("who false started", "/compare false start"),
        ("who lost a medal", "/compare Zora Tindal medal"),
        ("who was moved up", "/medals Women's 3000m steeplechase"),
        ("who got a medal later", "/medals Women's 3000m steeplechase"),
        ("was eastfen's result changed", "/compare eastfen place"),
        ("was kesteven's result changed", "/compare kesteven place"),
        ("what changed after the race in the steeplechase", "/medals Women's 3000m steeplechase"),
    ],
)
async def test_slang_of_a_race_is_read_as_what_it_means(corvane: LivePack, line: str, read_as: str) -> None:
    assert (await corvane.ask(line)).read_as == read_as


async def test_a_tie_is_no_word_left_out_where_a_place_is_shared(corvane: LivePack) -> None:
    assert "“tie” left out." not in notes(await corvane.ask("how did farrow and lindqvar tie"))
