"""A database that is put in place of another while people ask: no answer fails, and then the new facts are told."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.chat.discord.channel import final_reply, somebody
from tests.chat.discord.running import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.chat.discord.running import Running
    from tests.double.interactions import Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTIONS = [
    ("result", {"event": "800m"}),
    ("recap", {"event": "800m"}),
    ("athlete", {"person": "ada"}),
    ("athlete", {"person": "kerr"}),
    ("quote", {"person": "ada"}),
    ("sources", {}),
    ("compare", {}),
    ("search", {"words": "bell"}),
    ("result", {"event": "1500m"}),
    ("quote", {"person": "zzyzx"}),
]
"""Of both packs, and one that neither can answer."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _own_bot(tmp_path_factory: pytest.TempPathFactory, harbour: Path) -> AsyncIterator[Running]:
    async with running(tmp_path_factory.mktemp("own"), harbour, TRACKSIDE_PATIENCE="0.5") as bot:
        yield bot


@pytest.fixture
def renamed(bot: Running, tmp_path: Path) -> Path:
    """The same database, in which Ada Brown is called Ada Browne."""
    copy = tmp_path / "renamed.db"
    shutil.copyfile(bot.whole, copy)
    with contextlib.closing(sqlite3.connect(copy)) as facts, facts:
        facts.execute("UPDATE entries SET name = replace(name, 'Ada Brown', 'Ada Browne')")
    return copy


async def ask(bot: Running, name: str, options: dict[str, str]) -> Reply:
    """The answer to somebody who has not asked before."""
    return await final_reply(await bot.discord.slash(name, options, by=somebody("Ada")))


async def test_an_answer_that_was_kept_is_forgotten_with_its_database(bot: Running, renamed: Path) -> None:
    before = await ask(bot, "quote", {"person": "ada"})
    assert before.text.startswith("### Ada Brown — ")
    bot.put(renamed)
    assert (await ask(bot, "quote", {"person": "ada"})).text.startswith("### Ada Browne — ")
    bot.put(bot.whole)
    assert (await ask(bot, "quote", {"person": "ada"})).text == before.text


async def test_completions_that_were_kept_are_forgotten_with_their_database(
    bot: Running, shipped_database: Path
) -> None:
    offered = await bot.discord.complete("result", "event", "", by=somebody("Ada"))
    assert offered == await bot.discord.complete("result", "event", "", by=somebody("Ada"))
    bot.put(shipped_database)
    assert "Men's 1500m final World Championships 2023" in [
        value for _, value in await bot.discord.complete("result", "event", "", by=somebody("Ada"))
    ]


async def test_a_database_swapped_under_load_fails_no_answer_and_mixes_none(
    bot: Running, renamed: Path, shipped_database: Path
) -> None:
    databases = (renamed, shipped_database, bot.whole)
    whole: dict[str, set[str]] = {name + str(options): set() for name, options in QUESTIONS}
    for database in databases:
        bot.put(database)
        for name, options in QUESTIONS:
            whole[name + str(options)].add((await ask(bot, name, options)).text)
    failed, asked = len(bot.lines("failed")), []
    # So few at once that also a busy machine answers each within the three seconds that Discord has for it.
    for database in databases * 9:
        asked = [await bot.discord.slash(name, options, by=somebody("Ada")) for name, options in QUESTIONS]
        bot.put(database)
        for (name, options), each in zip(QUESTIONS, asked, strict=True):
            assert (await final_reply(each)).text in whole[name + str(options)]
    await bot.line(asked[-1])
    assert bot.lines("failed")[failed:] == []


async def test_an_answer_that_has_begun_is_told_of_the_database_with_which_it_began(
    bot: Running, shipped_database: Path
) -> None:
    await ask(bot, "help", {})  # the file is open
    with bot.locked(forgotten=False):
        asked = await bot.discord.slash("quote", {"person": "brown, ada"}, by=somebody("Ada"))
        assert (await asked.reply()).deferred  # it asks the old one who goes by the name
        bot.put(shipped_database)
        after = await bot.discord.slash("quote", {"person": "brown, ada"}, by=somebody("Ada"))
        assert (await final_reply(after)).text.startswith("### No person here goes by “brown, ada”.")
    assert (await final_reply(asked)).text.startswith("### Ada Brown — 2 remarks in 2 articles")


async def test_a_damaged_database_that_is_put_in_place_leaves_the_facts_of_before(bot: Running, tmp_path: Path) -> None:
    before = await ask(bot, "quote", {"person": "ada"})
    broken = tmp_path / "broken.db"
    broken.write_bytes(bot.whole.read_bytes()[:100] + b"\x55" * 100_000)
    bot.put(broken)
    assert (await ask(bot, "quote", {"person": "ada"})).text == before.text
    assert (await ask(bot, "recap", {"event": "800m"})).text.startswith("### Women's 800m final")


async def test_a_database_that_is_gone_leaves_the_facts_of_before(bot: Running) -> None:
    before = await ask(bot, "quote", {"person": "ada"})
    bot.database.unlink()
    assert (await ask(bot, "quote", {"person": "ada"})).text == before.text
