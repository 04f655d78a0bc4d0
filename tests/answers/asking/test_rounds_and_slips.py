"""A round without an event, a place that nobody has, a slip in both words of a name, what is to come, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Quotation, Statement

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack


@pytest.mark.parametrize("line", ["/result semi-final", "who won the semi-final", "/result semis"])
async def test_a_round_alone_is_one_of_the_newest_meet(harbour: LivePack, line: str) -> None:
    assert (await harbour.ask(line)).title == "Women's 400m semi-final, Harbour Games 2031"


async def test_a_round_of_which_nothing_is_told_is_not_the_final(harbour: LivePack) -> None:
    assert (await harbour.ask("who won the heats")).title == "No article here tells of “heat”."


@pytest.mark.parametrize("line", ["/result women", "who won the women's final?", "who won the women's race"])
async def test_women_alone_are_those_of_the_newest_discipline(shipped: LivePack, line: str) -> None:
    answer = await shipped.ask(line)
    assert answer.title == "The articles give no result of the women's 1500m final, World Championships 2023."


async def test_women_alone_are_first_those_who_have_a_story(harbour: LivePack) -> None:
    assert (await harbour.ask("who won the women's race")).title == "Women's 800m final, Harbour Games 2031"


async def test_men_of_whom_nothing_is_told_are_not_women(harbour: LivePack, football: LivePack) -> None:
    assert (await harbour.ask("who won the men's final")).title == "No article here tells of “men”."
    assert (await football.ask("who won the women's final")).title == "No article here tells of “women”."


async def test_that_nobody_tells_of_a_place_is_said(harbour: LivePack) -> None:
    notes = [block.text for block in (await harbour.ask("who was ninth")).blocks if isinstance(block, Note)]
    assert notes == ["No article says who was ninth."]


async def test_a_figure_of_a_mark_is_nobody_s_place(shipped: LivePack) -> None:
    answer = await shipped.ask("who was sixth in the pole vault")
    assert Note("No article says who was sixth.") in answer.blocks


@pytest.mark.parametrize("line", ["mina lea", "mna lea", "adda browm"])
async def test_a_slip_in_both_words_of_a_full_name_is_read(harbour: LivePack, line: str) -> None:
    assert (await harbour.ask(line)).title in {"Mina Lee", "Ada Brown"}


async def test_two_words_that_only_look_like_a_name_are_none(harbour: LivePack) -> None:
    assert (await harbour.ask("nina lost")).title != "Mina Lee"


async def test_what_somebody_will_run_is_what_comes_next(shipped: LivePack) -> None:
    assert (await shipped.ask("will jakob run the 5000m")).title == "What comes next for Jakob Ingebrigtsen"


async def test_what_somebody_told_another_is_what_they_said(harbour: LivePack) -> None:
    answer = await harbour.ask("what did ada brown tell lee")
    assert answer.title == "Ada Brown — 2 remarks in 2 articles"
    assert Note("“lee” left out.") in answer.blocks


async def test_before_behind_a_quotation_s_speaker_is_before_the_race(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote ada brown before")
    assert [type(block) for block in answer.blocks if not isinstance(block, Note)] == [Quotation]


@pytest.mark.parametrize("line", ["eight hundred metres", "/result eight hundred meters"])
async def test_a_distance_in_words_is_its_event(harbour: LivePack, line: str) -> None:
    assert (await harbour.ask(line)).title == "Women's 800m final, Harbour Games 2031"


async def test_a_photo_finish_is_asked_for_where_one_is_told_of(ask: Ask) -> None:
    told = {"The 800m final was decided by a photo finish.": "race photo-finish = yes"}
    assert await ask("was it a photo finish", told) == [
        "The race was decided by a photo finish [1] | ONE SOURCE | ONE SOURCE"
    ]


async def test_a_start_that_is_told_of_is_asked_for_by_its_word(ask: Ask) -> None:
    told = {"Ada Brown got out to the slowest start of the 800m final.": "ada-brown getaway = slowest"}
    assert await ask("/compare brown start", told) == ["Had the slowest start [1] | ONE SOURCE | ONE SOURCE"]


async def test_what_is_told_of_somebody_instead_begins_with_the_story(harbour: LivePack) -> None:
    lines = [block.text for block in (await harbour.ask("did okafor jump")).blocks if isinstance(block, Statement)]
    assert lines[0].startswith("Ife Okafor finished eighth in the women's 800m final at the Harbour Games 2031 [2]")


async def test_the_name_of_a_newspaper_may_be_one_word(harbour: LivePack) -> None:
    assert (await harbour.ask("/sources harbourgazette")).title == "Harbour Gazette on the women's 800m final"
