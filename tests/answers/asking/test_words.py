"""Forms of words, and other words for them."""

from __future__ import annotations

import pytest

from bot.answers.asking.words import word_forms


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
