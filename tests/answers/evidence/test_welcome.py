"""What a newcomer is told: every example that is offered answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Outcome
from bot.answers.evidence.welcome import welcome

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_newcomer_reads_what_is_known_and_what_to_ask(shipped: LivePack) -> None:
    told = await welcome(shipped.store)
    assert told.known == "5 articles on the men's 1500m final, World Championships 2023."
    assert told.examples == (
        "who won?",
        "what did Kerr say?",
        "where do the articles disagree?",
        "what happened?",
        "/sources",
    )
    assert [article.number for article in told.articles] == [1, 2, 3, 4, 5]
    assert [race.id for race in told.stories] == ["worlds-2023-mens-1500m-final"]
    assert told.words == ("3:29.65", "Kerr")


async def test_of_several_stories_the_newest_is_open(harbour: LivePack) -> None:
    told = await welcome(harbour.store)
    assert told.known == (
        "4 articles on the women's 800m final, 2 on the women's high jump final, 2 on the women's marathon, "
        "Harbour Games 2031."
    )
    assert [article.number for article in told.articles] == [1, 2, 3, 4]
    assert [race.name for race in told.stories] == [
        "Women's 800m final",
        "Women's high jump final",
        "Women's marathon",
    ]


async def test_where_nobody_is_quoted_nothing_is_offered_that_somebody_said(events: LivePack) -> None:
    assert not [line for line in (await welcome(events.store)).examples if " say?" in line]


async def test_every_example_answers(
    shipped: LivePack, harbour: LivePack, events: LivePack, invented: LivePack
) -> None:
    for pack in (shipped, harbour, events, invented):
        told = await welcome(pack.store)
        for line in (*told.examples, *(f"/search {words}" for words in told.words)):
            assert (await pack.ask(line)).outcome is Outcome.ANSWERED, line


async def test_it_takes_two_statements(shipped: LivePack) -> None:
    before = shipped.store.statements
    await welcome(shipped.store)
    assert shipped.store.statements == before + 2
