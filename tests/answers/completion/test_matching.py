from __future__ import annotations

import pytest

from bot.answers.completion.matching import Likeness, beginnings, begins_nearly, likeness, nearly, within

KEYS = ("katarina johnson thompson", "kjt")


@pytest.mark.parametrize(
    ("typed", "heads"),
    [
        ("", ()),
        ("Kerr", ("kerr",)),
        ("johnson-th", ("johnson th", "johnson", "th")),
        ("1,500 me", ("1500",)),
        ("1500 metr bud", ("1500 metr bud", "1500", "metr", "bud")),
    ],
)
def test_beginnings_are_all_that_was_typed_and_each_word(typed: str, heads: tuple[str, ...]) -> None:
    assert beginnings(typed) == heads


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("", Likeness.EXACT),
        ("KJT", Likeness.EXACT),
        ("kat", Likeness.BEGINNING),
        ("katarina john", Likeness.BEGINNING),
        ("thompson", Likeness.WORDS),
        ("thompson kat", Likeness.WORDS),
        ("hompson", None),
        ("katarina kerr", None),
    ],
)
def test_a_name_is_like_what_was_typed(typed: str, like: Likeness | None) -> None:
    assert likeness(beginnings(typed), KEYS) is like


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("hompson", Likeness.SLIP),
        ("tohmpson", Likeness.SLIP),
        ("johnsonthompson", Likeness.SLIP),
        ("john son", Likeness.SLIP),
        ("johnso nthompson", Likeness.SLIP),
        ("katarnia thompson", Likeness.SLIP),
        ("katarnia thopmson", None),
        ("katarina kerr", None),
        ("kxt", None),
    ],
)
def test_one_slip_is_forgiven_and_no_more(typed: str, like: Likeness | None) -> None:
    assert nearly(beginnings(typed), KEYS) is like


@pytest.mark.parametrize(
    ("typed", "name", "whether"),
    [
        ("kerr", "kerr", True),
        ("kerr", "kerrigan", True),
        ("karr", "kerr", True),
        ("keerr", "kerr", True),
        ("krr", "kerr", True),
        ("ekrr", "kerr", True),
        ("kerrr", "kerr", True),
        ("kerrrr", "kerr", False),
        ("kaar", "kerr", False),
        ("rrek", "kerr", False),
        ("kerr", "ker", True),
        ("kerr", "", False),
    ],
)
def test_a_name_begins_nearly_as_typed(typed: str, name: str, whether: bool) -> None:  # noqa: FBT001 — a table
    assert begins_nearly(typed, name) is whether


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("", None),
        ("hompson", Likeness.INSIDE),
        ("mps", Likeness.INSIDE),
        ("ps", None),
        ("kat hns", Likeness.INSIDE),
        ("hns kat", Likeness.INSIDE),
        ("hns kerr", None),
        ("on th", None),
        ("sonth", None),
    ],
)
def test_three_letters_within_a_word_are_like_it(typed: str, like: Likeness | None) -> None:
    assert within(beginnings(typed), KEYS) is like
