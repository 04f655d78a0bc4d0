"""Drawn answers are kept for one version of the database, and not for ever."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.answers.question import Call
from bot.chat.discord.answer_service import MOST_ANSWERS, AnswerService
from bot.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

RESULT = Call("result", {"event": "800m"}, "/result 800m")


@pytest.fixture
def database(harbour_database: Path, tmp_path: Path) -> Path:
    """A database of the test's own."""
    return shutil.copyfile(harbour_database, tmp_path / "facts.db")


@pytest_asyncio.fixture
async def answers(database: Path) -> AsyncIterator[AnswerService]:
    async with await Store.open(database) as store:
        yield AnswerService(store)


async def test_an_answer_is_drawn_once(answers: AnswerService) -> None:
    assert await answers.drawn(RESULT) is await answers.ask("result", {"event": "800m"})


async def test_whoever_asks_meanwhile_waits_for_the_same_drawing(answers: AnswerService) -> None:
    first, second = await asyncio.gather(answers.drawn(RESULT), answers.drawn(RESULT))
    assert first is second


async def test_values_are_the_same_question_in_any_order(answers: AnswerService) -> None:
    first = await answers.ask("result", {"event": "800m", "meet": "harbour"})
    assert await answers.ask("result", {"meet": "harbour", "event": "800m"}) is first


async def test_other_values_are_another_question(answers: AnswerService) -> None:
    assert (await answers.ask("result", {"event": "marathon"})).pages != (await answers.drawn(RESULT)).pages


async def test_exact_words_are_kept_for_each_page(answers: AnswerService) -> None:
    words = await answers.exact_words(RESULT, 1)
    assert await answers.exact_words(RESULT, 1) is words
    assert await answers.exact_words(RESULT, 2) is not words
    assert await answers.drawn(RESULT) is not words


async def test_answers_and_their_exact_words_lead_to_the_pages_on_the_internet(database: Path) -> None:
    async with await Store.open(database) as store:
        answers = AnswerService(store, public_url="https://races.example")
        for drawn in (await answers.drawn(RESULT), await answers.exact_words(RESULT, 1)):
            assert "([text](<https://races.example/article/" in str(drawn.page(1))
        page = answers.page(await answers.answer(RESULT), RESULT, 1)
        assert "https://races.example/article/" in page.small_print


async def test_a_swapped_database_shows_no_page_of_the_old_one(answers: AnswerService, database: Path) -> None:
    before = await answers.ask("quote", {"person": "ada"})
    renamed = database.with_name("renamed.db")
    shutil.copyfile(database, renamed)
    with contextlib.closing(sqlite3.connect(renamed)) as facts, facts:
        facts.execute("UPDATE entries SET name = replace(name, 'Ada Brown', 'Ada Browne')")
    renamed.replace(database)
    after = await answers.ask("quote", {"person": "ada"})
    assert ("Ada Browne" in str(before.pages), "Ada Browne" in str(after.pages)) == (False, True)


async def test_what_was_not_asked_for_the_longest_goes_first(answers: AnswerService) -> None:
    oldest, kept = await answers.ask("help", {}), await answers.drawn(RESULT)
    for number in range(MOST_ANSWERS - 1):
        await answers.ask("quote", {"person": f"nobody {number}"})
        assert await answers.drawn(RESULT) is kept
    assert await answers.ask("help", {}) is not oldest


async def test_an_answer_of_very_many_pages_is_not_kept(
    answers: AnswerService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.discord.answer_service.MOST_PAGES", 1)
    assert await answers.drawn(RESULT) is not await answers.drawn(RESULT)


async def test_what_cannot_be_read_is_a_mistake_and_not_kept(answers: AnswerService) -> None:
    unreadable = await answers.ask("athlete", {"person": "x" * 6000})
    assert unreadable.is_mistake
    assert await answers.ask("athlete", {"person": "x" * 6000}) is not unreadable


async def test_a_page_that_an_answer_does_not_have_is_the_nearest(answers: AnswerService) -> None:
    drawn = await answers.drawn(RESULT)
    assert (drawn.page(0), drawn.page(99)) == (drawn.pages[0], drawn.pages[-1])


async def test_completions_are_kept_unless_somebody_types_endlessly(answers: AnswerService) -> None:
    offers = await answers.completions("quote", "person", "ad", {})
    assert offers[0].value == "Ada Brown"
    assert await answers.completions("quote", "person", "ad", {}) is offers
    assert await answers.completions("quote", "person", "ad", {"about": "x" * 6000}) == ()
