"""/medals: the table of a meet, and who won what there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Heading, Note, Outcome, Statement
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.events import events_pack

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.answer import Answer
    from tests.answers.conftest import Ask, LivePack


def lines(answer: Answer) -> list[tuple[str, str | None]]:
    return [(block.text, block.tally) for block in answer.blocks if isinstance(block, Statement)]


async def test_a_country_is_a_line_with_the_tally_of_each_article_and_what_is_in_dispute(shipped: LivePack) -> None:
    answer = await shipped.ask("/medals")
    assert answer.title == "Medals, World Championships 2023, after the men's 1500m final"
    assert lines(answer)[:4] == [
        ("1st · United States: 9 gold, 6 silver, 5 bronze [3]", None),
        ("2nd · Kenya: 6 gold, 4 silver, 2 bronze [3]", None),
        ("3rd · Ethiopia: 5 gold, 3 silver, 4 bronze [3]", None),
        (
            "4th · Great Britain: 4 gold, 1 silver, 2 bronze [3] · 2 gold, 4 in all [1]",
            "golds TIE, 1 against 1, 3 silent; CONTRADICTED in [1][3]: [3] counts 4 + 1 + 2 = 7, [1] 4 in all",
        ),
    ]
    assert [choice.ask for choice in answer.disputes] == ["/compare Great Britain golds"]


async def test_who_won_a_medal_at_the_meet_is_told_below(shipped: LivePack) -> None:
    answer = await shipped.ask("/medals 2023")
    assert [line for line, _ in lines(answer)][4:] == [
        "Josh Kerr (GBR) won gold in the men's 1500m final [1][2][3][4][5]",
        "Jakob Ingebrigtsen (NOR) took silver in the men's 1500m final [1][2][3][4][5]",
        "Narve Gilje Nordås (NOR) took bronze in the men's 1500m final [1][3][4]",
        "Mondo Duplantis (SWE) won the men's pole vault final [5]",
        "Katarina Johnson-Thompson (GBR) won the women's heptathlon [1][4]",
    ]


async def test_the_podium_of_one_event_stands_below_that_of_another(harbour: LivePack) -> None:
    table, podium = (told := [line for line, _ in lines(await harbour.ask("/medals"))])[:3], told[3:]
    assert table[1:] == ["Northmark as of 26 August 2031: 5 in all [3]", "Northmark: 4 in all [3]"]
    assert [line.partition(" the women's ")[2].partition(" [")[0] for line in podium] == [
        *("800m final", "800m final", "800m final"),
        *("high jump final", "high jump final", "high jump final"),
        *("marathon", "marathon"),  # of whose day the articles disagree
    ]


async def test_the_races_of_a_podium_stand_in_the_order_of_their_days(corvane: LivePack) -> None:
    podium = [line for line, _ in lines(await corvane.ask("/medals")) if not line.startswith("Corvane ")]
    events = dict.fromkeys(line.partition(" the women's ")[2].partition(" final")[0] for line in podium)
    assert [*events] == ["100m", "3000m steeplechase", "4x400m relay", "200m", "5000m", "high jump"]


async def test_races_of_a_meet_that_articles_of_their_own_tell_share_a_podium(tmp_path: Path) -> None:
    build_database(events_pack(tmp_path / "pack"), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "/medals")
        of_country = await registry.ask_line(store, "/medals northmark")
    assert [line for line, _ in lines(answer)] == [
        "Ada Brown won the women's heptathlon [1][2]",
        "Mina Lee took silver in the women's heptathlon [1][2]",
        "Harbour won the women's 4x400m relay final [3][4]",
        "Northmark finished second in the women's 4x400m relay final [3][4]",
    ]
    assert [line for line, _ in lines(of_country)] == [
        "Finished second in the women's 4x400m relay final at the Delta Games [1][2]"
    ]
    assert [article.publisher for article in answer.articles] == ["heptathlon-1", "heptathlon-2", "relay-1", "relay-2"]


async def test_who_has_a_medal_by_one_article_alone_is_on_the_podium_with_the_dispute(ask: Ask) -> None:
    lines = await ask(
        "/medals",
        {"Brown won.": "ada-brown place = 1", "Lee was third.": "mina-lee place = 3"},
        {"Brown won gold.": "ada-brown medal = gold", "Lee did not finish.": "mina-lee outcome = DNF"},
    )
    assert lines == [
        "Ada Brown won the women's 800m final [1][2] | AGREED",
        ("Mina Lee finished third in the women's 800m final [1], did not finish [2] | TIE | TIE, 1 against 1"),
    ]


async def test_a_meet_whose_medals_nobody_counts_says_of_which_any_are_told(shipped: LivePack) -> None:
    told = Note("Medals are told of: World Championships 2023; World Championships 2022; Tokyo 2020 Olympics.")
    for line, title in (
        ("/medals paris", "The articles tell of no medal of Paris."),
        ("/medals paris 2024", "The articles tell of no event at the Paris 2024 Olympics."),
        ("/medals monaco", "The articles count no medals of Monaco 2023."),
    ):
        answer = await shipped.ask(line)
        assert (answer.title, answer.outcome, answer.blocks[-1]) == (title, Outcome.SILENT, told)
        assert [choice.ask for choice in answer.choices][:1] == ["/medals World Championships 2023"]


async def test_a_country_has_what_is_counted_for_it_and_what_those_won_who_are_of_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/medals great britain")
    assert (answer.title, answer.read_as) == ("Medals, Great Britain", "")
    assert [block.text for block in answer.blocks if isinstance(block, Heading)] == [
        "World Championships 2023, after the men's 1500m final",
        *("Josh Kerr", "Jake Wightman", "Katarina Johnson-Thompson"),
    ]
    assert lines(answer)[0] == (
        "4th · Great Britain: 4 gold, 1 silver, 2 bronze [3] · 2 gold, 4 in all [1]",
        "golds TIE, 1 against 1, 3 silent; CONTRADICTED in [1][3]: [3] counts 4 + 1 + 2 = 7, [1] 4 in all",
    )
    assert [choice.ask for choice in answer.disputes] == ["/compare Great Britain golds"]
    assert [block.text for block in (await shipped.ask("/medals kenya")).blocks] == [
        "Had taken the Olympic title in the men's 1500m four times in a row going into the Tokyo 2020 Olympics [3]",
        "World Championships 2023, after the men's 1500m final",
        "2nd · Kenya: 6 gold, 4 silver, 2 bronze [3]",
    ]


async def test_who_comes_from_a_country_is_of_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/medals scotland")
    assert (answer.title, answer.outcome) == ("Medals, Scotland", Outcome.ANSWERED)
    assert [block.text for block in answer.blocks if isinstance(block, Heading)] == [
        "Josh Kerr",
        "Jake Wightman",
    ]
    assert [text for text, _ in lines(answer)][:2] == [
        "Comes from Scotland [3][4][5]",
        "Won gold in the men's 1500m final at the World Championships 2023 [1][2][3][4][5]",
    ]


async def test_a_medal_for_a_country_is_not_told_beside_the_gold_that_it_is(shipped: LivePack) -> None:
    medals = [
        ("Won gold in the men's 1500m final at the World Championships 2023 [1][2][3][4][5]"),
        (
            "Had his first medal at the World Championships after the men's 1500m final at the World Championships 2023"
            " [1]"
        ),
        ("Took a medal at the World Championships 2022 [1]"),
        ("Took bronze at the Tokyo 2020 Olympics [1][3][4][5]"),
        "Said: “I’ve been in four major championship finals and I’ve come away with only a bronze” [4]",
    ]
    assert [text for text, _ in lines(await shipped.ask("/medals kerr"))] == medals
    of_country = [text for text, _ in lines(await shipped.ask("/medals great britain"))]
    assert of_country[1:7] == ["Is British [1][2][3][4][5]", *medals]


async def test_an_event_of_the_line_without_a_medal_is_said_to_have_none(shipped: LivePack, harbour: LivePack) -> None:
    for pack, typed, note in (
        (harbour, "/medals Women's 400m", "No medals of the women's 400m are told of at this meet."),
        (harbour, "/medals 400m final", "No medals of the women's 400m are told of at this meet."),
        (harbour, "/medals 400m semi-final", "No medals of the women's 400m are told of at this meet."),
        (shipped, "/medals 5000m", "No medals of the men's 5000m are told of at this meet."),
    ):
        answer = await pack.ask(typed)
        assert (answer.read_as, answer.blocks[0]) == ("", Note(note))
    assert isinstance((await shipped.ask("/medals men's pole vault")).blocks[0], Statement)


async def test_that_somebody_is_of_a_country_stands_above_their_medals(shipped: LivePack) -> None:
    assert [text for text, _ in lines(await shipped.ask("/medals norway"))] == [
        "Is Norwegian [1][3][4][5]",
        "Took silver in the men's 1500m final at the World Championships 2023 [1][2][3][4][5]",
        "Took silver in the men's 1500m final at the World Championships 2022 [1]",
        "Won gold in the men's 1500m final at the Tokyo 2020 Olympics [3]",
        "Still had a chance of another medal in the men's 5000m final at the World Championships 2023 [3]",
        "Held an Olympic title going into the World Championships 2023 [1][3][4][5]",
        "Held the world title in the men's 5000m going into the World Championships 2023 [1][2]",
        "Is Norwegian [1][3][4]",
        "Took bronze in the men's 1500m final at the World Championships 2023 [1][3][4]",
    ]


async def test_a_year_alone_is_every_meet_of_it(shipped: LivePack, harbour: LivePack) -> None:
    by_name = await shipped.ask("/medals World Championships 2022")
    for line in ("/medals 2022", "/medals meet:2022"):
        answer = await shipped.ask(line)
        assert (answer.title, answer.blocks) == ("Medals, World Championships 2022", by_name.blocks)
    for line in ("/result 2022", "/recap 2022", "/result meet:2022"):
        assert (await shipped.ask(line)).title == "Men's 1500m final, World Championships 2022"
    assert [block.text for block in (await harbour.ask("/medals 2027")).blocks] == [
        "On the podium",
        "Isolde Brown (HBR) finished third in the women's marathon [3]",
        "Ada Brown took a medal [4]",
    ]


async def test_a_slip_in_the_name_of_a_meet_is_read_as_it_was_meant(harbour: LivePack) -> None:
    answer = await harbour.ask("/medals harbour gmaes")
    assert (answer.title, answer.read_as) == (
        "Medals, Harbour Games 2031, after the women's 800m final",
        "/medals harbour games",
    )


async def test_only_meets_are_suggested_for_a_meet(harbour: LivePack) -> None:
    offered = (await harbour.ask("/medals 20277")).choices
    assert [choice.ask for choice in offered][:1] == ["/medals Harbour Games 2031"]
    assert all([(await harbour.ask(choice.ask)).title.startswith("Medals, ") for choice in offered])


async def test_medals_of_a_person_are_told_in_sentences_the_newest_first(shipped: LivePack) -> None:
    answer = await shipped.ask("/medals Jake Wightman")
    assert (answer.title, answer.read_as, answer.outcome) == ("Medals of Jake Wightman", "", Outcome.ANSWERED)
    assert lines(answer) == [
        ("Won the men's 1500m final at the World Championships 2022 [1][3][4][5]", None),
        ("Held the world title in the men's 1500m going into the World Championships 2023 [1][3][5]", None),
    ]
    assert [text for text, _ in lines(await shipped.ask("/medals ingebrigtsen"))][:3] == [
        "Took silver in the men's 1500m final at the World Championships 2023 [1][2][3][4][5]",
        "Took silver in the men's 1500m final at the World Championships 2022 [1]",
        "Won gold in the men's 1500m final at the Tokyo 2020 Olympics [3]",
    ]


async def test_a_semi_final_and_a_hope_are_no_medal(shipped: LivePack, harbour: LivePack) -> None:
    for pack, name, line in (
        (shipped, "Victoria Ohuruogu", "Won her semi-final of the women's 400m at the World Championships 2023 [5]"),
        (shipped, "Laura Muir", "Hoped for a first world outdoor medal [5]"),
        (
            shipped,
            "Timothy Cheruiyot",
            "Josh Kerr finished behind Timothy Cheruiyot in the men's 1500m final at the Tokyo 2020 Olympics [3]",
        ),
        (harbour, "Noor Vance", "Hoped for a first medal [2]"),
    ):
        answer = await pack.ask(f"/medals {name}")
        assert (answer.title, answer.outcome) == (f"The articles tell of no medal of {name}.", Outcome.SILENT)
        assert [text for text, _ in lines(answer)] == [line]


async def test_of_whom_no_medal_is_told_nobody_elses_is_shown(shipped: LivePack) -> None:
    for name in ("Mo Farah", "Filip Ingebrigtsen", "Jakob Ingebrigtsen's father"):
        answer = await shipped.ask(f"/medals {name}")
        assert (answer.title, lines(answer)) == (f"The articles tell of no medal of {name}.", [])


# --- a medal that was lost ----------------------------------------------------------------------------------------

THIRD = {"Brown was third.": "ada-brown place = 3"}
BRONZE = {"Brown took bronze.": "ada-brown medal = bronze"}
LOST_LATER = {"Brown was later disqualified for doping.": "ada-brown outcome = DQ when later"}


WHY_LOST = {**LOST_LATER, "Brown cheated with blood doping.": "ada-brown disqualified-for = doping"}


LOST = "Ada Brown was disqualified later in the women's 800m final [{}] | ONE SOURCE"
FOURTH = {"Brown was fourth.": "ada-brown place = 4"}


async def test_a_place_of_a_medal_that_another_article_has_lost_stands_with_the_disqualification(ask: Ask) -> None:
    told = [LOST.format(3), "Brown finished third in the women's 800m final [1][2]"]
    assert await ask("/medals", THIRD, THIRD, LOST_LATER) == told


async def test_a_medal_that_another_article_has_lost_stands_with_the_disqualification(ask: Ask) -> None:
    assert await ask("/medals", BRONZE, LOST_LATER) == [
        LOST.format(2),
        "Brown finished third in the women's 800m final [1]",
    ]


@pytest.mark.parametrize("lost", [LOST_LATER, WHY_LOST])
async def test_what_somebody_won_and_lost_is_told_of_them(ask: Ask, lost: dict[str, str]) -> None:
    assert await ask("/medals brown", THIRD, lost) == [
        "Was disqualified later in the women's 800m final at the Delta Games [2] | ONE SOURCE",
        "Finished third in the women's 800m final at the Delta Games [1]",
    ]


async def test_a_place_of_a_medal_that_fewer_articles_give_stands_with_its_dispute(ask: Ask) -> None:
    assert await ask("/medals", THIRD, FOURTH, FOURTH) == [
        "Ada Brown finished fourth in the women's 800m final [2][3], third [1] | DISPUTED | DISPUTED, 2 against 1"
    ]
