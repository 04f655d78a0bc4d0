"""What a mark was besides (a best, a national record, a world lead): what holds together, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.answers.conftest import Ask

RECORD = {
    "Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
    "It was a national record for Brown.": "ada-brown mark-status = NR",
}
LEAD = {
    **RECORD,
    "Brown set a world lead.": "ada-brown mark-status = WL",
}
BOTH = "Brown set a national record [1][2], a world lead [2] | AGREED"


async def test_a_record_that_is_also_a_world_lead_is_told_no_differently(ask: Ask) -> None:
    assert await ask("/result 800m", RECORD, LEAD) == [
        (
            "1 · Ada Brown — 1:58.20 NR, WL | AGREED | "
            "place and time AGREED by both [1][2]; record AGREED: NR [1][2], WL [2]"
        )
    ]


async def test_what_a_mark_was_besides_stands_on_one_line(ask: Ask) -> None:
    assert BOTH in await ask("/recap length:whole", RECORD, LEAD)


async def test_what_a_mark_was_is_the_answer_to_the_best_or_record_that_it_names(ask: Ask) -> None:
    best = {"Ada Brown ran a season's best of 1:58.20.": "ada-brown time = 1:58.20; ada-brown mark-status = SB"}
    assert await ask("/compare Brown season's best", best) == [
        "Set a season's best [1] | ONE SOURCE | ONE SOURCE",
        "Ran 1:58.20 [1] | ONE SOURCE | ONE SOURCE",
    ]
    assert await ask("/compare world lead", LEAD) == [
        "Ada Brown set a national record [1] | ONE SOURCE",
        "Brown set a world lead [1] | ONE SOURCE",
        "Brown ran 1:58.20 [1] | ONE SOURCE",
    ]


async def test_a_record_that_words_find_has_its_mark_told_behind_it(ask: Ask) -> None:
    record = {
        "The national record belongs to Ada Brown, and what a Deltan day it was.": "ada-brown mark-status = NR",
        "Brown ran 1:58.20.": "ada-brown time = 1:58.20",
    }
    assert await ask("what was the deltan day", record) == [
        "Ada Brown set a national record [1] | ONE SOURCE | ONE SOURCE",
        "Brown ran 1:58.20 [1] | ONE SOURCE | ONE SOURCE",
    ]


async def test_what_articles_tell_of_a_mark_that_may_all_hold_is_no_difference(ask: Ask) -> None:
    statuses = "ada-brown mark-status = PB; ada-brown mark-status = NR"
    best = {
        "Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "It was a personal best and a national record for Brown.": statuses,
    }
    record = {"Ada Brown set a championship record.": "ada-brown mark-status = CR"}
    assert await ask("/result 800m", best, record) == [
        (
            "1 · Ada Brown — 1:58.20 PB, NR, CR | ONE SOURCE | "
            "place and time ONE SOURCE [1]; best or record: PB [1], NR [1], CR [2]"
        )
    ]
    told = "Brown set a personal best [1], a national record [1], a championship record [2]"
    assert told in [each.partition(" | ")[0] for each in await ask("/recap length:whole", best, record)]


async def test_whose_mark_was_a_record_stands_beside_who_held_it_before(ask: Ask) -> None:
    told = {
        "Ada Brown won in a championship record of 1:58.20.": "ada-brown time = 1:58.20; ada-brown mark-status = CR",
        "Tess Vale held the championship record of 1:58.60.": (
            "tess-vale championship-record = 1:58.60 in games/womens-800m when before delta-2031"
        ),
    }
    lines = [each.partition(" [1]")[0] for each in await ask("was it a championship record", told)]
    assert lines[0] == "Ada Brown set a championship record"


async def test_a_disputed_mark_stands_below_the_records_that_were_asked_for(ask: Ask) -> None:
    papers = (
        {"Ada Brown won in 1:58.20, a national record.": "ada-brown time = 1:58.20; ada-brown mark-status = NR"},
        {"Ada Brown won in 1:58.02.": "ada-brown time = 1:58.02"},
    )
    lines = [each.partition(" | ")[0] for each in await ask("was it a record?", *papers)]
    assert lines == ["Ada Brown set a national record [1]", "Brown ran 1:58.02 [2], 1:58.20 [1]"]
