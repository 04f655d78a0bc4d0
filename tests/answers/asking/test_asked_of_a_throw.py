"""What somebody asks of a field event, of two people at once, and of a person by what they are to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Statement
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.blocks import notes
from tests.packs.finals import FINAL, final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import Ask, LivePack

RESULT = {
    "Ada Brown won.": "ada-brown place = 1",
    "Mina Lee took silver.": "mina-lee medal = silver",
    "Tess Vale took bronze.": "tess-vale medal = bronze",
}
COACH = {
    "Ada Brown won.": "ada-brown place = 1",
    "Her coach is Ife Okafor.": "ada-brown coach = ife-okafor",
    "“It was a long winter,” said Okafor.": "quote = ife-okafor",
}


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Qui a remporté la médaille de bronze ?", "Tess Vale finished third [1]"),
        ("Qui a obtenu la médaille d'argent ?", "Mina Lee finished second [1]"),
    ],
)
async def test_who_has_won_silver_or_bronze_in_french_is_not_who_won(ask: Ask, line: str, first: str) -> None:
    lines = [each.partition(" | ")[0] for each in await ask(line, RESULT)]
    assert lines[:2] == [first, "1 · Ada Brown"]


@pytest.mark.parametrize(
    "line", ["how far did lindqvar jump", "Wie weit sprang Lindqvar?", "Hvor langt hoppet Lindqvar?"]
)
async def test_how_far_of_somebody_whose_mark_is_a_length_asks_for_it(corvane: LivePack, line: str) -> None:
    answer = await corvane.ask(line)
    assert (answer.title, answer.read_as.casefold()) == ("Tove Lindqvar, height", "/compare lindqvar height")


async def test_how_far_somebody_was_behind_asks_for_the_margin(corvane: LivePack) -> None:
    assert (await corvane.ask("how far was lindqvar behind farrow")).title == "Tove Lindqvar and Iseult Farrow"


async def test_what_is_asked_of_two_people_stands_above_the_two(ask: Ask) -> None:
    told = {
        "Mina Lee beat Ada Brown.": "mina-lee beat = ada-brown",
        "Lee took the lead at the bell.": "mina-lee took-lead = bell",
    }
    lines = [each.partition(" | ")[0] for each in await ask("who took the lead, brown or lee", told)]
    assert lines[0] == "Mina Lee took the lead in the women's 800m final at the Delta Games at the bell [1]"


async def test_of_two_people_a_point_of_the_race_that_names_one_is_told(ask: Ask) -> None:
    told = {
        "Mina Lee beat Ada Brown.": "mina-lee beat = ada-brown",
        "Lee watched the women’s 800m final.": f"{FINAL} spectator = mina-lee",
    }
    lines = [each.partition(" | ")[0] for each in await ask("who was a spectator, brown or lee", told)]
    assert lines[0] == "Mina Lee watched the women's 800m final at the Delta Games from the stands [1]"


async def test_what_the_coach_said_is_what_the_coach_of_somebody_in_the_story_said(tmp_path: Path) -> None:
    build_database(final_pack(tmp_path / "pack", COACH), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "what did the coach say")
    assert answer.title == "Ife Okafor — 1 remark in 1 article"


async def test_the_last_of_a_series_is_the_meet_before_the_newest(harbour: LivePack) -> None:
    answer = await harbour.ask("who won the last harbour games")
    assert (answer.title, answer.read_as) == (
        "Women's high jump, Harbour Games 2027",
        "/result meet:Harbour Games 2027",
    )
    of_one = await harbour.ask("how did mina lee do at the last harbour games")
    assert of_one.title == "Nothing found for “2027” about Mina Lee."


async def test_that_no_article_says_who_led_is_said_though_an_excerpt_tells_of_another_lead(tmp_path: Path) -> None:
    told = {"Ada Brown, who leads the rankings, fell at the bell.": "ada-brown mishap = fell when bell"}
    build_database(final_pack(tmp_path / "pack", told), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "who led at the bell")
    assert notes(answer)[0] == "No article says who led at the bell."


ROUNDS = {
    "Ada Brown won.": "ada-brown place = 1",
    "Ada Brown reached 61.20m with her first attempt.": "ada-brown attempt-distance = 61.20m when attempt 1",
    "Ada Brown fouled her second attempt.": "ada-brown foul = attempt 2",
    "Mina Lee took the lead with her second attempt.": "mina-lee took-lead = attempt 2",
    "Tess Vale fell at the bell.": "tess-vale mishap = fell when bell",
    "Mina Lee was fourth, four centimetres away from a medal.": "mina-lee place = 4; mina-lee short-of-medal = 0.04m",
    "Ada Brown had a national record.": "ada-brown mark-status = NR",
}


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("what were ada brown's throws round by round", "Reached 61.20m at the first attempt [1]"),
        ("how close was mina lee to a medal", "Was 4 cm short of a medal [1]"),
        ("did ada brown foul her throws", "Fouled at the second attempt [1]"),
        ("what world record did she break", "Ada Brown set a national record [1]"),
    ],
)
async def test_what_is_told_of_the_rounds_of_a_throw_is_an_answer(ask: Ask, line: str, first: str) -> None:
    assert (await ask(line, ROUNDS))[0].partition(" | ")[0] == first


async def test_round_by_round_tells_the_fouls_too(ask: Ask) -> None:
    lines = [each.partition(" | ")[0] for each in await ask("ada brown round by round", ROUNDS)]
    assert lines == ["Reached 61.20m at the first attempt [1]", "Fouled at the second attempt [1]"]


async def test_who_took_the_lead_stands_below_that_no_article_says_who_led_then(tmp_path: Path) -> None:
    build_database(final_pack(tmp_path / "pack", ROUNDS), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "who was leading at the bell")
    assert [block.text for block in answer.blocks][:3] == [
        "No article says who led at the bell.",
        "Lead",
        "Mina Lee took the lead at the second attempt [1]",
    ]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("who led off", "Hilde Marrack led off [2]"),
        ("anchor kestrel road", "“Signe Aldous anchored Kestrel Road” [1]"),
        ("tern bay lead-off", "Hilde Marrack led off [2]"),
        ("who anchored the harriers", "Petra Vane ran the anchor leg [1][2][3]"),
        ("/result harriers", "Sollis Harriers won [1][2][3]"),
        ("/result eastfen", "Eastfen was disqualified later [3]"),
        ("/recap tern bay", "Sollis Harriers won, all three say"),
    ],
)
async def test_a_team_is_asked_for_its_race_and_for_what_its_members_did(
    corvane: LivePack, line: str, first: str
) -> None:
    answer = await corvane.ask(line)
    assert next(block.text for block in answer.blocks if isinstance(block, Statement)) == first


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("why did farrow win?", "Iseult Farrow and Tove Lindqvar"),
        ("why did farrow win if both cleared 1.98?", "Iseult Farrow and Tove Lindqvar"),
        ("did lindqvar have a clean sheet at 1.98?", "Tove Lindqvar, clean sheet"),
        ("hva skjedde med ardal?", "Sunniva Ardal"),
        ("was ist mit ardal passiert?", "Sunniva Ardal"),
        ("how much prize money did the winner get?", "Nothing found for “prize money”."),
    ],
)
async def test_what_is_asked_of_a_jump_is_read_as_it_is_meant(corvane: LivePack, line: str, title: str) -> None:
    assert (await corvane.ask(line)).title == title


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("how did lee do in qualifying?", "Qualified third overall [1]"),
        ("combien de spectateurs y avait-il ?", "The race was watched by 18,400 people [1]"),
        ("was it vale's first medal?", "Had her first medal [1]"),
        ("is 1:58.20 a national record?", "Ada Brown set a national record [1]"),
    ],
)
async def test_what_is_asked_of_a_final_is_read_as_it_is_meant(ask: Ask, line: str, told: str) -> None:
    final = {
        "Ada Brown won in 1:58.20, a national record.": "ada-brown place = 1; ada-brown time = 1:58.20; "
        "ada-brown mark-status = NR",
        "Mina Lee qualified third for the final.": "mina-lee qualifying-rank = 3",
        "Tess Vale took bronze, her first medal.": "tess-vale medal = bronze; tess-vale medals = 1",
        "A crowd of 18,400 watched the women’s 800m final.": f"{FINAL} attendance = 18400",
    }
    lines = [each.partition(" | ")[0] for each in await ask(line, final)]
    assert lines[0] == told
