"""Names, places and peoples that may be several: a choice, or the one who is meant and the others beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack


async def test_where_several_are_meant_there_is_a_choice(shipped: LivePack) -> None:
    answer = await shipped.ask("jak")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "“jak” may be any of several.")
    assert len(answer.choices) > 1


@pytest.mark.parametrize(
    ("typed", "read_as", "note", "others"),
    [
        ("the scot", "/athlete Josh Kerr", "Josh Kerr is meant here. “scot” may also be Jake Wightman.", 1),
        ("der schotte", "/athlete Josh Kerr", "Josh Kerr is meant here. “schotte” may also be Jake Wightman.", 1),
        (
            "the norwegian",
            "/athlete Jakob Ingebrigtsen",
            "Jakob Ingebrigtsen is meant here. “norwegian” may also be Narve Gilje Nordås or Filip Ingebrigtsen.",
            2,
        ),
    ],
)
async def test_of_a_country_whom_most_articles_call_so_is_meant_and_the_others_are_choices(
    shipped: LivePack, typed: str, read_as: str, note: str, others: int
) -> None:
    answer = await shipped.ask(typed)
    assert answer.read_as == read_as
    assert [block.text for block in answer.blocks if isinstance(block, Note)][:1] == [note]
    names = [f"/athlete {name}" for name in note.removesuffix(".").partition("may also be ")[2].split(" or ")]
    assert [choice.ask for choice in answer.choices[-others:]] == names


async def test_whom_an_article_calls_so_no_more_than_another_is_one_of_several(ask: Ask) -> None:
    of_two = {
        "Ada Brown of Croatia won.": "ada-brown place = 1; ada-brown country = croatia",
        "Mina Lee of Croatia was second.": "mina-lee place = 2; mina-lee country = croatia",
    }
    assert await ask("the croatian", of_two) == []


@pytest.mark.parametrize(
    ("typed", "races"),
    [
        ("/result kerr", ["Men's 1500m final, World Championships 2023", "Men's 1500m final, Tokyo 2020 Olympics"]),
        ("/recap kerr", ["Men's 1500m final, World Championships 2023", "Men's 1500m final, Tokyo 2020 Olympics"]),
        ("kerr result", ["Men's 1500m final, World Championships 2023", "Men's 1500m final, Tokyo 2020 Olympics"]),
        (
            "/result jakob",
            [
                "Men's 1500m final, World Championships 2023",
                "Men's 1500m, Monaco 2023",
                "Men's 1500m final, World Championships 2022",
                "Men's 1500m final, Tokyo 2020 Olympics",
            ],
        ),
    ],
)
async def test_who_stands_in_several_races_has_a_choice_of_them_the_newest_first(
    shipped: LivePack, typed: str, races: list[str]
) -> None:
    answer = await shipped.ask(typed)
    assert answer.title == f"“{typed.removeprefix('/result ').removeprefix('/recap ')}” stands in several races."
    assert [choice.label for choice in answer.choices] == races
    assert [(await shipped.ask(choice.ask)).title for choice in answer.choices] == races


@pytest.mark.parametrize("typed", ["ingebrigtsen", "ingebrigsten", "ingebrigsen", "/athlete ingebrigsen"])
async def test_a_misprint_is_read_as_the_name_that_two_brothers_share(shipped: LivePack, typed: str) -> None:
    answer = await shipped.ask(typed)
    assert answer.title == "Jakob Ingebrigtsen"
    assert answer.blocks[0].text == "Jakob Ingebrigtsen is meant here. Of that name there is also Filip Ingebrigtsen."
    assert answer.choices[-1].ask == "/athlete Filip Ingebrigtsen"


async def test_the_races_of_a_name_are_those_of_whoever_owns_it(harbour: LivePack) -> None:
    answer = await harbour.ask("/result brown")
    assert [choice.label for choice in answer.choices] == [
        "Women's 800m final, Harbour Games 2031",
        "Women's 800m, Delta Open 2029",
    ]


async def test_one_letter_is_no_name(shipped: LivePack) -> None:
    assert (await shipped.ask("/ask f")).read_as == "/help"


@pytest.mark.parametrize("typed", ["/athlete fourth", "/athlete the one who finished fourth"])
async def test_a_place_that_articles_give_several_people_is_a_choice_of_them(harbour: LivePack, typed: str) -> None:
    answer = await harbour.ask(typed)
    assert answer.title == f"“{typed.removeprefix('/athlete ')}” may be any of several."
    assert [choice.ask for choice in answer.choices] == ["/athlete Éloïse Marchand", "/athlete Noor Vance"]


async def test_whom_fewer_articles_give_a_place_is_not_left_out(ask: Ask) -> None:
    second = {"Mina Lee was second.": "mina-lee place = 2"}
    assert await ask("/athlete second", second, second) == ["Finished second [1][2] | AGREED"]
    # A choice has no lines.
    assert await ask("/athlete second", second, second, {"Ada Brown was second.": "ada-brown place = 2"}) == []


async def test_whoever_may_have_had_a_place_is_asked_for_their_words(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote the fourth")
    assert [(choice.label, choice.ask) for choice in answer.choices] == [
        ("Éloïse Marchand — reported, not quoted", "/quote Éloïse Marchand"),
        ("Noor Vance — 1 remark in 1 article", "/quote Noor Vance"),
    ]


async def test_what_is_told_of_any_race_is_no_answer_to_whoever_names_one(harbour: LivePack) -> None:
    answer = await harbour.ask("/next Games marathon of 2027")
    assert (answer.outcome, answer.read_as) == (Outcome.SILENT, "")


async def test_what_is_read_as_it_was_typed_does_not_say_so(harbour: LivePack) -> None:
    answer = await harbour.ask("/sources Games marathon of 2027")
    assert (answer.title, answer.read_as) == (
        "No article here is mainly about the women's marathon, Harbour Games 2027.",
        "",
    )
