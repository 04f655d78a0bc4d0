"""A relay: teams with their members and legs, a team that was disqualified, and what is a member's through the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Statement
from tests.answers.blocks import quotations, texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_team_stands_on_the_sheet_with_its_members_below_it_and_the_gaps_that_are_stated(
    corvane: LivePack,
) -> None:
    answer = await corvane.ask("/result 4x400m relay")
    assert texts(answer)[1:] == [
        "1 · Sollis Harriers — 3:24.10",
        (
            "Imke Tarrow, led off [1][2], 51.9 [1]; Dana Corrie, second leg [2] or third leg [1], 51.5 [1]; "
            "Ruta Selwick, second leg [1] or third leg [2], 52.1 [1]; Petra Vane, anchored [1][2][3], 49.8 [1][2]"
        ),
        "2 · Kestrel Road — 3:24.52",
        "Signe Aldous [1][3], anchored [1]",
        "Signe Aldous finished fourth [3]",
        "Finished 1.38 seconds ahead of Tern Bay [1][2]",
        "3 · Tern Bay — 3:25.90",
        "Hilde Marrack, led off [2]",
        "DQ · Eastfen — 3:29.00, 7th [2], originally 7th [3]",
        "Was disqualified later for a change outside the zone [3]",
        "Winning margin, TIE: 0.42 s [1], 0.51 s [2]",
    ]


async def test_a_whole_recap_tells_the_legs_in_their_order(corvane: LivePack) -> None:
    told = texts(await corvane.ask("/recap 4x400m relay length:whole"))
    assert [line for line in told if "led off" in line or "leg [" in line] == [
        "Imke Tarrow led off [1][2]",
        "Hilde Marrack led off [2]",
        "Dana Corrie ran the second leg [2], ran the third leg [1]",
        "Ruta Selwick ran the second leg [1], ran the third leg [2]",
        "Petra Vane ran the anchor leg [1][2][3]",
    ]


async def test_a_leg_in_dispute_is_so_beside_the_names(corvane: LivePack) -> None:
    answer = await corvane.ask("/result 4x400m relay")
    (line,) = [each for each in answer.blocks if isinstance(each, Statement) and each.text.startswith("Imke Tarrow")]
    assert (line.level, line.tally) == (
        1,
        "Dana Corrie's leg: TIE; Ruta Selwick's leg: TIE; CONTRADICTED in [1]",
    )
    assert corvane.auditor.problems(answer) == []


async def test_only_who_tells_of_the_disqualification_has_the_place_as_the_original_one(corvane: LivePack) -> None:
    answer = await corvane.ask("/compare eastfen")
    told = [text for text in texts(answer) if "seventh" in text]
    assert told == ["Finished seventh [2]", "Originally finished seventh [3]"]
    assert corvane.auditor.problems(answer) == []


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        (
            "petra vane",
            [
                "Won gold with Sollis Harriers [1][2]",
                "Won with Sollis Harriers [1][2][3]",
                "Ran the anchor leg [1][2][3]",
            ],
        ),
        (
            "vane",
            [
                "Won gold with Sollis Harriers [1][2]",
                "Won with Sollis Harriers [1][2][3]",
                "“Petra Vane, who anchored the Harriers, said that she had been ill before the race” [3]",
            ],
        ),
        (
            "marrack",
            [
                "Took bronze with Tern Bay [1], a member of it [2]",
                "Finished third with Tern Bay [1][2]",
                "Ran for Tern Bay [2]",
            ],
        ),
        (
            "selwick",
            [
                "Won gold with Sollis Harriers [1][2]",
                "Won with Sollis Harriers [1][2][3]",
                "Ran the second leg [1], ran the third leg [2]",
            ],
        ),
        (
            "aldous",
            [
                "Took silver with Kestrel Road [3]",
                "Finished second with Kestrel Road [2][3]",
                "Finished fourth [3]",
            ],
        ),
        ("harriers", ["Won [1][2][3]", "Petra Vane ran for Sollis Harriers [1][2][3]"]),
    ],
)
async def test_the_place_of_a_team_is_that_of_its_members(corvane: LivePack, who: str, lines: list[str]) -> None:
    told = texts(await corvane.ask(f"/athlete {who}"))
    assert told[0] == lines[0]
    assert set(lines) <= set(told)


async def test_a_member_has_the_medal_through_the_team_and_the_meet_counts_it_once(corvane: LivePack) -> None:
    assert texts(await corvane.ask("/medals vane")) == [
        "Won the women's 4x400m relay final at the Corvane Cup 2033 with Sollis Harriers [1][2][3]"
    ]
    told = [text.partition(" [")[0] for text in texts(await corvane.ask("/medals corvane cup"))]
    of_relay = [text for text in told if "4x400m relay" in text]
    assert of_relay == [
        "Sollis Harriers won the women's 4x400m relay final",
        "Kestrel Road finished second in the women's 4x400m relay final",
        "Tern Bay finished third in the women's 4x400m relay final",
    ]


async def test_the_medals_of_an_event_are_none_of_others(corvane: LivePack) -> None:
    answer = await corvane.ask("/medals relay")
    assert answer.title == "Medals, Women's 4x400m relay, Corvane Cup 2033"
    assert texts(answer) == [
        "Sollis Harriers won the women's 4x400m relay final [2][3][10]",
        "Kestrel Road finished second in the women's 4x400m relay final [2][3]",
        "Tern Bay finished third in the women's 4x400m relay final [2][10]",
    ]
    assert corvane.auditor.problems(answer) == []


async def test_a_relay_is_asked_for_as_germans_say_it_too(corvane: LivePack) -> None:
    assert texts(await corvane.ask("staffellauf")) == texts(await corvane.ask("/result 4x400m relay"))


@pytest.mark.parametrize("ask", ["/result 4x400m relay", "/recap 4x400m relay", "/compare eastfen"])
async def test_a_disqualification_is_never_left_out(corvane: LivePack, ask: str) -> None:
    told = " ".join(texts(await corvane.ask(ask)))
    assert "DQ · Eastfen" in told or "was disqualified" in told.casefold()


async def test_a_short_recap_names_the_teams_and_whose_result_changed(corvane: LivePack) -> None:
    assert texts(await corvane.ask("/recap 4x400m relay"))[:5] == [
        "Sollis Harriers won, all three say",
        "time DISPUTED: 3:24.10 [1][3], 3:24.01 [2]",
        "Kestrel Road finished second [2][3] in 3:24.52 [1][2]",
        "Tern Bay finished third in 3:25.90 [1][2]",
        "Eastfen was disqualified later for a change outside the zone [3]",
    ]


async def test_a_short_recap_tells_a_disputed_number_rather_than_one_of_what_is_counted(corvane: LivePack) -> None:
    assert texts(await corvane.ask("/recap 4x400m relay"))[-2:] == [
        "Petra Vane passed two rivals on the final lap [3], four [1]",
        "Petra Vane ran the anchor leg [1][2][3]",
    ]


async def test_who_ran_a_leg_is_told_with_both_sides(corvane: LivePack) -> None:
    answer = await corvane.ask("who ran the third leg")
    assert answer.read_as == "/compare third leg"
    assert texts(answer)[:8] == [
        "Ran the second leg [2]",
        "Dana Corrie ran the second leg",
        "Ran the third leg [1]",
        "Dana Corrie the third leg",
        "Ran the second leg [1]",
        "Ruta Selwick ran the second leg",
        "Ran the third leg [2]",
        "Ruta Selwick the third leg",
    ]


async def test_how_many_were_passed_stands_beside_who(corvane: LivePack) -> None:
    assert texts(await corvane.ask("/compare vane passed")) == [
        "2 [3]",
        "On the last lap Vane passed two teams",
        "4 [1]",
        "Vane passed four teams",
        "[3] contradicts itself on Petra Vane: 3 are named (Eastfen, Kestrel Road, Tern Bay), not 2",
        "Passed Eastfen on the final lap [2][3]",
        "Passed Kestrel Road on the final lap [2][3]",
        "Passed Tern Bay on the final lap [2][3]",
    ]


async def test_legs_a_count_and_a_member_that_cannot_be_right_are_told_of_the_race(corvane: LivePack) -> None:
    assert texts(await corvane.ask("/compare 4x400m relay"))[-3:] == [
        (
            "[1] contradicts itself on Sollis Harriers, Imke Tarrow, Ruta Selwick, Dana Corrie and Petra Vane: "
            "51.9 + 52.1 + 51.5 + 49.8 is 3:25.30, not the 3:24.10 of Sollis Harriers"
        ),
        "[3] contradicts itself on Petra Vane: 3 are named (Eastfen, Kestrel Road, Tern Bay), not 2",
        (
            "[3] contradicts itself on Kestrel Road and Signe Aldous: Signe Aldous ran for Kestrel Road, "
            "which was 2nd, and cannot be 4th"
        ),
    ]


async def test_two_teams_stand_head_to_head(corvane: LivePack) -> None:
    told = texts(await corvane.ask("/compare sollis harriers kestrel road"))
    assert told[0] == (
        "Women's 4x400m relay final (Corvane Cup 2033): Sollis Harriers 1st [1][2][3], Kestrel Road 2nd [2][3]"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "/compare vane marrack",
            "Sollis Harriers (Petra Vane [1][2][3]) 1st [1][2][3], Tern Bay (Hilde Marrack [2]) 3rd [1][2]",
        ),
        (
            "/compare vane aldous",
            (
                "Sollis Harriers (Petra Vane [1][2][3]) 1st [1][2][3], "
                "Kestrel Road (Signe Aldous [1][3]) 2nd [2][3], Signe Aldous 4th [3]"
            ),
        ),
    ],
)
async def test_two_who_ran_for_teams_stand_head_to_head_by_the_places_of_these(
    corvane: LivePack, line: str, told: str
) -> None:
    answer = await corvane.ask(line)
    assert texts(answer)[0] == f"Women's 4x400m relay final (Corvane Cup 2033): {told}"
    assert corvane.auditor.problems(answer) == []


async def test_what_comes_next_for_a_team(corvane: LivePack) -> None:
    assert texts(await corvane.ask("/next harriers")) == [
        "The final was set for 17 June 2033 [1]",
        "Planned to compete in the final [1]",
    ]


async def test_an_organisation_speaks(corvane: LivePack) -> None:
    answer = await corvane.ask("/quote corvane track federation")
    assert answer.title == "Corvane Track Federation — 1 remark in 1 article"
    assert [each.text for each in quotations(answer)] == [
        "The change was outside the zone, and the rule leaves no choice,"
    ]


async def test_nobody_of_a_team_is_called_absent_or_given_no_place(corvane: LivePack) -> None:
    told = " ".join(
        [*texts(await corvane.ask("/result 4x400m relay")), *texts(await corvane.ask("/recap 4x400m relay"))]
    )
    assert "No place given" not in told
    assert "did not take part" not in told


async def test_why_a_team_was_disqualified_is_told_of_it(corvane: LivePack) -> None:
    answer = await corvane.ask("why was eastfen disqualified")
    assert texts(answer)[0] == "Was disqualified later for a change outside the zone [3]"


async def test_a_margin_that_two_articles_have_otherwise_is_in_dispute_wherever_it_is_told(corvane: LivePack) -> None:
    told = texts(await corvane.ask("how far ahead were the harriers"))
    assert told[0] == "Winning margin, TIE: 0.42 s [1], 0.51 s [2]"
    recap = texts(await corvane.ask("/recap 4x400m relay length:whole"))
    assert "Sollis Harriers finished 0.42 seconds ahead of Kestrel Road [1], 0.51 seconds [2]" in recap
    assert (await corvane.ask("/compare 4x400m relay")).title == "5 disputes, 3 contradictions"


async def test_a_whole_recap_has_what_a_team_plans_and_what_an_organisation_said(corvane: LivePack) -> None:
    told = texts(await corvane.ask("/recap 4x400m relay length:whole"))
    assert "Sollis Harriers planned to compete in the mixed 4x400m relay final [1]" in told
    assert "The change was outside the zone, and the rule leaves no choice," in told


async def test_an_organisation_that_speaks_leads_to_its_words(corvane: LivePack) -> None:
    answer = await corvane.ask("/athlete corvane athletics")
    assert ("Quotes", "/quote Corvane Athletics") in [(choice.label, choice.ask) for choice in answer.choices]


async def test_all_that_an_organisation_said_is_told_of_it(corvane: LivePack) -> None:
    answer = await corvane.ask("/athlete corvane athletics")
    told = [text for text in texts(answer) if text.startswith("Said")]
    assert told == [
        "Said that every athlete of its team had been tested [1]",
        "Said that as of 12 March 2035 Zora Tindal did not have a medal any more [2]",
        "Said Zora Tindal had confessed [2]",
    ]
    assert corvane.auditor.problems(answer) == []


async def test_who_else_prints_a_remark_stands_below_it_in_a_whole_story(corvane: LivePack) -> None:
    told = texts(await corvane.ask("/recap 100m length:whole"))
    assert told[told.index("I leaned, and then I prayed,") + 1] == "[2]: the same words"
    assert "[2]: the same words" not in texts(await corvane.ask("/recap 100m"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("did kestrel road get silver", ["Finished second [2][3]", "Took silver [3]"]),
        ("did tern bay win bronze", ["Finished third [1][2]", "Took bronze [1]"]),
    ],
)
async def test_a_medal_of_a_team_is_told_with_the_place(corvane: LivePack, line: str, told: list[str]) -> None:
    assert [text for text in texts(await corvane.ask(line)) if text in told] == told


async def test_what_the_jury_made_of_it_stands_after_the_race_in_its_order(corvane: LivePack) -> None:
    told = texts(await corvane.ask("/recap 4x400m relay length:whole"))
    first = told.index("Eastfen was disqualified later for a change outside the zone [3]")
    assert told[first + 1 : first + 3] == [
        "Eastfen lodged a protest [3]",
        "Of Corvane Track Federation: “The track federation rejected the protest” [3]",
    ]


async def test_later_stands_right_behind_what_happened(corvane: LivePack) -> None:
    told = texts(await corvane.ask("who was disqualified?"))
    assert "Eastfen was disqualified later in the women's 4x400m relay final at the Corvane Cup 2033 [2]" in told


async def test_the_result_of_a_member_is_that_of_the_race_of_the_team(corvane: LivePack) -> None:
    answer = await corvane.ask("/result vane")
    assert answer.title == "Women's 4x400m relay final, Corvane Cup 2033"
    assert "1 · Sollis Harriers — 3:24.10" in texts(answer)


async def test_what_a_team_plans_is_ahead_of_its_members(corvane: LivePack) -> None:
    told = texts(await corvane.ask("/next vane"))
    assert told == ["The final was set for 17 June 2033 [1]", "Sollis Harriers planned to compete in the final [1]"]


async def test_of_who_was_disqualified_no_other_outcome_is_told_first(corvane: LivePack) -> None:
    answer = await corvane.ask("was anyone disqualified?")
    told = [text for text in texts(answer) if text[0].isupper() and "[" in text]
    assert "Eastfen was disqualified later in the women's 4x400m relay final at the Corvane Cup 2033 [2]" in told
    assert not [text for text in told if "Brandreth" in text]
    assert told[-1] == "Sunniva Ardal cleared no height in the women's high jump final at the Corvane Cup 2033 [5]"


async def test_who_ran_another_leg_is_no_anchor(corvane: LivePack) -> None:
    answer = await corvane.ask("who anchored tern bay?")
    assert answer.blocks[0] == Note("Nothing found for “anchored” about tern bay.")
    assert texts(answer) == ["Hilde Marrack led off [2]", "Hilde Marrack led off for Tern Bay"]


async def test_the_places_and_the_disqualification_of_a_team_stand_before_its_time(corvane: LivePack) -> None:
    assert texts(await corvane.ask("did eastfen finish"))[:4] == [
        "Finished seventh [2]",
        "Originally finished seventh [3]",
        "Was disqualified later for a change outside the zone [3]",
        "Ran 3:29.00 [3]",
    ]


async def test_how_a_relay_team_did_is_its_place_its_time_and_who_ran(corvane: LivePack) -> None:
    answer = await corvane.ask("how did the relay team of tern bay do")
    told = ["Finished third [1][2]", "Ran 3:25.90 [1][2]", "Hilde Marrack ran for Tern Bay [2]"]
    assert [text for text in texts(answer) if text in told] == told
    assert corvane.auditor.problems(answer) == []


async def test_of_a_team_whose_runners_nobody_names_that_is_said_above_how_it_came_out(corvane: LivePack) -> None:
    answer = await corvane.ask("who ran for eastfen")
    assert answer.title == "Nothing found for “ran for” about Eastfen."
    place = "in the women's 4x400m relay final at the Corvane Cup 2033"
    assert texts(answer) == [
        f"Eastfen finished seventh {place} [2]",
        f"Eastfen originally finished seventh {place} [3]",
        f"Eastfen was disqualified later {place} for a change outside the zone [3]",
    ]


async def test_who_ran_for_a_team_is_asked_of_its_members(corvane: LivePack) -> None:
    assert texts(await corvane.ask("who ran for the harriers"))[0] == "Petra Vane ran for Sollis Harriers [1][2][3]"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which team protested", "Eastfen lodged a protest [3]"),
        ("which team was second in the relay", "Kestrel Road finished second [2][3]"),
        ("which team did vane run for", "Ran for Sollis Harriers [1][2][3]"),
        ("what team is brinmoor on", "Is from Corvane [1]"),
    ],
)
async def test_a_team_that_is_asked_for_is_whoever_did_a_thing_and_no_country(
    corvane: LivePack, question: str, told: str
) -> None:
    assert texts(await corvane.ask(question))[0] == told


@pytest.mark.parametrize("question", ["was eastfen third", "eastfen third", "did eastfen finish third"])
async def test_a_team_that_is_asked_for_by_a_place_has_its_own(corvane: LivePack, question: str) -> None:
    assert [text for text in texts(await corvane.ask(question)) if text.endswith("]")] == [
        "Was disqualified later [3]",
        "Finished seventh [2]",
        "Originally finished seventh [3]",
    ]


async def test_where_articles_disagree_it_is_told_why_a_team_was_disqualified(corvane: LivePack) -> None:
    answer = await corvane.ask("/compare relay")
    assert [text for text in texts(answer) if text.startswith("Eastfen")] == [
        "Eastfen was disqualified later for a change outside the zone [3]",
        "Eastfen finished seventh [2]",
        "Eastfen originally finished seventh [3]",
    ]
    assert corvane.auditor.problems(answer) == []
