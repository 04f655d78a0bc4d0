from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.store import Store

FINAL = "harbour-2031-womens-800m-final"


async def test_exact_words_come_in_the_order_asked_for_with_their_paragraph(store: Store) -> None:
    points = (await store.result_facts(FINAL)).points
    asked = [claim for row in points[:3] for claim in row.evidence][::-1]
    rows = await store.evidence([*asked, "no-such-claim"])
    assert [row.claim.id for row in rows] == asked
    for row in rows:
        assert row.paragraph_text is not None
        assert " ".join(row.claim.excerpt.split()) in " ".join(row.paragraph_text.split())
