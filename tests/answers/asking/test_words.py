"""Forms of words, other words for them, and the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.asking.lexicon import asking_words, plain_words
from bot.answers.asking.words import word_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("deny", "denied"),
        ("denied", "deny"),
        ("attempts", "attempt"),
        ("race", "racing"),
        ("racing", "race"),
        ("stop", "stopped"),
        ("sleep", "slept"),
        ("fear", "afraid"),
        ("third", "3rd"),
    ],
)
def test_a_word_has_its_forms(word: str, form: str) -> None:
    assert form in word_forms(word)


@pytest.mark.parametrize("word", ["on", "won by", "800m", "2022"])
def test_what_is_no_single_word_has_no_forms(word: str) -> None:
    assert word_forms(word) == ()


@pytest.mark.parametrize("words", [asking_words, plain_words])
def test_words_come_in_one_order_so_that_a_slip_is_always_read_alike(words: Callable[[str], Sequence[str]]) -> None:
    assert list(words("no")) == sorted(words("no"))
