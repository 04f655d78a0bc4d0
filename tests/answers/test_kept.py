from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bot.answers import kept, questions
from bot.facts.database.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import Asked


async def test_a_question_asked_again_needs_no_statement(harbour: Asked) -> None:
    first, statements = await harbour.counted("/result 800m")
    again, none = await harbour.counted("result  800m")
    assert (statements, none) == (2, 0)
    assert again is first


async def test_another_database_in_its_place_gives_its_own_answer(
    harbour_database: Path, shipped_database: Path, tmp_path: Path
) -> None:
    database = tmp_path / "facts.db"
    shutil.copy(harbour_database, database)
    async with await Store.open(database) as store:
        assert (await questions.ask(store, "/result")).title == "Women's 800m final, Harbour Games 2031"
        shutil.copy(shipped_database, tmp_path / "new.db")
        (tmp_path / "new.db").replace(database)
        assert (await questions.ask(store, "/result")).title == "Men's 1500m final, World Championships 2023"


async def test_two_calls_that_look_alike_when_typed_are_two(harbour: Asked) -> None:
    typed = await questions.answer(harbour.store, "quote", {"person": "brown", "about": "afraid"})
    odd = await questions.answer(harbour.store, "quote", {"person": "brown about:afraid"})
    assert typed.outcome is not odd.outcome


async def test_only_so_many_answers_are_kept(harbour: Asked) -> None:
    for number in range(kept.MOST_KEPT + 5):
        await harbour.ask(f"/quote nobody {number}")
    held = (await kept.kept_of(harbour.store)).answers
    assert len(held) == kept.MOST_KEPT
