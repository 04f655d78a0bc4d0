"""What /quote says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome, Quotation

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack


def quotations(answer: Answer) -> list[Quotation]:
    return [block for block in answer.blocks if isinstance(block, Quotation)]


async def test_remarks_stand_newest_occasion_first_and_whole(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr")
    assert answer.title == "Josh Kerr — 4 remarks, 3 articles"
    assert [quotation.heading for quotation in quotations(answer)] == [
        "1 of 4 · some time after the race",
        "2 of 4 · after the race · one remark, TWO WORDINGS",
        None,
        "3 of 4 · after the race",
        "4 of 4 · before the race",
    ]
    assert quotations(answer)[4].text == "very beatable"
    assert answer.blocks[-1] == Note("Each is found letter for letter in its article.")


async def test_two_printings_of_a_remark_are_told_apart_in_words(shipped: LivePack) -> None:
    printings = quotations(await shipped.ask("/quote kerr"))[1:3]
    assert [printing.citation.number for printing in printings] == [1, 2]
    assert [printing.difference for printing in printings] == [None, "shorter; a full stop where [1] has “but”"]


async def test_the_invented_remark_differs_in_a_connection(harbour: LivePack) -> None:
    printings = quotations(await harbour.ask("/quote ada brown afraid what"))
    assert [printing.difference for printing in printings] == [None, "a full stop where [1] has “, because”"]


async def test_only_remarks_about_the_words_are_told(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote brown last lap")
    assert [quotation.text for quotation in quotations(answer)] == ["I am not afraid of anybody's last lap."]
    assert answer.title == "Ada Brown — 1 remark, 1 article"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("josh kerr", "Josh Kerr"), ("Kerr", "Josh Kerr"), ("J. Kerr", "Josh Kerr"), ("KERR'S", "Josh Kerr")],
)
async def test_a_person_goes_by_any_of_their_names(shipped: LivePack, typed: str, name: str) -> None:
    assert (await shipped.ask(f"/quote {typed}")).title.startswith(f"{name} — ")


async def test_accents_may_be_left_out(shipped: LivePack) -> None:
    for name in ("Nordås", "nordas", "NORDAS", "narve gilje nordas"):
        assert (await shipped.ask(f"/quote {name}")).title == "The articles quote nothing that Narve Gilje Nordås said."


async def test_a_shared_surname_answers_for_its_owner_and_says_who_else_is_there(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote ingebrigtsen")
    assert answer.title == "Jakob Ingebrigtsen — 1 remark, 1 article"
    assert answer.blocks[0] == Note(
        "The bare name is taken for Jakob Ingebrigtsen. Of that name there is also Filip Ingebrigtsen."
    )
    assert answer.choices[0].ask == "/quote Filip Ingebrigtsen"


async def test_a_full_name_needs_no_such_note(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote jakob ingebrigtsen")
    assert isinstance(answer.blocks[0], Quotation)


async def test_a_person_who_is_not_quoted_is_met_with_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote wightman")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "The articles quote nothing that Jake Wightman said.")


async def test_words_that_nobody_said_are_met_with_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr throat")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "Nothing that Josh Kerr says here is about “throat”.")
    assert answer.choices[0].ask == "/quote Josh Kerr"


async def test_an_unknown_name_gets_suggestions_and_no_answer(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerrr")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "No person here goes by “kerrr”.")
    assert answer.choices[0].ask == "/quote Josh Kerr"
    assert not quotations(answer)


async def test_remarks_of_several_stories_name_the_race(invented: LivePack) -> None:
    speakers = sorted({quote.speaker for article in invented.pack.articles for quote in article.quotes})
    answers = [await invented.ask(f"/quote {invented.pack.registers.people[speaker].name}") for speaker in speakers]
    several = [answer for answer in answers if " stories" in answer.title]
    assert several
    for answer in several:
        assert [article.number for article in answer.articles] == list(range(1, len(answer.articles) + 1))
        assert all(", " in (quotation.heading or ", ") for quotation in quotations(answer))
