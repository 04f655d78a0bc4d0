"""The database of the Harbour Games, written anew for a test that changes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.facts.compared_pack import compare_pack
from bot.store.writing.build import write_database

if TYPE_CHECKING:
    from bot.facts.compared_pack import ComparedPack

HARBOUR = Path(__file__).parents[1] / "packs" / "harbour"
FINAL = "harbour-2031-womens-800m-final"


@cache
def compared_harbour() -> ComparedPack:
    return compare_pack(HARBOUR)


def build_harbour(path: Path) -> Path:
    """The database of the Harbour Games, written anew; the pack is read and compared once."""
    return write_database(compared_harbour(), path).path
