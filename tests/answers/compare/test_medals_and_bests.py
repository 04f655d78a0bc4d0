"""What /compare says of titles, medals, bests and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome, Quotation
from bot.facts.model import Verdict
from tests.answers.compare.blocks import block_texts, headings, statements

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack

WORLD_TITLE = "Held the world title in the men's 1500m going into the World Championships 2023 [1][3][5]"
WON_IN_2022 = "Won the men's 1500m final at the World Championships 2022 [1][3][4][5]"
WON_THE_VAULT = "Won the men's pole vault final at the World Championships 2023 [5]"
VAULT_TITLE = "Held the world title in the men's pole vault going into the World Championships 2023 [5]"


async def test_who_took_gold_is_not_said_to_have_won_and_taken_part_as_well(shipped: LivePack) -> None:
    texts = block_texts(await shipped.ask("/compare kerr"))
    assert "Won gold [1][2][3][4][5]" in texts
    assert not {"Won [1][2][3][4][5]", "Took part [1][2][3][4][5]"} & {*texts}


async def test_a_medal_and_an_attribute_are_a_point_of_the_newest_story(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare silver time")
    assert answer.title == "Jakob Ingebrigtsen, time · DISPUTED, 3 against 1"
    assert block_texts(answer) == [
        "Men's 1500m final, World Championships 2023",
        "3:29.65 [1][2][4]",
        "leaving Ingebrigtsen with the silver medal in a time of 3:29.65",
        "Ingebrigtsen claiming silver in 3:29.65",
        "Ingebrigtsen held on for silver in 3:29.65",
        "3:29.55 [3]",
        "Ingebrigtsen settled for silver in 3:29.55",
        "[5] says nothing of it. 3:29.65 is what more articles give, not a ruling.",
    ]
    first = statements(answer)[0]
    assert (first.verdict, first.strong) == (Verdict.DISPUTED, True)
    excerpts = [block for block in answer.blocks if isinstance(block, Quotation)]
    assert {excerpt.speaker for excerpt in excerpts} == {""}
    assert [excerpt.text[slice(*excerpt.marks[0])] for excerpt in excerpts] == ["3:29.65"] * 3 + ["3:29.55"]


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("wightman gold", [WORLD_TITLE, WON_IN_2022]),
        ("wightman medal", [WORLD_TITLE, WON_IN_2022]),
        ("duplantis medal", [WON_THE_VAULT, VAULT_TITLE]),
        ("barega olympic gold", ["Held an Olympic title going into the World Championships 2023 [3]"]),
        (
            "olympic gold",
            [
                "Jakob Ingebrigtsen held an Olympic title going into the World Championships 2023 [1][3][4][5]",
                "Selemon Barega held an Olympic title going into the World Championships 2023 [3]",
                "Ingebrigtsen won gold in the men's 1500m final at the Tokyo 2020 Olympics [3]",
            ],
        ),
        (
            "johnson-thompson gold",
            [
                "Won gold in the women's heptathlon at the World Championships 2023 [1]",
                "Won the women's heptathlon at the World Championships 2023 [1][4]",
            ],
        ),
        ("kerr gold", ["Won gold [1][2][3][4][5]"]),
        ("kerr title", ["Won gold [1][2][3][4][5]", "Won three NCAA titles [3]"]),
        ("kerr world champion", ["Won gold [1][2][3][4][5]", "Won three NCAA titles [3]"]),
        (
            "farah rank",
            [
                "Was first on the all-time list in the men's 1500m among British men [3]",
                "Josh Kerr was behind only Mo Farah on the all-time list in the men's 1500m among British men [3]",
            ],
        ),
    ],
)
async def test_a_title_and_a_win_stand_beside_gold_and_a_rank_is_who_was_ahead(
    shipped: LivePack, topic: str, lines: list[str]
) -> None:
    assert [line.text for line in statements(await shipped.ask(f"/compare {topic}"))] == lines


async def test_a_place_is_a_medal_in_other_words(harbour: LivePack) -> None:
    second = statements(await harbour.ask("/compare vossel silver"))
    assert second[0].text == "Finished second in the women's high jump final at the Harbour Games 2031 [2][4]"
    silver = statements(await harbour.ask("/compare lee silver"))
    assert [line.text for line in silver[:2]] == ["Took silver [1][2]", "Finished second [1][2][3]"]
    assert [line.text for line in statements(await harbour.ask("/compare lee gold"))][:2] == [
        "Held the indoor title in the women's 800m going into the Harbour Games 2031 [1]",
        "Held the title in the women's 400m at the Harbour Games going into the Harbour Games 2031 [2]",
    ]


@pytest.mark.parametrize("topic", ["filip time", "filip medal", "muir title"])
async def test_having_taken_part_is_no_mark_and_no_medal(shipped: LivePack, topic: str) -> None:
    assert (await shipped.ask(f"/compare {topic}")).outcome is Outcome.SILENT


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (
            "/compare hallenby record",
            (
                "Held the Games record of 2.02m after the women's high jump final at the Harbour Games 2031 [2]",
                (
                    "ONE SOURCE; CONTRADICTED in [2][4]: Runa Hallenby’s record of 2.02m is less than Ottilie "
                    "Strand’s earlier record 2.03m"
                ),
            ),
        ),
        (
            "/compare ada brown standing-behind",
            (
                "Was behind Ife Okafor on the all-time list in the women's 800m among Harbour women [2]",
                (
                    "ONE SOURCE; CONTRADICTED in [2]: 1:58.20 is slower than 1:58.10 (Delta Open 2029); "
                    "CONTRADICTED in [2]: 1:58.30 of 2nd place on the list is 0.10 s slower than 1:58.20 of 3rd place"
                ),
            ),
        ),
    ],
)
async def test_what_rests_on_a_contradicted_record_or_order_is_marked(
    harbour: LivePack, ask: str, told: tuple[str, str]
) -> None:
    assert told in [(line.text, line.tally) for line in statements(await harbour.ask(ask))]


async def test_titles_of_other_events_stand_below_those_of_the_race(shipped: LivePack) -> None:
    texts = [block.text for block in (await shipped.ask("/compare title")).blocks]
    assert texts[:3] == [
        "Men's 1500m final, World Championships 2023",
        "Jake Wightman held the world title in the men's 1500m going into the World Championships 2023 [1][3][5]",
        "Besides",
    ]
    assert "Selemon Barega held an Olympic title going into the World Championships 2023 [3]" in texts
    other = "Ingebrigtsen held the world title in the men's 5000m going into the World Championships 2023 [1][2]"
    assert other in texts[3:]


async def test_titles_of_which_no_event_is_named_are_no_race_in_which_two_stand(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare ingebrigtsen barega")
    assert headings(answer) == ["Races", "What is said of the two"]
    assert not [line.text for line in statements(answer) if "title" in line.text]


async def test_two_countries_stand_side_by_side_in_the_medal_table(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare great britain kenya")
    assert answer.title == "Great Britain and Kenya"
    assert headings(answer) == ["Medals, World Championships 2023, after the men's 1500m final"]
    assert [statement.text for statement in statements(answer)] == [
        "2nd · Kenya: 6 gold, 4 silver, 2 bronze [3]",
        "4th · Great Britain: 4 gold, 1 silver, 2 bronze [3] · 2 gold, 4 in all [1]",
    ]


async def test_a_medal_alone_says_as_whose_place_it_was_read(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare gold")
    assert answer.blocks[0] == Note("Read as place 1 in the women's 800m final.")


async def test_a_record_of_somebody_is_found_by_whatever_is_told_of_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare duplantis world record")
    assert [block.text for block in answer.blocks if isinstance(block, Quotation)] == [
        "three attempts at a new world record of 6.23m",
        "world record holder Mondo Duplantis",
        "he couldn't quite add another centimetre to his world record",
    ]


@pytest.mark.parametrize("topic", ["kerr personal best", "season's best"])
async def test_a_best_stands_below_what_other_articles_call_its_mark(shipped: LivePack, topic: str) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert [line.text for line in statements(answer)][:3] == [
        "Set a season's best [1]",
        "Set a personal best [3]",
        "Josh Kerr had a season's best of 3:29.38 in the men's 1500m in 2023 [1]"
        if topic == "season's best"
        else "Had a personal best of 3:29.38 in the men's 1500m [3]",
    ]


async def test_a_mark_that_was_a_record_is_told_as_no_best(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare duplantis personal best")
    assert answer.title == "Nothing found for “personal best” about Mondo Duplantis."
    told = [line.text for line in statements(await shipped.ask("/compare personal best"))]
    assert not [line for line in told if "record" in line]


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("wightman medals", [WORLD_TITLE, WON_IN_2022]),
        ("duplantis medals", [WON_THE_VAULT, VAULT_TITLE]),
    ],
)
async def test_the_medals_of_a_person_are_places_and_titles_too(
    shipped: LivePack, topic: str, lines: list[str]
) -> None:
    assert [line.text for line in statements(await shipped.ask(f"/compare {topic}"))] == lines


@pytest.mark.parametrize("what", ["time", "place", "medal"])
async def test_of_events_of_one_name_the_title_has_those_of_which_something_is_told(
    harbour: LivePack, what: str
) -> None:
    answer = await harbour.ask(f"/compare 800m {what}")
    assert answer.title == f"Women's 800m, {what}"
    assert [choice.label for choice in answer.choices if choice.label == "Men's 800m"] == []


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        (
            "gold medals",
            [
                "Ada Brown won gold in the women's heptathlon at the Delta Games [2]",
                "Harbour won gold in the women's 4x400m relay final at the Delta Games [3]",
            ],
        ),
        ("silvers", ["Mina Lee took silver in the women's heptathlon at the Delta Games [1][2]"]),
    ],
)
async def test_medals_of_a_kind_are_told_where_nobody_counts_them(
    events: LivePack, topic: str, lines: list[str]
) -> None:
    assert [line.text for line in statements(await events.ask(f"/compare {topic}"))] == lines


async def test_a_best_that_was_not_run_in_the_race_is_not_below_its_name(harbour: LivePack) -> None:
    race = Note("Women's 800m final, Harbour Games 2031")
    assert race not in (await harbour.ask("/compare Ife Okafor personal best")).blocks
    assert race in (await harbour.ask("/compare Ada Brown personal best")).blocks


async def test_what_hangs_on_a_dispute_says_so_and_not_that_it_is_agreed(harbour: LivePack) -> None:
    tallies = {
        line.text: line.tally or "" for line in statements(await harbour.ask("/compare Ada Brown personal best"))
    }
    best = tallies["Had a personal best of 1:58.20 in the women's 800m [1][2][4]"]
    assert best == "3 of 4 articles; CONTRADICTED in [2]; Ada Brown's season's or personal best: DISPUTED"
    (improvement, *_) = statements(await harbour.ask("/compare Ada Brown improvement"))
    assert improvement.tally == (
        "ONE SOURCE; CONTRADICTED in [2]: 1:58.20 is slower than 1:58.10 (Delta Open 2029); "
        "Ada Brown's season's or personal best: DISPUTED"
    )


async def test_a_record_of_the_games_names_them_once(harbour: LivePack, shipped: LivePack) -> None:
    of_games = "Held the Games record of 2.03m in the women's high jump going into the Harbour Games 2031 [4]"
    assert statements(await harbour.ask("/compare Ottilie Strand record"))[0].text == of_games
    after = "after the men's pole vault final at the World Championships 2023 [5]"
    texts = block_texts(await shipped.ask("/compare Mondo Duplantis"))
    assert f"Held the championship record of 6.10m {after}" in texts


async def test_where_two_sides_have_it_happen_is_told_once(harbour: LivePack) -> None:
    texts = [line.text for line in statements(await harbour.ask("/compare height"))]
    cleared = "Runa Hallenby cleared 2.05m in the women's high jump final at the Harbour Games 2031 [4]"
    assert f"{cleared}, failed at 2.05m [2]" in texts


@pytest.mark.parametrize("line", ["what was the old games record?", "/compare previous games record"])
async def test_an_old_record_stands_first_and_below_it_where_it_was_set(harbour: LivePack, line: str) -> None:
    answer = await harbour.ask(line)
    held = (
        "Ottilie Strand held the Games record of 2.03m in the women's high jump going into the Harbour Games 2031 [4]"
    )
    assert [each.text for each in statements(answer)][:1] == [held]
    assert "Ottilie Strand cleared 2.03m in the women's high jump at the Harbour Games 2027 [4]" in block_texts(answer)


async def test_a_record_whose_attribute_is_called_just_that_is_found_by_it(harbour: LivePack) -> None:
    assert (await harbour.ask("/compare games record")).title == "Record"


async def test_an_old_champion_is_not_who_won_now(harbour: LivePack) -> None:
    assert Note("“old” left out.") in (await harbour.ask("who was the old champion")).blocks


async def test_of_nobody_in_particular_what_is_told_of_the_winner_stands_first(ask: Ask) -> None:
    told = {
        "Ada Brown was second in 1:58.50, a personal best.": "ada-brown place = 2; ada-brown mark-status = PB",
        "Mina Lee won in 1:58.20, a personal best.": "mina-lee place = 1; mina-lee mark-status = PB",
    }
    lines = [each.partition(" | ")[0] for each in await ask("/compare personal best", told)]
    assert lines == ["Mina Lee set a personal best [1]", "Ada Brown set a personal best [1]"]
