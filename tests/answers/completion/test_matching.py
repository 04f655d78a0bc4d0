from __future__ import annotations

import pytest

from bot.answers.completion.matching import (
    Match,
    match_inside,
    match_prefix,
    match_slip,
    starts_with_slip,
    typed_prefixes,
)

KEYS = ("katarina johnson thompson", "kjt")


@pytest.mark.parametrize(
    ("typed", "prefixes"),
    [
        ("", ()),
        ("Kerr", ("kerr",)),
        ("johnson-th", ("johnson th", "johnson", "th")),
        ("1,500 me", ("1500",)),
        ("1500 metr bud", ("1500 metr bud", "1500", "metr", "bud")),
    ],
)
def test_prefixes_are_all_that_was_typed_and_each_word(typed: str, prefixes: tuple[str, ...]) -> None:
    assert typed_prefixes(typed) == prefixes


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("", Match.EXACT),
        ("KJT", Match.EXACT),
        ("kat", Match.BEGINNING),
        ("katarina john", Match.BEGINNING),
        ("thompson", Match.WORDS),
        ("thompson kat", Match.WORDS),
        ("hompson", None),
        ("katarina kerr", None),
    ],
)
def test_a_name_is_like_what_was_typed(typed: str, match: Match | None) -> None:
    assert match_prefix(typed_prefixes(typed), KEYS) is match


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("hompson", Match.SLIP),
        ("tohmpson", Match.SLIP),
        ("johnsonthompson", Match.SLIP),
        ("john son", Match.SLIP),
        ("johnso nthompson", Match.SLIP),
        ("katarnia thompson", Match.SLIP),
        ("katarnia thopmson", None),
        ("katarina kerr", None),
        ("kxt", None),
    ],
)
def test_one_slip_is_forgiven_and_no_more(typed: str, match: Match | None) -> None:
    assert match_slip(typed_prefixes(typed), KEYS) is match


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
    assert starts_with_slip(typed, name) is whether


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("", None),
        ("hompson", Match.INSIDE),
        ("mps", Match.INSIDE),
        ("ps", None),
        ("kat hns", Match.INSIDE),
        ("hns kat", Match.INSIDE),
        ("hns kerr", None),
        ("on th", None),
        ("sonth", None),
    ],
)
def test_three_letters_within_a_word_are_like_it(typed: str, match: Match | None) -> None:
    assert match_inside(typed_prefixes(typed), KEYS) is match
