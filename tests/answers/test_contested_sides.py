"""Where sides stand against each other, each has what is contested of it, and no side is counted with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Statement

if TYPE_CHECKING:
    from tests.answers.conftest import AnswerTo, Ask, LivePack


async def test_only_the_side_that_cannot_hold_is_contradicted(ask: Ask) -> None:
    one = {"Ada Brown had a clean sheet.": "ada-brown clean-sheet = yes"}
    other = {
        "Ada Brown did not have a clean sheet.": "ada-brown clean-sheet = no",
        "Ada Brown cleared 1.80m at the second attempt.": "ada-brown cleared = 1.80m when attempt 2",
    }
    lines = await ask("/compare Ada Brown clean sheet", one, other)
    assert lines[:2] == [
        "Did not have a clean sheet [2] | TIE",
        "Had a clean sheet [1] | TIE | CONTRADICTED in [1][2]: 1.80m cleared at the 2nd attempt, no clean sheet",
    ]


async def test_who_is_second_by_one_article_and_only_finished_by_another_stands_as_second(ask: Ask) -> None:
    placed = {
        "Ada Brown won.": "ada-brown place = 1",
        "Mina Lee was second in 1:59.00.": "mina-lee place = 2; mina-lee time = 1:59.00",
        "Tess Vale was third.": "tess-vale place = 3",
    }
    ran = {"Mina Lee ran 1:59.00.": "mina-lee time = 1:59.00"}
    absent = {"Mina Lee did not start the 800m final.": "mina-lee outcome = DNS"}
    lines = await ask("/result 800m", placed, ran, absent)
    assert [line[:5] for line in lines if " · " in line] == ["1 · A", "2 · M", "3 · T"]


async def test_who_has_somebody_second_is_not_at_one_with_who_has_another_one_first(answer_to: AnswerTo) -> None:
    first = {"Ada Brown won.": "ada-brown place = 1"}
    second = {"Ada Brown was second.": "ada-brown place = 2"}
    other = {"Mina Lee won.": "mina-lee place = 1"}
    answer = await answer_to("/compare Ada Brown place", first, first, second, other)
    assert answer.title == "Ada Brown, place · TIE, no majority (2, 1 and 1)"


async def test_a_margin_is_in_dispute_where_it_is_and_not_where_a_place_is(ask: Ask) -> None:
    placed = {
        "Ada Brown won in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Mina Lee was second in 1:59.00.": "mina-lee place = 2; mina-lee time = 1:59.00",
    }
    third = {"Mina Lee was third in the 800m final.": "mina-lee place = 3"}
    lines = await ask("/result 800m", placed, placed, third)
    assert lines[-1] == "Winning margin: 0.80 s [1][2] | Mina Lee's place: DISPUTED | 1:59.00 − 1:58.20 = 0.80 s"


async def test_no_stated_margin_hangs_on_a_mark_that_cannot_be_right(corvane: LivePack) -> None:
    blocks = (await corvane.ask("/result relay")).blocks
    margins = [block for block in blocks if isinstance(block, Statement) and block.text.startswith("Winning margin")]
    assert [(line.text, line.tally) for line in margins] == [("Winning margin, TIE: 0.42 s [1], 0.51 s [2]", None)]


LATER = {
    "Ada Brown was disqualified later for doping in the 800m final.": (
        "ada-brown outcome = DQ when later; ada-brown disqualified-for = doping when later"
    )
}


async def test_an_early_reaction_cannot_be_right_although_the_place_was_lost_later(ask: Ask) -> None:
    third = {
        "Ada Brown was third.": "ada-brown place = 3",
        "Ada Brown reacted to the gun in 0.098 seconds.": "ada-brown reaction = 0.098",
    }
    lines = await ask("/athlete Ada Brown", third, LATER)
    reason = "CONTRADICTED in [1]: a reaction of 0.098 s, under 0.100 s, counts as a start before the gun"
    assert [line for line in lines if "CONTRADICTED" in line] == [
        f"Finished third [1] | {reason}",
        "Reacted to the gun in 0.098 seconds [1] | ONE SOURCE | CONTRADICTED in [1]",
    ]


@pytest.mark.parametrize("line", ["/athlete Ada Brown", "/recap 800m length:whole"])
async def test_what_was_changed_later_and_is_in_dispute_is_told_once(ask: Ask, line: str) -> None:
    fourth, third = ({f"Ada Brown was {word}.": f"ada-brown place = {n}"} for word, n in (("fourth", 4), ("third", 3)))
    lines = await ask(line, fourth, fourth, third, LATER)
    assert [each.partition("inished ")[2] for each in lines if "fourth" in each] == [
        "fourth [1][2], third [3] | DISPUTED | DISPUTED, 2 against 1, 1 silent"
    ]


async def test_a_contradiction_is_told_once_on_a_card(corvane: LivePack) -> None:
    answer = await corvane.ask("/athlete Imke Tarrow")
    told = [f"{block.text} | {block.tally}" for block in answer.blocks if isinstance(block, Statement)]
    assert len([each for each in told if "3:25.30" in each]) == 1


async def test_a_short_recap_has_whom_one_article_puts_third(ask: Ask) -> None:
    third = {"Ada Brown was third.": "ada-brown place = 3"}
    other = {"Mina Lee was third.": "mina-lee place = 3"}
    assert "Mina Lee, DISPUTED: 3rd is Ada Brown [1][2], finished 3rd [3] | DISPUTED" in await ask(
        "/recap 800m", third, third, other
    )


async def test_a_leg_that_another_one_ran_is_told_in_words(ask: Ask) -> None:
    one, other = (
        {f"{name} anchored Norway.": f"norway member = {slug}; {slug} leg = 4"}
        for name, slug in (("Ada Brown", "ada-brown"), ("Mina Lee", "mina-lee"))
    )
    assert "Ran the anchor leg [1], Mina Lee ran the anchor leg [2] | TIE | TIE, 1 against 1" in await ask(
        "/athlete Ada Brown", one, other
    )


async def test_what_cannot_hold_of_a_lost_place_is_said_of_that_and_not_of_the_disqualification(ask: Ask) -> None:
    third = {
        "Ada Brown was third.": "ada-brown place = 3",
        "Ada Brown reacted to the gun in 0.098 seconds.": "ada-brown reaction = 0.098",
    }
    assert await ask("/medals", third, LATER) == [
        "Ada Brown was disqualified later in the women's 800m final [2] | ONE SOURCE",
        (
            "Brown finished third in the women's 800m final [1] | CONTRADICTED in [1]: "
            "a reaction of 0.098 s, under 0.100 s, counts as a start before the gun"
        ),
    ]


async def test_a_lost_place_in_dispute_is_so_in_medals_and_in_a_result(ask: Ask) -> None:
    fourth, third = ({f"Ada Brown was {word}.": f"ada-brown place = {n}"} for word, n in (("fourth", 4), ("third", 3)))
    assert await ask("/medals", fourth, fourth, third, LATER) == [
        "Ada Brown was disqualified later in the women's 800m final [4] | ONE SOURCE",
        (
            "Brown finished fourth in the women's 800m final [1][2], third [3] | DISPUTED | "
            "DISPUTED, 2 against 1, 1 silent"
        ),
    ]
    assert (await ask("/result 800m", fourth, fourth, third, LATER))[0] == (
        "DQ · Ada Brown, 4th [1][2], 3rd [3] | DISPUTED | "
        "place at the finish DISPUTED: 4th [1][2], 3rd [3], not said [4]; place ONE SOURCE [4]"
    )


async def test_what_a_team_did_is_told_of_it_where_articles_have_somebody_run_for_another(ask: Ask) -> None:
    places = "norway place = 1", "kenya place = 2"
    one = {"Ada Brown of Norway, who won.": f"norway member = ada-brown; {places[0]}"}
    other = {"Ada Brown of Kenya.": "kenya member = ada-brown", "Kenya were second.": places[1]}
    reason = "Ada Brown cannot have run for Kenya and Norway in one race"
    assert (await ask("/athlete Ada Brown", one, other))[:2] == [
        f"Kenya finished second [2] | ONE SOURCE | CONTRADICTED in [1][2]: {reason}",
        "Norway won [1] | ONE SOURCE | CONTRADICTED in [1][2]",
    ]
