"""How what there is to tell of a subject is joined into a sentence."""

from __future__ import annotations

import pytest

from bot.answers.recap.flow import joints, unshared


@pytest.mark.parametrize(
    ("begins", "sizes", "words"),
    [
        ([True], [1], " won"),
        ([True, True], [1, 1], " won and won"),
        ([True, True, True], [1, 1, 1], " won, won and won"),
        ([True, False], [1, 1], " won and too"),
        ([True, False, False], [1, 1, 1], " won, too and too"),
        ([True, False, True], [1, 1, 1], " won and too, and won"),
        ([True, True, False], [1, 1, 1], " won and won and too"),
        ([True, True], [3, 1], " won, and won"),
    ],
)
def test_what_has_a_verb_of_its_own_is_parted_from_lists(begins: list[bool], sizes: list[int], words: str) -> None:
    said = ["won" if own else "too" for own in begins]
    assert "".join(f"{joint}{word}" for joint, word in zip(joints(begins, sizes), said, strict=True)) == words


@pytest.mark.parametrize(
    ("words", "before", "alike", "left"),
    [
        ("had a cough", "had a cold", False, "a cough"),
        ("had won before", "had a cold", False, "had won before"),
        ("held the world title", "held the Olympic title", True, "the world title"),
        ("was in awe", "felt proud", False, "was in awe"),
    ],
)
def test_words_that_both_begin_with_are_said_once(words: str, before: str, *, alike: bool, left: str) -> None:
    assert unshared(words, before, alike=alike) == left
