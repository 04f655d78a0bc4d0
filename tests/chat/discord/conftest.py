"""One bot for all tests of a module: its own process, signed in to the double, in a channel where people ask."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.chat.discord.channel import Channel
from tests.chat.discord.running import Running, running
from tests.double.loopback import Discord
from tests.double.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.chat.discord.running import Start
    from tests.double.bot_process import BotProcess


@contextlib.asynccontextmanager
async def answering(**variables: Path) -> AsyncIterator[Discord]:
    """The double with a bot that is ready to be asked."""
    async with Discord() as discord, discord.bot({name: str(path) for name, path in variables.items()}) as bot:
        await discord.ready()
        await bot.logged("Registered ")
        yield discord


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _harbour_bot(cache: Path, harbour: Path) -> AsyncIterator[Discord]:
    async with answering(TRACKSIDE_CACHE=cache, TRACKSIDE_PACK=harbour) as discord:
        yield discord


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _shipped_bot(cache: Path) -> AsyncIterator[Discord]:
    async with answering(TRACKSIDE_CACHE=cache) as discord:
        yield discord


@pytest.fixture
def channel(_harbour_bot: Discord) -> Iterator[Channel]:
    """Where people ask about the invented pack; Discord has nothing to complain of."""
    yield Channel(_harbour_bot)
    assert _harbour_bot.forgive() == []


@pytest.fixture
def worlds(_shipped_bot: Discord) -> Iterator[Channel]:
    """The same about the pack that ships with the project."""
    yield Channel(_shipped_bot)
    assert _shipped_bot.forgive() == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _own_bot(tmp_path_factory: pytest.TempPathFactory, harbour: Path) -> AsyncIterator[Running]:
    async with running(tmp_path_factory.mktemp("own"), harbour) as bot:
        yield bot


@pytest.fixture
def bot(_own_bot: Running) -> Iterator[Running]:
    """A bot with a database of its own, which is whole again afterwards; Discord has nothing to complain of."""
    yield _own_bot
    _own_bot.discord.deadline = SECONDS
    _own_bot.put(_own_bot.whole)
    assert _own_bot.discord.forgive() == []


@pytest.fixture
def start(cache: Path, harbour: Path, tmp_path: Path) -> Start:
    """Makes a bot's process: what a bot remembers, the next one of the test recalls."""
    own = {"TRACKSIDE_CACHE": str(cache), "TRACKSIDE_PACK": str(harbour), "TRACKSIDE_STATE": str(tmp_path / "state")}

    def make(discord: Discord, *arguments: str, **variables: str) -> BotProcess:
        return discord.bot({**own, **variables}, arguments)

    return make
