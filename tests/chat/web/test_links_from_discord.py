"""What messages on Discord link to: each second link opens its article with words marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.question import Call
from bot.answers.registry import read_line
from bot.chat.discord.answer_service import AnswerService
from bot.store.store import Store
from tests.chat.discord.channel import Channel
from tests.chat.discord.conftest import answering
from tests.conftest import one_in
from tests.double.limits import nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from aiohttp import ClientSession

    from bot.render.discord.components import Component

SITE = "https://races.example"
_LINK = re.compile(r"\(\[text\]\(<https://races\.example(/[^>]*)>\)\)")


def linked(messages: Iterable[Sequence[Component]]) -> set[str]:
    """The addresses of the second links of some messages, below the root of the site."""
    every = (one for message in messages for one in nested(message))
    return {path for one in every for path in _LINK.findall(str(one.get("content", "")))}


@one_in(3)
@pytest.mark.parametrize(
    "line", ["/result", "/recap length:whole", "/sources", "/compare time", "/quote kerr", "/search gold", "/medals"]
)
async def test_every_second_link_opens_an_article_with_its_words_marked(
    shipped_site: str, shipped_database: Path, http: ClientSession, line: str, step: int
) -> None:
    call = read_line(line)
    assert isinstance(call, Call)
    async with await Store.open(shipped_database) as store:
        answers = AnswerService(store, public_url=SITE)
        messages = [*(await answers.drawn(call)).pages, *(await answers.exact_words(call, 1)).pages]
    paths = linked(messages)
    assert any("?claim=" in path for path in paths)
    assert any("?words=" in path for path in paths)
    for path in sorted(paths)[::step]:
        async with http.get(shipped_site + path) as response:
            assert (path, response.status) == (path, 200)
            page = await response.text()
        _, is_cited, id_ = path.partition("#")  # an article of which the page cites nothing has all its claims marked
        wanted = (f'id="{id_}"', "is-cited") if is_cited else ("<mark ",)
        assert [each for each in wanted if each not in page] == [], path


async def test_the_bot_links_to_the_pages_where_their_address_is_set(cache: Path, harbour: Path) -> None:
    async with answering(TRACKSIDE_CACHE=cache, TRACKSIDE_PACK=harbour, TRACKSIDE_PUBLIC_URL=SITE) as discord:
        channel = Channel(discord)
        answer = await channel.ask("result", event="800m")
        assert "([text](<https://races.example/article/harbour-gazette?claim=" in answer.text
        words = await channel.press(answer, "Exact words")
        assert "([text](<https://races.example/article/harbour-gazette?words=" in words.text
        hidden = await channel.ask("recap", event="800m", spoilers="hide")
        assert "races.example" not in hidden.text
