"""/next: plans and hopes, and what of the meet was still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import AnswerTo, Ask, LivePack


TOLD = Note("Plans and hopes are told of: Josh Kerr, Jakob Ingebrigtsen, Laura Muir, Selemon Barega.")


def texts(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Statement)]


async def test_what_lies_after_the_race_was_planned_and_its_dispute_is_told(shipped: LivePack) -> None:
    answer = await shipped.ask("/next")
    race, date = answer.blocks[:2]
    assert race == Heading("Men's 5000m final")
    assert isinstance(date, Statement)
    assert date.text == "Was set for 25 August 2023 [3], the last night [2]"
    assert (date.tally or "").startswith("TIE, 1 against 1")
    assert not [text for text in texts(answer) if "marathon was on" in text]


async def test_races_are_told_one_by_one_the_soonest_first_and_what_is_of_none_last(shipped: LivePack) -> None:
    headings = [block.text for block in (await shipped.ask("/next")).blocks if isinstance(block, Heading)]
    assert headings == [
        "Men's 5000m final",
        "Men's marathon",
        "Women's marathon",
        "Women's 1500m final",
        "Women's 400m final",
        "Besides",
    ]


async def test_an_event_or_a_meet_narrows_what_is_to_come(shipped: LivePack, harbour: LivePack) -> None:
    answer = await shipped.ask("/next marathon")
    assert (answer.title, answer.read_as) == ("What comes next: marathon", "")
    assert texts(answer) == ["Was set for 27 August 2023 [3]"] * 2
    assert texts(await harbour.ask("/next indoor championships")) == [
        "Of Ife Okafor: “If it heals, Okafor will be back for the Indoor Championships” [1]"
    ]


async def test_a_series_has_what_is_to_come_of_each_of_its_meets(shipped: LivePack) -> None:
    for series in ("Olympic Games", "olympics"):
        assert texts(await shipped.ask(f"/next {series}")) == [
            (
                "Less than a year remained until the Paris 2024 Olympics after the men's 1500m final at the World "
                "Championships 2023 [4]"
            ),
            "Josh Kerr was among the contenders for the Paris 2024 Olympics [1]",
        ]
    of_series, of_meet = [await shipped.ask(f"/next World Championships{year}") for year in ("", " 2023")]
    assert of_series.blocks == of_meet.blocks


async def test_an_event_of_which_nothing_is_to_come_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/next heptathlon")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles say nothing of what comes next in “heptathlon”."
    assert (await shipped.ask("/next relay")).title == "No person or event here goes by “relay”."


@pytest.mark.parametrize(
    ("line", "title", "lines"),
    [
        (
            "/next 100m",
            "After the women's 100m final, Corvane Cup 2033",
            [
                "Took place on 17 June 2033 [4][5]",
                "Was set for 17 June 2033 [3]",
                "Saskia Ondrell planned to compete in the final [3]",
            ],
        ),
        (
            "when is the next corvane cup",
            "What comes next: corvane cup",
            ["The Corvane Cup 2035 was set for June 2035 [10]"],
        ),
        ("/next 200m", "What comes next: 200m", ["Saskia Ondrell planned to compete in the final [1]"]),
        (
            "what's next for the steeplechase",
            "After the women's 3000m steeplechase final, Corvane Cup 2033",
            [
                "Took place on 17 June 2033 [3]",
                "Was set for 17 June 2033 [1]",
                "Pella Norring planned to compete in the final [1]",
                "The Corvane Cup 2035 was set for June 2035 [3]",
            ],
        ),
    ],
)
async def test_of_an_event_that_was_run_is_told_who_planned_it_or_else_what_comes_after_it(
    corvane: LivePack, line: str, title: str, lines: list[str]
) -> None:
    answer = await corvane.ask(line)
    assert (answer.title, texts(answer)) == (title, lines)


@pytest.mark.parametrize("line", ["/next", "when's the next cup?"])
async def test_where_nothing_follows_the_newest_race_what_does_in_its_series_is_told(
    corvane: LivePack, line: str
) -> None:
    answer = await corvane.ask(line)
    assert answer.title == "What comes next: Corvane Cup"
    # The mixed relay was set for June 2033, and articles of 2035 are here.
    assert texts(answer) == ["The Corvane Cup 2035 was set for June 2035 [10]"]


async def test_of_a_country_is_told_what_those_who_are_from_there_planned(corvane: LivePack) -> None:
    answer = await corvane.ask("/next Northmark")
    assert answer.title == "What comes next: Northmark"
    assert texts(answer) == [
        "Pella Norring planned to compete in the final [5]",
        "Saskia Ondrell planned to compete in the final [4]",
    ]


async def test_where_nothing_is_to_come_those_are_named_of_whom_something_is(shipped: LivePack) -> None:
    for name in ("monaco", "relay", "wightman"):
        answer = await shipped.ask(f"/next {name}")
        assert (answer.blocks, answer.choices[0].ask) == ((TOLD,), "/next Josh Kerr")


async def test_where_a_place_stands_is_shown_above_those_for_whom_something_is_to_come(shipped: LivePack) -> None:
    for name, article in (("kenya", "[3]"), ("paris", "[4]")):
        answer = await shipped.ask(f"/next {name}")
        assert answer.title == f"No person or event here goes by “{name}”."
        assert texts(answer)[0].startswith(article)
        assert answer.blocks[-1] == TOLD
        assert answer.choices[0].ask == "/next Josh Kerr"


async def test_plans_of_one_person_are_told_without_their_name(shipped: LivePack) -> None:
    answer = await shipped.ask("/next jakob")
    assert Heading("Men's 5000m final, World Championships 2023") in answer.blocks
    assert "Was due to compete in the final [3]" in texts(answer)


async def test_the_chances_and_the_days_of_what_is_planned_stand_with_it(shipped: LivePack) -> None:
    answer, statements = await shipped.counted("/next jakob")
    lines = texts(answer)
    assert lines[0] == "The final was set for 25 August 2023 [3], the last night [2]"
    assert "Still had a chance of another medal [3]" in lines
    assert statements == 2


async def test_who_will_be_faced_is_told_of_both(shipped: LivePack) -> None:
    faces = "Jakob Ingebrigtsen was due to face Selemon Barega"
    assert f"{faces} [3]" in texts(await shipped.ask("/next barega"))
    race = "the men's 5000m final at the World Championships 2023"
    assert f"{faces} in {race} [3]" in texts(await shipped.ask("/athlete barega"))


async def test_a_final_that_somebody_reached_is_to_come(shipped: LivePack) -> None:
    lines = texts(await shipped.ask("/next"))
    assert "Laura Muir qualified for the final [5]" in lines
    assert "Victoria Ohuruogu qualified for the final [5]" in lines


async def test_a_race_whose_day_is_told_is_not_also_said_to_come(shipped: LivePack) -> None:
    for line in ("/next", "/next marathon"):
        assert not [text for text in texts(await shipped.ask(line)) if "still to come" in text]


async def test_what_was_hoped_for_in_the_race_itself_is_not_to_come(shipped: LivePack) -> None:
    assert not [text for text in texts(await shipped.ask("/next")) if "hoped to win" in text]


async def test_somebody_without_plans_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/next wightman")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles say nothing of what comes next for Jake Wightman."


async def test_where_a_meet_was_to_be_stands_beside_the_plan_to_be_there(ask: Ask) -> None:
    told = {
        "Ada Brown won the 800m final.": "ada-brown place = 1",
        "Brown will run at the Tide Games 2033.": "ada-brown meet-plan = tide-2033 mood planned",
        "The Tide Games 2033 will be in Quay Town.": "tide-2033 venue = quay-town mood planned",
    }
    lines = [line.partition(" | ")[0] for line in await ask("/next brown", told)]
    assert lines == [
        "The venue of the Tide Games 2033 was to be Quay Town [1]",
        "Planned to compete at the Tide Games 2033 [1]",
    ]


async def test_a_race_that_somebody_missed_out_on_is_not_to_come(answer_to: AnswerTo) -> None:
    told = {
        "Ada Brown won the 800m.": "ada-brown place = 1",
        "Ada Brown failed to qualify for the women's 1500m final at the Delta Games.": (
            "ada-brown qualified-for = delta-2031/womens-1500m/final mood denied"
        ),
    }
    answer = await answer_to("/next Ada Brown", told)
    assert answer.title == "The articles say nothing of what comes next for Ada Brown."


async def test_a_race_of_which_a_day_is_only_planned_is_to_come_as_well_as_others(answer_to: AnswerTo) -> None:
    told = {
        "Ada Brown won the 800m.": "ada-brown place = 1",
        "The women's 800m final of the Tide Games 2033 is planned for 12 June 2033.": (
            "tide-2033/womens-800m/final date = 2033-06-12 mood planned"
        ),
        "Ada Brown hopes for gold in the women's 1500m final of the Tide Games 2033.": (
            "ada-brown medal = gold in tide-2033/womens-1500m/final mood hoped"
        ),
    }
    answer = await answer_to("/next tide games 2033", told)
    assert [block.text for block in answer.blocks if isinstance(block, Heading)] == [
        "Women's 800m final, Tide Games 2033",
        "Women's 1500m final, Tide Games 2033",
    ]
