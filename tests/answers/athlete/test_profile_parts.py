"""The parts of /athlete, and the order of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Note, Statement
from bot.answers.athlete.profile_data import build_profile
from bot.answers.athlete.profile_parts import MOST_LINES
from bot.facts.model import Verdict, Vocabulary
from tests.answers.athlete.profile_lines import headings, line, part

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_the_lines_of_a_part_stand_in_the_order_of_the_vocabulary_disputes_among_them(
    shipped: LivePack,
) -> None:
    lines = part(await shipped.ask("/athlete kerr"), "Result · Men's 1500m final, World Championships 2023")
    assert [(statement.text, statement.verdict) for statement in lines] == [
        ("Place: 1st [1][2][3][4][5]", Verdict.AGREED),
        ("Medal: gold [1][2][3][4][5]", Verdict.AGREED),
        ("Time: 3:29.38 [1][2][3][4][5]", Verdict.AGREED),
        ("Status of the mark: SB [1] · PB [3]", Verdict.TIE),
        ("Win over: Jakob Ingebrigtsen [1][2][3][4][5]", Verdict.AGREED),
    ]


async def test_whether_they_ran_at_all_is_told_where_their_place_stands(shipped: LivePack) -> None:
    lines = part(await shipped.ask("/athlete wightman"), "Result · Men's 1500m final, World Championships 2023")
    assert [statement.text for statement in lines] == ["Place: 8th [5] · did not take part [3]"]


async def test_results_elsewhere_come_newest_first_those_of_a_meet_too(shipped: LivePack) -> None:
    lines = part(await shipped.ask("/athlete kerr"), "Result · elsewhere")
    assert (lines[0].text, lines[0].working) == ("Medal: a medal [1]", "World Championships 2022")
    assert [statement.text for statement in lines[1:]] == [
        "Medal: bronze [1][3][4][5]",
        "Medal: bronze [3]",
        "Time: 3:29.05 [3]",
        "Status of the mark: PB [3]",
        "Beaten by: Jakob Ingebrigtsen [3] · Timothy Cheruiyot [3]",
    ]


async def test_what_only_repeats_a_name_is_left_out(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete jakob ingebrigtsen")
    assert not [block for block in answer.blocks if isinstance(block, Statement) and block.text.startswith("Father")]


async def test_what_is_said_of_others_in_which_they_are_named_comes_last_of_what_is_asserted(
    shipped: LivePack,
) -> None:
    answer = await shipped.ask("/athlete mo farah")
    assert headings(answer) == ["Background", "Named in what is said of others"]
    mentions = part(answer, "Named in what is said of others")
    assert [statement.text for statement in mentions] == ["Josh Kerr, athlete ahead on the all-time list: Mo Farah [3]"]
    assert mentions[0].verdict is Verdict.ONE_SOURCE


async def test_results_elsewhere_name_their_race(shipped: LivePack) -> None:
    lines = part(await shipped.ask("/athlete jakob ingebrigtsen"), "Result · elsewhere")
    assert ("Time: 3:27.14 [3]", "Men's 1500m (Monaco 2023)") in [
        (statement.text, statement.working) for statement in lines
    ]


async def test_values_of_one_list_with_the_same_verdict_share_a_line(harbour: LivePack) -> None:
    statement = line(await harbour.ask("/athlete ada brown"), "Ranked behind")
    assert statement.text == "Ranked behind: Ife Okafor [2] · Mina Lee [2]"
    assert (statement.verdict, statement.tally) == (Verdict.ONE_SOURCE, "each 1 of 1 article")


async def test_values_of_one_list_with_other_verdicts_have_lines_of_their_own(harbour: LivePack) -> None:
    answer = await harbour.ask("/athlete ada brown")
    celebrated = [statement for statement in part(answer, "The race") if statement.text.startswith("Celebrated with")]
    assert [(statement.text, statement.verdict) for statement in celebrated] == [
        ("Celebrated with: her parents [1][4]", Verdict.AGREED),
        ("Celebrated with: the ship's bell [4]", Verdict.ONE_SOURCE),
    ]


async def test_taking_part_is_shown_only_where_no_place_or_mark_says_it(shipped: LivePack) -> None:
    kerr, wightman = [await shipped.ask(f"/athlete {name}") for name in ("kerr", "wightman")]
    assert not [block for block in kerr.blocks if isinstance(block, Statement) and block.text.startswith("Took part")]
    assert line(wightman, "Place").verdict is Verdict.TIE


async def test_a_part_is_bounded_and_names_what_it_leaves_out(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete jakob ingebrigtsen")
    assert len(part(answer, "Said, planned, hoped or expected: not counted")) == MOST_LINES
    assert Note("And 3 more lines, on next race and opponent: /compare Jakob Ingebrigtsen next race") in answer.blocks


async def test_the_group_of_results_is_told_by_its_phase_wherever_a_pack_puts_it(harbour: LivePack) -> None:
    facts = await harbour.store.person_facts(("ada brown",))
    vocabulary = harbour.store.vocabulary
    results_last = Vocabulary(
        vocabulary.attributes,
        {
            **{id_: group for id_, group in vocabulary.groups.items() if id_ != "result"},
            "result": vocabulary.groups["result"],
        },
    )
    parts = build_profile(facts.people[0], facts, (), results_last).parts
    assert [each.heading for each in parts] == [
        "The race",
        "Bests and records",
        "Life",
        "The meet",
        "Result · Women's 800m final, Harbour Games 2031",
        "Result · elsewhere",
    ]
