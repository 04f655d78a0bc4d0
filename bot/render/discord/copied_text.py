"""A page of an answer as plain text in a block that a message offers to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.copied_lines import copied_lines
from bot.render.discord.markdown import drawn_size, plain_text

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from bot.render.discord.pages import Page

LONGEST_TEXT = 2000
"""Characters of a message that is plain text."""

_FENCE = "```"
_REST = "…"


def copied_page(answer: Answer, page: Page) -> str:
    """The page in a block: whole lines, as many as one message holds. There is no markdown in it."""
    lines = [plain_text(text) for text in copied_lines(answer, page.blocks, page.articles)]
    block = _fenced(lines)
    while drawn_size(block) > LONGEST_TEXT:
        lines = [*lines[:-2], _REST] if len(lines) > 1 else [lines[0][: LONGEST_TEXT // 4]]
        block = _fenced(lines)
    return block


def _fenced(lines: list[str]) -> str:
    text = "\n".join(lines).replace(_FENCE, "`\u200b``")  # it would end the block
    return f"{_FENCE}\n{text}\n{_FENCE}"
