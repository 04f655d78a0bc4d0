"""What /compare says of races, events, meets and countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome
from tests.answers.compare.blocks import block_texts, headings, statements

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("winning time", "Josh Kerr, time"),
        ("1500m winning time", "Josh Kerr, time"),
        ("bronze", "Narve Gilje Nordås"),
        ("1500m", "5 disputes, 4 contradictions"),
        ("kerr personal best", "Josh Kerr, personal best"),
        ("kerr pb", "Josh Kerr, personal best"),
        ("personal best", "Personal best"),
        ("medals", "Medals"),
        ("gold medals", "Golds"),
        ("great britain", "Great Britain"),
        ("Team GB golds", "Great Britain, golds after the race · TIE, 1 against 1"),
        ("ingebrigtsen", "Jakob Ingebrigtsen"),
        ("KJT", "Katarina Johnson-Thompson"),
    ],
)
async def test_a_topic_is_a_point_a_person_a_country_or_an_attribute(shipped: LivePack, topic: str, title: str) -> None:
    assert (await shipped.ask(f"/compare {topic}")).title == title


async def test_an_attribute_of_a_race_is_a_point_of_its_own_in_the_story(shipped: LivePack) -> None:
    answer, queries = await shipped.counted("/compare worlds-2023-mens-1500m-final crowd")
    assert (answer.title, queries) == ("Men's 1500m final, crowd", 2)
    assert any(text.startswith("The crowd") and text.endswith(" [4]") for text in block_texts(answer))
    times = await shipped.ask("/compare worlds-2023-mens-1500m-final time")
    assert not [text for text in block_texts(times) if "Tokyo" in text]


@pytest.mark.parametrize("topic", ["1500m", "Men's 1500m final, World Championships 2023"])
async def test_a_story_is_asked_for_by_its_race(shipped: LivePack, topic: str) -> None:
    answer, queries = await shipped.counted(f"/compare {topic}")
    assert (answer.title, queries <= 3) == ("5 disputes, 4 contradictions", True)


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("3:29.55", "3:29.55 [3]"),
        ("speed", "Jakob Ingebrigtsen had finishing speed [5]"),
        ("monaco", "Jakob Ingebrigtsen ran 3:27.14 in the men's 1500m at Monaco 2023 [3]"),
        (
            "semi-final",
            "Victoria Ohuruogu won her semi-final of the women's 400m at the World Championships 2023 [5]",
        ),
        ("2022", "Jake Wightman won the men's 1500m final at the World Championships 2022 [1][3][4][5]"),
    ],
)
async def test_a_value_a_meet_a_round_a_year_and_a_term_find_their_points(
    shipped: LivePack, topic: str, line: str
) -> None:
    answer, queries = await shipped.counted(f"/compare {topic}")
    assert (answer.title, queries <= 4) == (f"Found for “{topic}”", True)
    assert line in [statement.text for statement in statements(answer)]


async def test_a_race_is_meant_whose_meet_has_the_longer_name(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare Women's heptathlon, World Championships 2023")
    assert answer.title == (
        "The articles do not disagree on anything of the women's heptathlon, World Championships 2023."
    )


async def test_an_event_is_the_disputes_of_its_story_or_what_is_told_of_it(
    shipped: LivePack, harbour: LivePack
) -> None:
    vault = await shipped.ask("/compare pole vault")
    title = "One article alone tells of the men's pole vault final, World Championships 2023."
    assert (vault.outcome, vault.title) == (Outcome.ANSWERED, title)
    rounds = await shipped.ask("/compare women's 400m")
    assert rounds.title == "One article alone tells of the women's 400m, World Championships 2023."
    won = "Ohuruogu won her semi-final of the women's 400m at the World Championships 2023 [5]"
    assert won in [getattr(block, "text", "") for block in rounds.blocks]
    jump = await harbour.ask("/compare high jump")
    assert (jump.title, jump.blocks[0]) == (
        "4 disputes, 3 contradictions",
        Note("Women's high jump final, Harbour Games 2031"),
    )


async def test_an_attribute_of_a_race_is_not_that_of_another(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare Women's marathon date")
    assert answer.title == "Women's marathon (Harbour Games 2031), date · TIE, 1 against 1"
    assert [line.text for line in statements(answer)] == [
        "The first day [4]",
        "27 August 2031 [3]",
        "[3] contradicts itself on the women's 800m final: 27 August 2031 is a Wednesday, not a Tuesday",
    ]


async def test_an_attribute_of_an_event_is_looked_for_in_its_races(shipped: LivePack) -> None:
    answer, queries = await shipped.counted("/compare 5000m date")
    assert (answer.title, queries) == ("Men's 5000m final (World Championships 2023), date · TIE, 1 against 1", 2)
    assert shipped.auditor.problems(answer) == []


async def test_a_race_and_its_meet_mean_that_race_however_short_its_name(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare Women's marathon, Harbour Games 2031")
    assert answer.title == "2 disputes"
    assert answer.blocks[0] == Note("Women's marathon, Harbour Games 2031")


async def test_points_of_one_event_that_are_told_differently_are_listed_once(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare")
    told = [line.text for line in statements(answer)]
    assert "They tell it differently on 4 points" in headings(answer)
    assert "Jakob Ingebrigtsen took the lead after two laps [5]" in told
    assert not [text for text in told if text.startswith("Kerr passed Jakob Ingebrigtsen")]


async def test_a_meet_without_a_story_is_what_is_said_of_its_races(harbour: LivePack) -> None:
    assert [line.text for line in statements(await harbour.ask("/compare delta open 2029"))] == [
        "Ada Brown ran 1:58.10 in the women's 800m at the Delta Open 2029 [2]",
        "Brown set a personal best in the women's 800m at the Delta Open 2029 [2]",
    ]
    told = [line.text for line in statements(await harbour.ask("/compare harbour games 2027"))]
    assert told == [
        "Isolde Brown finished third in the women's marathon at the Harbour Games 2027 [3]",
        "Ada Brown took a medal at the Harbour Games 2027 [4]",
        "Ottilie Strand cleared 2.03m in the women's high jump at the Harbour Games 2027 [4]",
        "Isolde Brown finished behind Hanne Dahlmark in the women's marathon at the Harbour Games 2027 [3]",
    ]


async def test_how_many_ran_is_the_number_of_starters(harbour: LivePack) -> None:
    for asked in ("/compare field size", "/compare how many ran", "how many ran the 800m"):
        assert [line.text for line in statements(await harbour.ask(asked))] == ["8 [1][2][4]", "9 [3][4]"], asked


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("women's 1500m", ["Laura Muir qualified for the race [5]"]),
        (
            "women's 400m final",
            ["Victoria Ohuruogu qualified for the race [5]", "Ohuruogu qualified second overall [5]"],
        ),
    ],
)
async def test_of_a_race_without_a_story_its_points_are_shown(shipped: LivePack, topic: str, told: list[str]) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert (answer.outcome, [line.text for line in statements(answer)]) == (Outcome.ANSWERED, told)


@pytest.mark.parametrize(
    ("topic", "ask"),
    [
        ("hallenby", ["/compare Women's high jump final, Harbour Games 2031"]),
        ("ada brown", ["/compare Women's 800m final, Harbour Games 2031"]),
        ("isolde brown", []),
    ],
)
async def test_all_disputes_are_those_of_the_race_in_which_the_topic_has_one(
    harbour: LivePack, topic: str, ask: list[str]
) -> None:
    choices = (await harbour.ask(f"/compare {topic}")).choices
    assert [choice.ask for choice in choices if choice.label == "All disputes"] == ask


@pytest.mark.parametrize(
    ("topic", "people"),
    [
        ("marathon country", ["Hanne Dahlmark", "Isolde Brown", "Lucía Ferranda"]),
        ("high jump country", ["Greta Holmquay", "Katrin Vossel", "Runa Hallenby"]),
    ],
)
async def test_of_a_race_that_is_told_which_its_runners_are(harbour: LivePack, topic: str, people: list[str]) -> None:
    told = await harbour.ask(f"/compare {topic}")
    assert [line.text.partition(" is from ")[0] for line in statements(told)] == people


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("british all-time list", "Josh Kerr was second on the all-time list in the men's 1500m among British men [3]"),
        ("jakob medals", "Took silver [1][2][3][4][5]"),
        ("kenya medals", "Had six golds after the race [3]"),
        ("nordas medals", "Took bronze [1][3][4]"),
        ("wightman club", "Josh Kerr is a club-mate of Jake Wightman [1][2]"),
    ],
)
async def test_a_country_and_the_plural_of_a_word_find_what_is_told_of_others(
    shipped: LivePack, topic: str, line: str
) -> None:
    assert statements(await shipped.ask(f"/compare {topic}"))[0].text == line


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("cheruiyot kenyan", "Is Kenyan [3]"),
        ("muir team gb", "Is British [5]"),
        ("duplantis swedish", "Is Swedish [5]"),
        ("duplantis usa", "Was born in the United States [5]"),
        ("johnson-thompson uk", "Is British [1][4]"),
        ("kerr american", "Moved to the United States [3]"),
        *(
            (
                topic,
                (
                    "Lost to British athletes in the men's 1500m at the World Championships for the second time"
                    " running [1][3][4]"
                ),
            )
            for topic in ("jakob british", "jakob uk", "jakob britain", "great britain jakob", "jakob great britain")
        ),
    ],
)
async def test_a_country_beside_a_person_goes_by_each_of_its_names(shipped: LivePack, topic: str, line: str) -> None:
    assert statements(await shipped.ask(f"/compare {topic}"))[0].text == line


async def test_another_country_beside_a_person_is_silent(shipped: LivePack) -> None:
    assert (await shipped.ask("/compare jakob usa")).title == "Nothing found for “usa” about Jakob Ingebrigtsen."


async def test_the_city_of_a_meet_beside_a_person_is_the_meet(shipped: LivePack) -> None:
    told = [line.text for line in statements(await shipped.ask("/compare jakob eugene"))]
    assert told == [
        "Took silver in the men's 1500m final at the World Championships 2022 [1]",
        "Was the favourite in the men's 1500m final at the World Championships 2022 [4]",
        "Jake Wightman beat Jakob Ingebrigtsen in the men's 1500m final at the World Championships 2022 [1][3][4]",
    ]


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("harbour games 2031 gold", "Ada Brown took gold [1][4]"),
        ("harbour 31 silver", "Mina Lee took silver [1][2]"),
        ("harbour games 2031 bell", "5th [1][4]"),
    ],
)
async def test_a_word_beside_a_meet_finds_what_is_told_of_its_races(harbour: LivePack, topic: str, line: str) -> None:
    assert statements(await harbour.ask(f"/compare {topic}"))[0].text == line


async def test_a_meet_has_what_is_disputed_in_each_of_its_races_and_the_way_to_each(events: LivePack) -> None:
    answer = await events.ask("/compare Delta Games")
    heads = [heading.partition(" in the")[0] for heading in headings(answer)]
    assert heads == ["Mina Lee, points", "Northmark, time", "Also said"]
    assert [choice.label for choice in answer.choices] == [
        "Women's heptathlon: 1 dispute",
        "Women's 4x400m relay final: 2 disputes",
    ]
    assert [article.slug for article in answer.articles] == ["heptathlon-1", "heptathlon-2", "relay-1", "relay-2"]
    assert [line.text for line in statements(answer) if line.text.startswith("Harbour ran")] == [
        "Harbour ran 3:21.30 in the women's 4x400m relay final at the Delta Games [3][4]"
    ]


async def test_where_a_race_was_that_no_article_is_about_is_told_of_its_meet(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare Men's pole vault venue")
    assert statements(answer)[0].text == "The World Championships 2023 took place in Budapest [1][3][4][5]"
