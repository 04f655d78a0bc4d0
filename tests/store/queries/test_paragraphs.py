from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.facts.compared_pack import ComparedPack
    from bot.store.store import Store


async def test_paragraphs_come_whole_in_the_order_asked_for(store: Store, harbour: ComparedPack) -> None:
    texts = {article.slug: article.text for article in harbour.pack.articles}
    asked = [("the-mile", 3), ("harbour-gazette", 2), ("the-mile", 1)]
    rows = await store.paragraphs([*asked, ("the-mile", 999), ("no-such-article", 1)])
    assert [(row.article, row.number) for row in rows] == asked
    for row in rows:
        assert row.text.strip()
        assert texts[row.article][row.start :].startswith(row.text)
