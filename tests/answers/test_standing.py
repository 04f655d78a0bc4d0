"""Who did not finish, was disqualified or shares a winner's place is never dropped from an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Statement
from tests.answers.recap.recaps import part

if TYPE_CHECKING:
    from tests.answers.conftest import AnswerTo, Ask

WON = {"Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20"}
OUT = {"Ada Brown did not finish the 800m final.": "ada-brown outcome = DNF"}
LEE_WON = {"Mina Lee won the 800m final in 1:58.20.": "mina-lee place = 1; mina-lee time = 1:58.20"}
LOST = {
    "Ada Brown crossed the line seventh in 2:01.00.": "ada-brown place = 7; ada-brown time = 2:01.00",
    "Ada Brown was disqualified.": "ada-brown outcome = DQ",
}


async def test_a_result_heads_the_line_with_what_most_articles_give_and_counts_both_sides(ask: Ask) -> None:
    assert await ask("/result 800m", WON, OUT, OUT) == [
        "DNF · Ada Brown — 1:58.20 | DISPUTED | place DISPUTED: DNF [2][3], 1st [1]; time ONE SOURCE [1]"
    ]


async def test_a_recap_tells_who_won_in_one_article_and_did_not_finish_in_two(ask: Ask) -> None:
    assert (await ask("/recap 800m", WON, OUT, OUT))[:2] == [
        "Ada Brown did not finish [2][3], won [1] | DISPUTED | DISPUTED, 2 against 1",
        "time 1:58.20 [1] | ONE SOURCE | Ada Brown's place: DISPUTED",
    ]


async def test_a_comparison_counts_a_dnf_against_a_place_as_one_dispute(ask: Ask) -> None:
    assert await ask("/compare", WON, OUT, OUT) == ["DNF [2][3] · 1st [1] | DISPUTED"]


@pytest.mark.parametrize("line", ["/compare Brown outcome", "/compare Brown place", "/compare outcome"])
async def test_a_comparison_shows_a_dnf_against_a_place_whichever_of_them_is_asked_for(ask: Ask, line: str) -> None:
    assert await ask(line, WON, OUT, OUT) == ["DNF [2][3] | DISPUTED", "1st [1] | DISPUTED"]


async def test_a_mark_stands_against_a_dnf_where_nobody_gives_a_place(ask: Ask) -> None:
    clocked = {"Ada Brown clocked 1:58.20.": "ada-brown time = 1:58.20"}
    assert await ask("/result 800m", clocked, OUT, OUT) == [
        "DNF · Ada Brown — 1:58.20 | DISPUTED | outcome DISPUTED: DNF [2][3], finished [1]; time ONE SOURCE [1]"
    ]


async def test_one_article_that_has_both_contradicts_itself(ask: Ask) -> None:
    assert await ask("/result 800m", WON | OUT) == [
        (
            "Ada Brown, TIE: finished 1st [1], DNF [1]; time 1:58.20 [1]"
            " | TIE | CONTRADICTED in [1]: 1st and DNF cannot both hold"
        )
    ]
    assert "[1] contradicts itself on Ada Brown: 1st and DNF cannot both hold" in await ask("/compare", WON | OUT)


async def test_a_disqualification_after_the_line_is_told_as_a_change(ask: Ask) -> None:
    assert await ask("/result 800m", LOST) == [
        "DQ · Ada Brown — 2:01.00, originally 7th [1] | ONE SOURCE | place and time ONE SOURCE [1]"
    ]


async def test_a_recap_tells_a_disqualification_after_the_line_as_a_change(ask: Ask) -> None:
    assert await ask("/recap 800m", LOST) == [
        "Ada Brown was disqualified [1] | ONE SOURCE",
        "Brown originally finished seventh [1]",
        "time 2:01.00 [1] | ONE SOURCE",
    ]


async def test_an_article_that_ends_at_the_line_stands_with_the_place_that_was_lost(ask: Ask) -> None:
    seventh = {"Ada Brown was seventh.": "ada-brown place = 7"}
    assert await ask("/result 800m", LOST, seventh) == [
        "DQ · Ada Brown — 2:01.00, originally 7th [1] | DIFFER | place DIFFER: 7th [2], DQ [1]; time ONE SOURCE [1]"
    ]


async def test_a_profile_has_the_place_that_was_lost_as_the_first(ask: Ask) -> None:
    assert await ask("/athlete Brown", LOST) == [
        "Was disqualified [1] | ONE SOURCE",
        "Originally finished seventh [1]",
        "Ran 2:01.00 [1] | ONE SOURCE",
    ]


async def test_two_winners_with_one_time_are_a_dispute_on_both_lines(ask: Ask) -> None:
    assert await ask("/result 800m", WON, WON, LEE_WON) == [
        (
            "1 · Ada Brown — 1:58.20 | DISPUTED | place DISPUTED: 1st [1][2], 1st is Mina Lee [3]; "
            "time AGREED, 2 of 3 [1][2]"
        ),
        "Mina Lee, DISPUTED: 1st is Ada Brown [1][2], finished 1st [3]; time 1:58.20 [3] | DISPUTED",
    ]


async def test_a_recap_tells_who_won_in_two_articles_and_who_in_one(ask: Ask) -> None:
    assert (await ask("/recap 800m", WON, WON, LEE_WON))[0] == (
        "Ada Brown won [1][2], first was Mina Lee [3] | DISPUTED | DISPUTED, 2 against 1"
    )


async def test_a_recap_tells_both_winners(ask: Ask) -> None:
    lines = await ask("/recap 800m", WON, LEE_WON)
    assert [each.partition(" | ")[0] for each in lines] == [
        "Ada Brown, TIE: finished 1st [1], 1st is Mina Lee [2]; time 1:58.20 [1]",
        "Mina Lee, TIE: finished 1st [2], 1st is Ada Brown [1]; time 1:58.20 [2]",
    ]


# --- a place against an absence -----------------------------------------------------------------------------------

MISSED = {"Ada Brown missed the 800m final.": "ada-brown took-part = no"}
BOTH_SIDES = "Ada Brown, TIE: finished 1st [1], did not take part [2]; time 1:58.20 [1] | TIE"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/result 800m", [BOTH_SIDES]),
        ("/recap 800m", [BOTH_SIDES]),
        ("/compare", ["1st [1] · did not take part [2] | TIE"]),
        ("/compare Brown took part", ["1st [1] | TIE", "Did not take part [2] | TIE"]),
        ("/compare Brown place", ["1st [1] | TIE", "Did not take part [2] | TIE"]),
        (
            "/athlete Brown",
            [
                "Won [1], did not take part [2] | TIE | TIE, 1 against 1",
                "Ran 1:58.20 [1] | ONE SOURCE | whether Ada Brown took part: TIE",
            ],
        ),
    ],
)
async def test_a_win_against_an_absence_is_one_dispute_wherever_the_place_stands(
    ask: Ask, line: str, told: list[str]
) -> None:
    assert await ask(line, WON, MISSED) == told


async def test_an_absence_by_most_articles_heads_the_line(ask: Ask) -> None:
    assert await ask("/result 800m", WON, MISSED, MISSED) == [
        (
            "did not take part · Ada Brown — 1:58.20 | DISPUTED"
            " | place DISPUTED: did not take part [2][3], 1st [1]; time ONE SOURCE [1]"
        )
    ]


async def test_an_article_that_has_a_win_and_an_absence_contradicts_itself(ask: Ask) -> None:
    assert await ask("/result 800m", WON | MISSED) == [
        (
            "Ada Brown, TIE: finished 1st [1], did not take part [1]; time 1:58.20 [1]"
            " | TIE | CONTRADICTED in [1]: 1st and did not take part cannot both hold"
        )
    ]


async def test_a_line_shows_the_place_where_another_article_only_has_somebody_run(ask: Ask) -> None:
    ran = {"Ada Brown took part in the 800m final.": "ada-brown took-part = yes"}
    assert await ask("/result 800m", WON, MISSED, ran) == [
        (
            "1 · Ada Brown — 1:58.20 | DISPUTED"
            " | place DISPUTED: 1st [1], took part [3], did not take part [2]; time ONE SOURCE [1]"
        )
    ]


async def test_a_place_that_is_denied_is_no_other_place_of_who_has_one(ask: Ask) -> None:
    second = {"Mina Lee finished second in 1:58.43.": "mina-lee place = 2; mina-lee time = 1:58.43"}
    denied = {"Mina Lee could not win the 800m final.": "mina-lee place = 1 mood denied"}
    assert await ask("/result 800m", second, denied) == [
        "2 · Mina Lee — 1:58.43 | ONE SOURCE | place AGREED by both [1][2]; time ONE SOURCE [1]"
    ]


async def test_what_an_article_asserts_itself_is_not_told_as_said_where_a_place_says_it_already(ask: Ask) -> None:
    second = {"Mina Lee finished second in 1:58.43.": "mina-lee place = 2; mina-lee time = 1:58.43"}
    silver = {
        "Mina Lee took silver.": "mina-lee medal = silver",
        "Lee said that she took silver.": "mina-lee medal = silver by mina-lee",
    }
    assert await ask("/recap length:whole", second, silver) == [
        "Mina Lee finished second [1][2] in 1:58.43 [1] | AGREED"
    ]


async def test_a_place_that_is_only_denied_is_none_and_stands_below_the_mark(ask: Ask) -> None:
    told = {
        "Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Tess Vale was third in 1:58.60.": "tess-vale place = 3; tess-vale time = 1:58.60",
        "Mina Lee could not win the 800m final with her 1:58.43.": (
            "mina-lee place = 1 mood denied; mina-lee time = 1:58.43"
        ),
    }
    assert [each.partition(" | ")[0] for each in await ask("/result 800m", told)] == [
        "1 · Ada Brown — 1:58.20",
        "No place given · Mina Lee — 1:58.43",
        "Was not first [1]",
        "3 · Tess Vale — 1:58.60",
    ]


async def test_a_leg_stands_against_an_absence(ask: Ask) -> None:
    leg = {"Ada Brown ran the anchor leg of the 800m final.": "ada-brown leg = 4"}
    assert await ask("/compare", leg, MISSED) == ["Did not take part [2] · took part [1] | TIE"]


# --- a disqualification of which no article says when -------------------------------------------------------------

OUT_FOR = {
    "Ada Brown was disqualified.": "ada-brown outcome = DQ",
    "Brown was out for obstruction.": "ada-brown disqualified-for = obstruction",
}


@pytest.mark.parametrize(("told", "heading"), [(OUT_FOR, "Disqualified"), (OUT_FOR | LOST, "Changed after the finish")])
async def test_a_disqualification_is_a_change_after_the_finish_where_an_article_has_it_so(
    answer_to: AnswerTo, told: dict[str, str], heading: str
) -> None:
    answer = await answer_to("/compare 800m", told, LEE_WON)
    assert [block.text for block in answer.blocks if isinstance(block, Heading)] == [heading]


@pytest.mark.parametrize(("told", "heading"), [(OUT_FOR, "The race"), (OUT_FOR | LOST, "After")])
async def test_why_somebody_was_disqualified_is_told_after_the_race_where_it_was_changed_then(
    answer_to: AnswerTo, told: dict[str, str], heading: str
) -> None:
    answer = await answer_to("/recap event:800m length:whole", told, LEE_WON)
    assert part(answer, heading) == ["Brown was disqualified for obstruction [1]"]


# --- a dispute of what stood before a change ----------------------------------------------------------------------


async def test_what_stood_before_a_later_change_is_disputed_and_the_change_is_not(answer_to: AnswerTo) -> None:
    third, fourth = {"Brown was third.": "ada-brown place = 3"}, {"Brown was fourth.": "ada-brown place = 4"}
    later = {"Brown was later disqualified.": "ada-brown outcome = DQ when later"}
    answer = await answer_to("/compare 800m", fourth, fourth, third, later)
    assert answer.title == "1 dispute"
    assert [block.text for block in answer.blocks if isinstance(block, Heading | Statement)] == [
        "Ada Brown, place at the finish · DISPUTED, 2 against 1",
        "4th [1][2] · 3rd [3]",
        "Changed after the finish",
        "Ada Brown was disqualified later [4]",
        "Brown finished fourth [1][2], third [3]",
    ]
    assert [block.tally for block in answer.blocks if isinstance(block, Statement)] == [None, None, None]


async def test_disputes_of_other_races_alone_are_said_to_be_none_of_the_race(answer_to: AnswerTo) -> None:
    gold, silver = (
        {
            "Lee won.": "mina-lee place = 1",
            f"She took {medal} at the Tide Games 2033.": f"mina-lee medal = {medal} in tide-2033",
        }
        for medal in ("gold", "silver")
    )
    assert (await answer_to("/compare 800m", gold, silver)).title == "1 dispute, none of this race"


async def test_of_whom_is_out_of_a_race_is_told_how_far_they_got_who_asks_whether_they_ran(ask: Ask) -> None:
    led = {"Brown led at the bell.": "ada-brown position = 1 when bell"}
    lines = [line.partition(" | ")[0] for line in await ask("did Brown run", OUT | led)]
    assert lines == ["Did not finish [1]", "Was first at the bell [1]"]


async def test_a_short_recap_says_why_somebody_was_disqualified(ask: Ask) -> None:
    why = "Ada Brown was disqualified for obstruction."
    out = {why: "ada-brown outcome = DQ; ada-brown disqualified-for = obstruction"}
    lines = [line.partition(" | ")[0] for line in await ask("/recap 800m", LEE_WON | out)]
    assert lines[-1:] == ["Ada Brown was disqualified for obstruction [1]"]
