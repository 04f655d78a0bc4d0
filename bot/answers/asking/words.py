"""The words that people put around what they ask, from the table that ships with the program."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from bot.facts.names import fold

_TABLE = Path(__file__).with_name("words.toml")


@cache
def function_words() -> frozenset[str]:
    """The folded words of every language of the table that ask for nothing by themselves ("the", "der", "qui")."""
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return frozenset(fold(word) for words in table["function-words"].values() for word in words.split())
