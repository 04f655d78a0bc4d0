"""A race whose medals moved two years later: what was so on the day, what stands now, since when, by which article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Quotation, Statement
from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack

_MARKS = re.compile(r" ?(?:\[\d+\])+")
"""The numbers of articles, which an answer about a whole meet gives by all that tell of it."""

TINDAL = (
    "Zora Tindal (CRV), TIE: 1st as of 2 May 2035 [3], DQ as of 12 March 2035 [2], originally 1st [1][2]; "
    "time 9:12.40 [1][3] NR, AR [1]"
)
NORRING = (
    "Pella Norring (NMK), TIE: 1st as of 12 March 2035 [2], finished 2nd [3], originally 2nd [1][2]; time 9:13.05 [1]"
)
COUNTED_STILL = (
    "[2][3] contradict each other on Zora Tindal and Corvane: 4 gold medals as of 2 May 2035, Zora Tindal's gold among "
    "them [3], which no longer stood as of 12 March 2035 [2]"
)
TWO_SPEAKERS = (
    "[1][3] contradict each other on who said “I kept waiting for somebody to come past me at the last…”: "
    "Zora Tindal in [1] or Pella Norring in [3]"
)


async def lines(corvane: LivePack, line: str) -> list[str]:
    """The lines of an answer, headings with "# ", each receipt of it audited."""
    answer = await corvane.ask(line)
    assert list(corvane.auditor.problems(answer)) == []
    told = (each for each in answer.blocks if isinstance(each, Heading | Statement))
    return [f"# {each.text}" if isinstance(each, Heading) else each.text for each in told]


async def test_a_result_has_what_stands_since_when_and_what_was_so_on_the_day(corvane: LivePack) -> None:
    assert (await lines(corvane, "/result steeplechase"))[1:7] == [
        NORRING,
        TINDAL,
        "Was disqualified as of 12 March 2035 for doping [2]",
        "2 · Auda Kesteven (HBR) — 9:15.58 or 9:15.88, 2nd as of 12 March 2035 [2], originally 3rd [1][2]",
        "3 · Imke Rusholm (CRV) — 9:16.20, 3rd as of 12 March 2035 [2], originally 4th [1][2]",
        "5 · Odile Brandreth",
    ]


async def test_a_recap_begins_with_the_winners_of_the_day_and_of_now(corvane: LivePack) -> None:
    assert (await lines(corvane, "/recap steeplechase"))[:4] == [
        NORRING,
        TINDAL,
        "Auda Kesteven had silver as of 12 March 2035 [2]",
        "Auda Kesteven originally finished third [1][2]",
    ]


async def test_a_recap_has_other_races_of_the_meet_before_and_after_it_by_their_days(corvane: LivePack) -> None:
    told = await lines(corvane, "/recap event:steeplechase length:whole")
    before, race, after, words = (told.index(f"# {name}") for name in ("Before", "The race", "After", "What they said"))
    assert told[before + 1 : race] == [
        "Zora Tindal won her heat of the women's 3000m steeplechase [1]",
        "Zora Tindal ran 9:30.11 in her heat of the women's 3000m steeplechase [1]",
    ]
    assert told[after:words][-5:] == [
        "Pella Norring finished third in the women's 5000m final [3]",
        "Corvane Athletics said that as of 12 March 2035 Zora Tindal did not have a medal any more [2]",
        "Zora Tindal was disqualified as of 12 March 2035 for doping [2]",
        "Corvane had three golds as of 12 March 2035 [2]",
        "Corvane had four golds as of 2 May 2035 [3]",
    ]
    assert "# Besides" not in told


@pytest.mark.parametrize("line", ["/medals tindal", "/medals corvane"])
async def test_who_only_tells_the_place_of_the_day_is_cited_beside_a_medal_that_moved(
    corvane: LivePack, line: str
) -> None:
    event = "the women's 3000m steeplechase final at the Corvane Cup 2033"
    told = [_MARKS.sub("", each) for each in await lines(corvane, line) if each.startswith("Originally")]
    assert told == [f"Originally won gold in {event}", f"Originally won {event}"]


async def test_an_article_later_than_a_change_stands_against_it_and_one_of_the_day_does_not(corvane: LivePack) -> None:
    assert await lines(corvane, "/compare norring place") == [
        "# Pella Norring, place · TIE, 1 against 1",
        "1st as of 12 March 2035 [2]",
        "2nd [3]",
        "Later said she finished second [2]",
        "Originally finished second [1][2]",
        "# Besides",
        "Finished third in the women's 5000m final at the Corvane Cup 2033 [3]",
    ]


async def test_a_disqualification_stands_against_an_article_that_has_the_winner_of_the_day_still(
    corvane: LivePack,
) -> None:
    assert (await lines(corvane, "/compare tindal disqualified"))[:4] == [
        "1st as of 2 May 2035 [3]",
        "DQ as of 12 March 2035 [2]",
        "Originally won [1][2]",
        "# Contradictions",
    ]


async def test_a_comparison_of_a_race_has_a_finish_against_a_dnf_and_what_contradicts(corvane: LivePack) -> None:
    told = await lines(corvane, "/compare steeplechase")
    assert "5th [1][3] · DNF [2]" in told
    assert "1st as of 2 May 2035 [3] · DQ as of 12 March 2035 [2]" in told
    assert told[-2:] == [COUNTED_STILL, TWO_SPEAKERS]
    assert told[told.index("# Changed after the finish") : told.index("# Contradictions")] == [
        "# Changed after the finish",
        "Pella Norring originally finished second [1][2]",
        "Zora Tindal was disqualified as of 12 March 2035 for doping [2]",
        "Zora Tindal originally won [1][2]",
        "Auda Kesteven was second as of 12 March 2035 [2]",
        "Auda Kesteven originally finished third [1][2]",
        "Imke Rusholm was third as of 12 March 2035 [2]",
        "Imke Rusholm originally finished fourth [1][2]",
    ]


async def test_a_medal_is_counted_once_as_it_stands_with_what_it_was(corvane: LivePack) -> None:
    table = [_MARKS.sub("", line) for line in await lines(corvane, "/medals corvane cup")]
    assert table[: table.index("# On the podium")] == [
        "Corvane after the women's 3000m steeplechase final: 3 gold",
        "Corvane at the Corvane Cup 2033: 4 gold",
        "Corvane as of 12 March 2035: 3 gold",
        "Corvane as of 2 May 2035: 4 gold",
    ]
    told = [_MARKS.sub("", line) for line in await lines(corvane, "/medals steeplechase")]
    assert told == [
        "Pella Norring (NMK) had gold in the women's 3000m steeplechase final as of 12 March 2035, took silver",
        "Pella Norring originally took silver in the women's 3000m steeplechase final",
        (
            "Zora Tindal (CRV) had gold in the women's 3000m steeplechase final as of 2 May 2035, "
            "did not have gold any more as of 12 March 2035"
        ),
        "Zora Tindal originally won gold in the women's 3000m steeplechase final",
        "Auda Kesteven (HBR) had silver in the women's 3000m steeplechase final as of 12 March 2035",
        "Auda Kesteven originally took bronze in the women's 3000m steeplechase final",
        "Imke Rusholm (CRV) had bronze in the women's 3000m steeplechase final as of 12 March 2035",
    ]


@pytest.mark.parametrize("asked", ["is corvane still on 4 golds", "did Corvane keep four golds"])
async def test_who_asks_for_one_count_is_shown_the_others(corvane: LivePack, asked: str) -> None:
    assert (await lines(corvane, asked))[:4] == [
        "Had four golds at the Corvane Cup 2033 as of 2 May 2035 [7]",
        "Had four golds at the Corvane Cup 2033 [2]",
        "Had three golds at the Corvane Cup 2033 as of 12 March 2035 [2]",
        (
            "Had three golds at the Corvane Cup 2033 after the women's 3000m steeplechase final at the "
            "Corvane Cup 2033 [3]"
        ),
    ]


async def test_two_records_of_one_mark_both_hold_by_the_names_that_the_article_has(corvane: LivePack) -> None:
    assert "Set a national record [1], a continental record [1]" in await lines(corvane, "/athlete tindal")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "/next norring",
            [
                "# Women's 5000m final, Corvane Cup 2033",
                "The final took place on 17 June 2033 [3]",
                "The final was set for 17 June 2033 [1]",
                "Planned to compete in the final [1]",
                "Finished third [3]",
            ],
        ),
        ("drought", ["1991 [3]", "1995 [1]"]),
        ("first gold since 1995", ["1991 [3]", "1995 [1]"]),
        (
            "brandreth",
            ["# Women's 3000m steeplechase final, Corvane Cup 2033", "Finished fifth [1][3], did not finish [2]"],
        ),
        (
            "/medals norring",
            [
                (
                    "Had gold in the women's 3000m steeplechase final at the Corvane Cup 2033 as of 12 March 2035 [2], "
                    "took silver [3]"
                ),
                "Originally took silver in the women's 3000m steeplechase final at the Corvane Cup 2033 [1]",
                "Originally finished second in the women's 3000m steeplechase final at the Corvane Cup 2033 [2]",
                "Finished third in the women's 5000m final at the Corvane Cup 2033 [3]",
            ],
        ),
        (
            "/quote corvane athletics",
            [
                "# Reported, not quoted",
                "Corvane Athletics said that every athlete of its team had been tested [1]",
                "Corvane Athletics said Zora Tindal had confessed [2]",
            ],
        ),
    ],
)
async def test_what_a_fan_asks_is_told_as_the_articles_have_it(corvane: LivePack, line: str, told: list[str]) -> None:
    assert await lines(corvane, line) == told


async def test_a_drought_is_told_with_the_two_series_over_which_it_counts(corvane: LivePack) -> None:
    assert (await corvane.ask("drought")).title == (
        "Corvane, gold drought in the women's 3000m steeplechase at the Harbour Games or Corvane Cup · TIE, 1 against 1"
    )


async def test_a_federation_is_asked_for_its_words_by_a_common_noun(corvane: LivePack) -> None:
    answer = await corvane.ask("what did the federation say")
    assert answer.title == "Corvane Athletics — 1 remark in 1 article"


async def test_what_a_federation_said_of_the_race_stands_in_its_story(corvane: LivePack) -> None:
    story = await corvane.ask("/recap event:steeplechase length:whole")
    words = "We take back a medal for which our own crowd sang,"
    assert words in [block.text for block in story.blocks if isinstance(block, Quotation)]


async def test_a_medal_that_is_taken_back_was_theirs_until_then(corvane: LivePack) -> None:
    story = await lines(corvane, "/recap event:steeplechase length:whole")
    assert "Corvane Athletics said that as of 12 March 2035 Zora Tindal did not have a medal any more [2]" in story
    after = story[story.index("# After") :]
    assert "Zora Tindal was disqualified as of 12 March 2035 for doping [2]" in after


async def test_who_led_by_one_article_or_by_another_is_told_once(corvane: LivePack) -> None:
    story = await lines(corvane, "/recap event:steeplechase length:whole")
    assert [line for line in story if "bell" in line] == [
        "Auda Kesteven was first at the bell [3], first at the bell was Pella Norring [1]"
    ]


async def test_a_drought_is_told_in_the_story_of_the_race_that_ended_it_and_among_medals(corvane: LivePack) -> None:
    since = "in the women's 3000m steeplechase at the Harbour Games or Corvane Cup since 1991"
    story = await lines(corvane, "/recap event:steeplechase length:whole")
    assert f"Corvane won their first gold {since} [3], 1995 [1]" in story[story.index("# After") :]
    assert (await lines(corvane, "/medals corvane"))[0] == f"Won their first gold {since} [9], 1995 [5]"


@pytest.mark.parametrize("speaker", ["tindal", "norring"])
async def test_each_of_two_speakers_has_the_words_with_who_else_is_said_to_have_said_them(
    corvane: LivePack, speaker: str
) -> None:
    assert [line for line in await lines(corvane, f"/quote {speaker}") if "who said" in line] == [
        "[1][3] contradict each other on who said it: Zora Tindal in [1] or Pella Norring in [3]"
    ]


# --- on small texts -----------------------------------------------------------------------------------------------

WON = {"Ada Brown won the final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20"}
STRIPPED = {"On 12 March 2032 Ada Brown was disqualified.": "ada-brown outcome = DQ when as of 2032-03-12"}


async def test_why_somebody_was_disqualified_is_no_other_disqualification(ask: Ask) -> None:
    why = {**STRIPPED, "Brown was disqualified for doping.": "ada-brown disqualified-for = doping"}
    assert await ask("/result 800m", WON, why) == [
        (
            "DQ · Ada Brown — 1:58.20, DQ as of 12 March 2032 [2], originally 1st [1]"
            " | ONE SOURCE | place ONE SOURCE [2]; time ONE SOURCE [1]"
        ),
        "Was disqualified for doping [2] | ONE SOURCE",
    ]


async def test_a_change_of_which_no_date_is_told_is_one_all_the_same(ask: Ask) -> None:
    later = {"Ada Brown was later disqualified.": "ada-brown outcome = DQ when later"}
    assert await ask("/result 800m", WON, later) == [
        "DQ · Ada Brown — 1:58.20, 1st [1] | ONE SOURCE | place ONE SOURCE [2]; time ONE SOURCE [1]"
    ]


async def test_the_day_of_a_race_that_was_run_is_not_to_come_after_it(corvane: LivePack) -> None:
    assert "# Women's 200m final" not in await lines(corvane, "/next 200m")


async def test_what_a_federation_said_of_somebody_stands_in_the_whole_story(corvane: LivePack) -> None:
    assert "Corvane Athletics said Zora Tindal had confessed [2]" in await lines(
        corvane, "/recap steeplechase length:whole"
    )


@pytest.mark.parametrize(
    "question",
    [
        "who lost a medal",
        "who lost the gold after two years",
        "who lost the gold in the steeplechase",
        "¿quién perdió la medalla de oro?",
        "wem wurde die goldmedaille aberkannt",
    ],
)
async def test_who_lost_a_medal_is_whoever_has_it_no_more_and_nobody_who_never_had_one(
    corvane: LivePack, question: str
) -> None:
    answer = await corvane.ask(question)
    assert answer.read_as == "/compare Zora Tindal medal"
    assert [text for text in texts(answer) if text.endswith("]")][:4] == [
        "Gold as of 2 May 2035 [3]",
        "Not gold as of 12 March 2035 [2]",
        "Corvane Athletics said that as of 12 March 2035 Zora Tindal did not have a medal any more [2]",
        "Originally won gold [2]",
    ]
    assert corvane.auditor.problems(answer) == []


async def test_a_medal_that_somebody_only_missed_was_not_lost(shipped: LivePack) -> None:
    assert (await shipped.ask("who lost a medal")).title == "Nothing found for “lost a medal”."


@pytest.mark.parametrize(
    "question", ["wer hat nachträglich Gold bekommen", "who took over the bronze", "who inherited the gold"]
)
async def test_who_got_a_medal_later_is_told_among_the_medals(corvane: LivePack, question: str) -> None:
    assert (await corvane.ask(question)).read_as == "/medals Women's 3000m steeplechase"
