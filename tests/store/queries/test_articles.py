from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from bot.facts.compared_pack import ComparedPack
    from bot.store.store import Store

SLUGS = ["city-post", "delta-wire", "harbour-gazette", "the-mile"]


@pytest.mark.parametrize("slug", SLUGS)
async def test_an_article_comes_whole_with_its_paragraphs_and_every_claim(
    store: Store, harbour: ComparedPack, slug: str
) -> None:
    contents = await store.article(slug)
    assert contents is not None
    original = next(article for article in harbour.pack.articles if article.slug == slug)
    assert contents.text == original.text
    assert contents.paragraphs == ArticleText(original.text).paragraphs
    assert contents.claims == tuple(replace(each, source="", name=None, follows=None) for each in original.claims)


async def test_it_has_its_number_in_its_story_and_what_all_articles_of_that_quote(
    store: Store, harbour: ComparedPack
) -> None:
    contents = await store.article("the-mile")
    assert contents is not None
    assert (contents.article.number, contents.race.id) == (2, "harbour-2031-womens-800m-final")
    articles = [article for article in harbour.pack.articles if contents.race.id in article.stories]
    assert {row.quote.id for row in contents.quotes} == {quote.id for each in articles for quote in each.quotes}
    assert {(row.speaker.id, row.article.slug) for row in contents.quotes} == {
        (quote.speaker, quote.article) for each in articles for quote in each.quotes
    }


async def test_a_claim_has_the_places_where_its_article_repeats_it(store: Store) -> None:
    contents = await store.article("harbour-gazette")
    assert contents is not None
    spans = [(claim.what, span) for claim in contents.claims for span in claim.also]
    assert [(what, contents.text[span.start : span.end]) for what, span in spans] == [
        ("finish", "Local hero takes the 800"),
        ("finish", "Ada Brown won it"),
        ("clocking", "her time was 1:58.20"),
    ]


@pytest.mark.parametrize("slug", ["", "no-such-article", "../data", "the-mile'--"])
async def test_there_is_none_of_another_slug(store: Store, slug: str) -> None:
    assert await store.article(slug) is None
