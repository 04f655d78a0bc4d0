from __future__ import annotations

import pytest

from bot.answers.completion.matching import as_typed, begins_words, likely_spellings, typed_words

KNOWN = ("johnson", "jones", "katarina", "kerr", "thompson")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        ("Kerr", ("kerr",)),
        ("johnson-th", ("johnson", "th")),
        ("1,500 me", ("1500",)),
        ("1500 metr bud", ("1500", "metr", "bud")),
    ],
)
def test_words_are_folded_and_a_unit_on_its_way_is_left_out(typed: str, words: tuple[str, ...]) -> None:
    assert typed_words(typed) == words


@pytest.mark.parametrize(
    ("words", "whether"), [(("thompson", "kat"), True), (("hompson",), False), (("kat", "kerr"), False), ((), True)]
)
def test_each_word_begins_one_of_the_name(words: tuple[str, ...], whether: bool) -> None:  # noqa: FBT001 — a table
    assert begins_words(as_typed(words), "katarina johnson thompson") is whether


@pytest.mark.parametrize(
    ("words", "spellings"),
    [
        (("jonhson",), (("johnson",),)),
        (("jhnson",), (("johnson",),)),
        (("johxson",), (("johnson",),)),
        (("johnsson",), (("johnson",),)),
        (("karr",), (("kerr",),)),
        (("jon3s", "kat"), (("jones",), ("kat",))),
        (("jxnes", "kat"), (("jones",), ("kat",))),
        (("hompso",), (("thompson",),)),
        (("katarnia", "thopmson"), (("katarina",), ("thompson",))),
        (("tohmspon",), (("thompson",),)),
    ],
)
def test_a_word_is_taken_for_those_in_which_it_stands_or_which_begin_so_but_for_a_slip(
    words: tuple[str, ...], spellings: tuple[tuple[str, ...], ...]
) -> None:
    assert tuple(map(tuple, likely_spellings(words, KNOWN)[0])) == spellings


@pytest.mark.parametrize("word", ["ktraina", "kxt", "on", "xx"])
def test_what_is_like_no_word_is_taken_for_none(word: str) -> None:
    assert likely_spellings((word,), KNOWN) == [as_typed([word])]
