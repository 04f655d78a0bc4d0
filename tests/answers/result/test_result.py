"""What /result says, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome
from tests.answers.result.result_lines import lines_of, part

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_result_begins_with_where_and_when_and_the_lines_of_the_sheet(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    assert answer.title == "Women's 800m final, Harbour Games 2031"
    assert lines_of(answer)[:16] == [
        "Quayside Stadium [2][4] · Wednesday 27 August 2031 [1][3][4]",
        "1 · Ada Brown (HBR) — 1:58.20 (PB [1][4] · SB [3])",
        (
            "  Place AGREED, 4 of 4. Time DISPUTED: 1:58.20 in three [1][2][4], 1:58.02 in one [3]. "
            "Status of the mark DISPUTED: PB in two [1][4], SB in one [3], none in [2]"
        ),
        "2 · Mina Lee — 1:58.43",
        "  Place AGREED, 3 of 4. Time DISPUTED: 1:58.43 in two [1][2], 1:58.45 in one [3], none in [4]",
        "3 · Sólveig Ærnes (NMK) — 1:58.71, 1:58.17 or 1:58.77",
        "  Place AGREED, 4 of 4. Time TIE: 1:58.71 in two [1][2], 1:58.17 in one [3], 1:58.77 in one [4]",
        "4 in dispute · Éloïse Marchand (CRV) — 1:58.90",
        "  Place TIE: 4th in one [1], not 4th in one [3], none in [2][4]. Time ONE SOURCE, 1 of 4",
        "  not 4th: the 4th place goes to Noor Vance",
        "4 in dispute · Noor Vance (HBR)",
        "  Place TIE: 4th in one [3], not 4th in one [1], none in [2][4]",
        "  not 4th: the 4th place goes to Éloïse Marchand",
        "8 or absent · Ife Okafor",
        "  Place TIE: 8th in one [2], did not take part in one [1], none in [3][4]",
        "  did not take part: no part in Harbour Games 2031, so none in any of its races",
    ]


async def test_every_dispute_of_the_race_is_a_line_with_its_numbers(harbour: LivePack) -> None:
    answer = await harbour.ask("/result high jump")
    assert part(answer, "The articles disagree on 5 points")[:4] == [
        "Katrin Vossel, height: 1.93m [2] · 1.99m [1]",
        "  1 against 1",
        "Runa Hallenby, height: 2.02m [1] · 2.05m [2]",
        "  1 against 1",
    ]


async def test_what_is_said_of_people_in_other_races_is_left_out(harbour: LivePack) -> None:
    answer = await harbour.ask("/result high jump")
    assert not [line for line in lines_of(answer) if "Ada Brown" in line]


async def test_a_convention_that_makes_a_dispute_is_told(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    assert Note("A personal best is a season's best too, but a results sheet prints SB only where it is no PB.") in (
        answer.blocks
    )


async def test_what_cannot_be_right_stands_with_its_arithmetic(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    findings = part(answer, "What cannot be right")
    start = findings.index("Mina Lee and Sólveig Ærnes, place and time: [3] contradicts itself")
    assert findings[start + 1] == "  1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place"


async def test_a_result_ends_with_what_a_headline_value_is(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    assert answer.blocks[-1] == Note("The headline value is the one most articles give, not a ruling.")


async def test_a_relative_day_shows_how_it_was_worked_out(harbour: LivePack) -> None:
    answer = await harbour.ask("/result high jump")
    assert lines_of(answer)[:2] == [
        "Quayside Stadium [1][2] · Wednesday 27 August 2031 [1][2]",
        "  27 August 2031: the day of Women's 800m final is 27 August 2031 [2]",
    ]


async def test_without_an_event_the_newest_story_is_told(harbour: LivePack) -> None:
    assert (await harbour.ask("/result")).title == (await harbour.ask("/result 800m")).title


async def test_the_shipped_result_says_who_won_and_what_is_in_dispute(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m")
    assert answer.title == "Men's 1500m final, World Championships 2023"
    assert lines_of(answer)[:9] == [
        "Budapest [1][3][4][5] · Wednesday 23 August 2023 [3][4]",
        "1 · Josh Kerr (GBR) — 3:29.38 (SB [1] · PB [3])",
        (
            "  Place AGREED, 5 of 5. Time AGREED, 5 of 5. "
            "Status of the mark TIE: SB in one [1], PB in one [3], none in [2][4][5]"
        ),
        "2 · Jakob Ingebrigtsen (NOR) — 3:29.65",
        "  Place AGREED, 5 of 5. Time DISPUTED: 3:29.65 in three [1][2][4], 3:29.55 in one [3], none in [5]",
        "3 · Narve Gilje Nordås (NOR) — 3:29.68",
        "  3 of 5 articles [1][3][4]",
        "8 or absent · Jake Wightman (GBR)",
        "  Place TIE: 8th in one [5], did not take part in one [3], none in [1][2][4]",
    ]
    assert part(answer, "Margins") == [
        "1st to 2nd: 0.27 s",
        "  3:29.65 − 3:29.38 = 0.27 s, by the headline values",
        "2nd to 3rd: 0.03 s",
        "  3:29.68 − 3:29.65 = 0.03 s, by the headline values",
    ]


@pytest.mark.parametrize(
    "event",
    ["1500", "1500m", "1,500 metres", "1500 m", "metric mile", "men's 1500m final", "mens 1500m", "1500m worlds 2023"],
)
async def test_one_event_goes_by_many_names(shipped: LivePack, event: str) -> None:
    assert (await shipped.ask(f"/result {event}")).title == "Men's 1500m final, World Championships 2023"


@pytest.mark.parametrize(
    ("event", "first"),
    [
        ("pole vault", "1 · Mondo Duplantis — 6.10m CR"),
        ("heptathlon", "1 · Katarina Johnson-Thompson"),
        ("1500m 2022", "1 · Jake Wightman"),
        ("1500m meet:Tokyo 2020", "1 · Jakob Ingebrigtsen"),
        ("tokyo olympics 1500m", "1 · Jakob Ingebrigtsen"),
        ("400m semi-final", "1 · Victoria Ohuruogu — 49.60 PB"),
    ],
)
async def test_races_without_a_story_of_their_own_are_told_too(shipped: LivePack, event: str, first: str) -> None:
    answer = await shipped.ask(f"/result {event}")
    assert next(line for line in lines_of(answer) if line.startswith("1 · ")).startswith(first)


async def test_other_races_of_that_name_are_choices(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m")
    asks = [choice.ask for choice in answer.choices]
    assert "/result event:Men's 1500m final meet:World Championships 2022" in asks
    assert "/result event:Women's 1500m final meet:World Championships 2023" in asks


async def test_a_name_that_several_events_share_is_said_to_be_one(shipped: LivePack) -> None:
    assert "“1500m” may also mean the women's 1500m." in lines_of(await shipped.ask("/result 1500m"))
    for line in ("/result", "/result men's 1500m"):
        assert not [text for text in lines_of(await shipped.ask(line)) if "may also mean" in text]


async def test_a_race_without_a_result_is_silent_and_says_when_it_is(shipped: LivePack) -> None:
    answer = await shipped.ask("/result men's marathon")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles give no result of the men's marathon, World Championships 2023."
    assert lines_of(answer)[0] == "Sunday 27 August 2023 [3]"


async def test_an_unknown_event_is_never_replaced(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m nonsense")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.title == "No event here goes by “1500m nonsense”."
    assert answer.choices[0].ask == "/result Men's 1500m"


async def test_an_event_of_another_year_is_not_found(shipped: LivePack) -> None:
    assert (await shipped.ask("/result 1500m 1999")).outcome is Outcome.NOT_FOUND
