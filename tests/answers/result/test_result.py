"""What /result says, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.answers.answer import Note, Outcome, Statement
from bot.answers.points.races import other_events
from bot.answers.question import Call
from bot.store.rows import RaceRow
from tests.answers.result.result_lines import lines_of

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_result_begins_with_where_and_when_and_the_lines_of_the_sheet(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    assert answer.title == "Women's 800m final, Harbour Games 2031"
    assert lines_of(answer)[:11] == [
        "Quayside Stadium [2][4], 27 August 2031 [1][3][4]",
        "  CONTRADICTED in [3]: 27 August 2031 is a Wednesday, not a Tuesday",
        "1 · Ada Brown (HBR) — 1:58.20",
        (
            "  time DISPUTED: 1:58.20 [1][2][4], 1:58.02 [3]; season's or personal best DISPUTED: "
            "PB [1][2][4], SB [3]; CONTRADICTED in [1]: 1:58.43 − 1:58.20 is 0.23 s, not 0.32 s; "
            "CONTRADICTED in [2]: 1:58.20 is slower than 1:58.10 (Delta Open 2029)"
        ),
        "2 · Mina Lee (HBR) — 1:58.43",
        (
            "  time DISPUTED: 1:58.43 [1][2], 1:58.45 [3], not said [4]; CONTRADICTED in [3]: 1:58.45 in 2nd, "
            "1:58.17 in 3rd; CONTRADICTED in [1]; place AGREED, 3 of 4 [1][2][3]"
        ),
        "3 · Sólveig Ærnes (NMK) — 1:58.71, 1:58.17 or 1:58.77",
        "  time TIE: 1:58.71 [1][2], 1:58.17 [3], 1:58.77 [4]; CONTRADICTED in [3]",
        "Éloïse Marchand (CRV), TIE: finished 4th [1], 4th is Noor Vance [3]; time 1:58.90 [1]",
        "Noor Vance (HBR), TIE: finished 4th [3], 4th is Éloïse Marchand [1]",
        "Ife Okafor (HBR), TIE: finished 8th [2], did not take part [1]",
    ]


async def test_who_has_no_place_by_most_articles_stands_below_the_sheet_in_no_row_of_it(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    lines = [block for block in answer.blocks if isinstance(block, Statement)]
    open_to_question = [line.text for line in lines if not line.level and not line.strong and ", TIE: " in line.text]
    assert [text for text in open_to_question if not text.startswith("Winning margin")] == lines_of(answer)[8:11]
    assert not [line for line in lines if line.strong and line.text.startswith("8 · ")]


async def test_the_first_buttons_are_the_disputes_the_story_and_the_winner_s_words(harbour: LivePack) -> None:
    answer = await harbour.ask("/result high jump")
    assert [choice.label for choice in answer.choices[:3]] == ["4 disputes", "Story", "Quotes"]
    assert [choice.label for choice in answer.disputes] == [
        "Katrin Vossel, height",
        "Runa Hallenby, height",
        "Runa Hallenby, age",
    ]


async def test_what_is_said_of_people_in_other_races_is_left_out(harbour: LivePack) -> None:
    answer = await harbour.ask("/result high jump")
    assert not [choice for choice in answer.disputes if "Ada Brown" in choice.label]


async def test_the_venue_of_the_meet_is_not_that_of_a_race_which_no_article_is_mainly_about(harbour: LivePack) -> None:
    assert lines_of(await harbour.ask("/result marathon"))[0].startswith("date TIE: the first day [2]")
    assert lines_of(await harbour.ask("/result 800m"))[0].startswith("Quayside Stadium [2][4], ")


async def test_a_relative_day_shows_how_it_was_worked_out(harbour: LivePack) -> None:
    answer = await harbour.ask("/result high jump")
    assert lines_of(answer)[:2] == [
        "Wednesday 27 August 2031 [2], the day of the women's 800m final [1]",
        "  27 August 2031: the day of the women's 800m final is 27 August 2031 [2]",
    ]


async def test_without_an_event_the_newest_story_is_told(harbour: LivePack) -> None:
    assert (await harbour.ask("/result")).title == (await harbour.ask("/result 800m")).title


async def test_the_shipped_result_says_who_won_and_what_is_in_dispute(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m")
    assert answer.title == "Men's 1500m final, World Championships 2023"
    assert lines_of(answer)[:8] == [
        "Budapest [1][3][4][5], Wednesday 23 August 2023 [3][4]",
        "1 · Josh Kerr (GBR) — 3:29.38",
        (
            "  place and time AGREED by all five; season's or personal best TIE: SB [1], PB [3], not said [2][4][5]; "
            "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05 (Tokyo 2020 Olympics)"
        ),
        "2 · Jakob Ingebrigtsen (NOR) — 3:29.65",
        "  time DISPUTED: 3:29.65 [1][2][4], 3:29.55 [3], not said [5]",
        "3 · Narve Gilje Nordås (NOR) — 3:29.68",
        "  AGREED, 3 of 5 [1][3][4]",
        "Jake Wightman (GBR), TIE: finished 8th [5], did not take part [3]",
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
        ("pole vault", "1 · Mondo Duplantis (SWE) — 6.10m CR"),
        ("heptathlon", "1 · Katarina Johnson-Thompson"),
        ("1500m 2022", "1 · Jake Wightman"),
        ("1500m meet:2022", "1 · Jake Wightman"),
        ("1500m meet:Tokyo 2020", "1 · Jakob Ingebrigtsen"),
        ("tokyo olympics 1500m", "1 · Jakob Ingebrigtsen"),
        ("400m semi-final", "1 · Victoria Ohuruogu (GBR) — 49.60 PB"),
    ],
)
async def test_races_without_a_story_of_their_own_are_told_too(shipped: LivePack, event: str, first: str) -> None:
    answer = await shipped.ask(f"/result {event}")
    assert next(line for line in lines_of(answer) if line.startswith("1 · ")).startswith(first)


@pytest.mark.parametrize(
    ("race", "line"),
    [
        ("1500m 2022", "The World Championships 2022 took place in Eugene [1][3]"),
        ("tokyo olympics 1500m", "Finished behind Timothy Cheruiyot [3]"),
    ],
)
async def test_where_the_meet_was_and_who_was_ahead_without_a_place_is_told_too(
    shipped: LivePack, race: str, line: str
) -> None:
    assert line in [line.removeprefix("-# ") for line in lines_of(await shipped.ask(f"/result {race}"))]


async def test_who_was_ahead_of_somebody_without_a_place_of_their_own_is_told(harbour: LivePack) -> None:
    lines = lines_of(await harbour.ask("/result Women's marathon 2027"))
    assert [line.strip().removeprefix("-# ") for line in lines] == [
        "3 · Isolde Brown (HBR)",
        "ONE SOURCE [3]",
        "Finished behind Hanne Dahlmark [3]",
    ]


@pytest.mark.parametrize(
    ("name", "title", "line"),
    [
        (
            "mark rowland",
            "The articles give no result of Mark Rowland.",
            "Josh Kerr is coached by Mark Rowland [3]",
        ),
        (
            "laura muir",
            "The articles give no result of Laura Muir.",
            "Laura Muir qualified for the women's 1500m final at the World Championships 2023 [5]",
        ),
        ("NCAA", "The articles tell of no event at the NCAA Championships.", "Josh Kerr won three NCAA titles [3]"),
    ],
)
async def test_of_who_or_what_has_no_race_it_is_told_what_there_is(
    shipped: LivePack, name: str, title: str, line: str
) -> None:
    answer = await shipped.ask(f"/result {name}")
    assert (answer.title, next(each.text for each in answer.blocks if isinstance(each, Statement))) == (title, line)


async def test_other_races_of_that_name_are_choices(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m")
    asks = [choice.ask for choice in answer.choices]
    assert "/result event:Men's 1500m final meet:World Championships 2022" in asks
    assert "/result event:Women's 1500m final meet:World Championships 2023" in asks


@pytest.mark.parametrize(("articles", "notes"), [(1, (Note("“800m” may also mean the women's 800m."),)), (0, ())])
def test_a_name_that_several_events_with_a_story_share_is_said_to_be_one(
    articles: int, notes: tuple[Note, ...]
) -> None:
    men = RaceRow("m", "Men's 800m final", "games", "Games", "m-800", "Men's 800m", "m", 1)
    women = replace(men, id="w", event="w-800", event_name="Women's 800m", articles=articles)
    assert other_events(Call("result", {"event": "800m"}, "/result 800m"), [men, women]) == notes


async def test_an_event_of_which_there_is_no_story_takes_no_line_of_another(shipped: LivePack) -> None:
    for line in ("/result", "/result 1500m", "/recap 1500m"):
        assert not [text for text in lines_of(await shipped.ask(line)) if "may also mean" in text]


async def test_a_race_without_a_result_is_silent_and_says_when_it_is(shipped: LivePack) -> None:
    answer = await shipped.ask("/result men's marathon")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles give no result of the men's marathon, World Championships 2023."
    assert lines_of(answer)[0] == "Sunday 27 August 2023 [3]"


async def test_a_race_without_a_result_tells_what_else_is_told_of_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m women")
    assert answer.title == "The articles give no result of the women's 1500m final, World Championships 2023."
    assert lines_of(answer) == ["Laura Muir qualified for the final [5]"]
    assert [choice.label for choice in answer.choices] == ["Next"]


async def test_an_unknown_event_is_never_replaced(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m nonsense")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.title == "No event here goes by “1500m nonsense”."
    assert answer.choices[0].ask == "/result Men's 1500m"


async def test_an_event_of_another_year_is_not_found(shipped: LivePack) -> None:
    assert (await shipped.ask("/result 1500m 1999")).outcome is Outcome.NOT_FOUND


async def test_a_best_that_was_run_in_a_race_is_a_result_of_it(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m 2029")
    assert (answer.title, answer.outcome) == ("Women's 800m, Delta Open 2029", Outcome.ANSWERED)
