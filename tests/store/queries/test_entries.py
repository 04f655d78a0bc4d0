from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.store.store import Store


async def test_who_lists_a_key_comes_before_who_only_bears_the_surname(store: Store) -> None:
    rows = await store.entries(["brown"])
    assert [(row.id, row.owner) for row in rows] == [("ada-brown", True), ("isolde-brown", False)]


async def test_an_attribute_goes_by_its_label_and_words(store: Store) -> None:
    for key in ("time", "clocked"):
        (row,) = await store.entries([key], ["attribute"])
        assert (row.id, row.type, row.name, row.detail) == ("clocking", "attribute", "time", "Result")


@pytest.mark.parametrize(
    ("types", "found"),
    [([], {"womens-800m", "mens-800m"}), (["event"], {"womens-800m", "mens-800m"}), (["person"], set())],
)
async def test_entries_are_of_the_types_asked_for(store: Store, types: list[str], found: set[str]) -> None:
    assert {row.id for row in await store.entries(["800m"], types)} == found


async def test_somebody_whom_no_article_names_says_how_to_speak_of_them(store: Store) -> None:
    (row,) = await store.entries(["lee father"], ["person"])
    assert (row.id, row.unnamed) == ("lees-father", "Mina Lee's father")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("solvieg ernes", "solveig-aernes"),
        ("Hallenbi", "runa-hallenby"),
        ("Marchant", "eloise-marchand"),
        ("marathn", "womens-marathon"),
    ],
)
async def test_a_slip_of_the_pen_is_forgiven(store: Store, typed: str, first: str) -> None:
    assert (await store.suggestions(typed, ["person", "event"]))[0].id == first


@pytest.mark.parametrize("typed", ["", "  ", "!?", "zzzzzz", '"', "* ^", "a" * 4000])
async def test_noise_suggests_nothing_and_harms_nothing(store: Store, typed: str) -> None:
    assert await store.suggestions(typed) == ()


async def test_suggestions_are_of_the_types_asked_for(store: Store) -> None:
    assert {row.type for row in await store.suggestions("harbor", ["place"])} == {"place"}
