"""The words that people put around what they ask, from the table that ships with the program."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = Path(__file__).with_name("words.toml")


@cache
def words_by_language() -> Mapping[str, frozenset[str]]:
    """The folded words of each language of the table that ask for nothing by themselves ("the", "der", "qui")."""
    table = tomllib.loads(_TABLE.read_text("utf-8"))["function-words"]
    return {language: frozenset(fold(words).split()) for language, words in table.items()}


@cache
def function_words() -> frozenset[str]:
    """Those of every language."""
    return frozenset().union(*words_by_language().values())
