"""The picture of an answer, from the menu: an attachment in a media gallery, with words for whoever cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chat.discord.channel import offered

if TYPE_CHECKING:
    from tests.chat.discord.channel import Channel

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_picture_of_a_result_comes_to_whoever_clicked_alone(worlds: Channel) -> None:
    picture = await worlds.press(await worlds.ask("result", event="1500m"), "Picture", by=worlds.bob)
    assert picture.ephemeral
    gallery, _, small_print = picture.components[0]["components"]
    assert gallery["items"][0]["media"]["url"].endswith("/result.png")
    assert gallery["items"][0]["description"].startswith(
        "Men's 1500m final, World Championships 2023. 1 · Josh Kerr (GBR): 3:29.38 [1][2][3][4][5]. "
        "2 · Jakob Ingebrigtsen (NOR): DISPUTED, 3:29.65 +0.27 [1][2][4], 3:29.55 +0.17 [3]."
    )
    assert small_print["content"].startswith("-# [1]\u00a0[sportnewscenter.com](<https://")


@pytest.mark.parametrize("question", ["result", "recap", "sources"])
async def test_a_result_a_recap_and_the_sources_have_a_picture(worlds: Channel, question: str) -> None:
    picture = await worlds.press(await worlds.ask(question), "Picture")
    assert picture.components[0]["components"][0]["items"][0]["media"]["url"].endswith(f"/{question}.png")


async def test_what_would_show_a_covered_outcome_has_none(worlds: Channel) -> None:
    assert "Picture" not in offered(await worlds.ask("recap", spoilers="hide"))
