"""The pack of the Harbour Games, as it is compared and as it is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.facts.compared_pack import compare_pack
from bot.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.facts.compared_pack import ComparedPack

HARBOUR = Path(__file__).parents[1] / "packs" / "harbour"


@pytest.fixture(scope="session")
def harbour() -> ComparedPack:
    return compare_pack(HARBOUR)


@pytest.fixture
async def store(harbour_database: Path) -> AsyncIterator[Store]:
    async with await Store.open(harbour_database) as store:
        yield store
