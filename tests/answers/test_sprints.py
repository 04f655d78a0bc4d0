"""Sprints: thousandths and roundings, a wind, reactions, a photo finish, hand times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.blocks import texts
from tests.answers.result.result_lines import lines_of

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack


BY_A_HAIR = "Ysolde Pemberlin finished 0.005 seconds ahead of Saskia Ondrell"


async def test_a_result_is_in_thousandths_with_every_printing_below_and_the_wind_in_its_head(corvane: LivePack) -> None:
    assert lines_of(await corvane.ask("/result 100m")) == [
        "Sollis [1][3], Wednesday 15 June 2033 [1], wind DISPUTED: +0.3 m/s [1][2], +0.5 m/s [3]",
        "The race was decided by a photo finish [1][2]",
        "1 · Ysolde Pemberlin (CRV) — 10.984 PB, NR",
        ("  time DIFFER: 10.98 [3], 10.984 [1], 10.99 [2]; best or record AGREED: PB [2][3], NR [1][2]"),
        "2 · Saskia Ondrell (NMK) — 10.989",
        "  time AGREED but for rounding: 10.99 [2][3], 10.989 [1]; place ONE SOURCE [3]",
        "3 · Oona Heldreth (HBR) — 11.07",
        "  time DISPUTED: 11.07 [1][2], 11.09 [3]",
        "4 · Junia Thackwell (CRV) — 11.15",
        "  place AGREED, 2 of 3 [2][3]; time ONE SOURCE [2]",
        "Winning margin: 0.005 s [1][2], 0.01 s [3]",
    ]


async def test_a_hand_time_stands_beside_the_automatic_one(corvane: LivePack) -> None:
    assert lines_of(await corvane.ask("/result 200m")) == [
        "Sollis [1], Friday 17 June 2033 [1][2], wind -1.1 m/s [2]",
        "1 · Hedda Brinmoor (CRV) — 24.3 (hand-timed) or 24.52",
        "  time DIFFER: 24.3 (hand-timed) [1], 24.52 [2]",
        "2 · Saskia Ondrell (NMK) — 24.5 (hand-timed) or 24.71",
        "  time DIFFER: 24.5 (hand-timed) [1], 24.71 [2]; place ONE SOURCE [1]",
        "3 · Ilse Quennell (HBR) — 24.9 (hand-timed) or 25.20",
        "  time DIFFER: 24.9 (hand-timed) [1], 25.20 [2]",
        "Winning margin: 0.19 s [2], 0.2 s [1]",
        "  24.5 (hand-timed) − 24.3 (hand-timed) = 0.2 s",
    ]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/recap 100m", "Ysolde Pemberlin won in 10.984 [1], 10.98 [3], 10.99 [2]"),
        ("/recap 200m", "Hedda Brinmoor won in 24.3 (hand-timed) [1], 24.52 [2]"),
        ("/compare 200m wind", "The wind in the women's 200m final at the Corvane Cup 2033 was -1.1 m/s [4]"),
        ("/athlete thackwell", "Finished fourth [2][3]"),
        (
            "was it a photo finish",
            "The women's 100m final at the Corvane Cup 2033 was decided by a photo finish [1][2]",
        ),
        ("pemberlin reaction time", "0.138 s [1]"),
        ("what was the wind in the 100m", "+0.3 m/s [2][3]"),
        ("brinmoor hand time", "24.3 (hand-timed) [1]"),
    ],
)
async def test_a_question_about_a_sprint_is_answered_first_of_all(corvane: LivePack, line: str, first: str) -> None:
    assert (texts(await corvane.ask(line)))[0] == first


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/athlete pemberlin", "Told differently: ran 10.98 [3]; 10.984 [1]; 10.99 [2]"),
        ("/athlete ondrell", f"{BY_A_HAIR} in the women's 100m final at the Corvane Cup 2033 [4][5], 0.01 seconds [3]"),
        ("/recap 100m length:whole", f"{BY_A_HAIR} [1][2], 0.01 seconds [3]"),
        ("/athlete pemberlin", "Set a personal best [2][3], a national record [1][2]"),
        ("/athlete pemberlin", "Reacted to the gun in 0.138 seconds [1], in 0.141 seconds [2]"),
        ("/compare pemberlin ondrell", "Winning margin: 0.005 s [2][4], 0.01 s [1]"),
        ("/recap 100m", "The wind in the race was +0.3 m/s [1][2], +0.5 m/s [3]"),
        ("reaction times 100m", "Junia Thackwell reacted to the gun in 0.163 seconds [3]"),
        ("/next ondrell", "Planned to compete in the final [1]"),
        ("/quote brinmoor", "A watch is honest. It is the thumb that lies,"),
        ("/medals", "Hedda Brinmoor (CRV) won the women's 200m final [9][14]"),
    ],
)
async def test_what_is_measured_in_a_sprint_is_told_by_every_answer(corvane: LivePack, line: str, told: str) -> None:
    assert told in texts(await corvane.ask(line))


async def test_an_early_reaction_and_a_best_with_too_much_wind_are_told_where_they_stand(corvane: LivePack) -> None:
    lines = lines_of(await corvane.ask("/athlete heldreth"))
    assert "  CONTRADICTED in [2]: a reaction of 0.098 s, under 0.100 s, counts as a start before the gun" in lines
    assert lines[
        lines.index("Set a personal best in her semi-final of the women's 100m at the Corvane Cup 2033 [2]") + 1
    ] == ("  CONTRADICTED in [2]: a wind of +2.4 m/s is over +2.0 m/s")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("who reacted fastest", "/compare reaction time"),
        ("who had the best reaction", "/compare reaction time"),
        ("qui a réagi le plus vite", "/compare reaction time"),
        ("how fast did ondrell react", "/compare ondrell reaction time"),
        ("how quickly did thackwell react", "/compare thackwell reaction time"),
        ("wie schnell reagierte Pemberlin", "/compare Pemberlin reaction time"),
        ("is heldreth's reaction legal", "/compare heldreth reaction time"),
        ("what was ondrell's reaction", "/quote ondrell"),
        ("how did ondrell react", "/quote ondrell"),
    ],
)
async def test_how_fast_somebody_reacted_is_no_question_of_their_words(
    corvane: LivePack, line: str, asked: str
) -> None:
    assert (await corvane.ask(line)).read_as == asked


async def test_no_answer_takes_a_rounding_or_a_hand_time_for_a_dispute(corvane: LivePack) -> None:
    disputes = {choice.label for choice in (await corvane.ask("/result 100m")).disputes}
    assert disputes == {"Women's 100m final, wind", "Ysolde Pemberlin, reaction time", "Oona Heldreth, time"}
    assert (await corvane.ask("/result 200m")).disputes == ()


async def test_a_hand_time_stands_beside_an_automatic_one_that_another_article_rounds(ask: Ask) -> None:
    papers = [
        {f"Ada Brown won in {time}.": f"ada-brown place = 1; ada-brown time = {time}"}
        for time in ("1:58.1h", "1:58.20", "1:58.2")
    ]
    assert (await ask("/result 800m", *papers))[0].startswith("1 · Ada Brown — 1:58.20 or 1:58.1 (hand-timed)")
    assert (await ask("/recap 800m", *papers))[0].startswith(
        "Ada Brown won in 1:58.20 [2], 1:58.2 [3], 1:58.1 (hand-timed) [1]"
    )


async def test_every_answer_about_a_sprint_has_its_receipts(corvane: LivePack) -> None:
    for line in ("/result 100m", "/result 200m", "/recap 100m length:whole", "/compare wind", "/athlete pemberlin"):
        assert list(corvane.auditor.problems(await corvane.ask(line))) == []


async def test_two_that_an_article_gives_one_rounded_time_are_apart_by_what_it_states(ask: Ask) -> None:
    paper = {
        "Ada Brown won in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Mina Lee was second in 1:58.20.": "mina-lee place = 2; mina-lee time = 1:58.20",
        "Ada Brown beat Mina Lee by 0.004 seconds.": "ada-brown margin = 0.004 than mina-lee",
    }
    assert (await ask("/result 800m", paper))[-1] == "Winning margin: 0.004 s [1]"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "did the 200m start late?",
            "The race began a minute late, because the starter was looking for his pistol [2]",
        ),
        ("why were there no electronic times in the 200?", "The race was timed by hand, as the camera had failed [1]"),
    ],
)
async def test_a_late_start_and_a_failed_camera_are_told_with_their_reasons(
    corvane: LivePack, line: str, told: str
) -> None:
    answer = await corvane.ask(line)
    assert texts(answer)[0] == told
    assert corvane.auditor.problems(answer) == []


async def test_a_mark_is_told_with_what_it_was_and_with_what_contradicts_that(corvane: LivePack) -> None:
    race = "in her semi-final of the women's 100m at the Corvane Cup 2033"
    told = lines_of(await corvane.ask("heldreth 11.02"))
    assert [line for line in told if race in line] == [f"Ran 11.02 {race} [2]", f"Set a personal best {race} [2]"]
    assert "  ONE SOURCE; CONTRADICTED in [2]: a wind of +2.4 m/s is over +2.0 m/s" in told


@pytest.mark.parametrize("line", ["what records were set", "did anyone break a record"])
async def test_who_asks_of_records_is_told_of_bests_too_and_of_the_marks(corvane: LivePack, line: str) -> None:
    told = lines_of(await corvane.ask(line))
    final = "in the women's 100m final at the Corvane Cup 2033"
    for each in (
        f"Ysolde Pemberlin set a personal best {final} [6][13], a national record [8][13]",
        f"Told differently: Ysolde Pemberlin ran 10.98 {final} [6]; 10.984 [8]; 10.99 [13]",
        "Tove Lindqvar set a personal best in the women's high jump final at the Corvane Cup 2033 [5]",
    ):
        assert each in told
    best = "Oona Heldreth set a personal best in her semi-final of the women's 100m at the Corvane Cup 2033 [13]"
    assert told[told.index(best) + 1] == "  CONTRADICTED in [13]: a wind of +2.4 m/s is over +2.0 m/s"


async def test_how_somebody_came_out_of_a_race_that_was_to_come_stands_below_the_plan(corvane: LivePack) -> None:
    answer = await corvane.ask("/next ondrell")
    assert texts(answer)[-2:] == ["Planned to compete in the final [1]", "Finished second [2]"]
    assert corvane.auditor.problems(answer) == []


async def test_a_short_recap_tells_what_a_contradiction_is_about(corvane: LivePack) -> None:
    assert lines_of(await corvane.ask("/recap 100m semi-final")) == [
        "Oona Heldreth ran 11.02 [2]",
        "# The race",
        "Oona Heldreth set a personal best [2]",
        "  CONTRADICTED in [2]: a wind of +2.4 m/s is over +2.0 m/s",
    ]
