"""What Discord is sent for a line: the payload of a message as JSON, for whoever wants to look at it or draw it.

    python bench/message.py [--pack DIR] [--page N] [--words] LINE > message.json

``--page`` is the page of the answer, ``--words`` asks for the exact words of that page.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
from pathlib import Path

from bot.answers import registry
from bot.answers.answer import Answer
from bot.answers.question import Call
from bot.chat.ask import open_store
from bot.chat.discord.answer_service import AnswerService, DrawnAnswer, draw_answer
from bot.facts.location import locate_pack
from bot.settings import read_settings

COMPONENTS_V2 = 1 << 15
"""The flag of a message that is made of components."""


async def drawn_answer(service: AnswerService, line: str, words_of: int | None) -> DrawnAnswer:
    """The answer to a typed line as messages, or the exact words of a page of it."""
    call = registry.read_line(line)
    if isinstance(call, Answer):
        return draw_answer(call, Call("help", {}, line))
    return await service.drawn(call) if words_of is None else await service.exact_words(call, words_of)


async def main() -> None:
    """Print the payload of one page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("line")
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--page", type=int, default=1)
    parser.add_argument("--words", action="store_true")
    options = parser.parse_args()
    settings = read_settings(os.environ)
    store, _ = await open_store(locate_pack(options.pack or settings.pack), settings.cache)
    async with store:
        drawn = await drawn_answer(AnswerService(store), options.line, options.page if options.words else None)
    components = drawn.page(1 if options.words else options.page)
    print(json.dumps({"_question": options.line, "flags": COMPONENTS_V2, "components": components}, ensure_ascii=False))


if __name__ == "__main__":
    asyncio.run(main())
