"""Both packs, ready to be asked: a pack, the auditor of its answers, and a store that counts its statements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from bot.answers import registry
from bot.answers.answer import Answer, Statement
from bot.facts.compared_pack import compare_pack
from bot.store.store import Store
from bot.store.writing.build import build_database, write_database
from tests.answers.audit import Auditor
from tests.conftest import CORVANE, FOOTBALL, HARBOUR, ROOT, pack_of
from tests.packs.events import events_pack
from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
    from pathlib import Path

    from bot.facts.model import Pack
    from bot.store.rows import Facts

    Ask = Callable[..., Awaitable[list[str]]]
    AnswerTo = Callable[..., Awaitable[Answer]]


class CountingStore(Store):
    """A store that counts the statements it was asked for."""

    statements = 0

    async def _rows(self, statement: str, **parameters: str | int | None) -> Iterable[Any]:
        self.statements += 1
        return await super()._rows(statement, **parameters)

    async def _facts(self, statement: str, **parameters: str | int) -> Facts:
        self.statements += 1
        return await super()._facts(statement, **parameters)


@dataclass(frozen=True, repr=False)  # Hypothesis warns of a failure with all of a pack in it instead of telling it
class LivePack:
    """A pack that can be asked."""

    store: CountingStore
    pack: Pack
    auditor: Auditor

    async def ask(self, line: str) -> Answer:
        """The answer to a typed line."""
        return await registry.ask_line(self.store, line)

    async def ask_options(self, name: str, values: Mapping[str, str]) -> Answer:
        """The answer to a question with values by parameter, as a place with options asks it."""
        call = registry.read_options(name, values)
        return call if isinstance(call, Answer) else await registry.answer_call(call, self.store)

    async def counted(self, line: str) -> tuple[Answer, int]:
        """The answer, and how many statements to the store it took."""
        before = self.store.statements
        answer = await self.ask(line)
        return answer, self.store.statements - before


@cache
def _auditor(root: Path) -> Auditor:
    return Auditor(pack_of(root))


async def _live_pack(root: Path, database: Path) -> AsyncIterator[LivePack]:
    async with await CountingStore.open(database) as store:
        yield LivePack(store, pack_of(root), _auditor(root))


@pytest.fixture(scope="session")
async def harbour(harbour_database: Path) -> AsyncIterator[LivePack]:
    """The invented pack of the Harbour Games."""
    async for pack in _live_pack(HARBOUR, harbour_database):
        yield pack


@pytest.fixture(scope="session")
async def corvane(corvane_database: Path) -> AsyncIterator[LivePack]:
    """The invented pack of the Corvane Cup, on what athletics brings."""
    async for pack in _live_pack(CORVANE, corvane_database):
        yield pack


@pytest.fixture(scope="session")
async def football(football_database: Path) -> AsyncIterator[LivePack]:
    """The invented pack of a football match."""
    async for pack in _live_pack(FOOTBALL, football_database):
        yield pack


@pytest.fixture(scope="session")
async def invented(invented_corpus: Path, invented_database: Path) -> AsyncIterator[LivePack]:
    """An invented pack of many stories."""
    async for pack in _live_pack(invented_corpus, invented_database):
        yield pack


@pytest.fixture(scope="session")
async def shipped(shipped_database: Path) -> AsyncIterator[LivePack]:
    """The pack that ships with the project."""
    async for pack in _live_pack(ROOT, shipped_database):
        yield pack


@pytest.fixture(scope="session")
async def events(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LivePack]:
    """The invented pack of a relay and a heptathlon, in which nobody is quoted and nothing is to come."""
    folder = tmp_path_factory.mktemp("events")
    root = events_pack(folder / "pack")
    build_database(root, folder / "facts.db")
    async for pack in _live_pack(root, folder / "facts.db"):
        yield pack


@pytest.fixture
def answer_to(tmp_path: Path) -> AnswerTo:
    """The answer from articles; its receipts are audited."""

    async def answered(line: str, *articles: dict[str, str]) -> Answer:
        root, target = final_pack(tmp_path / "pack", *articles), tmp_path / "facts.db"
        compared = compare_pack(root)
        write_database(compared, target)
        async with await Store.open(target) as store:
            answer = await registry.ask_line(store, line)
        assert list(Auditor(compared.pack).problems(answer)) == []
        return answer

    return answered


@pytest.fixture
def ask(answer_to: AnswerTo) -> Ask:
    """The statements of an answer from articles, each with its count and its working; their receipts are audited."""

    async def asked(line: str, *articles: dict[str, str]) -> list[str]:
        return _lines(await answer_to(line, *articles))

    return asked


def _lines(answer: Answer) -> list[str]:
    statements = [block for block in answer.blocks if isinstance(block, Statement)]
    return [" | ".join(filter(None, (each.text, each.verdict, each.tally, each.working))) for each in statements]
