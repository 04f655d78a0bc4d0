"""The words that people put around what they ask, from the table that ships with the program."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.facts.names import fold
from bot.facts.word_forms import inflections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ORDERS = ("first", "last")
"""The words of a topic that ask which of the things that happened at one moment was the first, or the last."""

_TABLE = Path(__file__).with_name("words.toml")


@cache
def words_by_language() -> Mapping[str, frozenset[str]]:
    """The folded words of each language of the table that ask for nothing by themselves ("the", "der", "qui")."""
    return {language: frozenset(fold(words).split()) for language, words in _table()["function-words"].items()}


@cache
def numbers_by_language() -> Sequence[Mapping[str, str]]:
    """The numbers below a hundred as each language says them, with and without accents, by their figures."""
    return [_numbers(**forms) for forms in _table()["numbers"].values()]


def _numbers(small: str, tens: str, joined: str) -> Mapping[str, str]:
    ones, full = ([[*words.replace("_", " ").split("/")] for words in each.split()] for each in (small, tens))
    said = {word: str(value) for value, words in enumerate(ones) for word in words}
    said |= {word: str(10 * value) for value, words in enumerate(full, 1) for word in words}
    for (ten, value), pattern in product([(ten, said[ten]) for words in full[1:] for ten in words], joined.split("|")):
        said |= {pattern.format(ten=ten, unit=unit): value[0] + said[unit] for words in ones[1:10] for unit in words}
    said |= {f"{zero} {unit}": f"0{said[unit]}" for zero in ones[0] for words in ones[1:10] for unit in words}
    return said | {fold(word): figures for word, figures in said.items()}


@cache
def politeness() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is said to be polite, as it stands in folded words before a question and behind it."""
    around = _table()["politeness"]
    return re.compile(rf"(?:(?:{'|'.join(around['before'])})\b ?)+"), re.compile(rf" (?:{'|'.join(around['after'])})$")


def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def function_words() -> frozenset[str]:
    """Those of every language."""
    return frozenset().union(*words_by_language().values())


@cache
def _other_words() -> Mapping[str, tuple[str, ...]]:
    """By folded words of English those for the same that no ending makes of them: "slept" for "sleep"."""
    return {fold(word): tuple(map(fold, others)) for word, others in _table()["other-words"].items()}


def word_forms(word: str) -> tuple[str, ...]:
    """Other folded words for a folded English word or phrase: those of the table, or what endings make of it."""
    return _other_words().get(word) or tuple(form for form in inflections(word) if form != word)
