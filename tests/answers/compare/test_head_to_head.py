"""What /compare says of two together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Statement

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_what_is_said_of_somebody_else_and_of_both_alike_is_told_of_the_two(harbour: LivePack) -> None:
    blocks = (await harbour.ask("/compare lee okafor")).blocks
    together = blocks[blocks.index(Heading("Named together")) + 1 :]
    assert [block.text for block in together if isinstance(block, Statement)] == [
        "Ada Brown was behind Ife Okafor on the all-time list in the women's 800m among Harbour women [2]",
        "Brown was behind Mina Lee on the all-time list in the women's 800m among Harbour women [2]",
    ]


async def test_who_finished_behind_the_other_elsewhere_is_told_where_only_one_has_a_place(harbour: LivePack) -> None:
    told = [block.text for block in (await harbour.ask("/compare isolde brown dahlmark")).blocks]
    behind = "Isolde Brown finished behind Hanne Dahlmark in the women's marathon at the Harbour Games 2027 [3]"
    assert behind in told
