from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

if TYPE_CHECKING:
    from bot.facts.compared_pack import ComparedPack
    from bot.store.store import Store

FINAL = "harbour-2031-womens-800m-final"


async def test_quotations_come_newest_occasion_first(store: Store) -> None:
    rows = await store.quotes("ada-brown")
    told = [(row.order, str(row.quote.when), row.article.slug, row.article.number) for row in rows]
    assert list(dict.fromkeys(told)) == [
        (0, "after", "delta-wire", 3),
        (0, "after", "harbour-gazette", 1),
        (1, "before", "harbour-gazette", 1),
    ]
    assert {row.story for row in rows} == {FINAL}


@pytest.mark.parametrize(
    ("keys", "people", "speaker"),
    [
        (["ada brown proud", "ada brown", "ada"], ["ada-brown"], "ada-brown"),
        (["brown"], ["ada-brown", "isolde-brown"], "ada-brown"),
        (["nobody"], [], None),
    ],
)
async def test_the_words_are_those_of_who_goes_by_the_longest_key_that_is_known(
    store: Store, keys: list[str], people: list[str], speaker: str | None
) -> None:
    found, said = await store.quotes_by_name(keys)
    assert [row.id for row in found] == people
    assert found == await store.entries(keys, ["person"])
    assert {row.quote.speaker for row in said} == ({speaker} if speaker else set())
    assert said == (await store.quotes(speaker) if speaker else ())


async def test_a_quotation_comes_as_it_was_curated(store: Store, harbour: ComparedPack) -> None:
    quotes = (quote for article in harbour.pack.articles for quote in article.quotes if quote.speaker == "mina-lee")
    assert {row.quote for row in await store.quotes("mina-lee")} == {replace(quote, source="") for quote in quotes}
