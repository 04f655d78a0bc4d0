"""What /athlete says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome, Statement
from bot.answers.athlete.athlete import MOST_CONTRADICTIONS

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import Ask, LivePack


def texts(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Statement)]


async def test_a_card_begins_with_the_result_of_their_race_which_its_heading_names(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete kerr")
    assert answer.title == "Josh Kerr"
    assert answer.blocks[0] == Heading("Men's 1500m final, World Championships 2023")
    assert texts(answer)[:2] == ["Won gold [1][2][3][4][5]", "Ran 3:29.38 [1][2][3][4][5]"]
    assert [block.strong for block in answer.blocks if isinstance(block, Statement)][:2] == [True, False]


async def test_a_card_has_at_most_twelve_lines_and_what_cannot_be_right(shipped: LivePack) -> None:
    for person in shipped.pack.registers.people.values():
        answer = await shipped.ask(f"/athlete {person.name}")
        assert len(texts(answer)) <= 12 + MOST_CONTRADICTIONS
    lines = texts(await shipped.ask("/athlete kerr"))
    contradiction = (
        "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than the 3:29.05 of the "
        "Tokyo 2020 Olympics, no improvement of 0.67 s"
    )
    assert contradiction in lines


async def test_what_is_not_of_the_race_stands_below_its_lines_and_in_full(shipped: LivePack) -> None:
    lines = [block.text for block in (await shipped.ask("/athlete kerr")).blocks]
    assert lines[0] == "Men's 1500m final, World Championships 2023"
    assert lines[lines.index("Besides") + 1] == "Took bronze at the Tokyo 2020 Olympics [1][3][4][5]"


async def test_a_card_of_somebody_of_whom_little_is_told_has_all_of_it(shipped: LivePack) -> None:
    lines = texts(await shipped.ask("/athlete cheruiyot"))
    assert "Is Kenyan [3]" in lines
    behind = "Josh Kerr finished behind Timothy Cheruiyot in the men's 1500m final at the Tokyo 2020 Olympics [3]"
    assert behind in lines


async def test_a_disputed_start_stands_on_the_card_with_both_sides(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete wightman")
    place = next(block for block in answer.blocks if isinstance(block, Statement) and "eighth" in block.text)
    assert place.text == "Finished eighth [5], did not take part [3]"
    assert (place.tally or "").startswith("TIE, 1 against 1")


async def test_a_group_is_a_question_away_and_has_as_many_lines_as_its_label_says(shipped: LivePack) -> None:
    card = await shipped.ask("/athlete kerr")
    groups = [choice for choice in card.choices if " part:" in choice.ask]
    assert len(groups) > 5
    for choice in groups:
        answer = await shipped.ask(choice.ask)
        assert choice.label == f"{choice.label.rpartition(' (')[0]} ({len(texts(answer))})"
        assert choice.ask not in [other.ask for other in answer.choices]


async def test_a_part_that_is_none_is_not_found_and_the_groups_are_offered(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete person:kerr part:shoes")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "No part of the profile here goes by “shoes”.")
    assert "/athlete person:Josh Kerr part:bests" in [choice.ask for choice in answer.choices]


async def test_all_parts_together_have_their_headings(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete person:kerr part:all")
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings[:3] == ["Result", "The race", "Before and after"]


async def test_a_hope_stands_with_what_comes_next(shipped: LivePack) -> None:
    lines = texts(await shipped.ask("/athlete person:ingebrigtsen part:plans"))
    assert "Still had a chance of another medal in the men's 5000m final at the World Championships 2023 [3]" in lines
    assert not [
        line for line in texts(await shipped.ask("/athlete person:ingebrigtsen part:result")) if "chance" in line
    ]


async def test_somebody_who_is_only_named_beside_others_is_no_silence(shipped: LivePack) -> None:
    rowland, statements = await shipped.counted("/athlete mark rowland")
    assert (rowland.outcome, rowland.title, statements) == (Outcome.ANSWERED, "Mark Rowland", 2)
    assert texts(rowland) != []


async def test_articles_of_several_stories_are_numbered_in_their_order(invented: LivePack) -> None:
    names = [person.name for person in invented.pack.registers.people.values()]
    for answer in [await invented.ask(f"/athlete {name}") for name in names]:
        numbers = [article.number for article in answer.articles]
        assert numbers == sorted(numbers)


@pytest.mark.parametrize("name", ["Nordås", "nordas", "NARVE GILJE NORDAS", "nordås’"])
async def test_a_person_goes_by_any_of_their_names(shipped: LivePack, name: str) -> None:
    assert (await shipped.ask(f"/athlete {name}")).title == "Narve Gilje Nordås"


async def test_a_shared_surname_answers_for_its_owner_and_says_who_else_is_there(harbour: LivePack) -> None:
    answer = await harbour.ask("/athlete brown")
    assert answer.title == "Ada Brown"
    assert answer.blocks[0] == Note("Ada Brown is meant here. Of that name there is also Isolde Brown.")
    assert "/athlete Isolde Brown" in [choice.ask for choice in answer.choices]


async def test_a_surname_that_nobody_owns_is_ambiguous(invented: LivePack) -> None:
    surnames = [person.name.rsplit(maxsplit=1)[-1] for person in invented.pack.registers.people.values()]
    shared = next(name for name in surnames if surnames.count(name) > 1)
    answer = await invented.ask(f"/athlete {shared}")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, f"“{shared}” may be any of several.")
    assert all(choice.ask.startswith("/athlete ") for choice in answer.choices)


async def test_a_name_with_a_slip_of_the_pen_is_read_as_meant_and_says_so(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete kerrr")
    assert (answer.outcome, answer.title, answer.read_as) == (Outcome.ANSWERED, "Josh Kerr", "/athlete kerr")


async def test_words_behind_a_name_are_not_left_out_silently(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete kerr coach")
    assert (answer.outcome, answer.read_as) == (Outcome.ANSWERED, "/compare kerr coach")
    answer = await shipped.ask("/athlete kerr abracadabra")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "Nothing found for “abracadabra” about Josh Kerr.")
    assert answer.read_as == "/compare kerr abracadabra"
    assert "/athlete Josh Kerr" in [choice.ask for choice in answer.choices]


@pytest.mark.parametrize(("typed", "part"), [("bests", "bests"), ("Bests and records", "bests and records")])
async def test_the_words_of_a_part_behind_a_name_are_that_part(shipped: LivePack, typed: str, part: str) -> None:
    answer = await shipped.ask(f"/athlete kerr {typed}")
    assert (answer.title, answer.read_as) == ("Josh Kerr: Bests and records", f"/athlete person:kerr part:{part}")


async def test_somebody_of_whom_nothing_is_said_is_met_with_silence(invented: LivePack) -> None:
    subjects = {claim.about for article in invented.pack.articles for claim in article.claims}
    subjects |= {claim.value for article in invented.pack.articles for claim in article.claims}
    subjects |= {quote.speaker for article in invented.pack.articles for quote in article.quotes}
    name = next(person.name for id_, person in invented.pack.registers.people.items() if id_ not in subjects)
    answer = await invented.ask(f"/athlete {name}")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        f"The articles say nothing about {name} in particular.",
    )
    assert answer.choices[0].ask == f"/search {name}"


async def test_two_statements_bring_all_of_it(shipped: LivePack) -> None:
    for name in ("kerr", "ingebrigtsen", "wightman", "mark rowland"):
        _, statements = await shipped.counted(f"/athlete {name}")
        assert statements <= 2


async def test_a_best_that_was_not_run_in_the_race_stands_below_its_lines(harbour: LivePack) -> None:
    lines = [block.text for block in (await harbour.ask("/athlete Ife Okafor")).blocks]
    assert lines[0] == "Women's 800m final, Harbour Games 2031"
    below = lines[lines.index("Besides") :]
    assert "Had a personal best of 1:58.30 in the women's 800m [2]" in below
    assert "Was second on the all-time list in the women's 800m among Harbour women [2]" in below


async def test_a_card_has_what_is_planned_where_somebody_is_from_and_who_coaches_them(harbour: LivePack) -> None:
    lee = texts(await harbour.ask("/athlete mina lee"))
    assert "Planned to compete in the women's 400m final at the Harbour Games 2031 [2]" in lee
    brown = texts(await harbour.ask("/athlete ada brown"))
    assert {"Is from Harbour [2][4]", "Is coached by Mina Lee's father [1]"} <= {*brown}


async def test_a_card_has_no_medal_beside_the_place_that_says_as_much(harbour: LivePack) -> None:
    lines = texts(await harbour.ask("/athlete mina lee"))
    assert "Finished second [1][2][3]" in lines
    assert "Took silver [1][2]" not in lines


async def test_the_card_of_somebody_who_was_only_there_begins_with_who_they_are(football: LivePack) -> None:
    assert [block.text for block in (await football.ask("/athlete hanna brook")).blocks] == [
        "Coached Ostmere Rovers [1][2][3]",
        "Football final, Lantern Cup 2034",
        "Was disappointed after the match [1]",
    ]


async def test_a_record_that_was_broken_is_told_once_on_a_card(ask: Ask) -> None:
    record = "Ada Brown broke the championship record in 1:58.20, a championship record."
    says = "ada-brown record-broken = championship; ada-brown time = 1:58.20; ada-brown mark-status = CR"
    lines = [line.partition(" | ")[0] for line in await ask("/athlete ada brown", {record: says})]
    assert lines == ["Ran 1:58.20 [1]", "Set a championship record [1]"]


async def test_a_card_has_the_plans_first_of_which_most_articles_tell(ask: Ask) -> None:
    won = {"Ada Brown won the 800m final.": "ada-brown place = 1"}
    plans = {
        f"Brown will face {name} next.": f"ada-brown opponent = {id_} mood planned"
        for name, id_ in (("Lee", "mina-lee"), ("Okafor", "ife-okafor"), ("Tess Vale", "tess-vale"))
    }
    (of_both,) = (sentence for sentence in plans if "Vale" in sentence)
    lines = [
        line.partition(" | ")[0] for line in await ask("/athlete brown", won | plans, won | {of_both: plans[of_both]})
    ]
    assert lines[1] == "Planned to face Tess Vale [1][2]"
