"""Lines of the shipped pack, letter for letter: all that qualifies a point is in them, with the event of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Statement

if TYPE_CHECKING:
    from tests.conftest import LivePack


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        # titles, lists and runs name their event, also in answers about a race of it
        ("/recap 1500m length:whole", "Wightman held the world title in the men's 1500m [1][3][5]"),
        (
            "/recap 1500m length:whole",
            "Kerr was second on the all-time list in the men's 1500m among British men [3]",
        ),
        (
            "/recap 1500m length:whole",
            "Kerr was the second Scottish athlete in as many years to win the world title in the men's 1500m [4]",
        ),
        (
            "/compare kenya",
            "Had taken the Olympic title in the men's 1500m four times in a row going into the Tokyo 2020 Olympics [3]",
        ),
        ("/athlete wightman", "Won the men's 1500m final at the World Championships 2022 [1][3][4][5]"),
        ("/athlete duplantis", "Won the men's pole vault final at the World Championships 2023 [5]"),
        ("/athlete ohuruogu", "Won her semi-final of the women's 400m at the World Championships 2023 [5]"),
        (
            "/athlete ohuruogu",
            "Qualified second overall for the women's 400m final at the World Championships 2023 [5]",
        ),
        # before and after which race a thing stood so: nothing was lost or reached there
        ("/recap length:whole", "Kerr had his first medal at the World Championships [1]"),
        (
            "/recap length:whole",
            "Ingebrigtsen held the European record in the men's 1500m going into the men's 1500m at Monaco 2023 [3]",
        ),
        # a moment of what is reported stands inside it
        ("/compare kerr before and after", "Said he knew it was his time [4]"),
        ("/compare ingebrigtsen before and after", "Said that before the race he had a sore throat [4]"),
        ("/athlete kerr part:reactions", "Said: “it’s just so surreal to be in this position” [4]"),
        ("/athlete kerr part:reactions", "Later called it a long, long road [4]"),
        # of two moments neither goes without saying
        (
            "/recap length:whole",
            "Ingebrigtsen said that in the semi-final he had a little bit of a dry throat [4]",
        ),
        # fragments are told by their pattern
        ("/compare filip", "Took part [3]"),
        # a day and a month with their prepositions
        ("/compare date", "The race took place on 23 August 2023 [3][4]"),
        ("/compare date", "The men's 1500m at Monaco 2023 took place in July 2023 [3]"),
        ("/athlete kerr part:reactions", "Overcame illness at the World Championships 2022 [1]"),
        ("/compare kerr the race", "Avoided any trouble [3]"),
        # a name alone opens somebody's own words; an article's words about them do not look like a remark
        ("/recap 1500m length:whole", "Kerr: “it’s just so surreal to be in this position” [4]"),
        (
            "/recap 1500m length:whole",
            "Of Ingebrigtsen: “he was unable to match Kerr’s surge in the final meters” [1]",
        ),
        (
            "/recap 1500m length:whole",
            "Of the race: “the feeling was that this year history could not repeat itself” [4]",
        ),
        # everybody who is silent where others disagree
        ("/compare date", "[1][4][5] say nothing of it."),
        ("/recap length:whole", "Kerr displayed remarkable form [1]"),
        (
            "/recap length:whole",
            (
                "Told differently: Kerr made a breakthrough at the Tokyo 2020 Olympics [3]; "
                "at the World Championships 2022 [1]; at the World Championships 2023 [1]"
            ),
        ),
        ("/recap length:whole", "Kerr ran a smart and tactical race [3]"),
        ("/recap length:whole", "Kerr gave a display of tactical brilliance [5]"),
        ("/recap length:whole", "Kerr followed in the footsteps of Wightman [3]"),
        ("/recap length:whole", "Kerr ensured that the British flag would fly high again in the metric mile [3]"),
        (
            "/recap length:whole",
            "Kerr: “I’ve been in four major championship finals and I’ve come away with only a bronze” [4]",
        ),
        (
            "/recap length:whole",
            (
                "Of Ingebrigtsen: “He mentioned struggling with dryness in his throat "
                "in the days leading up to the race” [2]"
            ),
        ),
        # comparisons and standings
        (
            "/compare kerr bests and records",
            "Improved his personal best from the men's 1500m final at the Tokyo 2020 Olympics by 0.67 seconds [3]",
        ),
        (
            "/sources article:5",
            "Duplantis could not improve the world record by 1 cm in the men's pole vault final [5]",
        ),
        # the words that say how
        ("/athlete kerr part:life", "Only started competing at the international level in 2017 [3]"),
        ("/next", "Laura Muir hoped for a first world outdoor medal [5]"),
        ("/athlete farah", "Is British [3]"),
        ("/athlete kerr part:life", "Is coached by Mark Rowland [3]"),
        ("/next", "The World Championships 2023 would conclude with twelve more finals [3]"),
    ],
)
async def test_a_line_says_all_that_its_article_says(shipped: LivePack, ask: str, line: str) -> None:
    assert line in [getattr(block, "text", "") for block in (await shipped.ask(ask)).blocks]


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        (
            "/compare ingebrigtsen new record",
            "Broke his own European record in the men's 1500m at Monaco 2023 [3]",
        ),
        ("/compare wightman tactics observed", "Josh Kerr had closely observed the tactics of Jake Wightman [2]"),
        ("/compare wightman tactics", "Was patient [5]"),
    ],
)
async def test_a_point_alone_is_its_sentence(shipped: LivePack, ask: str, line: str) -> None:
    answer = await shipped.ask(ask)
    assert [block.text for block in answer.blocks if isinstance(block, Statement)] == [line]


@pytest.mark.parametrize(
    "ask", ["/recap 1500m length:whole", "/sources article:1", "/athlete kerr part:all", "/next", "/result 1500m 2022"]
)
async def test_a_date_or_venue_that_repeats_the_name_of_its_subject_is_no_line(shipped: LivePack, ask: str) -> None:
    lines = [getattr(block, "text", "") for block in (await shipped.ask(ask)).blocks]
    assert not [line for line in lines if "took place in Tokyo" in line or "was to be Paris" in line]
    assert not [line for line in lines if "2022 was 2022" in line or line.startswith("2022 [")]


async def test_a_best_is_bettered_in_the_race_before_which_it_stood(harbour: LivePack) -> None:
    blocks = (await harbour.ask("/athlete ada brown part:bests")).blocks
    line = "Improved her personal best by 0.40 seconds [2]"
    assert [block.text for block in blocks if "mproved" in getattr(block, "text", "")] == [line]
